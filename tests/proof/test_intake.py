"""The quick part of `intake.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from intake import CASES, STABLE_S, play
from office import make_library
from running import CannotMount

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="locks, permissions and mounts are others there"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("intake") / "library"
    make_library(folder, {"stable_s": STABLE_S})
    return folder


@pytest.mark.parametrize("case", CASES)
def test_whatever_happens_to_a_watched_folder_each_document_is_taken_once_and_whole(
    case: str, tmp_path: Path, library: Path
) -> None:
    try:
        assert play(case, tmp_path / "office", library)
    except CannotMount:
        pytest.skip("needs the right to mount a file system")
