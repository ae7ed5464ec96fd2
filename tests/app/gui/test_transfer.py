"""Much at once into the library and out of it: folders of samples and library files."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import SAMPLES, dragging, drop, register_samples, settle
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.bootstrap import Profile
from app.main_window import HISTORY, LIBRARY, REVIEW, SETTINGS, SORT, MainWindow
from app.panels.transfer import TransferPanel
from app.views.library_view import LibraryView
from core.bulk import BulkRegistration
from core.domain import Label

FORMS = SAMPLES / "library"


@pytest.fixture
def window(filled: Callable[..., Profile], open_window: Callable[..., MainWindow]) -> MainWindow:
    """Over a library of two samples: Direct debit mandate, Incident report."""
    filled("two samples", lambda profile: register_samples(profile, 2))
    made = open_window()
    made.show_view(LIBRARY)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    facts = made.library_view.transfer.facts
    QAbstractItemModelTester(facts, mode, facts)
    return made


@pytest.fixture
def view(window: MainWindow) -> LibraryView:
    return window.library_view


@pytest.fixture
def panel(window: MainWindow) -> TransferPanel:
    return window.library_view.transfer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two new forms, one that is registered, and two files that are no samples."""
    root = tmp_path / "Forms of the office"
    for name in ("Weekly timesheet", "採購申請單", "Incident report"):
        shutil.copytree(FORMS / name, root / name)
    (root / "Weekly timesheet" / "notes.txt").write_text("Monday")
    shutil.copy2(FORMS / "御見積書" / "page.png", root)
    return root


@pytest.fixture
def library_file(tmp_path: Path, made: Callable[..., Path]) -> Path:
    """Four samples, two of which the window's library has."""
    path = tmp_path / "headquarters.kamiwake"
    with Profile(made("four samples", lambda profile: register_samples(profile, 4))) as other:
        other.transfers.export(path)
    return path


def labels(window: MainWindow) -> list[str]:
    return [str(one.label) for one in window.library_desk.state.registered]


BEFORE = ["Direct debit mandate", "Incident report"]


def space(view: LibraryView) -> QPoint:
    viewport = view.class_grid.viewport()
    return QPoint(viewport.width() - 4, viewport.height() - 4)


def press(key: Qt.Key, qtbot: Any) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def shown(panel: TransferPanel) -> list[tuple[str, str]]:
    return [(row.title, row.mark.name) for row in panel.facts.rows]


def test_a_folder_dropped_on_the_library_is_shown_first_and_then_registered_as_one_change(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path, qtbot: Any
) -> None:
    grid = view.class_grid
    with dragging(grid.viewport(), [folder], space(view)):
        assert grid.space_words().startswith("Register a folder of samples")
    drop(grid.viewport(), [folder], space(view))
    settle(panel.primary.isVisible)
    assert window.inspector.panel is panel
    assert shown(panel) == [
        ("Weekly timesheet", "NONE"), ("採購申請單 / 2023", "NONE"), ("採購申請單 / 2025", "NONE"),
        ("page.png", "WRONG"), ("Weekly timesheet/notes.txt", "WRONG"),
        ("Incident report/page.png", "THERE"),
    ]  # fmt: skip
    assert labels(window) == BEFORE
    assert QApplication.activeModalWidget() is None
    assert QApplication.focusWidget() is panel.primary
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: len(labels(window)) == 5)
    assert labels(window)[2:] == ["Weekly timesheet", "採購申請單 / 2023", "採購申請單 / 2025"]
    settle(lambda: "a folder registered" in view.head._undo.toolTip())
    settle(panel.undo.isVisible)
    assert shown(panel) == [("page.png", "WRONG"), ("Weekly timesheet/notes.txt", "WRONG")]
    assert "Registered: 3 sample" in panel.text.text() and "2 left out" in panel.text.text()
    assert "Registered: 3 sample" in window.toast.text
    panel.undo.click()
    settle(lambda: labels(window) == BEFORE)
    assert not panel.active and window.inspector.panel is not panel


def test_the_first_forms_come_as_a_folder_dropped_on_the_empty_library(
    profile: Profile, open_window: Callable[..., MainWindow], tmp_path: Path, qtbot: Any
) -> None:
    shutil.copytree(FORMS / "Weekly timesheet", tmp_path / "all" / "Weekly timesheet")
    window = open_window()
    window.show_view(LIBRARY)
    assert not window.library_view.transfer_menu.export.isEnabled()
    drop(window.library_view.empty, [tmp_path / "all"])
    settle(window.library_view.transfer.primary.isVisible)
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: labels(window) == ["Weekly timesheet"])
    settle(window.library_view.class_grid.isVisible)
    settle(window.library_view.transfer_menu.export.isEnabled)


def test_undo_is_offered_only_while_it_takes_this_back(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path
) -> None:
    view.register_files([folder])
    settle(panel.primary.isVisible)
    panel.primary.click()
    settle(panel.undo.isVisible)
    window.library_desk.rename(Label("Weekly timesheet"), "Hours")
    settle(lambda: "Hours" in labels(window))
    settle(lambda: not panel.undo.isVisible())


def test_what_was_taken_back_elsewhere_is_told_no_more(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path
) -> None:
    view.register_files([folder])
    settle(panel.primary.isVisible)
    panel.primary.click()
    settle(panel.undo.isVisible)
    window.library_desk.undo()
    settle(lambda: labels(window) == BEFORE)
    settle(lambda: not panel.active)
    assert window.inspector.panel is not panel
    assert "the folder is not registered any more" in window.toast.text


def test_what_ends_while_another_view_is_in_front_takes_no_keys_from_it(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path
) -> None:
    view.register_files([folder])
    settle(panel.primary.isVisible)
    panel.primary.click()
    window.show_view(SORT)
    under_hand = QApplication.focusWidget()
    settle(lambda: len(labels(window)) == 5 and window.transfer_desk.work is None)
    assert under_hand is not None and QApplication.focusWidget() is under_hand


def test_where_nothing_is_left_out_the_panel_makes_room_and_the_toast_takes_it_back(
    window: MainWindow, view: LibraryView, panel: TransferPanel, tmp_path: Path
) -> None:
    for name in ("Weekly timesheet", "御見積書"):
        shutil.copytree(FORMS / name, tmp_path / "all" / name)
    view.register_files([tmp_path / "all" / "Weekly timesheet", tmp_path / "all" / "御見積書"])
    settle(panel.primary.isVisible)
    assert shown(panel) == [("Weekly timesheet", "NONE"), ("御見積書", "NONE")]
    panel.primary.click()
    settle(lambda: len(labels(window)) == 4)
    assert not panel.active
    window.toast.act()
    settle(lambda: labels(window) == BEFORE)


def test_cancelling_changes_nothing(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path, qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    reached, going_on, read = threading.Event(), threading.Event(), BulkRegistration.read

    def slow_read(*arguments: Any) -> Any:
        """The real one, which waits before its second file."""
        for number, one in enumerate(read(*arguments)):
            if number:
                reached.set()
                going_on.wait(30)
            yield one

    monkeypatch.setattr(BulkRegistration, "read", slow_read)
    view.register_files([folder])
    settle(panel.primary.isVisible)
    panel.primary.click()
    settle(lambda: reached.is_set() and panel._how_far.text().startswith("1 of 3"))
    window.show_view(SORT)  # it goes on meanwhile
    window.show_view(LIBRARY)
    assert window.inspector.panel is panel
    panel.cancel.setFocus()
    press(Qt.Key.Key_Escape, qtbot)
    assert panel.active  # until the page in hand is read
    going_on.set()
    settle(lambda: not panel.active)
    assert window.toast.text == "Cancelled: nothing was registered."
    assert labels(window) == BEFORE


def test_a_folder_without_folders_is_registered_one_by_one_as_ever(
    window: MainWindow, view: LibraryView, panel: TransferPanel, tmp_path: Path
) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    shutil.copy2(FORMS / "御見積書" / "page.png", flat / "御見積書.png")
    with dragging(view.class_grid.viewport(), [flat], space(view)):
        assert view.class_grid.space_words() == "New class"
    view.register_files([flat])
    settle(lambda: view.registration.active)
    (flat / "empty folder").mkdir()
    view.registration.leave()
    view.register_files([flat])  # it might hold classes, and does not
    settle(lambda: view.registration.active)
    assert not panel.active


def test_a_folder_may_itself_be_the_class(
    window: MainWindow, view: LibraryView, panel: TransferPanel, folder: Path
) -> None:
    view.register_files([folder / "採購申請單"])
    settle(panel.primary.isVisible)
    assert shown(panel) == [("2023", "NONE"), ("2025", "NONE")]
    assert "採購申請單" in panel._is_class.text()
    panel._is_class.click()
    settle(lambda: shown(panel)[:1] == [("採購申請單 / 2023", "NONE")])
    settle(panel.primary.isVisible)
    assert panel._is_class.isVisible() and panel._is_class.isChecked()
    panel.primary.click()
    settle(lambda: labels(window)[2:] == ["採購申請單 / 2023", "採購申請單 / 2025"])


def places(window: MainWindow) -> list[QWidget]:
    """Wherever somebody may let go."""
    library, sort = window.library_view, window.sort_view
    return [library.class_grid.viewport(), sort.place, window.rail, window.inspector, library]


@pytest.mark.parametrize("number", range(5))
def test_a_library_dropped_anywhere_is_looked_into_and_what_will_happen_is_said_before(
    window: MainWindow, panel: TransferPanel, library_file: Path, number: int, qtbot: Any
) -> None:
    place = places(window)[number]
    window.show_view(SORT if number == 1 else LIBRARY)
    with dragging(place, [library_file], place.rect().center()):
        cover = window.library_drop
        assert cover.isVisible() and cover.size() == window.size()
        assert cover.words.title == "Import this library"
        assert not window.model_drop.isVisible()
    drop(place, [library_file])
    settle(panel.primary.isVisible)
    assert window.view == LIBRARY
    assert shown(panel) == [("Travel expense claim", "NONE"), ("Weekly timesheet", "NONE")]
    assert "2 there already" in panel.text.text()
    assert labels(window) == BEFORE
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: labels(window) == [*BEFORE, "Travel expense claim", "Weekly timesheet"])
    settle(lambda: "Imported: 2 sample" in window.toast.text)
    window.toast.act()
    settle(lambda: labels(window) == BEFORE)


@pytest.mark.parametrize("number", [SORT, REVIEW, LIBRARY, HISTORY, SETTINGS])
def test_every_part_of_every_view_lets_models_and_libraries_pass(
    window: MainWindow, library_file: Path, export: Callable[..., Path], number: int
) -> None:
    window.show_view(number)
    model = export("office")
    parts = [part for part in window.findChildren(QWidget) if part.isVisible()]
    assert len(parts) > 20
    for part in parts:
        for path, cover in ((library_file, window.library_drop), (model, window.model_drop)):
            with dragging(part, [path], part.rect().center()):
                assert cover.isVisible(), (part, part.accessibleName())
            assert not cover.isVisible()


def test_a_library_in_which_nothing_is_new_says_so(
    window: MainWindow, view: LibraryView, panel: TransferPanel, library_file: Path, qtbot: Any
) -> None:
    with Profile(window.library_desk._profile.path) as other:
        other.transfers.take_in(library_file)
    settle(lambda: len(labels(window)) == 4)
    view.register_files([library_file])
    settle(lambda: "Nothing new in it" in panel.text.text())
    assert not panel.primary.isVisible()
    press(Qt.Key.Key_Return, qtbot)
    assert not panel.active


def test_a_file_that_is_no_library_is_named_and_nothing_changes(
    window: MainWindow, view: LibraryView, panel: TransferPanel, library_file: Path, qtbot: Any
) -> None:
    library_file.write_bytes(library_file.read_bytes()[:-100])
    drop(window.rail, [library_file])
    settle(lambda: "headquarters.kamiwake" in panel.text.text())
    assert panel.text.property("role") == "error" and not panel.primary.isVisible()
    press(Qt.Key.Key_Escape, qtbot)
    assert not panel.active and labels(window) == BEFORE


def test_several_libraries_or_one_too_many_are_refused_before_they_are_let_go(
    window: MainWindow, panel: TransferPanel, library_file: Path
) -> None:
    second = library_file.with_name("second.kamiwake")
    shutil.copy2(library_file, second)
    with dragging(window.rail, [library_file, second], window.rail.rect().center()):
        assert window.library_drop.words.title == "One library at a time"
    drop(window.rail, [library_file, second])
    assert not panel.active
    with dragging(window.library_view.class_grid.viewport(), [FORMS, second], QPoint(500, 300)):
        assert not window.library_drop.isVisible()  # among documents it is none


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_library_is_exported_by_keyboard_and_comes_in_elsewhere(
    window: MainWindow, view: LibraryView, panel: TransferPanel, tmp_path: Path, qtbot: Any
) -> None:
    def type_its_name() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
            return
        typing.stop()
        qtbot.keyClicks(QApplication.focusWidget(), str(tmp_path / "all our forms"))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        if dialog.isVisible():  # the name was not taken: the test is to end all the same
            dialog.reject()

    typing = QTimer()
    typing.timeout.connect(type_its_name)
    typing.start(100)
    assert view.transfer_menu.export.isEnabled()
    view.transfer_menu.export.trigger()
    path = tmp_path / "all our forms.kamiwake"
    settle(path.exists)
    settle(lambda: "all our forms.kamiwake" in window.toast.text)
    assert not panel.active
    with Profile(tmp_path / "elsewhere") as other:
        assert len(other.transfers.take_in(path).brought) == 2
        assert [str(one.label) for one in other.registry.registered()] == BEFORE


def test_a_file_that_is_no_library_is_told_of_in_our_own_words(
    window: MainWindow, panel: TransferPanel, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.kamiwake"
    path.write_text("no zip at all")
    panel.look_into_file(path)
    settle(lambda: "holiday" in panel.text.text())
    assert panel.text.text().startswith("“holiday.kamiwake” is not a library file. Choose one")
    assert not panel.primary.isVisible() and panel.cancel.hasFocus()


def test_importing_needs_the_administrator_where_there_is_one(
    window: MainWindow, view: LibraryView, panel: TransferPanel, library_file: Path,
    profile: Profile,
) -> None:  # fmt: skip
    profile.access.set_password("correct horse battery")
    gate = window.library_desk.gate
    settle(lambda: (gate.look(), gate.locked)[1])
    view.register_files([library_file])
    settle(panel.primary.isVisible)  # looking is free
    panel.primary.click()
    assert panel._desk.work is None
    gate.cancel()
    assert panel.active and labels(window) == BEFORE
