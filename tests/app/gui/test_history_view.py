"""The history in the window: found, filtered, exported and kept in sight, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from desk_top import settle
from history_desk_top import Archive, Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.item_models.documents import Status
from app.widgets.history_filters import Days
from core.database.journal.tables import FilingRow
from core.filing.export import export_csv
from core.filing.nouns import HistoryQuery, Standing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_an_empty_history_says_what_will_be_here(
    open_history: Callable[[], Desk], archive: Archive
) -> None:
    desk = open_history()
    assert desk.view._stack.currentWidget() is desk.view.quiet
    assert not desk.view.search.isVisible() and not desk.view.export.isVisible()
    archive.file("a.pdf")
    settle(lambda: desk.names() == ["a.pdf"])
    assert desk.view.search.isVisible()


def test_words_are_searched_by_keyboard_and_lead_into_the_list(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("scan 1.pdf", "scan 2.pdf")
    archive.hold("letter.pdf")
    desk = open_history()
    assert desk.names() == ["letter.pdf", "scan 2.pdf", "scan 1.pdf"]
    desk.press(qtbot, Key.Key_F, modifier=Control)
    assert desk.view.search.hasFocus()
    qtbot.keyClicks(desk.view.search, "CLAIM 2.p")
    settle(lambda: desk.names() == ["scan 2.pdf"])
    desk.press(qtbot, Key.Key_Down)
    assert desk.view.table.hasFocus()
    assert (desk.selected(), desk.inspector.panel) == ([0], desk.view.panel)
    assert desk.view.panel.document.path.name == "scan 2.pdf"
    desk.press(qtbot, Key.Key_F, modifier=Control)
    qtbot.keyClicks(desk.view.search, "nothing")
    settle(lambda: desk.view._stack.currentWidget() is desk.view.none)
    desk.view.clear()
    settle(lambda: len(desk.names()) == 3)


def test_filters_narrow_the_list_and_are_cleared_together(
    open_history: Callable[[], Desk], archive: Archive, profile: Profile
) -> None:
    archive.file("today.pdf", run="one")
    archive.file("old.pdf", run="two")
    archive.hold("waits.pdf")
    with profile.journal_engine.begin() as connection:
        at = datetime.now().astimezone() - timedelta(days=10)
        connection.execute(sa.update(FilingRow).where(FilingRow.run_id == "two").values(at=at))
    desk = open_history()
    filters = desk.view.filters
    whole = ["waits.pdf", "today.pdf", "old.pdf"]
    filters.chips[Standing.REVIEW].click()
    settle(lambda: desk.names() == ["waits.pdf"])
    filters.chips[Standing.FILED].click()
    settle(lambda: desk.names() == whole)
    filters.chips[Standing.REVIEW].click()
    settle(lambda: desk.names() == whole[1:])
    settle(lambda: filters.class_box.count() == 1)
    filters.class_box.setEditText("claim")
    filters.days.setCurrentIndex(filters.days.findData(Days.WEEK))
    settle(lambda: desk.names() == ["today.pdf"])
    filters.days.setCurrentIndex(filters.days.findData(Days.RANGE))
    for field in (filters.first, filters.last):
        field.setDate(field.date().addDays(-10))
    settle(lambda: desk.names() == ["old.pdf"])
    assert filters._clear.isVisible()
    filters._clear.click()
    settle(lambda: desk.names() == whole)
    assert not filters._clear.isVisible()
    desk.view.table.select_rows([2], 2)
    desk.view.show_run()
    settle(lambda: desk.names() == ["old.pdf"])
    filters._run_chip.click()
    settle(lambda: desk.names() == whole)


def test_what_is_shown_is_written_into_a_table(
    open_history: Callable[[], Desk], archive: Archive, profile: Profile, tmp_path: Path
) -> None:
    archive.file("a.pdf", "b.pdf")
    archive.hold("waits.pdf")
    desk = open_history()
    desk.view.search.setText(".pdf claim")
    settle(lambda: desk.names() == ["b.pdf", "a.pdf"])
    desk.view.exporting.to(tmp_path / "shown.csv")
    settle(lambda: desk.said)
    assert desk.said == ["2 documents are in shown.csv."]
    export_csv(profile.history, HistoryQuery(".pdf claim"), tmp_path / "same.csv")
    assert (tmp_path / "shown.csv").read_bytes() == (tmp_path / "same.csv").read_bytes()


def test_documents_that_arrive_leave_in_sight_and_selected_what_was(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.lost(300)
    desk = open_history()
    table, view = desk.view.table, desk.view
    table.scrollTo(view.model.index(150, 0))
    settle(lambda: view.model.key_at(150) is not None)
    table.select_rows([150], 150)
    kept, top = view.model.key_at(150), table.rowViewportPosition(150)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        archive.file(name)
    settle(lambda: view.model.rowCount() == 303)
    assert (desk.selected(), view.model.key_at(153)) == ([153], kept)
    assert table.rowViewportPosition(153) == top
    assert view.panel.document.key == kept


def test_one_that_goes_from_the_middle_leaves_the_others_selected(
    open_history: Callable[[], Desk], archive: Archive, profile: Profile
) -> None:
    archive.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    desk = open_history()
    desk.view.filters.chips[Standing.FILED].click()
    settle(lambda: desk.view.model.found.query.standings)
    desk.view.table.select_rows([0, 3], 0)
    numbers = profile.journal.filed_in("run")
    profile.decisions.put_back(numbers[1])
    settle(lambda: desk.names() == ["d.pdf", "b.pdf", "a.pdf"])
    assert desk.selected() == [0, 2]


def test_the_mouse_selects_and_its_menu_offers_what_the_keys_do(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf", "b.pdf")
    desk = open_history()
    table = desk.view.table
    place = table.visualRect(desk.view.model.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.selected() == [1]
    table.customContextMenuRequested.emit(QPoint(place))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts[:3] == [
        "Refile as… (F2)", "Put back into the inbox (Del)", "Show all of the same run",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    settle(lambda: desk.statuses()[1] is Status.UNDONE)


def test_home_and_end_go_to_the_newest_and_the_oldest(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.lost(250)
    desk = open_history()
    desk.view.table.setFocus()
    desk.press(qtbot, Key.Key_End)
    settle(lambda: desk.view.panel.document is not None)
    assert (desk.selected(), desk.view.panel.document.path.name) == ([249], "old 249.pdf")
    desk.press(qtbot, Key.Key_Home)
    assert desk.selected() == [0]
