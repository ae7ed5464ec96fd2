import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import Profile
from training.data.fonts import FontsMissing, find_fonts
from training.data.sample_set import write_sample_set


def test_the_demo_files_every_known_scan_rightly_and_no_unknown_one(kamiwake: Callable) -> None:
    run = kamiwake("demo", "--json")
    assert run.code == 0, run.out + run.err
    assert len(run.lines) == 35
    assert all(line["right"] for line in run.lines)
    assert sum(line["verdict"] == "filed" for line in run.lines) == 30


def test_people_get_a_table(kamiwake: Callable, tmp_path: Path) -> None:
    run = kamiwake("demo", "--keep", tmp_path / "kept")
    assert run.code == 0
    assert "30 of 35 scans filed, 35 as expected." in run.out
    assert len(list((tmp_path / "kept" / "inbox").iterdir())) == 5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_sets_it_has_not_seen_hardly_any_scan_is_held_and_none_filed_wrongly(
    seed: int, tmp_path: Path, kamiwake: Callable
) -> None:
    try:
        fonts = find_fonts(None)
    except FontsMissing as error:
        pytest.skip(str(error))
    write_sample_set(tmp_path / "set", seed, fonts)
    run = kamiwake("demo", "--samples", tmp_path / "set", "--json")
    wrong = [(line["path"], line["reason"]) for line in run.lines if not line["right"]]
    filed = [line for line in run.lines if line["verdict"] == "filed"]
    assert all(line["right"] for line in filed), wrong
    assert len(filed) >= 28, wrong  # of 30: a note over the print, or a poor photo, is for a person
    assert run.code == (1 if wrong else 0)


def test_a_folder_that_is_no_sample_set_is_wrong_use(kamiwake: Callable, tmp_path: Path) -> None:
    run = kamiwake("demo", "--samples", tmp_path)
    assert run.code == 2
    assert "library" in run.err


def test_the_demo_in_the_window_files_what_arrives_and_leaves_nothing_running(
    tmp_path: Path,
) -> None:
    pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing")
    kept = tmp_path / "kept"
    command = [sys.executable, "-m", "app.start", "demo", "--gui", "--keep", str(kept)]
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}
    window = subprocess.Popen(command, env=environment, cwd=tmp_path)
    try:
        end = time.monotonic() + 90
        while len([p for p in (kept / "filed").rglob("*") if p.is_file()]) < 30:
            assert time.monotonic() < end and window.poll() is None
            time.sleep(0.2)
    finally:
        window.terminate()
    assert window.wait(30) == 0
    with Profile(kept / "profile") as profile:
        assert not profile.board.engine_state().running
        assert not profile.board.troubles()
