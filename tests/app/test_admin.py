"""The administrator's password on the command line, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Profile
from app.commands.admin import VARIABLE

SECRET = "four words in a row"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A profile with the password, and nothing else yet."""
    path = tmp_path / "profile"
    path.mkdir()
    with Profile(path) as profile:
        profile.access.set_password(SECRET)
    return path


def asked(command: list[object], typed: str, **environment: str) -> Any:
    """A run whose standard input is `typed`."""
    return subprocess.run(
        [sys.executable, "-m", "app.start", *map(str, command)],
        input=typed, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=120,
        env={**os.environ, **environment}, check=False,
    )  # fmt: skip


def test_what_only_the_administrator_may_do_is_refused_with_2_and_changes_nothing(
    profile: Path, samples: Path, kamiwake: Callable, tmp_path: Path
) -> None:
    with Profile(profile) as opened:
        before = opened.registry.generation()
        (backup, *_) = opened.backups.make()
        opened.access.set_password(SECRET)
    inbox = tmp_path / "in"
    inbox.mkdir()
    form, other = "Incident report", "Weekly timesheet"
    commands: list[list[object]] = [
        ["register", "--from-tree", samples / "library"],
        ["library", "rename", form, "Something"],
        ["library", "merge", form, other],
        ["library", "retire", form],
        ["library", "undo"],
        ["model", "use", "default"],
        ["folder", "add", inbox, "--to", tmp_path / "out"],
        ["folder", "remove", "1"],
        ["restore", backup],
        ["library", "import", tmp_path / "from elsewhere.kamiwake"],
        ["settings", "set", "margin", "0.1"],
        ["settings", "reset", "margin"],
        ["admin", "remove-password"],
        ["admin", "set-password"],
    ]
    for command in commands:
        ended = kamiwake("--profile", profile, *command)
        assert (ended.code, ended.out) == (2, ""), (command, ended)
        assert "needs the administrator's password" in ended.err
        assert "--password-stdin" in ended.err and VARIABLE in ended.err
    with Profile(profile) as opened:
        assert opened.registry.generation() == before
        assert opened.folders.all() == []
        assert opened.access.verify(SECRET)


def test_operators_sort_decide_and_look_without_it(
    profile: Path, inbox: Path, kamiwake: Callable, tmp_path: Path
) -> None:
    with Profile(profile) as opened:
        opened.access.set_password(SECRET)
    run = lambda *command: kamiwake("--profile", profile, *command)  # noqa: E731
    assert run("sort", inbox, "--to", tmp_path / "out", "--once").code == 0
    assert run("refile", "1", "--class", "Incident report").code == 0
    assert run("undo", "--last-run").code == 0
    for command in (["history"], ["library", "list"], ["model", "show"], ["folder", "list"],
                    ["restore", "--list"], ["check"], ["backup"], ["settings"],
                    ["library", "export", tmp_path / "everything.kamiwake"]):  # fmt: skip
        assert run(*command).code == 0, command


def test_the_variable_or_a_line_of_standard_input_gives_it(
    locked: Path, samples: Path, kamiwake: Callable
) -> None:
    files = sorted(p for p in (samples / "library").rglob("*") if p.is_file())
    register = ["--profile", locked, "register", "--class", "Form"]
    wrong = kamiwake(*register, files[0], **{VARIABLE: "not it at all"})
    assert wrong.code == 2 and "not the administrator's password" in wrong.err
    assert kamiwake(*register, files[0], **{VARIABLE: SECRET}).code == 0
    piped = asked([*register, files[1], "--password-stdin"], f"{SECRET}\n")
    assert piped.returncode == 0, piped.stderr
    refused = asked([*register, files[2], "--password-stdin"], "")
    assert refused.returncode == 2
    with Profile(locked) as opened:
        assert len(opened.registry.registered()) == 2


def test_the_password_is_set_changed_and_removed_by_scripts(tmp_path: Path) -> None:
    profile = ["--profile", tmp_path / "profile", "admin"]

    def run(name: str, *lines: str, **environment: str) -> int:
        typed = "".join(f"{line}\n" for line in lines)
        command = [*profile, name, *(["--password-stdin"] if lines else [])]
        return int(asked(command, typed, **environment).returncode)

    def status() -> str:
        return str(asked([*profile, "status", "--json"], "").stdout)

    assert '"password": false' in status()
    assert run("set-password", "short") == 2
    assert run("set-password", SECRET) == 0
    assert '"password": true' in status()
    assert SECRET not in status()
    assert run("set-password", "not it at all", "another long one") == 2
    assert run("set-password", SECRET, "another long one") == 0
    assert run("set-password", "the third of them", **{VARIABLE: "another long one"}) == 0
    assert run("remove-password", SECRET) == 2
    assert run("remove-password", "the third of them") == 0
    assert run("remove-password") == 0
    assert '"password": false' in status()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_at_a_terminal_it_is_asked_for_unseen_and_a_second_time(
    locked: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "in"
    inbox.mkdir()
    master, terminal = os.openpty()
    command = ["folder", "add", inbox, "--to", tmp_path / "out", "--profile", locked]
    process = subprocess.Popen(
        [sys.executable, "-m", "app.start", *map(str, command)],
        stdin=terminal, stdout=terminal, stderr=terminal, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    os.close(terminal)
    shown, read_to = "", 0

    def until(words: str) -> None:
        nonlocal shown, read_to
        end = time.monotonic() + 60
        while words not in shown[read_to:]:
            assert time.monotonic() < end, shown
            shown += os.read(master, 4096).decode()
        read_to = shown.index(words, read_to) + len(words)

    for typed, answer in (("wrong one here", "That is not the password."), (SECRET, str(inbox))):
        until("Administrator's password: ")
        os.write(master, f"{typed}\n".encode())
        until(answer)
    assert "wrong one here" not in shown and SECRET not in shown
    assert process.wait(60) == 0
    os.close(master)
    with Profile(locked) as opened:
        assert [folder.inbox for folder in opened.folders.all()] == [inbox]
