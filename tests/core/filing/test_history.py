"""What has become of every document: searched, filtered, counted and read page by page."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.journal.tables import FilingRow, HeldRow
from core.domain import FileStamp, FilingState, HeldReason, HistoryEntry, Label, VerdictKind
from core.filing.decisions import Decisions
from core.filing.folders import WatchedFolders
from core.filing.history import History
from core.filing.nouns import HistoryQuery, Horizon, Standing
from core.names import fold

AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def history(office: Any) -> History:
    return History(office.engine)


@pytest.fixture
def decide(office: Any) -> Decisions:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{sub_label}/{original}")
    return Decisions(office.journal, folders, office.mover(), "by hand")


@pytest.fixture
def file(office: Any, filed: Any) -> Callable[..., int]:
    def carry_out(name: str, label: str = "Claim/2024", run: str = "run", **verdict: Any) -> int:
        class_name, _, sub_label = label.partition("/")
        plan = office.plan(office.put(f"inbox/{name}", name), f"to/{label}/{name}")
        wanted = replace(filed, label=Label(class_name, sub_label), **verdict)
        return int(office.mover().carry_out(replace(plan, folder_id=1), wanted, run)[0])

    return carry_out


@pytest.fixture
def hold(office: Any, unsure: Any) -> Callable[..., int]:
    def keep(name: str, kind: VerdictKind = VerdictKind.REVIEW, run: str = "run") -> int:
        path = office.put(f"inbox/{name}", name)
        digest = sha256(path.read_bytes()).hexdigest()
        verdict = replace(unsure, kind=kind)
        office.journal.hold(path, verdict, digest, FileStamp.of(path.stat()), run, 1)
        return int(office.journal.held()[-1].entry_id)

    return keep


def names(entries: tuple[HistoryEntry, ...]) -> list[str]:
    return [entry.came_as.name for entry in entries]


def test_one_row_a_document_whatever_was_done_to_it(
    history: History, decide: Decisions, file: Any, hold: Any
) -> None:
    kept, wrong, back, both = (file(f"{name}.pdf") for name in ("kept", "wrong", "back", "both"))
    hold("waits.pdf")
    decide.file_held(hold("decided.pdf"), Label("Letter"), AT)
    decide.refile(wrong, Label("Letter"), AT)
    decide.put_back(back)
    corrected, _ = decide.refile(both, Label("Letter"), AT)
    decide.put_back(corrected)
    rows = [
        (e.came_as.name, str(e.label or ""), e.state, e.by_hand, e.path.parent.name)
        for e in history.page(HistoryQuery(), 0, 100)
    ]
    assert rows == [
        ("wrong.pdf", "Letter", FilingState.DONE, True, "Letter"),
        ("decided.pdf", "Letter", FilingState.DONE, True, "Letter"),
        ("waits.pdf", "", None, False, "inbox"),
        ("both.pdf", "Claim / 2024", FilingState.DONE, False, "2024"),
        ("back.pdf", "Claim / 2024", FilingState.UNDONE, False, "inbox"),
        ("kept.pdf", "Claim / 2024", FilingState.DONE, False, "2024"),
    ]
    assert kept == 1


def test_what_was_taken_back_is_what_it_has_become_since(
    office: Any, history: History, decide: Decisions, file: Any, unsure: Any
) -> None:
    again, judged, stays, gone = (file(f"{n}.pdf") for n in ("again", "judged", "stays", "gone"))
    for number in (again, judged, stays, gone):
        decide.put_back(number)
    waits = {entry.source.stem: entry for entry in office.journal.held()}
    decide.file_held(waits["again"].entry_id, Label("Letter"), AT)
    path = waits["judged"].source
    office.journal.hold(path, unsure, waits["judged"].sha256, FileStamp.of(path.stat()), "run", 1)
    office.journal.release(waits["gone"].source)  # somebody took it out of the inbox
    rows = [(e.came_as.stem, e.state) for e in history.page(HistoryQuery(), 0, 9)]
    assert rows == [
        ("judged", None), ("again", FilingState.DONE), ("gone", FilingState.UNDONE),
        ("stays", FilingState.UNDONE),
    ]  # fmt: skip
    assert history.count(HistoryQuery()) == 4


def test_documents_are_filtered_by_what_has_become_of_them(
    history: History, decide: Decisions, file: Any, hold: Any
) -> None:
    wrong, back = file("wrong.pdf"), file("back.pdf")
    file("kept.pdf")
    hold("near.pdf")
    hold("strange.pdf", VerdictKind.UNKNOWN)
    decide.file_held(hold("decided.pdf"), Label("Letter"), AT)
    decide.refile(wrong, Label("Letter"), AT)
    decide.put_back(back)

    def found(*standings: Standing) -> list[str]:
        query = HistoryQuery(standings=frozenset(standings))
        entries = history.page(query, 0, 100)
        assert history.count(query) == len(entries)
        return [name.removesuffix(".pdf") for name in names(entries)]

    assert found(Standing.FILED) == ["wrong", "decided", "kept"]
    assert found(Standing.REVIEW) == ["near"]
    assert found(Standing.UNKNOWN) == ["strange"]
    assert found(Standing.BY_HAND) == ["wrong", "decided"]
    assert found(Standing.CORRECTED) == ["wrong"]
    assert found(Standing.UNDONE) == ["back"]
    assert found(Standing.REVIEW, Standing.UNDONE) == ["near", "back"]
    assert len(found(*Standing)) == len(found()) == 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", 3), ("  ", 3), ("SCAN", 2), ("scan claim", 1), ("claim 2025", 1), ("stained", 1),
        ("請求", 1), ("ｓｃａｎ", 2), ("inbox", 3), ("office0", 3), ("100%", 1), ("n_2", 1),
        ("ｶﾒ", 1), ("nothing", 0), ("scan nothing", 0), ("\U0001f600", 0),
    ],
)  # fmt: skip
def test_every_word_is_somewhere_in_name_label_condition_or_inbox(
    history: History, file: Any, text: str, found: int
) -> None:
    file("Scan one.pdf", "Claim/2025", condition="stained")
    file("scan_2 100%.pdf", "請求書")
    file("カメ.pdf", "Letter")
    assert history.count(HistoryQuery(text)) == found
    assert len(history.page(HistoryQuery(text), 0, 9)) == found


def test_a_document_is_found_by_the_name_it_got_and_after_corrections_by_where_it_came_from(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    file("a.pdf")
    number = file("a.pdf")  # becomes "a (2).pdf"
    assert history.count(HistoryQuery("(2)")) == 1
    moved, _ = decide.refile(number, Label("Letter"), AT)
    moved, _ = decide.refile(moved, Label("Invoice"), AT)
    (entry,) = history.page(HistoryQuery("inbox invoice"), 0, 9)
    assert (entry.origin, entry.came_as) == (office.inbox / "a.pdf", office.inbox / "a.pdf")
    decide.put_back(moved)
    (entry,) = history.page(HistoryQuery("letter"), 0, 9)
    assert entry.path == office.root / "to/Letter/a.pdf"


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_names_that_are_no_text_do_no_harm(office: Any, history: History, filed: Any) -> None:
    path = office.put("inbox/odd \udcff.pdf", "odd")
    office.mover().carry_out(office.plan(path, "to/odd \udcff.pdf"), filed, "run")
    assert [entry.source for entry in history.page(HistoryQuery("odd"), 0, 9)] == [path]


def test_class_run_folder_and_days_narrow_the_list(
    office: Any, history: History, file: Any, hold: Any
) -> None:
    file("a.pdf", "Claim/2024", "monday")
    file("b.pdf", "Letter", "monday")
    hold("c.pdf", run="tuesday")
    newest, _, oldest = (entry.at for entry in history.page(HistoryQuery(), 0, 9))

    def found(**query: Any) -> list[str]:
        entries = history.page(HistoryQuery(**query), 0, 9)
        assert history.count(HistoryQuery(**query)) == len(entries)
        return names(entries)

    assert found(class_name="Claim") == ["a.pdf"]
    assert found(run_id="monday") == ["b.pdf", "a.pdf"]
    assert found(run_id="tuesday") == ["c.pdf"]
    assert found(folder_id=1) == ["c.pdf", "b.pdf", "a.pdf"]
    assert found(folder_id=2) == []
    assert found(since=newest) == ["c.pdf"]
    assert found(since=oldest, until=newest) == ["b.pdf", "a.pdf"]
    assert found(until=oldest) == []
    assert history.classes() == ("Claim", "Letter")
    run = history.run("monday")
    assert run is not None and (run.first, run.count) == (oldest, 2)
    assert history.run("sunday") is None


def test_pages_follow_each_other_though_documents_arrive_meanwhile(
    history: History, file: Any, hold: Any
) -> None:
    for number in range(6):
        file(f"{number}.pdf")
        hold(f"h{number}.pdf")
    horizon = history.horizon()
    whole = history.keys(HistoryQuery(), horizon)
    seen: list[str] = []
    for offset in range(0, 12, 5):
        file(f"late {offset}.pdf")
        hold(f"late h{offset}.pdf")
        seen += [e.key for e in history.page(HistoryQuery(), offset, 5, horizon)]
    assert tuple(seen) == whole
    assert (len(whole), history.count(HistoryQuery(), horizon)) == (12, 12)
    assert history.count(HistoryQuery()) == 18
    assert history.keys(HistoryQuery(), horizon, 3, 2) == whole[3:5]
    assert history.count(HistoryQuery(), Horizon(0, 0)) == 0


def test_places_tell_where_documents_stand_in_the_list(
    history: History, file: Any, hold: Any
) -> None:
    for number in range(4):
        file(f"{number}.pdf")
        hold(f"h{number}.pdf")
    for query in (HistoryQuery(), HistoryQuery(standings=frozenset({Standing.FILED}))):
        keys = history.keys(query)
        wanted = {key: at for at, key in enumerate(keys)}
        assert history.places(query, [*keys, "move-99", "held-99"]) == wanted
    assert history.places(HistoryQuery(), []) == {}


def test_rows_that_were_chosen_are_those_that_were_seen_or_none(
    history: History, decide: Decisions, file: Any, hold: Any
) -> None:
    for number in range(4):
        file(f"{number}.pdf")
        hold(f"h{number}.pdf")
    query = HistoryQuery(standings=frozenset({Standing.FILED, Standing.REVIEW}))
    horizon, whole = history.horizon(), history.keys(query)
    file("late.pdf")
    wanted = history.chosen(query, horizon, 8, [(0, 2), (5, 1)])
    assert wanted == (*whole[:2], whole[5])
    decide.put_back(1)
    assert history.chosen(query, horizon, 8, [(0, 2)]) is None


@pytest.mark.parametrize("seed", range(4))
def test_moments_that_are_the_same_have_one_order(
    office: Any, history: History, file: Any, hold: Any, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(5):
        file(f"{number}.pdf")
        hold(f"h{number}.pdf")
    with office.engine.begin() as connection:
        for table, key in ((FilingRow, FilingRow.filing_id), (HeldRow, HeldRow.held_id)):
            for number in range(1, 6):
                at = AT + timedelta(seconds=chance.randrange(2))
                connection.execute(sa.update(table).where(key == number).values(at=at))
    whole = [entry.key for entry in history.page(HistoryQuery(), 0, 100)]
    assert sorted(whole) == sorted(f"{t}-{n}" for t in ("move", "held") for n in range(1, 6))
    assert [e.key for at in range(10) for e in history.page(HistoryQuery(), at, 1)] == whole


def test_what_was_put_back_leads_to_the_held_document_it_is_now(
    office: Any, history: History, decide: Decisions, file: Any
) -> None:
    decide.put_back(file("a.pdf"))
    (entry,) = history.page(HistoryQuery(), 0, 9)
    waiting = history.waiting(entry)
    assert waiting is not None
    assert (waiting.source, waiting.held) == (office.inbox / "a.pdf", HeldReason.UNDONE)
    decide.file_held(waiting.entry_id, Label("Letter"), AT)
    assert history.waiting(entry) is None


def test_entries_come_as_they_are_now_in_the_order_asked_for(
    history: History, decide: Decisions, file: Any, hold: Any
) -> None:
    first, second = file("a.pdf"), hold("b.pdf")
    decide.put_back(first)
    keys = (f"held-{second}", "move-99", f"move-{first}")
    assert [(e.key, e.state) for e in history.entries(keys)] == [
        (f"held-{second}", None), (f"move-{first}", FilingState.UNDONE),
    ]  # fmt: skip


def test_columns_say_what_the_verdicts_say(
    office: Any, decide: Decisions, file: Any, hold: Any
) -> None:
    """Those of what a person chose, too."""
    number = file("a.pdf", "Claim/2024", score=0.75)
    decide.refile(number, Label("Letter"), AT)
    decide.file_held(hold("b.pdf"), Label("Claim", "2025"), AT)
    with office.engine.connect() as connection:
        rows = connection.execute(
            sa.select(
                FilingRow.class_name, FilingRow.sub_label, FilingRow.kind, FilingRow.score,
                FilingRow.by_hand,
            )
        ).all()  # fmt: skip
        held = connection.execute(sa.select(HeldRow.kind, HeldRow.score)).all()
    assert [tuple(row) for row in rows] == [
        ("Claim", "2024", "filed", 0.75, False),
        ("Letter", "", "filed", 0.7, True),
        ("Claim", "2025", "filed", 0.0, True),
    ]
    assert [tuple(row) for row in held] == [("review", 0.6)]


QUERIES = [
    HistoryQuery(),
    HistoryQuery("two words"),
    HistoryQuery(class_name="Claim", standings=frozenset({Standing.UNDONE})),
    HistoryQuery(run_id="run", folder_id=3, standings=frozenset(Standing)),
    HistoryQuery(since=AT, until=AT + timedelta(days=1)),
]


@pytest.mark.parametrize("query", QUERIES)
def test_whole_rows_are_read_for_the_page_alone(
    office: Any, history: History, file: Any, hold: Any, query: HistoryQuery
) -> None:
    """Whatever is asked, SQLite goes through the narrow indexes, in their order."""
    file("a.pdf")
    hold("b.pdf")
    asked: list[tuple[str, Any]] = []

    @sa.event.listens_for(office.engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        asked.append((statement, values))

    history.count(query, history.horizon())
    history.keys(query, history.horizon(), 5, 5)
    sa.event.remove(office.engine, "before_cursor_execute", note)
    with closing(sqlite3.connect(office.engine.url.database)) as database:
        plans = [
            step[3]
            for statement, values in asked
            if "max(" not in statement
            for step in database.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    # Those few that were taken back are looked at one by one, under other names.
    whole = tuple(f"{how} {table} " for how in ("SCAN", "SEARCH") for table in ("filing", "held"))
    reading = [step for step in plans if step.startswith(whole)]
    assert len(reading) == 4
    assert all("USING COVERING INDEX" in step for step in reading), plans
    assert not any("TEMP B-TREE" in step for step in plans), plans


def test_what_is_asked_is_folded_like_what_is_kept() -> None:
    assert HistoryQuery(" Ｃlaim　ﾒﾓ ").words == ("claim", fold("メモ"))
    assert HistoryQuery(" ").is_open and not HistoryQuery(run_id="x").is_open
