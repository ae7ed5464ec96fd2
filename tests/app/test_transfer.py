"""`library export`, `library import` and `register --from-tree`, as processes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.access import Access


@pytest.fixture
def exported(profile: Path, tmp_path: Path, kamiwake: Callable) -> Path:
    path = tmp_path / "forms.kamiwake"
    run = kamiwake("library", "export", path, "--profile", profile)
    assert (run.code, run.out) == (0, f"12 samples of 10 classes written to {path}.\n"), run.err
    return path


def listed(kamiwake: Callable, profile: Path) -> list[dict[str, object]]:
    return kamiwake("library", "list", "--json", "--profile", profile).lines


def test_a_library_goes_to_another_profile_and_judges_there_as_here(
    profile: Path, exported: Path, samples: Path, tmp_path: Path, kamiwake: Callable,
    chosen_scans: list[str],
) -> None:  # fmt: skip
    other = tmp_path / "other"
    *labels, summary = kamiwake(
        "library", "import", exported, "--dry-run", "--json", "--profile", other
    ).lines
    assert len(labels) == 12 and all(line["new_class"] for line in labels)
    assert summary == {
        "file": str(exported), "imported": 0, "new": 12, "present": 0, "left_out": 0,
        "event": None, "dry_run": True,
    }  # fmt: skip
    assert listed(kamiwake, other) == []
    run = kamiwake("library", "import", exported, "--profile", other)
    assert (run.code, run.out.splitlines()[-1]) == (0, "12 samples imported.")
    assert listed(kamiwake, other) == listed(kamiwake, profile)
    scans = [samples / "scans" / name for name in chosen_scans]
    here = kamiwake("classify", *scans, "--json", "--profile", profile)
    there = kamiwake("classify", *scans, "--json", "--profile", other)
    assert there.lines == here.lines
    again = kamiwake("library", "import", exported, "--profile", other)
    assert (again.code, again.out) == (0, "0 samples imported, 12 there already.\n")
    undone = kamiwake("library", "undo", "--profile", other).out
    assert undone == "Undone: import of 12 samples from “forms.kamiwake”.\n"
    assert listed(kamiwake, other) == []


def test_what_is_there_is_written_over_only_when_asked(
    profile: Path, exported: Path, kamiwake: Callable
) -> None:
    before = exported.read_bytes()
    run = kamiwake("library", "export", exported, "--profile", profile)
    assert (run.code, f"{exported} is there already." in run.err) == (1, True)
    run = kamiwake("library", "export", exported, "--replace", "--json", "--profile", profile)
    assert run.lines == [{"exported": str(exported), "classes": 10, "templates": 12}]
    assert exported.read_bytes() == before  # the same library is the same file


def test_a_file_that_is_no_library_is_refused_by_name(
    profile: Path, exported: Path, kamiwake: Callable, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.kamiwake"
    cut.write_bytes(exported.read_bytes()[:-100])
    damaged = "“cut.kamiwake” is damaged or incomplete"
    for path, said in ((cut, damaged), (tmp_path / "no", "no file")):
        run = kamiwake("library", "import", path, "--profile", profile)
        assert (run.code, said in run.err) == (1, True), run.err
        assert run.err.startswith("Library file cannot be used: ")
    assert "Traceback" not in run.err


def test_a_tree_is_one_change_and_one_bad_file_keeps_none_of_the_others(
    samples: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    root, profile = tmp_path / "Forms", tmp_path / "p"
    for name in ("Incident report", "Weekly timesheet"):
        shutil.copytree(samples / "library" / name, root / name)
    (root / "Incident report" / "notes.txt").write_text("x")
    run = kamiwake("register", "--from-tree", root, "--json", "--profile", profile)
    assert run.code == 1
    told = [(Path(line["path"]).name, line.get("class")) for line in run.lines]
    assert told == [
        ("notes.txt", None), ("page.png", "Incident report"), ("page.png", "Weekly timesheet"),
    ]  # fmt: skip
    assert "no picture or PDF" in run.lines[0]["error"]
    assert [line["class"] for line in listed(kamiwake, profile)] == [
        "Incident report", "Weekly timesheet",
    ]  # fmt: skip
    undone = kamiwake("library", "undo", "--profile", profile).out
    assert undone == "Undone: registration of 2 samples from the folder “Forms”.\n"
    assert listed(kamiwake, profile) == []


def test_importing_asks_for_the_administrators_password_and_exporting_does_not(
    profile: Path, exported: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Access(other).set_password("correct horse battery")
    assert kamiwake("library", "import", exported, "--dry-run", "--profile", other).code == 0
    refused = kamiwake("library", "import", exported, "--profile", other)
    assert (refused.code, listed(kamiwake, other)) == (2, []), refused.err
    Access(profile).set_password("correct horse battery")
    again = tmp_path / "again.kamiwake"
    assert kamiwake("library", "export", again, "--profile", profile).code == 0
    assert again.read_bytes() == exported.read_bytes()
