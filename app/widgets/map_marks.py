"""Dots of a map: each class has a colour and a shape, so that neither has to do alone."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

if TYPE_CHECKING:
    from app.theme import Theme

DOT_PX = 10
_HUES = (205, 25, 140, 285, 345, 50, 175, 95)
_RIM_PX = 1.0


def style_of(class_name: str) -> int:
    """The same tomorrow and on every machine."""
    return zlib.crc32(class_name.encode()) % (len(_HUES) * len(_SHAPES))


class Dots:
    """Pictures of dots, drawn once for a look and a screen."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[int, bool, bool, float, int], QPixmap] = {}

    def colour(self, style: int) -> QColor:
        """Clear against the ground, by day and by night."""
        hue = _HUES[style % len(_HUES)]
        lightness, saturation = (165, 130) if self._theme.dark else (95, 150)
        return QColor.fromHsl(hue, saturation, lightness)

    def dot(self, style: int, faint: bool, ratio: float, size_px: int = DOT_PX) -> QPixmap:
        """With a rim that sets it off from others. `faint`: it is not looked for."""
        key = style, faint, self._theme.dark, ratio, size_px
        if key not in self._made:
            self._made[key] = self._draw(style, faint, ratio, size_px)
        return self._made[key]

    def _draw(self, style: int, faint: bool, ratio: float, size_px: int) -> QPixmap:
        side = round(size_px * ratio)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("ground"), _RIM_PX))
        painter.setBrush(self._theme.colour("line") if faint else self.colour(style))
        area = QRectF(0, 0, size_px, size_px).adjusted(1, 1, -1, -1)
        _SHAPES[style // len(_HUES)](painter, area)
        painter.end()
        return pixmap


def _disc(painter: QPainter, area: QRectF) -> None:
    painter.drawEllipse(area)


def _square(painter: QPainter, area: QRectF) -> None:
    painter.drawRect(area.adjusted(0.75, 0.75, -0.75, -0.75))


def _diamond(painter: QPainter, area: QRectF) -> None:
    middle = area.center()
    painter.drawPolygon(
        QPolygonF(
            [QPointF(middle.x(), area.top()), QPointF(area.right(), middle.y()),
             QPointF(middle.x(), area.bottom()), QPointF(area.left(), middle.y())]
        )
    )  # fmt: skip


def _triangle(painter: QPainter, area: QRectF) -> None:
    top = QPointF(area.center().x(), area.top())
    painter.drawPolygon(QPolygonF([top, area.bottomRight(), area.bottomLeft()]))


_SHAPES: tuple[Callable[[QPainter, QRectF], None], ...] = (_disc, _square, _diamond, _triangle)
