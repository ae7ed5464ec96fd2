"""How `watch` begins: when another one sorts the profile already, and when the disk is full."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import pytest

from app.bootstrap import Profile

resource = pytest.importorskip("resource", reason="limits of processes are of POSIX")
ROOT = Path(__file__).parents[2]
GROW = (
    "INSERT INTO activity VALUES (9, 'starting', ?, 0, '2026-01-01') "
    "ON CONFLICT DO UPDATE SET done = excluded.done"
)


def test_a_second_one_says_that_the_profile_is_in_use_and_nothing_else(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    kamiwake("folder", "add", inbox, "--to", tmp_path / "out", "--profile", profile)
    with Profile(profile) as opened, opened.journal.lease("another"):
        refused = kamiwake("watch", "--once", "--profile", profile)
    assert (refused.code, refused.out) == (1, "")
    assert "is being sorted by process" in refused.err
    told = kamiwake("watch", "--once", "--profile", profile).out
    assert told.startswith(f"Watching {inbox}")


@contextmanager
def watching(profile: Path, most_bytes: int) -> Iterator[subprocess.Popen[str]]:
    """An engine for which files end at `most_bytes`, as if the disk were full there."""
    command = [sys.executable, "-m", "app.start", "watch", "--json", "--profile", str(profile)]
    unlimited = resource.RLIM_INFINITY
    engine = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "PYTHONUNBUFFERED": "1"}, text=True,
        encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(  # noqa: PLW1509
            resource.RLIMIT_FSIZE, (most_bytes, unlimited)
        ),
    )  # fmt: skip
    try:
        yield engine
    finally:
        engine.kill()
        engine.communicate()


def wait_for(words: str, stream: IO[str]) -> str:
    """The line that says so. Fails when the program ends before."""
    give_up = threading.Timer(120, lambda: os.kill(os.getpid(), signal.SIGINT))
    give_up.start()
    try:
        for line in stream:
            if words in line:
                return line
    finally:
        give_up.cancel()
    raise AssertionError(f"it ended without saying “{words}”")


@pytest.fixture
def watched(profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable) -> Path:
    kamiwake("folder", "add", inbox, "--to", tmp_path / "out", "--profile", profile)
    return profile


needs_limits = pytest.mark.skipif(
    not hasattr(resource, "prlimit"), reason="limits of another process can be lifted on Linux only"
)


@needs_limits
@pytest.mark.parametrize("log_is_there", [True, False], ids=["lease", "opening"])
def test_on_a_full_disk_it_waits_says_so_and_begins_when_there_is_room(
    watched: Path, log_is_there: bool
) -> None:
    """With a write-ahead log of some length it is the lease that cannot be written; without one
    it is not even the database that can be opened."""
    with closing(sqlite3.connect(watched / "journal.db", isolation_level=None)) as other:
        if log_is_there:
            other.execute("PRAGMA wal_autocheckpoint=0")
            for number in range(20):
                other.execute(GROW, (number,))
        with watching(watched, 40_000 if log_is_there else 10_000) as engine:
            assert engine.stderr
            assert engine.stdout
            assert "Trying again" in wait_for("journal.db", engine.stderr)
            assert engine.poll() is None
            unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
            resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, unlimited)
            assert wait_for('"verdict"', engine.stdout)


@needs_limits
def test_one_pass_does_not_wait(watched: Path) -> None:
    command = [sys.executable, "-m", "app.start", "watch", "--once", "--profile", str(watched)]
    ended = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY)
        ),
    )  # fmt: skip
    assert ended.returncode == 1
    assert "journal.db" in ended.stderr
