"""The outline on a page, where a corner of the sheet is cut off by the picture's rim."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage

from app.widgets.page_preview import PagePreview
from app.widgets.parts import Look
from core.domain import WHOLE, Corners

OUT: Corners = ((-0.10, 0.05), (0.90, -0.08), (1.06, 0.90), (0.08, 1.0))


@pytest.fixture
def preview(look: Look, qtbot: Any) -> PagePreview:
    shown = PagePreview(look.theme)
    qtbot.addWidget(shown)
    image = QImage(300, 400, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.gray)
    shown.show_page(image, WHOLE)
    shown.resize(240, 320)
    shown.show()
    return shown


def points(preview: PagePreview) -> list[QPointF]:
    return [preview._on_screen(corner, preview._place()) for corner in preview.corners]


def drag(preview: PagePreview, qtbot: Any, start: QPoint, by: QPoint) -> None:
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(preview, start + by)
    with qtbot.waitSignal(preview.corners_changed):
        qtbot.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=start + by)


def test_corners_out_of_the_picture_are_drawn_beside_it(preview: PagePreview) -> None:
    whole = preview._place()
    preview.show_page(preview._image, OUT)
    for corner, point in zip(OUT, points(preview), strict=True):
        assert preview.rect().contains(point.toPoint()), corner
    place, accent = preview._place(), preview._theme.colour("accent")
    assert place.width() < whole.width()
    assert place.width() / place.height() == pytest.approx(300 / 400, abs=0.01)
    drawn = preview.grab().toImage()
    outside = [
        (x, y)
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y) == accent and not place.adjusted(-3, -3, 3, 3).contains(x, y)
    ]
    assert outside
    preview.show_page(preview._image, WHOLE)
    assert preview._place() == whole


def test_a_corner_out_of_the_picture_can_be_dragged_and_stays_in_view(
    preview: PagePreview, qtbot: Any
) -> None:
    preview.show_page(preview._image, OUT)
    start = points(preview)[0].toPoint()
    drag(preview, qtbot, start, QPoint(6, 9))
    x, y = preview.corners[0]
    place = preview._place()
    assert x == pytest.approx(OUT[0][0] + 6 / place.width(), abs=0.01)
    assert y == pytest.approx(OUT[0][1] + 9 / place.height(), abs=0.01)
    assert preview.corners[1:] == OUT[1:]
    drag(preview, qtbot, points(preview)[0].toPoint(), QPoint(-300, -300))
    assert preview.corners[0] == pytest.approx((OUT[0][0], OUT[1][1]))
    assert all(preview.rect().contains(point.toPoint()) for point in points(preview))


def test_a_corner_inside_is_not_dragged_out_of_the_picture(
    preview: PagePreview, qtbot: Any
) -> None:
    inside: Corners = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
    preview.show_page(preview._image, inside)
    drag(preview, qtbot, points(preview)[0].toPoint(), QPoint(-300, -300))
    assert preview.corners == ((0.0, 0.0), *inside[1:])
