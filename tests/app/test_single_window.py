"""One window a profile, by the lock alone and by real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.single_instance import first_window, raise_open_window, window_is_open
from app.start import wanted_window
from core.errors import WindowUnresponsive

ROOT = Path(__file__).parents[2]


def until(condition: Callable[[], object], timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("arguments", "profile"),
    [
        (["gui", "--profile", "a"], "a"),
        (["--profile=a", "gui"], "a"),
        (["--profile", "a"], "a"),
        (["--profile", "a", "gui", "--profile", "b"], "b"),
        (["gui"], "the default"),
        ([], "the default"),
        (["gui", "--help"], None),
        (["gui", "gui"], None),
        (["--version"], None),
        (["--profile", "a", "watch"], None),
        (["--profile"], None),
        (["history", "gui"], None),
    ],
)
def test_only_what_asks_for_the_window_looks_for_an_open_one(
    arguments: list[str], profile: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAMIWAKE_PROFILE", "the default")
    assert wanted_window(arguments) == (Path(profile) if profile else None)


def test_the_first_is_asked_to_come_forward_until_it_has(tmp_path: Path) -> None:
    answers: list[bool] = []
    with first_window(tmp_path) as first:
        assert first is not None and not first.asked()
        second = threading.Thread(target=lambda: answers.append(raise_open_window(tmp_path)))
        second.start()
        until(first.asked)
        assert answers == []
        first.answered()
        second.join()
    assert answers == [True]
    assert not raise_open_window(tmp_path)  # nobody is there any more


def test_nobody_is_asked_where_there_never_was_a_window(tmp_path: Path) -> None:
    assert not raise_open_window(tmp_path / "profile")
    assert not (tmp_path / "profile").exists()


def test_asking_whether_a_window_is_open_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "profile"
    assert not window_is_open(profile) and not profile.exists()
    with first_window(profile) as first:
        assert first is not None
        there = sorted(profile.iterdir())
        assert window_is_open(profile) and window_is_open(profile)
        assert not first.asked() and sorted(profile.iterdir()) == there
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        monkeypatch.setenv("USERNAME", "somebody else")
        assert window_is_open(profile)  # on another screen
    assert not window_is_open(profile)
    with first_window(profile, patience_s=0) as next_one:
        assert next_one is not None


def test_another_profile_has_its_own(tmp_path: Path) -> None:
    with first_window(tmp_path / "one") as one, first_window(tmp_path / "other") as other:
        assert one is not None and other is not None


def test_a_profile_is_the_same_under_another_spelling(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "profile", target_is_directory=True)
    with first_window(tmp_path / "profile"), pytest.raises(WindowUnresponsive):
        raise_open_window(tmp_path / "link" / ".." / "profile", patience_s=0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="there a session is no variable")
def test_who_looks_at_another_screen_gets_a_window_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with first_window(tmp_path) as first:
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
        with first_window(tmp_path) as second:
            assert first is not None and second is not None


def test_one_that_does_not_answer_is_told_and_asked_again_by_the_next(tmp_path: Path) -> None:
    with first_window(tmp_path) as first:
        with pytest.raises(WindowUnresponsive) as caught:
            raise_open_window(tmp_path, patience_s=0.1)
        assert str(tmp_path) in str(caught.value)
        assert first is not None and not first.asked()


def test_when_the_first_ends_meanwhile_the_second_is_the_window(tmp_path: Path) -> None:
    became: list[bool] = []

    def second() -> None:
        with first_window(tmp_path) as window:
            became.append(window is not None)

    with first_window(tmp_path) as first:
        waiting = threading.Thread(target=second)
        waiting.start()
        assert first is not None
        until(first.asked)
    waiting.join()
    assert became == [True]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program as people do, on a screen of its own."""
    pytest.importorskip("PySide6.QtWidgets", reason="Qt's system libraries are missing")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "app.start", *map(str, arguments)]
        process = subprocess.Popen(
            command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def answers(profile: Path) -> bool:
    """Whether a window that may just be opened comes forward."""
    return raise_open_window(profile, patience_s=60)


def test_the_program_started_again_ends_at_once_and_a_killed_window_is_in_nobodys_way(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    first, beside = start("--profile", one, "gui"), start("--profile", other)
    until(lambda: answers(one) and answers(other))
    assert start("--profile", one).wait(60) == 0
    assert start("gui", "--profile", one).wait(60) == 0
    assert first.poll() is None and beside.poll() is None
    first.kill()
    first.wait(60)
    next_one = start("--profile", one, "gui")
    until(lambda: answers(one))
    next_one.send_signal(signal.SIGTERM)
    assert next_one.wait(60) == 0
    assert beside.poll() is None


def test_it_is_answered_before_anything_big_is_loaded(tmp_path: Path) -> None:
    code = (
        "import sys; from app.start import main; main();"
        "print(sorted({'PySide6', 'numpy', 'sqlalchemy', 'typer', 'app.cli'} & set(sys.modules)))"
    )
    with first_window(tmp_path) as first:
        assert first is not None
        second = subprocess.Popen(
            [sys.executable, "-c", code, "--profile", str(tmp_path), "gui"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        until(first.asked)
        first.answered()
        assert second.communicate(timeout=60)[0].strip() == "[]"
        assert second.returncode == 0
