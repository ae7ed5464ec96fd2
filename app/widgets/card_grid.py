"""Cards of classes or samples. While files are dragged over them, cards and the space between say
what a drop would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.item_models.library import ClassEntry, SampleEntry
from app.item_models.rows import ROW_ROLE, AnyIndex
from app.pictures import Pictures, template_key
from app.theme import CORNER_PX, SMALL_PX, STEP_PX
from app.widgets.drop_space import paint_drop_words
from app.widgets.drops import accept_copy, brings_documents, documents_of, files_of

if TYPE_CHECKING:
    from app.widgets.parts import Look

CARD = QSize(176, 232)
FLAG_PX = 16
_PICTURE = QSize(136, 124)


@dataclass(frozen=True)
class DropWords:
    """What a drop would do: on the upper half of a card, on the lower half."""

    upper: str
    lower: str


class CardGrid(QListView):
    """`drop_words` tells what a drop on a card does, `space_words` what one beside them does."""

    dropped_on_card = Signal(QModelIndex, bool, list)
    """The card, whether on its lower half, and the documents."""
    dropped_on_space = Signal(list)

    def __init__(
        self,
        look: Look,
        pictures: Pictures,
        notes: Callable[[Any], Sequence[str]],
        drop_words: Callable[[Any], DropWords],
        space_words: Callable[[], str],
    ) -> None:
        """`notes`: what stands below a card's name, two lines at most."""
        super().__init__()
        self.look, self.drop_words, self.space_words = look, drop_words, space_words
        self.drop_index = QPersistentModelIndex()
        self.drop_lower = False
        self.brought: list[Path] = []
        """What hangs over it."""
        self._dragging = False
        self.setProperty("role", "grid")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setGridSize(CARD)
        self.setSpacing(0)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setItemDelegate(_CardDelegate(self, pictures, notes))
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        pictures.loaded.connect(lambda _key: self.viewport().update())
        look.theme.changed.connect(self.viewport().update)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if brings_documents(event.mimeData()):
            self._dragging = True
            self.brought = files_of(event.mimeData())
            self._aim(event.position().toPoint())
            accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        if self._dragging:
            self._aim(event.position().toPoint())
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._aim(event.position().toPoint())
        index, lower = self.indexAt(event.position().toPoint()), self.drop_lower
        accept_copy(event)
        self._end_drag()
        documents = documents_of(event.mimeData())
        if not documents:
            return
        if index.isValid():
            self.dropped_on_card.emit(index, lower, documents)
        else:
            self.dropped_on_space.emit(documents)

    def _aim(self, position: QPoint) -> None:
        index = self.indexAt(position)
        card = self.visualRect(index)
        self.drop_index = QPersistentModelIndex(index)
        self.drop_lower = index.isValid() and position.y() > card.center().y()
        self.viewport().update()

    def _end_drag(self) -> None:
        self._dragging = False
        self.drop_index = QPersistentModelIndex()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._dragging and not self.drop_index.isValid():
            paint_drop_words(self, self.viewport().rect(), self.space_words(), self.look.theme)


class _CardDelegate(QStyledItemDelegate):
    def __init__(
        self, grid: CardGrid, pictures: Pictures, notes: Callable[[Any], Sequence[str]]
    ) -> None:
        super().__init__(grid)
        self._grid = grid
        self._pictures = pictures
        self._notes = notes

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._grid.look.theme
        card = QRectF(option.rect).adjusted(6, 6, -6, -6)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("hover" if hovered and not selected else "surface"))
        painter.setPen(QPen(theme.colour("accent" if selected else "line"), 2 if selected else 1))
        painter.drawRoundedRect(card, CORNER_PX, CORNER_PX)
        if self._grid.drop_index == index:
            self._paint_halves(painter, card, index)
        else:
            self._paint_pictures(painter, card, index)
            self._paint_words(painter, card, index)
            self._paint_flag(painter, card, index)
        painter.restore()

    def _paint_pictures(self, painter: QPainter, card: QRectF, index: AnyIndex) -> None:
        theme = self._grid.look.theme
        row = index.data(ROW_ROLE)
        ids = _templates(row)
        ratio = self._grid.devicePixelRatioF()
        image = self._pictures.template(ids[0])
        area = QRectF(card.left(), card.top() + 12, card.width(), _PICTURE.height())
        if image is None:
            placeholder = QRectF(0, 0, 88, 120)
            placeholder.moveCenter(area.center())
            painter.setPen(QPen(theme.colour("line")))
            painter.setBrush(theme.colour("ground"))
            painter.drawRect(placeholder)
            return
        pixmap = self._pictures.scaled(template_key(ids[0]), image, _PICTURE, ratio)
        sheet = QRectF(0, 0, pixmap.width() / ratio, pixmap.height() / ratio)
        sheet.moveCenter(area.center())
        painter.setPen(QPen(theme.colour("line")))
        painter.setBrush(theme.colour("surface"))
        for behind in range(min(2, len(ids) - 1), 0, -1):
            painter.drawRect(sheet.translated(4 * behind, -4 * behind))
        painter.drawPixmap(sheet.topLeft(), pixmap)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet)

    def _paint_words(self, painter: QPainter, card: QRectF, index: AnyIndex) -> None:
        theme = self._grid.look.theme
        row = index.data(ROW_ROLE)
        font = self._grid.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = QRectF(card.left() + 8, card.top() + 142, card.width() - 16, 38)
        draw_lines(painter, words, str(index.data()), 2)
        font.setBold(False)
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        metrics = QFontMetrics(font)
        notes = [note for note in self._notes(row) if note][:2]
        for number, note in enumerate(reversed(notes)):
            top = card.bottom() - 24 - 17 * number
            place = QRectF(card.left() + 8, top, card.width() - 16, 18)
            text = metrics.elidedText(note, Qt.TextElideMode.ElideMiddle, int(place.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_flag(self, painter: QPainter, card: QRectF, index: AnyIndex) -> None:
        """It has a look-alike under another label; the tool tip names it."""
        if index.data(ROW_ROLE).close:
            ratio = self._grid.devicePixelRatioF()
            pixmap = self._grid.look.icons.pixmap("flag", "review", FLAG_PX, ratio)
            painter.drawPixmap(
                int(card.right()) - FLAG_PX - STEP_PX, int(card.top()) + STEP_PX, pixmap
            )

    def _paint_halves(self, painter: QPainter, card: QRectF, index: AnyIndex) -> None:
        """The card opens: what a drop does is written on both halves."""
        theme = self._grid.look.theme
        said = self._grid.drop_words(index.data(ROW_ROLE))
        half = card.height() / 2
        for lower, text, icon in ((False, said.upper, "files"), (True, said.lower, "layers")):
            place = QRectF(card.left(), card.top() + half * lower, card.width(), half)
            place.adjust(4, 4, -4, -4)
            aimed = lower == self._grid.drop_lower
            painter.setPen(QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.colour("accent" if aimed else "drop"))
            painter.drawRoundedRect(place, CORNER_PX, CORNER_PX)
            ratio = self._grid.devicePixelRatioF()
            tint = "on_accent" if aimed else "text"
            pixmap = self._grid.look.icons.pixmap(icon, tint, 20, ratio)
            painter.drawPixmap(
                QRect(int(place.center().x()) - 10, int(place.top()) + 16, 20, 20), pixmap
            )
            painter.setPen(theme.colour(tint))
            painter.setFont(self._grid.font())
            words = place.adjusted(6, 40, -6, -4)
            draw_lines(painter, words, text, 2)


def draw_lines(painter: QPainter, place: QRectF, text: str, most: int) -> None:
    """Centred, at most `most` lines; the last is cut where more is left."""
    font = painter.font()
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(place.width())
        starts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    top = place.top()
    for number, (start, length) in enumerate(starts[:most]):
        last = number == most - 1 and len(starts) > most
        part = text[start:] if last else text[start : start + length]
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, int(place.width()))
        row = QRectF(place.left(), top, place.width(), metrics.height())
        painter.drawText(row, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)
        top += metrics.height()


def _templates(row: ClassEntry | SampleEntry) -> list[int]:
    if isinstance(row, ClassEntry):
        return [sample.template_id for sample in row.samples]
    return [row.sample.template_id]
