"""What the window follows."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from core.domain import FileStamp, Label, VerdictKind
from core.errors import FilingError
from core.filing.decisions import Decisions
from core.filing.feed import Feed
from core.filing.folders import WatchedFolders
from core.filing.nouns import DayCounts


def hold(office: Any, verdict: Any, name: str, folder_id: int | None = None) -> None:
    path = office.put(f"inbox/{name}", name)
    digest = sha256(path.read_bytes()).hexdigest()
    office.journal.hold(path, verdict, digest, FileStamp.of(path.stat()), "run", folder_id)


def test_the_latest_come_newest_first_and_no_more_than_asked(
    office: Any, filed: Any, unsure: Any
) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        plan = office.plan(office.put(f"inbox/{name}", name), f"filed/{name}")
        office.mover().carry_out(plan, filed, "run")
        hold(office, unsure, f"held {name}")
    names = [entry.path.name for entry in Feed(office.engine).latest(3).entries]
    assert names == ["held c.pdf", "c.pdf", "held b.pdf"]


@pytest.mark.parametrize("seed", range(6))
def test_following_changes_gives_what_reading_everything_gives(
    office: Any, filed: Any, unsure: Any, seed: int
) -> None:
    chance, feed = random.Random(seed), Feed(office.engine)
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    decide = Decisions(office.journal, folders, office.mover(), "by hand")
    known: dict[str, Any] = {}
    revision = 0
    for number in range(60):
        entries = list(feed.latest(100).entries)
        held = [entry for entry in entries if entry.held]
        moved = [entry for entry in entries if not entry.held]
        act = chance.choice(["file", "hold", "decide", "refile", "undo", "release", "fail"])
        label, at = Label(chance.choice("ABC")), datetime.now(UTC)
        try:
            if act == "file":
                plan = office.plan(office.put(f"inbox/{number}.pdf", str(number)), f"to/{number}")
                office.mover().carry_out(plan, filed, "run")
            elif act == "fail":  # a file stands where a folder is needed: rolled back
                office.put("blocked", "in the way")
                plan = office.plan(office.put(f"inbox/{number}.pdf", str(number)), "blocked/x")
                office.mover().carry_out(plan, filed, "run")
            elif act == "hold":
                hold(office, unsure, f"{number}.pdf")
            elif act == "decide" and held:
                decide.file_held(chance.choice(held).entry_id, label, at)
            elif act == "refile" and moved:
                decide.refile(chance.choice(moved).entry_id, label, at)
            elif act == "undo" and moved:
                decide.put_back(chance.choice(moved).entry_id)
            elif act == "release" and held:
                office.journal.release(chance.choice(held).source)
        except FilingError:
            pass
        changes = feed.since(revision, 100)
        assert not {entry.key for entry in changes.entries} & set(changes.gone)
        known = {key: entry for key, entry in known.items() if key not in changes.gone}
        known |= {entry.key: entry for entry in changes.entries}
        revision = changes.revision
        latest = feed.latest(1000)
        assert known == {entry.key: entry for entry in latest.entries}, act
        assert latest.revision == revision
        again = feed.since(revision, 100)
        assert (again.entries, again.gone) == ((), ())


def test_after_a_back_up_was_put_back_all_is_told_anew(
    office: Any, filed: Any, unsure: Any
) -> None:
    feed = Feed(office.engine)
    hold(office, unsure, "before.pdf")
    before = feed.latest(9)
    with closing(sqlite3.connect(":memory:")) as kept:
        with closing(sqlite3.connect(office.engine.url.database)) as database:
            database.backup(kept)
        hold(office, unsure, "after.pdf")
        office.mover().carry_out(office.plan(office.put("inbox/a", "a"), "to/a"), filed, "run")
        after = feed.since(before.revision, 9)
        assert not after.anew and len(after.entries) == 2
        with closing(sqlite3.connect(office.engine.url.database)) as database:
            kept.backup(database)
    assert feed.since(after.revision, 9) == replace(before, anew=True)
    assert feed.since(before.revision, 9).entries == ()


def test_a_day_is_counted_folder_by_folder(office: Any, filed: Any, unsure: Any) -> None:
    hold(office, unsure, "a.pdf", 1)
    hold(office, unsure, "b.pdf", 2)
    hold(office, unsure, "c.pdf", 2)
    folder = WatchedFolders(office.engine).add(office.inbox, office.root / "filed", "{original}")
    decide = Decisions(office.journal, WatchedFolders(office.engine), office.mover(), "by hand")
    first = office.journal.held()[0]
    decide.file_held(first.entry_id, Label("Claim"), datetime.now(UTC))
    counts = Feed(office.engine).counts_since(datetime.now(UTC) - timedelta(hours=1))
    assert counts == {folder.folder_id: DayCounts(filed=1), 2: DayCounts(held=2)}
    later = Feed(office.engine).counts_since(datetime.now(UTC) + timedelta(hours=1))
    assert later == {}
    assert unsure.kind is VerdictKind.REVIEW
