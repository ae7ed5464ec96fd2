"""Spot checks among what waits, and what leaves by itself after a registration."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from desk_top import settle
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from review_desk_top import (
    MANDATE,
    ONE,
    OTHER,
    STRANGE,
    TIMESHEET,
    Desk,
    contents,
    fill_office,
    move_office,
    review_of,
)

from app.bootstrap import Profile
from app.widgets.parts import Look
from core.domain import HeldReason, Label, Rejected

Key = Qt.Key
Office = Callable[..., Path]


@pytest.fixture
def office(made: Callable[..., Path], filled: Callable[..., Profile], tmp_path: Path) -> Office:
    """`office("name", fill)`: documents beside a profile of that name."""

    def take(name: str, fill: Callable[[Profile], None]) -> Path:
        filled(name, fill)
        move_office(made(name, fill).parent, tmp_path)
        return tmp_path

    return take


@pytest.fixture
def checked(office: Office) -> Path:
    """Two documents that were filed, each of them to be looked at."""
    return office("two checks", fill_office(ONE, OTHER, margin=0.02, spot_check_one_in=1))


@pytest.fixture
def desk(checked: Path, profile: Profile, look: Look, qtbot: Any) -> Iterator[Desk]:
    with review_of(profile, look, qtbot) as made:
        yield made


def test_enter_says_that_a_document_was_filed_rightly(
    desk: Desk, profile: Profile, qtbot: Any
) -> None:
    assert desk.names() == [OTHER, ONE]
    desk.select(OTHER)
    assert desk.view.question.text == f"Spot check: was this filed rightly as {MANDATE}?"
    assert desk.view.head.button.text() == "Filed rightly"
    desk.press(Key.Key_Return, qtbot)
    assert desk.current() == ONE
    settle(lambda: profile.spot_checks.observed().checked == 1)
    settle(lambda: desk.view.foot.observed.startswith("Spot checks: 0 of 1 wrong (0.0 %)."))
    promised = f"of {QLocale().toString(1000)} unknown documents at most 1"
    assert promised in desk.view.foot.observed
    desk.undo(qtbot)
    settle(lambda: desk.current() == OTHER)
    assert profile.spot_checks.observed().checked == 0


def test_another_candidate_refiles_it_and_it_counts_as_wrong(
    desk: Desk, checked: Path, profile: Profile, qtbot: Any
) -> None:
    before = contents(checked)
    desk.select(ONE)
    second = desk.view.current.candidates[1].label
    desk.press(Key.Key_2, qtbot)
    settle(lambda: desk.told(f"{ONE} is in"))
    assert list((checked / "filed" / second.class_name).rglob(ONE))
    assert (profile.spot_checks.observed().wrong, contents(checked)) == (1, before)
    settle(lambda: "1 of 1 wrong (100.0 %)" in desk.view.foot.observed)
    desk.undo(qtbot)
    settle(lambda: desk.current() == ONE)
    assert (checked / "filed" / str(TIMESHEET) / ONE).exists()
    assert profile.spot_checks.observed().checked == 0
    assert contents(checked) == before


def test_a_filed_one_is_refiled_as_any_other_label_too(
    desk: Desk, checked: Path, profile: Profile, qtbot: Any
) -> None:
    desk.select(ONE)
    desk.press(Key.Key_F2, qtbot)
    desk.view.panel.picker.set_label(Label("Personnel"))
    desk.press(Key.Key_Return, qtbot)
    settle((checked / "filed" / "Personnel" / ONE).exists)
    settle(lambda: profile.spot_checks.observed().wrong == 1)


def test_one_that_is_none_of_the_forms_goes_back_into_its_inbox_and_counts_as_wrong(
    desk: Desk, checked: Path, profile: Profile, qtbot: Any
) -> None:
    before, history = contents(checked), profile.journal.history()
    desk.select(ONE)
    assert desk.view.choices.unknown.isVisible()
    desk.press(Key.Key_U, qtbot)
    assert desk.current() == OTHER
    settle(lambda: desk.told(f"{ONE} is back in its inbox and is not offered again."))
    assert (checked / "inbox" / ONE).exists()
    (held,) = profile.journal.held()
    assert held.held is HeldReason.CALLED_UNKNOWN
    assert TIMESHEET in profile.rejections.of(held.sha256).labels
    settle(lambda: "1 of 1 wrong (100.0 %)" in desk.view.foot.observed)
    assert desk.names() == [OTHER]
    desk.undo(qtbot)
    settle(lambda: desk.current() == ONE)
    assert desk.view.current.check and profile.spot_checks.observed().checked == 0
    assert (checked / "filed" / str(TIMESHEET) / ONE).exists()
    assert (profile.journal.history(), profile.journal.held()) == (history, [])
    assert profile.rejections.of(held.sha256) == Rejected()
    assert (contents(checked), desk.refused) == (before, [])


def test_one_that_was_edited_where_it_is_filed_stays_and_says_why(
    desk: Desk, checked: Path, profile: Profile, qtbot: Any
) -> None:
    desk.select(ONE)
    with (checked / "filed" / str(TIMESHEET) / ONE).open("ab") as file:
        file.write(b" ")
    desk.press(Key.Key_U, qtbot)
    settle(lambda: desk.refused)
    assert f"“{ONE}” was changed after it was filed." in desk.refused[0]
    settle(lambda: set(desk.names()) == {OTHER, ONE})
    assert profile.spot_checks.observed().checked == 0


def test_after_a_registration_what_became_clear_leaves_by_itself(
    office: Office, profile: Profile, look: Look, qtbot: Any, tmp_path: Path
) -> None:
    root = office("strangers", fill_office(STRANGE, ONE))
    # By the margin in force now the timesheet is clear, too: it is judged again at once.
    for name in ("second.jpg", "third.jpg"):  # more of the very form
        again = shutil.copy2(root / "inbox" / STRANGE, root / "inbox" / name)
        Path(again).write_bytes(Path(again).read_bytes() + b" ")
    before = contents(root)
    command = [sys.executable, "-m", "app.start", "watch", "--profile", str(profile.path)]
    engine = subprocess.Popen(command, cwd=Path(__file__).parents[3])
    try:
        with review_of(profile, look, qtbot) as desk:
            settle(lambda: {*desk.names()} == {STRANGE, "second.jpg", "third.jpg"}, 90)
            desk.select(STRANGE)
            desk.press(Key.Key_N, qtbot)
            settle(desk.view.registration._save.isEnabled)
            desk.view.registration.picker.set_label(Label("Letter"))
            desk.press(Key.Key_Return, qtbot)
            settle(lambda: not desk.names(), 60)
            settle(desk.view.empty.isVisible, 60)
            settle(lambda: desk.told("2 more were filed by themselves"), 60)
            assert desk.refused == []
            filed = {path.name for path in (root / "filed" / "Letter").iterdir()}
            assert filed == {STRANGE, "second.jpg", "third.jpg"}
            assert QApplication.activeWindow() is desk.frame  # nothing came in the way
    finally:
        profile.board.request_stop()
        engine.wait(60)
    assert contents(root) == before


def hurry(connection: sqlite3.Connection, *_: object) -> None:
    """A database in use is waited for no longer than that."""
    connection.execute("PRAGMA busy_timeout = 50")


def test_an_undo_that_met_a_database_in_use_can_be_done_again(
    office: Office, profile: Profile, look: Look, qtbot: Any
) -> None:
    root = office("strangers", fill_office(STRANGE, ONE))
    sa.event.listen(profile.journal_engine, "checkout", hurry)
    with (
        review_of(profile, look, qtbot) as desk,
        closing(sqlite3.connect(profile.path / "journal.db", isolation_level=None)) as lock,
    ):
        desk.select(ONE)
        desk.press(Key.Key_Return, qtbot)
        settle((root / "filed" / str(TIMESHEET) / ONE).exists)
        settle(lambda: desk.told(ONE) and not desk.desk.deciding)
        lock.execute("BEGIN IMMEDIATE")
        desk.undo(qtbot)
        settle(lambda: desk.refused and not desk.desk.deciding)
        lock.execute("ROLLBACK")
        assert not desk.told("Undone.")
        desk.undo(qtbot)
        settle((root / "inbox" / ONE).exists)
        settle(lambda: desk.told("Undone.") and desk.current() == ONE)
        assert len(desk.refused) == 1


def test_what_cannot_be_filed_after_a_registration_comes_back(
    office: Office, profile: Profile, look: Look, qtbot: Any
) -> None:
    root = office("strangers", fill_office(STRANGE, ONE))
    sa.event.listen(profile.journal_engine, "checkout", hurry)
    with (
        review_of(profile, look, qtbot) as desk,
        closing(sqlite3.connect(profile.path / "journal.db", isolation_level=None)) as lock,
    ):
        waiting = desk.names()
        desk.select(STRANGE)
        desk.press(Key.Key_N, qtbot)
        settle(desk.view.registration._save.isEnabled)
        desk.view.registration.picker.set_label(Label("Letter"))
        lock.execute("BEGIN IMMEDIATE")  # another program, for longer than anybody waits
        desk.press(Key.Key_Return, qtbot)
        settle(lambda: desk.told("Letter is registered") and not desk.desk.deciding)
        lock.execute("ROLLBACK")
        assert desk.names() == waiting
        (refused,) = desk.refused
        assert "cannot be read or written now" in refused
        desk.select(STRANGE)
        desk.press(Key.Key_F2, qtbot)
        desk.view.panel.picker.set_label(Label("Letter"))
        desk.press(Key.Key_Return, qtbot)
        settle((root / "filed" / "Letter" / STRANGE).exists)


def test_undoing_a_registration_leaves_later_changes_of_the_library_alone(
    office: Office, profile: Profile, look: Look, qtbot: Any
) -> None:
    root = office("strangers", fill_office(STRANGE, ONE))
    with review_of(profile, look, qtbot) as desk:
        desk.select(STRANGE)
        desk.press(Key.Key_N, qtbot)
        settle(desk.view.registration._save.isEnabled)
        desk.view.registration.picker.set_label(Label("Letter"))
        desk.press(Key.Key_Return, qtbot)
        settle((root / "filed" / "Letter" / STRANGE).exists)
        settle(lambda: not desk.desk.deciding)
        profile.registry.rename(TIMESHEET, "Hours")
        failed: list[Exception] = []
        desk.library.failed.connect(failed.append)
        desk.undo(qtbot)
        settle(lambda: desk.told("Undone.") and failed)
        assert (root / "inbox" / STRANGE).exists()
        labels = {one.label for one in profile.registry.registered()}
        assert {Label("Hours"), Label("Letter")} <= labels and TIMESHEET not in labels
        assert "The library stays as it is." in str(failed[0])
