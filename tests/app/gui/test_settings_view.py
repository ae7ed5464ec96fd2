"""Settings in the window: by keyboard, at once, undone, locked, repaired."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from desk_top import settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from settings_desk_top import Key, Shown, press

from app.bootstrap import Profile
from app.widgets.setting_controls import Choices, Number
from core.domain import DuplicatePolicy
from core.settings import NAMES, Settings
from core.settings_store import Change


def test_the_subjects_are_walked_through_by_keyboard(shown: Shown) -> None:
    view = shown.view
    titles = []
    for _ in view.pages:
        titles.append(view.page.title)
        press(view.subjects, Key.Key_Down)
    assert titles == [page.title for page in view.pages]
    assert {"Folders", "Naming", "Caution", "Back-up"} < set(titles)
    every = {name for page in view.pages for name in page.rows}
    assert every == set(NAMES)  # nothing can be set by file alone


def test_a_switch_holds_at_once_and_can_be_undone(shown: Shown) -> None:
    box = shown.row("tray").control.box
    press(box, Key.Key_Space)
    settle(lambda: shown.said)
    assert shown.written()["tray"] is False
    assert shown.profile.settings.tray is False
    text, undo = shown.said[0]
    assert text == "Stay in the notification area when closed: off"
    assert undo is not None
    undo()
    settle(box.isChecked)
    assert "tray" not in shown.written()


def test_ctrl_z_takes_changes_back_one_by_one(shown: Shown) -> None:
    choices = shown.row("duplicates").control
    assert isinstance(choices, Choices)
    for count, policy in enumerate((DuplicatePolicy.SKIP, DuplicatePolicy.BESIDE), 1):
        press(choices.buttons[policy], Key.Key_Space)
        settle(lambda count=count: len(shown.said) == count)
        assert shown.profile.settings.duplicates is policy
    for count, before in enumerate((DuplicatePolicy.SKIP, DuplicatePolicy.FILE_BOTH), 3):
        QTest.keyClick(shown.view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(lambda count=count: len(shown.said) == count)
        assert shown.profile.settings.duplicates is before
        assert choices.buttons[before].isChecked()
    assert "duplicates" not in shown.written()


def test_values_that_the_arrow_keys_pass_are_not_tried(shown: Shown) -> None:
    choices = shown.row("duplicates").control
    choices.buttons[DuplicatePolicy.FILE_BOTH].setFocus()
    press(choices.buttons[DuplicatePolicy.FILE_BOTH], Key.Key_Down)
    press(choices.buttons[DuplicatePolicy.SKIP], Key.Key_Down)
    settle(lambda: shown.said)
    assert [text for text, _ in shown.said] == [
        "The same document once more: Put it beside the first one"
    ]
    menu = shown.row("language").control
    menu.box.setFocus()
    press(menu.box, Key.Key_Down, Key.Key_Down)
    settle(lambda: len(shown.said) == 2)
    assert shown.said[1][0] == "Language: 日本語"


def test_a_number_that_is_stepped_through_is_one_change(shown: Shown) -> None:
    number = shown.row("max_pages").control
    assert isinstance(number, Number)
    number.box.setFocus()
    press(number.box, Key.Key_Up, Key.Key_Up, Key.Key_Up)
    settle(lambda: shown.said)
    assert shown.written()["max_pages"] == 650
    assert [text for text, _ in shown.said] == [f"Most pages of a document: {number.words(650)}"]
    number.box.selectAll()
    QTest.keyClicks(number.box, "30")
    press(number.box, Key.Key_Return)
    settle(lambda: len(shown.said) == 2)
    assert shown.profile.settings.max_pages == 30


def test_how_long_things_are_kept_is_taken_by_enter_alone(shown: Shown) -> None:
    """One day on the way to many would make the engine forget everything."""
    number = shown.row("history_days").control
    assert number.box.text() == "for ever"
    number.box.setFocus()
    press(number.box, Key.Key_Up)
    shown.profile.store.apply(Change({"tray": False}))  # by somebody else, meanwhile
    settle(lambda: not shown.profile.settings.tray)
    QTest.qWait(700)
    assert number.box.value() == 1 and shown.said == []
    press(number.box, Key.Key_Up, Key.Key_Return)
    settle(lambda: shown.said)
    assert shown.written()["history_days"] == 2


def test_percent_is_stored_as_a_share(shown: Shown) -> None:
    number = shown.row("margin").control
    assert number.box.text() == "2.0 %"
    number.box.setFocus()
    press(number.box, Key.Key_Up)
    settle(lambda: shown.said)
    assert shown.written()["margin"] == 0.025


def test_the_default_is_one_key_away_where_something_else_is_in_force(shown: Shown) -> None:
    row = shown.row("originals_days")
    assert not row.reset.isVisible()
    shown.desk.change("originals_days", 30)
    settle(row.reset.isVisible)
    assert row.reset.text() == f"Back to the default: {row.words(90)}"
    press(row.reset, Key.Key_Space)
    settle(lambda: not row.reset.isVisible())
    assert "originals_days" not in shown.written()


def test_what_somebody_else_changes_shows_within_a_second_or_so(shown: Shown) -> None:
    taken: list[Settings] = []
    shown.desk.taken.connect(taken.append)
    shown.profile.store.apply(Change({"appearance": "dark", "naming_pattern": "{class}/{stem}"}))
    settle(lambda: taken)
    assert (taken[0].appearance, shown.said) == ("dark", [])
    assert shown.row("appearance").control.buttons["dark"].isChecked()
    shown.view.show_page(shown.view.folders)
    shown.view.folders.add_folder()
    assert shown.view.folders.panel.pattern.text() == "{class}/{stem}"


def test_what_policy_and_variables_set_is_shown_locked_with_the_reason(
    governed: Profile, show_settings: Callable[..., Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = governed.store.policy
    policy.write_text(json.dumps({"one_wrong_in": 5000, "language": "ja"}), "utf-8")
    monkeypatch.setenv("KAMIWAKE_MAX_PAGES", "7")
    with Profile(governed.path, policy=policy) as opened:
        shown = show_settings(opened)
        reasons = {name: shown.row(name).reason for name in NAMES if shown.row(name).reason}
        by_policy = f"Set by your administrator in {policy}."
        assert reasons == {
            "one_wrong_in": by_policy,
            "language": by_policy,
            "max_pages": "Set by the environment variable KAMIWAKE_MAX_PAGES.",
        }
        for name in NAMES:
            assert shown.row(name).control.isEnabled() == (name not in reasons)
        plot = shown.view.caution.caution.curve.plot
        press(plot, Key.Key_Home)
        assert plot.value == 5000
        shown.desk.change("one_wrong_in", 10)  # as a window that does not know of it yet
        settle(lambda: shown.failures)
        assert str(policy) in shown.failures[0]
        assert opened.store.read().settings.one_wrong_in == 5000
        policy.unlink()
        settle(lambda: not shown.row("one_wrong_in").reason)
        assert plot.isEnabled()


def test_a_damaged_file_is_told_of_and_repaired_by_one_key(
    governed: Profile, show_settings: Callable[..., Shown]
) -> None:
    governed.store.path.write_text("{ tray", "utf-8")
    with Profile(governed.path, policy=governed.store.policy, forgiving=True) as opened:
        assert opened.settings == Settings()
        opened.folders.add(opened.path.parent / "in", opened.path.parent / "out", "{original}")
        shown = show_settings(opened)
        shown.sorting.keeps_engine = True
        assert shown.view._warning.isVisible()
        assert str(governed.store.path) in shown.view._problem.text()
        told: list[object] = []
        shown.desk.troubled.connect(told.append)
        shown.sorting.look_now()
        settle(lambda: not shown.sorting._looking)
        assert not shown.keeper.starting  # an engine would only end with the same words
        shown.sorting.keeps_engine = False
        press(shown.view._repair, Key.Key_Space)
        settle(lambda: not shown.view._warning.isVisible())
        assert told == [None]
        kept = list(governed.path.glob("settings-damaged-*.json"))
        assert [path.read_text("utf-8") for path in kept] == ["{ tray"]
        assert kept[0].name in shown.said[-1][0]
        assert opened.settings_problems == ()


def test_a_change_that_the_administrator_has_to_make_goes_back_to_what_is_in_force(
    shown: Shown,
) -> None:
    shown.profile.access.set_password("correct horse")
    shown.desk.gate.look()
    box = shown.row("tray").control.box
    press(box, Key.Key_Space)
    settle(lambda: shown.failures)
    assert box.isChecked() and "tray" not in shown.written()
    shown.desk.gate.unlock("correct horse")
    settle(lambda: not shown.desk.gate.locked)
    press(box, Key.Key_Space)
    settle(lambda: shown.written().get("tray") is False)


def test_the_wheel_scrolls_and_changes_nothing(shown: Shown) -> None:
    for name in ("max_pages", "stable_s", "language"):
        row = shown.row(name)
        shown.view.subjects.setFocus()
        box = row.control.focusProxy()
        middle = QPointF(box.rect().center())
        turn = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turn)
        assert not row.control.pending
    QTest.qWait(700)
    assert shown.said == []


def test_a_search_leads_to_the_subject_that_speaks_of_it(shown: Shown) -> None:
    view = shown.view
    QTest.keyClick(view, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.search.hasFocus()
    QTest.keyClicks(view.search, "upright")
    assert "rotate_filed" in view.page.rows
    listed = [view.pages[at].title for at in range(len(view.pages))
              if not view.subjects.item(at).isHidden()]  # fmt: skip
    assert listed == ["Documents", "Keeping"]
    view.search.clear()
    assert not any(view.subjects.item(at).isHidden() for at in range(len(view.pages)))


def test_where_nothing_is_found_nothing_is_shown_and_then_the_page_of_before(shown: Shown) -> None:
    view = shown.view
    view.show_page(view.caution)
    view.search.setText("nothing of that name")
    assert not any(page.isVisible() for page in view.pages)
    assert view.said_nothing.isVisible()
    assert view.said_nothing.text() == "No setting matches “nothing of that name”."
    view.activate()
    press(view.clear_search, Key.Key_Space)
    assert view.search.text() == "" and view.search.hasFocus()
    assert view.page is view.caution
    assert view.caution.isVisible()


def test_beside_the_inspector_of_a_small_window_every_page_fits(shown: Shown) -> None:
    """820 px wide, less the rail and the inspector."""
    view = shown.view
    shown.window.resize(446, 560)
    QApplication.processEvents()
    assert view.menu.isVisible() and not view.subjects.isVisible()
    for at, page in enumerate(view.pages):
        view.menu.setCurrentIndex(at)
        view.menu.activated.emit(at)
        QApplication.processEvents()
        assert view.page is page
        assert page.widget().minimumSizeHint().width() <= page.viewport().width(), page.title
