"""What a cache holds after draws that went well, failed or were killed."""

import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from training.data.cache import cached_array, cached_pool

PAGE = np.full((3, 8, 8), 7, np.uint8)
DRAW_FOR_EVER = """
import sys, time
from pathlib import Path
import numpy as np
from training.data.cache import cached_array, cached_pool

def never():
    print("drawing", flush=True)
    time.sleep(600)

place, pool = Path(sys.argv[1]), sys.argv[2] == "pool"
cached_pool(place, 1, 8, never, False) if pool else cached_array(place, never)
"""


def draw(folder: Path) -> None:
    cached_pool(folder / "other", 1, 8, lambda: [("d", PAGE)], distinct=False)


@pytest.fixture(params=["pool", "array"])
def drawing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has begun to draw into `tmp_path`."""
    name = "sheets.npy" if request.param == "array" else "pages"
    command = [sys.executable, "-c", DRAW_FOR_EVER, str(tmp_path / name), request.param]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "drawing\n"
        yield process
        process.kill()


@pytest.mark.skipif(os.name == "nt", reason="there a process cannot be asked whether it runs")
def test_what_a_killed_run_had_half_drawn_goes_with_the_next_draw(
    drawing: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    (part,) = tmp_path.iterdir()
    draw(tmp_path)
    assert set(tmp_path.iterdir()) == {part, tmp_path / "other"}  # it is being drawn
    drawing.kill()
    drawing.wait()
    cached_array(tmp_path / "sheets-2.npy", lambda: PAGE)
    assert {path.name for path in tmp_path.iterdir()} == {"other", "sheets-2.npy"}


@pytest.mark.parametrize("owner", ["", "1@another-machine."])
def test_what_is_half_drawn_for_a_day_goes_wherever_it_was_drawn(
    tmp_path: Path, owner: str
) -> None:
    for name in (f"forms-01.{owner}abcdefgh.part", f"forms-02.{owner}abcdefgh.part"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "images.npy").touch()
    (tmp_path / "checkpoint.part").touch()
    before = time.time() - 25 * 3600
    aged = ("checkpoint.part", "forms-01.*", "forms-01.*/*", "forms-02.*")
    for path in [path for pattern in aged for path in tmp_path.glob(pattern)]:
        os.utime(path, (before, before))
    draw(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    # Something is still written into the second one; the checkpoint is none of the cache's.
    assert left == {"other", f"forms-02.{owner}abcdefgh.part", "checkpoint.part"}


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_a_shared_cache_can_be_read_by_whom_the_umask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        draw(tmp_path)
        cached_array(tmp_path / "sheets.npy", lambda: PAGE)
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.stat().st_mode)
        for path in tmp_path.rglob("*")
    }
    files = dict.fromkeys(("other/images.npy", "other/documents.json", "sheets.npy"), 0o640)
    assert modes == {"other": 0o750} | files


def test_an_array_whose_build_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def build() -> np.ndarray:
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        cached_array(tmp_path / "sheets.npy", build)
    assert list(tmp_path.iterdir()) == []


def test_what_is_being_drawn_says_what_it_will_be_and_who_draws_it(tmp_path: Path) -> None:
    seen: list[str] = []

    def pages() -> list[tuple[str, np.ndarray]]:
        seen.extend(path.name for path in tmp_path.iterdir())
        return [("d", PAGE)]

    cached_pool(tmp_path / "forms-01", 1, 8, pages, distinct=False)
    assert len(seen) == 1
    assert re.fullmatch(rf"forms-01\.{os.getpid()}@[\w-]+\.\w{{8}}\.part", seen[0])
