"""Which held documents are let go, and when, once the library or the settings judge otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.database.engine import open_database
from core.domain import FileStamp, FilingPlan, Verdict, VerdictKind, WatchedFolder
from core.filing.board import Board
from core.filing.folders import WatchedFolders
from core.filing.journal import Journal
from core.filing.nouns import Basis
from core.judging_again import JudgingAgain

UNSURE = Verdict(VerdictKind.REVIEW, None, 0.6, 0.01, 0.8, 0, 1, "close to two forms")
STAMP = FileStamp(1, 1, 10, 20)
FIRST, SECOND = Basis(1, "usual"), Basis(2, "usual")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_database(tmp_path / "profile" / "journal.db", "journal")
    yield engine
    engine.dispose()


@pytest.fixture
def journal(engine: sa.Engine) -> Journal:
    return Journal(engine)


@pytest.fixture
def hold(journal: Journal, tmp_path: Path) -> Callable[..., Path]:
    def held(name: str, folder_id: int | None = 1, basis: Basis = FIRST) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        journal.hold(path, UNSURE, name, FileStamp.of(path.stat()), "run", folder_id, basis)
        return path

    return held


def folder(root: Path, name: str, number: int, enabled: bool = True) -> WatchedFolder:
    return WatchedFolder(number, root / name, root / "to", "{class}/{original}", enabled)


def held(journal: Journal) -> set[str]:
    return {entry.source.name for entry in journal.held()}


def test_each_folder_lets_go_its_own_when_it_is_looked_through(
    journal: Journal, hold: Callable[..., Path], tmp_path: Path
) -> None:
    outer, inner = folder(tmp_path, "in", 1), folder(tmp_path, "in/claims", 2, enabled=False)
    for name in ("in/a", "in/more/b", "in/claims/paused", "in/claims/more/paused too"):
        hold(name)
    hold("in/new", basis=SECOND)
    again = JudgingAgain(journal)
    again.take(SECOND, [outer, inner])
    assert len(held(journal)) == 5  # nobody looks through them yet
    again.within(outer)
    assert held(journal) == {"paused", "paused too", "new"}
    again.within(inner)  # it runs again
    assert held(journal) == {"new"}


def test_it_looks_once_for_each_change_and_again_after_one(
    journal: Journal, hold: Callable[..., Path], tmp_path: Path
) -> None:
    one = folder(tmp_path, "in", 1)
    again = JudgingAgain(journal)
    for basis in (FIRST, SECOND, Basis(2, "bold"), FIRST):
        hold("in/a", basis=Basis(0, "usual"))
        again.take(basis, [one])
        again.within(one)
        assert held(journal) == set()
        hold("in/a", basis=Basis(0, "usual"))
        again.take(basis, [one])
        again.within(one)
        assert held(journal) == {"a"}
    again.take(FIRST, [one, folder(tmp_path, "in/claims", 2)])
    again.within(one)  # what lies in it is another matter since then
    assert held(journal) == set()


def test_what_was_not_judged_before_its_folder_was_paused_or_the_engine_ended_waits_on(
    journal: Journal, hold: Callable[..., Path], tmp_path: Path
) -> None:
    one, two = folder(tmp_path, "in", 1), folder(tmp_path, "other", 2)
    names = ("in/judged", "in/filed", "in/gone", "in/changed", "in/waits", "other/waits too")
    paths = {name: hold(name) for name in names}
    before = {entry.source: entry for entry in journal.held()}
    again = JudgingAgain(journal)
    again.take(SECOND, [one, two])
    again.within(one)
    again.within(two)
    assert held(journal) == set()
    hold("in/judged", basis=SECOND)
    plan = FilingPlan(paths["in/filed"], tmp_path / "to/filed", "in/filed", STAMP)
    journal.record_intent(plan, UNSURE, "run")
    paths["in/gone"].unlink()
    paths["in/changed"].write_text("another page")
    again.take(SECOND, [replace(one, enabled=False), two])
    assert held(journal) == {"judged", "waits"}
    assert before[paths["in/waits"]] in journal.held()
    again.end()
    assert held(journal) == {"judged", "waits", "waits too"}
    again.take(SECOND, [one, two])
    again.within(one)  # it runs again
    assert held(journal) == {"judged", "waits too"}


def test_what_lies_in_no_inbox_is_asked_for_if_it_is_there_and_its_folder_is_served(
    engine: sa.Engine, journal: Journal, hold: Callable[..., Path], tmp_path: Path
) -> None:
    one = folder(tmp_path, "in", 1)
    hold("in/listed")
    here = hold("desk/here")
    hold("desk/of another run", folder_id=7)
    hold("desk/of nobody", folder_id=None)
    hold("stick/away").unlink()
    again = JudgingAgain(journal)
    again.take(SECOND, [one])
    again.elsewhere(lambda number: number == 1)
    assert held(journal) == {"listed", "of another run", "of nobody", "away"}
    assert [request.path for request in Board(engine).open_requests()] == [here]


def test_what_waits_in_a_folder_that_is_watched_no_longer_stays_as_it_was_judged(
    engine: sa.Engine, journal: Journal, hold: Callable[..., Path], tmp_path: Path
) -> None:
    folders, to = WatchedFolders(engine), tmp_path / "to"
    removed = folders.add(tmp_path / "in", to, "{class}/{original}")
    run = folders.remember(replace(removed, inbox=tmp_path / "run"))
    for name, of in (("in/stays", removed), ("desk/stays, too", removed), ("run/asked for", run)):
        hold(name, of.folder_id)
    folders.remove(removed.folder_id)
    again = JudgingAgain(journal)
    again.take(SECOND, folders.all())
    again.elsewhere(lambda number: folders.unwatched(number) is not None)
    assert held(journal) == {"stays", "stays, too"}
    assert [request.path.name for request in Board(engine).open_requests()] == ["asked for"]
    watched = folders.add(tmp_path / "in", to, "{class}/{original}")  # somebody watches it again
    again.take(SECOND, [watched])
    again.within(watched)
    assert held(journal) == {"stays, too"}
