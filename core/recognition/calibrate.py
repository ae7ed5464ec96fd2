"""From "at most 1 wrong in N" to a threshold, by the size of the gallery.

What decides is the best match of a page over everything registered, so its distribution is
measured over galleries of many sizes; a single pair says nothing (Phillips et al., "Open-set face
recognition"; the threshold rises as the gallery grows). Editions of a form are not independent:
near-identical templates count once.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Vectors

GALLERY_SIZES = (10, 30, 100, 300, 1_000, 3_000, 10_000)
ONE_WRONG_IN = (10, 20, 50, 100, 300, 1_000, 3_000, 10_000, 100_000)
NEAR_IDENTICAL_COS = 0.95
ENOUGH_EXCEEDANCES = 20
"""A threshold that fewer unregistered pages than this have passed is called extrapolated."""
_TAIL_SHARE = 0.05
_HIGHEST = 0.9999

Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """`thresholds[i][j]`: score in [0, 1] that one unregistered document in `one_wrong_in[j]`
    reaches over a gallery of `gallery_sizes[i]` templates. Rises in both."""

    gallery_sizes: tuple[int, ...]
    one_wrong_in: tuple[int, ...]
    thresholds: tuple[tuple[float, ...], ...]
    extrapolated: tuple[tuple[bool, ...], ...]
    gallery: int
    """Distinct templates it was measured with."""
    probes: int
    """Unregistered pages it was measured with."""

    def threshold(self, gallery_size: int, one_wrong_in: float) -> float:
        """Interpolated linearly in the logarithms; outside the table its edge is taken."""
        table = np.asarray(self.thresholds)
        sizes, odds = np.log(self.gallery_sizes), np.log(self.one_wrong_in)
        by_size = [np.interp(np.log(one_wrong_in), odds, row) for row in table]
        return float(np.interp(np.log(max(1, gallery_size)), sizes, by_size))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Calibration:
        """Raises ValueError, KeyError or TypeError for what is no table of thresholds."""
        table = np.asarray(values["thresholds"], np.float64)
        sizes, odds = (
            np.asarray(values[key], np.float64) for key in ("gallery_sizes", "one_wrong_in")
        )
        if not len(sizes) or table.shape != (len(sizes), len(odds)):
            raise ValueError(f"a table of {table.shape} thresholds")
        for steps in (sizes, odds):
            if not (np.isfinite(steps).all() and steps[0] >= 1 and (np.diff(steps) > 0).all()):
                raise ValueError("galleries or odds that do not rise")
        if not ((table > 0) & (table <= 1)).all():  # nor NaN
            raise ValueError("thresholds that are no scores")
        return cls(
            tuple(values["gallery_sizes"]),
            tuple(values["one_wrong_in"]),
            tuple(tuple(row) for row in values["thresholds"]),
            tuple(tuple(row) for row in values["extrapolated"]),
            values["gallery"],
            values["probes"],
        )


def two_looks(
    first: Calibration, second: Calibration | None, gallery_size: int, one_wrong_in: int
) -> tuple[float, float]:
    """The thresholds of the first look (the embedding alone) and of the second. An unregistered
    page may pass at either: each takes half of what may go wrong. None: both are the first's."""
    if second is None:
        only = first.threshold(gallery_size, one_wrong_in)
        return only, only
    odds = 2 * one_wrong_in
    return first.threshold(gallery_size, odds), second.threshold(gallery_size, odds)


def calibrate(
    gallery: Vectors, probes: NDArray[np.float32], views_per_page: int = 1
) -> Calibration:
    """`gallery` (N, D): templates; `probes` (M, R, D): views of pages registered nowhere among
    them, each in R rotations, `views_per_page` of every page: they say more of its scores, but are
    not so many pages. Rows of unit length. Raises ValueError when there is too little of either."""
    distinct = gallery[first_of_near_identical(gallery)]
    pages = len(probes) // views_per_page
    return calibrate_scores(_best_rotation_scores(distinct, probes), pages)


def calibrate_scores(scores: Scores, pages: int) -> Calibration:
    """`scores` (M, N) in [0, 1]: of M views of `pages` unregistered pages with N distinct
    templates. Raises ValueError when there is too little of either."""
    templates = scores.shape[1]
    if templates < GALLERY_SIZES[0] or pages < 2 * ENOUGH_EXCEEDANCES:
        raise ValueError(
            f"{templates} distinct templates and {pages} other pages are too few to calibrate"
        )
    ranking = _Ranking.of(scores, pages)
    rows = [_thresholds(ranking, size) for size in GALLERY_SIZES]
    thresholds = np.asarray([[threshold for threshold, _ in row] for row in rows])
    extrapolated = [tuple(guess for _, guess in row) for row in rows]
    table = np.maximum.accumulate(np.maximum.accumulate(thresholds, 0), 1)
    rounded = tuple(tuple(round(float(value), 5) for value in row) for row in table)
    return Calibration(GALLERY_SIZES, ONE_WRONG_IN, rounded, tuple(extrapolated), templates, pages)


def first_of_near_identical(vectors: Vectors, limit_cos: float = NEAR_IDENTICAL_COS) -> list[int]:
    """Indices of templates that are not near-identical to an earlier one that counts."""
    kept: list[int] = []
    for index, vector in enumerate(vectors):
        if not kept or float((vectors[kept] @ vector).max()) < limit_cos:
            kept.append(index)
    return kept


def _best_rotation_scores(gallery: Vectors, probes: NDArray[np.float32]) -> Scores:
    """(M, N) scores in [0, 1]: a rotation is chosen once for each gallery member."""
    scores = np.empty((len(probes), len(gallery)))
    for row, probe in zip(scores, probes, strict=True):
        row[:] = ((probe @ gallery.T).max(0) + 1) / 2
    return scores


@dataclass(frozen=True, eq=False)
class _Ranking:
    """All scores of M probes over N templates, falling, and how each ranks within its probe."""

    falling: Scores
    rank: NDArray[np.int64]  # 0: the probe's lowest score ... N - 1: its highest
    probes: int
    templates: int
    pages: int

    @classmethod
    def of(cls, scores: Scores, pages: int) -> _Ranking:
        rising = np.sort(scores, axis=1)
        order = np.argsort(-rising, axis=None)
        probes, templates = scores.shape
        return cls(rising.ravel()[order], order % templates, probes, templates, pages)

    def exceeding(self, size: int) -> Scores:
        """For each score the share of (probe, gallery of `size`) whose best is at least as high.

        Of all galleries of `size` drawn from N templates, C(k, size) / C(N, size) lie within a
        probe's k lowest.
        """
        log_factorial = np.append(0.0, np.cumsum(np.log(np.arange(1, self.templates + 1))))
        k = np.arange(size, self.templates + 1)
        log_ways = log_factorial[k] - log_factorial[k - size]
        within = np.append(np.zeros(size), np.exp(log_ways - log_ways[-1]))
        best_there = np.diff(within)  # (N,): the chance that this rank is the best one
        return np.asarray(np.cumsum(best_there[self.rank]) / self.probes)


def _thresholds(ranking: _Ranking, size: int) -> list[tuple[float, bool]]:
    """For each of ONE_WRONG_IN: the threshold, and whether it is extrapolated.

    Beyond the measured gallery the distance to 1 goes on shrinking as it did over the last tenfold.
    """
    measured = ranking.templates
    at = _measured_thresholds(ranking, min(size, measured))
    if size <= measured:
        return at
    earlier = _measured_thresholds(ranking, measured // 10)
    steps = np.log(size / measured) / np.log(measured / (measured // 10))
    return [
        (1 - (1 - now) * min(1.0, (1 - now) / (1 - before)) ** steps, True)
        for (now, _), (before, _) in zip(at, earlier, strict=True)
    ]


def _measured_thresholds(ranking: _Ranking, size: int) -> list[tuple[float, bool]]:
    exceeding = ranking.exceeding(size)
    return [
        _threshold(ranking.falling, exceeding, 1 / odds, ranking.pages) for odds in ONE_WRONG_IN
    ]


def _threshold(falling: Scores, exceeding: Scores, share: float, pages: int) -> tuple[float, bool]:
    if share * pages >= ENOUGH_EXCEEDANCES:
        return float(falling[np.searchsorted(exceeding, share)]), False
    # No score passes 1, so the distance to 1 is taken to shrink by a power of the share, as it does
    # for directions in space: Hill's estimator on what lies above the score that 5 % reach.
    at = int(np.searchsorted(exceeding, _TAIL_SHARE))
    weights = np.diff(exceeding[: at + 1], prepend=0.0)
    distances = np.maximum(1 - falling[: at + 1], 1 - _HIGHEST)
    power = float((np.log(distances[-1] / distances) * weights).sum() / weights.sum())
    return min(_HIGHEST, float(1 - distances[-1] * (share / _TAIL_SHARE) ** power)), True
