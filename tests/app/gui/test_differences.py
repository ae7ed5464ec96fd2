"""Where near-identical forms differ, drawn while registering and in the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from desk_top import samples_of, settle
from editions import (
    FORM,
    LIES,
    LINE,
    TAX,
    YEAR,
    edition,
    edition_file,
    held,
    photographed,
    quiet,
    ringed,
    saved,
)
from PySide6.QtCore import QPoint, Qt

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow
from app.panels.registration import RegistrationPanel
from core.domain import WHOLE, Label

Open = Callable[..., MainWindow]


@pytest.fixture
def library(registered: Profile, open_window: Open) -> MainWindow:
    window = open_window()
    window.show_view(LIBRARY)
    return window


def examined(window: MainWindow, *files: Path) -> RegistrationPanel:
    panel = window.library_view.registration
    window.library_view.register_files(list(files))
    settle(lambda: panel._examination is not None)
    return panel


def thumbnail_marks(panel: RegistrationPanel) -> tuple[object, ...]:
    first = panel.nearest._buttons.itemAt(0).widget()
    return first._picture.marks


# Registering


def test_a_new_edition_is_ringed_where_it_differs_from_the_nearest(
    library: MainWindow, tmp_path: Path
) -> None:
    panel = examined(library, edition_file(tmp_path, "2025"))
    settle(lambda: panel._preview.marks)
    assert len(panel._preview.marks) == 1
    assert ringed(panel._preview, TAX, LINE, YEAR) == [True, False, False]
    assert len(thumbnail_marks(panel)) == 1
    assert panel._advice.text() == (
        f"Differs from {FORM} / 2024 in the place marked. Register it as a sub-label?"
    )
    assert "2024 in the place marked" in panel._preview.accessibleDescription()
    panel._take_advice.click()
    assert panel.picker.label() == Label(FORM, "Claim 2025")
    assert panel._advice.text() == (
        f"A new sub-label of {FORM}. Differs from {FORM} / 2024 in the place marked."
    )


def test_on_a_photo_the_ring_lies_where_the_photo_shows_it(
    library: MainWindow, tmp_path: Path
) -> None:
    panel = examined(library, saved(tmp_path / "photo.png", photographed(edition("2025"))))
    settle(lambda: panel._preview.marks)
    matrix = cv2.getPerspectiveTransform(np.float32(WHOLE), np.float32(LIES))
    (seen,) = cv2.perspectiveTransform(np.float32([[TAX]]), matrix)[0]
    assert ringed(panel._preview, tuple(seen)) == [True]


def test_a_form_that_is_registered_already_is_offered_as_another_sample(
    library: MainWindow, tmp_path: Path
) -> None:
    again = np.ascontiguousarray(edition("2024")[:-2])
    panel = examined(library, saved(tmp_path / "again.png", again))
    settle(lambda: "No difference" in panel._advice.text())
    assert panel._preview.marks == () == thumbnail_marks(panel)
    panel._take_advice.click()
    assert panel.picker.label() == Label(FORM, "2024")
    assert panel._advice.text() == f"Another sample of {FORM} / 2024."


def test_a_blank_page_is_said_to_be_blank_and_is_not_registered(
    registered: Profile, library: MainWindow, tmp_path: Path
) -> None:
    white = np.full((1400, 1000, 3), 255, np.uint8)
    panel = examined(library, saved(tmp_path / "white.png", white))
    assert panel._advice.text().startswith("This page is blank")
    panel.picker.class_box.setCurrentText("White")
    panel._save.click()
    settle(lambda: panel._advice.property("error") == "true")
    assert "“white.png” is blank" in panel._advice.text()
    assert "White" not in {one.label.class_name for one in registered.registry.summaries()}


def test_a_form_like_no_other_has_no_rings(library: MainWindow) -> None:
    panel = examined(library, samples_of("Weekly timesheet")[0])
    quiet(library)
    assert panel._preview.marks == () == thumbnail_marks(panel)
    assert "Nothing registered looks like it" in panel._advice.text()


def test_an_answer_that_comes_when_another_page_is_shown_is_dropped(
    library: MainWindow, tmp_path: Path
) -> None:
    with held(library):
        panel = examined(library, edition_file(tmp_path, "2025"), samples_of("住民異動届")[0])
        panel.skip()
        settle(lambda: panel._examination is not None)
    assert panel._preview.marks == () == thumbnail_marks(panel)
    assert "Differs" not in panel._advice.text()


def test_a_turned_page_and_a_moved_corner_take_the_rings_away_until_they_are_found_again(
    library: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    panel = examined(library, edition_file(tmp_path, "2025"))
    settle(lambda: panel._preview.marks)
    with held(library):
        panel._turn_button.click()
        assert panel._preview.marks == ()
    settle(lambda: panel._preview.marks)
    assert ringed(panel._preview, (1 - TAX[1], TAX[0])) == [True]
    with held(library):
        corner = panel._preview._place().topLeft().toPoint()
        qtbot.mousePress(panel._preview, Qt.MouseButton.LeftButton, pos=corner)
        qtbot.mouseMove(panel._preview, corner + QPoint(2, 2))
        qtbot.mouseRelease(panel._preview, Qt.MouseButton.LeftButton, pos=corner + QPoint(2, 2))
        assert panel._preview.marks == ()
    settle(lambda: panel._preview.marks)


# The library


def test_near_identical_templates_are_listed_and_their_places_drawn_on_either(
    library: MainWindow, qtbot: Any
) -> None:
    library.library_view._select_class(FORM)
    panel = library.library_view.class_panel
    settle(lambda: panel.twins.lines)
    (line,) = panel.twins.lines
    assert line.accessibleName() == f"{FORM} / 2024, 2 places differ"
    settle(lambda: panel.faces.preview._image is not None)
    assert panel.faces.preview.marks == () and not panel.faces.buttons
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert ringed(panel.faces.preview, YEAR, LINE) == [True, True]
    assert [one.text() for one in panel.faces.buttons] == ["2023", "2024"]
    qtbot.keyClick(panel.faces.buttons[1], Qt.Key.Key_Space)
    settle(lambda: panel.faces.preview._image is not None)
    assert panel.faces.shown.title == f"{FORM} / 2024"
    assert ringed(panel.faces.preview, YEAR, LINE) == [True, True]
    assert [one.isChecked() for one in panel.faces.buttons] == [False, True]
    line.click()
    assert panel.faces.preview.marks == () and not panel.faces.buttons
    assert panel.faces.shown.title == f"{FORM} / 2023"


def test_a_sample_lists_its_own_near_identical_ones(library: MainWindow) -> None:
    view = library.library_view
    view.open_class(FORM)
    view.sample_grid.setCurrentIndex(view.samples.index(1))
    settle(lambda: view.sample_panel.twins.lines)
    assert view.sample_panel.twins.lines[0].accessibleName().startswith(f"{FORM} / 2023")
    view.sample_panel.twins.lines[0].click()
    settle(lambda: view.sample_panel.faces.preview._image is not None)
    assert ringed(view.sample_panel.faces.preview, YEAR, LINE) == [True, True]


def test_a_class_that_is_like_no_other_lists_nothing(library: MainWindow) -> None:
    view = library.library_view
    view._select_class(FORM)
    settle(lambda: view.class_panel.twins.lines)
    with held(library):
        view._select_class("Incident report")
        assert view.class_panel.twins.lines == [] and not view.class_panel.twins.isVisible()
    assert view.class_panel.twins.lines == [] and not view.class_panel.twins.isVisible()


def test_what_was_asked_of_a_class_is_not_listed_under_the_next(library: MainWindow) -> None:
    view = library.library_view
    view._select_class("Incident report")
    quiet(library)
    with held(library):
        view._select_class(FORM)
        view._select_class("Incident report")
    assert view.class_panel.twins.lines == []


def test_a_retired_edition_is_listed_no_more(library: MainWindow) -> None:
    view = library.library_view
    view._select_class(FORM)
    settle(lambda: view.class_panel.twins.lines)
    view.class_panel.twins.lines[0].click()
    library.library_desk.retire(Label(FORM, "2024"))
    settle(lambda: not view.class_panel.twins.lines)
    assert view.class_panel.faces.preview.marks == () and not view.class_panel.faces.buttons
