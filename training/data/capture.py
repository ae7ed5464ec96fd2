"""One sheet on its way into a computer: filled in, then scanned or photographed, perhaps turned."""

from dataclasses import dataclass, replace
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.data.elements import Shape
from training.data.fill import fill, overlay_sheet
from training.data.fonts import Fonts
from training.data.layout import Layout
from training.data.paint import paint_scaled, pixels
from training.data.scan import Snapshot, Tone, draw_flatbed, draw_snapshot, photograph, scan_page
from training.data.seeds import array_stream, stream

Pixels = NDArray[np.uint8]  # H x W x 3 RGB
TEMPLATE_PX, PROBE_PX = 1000, 1000  # long sides
_PHOTOGRAPHED_PX = 1200
_BILEVEL_PX = 1500  # 1 bit needs resolution; the file is shrunk afterwards, as a viewer would
_ROTATIONS = (0,) * 33 + (180,) * 4 + (270,) * 2 + (90,)
_MOST_SLOTS = 45
_HASTY_SHARE = 0.3


@dataclass(frozen=True, eq=False)
class Sheet:
    """A clean page: drawn from a layout, or a picture of one."""

    layout: Layout | None = None
    picture: Pixels | None = None

    def clean(self, fonts: Fonts, long_side_px: int) -> Image.Image:
        """The page as a template would show it."""
        if self.layout is not None:
            return paint_scaled(self.layout, fonts, long_side_px / max(self.layout.size_mm))
        assert self.picture is not None
        scale = long_side_px / max(self.picture.shape[:2])
        return Image.fromarray(
            cv2.resize(self.picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        )


@dataclass(frozen=True)
class Capture:
    """How a sheet becomes a file; `rotation` in degrees counter-clockwise."""

    phone: bool
    rotation: int
    filled: bool
    tone: Tone


def draw_capture(rng: Random, phone: bool) -> Capture:
    tones = (Tone.GREY, Tone.GREY, Tone.COLOUR, Tone.COLOUR, Tone.BILEVEL)
    return Capture(phone, rng.choice(_ROTATIONS), rng.random() < 0.9, rng.choice(tones))


def captured(sheet: Sheet, how: Capture, fonts: Fonts, seed: int, purpose: str) -> Pixels:
    """The picture in the file, its long side PROBE_PX; the same for the same seed and purpose."""
    rng, arrays = stream(seed, purpose), array_stream(seed, purpose)
    # A stored page has not the resolution that 1 bit needs: its text would run together.
    coarse = sheet.layout is None and how.tone is Tone.BILEVEL
    tone = Tone.GREY if coarse else how.tone
    bilevel = not how.phone and tone is Tone.BILEVEL
    size_px = _PHOTOGRAPHED_PX if how.phone else _BILEVEL_PX if bilevel else PROBE_PX
    page = sheet.clean(fonts, size_px)
    if how.filled:
        page = _filled(page, sheet, fonts, rng, arrays)
    if how.phone:
        picture = photograph(pixels(page), arrays, PROBE_PX, _snapshot(arrays))
    else:
        picture = scan_page(pixels(page), arrays, draw_flatbed(arrays, tone))
    scale = PROBE_PX / max(picture.shape[:2])
    if scale < 1:
        shrunk = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        picture = np.asarray(shrunk, np.uint8)
    return np.ascontiguousarray(np.rot90(picture, how.rotation // 90))


def _snapshot(arrays: np.random.Generator) -> Snapshot:
    """A photograph; three in ten are taken in haste: from aside, turned, unsharp."""
    how = draw_snapshot(arrays)
    if arrays.random() >= _HASTY_SHARE:
        return how
    return replace(
        how,
        fill=float(arrays.uniform(0.65, 0.85)),
        tilt=float(arrays.uniform(0.08, 0.16)),
        turn_deg=float(arrays.normal(0, 7)),
        blur=float(arrays.uniform(0.0006, 0.0018)),
    )


def _filled(
    page: Image.Image, sheet: Sheet, fonts: Fonts, rng: Random, arrays: np.random.Generator
) -> Image.Image:
    layout = sheet.layout
    if layout is not None and layout.slots:
        return fill(page, _sparser(layout, rng), fonts, rng, max(page.size) / max(layout.size_mm))
    inked = page.convert("RGBA")
    inked.alpha_composite(Image.fromarray(overlay_sheet(arrays, page.size, fonts), "RGBA"))
    return inked.convert("RGB")


def _sparser(layout: Layout, rng: Random) -> Layout:
    """People leave most of a sheet with hundreds of cells empty."""
    single = [
        number
        for number, slot in enumerate(layout.slots)
        if slot.shape is not Shape.TICK and slot.group < 1000
    ]
    if len(single) <= _MOST_SLOTS:
        return layout
    start = rng.randrange(len(single) // 2)
    kept = single[start : start + rng.randint(_MOST_SLOTS // 2, _MOST_SLOTS)]
    empty = set(single) - set(kept)
    slots = tuple(slot for number, slot in enumerate(layout.slots) if number not in empty)
    return replace(layout, slots=slots)
