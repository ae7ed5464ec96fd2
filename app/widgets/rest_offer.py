"""Several documents wait to be registered: the offer to take them as they are proposed, and how far
that is."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.widgets.parts import column, elided_button, label, row
from app.widgets.sorting_progress import TimeLeft, time_words


class RestOffer(QWidget):
    """Hidden while there is no more than one document."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.running = False
        self._waiting, self._total = 0, 0
        self._time_left = TimeLeft()
        self.button = elided_button("", self._pressed, "link")
        self._how_far = label(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.setLayout(column(self._bar, row(self.button, 1, self._how_far), gap=4))
        self.hide()

    def show_waiting(self, waiting: int, total: int) -> None:
        """`waiting`: documents left of `total`, the one in hand among them."""
        self._waiting, self._total = waiting, total
        self.running = self.running and waiting > 0
        text = self.tr("Register the remaining %n as proposed", "", waiting)
        self.button.setText(self.tr("Stop here") if self.running else text)
        self.button.setToolTip(
            self.tr("Stops at a document that needs you: one that looks like another form, is "
                    "registered already, or has nothing on it")
        )  # fmt: skip
        for part in (self._bar, self._how_far):
            part.setVisible(self.running)
        seconds = self._time_left.look(waiting, time.monotonic())
        self._how_far.setText(time_words(seconds) if seconds is not None else "")
        self._bar.setRange(0, total)
        self._bar.setValue(total - waiting)
        self.setVisible(waiting > 1 or self.running)

    def stop(self) -> None:
        """Somebody has to look at the document in hand."""
        if self.running:
            self.running = False
            self.show_waiting(self._waiting, self._total)

    def _pressed(self) -> None:
        if self.running:
            self.stop()
            return
        self.running, self._time_left = True, TimeLeft()
        self.show_waiting(self._waiting, self._total)
        self.asked.emit()
