"""The program and a desktop's panel, as processes of their own on a session bus."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from on_screen import TOOLS, Screen, until, window

from app.bootstrap import Profile

NEEDED = (*TOOLS, "dbus-daemon", "dbus-send")
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in NEEDED),
    reason=f"needs {', '.join(NEEDED)}: apt-get install dbus-daemon dbus-bin",
)
MENU = "com.canonical.dbusmenu"
ITEM = "org.kde.StatusNotifierItem"


class Panel:
    """Keeps the lines the panel prints, and does to its icon what people do."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._bus.stdout is not None
        address = self._bus.stdout.readline().strip()
        screen.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self._panel = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("panel.py"))],
            env=screen.environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        until(lambda: self.lines, "the panel")

    def _read(self) -> None:
        assert self._panel.stdout is not None
        self.lines.extend(iter(self._panel.stdout.readline, ""))

    @property
    def icon(self) -> str:
        """Who brought the latest one."""
        names = [line.split()[1] for line in self.lines if line.startswith("icon ")]
        return names[-1] if names else ""

    @property
    def messages(self) -> list[str]:
        return [line for line in self.lines if line.startswith("message ")]

    def has_icon(self) -> bool:
        bus = "org.freedesktop.DBus"
        told = self._ask(bus, "/", f"{bus}.NameHasOwner", f"string:{self.icon}")
        return "true" in told

    def click(self) -> None:
        self._call("/StatusNotifierItem", f"{ITEM}.Activate", "int32:0", "int32:0")

    def menu(self) -> dict[str, str]:
        """The number of each entry by its words."""
        told = self._call("/MenuBar", f"{MENU}.GetLayout", "int32:0", "int32:-1", "array:string:")
        parts = re.split(r"struct \{\s+int32 ", told)[2:]  # the first is the menu itself
        found = (
            re.search(r'^(\d+).*?"label"\s+variant\s+string "(.*?)"', part, re.S) for part in parts
        )
        return {match[2]: match[1] for match in found if match}

    def choose(self, words: str) -> None:
        self._call(
            "/MenuBar", f"{MENU}.Event", f"int32:{self.menu()[words]}", "string:clicked",
            "variant:int32:0", "uint32:0",
        )  # fmt: skip

    def _call(self, path: str, method: str, *arguments: str) -> str:
        return self._ask(self.icon, path, method, *arguments)

    def _ask(self, whom: str, path: str, method: str, *arguments: str) -> str:
        command = ["dbus-send", "--session", "--print-reply", f"--dest={whom}", path, method]
        return subprocess.run(
            [*command, *arguments], env=self._screen.environment, capture_output=True, text=True,
            check=True, timeout=30,
        ).stdout  # fmt: skip

    def close(self) -> None:
        for process in (self._panel, self._bus):
            process.terminate()
            process.communicate()


@pytest.fixture
def panel(screen: Screen) -> Iterator[Panel]:
    made = Panel(screen)
    yield made
    made.close()


def windows(screen: Screen) -> str:
    return screen.do("search", "--onlyvisible", "--name", "^Kamiwake$")


def close(screen: Screen, number: str) -> None:
    """By the window manager, as its cross does."""

    def gone() -> bool:
        if screen.do("getactivewindow") == number:
            screen.do("key", "alt+F4")
        else:
            screen.do("windowactivate", number)
        return windows(screen) == ""

    until(gone, "the window to go")


def test_closed_it_stays_in_the_panel_is_paused_there_and_ends_there(
    screen: Screen, panel: Panel, office: Path
) -> None:
    with Profile(office / "profile") as profile:
        profile.folders.add(office / "inbox", office / "filed", "{class}/{original}")
        again = [sys.executable, "-m", "app.start", "--profile", str(profile.path)]
        with window(screen, office) as number:
            until(lambda: panel.icon, "the icon")
            close(screen, number)
            until(lambda: panel.messages, "the explanation")
            assert "Quit" in panel.messages[0]
            panel.click()
            until(lambda: windows(screen) == number, "the window again")
            until(lambda: "Pause sorting" in panel.menu(), "the folder")
            panel.choose("Pause sorting")
            until(lambda: not profile.folders.all()[0].enabled, "the pause")
            until(lambda: "Resume sorting" in panel.menu(), "the other words")
            panel.choose("Resume sorting")
            until(lambda: profile.folders.all()[0].enabled, "its end")
            close(screen, number)
            subprocess.run(again, env=screen.environment, check=True, timeout=60)
            until(lambda: windows(screen) == number, "the window of the first start")
            close(screen, number)
            panel.choose("Quit")
            until(lambda: not panel.has_icon(), "the end")
            assert len(panel.messages) == 1
        profile.board.request_stop()
        until(lambda: not profile.board.engine_state().running, "the engine's end")
