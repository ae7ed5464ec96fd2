"""Registering and keeping the library in order, as an administrator does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import (
    LONG_NAME,
    SAMPLES,
    dragging,
    drop,
    pdf_of,
    photo_of,
    register,
    samples_of,
    settle,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow
from app.views.library_view import LibraryView
from core.domain import WHOLE, Label, SubLabelKind

CLAIM = samples_of("Travel expense claim")[0]
REPORT = samples_of("Incident report")[0]


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    made = open_window()
    made.show_view(LIBRARY)
    return made


@pytest.fixture
def library(window: MainWindow) -> LibraryView:
    return window.library_view


def ready(view: LibraryView) -> None:
    """The page that is to be registered has been looked at."""
    settle(lambda: view.registration._examination is not None)


def labels(window: MainWindow) -> list[tuple[str, str]]:
    state = window.library_desk.state
    assert state is not None
    return [(one.label.class_name, one.label.sub_label) for one in state.registered]


def press(key: Qt.Key, qtbot: Any, control: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier
    qtbot.keyClick(focus, key, modifier.ControlModifier if control else modifier.NoModifier)


def card_of(view: LibraryView, name: str) -> Any:
    at = view.classes.row_of(name)
    return view._filter.mapFromSource(view.classes.index(at))


def test_one_sample_dropped_on_the_empty_library_becomes_a_class(
    tmp_path: Path, window: MainWindow, library: LibraryView, qtbot: Any
) -> None:
    file = tmp_path / "住民異動届 (2).png"
    file.write_bytes(samples_of("住民異動届")[0].read_bytes())
    drop(library.empty, [file])
    ready(library)
    assert window.inspector.panel is library.registration
    assert library.registration.picker.label() == Label("住民異動届")
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: labels(window) == [("住民異動届", "")])
    assert file.exists()
    assert "住民異動届" in window.toast.text
    settle(lambda: window.inspector.panel is library.class_panel)


def test_files_dropped_between_the_cards_become_classes_one_after_the_other(
    full: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    view, before = full.library_view, len(labels(full))
    files = []
    for name in ("Alpha", "Beta", "Gamma"):
        files.append(tmp_path / f"{name}.pdf")
        scan = sorted((SAMPLES / "scans").glob("*.jpg"))[len(files)]
        pdf_of(files[-1], scan)
    grid = view.class_grid
    space = QPoint(grid.viewport().width() - 4, grid.viewport().height() - 4)
    drop(grid.viewport(), files, space)
    for number in (1, 2, 3):
        ready(view)
        assert view.registration._count.text() == f"{number} of 3"
        view.registration.save()
        settle(lambda number=number: len(labels(full)) == before + number)
    assert {("Alpha", ""), ("Beta", ""), ("Gamma", "")} < set(labels(full))
    assert not view.registration.active


@pytest.mark.parametrize("lower", [False, True])
def test_a_card_opens_into_two_halves_and_each_does_what_it_says(
    full: MainWindow, tmp_path: Path, lower: bool
) -> None:
    view = full.library_view
    file = pdf_of(tmp_path / "Edition 2027.pdf", sorted((SAMPLES / "scans").glob("*.jpg"))[0])
    card = view.class_grid.visualRect(card_of(view, "Incident report"))
    place = card.center() + QPoint(0, 40 if lower else -40)
    with dragging(view.class_grid.viewport(), [file], place):
        assert view.class_grid.drop_index.data() == "Incident report"
        assert view.class_grid.drop_lower is lower
        said = view.class_grid.drop_words(view.classes.rows[0])
        assert (said.upper, said.lower) == ("Another sample", "New sub-label")
    drop(view.class_grid.viewport(), [file], place)
    ready(view)
    wanted = Label("Incident report", "Edition 2027" if lower else "")
    assert view.registration.picker.label() == wanted
    view.registration._condition_kind.setChecked(lower)
    view.registration.save()
    settle(lambda: labels(full).count((wanted.class_name, wanted.sub_label)) == 2 - lower)
    kinds = [one.kind for one in full.library_desk.state.registered if one.label == wanted]
    assert kinds[-1] is (SubLabelKind.CONDITION if lower else None)


def test_a_near_twin_is_proposed_as_a_sub_label(full: MainWindow, tmp_path: Path) -> None:
    """The photo is too coarse to tell where it differs."""
    view, panel = full.library_view, full.library_view.registration
    view.register_files([photo_of(tmp_path / "Reisekosten.jpg", CLAIM)])
    ready(view)
    settle(lambda: not full.comparing_desk.busy)
    assert "like Travel expense claim: register as its sub-label?" in panel._advice.text()
    assert panel._preview.marks == ()
    assert panel.nearest.candidates[0].label == Label("Travel expense claim")
    panel._take_advice.click()
    assert panel.picker.label() == Label("Travel expense claim", "Reisekosten")
    assert panel._advice.text() == "A new sub-label of Travel expense claim."
    panel.save()
    settle(lambda: ("Travel expense claim", "Reisekosten") in labels(full))


def test_a_photo_is_registered_by_its_outline_and_a_corner_can_be_dragged(
    window: MainWindow, library: LibraryView, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    library.register_files([photo_of(tmp_path / "photo.jpg", CLAIM)])
    ready(library)
    preview = library.registration._preview
    found = preview.corners
    assert found != WHOLE
    corner = preview._on_screen(found[0], preview._place()).toPoint()
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(preview, corner - QPoint(12, 12))
    with qtbot.waitSignal(preview.corners_changed):
        qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=corner - QPoint(12, 12))
    moved = preview.corners
    assert moved[0][0] < found[0][0] and moved[0][1] < found[0][1] and moved[1:] == found[1:]
    library.registration._whole_button.click()
    assert preview.corners == WHOLE
    preview.show_page(preview._image, found)
    library.registration.save()
    settle(lambda: len(labels(window)) == 1)
    stored = profile.registry.image(window.library_desk.state.registered[0].template_id)
    assert stored[:40].mean() > 150  # the dark desk is gone


def test_of_a_document_the_first_page_with_content_is_taken_and_another_can_be(
    window: MainWindow, library: LibraryView, tmp_path: Path
) -> None:
    panel = library.registration
    library.register_files([pdf_of(tmp_path / "bundle.pdf", CLAIM, REPORT, blank_first=True)])
    ready(library)
    assert (panel._strip.count(), panel._strip.currentRow()) == (3, 1)
    panel._strip.setCurrentRow(2)
    settle(lambda: panel._page == 3 and panel._image is not None)
    panel.save()
    settle(lambda: bool(labels(window)))
    assert window.library_desk.state.registered[0].page == 3


def test_a_page_that_lies_on_its_side_can_be_turned(
    window: MainWindow, library: LibraryView
) -> None:
    library.register_files([CLAIM])
    ready(library)
    before = library.registration._image.shape
    library.registration._turn_button.click()
    assert library.registration._image.shape == (before[1], before[0], 3)


def test_a_file_that_is_no_document_says_so_and_the_next_one_goes_on(
    window: MainWindow, library: LibraryView, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    panel = library.registration
    library.register_files([broken, CLAIM])
    settle(lambda: "broken.pdf" in panel._advice.text())
    assert panel._advice.property("error") == "true"
    assert not panel._save.isEnabled()
    panel._skip.click()
    ready(library)
    panel.save()
    settle(lambda: len(labels(window)) == 1)


def test_the_same_page_twice_is_refused_in_words_and_the_panel_stays(
    full: MainWindow,
) -> None:
    view = full.library_view
    view.register_files([CLAIM])
    ready(view)
    view.registration.save()
    settle(lambda: "already" in view.registration._advice.text())
    assert view.registration.active and view.registration._save.isEnabled()


def test_escape_leaves_without_registering(
    window: MainWindow, library: LibraryView, qtbot: Any
) -> None:
    library.register_files([CLAIM, REPORT])
    ready(library)
    press(Qt.Key.Key_Escape, qtbot)
    assert not library.registration.active
    assert labels(window) == []
    assert window.inspector.panel is None


def test_a_screenshot_is_pasted(window: MainWindow, library: LibraryView, qtbot: Any) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(CLAIM)))
    library.setFocus()
    press(Qt.Key.Key_V, qtbot, control=True)
    ready(library)
    library.registration.picker.set_label(Label("Pasted form"))
    library.registration.save()
    settle(lambda: labels(window) == [("Pasted form", "")])
    QGuiApplication.clipboard().clear()


def test_rename_merge_move_and_retire_are_undone_one_after_the_other(
    full: MainWindow, qtbot: Any
) -> None:
    view, before = full.library_view, sorted(labels(full))

    def changed(act: Callable[[], object]) -> list[tuple[str, str]]:
        then = sorted(labels(full))
        act()
        settle(lambda: sorted(labels(full)) != then)
        return sorted(labels(full))

    view._select_class("Incident report")
    full.library_view.class_panel._name.start()
    full.library_view.class_panel._name.edit.setText(LONG_NAME)
    steps = [changed(lambda: press(Qt.Key.Key_Return, qtbot))]
    assert (LONG_NAME, "") in steps[-1]
    view._select_class(LONG_NAME)
    view.class_panel._merge.unfold()
    view.class_panel._merge.picker.set_label(Label("Weekly timesheet"))
    steps.append(changed(view.class_panel._merge._take))
    assert steps[-1].count(("Weekly timesheet", "")) == 2
    view.open_class("Weekly timesheet")
    view.sample_grid.setCurrentIndex(view.samples.index(0))
    view.sample_panel._move.unfold()
    view.sample_panel._move.picker.set_label(Label("Weekly timesheet", "old"))
    steps.append(changed(view.sample_panel._move._take))
    assert ("Weekly timesheet", "old") in steps[-1]
    view.close_class()
    view._select_class("Weekly timesheet")
    view.class_grid.setFocus()
    steps.append(changed(lambda: press(Qt.Key.Key_Delete, qtbot)))
    assert not any(name == "Weekly timesheet" for name, _ in steps[-1])
    for earlier in [*steps[-2::-1], before]:
        assert changed(lambda: press(Qt.Key.Key_Z, qtbot, control=True)) == earlier


def test_a_name_that_is_taken_is_refused_with_the_next_step(full: MainWindow) -> None:
    full.library_desk.rename(Label("Incident report"), "Weekly timesheet")
    settle(lambda: full.notice.text)
    assert "Weekly timesheet" in full.notice.text and "Merge" in full.notice.text


def test_what_another_program_registers_appears_by_itself(
    profile: Profile, window: MainWindow, library: LibraryView
) -> None:
    with Profile(profile.path) as other:
        register(other, CLAIM, Label("From elsewhere"))
    settle(lambda: labels(window) == [("From elsewhere", "")], timeout_s=5)
    assert library.pages.currentWidget() is library.class_grid


def test_search_finds_classes_and_says_when_there_are_none(full: MainWindow) -> None:
    view = full.library_view
    view.search.setText("報 届")
    assert view.pages.currentWidget() is view.pages.nothing_found
    view.search.setText("住民")
    assert [view._filter.index(at, 0).data() for at in range(view._filter.rowCount())] == [
        "住民異動届"
    ]
    view.search.setText("")
    assert view._filter.rowCount() == len(view.classes.rows)


def test_the_library_is_walked_by_keyboard_alone(full: MainWindow, qtbot: Any) -> None:
    view = full.library_view
    view.class_grid.setFocus()
    press(Qt.Key.Key_Home, qtbot)
    press(Qt.Key.Key_Right, qtbot)
    name = view.class_grid.currentIndex().data()
    press(Qt.Key.Key_Return, qtbot)
    assert view.opened_class == name
    press(Qt.Key.Key_Escape, qtbot)
    assert view.opened_class is None
    assert view.class_grid.currentIndex().data() == name
    press(Qt.Key.Key_F2, qtbot)
    assert QApplication.focusWidget() is view.class_panel._name.edit
    press(Qt.Key.Key_Escape, qtbot)
    press(Qt.Key.Key_F, qtbot, control=True)
    assert QApplication.focusWidget() is view.search
