"""Documents, newest first: picture, name, what was decided and why, how sure, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from app import words
from app.item_models.documents import DocumentRow, Status
from app.item_models.rows import ROW_ROLE, AnyIndex
from app.theme import CORNER_PX, SMALL_PX, STEP_PX
from app.widgets.document_picture import paint_document
from app.widgets.score_bar import BAR_HEIGHT_PX, paint_score

if TYPE_CHECKING:
    from app.pictures import Pictures
    from app.widgets.parts import Look

ROW_PX = 68
_SIDE_PX = 208
_PICTURE = QSize(42, 52)
ICONS = {
    Status.FILED: "circle-check",
    Status.REVIEW: "circle-question-mark",
    Status.UNKNOWN: "circle-minus",
    Status.UNDONE: "undo-2",
    Status.ERROR: "triangle-alert",
}
COLOURS = {
    Status.FILED: "filed",
    Status.REVIEW: "review",
    Status.UNKNOWN: "unknown",
    Status.UNDONE: "muted",
    Status.ERROR: "error",
}


class DocumentList(QListView):
    proposal_taken = Signal(object)
    """The row of a held document that is to get its most likely label."""

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.look = look
        self._delegate = _DocumentDelegate(self, pictures)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        pictures.loaded.connect(lambda _key: self.viewport().update())
        look.theme.changed.connect(self.viewport().update)

    def button_place(self, index: AnyIndex) -> QRectF:
        """Where on the viewport the button of a held document is; empty where there is none."""
        row = index.data(ROW_ROLE)
        if row is None or row.proposal is None:
            return QRectF()
        return self._delegate.button_place(QRectF(self.visualRect(index)), row)


class _DocumentDelegate(QStyledItemDelegate):
    def __init__(self, view: DocumentList, pictures: Pictures) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        self._pressed = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        return QSize(320, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._view.look.theme
        row: DocumentRow = index.data(ROW_ROLE)
        place = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        self._paint_picture(painter, place, row)
        text_left = place.left() + 2 * STEP_PX + _PICTURE.width() + STEP_PX
        side = QRectF(place.right() - _SIDE_PX, place.top(), _SIDE_PX - STEP_PX, place.height())
        text = QRectF(
            text_left, place.top() + 12, side.left() - text_left - STEP_PX, place.height() - 20
        )
        self._paint_text(painter, text, row)
        self._paint_side(painter, side, row, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRectF, row: DocumentRow) -> None:
        ratio = self._view.devicePixelRatioF()
        area = QRectF(place.left() + STEP_PX, place.top() + 8, _PICTURE.width(), _PICTURE.height())
        paint_document(painter, area, row, self._view.look, self._pictures, ratio)

    def _paint_text(self, painter: QPainter, place: QRectF, row: DocumentRow) -> None:
        theme = self._view.look.theme
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        upper = QRectF(place.left(), place.top(), place.width(), place.height() / 2)
        middle, wide = Qt.TextElideMode.ElideMiddle, int(place.width())
        name = QFontMetrics(font).elidedText(row.path.name, middle, wide)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, left, name)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        filed = row.status is Status.FILED
        cut = middle if filed else Qt.TextElideMode.ElideRight
        said = QFontMetrics(font).elidedText(words.outcome_in_row(row), cut, wide)
        painter.drawText(upper.translated(0, place.height() / 2), left, said)

    def _paint_side(
        self, painter: QPainter, place: QRectF, row: DocumentRow, hovered: bool
    ) -> None:
        look, ratio = self._view.look, self._view.devicePixelRatioF()
        colour = COLOURS[row.status]
        font = QFont(self._view.font())
        font.setPixelSize(SMALL_PX)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        text = words.status(row.status)
        wide = metrics.horizontalAdvance(text)
        line = QRectF(place.left(), place.top() + 12, place.width(), 20)
        painter.setPen(look.theme.colour(colour))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, text)
        icon = look.icons.pixmap(ICONS[row.status], colour, 16, ratio)
        painter.drawPixmap(QPointF(line.right() - wide - 22, line.top() + 2), icon)
        if row.proposal is not None:
            self._paint_button(painter, place, row, hovered)
            return
        painter.setPen(look.theme.colour("muted"))
        when = words.time_of(row.at)
        painter.drawText(line.translated(0, 24), right, when)
        if row.entry is not None and row.entry.score:
            verdict = row.entry.verdict
            end = line.right() - metrics.horizontalAdvance(when) - STEP_PX
            bar = QRectF(end - 64, line.top() + 24 + 7, 64, BAR_HEIGHT_PX)
            paint_score(
                painter, bar, verdict.score, verdict.threshold, look.theme.colour(colour),
                look.theme,
            )  # fmt: skip

    def button_place(self, row_place: QRectF, row: DocumentRow) -> QRectF:
        metrics = QFontMetrics(self._small_font())
        text = self._button_text(row)
        wide = min(_SIDE_PX - 2 * STEP_PX, metrics.horizontalAdvance(text) + 20)
        return QRectF(row_place.right() - STEP_PX - wide, row_place.bottom() - 34, wide, 26)

    def _paint_button(
        self, painter: QPainter, side: QRectF, row: DocumentRow, hovered: bool
    ) -> None:
        theme = self._view.look.theme
        row_place = QRectF(side.left(), side.top(), side.width() + STEP_PX, side.height())
        place = self.button_place(row_place, row)
        painter.setPen(QPen(theme.colour("accent" if hovered else "control")))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(place, CORNER_PX, CORNER_PX)
        painter.setPen(theme.colour("text"))
        text = QFontMetrics(self._small_font()).elidedText(
            self._button_text(row), Qt.TextElideMode.ElideMiddle, int(place.width()) - 12
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _button_text(self, row: DocumentRow) -> str:
        return self.tr("File as {label}").format(label=row.proposal)

    def _small_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(SMALL_PX)
        return font

    def editorEvent(  # noqa: N802
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if isinstance(event, QMouseEvent) and event.type() in kinds:
            inside = self._view.button_place(index).contains(event.position())
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = QPersistentModelIndex(index) if inside else QPersistentModelIndex()
            elif inside and self._pressed == index:
                self._view.proposal_taken.emit(index.data(ROW_ROLE))
                return True
        return super().editorEvent(event, model, option, index)

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        row = index.data(ROW_ROLE)
        if row is None:
            return super().helpEvent(event, view, option, index)
        said = [str(row.path), words.outcome(row)]
        if row.entry is not None and row.entry.score:
            verdict = row.entry.verdict
            said.append(
                self.tr("{score} alike; filed by itself from {threshold}").format(
                    score=words.percent(verdict.score), threshold=words.percent(verdict.threshold)
                )
            )
        QToolTip.showText(event.globalPos(), "\n".join(said), view)
        return True
