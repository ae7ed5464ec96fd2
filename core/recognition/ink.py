"""What is printed or written on a page, apart from the paper and the light on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Image

Ink: TypeAlias = NDArray[np.uint8]
"""(H, W): 0 for paper, 255 for the darkest print of the page."""

_REDUCED = 8
_REACH = 9  # reduced px: wider than a letter or a thick rule, so that paper is found beside them
_LEAST_PAPER = 20.0
_FAINTEST = 0.08  # of the paper's brightness: paper's own texture and shade
_LEAST_RANGE = 0.25


def ink_of(image: Image) -> Ink:
    """uint8 (H, W, 3) RGB -> the same size. The paper's brightness is estimated place by place, so
    shadows and tinted paper are none; dark areas of some hundred px are ink at their rim only."""
    red, green, blue = cv2.split(image)
    grey = cv2.min(cv2.min(red, green), blue)
    height, width = grey.shape
    size = (max(1, width // _REDUCED), max(1, height // _REDUCED))
    small = cv2.medianBlur(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), 3)
    wide = cv2.dilate(small, np.ones((_REACH, _REACH), np.uint8))
    calm = cv2.blur(cv2.erode(wide, np.ones((5, 5), np.uint8)), (_REACH, _REACH))
    paper = cv2.resize(calm.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    darkness = 1 - grey / np.maximum(paper, _LEAST_PAPER)
    darkest = float(np.percentile(darkness[::4, ::4], 99.5))
    spread = max(_LEAST_RANGE, 0.7 * darkest - _FAINTEST)
    return np.asarray(np.clip((darkness - _FAINTEST) / spread, 0, 1) * 255, np.uint8)
