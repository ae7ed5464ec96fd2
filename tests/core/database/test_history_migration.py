"""A journal of version 0004, with documents in it, is searched and filtered like a new one."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from core.database.engine import open_database
from core.errors import ProfileError
from core.filing.history import History
from core.filing.nouns import HistoryQuery, Standing

COMMON: dict[str, Any] = {"run_id": "r", "size": 1, "mtime_ns": 1, "folder_id": 1, "revision": 1}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    config = Config()
    folder = resources.files("core.database") / "journal" / "migrations"
    config.set_main_option("script_location", str(folder))
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    engine.dispose()
    return path


def verdict(label: list[str] | None, reason: str = "alike", **more: Any) -> str:
    values = {
        "kind": "filed" if label else "review", "label": label, "score": 0.5, "margin": 0.1,
        "threshold": 0.4, "rotation": 0, "page": 1, "reason": reason, "candidates": [],
    }  # fmt: skip
    return json.dumps(values | more)


def insert(journal: Path, table: str, **values: Any) -> None:
    kept = COMMON | values
    with closing(sqlite3.connect(journal)) as database, database:
        places = ", ".join("?" * len(kept))
        database.execute(
            f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({places})", [*kept.values()]
        )


def move(path: Path, source: str | bytes, target: str, **values: Any) -> None:
    insert(
        path, "filing", source=source, wished_target=target, target=target, reserved=0,
        source_sha256="s", filed_sha256="s", device="1", inode="1",
        **{"state": "done", "at": "2026-11-24 09:00:00.000000", **values},
    )  # fmt: skip


def test_old_documents_are_found_and_counted_like_new_ones(old: Path) -> None:
    move(old, "/in/Ａ one.pdf", "/to/x/a (2).pdf", verdict=verdict(["請求書", "2024"]))
    move(old, "/in/two.pdf", "/to/two.pdf", verdict=verdict(["Claim", ""]), state="refiled")
    hand = "Chosen by hand. It is filed turned as it was scanned: signed."
    move(old, "/to/two.pdf", "/to/l/two.pdf", verdict=verdict(["Letter", ""], hand), refiles=2)
    worn = verdict(["Claim", "2025"], condition="Stained")
    move(old, "/in/three.pdf", "/to/three.pdf", verdict=worn, state="undone")
    move(old, "/to/three.pdf", "/in/three.pdf", verdict=worn, undoes=4)
    if os.name != "nt":
        move(old, b"/in/odd \xff.pdf", "/to/odd.pdf", verdict=verdict(["Claim", ""]))
    held = {"at": "2026-11-24 10:00:00.000000", "why": "judged", "path": "/in/held.pdf"}
    insert(old, "held", **held, verdict=verdict(None))
    insert(old, "held", **held | {"path": "/in/x.pdf"}, verdict="{}")
    engine = open_database(old, "journal")
    with engine.connect() as connection:
        columns = "filing_id, words, kind, score, class_name, sub_label, by_hand"
        rows = connection.execute(sa.text(f"SELECT {columns} FROM filing WHERE filing_id < 6"))
        filing = [tuple(row) for row in rows]
        waiting = connection.execute(sa.text("SELECT words, kind, score FROM held")).all()
    assert filing == [
        (1, "a one.pdf\na (2).pdf\n請求書\n2024\n/in", "filed", 0.5, "請求書", "2024", 0),
        (2, "two.pdf\nclaim\n/in", "filed", 0.5, "Claim", "", 0),
        (3, "two.pdf\nletter\n/in", "filed", 0.5, "Letter", "", 1),
        (4, "three.pdf\nclaim\n2025\nstained\n/in", "filed", 0.5, "Claim", "2025", 0),
        (5, "three.pdf\nclaim\n2025\nstained\n/to", "filed", 0.5, "Claim", "2025", 0),
    ]
    assert [tuple(row) for row in waiting] == [
        ("held.pdf\n/in", "review", 0.5), ("x.pdf\n/in", "", 0.0),
    ]  # fmt: skip
    history = History(engine)
    by_hand = HistoryQuery("letter two", standings=frozenset({Standing.BY_HAND}))
    (entry,) = history.page(by_hand, 0, 9)
    assert (entry.entry_id, entry.origin) == (3, Path("/in/two.pdf"))
    assert history.count(HistoryQuery("odd")) == (os.name != "nt")
    assert history.keys(HistoryQuery("three stained")) == ("move-4",)
    engine.dispose()


def test_corrections_of_corrections_are_found_by_where_the_document_came_from(old: Path) -> None:
    kept = {"verdict": verdict(["Letter", ""])}
    move(old, "/in/first.pdf", "/to/1.pdf", **kept, state="refiled")
    move(old, "/to/1.pdf", "/to/2.pdf", **kept, state="refiled", refiles=1)
    move(old, "/to/2.pdf", "/to/3.pdf", **kept, refiles=2)
    move(old, "/to/8.pdf", "/to/9.pdf", **kept, refiles=77)  # what it corrected was forgotten
    engine = open_database(old, "journal")
    history = History(engine)
    assert history.keys(HistoryQuery("first 3.pdf")) == ("move-3",)
    assert history.keys(HistoryQuery("8.pdf")) == ("move-4",)
    engine.dispose()


def test_a_verdict_that_only_python_can_read_keeps_no_journal_from_being_opened(old: Path) -> None:
    move(old, "/in/odd.pdf", "/to/odd.pdf", verdict=verdict(["Letter", ""], score=float("nan")))
    move(old, "/in/even.pdf", "/to/even.pdf", verdict=verdict(["Letter", ""]))
    engine = open_database(old, "journal")
    entries = History(engine).page(HistoryQuery(), 0, 9)
    assert [entry.source.name for entry in entries] == ["even.pdf", "odd.pdf"]
    assert History(engine).keys(HistoryQuery("letter")) == ("move-2",)
    engine.dispose()


def test_what_a_migration_broken_off_has_begun_is_begun_anew(old: Path) -> None:
    move(old, "/in/a.pdf", "/to/a.pdf", verdict=verdict(["Letter", ""]))
    insert(old, "held", at="2026-11-24 10:00:00.000000", why="judged", path="/in/b.pdf",
           verdict=verdict(["Letter", ""]))  # fmt: skip
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("CREATE INDEX ix_held_history ON held (at)")  # is in the way
    before = _schema(old)
    with pytest.raises(ProfileError):
        open_database(old, "journal")
    assert _schema(old) == before
    with closing(sqlite3.connect(old)) as database, database:
        database.execute("DROP INDEX ix_held_history")
    engine = open_database(old, "journal")
    assert History(engine).count(HistoryQuery("letter")) == 2
    engine.dispose()


def _schema(journal: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(journal)) as database:
        return database.execute("SELECT sql FROM sqlite_master ORDER BY name").fetchall()
