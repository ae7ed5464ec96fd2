"""The curve of expected reviews: read, chosen on by mouse and keys, and true to a real history."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest
from desk_top import register_samples, scans
from PySide6.QtCore import QPoint, Qt

from app.bootstrap import Profile
from app.widgets.parts import Look
from app.widgets.review_curve import ReviewCurve
from core.domain import WatchedFolder
from core.expected import LADDER, ExpectedReviews

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HALF_AT_THE_END = ExpectedReviews(
    tuple((number, 0.5 if number == LADDER[-1] else 0.05, 0.1) for number in LADDER), 40
)


@pytest.fixture
def curve(look: Look, qtbot: Any) -> ReviewCurve:
    made = ReviewCurve(look.theme)
    qtbot.addWidget(made)
    made.resize(560, 260)
    made.show_chosen(1_000)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def chosen(curve: ReviewCurve) -> list[int]:
    heard: list[int] = []
    curve.chosen.connect(heard.append)
    return heard


def at(curve: ReviewCurve, number: int) -> QPoint:
    return QPoint(round(curve.plot._x(number)), 60)


def test_without_a_history_it_says_what_will_be_seen_here(curve: ReviewCurve) -> None:
    assert "When documents have been sorted" in curve.sentence.text()
    assert not curve.source.isVisible()
    assert not curve.grab().isNull()


def test_the_share_is_told_in_words_for_what_is_chosen(curve: ReviewCurve) -> None:
    curve.show_expected(HALF_AT_THE_END)
    assert curve.sentence.text().startswith("About 15 % of your latest documents")
    assert "10 % looked like nothing registered" in curve.sentence.text()
    assert "40" in curve.source.text()
    curve.show_chosen(100_000)
    assert curve.sentence.text().startswith("About 60 %")
    name = curve.plot.accessibleName()
    assert "100" in name
    assert "About 60 %" in name


def test_no_share_and_a_tiny_one_are_not_the_same(curve: ReviewCurve) -> None:
    curve.show_expected(ExpectedReviews(tuple((number, 0.0, 0.0) for number in LADDER), 40))
    assert curve.sentence.text().startswith("None of your latest documents")
    curve.show_expected(ExpectedReviews(tuple((number, 0.001, 0.0) for number in LADDER), 40))
    assert "less than 1 %" in curve.sentence.text()


def test_between_the_points_it_is_a_straight_line(curve: ReviewCurve) -> None:
    curve.show_expected(ExpectedReviews(((10, 0.0, 0.1), (1_000, 0.2, 0.3)), 10))
    assert curve.plot.shares(100) == pytest.approx((0.1, 0.2))
    assert curve.plot.shares(10) == (0.0, 0.1)
    assert curve.plot.shares(100_000) == (0.2, 0.3)


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        (Qt.Key.Key_Right, 1_000, 2_000),
        (Qt.Key.Key_Left, 1_000, 500),
        (Qt.Key.Key_Up, 1_234, 2_000),
        (Qt.Key.Key_Down, 1_234, 1_000),
        (Qt.Key.Key_PageUp, 1_000, 10_000),
        (Qt.Key.Key_PageDown, 50, 10),
        (Qt.Key.Key_Home, 1_000, 10),
        (Qt.Key.Key_End, 1_000, 100_000),
    ],
)
def test_keys_choose_a_round_number(
    curve: ReviewCurve, chosen: list[int], qtbot: Any, key: Qt.Key, start: int, end: int
) -> None:
    curve.show_chosen(start)
    qtbot.keyClick(curve.plot, key)
    assert (chosen, curve.value) == ([end], end)


def test_at_the_end_nothing_more_is_chosen(
    curve: ReviewCurve, chosen: list[int], qtbot: Any
) -> None:
    curve.show_chosen(100_000)
    qtbot.keyClick(curve.plot, Qt.Key.Key_Right)
    assert chosen == []


def test_a_drag_tells_on_the_way_and_chooses_once(
    curve: ReviewCurve, chosen: list[int], qtbot: Any
) -> None:
    curve.show_expected(HALF_AT_THE_END)
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(curve.plot, button, pos=at(curve, 10_000))
    assert curve.value == 10_000
    qtbot.mouseMove(curve.plot, at(curve, 100_000))
    assert curve.sentence.text().startswith("About 60 %")
    assert chosen == []
    qtbot.mouseRelease(curve.plot, button, pos=at(curve, 100_000))
    assert chosen == [100_000]


def test_escape_takes_a_drag_back(curve: ReviewCurve, chosen: list[int], qtbot: Any) -> None:
    button = Qt.MouseButton.LeftButton
    qtbot.mousePress(curve.plot, button, pos=at(curve, 10))
    qtbot.keyClick(curve.plot, Qt.Key.Key_Escape)
    qtbot.mouseRelease(curve.plot, button, pos=at(curve, 10))
    assert (chosen, curve.value) == ([], 1_000)


@pytest.mark.qt_log_ignore("This plugin does not support", "not accepted by", extend=True)
def test_a_locked_one_only_shows(curve: ReviewCurve, chosen: list[int], qtbot: Any) -> None:
    curve.setEnabled(False)
    qtbot.keyClick(curve.plot, Qt.Key.Key_Right)
    qtbot.mouseClick(curve.plot, Qt.MouseButton.LeftButton, pos=at(curve, 10))
    assert (chosen, curve.value) == ([], 1_000)
    assert not curve.grab().isNull()


def test_what_is_chosen_is_seen(curve: ReviewCurve) -> None:
    curve.show_expected(HALF_AT_THE_END)
    before = curve.grab().toImage()
    curve.show_chosen(10)
    assert curve.grab().toImage() != before


def sort_samples(profile: Profile) -> None:
    register_samples(profile)
    inbox = profile.path / "inbox"
    inbox.mkdir()
    for scan in scans(12):
        shutil.copy2(scan, inbox)
    folder = WatchedFolder(0, inbox, profile.path / "filed", "{class}/{original}")
    for _ in profile.engine(lambda: [folder]).run(once=True):
        pass


def test_of_a_real_history_the_present_point_is_what_really_happened(
    filled: Callable[..., Profile], curve: ReviewCurve
) -> None:
    profile = filled("sorted", sort_samples)
    expected = profile.expected_reviews()
    history = profile.journal.history()
    assert expected.documents == len(history) == 12
    points = {number: (review, unknown) for number, review, unknown in expected.points}
    held = [entry.kind.value for entry in history if entry.held]
    assert points[1_000] == (held.count("review") / 12, held.count("unknown") / 12)
    assert [number for number, *_ in expected.points] == list(LADDER)
    waiting = [sum(point) for point in points.values()]
    assert waiting == sorted(waiting)  # the more is promised, the more is looked at
    assert waiting[0] < waiting[-1]
    curve.show_expected(expected)
    assert f"{len(held) * 100 // 12} %" in curve.sentence.text()


def test_a_profile_without_documents_expects_nothing(profile: Profile) -> None:
    assert profile.expected_reviews() == ExpectedReviews((), 0)
