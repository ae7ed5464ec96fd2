"""What a page shows beyond its template, and what of it it does not show: block by block.

The page is laid on its template in a small frame. The light on it is taken to be smooth, so that
what a stain, a mark or a missing part does to the paper is left. Print that is off by a few pixels
is forgiven.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.recognition.surroundings import ground_contrast, ground_planes

if TYPE_CHECKING:
    from core.domain import Image

Plane: TypeAlias = NDArray[np.float32]
Colours: TypeAlias = NDArray[np.float32]
LONG_SIDE_PX = 640
BLOCK_PX = 16
"""About 7 mm of an A4 page."""
_RIM_PX = 16
_FORGIVEN_PX = 5
_PAPER_PX = 13  # wider than strokes of print, so that paper is found beside them
_OPENINGS_PX = (3, 5, 9)
_LEAST_PAPER = 12.0
_LEAST_PRINT = 24.0
_LEAST_SEEN = 0.5
_FITS = 6
_FIT_TOLERANCE = 0.03  # log brightness: what the paper may differ from smooth light
_CONTEXTS = (3, 7, 15)


@dataclass(frozen=True, eq=False)
class Residual:
    """`features` (rows, columns, F), one row of numbers a block; `seen` (rows, columns): the blocks
    that the picture of the page shows."""

    features: Plane
    seen: NDArray[np.bool_]


def residual_of(page: Image, template: Image, view: NDArray[np.float64]) -> Residual:
    """`page` and `template`, uint8 (H, W, 3) RGB; `view` (3, 3) takes the page's pixels to the
    template's."""
    drawn = _reduced(template, LONG_SIDE_PX / max(template.shape[:2]))
    return residual_in_frame(*_laid(page, template, view, drawn.shape[:2]), drawn)


def residual_in_frame(around: Image, there: Plane, drawn: Image) -> Residual:
    """The page with _RIM_PX around it, and 1 where it is; the template."""
    own = np.s_[_RIM_PX:-_RIM_PX, _RIM_PX:-_RIM_PX]
    laid, inside = np.ascontiguousarray(around[own]), there[own]
    shown = _blocks(inside)
    paper, blank = _paper(laid), _paper(drawn)
    ratio = np.asarray(cv2.log(paper / blank), np.float32)
    light = _light(ratio, shown > _LEAST_SEEN)
    off = ratio - light
    planes = [_blocks(plane) for plane in _planes(laid, drawn, paper, blank, light, off)]
    planes += ground_planes(around, there, _RIM_PX, BLOCK_PX)
    planes += [*_faded(laid, drawn), *_thin_lines(laid, drawn)]
    planes += _edges(off)
    planes.append(_from_edge(shown.shape))
    base = np.stack([*planes, shown], axis=2)
    whole = _whole(laid, base, shown > _LEAST_SEEN, ground_contrast(around, there, _RIM_PX))
    features = np.concatenate([base, *_contexts(base), whole], axis=2)
    return Residual(features.astype(np.float32), shown > _LEAST_SEEN)


def _reduced(image: Image, scale: float) -> Image:
    """Cut to whole blocks of the frame."""
    height, width = (max(BLOCK_PX, round(side * scale)) for side in image.shape[:2])
    small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(small[: height - height % BLOCK_PX, : width - width % BLOCK_PX], np.uint8)


def _laid(
    page: Image, template: Image, view: NDArray[np.float64], shape: tuple[int, ...]
) -> tuple[Image, Plane]:
    """The page in the frame, with _RIM_PX around it, and 1 where it is."""
    to_frame = LONG_SIDE_PX / max(template.shape[:2])
    beside = np.array([[1, 0, _RIM_PX], [0, 1, _RIM_PX], [0, 0, 1.0]])
    onto = beside @ np.diag([to_frame, to_frame, 1.0]) @ view
    height, width = page.shape[:2]
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    outline = cv2.perspectiveTransform(corners, onto).astype(np.float32)
    shrink = min(1.0, float(np.sqrt(cv2.contourArea(outline) / (width * height))))
    if shrink < 0.8:  # so that nothing shimmers
        page = np.asarray(
            cv2.resize(page, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        )
        onto = onto @ np.diag([width / page.shape[1], height / page.shape[0], 1.0])
    size = (shape[1] + 2 * _RIM_PX, shape[0] + 2 * _RIM_PX)
    laid = cv2.warpPerspective(page, onto, size, flags=cv2.INTER_LINEAR, borderValue=(255,) * 3)
    there = np.ones(page.shape[:2], np.float32)
    inside = cv2.erode(cv2.warpPerspective(there, onto, size), np.ones((3, 3), np.uint8))
    return np.asarray(laid, np.uint8), np.asarray(inside, np.float32)


def _blocks(plane: NDArray[Any]) -> Plane:
    """The mean of each block."""
    rows, columns = plane.shape[0] // BLOCK_PX, plane.shape[1] // BLOCK_PX
    return np.asarray(
        cv2.resize(
            plane.astype(np.float32, copy=False), (columns, rows), interpolation=cv2.INTER_AREA
        )
    )


def _paper(image: Image) -> NDArray[np.float32]:
    """The paper beside and below the print, (H, W, 3)."""
    soft = cv2.blur(image, (3, 3))
    wide = cv2.dilate(soft, np.ones((_PAPER_PX, _PAPER_PX), np.uint8))
    calm = cv2.erode(wide, np.ones((_PAPER_PX, _PAPER_PX), np.uint8))
    return np.maximum(calm.astype(np.float32), np.float32(_LEAST_PAPER))


def _light(ratio: NDArray[np.float32], seen: NDArray[np.bool_]) -> NDArray[np.float32]:
    """The smooth light and tint over the page, log, (H, W, 3): a surface of the second degree that
    most of the paper lies on."""
    height, width = ratio.shape[:2]
    blocks = np.stack([_blocks(ratio[..., channel]) for channel in range(3)], axis=2)
    rows, columns = seen.shape
    terms = _terms(rows, columns)[seen]
    wanted = blocks[seen]
    surface = np.zeros((6, 3))
    surface[0] = np.median(wanted, axis=0) if len(wanted) else 0
    if len(wanted) > 20:
        for _ in range(_FITS):
            off = np.abs(wanted - terms @ surface).max(axis=1)
            weight = 1 / (1 + (off / _FIT_TOLERANCE) ** 2)
            weighed = terms * weight[:, None]
            surface = np.linalg.solve(weighed.T @ terms + 1e-3 * np.eye(6), weighed.T @ wanted)
    smooth = (_terms(rows, columns) @ surface).astype(np.float32)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR))


def _terms(rows: int, columns: int) -> NDArray[np.float64]:
    """(rows, columns, 6): 1, x, y, xx, xy, yy over the page."""
    y, x = np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=2)


def _planes(
    laid: Image, drawn: Image, paper: Colours, blank: Colours, light: Colours, off: Colours
) -> list[Plane]:
    """What is measured of each pixel."""
    white = blank * cv2.exp(light)  # what bare paper would be like here
    dark, white_dark = _least(laid).astype(np.float32), _least(white)
    darkness = 1 - dark / white_dark
    wanted = 1 - _least(drawn) / _least(blank)
    near = np.ones((_FORGIVEN_PX, _FORGIVEN_PX), np.uint8)
    added = np.maximum(0, darkness - cv2.dilate(wanted, near))
    soft = cv2.blur(wanted, (3, 3))
    missing = np.maximum(0, soft - cv2.dilate(np.maximum(darkness, 0), near))
    local = 1 - dark / _least(paper)
    unseen = np.maximum(0, soft - cv2.dilate(local, near))
    discs = (cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)) for side in _OPENINGS_PX)
    opened = [cv2.morphologyEx(added, cv2.MORPH_OPEN, disc) for disc in discs]
    more_tint = np.maximum(0, _tint(laid, white) - cv2.dilate(_tint(drawn, blank), near))
    grey = _mean(laid.astype(np.float32))
    rough = np.sqrt(np.maximum(cv2.blur(grey**2, (5, 5)) - cv2.blur(grey, (5, 5)) ** 2, 0)) / 64
    return [
        _mean(off), off[..., 0] - off[..., 2],
        off[..., 1] - (off[..., 0] + off[..., 2]) / 2,
        soft, missing, unseen, added, *opened, more_tint, np.maximum(0, dark / white_dark - 1),
        rough, np.minimum(rough, 0.05) * 20, grey / 255, dark > 248, _mean(white) / 255, local,
    ]  # fmt: skip


def _tint(image: NDArray[Any], paper: Colours) -> Plane:
    """How far the colour is from that of the paper, however dark."""
    off = cv2.log(np.maximum(image, np.float32(8)) / np.maximum(paper, np.float32(8)))
    grey = _mean(off)
    red, green, blue = (np.abs(off[..., channel] - grey) for channel in range(3))
    return np.asarray(np.maximum(np.maximum(red, green), blue), np.float32)


def _least(image: NDArray[Any]) -> NDArray[Any]:
    """Of the three channels; NumPy's own `min` over them takes many times as long."""
    least: NDArray[Any] = np.minimum(np.minimum(image[..., 0], image[..., 1]), image[..., 2])
    return least


def _mean(image: NDArray[np.float32]) -> Plane:
    return (image[..., 0] + image[..., 1] + image[..., 2]) / np.float32(3)


def _faded(laid: Image, drawn: Image) -> list[Plane]:
    """Of the print of each block, which share is gone and which is pale. Glare fades out, paper
    that is missing ends."""
    grey, blank = (_least(image).astype(np.float32) for image in (laid, drawn))
    hat = np.ones((_PAPER_PX, _PAPER_PX), np.uint8)
    near = np.ones((_FORGIVEN_PX, _FORGIVEN_PX), np.uint8)
    wanted = cv2.blur(cv2.morphologyEx(blank, cv2.MORPH_BLACKHAT, hat), (3, 3))
    there = cv2.dilate(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, hat), near)
    asked = np.where(wanted > _LEAST_PRINT, wanted, 0)
    left = np.minimum(there / np.maximum(wanted, 1), 1)
    total = _blocks(asked) + 1
    gone, pale = asked * (left < 0.25), asked * ((left >= 0.25) & (left < 0.6))
    return [_blocks(gone) / total, _blocks(pale) / total, _blocks(asked * left) / total]


def _thin_lines(laid: Image, drawn: Image) -> list[Plane]:
    """Thin dark and thin pale lines that the template has not, at their strongest: the rim of a
    tear."""
    planes = []
    near = np.ones((_FORGIVEN_PX, _FORGIVEN_PX), np.uint8)
    hat = np.ones((5, 5), np.uint8)
    grey, blank = (_mean(cv2.blur(image, (2, 2)).astype(np.float32)) for image in (laid, drawn))
    for what in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT):
        line = cv2.morphologyEx(grey, what, hat)
        free = cv2.dilate(cv2.morphologyEx(blank, cv2.MORPH_GRADIENT, hat), near) < 8
        more = np.where(free, np.minimum(line, 48), 0).astype(np.float32) / 16
        planes += [_blocks(more), _blocks(more > 0.35)]
    return planes


def _edges(off: Colours) -> list[Plane]:
    """How sharply the paper changes at its sharpest in each block, in brightness and in colour."""
    planes = []
    for plane in (_mean(off), off[..., 0] - off[..., 2]):
        calm = cv2.GaussianBlur(plane, (0, 0), 1.2)
        slope = np.hypot(cv2.Sobel(calm, cv2.CV_32F, 1, 0), cv2.Sobel(calm, cv2.CV_32F, 0, 1))
        rows, columns = plane.shape[0] // BLOCK_PX, plane.shape[1] // BLOCK_PX
        sharpest = slope.reshape(rows, BLOCK_PX, columns, BLOCK_PX).max(axis=(1, 3))
        planes.append(np.minimum(sharpest, 2).astype(np.float32))
    return planes


def _from_edge(shape: tuple[int, ...]) -> Plane:
    """0 at the sheet's edge, 1 in its middle."""
    rows, columns = (np.minimum(np.arange(n), np.arange(n)[::-1]) for n in shape)
    return np.asarray(np.minimum(rows[:, None], columns) / 10, np.float32)


def _whole(laid: Image, base: Plane, seen: NDArray[np.bool_], ground: list[float]) -> Plane:
    """What holds for the page as a whole, in each block: how coloured it is, how uneven, and what
    is seen around it."""
    colour = float(np.ptp(laid[::8, ::8].astype(np.float32), axis=2).mean()) / 64
    values = [colour, *ground]
    if seen.any():
        values += (
            np.percentile(base[seen][:, (0, 1, 4, 6)], (10, 50, 90), axis=0).T.ravel().tolist()
        )
    else:
        values += [0.0] * 12
    return np.broadcast_to(np.array(values, np.float32), (*seen.shape, len(values)))


def _contexts(base: Plane) -> list[Plane]:
    """Means around each block, and the most and the least near it."""
    around = [cv2.blur(base, (side, side)) for side in _CONTEXTS]
    near = np.ones((5, 5), np.uint8)
    near_by = cv2.dilate(base, near), cv2.erode(base, near)
    return [np.asarray(one, np.float32) for one in (*around, *near_by)]
