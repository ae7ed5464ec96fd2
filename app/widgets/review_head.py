"""What is over a page in review: the question, and the first thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.item_models.review import ReviewRow, asked
from app.theme import STEP_PX
from app.widgets.parts import Look, button, label, row
from app.widgets.review_list import icon_of

if TYPE_CHECKING:
    from core.domain import Label

_LONGEST_PX, _SHORTEST_PX = 320, 120


class ReviewHead(QWidget):
    primary = Signal()
    """What Enter does."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: ReviewRow | None = None
        self._text = ""
        self._waiting = self._selected = 0
        self._title = label(self.tr("Review"), "title")
        self._count = label(role="muted")
        self.button: QPushButton = button("", self.primary.emit, "primary")
        layout = row(self._title, self._count, 1, self.button)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)

    def show_waiting(self, waiting: int) -> None:
        self._waiting = waiting
        self._show_count()

    def _show_count(self) -> None:
        told = [self.tr("%n waiting", "", self._waiting)] if self._waiting else []
        if self._selected > 1:
            told.append(self.tr("%n selected", "", self._selected))
        self._count.setText(" · ".join(told))
        self._fit()

    def show_row(
        self, shown: ReviewRow | None, wanted: Label | None, decided: int, selected: int
    ) -> None:
        """`wanted`: what Enter files it as, where it does that. `decided`: how many of those that
        are `selected` that is about."""
        self._shown, self._selected = shown, 0 if shown is None else selected
        self._show_count()
        self.button.setVisible(shown is not None)
        if shown is None:
            return
        if shown.check and wanted == shown.entry.label:
            several = self.tr("%n filed rightly", "", decided)
            self._text = several if decided > 1 else self.tr("Filed rightly")
        elif wanted is not None and decided > 1 and shown.check:
            self._text = self.tr("Refile %n as {label}", "", decided).format(label=wanted)
        elif wanted is not None and decided > 1:
            self._text = self.tr("File %n as {label}", "", decided).format(label=wanted)
        elif wanted is not None and shown.check:
            self._text = self.tr("Refile as {label}").format(label=wanted)
        elif wanted is not None:
            self._text = self.tr("File as {label}").format(label=wanted)
        else:
            self._text = self.tr("Open it") if shown.troubled else self.tr("Register as a new form")
        self.button.setEnabled(not shown.judging)
        self.button.setToolTip(self.tr("{what} (Enter)").format(what=self._text))
        self.button.setAccessibleName(self._text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        taken = self._title.sizeHint().width() + self._count.sizeHint().width() + 8 * STEP_PX
        room = max(_SHORTEST_PX, min(_LONGEST_PX, self.width() - taken))
        self.button.setMaximumWidth(room)
        middle = Qt.TextElideMode.ElideMiddle
        metrics = QFontMetrics(self.button.font())
        self.button.setText(metrics.elidedText(self._text, middle, room - 36))


class Question(QWidget):
    """Why the document is here, in a line or two; what the keys do to several."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._shown: ReviewRow | None = None
        self._about_all = ""
        layout = row(self._icon, self._text)
        layout.setStretch(1, 1)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        look.theme.changed.connect(self._show)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_row(self, shown: ReviewRow, about_all: str = "") -> None:
        """`about_all`: what is told in its place where several are selected."""
        self._shown, self._about_all = shown, about_all
        self._show()

    def _show(self) -> None:
        if self._shown is not None:
            name, colour = ("files", "accent") if self._about_all else icon_of(self._shown)
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icons.pixmap(name, colour, 18, ratio))
            self._text.setText(self._about_all or asked(self._shown))
