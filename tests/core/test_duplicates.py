"""The same content twice, by each policy, through the program itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

KNOWN = "scan_0035.png"


@pytest.mark.parametrize(
    ("policy", "left", "place"),
    [("file-both", set(), "later"), ("skip", {"b.png"}, ""), ("beside", set(), "first")],
)
def test_what_was_filed_before_is_told_and_follows_the_policy(
    tmp_path: Path, known_forms: Path, samples: Path, kamiwake: Callable, tree: Callable,
    policy: str, left: set[str], place: str,
) -> None:  # fmt: skip
    profile = shutil.copytree(known_forms, tmp_path / "profile")
    scans, filed = tmp_path / "scans", tmp_path / "filed"
    scans.mkdir()
    lines = []
    for name, to in (("a.png", "first"), ("b.png", "later")):
        shutil.copy(samples / "scans" / KNOWN, scans / name)
        run = kamiwake(
            "sort", scans, "--to", filed / to, "--once", "--json", "--profile", profile,
            "--pattern", "{class}/{original}", KAMIWAKE_DUPLICATES=policy,
        )  # fmt: skip
        assert run.code == 0, run.err
        lines += run.lines
    again = {f"{place}/Weekly timesheet/b.png"} if place else set()
    assert tree(filed) == {"first/Weekly timesheet/a.png"} | again
    assert tree(scans) == left
    assert "The same content was filed on" in lines[1]["reason"]
    assert "a.png" in lines[1]["reason"]
