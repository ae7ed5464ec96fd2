"""Long work: how far it is, how long it still takes, and a way out."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from app.theme import STEP_PX
from app.widgets.parts import button, column, label, row
from app.widgets.sorting_progress import TimeLeft, time_words


class WorkBar(QWidget):
    def __init__(self, cancelled: Callable[[], object]) -> None:
        super().__init__()
        self._time_left = TimeLeft()
        self._text = label(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = button(self.tr("Cancel"), cancelled)
        told = column(self._text, self._bar, gap=4)
        layout = row(told, self.cancel, gap=2 * STEP_PX)
        layout.setStretch(0, 1)
        layout.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)
        self.hide()

    def show_work(self, text: str, done: int, total: int) -> None:
        """`text` holds the places {done} and {total}."""
        seconds = self._time_left.look(total - done, time.monotonic())
        told = text.format(done=done, total=total)
        self._text.setText(told if seconds is None else f"{told} · {time_words(seconds)}")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.setAccessibleName(self._text.text())
        self.show()
