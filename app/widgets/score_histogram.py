"""How alike filed documents were, as bars, with a tick at the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import words

if TYPE_CHECKING:
    from app.theme import Theme

_FLOOR = 0.5
"""As the bar of a score begins."""
BARS = 25
HEIGHT_PX = 44
_GAP_PX, _LEAST_PX = 1.0, 2.0


def bars_of(scores: Sequence[tuple[int, int]], parts: int) -> list[int]:
    """`scores`: how many lie in which of `parts` equal parts of [0, 1]. How many lie in each of
    BARS parts of [0.5, 1]; lower ones count in the first."""
    bars = [0] * BARS
    for part, count in scores:
        middle = (part + 0.5) / parts
        at = int((middle - _FLOOR) / (1 - _FLOOR) * BARS)
        bars[min(BARS - 1, max(0, at))] += count
    return bars


class ScoreHistogram(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars = [0] * BARS
        self._threshold = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_scores(self, scores: Sequence[tuple[int, int]], parts: int, threshold: float) -> None:
        """`threshold` in [0, 1]; 0 where it is not known."""
        self.bars, self._threshold = bars_of(scores, parts), threshold
        count = sum(self.bars)
        text = self.tr("%n document(s) filed by the program, by how alike they were", "", count)
        if threshold:
            filed_from = self.tr("filed by itself from {threshold}")
            text = f"{text}; {filed_from.format(threshold=words.percent(threshold))}"
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(96, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        base, wide = self.height() - 1.0, self.width() / BARS
        most = max(self.bars) or 1
        for number, count in enumerate(self.bars):
            if count:
                high = max(_LEAST_PX, (base - 6) * count / most)
                sure = _FLOOR + (number + 1) * (1 - _FLOOR) / BARS > self._threshold
                painter.setBrush(self._theme.colour("filed" if sure else "review"))
                painter.drawRect(
                    QRectF(number * wide + _GAP_PX / 2, base - high, wide - _GAP_PX, high)
                )
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(QRectF(0, base, self.width(), 1))
        if 0 < self._threshold < 1:
            share = min(1.0, max(0.0, (self._threshold - _FLOOR) / (1 - _FLOOR)))
            painter.setBrush(self._theme.colour("text"))
            painter.drawRect(QRectF(share * self.width() - 0.75, 0, 1.5, self.height()))
