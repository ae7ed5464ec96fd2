"""The program on a real X server with a window manager, and a mouse and a keyboard to use it."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TOOLS = ("Xvfb", "openbox", "xdotool")
ROOT = Path(__file__).parents[3]
LEFT, TOP = 180, 30
Box = tuple[int, int, int, int]
"""x, y, width, height, px of the screen"""
Pixels = NDArray[np.float64]


def until(condition: Callable[[], object], what: str, timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, f"it did not happen in time: {what}"
        time.sleep(0.1)


class Screen:
    """An X server of our own, with a window manager."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._seen = tempfile.TemporaryDirectory()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1400x860x24",
                "-nolisten",
                "tcp",
                "-fbdir",
                self._seen.name,
            ],
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
        until(self._is_managed, "the window manager")

    def _is_managed(self) -> bool:
        if self._manager.poll() is not None:  # it came before the server was ready for it
            self._manager = self.start("openbox")
        return self.do("get_desktop") != ""

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
        self._seen.cleanup()

    def picture(self, place: Box) -> Pixels:
        """What is to be seen there: (height, width), grey, from the server's own memory."""
        data = (Path(self._seen.name) / "Xvfb_screen0").read_bytes()  # in the format of xwd
        header = struct.unpack(">25I", data[:100])
        size, height, per_line, colours = header[0], header[5], header[12], header[19]
        start = size + 12 * colours
        lines = np.frombuffer(data, np.uint8, height * per_line, start).reshape(height, -1, 4)
        x, y, wide, high = place
        shown: Pixels = lines[y : y + high, x : x + wide, :3].mean(-1)
        return shown

    def click(self, x: int, y: int, *held: str) -> None:
        """`held`: keys that are held down meanwhile."""
        self.do("mousemove", x, y)
        for key in held:
            self.do("keydown", key)
        self.do("click", 1)
        for key in held:
            self.do("keyup", key)

    def pull(self, x: int, y: int, right: int, down: int) -> None:
        """Takes hold of what is there and lets it go elsewhere."""
        self.do("mousemove", x, y, "mousedown", 1)
        for part in range(1, 9):
            self.do("mousemove", x + right * part // 8, y + down * part // 8)
        self.do("mouseup", 1)

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


@contextmanager
def window(screen: Screen, office: Path) -> Iterator[str]:
    """The program itself, at a known place."""
    log = (office / "stderr.log").open("wb")
    program = subprocess.Popen(
        [sys.executable, "-m", "app.start", "--profile", str(office / "profile"), "gui"],
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
        code = program.wait(30)
        log.close()
        said = (office / "stderr.log").read_text("utf-8", "replace")
        assert "Traceback" not in said and "QObject" not in said, said
        assert code in (0, -signal.SIGTERM)  # the latter: it was just ending
