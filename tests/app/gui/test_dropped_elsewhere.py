"""Documents dropped on review or history are sorted; a folder dropped on settings is watched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import SAMPLES, data_of, drop, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import Profile
from app.main_window import HISTORY, REVIEW, SETTINGS, SORT, MainWindow
from app.widgets.drop_list import Cover

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Opened = Callable[..., MainWindow]
SCAN = SAMPLES / "scans" / "scan_0035.png"


def hangs_over(target: QWidget, path: Path) -> str | None:
    """What is written while the file hangs over it; None where it is not taken."""
    where, rest = QPoint(60, 60), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    data = data_of([path])
    event = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, *rest)
    event.ignore()
    QApplication.sendEvent(target, event)
    covers = [each.text for each in target.window().findChildren(Cover) if each.isVisible()]
    assert len(covers) == event.isAccepted()
    return covers[0] if covers else None


@pytest.mark.parametrize("view", [REVIEW, HISTORY])
def test_documents_dropped_on_review_or_history_are_sorted_at_once(
    profile: Profile, open_window: Opened, tmp_path: Path, view: int
) -> None:
    folder = profile.folders.add(tmp_path / "in", tmp_path / "out", "{class}/{original}")
    window = open_window()
    window.show_view(view)
    place = (window.review_view if view == REVIEW else window.history_view).place
    assert hangs_over(place, SCAN) == window.sort_view.drop_words()
    drop(place, [SCAN])
    settle(profile.board.open_requests)
    (request,) = profile.board.open_requests()
    assert (request.path, request.folder_id) == (SCAN, folder.folder_id)
    settle(window.toast.isVisible)
    assert window.view == view and place.findChild(Cover).isHidden()


def test_without_a_watched_folder_one_is_chosen_first(
    open_window: Opened, profile: Profile
) -> None:
    window = open_window()
    window.show_view(REVIEW)
    words = hangs_over(window.review_view.place, SCAN)
    assert words == "First choose where documents are filed"
    drop(window.review_view.place, [SCAN])
    assert window.view == SORT and window.inspector.panel is window.sort_view.folder_panel
    assert profile.board.open_requests() == []


def test_a_folder_dropped_on_the_settings_is_watched_once_enter_is_pressed(
    open_window: Opened, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    (inbox := tmp_path / "Scans").mkdir()
    window = open_window()
    window.show_view(SETTINGS)
    page = window.settings_view.folders
    assert hangs_over(page.viewport(), SCAN) is None
    assert (hangs_over(page.viewport(), inbox) or "").startswith("Watch ")
    drop(page.viewport(), [inbox], QPoint(60, 60))
    assert page.editing and page.findChild(Cover).isHidden()
    assert page.panel.inbox.text() == str(inbox)
    qtbot.keyClick(page.panel.destination, Qt.Key.Key_Return)
    settle(profile.folders.all)
    (folder,) = profile.folders.all()
    assert (folder.inbox, folder.destination) == (inbox, tmp_path / "Filed")


def test_the_administrator_is_asked_before_a_dropped_folder_is_taken(
    open_window: Opened, profile: Profile, tmp_path: Path
) -> None:
    profile.access.set_password("a long password", "")
    (inbox := tmp_path / "Scans").mkdir()
    window = open_window()
    window.show_view(SETTINGS)
    page = window.settings_view.folders
    drop(page.viewport(), [inbox], QPoint(60, 60))
    assert window.unlock_bar.isVisible() and not page.editing
    window.gate.unlock("a long password")
    settle(lambda: page.editing)
    assert page.panel.inbox.text() == str(inbox)
    assert profile.folders.all() == []
