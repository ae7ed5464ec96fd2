"""Where the engine and the window leave word for each other."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.journal.tables import LeaseRow
from core.domain import FileStamp
from core.errors import DocumentBusy, FilingError, SettingsError
from core.filing.board import Board
from core.filing.folders import WatchedFolders
from core.filing.nouns import EngineState, FolderStatus, Phase


@pytest.fixture
def board(office: Any) -> Board:
    return Board(office.engine)


def test_whatever_somebody_wants_makes_the_wishes_differ(office: Any, board: Board) -> None:
    folders = WatchedFolders(office.engine)
    root: Path = office.root
    acts: list[Callable[[], object]] = [
        lambda: folders.add(root / "in", root / "to", "{original}"),
        lambda: folders.enable(1, False),
        lambda: folders.change(1, root / "in", root / "elsewhere", "{original}"),
        lambda: board.request_sorting([root / "scan.pdf"], 1),
        lambda: folders.remove(1),
    ]
    with office.journal.lease("engine") as lease:
        for act in [*acts, board.request_stop]:
            before = board.wishes()
            assert board.wishes() == before
            act()
            assert board.wishes() != before
        before = board.wishes()
        board.tell_folder(FolderStatus(1, 3, False))
        board.tell_activity(Phase.SORTING)
        assert board.wishes() == before
        assert lease.check() is False


def test_requests_are_open_until_they_are_finished_and_release_what_was_held(
    office: Any, board: Board, unsure: Any
) -> None:
    path = office.put("inbox/scan.pdf", "one")
    stamp = FileStamp.of(path.stat())
    office.journal.hold(path, unsure, "hash", stamp, "run")
    board.request_sorting([path, office.root / "other.pdf"], 4)
    assert not office.journal.held_files().holds(path, stamp)
    requests = board.open_requests()
    assert [(r.path.name, r.folder_id) for r in requests] == [("scan.pdf", 4), ("other.pdf", 4)]
    board.finish_requests([requests[0].request_id])
    assert [r.path.name for r in board.open_requests()] == ["other.pdf"]
    folder = WatchedFolders(office.engine).add(office.inbox, office.root / "to", "{original}")
    board.request_sorting([path], folder.folder_id)
    WatchedFolders(office.engine).remove(folder.folder_id)
    assert [r.path.name for r in board.open_requests()] == ["other.pdf"]


def test_the_latest_trouble_of_a_document_stands_until_it_is_over(
    board: Board, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "二.pdf"
    board.tell_trouble(one, 1, DocumentBusy("one.pdf is in use.", "Close it."))
    board.tell_trouble(two, None, DocumentBusy("二.pdf is in use."))
    board.tell_trouble(one, 1, DocumentBusy("one.pdf is locked.", "Wait."))
    told = [(t.path, t.title, t.message, t.remedy) for t in board.troubles()]
    assert told == [
        (one, "File is in use", "one.pdf is locked.", "Wait."),
        (two, "File is in use", "二.pdf is in use.", ""),
    ]
    board.clear_troubles([one])
    assert [t.path for t in board.troubles()] == [two]
    board.clear_troubles()
    assert board.troubles() == []


def test_the_state_of_the_engine_follows_its_lease(office: Any, board: Board) -> None:
    board.tell_activity(Phase.RE_EMBEDDING, 9, 9)  # of an engine before
    assert board.engine_state() == EngineState()
    with office.journal.lease("engine"):
        assert board.engine_state().phase is Phase.STARTING
        board.tell_activity(Phase.RE_EMBEDDING, 3, 10)
        state = board.engine_state()
        assert (state.running, state.phase, state.done, state.total) == (
            True, Phase.RE_EMBEDDING, 3, 10,
        )  # fmt: skip
        with write(office.engine) as session:  # its process is gone
            session.execute(
                sa.update(LeaseRow).values(owner=f"{2**22 - 1}||{socket.gethostname()}")
            )
            session.commit()
        assert not board.engine_state().running
    assert board.engine_state() == EngineState()


def test_a_folder_is_changed_and_paused(office: Any) -> None:
    folders, root = WatchedFolders(office.engine), office.root
    first = folders.add(root / "in", root / "to", "{original}")
    folders.add(root / "in 2", root / "to", "{original}")
    assert not folders.enable(first.folder_id, False).enabled
    changed = folders.change(first.folder_id, root / "in", root / "to 2", "{class}/{original}")
    assert (changed.destination, changed.pattern) == (root / "to 2", "{class}/{original}")
    for inbox, pattern, words in [
        (root / "in 2", "{original}", "watched already"),
        (root / "to", "{original}", "its own destination"),
        (root / "in", "{klass}", "does not exist"),
    ]:
        with pytest.raises(SettingsError, match=words):
            folders.change(first.folder_id, inbox, root / "to", pattern)
    with pytest.raises(SettingsError, match="no watched folder 9"):
        folders.enable(9, True)
    assert folders.all()[0] == changed


def test_a_document_belongs_to_its_folder_or_to_the_one_around_it(office: Any) -> None:
    folders, root = WatchedFolders(office.engine), office.root
    outer = folders.add(root / "in", root / "to", "{original}")
    assert folders.of_document(root / "anywhere.pdf", None) == outer  # the only one there is
    inner = folders.add(root / "in/deep", root / "to", "{original}")
    assert folders.of_document(root / "in/deep/x.pdf", None) == inner
    assert folders.of_document(root / "in/deep/x.pdf", outer.folder_id) == outer
    with pytest.raises(FilingError, match=r"anywhere\.pdf"):
        folders.of_document(root / "anywhere.pdf", None)
    folders.remove(inner.folder_id)
    assert folders.of_document(root / "in/deep/x.pdf", inner.folder_id) == inner


@pytest.mark.skipif(sys.platform != "linux", reason="names are always Unicode there")
def test_a_name_that_is_no_unicode_is_told_of(office: Any, board: Board) -> None:
    path = Path(os.fsdecode(os.fsencode(office.inbox) + b"/scan \xff.pdf"))
    board.tell_trouble(path, 1, DocumentBusy(f"“{path.name}” waits.", f"Close {path.name}."))
    (trouble,) = board.troubles()
    assert (trouble.path, trouble.message) == (path, "“scan ?.pdf” waits.")
