"""Another model for the library: dropped, chosen or pasted; followed, left and taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk_top import dragging, drop, register, register_samples, samples_of, settle
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.bootstrap import Profile
from app.main_window import LIBRARY, SORT, MainWindow
from core.domain import Label

Export = Callable[..., Path]


@pytest.fixture
def window(filled: Callable[..., Profile], open_window: Callable[..., MainWindow]) -> MainWindow:
    """Over a library of some samples."""
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    made = open_window()
    made.show_view(LIBRARY)
    settle(lambda: len(profile.index) == 4)
    return made


def in_use(profile: Profile) -> str | None:
    choice = profile.models.choice()
    return choice.name if choice else None


def places(window: MainWindow) -> list[QWidget]:
    """Wherever somebody may let go."""
    library, sort = window.library_view, window.sort_view
    return [library.class_grid.viewport(), sort.place, window.rail, window.inspector, library]


@pytest.mark.parametrize("number", range(5))
def test_a_model_dropped_anywhere_is_taken_and_what_will_happen_is_said_before(
    window: MainWindow, profile: Profile, export: Export, number: int
) -> None:
    path, place = export("office", dim=64), places(window)[number]
    window.show_view(SORT if number == 1 else LIBRARY)
    middle = place.rect().center()
    with dragging(place, [path], middle):
        assert window.model_drop.isVisible()
        assert window.model_drop.size() == window.size()
        assert window.model_drop.words.title == "Use this model"
        assert "office: the library is embedded again" in window.model_drop.words.text
    assert not window.model_drop.isVisible()
    assert window.model_desk.taking == ""
    drop(place, [path], middle)
    assert not window.model_drop.isVisible()
    settle(lambda: in_use(profile) == "office")
    settle(lambda: "office" in window.toast.text)
    settle(lambda: profile.embedder.model.dim == 64)  # without a restart
    assert not window.library_view.registration.active
    assert path.exists()


def test_what_was_chosen_is_taken_back_by_undo(
    window: MainWindow, profile: Profile, export: Export
) -> None:
    for name in ("first", "second"):
        drop(window.rail, [export(name)])
        settle(lambda name=name: f"the model {name} from now on" in window.toast.text)
    window.toast.act()
    settle(lambda: in_use(profile) == "first")
    settle(lambda: "first" in window.toast.text)
    window.model_desk.take(None)
    settle(lambda: in_use(profile) is None)


def test_taking_a_model_shows_how_far_it_is_leaves_the_window_usable_and_can_be_cancelled(
    window: MainWindow, profile: Profile, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reached, going_on = export("office"), threading.Event(), threading.Event()
    image = type(profile.registry).image

    def slow_image(registry: Any, template_id: int) -> Any:
        """Only the thread that embeds ahead waits, after its second."""
        if template_id == 3 and registry is not profile.registry:
            reached.set()
            going_on.wait(30)
        return image(registry, template_id)

    monkeypatch.setattr(type(profile.registry), "image", slow_image)
    drop(window.library_view.class_grid.viewport(), [path])
    bar = window.model_bar
    assert bar.text == "Checking the model office…"
    settle(lambda: reached.is_set() and " of 4" in bar.text)
    assert "Embedding the library again for office" in bar.text
    assert QApplication.activeModalWidget() is None
    # A second one has to wait, and says so before it is let go.
    with dragging(window.rail, [export("other")], window.rail.rect().center()):
        assert window.model_drop.words.refused
        assert "office is being taken" in window.model_drop.words.text
    # Registering goes on meanwhile, by the model that is in use.
    view = window.library_view
    view.register_files(samples_of("住民異動届"))
    settle(lambda: view.registration._examination is not None)
    view.registration.picker.set_label(Label("Meanwhile"))
    view.registration.save()
    settle(lambda: len(window.library_desk.state.registered) == 5)
    assert in_use(profile) is None
    bar.cancel()
    going_on.set()
    settle(lambda: not bar.isVisible())
    settle(lambda: window.toast.text.startswith("Cancelled: the earlier model stays in use."))
    assert in_use(profile) is None
    told: list[tuple[int, int]] = []
    window.model_desk.progressed.connect(lambda done, total: told.append((done, total)))
    drop(window.rail, [path])
    settle(lambda: in_use(profile) == "office")
    settle(lambda: told[-1:] == [(2, 2)])  # what was made before is not made again


def test_closing_the_window_leaves_the_earlier_model_and_a_later_try_goes_on(
    window: MainWindow,
    profile: Profile,
    export: Export,
    open_window: Callable[..., MainWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, image, left = export("office"), type(profile.registry).image, window.model_desk._left
    begun = threading.Event()

    def image_when_left(registry: Any, template_id: int) -> Any:
        if template_id == 2 and registry is not profile.registry:
            begun.set()
            left.wait(30)
        return image(registry, template_id)

    monkeypatch.setattr(type(profile.registry), "image", image_when_left)
    drop(window.rail, [path])
    settle(begun.is_set)
    window.close()
    assert in_use(profile) is None
    again = open_window()
    told: list[tuple[int, int]] = []
    again.model_desk.progressed.connect(lambda done, total: told.append((done, total)))
    drop(again.rail, [path])
    settle(lambda: in_use(profile) == "office")
    settle(lambda: told[-1:] == [(2, 2)])


def test_a_model_that_is_no_good_is_named_and_nothing_changes(
    window: MainWindow, profile: Profile, export: Export
) -> None:
    path = export("broken")
    path.write_bytes(b"no graph")
    drop(window.rail, [path])
    settle(lambda: "broken.onnx" in window.notice.text)
    assert in_use(profile) is None and not window.model_bar.isVisible()
    path.with_suffix(".json").unlink()
    drop(window.rail, [path])
    settle(lambda: "broken.json" in window.notice.text)


def test_several_models_at_once_are_refused_before_they_are_let_go(
    window: MainWindow, profile: Profile, export: Export
) -> None:
    both = [export("one"), export("two")]
    with dragging(window.rail, both, window.rail.rect().center()):
        assert window.model_drop.words.title == "One model at a time"
    drop(window.rail, both)
    assert window.model_desk.taking == ""
    drop(window.rail, [both[0], both[0].with_suffix(".json")])  # one, with its description
    settle(lambda: in_use(profile) == "one")


def test_a_model_among_documents_is_no_model(window: MainWindow, export: Export) -> None:
    grid = window.library_view.class_grid
    space = QPoint(grid.viewport().width() - 4, grid.viewport().height() - 4)
    with dragging(grid.viewport(), [export(), samples_of("Weekly timesheet")[0]], space):
        assert not window.model_drop.isVisible()
        assert grid._dragging


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_model_is_chosen_by_keyboard_alone(
    window: MainWindow, profile: Profile, export: Export, qtbot: Any
) -> None:
    path = export("office")

    filters: list[str] = []

    def type_its_name() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or not dialog.isActiveWindow():
            return
        typing.stop()
        filters.extend(dialog.nameFilters())
        qtbot.keyClicks(QApplication.focusWidget(), str(path))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        if dialog.isVisible():  # the name was not taken: the test is to end all the same
            dialog.reject()

    typing = QTimer()
    typing.timeout.connect(type_its_name)
    typing.start(100)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert any("*.onnx" in one for one in filters)
    settle(lambda: in_use(profile) == "office")


def test_a_model_is_pasted(
    window: MainWindow, profile: Profile, export: Export, qtbot: Any
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(export("pasted")))])
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: in_use(profile) == "pasted")
    QGuiApplication.clipboard().clear()


def test_a_model_that_another_program_has_chosen_is_taken_over(
    window: MainWindow, profile: Profile, export: Export
) -> None:
    with Profile(profile.path) as other:
        other.models.use(export(dim=64))
    settle(lambda: profile.embedder.model.dim == 64, timeout_s=10)
    register(profile, samples_of("住民異動届")[0], Label("After"))
    settle(lambda: len(window.library_desk.state.registered) == 5)
    view = window.library_view
    view.register_files(samples_of("Incident report"))
    settle(lambda: view.registration._examination is not None)


def test_a_window_whose_model_is_damaged_says_so_and_offers_the_bundled_one(
    filled: Callable[..., Profile], open_window: Callable[..., MainWindow], export: Export
) -> None:
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    with Profile(profile.path) as other:
        other.models.use(export("office"))
        (kept,) = profile.path.glob("models/*/office.onnx")
        kept.write_bytes(b"half")
    window = open_window()
    settle(lambda: "office.onnx" in window.notice.text)
    assert len(window.library_desk.state.registered) == 4  # it can be looked through
    assert in_use(profile) == "office"  # nothing is chosen unasked
    window.notice._button.click()
    settle(lambda: in_use(profile) is None)
    settle(lambda: not window.notice.isVisible())
    settle(lambda: len(profile.index) == 4)
