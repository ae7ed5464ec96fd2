import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.single_instance import first_window

FORM = "Incident report"


@pytest.fixture
def on(profile: Path, kamiwake: Callable) -> Callable[..., Any]:
    return lambda *arguments: kamiwake("--profile", profile, *arguments, "--json")


def classes(on: Callable) -> set[str]:
    return {line["class"] for line in on("library", "list").lines}


def test_a_library_is_as_it_was_when_it_was_backed_up(on: Callable, tmp_path: Path) -> None:
    before = classes(on)
    made = [Path(line["backup"]) for line in on("backup", tmp_path / "safe").lines]
    assert {path.parent for path in made} == {tmp_path / "safe"}
    on("library", "retire", FORM)
    assert classes(on) == before - {FORM}
    library = next(path for path in made if "library" in path.name)
    (restored,) = on("restore", library).lines
    assert classes(on) == before
    assert Path(restored["kept"]).exists()
    on("restore", restored["kept"])
    assert classes(on) == before - {FORM}


def test_damage_is_found_told_and_repaired_from_the_newest_back_up(
    on: Callable, profile: Path
) -> None:
    before = classes(on)
    assert on("check").lines == [{"damaged": None}]
    on("backup")
    database = profile / "library.db"
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (database.stat().st_size - 8192))
    checked = on("check")
    assert checked.code == 1
    assert [line["damaged"] for line in checked.lines if "damaged" in line] == ["library"]
    assert on("watch", "--once").code in (0, 1)
    repaired = on("restore")
    assert repaired.code == 0, repaired.err
    assert on("check").code == 0
    assert classes(on) == before


def test_without_damage_nothing_is_restored_unasked(on: Callable, tmp_path: Path) -> None:
    on("backup")
    assert on("restore", "--list").lines
    assert on("restore").code == 2
    (tmp_path / "text.db").write_text("no database")
    refused = on("restore", tmp_path / "text.db")
    assert refused.code in (1, 2)
    assert "text.db" in refused.err


def test_nothing_is_restored_under_an_open_window(on: Callable, profile: Path) -> None:
    made = [line["backup"] for line in on("backup").lines]
    on("library", "retire", FORM)
    before = classes(on)
    with first_window(profile) as window:
        assert window is not None
        refused = on("restore", *made)
        assert refused.code == 1
        assert str(profile) in refused.err and "Close the window first" in refused.err
        assert classes(on) == before
        assert on("restore", "--list").lines and not window.asked()
    assert on("restore", *made).code == 0
    assert FORM in classes(on)


def test_a_profile_lost_altogether_is_restored_from_elsewhere(
    on: Callable, profile: Path, tmp_path: Path
) -> None:
    before = classes(on)
    made = [line["backup"] for line in on("backup", tmp_path / "safe").lines]
    shutil.rmtree(profile)
    assert on("restore", *made).code == 0
    assert classes(on) == before
