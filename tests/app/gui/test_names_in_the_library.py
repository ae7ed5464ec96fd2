"""What is called otherwise stays the one that is meant, and a name is taken as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import photo_of, samples_of, settle
from PySide6.QtCore import Qt

from app.main_window import LIBRARY, MainWindow

Key = Qt.Key


def names(window: MainWindow) -> set[str]:
    assert window.library_desk.state is not None
    return {one.label.class_name for one in window.library_desk.state.registered}


@pytest.mark.parametrize("name", ["AAA first", "zzz last"])
def test_a_renamed_class_stays_selected(full: MainWindow, name: str, qtbot: Any) -> None:
    view = full.library_view
    view._select_class("Incident report")
    view.class_panel._name.start()
    view.class_panel._name.edit.setText(name)
    qtbot.keyClick(view.class_panel._name.edit, Key.Key_Return)
    settle(lambda: name in names(full))
    selected = view.pages.selected()
    assert selected is not None and selected.name == name  # what Del and F2 act on


def test_a_name_that_is_too_long_is_refused_and_not_cut(full: MainWindow, qtbot: Any) -> None:
    view, before = full.library_view, names(full)
    view._select_class("Incident report")
    view.class_panel._name.start()
    view.class_panel._name.edit.setText("")
    qtbot.keyClicks(view.class_panel._name.edit, "x" * 130 + " EDITION 2024")
    qtbot.keyClick(view.class_panel._name.edit, Key.Key_Return)
    settle(full.notice.isVisible)
    assert "120" in full.notice.text
    assert names(full) == before


def test_the_proposed_name_is_typed_over_for_each_of_several(
    open_window: Callable[..., MainWindow], qtbot: Any, tmp_path: Path
) -> None:
    window = open_window()
    window.show_view(LIBRARY)
    view, forms = window.library_view, ("Incident report", "Weekly timesheet")
    view.register_files(
        [photo_of(tmp_path / f"{form[:3]}.jpg", samples_of(form)[0]) for form in forms]
    )
    edit = view.registration.picker.class_box.lineEdit()
    settle(lambda: view.registration._examination is not None)
    qtbot.keyClick(edit, Key.Key_Return)
    settle(lambda: edit.text() == "Wee" and view.registration._examination is not None)
    settle(lambda: names(window) == {"Inc"})
    edit.insert("NEW")  # as typing does: over what is selected
    qtbot.keyClick(edit, Key.Key_Return)
    settle(lambda: len(names(window)) == 2)
    assert names(window) == {"Inc", "NEW"}
