from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def sorted_office(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable
) -> Callable[..., object]:
    """Three scans filed and one held; runs the program on it, with every filing drawn."""

    def run(*arguments: object) -> object:
        return kamiwake("--profile", profile, *arguments, KAMIWAKE_SPOT_CHECK_ONE_IN="1")

    run("sort", inbox, "--to", tmp_path / "out", "--once")
    return run


def test_filed_documents_are_looked_at_from_the_command_line(sorted_office: Callable) -> None:
    listed = sorted_office("spot-checks", "--json")
    *due, rate = listed.lines
    assert len(due) == 3
    assert all(line["state"] == "done" and line["due"] == line["id"] for line in due)
    nothing_yet = {"checked": 0, "wrong": 0, "low": 0.0, "high": 1.0, "corrected": 0, "one_in": 1}
    assert rate == nothing_yet
    first, second, third = (line["due"] for line in due)
    said = sorted_office("spot-checks", "--right", first, "--right", second, "--wrong", third)
    assert said.code == 0, said.err
    assert "1 of 3 looked at were filed wrongly" in said.out
    assert "No filed document waits for a look." in sorted_office("spot-checks").out
    again = sorted_office("spot-checks", "--reopen", third, "--json")
    assert [again.code, again.lines[0]] == [0, {"reopened": third}]
    assert [line.get("due") for line in sorted_office("spot-checks", "--json").lines] == [
        third, None,
    ]  # fmt: skip


def test_a_number_that_was_not_drawn_is_refused_and_the_others_are_done(
    sorted_office: Callable,
) -> None:
    due = sorted_office("spot-checks", "--json").lines[0]["due"]
    both = sorted_office("spot-checks", "--right", 999, "--right", due, "--json")
    assert both.code == 1
    assert "999" in both.lines[0]["error"]
    assert both.lines[1] == {"right": due}
    assert sorted_office("spot-checks", "--right", 999).code == 2


def test_none_is_drawn_where_the_setting_says_so(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    never = {"KAMIWAKE_SPOT_CHECK_ONE_IN": "0"}
    kamiwake("sort", inbox, "--to", tmp_path / "out", "--once", "--profile", profile, **never)
    told = kamiwake("spot-checks", "--profile", profile, **never)
    assert "No filed document waits for a look." in told.out
    assert "switched off" in told.out
