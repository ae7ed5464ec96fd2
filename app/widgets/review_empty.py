"""Nothing waits: a pleasant sight, with what was done today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.widgets.parts import Look, column, label

if TYPE_CHECKING:
    from core.filing.nouns import Decided

_ICON_PX, _DISC_PX = 56, 128


class ReviewEmpty(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._disc = _Disc(look)
        self._title = label(self.tr("Nothing waits for you"), "title", wrap=True)
        self._text = label(
            self.tr("What the program is not sure of comes here by itself."), "muted", wrap=True
        )
        self._today = label(wrap=True)
        for part in (self._title, self._text, self._today):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = column(1, self._disc, self._title, self._text, self._today, 1, gap=12)
        inner.setContentsMargins(32, 16, 32, 48)
        inner.setAlignment(self._disc, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(inner)

    def show_today(self, today: Decided) -> None:
        said = []
        if today.by_itself:
            said.append(self.tr("%n filed by themselves today", "", today.by_itself))
        if today.by_hand:
            said.append(self.tr("%n decided by you", "", today.by_hand))
        self._today.setText(" · ".join(said))
        self._today.setVisible(bool(said))

    @property
    def today(self) -> str:
        return self._today.text()


class _Disc(QLabel):
    """An icon on a quiet disc."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(_DISC_PX, _DISC_PX)
        look.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("drop"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        icon = self._look.icons.pixmap("coffee", "accent", _ICON_PX, self.devicePixelRatioF())
        place = QRectF(0, 0, _ICON_PX, _ICON_PX)
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(place.topLeft(), icon)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        self.update()
