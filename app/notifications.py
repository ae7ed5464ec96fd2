"""What is told through the system while nobody looks: one message for many documents, now and then.

Messages say how many, never which: they lie on lock screens and in the system's own history.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, QTimer, Signal

COLLECT_MS = 15_000
"""What comes within this time of the first document is told with it."""
APART_MS = 120_000
"""Messages are at least so far apart."""


@dataclass(frozen=True)
class Waiting:
    """Documents that wait for a person, by why."""

    unclear: int = 0
    unknown: int = 0
    checks: int = 0
    """Filed, and to be looked at to see whether that was right."""

    @property
    def total(self) -> int:
        return self.unclear + self.unknown + self.checks

    def at_most(self, other: Waiting) -> Waiting:
        names = [field.name for field in fields(self)]
        return Waiting(*(min(getattr(self, name), getattr(other, name)) for name in names))


class Notifier(QObject):
    """Told how many wait and whether the window is in front; says when there is something new."""

    said = Signal(str, str)
    """Heading and text of a message."""

    def __init__(
        self, parent: QObject | None = None, collect_ms: int = COLLECT_MS, apart_ms: int = APART_MS
    ) -> None:
        super().__init__(parent)
        self._collect_ms, self._apart_ms = collect_ms, apart_ms
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._say)
        self._waiting: Waiting | None = None
        self._known = Waiting()
        self._in_front = True
        self._last_s = -apart_ms / 1000
        self._stopped = False

    def tell(self, waiting: Waiting) -> None:
        """What waited when it is told for the first time is nothing new."""
        first = self._waiting is None
        self._waiting = waiting
        self._known = waiting if first or self._in_front else self._known.at_most(waiting)
        if waiting == self._known:
            self._timer.stop()
        elif not self._timer.isActive():
            since_ms = (time.monotonic() - self._last_s) * 1000
            self._timer.start(round(max(self._collect_ms, self._apart_ms - since_ms)))

    def tell_in_front(self, in_front: bool) -> None:
        """Who sees the window needs no messages."""
        self._in_front = in_front
        if in_front and self._waiting is not None:
            self.tell(self._waiting)

    def tell_stopped(self, stopped: bool) -> None:
        """Whether sorting has ended for good, and goes on when a person sees to it: said at once,
        and once."""
        if stopped and not self._stopped and not self._in_front:
            self.said.emit(
                self.tr("Sorting has stopped"),
                self.tr("Documents wait in their folders. Open Kamiwake to see why."),
            )
        self._stopped = stopped

    def _say(self) -> None:
        assert self._waiting is not None
        self._known = self._waiting
        self._last_s = time.monotonic()
        self.said.emit(self.heading(self._waiting), self.details(self._waiting))

    def heading(self, waiting: Waiting) -> str:
        return self.tr("%n document(s) wait for you", "", waiting.total)

    def details(self, waiting: Waiting) -> str:
        parts = [
            (waiting.unclear, self.tr("%n not clear", "", waiting.unclear)),
            (waiting.unknown, self.tr("%n not known", "", waiting.unknown)),
            (waiting.checks, self.tr("%n to look at once more", "", waiting.checks)),
        ]
        return self.tr(", ", "between parts of a sentence").join(
            text for count, text in parts if count
        )
