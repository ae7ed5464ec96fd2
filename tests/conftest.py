from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(str(resources.files("resources") / "samples"))


@dataclass(frozen=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def samples() -> Path:
    """The bundled samples."""
    return SAMPLES


@pytest.fixture
def kamiwake(tmp_path: Path) -> Callable[..., Run]:
    """Runs the program as a process, in an empty folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def run(*arguments: object, **environment: str) -> Run:
        command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
            timeout=300,
            check=False,
        )
        return Run(ended.returncode, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def tree() -> Callable[[Path], set[str]]:
    """Every file below a folder, by its relative path."""

    def files(root: Path) -> set[str]:
        return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}

    return files


@pytest.fixture(scope="session")
def known_forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the bundled samples registered, to be copied."""
    profile = tmp_path_factory.mktemp("known forms") / "profile"
    command = ["register", "--from-tree", str(SAMPLES / "library"), "--profile", str(profile)]
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-m", "app.cli", *command], cwd=root, check=True, timeout=300)
    return profile
