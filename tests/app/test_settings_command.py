import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.settings import NAMES


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


def test_settings_are_listed_changed_and_taken_back(profile: Path, kamiwake: Callable) -> None:
    on = ("--profile", profile, "--json")
    changed = kamiwake("settings", "set", "one_wrong_in", "500", *on)
    assert changed.code == 0, changed.err
    (told,) = changed.lines
    assert (told["setting"], told["value"], told["origin"]) == ("one_wrong_in", 500, "file")
    listed = {line["setting"]: line for line in kamiwake("settings", *on).lines}
    assert tuple(listed) == NAMES
    assert listed["one_wrong_in"]["place"] == str(profile / "settings.json")
    margin = listed["margin"]
    assert (margin["value"], margin["origin"], margin["place"]) == (0.02, "default", None)
    (back,) = kamiwake("settings", "reset", "one_wrong_in", *on).lines
    assert (back["value"], back["origin"]) == (1000, "default")
    assert json.loads((profile / "settings.json").read_text("utf-8")) == {}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("set", "one_wrong_in", "5"), "from 10 to 100,000"),
        (("set", "duplicates", "burn"), "file-both, skip, beside"),
        (("set", "naming_pattern", "{clas}"), "does not exist"),
        (("set", "marg", "1"), "Did you mean “margin”"),
        (("reset", "marg"), "Did you mean “margin”"),
        (("set", "workers", "1"), "KAMIWAKE_WORKERS"),
    ],
)
def test_what_cannot_be_ends_with_2_and_changes_nothing(
    profile: Path, kamiwake: Callable, arguments: tuple[str, ...], said: str
) -> None:
    run = kamiwake("settings", *arguments, "--profile", profile, KAMIWAKE_WORKERS="2")
    assert run.code == 2 and said in run.err
    assert not (profile / "settings.json").exists()


def test_a_damaged_file_is_told_of_by_every_command_and_repaired_by_one(
    profile: Path, kamiwake: Callable
) -> None:
    path = profile / "settings.json"
    path.write_text(json.dumps({"margin": 7, "workers": 1}), "utf-8")
    for command in (("history",), ("watch", "--once")):
        run = kamiwake(*command, "--profile", profile)
        assert run.code == 2 and "settings repair" in run.err
    listed = kamiwake("settings", "--profile", profile, "--json")
    assert listed.code == 1
    assert [line["setting"] for line in listed.lines if "error" in line] == ["margin"]
    (told,) = kamiwake("settings", "repair", "--profile", profile, "--json").lines
    assert json.loads(Path(told["kept"]).read_text("utf-8")) == {"margin": 7, "workers": 1}
    assert json.loads(path.read_text("utf-8")) == {"workers": 1}
    assert kamiwake("history", "--profile", profile).code == 0


def test_with_a_password_changing_asks_for_it_and_listing_does_not(
    profile: Path, kamiwake: Callable
) -> None:
    password = {"KAMIWAKE_ADMIN_PASSWORD": "correct horse battery"}
    from app.bootstrap import Profile

    with Profile(profile) as opened:
        opened.access.set_password(password["KAMIWAKE_ADMIN_PASSWORD"])
    change = ("settings", "set", "tray", "false", "--profile", profile)
    refused = kamiwake(*change, KAMIWAKE_ADMIN_PASSWORD="wrong horse battery")
    assert refused.code == 2 and not (profile / "settings.json").exists()
    assert kamiwake("settings", "--profile", profile).code == 0
    assert kamiwake(*change, **password).code == 0
    assert json.loads((profile / "settings.json").read_text("utf-8")) == {"tray": False}
