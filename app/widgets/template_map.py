"""The map of the library: every sample a dot, alike ones side by side; near by, their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import STEP_PX
from app.widgets.drop_space import paint_drop_words
from app.widgets.drops import accept_copy, brings_documents, documents_of, files_of
from app.widgets.map_paint import MapPainter, Shown
from app.widgets.map_view import MapView, Points, Way, nearest, next_towards
from app.widgets.parts import Look, icon_button, own_key, row

if TYPE_CHECKING:
    from app.pictures import Pictures
    from core.library.entries import Registered

_REACH_PX = 14
_STEP_ZOOM, _WHEEL_ZOOM = 1.5, 1.0015
_PAN_PX = 80
_DRAG_FROM_PX = 4
_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class TemplateMap(QWidget):
    """Arrows go from sample to sample, with Ctrl they move the map; + - 0 zoom; Enter opens."""

    chosen = Signal()
    """Another sample, or none, is selected."""
    opened = Signal()
    dropped = Signal(list)

    def __init__(self, look: Look, pictures: Pictures, space_words: Callable[[], str]) -> None:
        super().__init__()
        self._look, self._space_words = look, space_words
        self._points: tuple[Registered, ...] = ()
        self._places: Points = np.empty((0, 2))
        self._view = MapView()
        self._painter = MapPainter(look, pictures, self)
        self._base: QPixmap | None = None
        self._note = ""
        self._sought: frozenset[str] | None = None
        self._selected: int | None = None
        self._hovered: int | None = None
        self._pressed: QPointF | None = None
        self._moved = False
        self._dragging = False
        self.brought: list[Path] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Map of the library"))
        self._add_buttons()
        pictures.loaded.connect(self._picture_loaded)
        look.theme.changed.connect(self._redraw)

    def _add_buttons(self) -> None:
        closer = icon_button(self._look, "plus", self.tr("Closer (+)"), self.zoom_in)
        farther = icon_button(self._look, "minus", self.tr("Farther (-)"), self.zoom_out)
        whole = icon_button(self._look, "maximize", self.tr("The whole map (0)"), self.fit)
        buttons = row(1, closer, farther, whole, gap=2)
        buttons.setAlignment(Qt.AlignmentFlag.AlignBottom)
        buttons.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        self.setLayout(buttons)
        for keys, says in (
            ("+", self.tr("Closer")), ("-", self.tr("Farther")), ("0", self.tr("The whole map")),
        ):  # fmt: skip
            own_key(self, keys, says)

    # What is shown

    @property
    def points(self) -> Sequence[Registered]:
        return self._points

    @property
    def selected(self) -> Registered | None:
        return None if self._selected is None else self._points[self._selected]

    @property
    def view(self) -> MapView:
        return self._view

    def show_map(
        self, points: Sequence[Registered], places: Points, pairs: Iterable[tuple[int, int]] = ()
    ) -> None:
        """`places` (N, 2) of the points; `pairs`: look-alikes, by their numbers. What is selected
        and in sight stays so."""
        before = self.selected.template_id if self.selected else None
        fresh = not self._points or self._view.is_whole
        self._points, self._note = tuple(points), ""
        self._places = np.asarray(places, np.float64)
        self._painter.show(self._points, self._places, pairs)
        self._hovered = None
        self._selected = self._row_of(before)
        if fresh:
            self.fit()
        self._redraw()

    def show_note(self, note: str) -> None:
        """While there is no map."""
        self._note = note
        self.update()

    def seek(self, classes: frozenset[str] | None) -> None:
        """All but these classes are faint; None: none is."""
        if classes != self._sought:
            self._sought = classes
            self._redraw()

    def select(self, template_id: int | None) -> None:
        """Brings it into sight as well."""
        self._choose(self._row_of(template_id))

    def place_of(self, template_id: int) -> QPointF:
        """Where it is on the widget."""
        at = self._row_of(template_id)
        assert at is not None
        x, y = self._view.on_screen(self._places[at][None])[0]
        return QPointF(float(x), float(y))

    def _row_of(self, template_id: int | None) -> int | None:
        numbers = (at for at, one in enumerate(self._points) if one.template_id == template_id)
        return next(numbers, None)

    def _choose(self, at: int | None) -> None:
        if at is not None:
            self._look_at(self._view.showing(self._places[at]))
        if at != self._selected:
            self._selected = at
            said = str(self._points[at].label) if at is not None else ""
            self.setAccessibleDescription(said)
            self.update()
            self.chosen.emit()

    # Zooming and panning

    def fit(self) -> None:
        page_px = self._painter.page_px(MapView(self.width(), self.height()))
        edge_px = page_px / 2 + STEP_PX if page_px else 0.0
        self._look_at(MapView.whole(self._places, self.width(), self.height(), edge_px))

    def zoom_in(self) -> None:
        """Towards what is selected, or else the sample nearest to the middle."""
        at = self._selected
        if at is None:
            middle = self.rect().center()
            screen = self._view.on_screen(self._places)
            at = nearest(screen, middle.x(), middle.y(), np.inf)
        closer = self._zoomed(_STEP_ZOOM)
        if at is not None:
            closer = replace(closer, x=float(self._places[at][0]), y=float(self._places[at][1]))
        self._look_at(closer)

    def zoom_out(self) -> None:
        self._look_at(self._zoomed(1 / _STEP_ZOOM))

    def _zoomed(self, factor: float) -> MapView:
        return self._view.zoomed(factor, self.width() / 2, self.height() / 2)

    def _look_at(self, view: MapView) -> None:
        if view != self._view:
            self._view = view
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._view.is_whole:
            self.fit()
        else:
            self._look_at(self._view.resized(self.width(), self.height()))

    # Keys and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, control = Qt.Key(event.key()), Qt.KeyboardModifier.ControlModifier
        if key in _WAYS and event.modifiers() & control:
            right, down = _WAYS[key].value
            self._look_at(self._view.panned(-right * _PAN_PX, -down * _PAN_PX))
        elif key in _WAYS:
            self._step(_WAYS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, way: Way) -> None:
        if not len(self._places):
            return
        if self._selected is None:
            screen = self._view.on_screen(self._places)
            middle = self.rect().center()
            self._choose(nearest(screen, middle.x(), middle.y(), np.inf))
        elif (at := next_towards(self._places, self._selected, way)) is not None:
            self._choose(at)

    def event(self, event: QEvent) -> bool:
        """Plain keys are the map's, even where the window has shortcuts of them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if Qt.Key(event.key()) in _WAYS and plain == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        self._look_at(self._view.zoomed(_WHEEL_ZOOM**turned, at.x(), at.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position()
        if self._pressed is None:
            self._hover(at)
            return
        off = at - self._pressed
        if self._moved or off.manhattanLength() > _DRAG_FROM_PX:
            self._moved = True
            self._hovered = None
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look_at(self._view.panned(off.x(), off.y()))
            self._pressed = at

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed is not None and not self._moved:
            self._choose(self._at(event.position()))
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = self._at(event.position())
        self._choose(at)
        if at is not None:
            self.opened.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        self._hovered = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def _hover(self, at: QPointF) -> None:
        found = self._at(at)
        if found != self._hovered:
            self._hovered = found
            cursor = Qt.CursorShape.ArrowCursor
            if found is not None:
                cursor = Qt.CursorShape.PointingHandCursor
            self.setCursor(cursor)
            self.setToolTip(str(self._points[found].label) if found is not None else "")
            self.update()

    def _at(self, place: QPointF) -> int | None:
        """The sample there: one whose page lies there, or a dot within reach."""
        screen = self._view.on_screen(self._places)
        reach = max(_REACH_PX, self._painter.page_px(self._view) * 0.6)
        return nearest(screen, place.x(), place.y(), reach)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if brings_documents(event.mimeData()):
            self._dragging = True
            self.brought = files_of(event.mimeData())
            accept_copy(event)
            self.update()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        if self._dragging:
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._dragging = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._dragging = False
        accept_copy(event)
        self.update()
        if documents := documents_of(event.mimeData()):
            self.dropped.emit(documents)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        ratio = self.devicePixelRatioF()
        if self._base is None or self._base.size() != self.size() * ratio:
            self._base = QPixmap(self.size() * ratio)
            self._base.setDevicePixelRatio(ratio)
            self._base.fill(self._look.theme.colour("ground"))
            painter = QPainter(self._base)
            self._painter.paint(painter, self._view, self._sought, ratio)
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._base)
        shown = Shown(self._selected, self._hovered, self.hasFocus())
        self._painter.paint_chosen(painter, self._view, shown, QRectF(self.rect()))
        if self._note and not self._points:
            painter.setPen(self._look.theme.colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._note)
        painter.end()
        if self._dragging:
            paint_drop_words(self, QRect(self.rect()), self._space_words(), self._look.theme)

    def _picture_loaded(self, key: str) -> None:
        if self._painter.waits_for(key):
            self._redraw()

    def _redraw(self) -> None:
        self._base = None
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(480, 360)
