"""Print laid upon print part by part: paper that is not flat, or a form that was set anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.recognition.ink import Ink
    from core.recognition.shown import Pixels

# Lengths are in thousandths of the template's long side.
_BLOCK, _SHIFT = 96, 6  # parts that are laid anew, and how far
_FIT = 0.6  # correlation from which a part's shift is believed
_FAR_COST = 0.05  # of the correlation, at the end of the search


def laid_anew(laid: Ink, first: Ink, unit_px: float) -> Ink:
    """`laid` upon the first part by part, as for paper that is not flat."""
    return moved(laid, *shifts(first, laid, unit_px))


def moved(laid: Ink, across: Pixels, down: Pixels) -> Ink:
    height, width = laid.shape
    columns, rows = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    return np.asarray(cv2.remap(laid, columns + across, rows + down, cv2.INTER_LINEAR), np.uint8)


def shifts(first: Ink, laid: Ink, unit_px: float) -> tuple[Pixels, Pixels]:
    """How far each pixel's print in `laid` lies off the first's, across and down, (H, W)."""
    height, width = first.shape
    block, reach = round(_BLOCK * unit_px), max(1, round(_SHIFT * unit_px))
    rows, columns = max(1, height // block), max(1, width // block)
    found = np.zeros((2, rows, columns), np.float32)
    for row in range(rows):
        for column in range(columns):
            top, bottom = row * height // rows, (row + 1) * height // rows
            left, right = column * width // columns, (column + 1) * width // columns
            part = first[top + reach : bottom - reach, left + reach : right - reach]
            if part.sum() < 255 * 30 * unit_px**2:
                continue
            fits = cv2.matchTemplate(laid[top:bottom, left:right], part, cv2.TM_CCORR_NORMED)
            fit, (x, y) = best_near_middle(fits)
            if fit > _FIT:
                found[:, row, column] = x - reach, y - reach
    if min(rows, columns) > 2:  # one part that jumps is a mistake
        found = np.stack([cv2.medianBlur(plane, 3) for plane in found])
    across, down = (
        np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        for plane in found
    )
    return across, down


def best_near_middle(fits: NDArray[Any]) -> tuple[float, tuple[int, int]]:
    """The best correlation and its (x, y). The middle is likely, and along a rule, where one place
    fits as well as another, nothing else tells."""
    rows, columns = (np.linspace(-1, 1, count, dtype=np.float32) for count in fits.shape)
    likely = fits - np.float32(_FAR_COST) * (rows[:, None] ** 2 + columns**2)
    _, best, _, (x, y) = cv2.minMaxLoc(likely)
    return float(best), (int(x), int(y))
