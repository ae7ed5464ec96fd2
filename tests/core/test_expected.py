"""What share of documents would wait for a person, told from what was thought of the latest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain import Candidate, Label, Verdict, VerdictKind
from core.expected import LADDER, LEFT_BY_LOOKING, expected_kind, expected_reviews
from core.recognition.decision import DecisionRule

NEAR = DecisionRule(0.9, 0.7, 0.02)
FILED, REVIEW, UNKNOWN = VerdictKind.FILED, VerdictKind.REVIEW, VerdictKind.UNKNOWN


def rules(one_wrong_in: int) -> tuple[DecisionRule, DecisionRule]:
    """First look 0.8 to 0.95, second 0.9 to 0.99, by the promise."""
    strict = LADDER.index(one_wrong_in) / (len(LADDER) - 1)
    first = replace(NEAR, threshold=0.8 + 0.15 * strict)
    return first, replace(NEAR, threshold=0.9 + 0.09 * strict)


def verdict(score: float, rival: float = 0.5, twice: bool | None = True) -> Verdict:
    candidates = Candidate(Label("Claim"), score, 1), Candidate(Label("Letter"), rival, 2)
    return Verdict(
        FILED, Label("Claim"), score, score - rival, 0.9, 0, 1, "", candidates, looked_twice=twice
    )


@pytest.mark.parametrize(
    ("score", "rival", "kind"),
    [(0.95, 0.5, FILED), (0.95, 0.94, REVIEW), (0.89, 0.5, REVIEW), (0.6, 0.5, UNKNOWN)],
)
def test_threshold_and_margin_decide_as_they_do_when_sorting(
    score: float, rival: float, kind: VerdictKind
) -> None:
    assert expected_kind(verdict(score, rival), rules(LADDER[0])) is kind


def test_what_lacks_print_waits_whatever_is_promised() -> None:
    lacks = replace(verdict(0.999), print_missing=True)
    assert expected_kind(lacks, rules(LADDER[0])) is REVIEW


def test_what_was_clear_at_the_first_look_is_filed_by_the_rule_of_that() -> None:
    assert expected_kind(verdict(0.85, twice=False), rules(LADDER[0])) is FILED
    assert expected_kind(verdict(0.85, twice=True), rules(LADDER[0])) is REVIEW


def test_where_that_does_not_do_any_more_a_second_look_is_taken_to_raise_it() -> None:
    strictest = rules(LADDER[-1])
    needed = 1 - (1 - strictest[1].threshold) / LEFT_BY_LOOKING  # 0.875
    assert expected_kind(verdict(needed + 0.01, twice=False), strictest) is FILED
    assert expected_kind(verdict(needed - 0.01, twice=False), strictest) is REVIEW


def test_the_shares_rise_with_the_promise() -> None:
    scores = (0.5, 0.75, 0.91, 0.93, 0.95, 0.97, 0.98, 0.999)
    expected = expected_reviews([verdict(score) for score in scores], rules, 1_000)
    assert expected.documents == 8
    assert [number for number, *_ in expected.points] == list(LADDER)
    assert expected.points[0] == (10, 1 / 8, 1 / 8)
    assert expected.points[-1] == (100_000, 6 / 8, 1 / 8)
    shares = [review for _, review, _ in expected.points]
    assert shares == sorted(shares)


def test_without_documents_there_is_no_curve() -> None:
    assert expected_reviews((), rules, 1_000).points == ()


@pytest.mark.parametrize(("threshold", "filed"), [(0.80, True), (0.90, False)])
def test_journals_of_old_tell_the_look_by_its_threshold(threshold: float, filed: bool) -> None:
    old = replace(verdict(0.85, twice=None), threshold=threshold)
    expected = expected_reviews([old], rules, present=10, ladder=[10])
    assert expected.points == ((10, 0.0 if filed else 1.0, 0.0),)
