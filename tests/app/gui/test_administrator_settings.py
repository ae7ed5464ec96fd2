"""The administrator's password in the whole window, and its page in the settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desk_top import drop, register_samples, samples_of, settle
from locked_office import SECRET, press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.bootstrap import Profile
from app.main_window import LIBRARY, SETTINGS, MainWindow
from app.panels.administrator import AdministratorPanel


def test_in_the_whole_window_everything_asks_the_one_gate(
    filled: Callable[..., Profile], open_window: Callable[..., MainWindow], qtbot: Any
) -> None:
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    profile.access.set_password(SECRET)
    window = open_window()
    for desk in (
        window.library_desk, window.sorting_desk, window.settings_desk, window.model_desk,
        window.transfer_desk,
    ):  # fmt: skip
        assert desk.gate is window.gate
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + LIBRARY), control)
    grid = window.library_view.class_grid.viewport()
    place = QPoint(grid.width() - 4, grid.height() - 4)
    drop(grid, samples_of("住民異動届"), place)
    bar = window.unlock_bar
    assert bar.isVisible() and QApplication.focusWidget() is bar.field
    qtbot.keyClicks(bar.field, SECRET)
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: window.library_view.registration.active)
    assert not bar.isVisible() and not window.gate.locked
    window.library_view.registration.leave()

    window.gate.lock()
    before = profile.store.read().entries["margin"].value
    window.settings_desk.change("margin", 0.1)
    assert bar.text == "Changing settings needs the administrator's password."
    press(Qt.Key.Key_Escape, qtbot)
    settle(lambda: not window.settings_desk._changes.busy)
    assert not bar.isVisible() and profile.store.read().entries["margin"].value == before


def typed(field: QLineEdit, text: str, qtbot: Any) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_the_password_is_set_changed_and_removed_in_the_settings(
    profile: Profile, open_window: Callable[..., MainWindow], qtbot: Any
) -> None:
    window, said = open_window(), []
    window.show_view(SETTINGS)
    window.settings_view.show_page(window.settings_view.administrator)
    panel = window.settings_view.administrator.findChild(AdministratorPanel)
    panel.said.connect(lambda text, _: said.append(text))
    assert panel.current.isHidden() and panel.remove.isHidden() and not panel.save.isEnabled()
    typed(panel.new, "short", qtbot)
    typed(panel.again, "short", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    assert "8 character" in panel._problem.text()
    typed(panel.new, SECRET, qtbot)
    typed(panel.again, "four wards", qtbot)
    assert panel._problem.text() == "The two are not the same." and not panel.save.isEnabled()
    typed(panel.again, SECRET, qtbot)
    assert panel._problem.isHidden()
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: said == ["The password is set."])
    assert profile.access.verify(SECRET)
    assert not window.gate.locked  # whoever has set it knows it
    assert panel.new.text() == panel.again.text() == ""

    typed(panel.current, "not it at all", qtbot)
    for field in (panel.new, panel.again):
        typed(field, "another long one", qtbot)
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: "not the present password" in panel._problem.text())
    assert len(said) == 1
    settle(lambda: profile.access.wait_s == 0)
    typed(panel.current, SECRET, qtbot)
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: said[1:] == ["The password is changed."])
    typed(panel.current, "another long one", qtbot)
    panel.remove.click()
    settle(lambda: len(said) == 3)
    assert not profile.access.is_set and panel.current.isHidden()
