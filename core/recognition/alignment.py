"""Does a page lie on a template point by point? The second look when the embedding is not sure.

A first view of the template comes from its strongest features, matched with Lowe's ratio test; then
all features are matched near where that view puts them. MAGSAC++ (arXiv 1912.05909) keeps the
matches that agree on one view of one flat sheet. Filled-in ink costs nothing: it only has no
counterpart. Over matching every feature with every other this takes a quarter of the time
(`tests/benchmarks/bench_alignment.py` prints both).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.recognition.features import Features, as_words

Matrix: TypeAlias = NDArray[np.float64]  # (3, 3)
_STRONGEST = (1000, 1500)  # of both sides; the second where the first give no view
_RATIO = 0.8
_FEWEST_MATCHES = 8
_MOST_BITS = 64  # of 256 that may differ
_SAME_PLACE_PX = 3.0  # a corner is found at several sizes: these are no rivals
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
_FOUND = (0.55, 0.85)  # of its print: a form of the same make, and a page of the form itself


@dataclass(frozen=True)
class Agreement:
    """`points`: how many distinct points of the template the page shows in one consistent view.
    `coverage`: on which share of the template's printed area, in [0, 1]."""

    points: int
    coverage: float
    view: NDArray[np.float64] | None = field(default=None, compare=False, repr=False)
    """(3, 3): takes the page's pixels to the template's, both at the size they were looked at."""


NO_AGREEMENT = Agreement(0, 0.0)


class _Matches(NamedTuple):
    """Points (N, 2) of the page, and of the template where they may belong."""

    seen: NDArray[np.float32]
    drawn: NDArray[np.float32]


def align(page: Features, template: Features, quickly: bool = False) -> Agreement:
    """Finds the one view of the template that the page may be. `quickly`: by the strongest
    features or not at all."""
    for count in _STRONGEST[:1] if quickly else _STRONGEST:
        first = _view(_everywhere(page.first(count), template.first(count)), page, template)
        if first is not None:
            return _agreement(_near(page, template, first[0]), page, template)
        if max(len(page.points), len(template.points)) <= count:
            break
    return NO_AGREEMENT


def align_thoroughly(page: Features, template: Features) -> Agreement:
    """As `align`, with every feature matched with every other: the slow reference."""
    return _agreement(_everywhere(page, template), page, template)


def _everywhere(page: Features, template: Features) -> _Matches:
    if min(len(page.points), len(template.points)) < _FEWEST_MATCHES:
        return _Matches(page.points[:0], template.points[:0])
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(page.descriptors, template.descriptors, 2)
    good = [p[0] for p in pairs if len(p) == 2 and p[0].distance < _RATIO * p[1].distance]
    seen = page.points[[match.queryIdx for match in good]]
    return _Matches(seen, template.points[[match.trainIdx for match in good]])


def _near(page: Features, template: Features, view: Matrix) -> _Matches:
    """Each feature of the page with the one most like it near where it should be."""
    expected = cv2.perspectiveTransform(page.points[None].astype(np.float64), view)[0]
    within = np.isfinite(expected).all(1) & (expected > 0).all(1)
    within &= (expected < np.array(template.size_px)).all(1)
    rows = np.flatnonzero(within)
    cells = template.cells
    asked, found = cells.near(expected[rows])
    if not len(asked):
        return _Matches(page.points[:0], template.points[:0])
    words = as_words(page.descriptors[rows])
    bits = np.bitwise_count(words[asked] ^ cells.descriptors[found]).sum(1, dtype=np.int64)
    order = np.lexsort((bits, asked))
    asked, found, bits = asked[order], found[order], bits[order]
    starts = np.flatnonzero(np.diff(asked, prepend=-1))
    best = np.repeat(found[starts], np.diff(starts, append=len(asked)))
    apart = ((cells.points[found] - cells.points[best]) ** 2).sum(1) > _SAME_PLACE_PX**2
    rival = np.minimum.reduceat(np.where(apart, bits, 1000), starts)
    good = (bits[starts] <= _MOST_BITS) & (bits[starts] < _RATIO * rival)
    seen = page.points[rows[asked[starts[good]]]]
    return _Matches(seen, cells.points[found[starts[good]]])


def _view(
    matches: _Matches, page: Features, template: Features
) -> tuple[Matrix, NDArray[np.bool_]] | None:
    """The view that most matches agree on, and which do; None where there is none."""
    if len(matches.seen) < _FEWEST_MATCHES:
        return None
    cv2.setRNGSeed(0)  # the same pages give the same answer
    matrix, agrees = cv2.findHomography(
        *matches, cv2.USAC_MAGSAC, _REPROJECTION_PX, maxIters=2000, confidence=0.995
    )
    if matrix is None or not _is_sheet(matrix, page.size_px, template.size_px):
        return None
    return np.asarray(matrix, np.float64), agrees.ravel().astype(bool)


def _agreement(matches: _Matches, page: Features, template: Features) -> Agreement:
    found = _view(matches, page, template)
    if found is None:
        return NO_AGREEMENT
    view, agrees = found
    agreeing = matches.drawn[agrees]
    distinct = np.unique(np.round(agreeing / _CELL_PX), axis=0)
    covered = _count_cells(agreeing, template) / _count_cells(template.points, template)
    return Agreement(len(distinct), covered, view)


def evidence(agreement: Agreement) -> float:
    """0 for what chance gives, towards 1 as more points agree on more of the page."""
    beyond = max(0, agreement.points - _CHANCE_POINTS)
    spread = (agreement.coverage - _CHANCE_COVERAGE) / (_SURE_COVERAGE - _CHANCE_COVERAGE)
    return min(beyond / (beyond + _HALF_SURE_POINTS), max(0.0, spread))


def combined_score(score: float, agreement: Agreement, found: float = 1.0) -> float:
    """The embedding's score in [0, 1], raised towards 1 by what agrees. `found`: the share of the
    template's print that the page shows."""
    low, high = _FOUND
    explained = min(max((found - low) / (high - low), 0.0), 1.0)
    return score + (1 - score) * evidence(agreement) * explained


def _count_cells(points: NDArray[np.float32], template: Features) -> int:
    """How many cells of a grid over the template hold at least one point."""
    across, down = np.floor(points / np.array(template.size_px) * _GRID).astype(np.intp).T
    return len(np.unique(down * _GRID + across))


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
