"""The figures of one method on one set, from its answers. Nothing is chosen here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from accuracy.answers import Answer
from accuracy.bench_set import HAIR, Probe, Template
from core.domain import Label
from training.metrics import OpenSet, PairRates, Scores, Share, open_set, pair_rates

RATES = (1e-1, 1e-2, 1e-3)
KINDS = ("scan", "phone")
TWINS = ("alone", "clear", "slight", HAIR)


@dataclass(frozen=True)
class Group:
    """Known probes of one kind and distance to the nearest edition; "" is all of them."""

    kind: str
    twin: str
    classes: Share
    """The class of the best candidate is right."""
    labels: Share
    """Its sub-label, too."""
    unclear: int
    """The class is right, and held because the edition is not certain, whichever comes first."""
    wrong: Share
    """The best candidate is another label, and nothing says that the edition is unclear."""

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind, "twin": self.twin, "classes": self.classes.to_json(),
            "labels": self.labels.to_json(), "unclear": self.unclear,
            "wrong": self.wrong.to_json(),
        }  # fmt: skip


@dataclass(frozen=True)
class Filing:
    """What the program itself files."""

    thresholds: tuple[float, float]
    """The lowest and the highest that a probe had to reach."""
    right: Share
    wrong: Share
    right_but_hair: Share
    """Of the known whose editions differ by more than a hair."""
    unknown: Share

    def to_json(self) -> dict[str, Any]:
        shares = {name: value for name, value in vars(self).items() if name != "thresholds"}
        return {"thresholds": list(self.thresholds)} | {
            name: share.to_json() for name, share in shares.items()
        }


@dataclass(frozen=True)
class Figures:
    method: str
    groups: tuple[Group, ...]
    open_set: OpenSet | None
    filing: Filing | None
    pairs: dict[str, Any] | None
    """As `pairs_json` gives them."""
    median_ms: float | None

    def group(self, kind: str, twin: str = "") -> Group:
        """Raises KeyError where there is no such probe."""
        for group in self.groups:
            if (group.kind, group.twin) == (kind, twin):
                return group
        raise KeyError((kind, twin))

    def to_json(self) -> dict[str, Any]:
        return {
            "method": self.method,
            "groups": [group.to_json() for group in self.groups],
            "open_set": self.open_set and self.open_set.to_json(),
            "filing": self.filing and self.filing.to_json(),
            "pairs": self.pairs,
            "median_ms": self.median_ms,
        }


NOT_HAIR = "not hair"


def figures_of(
    method: str, probes: Sequence[Probe], answers: Sequence[Answer], margin: float,
    pairs: dict[str, Any] | None = None, median_ms: float | None = None,
) -> Figures:  # fmt: skip
    told = list(zip(probes, answers, strict=True))
    groups = [
        group
        for kind in ("", *KINDS)
        for twin in ("", *TWINS, NOT_HAIR)
        if (group := _group(told, kind, twin, margin)).labels.of
    ]
    best = np.array([answer.score for answer in answers], np.float32)
    right = np.array([answer.label == probe.label for probe, answer in told], np.bool_)
    known = np.array([probe.known for probe in probes], np.bool_)
    judged = any(answer.verdict is not None for answer in answers)
    filing = _filing(told) if judged else None
    return Figures(method, tuple(groups), open_set(best, right, known), filing, pairs, median_ms)


Told = tuple[Probe, Answer]


def _group(told: Sequence[Told], kind: str, twin: str, margin: float) -> Group:
    def belongs(probe: Probe) -> bool:
        same = twin in ("", probe.twin) or (twin == NOT_HAIR and probe.twin != HAIR)
        return probe.known and kind in ("", probe.kind) and same

    some = [(probe, answer) for probe, answer in told if belongs(probe)]
    labels = [answer.label == probe.label for probe, answer in some]
    unclear = [class_right(*one) and one[1].edition_unclear(margin) for one in some]
    wrong = sum(not right and not open_ for right, open_ in zip(labels, unclear, strict=True))
    return Group(
        kind, twin, _share(some, class_right), Share(sum(labels), len(some)),
        sum(unclear), Share(wrong, len(some)),
    )  # fmt: skip


def _filing(told: Sequence[Told]) -> Filing:
    known = [one for one in told if one[0].known]
    thresholds = [answer.threshold for _, answer in told if answer.candidates] or [1.0]
    return Filing(
        (min(thresholds), max(thresholds)),
        _share(known, filed_right),
        _share(known, filed_wrong),
        _share([one for one in known if one[0].twin != HAIR], filed_right),
        _share([one for one in told if not one[0].known], filed_wrong),
    )


def _share(told: Sequence[Told], holds: Callable[[Probe, Answer], bool]) -> Share:
    return Share(sum(holds(probe, answer) for probe, answer in told), len(told))


def class_right(probe: Probe, answer: Answer) -> bool:
    return answer.label is not None and answer.label.class_name == probe.label.class_name


def filed_right(probe: Probe, answer: Answer) -> bool:
    return answer.filed_as is not None and answer.filed_as == probe.label


def filed_wrong(probe: Probe, answer: Answer) -> bool:
    """Unknown paper, wherever it goes; known paper filed by its class alone is not wrong."""
    if answer.filed_as is None or not probe.known:
        return answer.filed_as is not None
    return answer.filed_as not in (probe.label, Label(probe.label.class_name))


def pairs_of_scores(
    scores: Scores, templates: Sequence[Template], probes: Sequence[Probe]
) -> PairRates:
    """Every probe against every template, (P, T); same is class and sub-label."""
    same = np.array([[probe.label == one.label for one in templates] for probe in probes])
    return pair_rates(scores[same], scores[~same], RATES)


def pairs_of_answers(
    answers: Sequence[Answer], templates: Sequence[Template], probes: Sequence[Probe]
) -> PairRates:
    """Labels that are not among the candidates score 0."""
    found = [{one.label: one.score for one in answer.candidates} for answer in answers]
    scores = [[row.get(one.label, 0.0) for one in templates] for row in found]
    return pairs_of_scores(np.array(scores, np.float32), templates, probes)


def pairs_json(rates: PairRates) -> dict[str, Any]:
    points = {f"{one.false_positive_rate:g}": one.accepted.to_json() for one in rates.points}
    return {"genuine": rates.genuine, "impostors": rates.impostors} | points
