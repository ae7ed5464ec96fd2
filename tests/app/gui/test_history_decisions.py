"""What is decided in the history: taken back and corrected, one or many, and undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from desk_top import settle
from history_desk_top import LETTER, Archive, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.bootstrap import Profile
from app.item_models.documents import Status
from app.main_window import HISTORY, MainWindow
from app.views import history_view
from core.filing.nouns import Standing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_del_puts_one_back_where_it_stays_in_sight_and_ctrl_z_files_it_again(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf", "b.pdf", "c.pdf")
    desk = open_history()
    desk.view.table.select_rows([1], 1)
    desk.press(qtbot, Key.Key_Delete)
    settle(lambda: desk.statuses()[1] is Status.UNDONE)
    assert (desk.names(), desk.selected()) == (["c.pdf", "b.pdf", "a.pdf"], [1])
    assert "inbox/b.pdf" in archive.tree()
    assert desk.said == [f"b.pdf is in {archive.root / 'inbox'}"]
    assert desk.view.panel.document.status is Status.UNDONE
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["b.pdf", "c.pdf", "a.pdf"])
    assert "filed/Claim/b.pdf" in archive.tree()


def test_a_document_is_corrected_by_keyboard_and_the_next_comes_under_the_hand(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf", "b.pdf", "c.pdf")
    archive.hold("held.pdf")
    desk = open_history()
    desk.view.table.select_rows([2], 2)
    desk.press(qtbot, Key.Key_1)  # the nearest that it is not filed as already
    settle(lambda: desk.names() == ["b.pdf", "held.pdf", "c.pdf", "a.pdf"])
    assert "filed/Letter/b.pdf" in archive.tree()
    settle(lambda: desk.selected() == [2])
    desk.view.table.setFocus()
    desk.press(qtbot, Key.Key_F2)
    assert desk.view.panel.picker.class_box.hasFocus()
    desk.view.panel.picker.set_label(LETTER)
    desk.press(qtbot, Key.Key_Return)
    settle(lambda: desk.names() == ["c.pdf", "b.pdf", "held.pdf", "a.pdf"])
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["b.pdf", "held.pdf", "c.pdf", "a.pdf"])
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["held.pdf", "c.pdf", "b.pdf", "a.pdf"])
    assert "filed/Claim/b.pdf" in archive.tree()


def test_several_are_put_back_after_one_more_word(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    desk = open_history()
    table = desk.view.table
    table.select_rows([0], 0)
    table.setFocus()
    desk.press(qtbot, Key.Key_Down, Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert (desk.selected(), desk.inspector.panel) == ([0, 1, 2], desk.view.several)
    desk.press(qtbot, Key.Key_Delete)
    assert desk.view.several.confirm.hasFocus()
    desk.press(qtbot, Key.Key_Escape)
    assert table.hasFocus() and len(archive.tree()) == 4
    desk.press(qtbot, Key.Key_Delete, Key.Key_Return)
    settle(lambda: desk.statuses() == [Status.UNDONE] * 3 + [Status.FILED])
    assert archive.tree() == {"inbox/d.pdf", "inbox/c.pdf", "inbox/b.pdf", "filed/Claim/a.pdf"}
    assert desk.said == ["3 documents are back in their inboxes."]
    assert table.hasFocus()
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: len([path for path in archive.tree() if path.startswith("filed")]) == 4)


def test_several_are_refiled_together_and_what_fails_is_told_with_its_file(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    for name in ("b.pdf", "c.pdf"):
        (archive.root / "filed/Claim" / name).write_text("edited")
    archive.hold("held.pdf")
    desk = open_history()
    desk.press(qtbot, Key.Key_A, modifier=Control)
    assert len(desk.selected()) == 5
    desk.press(qtbot, Key.Key_F2)
    assert desk.view.several.picker.class_box.hasFocus()
    desk.view.several.picker.set_label(LETTER)
    desk.press(qtbot, Key.Key_Return)
    settle(lambda: desk.said)
    assert {path for path in archive.tree() if "Letter" in path} == {
        "filed/Letter/a.pdf", "filed/Letter/d.pdf", "filed/Letter/held.pdf",
    }  # fmt: skip
    assert desk.said == ["3 documents are filed as Letter."]
    (refused,) = desk.refused
    assert refused.startswith("2 documents stayed where they were. “c.pdf” was changed")


def test_all_of_a_long_list_are_meant_though_most_were_never_looked_at(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_view, "_MOST_KEPT", 50)
    archive.lost(150)
    desk = open_history()
    desk.press(qtbot, Key.Key_A, modifier=Control)
    chosen = desk.view.chosen()
    assert chosen is not None
    assert (chosen.count, chosen.keys, chosen.ranges) == (150, (), ((0, 150),))
    desk.press(qtbot, Key.Key_Delete, Key.Key_Return)
    settle(lambda: desk.refused, 60)
    assert desk.refused[0].startswith("150 documents stayed where they were. “old 0.pdf”")
    told = desk.view.several._failures.text()
    assert (told.count("“old "), told.endswith("And 120 more.")) == (30, True)


def test_a_list_that_has_changed_is_not_taken_for_the_one_that_was_seen(
    open_history: Callable[[], Desk], archive: Archive, profile: Profile
) -> None:
    archive.lost(520)
    archive.file("a.pdf")
    desk = open_history()
    desk.desk.follow(False)
    desk.view.filters.chips[Standing.FILED].click()
    settle(lambda: desk.view.model.found.query.standings)
    desk.view.table.selectAll()
    (number,) = profile.journal.filed_in("run")
    profile.decisions.put_back(number)
    desk.view.put_back()
    settle(lambda: desk.refused)
    assert desk.refused == ["The list has just changed. Nothing was touched: choose again."]
    settle(lambda: desk.view.model.rowCount() == 520)


def test_long_work_is_cancelled_after_the_document_in_hand(
    open_history: Callable[[], Desk], archive: Archive, qtbot: Any
) -> None:
    archive.lost(520)
    archive.file("a.pdf", "b.pdf")
    desk = open_history()
    desk.desk.work_changed.connect(lambda work: work and desk.view.work.cancel.click())
    desk.view.table.selectAll()
    desk.view.put_back()
    settle(lambda: desk.said, 60)
    assert "Cancelled: " in desk.said[0] and "were not touched." in desk.said[0]
    assert not desk.view.work.isVisible()
    assert not desk.desk.working


def test_an_undo_that_was_cancelled_goes_on_where_it_ended(
    open_history: Callable[[], Desk], archive: Archive
) -> None:
    names = [f"{number}.pdf" for number in range(12)]
    archive.file(*names)
    filed = archive.tree()
    desk = open_history()
    desk.view.table.selectAll()
    desk.view.put_back()
    settle(lambda: desk.said)
    assert desk.desk.undo()
    desk.desk.cancel()
    settle(lambda: not desk.desk.working)
    assert archive.tree() != filed
    assert desk.desk.undo()
    settle(lambda: not desk.desk.working)
    assert archive.tree() == filed
    assert not desk.desk.undo()


def test_in_the_window_a_mistake_is_taken_back_from_the_toast(
    open_window: Callable[..., MainWindow], archive: Archive, qtbot: Any
) -> None:
    archive.file("a.pdf")
    window = open_window()
    qtbot.keyClick(window, Key.Key_4, Control)
    view = window.history_view
    assert window.view == HISTORY
    settle(lambda: view.model.rowCount() == 1 and view.table.hasFocus())
    view.table.select_rows([0], 0)
    qtbot.keyClick(view.table, Key.Key_Delete)
    settle(lambda: "inbox/a.pdf" in archive.tree() and window.toast.isVisible())
    settle(lambda: not window.history_desk.working)
    window.toast.findChild(QPushButton).click()
    settle(lambda: "filed/Claim/a.pdf" in archive.tree())
    settle(lambda: [row and row.status for row in [view.model.row_at(0)]] == [Status.FILED])
    assert view.model.rowCount() == 1
