import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def expected(samples: Path) -> dict[str, tuple[str, str]]:
    with (samples / "expected.csv").open(newline="", encoding="utf-8") as table:
        return {row["file"]: (row["class"], row["sub_label"]) for row in csv.DictReader(table)}


@pytest.fixture
def profile(tmp_path: Path, samples: Path, kamiwake: Callable) -> Path:
    """A profile with the bundled samples registered."""
    folder = tmp_path / "profile"
    run = kamiwake("--profile", folder, "register", "--from-tree", samples / "library")
    assert run.code == 0, run.err
    return folder


@pytest.fixture
def inbox(tmp_path: Path, samples: Path, chosen_scans: list[str]) -> Path:
    """Three scans that are known and one that is not."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name in chosen_scans:
        shutil.copy2(samples / "scans" / name, folder)
    return folder


@pytest.fixture
def chosen_scans(samples: Path) -> list[str]:
    with (samples / "expected.csv").open(newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    known = [row["file"] for row in rows if row["class"] and row["kind"] == "scan"][:3]
    return [*known, next(row["file"] for row in rows if not row["class"])]
