"""The engine as a process of its own: started, followed, and started again when it dies."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.filing.nouns import EngineState

LOG_NAME = "engine.log"
_MOST_LOG_BYTES = 2_000_000
_STARTING_S = 20.0
"""An engine that holds no lease after so long has failed to start."""
_CALM_S = 60.0
"""Deaths further apart than this are not counted together."""
_MOST_DEATHS = 3
log = logging.getLogger(__name__)


class EngineKeeper(QObject):
    """Sees to it that an engine sorts the profile while one is wanted.

    It is told what the database says (`follow`): the engine may be one that another window or a
    service has started. After three deaths within a minute it waits to be told to try again.
    """

    died = Signal(bool)
    """The engine ended by itself; whether it is started again."""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None
        self._started_s = 0.0
        self._was_running = False
        self._deaths_s: list[float] = []
        self._stopping = False
        self.given_up = False

    def follow(self, state: EngineState, wanted: bool) -> None:
        """Called whenever the state is looked at, some times a second."""
        ended = self._process is not None and self._process.poll() is not None
        if ended:
            self._process = None
        if state.running:
            self._was_running = True
            return
        lost = self._was_running or ended
        self._was_running = False
        if lost and wanted and not self._stopping:
            self._count_death()
        self._stopping = False
        if wanted and self._process is None and not self.given_up:
            self._start()
        elif self._process and time.monotonic() - self._started_s > _STARTING_S:
            log.warning("the engine does not start; see %s", self.log_path)

    def succeed(self, earlier: EngineKeeper) -> None:
        """Takes over what the keeper of an earlier window has started."""
        self._process, earlier._process = earlier._process, None
        self._started_s, self._was_running = earlier._started_s, earlier._was_running
        self._deaths_s, self.given_up = earlier._deaths_s, earlier.given_up

    @property
    def starting(self) -> bool:
        return self._process is not None and not self._was_running

    @property
    def log_path(self) -> Path:
        return self._profile / LOG_NAME

    def try_again(self) -> None:
        self.given_up = False
        self._deaths_s.clear()

    def expect_stop(self) -> None:
        """It was asked to stop: its end is no death."""
        self._stopping = True

    def terminate(self) -> None:
        """For an engine of ours that has not come so far as to read the database."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def wait(self, timeout_s: float) -> bool:
        """Whether an engine that was started here has ended within this time."""
        if self._process is None:
            return True
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True

    def last_words(self) -> str:
        """The last line of the engine's log."""
        try:
            lines = self.log_path.read_text("utf-8", "replace").strip().splitlines()
        except OSError:
            return ""
        return lines[-1] if lines else ""

    def _count_death(self) -> None:
        now = time.monotonic()
        self._deaths_s = [at for at in self._deaths_s if now - at < _CALM_S] + [now]
        self.given_up = len(self._deaths_s) >= _MOST_DEATHS
        self.died.emit(not self.given_up)

    def _start(self) -> None:
        self._profile.mkdir(parents=True, exist_ok=True)
        if self.log_path.exists() and self.log_path.stat().st_size > _MOST_LOG_BYTES:
            self.log_path.replace(self.log_path.with_suffix(".old.log"))
        self._started_s = time.monotonic()
        with self.log_path.open("ab") as output:
            self._process = subprocess.Popen(
                engine_command(self._profile),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # what it does is in the journal
                stderr=output,
                start_new_session=sys.platform != "win32",
                creationflags=_detached_flags(),
                env=program_environment(),
                cwd=self._profile,
            )


def program_command() -> list[str]:
    """What starts this program once more."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable] if frozen else [sys.executable, "-m", "app.start"]


def engine_command(profile: Path) -> list[str]:
    return [*program_command(), "watch", "--profile", str(profile)]


def program_environment() -> dict[str, str]:
    """The engine finds the same code as the window, from wherever it is started."""
    root = str(Path(__file__).parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"}


def _detached_flags() -> int:
    """On Windows: without a console, and not ended with the window."""
    if sys.platform != "win32":
        return 0
    return subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
