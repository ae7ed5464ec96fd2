from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from core.domain import Candidate, Label, SubLabelPolicy, VerdictKind
from core.recognition.decision import Decision, DecisionRule, decide

A, A23, A24, B, C = Label("A"), Label("A", "2023"), Label("A", "2024"), Label("B"), Label("C")
FILED, REVIEW, UNKNOWN = VerdictKind.FILED, VerdictKind.REVIEW, VerdictKind.UNKNOWN
ASK, AT_CLASS = SubLabelPolicy.REVIEW, SubLabelPolicy.FILE_AT_CLASS


def rule(policy: SubLabelPolicy = ASK) -> DecisionRule:
    return DecisionRule(threshold=0.75, near=0.5, margin=0.125, unclear_sub_label=policy)


def candidates(*scored: tuple[Label, float]) -> tuple[Candidate, ...]:
    return tuple(Candidate(label, score, number) for number, (label, score) in enumerate(scored))


# Scores are sums of powers of two, so that "exactly the margin" is exact.
CASES = [
    (
        "nothing registered",
        [],
        ASK,
        Decision(UNKNOWN, None, 0.0, "Nothing is registered yet. Register one sample first."),
    ),
    (
        "one label, clear",
        [(A, 0.875)],
        ASK,
        Decision(FILED, A, 0.875, "Looks like A."),
    ),
    (
        "exactly the threshold and exactly the margin",
        [(A24, 0.75), (B, 0.625)],
        ASK,
        Decision(FILED, A24, 0.125, "Looks like A / 2024."),
    ),
    (
        "just below the threshold",
        [(A, 0.7499), (B, 0.25)],
        ASK,
        Decision(REVIEW, None, 0.4999, "Looks a little like A, but not clearly enough."),
    ),
    (
        "exactly near",
        [(A, 0.5), (B, 0.25)],
        ASK,
        Decision(REVIEW, None, 0.25, "Looks a little like A, but not clearly enough."),
    ),
    (
        "just below near",
        [(A, 0.4999), (B, 0.25)],
        ASK,
        Decision(UNKNOWN, None, 0.2499, "Nothing registered looks like this."),
    ),
    (
        "another class is close",
        [(A, 0.875), (B, 0.8125)],
        AT_CLASS,
        Decision(REVIEW, None, 0.0625, "Looks like A, but just as much like B."),
    ),
    (
        "a twin edition is close, ask",
        [(A23, 0.875), (A24, 0.8125), (B, 0.75)],
        ASK,
        Decision(REVIEW, None, 0.0625, "Looks like A, but “2023” and “2024” are equally likely."),
    ),
    (
        "a twin edition is close, the class is enough",
        [(A23, 0.875), (A24, 0.8125), (B, 0.75)],
        AT_CLASS,
        Decision(
            FILED,
            A,
            0.0625,
            "Looks like A; “2023” and “2024” are equally likely, so it is filed by its class.",
        ),
    ),
    (
        "a twin edition and another class are close",
        [(A23, 0.875), (A24, 0.8125), (B, 0.78125)],
        AT_CLASS,
        Decision(REVIEW, None, 0.0625, "Looks like A / 2023, but just as much like B."),
    ),
    (
        "another class comes between two editions",
        [(A23, 0.875), (B, 0.8125), (A24, 0.78125)],
        AT_CLASS,
        Decision(REVIEW, None, 0.0625, "Looks like A / 2023, but just as much like B."),
    ),
    (
        "the class itself and one edition are close",
        [(A, 0.875), (A24, 0.8125)],
        ASK,
        Decision(
            REVIEW, None, 0.0625, "Looks like A, but the plain form and “2024” are equally likely."
        ),
    ),
    (
        "twins below the threshold",
        [(A23, 0.7), (A24, 0.7)],
        AT_CLASS,
        Decision(REVIEW, None, 0.0, "Looks a little like A / 2023, but not clearly enough."),
    ),
]


@pytest.mark.parametrize(
    ("scored", "policy", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_decision_table(scored, policy: SubLabelPolicy, expected: Decision) -> None:
    found = decide(candidates(*scored), rule(policy))
    assert found == Decision(
        expected.kind, expected.label, pytest.approx(expected.margin), expected.reason
    )


@pytest.mark.parametrize(
    ("score", "reason"),
    [
        (0.985, "Looks like A, but not clearly enough to be certain."),
        (0.9, "Looks like A, but not clearly enough to be certain."),
        (0.8999, "Looks a little like A, but not clearly enough."),
    ],
)
def test_what_is_much_alike_is_not_called_a_little_alike(score: float, reason: str) -> None:
    strict = replace(rule(), threshold=0.9875)
    assert decide(candidates((A, score)), strict) == Decision(REVIEW, None, score, reason)


@pytest.mark.parametrize("policy", list(SubLabelPolicy))
def test_nothing_is_filed_unless_threshold_and_margin_allow_it(policy: SubLabelPolicy) -> None:
    steps = [n / 16 for n in range(17)]
    orders = [(A23, A24, B), (A23, B, A24), (A, B, C), (B, A23, A24)]
    for labels, scores in product(orders, product(steps, repeat=3)):
        if list(scores) != sorted(scores, reverse=True):
            continue
        found = decide(candidates(*zip(labels, scores, strict=True)), rule(policy))
        best = scores[0]
        other_class = next(
            score
            for label, score in zip(labels, scores, strict=True)
            if label.class_name != labels[0].class_name
        )
        clear, class_clear = best - scores[1] >= 0.125, best - other_class >= 0.125
        by_class = policy is AT_CLASS and class_clear
        if best < 0.5:
            expected = (UNKNOWN, None)
        elif best < 0.75:
            expected = (REVIEW, None)
        elif clear:
            expected = (FILED, labels[0])
        elif by_class:
            expected = (FILED, Label(labels[0].class_name))
        else:
            expected = (REVIEW, None)
        assert (found.kind, found.label) == expected, (labels, scores)
        assert found.margin == best - scores[1]
        assert found.reason.endswith(".")
        assert not any(
            character.isdigit()
            for character in found.reason.replace("202", "").replace("3", "").replace("4", "")
        )


@pytest.mark.parametrize(
    ("label", "policy", "expected"),
    [
        (A24, ASK, Decision(REVIEW, None, 0.25, "Looks like A / 2024, but {}.")),
        (
            A24,
            AT_CLASS,
            Decision(FILED, A, 0.25, "Looks like A / 2024, but {}, so it is filed by its class."),
        ),
        (A, AT_CLASS, Decision(REVIEW, None, 0.25, "Looks like A, but {}.")),
    ],
)
def test_a_page_that_lacks_print_of_its_form_is_no_sure_match(label, policy, expected) -> None:
    lacks = "some of its print is missing: this may be an edition that is not registered"
    found = decide([Candidate(label, 0.875, 1, True), Candidate(B, 0.625, 2)], rule(policy))
    assert found == replace(expected, reason=expected.reason.format(lacks), print_missing=True)


def test_what_lacks_print_and_is_not_near_enough_says_both_in_one() -> None:
    found = decide([Candidate(A, 0.625, 1, True)], rule())
    assert (found.kind, found.label, found.print_missing) == (REVIEW, None, True)
    assert found.reason.startswith("Looks like A, but some of its print is missing")
    assert decide([Candidate(A, 0.25, 1, True)], rule()).kind is UNKNOWN
