"""Is there anything on the page?

A page is blank when all its marks are ones that scanners and folders leave: dust, shadows and
streaks that reach the edge, punch holes. A page number or one line of text is content. When in
doubt a page is not blank: recognition then says that it knows nothing like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Image

_LONG_SIDE_PX = 768
LEAST_SIDE_PX = 32
_PAGE_MM = 297.0  # taken for the long side of any page: exact sizes do not matter here
_LEAST_CONTRAST = 32  # grey levels; what shines through from the back stays below
_MOST_CONTRAST = 48  # faint writing is about as dark
_NOISE_FACTOR = 6.0
_MARK_MM = 1.8  # a digit is higher or a letter wider; dust is smaller
_MARK_PX = 8
_EDGE_MM = 15.0  # shadows, folded corners and staples reach no deeper
_TOUCH_MM = 0.8
_HOLE_MM = (4.5, 10.0)
_HOLE_MARGIN_MM = 25.0
_STREAK_MM = 1.2


@dataclass(frozen=True)
class _Marks:
    """Every spot that differs from the paper around it; one entry a spot, mm."""

    left: NDArray[np.float64]
    top: NDArray[np.float64]
    width: NDArray[np.float64]
    height: NDArray[np.float64]
    area_px: NDArray[np.int64]
    inside_px: NDArray[np.int64]  # how much of the area lies away from the edges
    page_width: float
    page_height: float


def is_blank(image: Image) -> bool:
    """Whether the page, uint8 (H, W, 3), holds no writing, lines or pictures."""
    least, most = min(image.shape[:2]), max(image.shape[:2])
    # A strip that is too narrow to look for marks on, now or at the size they are looked for in.
    if least * min(1.0, _LONG_SIDE_PX / most) < LEAST_SIDE_PX:
        return False
    marks = _find_marks(_darkest(image))
    longest = np.maximum(marks.width, marks.height)
    thinnest = np.minimum(marks.width, marks.height)
    dust = (longest < _MARK_MM) | (marks.area_px < _MARK_PX)
    to_edge = _distance_to_edge(marks)
    shadow = (to_edge < _TOUCH_MM) & (marks.inside_px == 0)
    hole = (
        (thinnest > 0.75 * longest) & (longest > _HOLE_MM[0]) & (longest < _HOLE_MM[1])
        & (to_edge < _HOLE_MARGIN_MM)
    )  # fmt: skip
    way = np.where(marks.width > marks.height, marks.page_width, marks.page_height)
    # A feeder's dirt draws a thin line along the whole way of the paper.
    streak = (thinnest < _STREAK_MM) & (longest > 0.95 * way)
    return bool(np.all(dust | shadow | hole | streak))


def _distance_to_edge(marks: _Marks) -> NDArray[np.float64]:
    """Of each mark to the nearest edge of the page, mm."""
    to_right = marks.page_width - marks.left - marks.width
    to_bottom = marks.page_height - marks.top - marks.height
    return np.minimum(np.minimum(marks.left, to_right), np.minimum(marks.top, to_bottom))


def _darkest(image: Image) -> NDArray[np.uint8]:
    """One plane in which ink of any colour is dark, of the size marks are looked for in."""
    red, green, blue = cv2.split(image)
    plane = cv2.min(cv2.min(red, green), blue)
    scale = _LONG_SIDE_PX / max(plane.shape)
    if scale < 1:
        plane = cv2.resize(plane, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(plane, np.uint8)


def _find_marks(plane: NDArray[np.uint8]) -> _Marks:
    height, width = plane.shape
    mm_per_px = _PAGE_MM / max(plane.shape)
    # The paper's own colour and its shading: what a wide median leaves.
    coarse = cv2.resize(plane, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.resize(cv2.medianBlur(coarse, 15), (width, height))
    contrast = cv2.absdiff(plane, paper)
    noise = float(np.median(contrast[::4, ::4]))
    threshold = float(np.clip(_NOISE_FACTOR * noise, _LEAST_CONTRAST, _MOST_CONTRAST))
    ink = cv2.threshold(contrast, threshold, 1, cv2.THRESH_BINARY)[1]
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, spots, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    edge = round(_EDGE_MM / mm_per_px)
    inside = np.bincount(spots[edge:-edge, edge:-edge].ravel(), minlength=count)
    left, top, wide, high = (boxes[1:, column] * mm_per_px for column in range(4))
    return _Marks(
        left, top, wide, high, boxes[1:, 4].astype(np.int64), inside[1:],
        width * mm_per_px, height * mm_per_px,
    )  # fmt: skip
