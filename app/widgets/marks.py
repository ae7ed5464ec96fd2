"""Rings around places of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from app.theme import Theme
    from core.domain import Region

LEAST_PX = 14
"""A ring is no smaller, however small its place is."""
_WIDTH_PX, _CORNER_PX = 2.0, 4.0
_CASING = QColor(255, 255, 255, 190)
"""Around lines on a picture, so that they show on a dark table, too."""
_FILL_ALPHA = 24


def ring(region: Region, place: QRectF, least_px: float = LEAST_PX) -> QRectF:
    """Where the ring lies on a picture that is drawn at `place`."""
    width = max(least_px, region.width * place.width())
    height = max(least_px, region.height * place.height())
    x = place.left() + (region.x + region.width / 2) * place.width()
    y = place.top() + (region.y + region.height / 2) * place.height()
    return QRectF(x - width / 2, y - height / 2, width, height)


def paint_marks(
    painter: QPainter, place: QRectF, marks: Sequence[Region], theme: Theme,
    least_px: float = LEAST_PX, width_px: float = _WIDTH_PX,
) -> None:  # fmt: skip
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme.colour("mark")
    fill = QColor(colour)
    fill.setAlpha(_FILL_ALPHA)
    rings = [ring(mark, place, least_px) for mark in marks]
    for pen, brush in (
        (QPen(_CASING, width_px + 2), QColor(0, 0, 0, 0)),
        (QPen(colour, width_px), fill),
    ):
        painter.setPen(pen)
        painter.setBrush(brush)
        for each in rings:
            painter.drawRoundedRect(each, _CORNER_PX, _CORNER_PX)
    painter.restore()


def casing(width_px: float) -> QPen:
    """Drawn below a line of that width on a picture."""
    return QPen(_CASING, width_px + 2)
