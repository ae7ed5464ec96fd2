"""The history as a table: what it was, what it was filed as, how sure, and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QItemSelection, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app import words
from app.item_models.documents import DocumentRow, Status
from app.item_models.history import Column
from app.item_models.rows import ROW_ROLE, AnyIndex
from app.theme import SMALL_PX, STEP_PX
from app.widgets.document_list import COLOURS, ICONS
from app.widgets.document_picture import paint_document
from app.widgets.score_bar import BAR_HEIGHT_PX, paint_score

if TYPE_CHECKING:
    from app.pictures import Pictures
    from app.widgets.parts import Look

ROW_PX = 52
_PICTURE = QSize(32, 42)
_BAR_PX, _ICON_PX = 72, 36
_NARROW_PX = 600
"""Below this width there is no bar, and a verdict is its icon alone."""
_TIGHT_PX = 480
"""Below this width the time stands under the document's name."""
_SOME_DAY = datetime(2026, 12, 28, tzinfo=UTC)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HistoryTable(QTableView):
    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.look = look
        self.setItemDelegate(_Delegate(self, pictures))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        header = _Header(self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(_LEFT)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(0)
        header.setSectionsClickable(False)
        pictures.loaded.connect(lambda _key: self.viewport().update())
        look.theme.changed.connect(self.viewport().update)

    @property
    def narrow(self) -> bool:
        return self.viewport().width() < _NARROW_PX

    @property
    def tight(self) -> bool:
        return self.viewport().width() < _TIGHT_PX

    def ranges(self) -> list[tuple[int, int]]:
        """Of selected rows, from the top: the first and how many."""
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        found = sorted({(part.top(), part.bottom()) for part in parts})
        return [(first, last - first + 1) for first, last in found]

    def rows_in_sight(self) -> range:
        viewport = self.viewport().rect()
        first = max(0, self.rowAt(viewport.top()))
        last = self.rowAt(viewport.bottom())
        count = self.model().rowCount() if self.model() else 0
        return range(min(first, count), count if last < 0 else last + 1)

    def select_rows(self, rows: list[int], current: int) -> None:
        model, selection = self.model(), QItemSelection()
        for at in rows:
            selection.select(model.index(at, 0), model.index(at, model.columnCount() - 1))
        flags = self.selectionModel().SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Would ask for the whole history: that is what the search field is for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Home and End go to the newest and the oldest, not to a row's ends."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )  # fmt: skip
        if key in ends and plain and ends[key] >= 0:
            self.setCurrentIndex(self.model().index(ends[key], 0))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """The names share what the verdict, the bar and the time leave."""
        metrics = QFontMetrics(self.font())
        wide = self.viewport().width()
        day = max(map(metrics.horizontalAdvance, ("00/00/0000", words.day_of(_SOME_DAY))))
        when = 0 if self.tight else day + 3 * STEP_PX
        status = _ICON_PX if self.narrow else _status_px(metrics)
        sure = 0 if self.narrow else _BAR_PX + 2 * STEP_PX
        left = max(0, wide - when - status - sure)
        document = round(left * (0.6 if self.narrow else 0.52))
        widths = (document, left - document, status, sure, when)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.setColumnHidden(Column.SURE, self.narrow)
        self.setColumnHidden(Column.WHEN, self.tight)


def _status_px(metrics: QFontMetrics) -> int:
    widest = max(metrics.horizontalAdvance(words.status(status)) for status in Status)
    return widest + 24 + 2 * STEP_PX


class _Header(QHeaderView):
    """Says nothing above a column that is too narrow for words. Drawn here, because Qt's own
    drawing looks through every row of the selection."""

    def __init__(self, table: HistoryTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = table.look.theme

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if rect.width() <= _ICON_PX:
            return
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        place = rect.adjusted(STEP_PX, 0, -STEP_PX, 0)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        end = Qt.TextElideMode.ElideRight
        painter.drawText(place, _LEFT, QFontMetrics(font).elidedText(text, end, place.width()))


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: HistoryTable, pictures: Pictures) -> None:
        super().__init__(view)
        self._view, self._pictures = view, pictures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, place = self._view.look.theme, QRectF(option.rect)
        row: DocumentRow | None = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            self._paint_mark(painter, place, index.column())
        if row is None:
            self._paint_coming(painter, place, index.column())
        else:
            self._paint_cell(painter, place, row, Column(index.column()))
        painter.restore()

    def _paint_mark(self, painter: QPainter, place: QRectF, column: int) -> None:
        """Where the keyboard is, though nothing may be selected there."""
        if column == Column.DOCUMENT:
            mark = QRectF(place.left(), place.top(), 3, place.height() - 1)
            painter.fillRect(mark, self._view.look.theme.colour("accent"))

    def _paint_coming(self, painter: QPainter, place: QRectF, column: int) -> None:
        if column in (Column.DOCUMENT, Column.FILED_AS):
            left = place.left() + (3 * STEP_PX + _PICTURE.width() if column == 0 else STEP_PX)
            bar = QRectF(left, place.center().y() - 5, max(24.0, place.width() * 0.4), 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._view.look.theme.colour("line"))
            painter.drawRoundedRect(bar, 5, 5)

    def _paint_cell(
        self, painter: QPainter, place: QRectF, row: DocumentRow, column: Column
    ) -> None:
        entry = row.entry
        text = place.adjusted(STEP_PX, 7, -STEP_PX, -7)
        middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        if column is Column.DOCUMENT:
            self._paint_picture(painter, place, row)
            text.setLeft(place.left() + 3 * STEP_PX + _PICTURE.width())
            below = entry.came_as.parent.name if entry else ""
            if self._view.tight:
                below = words.time_of(row.at)
            self._paint_lines(painter, text, row.path.name, below, middle, bold=True)
        elif column is Column.FILED_AS:
            filed_as = entry.verdict.filed_as if entry else ""
            if filed_as and row.status is Status.FILED:
                below, before = words.place(row.path.parent), Qt.TextElideMode.ElideLeft
                self._paint_lines(painter, text, filed_as, below, middle, below=before)
            else:
                self._paint_reason(painter, text, words.outcome_in_row(row))
        elif column is Column.STATUS:
            self._paint_status(painter, text, row)
        elif column is Column.SURE and entry is not None and entry.score:
            bar = QRectF(place.left() + STEP_PX, place.center().y() - 3, _BAR_PX, BAR_HEIGHT_PX)
            theme, verdict = self._view.look.theme, entry.verdict
            colour = theme.colour(COLOURS[row.status])
            paint_score(painter, bar, verdict.score, verdict.threshold, colour, theme)
        elif column is Column.WHEN:
            self._paint_lines(painter, text, words.day_of(row.at), words.hour_of(row.at), end)

    def _paint_status(self, painter: QPainter, place: QRectF, row: DocumentRow) -> None:
        look, ratio = self._view.look, self._view.devicePixelRatioF()
        icon = look.icons.pixmap(ICONS[row.status], COLOURS[row.status], 16, ratio)
        below = _besides(row)
        if self._view.narrow:
            painter.drawPixmap(QPointF(place.left(), place.center().y() - 8), icon)
            return
        top = place.top() + 1 if below else place.center().y() - 8
        painter.drawPixmap(QPointF(place.left(), top), icon)
        text = place.adjusted(22, 0, 0, 0)
        end = Qt.TextElideMode.ElideRight
        colour = COLOURS[row.status]
        self._paint_lines(painter, text, words.status(row.status), below, end, colour=colour)

    def _paint_lines(
        self, painter: QPainter, place: QRectF, upper: str, lower: str,
        elide: Qt.TextElideMode, bold: bool = False, colour: str = "",
        below: Qt.TextElideMode | None = None,
    ) -> None:  # fmt: skip
        theme, font = self._view.look.theme, QFont(self._view.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(theme.colour(colour or "text"))
        line = QRectF(place)
        if lower:
            line.setHeight(place.height() / 2)
        wide = int(place.width())
        painter.drawText(line, _LEFT, painter.fontMetrics().elidedText(upper, elide, wide))
        if not lower:
            return
        font.setBold(False)
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        line.translate(0, place.height() / 2)
        cut = elide if below is None else below
        text = painter.fontMetrics().elidedText(lower, cut, wide)
        # Other scripts' letters are wider than they are told: what is cut off is not the end.
        at_left = cut is not Qt.TextElideMode.ElideLeft or text == lower
        painter.drawText(line, _LEFT if at_left else _RIGHT, text)

    def _paint_reason(self, painter: QPainter, place: QRectF, reason: str) -> None:
        """On two lines."""
        font = QFont(self._view.font())
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(self._view.look.theme.colour("muted"))
        room = int((1.4 if self._view.narrow else 1.7) * place.width())  # lines are not filled
        text = painter.fontMetrics().elidedText(reason, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, _LEFT | Qt.TextFlag.TextWordWrap, text)

    def _paint_picture(self, painter: QPainter, place: QRectF, row: DocumentRow) -> None:
        ratio = self._view.devicePixelRatioF()
        area = QRectF(place.left() + 1.5 * STEP_PX, place.top() + 5, _PICTURE.width(), 0)
        area.setHeight(_PICTURE.height())
        paint_document(painter, area, row, self._view.look, self._pictures, ratio)


def _besides(row: DocumentRow) -> str:
    """What a person did about it."""
    if row.entry is None or row.status is Status.UNDONE:
        return ""
    translate = QCoreApplication.translate
    if row.entry.refiles is not None:
        return translate("HistoryTable", "corrected")
    return translate("HistoryTable", "by hand") if row.entry.by_hand else ""
