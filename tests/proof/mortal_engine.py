"""Engines that die when they are told to: forked from a process that has loaded everything, so that
hundreds of them start in little time. Each leads a process group of its own, decoders included."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from office import Profile

from core.errors import UndoRefused

STEPS = (
    "record_intent", "record_target", "record_temporary", "record_placed", "record_done",
    "record_rolled_back", "hold", "release_missing",
)  # fmt: skip
KILLED = -signal.SIGKILL
Work = Callable[[Profile], None]


@dataclass(frozen=True)
class Kill:
    """At the `step`-th write of the journal, or of that name, before it or when it is on the
    disk."""

    step: int
    after: bool
    name: str = ""


@dataclass(frozen=True)
class End:
    """How an engine ended; `last`: the step it was killed at, `steps`: how many it took."""

    code: int
    steps: int
    last: str


def sort_all(profile: Profile) -> None:
    for _ in profile.engine().run(once=True):
        pass


def undo_all(profile: Profile) -> None:
    for entry in profile.feed.latest(1000).entries:
        if not entry.held:
            # One that was interrupted at the very end is back already, and refused.
            with contextlib.suppress(UndoRefused):
                profile.decisions.put_back(entry.entry_id)


def start(path: Path, work: Work, kill: Kill | None = None) -> tuple[int, int]:
    """Returns the number of the process, and where its steps can be read."""
    steps, told = os.pipe()
    pid = os.fork()
    if pid:
        os.close(told)
        return pid, steps
    code = 1
    try:
        os.close(steps)
        os.setsid()
        with Profile(path) as profile:
            _arm(profile, kill, told)
            work(profile)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def end_of(pid: int, steps: int) -> End:
    with os.fdopen(steps) as pipe:
        names = pipe.read().split()
    _, status = os.waitpid(pid, 0)
    return End(os.waitstatus_to_exitcode(status), len(names), names[-1] if names else "")


def run(path: Path, work: Work, kill: Kill | None = None) -> End:
    return end_of(*start(path, work, kill))


def run_for(path: Path, work: Work, seconds: float) -> End:
    """Killed with all its children after so many seconds, wherever it is then."""
    pid, steps = start(path, work)
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            break
        time.sleep(0.002)
    else:
        os.killpg(pid, signal.SIGKILL)
    return end_of(pid, steps)


def _arm(profile: Profile, kill: Kill | None, told: int) -> None:
    journal = profile.journal
    count = 0

    def armed(name: str) -> Callable[..., object]:
        method = getattr(journal, name)

        def step(*arguments: object, **named: object) -> object:
            nonlocal count
            os.write(told, f"{name}\n".encode())
            counts = kill is not None and kill.name in ("", name)
            count += counts
            due = counts and kill is not None and count == kill.step
            if due and kill and not kill.after:
                os.killpg(0, signal.SIGKILL)
            result = method(*arguments, **named)
            if due:
                os.killpg(0, signal.SIGKILL)
            return result

        return step

    for name in STEPS:
        setattr(journal, name, armed(name))
