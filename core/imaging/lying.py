"""How a page lies of which no template is known: by the direction of its lines of letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Image

_LONG_SIDE_PX = 1000
_DARKER = 40  # levels, than the ground around it
_GROUND_PX = 31
_LETTER_PX = 40  # at most, so that rules and pictures are none
_SPECK_PX = 4
_REACH_PX = 15  # from one letter to the next, and less than from one line to the next


def turned_sideways(image: Image) -> int:
    """By how many degrees, 90 or 270 counter-clockwise, a page (H, W, 3) was turned; 0 where
    nothing tells that it was.

    Only a page that is wider than high is taken for turned: lines of letters run from top to bottom
    on upright sheets, too. Which way is told by its margins: print begins at the top left.
    """
    height, width = image.shape[:2]
    if width <= height:
        return 0
    letters = _letters(image)
    if not letters.any() or _run_across(letters):
        return 0
    return min((90, 270), key=lambda degrees: _far_from_top_left(np.rot90(letters, -degrees // 90)))


def _letters(image: Image) -> NDArray[np.uint8]:
    """(h, w): 1 where there is one."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = _LONG_SIDE_PX / max(grey.shape)
    if scale < 1:
        small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        grey = np.asarray(small, np.uint8)
    ground = cv2.medianBlur(grey, _GROUND_PX)
    ink = (cv2.subtract(ground, grey) > _DARKER).astype(np.uint8)
    _, parts, facts, _ = cv2.connectedComponentsWithStats(ink)
    sides, area = facts[:, 2:4].max(axis=1), facts[:, cv2.CC_STAT_AREA]
    kept = (sides < _LETTER_PX) & (area >= _SPECK_PX)
    kept[0] = False  # the ground
    return np.asarray(kept[parts], np.uint8)


def _run_across(letters: NDArray[np.uint8]) -> bool:
    """Widened along their lines, letters run into one another; across them they cover more."""
    along = cv2.dilate(letters, np.ones((1, _REACH_PX), np.uint8))
    across = cv2.dilate(letters, np.ones((_REACH_PX, 1), np.uint8))
    return int(along.sum()) <= int(across.sum())


def _far_from_top_left(letters: NDArray[np.uint8]) -> float:
    """How far down and to the right print lies, on the whole."""
    ys, xs = np.nonzero(letters)
    return float(ys.mean() / letters.shape[0] + xs.mean() / letters.shape[1])
