"""The window as a whole: first start, state, keyboard, looks, names for screen readers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_top import LONG_NAME, SAMPLES, drop, put, register, register_samples, samples_of, settle
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from review_desk_top import OTHER, TWO, fill_office

from app.bootstrap import Profile
from app.main_window import LIBRARY, REVIEW, SETTINGS, SORT, MainWindow
from app.theme import DARK, LIGHT, Tokens
from app.widgets.parts import Look
from app.widgets.sorting_progress import time_words
from core.domain import Label
from core.filing.nouns import FolderStatus, Phase

Open = Callable[..., MainWindow]
SCAN = SAMPLES / "scans" / "scan_0035.png"


def test_the_first_start_leads_to_a_filed_document_in_three_steps(
    open_window: Open, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    window = open_window(engine=True)
    assert window.guide.isVisible() and window.guide.text.startswith("Register one")
    window.rail.chosen.emit(LIBRARY)
    drop(window.library_view.empty, samples_of("Weekly timesheet"))
    panel = window.library_view.registration
    settle(lambda: panel._examination is not None)
    panel.picker.set_label(Label("Weekly timesheet"))
    panel.save()
    settle(lambda: window.guide.text.startswith("Choose the folder"))
    window.guide._button.click()
    assert window.view == SORT
    folder = window.sort_view.folder_panel
    folder.inbox.setText(str(tmp_path / "inbox"))
    folder.destination.setText(str(tmp_path / "filed"))
    folder.save()
    settle(folder.make.isVisible)
    folder.make.click()
    settle(lambda: window.guide.text.startswith("Put a scan"))
    put(tmp_path / "inbox", SCAN)
    settle((tmp_path / "filed" / "Weekly timesheet" / SCAN.name).exists, 60)
    settle(lambda: window.guide.text.startswith("Done"))


def test_who_has_done_the_steps_is_not_led_again(
    open_window: Open, filled: Callable[..., Profile], tmp_path: Path
) -> None:
    profile = filled("all samples", register_samples)
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    put(tmp_path / "inbox", SCAN)
    list(profile.engine().run(once=True))
    window = open_window()
    settle(lambda: window.guide.next_step == 3)
    window.close()
    assert not open_window().guide.isVisible()


def test_the_window_opens_as_it_was_left(open_window: Open, profile: Profile) -> None:
    window = open_window()
    window.show_view(LIBRARY)
    window.resize(820, 617)  # the offscreen screen is small
    window._toggle_inspector()
    window.sort_view.keep.setChecked(False)
    window.close()
    again = open_window()
    assert (again.view, again.width(), again.height()) == (LIBRARY, 820, 617)
    assert again.inspector.isHidden() and not again.sort_view.keep.isChecked()


def test_views_and_the_pane_have_keys(open_window: Open, qtbot: Any) -> None:
    window = open_window()
    window.resize(1120, 740)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_3, control)
    assert window.view == LIBRARY
    qtbot.keyClick(window, Qt.Key.Key_1, control)
    assert window.view == SORT
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.inspector.isHidden()


@pytest.mark.parametrize("view", [REVIEW, SETTINGS])
def test_a_view_that_needs_all_the_room_does_not_keep_the_pane_away(
    open_window: Open, view: int
) -> None:
    window = open_window()
    window.show_view(view)
    assert window.inspector.isHidden()
    window.close()
    again = open_window()
    again.resize(1120, 740)
    again.show_view(SORT)
    assert again.inspector.isVisible()


@pytest.fixture
def busy(open_window: Open, filled: Callable[..., Profile]) -> MainWindow:
    """A window with something in every corner; of the documents nothing is moved."""
    filled("a day's work", work_a_day)
    window = open_window()
    settle(lambda: len(window.sort_view.documents.rows) == 2)
    return window


def work_a_day(profile: Profile) -> None:
    register_samples(profile, 4)
    register(profile, samples_of("住民異動届")[0], Label(LONG_NAME, LONG_NAME))
    beside = profile.path.parent
    profile.folders.add(beside / "inbox", beside / "filed", "{class}/{original}")
    put(beside / "inbox", SCAN, SAMPLES / "scans" / "scan_0019.jpg")
    list(profile.engine().run(once=True))


def states(window: MainWindow) -> Iterator[str]:
    """Brings every panel to the front, one after the other."""
    sort, library = window.sort_view, window.library_view
    window.show_view(SORT)
    for at in range(2):
        sort.list.setCurrentIndex(sort._filter.index(at, 0))
        yield f"document {at}"
    sort.add_folder()
    yield "folder"
    sort._leave_folder()
    window.show_view(LIBRARY)
    yield "library"
    library._select_class(LONG_NAME)
    library.class_panel._merge.unfold()
    yield "class"
    library.open_class(LONG_NAME)
    library.sample_grid.setCurrentIndex(library.samples.index(0))
    library.sample_panel._move.unfold()
    yield "sample"
    library.register_files([SAMPLES / "scans" / "scan_0019.jpg"])
    settle(lambda: library.registration._examination is not None)
    yield "registration"
    library.registration.leave()


def test_whatever_takes_the_keyboard_has_a_name_for_screen_readers(busy: MainWindow) -> None:
    nameless = set()
    for state in states(busy):
        for widget in busy.findChildren(QWidget):
            kinds = QAbstractButton | QLineEdit | QComboBox | QAbstractItemView
            if not isinstance(widget, kinds) or not widget.isVisible():
                continue
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not (
                widget.accessibleName() or text
            ):
                nameless.add((state, type(widget).__name__))
    assert nameless == set()


@pytest.mark.parametrize("size", [(820, 560), (1120, 740), (1900, 1000)])
def test_no_words_are_cut_off_in_any_size_of_the_window(
    busy: MainWindow, size: tuple[int, int]
) -> None:
    """Labels and buttons that do not shorten themselves get the room they ask for."""
    cut = set()
    for state in states(busy):
        busy.resize(*size)
        settle(lambda: busy.size().toTuple() == size)
        QApplication.processEvents()
        for widget in busy.findChildren(QWidget):
            if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
                continue
            text = widget.text()
            shortens = hasattr(widget, "whole_text") or not text
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if shortens:
                continue
            needs = widget.sizeHint()
            if not wraps and widget.width() < needs.width():
                cut.add((state, text, widget.width(), needs.width()))
            if wraps and widget.height() < widget.heightForWidth(widget.width()):
                cut.add((state, text, widget.height(), widget.heightForWidth(widget.width())))
    assert cut == set()
    assert busy.minimumSizeHint().width() <= size[0]


def test_tab_reaches_the_list_the_inspector_and_comes_round(busy: MainWindow, qtbot: Any) -> None:
    busy.show_view(SORT)
    busy.sort_view.list.setCurrentIndex(busy.sort_view._filter.index(0, 0))
    busy.sort_view.list.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is seen[0]:
            break
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert focus is seen[0], "Tab never comes round"
    panel = busy.sort_view.document_panel
    assert {panel._open, panel._undo, busy.sort_view.keep, busy.sort_view.search} <= set(seen)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_what_it_lies_on(tokens: Tokens) -> None:
    grounds = ("ground", "surface", "hover", "selected", "drop")
    texts = ("text", "muted", "accent", "filed", "review", "unknown", "error")
    faint = {
        (text, ground): round(contrast(getattr(tokens, text), getattr(tokens, ground)), 2)
        for text in texts
        for ground in grounds
        if contrast(getattr(tokens, text), getattr(tokens, ground)) < 4.5
    }
    assert faint == {}
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1.4.3."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_look_follows_the_scheme(look: Look, open_window: Open) -> None:
    window = open_window()
    for scheme, tokens in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        look.theme.ask_for(scheme)
        assert window.palette().window().color() == QColor(tokens.ground)
        seen = window.grab().toImage().pixelColor(window.width() // 2, 6)
        assert seen == QColor(tokens.ground)
    look.theme.ask_for(Qt.ColorScheme.Unknown)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_box_that_is_not_ticked_can_be_seen(
    look: Look, qtbot: Any, kind: type[QAbstractButton], scheme: Qt.ColorScheme
) -> None:
    look.theme.ask_for(scheme)
    ground = QWidget()
    qtbot.addWidget(ground)
    box = kind(ground)
    ground.resize(40, 40)
    ground.show()
    picture = ground.grab().toImage()
    middle = box.geometry().center().y()
    seen = {picture.pixelColor(x, middle).name() for x in range(40)}
    assert max(contrast(one, look.theme.tokens.ground) for one in seen) >= 3
    look.theme.ask_for(Qt.ColorScheme.Unknown)


def test_the_look_changes_although_buttons_have_gone_meanwhile(
    look: Look, open_window: Open, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    window = open_window()
    card = window.sort_view.folders.cards[1]  # kept alive on this side
    profile.folders.remove(1)
    with qtbot.waitSignal(card.destroyed):
        settle(lambda: not window.sort_view.folders.cards)
    look.theme.ask_for(Qt.ColorScheme.Dark)
    look.theme.ask_for(Qt.ColorScheme.Unknown)


def test_numbers_come_with_the_right_plural(look: Look) -> None:
    assert time_words(61) == "about 1 minute left"
    assert time_words(180) == "about 3 minutes left"


@pytest.mark.parametrize("name", ["library.db", "journal.db"])
def test_a_damaged_database_is_told_and_the_window_stays_and_closes(
    profile: Profile, look: Look, name: str
) -> None:
    (profile.path / name).write_bytes(b"not a database" * 100)
    window = MainWindow(profile, look)
    window.sorting_desk.keeps_engine = False
    window.show()
    window.start()
    settle(lambda: name in window.notice.text)
    assert "back-up" in window.notice.text
    window.sort_view.keep.setChecked(False)
    assert window.close()


def test_the_settings_of_a_window_are_kept_in_its_profile(
    open_window: Open, profile: Profile
) -> None:
    open_window().close()
    assert "keep_sorting" in (profile.path / "window.ini").read_text("utf-8")
    assert json.loads((profile.path / "settings.json").read_text("utf-8"))["workers"] == 1
    assert QLocale().name()


def test_long_work_of_the_engine_is_shown_with_how_far_it_is(
    open_window: Open, profile: Profile, tmp_path: Path
) -> None:
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    with profile.journal.lease("an engine"):
        profile.board.tell_activity(Phase.RE_EMBEDDING, 3, 10)
        window = open_window()
        progress = window.sort_view._progress
        settle(progress.isVisible)
        assert "3 of 10" in progress._text.text() and progress._bar.value() == 3
        profile.board.tell_activity(Phase.SORTING)
        profile.board.tell_folder(FolderStatus(1, 40, False))
        settle(lambda: "0 of 40" in progress._text.text())
        profile.board.tell_folder(FolderStatus(1, 0, False))
        settle(progress.isHidden)


def test_damaged_settings_are_told_outside_the_settings_and_by_those_alone(
    open_window: Open, profile: Profile
) -> None:
    window = open_window()
    (profile.path / "settings.json").write_text('{"one_wrong_in": ', "utf-8")
    settle(lambda: "settings.json" in window.notice.text)
    window.show_view(SETTINGS)
    assert window.notice.text == ""
    settle(window.settings_view._warning.isVisible)


@pytest.mark.parametrize("view", [SORT, REVIEW])
def test_a_word_covers_nothing_that_the_next_decision_needs(
    open_window: Open, filled: Callable[..., Profile], view: int
) -> None:
    filled("two wait", fill_office(TWO, OTHER))
    window = open_window()
    window.resize(1120, 740)
    window.show_view(view)
    needed = window.sort_view.keep if view == SORT else window.review_view.choices
    settle(needed.isVisible)
    QApplication.processEvents()
    window.toast.say("scan.png is in ~/filed")
    content = window.toast.parentWidget()
    top = needed.mapTo(content, needed.rect().topLeft()).y()
    assert 0 < window.toast.geometry().bottom() < top
