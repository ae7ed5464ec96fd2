"""Ctrl+Z where there is nothing to take back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from desk_top import register_samples, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.main_window import HISTORY, LIBRARY, REVIEW, SETTINGS, SORT, MainWindow
from core.access import Access

SAID = "Nothing to undo."


def undo(window: MainWindow, view: int, qtbot: Any) -> None:
    window.show_view(view)
    QApplication.processEvents()
    focus = QApplication.focusWidget() or window
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("view", [SORT, REVIEW, LIBRARY, HISTORY, SETTINGS])
def test_every_view_says_so_in_the_same_words(
    open_window: Callable[..., MainWindow], qtbot: Any, view: int
) -> None:
    window = open_window()
    undo(window, view, qtbot)
    settle(lambda: window.toast.text == SAID)
    assert window.notice.text == ""


def test_nobody_is_asked_for_the_password_for_nothing(
    open_window: Callable[..., MainWindow], profile: Profile, qtbot: Any
) -> None:
    Access(profile.path).set_password("four words in a row")
    window = open_window()
    undo(window, LIBRARY, qtbot)
    settle(lambda: window.toast.text == SAID)
    assert not window.unlock_bar.isVisible()


def test_where_there_is_something_the_password_is_asked_for(
    filled: Callable[..., Profile], open_window: Callable[..., MainWindow], qtbot: Any
) -> None:
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    Access(profile.path).set_password("four words in a row")
    window = open_window()
    undo(window, LIBRARY, qtbot)
    settle(window.unlock_bar.isVisible)
    assert window.toast.text == ""
