"""Two pages beside each other: zoom and pan in step, and blinking in one place."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.widgets.compare_view import CompareView, Side
from app.widgets.parts import Look
from app.widgets.sight import Fit
from core.domain import Region

PAGE = QSize(1000, 1400)
SPOT = QPointF(0.3, 0.25)
"""Where both pages have a square, red on the scan and blue on the candidate."""
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


def page(colour: QColor) -> QImage:
    image = QImage(PAGE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(QRectF(270, 320, 60, 60), colour)
    painter.end()
    return image


@pytest.fixture
def view(look: Look, qtbot: Any) -> Iterator[CompareView]:
    made = CompareView(look.theme)
    qtbot.addWidget(made)
    made.resize(808, 600)
    made.show_scan(Side(page(RED)), QRectF(0, 0, 1, 1))
    made.show_candidate(Side(page(BLUE)))
    made.show()
    qtbot.waitExposed(made)
    yield made


def colour_at(view: CompareView, at: QPointF) -> str:
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor((at * ratio).toPoint()).name()


def spots(view: CompareView) -> list[QPointF]:
    """Where the square is in each pane."""
    return [
        QPointF(place.left() + SPOT.x() * place.width(), place.top() + SPOT.y() * place.height())
        for place in view.places()
    ]


def shift(view: CompareView) -> QPointF:
    one, other = view.panes
    return other.topLeft() - one.topLeft()


def wheel(view: CompareView, at: QPointF, turned: int) -> None:
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def assert_in_step(view: CompareView) -> None:
    """The same place of the form is at the same place of both panes, as it is painted."""
    one, other = spots(view)
    assert other - one == shift(view)
    assert [colour_at(view, at) for at in (one, other)] == [RED.name(), BLUE.name()]


def test_both_pages_are_seen_whole_side_by_side(view: CompareView) -> None:
    assert_in_step(view)
    for pane, place in zip(view.panes, view.places(), strict=True):
        assert pane.contains(place)


def test_the_wheel_zooms_both_about_the_pointer(view: CompareView) -> None:
    before = spots(view)
    for pane in (0, 1):
        wheel(view, before[pane], 240)
        after = spots(view)
        assert (after[pane] - before[pane]).manhattanLength() < 1
        assert_in_step(view)
    assert view.sight.zoom == pytest.approx(1.25**4)
    wheel(view, spots(view)[0], -480)
    assert view.sight.zoom == pytest.approx(1)


def test_dragging_and_arrows_move_both(view: CompareView, qtbot: Any) -> None:
    wheel(view, spots(view)[0], 480)
    start = spots(view)[0]
    middle = view.panes[1].center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(view, middle + QPoint(30, 20))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 20))
    moved = spots(view)[0]
    assert (moved - start - QPointF(30, 20)).manhattanLength() < 1
    assert_in_step(view)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert spots(view)[0].x() < moved.x()
    assert_in_step(view)


def test_a_page_cannot_be_lost_out_of_sight(view: CompareView) -> None:
    view.zoom_in()
    for _ in range(200):
        view.pan(Qt.Key.Key_Left)
        view.pan(Qt.Key.Key_Up)
    assert all(p.intersects(q) for p, q in zip(view.panes, view.places(), strict=True))


def test_fitting_the_width_begins_at_the_top(view: CompareView) -> None:
    view.resize(808, 400)
    view.fit(Fit.WIDTH)
    place, pane = view.places()[0], view.panes[0]
    assert place.width() == pytest.approx(pane.width() - 16)
    assert pane.top() <= place.top() <= pane.top() + 8
    view.fit(Fit.PAGE)
    assert view.panes[0].contains(view.places()[0])


def test_b_exchanges_them_in_one_place_and_back(view: CompareView, qtbot: Any) -> None:
    at = spots(view)[0]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert (colour_at(view, at), spots(view)[0]) == (BLUE.name(), at)
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert colour_at(view, at) == RED.name()


def test_b_held_shows_the_other_until_it_is_let_go(view: CompareView, qtbot: Any) -> None:
    at = spots(view)[0]
    view.setFocus()
    qtbot.keyPress(view, Qt.Key.Key_B)
    assert colour_at(view, at) == BLUE.name()
    view._pressed_at = time.monotonic() - 1  # held for a second
    qtbot.keyRelease(view, Qt.Key.Key_B)
    assert colour_at(view, at) == RED.name()


def test_where_there_is_no_room_for_two_one_pane_shows_either(
    view: CompareView, qtbot: Any
) -> None:
    view.resize(300, 500)
    assert len(view.panes) == 1
    assert colour_at(view, spots(view)[0]) == RED.name()
    view.blink()
    assert colour_at(view, spots(view)[0]) == BLUE.name()


def test_without_a_candidate_the_scan_has_all_the_room(view: CompareView) -> None:
    view.blink()
    view.show_candidate(None)
    assert len(view.panes) == 1
    assert colour_at(view, spots(view)[0]) == RED.name()
    view.blink()  # nothing to exchange it with
    assert colour_at(view, spots(view)[0]) == RED.name()


def test_places_are_ringed_on_both(view: CompareView, look: Look) -> None:
    view.show_candidate(Side(page(BLUE)), (Region(0.6, 0.6, 0.2, 0.1),))
    mark = look.theme.colour("mark")
    for place in view.places():
        edge = QPointF(place.left() + 0.6 * place.width(), place.top() + 0.65 * place.height())
        near = [QColor(colour_at(view, edge + QPointF(dx, 0))) for dx in (-1, 0, 1)]
        assert any(abs(c.red() - mark.red()) + abs(c.blue() - mark.blue()) < 60 for c in near)


def test_what_lies_outside_the_candidates_sheet_is_not_shown(view: CompareView) -> None:
    outline = ((0.5, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0))
    view.show_candidate(Side(page(BLUE), outline=outline))
    assert colour_at(view, spots(view)[1]) == view._theme.colour("ground").name()


def test_another_page_is_seen_whole_again_and_the_same_one_stays_as_it_is(
    view: CompareView,
) -> None:
    view.zoom_in()
    shown = view._sides[0]
    view.show_scan(Side(shown.picture), QRectF(0, 0, 1, 1))  # judged again, say
    assert view.sight.zoom > 1
    view.show_scan(Side(page(RED)), QRectF(0.25, 0.25, 0.5, 0.5))
    assert view.sight.zoom == 1
    sheet, place = QRectF(0.25, 0.25, 0.5, 0.5), view.places()[0]
    across = sheet.width() * place.width()
    down = sheet.height() * place.height()
    assert (across == pytest.approx(view.panes[0].width() - 16)) or (
        down == pytest.approx(view.panes[0].height() - 16)
    )  # the paper fills the pane, not the desk that it lies on


def test_drawn_smaller_it_is_averaged_to_the_screens_own_pixels(view: CompareView) -> None:
    view.grab()
    _, size, pixmap = view._drawn[0]
    place, ratio = view.places()[0], view.devicePixelRatioF()
    assert (pixmap.size(), size) == (size, (place.size() * ratio).toSize())
