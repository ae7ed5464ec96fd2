"""What is over is forgotten after its time; what is still needed never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.journal.tables import (
    DismissalRow,
    ExpiredOriginal,
    FilingRow,
    HeldRow,
    RejectionRow,
    SortRequestRow,
    SpotCheckRow,
)
from core.domain import DuplicatePolicy, Label, VerdictKind
from core.errors import NoSuchEntry
from core.filing.board import Board
from core.filing.decisions import by_hand
from core.filing.rejections import Rejections
from core.filing.retention import Retention
from core.filing.spot_checks import SpotChecks
from core.settings import Settings

DAYS = 30
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=DAYS + 1)
LATELY = NOW - timedelta(days=DAYS - 1)


class Past:
    """Does things in an office and dates them back."""

    def __init__(self, office: Any, filed: Any, unsure: Any) -> None:
        self.office, self.filed, self.unsure = office, filed, unsure

    def file(self, name: str, at: datetime = LONG_AGO, content: str = "", **plan: Any) -> int:
        source = self.office.put(f"inbox/{name}", content or name)
        planned = replace(self.office.plan(source, f"to/{name}"), **plan)
        number, _ = self.office.mover().carry_out(planned, self.filed, "run")
        return self._dated(int(number), at)

    def refile(self, number: int, name: str, at: datetime = LONG_AGO) -> int:
        planned = replace(
            self.office.plan(self.office.root / "to" / name, f"other/{name}"), refiles=number
        )
        chosen = by_hand(self.filed, Label("Letter"))
        correction, _ = self.office.mover().carry_out(planned, chosen, "by hand")
        return self._dated(int(correction), at)

    def undo(self, number: int, at: datetime = LONG_AGO) -> int:
        return self._dated(int(self.office.mover().undo(number, "by hand")[0]), at)

    def hold(self, name: str, released_at: datetime | None) -> None:
        path = self.office.put(f"inbox/{name}", name)
        plan = self.office.plan(path, name)
        self.office.journal.hold(path, self.unsure, plan.sha256, plan.stamp, "run")
        with write(self.office.engine) as session:
            row = session.scalars(sa.select(HeldRow).order_by(HeldRow.held_id.desc())).first()
            assert row
            row.at, row.released_at = LONG_AGO, released_at
            session.commit()

    def _dated(self, number: int, at: datetime) -> int:
        with write(self.office.engine) as session:
            session.get_one(FilingRow, number).at = at
            session.commit()
        return number


@pytest.fixture
def past(office: Any, filed: Any, unsure: Any) -> Past:
    return Past(office, filed, unsure)


def forget(
    office: Any,
    days: int = DAYS,
    duplicates: DuplicatePolicy = DuplicatePolicy.FILE_BOTH,
    reachable: bool = True,
) -> int:
    """How many steps it took."""
    settings = Settings(history_days=days, duplicates=duplicates)
    retention = Retention(office.engine, lambda: settings, lambda _: reachable, lambda: NOW)
    return sum(1 for _ in retention.sweep())


def left(office: Any, column: Any = FilingRow.filing_id) -> list[Any]:
    with office.engine.connect() as connection:
        return list(connection.scalars(sa.select(column).order_by(column)))


def test_moves_that_ended_longer_ago_are_forgotten_and_documents_stay(
    office: Any, past: Past
) -> None:
    old, young, _newest = past.file("a.pdf"), past.file("b.pdf", LATELY), past.file("c.pdf", NOW)
    tree = office.tree()
    forget(office)
    assert left(office) == [young, _newest]
    assert office.tree() == tree
    with pytest.raises(NoSuchEntry, match=f"number {old} was forgotten"):
        office.mover().undo(old, "by hand")
    with pytest.raises(NoSuchEntry, match="has no document with the number 999"):
        office.mover().undo(999, "by hand")


def test_nothing_is_forgotten_unless_the_settings_say_so(office: Any, past: Past) -> None:
    numbers = [past.file("a.pdf"), past.file("b.pdf")]
    assert forget(office, days=0) == 0
    assert left(office) == numbers


def test_the_newest_rows_stay_so_that_numbers_are_never_given_twice(
    office: Any, past: Past
) -> None:
    _first, second = past.file("a.pdf"), past.file("b.pdf")
    revision = max(left(office, FilingRow.revision))
    forget(office)
    assert left(office) == [second]
    assert left(office, FilingRow.revision) == [revision]
    assert past.file("c.pdf") == second + 1


def test_a_move_that_may_not_have_ended_is_never_forgotten(
    office: Any, past: Past, filed: Any
) -> None:
    plan = office.plan(office.put("inbox/open.pdf", "open"), "to/open.pdf")
    intent = office.journal.record_intent(plan, filed, "run")
    past._dated(intent.filing_id, LONG_AGO)
    newest = past.file("b.pdf")
    forget(office)
    assert left(office) == [intent.filing_id, newest]


def test_what_a_later_move_corrects_or_takes_back_is_kept_as_long_as_that(
    office: Any, past: Past
) -> None:
    corrected = past.file("a.pdf")
    correction = past.refile(corrected, "a.pdf", LATELY)
    taken_back = past.file("b.pdf")
    undoing = past.undo(taken_back, LATELY)
    newest = past.file("c.pdf", NOW)
    kept = [corrected, correction, taken_back, undoing, newest]
    forget(office)
    assert left(office) == kept
    assert office.journal.origin(correction) == office.inbox / "a.pdf"
    office.mover().undo(correction, "by hand")
    assert office.states()[0] == "done"


def test_a_chain_of_old_corrections_goes_as_a_whole_however_long(
    office: Any, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.filing.retention._AT_ONCE", 2)
    number = past.file("a.pdf")
    correction = past.refile(number, "a.pdf")
    for _ in range(4):
        past.undo(correction)
        correction = past.refile(number, "a.pdf")
    newest = past.file("b.pdf", NOW)
    assert forget(office) > 3
    assert left(office) == [newest]


def test_old_rows_that_are_about_documents_someone_has_decided_on_go_and_waiting_ones_stay(
    office: Any, past: Past
) -> None:
    past.hold("waits.pdf", None)
    past.hold("decided.pdf", LONG_AGO)
    past.hold("lately.pdf", LATELY)
    past.hold("last.pdf", LONG_AGO)
    forget(office)
    assert left(office, HeldRow.held_id) == [1, 3, 4]
    with pytest.raises(NoSuchEntry, match="h2 was forgotten"):
        office.journal.held_document(2)


def test_an_undone_document_waits_on_when_its_filing_is_forgotten(office: Any, past: Past) -> None:
    number = past.file("a.pdf")
    past.undo(number)
    newest = past.file("b.pdf", NOW)
    forget(office)
    assert left(office) == [newest]
    (held,) = office.journal.held()
    assert held.source == office.inbox / "a.pdf"


@pytest.mark.parametrize("policy", [DuplicatePolicy.SKIP, DuplicatePolicy.BESIDE])
def test_a_copy_is_still_known_where_the_settings_need_that(
    office: Any, past: Past, policy: DuplicatePolicy
) -> None:
    there, gone = past.file("a.pdf"), past.file("b.pdf")
    newest = past.file("c.pdf", NOW)
    (office.root / "to/b.pdf").unlink()
    forget(office, duplicates=policy, reachable=False)  # its share may be away
    assert left(office) == [there, gone, newest]
    forget(office, duplicates=policy)
    assert left(office) == [there, newest]
    forget(office)
    assert left(office) == [newest]


def test_spot_checks_with_an_answer_go_with_their_filing_and_others_keep_it(
    office: Any, past: Past
) -> None:
    answered = past.file("a.pdf", spot_check=True)
    due = past.file("b.pdf", spot_check=True)
    past.undo(past.file("c.pdf", spot_check=True))
    newest = past.file("d.pdf", NOW)
    checks = SpotChecks(office.engine)
    checks.right(answered)
    forget(office)
    assert left(office) == [due, newest]
    assert left(office, SpotCheckRow.filing_id) == [due]
    assert [check.check_id for check in checks.due()] == [due]


def test_wishes_that_were_served_go_and_others_stay(office: Any) -> None:
    board = Board(office.engine)
    board.request_sorting([office.root / name for name in ("a", "b", "c", "d")], 1)
    with write(office.engine) as session:
        for number, done_at in ((1, LONG_AGO), (2, LATELY), (4, LONG_AGO)):
            session.get_one(SortRequestRow, number).done_at = done_at
        session.commit()
    forget(office)
    assert left(office, SortRequestRow.request_id) == [2, 3, 4]
    assert [wish.request_id for wish in board.open_requests()] == [3]


def test_what_a_content_is_not_stays_known_while_it_lies_there(office: Any, past: Past) -> None:
    past.unsure = replace(past.filed, kind=VerdictKind.REVIEW, label=None)
    past.hold("stays.pdf", None)
    past.hold("goes.pdf", None)
    past.hold("newest.pdf", None)
    rejections = Rejections(office.engine)
    rejections.call_unknown([1, 2, 3])
    with write(office.engine) as session:
        session.execute(sa.update(DismissalRow).values(at=LONG_AGO))
        session.get_one(HeldRow, 2).released_at = NOW
        session.commit()
    forget(office)
    assert left(office, DismissalRow.held_id) == [1, 3]
    assert set(left(office, RejectionRow.dismissal_id)) == {1, 3}


def test_that_an_original_expired_is_known_as_long_as_its_filing(office: Any, past: Past) -> None:
    number = past.file("a.pdf")
    past.file("b.pdf", NOW)
    with write(office.engine) as session:
        sha256 = session.get_one(FilingRow, number).source_sha256
        session.add(ExpiredOriginal(sha256=sha256, at=LONG_AGO))
        session.commit()
    with write(office.engine) as session:
        session.get_one(FilingRow, number).at = LATELY
        session.commit()
    forget(office)
    assert office.journal.original_expired(sha256)
    past._dated(number, LONG_AGO)
    forget(office)
    assert not office.journal.original_expired(sha256)


def test_killed_between_two_steps_the_next_sweep_goes_on(
    office: Any, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.filing.retention._AT_ONCE", 1)
    numbers = [past.file(f"{at}.pdf") for at in range(4)]
    correction = past.refile(numbers[2], "2.pdf")
    newest = past.file("last.pdf", NOW)
    settings = Settings(history_days=DAYS)
    for _ in range(20):
        retention = Retention(office.engine, lambda: settings, lambda _: True, lambda: NOW)
        broken_off = retention.sweep()
        for _ in range(3):
            next(broken_off, None)
        rows = left(office)
        assert correction not in rows or numbers[2] in rows
    assert left(office) == [newest]


def test_what_is_forgotten_is_not_left_in_the_file(office: Any, past: Past) -> None:
    past.file("a-name-nobody-should-find.pdf")
    past.file("b.pdf", NOW)
    forget(office)
    with office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    content = Path(office.engine.url.database).read_bytes()
    assert b"b.pdf" in content
    assert b"a-name-nobody-should-find" not in content


def test_where_nothing_is_due_nobody_is_kept_from_writing(office: Any, past: Past) -> None:
    past.file("new.pdf", LATELY)
    past.file("newer.pdf", LATELY)
    with write(office.engine):  # somebody else writes all the while
        assert forget(office) == 0


def test_a_sweep_that_is_always_broken_off_reaches_all_in_time(
    office: Any, past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but one stay because their copies lie there, and a sweep looks at one row before it is
    broken off: where it begins at that one, that one goes."""
    monkeypatch.setattr("core.filing.retention._AT_ONCE", 1)
    numbers = [past.file(f"{at}.pdf") for at in range(5)]
    (office.root / "to/1.pdf").unlink()
    settings = Settings(history_days=DAYS, duplicates=DuplicatePolicy.SKIP)
    for begin in range(numbers[-1] + 1):
        sweep = Retention(
            office.engine, lambda: settings, lambda _: True, lambda: NOW, lambda _, at=begin: at
        ).sweep()
        next(sweep)
        sweep.close()
        assert (numbers[1] in left(office)) == (begin < numbers[1])
    assert left(office) == [numbers[0], *numbers[2:]]
