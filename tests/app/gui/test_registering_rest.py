"""Several documents at once: the rest is registered as proposed, up to one that needs a person."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import SAMPLES, register_samples, settle
from PIL import Image as PillowImage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow
from app.panels.advice import Wish, needs_person
from app.panels.registration import RegistrationPanel
from core.domain import Candidate, Label

FORMS = SAMPLES / "library"
BEFORE = ["Direct debit mandate", "Incident report"]


@pytest.fixture
def window(filled: Callable[..., Profile], open_window: Callable[..., MainWindow]) -> MainWindow:
    filled("two samples", lambda profile: register_samples(profile, 2))
    made = open_window()
    made.show_view(LIBRARY)
    return made


@pytest.fixture
def panel(window: MainWindow) -> RegistrationPanel:
    return window.library_view.registration


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three forms that nothing registered looks like."""
    named = {"Hours.png": "Weekly timesheet", "見積.png": "御見積書", "Move.png": "住民異動届"}
    for name, form in named.items():
        shutil.copy2(FORMS / form / "page.png", tmp_path / name)
    return [tmp_path / name for name in named]


def labels(window: MainWindow) -> list[str]:
    return [str(one.label) for one in window.library_desk.state.registered]


def test_the_rest_is_registered_as_it_is_proposed(
    window: MainWindow, panel: RegistrationPanel, files: list[Path], qtbot: Any
) -> None:
    window.library_view.register_files(files)
    settle(lambda: panel._examination is not None)
    assert panel.rest.button.isVisible() and "3" in panel.rest.button.text()
    panel.picker.set_label(Label("Timesheet of mine"))  # what was typed for the first one counts
    panel.rest.button.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert panel.rest.running and panel.rest.button.text() == "Stop here"
    settle(lambda: sorted(labels(window)) == sorted([*BEFORE, "Timesheet of mine", "見積", "Move"]))
    settle(lambda: not panel.active)
    assert not panel.rest.running and not panel.rest.isVisible()
    window.library_view.register_files(files[:1])  # one alone: nothing to offer
    settle(lambda: panel._examination is not None)
    assert not panel.rest.isVisible()


@pytest.mark.parametrize("trouble", ["alike", "duplicate", "blank", "unreadable", "name"])
def test_it_stops_at_a_document_that_needs_a_person(
    window: MainWindow, panel: RegistrationPanel, files: list[Path], trouble: str, tmp_path: Path
) -> None:
    odd = tmp_path / "Odd.png"
    if trouble == "alike":  # the same form under another name
        with PillowImage.open(FORMS / "Incident report" / "page.png") as page:
            page.convert("L").save(odd)
    elif trouble == "duplicate":
        odd = tmp_path / "Incident report.png"
        shutil.copy2(FORMS / "Incident report" / "page.png", odd)
    elif trouble == "blank":
        PillowImage.new("RGB", (900, 1200), "white").save(odd)
    elif trouble == "unreadable":
        odd.write_text("no picture")
    else:  # another form under a name that is taken
        odd = tmp_path / "Incident report (2).png"
        shutil.copy2(FORMS / "採購申請單" / "2023" / "page.png", odd)
    window.library_view.register_files([files[0], odd, files[1]])
    settle(lambda: panel._examination is not None)
    panel.rest.button.click()
    settle(lambda: len(labels(window)) == 3 and panel._jobs[0].path == odd)
    settle(lambda: not panel.rest.running)
    assert sorted(labels(window)) == sorted([*BEFORE, "Hours"])
    said = {
        "alike": "like Incident report", "duplicate": "already", "blank": "blank",
        "unreadable": "Odd.png", "name": "Incident report is another form already",
    }  # fmt: skip
    settle(lambda: said[trouble] in panel._advice.text())
    panel.skip()
    settle(lambda: panel._examination is not None)
    panel.rest.button.click() if panel.rest.isVisible() else panel.save()
    settle(lambda: sorted(labels(window)) == sorted([*BEFORE, "Hours", "見積"]))


def test_it_can_be_stopped(window: MainWindow, panel: RegistrationPanel, files: list[Path]) -> None:
    window.library_view.register_files(files)
    settle(lambda: panel._examination is not None)
    panel.rest.button.click()
    panel.rest.button.click()
    assert not panel.rest.running
    settle(lambda: len(labels(window)) == 3)  # the one in hand was being stored
    settle(lambda: panel._examination is not None)
    assert panel.active and len(panel._jobs) == 2


def test_what_was_dropped_on_a_class_is_of_it_unless_it_looks_like_another() -> None:
    twin = Candidate(Label("Claim", "2023"), 0.99, 1)
    known, new = Wish(Label("Claim"), False, False), Wish(Label("Fresh"), True, False)
    assert not needs_person(new, None, meant=False)
    assert needs_person(new, twin, meant=False)
    assert not needs_person(known, twin, meant=False)
    assert needs_person(known, None, meant=False)
    assert not needs_person(known, None, meant=True)
    assert needs_person(Wish(Label("Other"), False, False), twin, meant=True)
