"""What went wrong, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from accuracy.answers import Answer
from accuracy.bench_set import Probe
from accuracy.figures import class_right, filed_right, filed_wrong


class Kind(StrEnum):
    """Worst first."""

    FILED_WRONG = "filed wrong"
    UNKNOWN_FILED = "unknown, but filed"
    WRONG_CLASS = "held, another class first"
    WRONG_LABEL = "held, another edition first"
    UNCLEAR = "held, edition unclear"
    HELD = "right, but held"


class Failure(NamedTuple):
    kind: Kind
    probe: Probe
    answer: Answer


def failures_of(probes: Sequence[Probe], answers: Sequence[Answer], margin: float) -> list[Failure]:
    """Worst first, then in the probes' order."""
    found = []
    for probe, answer in zip(probes, answers, strict=True):
        kind = _kind(probe, answer, margin)
        if kind is not None:
            found.append(Failure(kind, probe, answer))
    order = list(Kind)
    return sorted(found, key=lambda failure: order.index(failure.kind))


def _kind(probe: Probe, answer: Answer, margin: float) -> Kind | None:
    if filed_wrong(probe, answer):
        return Kind.FILED_WRONG if probe.known else Kind.UNKNOWN_FILED
    if not probe.known or filed_right(probe, answer):
        return None
    if not class_right(probe, answer):
        return Kind.WRONG_CLASS
    if answer.edition_unclear(margin):
        return Kind.UNCLEAR
    return Kind.HELD if answer.label == probe.label else Kind.WRONG_LABEL
