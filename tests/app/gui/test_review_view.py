"""Review as office staff use it: every key, several at once, and undo of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from desk_top import LONG_NAME, settle
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from review_desk_top import (
    BROKEN,
    MANDATE,
    ONE,
    OTHER,
    STRANGE,
    TIMESHEET,
    TWO,
    Desk,
    contents,
    fill_office,
    move_office,
    review_of,
)

from app.bootstrap import Profile
from app.widgets.parts import Look
from core.domain import HeldReason, Label, VerdictKind

ALL = (OTHER, STRANGE, ONE, TWO, BROKEN)
Key = Qt.Key


@pytest.fixture
def office(made: Callable[..., Path], filled: Callable[..., Profile], tmp_path: Path) -> Path:
    """A registered library, and five documents that wait."""
    name, fill = "five that wait", fill_office(*ALL)
    filled(name, fill)
    move_office(made(name, fill).parent, tmp_path)
    return tmp_path


@pytest.fixture
def desk(office: Path, profile: Profile, look: Look, qtbot: Any) -> Iterator[Desk]:
    with review_of(profile, look, qtbot) as made:
        yield made


def held(profile: Profile, name: str) -> HeldReason | None:
    found = [entry.held for entry in profile.journal.held() if entry.source.name == name]
    return found[0] if found else None


def test_enter_takes_the_first_and_the_next_comes_under_the_hand(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    before = contents(office)
    assert desk.names() == sorted(ALL)  # as they were found: the longest waiting first
    desk.select(ONE)
    assert desk.view.head.button.text() == f"File as {TIMESHEET}"
    desk.press(Key.Key_Return, qtbot)
    assert desk.current() == TWO  # at once, before anything is moved
    settle((office / "filed" / str(TIMESHEET) / ONE).exists)
    settle(lambda: desk.told(f"{ONE} is in "))
    assert contents(office) == before
    desk.undo(qtbot)
    settle((office / "inbox" / ONE).exists)
    settle(lambda: desk.current() == ONE)
    assert contents(office) == before


def test_an_impatient_second_enter_decides_about_nothing_that_nobody_has_seen(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    desk.select(ONE)
    settle(lambda: not desk.pages.busy)
    desk.pages._scans.clear()  # nothing was loaded ahead
    desk.pages.scan(desk.view.current.entry)
    desk.see()
    desk.press(Key.Key_Return, qtbot)
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / str(TIMESHEET) / ONE).exists)
    settle(lambda: not desk.desk.deciding)
    assert (office / "inbox" / TWO).exists()
    desk.see()
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / str(TIMESHEET) / TWO).exists)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_a_number_takes_that_candidate(
    desk: Desk, office: Path, profile: Profile, qtbot: Any, number: int
) -> None:
    desk.select(STRANGE)
    wanted = desk.view.current.candidates[number - 1].label
    desk.press(str(number), qtbot)
    settle(lambda: desk.told(STRANGE))
    filed = next(entry for entry in profile.journal.history() if entry.held is None)
    assert (filed.label, filed.path.exists()) == (wanted, True)
    desk.undo(qtbot)
    settle((office / "inbox" / STRANGE).exists)
    settle(lambda: desk.current() == STRANGE)


def test_enter_takes_the_candidate_that_is_looked_at(
    desk: Desk, office: Path, profile: Profile, qtbot: Any
) -> None:
    desk.select(OTHER)
    second = desk.view.current.candidates[1].label
    desk.press(Key.Key_2, qtbot, Qt.KeyboardModifier.AltModifier)
    assert desk.view.comparison.candidate.label == second
    assert [tile.isChecked() for tile in desk.view.comparison.strip.tiles[:2]] == [False, True]
    desk.press(Key.Key_Return, qtbot)
    settle(lambda: desk.told(OTHER))
    assert profile.journal.history()[0].label == second


def test_what_is_called_unknown_leaves_is_remembered_and_comes_back_by_undo(
    desk: Desk, profile: Profile, qtbot: Any
) -> None:
    desk.select(ONE)
    key = desk.view.current.key
    entry = next(e for e in profile.journal.held() if e.source.name == ONE)
    desk.press(Key.Key_U, qtbot)
    assert desk.current() == TWO
    settle(lambda: held(profile, ONE) is HeldReason.CALLED_UNKNOWN)
    settle(lambda: desk.told(f"{ONE} is not offered again"))
    assert TIMESHEET in profile.rejections.of(entry.sha256).labels
    desk.undo(qtbot)
    settle(lambda: desk.current() == ONE)
    assert (desk.view.current.key, desk.names()) == (key, sorted(ALL))
    assert next(e for e in profile.journal.held() if e.source.name == ONE) == entry
    assert not profile.rejections.of(entry.sha256).labels


def test_space_comes_back_last_and_undo_brings_it_to_its_place(desk: Desk, qtbot: Any) -> None:
    order = desk.names()
    desk.select(order[0])
    desk.press(Key.Key_Space, qtbot)
    desk.press(Key.Key_Space, qtbot)
    assert desk.names() == [*order[2:], *order[:2]]
    assert desk.current() == order[2]
    desk.undo(qtbot)
    assert desk.names() == [*order[1:], order[0]]
    assert desk.current() == order[1]
    desk.undo(qtbot)
    assert (desk.names(), desk.current()) == (order, order[0])


def test_a_decision_is_about_all_that_are_selected(desk: Desk, office: Path, qtbot: Any) -> None:
    before = contents(office)
    desk.select(ONE, TWO, OTHER)
    assert desk.view.head.button.toolTip() == f"File 3 as {TIMESHEET} (Enter)"
    desk.press(Key.Key_1, qtbot)
    folder = office / "filed" / str(TIMESHEET)
    settle(lambda: all((folder / name).exists() for name in (ONE, TWO, OTHER)))
    settle(lambda: desk.told("3 are in"))
    assert (desk.names(), contents(office)) == ([STRANGE, BROKEN], before)
    desk.undo(qtbot)
    settle(lambda: desk.names() == sorted(ALL))
    assert contents(office) == before
    desk.select(ONE, TWO, OTHER)
    desk.press(Key.Key_U, qtbot)
    settle(lambda: desk.told("3 are not offered again"))
    desk.undo(qtbot)
    settle(lambda: desk.names() == sorted(ALL))


def test_one_of_several_that_cannot_be_filed_comes_back_with_the_reason(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    changed = office / "inbox" / ONE
    desk.select(ONE, TWO)
    changed.write_bytes(changed.read_bytes() + b"more")
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / str(TIMESHEET) / TWO).exists)
    settle(lambda: ONE in desk.names())
    assert [ONE in text for text in desk.refused] == [True]
    assert TWO not in desk.names()
    desk.undo(qtbot)  # of what was done
    settle((office / "inbox" / TWO).exists)


def test_any_other_label_is_typed_after_f2_and_esc_goes_back(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    desk.select(OTHER)
    assert not desk.inspector.isVisible()
    desk.press(Key.Key_F2, qtbot)
    assert desk.inspector.panel is desk.view.panel and desk.inspector.isVisible()
    desk.press(Key.Key_Escape, qtbot)
    assert QApplication.focusWidget() is desk.view.list
    assert not desk.inspector.isVisible()
    desk.press(Key.Key_F2, qtbot)
    desk.view.panel.picker.set_label(Label("Banking"))
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / "Banking" / OTHER).exists)
    assert QApplication.focusWidget() is desk.view.list


def test_n_registers_the_page_as_a_new_form_and_files_it(
    desk: Desk, office: Path, profile: Profile, qtbot: Any
) -> None:
    before = len(profile.registry.registered())
    desk.select(STRANGE)
    desk.press(Key.Key_N, qtbot)
    panel = desk.view.registration
    settle(panel._save.isEnabled)
    assert desk.inspector.panel is panel
    desk.press(Key.Key_Escape, qtbot)
    assert QApplication.focusWidget() is desk.view.list
    assert desk.current() == STRANGE
    desk.press(Key.Key_N, qtbot)
    settle(panel._save.isEnabled)
    panel.picker.set_label(Label("Letter"))
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / "Letter" / STRANGE).exists)
    assert desk.told("Letter is registered")
    assert Label("Letter") in {one.label for one in profile.registry.registered()}
    settle(lambda: not desk.desk.deciding)
    desk.undo(qtbot)
    settle((office / "inbox" / STRANGE).exists)
    settle(lambda: len(profile.registry.registered()) == before)
    settle(lambda: desk.current() == STRANGE)


def test_s_registers_it_as_a_sub_label_of_the_first_candidates_class(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    desk.select(ONE)
    desk.press(Key.Key_S, qtbot)
    panel = desk.view.registration
    settle(panel._save.isEnabled)
    assert panel.picker.label().class_name == TIMESHEET.class_name
    panel.picker.set_label(Label(TIMESHEET.class_name, "night shift"))
    desk.press(Key.Key_Return, qtbot)
    settle((office / "filed" / TIMESHEET.class_name / "night shift" / ONE).exists)


def test_a_document_that_cannot_be_read_shows_why_and_what_to_do(
    desk: Desk, profile: Profile, qtbot: Any
) -> None:
    desk.select(BROKEN)
    assert "damaged" in desk.view.question.text
    choices = desk.view.choices
    shown = (choices.open, choices.folder, choices.judge, choices.aside)
    assert all(one.isVisible() for one in shown)
    assert not choices.unknown.isVisible() and not desk.view.comparison.strip.isVisible()
    desk.press(Key.Key_U, qtbot)
    settle(lambda: held(profile, BROKEN) is HeldReason.SET_ASIDE)
    settle(lambda: desk.told("set aside"))
    desk.undo(qtbot)
    settle(lambda: desk.current() == BROKEN)
    assert held(profile, BROKEN) is HeldReason.JUDGED


def test_enter_on_what_is_like_nothing_asks_for_a_name_and_files_nothing(
    desk: Desk, office: Path, qtbot: Any
) -> None:
    desk.select(STRANGE)
    assert desk.view.comparison.candidate is None  # all the room is the page's
    desk.press(Key.Key_Return, qtbot)
    assert desk.view.registration.active
    desk.press(Key.Key_Escape, qtbot)
    assert (office / "inbox" / STRANGE).exists()


def waits_for_a_name(desk: Desk, qtbot: Any) -> None:
    """Enter registers the page that is shown, and files it nowhere."""
    desk.see()
    current = desk.view.current
    assert (current.proposal, current.document.proposal, desk.view._wanted()) == (None, None, None)
    assert desk.view.head.button.text() == "Register as a new form"
    desk.press(Key.Key_Return, qtbot)
    assert desk.view.registration.active
    desk.press(Key.Key_Escape, qtbot)


def test_what_was_chosen_by_mistake_and_taken_back_is_no_proposal(
    desk: Desk, office: Path, profile: Profile, qtbot: Any
) -> None:
    desk.select(STRANGE, ONE)
    mistake = desk.view.current.candidates[0].label
    desk.press(Key.Key_1, qtbot)
    settle(lambda: desk.told("2 are in"))
    assert profile.journal.history()[0].label == mistake
    desk.undo(qtbot)
    settle(lambda: desk.told("Undone.") and desk.current() == STRANGE)
    settle(lambda: set(desk.names()) == set(ALL) and not desk.desk.deciding)
    settle(lambda: held(profile, STRANGE) is desk.view.current.entry.held is HeldReason.UNDONE)
    waits_for_a_name(desk, qtbot)
    assert (office / "inbox" / STRANGE).exists()
    desk.select(ONE)
    assert desk.view._wanted() == desk.view.current.document.proposal == TIMESHEET


def test_the_only_one_is_looked_at_anew_when_it_comes_back(
    desk: Desk, profile: Profile, qtbot: Any
) -> None:
    """Not beside the form that it was taken for."""
    desk.select(*(name for name in sorted(ALL) if name != STRANGE))
    desk.press(Key.Key_U, qtbot)
    settle(lambda: desk.names() == [STRANGE])
    desk.see()
    desk.press(Key.Key_1, qtbot, Qt.KeyboardModifier.AltModifier)
    desk.press(Key.Key_Return, qtbot)
    settle(desk.view.empty.isVisible)
    settle(lambda: desk.told(f"{STRANGE} is in"))
    desk.view.setFocus()
    desk.undo(qtbot)
    settle(lambda: desk.current() == STRANGE and not desk.desk.deciding)
    settle(lambda: desk.view.current.entry.held is HeldReason.UNDONE)
    waits_for_a_name(desk, qtbot)


def test_another_document_of_the_same_content_is_looked_at_anew(desk: Desk) -> None:
    desk.select(STRANGE)
    comparison, row = desk.view.comparison, desk.view.current
    comparison.look_at(0)
    comparison.show_row(row)
    assert comparison.candidate == row.candidates[0]
    comparison.show_row(replace(row, key="a copy"))
    assert comparison.candidate is None


def test_an_empty_queue_tells_what_was_done_today(desk: Desk, qtbot: Any) -> None:
    desk.select(ONE, TWO, OTHER)
    desk.press(Key.Key_Return, qtbot)
    settle(lambda: desk.told("3 are in"))
    for name in (STRANGE, BROKEN):
        desk.select(name)
        desk.press(Key.Key_U, qtbot)
        settle(lambda gone=name: gone not in desk.names())
    settle(desk.view.empty.isVisible)
    settle(lambda: desk.view.empty.today == "3 decided by you")
    assert not desk.view.head.button.isVisible()
    desk.view.setFocus()
    desk.undo(qtbot)
    settle(lambda: desk.names() == [BROKEN])


def test_what_is_decided_elsewhere_leaves_and_what_comes_is_told(
    desk: Desk, profile: Profile, office: Path, qtbot: Any
) -> None:
    told: list[int] = []
    desk.view.waiting_changed.connect(told.append)
    desk.select(ONE)
    entry = desk.view.current.entry
    profile.decisions.file_held(entry.entry_id, MANDATE, datetime.now().astimezone())
    settle(lambda: ONE not in desk.names())
    assert desk.current() == TWO
    assert told[-1] == len(ALL) - 1


def test_the_model_keeps_its_promises(desk: Desk, qtbot: Any) -> None:
    QAbstractItemModelTester(
        desk.view.queue.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    desk.select(ONE)
    desk.press(Key.Key_Space, qtbot)
    desk.press(Key.Key_U, qtbot)
    desk.undo(qtbot)
    settle(lambda: not desk.desk.deciding)


def test_a_long_name_and_a_small_window_leave_every_button_in_sight(
    desk: Desk, profile: Profile, qtbot: Any
) -> None:
    desk.select(ONE)
    entry = desk.view.current.entry
    first = entry.verdict.candidates[0].label
    profile.registry.rename(first, LONG_NAME)
    profile.decisions.file_held(entry.entry_id, Label(LONG_NAME, LONG_NAME), entry.at)
    desk.frame.setMinimumSize(QSize(0, 0))
    desk.frame.resize(700, 480)
    QApplication.processEvents()
    for part in (*desk.view.comparison.strip.tiles, desk.view.head.button, desk.view.list):
        inside = part.rect().translated(part.mapTo(desk.frame, part.rect().topLeft()))
        assert desk.frame.rect().contains(inside), part
    assert desk.frame.width() == 700


def test_a_verdict_without_candidates_offers_none(desk: Desk) -> None:
    desk.select(BROKEN)
    row = desk.view.current
    assert (row.troubled, row.proposal, row.entry.kind) == (True, None, VerdictKind.REVIEW)
