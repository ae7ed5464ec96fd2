"""A page over a template: how much of its print is there, and what print is missing.

A page that lacks print may be another edition, which nobody registered.

Ink the page has beyond the template may be writing and says nothing. Print that is missing is told
from what is covered, torn off or too pale by what lies around it: there everything is in its place.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.recognition.laying import laid_anew
from core.recognition.shown import SOFTENING, how_shown, soft
from core.recognition.twins import Drawing, Place, View

if TYPE_CHECKING:
    from core.domain import Image
    from core.recognition.ink import Ink

_LONG_SIDE_PX = 1000  # so that a length below is in thousandths of the long side
_FLAT = 0.98  # of the print is found at once: the page needs not be laid part by part
_STRONG = 0.45 * 255  # pale rules and tints vanish in many a scan
_FROM_RIM = 9  # px across: what lies at the rim of the picture is not asked for
_FAR_PX = 20_000
_FORGIVEN = 3  # px a part may lie off once it is laid anew
_ABSENT = 0.4  # of the darkness that is to be expected
_DARKNESS = (0.3, 1.2)
_JOIN = (11, 17)  # down and across: letters and lines of one paragraph
_AROUND = 30
# Chosen on generated editions (tests/benchmarks/bench_overlay.py prints what they give).
_LEAST_PX = 60
_LEAST_SHARE = 0.9  # of the print in a place
_MOST_AROUND = 0.1  # of the print around it
_LEAST_AROUND_PX = 200
_LEAST_ON_PAGE = 0.5
_PLAIN_SHARE = 0.7  # of the print
_PLAIN_SIZE = 0.7  # px of the page for one of the frame: 60 dpi of an A4 sheet
_PLAY = 6
_FOLLOWS = 0.3
_COVERED, _DAZZLING = 0.6, 1.04  # of the page's usual brightness: dark things on it, and glare
_RULE = 41  # px: longer straight lines are rules, which vanish from scans in black and white

Marks: TypeAlias = NDArray[np.bool_]
Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, width, height."""


class Overlay:
    """A page laid over a template, in a frame of 1,000 px; `view` takes the page's pixels to the
    template's, `image` is the page's, (H, W, 3) RGB."""

    def __init__(self, image: Image, page: Drawing, view: View, template: Drawing) -> None:
        self._scale = _LONG_SIDE_PX / max(template.ink.shape)
        width, height = (max(1, round(side * self._scale)) for side in reversed(template.ink.shape))
        small = cv2.resize(template.ink, (width, height), interpolation=cv2.INTER_AREA)
        self._image, self._ink = image, np.asarray(small, np.uint8)
        self._onto = np.diag([self._scale, self._scale, 1.0]) @ view
        self._laid, shown = _laid(page.ink, self._onto, self._ink)
        self._own, self._absent = _absent(self._ink, self._laid, shown)
        if self.found < _FLAT:
            self._laid = laid_anew(self._laid, self._ink, 1.0)
            self._own, self._absent = _absent(self._ink, self._laid, shown)

    @property
    def found(self) -> float:
        """The share of the template's strong print that the page shows, in [0, 1]."""
        printed = int(np.count_nonzero(self._own))
        return 1 - int(np.count_nonzero(self._absent)) / printed if printed else 1.0

    @property
    def plain(self) -> bool:
        """Whether the page shows the template so well that somebody sees what is missing: neither
        washed out nor from afar."""
        height, width = self._ink.shape
        corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float32)
        sheet = cv2.perspectiveTransform(corners, np.linalg.inv(self._onto))
        size = np.sqrt(cv2.contourArea(sheet.astype(np.float32)) / (width * height))
        return bool(self.found >= _PLAIN_SHARE and size >= _PLAIN_SIZE)

    @cached_property
    def missing(self) -> tuple[Place, ...]:
        """Rectangles of the template in px whose print is surely not there, the largest first."""
        if self.found < _LEAST_ON_PAGE:
            return ()
        rules = _rules(self._ink)
        found = _places(self._own & ~rules, self._absent & ~rules)
        if found:
            # Beside dark areas and in a blur ink is hard to tell, where the eye still sees it.
            size = self._ink.shape[1], self._ink.shape[0]
            grey = cv2.cvtColor(self._image, cv2.COLOR_RGB2GRAY)
            laid = np.asarray(cv2.warpPerspective(grey, self._onto, size), np.uint8)
            blur_px = self._blur_px()
            found = [box for box in found if not _may_be_there(laid, self._ink, box, blur_px)]
        found.sort(key=lambda box: -box[2] * box[3])
        return tuple(Place(*(round(value / self._scale) for value in box)) for box in found)

    def _blur_px(self) -> float:
        """By how much, a deviation, the page shows the template's print out of focus."""
        there = (self._own & ~self._absent).astype(np.uint8)
        near = cv2.dilate(there, np.ones((5, 5), np.uint8)) > 0
        return how_shown(soft(self._laid, SOFTENING), self._ink, near, SOFTENING).sigma_px


def _may_be_there(grey: Ink, ink: Ink, box: Box, blur_px: float) -> bool:
    """Whether the picture still follows the print of the place, or something dark lies on it."""
    left, top, width, height = box
    paper = float(np.median(grey))
    light = float(np.median(grey[top : top + height, left : left + width]))
    if not _COVERED * paper < light < _DAZZLING * paper:
        return True
    rows = slice(max(0, top - _PLAY), top + height + _PLAY)
    columns = slice(max(0, left - _PLAY), left + width + _PLAY)
    shown = cv2.GaussianBlur(255 - grey[rows, columns], (0, 0), SOFTENING)
    wanted = cv2.GaussianBlur(ink[top : top + height, left : left + width], (0, 0), blur_px)
    if shown.shape[0] < wanted.shape[0] or shown.shape[1] < wanted.shape[1]:
        return True  # it reaches over the rim: nobody knows
    follows = float(cv2.matchTemplate(shown, wanted, cv2.TM_CCOEFF_NORMED).max())
    return follows > _FOLLOWS


def _laid(page: Ink, onto: View, ink: Ink) -> tuple[Ink, Marks]:
    """The page's ink laid over the template, and where there is any page."""
    height, width = ink.shape
    laid = np.asarray(cv2.warpPerspective(page, onto, (width, height), flags=cv2.INTER_AREA))
    rows, columns = page.shape
    corners = np.array([[[0, 0], [columns, 0], [columns, rows], [0, rows]]], np.float64)
    inside = np.zeros((height, width), np.uint8)
    outline = cv2.perspectiveTransform(corners, onto)[0].round().clip(-_FAR_PX, _FAR_PX)
    cv2.fillConvexPoly(inside, outline.astype(np.int32), 1)
    shown = cv2.erode(inside, np.ones((_FROM_RIM, _FROM_RIM), np.uint8)) > 0
    return np.asarray(laid, np.uint8), shown


def _absent(ink: Ink, laid: Ink, shown: Marks) -> tuple[Marks, Marks]:
    """Where the template has strong print, and where of that the page has none."""
    expected = cv2.GaussianBlur(ink, (0, 0), SOFTENING).astype(np.float32)
    kernel = np.ones((_FORGIVEN, _FORGIVEN), np.uint8)
    seen = cv2.dilate(cv2.GaussianBlur(laid, (0, 0), SOFTENING), kernel).astype(np.float32)
    own = (ink > _STRONG) & (expected > _STRONG / 2) & shown
    if not own.any():
        return own, own
    darkness = float(np.clip(np.median(seen[own] / expected[own]), *_DARKNESS))
    return own, own & (seen < _ABSENT * darkness * expected)


def _rules(ink: Ink) -> Marks:
    strong = (ink > _STRONG).astype(np.uint8)
    kernels = (np.ones((1, _RULE), np.uint8), np.ones((_RULE, 1), np.uint8))
    lines = np.maximum(*(cv2.morphologyEx(strong, cv2.MORPH_OPEN, kernel) for kernel in kernels))
    return cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0


def _places(own: Marks, absent: Marks) -> list[Box]:
    if np.count_nonzero(absent) < _LEAST_PX:
        return []
    joined = cv2.dilate(absent.astype(np.uint8), np.ones(_JOIN, np.uint8))
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(joined)
    lacking = np.bincount(numbers[absent], minlength=count)
    sums = [cv2.integral(marks.astype(np.uint8)) for marks in (own, absent)]
    found = []
    for number in np.flatnonzero(lacking >= _LEAST_PX):
        left, top, width, height = (int(value) for value in boxes[number, :4])
        box = left, top, width, height
        around = left - _AROUND, top - _AROUND, width + 2 * _AROUND, height + 2 * _AROUND
        printed, absent_there = (_sum(total, box) for total in sums)
        near_printed, near_absent = (_sum(total, around) - _sum(total, box) for total in sums)
        if absent_there < _LEAST_SHARE * printed:
            continue
        if near_printed < _LEAST_AROUND_PX:  # it stands alone: all the rest tells
            near_printed = int(own.sum()) - printed
            near_absent = int(absent.sum()) - absent_there
        if near_absent <= _MOST_AROUND * near_printed:
            found.append(box)
    return found


def _sum(integral: NDArray[Any], box: Box) -> int:
    left, top, width, height = box
    rows, columns = integral.shape
    x, y = np.clip([left, left + width], 0, columns - 1), np.clip([top, top + height], 0, rows - 1)
    return int(
        integral[y[1], x[1]] - integral[y[0], x[1]] - integral[y[1], x[0]] + integral[y[0], x[0]]
    )
