"""The queue: small, with pictures; beside a page that needs the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.item_models.review import ReviewRow, in_queue
from app.item_models.rows import ROW_ROLE, AnyIndex
from app.theme import SMALL_PX, STEP_PX
from app.widgets.document_list import COLOURS, ICONS
from app.widgets.document_picture import paint_document

if TYPE_CHECKING:
    from app.pictures import Pictures
    from app.widgets.parts import Look

ROW_PX = 64
WIDE_PX, NARROW_PX = 208, 66
CHECK_ICON = "search-check"
_PICTURE = QSize(38, 48)


class ReviewList(QListView):
    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self.look = look
        self.setItemDelegate(_Delegate(self, pictures))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFixedWidth(WIDE_PX)
        pictures.loaded.connect(lambda _key: self.viewport().update())
        look.theme.changed.connect(self.viewport().update)

    def show_narrow(self, narrow: bool) -> None:
        """Pictures alone."""
        self.setFixedWidth(NARROW_PX if narrow else WIDE_PX)


def icon_of(row: ReviewRow) -> tuple[str, str]:
    """Its name and colour."""
    if row.check:
        return CHECK_ICON, "accent"
    if row.judging:
        return "refresh-cw", "muted"
    return ICONS[row.status], COLOURS[row.status]


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: ReviewList, pictures: Pictures) -> None:
        super().__init__(view)
        self._view, self._pictures = view, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        return QSize(NARROW_PX, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, place = self._view.look.theme, QRectF(option.rect)
        row: ReviewRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, theme.colour("hover"))
        if index == self._view.currentIndex():
            bar = QRectF(place.left(), place.top(), 3, place.height())
            painter.fillRect(bar, theme.colour("accent"))
        painter.setOpacity(0.5 if row.judging else 1.0)
        self._paint_picture(painter, place, row)
        narrow = place.width() <= NARROW_PX
        self._paint_icon(painter, place, row, narrow)
        if not narrow:
            self._paint_text(painter, place, row)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRectF, row: ReviewRow) -> None:
        ratio = self._view.devicePixelRatioF()
        left = place.left() + STEP_PX
        area = QRectF(left, place.top() + 8, _PICTURE.width(), _PICTURE.height())
        paint_document(painter, area, row.document, self._view.look, self._pictures, ratio)

    def _paint_icon(self, painter: QPainter, place: QRectF, row: ReviewRow, narrow: bool) -> None:
        name, colour = icon_of(row)
        look, ratio = self._view.look, self._view.devicePixelRatioF()
        icon = look.icons.pixmap(name, colour, 16, ratio)
        if narrow:  # on the picture's corner, with a ground of its own
            at = QPointF(place.right() - 24, place.bottom() - 24)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.theme.colour("surface"))
            painter.drawEllipse(at + QPointF(8, 8), 10, 10)
        else:
            at = QPointF(self._text_left(place), place.center().y() + 3)
        painter.drawPixmap(at, icon)

    def _paint_text(self, painter: QPainter, place: QRectF, row: ReviewRow) -> None:
        theme, left = self._view.look.theme, self._text_left(place)
        wide = place.right() - STEP_PX - left
        font, flags = QFont(self._view.font()), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        upper = QRectF(left, place.top() + 11, wide, 20)
        cut = Qt.TextElideMode.ElideMiddle
        name = QFontMetrics(font).elidedText(row.path.name, cut, int(wide))
        painter.drawText(upper, flags, name)
        font.setPixelSize(SMALL_PX)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        lower = QRectF(left + 22, place.center().y() + 1, wide - 22, 20)
        text = QFontMetrics(font).elidedText(in_queue(row), cut, int(wide - 22))
        painter.drawText(lower, flags, text)

    @staticmethod
    def _text_left(place: QRectF) -> float:
        return place.left() + STEP_PX + _PICTURE.width() + STEP_PX
