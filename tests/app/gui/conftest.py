from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing")

from desk_top import register_samples, settle
from editions import register_editions
from history_desk_top import Archive, Desk
from on_screen import Screen
from PySide6.QtCore import QCoreApplication, QEvent
from settings_desk_top import Shown

from app.bootstrap import Profile
from app.gui import make_look
from app.i18n import install_language
from app.main_window import LIBRARY, MainWindow
from app.widgets.parts import Look

SETTINGS = {"stable_s": 0.2, "relist_s": 0.5, "workers": 1}


@pytest.fixture(scope="session")
def look(qapp: Any) -> Look:
    install_language(qapp)
    return make_look(qapp)


Fill = Callable[[Profile], object]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Fill], Path]:
    """`made("all", register_samples)`: a folder of a profile filled once, to be copied."""
    folders: dict[str, Path] = {}

    def folder(name: str, fill: Fill) -> Path:
        if name not in folders:
            path = tmp_path_factory.mktemp(name) / "profile"
            path.mkdir()
            (path / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
            with Profile(path) as profile:
                assert profile.registry and profile.journal  # both databases are there
                fill(profile)
            folders[name] = path
        return folders[name]

    return folder


@pytest.fixture
def profile(tmp_path: Path, made: Callable[[str, Fill], Path]) -> Iterator[Profile]:
    """An empty profile on the disk."""
    folder = shutil.copytree(made("empty", lambda _: None), tmp_path / "profile")
    with Profile(folder) as opened:
        yield opened


@pytest.fixture
def filled(profile: Profile, made: Callable[[str, Fill], Path]) -> Callable[[str, Fill], Profile]:
    """Like `made`, as the test's own profile, which nothing has been asked of yet."""

    def take(name: str, fill: Fill) -> Profile:
        shutil.copytree(made(name, fill), profile.path, dirs_exist_ok=True)
        return profile

    return take


@pytest.fixture
def open_window(profile: Profile, look: Look, qtbot: Any) -> Iterator[Callable[..., MainWindow]]:
    """Opens the window over the profile. `engine`: it may start one, which ends with the test."""
    windows: list[MainWindow] = []

    def opened(engine: bool = False) -> MainWindow:
        window = MainWindow(profile, look)
        window.sorting_desk.keeps_engine = engine
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        window.start()
        settle(lambda: window.library_desk.state is not None and window.sorting_desk.known)
        return window

    yield opened
    for window in windows:
        window.sort_view.keep.setChecked(False)
        window.close()
    settle(lambda: not profile.board.engine_state().running)
    for window in windows:
        assert window.keeper.wait(20)
        window.deleteLater()
    # No event loop ends here that would do so: every look that changes would be theirs as well.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def registered(filled: Callable[..., Profile]) -> Profile:
    """Two editions of one form, and another form."""
    return filled("editions", register_editions)


@pytest.fixture
def full(filled: Callable[..., Profile], open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window over a library of the bundled samples."""
    filled("all samples", register_samples)
    made = open_window()
    made.show_view(LIBRARY)
    return made


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    profile = tmp_path / "profile"
    profile.mkdir()
    settings = {"stable_s": 0.2, "relist_s": 0.5, "workers": 1}
    (profile / "settings.json").write_text(json.dumps(settings), "utf-8")
    return tmp_path


@pytest.fixture
def governed(profile: Profile, tmp_path: Path) -> Iterator[Profile]:
    """The profile under an administrator's policy file that is not there yet."""
    with Profile(profile.path, policy=tmp_path / "policy.json") as opened:
        yield opened


@pytest.fixture
def show_settings(governed: Profile, look: Look, qtbot: Any) -> Iterator[Callable[..., Shown]]:
    """The settings alone, over the governed profile or another one."""
    made: list[Shown] = []

    def opened(profile: Profile = governed) -> Shown:
        made.append(Shown(profile, look))
        return made[-1]

    yield opened
    for one in made:
        one.close()


@pytest.fixture
def shown(show_settings: Callable[..., Shown]) -> Shown:
    return show_settings()


@pytest.fixture
def archive(profile: Profile, tmp_path: Path) -> Archive:
    """A watched folder whose documents were filed."""
    root = tmp_path / "office"
    root.mkdir()
    return Archive(root, profile)


@pytest.fixture
def open_history(profile: Profile, look: Look, qtbot: Any) -> Iterator[Callable[[], Desk]]:
    """The history alone."""
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(profile, look))
        desks[-1].open(qtbot)
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()
