"""Engines that run while something happens to their folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from office import ROOT, Profile

from core.engine import Engine


class CannotMount(Exception):
    """This machine does not let the process mount file systems."""


class Running:
    """An engine in a thread, as `watch` runs it."""

    def __init__(self, profile: Profile, clock: Callable[[], float] = time.monotonic) -> None:
        self.engine: Engine = profile.engine(clock=clock)
        self.error: BaseException | None = None
        self.sorted: list[Path] = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.sorted.extend(outcome.path for outcome in self.engine.run())
        except BaseException as error:
            self.error = error

    def stop(self) -> None:
        self.engine.stop()
        self._thread.join()
        assert self.error is None, self.error

    def __enter__(self) -> Running:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.engine.stop()
        self._thread.join()
        assert error or self.error is None, self.error


def until(condition: Callable[[], bool], timeout_s: float = 60) -> None:
    end_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end_s, "it did not happen in time"
        time.sleep(0.05)


def mount(folder: Path, *arguments: str) -> None:
    """A file system, or another folder once more, seen at `folder`. Raises CannotMount."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(["mount", *arguments, str(folder)], capture_output=True, check=False)
    except OSError as error:
        raise CannotMount from error
    if done.returncode:
        raise CannotMount


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


@contextmanager
def watching_without_privileges(profile: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`kamiwake watch` as a process that permissions hold for, also when this one is root's."""
    command = [sys.executable, "-m", "app.start", "watch", "--profile", str(profile)]
    if os.geteuid() == 0 and (setpriv := shutil.which("setpriv")):
        powers = "-dac_override,-dac_read_search"
        command = [setpriv, "--inh-caps", powers, "--bounding-set", powers, *command]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()
