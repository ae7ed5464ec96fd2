"""Long names, long languages and small windows: nothing is cut, squeezed or out of sight."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher
from desk_top import LONG_NAME, SAMPLES, register, samples_of, settle
from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QWidget,
)
from walking import LongLanguage, lengthened, problems_of

from app.bootstrap import Profile
from app.gate import Gate, Task
from app.i18n import install_language
from app.main_window import HISTORY, LIBRARY, REVIEW, SETTINGS, SORT, MainWindow
from app.panels.administrator import AdministratorPanel
from app.panels.unlock import UnlockBar
from app.widgets.parts import Elided, Look, button, column, label
from core.access import Access
from core.domain import Label, Language

SIZES = [(820, 560), (1120, 740)]
LANGUAGES = ["English", "long", "ja", "zh_TW"]
LONG_FILE = "Scan vom 27.11.2026 Abteilung Rechnungswesen Eingang Posteingangsbuch Nr 00004711"


def fill(profile: Profile) -> None:
    """Classes, sub-labels, folders and documents, all of them with long names."""
    names = [
        Label(LONG_NAME),
        Label(LONG_NAME, f"{LONG_NAME[:30]} 2024"),
        Label("Supercalifragilisticexpialidocious-Formularverzeichnis", "Second edition, revised"),
        Label("A"),
    ]
    files = sorted(p for p in (SAMPLES / "library").rglob("*") if p.is_file())
    for path, name in zip(files, names, strict=False):
        register(profile, path, name)
    folder = profile.folders.add(
        profile.path.parent / f"in {LONG_FILE}", profile.path.parent / f"out {LONG_FILE}",
        "{class}/{sub_label}/{original}",
    )  # fmt: skip
    folder.inbox.mkdir()
    shutil.copy2(files[0], folder.inbox / f"{LONG_FILE}{files[0].suffix}")
    shutil.copy2(SAMPLES / "scans" / "scan_0035.png", folder.inbox / f"{LONG_NAME}.png")
    shutil.copy2(files[5], folder.inbox / f"unknown {LONG_FILE}{files[5].suffix}")
    profile.refresh()
    list(profile.engine().run(once=True))


@pytest.fixture
def language(request: pytest.FixtureRequest, qapp: Any, look: Look) -> Iterator[str]:
    translator = LongLanguage()
    if request.param == "long":
        qapp.installTranslator(translator)
    elif request.param != "English":
        install_language(qapp, Language(request.param))
    yield request.param
    qapp.removeTranslator(translator)
    install_language(qapp)


@pytest.fixture
def window(
    language: str, filled: Callable[..., Profile], open_window: Callable[..., MainWindow]
) -> MainWindow:
    filled("long names", fill)
    return open_window()


def at_rest(window: MainWindow) -> None:
    """Everything is shown that was asked for, and laid out."""
    settle(lambda: not window._picture_tasks.busy and not window.comparing_desk.busy)
    for _ in range(5):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


Scenes = Iterator[str]


def scenes(window: MainWindow) -> Scenes:
    """Every view, and in those there are now every panel. A view that is new joins by itself."""
    for number in window.rail.numbers:
        window.show_view(number)
        yield f"view {number + 1}"
    yield from scenes_of_sorting(window)
    yield from scenes_of_the_library(window)
    yield from scenes_of_what_was_sorted(window)
    yield from scenes_of_settings(window)
    window.gate.asked.emit(lengthened("Changing watched folders needs the password."))
    yield "the password asked for"
    window.gate.cancel()
    trouble = f"{LONG_FILE} cannot be read. Check that it is complete."
    window.notice.say(lengthened(trouble), lengthened("Try again"), str)
    yield "a notice"
    window.notice.dismiss()
    window.toast.say(lengthened(f"{LONG_FILE} is in {LONG_NAME}"), lengthened("Undo"), str)
    yield "a toast"


def scenes_of_sorting(window: MainWindow) -> Scenes:
    window.show_view(SORT)
    sort = window.sort_view
    settle(lambda: bool(sort.documents.rows))
    for at in range(sort._filter.rowCount()):
        sort.list.setCurrentIndex(sort._filter.index(at, 0))
        yield f"document {at + 1}"
        sort.document_panel.start_refiling()
        yield f"refiling document {at + 1}"
    sort._edit_folder(window.sorting_desk.state.folders[0])
    yield "a folder"
    sort.folder_panel.destination.setText("not absolute")
    yield "a folder that is refused"
    sort._leave_folder()


def scenes_of_the_library(window: MainWindow) -> Scenes:
    window.show_view(LIBRARY)
    library = window.library_view
    for name in (LONG_NAME, "A"):
        library._select_class(name)
        yield f"class {name[:4]}"
    library.class_panel._merge.unfold()
    yield "merging"
    library.class_panel._merge.fold()
    library.class_panel.start_renaming()
    yield "renaming"
    library.open_class(LONG_NAME)
    library.sample_grid.setCurrentIndex(library.samples.index(0))
    yield "a sample"
    library.sample_panel._move.unfold()
    yield "moving a sample"
    library.close_class()
    library.register_files([*samples_of("住民異動届"), samples_of("Incident report")[0]])
    settle(lambda: library.registration._examination is not None)
    yield "registering"
    library.registration.picker.set_label(Label(LONG_NAME, "new sub-label"))
    yield "registering a sub-label"
    library.registration.leave()


def scenes_of_what_was_sorted(window: MainWindow) -> Scenes:
    window.show_view(REVIEW)
    settle(lambda: window.review_view.current is not None)
    yield "a document for review"
    window.show_view(HISTORY)
    settle(lambda: window.history_view.model.rowCount() > 0)
    window.history_view.table.setCurrentIndex(window.history_view.model.index(0, 0))
    yield "a document of the history"


def scenes_of_settings(window: MainWindow) -> Scenes:
    window.show_view(SETTINGS)
    settle(lambda: window.settings_desk.in_force is not None)
    for page in window.settings_view.pages:
        window.settings_view.show_page(page)
        yield f"settings: {page.title}"


@pytest.mark.parametrize("size", SIZES, ids=["small", "default"])
@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_nothing_is_cut_or_out_of_sight(
    window: MainWindow, language: str, size: tuple[int, int]
) -> None:
    window.resize(QSize(*size))
    window.inspector.show()
    found: dict[str, list[str]] = {}
    for scene in scenes(window):
        at_rest(window)
        for problem in problems_of(window):
            found.setdefault(problem, []).append(scene)
    told = [f"{problem}  [{', '.join(where)}]" for problem, where in found.items()]
    assert window.size() == QSize(*size)
    assert not told, "\n" + "\n".join(told)


@pytest.mark.parametrize("width", [440, 740])
@pytest.mark.parametrize("language", LANGUAGES, indirect=True)
def test_the_administrators_parts_fit_as_well(
    language: str, width: int, profile: Profile, look: Look, qtbot: Any
) -> None:
    access = Access(profile.path, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    access.set_password("four words in a row")
    frame = QMainWindow()
    gate = Gate(access, frame)
    bar, panel = UnlockBar(look, gate), AdministratorPanel(gate, f"~/{LONG_FILE}")
    whole = QWidget()
    whole.setLayout(column(bar, panel, 1))
    frame.setCentralWidget(whole)
    frame.setMinimumSize(1, 1)
    frame.resize(QSize(width, 700))
    qtbot.addWidget(frame)
    frame.show()
    found: list[str] = []
    for task in Task:
        gate.ask(task, str)
        gate.wrong.emit(3.0)
        panel._say(lengthened("The two are not the same."))
        for _ in range(3):
            QApplication.processEvents()
        found += problems_of(frame)
    gate.close()
    assert frame.width() == width
    assert not found, "\n".join(found)


# The walker itself sees what it is there for


def seen_in(child: QWidget, place: QRect, qtbot: Any) -> str:
    """What is told of a child that lies there."""
    frame = QMainWindow()
    qtbot.addWidget(frame)
    frame.resize(QSize(300, 200))
    child.setParent(frame)
    child.setGeometry(place)
    frame.show()
    QApplication.processEvents()
    return "\n".join(problems_of(frame))


def tool_button() -> QToolButton:
    made = QToolButton()
    made.setText("A long word")
    made.setFixedSize(QSize(60, 60))
    return made


def test_the_walker_is_content_with_what_fits(qtbot: Any, look: Look) -> None:
    roomy = QRect(10, 10, 280, 100)
    for child in (button("Save", str), label("Some text"), label("Some text " * 9, wrap=True)):
        assert seen_in(child, roomy, qtbot) == ""
    assert seen_in(Elided("a name that is much too long"), QRect(0, 0, 60, 30), qtbot) == ""


@pytest.mark.parametrize(
    ("make", "place", "told"),
    [
        (lambda: button("A long word", str), QRect(0, 0, 60, 40), "px wide, needs"),
        (lambda: button("A long word", str), QRect(0, 0, 200, 12), "px high, needs"),
        (lambda: label("A long word"), QRect(0, 0, 30, 40), "text of"),
        (lambda: label("Many words " * 20, wrap=True), QRect(0, 0, 200, 20), "its lines need"),
        (lambda: label("Unbreakablewordofsome", wrap=True), QRect(0, 0, 60, 90), "a word of"),
        (tool_button, QRect(0, 0, 60, 60), "its name needs"),
        (lambda: label("Text"), QRect(290, 0, 60, 40), "lies outside its parent"),
        (lambda: QCheckBox("A long word"), QRect(0, 0, 40, 40), "px wide, needs"),
    ],
)
def test_the_walker_tells_of(
    make: Callable[[], QWidget], place: QRect, told: str, qtbot: Any, look: Look
) -> None:
    assert told in seen_in(make(), place, qtbot)


def test_the_walker_looks_into_what_scrolls_downwards_but_not_sideways(
    qtbot: Any, look: Look
) -> None:
    def area(wide: int) -> QScrollArea:
        inner = QWidget()
        inner.resize(QSize(wide, 900))
        far = button("Far below", str)
        far.setParent(inner)
        far.setGeometry(wide - 120, 850, 110, 40)
        made = QScrollArea()
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setWidget(inner)
        return made

    assert seen_in(area(200), QRect(0, 0, 300, 200), qtbot) == ""
    told = seen_in(area(500), QRect(0, 0, 300, 200), qtbot)
    assert "500 px wide, 288 are seen: QPushButton “Far below”" in told


def test_the_long_language_is_long_and_keeps_what_is_filled_in() -> None:
    long = lengthened("{count} of %n file(s) are in {folder}")
    assert "{count}" in long and "%n" in long and "{folder}" in long
    words = ("Library", "Choose a folder that scans arrive in", "Retire")
    assert all(1.4 < len(lengthened(word)) / len(word) < 1.9 for word in words)
