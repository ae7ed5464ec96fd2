"""One filed document in N is looked at: none lost, none twice, and what comes out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.journal.tables import SpotCheckRow
from core.domain import FilingPlan, Label
from core.errors import NoSuchEntry, NotFiledAnyMore
from core.filing.decisions import by_hand
from core.filing.nouns import Observed
from core.filing.operations import FileOperations
from core.filing.spot_checks import SpotChecks, drawn, wilson_interval


@pytest.fixture
def checks(office: Any) -> SpotChecks:
    return SpotChecks(office.engine)


def drawn_plan(office: Any, name: str) -> FilingPlan:
    plan: FilingPlan = office.plan(office.put(f"inbox/{name}", name), f"to/{name}")
    return replace(plan, spot_check=True)


@pytest.fixture
def file(office: Any, filed: Any) -> Callable[..., int]:
    """Files a document by the program; tells its number."""

    def act(name: str, spot_check: bool = True) -> int:
        plan = replace(drawn_plan(office, name), spot_check=spot_check)
        filing_id, _ = office.mover().carry_out(plan, filed, "run")
        return int(filing_id)

    return act


@pytest.fixture
def correct(office: Any, filed: Any) -> Callable[[int, str], int]:
    """Refiles a document by hand; tells the number of the correction."""

    def act(number: int, name: str) -> int:
        plan = office.plan(office.root / "to" / name, f"other/{name}")
        chosen = by_hand(filed, Label("Letter"))
        plan = replace(plan, refiles=number)
        correction, _ = office.mover().carry_out(plan, chosen, "by hand")
        return int(correction)

    return act


def numbers(checks: SpotChecks) -> list[int]:
    return [check.check_id for check in checks.due()]


def test_drawn_documents_are_due_oldest_first_until_someone_has_looked(
    checks: SpotChecks, file: Callable[..., int]
) -> None:
    first, _, third = file("a.pdf"), file("b.pdf", spot_check=False), file("c.pdf")
    due = checks.due()
    assert [check.check_id for check in due] == [first, third]
    assert (due[0].entry.source.name, due[0].at) == ("a.pdf", due[0].entry.at)
    checks.right(first)
    checks.wrong(third)
    assert checks.due() == ()
    assert (checks.observed().checked, checks.observed().wrong) == (2, 1)
    checks.reopen(third)
    assert numbers(checks) == [third]
    assert (checks.observed().checked, checks.observed().wrong) == (1, 0)


def test_the_observed_rate_says_how_sure_it_is(
    checks: SpotChecks, file: Callable[..., int]
) -> None:
    assert checks.observed() == Observed(0, 0, 0.0, 1.0)
    for number in range(9):
        checks.right(file(f"{number}.pdf"))
    checks.wrong(file("last.pdf"))
    observed = checks.observed()
    assert (observed.low, observed.high) == pytest.approx(wilson_interval(1, 10))
    later = datetime.now(UTC) + timedelta(hours=1)
    assert checks.observed(since=later) == Observed(0, 0, 0.0, 1.0)
    assert checks.observed(since=later - timedelta(hours=2)) == observed


def test_wilson_gives_the_known_intervals() -> None:
    # R: binom::binom.confint(x, n, methods = "wilson"); Newcombe 1998
    assert wilson_interval(0, 10) == pytest.approx((0, 0.2775), abs=5e-5)
    assert wilson_interval(5, 10) == pytest.approx((0.2366, 0.7634), abs=5e-5)
    assert wilson_interval(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson_interval(0, 0) == (0.0, 1.0)


def test_what_a_person_corrects_before_looking_was_wrong_until_that_is_taken_back(
    office: Any, checks: SpotChecks, file: Callable[..., int], correct: Callable[[int, str], int]
) -> None:
    number = file("a.pdf")
    correction = correct(number, "a.pdf")
    assert checks.due() == ()
    told = checks.observed()
    assert (told.checked, told.wrong, told.corrected) == (1, 1, 1)
    with pytest.raises(NotFiledAnyMore):
        checks.right(number)
    office.mover().undo(correction, "by hand")
    assert numbers(checks) == [number]
    told = checks.observed()
    assert (told.checked, told.wrong, told.corrected) == (0, 0, 0)


def test_what_is_put_back_before_looking_was_wrong(
    office: Any, checks: SpotChecks, file: Callable[..., int]
) -> None:
    office.mover().undo(file("a.pdf"), "by hand")
    told = checks.observed()
    assert (checks.due(), told.checked, told.wrong, told.corrected) == ((), 1, 1, 1)


def test_a_correction_after_the_answer_leaves_the_answer_and_is_counted_beside_it(
    checks: SpotChecks, file: Callable[..., int], correct: Callable[[int, str], int]
) -> None:
    looked_at, not_drawn = file("a.pdf"), file("b.pdf", spot_check=False)
    checks.wrong(looked_at)
    correct(looked_at, "a.pdf")
    correct(not_drawn, "b.pdf")
    told = checks.observed()
    assert (told.checked, told.wrong, told.corrected) == (1, 1, 2)


def test_corrections_of_what_a_person_filed_do_not_count(
    office: Any, checks: SpotChecks, filed: Any, unsure: Any
) -> None:
    plan = office.plan(office.put("inbox/a.pdf", "a"), "to/a.pdf")
    office.journal.hold(plan.source, unsure, plan.sha256, plan.stamp, "run")
    (held,) = office.journal.held()
    plan = replace(plan, held_id=held.entry_id)
    number, _ = office.mover().carry_out(plan, by_hand(filed, Label("Claim")), "by hand")
    office.mover().undo(number, "by hand")
    assert checks.observed().corrected == 0


def test_a_document_that_was_carried_away_is_not_shown_and_dropped_once_that_is_certain(
    office: Any, checks: SpotChecks, file: Callable[..., int]
) -> None:
    gone, there = file("a.pdf"), file("b.pdf")
    (office.root / "to/a.pdf").unlink()
    assert numbers(checks) == [there]
    assert checks.drop_missing(lambda _: False) == 0  # its share is not connected
    office.put("to/a.pdf", "a.pdf")
    assert numbers(checks) == [gone, there]
    (office.root / "to/a.pdf").unlink()
    assert checks.drop_missing(lambda _: True) == 1
    office.put("to/a.pdf", "a.pdf")
    assert (numbers(checks), checks.observed().checked) == ([there], 0)
    checks.reopen(gone)
    assert numbers(checks) == [gone, there]


def test_only_what_was_drawn_can_be_answered(checks: SpotChecks, file: Callable[..., int]) -> None:
    number = file("a.pdf", spot_check=False)
    for act in (checks.right, checks.wrong, checks.reopen):
        with pytest.raises(NoSuchEntry):
            act(number)


def test_killed_at_any_step_none_is_lost_and_none_doubled(
    new_office: Any, filed: Any, fuse: Any, killed: Any
) -> None:
    office = new_office()
    whole = fuse()
    office.mover(FileOperations(), whole).carry_out(drawn_plan(office, "a.pdf"), filed, "run")
    assert len(whole.steps) > 5
    for step in range(1, len(whole.steps) + 1):
        office = new_office()
        with pytest.raises(killed):
            office.mover(FileOperations(), fuse(step)).carry_out(
                drawn_plan(office, "a.pdf"), filed, "run"
            )
        office.mover().recover()
        if not (office.root / "to/a.pdf").exists():  # rolled back: it is filed anew
            office.mover().carry_out(drawn_plan(office, "a.pdf"), filed, "run")
        assert len(SpotChecks(office.engine).due()) == 1
        with office.engine.connect() as connection:
            tried = connection.scalar(sa.select(sa.func.count()).select_from(SpotCheckRow))
        assert tried == len(office.states())  # each attempt draws for itself


def test_none_is_due_before_it_is_filed(office: Any, checks: SpotChecks, filed: Any) -> None:
    office.journal.record_intent(drawn_plan(office, "a.pdf"), filed, "run")
    assert checks.due() == ()


def test_chance_alone_draws_one_in_n() -> None:
    assert [drawn(0) for _ in range(50)] == [False] * 50
    assert [drawn(1) for _ in range(50)] == [True] * 50
    drawn_of_4 = Counter(drawn(4, at.__mod__) for at in range(400))
    assert drawn_of_4 == {True: 100, False: 300}
    found = sum(drawn(4) for _ in range(4000))
    assert 800 < found < 1200  # 7 standard deviations about 1,000
