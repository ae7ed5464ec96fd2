"""A scan and a candidate beside each other: zoom and pan in step, blinking in one place."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from app.widgets.marks import paint_marks
from app.widgets.parts import own_key
from app.widgets.sight import STEP, Fit, Sight
from core.domain import WHOLE, Corners

if TYPE_CHECKING:
    from app.theme import Theme
    from core.domain import Region

_GAP_PX = 8
_LEAST_PANE_PX = 190
"""In less than two of these one pane is shown, in which the two can be exchanged."""
_ARROW_PX = 48.0
_HOLD_S = 0.35
_FINE = 0.6  # of the picture's size: drawn smaller, it is averaged beforehand
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_ARROW_PX, 0),
    Qt.Key.Key_Right: QPointF(-_ARROW_PX, 0),
    Qt.Key.Key_Up: QPointF(0, _ARROW_PX),
    Qt.Key.Key_Down: QPointF(0, -_ARROW_PX),
}


@dataclass(frozen=True, eq=False)
class Side:
    """A picture, or words in its place. `outline`: outside of it, in [0, 1] of the picture, nothing
    is to be seen."""

    picture: QImage | None = None
    note: str = ""
    outline: Corners = WHOLE


class CompareView(QWidget):
    """The two pictures have the same size, so that one `sight` is that of both."""

    exchanged_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sight = Sight()
        self._sides = Side(), Side()
        self._two = True
        self.marks: tuple[Region, ...] = ()
        self.exchanged = False
        """Whether the candidate lies where the scan was."""
        self._pressed_at = 0.0
        self._dragged: QPointF | None = None
        self._drawn: dict[int, tuple[int, QSize, QPixmap]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Scan and candidate beside each other"))
        own_key(self, "B", self.tr("Exchange scan and candidate; held, for that long"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        theme.changed.connect(self.update)

    # What is shown

    def show_scan(self, side: Side, sheet: QRectF) -> None:
        """Another page; `sheet`: what of it is paper. The one shown already stays as it is."""
        if side.picture is not None and side.picture is not self._sides[0].picture:
            self.sight.show_page(QSizeF(side.picture.size()), sheet)
            self._exchange(False)
        self._sides = side, self._sides[1]
        self._drawn.clear()
        self.update()

    def show_candidate(self, side: Side | None, marks: Sequence[Region] = ()) -> None:
        """None: there is nothing to compare with, and the scan has all the room."""
        self._two = side is not None
        self._sides = self._sides[0], side or Side()
        self.marks = tuple(marks)
        if side is None:
            self._exchange(False)
        self._drawn.pop(1, None)
        self._fit_room()
        places = self.tr("%n place(s) marked", "", len(self.marks)) if self.marks else ""
        self.setAccessibleDescription(places)
        self.update()

    @property
    def panes(self) -> list[QRectF]:
        """Of the same size; one where there is no room for two."""
        room = QRectF(self.rect())
        if not self._two or room.width() < 2 * _LEAST_PANE_PX:
            return [room]
        width = (room.width() - _GAP_PX) / 2
        return [
            QRectF(0, 0, width, room.height()),
            QRectF(width + _GAP_PX, 0, width, room.height()),
        ]

    def places(self) -> list[QRectF]:
        """Where the pictures lie in the widget."""
        return [self.sight.place().translated(pane.topLeft()) for pane in self.panes]

    def shown_in(self, pane: int) -> int:
        """0 for the scan, 1 for the candidate."""
        return 1 if pane == 1 or (self.exchanged and self._two) else 0

    # Zoom and blink

    def zoom_in(self) -> None:
        self._zoom(STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / STEP)

    def fit(self, fit: Fit) -> None:
        self.sight.reset(fit)
        self.update()

    def pan(self, key: Qt.Key) -> None:
        self.sight.pan(_ARROWS[key])
        self.update()

    def blink(self) -> None:
        """Exchanges the two in one place."""
        self._exchange(not self.exchanged and self._two)

    def _exchange(self, exchanged: bool) -> None:
        if exchanged != self.exchanged:
            self.exchanged = exchanged
            self.exchanged_changed.emit()
            self.update()

    def blink_key(self, event: QKeyEvent) -> bool:
        """A short press exchanges them until the next; a longer one while it is held."""
        if event.key() != Qt.Key.Key_B or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                self._pressed_at = time.monotonic()
                self.blink()
            elif time.monotonic() - self._pressed_at > _HOLD_S:
                self.blink()
        return True

    def _zoom(self, factor: float, at: QPointF | None = None) -> None:
        if at is not None:
            pane = next((each for each in self.panes if each.contains(at)), self.panes[0])
            at = at - pane.topLeft()
        self.sight.zoom_by(factor, at)
        self.update()

    def _fit_room(self) -> None:
        self.sight.resize(self.panes[0].size())

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for number, pane in enumerate(self.panes):
            painter.save()
            painter.setClipRect(pane)
            painter.fillRect(pane, self._theme.colour("ground"))
            side = self._sides[self.shown_in(number)]
            if side.picture is None:
                painter.setPen(self._theme.colour("muted"))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(pane.adjusted(16, 16, -16, -16), flags, side.note)
            else:
                place = self.sight.place().translated(pane.topLeft())
                sheet = self._sheet(self.shown_in(number), place)
                painter.setClipPath(sheet, Qt.ClipOperation.IntersectClip)
                self._paint_picture(painter, pane, place, self.shown_in(number))
                painter.setClipRect(pane)
                painter.setPen(QPen(self._theme.colour("line")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(sheet)
                paint_marks(painter, place, self.marks, self._theme)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _paint_picture(self, painter: QPainter, pane: QRectF, place: QRectF, which: int) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._sides[which].picture
        assert picture is not None
        if place.width() * ratio < _FINE * picture.width():
            small = self._averaged(which, picture, (place.size() * ratio).toSize())
            painter.drawPixmap(place, small, QRectF(small.rect()))
        else:
            seen = pane.intersected(place)
            part = QRectF(
                (seen.left() - place.left()) / place.width() * picture.width(),
                (seen.top() - place.top()) / place.height() * picture.height(),
                seen.width() / place.width() * picture.width(),
                seen.height() / place.height() * picture.height(),
            )
            painter.drawImage(seen, picture, part)

    def _sheet(self, which: int, place: QRectF) -> QPainterPath:
        """What is paper of the picture."""
        corners = [
            QPointF(place.left() + x * place.width(), place.top() + y * place.height())
            for x, y in self._sides[which].outline
        ]
        sheet, picture = QPainterPath(), QPainterPath()
        sheet.addPolygon(QPolygonF([*corners, corners[0]]))
        picture.addRect(place)
        return sheet.intersected(picture)

    def _averaged(self, which: int, picture: QImage, size: QSize) -> QPixmap:
        """Thin lines of a form stay. Kept until the size changes."""
        kept = self._drawn.get(which)
        if kept is None or kept[:2] != (picture.cacheKey(), size):
            aspect, way = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
            small = picture.scaled(size, aspect, way.SmoothTransformation)
            kept = picture.cacheKey(), size, QPixmap.fromImage(small)
            self._drawn[which] = kept
        return kept[2]

    # The hand

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_room()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if turned:
            self._zoom(STEP ** (turned / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragged is not None:
            self.sight.pan(event.position() - self._dragged)
            self._dragged = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._dragged = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """To a readable size, and back to the whole."""
        if self.sight.zoom > 1:
            self.fit(Fit.PAGE)
        else:
            self._zoom(STEP**5, event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key in _ARROWS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.pan(key)
        elif not self.blink_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.blink_key(event):
            super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Of the list beside it, which would look for names that begin with a B."""
        return (isinstance(event, QKeyEvent) and event.type() in
                (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
                and self.blink_key(event))  # fmt: skip

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(1 + event.value(), event.position())
                return True
        elif event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self._zoom(pinch.scaleFactor(), at)
                return True
        return super().event(event)
