"""Paints a map: lines between look-alikes, dots or pages, and the names of the largest classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen

from app.pictures import Pictures, template_key
from app.theme import CORNER_PX, SMALL_PX, STEP_PX
from app.widgets.map_marks import DOT_PX, Dots, style_of
from app.widgets.marks import casing

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from app.widgets.map_view import MapView, Points
    from app.widgets.parts import Look
    from core.library.entries import Registered

_PAGE_FROM_PX, _PAGE_MOST_PX = 44.0, 150.0
_MOST_PAGES = 160
_PAGE_SHARE = 0.5
"""Of the room that each sample would have, were they spread evenly."""
_NAMES, _NAMES_TRIED, _NAME_PX, _CHOSEN_PX = 40, 120, 190, 320
_GROUND_ALPHA = 215
_CLOSE_PX = 2.0
_CROWDED, _SMALL_DOT_PX = 2000, 7
"""From so many dots in sight on they are smaller."""
_CELL_PX = 8


class Shown(NamedTuple):
    """Rows of the points that are selected and pointed at. `focused`: keys go to the map."""

    selected: int | None
    hovered: int | None
    focused: bool


class MapPainter:
    def __init__(self, look: Look, pictures: Pictures, widget: QWidget) -> None:
        self._look, self._pictures, self._widget = look, pictures, widget
        self._dots = Dots(look.theme)
        self._points: Sequence[Registered] = ()
        self._places: Points = np.empty((0, 2))
        self._styles: list[int] = []
        self._pairs: NDArray[np.int64] = np.empty((0, 2), np.int64)
        self._classes: list[tuple[str, int]] = []
        """By size, each with the row of the sample in its middle."""
        self._asked: set[str] = set()

    def show(
        self, points: Sequence[Registered], places: Points, pairs: Iterable[tuple[int, int]]
    ) -> None:
        """`places` (N, 2) of the points; `pairs`: look-alikes, by their numbers."""
        self._points, self._places = points, places
        style = {name: style_of(name) for name in {one.label.class_name for one in points}}
        self._styles = [style[one.label.class_name] for one in points]
        row_of = {one.template_id: at for at, one in enumerate(points)}
        rows = [
            (row_of[one], row_of[other])
            for one, other in pairs
            if one in row_of and other in row_of
        ]
        self._pairs = np.asarray(rows, np.int64).reshape(-1, 2)
        self._classes = _by_size(points, places)

    def page_px(self, view: MapView) -> float:
        """How large pages are drawn; 0 while dots are."""
        count = max(1, len(self._points))
        room = (view.width * view.height / count) ** 0.5 * view.scale / view.least
        size = room * _PAGE_SHARE
        return min(size, _PAGE_MOST_PX) if size >= _PAGE_FROM_PX else 0.0

    def waits_for(self, key: str) -> bool:
        return key in self._asked

    # The map itself

    def paint(
        self, painter: QPainter, view: MapView, sought: frozenset[str] | None, ratio: float
    ) -> None:
        """`sought`: classes that stand out; None: none does."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._asked = set()
        screen = view.on_screen(self._places)
        edge = _PAGE_MOST_PX
        far = np.array([view.width + edge, view.height + edge])
        inside = np.asarray(((screen > -edge) & (screen < far)).all(1), np.bool_)
        rows = np.flatnonzero(inside)
        faint = [sought is not None and one.label.class_name not in sought for one in self._points]
        page_px = self.page_px(view)
        if page_px and len(rows) <= _MOST_PAGES:
            for at in sorted(rows.tolist(), key=lambda row: not faint[row]):
                self._paint_page(painter, screen[at], at, page_px, faint[at])
            self._paint_pairs(painter, screen, inside & ~np.asarray(faint, np.bool_))
            return
        self._paint_pairs(painter, screen, inside & ~np.asarray(faint, np.bool_))
        for pass_faint in (True, False):  # what is sought lies on top
            shown = [row for row in rows.tolist() if faint[row] is pass_faint]
            self._paint_dots(painter, screen[shown], shown, pass_faint, ratio)
        self._paint_names(painter, view, screen, sought)

    def _paint_dots(
        self, painter: QPainter, middles: Points, rows: list[int], faint: bool, ratio: float
    ) -> None:
        size = DOT_PX if len(rows) < _CROWDED else _SMALL_DOT_PX
        dots = {style: self._dots.dot(style, faint, ratio, size) for style in set(self._styles)}
        for (x, y), row in zip((middles - size / 2).tolist(), rows, strict=True):
            painter.drawPixmap(QPointF(x, y), dots[self._styles[row]])

    def _paint_pairs(self, painter: QPainter, screen: Points, shown: NDArray[np.bool_]) -> None:
        """Of which at least one is `shown` (N,)."""
        seen = self._pairs[shown[self._pairs].any(1)]
        lines = [
            QLineF(*start, *end)
            for start, end in zip(
                screen[seen[:, 0]].tolist(), screen[seen[:, 1]].tolist(), strict=True
            )
        ]
        for pen in (casing(_CLOSE_PX), QPen(self._look.theme.colour("mark"), _CLOSE_PX)):
            painter.setPen(pen)
            painter.drawLines(lines)

    def _paint_page(
        self, painter: QPainter, at: NDArray[np.float64], row: int, page_px: float, faint: bool
    ) -> None:
        theme, point = self._look.theme, self._points[row]
        image = self._image_of(point)
        sheet = _sheet(image, page_px)
        sheet.moveCenter(QPointF(float(at[0]), float(at[1])))
        painter.setOpacity(0.25 if faint else 1.0)
        painter.fillRect(sheet, theme.colour("surface"))
        if image is not None:
            ratio = self._widget.devicePixelRatioF()
            # Steps, so that a wheel does not scale each page anew for every turn.
            size = QSize(*(2 * [32 * -(-int(page_px) // 32)]))
            pixmap = self._pictures.scaled(template_key(point.template_id), image, size, ratio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(sheet, pixmap, QRectF(pixmap.rect()))
        painter.setPen(QPen(self._dots.colour(self._styles[row]), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)
        painter.setOpacity(1.0)

    def _image_of(self, point: Registered) -> QImage | None:
        self._asked.add(template_key(point.template_id))
        return self._pictures.template(point.template_id)

    def _paint_names(
        self, painter: QPainter, view: MapView, screen: Points, sought: frozenset[str] | None
    ) -> None:
        """Of the largest classes in sight, as many as fit without lying on one another."""
        font = self._small_font()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        taken: list[QRectF] = []
        tried = 0
        crowd = _Crowd(screen, view)
        for name, row in self._classes:
            if sought is not None and name not in sought:
                continue
            x, y = screen[row].tolist()
            if not (0 <= x <= view.width and 0 <= y <= view.height):
                continue
            tried += 1
            if tried > _NAMES_TRIED or len(taken) >= _NAMES:
                break
            text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME_PX)
            size = metrics.horizontalAdvance(text) + STEP_PX, metrics.height() + 2
            place = _least_covering(x, y, *size, crowd, QRectF(0, 0, view.width, view.height))
            roomy = place.adjusted(-4, -2, 4, 2)
            if not any(roomy.intersects(other) for other in taken):
                taken.append(place)
                self._paint_text(painter, place, text, "text")

    def _small_font(self) -> QFont:
        font = QFont(self._widget.font())
        font.setPixelSize(SMALL_PX)
        return font

    def _paint_text(self, painter: QPainter, place: QRectF, text: str, colour: str) -> None:
        ground = QColor(self._look.theme.colour("ground"))
        ground.setAlpha(_GROUND_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, CORNER_PX / 2, CORNER_PX / 2)
        painter.setPen(self._look.theme.colour(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    # What is selected and pointed at

    def paint_chosen(self, painter: QPainter, view: MapView, shown: Shown, room: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in dict.fromkeys((shown.hovered, shown.selected)):
            if at is not None:
                self._paint_ring(painter, view, at, at == shown.selected, shown.focused, room)

    def _paint_ring(
        self, painter: QPainter, view: MapView, at: int, selected: bool, focused: bool, room: QRectF
    ) -> None:
        theme = self._look.theme
        x, y = view.on_screen(self._places[at][None])[0]
        around = QRectF(0, 0, 2 * DOT_PX, 2 * DOT_PX)
        page_px = self.page_px(view)
        if page_px:  # on top of those that lie on it
            self._paint_page(painter, np.array([x, y]), at, page_px, faint=False)
            around = _sheet(self._image_of(self._points[at]), page_px).adjusted(-3, -3, 3, 3)
        around.moveCenter(QPointF(float(x), float(y)))
        width = (3 if focused else 2) if selected else 1
        painter.setPen(QPen(theme.colour("accent" if selected else "text"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = CORNER_PX / 2 if page_px else around.width() / 2
        painter.drawRoundedRect(around, corner, corner)
        font = self._small_font()
        font.setBold(selected)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        most = min(_CHOSEN_PX, int(room.width()) - 4 * STEP_PX)
        text = metrics.elidedText(
            str(self._points[at].label), Qt.TextElideMode.ElideMiddle, max(most, 40)
        )
        place = QRectF(0, 0, metrics.horizontalAdvance(text) + 2 * STEP_PX, metrics.height() + 6)
        place.moveCenter(QPointF(float(x), around.top() - place.height() / 2 - 2))
        if place.top() < room.top():
            place.moveTop(around.bottom() + 2)
        _keep_inside(place, room)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place, CORNER_PX, CORNER_PX)
        painter.setPen(theme.colour("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _sheet(image: QImage | None, page_px: float) -> QRectF:
    """As large as a page is drawn, with the long side `page_px`; upright while unknown."""
    if image is None or image.isNull():
        return QRectF(0, 0, page_px * 0.71, page_px)
    scale = page_px / max(image.width(), image.height())
    return QRectF(0, 0, image.width() * scale, image.height() * scale)


def _by_size(points: Sequence[Registered], places: Points) -> list[tuple[str, int]]:
    """Classes, the largest first, each with the row of the sample nearest to its middle."""
    numbers: dict[str, int] = {}
    class_of = np.asarray(
        [numbers.setdefault(one.label.class_name, len(numbers)) for one in points], np.int64
    )
    if not len(class_of):
        return []
    counts = np.bincount(class_of)
    sums = [np.bincount(class_of, places[:, axis]) for axis in range(2)]
    middles = np.stack(sums, axis=1) / counts[:, None]
    off = ((places - middles[class_of]) ** 2).sum(1)
    order = np.lexsort((off, class_of))
    rows = order[np.searchsorted(class_of[order], np.arange(len(counts)))]
    names = list(numbers)
    largest = sorted(range(len(names)), key=lambda number: (-counts[number], names[number]))
    return [(names[number], int(rows[number])) for number in largest]


class _Crowd:
    """How many dots lie in a rectangle of the screen, by and large."""

    def __init__(self, screen: Points, view: MapView) -> None:
        across, down = int(view.width) // _CELL_PX + 1, int(view.height) // _CELL_PX + 1
        cells = np.floor(screen / _CELL_PX).astype(np.int64)
        inside = ((cells >= 0) & (cells < (across, down))).all(1)
        flat = cells[inside, 1] * across + cells[inside, 0]
        counts = np.bincount(flat, minlength=across * down).reshape(down, across)
        self._sums = np.zeros((down + 1, across + 1), np.int64)
        self._sums[1:, 1:] = counts.cumsum(0).cumsum(1)

    def within(self, place: QRectF) -> int:
        down, across = (side - 1 for side in self._sums.shape)
        left, right = (
            min(across, max(0, int(x) // _CELL_PX)) for x in (place.left(), place.right())
        )
        top, bottom = (min(down, max(0, int(y) // _CELL_PX)) for y in (place.top(), place.bottom()))
        right, bottom = min(across, right + 1), min(down, bottom + 1)
        sums = self._sums
        return int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def _least_covering(
    x: float, y: float, width: float, height: float, crowd: _Crowd, room: QRectF
) -> QRectF:
    """A place beside a dot at (x, y): below, above, at the right or the left of it."""
    beside = DOT_PX / 2 + 1
    places: list[tuple[int, int, QRectF]] = []
    for left, top in (
        (x - width / 2, y + beside), (x - width / 2, y - beside - height),
        (x + beside, y - height / 2), (x - beside - width, y - height / 2),
    ):  # fmt: skip
        place = QRectF(left, top, width, height)
        _keep_inside(place, room)
        places.append((crowd.within(place), len(places), place))
    return min(places, key=lambda one: one[:2])[2]


def _keep_inside(place: QRectF, room: QRectF) -> None:
    place.moveLeft(min(max(place.left(), room.left() + 2), room.right() - place.width() - 2))
    place.moveTop(min(max(place.top(), room.top() + 2), room.bottom() - place.height() - 2))
