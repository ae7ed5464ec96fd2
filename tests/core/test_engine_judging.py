"""An engine judges held documents again, and none is lost from view."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import Profile

SETTINGS = {"stable_s": 0.2, "relist_s": 0.5, "workers": 1}


@pytest.fixture
def profile(tmp_path: Path, known_forms: Path, kamiwake: Callable) -> Path:
    folder = shutil.copytree(known_forms, tmp_path / "profile")
    (folder / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    added = kamiwake("folder", "add", inbox, "--to", tmp_path / "filed", "--profile", folder)
    assert added.code == 0, added.err
    return folder


def unknown_scan(samples: Path) -> str:
    rows = (samples / "expected.csv").read_text("utf-8").splitlines()
    return next(row.split(",")[0] for row in rows[1:] if row.split(",")[1] == "")


def test_an_engine_that_is_stopped_while_it_judges_again_leaves_the_rest_waiting(
    tmp_path: Path, samples: Path, profile: Path, kamiwake: Callable
) -> None:
    on = ("--profile", profile)
    for number in range(3):
        shutil.copy2(samples / "scans" / unknown_scan(samples), tmp_path / f"inbox/{number}.png")
    assert len(kamiwake("watch", "--once", "--json", *on).lines) == 3
    name = next(iter((tmp_path / "inbox").iterdir()))
    assert kamiwake("register", name, "--class", "Newcomer", *on).code == 0
    with Profile(profile) as opened:
        engine = opened.engine()
        outcomes = engine.run(once=True)
        target = next(outcomes).target
        engine.stop()
        assert target is not None and target.exists() and list(outcomes) == []
        held = {entry.source.name for entry in opened.journal.held()}
        assert held == {path.name for path in (tmp_path / "inbox").iterdir()}
    assert len(held) == 2


def test_settings_changed_while_no_engine_runs_have_what_is_held_judged_again(
    tmp_path: Path, samples: Path, profile: Path, kamiwake: Callable
) -> None:
    on = ("--json", "--profile", profile)
    cautious = SETTINGS | {"margin": 0.5}  # nothing leads by as much
    (profile / "settings.json").write_text(json.dumps(cautious), "utf-8")
    shutil.copy2(samples / "scans" / "scan_0035.png", tmp_path / "inbox")
    assert [line["verdict"] for line in kamiwake("watch", "--once", *on).lines] == ["review"]
    assert kamiwake("watch", "--once", *on).lines == []
    (profile / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    assert [line["verdict"] for line in kamiwake("watch", "--once", *on).lines] == ["filed"]
