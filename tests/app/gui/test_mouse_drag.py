"""Real processes on a real X server with a window manager: files are dragged with the mouse."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_top import SAMPLES, register, samples_of
from on_screen import LEFT, TOOLS, TOP, Screen, until, window

from app.bootstrap import Profile
from core.domain import Label

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason=f"needs {', '.join(TOOLS)}: apt-get install xvfb openbox xdotool libxcb-cursor0",
)


def labels(office: Path) -> list[tuple[str, str]]:
    with Profile(office / "profile") as profile:
        return [
            (one.label.class_name, one.label.sub_label) for one in profile.registry.registered()
        ]


def test_a_file_is_dragged_into_the_empty_library_and_onto_a_card(
    screen: Screen, office: Path
) -> None:
    first, second = office / "Timesheet.png", office / "New edition.png"
    shutil.copy2(samples_of("Weekly timesheet")[0], first)
    shutil.copy2(samples_of("Incident report")[0], second)
    with window(screen, office) as number:
        screen.do("key", "--window", number, "ctrl+3")
        with screen.dragging(first) as move:
            move(LEFT + 400, TOP + 400)
        screen.do("windowactivate", "--sync", number)

        def enter() -> bool:
            screen.do("key", "Return")
            return len(labels(office)) == 1

        until(enter, "the first registration")
        assert labels(office) == [("Timesheet", "")]
        time.sleep(1)
        # The guide's row is above the title; the first card lies below both.
        with screen.dragging(second) as move:
            move(LEFT + 160, TOP + 330)
        screen.do("windowactivate", "--sync", number)

        def enter_again() -> bool:
            screen.do("key", "Return")
            return len(labels(office)) == 2

        until(enter_again, "the second registration")
    assert labels(office) == [("Timesheet", ""), ("Timesheet", "New edition")]
    assert first.exists() and second.exists()


def test_scans_are_dragged_onto_the_sort_view_and_filed(screen: Screen, office: Path) -> None:
    with Profile(office / "profile") as profile:
        register(profile, samples_of("Weekly timesheet")[0], Label("Weekly timesheet"))
        profile.folders.add(office / "inbox", office / "filed", "{class}/{original}")
    (office / "inbox").mkdir()
    scan = Path(shutil.copy2(SAMPLES / "scans" / "scan_0035.png", office))
    with window(screen, office):
        with screen.dragging(scan) as move:
            move(LEFT + 400, TOP + 500)
        until((office / "filed/Weekly timesheet" / scan.name).exists, "filing")
    assert not scan.exists()
    with Profile(office / "profile") as profile:  # the engine goes on when the window is closed
        profile.board.request_stop()
        until(lambda: not profile.board.engine_state().running, "the engine's end")


def test_a_model_dragged_over_the_cards_is_for_the_window_and_taken(
    screen: Screen, office: Path, export: Callable[..., Path]
) -> None:
    with Profile(office / "profile") as profile:
        register(profile, samples_of("Weekly timesheet")[0], Label("Weekly timesheet"))
        path = export("office")
        with window(screen, office) as number:
            screen.do("key", "--window", number, "ctrl+3")
            with screen.dragging(path) as move:
                move(LEFT + 160, TOP + 330)  # a card, which would take a document
                move(LEFT + 400, TOP + 500)
            until(lambda: profile.models.choice() is not None, "the other model")
    assert labels(office) == [("Weekly timesheet", "")]
    assert path.exists()


def test_the_program_started_again_brings_its_minimised_window_to_the_front(
    screen: Screen, office: Path
) -> None:
    again = [sys.executable, "-m", "app.start", "--profile", str(office / "profile")]
    with window(screen, office) as number:
        screen.do("windowminimize", "--sync", number)
        until(lambda: screen.do("getactivewindow") != number, "the window to go")
        done = subprocess.run(again, env=screen.environment, check=False, timeout=60)
        assert done.returncode == 0
        until(lambda: screen.do("getactivewindow") == number, "the window in front")
        assert screen.do("search", "--onlyvisible", "--name", "^Kamiwake$") == number
