"""Where near-identical forms differ, drawn while registering, in the library and beside a scan."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from desk_top import LONG_NAME, register, samples_of, settle
from editions import (
    LIES,
    LINE,
    TAX,
    YEAR,
    edition,
    edition_file,
    photographed,
    ringed,
    saved,
    turned,
    with_clause,
)
from PySide6.QtCore import QPoint, Qt

from app.bootstrap import Profile
from app.main_window import LIBRARY, SORT, MainWindow
from app.panels.registration import RegistrationPanel
from app.panels.why_faces import WhyFaces
from core.domain import Label, VerdictKind
from core.imaging.sheet import WHOLE

FORM = "Travel expense claim"
REPORT = samples_of("Incident report")[0]
Open = Callable[..., MainWindow]


@pytest.fixture
def registered(filled: Callable[..., Profile]) -> Profile:
    """Two editions of one form, and another form."""
    return filled("editions", register_editions)


def register_editions(profile: Profile) -> None:
    for year in ("2023", "2024"):
        register(profile, edition_file(profile.path.parent, year), Label(FORM, year))
    register(profile, REPORT, Label("Incident report"))


@pytest.fixture
def library(registered: Profile, open_window: Open) -> MainWindow:
    window = open_window()
    window.show_view(LIBRARY)
    return window


@contextmanager
def held(window: MainWindow) -> Iterator[None]:
    """Nothing is compared meanwhile."""
    released = threading.Event()
    for lane in (window.comparing_desk._tasks, window.comparing_desk._listing):
        lane.run(lambda: released.wait(60))
    try:
        yield
    finally:
        released.set()
    quiet(window)


def quiet(window: MainWindow) -> None:
    settle(lambda: not window.comparing_desk.busy)


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


# Why a document went where it is


def sorted_(profile: Profile, folder: Path, suffix: str = ".png", **pages: np.ndarray) -> None:
    """Documents that were sorted before the window opens."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, page in pages.items():
        saved(inbox / f"{name}{suffix}", page)
    profile.folders.add(inbox, folder / "filed", "{class}/{sub_label}/{original}")
    list(profile.engine().run(once=True))


def explained(window: MainWindow, name: str) -> WhyFaces:
    window.show_view(SORT)
    view = window.sort_view
    settle(view._filter.rowCount)
    names = [Path(view._filter.index(at, 0).data()).stem for at in range(view._filter.rowCount())]
    view.list.setCurrentIndex(view._filter.index(names.index(name), 0))
    why = view.document_panel.why
    settle(lambda: why.faces.preview._image is not None)
    return why


def test_a_filed_scan_shows_where_its_edition_differs_from_the_other(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    page, matrix = turned(edition("2024"))
    sorted_(registered, tmp_path, scan=page)
    window = open_window()
    why = explained(window, "scan")
    settle(lambda: why.faces.preview.marks)
    assert why.difference.text() == "2024 and 2023 differ in the 2 places marked."
    size = np.float32([page.shape[1], page.shape[0]])
    seen = cv2.transform(np.float32([[YEAR, LINE]]) * size, matrix)[0] / size
    assert ringed(why.faces.preview, *map(tuple, seen)) == [True, True]
    assert [one.text() for one in why.faces.buttons] == ["Scan", "2024", "2023"]
    for number in (1, 2):
        why.faces.buttons[number].click()
        settle(lambda: why.faces.preview._image is not None)
        assert ringed(why.faces.preview, YEAR, LINE) == [True, True]
    window.sort_view._show_selected()  # as it does whenever anything is filed
    assert why.faces.buttons[2].isChecked() and why.faces.shown.name == "2023"


def test_a_document_that_waits_because_nobody_can_tell_shows_where_to_look(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    page, _ = turned(edition("2023"))
    page[int(0.38 * len(page)) : int(0.62 * len(page))] = 255
    page[int(0.94 * len(page)) :] = 255
    sorted_(registered, tmp_path, scan=page)
    window = open_window()
    why = explained(window, "scan")
    assert window.sort_view.document_panel.document.held
    settle(lambda: why.faces.preview.marks)
    assert len(why.faces.buttons) == 3


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_print_that_is_missing_is_ringed_on_the_upright_scan_and_on_the_template(
    profile: Profile, open_window: Open, tmp_path: Path, turns: int
) -> None:
    for year in ("2023", "2024"):
        register(profile, saved(tmp_path / f"{year}.png", with_clause(year)), Label(FORM, year))
    page, matrix = turned(edition("2024"))
    sorted_(profile, tmp_path, scan=np.ascontiguousarray(np.rot90(page, turns)))
    window = open_window()
    why = explained(window, "scan")
    verdict = window.sort_view.document_panel.document.entry.verdict
    assert "print is missing" in verdict.reason and verdict.rotation == 90 * turns
    settle(lambda: why.faces.preview.marks)
    assert why.difference.text() == f"Marked: where print of {FORM} / 2024 is missing."
    size = np.float32([page.shape[1], page.shape[0]])
    (seen,) = cv2.transform(np.float32([[TAX]]) * size, matrix)[0] / size
    assert ringed(why.faces.preview, tuple(seen), LINE) == [True, False]
    assert [one.text() for one in why.faces.buttons] == ["Scan", "2024"]
    why.faces.buttons[1].click()
    settle(lambda: why.faces.preview._image is not None)
    assert ringed(why.faces.preview, TAX, LINE, YEAR) == [True, False, False]


def test_a_document_that_is_not_known_is_between_no_editions(
    profile: Profile, open_window: Open, tmp_path: Path
) -> None:
    for year in ("2023", "2024"):
        register(profile, edition_file(tmp_path, year), Label(FORM, year))
    noise = np.random.default_rng(0).integers(0, 255, (1400, 1000, 3), np.uint8)
    sorted_(profile, tmp_path, scan=noise)
    window = open_window()
    why = explained(window, "scan")
    verdict = window.sort_view.document_panel.document.entry.verdict
    assert verdict.kind is VerdictKind.UNKNOWN
    assert len(verdict.candidates) == 2  # it is nearest to them all the same
    assert not why.difference.isVisible()
    assert not why.faces.buttons


@pytest.mark.parametrize("filed_upright", [False, True])
def test_a_scan_that_lay_turned_is_shown_as_its_template_lies(
    registered: Profile, open_window: Open, tmp_path: Path, filed_upright: bool
) -> None:
    settings = registered.settings.model_copy(update={"rotate_filed": filed_upright})
    with Profile(registered.path, settings) as office:
        sorted_(office, tmp_path, ".jpg", scan=np.ascontiguousarray(np.rot90(edition("2024"), 2)))
    window = open_window()
    why = explained(window, "scan")
    entry = window.sort_view.document_panel.document.entry
    assert (entry.verdict.rotation, entry.upright) == (180, filed_upright)
    settle(lambda: why.faces.preview.marks)
    assert ringed(why.faces.preview, YEAR, LINE) == [True, True]


def test_a_photo_shows_the_outline_that_was_found_and_it_cannot_be_dragged(
    profile: Profile, open_window: Open, tmp_path: Path, qtbot: Any
) -> None:
    sorted_(profile, tmp_path, photo=photographed(edition("2023")))
    window = open_window()
    why = explained(window, "photo")
    preview = why.faces.preview
    settle(lambda: preview.outline)
    np.testing.assert_allclose(preview.outline, LIES, atol=0.01)
    assert preview.marks == () and not why.faces.buttons and not why.difference.isVisible()
    corner = preview._on_screen(preview.outline[0], preview._place()).toPoint()
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(preview, corner - QPoint(9, 9))
    np.testing.assert_allclose(preview.outline, LIES, atol=0.01)


def test_a_document_that_is_gone_has_no_rings_and_nobody_is_told(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    sorted_(registered, tmp_path, scan=edition("2024"), other=edition("2023"))
    for file in (tmp_path / "filed").rglob("scan.png"):
        file.unlink()
    window = open_window()
    why = explained(window, "other")
    settle(lambda: why.faces.preview.marks)
    rows = window.sort_view.documents.rows
    gone = next(row for row in rows if row.path.name == "scan.png")
    window.sort_view.document_panel.show_document(gone)
    settle(lambda: why.faces.preview._note == "No picture of this page.")
    quiet(window)
    assert why.faces.preview.marks == () and not why.faces.buttons
    assert not why.difference.isVisible() and not window.notice.isVisible()


def test_rings_of_one_document_are_never_drawn_on_the_next(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    with_report = cv2.imread(str(REPORT))[:, :, ::-1]
    sorted_(registered, tmp_path, scan=edition("2024"), report=np.ascontiguousarray(with_report))
    window = open_window()
    with held(window):
        explained(window, "scan")
        why = explained(window, "report")
    assert why.faces.shown.title == "report.png"
    assert why.faces.preview.marks == () and not why.faces.buttons


def test_templates_of_the_same_look_say_that_nothing_differs(
    profile: Profile, open_window: Open, tmp_path: Path
) -> None:
    register(profile, edition_file(tmp_path, "2023"), Label("Claim"))
    again = np.ascontiguousarray(edition("2023")[:-2])
    register(profile, saved(tmp_path / "again.png", again), Label(LONG_NAME))
    sorted_(profile, tmp_path, scan=turned(edition("2023"))[0])
    window = open_window()
    why = explained(window, "scan")
    settle(why.difference.isVisible)
    assert why.difference.text().startswith("No difference between ")
    assert why.faces.preview.marks == () and not why.faces.buttons
