"""A folder that is not there was perhaps mistyped: it is asked about, and made when one says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import settle
from history_desk_top import Archive, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from settings_desk_top import Key, Shown, press

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[..., MainWindow]


def test_an_inbox_that_is_not_there_is_asked_about_and_made_by_one_key(
    shown: Shown, tmp_path: Path
) -> None:
    page, inbox = shown.view.folders, tmp_path / "new inbox"
    panel = page.panel
    shown.view.show_page(page)
    page.add_folder()
    panel.inbox.setText(str(inbox))
    panel.destination.setText(str(tmp_path / "filed"))
    press(panel.destination, Key.Key_Return)
    settle(panel.make.isVisible)
    said = f"The folder {inbox} is not there. Make it, or choose another one."
    assert panel._problem.text() == said and shown.failures == []
    assert not inbox.exists() and shown.profile.folders.all() == []
    panel.inbox.setText(str(tmp_path / "other inbox"))
    assert not panel.make.isVisible()  # it was asked of another one
    panel.inbox.setText(str(inbox))
    panel.save()
    settle(panel.make.isVisible)
    assert panel.make.hasFocus()
    press(panel.make, Key.Key_Space)
    settle(lambda: page.cards and not page.editing)
    assert inbox.is_dir() and shown.profile.folders.all()[0].inbox == inbox


def test_a_watched_inbox_that_is_away_is_not_asked_about(shown: Shown, tmp_path: Path) -> None:
    """As a share that is not connected while something else is changed."""
    shown.profile.folders.add(tmp_path / "away", tmp_path / "filed", "{class}/{original}")
    page = shown.view.folders
    shown.view.show_page(page)
    settle(lambda: page.cards)
    page._edit_number(1)
    page.panel.pattern.setText("{original}")
    page.panel.save()
    settle(lambda: shown.profile.folders.all()[0].pattern == "{original}")
    settle(lambda: not page.editing)
    page._edit_number(1)
    page.panel.inbox.setText(str(tmp_path / "mistyped"))
    page.panel.save()
    settle(page.panel.make.isVisible)
    assert not (tmp_path / "mistyped").exists()
    press(page.panel.make, Key.Key_Space)
    settle(lambda: shown.profile.folders.all()[0].inbox == tmp_path / "mistyped")
    assert (tmp_path / "mistyped").is_dir()


def test_a_whole_drive_is_no_inbox(shown: Shown, tmp_path: Path) -> None:
    page, root = shown.view.folders, Path(tmp_path.anchor)
    shown.view.show_page(page)
    page.add_folder()
    page.panel.inbox.setText(str(root))
    page.panel.destination.setText(str(tmp_path / "filed"))
    page.panel.save()
    settle(lambda: "is a whole drive" in page.panel._problem.text())
    assert not page.panel.make.isVisible() and not (tmp_path / "filed").exists()


def test_a_table_for_a_folder_that_is_not_there_asks_for_the_folder(
    open_history: Callable[[], Desk], archive: Archive, tmp_path: Path, qtbot: Any
) -> None:
    archive.file("a.pdf")
    desk, path = open_history(), tmp_path / "no such folder" / "shown.csv"
    exporting = desk.view.exporting
    exporting.to(path)
    settle(exporting.isVisible)
    said = f"The folder {path.parent} is not there. Make it, or choose another one."
    assert exporting.text.text() == said and desk.refused == []
    assert exporting.make.hasFocus() and not desk.desk.working
    desk.press(qtbot, Qt.Key.Key_Escape)
    assert not exporting.isVisible() and not path.parent.exists()
    exporting.to(path)
    settle(exporting.isVisible)
    desk.press(qtbot, Qt.Key.Key_Space)
    settle(lambda: desk.said)
    assert desk.said == ["1 document is in shown.csv."] and path.exists()
    assert not exporting.isVisible()
    (tmp_path / "a file").write_text("in the way")
    exporting.to(tmp_path / "a file" / "shown.csv")
    settle(lambda: desk.refused)
    assert "“shown.csv” cannot be written" in desk.refused[0]


def test_an_export_into_a_folder_that_is_not_there_asks_for_the_folder(
    registered: Profile, open_window: Open, tmp_path: Path, qtbot: Any
) -> None:
    window, path = open_window(), tmp_path / "no such folder" / "forms.kamiwake"
    window.show_view(LIBRARY)
    panel = window.library_view.transfer
    assert panel is not None
    panel.export(path)
    settle(panel.primary.isVisible)
    said = f"The folder {path.parent} is not there. Make it, or choose another one."
    assert panel.text.text() == said and not window.notice.isVisible()
    assert panel.primary.text() == "Make the folder" and panel.another.isVisible()
    panel.leave()
    assert not panel.active and not path.parent.exists()
    panel.export(path)
    settle(panel.primary.isVisible)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(lambda: "forms.kamiwake" in window.toast.text)
    assert path.exists() and not panel.active
