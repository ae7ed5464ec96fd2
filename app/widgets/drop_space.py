"""What a drop beside everything else would do, written over the whole of a view."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.theme import CORNER_PX, STEP_PX, Theme

_PILL_PX = 40


def paint_drop_words(widget: QWidget, area: QRect, text: str, theme: Theme) -> None:
    """On `widget`, or its viewport, while it is painted."""
    target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRectF(area).adjusted(4, 4, -4, -4)
    painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(place, CORNER_PX, CORNER_PX)
    metrics = QFontMetrics(widget.font())
    wide = metrics.horizontalAdvance(text) + 4 * STEP_PX
    pill = QRectF(0, 0, min(wide, place.width() - 2 * STEP_PX), _PILL_PX)
    pill.moveCenter(place.center())
    pill.moveBottom(place.bottom() - 2 * STEP_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent"))
    painter.drawRoundedRect(pill, CORNER_PX, CORNER_PX)
    painter.setPen(theme.colour("on_accent"))
    room = int(pill.width()) - 2 * STEP_PX
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
