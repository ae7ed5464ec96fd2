"""Takes another model for the window: away from the GUI thread, told of, and left when asked."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gate import Gate, Task, gate_of
from app.tasks import TaskRunner
from core.errors import ModelError

if TYPE_CHECKING:
    from app.bootstrap import Profile

_TELL_EVERY_S = 0.1


@dataclass(frozen=True)
class Taken:
    """How it ended. `complete`: the model is in use. `before`: the one in use until then; None:
    the program's."""

    name: str
    complete: bool
    before: Path | None


class ModelDesk(QObject):
    """One model at a time. The earlier one serves until the new one is complete."""

    began = Signal(str)
    progressed = Signal(int, int)
    """Templates that have a vector of it, of how many."""
    ended = Signal(object)  # Taken
    failed = Signal(Exception)
    over = Signal()
    """However it ended."""

    def __init__(
        self, profile: Profile, parent: QObject | None = None, gate: Gate | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self.gate = gate_of(gate, profile.access, self, self.failed)
        self._tasks = TaskRunner(1, self)
        self._left = threading.Event()
        self.taking = ""
        """The name of the model that is being taken."""

    def take(self, path: Path | None) -> None:
        """`NAME.onnx` with its JSON beside it; None: the model that comes with the program."""
        self.gate.ask(Task.MODEL, lambda: self._begin(path))

    def _begin(self, path: Path | None) -> None:
        name = path.stem if path else self.tr("the bundled model")
        if self.taking:
            self.failed.emit(
                ModelError(
                    self.tr("{name} is not taken: {other} is being taken.").format(
                        name=name, other=self.taking
                    ),
                    self.tr("Wait until that has ended, or cancel it."),
                    name,
                )
            )
            return
        self.taking = name
        self._left.clear()
        self.began.emit(name)
        self._tasks.run(lambda: self._take(path), self._done, self._failed)

    def cancel(self) -> None:
        """Ends it after the template in hand; a later try goes on from there."""
        self._left.set()

    def close(self) -> None:
        self.cancel()
        self._tasks.close()

    def _take(self, path: Path | None) -> Taken:
        """Runs on a thread of the pool."""
        models, told_s = self._profile.models, 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told_s
            if done == total or time.monotonic() - told_s > _TELL_EVERY_S:
                told_s = time.monotonic()
                self.progressed.emit(done, total)

        choice = models.choice()
        used = models.use(path, progress, lambda: not self._left.is_set())
        return Taken(used.name, used.complete, models.path(choice) if choice else None)

    def _done(self, taken: Taken) -> None:
        self.taking = ""
        self.over.emit()
        self.ended.emit(taken)

    def _failed(self, error: Exception) -> None:
        self.taking = ""
        self.over.emit()
        self.failed.emit(error)
