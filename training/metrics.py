"""Figures of open-set identification and of pairs, from unit vectors alone. Pure numpy.

A score is (cos + 1) / 2, in [0, 1]; that of a probe and a template is the best of the probe's four
rotations. Equal scores count against the model: a label is right only where no other label scores
as much. Intervals are Wilson's (J. Am. Stat. Assoc. 22, 1927), 95 %.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.domain import Label, Vectors

Scores: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]

FALSE_POSITIVE_RATES = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
ENOUGH_IMPOSTORS = 20
"""A rate is backed where at least so many impostor pairs may lie above its threshold."""
_EPSILON = 1e-9


def wilson(hits: float, of: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share `hits / of`; (0, 1) where nothing was asked."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, z * z / of
    centre = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / of + spread / of / 4)
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


@dataclass(frozen=True)
class Share:
    """A count with its interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """NaN of nothing."""
        return self.hits / self.of if self.of else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.of)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({self.hits}/{self.of}, {low:.3f}-{high:.3f})"

    def to_json(self) -> dict[str, Any]:
        low, high = self.interval
        value = self.value if self.of else None
        return {"hits": self.hits, "of": self.of, "share": value, "low": low, "high": high}


def score_pairs(gallery: Vectors, probes: NDArray[np.float32]) -> Scores:
    """(T, D) and (P, R, D), rows of unit length -> (P, T): the best rotation of each pair."""
    best = np.full((len(probes), len(gallery)), -1.0, np.float32)
    for rotation in range(probes.shape[1]):
        np.maximum(best, probes[:, rotation] @ gallery.T, out=best)
    return np.clip((best + 1) / 2, 0, 1)


def label_scores(scores: Scores, labels: Sequence[Label]) -> tuple[list[Label], Scores]:
    """(P, T) -> the L distinct labels, sorted, and (P, L): each label's best template."""
    distinct = sorted(set(labels))
    column = {label: index for index, label in enumerate(distinct)}
    best = np.full((len(scores), len(distinct)), -1.0, np.float32)
    for template, label in enumerate(labels):
        np.maximum(best[:, column[label]], scores[:, template], out=best[:, column[label]])
    return distinct, best


def ranks(scores: Scores, labels: Sequence[Label], wanted: Sequence[Label]) -> NDArray[np.int64]:
    """How many other labels score at least as much as the wanted one; 0 is right. (P,)

    Raises ValueError for a wanted label that no template has.
    """
    distinct, best = label_scores(scores, labels)
    column = {label: index for index, label in enumerate(distinct)}
    missing = sorted({label for label in wanted if label not in column})
    if missing:
        raise ValueError(f"no template of {', '.join(map(str, missing[:5]))}")
    if not wanted:
        return np.empty(0, np.int64)
    own = best[np.arange(len(best)), [column[label] for label in wanted]]
    return np.asarray((best >= own[:, None]).sum(1) - 1, np.int64)


@dataclass(frozen=True)
class OperatingPoint:
    """A pair is accepted where it scores *more* than `threshold`."""

    false_positive_rate: float
    threshold: float
    accepted: Share
    """Of the genuine pairs."""
    backed: bool

    def to_json(self) -> dict[str, Any]:
        return {
            "fpr": self.false_positive_rate,
            "threshold": self.threshold if math.isfinite(self.threshold) else None,
            "tpr": self.accepted.to_json(),
            "backed": self.backed,
        }


@dataclass(frozen=True)
class PairRates:
    """Verification: pairs of one label against pairs of two."""

    genuine: int
    impostors: int
    points: tuple[OperatingPoint, ...]

    def at(self, rate: float) -> OperatingPoint:
        """Raises KeyError for a rate that was not asked for."""
        for point in self.points:
            if point.false_positive_rate == rate:
                return point
        raise KeyError(rate)

    def to_json(self) -> dict[str, Any]:
        points = [point.to_json() for point in self.points]
        return {"genuine": self.genuine, "impostors": self.impostors, "points": points}


def pair_rates(
    genuine: Scores, impostors: Scores, rates: Sequence[float] = FALSE_POSITIVE_RATES
) -> PairRates:
    """The share of genuine pairs above the lowest impostor score that at most a share `rate` of the
    impostors exceed. Equal impostors thus all stay below. Order does not matter."""
    falling, rising = np.sort(impostors)[::-1], np.sort(genuine)
    points = tuple(_point(rising, falling, rate) for rate in rates)
    return PairRates(len(genuine), len(impostors), points)


def _point(rising: Scores, falling: Scores, rate: float) -> OperatingPoint:
    allowed = math.floor(rate * len(falling) + _EPSILON)
    threshold = float(falling[allowed]) if allowed < len(falling) else -math.inf
    accepted = len(rising) - int(np.searchsorted(rising, np.float32(threshold), side="right"))
    backed = rate * len(falling) + _EPSILON >= ENOUGH_IMPOSTORS and bool(len(rising))
    return OperatingPoint(rate, threshold, Share(accepted, len(rising)), backed)


def roc(
    genuine: Scores, impostors: Scores, points: int = 400
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(FPR, TPR) from one impostor pair to all of them, evenly in the logarithm, for drawing."""
    if not len(impostors) or not len(genuine):
        return np.empty(0), np.empty(0)
    rates = np.logspace(-math.log10(len(impostors)), 0, points)
    curve = pair_rates(genuine, impostors, rates.tolist())
    return rates, np.asarray([point.accepted.value for point in curve.points])


@dataclass(frozen=True)
class OpenSet:
    """What is filed when a score from `threshold` on is: 1 % of the unknown probes reach it."""

    threshold: float
    filed_right: Share
    """Class and sub-label right, of the known."""
    filed_wrong: Share
    unknown_filed: Share

    def to_json(self) -> dict[str, Any]:
        return {
            "threshold": self.threshold,
            "filed_right": self.filed_right.to_json(),
            "filed_wrong": self.filed_wrong.to_json(),
            "unknown_filed": self.unknown_filed.to_json(),
        }


def one_percent_threshold(unknown_best: Scores) -> float:
    """The score that 1 % of the unknown probes (M,), at least one, reach. M > 0."""
    allowed = max(1, round(len(unknown_best) / 100))
    return float(np.sort(unknown_best)[-allowed])


def open_set(best: Scores, right: Mask, known: Mask) -> OpenSet | None:
    """`best` (P,): each probe's best score; `right` (P,): its best label is its own; `known` (P,).

    None where there is no unknown probe to choose a threshold by.
    """
    if known.all():
        return None
    threshold = one_percent_threshold(best[~known])
    filed = best >= threshold
    total = int(known.sum())
    return OpenSet(
        threshold,
        Share(int((filed & right & known).sum()), total),
        Share(int((filed & ~right & known).sum()), total),
        Share(int((filed & ~known).sum()), len(best) - total),
    )
