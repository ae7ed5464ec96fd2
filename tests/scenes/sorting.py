"""Sort: documents as they come, folders, what is dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desk_top import dragging, scans, settle
from PySide6.QtCore import QPoint

from app.bootstrap import Profile
from app.main_window import SORT, MainWindow
from core.filing.nouns import FolderStatus
from scenes.stage import SMALL, Scenes, Stage, pick, wait_s


def sorting(stage: Stage, profile: Profile, window: MainWindow) -> Scenes:
    with profile.journal.lease("screenshots"):  # as if an engine were at work
        yield from _at_work(stage, profile, window)


def _at_work(stage: Stage, profile: Profile, window: MainWindow) -> Scenes:
    window.show_view(SORT)
    view = window.sort_view
    settle(lambda: view.documents.rows)
    for waiting in (132, 97):
        profile.board.tell_folder(FolderStatus(1, waiting, False))
        wait_s(2.5)
    yield "0-list", stage.grab(window)
    select(window, lambda row: row.proposal)
    yield "1-held", stage.grab(window)
    select(window, lambda row: row.entry and not row.held)
    yield "2-filed", stage.grab(window)
    view.document_panel.start_refiling()
    yield "2-filed-refiling", stage.grab(window)
    select(window, lambda row: row.trouble)
    yield "3-trouble", stage.grab(window)
    select(window, lambda row: row.held and not row.entry.verdict.candidates)
    yield "4-unreadable", stage.grab(window)
    select(window, lambda row: row.held and not row.proposal and row.entry.verdict.candidates)
    yield "5-unknown", stage.grab(window)
    view.folders.edit(1)
    yield "6-folder", stage.grab(window)
    view.folder_panel.pattern.setText("{class}/{klass}")
    yield "6-folder-wrong", stage.grab(window)
    view._leave_folder()
    with dragging(view.place, [scans()[0]], QPoint(200, 200)):
        yield "7-drag", stage.grab(window)
    view.chips.choose(1)
    yield "8-to-decide", stage.grab(window)
    view.chips.choose(0)
    view.search.setText("nothing of that name")
    yield "8-nothing-found", stage.grab(window)
    view.search.setText("")
    window.resize(*SMALL)
    select(window, lambda row: row.held and row.entry.verdict.candidates)
    yield "9-small", stage.grab(window)
    window.inspector.hide()
    yield "9-small-folded", stage.grab(window)
    window.inspector.show()


def select(window: MainWindow, wanted: Callable[[Any], object]) -> None:
    view = window.sort_view
    at = pick(view.documents.rows, wanted)
    view.list.setCurrentIndex(view._filter.mapFromSource(view.documents.index(at, 0)))
