"""What people read, in a pipe, of names that would break lines or command a terminal."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.output import visible

ODD = "a\n\x1b[31m\x7f\x9b\u2028\u202e\u2066[bold] :smile: 請求書 が%s.jpg"
SHOWN = r"a\n\x1b[31m\x7f\x9b\u2028\u202e\u2066[bold] :smile: 請求書 が%s.jpg"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")


@posix
def test_odd_file_names_are_shown_as_escapes_one_line_a_document(
    profile: Path, samples: Path, chosen_scans: list[str], tmp_path: Path, kamiwake: Callable
) -> None:
    known, *_, unknown = chosen_scans
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, scan in enumerate((known, unknown)):
        shutil.copy2(samples / "scans" / scan, inbox / (ODD % number))
    names = [SHOWN % 0, SHOWN % 1]

    def lines(*arguments: object, count: int) -> list[str]:
        run = kamiwake("--profile", profile, *arguments)
        assert run.err == ""
        assert all(line.isprintable() for line in run.out.split("\n"))
        assert run.out.count("\n") == count
        return run.out.splitlines()

    for told in (
        lines("classify", inbox, count=3)[:2],
        lines("sort", inbox, "--to", tmp_path / "out", "--once", count=3)[:2],
        lines("history", count=4)[2:],
    ):
        assert [sum(name in line for line in told) for name in names] == [1, 1]
    assert names[0] in lines("undo", "--last-run", count=1)[0]
    assert names[0] in lines("register", inbox / (ODD % 0), "--class", "New", count=1)[0]
    told = kamiwake("--profile", profile, "classify", inbox, "--json").out.removesuffix("\n")
    paths = [Path(json.loads(line)["path"]) for line in told.split("\n")]
    assert {path.name for path in paths} == {ODD % 0, ODD % 1}


@posix
def test_messages_show_odd_names_as_escapes(tmp_path: Path, kamiwake: Callable) -> None:
    folder = tmp_path / (ODD % 0)
    run = kamiwake("sort", folder, "--to", tmp_path / "out", "--profile", tmp_path / "p")
    assert run.code == 2
    assert SHOWN % 0 in run.err
    assert run.err.rstrip("\n").isprintable()


def test_names_that_are_only_foreign_stay_as_they_are() -> None:
    for name in (
        "請求書 が.pdf",
        "C:\\new\\x1b.pdf",
        "می\u200cخواهم.pdf",
        "👨\u200d👩.pdf",
        "a\u00a0b",
    ):
        assert visible(name) == name
