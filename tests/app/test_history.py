from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def sorted_office(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable
) -> Callable[..., Any]:
    """Three scans filed and one held, by one run of the engine; runs the program on it."""
    kamiwake("folder", "add", inbox, "--to", tmp_path / "out", "--profile", profile)
    assert kamiwake("watch", "--once", "--profile", profile).code == 0
    return lambda *arguments: kamiwake("--profile", profile, *arguments)


def rows(kamiwake: Callable) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Filed and held ones, as `history` tells them."""
    lines = kamiwake("history", "--json").lines
    return [r for r in lines if r["id"]], [r for r in lines if r["held"]]


def test_several_are_put_back_and_one_that_was_edited_is_told_of(
    sorted_office: Callable, inbox: Path, tree: Callable
) -> None:
    filed, _ = rows(sorted_office)
    edited = Path(filed[1]["target"])
    edited.write_bytes(edited.read_bytes() + b"a note")
    run = sorted_office("undo", *(row["id"] for row in filed), "--json")
    assert run.code == 1
    assert [line["undone"] for line in run.lines] == [row["id"] for row in filed]
    assert [edited.name in line.get("error", "") for line in run.lines] == [False, True, False]
    assert edited.read_bytes().endswith(b"a note")
    assert len(tree(inbox)) == 3


def test_a_run_is_put_back_by_its_name(
    sorted_office: Callable, inbox: Path, tree: Callable, tmp_path: Path
) -> None:
    filed, _ = rows(sorted_office)
    assert sorted_office("undo", "--run", "of somebody else").out.strip().startswith("There is no")
    assert len(sorted_office("undo", "--run", filed[0]["run"], "--json").lines) == 3
    assert len(tree(inbox)) == 4
    assert tree(tmp_path / "out") == set()


def test_filed_and_held_documents_are_filed_under_another_class_and_back(
    sorted_office: Callable, inbox: Path, tree: Callable, tmp_path: Path
) -> None:
    filed, (held,) = rows(sorted_office)
    before = tree(tmp_path / "out")
    wrong, other = filed[0], next(r for r in filed if r["class"] != filed[0]["class"])
    run = sorted_office(
        "refile", wrong["id"], f"h{held['held']}", "--class", other["class"].upper(), "--json"
    )
    assert run.code == 0, run.err
    names = {Path(wrong["path"]).name, Path(held["path"]).name}
    assert {Path(line["target"]) for line in run.lines} == {
        tmp_path / "out" / other["class"] / name for name in names
    }
    assert tree(inbox) == set()
    numbers = [line["id"] for line in run.lines]
    assert sorted_office("undo", *numbers).code == 0
    assert tree(tmp_path / "out") == before
    assert tree(inbox) == {Path(held["path"]).name}


@pytest.mark.parametrize(
    "arguments",
    [
        ("undo",), ("undo", "1", "--last-run"), ("refile", "--class", "x"), ("refile", "1"),
        ("refile", "one", "--class", "Incident report"), ("refile", "1", "--class", "not there"),
    ],
)  # fmt: skip
def test_an_unclear_wish_is_refused(
    arguments: tuple[str, ...], profile: Path, kamiwake: Callable
) -> None:
    run = kamiwake("--profile", profile, *arguments)
    assert run.code == 2
    assert run.err and "Traceback" not in run.err


def test_a_number_that_is_not_there_is_named(profile: Path, kamiwake: Callable) -> None:
    for number, *arguments in (("99", "undo"), ("h99", "refile", "--class", "Incident report")):
        run = kamiwake("--profile", profile, *arguments, number)
        assert run.code == 2
        assert run.err == (
            f"No such document: The history has no document with the number {number}. `kamiwake "
            "history` shows the numbers; those of held documents begin with h.\n"
        )


def test_what_was_decided_since_is_told_with_its_file_and_fails_alone(
    sorted_office: Callable,
) -> None:
    filed, (held,) = rows(sorted_office)
    first, second, _ = filed
    other = next(row["class"] for row in filed if row["class"] != first["class"])
    assert sorted_office("refile", first["id"], "--class", other).code == 0
    again = sorted_office("refile", first["id"], "--class", other)
    assert again.code == 1
    name = Path(first["path"]).name
    assert again.err.startswith(
        f"Not filed there any more: “{name}” (number {first['id']}) was refiled since then. See"
    )
    mixed = sorted_office("undo", second["id"], "99")
    assert (mixed.code, len(mixed.out.splitlines())) == (1, 1)
    assert sorted_office("refile", f"h{held['held']}", "--class", other).code == 0
    late = sorted_office("refile", f"h{held['held']}", "--class", other)
    assert late.code == 1
    assert late.err.startswith(
        f"Document was not moved: “{Path(held['path']).name}” is not waiting any more."
    )


def test_the_history_is_searched_filtered_and_written_into_a_table(
    sorted_office: Callable, tmp_path: Path
) -> None:
    filed, (held,) = rows(sorted_office)
    first = filed[0]
    assert sorted_office("undo", first["id"]).code == 0

    def found(*arguments: object) -> set[str]:
        run = sorted_office("history", "--json", *arguments)
        assert run.code == 0, run.err
        return {Path(line["path"]).name for line in run.lines}

    names = {Path(row["path"]).name for row in (*filed, held)}
    name, waits = Path(first["path"]).name, Path(held["path"]).name
    assert found("--search", name.upper(), "--run", first["run"]) == {name}
    assert found("--verdict", "undone", "--verdict", "unknown") == {name, waits}
    assert found("--class", first["class"], "--verdict", "filed") == {
        Path(row["path"]).name for row in filed[1:] if row["class"] == first["class"]
    }
    today = f"{datetime.now():%Y-%m-%d}"
    assert found("--since", today, "--until", today) == names
    assert "No document is like that." in sorted_office("history", "--until", "2020-01-01").out
    table = tmp_path / "table.csv"
    run = sorted_office("history", "--verdict", "filed", "--limit", 1, "--csv", table, "--json")
    assert run.lines == [{"csv": str(table), "documents": 2}]
    lines = table.read_text("utf-8-sig").splitlines()
    assert {line.split(",")[3] for line in lines[1:]} == names - {name, waits}
    told = sorted_office("history", "--csv", table)
    assert told.out.strip() == f"4 documents are in {table}"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--since", "yesterday"), 2, "“yesterday” is no day. Write it like 2026-11-24."),
        (("--verdict", "sure"), 2, "sure"),
        (("--csv", "no/such/folder/x.csv"), 1, "no/such/folder is not there. Make it"),
    ],
)  # fmt: skip
def test_a_wish_about_the_history_that_cannot_be_met_is_refused(
    arguments: tuple[str, ...], code: int, said: str, profile: Path, kamiwake: Callable
) -> None:
    run = kamiwake("history", *arguments, "--profile", profile)
    assert (run.code, said in run.err, "Traceback" in run.err) == (code, True, False)


def test_in_a_pipe_a_document_is_one_line_however_long_its_path_is(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    office = (
        tmp_path / "長い名前の部署" / ("an office with a name that goes on and on " * 3).strip()
    )
    run = kamiwake("sort", inbox, "--to", office, "--once", "--profile", profile)
    assert run.code == 0, run.err
    title, _, *lines = kamiwake("history", "--profile", profile).out.splitlines()
    assert (title, len(lines)) == ("History", 4)
    assert sum(str(office) in line for line in lines) == 3  # and one is not known
