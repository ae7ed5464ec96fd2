"""Confidence as a bar with a tick at the threshold; the number is in the tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import words

if TYPE_CHECKING:
    from app.theme import Theme

_FLOOR = 0.5
"""Scores of unlike pages are around this: the bar begins here, so that differences show."""
BAR_HEIGHT_PX = 6


def paint_score(
    painter: QPainter, place: QRectF, score: float, threshold: float, colour: QColor, theme: Theme
) -> None:
    """Scores and the threshold in [0, 1]."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = place.height() / 2
    painter.setBrush(theme.colour("line"))
    painter.drawRoundedRect(place, radius, radius)
    filled = QRectF(place)
    filled.setWidth(max(place.height(), place.width() * _share(score)))
    painter.setBrush(colour)
    painter.drawRoundedRect(filled, radius, radius)
    if 0 < threshold < 1:
        tick = place.left() + place.width() * _share(threshold)
        painter.setBrush(theme.colour("text"))
        painter.drawRect(QRectF(tick - 0.75, place.top() - 3, 1.5, place.height() + 6))
    painter.restore()


def _share(score: float) -> float:
    return min(1.0, max(0.0, (score - _FLOOR) / (1 - _FLOOR)))


class ScoreBar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._score, self._threshold = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_score(self, score: float, threshold: float) -> None:
        self._score, self._threshold = score, threshold
        text = self.tr("{score} alike; filed by itself from {threshold}").format(
            score=words.percent(score), threshold=words.percent(threshold)
        )
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(96, BAR_HEIGHT_PX + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        place = QRectF(0, (self.height() - BAR_HEIGHT_PX) / 2, self.width(), BAR_HEIGHT_PX)
        sure = self._score >= self._threshold
        colour = self._theme.colour("filed" if sure else "review")
        paint_score(QPainter(self), place, self._score, self._threshold, colour, self._theme)
