"""How many documents a person would have to look at, had another promise been made: told from what
the program thought of the latest ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.domain import Candidate, Verdict, VerdictKind
from core.recognition.decision import DecisionRule, decide

LADDER = (
    10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
)  # fmt: skip
"""Of so many unregistered documents at most one is filed."""
LEFT_BY_LOOKING = 0.08
"""Of the distance of a score to 1, what a second look leaves where it is the right form: the median
over generated sets, as `tests/benchmarks/bench_expected.py` prints it."""

Rules = Callable[[int], tuple[DecisionRule, DecisionRule]]
"""The rules of the first and of the second look for "one wrong in so many"."""


@dataclass(frozen=True)
class ExpectedReviews:
    """`points`: (one wrong in, share that is close or unclear, share that looks like nothing), the
    shares in [0, 1] of `documents`; both wait for a person. No points without documents."""

    points: tuple[tuple[int, float, float], ...]
    documents: int


def expected_reviews(
    verdicts: Sequence[Verdict], rules: Rules, present: int, ladder: Sequence[int] = LADDER
) -> ExpectedReviews:
    """By the library and the model as `rules` knows them. `verdicts` have candidates. `present`:
    the promise that is made now."""
    if not verdicts:
        return ExpectedReviews((), 0)
    known = [_completed(verdict, rules(present)) for verdict in verdicts]
    points = []
    for one_wrong_in in ladder:
        kinds = [expected_kind(verdict, rules(one_wrong_in)) for verdict in known]
        review, unknown = (
            kinds.count(kind) / len(kinds) for kind in (VerdictKind.REVIEW, VerdictKind.UNKNOWN)
        )
        points.append((one_wrong_in, review, unknown))
    return ExpectedReviews(tuple(points), len(verdicts))


def _completed(verdict: Verdict, present: tuple[DecisionRule, DecisionRule]) -> Verdict:
    """Journals of old do not say which look it was: the threshold does, if the promise and the
    library are about what they were."""
    if verdict.looked_twice is not None:
        return verdict
    first, second = (abs(verdict.threshold - rule.threshold) for rule in present)
    twice = verdict.kind is not VerdictKind.FILED or second < first
    return replace(verdict, looked_twice=twice)


def expected_kind(verdict: Verdict, rules: tuple[DecisionRule, DecisionRule]) -> VerdictKind:
    """A document that was clear at the first look may need a second one; what that would have
    found is estimated."""
    first, second = rules
    candidates = _candidates(verdict)
    if not verdict.looked_twice:
        kind = decide(candidates, first).kind
        if kind is VerdictKind.FILED:
            return kind
        candidates = (_looked_at(candidates[0]), *candidates[1:])
    return decide(candidates, second).kind


def _candidates(verdict: Verdict) -> tuple[Candidate, ...]:
    best, *others = verdict.candidates
    return replace(best, print_missing=verdict.print_missing), *others


def _looked_at(best: Candidate) -> Candidate:
    return replace(best, score=1 - LEFT_BY_LOOKING * (1 - best.score))
