"""Filled copies of a form, sound or with one damage, scanned or photographed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.data.damage import Damage, Damaged, damaged
from training.data.fill import fill
from training.data.fonts import Fonts
from training.data.layout import Layout
from training.data.paint import paint_scaled, pixels
from training.data.scan import Tone, draw_flatbed, draw_snapshot, photograph, scan_page
from training.data.seeds import array_stream, stream

Pixels = NDArray[np.uint8]
COPY_PX = 1000
_READABLE_SPOT = 0.4
"""A light spot up to here leaves all print readable: it is light, not glare."""


@dataclass(frozen=True, eq=False)
class Copy:
    """`picture` (H, W, 3) RGB; `mask`: where the damage is in the frame of the blank form, None for
    a sound copy."""

    picture: Pixels
    mask: Pixels | None


def damaged_copy(
    layout: Layout,
    fonts: Fonts,
    seed: int,
    purpose: str,
    what: Damage | None,
    phone: bool,
    elsewhere: Pixels | None = None,
    filled: bool = True,
) -> Copy:
    """A copy of the form with the damage asked for, the same for the same seed and purpose. Scans
    are in grey or colour: in black and white no highlighter and hardly a stain is left."""
    rng, arrays = stream(seed, purpose), array_stream(seed, purpose)
    scale = COPY_PX / max(layout.size_mm)
    page = paint_scaled(layout, fonts, scale)
    if filled:
        page = fill(page, layout, fonts, rng, scale, marks=False)
    drawn = Damaged(pixels(page), None, None, np.zeros(page.size[::-1], np.uint8))
    if what is not None:
        drawn = damaged(drawn.page, what, arrays, scale, elsewhere)
    if phone:
        shot = draw_snapshot(arrays)
        shot = replace(shot, glare=min(shot.glare, _READABLE_SPOT))
        picture = photograph(drawn.page, arrays, COPY_PX, shot, drawn.cover, drawn.light)
    else:
        tone = Tone.COLOUR if rng.random() < 0.6 else Tone.GREY
        how = draw_flatbed(arrays, tone)
        picture = scan_page(drawn.page, arrays, how, drawn.cover, drawn.light)
    return Copy(picture, drawn.mask if what else None)
