"""Does a page lie on a template point by point? The second look when the embedding is not sure.

ORB features of both (Rublee et al., ICCV 2011), matched with Lowe's ratio test; a homography by
MAGSAC++ (arXiv 1912.05909) keeps the matches that agree on one view of one flat sheet. Filled-in
ink costs nothing: it only has no counterpart.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain import Image

LONG_SIDE_PX = 1000
_FEATURES = 4000
_FAST_THRESHOLD = 10
_BORDER_PX = 31  # ORB's own: no feature is closer to the picture's edge
_RATIO = 0.8
_FEWEST_MATCHES = 8
_REPROJECTION_PX = 4.0
_CELL_PX = 6  # several matches inside one cell are one piece of evidence
_AREA_FACTORS = (0.3, 12.0)  # how much larger or smaller than the template a page can be drawn
# Chosen on generated sets of forms, scans of each against the templates of all
# (tests/benchmarks/bench_alignment.py prints the distributions). Many points in one place are a
# shared paragraph or table; the same form agrees all over the page.
_CHANCE_POINTS = 25
_HALF_SURE_POINTS = 40
_GRID = 10
_CHANCE_COVERAGE = 0.10
_SURE_COVERAGE = 0.22


@dataclass(frozen=True, eq=False)
class Features:
    """`points` (N, 2) in pixels, `descriptors` (N, 32) uint8, `size_px` (width, height)."""

    points: NDArray[np.float32]
    descriptors: NDArray[np.uint8]
    size_px: tuple[int, int]

    def to_bytes(self) -> bytes:
        """Points to an eighth of a pixel."""
        buffer = io.BytesIO()
        eighths = np.round(self.points * 8).astype(np.uint16)
        np.savez(buffer, points=eighths, descriptors=self.descriptors, size_px=self.size_px)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Features:
        """Raises ValueError for what `to_bytes` did not write."""
        try:
            with np.load(io.BytesIO(data)) as stored:
                width, height = (int(side) for side in stored["size_px"])
                points = stored["points"].astype(np.float32) / 8
                return cls(points, stored["descriptors"], (width, height))
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise ValueError("no features") from error


def extract(image: Image) -> Features:
    """Features of a page, uint8 (H, W, 3), looked at no larger than LONG_SIDE_PX."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = LONG_SIDE_PX / max(grey.shape)
    if scale < 1:
        size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    keypoints: Sequence[cv2.KeyPoint] = ()
    descriptors = None
    if min(grey.shape) > 2 * _BORDER_PX:  # OpenCV fails on a strip of one pixel
        orb = cv2.ORB.create(_FEATURES, edgeThreshold=_BORDER_PX, fastThreshold=_FAST_THRESHOLD)
        keypoints, descriptors = orb.detectAndCompute(grey, None)
    points = np.array([keypoint.pt for keypoint in keypoints], np.float32).reshape(-1, 2)
    rows = np.empty((0, 32), np.uint8) if descriptors is None else np.asarray(descriptors, np.uint8)
    return Features(points, rows, (grey.shape[1], grey.shape[0]))


@dataclass(frozen=True)
class Agreement:
    """`points`: how many distinct points of the template the page shows in one consistent view.
    `coverage`: on which share of the template's printed area, in [0, 1]."""

    points: int
    coverage: float
    view: NDArray[np.float64] | None = field(default=None, compare=False, repr=False)
    """(3, 3): takes the page's pixels to the template's, both at the size they were looked at."""


NO_AGREEMENT = Agreement(0, 0.0)


def align(page: Features, template: Features) -> Agreement:
    """Finds the one view of the template that the page may be."""
    if min(len(page.points), len(template.points)) < _FEWEST_MATCHES:
        return NO_AGREEMENT
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(page.descriptors, template.descriptors, 2)
    good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < _RATIO * p[1].distance]
    if len(good) < _FEWEST_MATCHES:
        return NO_AGREEMENT
    seen = page.points[[match.queryIdx for match in good]]
    drawn = template.points[[match.trainIdx for match in good]]
    cv2.setRNGSeed(0)  # the same pages give the same answer
    matrix, agrees = cv2.findHomography(
        seen, drawn, cv2.USAC_MAGSAC, _REPROJECTION_PX, maxIters=2000, confidence=0.995
    )
    if matrix is None or not _is_sheet(matrix, page.size_px, template.size_px):
        return NO_AGREEMENT
    agreeing = drawn[agrees.ravel().astype(bool)]
    distinct = np.unique(np.round(agreeing / _CELL_PX), axis=0)
    covered = len(_cells(agreeing, template.size_px)) / len(
        _cells(template.points, template.size_px)
    )
    return Agreement(len(distinct), covered, np.asarray(matrix, np.float64))


def evidence(agreement: Agreement) -> float:
    """0 for what chance gives, towards 1 as more points agree on more of the page."""
    beyond = max(0, agreement.points - _CHANCE_POINTS)
    spread = (agreement.coverage - _CHANCE_COVERAGE) / (_SURE_COVERAGE - _CHANCE_COVERAGE)
    return min(beyond / (beyond + _HALF_SURE_POINTS), max(0.0, spread))


def combined_score(score: float, agreement: Agreement) -> float:
    """The embedding's score in [0, 1], raised towards 1 by what agrees."""
    return score + (1 - score) * evidence(agreement)


def _cells(points: NDArray[np.float32], size_px: tuple[int, int]) -> set[tuple[int, int]]:
    """The cells of a grid over the template that hold at least one point."""
    places = np.floor(points / np.array(size_px) * _GRID).astype(int)
    return {(int(x), int(y)) for x, y in places}


def _is_sheet(matrix: NDArray[Any], page_px: tuple[int, int], template_px: tuple[int, int]) -> bool:
    """Whether the view is one that a scanner or camera can have: not mirrored, not folded."""
    width, height = page_px
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float32)
    outline = cv2.perspectiveTransform(corners, matrix).astype(np.float32)
    if not np.isfinite(outline).all() or not cv2.isContourConvex(outline):
        return False
    area = cv2.contourArea(outline, oriented=True)
    share = area / (template_px[0] * template_px[1])
    return _AREA_FACTORS[0] < share < _AREA_FACTORS[1]
