"""Real processes on a real X server with a window manager: files are dragged with the mouse."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_top import SAMPLES, register, samples_of

from app.bootstrap import Profile
from core.domain import Label

TOOLS = ("Xvfb", "openbox", "xdotool")
ROOT = Path(__file__).parents[3]
LEFT, TOP = 180, 30
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason=f"needs {', '.join(TOOLS)}: apt-get install xvfb openbox xdotool libxcb-cursor0",
)


def until(condition: Callable[[], object], what: str, timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, f"it did not happen in time: {what}"
        time.sleep(0.1)


class Screen:
    """An X server of our own, with a window manager."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x860x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        self.environment = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        self._manager = self.start("openbox")

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def do(self, *arguments: object) -> str:
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout.strip()

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)

    @contextmanager
    def dragging(self, *files: Path) -> Iterator[Callable[[int, int], None]]:
        """Gives what moves the mouse there; leaving lets go."""
        source = self.start(
            sys.executable, str(Path(__file__).with_name("drag_source.py")), *map(str, files)
        )
        try:
            until(lambda: self.do("search", "--name", "drag_source"), "the drag source")
            self.do("mousemove", 50, 50, "mousedown", 1)
            for step in range(1, 6):
                self.do("mousemove", 50 + 6 * step, 50 + 6 * step)

            def move(x: int, y: int) -> None:
                at_x, at_y = map(
                    int, (s.split(":")[1] for s in self.do("getmouselocation").split()[:2])
                )
                for part in range(1, 13):
                    self.do(
                        "mousemove", at_x + (x - at_x) * part // 12, at_y + (y - at_y) * part // 12
                    )
                time.sleep(0.3)

            yield move
            self.do("mouseup", 1)
            time.sleep(0.5)
        finally:
            source.terminate()
            source.wait(10)


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


@contextmanager
def window(screen: Screen, office: Path) -> Iterator[str]:
    """The program itself, at a known place."""
    log = (office / "stderr.log").open("wb")
    program = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "--profile", str(office / "profile"), "gui"],
        env=screen.environment,
        stderr=log,
    )
    try:
        found = "search", "--onlyvisible", "--name", "^Kamiwake$"
        until(lambda: screen.do(*found), "the window")
        number = screen.do(*found).split()[0]
        screen.do("windowsize", "--sync", number, 1120, 740)
        screen.do("windowmove", "--sync", number, LEFT, TOP)
        screen.do("windowactivate", "--sync", number)
        time.sleep(1)
        yield number
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(30)
        log.close()
        said = (office / "stderr.log").read_text("utf-8", "replace")
        assert "Traceback" not in said and "QObject" not in said, said


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
        screen.do("key", "--window", number, "ctrl+2")
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
            screen.do("key", "--window", number, "ctrl+2")
            with screen.dragging(path) as move:
                move(LEFT + 160, TOP + 330)  # a card, which would take a document
                move(LEFT + 400, TOP + 500)
            until(lambda: profile.models.choice() is not None, "the other model")
    assert labels(office) == [("Weekly timesheet", "")]
    assert path.exists()
