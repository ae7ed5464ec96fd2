"""The same content twice, by each policy, through the program itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

KNOWN = "scan_0035.png"


@pytest.mark.parametrize(
    ("policy", "inbox", "filed"),
    [
        ("file-both", set(), {"Weekly timesheet/a.png", "Weekly timesheet/b.png"}),
        ("skip", {"b.png"}, {"Weekly timesheet/a.png"}),
        ("beside", set(), {"Weekly timesheet/a.png", "Weekly timesheet/b.png"}),
    ],
)
def test_what_was_filed_before_is_told_and_follows_the_policy(
    tmp_path: Path, samples: Path, kamiwake: Callable, tree: Callable, policy: str,
    inbox: set[str], filed: set[str],
) -> None:  # fmt: skip
    profile, scans, to = (tmp_path / name for name in ("profile", "scans", "to"))
    scans.mkdir()
    library = samples / "library"
    assert kamiwake("register", "--from-tree", library, "--profile", profile).code == 0
    lines = []
    for name in ("a.png", "b.png"):
        shutil.copy(samples / "scans" / KNOWN, scans / name)
        run = kamiwake(
            "sort", scans, "--to", to, "--once", "--json", "--profile", profile,
            "--pattern", "{class}/{original}", KAMIWAKE_DUPLICATES=policy,
        )  # fmt: skip
        assert run.code == 0, run.err
        lines += run.lines
    assert (tree(scans), tree(to)) == (inbox, filed)
    assert "The same content was filed on" in lines[1]["reason"]
    assert "a.png" in lines[1]["reason"]
