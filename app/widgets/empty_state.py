"""What a view shows while it is empty: the next step, as a place to drop documents on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.theme import CORNER_PX
from app.widgets.drops import accept_copy, brings_documents, documents_of
from app.widgets.parts import Look, column, label, row


class EmptyState(QWidget):
    dropped = Signal(list)

    def __init__(self, look: Look, icon: str, title: str, text: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self._dragging = False
        self.setAcceptDrops(True)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "title", wrap=True)
        said = label(text, "muted", wrap=True)
        for part in (heading, said):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = column(1, self._picture, heading, said, row(1, *buttons, 1), 1, gap=12)
        inner.setContentsMargins(48, 24, 48, 24)
        self.setLayout(inner)
        look.theme.changed.connect(self._show_icon)
        self._show_icon()

    def _show_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._look.icons.pixmap(self._icon, "accent", 48, ratio))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self.acceptDrops():
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = theme.colour("accent" if self._dragging else "control")
        painter.setPen(QPen(colour, 2 if self._dragging else 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("drop" if self._dragging else "surface"))
        place = QRectF(self.rect()).adjusted(9, 1, -9, -9)
        painter.drawRoundedRect(place, 2 * CORNER_PX, 2 * CORNER_PX)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if brings_documents(event.mimeData()):
            self._dragging = True
            self.update()
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._dragging = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._dragging = False
        self.update()
        accept_copy(event)
        documents = documents_of(event.mimeData())
        if documents:
            self.dropped.emit(documents)
