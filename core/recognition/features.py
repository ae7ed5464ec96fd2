"""Points that are found again on another picture of a page: ORB (Rublee et al., ICCV 2011)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Image

LONG_SIDE_PX = 1000
NEAR_PX = 12.0
"""How far a point may lie from where a first view of the page puts it."""
_FEATURES = 4000
_FAST_THRESHOLD = 10
_BORDER_PX = 31  # ORB's own: no feature is closer to the picture's edge
_SPREAD = 12
_PARTS = 8  # of a pixel


@dataclass(frozen=True, eq=False)
class Features:
    """`points` (N, 2) in pixels, `descriptors` (N, 32) uint8, `size_px` (width, height). The first
    ones are the strongest of all parts of the page."""

    points: NDArray[np.float32]
    descriptors: NDArray[np.uint8]
    size_px: tuple[int, int]

    def first(self, count: int) -> Features:
        return Features(self.points[:count], self.descriptors[:count], self.size_px)

    @cached_property
    def cells(self) -> Cells:
        return Cells(self)

    def to_bytes(self) -> bytes:
        buffer = io.BytesIO()
        parts = np.round(self.points * _PARTS).astype(np.uint16)
        np.savez(buffer, points=parts, descriptors=self.descriptors, size_px=self.size_px)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Features:
        """Raises ValueError for what `to_bytes` did not write."""
        try:
            with np.load(io.BytesIO(data)) as stored:
                width, height = (int(side) for side in stored["size_px"])
                points = stored["points"].astype(np.float32) / np.float32(_PARTS)
                return cls(points, stored["descriptors"], (width, height))
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise ValueError("no features") from error


class Cells:
    """Features by where they lie, so that those near a point are found at once."""

    def __init__(self, features: Features) -> None:
        self._columns = int(features.size_px[0] // NEAR_PX) + 3
        numbers = self._numbers(features.points)
        order = np.argsort(numbers, kind="stable")
        self._sorted = numbers[order]
        self.points = features.points[order]
        self.descriptors = as_words(features.descriptors[order])

    def near(self, points: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Pairs of an index of `points` (M, 2) and one of the features within NEAR_PX of it."""
        asked: list[NDArray[np.intp]] = []
        found: list[NDArray[np.intp]] = []
        numbers = self._numbers(points)
        for row in (-self._columns, 0, self._columns):
            start = np.searchsorted(self._sorted, numbers + row - 1, "left")
            counts = np.searchsorted(self._sorted, numbers + row + 1, "right") - start
            within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
            asked.append(np.repeat(np.arange(len(points)), counts))
            found.append(np.repeat(start, counts) + within)
        ask, find = np.concatenate(asked), np.concatenate(found)
        near = ((points[ask] - self.points[find]) ** 2).sum(1) < NEAR_PX**2
        return ask[near], find[near]

    def _numbers(self, points: NDArray[np.floating]) -> NDArray[np.intp]:
        columns, rows = (np.floor(points / NEAR_PX).astype(np.intp) + 1).T
        return np.asarray(rows * self._columns + columns)


def as_words(descriptors: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """(N, 32) bytes as (N, 4) words, whose differing bits are quickly counted."""
    return np.ascontiguousarray(descriptors).view(np.uint64)


def extract(image: Image) -> Features:
    """Features of a page, uint8 (H, W, 3), looked at no larger than LONG_SIDE_PX."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = LONG_SIDE_PX / max(grey.shape)
    if scale < 1:
        size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    size_px = grey.shape[1], grey.shape[0]
    keypoints: Sequence[cv2.KeyPoint] = ()
    descriptors = None
    if min(grey.shape) > 2 * _BORDER_PX:  # OpenCV fails on a strip of one pixel
        orb = cv2.ORB.create(_FEATURES, edgeThreshold=_BORDER_PX, fastThreshold=_FAST_THRESHOLD)
        keypoints, descriptors = orb.detectAndCompute(grey, None)
    if descriptors is None:
        return Features(np.empty((0, 2), np.float32), np.empty((0, 32), np.uint8), size_px)
    points = np.array([keypoint.pt for keypoint in keypoints], np.float32)
    points = np.round(points * _PARTS) / np.float32(_PARTS)  # as they are stored
    strength = np.array([keypoint.response for keypoint in keypoints])
    order = _spread_order(points, strength, size_px)
    return Features(points[order], np.asarray(descriptors, np.uint8)[order], size_px)


def _spread_order(
    points: NDArray[np.float32], strength: NDArray[np.float64], size_px: tuple[int, int]
) -> NDArray[np.intp]:
    """The strongest of each part of the page, then the second strongest of each, and so on: writing
    and a desk's pattern have strong corners, and would leave none for the rest."""
    columns, rows = np.floor(points / np.array(size_px) * _SPREAD).astype(np.intp).T
    part = rows * _SPREAD + columns
    order = np.lexsort((-strength, part))
    starts = np.flatnonzero(np.diff(part[order], prepend=-1))
    rank = np.empty(len(part), np.intp)
    rank[order] = np.arange(len(part)) - np.repeat(starts, np.diff(starts, append=len(part)))
    return np.lexsort((-strength, rank))
