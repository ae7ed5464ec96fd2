"""The queue of what waits, followed through a real journal."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.database.engine import open_database
from core.domain import FileStamp, FilingPlan, HeldReason, Verdict, VerdictKind
from core.filing.feed import Feed
from core.filing.journal import Journal
from core.filing.nouns import Basis, Decided
from core.filing.rejections import Rejections
from core.filing.review_queue import PATIENCE_S, ReviewQueue

UNSURE = Verdict(VerdictKind.REVIEW, None, 0.6, 0.01, 0.8, 0, 1, "close to two forms")
STAMP = FileStamp(1, 1, 10, 20)


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_database(tmp_path / "journal.db", "journal")


@pytest.fixture
def journal(engine: sa.Engine) -> Journal:
    return Journal(engine)


@pytest.fixture
def queue(engine: sa.Engine, journal: Journal) -> ReviewQueue:
    return ReviewQueue(journal, Feed(engine))


def hold(journal: Journal, path: Path, generation: int = 1, **stamp: int) -> None:
    path.write_bytes(b"a scan")
    seen = FileStamp(1, 1, stamp.get("size", 10), 20)
    journal.hold(path, UNSURE, path.name, seen, "run", basis=Basis(generation, ""))


def judge_by(journal: Journal, generation: int) -> None:
    journal.release_judged(Basis(generation, ""), lambda *_: True)


def file(journal: Journal, path: Path, held_id: int | None = None) -> None:
    """As the mover records it."""
    target = path.with_name(f"filed {path.name}")
    plan = FilingPlan(path, target, path.name, STAMP, held_id=held_id)
    intent = journal.record_intent(plan, UNSURE, "run")
    journal.record_target(intent.filing_id, target)
    journal.record_placed(intent.filing_id, path.name)
    path.rename(target)
    journal.record_done(intent.filing_id, STAMP)


def names(queue: ReviewQueue) -> list[str]:
    return [entry.source.name for entry in queue.waiting()]


def test_judged_again_a_document_keeps_its_turn_and_does_not_flicker(
    journal: Journal, queue: ReviewQueue, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    hold(journal, one)
    hold(journal, two)
    assert (queue.follow(), names(queue)) == (0, ["one", "two"])
    since = queue.waiting()[0].since
    judge_by(journal, 2)
    queue.follow()
    assert (names(queue), queue.judging) == (["one", "two"], {one, two})
    hold(journal, two, 2)
    hold(journal, one, 2)
    queue.follow()
    assert (names(queue), queue.judging) == (["one", "two"], frozenset())
    assert queue.waiting()[0].since == since
    assert queue.waiting()[0].at > since
    hold(journal, one, 2, size=11)  # another file by now
    queue.follow()
    assert names(queue) == ["two", "one"]


def test_what_left_by_itself_is_told_once_all_are_judged(
    journal: Journal, queue: ReviewQueue, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        hold(journal, path)
    queue.follow()
    file(journal, paths[2], queue.waiting()[2].entry_id)  # by a person
    judge_by(journal, 2)
    file(journal, paths[0])
    assert (queue.follow(), names(queue)) == (0, ["b"])
    hold(journal, paths[1], 2)
    assert (queue.follow(), names(queue)) == (1, ["b"])
    assert queue.follow() == 0


def test_what_a_person_named_does_not_count_as_left_by_itself(
    journal: Journal, queue: ReviewQueue, tmp_path: Path
) -> None:
    hold(journal, tmp_path / "a")
    queue.follow()
    queue.expect([tmp_path / "a"])
    judge_by(journal, 2)
    file(journal, tmp_path / "a")
    assert (queue.follow(), names(queue)) == (0, [])


def test_what_is_taken_away_while_it_is_judged_again_leaves_after_a_while(
    engine: sa.Engine, journal: Journal, tmp_path: Path
) -> None:
    now = [100.0]
    queue = ReviewQueue(journal, Feed(engine), lambda: now[0])
    hold(journal, tmp_path / "a")
    queue.follow()
    judge_by(journal, 2)
    queue.follow()
    (tmp_path / "a").unlink()
    queue.follow()
    assert names(queue) == ["a"]
    now[0] += PATIENCE_S
    assert (queue.follow(), names(queue)) == (0, [])


def test_what_is_just_being_filed_is_not_taken_for_what_was_taken_away(
    journal: Journal, queue: ReviewQueue, tmp_path: Path
) -> None:
    path, target = tmp_path / "a", tmp_path / "filed a"
    hold(journal, path)
    queue.follow()
    judge_by(journal, 2)
    intent = journal.record_intent(FilingPlan(path, target, "a", STAMP), UNSURE, "run")
    journal.record_placed(intent.filing_id, "a")
    path.unlink()  # the source goes before the move is recorded as done
    assert queue.follow() == 0
    journal.record_done(intent.filing_id, STAMP)
    assert (queue.follow(), names(queue)) == (1, [])


def test_what_was_called_unknown_or_set_aside_does_not_wait(
    engine: sa.Engine, journal: Journal, queue: ReviewQueue, tmp_path: Path
) -> None:
    for name in "abc":
        hold(journal, tmp_path / name)
    queue.follow()
    first, second, _ = (entry.entry_id for entry in queue.waiting())
    rejections = Rejections(engine)
    dismissed = rejections.call_unknown([first])
    rejections.set_aside([second])
    queue.follow()
    assert names(queue) == ["c"]
    fresh = ReviewQueue(journal, Feed(engine))  # the window is opened anew
    fresh.follow()
    assert names(fresh) == ["c"]
    rejections.withdraw(dismissed)
    queue.follow()
    assert names(queue) == ["a", "c"]
    # The library changed: one is judged again, the other left alone.
    judge_by(journal, 2)
    assert [entry.held for entry in journal.held()] == [HeldReason.SET_ASIDE]


def test_after_a_back_up_was_put_back_the_queue_is_that_of_the_back_up(
    tmp_path: Path, engine: sa.Engine, journal: Journal, queue: ReviewQueue
) -> None:
    hold(journal, tmp_path / "first.png")
    with closing(sqlite3.connect(":memory:")) as kept:
        with closing(sqlite3.connect(engine.url.database or "")) as database:
            database.backup(kept)
        hold(journal, tmp_path / "second.png")
        queue.follow()
        assert names(queue) == ["first.png", "second.png"]
        with closing(sqlite3.connect(engine.url.database or "")) as database:
            kept.backup(database)
    queue.follow()
    assert names(queue) == ["first.png"]


def test_the_day_counts_what_was_filed_by_itself_and_by_hand(
    engine: sa.Engine, journal: Journal, tmp_path: Path
) -> None:
    for name in "ab":
        hold(journal, tmp_path / name)
    file(journal, tmp_path / "a", journal.held()[0].entry_id)
    (tmp_path / "c").write_bytes(b"")
    file(journal, tmp_path / "c")
    now = datetime.now(UTC)
    assert Feed(engine).decided_since(now - timedelta(minutes=5)) == Decided(1, 1)
    assert Feed(engine).decided_since(now + timedelta(minutes=5)) == Decided(0, 0)
