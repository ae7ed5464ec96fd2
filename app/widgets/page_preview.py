"""A page with the outline of its sheet, whose corners can be dragged, and places marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.marks import casing, paint_marks
from core.domain import WHOLE, Corners

if TYPE_CHECKING:
    from app.theme import Theme
    from core.domain import Region

_HANDLE_PX = 6
_REACH_PX = 16
_LONGEST_PX, _SMALL_PX = 320, 200


def _beyond(outline: Corners) -> QMarginsF:
    """How far an outline reaches out of the picture, in its sides: a corner may be cut off."""
    x, y = zip(*outline, strict=True)
    return QMarginsF(
        max(0.0, -min(x)), max(0.0, -min(y)), max(0.0, max(x) - 1), max(0.0, max(y) - 1)
    )


class PagePreview(QWidget):
    corners_changed = Signal(object)
    """The user has moved a corner and let go of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._corners: Corners | None = None
        self._outline: Corners | None = None
        self._beyond = QMarginsF()
        self._frame: QSize | None = None
        self.marks: tuple[Region, ...] = ()
        self._note = ""
        self._held: int | None = None
        self._drawn: QPixmap | None = None
        self._longest_px = _LONGEST_PX
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Page"))
        theme.changed.connect(self.update)

    def show_page(
        self, image: QImage | None, corners: Corners | None = None, frame: QSize | None = None
    ) -> None:
        """`corners` None: nothing to drag. `frame`: of the shape that the widget is to have,
        whatever shape the page has. Nothing is marked until `show_marks`."""
        if image is not self._image:
            self._drawn = None
        self._image, self._corners, self._frame, self._note = image, corners, frame, ""
        self.show_marks(())
        self.updateGeometry()

    def show_marks(self, marks: Sequence[Region], outline: Corners | None = None) -> None:
        """Places to ring, and an outline that stays as it is."""
        self.marks, self._outline = tuple(marks), outline
        self._beyond = _beyond(self.outline or WHOLE)
        self.update()

    def show_note(self, text: str, frame: QSize | None = None) -> None:
        """Words in place of a page."""
        self.show_page(None, frame=frame)
        self._note = text

    def limit(self, small: bool) -> None:
        """`small`: there is little room for it."""
        longest = _SMALL_PX if small else _LONGEST_PX
        if longest != self._longest_px:
            self._longest_px = longest
            self.updateGeometry()

    @property
    def outline(self) -> Corners | None:
        """What is drawn around the sheet."""
        return self._corners or self._outline

    @property
    def corners(self) -> Corners:
        return self._corners or WHOLE

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, self.heightForWidth(self.width() or 240))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        shape = self._frame or (self._image.size() if self._image else QSize())
        if shape.isEmpty():
            return 200
        return min(self._longest_px, round(width * shape.height() / shape.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if self._image is None:
            painter.setPen(QPen(self._theme.colour("line")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(self._theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._note)
            return
        place = self._place()
        painter.drawPixmap(place.topLeft(), self._scaled(place.size().toSize()))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        paint_marks(painter, place, self.marks, self._theme)
        if self.outline is not None:
            self._paint_outline(painter, place, self.outline)

    def _paint_outline(self, painter: QPainter, place: QRectF, outline: Corners) -> None:
        points = [self._on_screen(corner, place) for corner in outline]
        accent = self._theme.colour("accent")
        for pen in (casing(2), QPen(accent, 2)):
            painter.setPen(pen)
            painter.drawPolygon(QPolygonF(points))
        if self._corners is not None:
            painter.setBrush(self._theme.colour("surface"))
            for point in points:
                painter.drawEllipse(point, _HANDLE_PX, _HANDLE_PX)

    def _scaled(self, size: QSize) -> QPixmap:
        """Averaged, not sampled: thin lines of a form stay. Kept until the size changes."""
        ratio = self.devicePixelRatioF()
        wanted = size * ratio
        if self._drawn is None or self._drawn.size() != wanted:
            assert self._image is not None
            aspect, way = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode
            small = self._image.scaled(wanted, aspect, way.SmoothTransformation)
            self._drawn = QPixmap.fromImage(small)
            self._drawn.setDevicePixelRatio(ratio)
        return self._drawn

    def _place(self) -> QRectF:
        assert self._image is not None
        room = QRectF(self.rect()).adjusted(_HANDLE_PX, _HANDLE_PX, -_HANDLE_PX, -_HANDLE_PX)
        beyond, shape = self._beyond, QSizeF(self._image.size())
        width = shape.width() * (1 + beyond.left() + beyond.right())
        height = shape.height() * (1 + beyond.top() + beyond.bottom())
        scale = min(room.width() / width, room.height() / height)
        size = QSizeF(int(shape.width() * scale), int(shape.height() * scale))
        left = room.left() + (room.width() - width * scale) / 2 + beyond.left() * size.width()
        return QRectF(QPointF(left, room.top() + beyond.top() * size.height()), size)

    @staticmethod
    def _on_screen(corner: tuple[float, float], place: QRectF) -> QPointF:
        return QPointF(
            place.left() + corner[0] * place.width(), place.top() + corner[1] * place.height()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = self._corner_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is None:
            over = self._corner_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)
            return
        place = self._place()
        x = (event.position().x() - place.left()) / place.width()
        y = (event.position().y() - place.top()) / place.height()
        moved = list(self.corners)
        beyond = self._beyond
        moved[self._held] = (
            min(1 + beyond.right(), max(-beyond.left(), x)),
            min(1 + beyond.bottom(), max(-beyond.top(), y)),
        )
        self._corners = tuple(moved)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            self._held = None
            self.corners_changed.emit(self.corners)

    def _corner_at(self, position: QPointF) -> int | None:
        if self._image is None or self._corners is None:
            return None
        place = self._place()
        far = [
            (self._on_screen(corner, place) - position).manhattanLength() for corner in self.corners
        ]
        nearest = far.index(min(far))
        return nearest if far[nearest] <= _REACH_PX else None
