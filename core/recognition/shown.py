"""How a page shows print that it is known to have: how dark, and how far out of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.recognition.ink import Ink

Pixels: TypeAlias = NDArray[np.float32]
SOFTENING = 0.7
"""Of all ink that is compared, in thousandths of the long side: a finer or coarser copy draws thin
lines darker or paler."""
BLURS = (1.0, 2.0, 3.5)
"""Times SOFTENING: sharp, soft, and so far out of focus that small print may vanish."""
_STRENGTHS = (0.3, 1.5)


class Shown(NamedTuple):
    """Softened by `sigma_px`, `strength` times as dark."""

    sigma_px: float
    strength: float


def soft(ink: Ink, sigma_px: float) -> Pixels:
    """In [0, 1]."""
    return np.asarray(cv2.GaussianBlur(ink, (0, 0), sigma_px), np.float32) / np.float32(255)


def how_shown(page: Pixels, known: Ink, where: NDArray[np.bool_], sigma_px: float) -> Shown:
    """`page`: its ink, softened by `sigma_px`; `known`: print that it has; (H, W) in one frame.
    A photo out of focus spreads thin strokes, and they are to be looked for as pale as they are."""
    seen = page[where]
    looks = []
    for blur in BLURS:
        drawn = soft(known, blur * sigma_px)[where]
        strength = float(seen @ drawn) / max(float(drawn @ drawn), 1e-6)
        strength = min(max(strength, _STRENGTHS[0]), _STRENGTHS[1])
        looks.append((float(np.abs(seen - strength * drawn).sum()), blur, strength))
    _, blur, strength = min(looks)
    return Shown(blur * sigma_px, strength)
