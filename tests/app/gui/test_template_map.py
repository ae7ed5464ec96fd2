"""The map by itself: two hundred samples of many classes, no library behind them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from desk_top import LONG_NAME, dragging, drop
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.pictures import Pictures
from app.tasks import TaskRunner
from app.widgets.map_marks import DOT_PX, style_of
from app.widgets.parts import Look
from app.widgets.template_map import TemplateMap
from core.domain import Label
from core.errors import LibraryError
from core.library.entries import Registered

COUNT = 200
PLACES = np.random.default_rng(2).uniform(-50, 50, (COUNT, 2))
PLACES[:2] = (-49, -49), (49, 49)
NOW = datetime(2026, 11, 24, tzinfo=UTC)
NAMES = [LONG_NAME if at == 7 else f"Class {at // 4}" for at in range(COUNT)]
POINTS = [
    Registered(at + 1, Label(name), None, "scan.png", 1, NOW) for at, name in enumerate(NAMES)
]


@pytest.fixture
def shown(look: Look, qtbot: Any) -> Iterator[TemplateMap]:
    def damaged() -> None:
        raise LibraryError("There is no picture.")

    tasks = TaskRunner()
    made = TemplateMap(look, Pictures(damaged, damaged, tasks), lambda: "New class")  # type: ignore[arg-type]
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 520)
    made.setParent(window)
    made.resize(700, 520)
    window.show()
    qtbot.waitExposed(window)
    made.show_map(POINTS, PLACES)
    yield made
    tasks.close()


def alone() -> int:
    """The row of the sample that lies farthest from all others."""
    off = np.hypot(*(PLACES[:, None] - PLACES[None]).transpose(2, 0, 1))
    np.fill_diagonal(off, np.inf)
    return int(off.min(1)[2:-2].argmax()) + 2


def colour_at(shown: TemplateMap, template_id: int) -> QColor:
    picture = shown.grab().toImage()
    at = shown.place_of(template_id) * picture.devicePixelRatio()
    return picture.pixelColor(round(at.x()), round(at.y()))


def alike(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in parts) < 30


def test_each_class_has_its_colour(shown: TemplateMap) -> None:
    row = alone()
    style = style_of(POINTS[row].label.class_name)
    assert alike(colour_at(shown, row + 1), shown._painter._dots.colour(style))


def test_what_is_not_sought_is_faint(shown: TemplateMap) -> None:
    row = alone()
    name, style = POINTS[row].label.class_name, style_of(POINTS[row].label.class_name)
    clear, faint = shown._painter._dots.colour(style), shown._look.theme.colour("line")
    shown.seek(frozenset({name}))
    assert alike(colour_at(shown, row + 1), clear)
    shown.seek(frozenset({"another"}))
    assert alike(colour_at(shown, row + 1), faint)
    shown.seek(None)
    assert alike(colour_at(shown, row + 1), clear)


def test_look_alikes_are_joined_by_a_line(shown: TemplateMap) -> None:
    one, other = 0, 1
    mark = shown._look.theme.colour("mark")

    def joined() -> int:
        """At how many of the places between the two the colour of lines is seen."""
        picture = shown.grab().toImage()
        ratio = picture.devicePixelRatio()
        start, end = shown.place_of(one + 1), shown.place_of(other + 1)
        between = (start + (end - start) * share for share in np.linspace(0.05, 0.95, 60))
        return sum(
            alike(picture.pixelColor(round(at.x() * ratio), round(at.y() * ratio)), mark)
            for at in between
        )

    assert joined() < 5
    shown.show_map(POINTS, PLACES, [(1, 2), (3, 9999)])
    assert joined() > 30


def test_a_click_selects_a_double_click_opens_and_beside_them_neither(
    shown: TemplateMap, qtbot: Any
) -> None:
    row = alone()
    place = shown.place_of(row + 1).toPoint()
    with qtbot.waitSignal(shown.chosen):
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    assert shown.selected == POINTS[row]
    assert shown.accessibleDescription() == str(POINTS[row].label)
    with qtbot.waitSignal(shown.opened):
        qtbot.mouseDClick(shown, Qt.MouseButton.LeftButton, pos=place)
    shown.show_map(POINTS[:2], PLACES[:2])
    with qtbot.assertNotEmitted(shown.opened):
        qtbot.mouseDClick(shown, Qt.MouseButton.LeftButton, pos=shown.rect().center())
    assert shown.selected is None


def test_pointing_names_a_sample_and_says_it_can_be_clicked(shown: TemplateMap, qtbot: Any) -> None:
    row = alone()
    before = shown.grab().toImage()
    qtbot.mouseMove(shown, shown.place_of(row + 1).toPoint())
    assert shown.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert shown.grab().toImage() != before
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    assert shown.grab().toImage() == before


def test_dragging_moves_the_map_and_selects_nothing(shown: TemplateMap, qtbot: Any) -> None:
    shown.zoom_in()
    middle = shown.rect().center()
    before = shown.place_of(9)
    qtbot.mousePress(shown, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(shown, middle + QPoint(20, 10))
    qtbot.mouseMove(shown, middle + QPoint(60, 25))
    qtbot.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 25))
    moved = shown.place_of(9) - before
    assert (round(moved.x()), round(moved.y())) == (60, 25)
    assert shown.selected is None


def test_the_wheel_zooms_where_the_mouse_is(shown: TemplateMap) -> None:
    row = alone()
    place = shown.place_of(row + 1)
    scale = shown.view.scale
    for turned in (240, -120):
        wheel = QWheelEvent(
            place, QPointF(shown.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, turned),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(shown, wheel)
        assert (shown.place_of(row + 1) - place).manhattanLength() < 0.01
    assert shown.view.scale > scale


def test_keys_walk_zoom_and_open(shown: TemplateMap, qtbot: Any) -> None:
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    first = shown.selected
    assert first is not None
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.selected is not None
    assert shown.place_of(shown.selected.template_id).x() > shown.place_of(first.template_id).x()
    whole = shown.view
    qtbot.keyClick(shown, Qt.Key.Key_Plus)
    assert shown.view.scale > whole.scale
    assert (
        shown.place_of(shown.selected.template_id) - shown.rect().center()
    ).manhattanLength() < 4
    before = shown.place_of(9)
    qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert shown.place_of(9).y() < before.y()
    qtbot.keyClick(shown, Qt.Key.Key_0)
    assert shown.view == whole
    qtbot.keyClick(shown, Qt.Key.Key_Minus)
    assert shown.view.scale < whole.scale
    with qtbot.waitSignal(shown.opened):
        qtbot.keyClick(shown, Qt.Key.Key_Return)


def test_a_selected_sample_stays_selected_while_others_come_and_go(shown: TemplateMap) -> None:
    shown.select(5)
    shown.zoom_in()
    view = shown.view
    shown.show_map([POINTS[0], *POINTS[3:9]], PLACES[[0, *range(3, 9)]])
    assert shown.selected == POINTS[4] and shown.view == view
    shown.show_map(POINTS[:3], PLACES[:3])
    assert shown.selected is None


def test_near_by_pages_are_shown_instead_of_dots(shown: TemplateMap) -> None:
    assert shown._painter.page_px(shown.view) == 0
    for _ in range(12):
        shown.zoom_in()
    assert shown._painter.page_px(shown.view) > 4 * DOT_PX
    shown.grab()
    assert any(shown._painter.waits_for(f"template-{one.template_id}") for one in POINTS)


def test_files_may_be_dropped_anywhere(shown: TemplateMap, tmp_path: Path, qtbot: Any) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(b"%PDF-1.4")
    before = shown.grab().toImage()
    with dragging(shown, [file], QPoint(40, 40)):
        assert shown.grab().toImage() != before  # it says what a drop would do
        assert shown.brought == [file]
    assert shown.grab().toImage() == before
    with qtbot.waitSignal(shown.dropped) as signal:
        drop(shown, [file], QPoint(350, 200))
    assert signal.args == [[file]]


def test_a_map_that_is_not_there_yet_says_so(shown: TemplateMap) -> None:
    shown.show_map([], np.empty((0, 2)))
    nothing = shown.grab().toImage()
    shown.show_note("The map is being drawn…")
    assert shown.grab().toImage() != nothing
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus):
        QTest.keyClick(shown, key)
    assert shown.selected is None


def test_few_samples_lie_in_sight_as_whole_pages(shown: TemplateMap) -> None:
    shown.show_map([], PLACES[:0])
    shown.show_map(POINTS[:6], PLACES[:6])
    half = shown._painter.page_px(shown.view) / 2
    assert half > 0
    for one in POINTS[:6]:
        at = shown.place_of(one.template_id)
        assert half <= at.x() <= shown.width() - half
        assert half <= at.y() <= shown.height() - half


def test_the_whole_name_is_told_where_the_mouse_rests(shown: TemplateMap) -> None:
    shown._hover(shown.place_of(8))
    assert shown.toolTip() == LONG_NAME
    shown._hover(QPointF(-500, -500))
    assert shown.toolTip() == ""
