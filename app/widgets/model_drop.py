"""A model or a library dragged over the window: what letting go will do is written over the whole
of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.theme import CORNER_PX, STEP_PX, TITLE_PX
from app.widgets.card_grid import draw_lines
from app.widgets.drops import accept_copy, libraries_of, models_of

if TYPE_CHECKING:
    from app.widgets.parts import Look

_CARD_WIDE_PX, _TITLE_FROM_PX, _TEXT_FROM_PX = 460, 60, 96


@dataclass(frozen=True)
class ModelDropWords:
    """`refused`: letting go will do nothing; `title` says why."""

    title: str
    text: str
    refused: bool = False


class WindowDrop(QWidget):
    """Covers its window while something for the whole of it hangs over it. Places for documents
    let such things pass, so that the window gets them wherever they are dropped."""

    dropped = Signal(object)  # Path
    icon = ""

    def __init__(
        self, window: QWidget, look: Look, words: Callable[[list[Path]], ModelDropWords]
    ) -> None:
        super().__init__(window)
        self._over, self._look, self._words_for = window, look, words
        self.words = ModelDropWords("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def found(self, data: QMimeData) -> list[Path]:
        """What is for the whole window; nothing where anything else comes."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._drop(event)
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        found = self.found(event.mimeData())
        if not found:
            return False
        self.words = self._words_for(found)
        self.setAccessibleName(f"{self.words.title} {self.words.text}")
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.update()
        accept_copy(event)  # a refused one, too: else nobody would tell that it has left
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.hide()
        found = self.found(event.mimeData())
        if not found:
            return False
        accept_copy(event)
        if not self._words_for(found).refused:
            self.dropped.emit(found[0])
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._look.theme
        tint = "error" if self.words.refused else "accent"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("ground")
        veil.setAlphaF(0.8)
        painter.fillRect(self.rect(), veil)
        wide = min(_CARD_WIDE_PX, self.width() - 4 * STEP_PX)
        room = QRect(0, 0, wide - 4 * STEP_PX, self.height())
        wrapped = Qt.TextFlag.TextWordWrap
        lines = self.fontMetrics().boundingRect(room, wrapped, self.words.text)
        card = QRectF(0, 0, wide, _TEXT_FROM_PX + lines.height() + 3 * STEP_PX)
        card.moveCenter(QRectF(self.rect()).center())
        painter.setBrush(theme.colour("surface" if self.words.refused else "drop"))
        painter.setPen(QPen(theme.colour(tint), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(card, 2 * CORNER_PX, 2 * CORNER_PX)
        icon = "triangle-alert" if self.words.refused else self.icon
        pixmap = self._look.icons.pixmap(icon, tint, 32, self.devicePixelRatioF())
        painter.drawPixmap(int(card.center().x()) - 16, int(card.top()) + 2 * STEP_PX, pixmap)
        inner = card.adjusted(2 * STEP_PX, 0, -2 * STEP_PX, 0)
        font = self.font()
        painter.setPen(theme.colour("text"))
        font.setPixelSize(TITLE_PX)
        painter.setFont(font)
        draw_lines(painter, inner.adjusted(0, _TITLE_FROM_PX, 0, 0), self.words.title, 1)
        painter.setFont(self.font())
        painter.setPen(theme.colour("muted"))
        place = inner.adjusted(0, _TEXT_FROM_PX, 0, 0)
        painter.drawText(place, wrapped | Qt.AlignmentFlag.AlignHCenter, self.words.text)


class ModelDrop(WindowDrop):
    icon = "refresh-cw"

    def found(self, data: QMimeData) -> list[Path]:
        return models_of(data)


class LibraryDrop(WindowDrop):
    icon = "library-big"

    def found(self, data: QMimeData) -> list[Path]:
        return libraries_of(data)
