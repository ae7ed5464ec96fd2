"""`kamiwake model ...`, as a process over a profile with the bundled samples."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Profile
from core.recognition.embedding import DEFAULT_MODEL

Export = Callable[..., Path]
On = Callable[..., Any]


@pytest.fixture
def on(profile: Path, kamiwake: Callable) -> On:
    return lambda *arguments: kamiwake("--profile", profile, *arguments)


def rows(profile: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(profile / "library.db")) as library:
        return library.execute(query).fetchall()


def everything(profile: Path) -> tuple[set[str], list[Any]]:
    files = {p.relative_to(profile).as_posix() for p in profile.rglob("*") if "-" not in p.suffix}
    return files, rows(profile, "SELECT model_sha256, count(*) FROM embedding GROUP BY 1")


def test_an_exported_model_is_taken_shown_and_given_back(
    on: On, profile: Path, export: Export, samples: Path
) -> None:
    scan = samples / "scans" / "scan_0035.png"
    (before,) = on("classify", scan, "--json").lines
    path = export("office", dim=64, evaluation={"held_out_top1": 0.91, "forms": {"top1": 0.9}})
    (used,) = on("model", "use", path, "--json").lines
    assert (used["model"], used["own"]) == ("office", True)
    assert used["embedded"] == len(rows(profile, "SELECT 1 FROM template"))
    (shown,) = on("model", "show", "--json").lines
    assert (shown["name"], shown["own"], shown["dim"]) == ("office", True, 64)
    assert shown["sha256"] == used["sha256"]
    assert shown["evaluation"]["held_out_top1"] == 0.91
    text = on("model", "show").out
    assert "office (of this profile)" in text and "held out top1: 0.91" in text
    assert max(map(len, text.splitlines())) < 120
    (after,) = on("classify", scan, "--json").lines
    assert (before["verdict"], after["verdict"]) == ("filed", "filed")
    assert before["class"] == after["class"] and before["score"] != after["score"]
    back = on("model", "use", "default")
    assert DEFAULT_MODEL in back.out and "no template had to be" in back.out
    assert on("classify", scan, "--json").lines == [before]


def test_a_model_that_cannot_be_used_is_named_and_leaves_everything_as_it_was(
    on: On, profile: Path, export: Export
) -> None:
    before = everything(profile)
    bare = export("bare")
    bare.with_suffix(".json").unlink()
    text = export("text")
    text.write_bytes(b"no graph at all")
    uncalibrated = export("uncalibrated", calibration=None)
    for path in (bare, text, uncalibrated, export("other", size_px=96)):
        run = on("model", "use", path)
        assert run.code == 1
        assert path.name in run.err and "Traceback" not in run.err
    for wrong in (bare.with_name("nowhere.onnx"), export("described").with_suffix(".json")):
        run = on("model", "use", wrong)
        assert run.code == 2
        assert wrong.name in run.err
    assert everything(profile) == before


def test_a_profile_whose_model_is_gone_says_so_and_can_be_given_another(
    on: On, profile: Path, export: Export, inbox: Path, tmp_path: Path
) -> None:
    assert on("model", "use", export()).code == 0
    (kept,) = profile.glob("models/*/own.onnx")
    kept.write_bytes(kept.read_bytes()[:1000])
    for command in (("classify", inbox), ("watch", "--once"), ("model", "show")):
        run = on(*command)
        assert run.code == 1
        assert str(kept) in run.err and "kamiwake model use default" in run.err
        assert "Traceback" not in run.err
    assert on("library", "list", "--json").lines
    assert on("model", "use", "default").code == 0
    assert on("classify", inbox).code == 0


DIES_AFTER_THREE = """
import os, sys
from pathlib import Path
from app.bootstrap import Profile
with Profile(Path(sys.argv[1])) as profile:
    profile.models.use(Path(sys.argv[2]), lambda done, total: done == 3 and os._exit(9))
"""


def test_a_killed_one_leaves_the_earlier_model_in_force_and_goes_on_when_asked_again(
    on: On, profile: Path, export: Export, inbox: Path
) -> None:
    expected, path = on("classify", inbox, "--json").lines, export(dim=64)
    killed = subprocess.run(
        [sys.executable, "-c", DIES_AFTER_THREE, str(profile), str(path)],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert killed.returncode == 9
    assert on("classify", inbox, "--json").lines == expected
    assert json.loads(on("model", "show", "--json").out)["own"] is False
    (used,) = on("model", "use", path, "--json").lines
    assert used["embedded"] == len(rows(profile, "SELECT 1 FROM template")) - 3
    assert json.loads(on("model", "show", "--json").out)["dim"] == 64


def test_a_library_restored_elsewhere_brings_its_model(
    on: On, profile: Path, export: Export, tmp_path: Path
) -> None:
    on("model", "use", export())
    on("backup", tmp_path / "safe")
    (shown,) = on("model", "show", "--json").lines
    shutil.rmtree(profile)
    library = next((tmp_path / "safe").glob("library-*.db"))
    assert on("restore", library).code == 0
    assert on("model", "show", "--json").lines == [shown]


def test_an_open_profile_changes_over_as_a_whole_when_another_program_has_switched(
    on: On, profile: Path, export: Export, samples: Path
) -> None:
    scan = samples / "scans" / "scan_0035.png"
    with Profile(profile) as opened:

        def verdict() -> tuple[str, float]:
            ((outcome, _),) = opened.classifier.classify([scan])
            return str(outcome.verdict.label), round(outcome.verdict.score, 6)

        first = opened.refresh()
        assert opened.embedder.model.dim == 256
        before = verdict()
        assert on("model", "use", export(dim=64)).code == 0
        assert verdict() == before  # the earlier one, whole, until it looks
        assert opened.refresh() == first + 1
        assert opened.embedder.model.dim == 64
        (told,) = on("classify", scan, "--json").lines
        assert verdict() == (told["class"], told["score"])
        assert verdict() != before


def test_a_profile_without_a_model_of_its_own_follows_the_program(
    on: On, profile: Path, inbox: Path
) -> None:
    """As if the profile had been used with an earlier version's model."""
    expected = on("classify", inbox, "--json").lines
    with closing(sqlite3.connect(profile / "library.db")) as library, library:
        library.execute("UPDATE embedding SET model_sha256 = 'earlier'")
    assert on("classify", inbox, "--json").lines == expected
    assert json.loads(on("model", "show", "--json").out)["own"] is False
    assert {count for _, count in everything(profile)[1]} == {12}
