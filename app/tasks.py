"""Runs work away from the GUI thread and brings its result, or its error, back to it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, Signal
from shiboken6 import isValid

T = TypeVar("T")
log = logging.getLogger(__name__)


class TaskRunner(QObject):
    """A lane of work. With one thread, tasks end in the order in which they were given."""

    failed = Signal(Exception)
    """Of a task whose caller gave no `failed`."""
    busy_changed = Signal(bool)
    _ended = Signal(object, object, object)  # (task, result, error)

    def __init__(self, threads: int = 1, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._pool.setExpiryTimeout(-1)
        self._ended.connect(self._deliver)
        self._count = 0
        self._under_way = 0
        self._closed = False
        self._dropped = threading.Event()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
        newest_first: bool = False,
    ) -> None:
        """`done` or `failed` is called on the GUI thread, unless its owner is gone by then."""
        if self._closed:
            return
        self._count += 1
        self._under_way += 1
        if self._under_way == 1:
            self.busy_changed.emit(True)
        task = _Task(work, done, failed, self._ended, self._dropped)
        self._pool.start(task.run, self._count if newest_first else 0)

    @property
    def busy(self) -> bool:
        return self._under_way > 0

    def close(self, finish: bool = False) -> None:
        """Drops what has not begun, unless it is to be finished, and waits for the rest. Nothing
        is delivered any more."""
        self._closed = True
        if not finish:
            self._dropped.set()  # the pool's own `clear` keeps what it drops
        self._pool.waitForDone()
        # What has ended and is not told would keep all it knows alive for ever.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _deliver(self, task: _Task, result: object, error: Exception | None) -> None:
        self._under_way -= 1
        if self._under_way == 0:
            self.busy_changed.emit(False)
        if self._closed:
            return
        if error is None:
            _call(task.done, result)
        elif task.failed is not None:
            _call(task.failed, error)
        else:
            self.failed.emit(error)


class _Task:
    """No QRunnable: about one in 300 of those, with what it holds, is never let go (6.11.3)."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], Any] | None,
        failed: Callable[[Exception], Any] | None,
        ended: Any,
        dropped: threading.Event,
    ) -> None:
        self._work = work
        self.done = done
        self.failed = failed
        self._ended = ended
        self._dropped = dropped

    def run(self) -> None:
        if self._dropped.is_set():
            return
        result, error = None, None
        try:
            result = self._work()
        except Exception as caught:
            log.debug("a task failed", exc_info=True)
            error = caught
        self._ended.emit(self, result, error)


def _call(callback: Callable[[Any], Any] | None, value: object) -> None:
    owner = getattr(callback, "__self__", None)
    if callback is None or (isinstance(owner, QObject) and not isValid(owner)):
        return
    callback(value)
