"""Several documents of different kinds at once: one act, one message, one step back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_top import settle
from PySide6.QtCore import Qt
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
from core.domain import HeldReason

Key = Qt.Key
WAITING = (OTHER, STRANGE, ONE, TWO, BROKEN)
CHECKED = (OTHER, ONE, STRANGE, BROKEN)
"""The first two are filed, to be checked."""
UNDO = (Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def take(made: Callable[..., Path], filled: Callable[..., Profile], tmp_path: Path) -> Any:
    def office(name: str, fill: Callable[[Profile], None]) -> Path:
        filled(name, fill)
        move_office(made(name, fill).parent, tmp_path)
        return tmp_path

    return office


@pytest.fixture
def waiting(take: Any, profile: Profile, look: Look, qtbot: Any) -> Iterator[Desk]:
    take("five that wait", fill_office(*WAITING))
    with review_of(profile, look, qtbot) as desk:
        yield desk


@pytest.fixture
def mixed(take: Any, profile: Profile, look: Look, qtbot: Any) -> Iterator[Desk]:
    """Two spot checks, and two that wait."""
    take("checks and others", fill_office(*CHECKED, margin=0.02, spot_check_one_in=1))
    with review_of(profile, look, qtbot) as desk:
        assert set(desk.names()) == set(CHECKED)
        yield desk


def reasons(profile: Profile) -> dict[str, HeldReason | None]:
    return {entry.source.name: entry.held for entry in profile.journal.held()}


def decided(desk: Desk) -> str:
    """What was said of the one decision."""
    settle(lambda: desk.said and not desk.desk.deciding)
    ((text, undo),) = desk.said
    assert undo is not None
    return str(text)


def take_back(desk: Desk, qtbot: Any) -> None:
    """One step, and there is no other one."""
    before = len(desk.said)
    desk.press(UNDO[0], qtbot, UNDO[1])
    settle(lambda: len(desk.said) > before and not desk.desk.deciding)
    desk.press(UNDO[0], qtbot, UNDO[1])
    assert [text for text, _ in desk.said[before:]] == ["Undone.", "Nothing to undo."]
    assert desk.refused == []


def test_unknown_and_set_aside_are_one_act(waiting: Desk, profile: Profile, qtbot: Any) -> None:
    before = profile.journal.held()
    waiting.select(ONE, STRANGE, BROKEN)
    waiting.press(Key.Key_U, qtbot)
    told = decided(waiting)
    assert told == f"2 are not offered again. {BROKEN} is set aside; it stays in its folder."
    unknown = HeldReason.CALLED_UNKNOWN
    now = reasons(profile)
    assert (now[ONE], now[STRANGE], now[BROKEN]) == (unknown, unknown, HeldReason.SET_ASIDE)
    take_back(waiting, qtbot)
    settle(lambda: waiting.names() == sorted(WAITING))
    assert profile.journal.held() == before


def test_spot_checks_among_those_that_wait_are_left_out_and_named(
    mixed: Desk, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    before = contents(tmp_path)
    mixed.select(STRANGE, BROKEN, ONE)
    left_out = f"{ONE} left out: spot checks are decided separately."
    assert left_out in mixed.view.question.text
    mixed.press(Key.Key_U, qtbot)
    assert decided(mixed) == (
        f"{STRANGE} is not offered again. {BROKEN} is set aside; it stays in its folder. {left_out}"
    )
    assert set(mixed.names()) == {OTHER, ONE}
    assert profile.spot_checks.observed().checked == 0
    take_back(mixed, qtbot)
    settle(lambda: set(mixed.names()) == set(CHECKED))
    assert contents(tmp_path) == before


def test_after_an_act_the_next_one_alone_is_selected(
    mixed: Desk, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    """Enter once too often confirms no filings that nobody looked at."""
    mixed.select(STRANGE, BROKEN, OTHER, ONE)
    mixed.press(Key.Key_U, qtbot)
    decided(mixed)
    assert set(mixed.names()) == {OTHER, ONE}
    assert [row.path.name for row in mixed.view.queue.selected] == [mixed.current()]
    assert len(mixed.view.list.selectionModel().selectedIndexes()) == 1
    mixed.see()
    assert mixed.view.head.button.text() == "Filed rightly"
    mixed.press(Key.Key_Return, qtbot)
    settle(lambda: mixed.told("was filed rightly"))
    assert profile.spot_checks.observed().checked == 1


@pytest.mark.parametrize("act", ["skip", "_judge_again"])
def test_nothing_is_left_selected_with_the_one_under_the_hand(mixed: Desk, act: str) -> None:
    mixed.select(STRANGE, BROKEN, OTHER)
    getattr(mixed.view, act)()
    assert len(mixed.view.list.selectionModel().selectedIndexes()) == 1


def test_enter_on_spot_checks_says_that_each_was_filed_rightly(
    mixed: Desk, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    """As what it is filed as: none is refiled as what another one is."""
    mixed.select(OTHER, ONE, STRANGE)
    assert mixed.view.head.button.text() == "2 filed rightly"
    mixed.press(Key.Key_Return, qtbot)
    told = f"2 were filed rightly. {STRANGE} left out: this is about spot checks alone."
    assert decided(mixed) == told
    found = profile.spot_checks.observed()
    assert (found.checked, found.wrong) == (2, 0)
    for label, name in ((MANDATE, OTHER), (TIMESHEET, ONE)):
        assert (tmp_path / "filed" / str(label) / name).exists()
    take_back(mixed, qtbot)
    assert profile.spot_checks.observed().checked == 0
    settle(lambda: set(mixed.names()) == set(CHECKED))


def test_a_label_for_spot_checks_of_two_forms_is_one_act(
    mixed: Desk, profile: Profile, tmp_path: Path, qtbot: Any
) -> None:
    mixed.select(OTHER, ONE)
    mixed.press(Key.Key_F2, qtbot)
    mixed.view.panel.picker.set_label(TIMESHEET)
    mixed.press(Key.Key_Return, qtbot)
    told = decided(mixed)
    assert told.startswith(f"{OTHER} is in ") and told.endswith(f"{ONE} was filed rightly.")
    found = profile.spot_checks.observed()
    assert (found.checked, found.wrong) == (2, 1)
    take_back(mixed, qtbot)
    assert profile.spot_checks.observed().checked == 0
    assert (tmp_path / "filed" / str(MANDATE) / OTHER).exists()


def test_all_that_are_selected_come_later(mixed: Desk, qtbot: Any) -> None:
    order = mixed.names()
    mixed.select(order[0], order[-1])
    mixed.press(Key.Key_Space, qtbot)
    assert mixed.names() == [*order[1:-1], order[0], order[-1]]


def test_what_could_not_be_decided_about_is_told_once(
    waiting: Desk, tmp_path: Path, qtbot: Any
) -> None:
    waiting.select(ONE, TWO, OTHER)
    for name in (ONE, TWO):
        with (tmp_path / "inbox" / name).open("ab") as file:
            file.write(b"more")
    waiting.press(Key.Key_Return, qtbot)
    assert OTHER in decided(waiting)
    (refused,) = waiting.refused
    assert refused.startswith("2 documents could not be handled.") and ONE in refused
    assert {ONE, TWO} <= set(waiting.names())


def test_the_head_says_how_many_are_selected_and_what_the_keys_do(waiting: Desk) -> None:
    waiting.select(ONE)
    head, question = waiting.view.head, waiting.view.question
    assert head._count.text() == "5 waiting"
    why = question.text
    waiting.select(ONE, TWO, BROKEN)
    assert head._count.text() == "5 waiting · 3 selected"
    assert question.text == (
        "Enter files these 3 as the form that is shown. U sets 1 aside; 2 are not offered again."
    )
    waiting.select(ONE)
    assert (head._count.text(), question.text) == ("5 waiting", why)


def test_the_foot_lists_only_keys_that_do_something(
    waiting: Desk, profile: Profile, qtbot: Any
) -> None:
    foot = waiting.view.foot
    waiting.select(BROKEN)
    assert foot.keys == ["Enter open", "U set aside", "Space later", "F2 another form"]
    for key in (Key.Key_N, Key.Key_S, Key.Key_1):
        waiting.press(key, qtbot)
    assert not waiting.view.registration.active
    assert waiting.current() == BROKEN and waiting.said == []
    waiting.select(STRANGE)
    assert foot.keys[:3] == ["1–5 take", "Enter new form", "S sub-label"]
    assert not {"N new form", "B swap", "Ctrl+Z undo"} & set(foot.keys)
    waiting.select(ONE)
    settle(lambda: "B swap" in foot.keys)
    assert foot.keys[:4] == ["1–5 take", "Enter take what is shown", "N new form", "S sub-label"]
    waiting.press(Key.Key_Space, qtbot)
    assert foot.keys[-1] == "Ctrl+Z undo"
