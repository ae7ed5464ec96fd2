"""`sort INBOX --to DESTINATION --once`, and what is decided about its documents later."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Profile


@pytest.fixture
def office(profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable) -> Callable[..., Any]:
    """Three scans filed and one held by a run that nobody watches; two other folders are watched.
    Runs the program on it."""

    def run(*arguments: object) -> Any:
        return kamiwake("--profile", profile, *arguments)

    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert run("folder", "add", tmp_path / name, "--to", tmp_path / f"of {name}").code == 0
    sorted_ = run("sort", inbox, "--to", tmp_path / "filed", "--once")
    assert sorted_.code == 0, sorted_.err
    return run


def rows(office: Callable) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Filed and held ones, as `history` tells them."""
    lines = office("history", "--json").lines
    return [r for r in lines if r["id"]], [r for r in lines if r["held"]]


def hashes(*folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return sorted(sha256(path.read_bytes()).hexdigest() for path in files)


def test_its_documents_are_refiled_and_confirmed_and_put_back(
    office: Callable, inbox: Path, tmp_path: Path, tree: Callable
) -> None:
    filed, (held,) = rows(office)
    before, contents = tree(tmp_path), hashes(inbox, tmp_path / "filed")
    wrong, other = filed[0], next(r for r in filed if r["class"] != filed[0]["class"])
    run = office(
        "refile", wrong["id"], f"h{held['held']}", "--class", other["class"], "--json"
    )  # fmt: skip
    assert run.code == 0, run.out + run.err
    names = [Path(wrong["path"]).name, Path(held["path"]).name]
    below = tmp_path / "filed" / other["class"]
    assert [Path(line["target"]) for line in run.lines] == [below / name for name in names]
    assert hashes(inbox, tmp_path / "filed") == contents
    undone = office("undo", *(line["id"] for line in run.lines))
    assert undone.code == 0, undone.err
    assert tree(tmp_path) == before
    assert hashes(inbox, tmp_path / "filed") == contents


def test_a_folder_sorted_once_is_in_no_list_and_an_engine_leaves_it_alone(
    office: Callable, inbox: Path, tmp_path: Path, samples: Path, tree: Callable
) -> None:
    assert [line["folder"] for line in office("folder", "list", "--json").lines] == [1, 2]
    (inbox / "late.png").write_bytes((samples / "scans" / "scan_0035.png").read_bytes())
    before = tree(inbox)
    assert office("watch", "--once").code == 0
    assert tree(inbox) == before


def test_one_that_is_to_be_judged_again_is_filed_where_its_run_filed(
    office: Callable, profile: Path, inbox: Path, tmp_path: Path
) -> None:
    _, (held,) = rows(office)
    name = Path(held["path"]).name
    registered = office("register", held["path"], "--class", "Newcomer")
    assert registered.code == 0, registered.err
    with Profile(profile) as opened:
        (entry,) = opened.journal.held()
        folder = opened.folders.of_document(entry.source, entry.folder_id)
        opened.board.request_sorting([entry.source], folder.folder_id)
        assert office("watch", "--once").code == 0
        assert opened.board.open_requests() == []
    assert (tmp_path / "filed" / "Newcomer" / name).exists()
    assert not (inbox / name).exists()


def test_without_any_destination_it_is_said_under_a_fitting_heading(
    office: Callable, profile: Path, tmp_path: Path, tree: Callable
) -> None:
    """As in profiles of old, which did not keep what a run was told."""
    with closing(sqlite3.connect(profile / "journal.db")) as journal, journal:
        journal.execute("UPDATE filing SET folder_id = NULL")
    filed, _ = rows(office)
    before = tree(tmp_path)
    run = office("refile", filed[0]["id"], "--class", filed[0]["class"])
    assert run.code == 1
    assert "Document was not moved" in run.err and "Watch " in run.err
    assert tree(tmp_path) == before
