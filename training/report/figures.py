"""All figures of one model on one evaluation set, from vectors. Pure numpy.

Nothing is chosen here: every threshold follows from the set's own unknown probes or impostor pairs,
by rules that were fixed before, or from the model's calibration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.domain import Label, Vectors
from core.recognition.calibrate import Calibration, first_of_near_identical
from training import metrics
from training.metrics import Mask, OpenSet, PairRates, Scores, Share, pair_rates, score_pairs

FIRST_LABELS = 10
PROMISES = (100, 1_000, 10_000)
GALLERIES = (10, 100, 300, 1_000)
DRAWS = 20
_KINDS = ("scan", "phone")
_TWINS = ("alone", "clear", "slight", "hair")


@dataclass(frozen=True)
class Truth:
    """What the pages of a set are. A probe of the class "" is not registered."""

    templates: tuple[Label, ...]
    probes: tuple[Label, ...]
    kinds: tuple[str, ...]
    """Of the probes: "scan", "phone" or another word."""
    twins: tuple[str, ...]
    """How far the probe's template is from the nearest edition of its class; "" if not said."""
    rotations: tuple[int, ...]
    """Degrees by which the upright page was turned counter-clockwise."""

    def __post_init__(self) -> None:
        columns = (self.kinds, self.twins, self.rotations)
        if any(len(column) != len(self.probes) for column in columns):
            raise ValueError("kinds, twins and rotations have to be as many as the probes")

    @property
    def known(self) -> Mask:
        return np.array([bool(label.class_name) for label in self.probes], np.bool_)

    def same(self, whole_class: bool) -> Mask:
        """(P, T): the pairs of one label, or of one class. No template has the class ""."""
        code: dict[object, int] = {}

        def coded(labels: Sequence[Label]) -> NDArray[np.int64]:
            keys = [label.class_name if whole_class else label for label in labels]
            return np.array([code.setdefault(key, len(code)) for key in keys], np.int64)

        templates, probes = coded(self.templates), coded(self.probes)
        return np.asarray(probes[:, None] == templates)


@dataclass(frozen=True)
class Group:
    """Known probes of one kind, or of one distance to the nearest edition."""

    name: str
    top1_class: Share
    top1_label: Share
    first_labels: Share
    """The right label is among the first FIRST_LABELS."""
    filed_right: Share | None
    """At the set's 1 % threshold."""
    filed_wrong: Share | None

    def to_json(self) -> dict[str, Any]:
        shares = {name: value for name, value in vars(self).items() if name != "name"}
        return {"name": self.name} | {
            name: None if share is None else share.to_json() for name, share in shares.items()
        }


@dataclass(frozen=True)
class Promise:
    """At the calibrated threshold for one wrong in N: how many unknown pages were filed."""

    one_wrong_in: int
    gallery: int
    """Distinct templates."""
    threshold: float
    draws: int
    """Random galleries."""
    filed: int
    """Over all draws."""
    unknown: int
    """Pages asked in each draw."""

    @property
    def share(self) -> float:
        return self.filed / (self.draws * self.unknown)

    @property
    def interval(self) -> tuple[float, float]:
        """As if every page had been asked once: the draws ask the same pages."""
        return metrics.wilson(self.filed / self.draws, self.unknown)

    @property
    def verdict(self) -> str:
        """Kept or broken only where the interval leaves no doubt."""
        low, high = self.interval
        promised = 1 / self.one_wrong_in
        return "kept" if high <= promised else "broken" if low > promised else "not refuted"

    def to_json(self) -> dict[str, Any]:
        low, high = self.interval
        found = {"share": self.share, "low": low, "high": high, "verdict": self.verdict}
        return asdict(self) | found


@dataclass(frozen=True)
class Evaluation:
    """Everything measured on one set."""

    templates: int
    labels: int
    classes: int
    known: int
    unknown: int
    everything: Group
    kinds: tuple[Group, ...]
    twins: tuple[Group, ...]
    open_set: OpenSet | None
    label_pairs: PairRates
    """Probe x template; same is class and sub-label. Unknown probes are impostors of all."""
    class_pairs: PairRates
    """Probe x template; sub-labels of one class are the same."""
    page_pairs: PairRates
    """Every page with a class against every other, upright, one label a class: the protocol of the
    published system."""
    promises: tuple[Promise, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        return (self.everything, *self.kinds, *self.twins)

    def to_json(self) -> dict[str, Any]:
        counts = ("templates", "labels", "classes", "known", "unknown")
        return {name: getattr(self, name) for name in counts} | {
            "everything": self.everything.to_json(),
            "kinds": [group.to_json() for group in self.kinds],
            "twins": [group.to_json() for group in self.twins],
            "open_set": None if self.open_set is None else self.open_set.to_json(),
            "label_pairs": self.label_pairs.to_json(),
            "class_pairs": self.class_pairs.to_json(),
            "page_pairs": self.page_pairs.to_json(),
            "promises": [promise.to_json() for promise in self.promises],
        }


def evaluate_vectors(
    gallery: Vectors,
    probes: NDArray[np.float32],
    truth: Truth,
    calibration: Calibration | None = None,
    seed: int = 0,
) -> Evaluation:
    """`gallery` (T, D), `probes` (P, 4, D), entry k turned back by k * 90 degrees; rows of unit
    length. Raises ValueError for a known probe whose label has no template, or wrong lengths."""
    if len(gallery) != len(truth.templates) or probes.shape[:2] != (len(truth.probes), 4):
        raise ValueError(f"vectors {gallery.shape}, {probes.shape} do not fit the labels")
    scores = score_pairs(gallery, probes)
    exact, alike = truth.same(whole_class=False), truth.same(whole_class=True)
    groups = _Grouping.of(scores, truth)
    return Evaluation(
        len(truth.templates),
        len(set(truth.templates)),
        len({label.class_name for label in truth.templates}),
        int(truth.known.sum()),
        int((~truth.known).sum()),
        groups.group("all", np.ones(len(scores), np.bool_)),
        groups.by(truth.kinds, _KINDS),
        groups.by(truth.twins, _TWINS),
        groups.open_set,
        pair_rates(scores[exact], scores[~exact]),
        pair_rates(scores[alike], scores[~alike]),
        page_pairs(gallery, probes, truth),
        promises(gallery, probes[~truth.known], calibration, seed) if calibration else (),
    )


@dataclass(frozen=True, eq=False)
class _Grouping:
    """For every probe, whether it is known, and how its labels rank."""

    known: Mask
    class_right: Mask
    rank: NDArray[np.int64]
    filed: Mask
    open_set: OpenSet | None

    @classmethod
    def of(cls, scores: Scores, truth: Truth) -> _Grouping:
        known = truth.known
        probes = [label for label in truth.probes if label.class_name]
        rank = np.full(len(scores), len(truth.templates))
        rank[known] = metrics.ranks(scores[known], truth.templates, probes)
        by_class = [Label(label.class_name) for label in truth.templates]
        class_right = np.zeros(len(scores), np.bool_)
        of_class = [Label(label.class_name) for label in probes]
        class_right[known] = metrics.ranks(scores[known], by_class, of_class) == 0
        best = scores.max(1, initial=0.0)
        point = metrics.open_set(best, rank == 0, known)
        filed = np.zeros(len(best), np.bool_) if point is None else best >= point.threshold
        return cls(known, class_right, rank, filed, point)

    def group(self, name: str, chosen: Mask) -> Group:
        chosen = chosen & self.known
        total, right = int(chosen.sum()), self.rank == 0

        def share(hits: Mask) -> Share:
            return Share(int((hits & chosen).sum()), total)

        measured = self.open_set is not None
        return Group(
            name,
            share(self.class_right),
            share(right),
            share(self.rank < FIRST_LABELS),
            share(self.filed & right) if measured else None,
            share(self.filed & ~right) if measured else None,
        )

    def by(self, values: Sequence[str], order: Sequence[str]) -> tuple[Group, ...]:
        """A group for each word that a known probe has, in `order`, then by name; "" is none."""
        column = np.array(values, np.str_)
        words = {str(word) for word in column[self.known] if word}
        known_words = [word for word in order if word in words]
        names = known_words + sorted(words.difference(order))
        return tuple(self.group(name, column == name) for name in names)


def page_pairs(gallery: Vectors, probes: NDArray[np.float32], truth: Truth) -> PairRates:
    known = truth.known
    turn = np.array(truth.rotations, np.int64)[known] // 90 % 4
    upright = probes[known][np.arange(len(turn)), turn]
    pages = np.concatenate([gallery, upright])
    classes = [label.class_name for label in (*truth.templates, *truth.probes) if label.class_name]
    code = np.unique(np.array(classes, np.str_), return_inverse=True)[1]
    first, second = np.triu_indices(len(pages), 1)
    scores = ((pages @ pages.T + 1) / 2)[first, second]
    same = code[first] == code[second]
    return pair_rates(scores[same], scores[~same])


def promises(
    gallery: Vectors, unknown: NDArray[np.float32], calibration: Calibration, seed: int = 0
) -> tuple[Promise, ...]:
    """Random galleries of distinct templates against pages that are in none. () without pages."""
    distinct = gallery[first_of_near_identical(gallery)]
    if not len(unknown) or not len(distinct):
        return ()
    return kept_promises([(score_pairs(distinct, unknown), calibration)], seed)


def kept_promises(
    looks: Sequence[tuple[NDArray[np.floating], Calibration]], seed: int = 0
) -> tuple[Promise, ...]:
    """Random galleries against unknown pages, scores (M, N). A page is filed where one of the looks
    reaches its threshold; each look takes its share of what may go wrong."""
    pages, templates = looks[0][0].shape
    rng = np.random.default_rng(seed)
    found: list[Promise] = []
    for size in [*(size for size in GALLERIES if size < templates), templates]:
        draws = DRAWS if size < templates else 1
        chosen = [rng.permutation(templates)[:size] for _ in range(draws)]
        best = [np.stack([scores[:, one].max(1) for one in chosen]) for scores, _ in looks]
        for odds in PROMISES:
            thresholds = [
                calibration.threshold(size, len(looks) * odds) for _, calibration in looks
            ]
            filed = np.any([b >= t for b, t in zip(best, thresholds, strict=True)], axis=0)
            found.append(Promise(odds, size, thresholds[-1], draws, int(filed.sum()), pages))
    return tuple(found)


def best_labels(scores: Scores, labels: Sequence[Label]) -> tuple[list[Label], Scores]:
    """Each probe's best label and its score (P,)."""
    distinct, best = metrics.label_scores(scores, labels)
    return [distinct[int(index)] for index in best.argmax(1)], best.max(1)
