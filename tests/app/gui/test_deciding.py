"""Deciding about documents in the window: of a run from the command line, and when it fails."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from desk_top import SAMPLES, put, register_samples, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.item_models.documents import DocumentRow, Status
from app.main_window import REVIEW, SORT, MainWindow

NAMES = ("scan_0035.png", "scan_0027.jpg", "scan_0016.jpg")
WHERE = {
    "scan_0035.png": "Weekly timesheet",
    "scan_0027.jpg": "Weekly timesheet",
    "scan_0016.jpg": "Direct debit mandate",
}


@pytest.fixture
def office(filled: Callable[..., Profile], kamiwake: Callable, tmp_path: Path) -> Path:
    """Three scans, filed by a run from the command line and put back: they wait for a decision.
    Nothing is watched."""
    profile = filled("all samples", register_samples)
    put(tmp_path / "inbox", *(SAMPLES / "scans" / name for name in NAMES))
    for arguments in (
        ("sort", tmp_path / "inbox", "--to", tmp_path / "filed", "--once"),
        ("undo", "--last-run"),
    ):
        run = kamiwake(*arguments, "--profile", profile.path)
        assert run.code == 0, run.err
    return tmp_path


@pytest.fixture
def window(office: Path, open_window: Callable[..., MainWindow]) -> MainWindow:
    made = open_window()
    made.show_view(SORT)
    settle(lambda: len(made.sort_view.documents.rows) == len(NAMES))
    return made


def shown(window: MainWindow) -> list[str]:
    """Names from top to bottom."""
    view = window.sort_view
    return [view._filter.index(at, 0).data() for at in range(view._filter.rowCount())]


def select(window: MainWindow, name: str) -> None:
    view = window.sort_view
    view.list.setFocus()
    view.list.setCurrentIndex(view._filter.index(shown(window).index(name), 0))


def selected(window: MainWindow) -> str | None:
    row = window.sort_view._selected()
    return row.path.name if row else None


def row(window: MainWindow, name: str) -> DocumentRow:
    return next(one for one in window.sort_view.documents.rows if one.path.name == name)


def press(key: Qt.Key, qtbot: Any) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def contents(office: Path) -> list[str]:
    files = (p for name in ("inbox", "filed") for p in (office / name).rglob("*") if p.is_file())
    return sorted(sha256(p.read_bytes()).hexdigest() for p in files)


def test_enter_files_what_a_run_from_the_command_line_left_and_goes_to_the_next_that_waits(
    window: MainWindow, office: Path, qtbot: Any
) -> None:
    before, order = contents(office), shown(window)
    select(window, order[0])
    for at, name in enumerate(order):
        settle(lambda wanted=name: selected(window) == wanted)
        press(Qt.Key.Key_Return, qtbot)
        press(Qt.Key.Key_Return, qtbot)  # an impatient second time: nothing more than once
        settle((office / "filed" / WHERE[name] / name).exists)
        settle(lambda done=name: row(window, done).status is Status.FILED)
        waiting = sum(one.held for one in window.sort_view.documents.rows)
        assert (waiting, window.notice.text) == (len(order) - at - 1, "")
    window.toast.act()  # undo
    settle(lambda: row(window, order[-1]).held)
    assert (office / "inbox" / order[-1]).exists()
    assert contents(office) == before


def test_one_that_cannot_be_filed_stays_selected_and_its_error_until_something_works(
    window: MainWindow, office: Path, qtbot: Any
) -> None:
    fails, works = shown(window)[:2]
    file = office / "inbox" / fails
    whole = file.read_bytes()
    file.write_bytes(whole + b"one more page")
    select(window, fails)
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: fails in window.notice.text)
    assert "has changed since it was looked at" in window.notice.text
    assert selected(window) == fails
    assert file.read_bytes() == whole + b"one more page"
    select(window, works)
    press(Qt.Key.Key_Return, qtbot)
    settle((office / "filed" / WHERE[works] / works).exists)
    settle(lambda: works in window.toast.text)
    assert not window.notice.isVisible()
    select(window, fails)  # it can be tried again
    press(Qt.Key.Key_Return, qtbot)
    settle(lambda: fails in window.notice.text)


def test_an_error_is_not_wiped_away_by_what_was_asked_for_before_it(
    window: MainWindow, office: Path
) -> None:
    fails, works = shown(window)[:2]
    (office / "inbox" / fails).write_bytes(b"another")
    for name in (fails, works):  # one right after the other, before anything comes back
        one = row(window, name)
        window.sort_view._file_as(one, one.proposal)
    settle(lambda: works in window.toast.text)
    assert fails in window.notice.text
    assert row(window, fails).held


def test_a_move_that_failed_in_review_is_past_when_the_next_one_succeeds(
    window: MainWindow, office: Path, qtbot: Any
) -> None:
    window.show_view(REVIEW)
    view, inbox, away = window.review_view, office / "inbox", office / "away"

    def enter() -> None:
        settle(lambda: view.current is not None and view.comparison.ready)
        press(Qt.Key.Key_Return, qtbot)

    settle(lambda: view.comparison.ready)
    inbox.rename(away)
    enter()
    settle(lambda: window.notice.text)
    away.rename(inbox)
    assert window.notice.text
    enter()
    settle(lambda: not window.notice.text)
