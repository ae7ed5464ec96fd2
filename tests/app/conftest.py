import csv
import shutil
from pathlib import Path

import pytest


@pytest.fixture
def expected(samples: Path) -> dict[str, tuple[str, str]]:
    with (samples / "expected.csv").open(newline="", encoding="utf-8") as table:
        return {row["file"]: (row["class"], row["sub_label"]) for row in csv.DictReader(table)}


@pytest.fixture
def profile(tmp_path: Path, known_forms: Path) -> Path:
    """A profile with the bundled samples registered."""
    return shutil.copytree(known_forms, tmp_path / "profile")


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
