"""A place for a list, or a whole view, that takes drops and says beforehand what they will do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import CORNER_PX, STEP_PX
from app.widgets.drops import accept_copy, brings_documents, documents_of

if TYPE_CHECKING:
    from app.widgets.parts import Look


class DropPlace(QWidget):
    """Takes documents as soon as there are `words` for what is done with them."""

    dropped = Signal(list)

    def __init__(self, look: Look, inner: QWidget, words: Callable[[], str] | None = None) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)
        self._cover = Cover(self, look)
        self.words = words

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if self.words is not None and brings_documents(event.mimeData()):
            self._cover.say(self.words())
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._cover.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._cover.hide()
        accept_copy(event)
        documents = documents_of(event.mimeData())
        if documents:
            self.dropped.emit(documents)


class Cover(QWidget):
    """Over the whole of its parent, with what letting go will do."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self._over = parent
        self.text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        self.text = text
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        ground = theme.colour("drop")
        ground.setAlphaF(0.95)
        painter.setBrush(ground)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(place, 2 * CORNER_PX, 2 * CORNER_PX)
        painter.setPen(theme.colour("text"))
        room = int(place.width()) - 4 * STEP_PX
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(self.text, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
