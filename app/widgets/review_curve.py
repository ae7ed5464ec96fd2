"""How many documents would wait for a person, by how seldom one may be filed wrongly: a curve on
which that is chosen."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import words
from app.sentences import joined
from app.theme import SMALL_PX, STEP_PX, Theme
from app.widgets.parts import column, label
from core.expected import LADDER, ExpectedReviews

_HEIGHT_PX, _EMPTY_HEIGHT_PX = 168, 72
_TOP_PX, _RIGHT_PX, _LEFT_PX, _BOTTOM_PX = 12, 28, 52, 26
_KNOB_PX = 6
_LEAST_TOP = 0.1
_TENS = (10, 100, 1_000, 10_000, 100_000)
_PAGE = 10
"""Page up and down go so many times as far or as near."""


class ReviewCurve(QWidget):
    """Settings show it for `one_wrong_in`; a disabled one only shows."""

    chosen = Signal(int)
    """Once for each choice: a key, or the release of the mouse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.plot = CurvePlot(theme)
        self.plot.chosen.connect(self.chosen)
        self.plot.moved.connect(self._tell)
        self.sentence = label(wrap=True)
        self.source = label(role="muted", wrap=True)
        self.setLayout(column(self.sentence, self.plot, self.source, gap=STEP_PX // 2))
        self.setFocusProxy(self.plot)
        self._tell()

    def show_expected(self, expected: ExpectedReviews) -> None:
        self.plot.points = expected.points
        self.plot.documents = expected.documents
        self.plot.updateGeometry()
        self._tell()

    def show_chosen(self, one_wrong_in: int) -> None:
        """What is in force, which nobody chose here."""
        self.plot.value = one_wrong_in
        self._tell()

    @property
    def value(self) -> int:
        return self.plot.value

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()
        super().changeEvent(event)

    def _tell(self) -> None:
        plot = self.plot
        self.sentence.setText(self._sentence())
        self.source.setVisible(bool(plot.points))
        told = self.tr("From the latest %n document(s), with what is registered now.", "",
                       plot.documents)  # fmt: skip
        self.source.setText(told)
        name = self.tr("At most {odds} unregistered documents is filed").format(
            odds=one_in(plot.value)
        )
        plot.setAccessibleName(f"{name}. {self.sentence.text()}")
        plot.setToolTip(self.tr("Drag, or use the arrow keys, to choose."))
        plot.update()

    def _sentence(self) -> str:
        if not self.plot.points:
            return self.tr(
                "When documents have been sorted, you see here how many of them would wait for you."
            )
        review, unknown = self.plot.shares(self.plot.value)
        if not review + unknown:
            return self.tr("None of your latest documents would have waited for you.")
        told = self.tr("About {share} of your latest documents would have waited for you.").format(
            share=_share(review + unknown)
        )
        if not unknown:
            return told
        rest = self.tr("Of all, {share} looked like nothing registered, whatever you choose.")
        return joined(told, rest.format(share=_share(unknown)))


class CurvePlot(QWidget):
    """The curve alone, with its axes. `points`: (one wrong in, share to decide, share unknown)."""

    chosen = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.points: tuple[tuple[int, float, float], ...] = ()
        self.documents = 0
        self.value = 1_000
        self._held: int | None = None
        font = self.font()
        font.setPixelSize(SMALL_PX)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def shares(self, one_wrong_in: int) -> tuple[float, float]:
        """To decide and unknown, in [0, 1]; between the points on a straight line."""
        at = bisect_left([point[0] for point in self.points], one_wrong_in)
        if at == len(self.points):
            return self.points[-1][1:]
        if at == 0 or self.points[at][0] == one_wrong_in:
            return self.points[at][1:]
        before, after = self.points[at - 1], self.points[at]
        part = math.log(one_wrong_in / before[0]) / math.log(after[0] / before[0])
        review, unknown = (before[i] + part * (after[i] - before[i]) for i in (1, 2))
        return review, unknown

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(420, _HEIGHT_PX if self.points else _EMPTY_HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(220, self.sizeHint().height())

    # Choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, now = event.key(), self.value
        wanted = {
            Qt.Key.Key_Right: _next(now), Qt.Key.Key_Up: _next(now),
            Qt.Key.Key_Left: _previous(now), Qt.Key.Key_Down: _previous(now),
            Qt.Key.Key_PageUp: min(LADDER[-1], now * _PAGE),
            Qt.Key.Key_PageDown: max(LADDER[0], now // _PAGE),
            Qt.Key.Key_Home: LADDER[0], Qt.Key.Key_End: LADDER[-1],
        }.get(Qt.Key(key))  # fmt: skip
        if key == Qt.Key.Key_Escape and self._held is not None:
            self._move(self._held)
            self._held = None
        elif wanted is None:
            super().keyPressEvent(event)
        elif self._move(wanted):
            self.chosen.emit(self.value)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = self.value
            self._move(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            self._move(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        held, self._held = self._held, None
        if held is not None and held != self.value:
            self.chosen.emit(self.value)

    def _move(self, value: int) -> bool:
        if value == self.value:
            return False
        self.value = value
        self.moved.emit()
        return True

    def _value_at(self, x_px: float) -> int:
        """The nearest round number."""
        return min(LADDER, key=lambda each: abs(self._x(each) - x_px))

    # Painting

    @property
    def _place(self) -> QRectF:
        wide, high = self.width() - _LEFT_PX - _RIGHT_PX, self.height() - _TOP_PX - _BOTTOM_PX
        return QRectF(_LEFT_PX, _TOP_PX, wide, high)

    @property
    def _top(self) -> float:
        """The share at the upper edge: a round one."""
        most = max((review + unknown for _, review, unknown in self.points), default=0.0)
        return next(top for top in (_LEAST_TOP, 0.2, 0.5, 1.0) if most <= top + 1e-9)

    def _x(self, one_wrong_in: float) -> float:
        low, high = math.log(LADDER[0]), math.log(LADDER[-1])
        return self._place.left() + self._place.width() * (math.log(one_wrong_in) - low) / (
            high - low
        )

    def _y(self, share: float) -> float:
        return self._place.bottom() - self._place.height() * share / self._top

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        if self.points:
            self._paint_curve(painter)
        self._paint_choice(painter)

    def _paint_axes(self, painter: QPainter) -> None:
        place, metrics = self._place, QFontMetricsF(self.font())
        shown = (0.0, self._top / 2, self._top) if self.points else (0.0,)
        for share in shown:
            y = self._y(share)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            if self.points:
                painter.setPen(self._theme.colour("muted"))
                box = QRectF(0, y - 10, _LEFT_PX - STEP_PX, 20)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, right, words.percent(share))
        painter.setPen(self._theme.colour("muted"))
        taken_to = -math.inf
        for tens in _TENS:
            text = one_in(tens)
            wide = metrics.horizontalAdvance(text)
            left = min(self._x(tens) - wide / 2, self.width() - wide)
            if left > taken_to:  # in a small window only some of them
                painter.drawText(QPointF(left, self.height() - 6), text)
                taken_to = left + wide + STEP_PX

    def _paint_curve(self, painter: QPainter) -> None:
        """What is unknown lies below what is to be decided."""
        waiting = self._edge([review + unknown for _, review, unknown in self.points])
        self._fill(painter, waiting, "review", 0.16)
        self._fill(painter, self._edge([point[2] for point in self.points]), "unknown", 0.3)
        painter.setPen(QPen(self._theme.colour("review"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(waiting)

    def _edge(self, shares: Sequence[float]) -> list[QPointF]:
        return [
            QPointF(self._x(point[0]), self._y(share))
            for point, share in zip(self.points, shares, strict=True)
        ]

    def _fill(self, painter: QPainter, edge: list[QPointF], colour: str, opacity: float) -> None:
        filled, bottom = self._theme.colour(colour), self._place.bottom()
        filled.setAlphaF(opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(filled)
        first, last = edge[0].x(), edge[-1].x()
        painter.drawPolygon([*edge, QPointF(last, bottom), QPointF(first, bottom)])

    def _paint_choice(self, painter: QPainter) -> None:
        colour = self._theme.colour("accent" if self.isEnabled() else "control")
        share = sum(self.shares(self.value)) if self.points else 0.0
        knob = QPointF(self._x(self.value), self._y(share))
        if self.points:
            painter.setPen(QPen(colour, 1.5))
            painter.drawLine(QPointF(knob.x(), self._place.top()), QPointF(knob.x(), self._y(0)))
        self._paint_value(painter, knob)
        if self.hasFocus():
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, _KNOB_PX + 4, _KNOB_PX + 4)
        painter.setPen(QPen(self._theme.colour("surface"), 2))
        painter.setBrush(colour)
        painter.drawEllipse(knob, _KNOB_PX, _KNOB_PX)

    def _paint_value(self, painter: QPainter, knob: QPointF) -> None:
        """Beside the top of the line, or above the knob alone; where there is room."""
        text = one_in(self.value)
        wide = QFontMetricsF(self.font()).horizontalAdvance(text)
        if self.points:
            fits = knob.x() + STEP_PX + wide <= self.width()
            left = knob.x() + STEP_PX if fits else knob.x() - STEP_PX - wide
            top = self._place.top() + QFontMetricsF(self.font()).ascent() + 2  # below the grid
        else:
            left = min(max(0.0, knob.x() - wide / 2), self.width() - wide)
            top = knob.y() - 2 * _KNOB_PX - 4
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(left, top), text)


def one_in(number: int) -> str:
    told = QLocale().toString(number)
    return QCoreApplication.translate("ReviewCurve", "1 in {number}").format(number=told)


def _next(value: int) -> int:
    return LADDER[min(bisect_right(LADDER, value), len(LADDER) - 1)]


def _previous(value: int) -> int:
    return LADDER[max(bisect_left(LADDER, value) - 1, 0)]


def _share(share: float) -> str:
    if share < 0.01:
        told = QCoreApplication.translate("ReviewCurve", "less than {share}")
        return told.format(share=words.percent(0.01))
    return words.percent(share)
