"""The last word of the program on each of the latest documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.domain import Label, VerdictKind
from core.filing.decisions import by_hand
from core.filing.judged import JudgedDocuments


@pytest.fixture
def judged(office: Any) -> JudgedDocuments:
    return JudgedDocuments(office.engine)


@pytest.fixture
def near(filed: Any) -> Any:
    """For review, with candidates."""
    return replace(filed, kind=VerdictKind.REVIEW, label=None, score=0.7)


def scores(judged: JudgedDocuments, limit: int = 100) -> list[float]:
    return [verdict.score for verdict in judged.latest(limit)]


def file(office: Any, name: str, verdict: Any, **plan: Any) -> int:
    planned = replace(office.plan(office.put(f"inbox/{name}", name), f"to/{name}"), **plan)
    number, _ = office.mover().carry_out(planned, verdict, "run")
    return int(number)


def hold(office: Any, name: str, verdict: Any) -> None:
    path = office.put(f"inbox/{name}", name)
    plan = office.plan(path, name)
    office.journal.hold(path, verdict, plan.sha256, plan.stamp, "run")


def test_filed_and_held_documents_come_newest_first(
    office: Any, judged: JudgedDocuments, filed: Any, near: Any
) -> None:
    file(office, "a.pdf", replace(filed, score=0.9))
    hold(office, "b.pdf", near)
    file(office, "c.pdf", replace(filed, score=0.8))
    assert scores(judged) == [0.8, 0.7, 0.9]
    assert scores(judged, 2) == [0.8, 0.7]


def test_one_that_was_judged_again_counts_once_as_it_was_judged_last(
    office: Any, judged: JudgedDocuments, filed: Any, near: Any
) -> None:
    hold(office, "a.pdf", near)
    hold(office, "a.pdf", replace(near, score=0.75))
    assert scores(judged) == [0.75]
    office.journal.release(office.inbox / "a.pdf")
    file(office, "a.pdf", replace(filed, score=0.95))
    assert scores(judged) == [0.95]


def test_what_a_person_decided_counts_as_the_program_saw_it(
    office: Any, judged: JudgedDocuments, near: Any
) -> None:
    hold(office, "a.pdf", near)
    (held,) = office.journal.held()
    number = file(office, "a.pdf", by_hand(near, Label("Letter")), held_id=held.entry_id)
    assert scores(judged) == [0.7]
    office.mover().undo(number, "by hand")
    assert scores(judged) == [0.7]


def test_a_filing_that_was_taken_back_counts_as_filed(
    office: Any, judged: JudgedDocuments, filed: Any
) -> None:
    office.mover().undo(file(office, "a.pdf", filed), "by hand")
    assert [verdict.kind for verdict in judged.latest()] == [VerdictKind.FILED]


def test_what_was_compared_with_nothing_is_left_out(
    office: Any, judged: JudgedDocuments, unsure: Any
) -> None:
    hold(office, "unreadable.pdf", unsure)
    assert judged.latest() == ()


@pytest.mark.parametrize("twice", [True, False, None])
def test_whether_the_page_was_looked_at_twice_is_kept(
    office: Any, judged: JudgedDocuments, filed: Any, twice: bool | None
) -> None:
    file(office, "a.pdf", replace(filed, looked_twice=twice))
    (verdict,) = judged.latest()
    assert verdict.looked_twice is twice
