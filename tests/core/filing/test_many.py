"""One decision about many documents, and the history as a table for other programs."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.journal.tables import FilingRow, HeldRow
from core.domain import FileStamp, HistoryEntry, Label
from core.errors import (
    ExportFailed,
    FolderMissing,
    ProfileError,
    ProfileUnavailable,
    UndoRefused,
)
from core.filing.decisions import Decisions
from core.filing.export import COLUMNS, export_csv, guarded
from core.filing.folders import WatchedFolders
from core.filing.history import History
from core.filing.journal import Journal
from core.filing.many import Handled, each, filing_again, filing_as, putting_back
from core.filing.mover import Mover
from core.filing.nouns import HistoryQuery, Standing

AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def history(office: Any) -> History:
    return History(office.engine)


@pytest.fixture
def decide(office: Any) -> Decisions:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{original}")
    return Decisions(office.journal, folders, office.mover(), "by hand")


@pytest.fixture
def file(office: Any, filed: Any) -> Callable[..., int]:
    def carry_out(name: str, **verdict: Any) -> int:
        plan = office.plan(office.put(f"inbox/{name}", name), f"to/Claim/{name}")
        moved = office.mover().carry_out(replace(plan, folder_id=1), replace(filed, **verdict), "r")
        return int(moved[0])

    return carry_out


def hold(office: Any, unsure: Any, name: str) -> str:
    path = office.put(f"inbox/{name}", name)
    digest = sha256(path.read_bytes()).hexdigest()
    office.journal.hold(path, unsure, digest, FileStamp.of(path.stat()), "r", 1)
    return str(office.journal.held()[-1].key)


def test_many_are_put_back_and_one_that_was_edited_keeps_none_of_the_others(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        file(name)
    (office.root / "to/Claim/b.pdf").write_text("edited")
    told: list[tuple[int, int]] = []
    handled = each(
        history, history.keys(HistoryQuery()), putting_back(decide), lambda *n: told.append(n)
    )
    assert [path.name for _, path in handled.moves] == ["c.pdf", "a.pdf"]
    assert [(f.entry.source.name, type(f.error)) for f in handled.failures] == [
        ("b.pdf", UndoRefused)
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert office.tree() == {
        "inbox/a.pdf": "a.pdf", "to/Claim/b.pdf": "edited", "inbox/c.pdf": "c.pdf",
    }  # fmt: skip


def test_cancelling_leaves_the_rest_where_it_is(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        file(name)
    answers = iter((False, True))
    keys = history.keys(HistoryQuery())
    handled = each(history, keys, putting_back(decide), cancelled=lambda: next(answers))
    assert ([path.name for _, path in handled.moves], handled.left) == (["c.pdf"], 2)
    assert set(office.tree()) == {"inbox/c.pdf", "to/Claim/a.pdf", "to/Claim/b.pdf"}


def test_what_was_done_before_the_journal_was_locked_is_told_and_can_be_taken_back(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    numbers = {name: file(name) for name in ("a.pdf", "b.pdf", "c.pdf", "d.pdf")}
    done: list[str] = []

    def act(entry: HistoryEntry) -> tuple[int, Path] | None:
        done.append(entry.source.name)
        if len(done) < 3:
            return putting_back(decide)(entry)
        lock.execute("BEGIN IMMEDIATE")  # another program, for longer than anybody waits
        with impatient(office) as journal:
            folders = WatchedFolders(office.engine)
            return putting_back(Decisions(journal, folders, Mover(journal), "by hand"))(entry)

    with closing(sqlite3.connect(office.engine.url.database, isolation_level=None)) as lock:
        handled = each(history, history.keys(HistoryQuery()), act)
    assert done == ["d.pdf", "c.pdf", "b.pdf"]
    assert handled.keys == tuple(f"move-{numbers[name]}" for name in ("d.pdf", "c.pdf"))
    assert [f.entry.source.name for f in handled.failures] == ["b.pdf"]
    assert isinstance(handled.stopped, ProfileUnavailable) and handled.left == 1
    assert set(office.tree()) == {
        "inbox/d.pdf", "inbox/c.pdf", "to/Claim/b.pdf", "to/Claim/a.pdf",
    }  # fmt: skip
    again = each(history, handled.keys, filing_again(decide, history, AT))
    assert (again.failures, again.stopped, len(again.moves)) == ((), None, 2)


def test_a_journal_that_cannot_be_read_any_more_loses_nothing_of_what_was_done(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    file("a.pdf")
    keys = [f"move-{file('b.pdf')}", "move-1"]

    def act(entry: HistoryEntry) -> tuple[int, Path] | None:
        moved = putting_back(decide)(entry)
        with office.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE filing RENAME TO gone")
        return moved

    handled = each(history, keys, act)
    assert (handled.keys, handled.failures, handled.left) == ((keys[0],), (), 1)
    assert isinstance(handled.stopped, ProfileError)


@contextmanager
def impatient(office: Any) -> Iterator[Journal]:
    engine = sa.create_engine(office.engine.url, connect_args={"timeout": 0})
    yield Journal(engine)
    engine.dispose()


def test_what_is_held_is_not_taken_for_the_move_of_the_same_number(
    office: Any, history: History, decide: Decisions, file: Any, unsure: Any
) -> None:
    file("a.pdf")
    key = hold(office, unsure, "b.pdf")
    assert key == "held-1"
    assert each(history, [key, "move-77"], putting_back(decide)) == Handled()
    assert set(office.tree()) == {"to/Claim/a.pdf", "inbox/b.pdf"}


def test_filed_held_and_taken_back_ones_are_filed_as_something_else_at_once(
    office: Any, history: History, decide: Decisions, file: Any, unsure: Any
) -> None:
    file("filed.pdf")
    decide.put_back(file("back.pdf"))
    decide.put_back(file("gone.pdf"))
    hold(office, unsure, "held.pdf")
    office.journal.release(office.inbox / "gone.pdf")
    act = filing_as(decide, history, Label("Letter"), AT)
    handled = each(history, history.keys(HistoryQuery()), act)
    assert [f.entry.source.name for f in handled.failures] == ["gone.pdf"]
    assert "does not wait" in str(handled.failures[0].error)
    assert set(office.tree()) == {
        "to/Letter/filed.pdf", "to/Letter/back.pdf", "to/Letter/held.pdf", "inbox/gone.pdf",
    }  # fmt: skip
    numbers = [number for number, _ in handled.moves]
    assert each(history, [f"move-{n}" for n in numbers], putting_back(decide)).failures == ()
    assert (office.root / "to/Claim/filed.pdf").exists()


def test_what_was_put_back_by_mistake_is_filed_again_as_it_was(
    office: Any, history: History, file: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{sub_label}/{condition}/{original}")
    decide = Decisions(
        office.journal, folders, office.mover(), "by hand", lambda label: label.sub_label == "torn"
    )
    file("a.pdf", label=Label("Claim", "2024"), condition="torn")
    file("b.pdf", label=Label("Claim", "2024"))
    file("c.pdf")
    keys = history.keys(HistoryQuery())
    back = each(history, keys[1:], putting_back(decide))
    assert back.keys == keys[1:]
    again = each(history, keys, filing_again(decide, history, AT))
    assert again.failures == ()
    assert set(office.tree()) == {
        "to/Claim/2024/torn/a.pdf", "to/Claim/2024/b.pdf", "to/Claim/c.pdf",
    }  # fmt: skip


def test_what_was_put_back_beside_another_is_not_taken_for_that_one(
    office: Any, history: History, decide: Decisions, file: Any, unsure: Any
) -> None:
    filed = f"move-{file('scan.pdf')}"
    path = office.put("inbox/scan.pdf", "another document")
    office.journal.hold(
        path, unsure, sha256(path.read_bytes()).hexdigest(), FileStamp.of(path.stat()), "r", 1
    )
    each(history, [filed], putting_back(decide))
    assert office.tree() == {"inbox/scan.pdf": "another document", "inbox/scan (2).pdf": "scan.pdf"}
    back = next(e for e in history.page(HistoryQuery(), 0, 9) if e.key == filed)
    assert (back.path.name, back.came_as.name) == ("scan (2).pdf", "scan.pdf")

    handled = each(history, [filed], filing_as(decide, history, Label("Letter"), AT))
    assert not handled.failures
    assert office.tree() == {
        "inbox/scan.pdf": "another document", "to/Letter/scan (2).pdf": "scan.pdf",
    }  # fmt: skip
    assert [(e.came_as.name, str(e.label or "")) for e in history.page(HistoryQuery(), 0, 9)] == [
        ("scan (2).pdf", "Letter"), ("scan.pdf", ""),
    ]  # fmt: skip


def test_nothing_chosen_is_nothing_done(history: History, decide: Decisions) -> None:
    assert each(history, [], putting_back(decide)) == Handled()


# As a table


@pytest.fixture
def nine_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "JST-9")
        time.tzset()
        yield
    time.tzset()


def test_the_table_is_what_the_history_shows_line_by_line(
    office: Any, history: History, decide: Decisions, file: Any, unsure: Any, tmp_path: Path,
    nine_hours_east: None,
) -> None:  # fmt: skip
    file("a, b.pdf", label=Label("請求書", "2024"), condition="stained", reason='is "it"')
    decide.put_back(file("=cmd.pdf"))
    decide.refile(file("c.pdf"), Label("Letter"), AT)
    hold(office, unsure, "@held.pdf")
    with office.engine.begin() as connection:
        for table in (FilingRow, HeldRow):
            connection.execute(sa.update(table).values(at=AT))
    path = tmp_path / "table.csv"
    assert export_csv(history, HistoryQuery(), path) == 4
    digest = {n: sha256(n.encode()).hexdigest() for n in ("a, b.pdf", "=cmd.pdf", "c.pdf")}
    inbox, to, day = office.inbox, office.root / "to", "2026-11-24T09:00:00+09:00"
    lines = [
        ",".join(COLUMNS),
        f"5,{day},by hand,c.pdf,{inbox},Letter,,,{to}/Letter/c.pdf,filed,yes,0.7000,"
        f"Chosen by hand.,{digest['c.pdf']}",
        f"2,{day},r,'=cmd.pdf,{inbox},Claim,2024,,{inbox}/=cmd.pdf,undone,no,0.9300,"
        f"looks like Claim / 2024,{digest['=cmd.pdf']}",
        f'1,{day},r,"a, b.pdf",{inbox},請求書,2024,stained,"{to}/Claim/a, b.pdf",filed,no,0.9300,'
        f'"is ""it""",{digest["a, b.pdf"]}',
        f"h2,{day},r,'@held.pdf,{inbox},,,,{inbox}/@held.pdf,review,no,0.6000,"
        f"close to two forms,{sha256(b'@held.pdf').hexdigest()}",
    ]
    whole = path.read_bytes()
    assert whole.startswith(b"\xef\xbb\xbf")
    assert sorted(whole.decode("utf-8-sig").splitlines()) == sorted(lines)
    assert [p.name for p in tmp_path.iterdir() if "table" in p.name] == ["table.csv"]


def test_only_what_is_asked_for_is_in_the_table_and_it_is_told_how_far_it_is(
    history: History, decide: Decisions, file: Any, tmp_path: Path
) -> None:
    decide.put_back(file("a.pdf"))
    for number in range(3):
        file(f"{number}.pdf")
    told: list[tuple[int, int]] = []
    query = HistoryQuery(standings=frozenset({Standing.FILED}))
    assert export_csv(history, query, tmp_path / "t.csv", lambda *n: told.append(n)) == 3
    assert told == [(3, 3)]
    lines = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in lines] == ["document", "2.pdf", "1.pdf", "0.pdf"]


def test_a_table_that_is_cancelled_or_cannot_be_written_leaves_the_earlier_one(
    history: History, file: Any, tmp_path: Path
) -> None:
    file("a.pdf")
    path = tmp_path / "tables" / "table.csv"
    with pytest.raises(FolderMissing, match=r"The folder .*tables is not there\. Make it"):
        export_csv(history, HistoryQuery(), path)
    assert not path.parent.exists()
    path.mkdir(parents=True)
    with pytest.raises(ExportFailed, match=r"“table\.csv” cannot be written in"):
        export_csv(history, HistoryQuery(), path)
    path.rmdir()
    path.write_text("the earlier one")
    assert export_csv(history, HistoryQuery(), path, cancelled=lambda: True) == 0
    assert path.read_text() == "the earlier one"
    assert os.listdir(path.parent) == ["table.csv"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'\t=1"),
        ("1=1", "1=1"), ("", ""), ("請求書", "請求書"),
    ],
)  # fmt: skip
def test_a_cell_is_never_a_formula(cell: str, kept: str) -> None:
    assert guarded(cell) == kept
