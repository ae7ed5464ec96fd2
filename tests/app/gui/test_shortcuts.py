"""Every key of the window is on the sheet, and none means two things at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import pytest
from desk_top import SAMPLES, put, register_samples, settle
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.bootstrap import Profile
from app.main_window import LIBRARY, REVIEW, SORT, MainWindow
from app.widgets.parts import OWN_KEYS, SAYS
from app.widgets.shortcut_sheet import KeyLine, active_shortcuts, key_lines, key_rows

Open = Callable[..., MainWindow]
CONTEXT = Qt.ShortcutContext


def fill(profile: Profile) -> None:
    register_samples(profile, 3)
    beside = profile.path.parent
    profile.folders.add(beside / "inbox", beside / "filed", "{class}/{original}")
    put(beside / "inbox", SAMPLES / "scans" / "scan_0019.jpg")
    list(profile.engine().run(once=True))


@pytest.fixture
def busy(open_window: Open, filled: Callable[..., Profile]) -> MainWindow:
    filled("something to press keys on", fill)
    window = open_window()
    settle(lambda: window.sort_view.documents.rows)
    return window


def states(window: MainWindow) -> Iterator[str]:
    """Every view, and panels that have keys of their own."""
    for number in window.rail.numbers:
        window.show_view(number)
        yield window.rail.name(number)
    sort, library = window.sort_view, window.library_view
    window.show_view(SORT)
    sort.list.setCurrentIndex(sort._filter.index(0, 0))
    yield "a document"
    sort.add_folder()
    yield "a folder"
    sort._leave_folder()
    window.show_view(LIBRARY)
    library.open_class(first_class(window))
    yield "a class"
    library.register_files([SAMPLES / "scans" / "scan_0019.jpg"])
    settle(lambda: library.registration._examination is not None)
    yield "registration"
    library.registration.leave()


def first_class(window: MainWindow) -> str:
    state = window.library_desk.state
    assert state is not None
    return state.registered[0].label.class_name


def test_every_key_says_what_it_does(busy: MainWindow) -> None:
    silent = {
        (type(one.parent()).__name__, one.key().toString())
        for one in busy.findChildren(QShortcut)
        if not one.property(SAYS)
    }
    assert silent == set()


def test_no_key_means_two_things_at_once(busy: MainWindow) -> None:
    double = set()
    for state in states(busy):
        for one, other in combinations(active_shortcuts(busy), 2):
            same = any(key in other.keys() for key in one.keys())  # noqa: SIM118  no dictionary
            if same and meet(one, other):
                double.add((state, one.key().toString(), one.property(SAYS), other.property(SAYS)))
    assert double == set()


def meet(one: QShortcut, other: QShortcut) -> bool:
    """Whether there is a place for the keyboard where both answer: Qt then does neither."""
    return any(reaches(a, b) for a, b in ((one, other), (other, one)))


def reaches(wide: QShortcut, narrow: QShortcut) -> bool:
    over, under = wide.parent(), narrow.parent()
    assert isinstance(over, QWidget) and isinstance(under, QWidget)
    if wide.context() is CONTEXT.WindowShortcut:
        return True
    if wide.context() is CONTEXT.WidgetWithChildrenShortcut:
        return over is under or over.isAncestorOf(under)
    return over is under


def test_keys_that_widgets_answer_themselves_are_answered_and_told(busy: MainWindow) -> None:
    for number in busy.rail.numbers:
        busy.show_view(number)  # it is made when it is wanted
    told = [widget for widget in busy.findChildren(QWidget) if widget.property(OWN_KEYS)]
    assert told
    for widget in told:
        for keys, _ in widget.property(OWN_KEYS):
            pressed = QKeySequence(keys)[0]
            event = QKeyEvent(
                QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), keys
            )
            QApplication.sendEvent(widget, event)
            assert event.isAccepted(), (type(widget).__name__, keys)
    busy.show_view(REVIEW)
    settle(busy.review_view.comparison.compare.isVisible)
    lines = busy.shortcut_sheet.groups()["In this view"]
    assert ("B",) in [line.keys for line in lines]


def shown_words(window: MainWindow) -> list[str]:
    sheet = window.shortcut_sheet
    return [part.text() for part in sheet.findChildren(QLabel) if part.isVisible()]


def test_f1_shows_the_keys_of_the_view_in_front_and_hides_them(
    busy: MainWindow, qtbot: Any
) -> None:
    busy.show_view(LIBRARY)
    focused = QApplication.focusWidget()
    qtbot.keyClick(busy, Qt.Key.Key_F1)
    assert busy.shortcut_sheet.isVisible()
    assert {"In this view", "Everywhere", "Ctrl+V", "F1", "Rename"} <= set(shown_words(busy))
    assert "Take the suggestion of that number" not in shown_words(busy)
    qtbot.keyClick(busy.shortcut_sheet, Qt.Key.Key_F1)
    assert not busy.shortcut_sheet.isVisible()
    assert QApplication.focusWidget() is focused
    busy.show_view(SORT)
    qtbot.keyClick(busy, Qt.Key.Key_F1)
    assert "Take the suggestion of that number" in shown_words(busy)


def test_esc_and_a_click_beside_it_close_the_sheet_and_nothing_else(
    busy: MainWindow, qtbot: Any
) -> None:
    busy.show_view(LIBRARY)
    busy.library_view.open_class(first_class(busy))
    sheet = busy.shortcut_sheet
    sheet.toggle()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert busy.library_view.opened_class is not None  # that Esc was the sheet's
    sheet.toggle()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet._card.geometry().center())
    assert sheet.isVisible()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not sheet.isVisible()


def test_what_cannot_be_pressed_now_is_not_on_the_sheet(open_window: Open) -> None:
    window = open_window()  # without documents there is no list
    window.show_view(SORT)
    said = {line.says for lines in window.shortcut_sheet.groups().values() for line in lines}
    assert "Search" in said and "File it as something else" not in said


def test_keys_that_do_the_same_share_a_line(qtbot: Any) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    for key, says in (("1", "Take it"), ("2", "Take it"), ("Del", "Retire"), ("Del", "Retire")):
        QShortcut(key, owner).setProperty(SAYS, says)
    assert key_lines(owner.findChildren(QShortcut)) == [
        KeyLine(("1", "2"), "Take it"),
        KeyLine(("Del",), "Retire"),
    ]


def test_many_keys_for_one_thing_stand_in_few_short_lines() -> None:
    assert key_rows(["1", "2", "3", "4"]) == [["1", "–", "4"]]
    assert key_rows(["Alt+1", "Alt+2", "Alt+3"]) == [["Alt+1", "–", "Alt+3"]]
    assert key_rows(["1", "2"]) == [["1", "2"]]
    assert key_rows(["8", "9", "0"]) == [["8", "9", "0"]]
    assert key_rows(["Alt+Left", "Alt+Right", "Alt+Up"]) == [["Alt+Left", "Alt+Right"], ["Alt+Up"]]


@pytest.mark.parametrize("size", [(820, 560), (1120, 740)])
def test_its_words_have_room(busy: MainWindow, size: tuple[int, int]) -> None:
    for state in states(busy):
        busy.resize(*size)
        settle(lambda: busy.size().toTuple() == size)
        busy.shortcut_sheet.toggle()
        QApplication.processEvents()
        sheet = busy.shortcut_sheet
        for part in sheet.findChildren(QLabel):
            if part.isVisible() and part.property("role") == "key":
                assert part.width() >= part.sizeHint().width(), (state, part.text())
        assert sheet.rect().contains(sheet._card.geometry())
        sheet.toggle()


def test_it_is_laid_out_anew_when_the_window_changes_its_size(busy: MainWindow) -> None:
    sheet = busy.shortcut_sheet
    busy.resize(820, 560)
    sheet.toggle()
    QApplication.processEvents()
    small = sheet._card.size()
    sheet.toggle()
    busy.resize(1120, 740)
    sheet.toggle()
    busy.resize(820, 560)
    QApplication.processEvents()
    assert sheet._card.size() == small
