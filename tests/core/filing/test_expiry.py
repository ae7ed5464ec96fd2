"""Scans of which a turned copy was filed are kept for their time, and no document is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.journal.tables import ExpiredOriginal, FilingRow
from core.domain import Label, VerdictKind
from core.errors import UndoRefused
from core.filing.decisions import Decisions
from core.filing.expiry import Expiry
from core.filing.folders import WatchedFolders
from core.filing.operations import FileOperations
from core.filing.originals import ORIGINAL_EXPIRED
from core.settings import Settings

DAYS = 90
NOW = datetime.now(UTC)
UPRIGHT = "one turned upright"
ONE = sha256(b"one").hexdigest()


def dated(office: Any, days: int) -> None:
    """All that happened was so many days ago."""
    with write(office.engine) as session:
        session.execute(sa.update(FilingRow).values(at=NOW - timedelta(days=days)))
        session.commit()


def file_turned(office: Any, filed: Any, name: str = "scan.pdf") -> int:
    plan = office.turned_plan(office.put(f"inbox/{name}", "one"), f"to/{name}")
    number, _ = office.mover().carry_out(plan, filed, "run")
    return int(number)


def expire(
    office: Any, days: int = DAYS, files: FileOperations | None = None, now: datetime = NOW
) -> None:
    settings = Settings(originals_days=days)
    expiry = Expiry(office.engine, office.originals, lambda: settings, files, lambda: now)
    for _ in expiry.sweep():
        pass


def kept(office: Any) -> list[str]:
    return sorted(path.name for path in office.originals.iterdir())


def marked(office: Any) -> list[str]:
    with office.engine.connect() as connection:
        return list(connection.scalars(sa.select(ExpiredOriginal.sha256)))


@pytest.mark.parametrize(("age", "days", "left"), [(89, 90, [ONE]), (91, 90, []), (91, 0, [ONE])])
def test_an_original_goes_when_its_time_is_over(
    office: Any, filed: Any, age: int, days: int, left: list[str]
) -> None:
    file_turned(office, filed)
    dated(office, age)
    expire(office, days)
    assert kept(office) == left
    assert office.tree() == {"to/scan.pdf": UPRIGHT}


def test_before_there_is_any_original_there_is_nothing_to_do(office: Any) -> None:
    expire(office)
    assert not office.originals.exists()


def test_a_later_filing_or_correction_of_the_same_scan_keeps_it(office: Any, filed: Any) -> None:
    file_turned(office, filed, "a.pdf")
    dated(office, 91)
    file_turned(office, filed, "b.pdf")
    expire(office)
    assert kept(office) == [ONE]


def test_one_whose_filing_is_forgotten_goes_by_when_it_came_to_lie_there(office: Any) -> None:
    office.originals.mkdir()
    (office.originals / ONE).write_text("one")
    os.utime(office.originals / ONE, (0, 0))  # the scan's own time says nothing
    expire(office)
    assert kept(office) == [ONE]
    expire(office, now=NOW + timedelta(days=DAYS + 1))
    assert kept(office) == []


def test_other_files_in_the_folder_are_left_alone(office: Any, filed: Any) -> None:
    file_turned(office, filed)
    dated(office, 91)
    (office.originals / f"{ONE}.7.part").write_text("on")
    (office.originals / "notes.txt").write_text("mine")
    expire(office)
    assert kept(office) == [f"{ONE}.7.part", "notes.txt"]


def test_undo_afterwards_gives_the_turned_copy_back_and_says_so(
    office: Any, volume: Any, filed: Any
) -> None:
    number = file_turned(office, filed)
    dated(office, 91)
    expire(office)
    _, back = office.mover(volume()).undo(number, "by hand")
    assert (back, office.tree()) == (office.inbox / "scan.pdf", {"inbox/scan.pdf": UPRIGHT})
    (held,) = office.journal.held()
    assert held.reason == ORIGINAL_EXPIRED
    assert held.sha256 == sha256(UPRIGHT.encode()).hexdigest()
    assert (held.verdict.rotation, held.verdict.kind) == (0, VerdictKind.FILED)


def test_what_came_back_turned_is_filed_by_hand_as_it_lies(office: Any, filed: Any) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{original}")
    number = file_turned(office, filed)
    dated(office, 91)
    expire(office)
    office.mover().undo(number, "by hand")
    (held,) = office.journal.held()
    decide = Decisions(office.journal, folders, office.mover(), "by hand")
    again, target = decide.file_held(held.entry_id, Label("Letter"), NOW)
    assert office.tree() == {"to/Letter/scan.pdf": UPRIGHT}
    office.mover().undo(again, "by hand")
    assert office.tree() == {"inbox/scan.pdf": UPRIGHT}
    assert not target.exists()


def test_a_correction_of_one_that_expired_is_taken_back_step_by_step(
    office: Any, filed: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{original}")
    decide = Decisions(office.journal, folders, office.mover(), "by hand")
    number = file_turned(office, filed)
    correction, _ = decide.refile(number, Label("Letter"), NOW)
    dated(office, 91)
    expire(office)
    decide.put_back(correction)
    assert office.tree() == {"to/scan.pdf": UPRIGHT}
    decide.put_back(number)
    assert office.tree() == {"inbox/scan.pdf": UPRIGHT}


def test_an_original_that_is_just_lost_is_told_of_as_before(office: Any, filed: Any) -> None:
    number = file_turned(office, filed)
    (office.originals / ONE).unlink()
    expire(office)
    with pytest.raises(UndoRefused, match="is not in"):
        office.mover().undo(number, "by hand")


def test_the_same_scan_filed_again_afterwards_is_kept_again(office: Any, filed: Any) -> None:
    first = file_turned(office, filed, "a.pdf")
    dated(office, 91)
    expire(office)
    second = file_turned(office, filed, "b.pdf")
    expire(office)
    assert (kept(office), marked(office)) == ([ONE], [])
    for number in (second, first):
        office.mover().undo(number, "by hand")
    assert office.tree() == {"inbox/a.pdf": "one", "inbox/b.pdf": "one"}


def test_killed_at_any_step_an_undo_gives_the_document_back_and_the_next_sweep_ends_it(
    new_office: Any, filed: Any, fuse: Any, killed: Any
) -> None:
    for after in (False, True):
        for name in ("remove", "sync_folder"):
            office = new_office()
            number = file_turned(office, filed)
            dated(office, 91)
            broken = Breaking(name, after, killed)
            with pytest.raises(killed):
                expire(office, files=broken)
            assert marked(office) == [ONE]  # said before it is done
            gone = not kept(office)
            assert gone == (after or name == "sync_folder")
            office.mover().undo(number, "by hand")
            assert office.tree() == {"inbox/scan.pdf": UPRIGHT if gone else "one"}
            dated(office, 91)
            expire(office)
            assert kept(office) == []


class Breaking(FileOperations):
    """Dies before or after one kind of step."""

    def __init__(self, name: str, after: bool, error: type[BaseException]) -> None:
        self._at, self._after, self._error = name, after, error

    def remove(self, path: Path) -> None:
        self._step("remove", lambda: FileOperations.remove(self, path))

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder", lambda: FileOperations.sync_folder(self, folder))

    def _step(self, name: str, act: Any) -> None:
        if name != self._at:
            act()
            return
        if self._after:
            act()
        raise self._error


def test_a_move_that_begins_meanwhile_keeps_its_original(office: Any, filed: Any) -> None:
    """The sweep has said that it goes; before it goes an undo begins that brings it back."""
    number = file_turned(office, filed)
    dated(office, 91)
    settings = Settings(originals_days=DAYS)
    sweep = Expiry(office.engine, office.originals, lambda: settings, None, lambda: NOW).sweep()
    next(sweep)
    assert marked(office) == [ONE]
    intent, verdict = office.journal.undoable(number)
    plan = office.plan(office.root / "to/scan.pdf", "inbox/scan.pdf")
    scanned = intent.plan.sha256
    plan = replace(plan, sha256=scanned, moved_sha256=plan.sha256, filed_sha256=scanned)
    office.journal.record_intent(plan, verdict, "by hand", undoes=number)
    for _ in sweep:
        pass
    assert kept(office) == [ONE]
    dated(office, 91)
    expire(office)
    assert kept(office) == [ONE]  # as long as that move is open


@pytest.mark.parametrize("begin", range(5))
def test_a_sweep_that_is_always_broken_off_reaches_all_in_time(
    office: Any, filed: Any, begin: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most stay, and one goes: wherever it lies among them, a sweep that begins there ends it."""
    monkeypatch.setattr("core.filing.expiry._AT_ONCE", 1)
    for number in range(5):
        plan = office.turned_plan(office.put(f"inbox/{number}", f"{number}"), f"to/{number}")
        office.mover().carry_out(plan, filed, "run")
    names = kept(office)
    with write(office.engine) as session:
        mine = FilingRow.source_sha256 == names[begin]
        session.execute(sa.update(FilingRow).where(mine).values(at=NOW - timedelta(days=91)))
        session.commit()
    settings = Settings(originals_days=DAYS)
    sweep = Expiry(
        office.engine, office.originals, lambda: settings, None, lambda: NOW,
        begin_at=lambda many: {5: begin}[many],
    ).sweep()  # fmt: skip
    next(sweep)
    next(sweep)
    sweep.close()
    assert kept(office) == names[:begin] + names[begin + 1 :]


def test_while_the_copy_lies_where_nobody_can_look_the_original_stays(
    office: Any, filed: Any
) -> None:
    first = file_turned(office, filed)
    office.mover().undo(first, "by hand")  # what lay there then is no copy any more
    plan = office.turned_plan(office.root / "inbox/scan.pdf", "other/scan.pdf")
    (held,) = office.journal.held()
    office.mover().carry_out(replace(plan, held_id=held.entry_id), filed, "run")
    dated(office, 91)
    settings = Settings(originals_days=DAYS)
    copy = office.root / "other/scan.pdf"

    def sweep(reachable: bool) -> None:
        can_reach = lambda path: reachable if path == copy else False  # noqa: E731
        list(Expiry(office.engine, office.originals, lambda: settings, can_reach=can_reach).sweep())

    sweep(reachable=False)
    assert (kept(office), marked(office)) == ([ONE], [])
    sweep(reachable=True)
    assert kept(office) == []
