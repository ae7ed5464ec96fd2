"""The quick part of `kill.py`: killed anywhere, no document is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="process groups and /proc")


def test_killed_anywhere_nothing_is_lost_and_everything_is_settled(tmp_path: Path) -> None:
    """In a process of its own, because it forks."""
    script = Path(__file__).with_name("kill.py")
    command = [sys.executable, str(script), "--folder", str(tmp_path / "office")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    for step in ("record_intent", "record_target", "record_temporary", "record_placed",
                 "record_done", "record_rolled_back", "hold"):  # fmt: skip
        assert f"| {step} before |" in ended.stdout, f"never killed before {step}"
        assert f"| {step} after |" in ended.stdout, f"never killed after {step}"
