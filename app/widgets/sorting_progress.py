"""How far a batch has come and how long it will take, told from the rate so far."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from app.theme import STEP_PX
from app.widgets.parts import column, label

_WORTH_TELLING = 4
_LOOK_BACK_S = 20.0


class TimeLeft:
    """Seconds left, from how `waiting` fell lately. None while nobody can tell."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def look(self, waiting: int, now_s: float) -> float | None:
        if self._seen and waiting > self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now_s, waiting))
        while self._seen[0][0] < now_s - _LOOK_BACK_S:
            self._seen.popleft()
        first_s, first = self._seen[0]
        if now_s - first_s < 2 or first <= waiting:
            return None
        return waiting * (now_s - first_s) / (first - waiting)


def time_words(seconds: float) -> str:
    """Rounded, so that it does not flicker."""
    translate = QCoreApplication.translate
    if seconds < 60:
        count = max(5, 5 * round(seconds / 5))
        return translate("SortingProgress", "about %n second(s) left", "", count)
    if seconds < 5400:
        count = max(1, round(seconds / 60))
        return translate("SortingProgress", "about %n minute(s) left", "", count)
    count = max(1, round(seconds / 3600))
    return translate("SortingProgress", "about %n hour(s) left", "", count)


class SortingProgress(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._batch = 0
        self._time_left = TimeLeft()
        self._text = label(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        layout = column(self._text, self._bar, gap=4)
        layout.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)
        self.hide()

    def show_waiting(self, waiting: int) -> None:
        """`waiting`: documents still to be sorted."""
        seconds = self._time_left.look(waiting, time.monotonic())
        self._batch = max(self._batch, waiting) if waiting else 0
        if self._batch < _WORTH_TELLING:
            self.hide()
            return
        done = self._batch - waiting
        text = self.tr("Sorting: {done} of {total}").format(done=done, total=self._batch)
        if seconds is not None:
            text += " · " + time_words(seconds)
        self._show(text, done, self._batch)

    def show_work(self, text: str, done: int, total: int) -> None:
        """Other long work of the engine."""
        seconds = self._time_left.look(total - done, time.monotonic())
        if seconds is not None:
            text += " · " + time_words(seconds)
        self._show(text, done, total)

    def _show(self, text: str, done: int, total: int) -> None:
        self._text.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self.show()
