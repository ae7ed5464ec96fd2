"""At 820 x 560: what matters has the room, and what says nothing gives it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from desk_top import LONG_NAME, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.item_models.history import Column
from app.main_window import HISTORY, LIBRARY, SETTINGS, MainWindow
from app.widgets.inspector import Inspector
from app.widgets.parts import Look, column

if TYPE_CHECKING:
    from pathlib import Path

    from history_desk_top import Archive

Open = Callable[..., MainWindow]
SMALL = (820, 560)
NAME = "scan_0031.webp"


@pytest.fixture
def window(open_window: Open, archive: Archive, qtbot: Any) -> MainWindow:
    archive.file(NAME, "b.pdf")
    window = open_window()
    # A double click of an earlier test may have hidden what its release was meant for.
    qtbot.mouseRelease(window, Qt.MouseButton.LeftButton)
    window.resize(*SMALL)
    window.show_view(HISTORY)
    settle(lambda: window.history_view.model.found is not None)
    QApplication.processEvents()
    return window


def test_the_history_has_all_the_room_until_something_is_selected(window: MainWindow) -> None:
    table = window.history_view.table
    assert not window.inspector.isVisible() and table.width() > 700
    table.select_rows([0], 0)
    assert window.inspector.isVisible()
    table.clearSelection()
    assert not window.inspector.isVisible()
    window.resize(1120, 740)
    QApplication.processEvents()
    assert window.inspector.isVisible()  # there is room to say what could be done
    window.resize(*SMALL)
    QApplication.processEvents()
    window.show_view(SETTINGS)
    window.show_view(LIBRARY)
    window.library_view.pages.show_as_map(False)
    window.show_view(HISTORY)
    assert not window.inspector.isVisible()
    window._remember()
    assert window._kept_flag("inspector", False)  # nobody has folded it


def test_who_has_folded_the_pane_keeps_it_folded(window: MainWindow, qtbot: Any) -> None:
    table = window.history_view.table
    table.select_rows([0], 0)
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.inspector.isVisible()
    table.clearSelection()
    table.select_rows([1], 1)
    assert not window.inspector.isVisible()
    table.clearSelection()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.inspector.isVisible()
    table.select_rows([1], 1)
    assert window.inspector.isVisible()


def test_the_second_click_does_not_meet_the_pane_that_the_first_one_brought(
    window: MainWindow, qtbot: Any
) -> None:
    table = window.history_view.table
    place = QPoint(table.viewport().width() - 40, 20)
    qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.ranges() == [(0, 1)] and not window.inspector.isVisible()
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not window.inspector.isVisible()
    settle(window.inspector.isVisible, 5)


def test_a_documents_name_stays_to_be_read_beside_the_pane(window: MainWindow) -> None:
    table = window.history_view.table
    table.select_rows([0], 0)
    QApplication.processEvents()
    bold = QFont(table.font())
    bold.setBold(True)
    room = table.columnWidth(Column.DOCUMENT) - 64  # its picture, and the space around
    assert QFontMetrics(bold).horizontalAdvance(NAME) <= room
    assert table.isColumnHidden(Column.WHEN)  # the time stands under the name
    shown = sum(table.columnWidth(at) for at in Column if not table.isColumnHidden(at))
    assert shown == table.viewport().width()
    table.clearSelection()
    QApplication.processEvents()
    assert not table.isColumnHidden(Column.WHEN)


def test_the_steps_of_the_first_start_take_two_lines_at_most(open_window: Open) -> None:
    window = open_window()
    window.show_view(LIBRARY)
    window.resize(*SMALL)
    window.inspector.step_aside(False)
    for done in range(4):
        window.guide.show_done([at < done for at in range(3)])
        for unfolded in (False, True):
            window.inspector.setVisible(unfolded)
            QApplication.processEvents()
            text = window.guide._text
            assert text.heightForWidth(text.width()) <= 2 * text.fontMetrics().lineSpacing() + 2
            assert window.guide._text.accessibleName().startswith(
                f"Step {done + 1} of 3: " if done < 3 else "Done"
            )


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_keys_bring_what_they_go_to_into_sight(look: Look, qtbot: Any) -> None:
    inspector, edits = Inspector(), [QLineEdit() for _ in range(40)]
    qtbot.addWidget(inspector)
    panel = QWidget()
    panel.setLayout(column(*edits))
    inspector.show_panel(panel)
    inspector.resize(300, 400)
    inspector.show()
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    edits[30].setFocus()  # as F2 does, which no Tab has brought there
    settle(lambda: edits[30].visibleRegion().boundingRect().height() == edits[30].height())


def test_what_is_asked_about_a_folder_is_in_sight(
    open_window: Open, tmp_path: Path, qtbot: Any
) -> None:
    window = open_window()
    window.resize(*SMALL)
    window.show_view(SETTINGS)
    page = window.settings_view.folders
    page.add_folder()
    page.panel.inbox.setText(str(tmp_path.joinpath(*[LONG_NAME] * 9)))
    page.panel.destination.setText(str(tmp_path / "filed"))
    page.panel.save()
    settle(page.panel.make.isVisible)
    settle(lambda: page.verticalScrollBar().maximum() > 0)
    for part in (page.panel.make, page.panel._save):
        settle(lambda part=part: part.visibleRegion().boundingRect().height() >= part.height() - 1)
