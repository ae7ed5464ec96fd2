from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing")

from desk_top import settle

from app.bootstrap import Profile
from app.gui import make_look
from app.i18n import install_language
from app.main_window import MainWindow
from app.widgets.parts import Look

SETTINGS = {"stable_s": 0.2, "relist_s": 0.5, "workers": 1}


@pytest.fixture(scope="session")
def look(qapp: Any) -> Look:
    install_language(qapp)
    return make_look(qapp)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    """An empty profile on the disk."""
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    with Profile(folder) as opened:
        yield opened


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
        window.deleteLater()
    settle(lambda: not profile.board.engine_state().running)
    for window in windows:
        assert window.keeper.wait(20)
