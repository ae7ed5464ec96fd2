"""What is over and under a page in review: the question, the first thing to do, the keys, and how
often spot checks found something wrong."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.item_models.review import ReviewRow, asked
from app.sentences import joined
from app.theme import STEP_PX
from app.widgets.parts import Elided, Look, button, label, row
from app.widgets.review_list import icon_of
from core.domain import Label
from core.filing.spot_checks import Observed

_LONGEST_PX, _SHORTEST_PX = 320, 120
_OBSERVED_PART = 0.65
"""Of the width, at most, while there are keys to be told."""
_BETWEEN = " · "


class ReviewHead(QWidget):
    primary = Signal()
    """What Enter does."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: ReviewRow | None = None
        self._text = ""
        self._title = label(self.tr("Review"), "title")
        self._count = label(role="muted")
        self.button: QPushButton = button("", self.primary.emit, "primary")
        layout = row(self._title, self._count, 1, self.button)
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)

    def show_waiting(self, waiting: int) -> None:
        self._count.setText(self.tr("%n waiting", "", waiting) if waiting else "")

    def show_row(self, shown: ReviewRow | None, wanted: Label | None, selected: int) -> None:
        """`wanted`: what Enter files it as, where it does that."""
        self._shown = shown
        self.button.setVisible(shown is not None)
        if shown is None:
            return
        if shown.check and wanted == shown.entry.label:
            self._text = self.tr("Filed rightly")
        elif wanted is not None and selected > 1:
            self._text = self.tr("File %n as {label}", "", selected).format(label=wanted)
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
    """Why the document is here, in a line or two."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._shown: ReviewRow | None = None
        layout = row(self._icon, self._text)
        layout.setStretch(1, 1)
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(layout)
        look.theme.changed.connect(self._show)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_row(self, shown: ReviewRow) -> None:
        self._shown = shown
        self._show()

    def _show(self) -> None:
        if self._shown is not None:
            name, colour = icon_of(self._shown)
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icons.pixmap(name, colour, 18, ratio))
            self._text.setText(asked(self._shown))


class _Keys(Elided):
    """As many as fit, the first ones first."""

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        keys = self.whole_text().split(_BETWEEN)
        while len(keys) > 1 and metrics.horizontalAdvance(_BETWEEN.join(keys)) > room_px:
            keys.pop()
        return metrics.elidedText(_BETWEEN.join(keys), Qt.TextElideMode.ElideRight, room_px)


class ReviewFoot(QWidget):
    """The keys, for who learns them; what spot checks found beside what is promised."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = _Keys(
            self.tr(
                "1–5 take · Enter take what is shown · N new form · S sub-label · U unknown · "
                "Space later · B exchange · F2 another · Ctrl+Z undo"
            ),
            "small",
        )
        self._observed = Elided(role="small")
        self._observed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = row(self._keys, self._observed, gap=2 * STEP_PX)
        layout.setStretch(0, 1)
        layout.setContentsMargins(2 * STEP_PX, 4, 2 * STEP_PX, 4)
        self.setLayout(layout)

    @property
    def observed(self) -> str:
        return self._observed.whole_text()

    def show_state(self, waiting: bool, observed: Observed, promised: int) -> None:
        self._keys.setVisible(waiting)
        self._observed.set_text(self._told(observed, promised) if observed.checked else "")
        self._observed.setVisible(bool(observed.checked))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What was found stands there whole, if it leaves something for the keys."""
        needed = self._observed.fontMetrics().horizontalAdvance(self.observed) + STEP_PX
        room = self.width() - 4 * STEP_PX
        most = room if self._keys.isHidden() else round(room * _OBSERVED_PART)
        self._observed.setFixedWidth(max(1, min(needed, most)))

    def _told(self, observed: Observed, promised: int) -> str:
        locale = QLocale()
        share = locale.toString(100 * observed.wrong / observed.checked, "f", 1)
        found = self.tr("Spot checks: {wrong} of {checked} wrong ({share} %).").format(
            wrong=locale.toString(observed.wrong),
            checked=locale.toString(observed.checked),
            share=share,
        )
        promise = self.tr("Promised: of {number} unknown documents at most 1 is filed.").format(
            number=locale.toString(promised)
        )
        return joined(found, promise)
