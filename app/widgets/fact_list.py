"""A quiet list of facts: two lines each, a number at the right, a mark where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.item_models.rows import ROW_ROLE, AnyIndex
from app.item_models.transfer import Fact, Mark
from app.theme import SMALL_PX, STEP_PX

if TYPE_CHECKING:
    from app.widgets.parts import Look

_LINE_PX, _ICON_PX = 18, 16
_LEAST_PX = 160


class FactList(QListView):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setProperty("role", "plain")
        self.setItemDelegate(_FactDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of lines keep nobody waiting
        self.setMinimumHeight(_LEAST_PX)
        look.theme.changed.connect(self.viewport().update)

    @property
    def small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        return font


class _FactDelegate(QStyledItemDelegate):
    """The first line is cut in its middle, reasons are shown whole, on as many as they take."""

    def __init__(self, view: FactList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        fact: Fact = index.data(ROW_ROLE)
        wide = self._view.viewport().width()
        room = self._text_place(QRectF(0, 0, wide, 0), fact).width()
        high = self._detail(fact, room).boundingRect().height() + _LINE_PX * bool(fact.title)
        return QSize(wide, round(high) + STEP_PX + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, fact = self._view.look, index.data(ROW_ROLE)
        theme, place = look.theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, theme.colour("selected"))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        text = self._text_place(place, fact)
        if fact.mark:
            tint = "review" if fact.mark is Mark.WRONG else "muted"
            ratio = self._view.devicePixelRatioF()
            icon = look.icons.pixmap(fact.mark.value, tint, _ICON_PX, ratio)
            painter.drawPixmap(int(place.left()) + 2, int(text.top()) + 1, icon)
        painter.setFont(self._view.font())
        painter.setPen(theme.colour("text"))
        count = "" if fact.count is None else str(fact.count)
        metrics = self._view.fontMetrics()
        room = text.width() - metrics.horizontalAdvance(count) - STEP_PX
        middle = Qt.TextElideMode.ElideMiddle
        painter.drawText(text, metrics.elidedText(fact.title, middle, int(room)))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(theme.colour("muted"))
        below = QPointF(0, _LINE_PX * bool(fact.title))
        self._detail(fact, text.width()).draw(painter, text.topLeft() + below)
        painter.restore()

    def _detail(self, fact: Fact, room: float) -> QTextLayout:
        layout = QTextLayout(fact.detail, self._view.small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _text_place(self, place: QRectF, fact: Fact) -> QRectF:
        left = _ICON_PX + STEP_PX if fact.mark else 2
        half = STEP_PX / 2
        return place.adjusted(left, half, -half, -half)
