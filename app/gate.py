"""What only the administrator may do in the window: it is asked for here before it is done.

A desk gives what it is about to do to `Gate.ask`. Without a password, or unlocked, that goes on at
once; locked, the password is asked for, and when it was right it goes on by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from app.tasks import TaskRunner
from core.errors import AdministratorNeeded

if TYPE_CHECKING:
    from core.access import Access, Stamp

IDLE_S = 300.0
"""It locks itself when nothing of the administrator's was done for this long."""
_LOOK_MS = 2000


class Task(StrEnum):
    """What the administrator is needed for. Operators sort, pause, review, decide, refile, undo
    filings, and look at and export what was filed."""

    UNLOCK = "unlock"
    REGISTER = "register"
    RENAME = "rename"
    MERGE = "merge"
    MOVE = "move"
    RETIRE = "retire"
    UNDO = "undo"
    IMPORT = "import"
    MODEL = "model"
    FOLDERS = "folders"
    SETTINGS = "settings"
    RESTORE = "restore"


@dataclass(frozen=True)
class _Waiting:
    go: Callable[[], object]
    refused: Callable[[Exception], object] | None
    why: AdministratorNeeded


def gate_of(given: Gate | None, access: Access, desk: QObject, failed: SignalInstance) -> Gate:
    """The window's, or one of a desk that stands alone: it refuses what is locked."""
    if given is None:
        given = Gate(access, desk)
        given.failed.connect(failed)
    return given


class Gate(QObject):
    changed = Signal()
    """Locked, unlocked, or there is a password now or none any more."""
    asked = Signal(str)
    """Somebody is to give the password; the sentence says what for."""
    over = Signal()
    """Nobody has to, any more."""
    wrong = Signal(float)
    """That was not the password; seconds until another one is taken."""
    failed = Signal(Exception)

    def __init__(
        self,
        access: Access,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`clock`: seconds. One that goes on while the machine sleeps, so that it is locked when
        it wakes; set back, it locks as well."""
        super().__init__(parent)
        self._access, self._clock = access, clock
        self._tasks = TaskRunner(1, self)
        self._tasks.failed.connect(self._could_not)
        self._stamp = access.stamp()
        self._open = False
        self._used_s = 0.0
        self._waiting: _Waiting | None = None
        self.attended = False
        """Whether there is a place to give the password in; without one what is locked is refused
        at once."""
        self.busy = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def has_password(self) -> bool:
        return self._stamp is not None

    @property
    def locked(self) -> bool:
        return self.has_password and not self._open

    def close(self) -> None:
        self._timer.stop()
        self._tasks.close(finish=True)

    # Asking

    def ask(
        self,
        task: Task,
        go: Callable[[], object],
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """Does it now, or once it is unlocked. `refused` is told when it will not be done; of two
        that wait the earlier one will not."""
        self.look()
        if not self.locked:
            self._used_s = self._clock()
            go()
            return
        self._turn_away()
        why = AdministratorNeeded(self._sentence(task), self.tr("Nothing was changed."))
        self._waiting = _Waiting(go, refused, why)
        if self.attended:
            self.asked.emit(why.message)
        else:
            self._turn_away(self.failed.emit)

    def unlock(self, password: str) -> None:
        """Tried away from the GUI thread."""
        if self.busy:
            return
        self.busy = True
        self._tasks.run(
            lambda: (self._access.verify(password), self._access.stamp()), self._verified
        )

    def cancel(self) -> None:
        """The password will not be given."""
        self._turn_away()
        self.over.emit()

    def lock(self) -> None:
        self._set(False, self._stamp)

    def look(self) -> None:
        """Locks when nobody has used it for long, or the password was changed elsewhere. When it
        was removed there, nobody is going to give it: what waits is dropped."""
        stamp, idle_s = self._access.stamp(), self._clock() - self._used_s
        same = stamp == self._stamp
        self._set(self._open and same and 0 <= idle_s < IDLE_S, stamp)
        if stamp is None and self._waiting is not None:
            self.cancel()

    # The password itself

    def set_password(
        self,
        new: str,
        current: str,
        done: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Whoever has set it is the administrator: it is unlocked then."""
        self._change(lambda: self._access.set_password(new, current), done, failed)

    def remove_password(
        self, current: str, done: Callable[[], object], failed: Callable[[Exception], object]
    ) -> None:
        self._change(lambda: self._access.remove_password(current), done, failed)

    def _change(
        self,
        work: Callable[[], None],
        done: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        def stamped() -> Stamp | None:
            work()
            return self._access.stamp()

        def worked(stamp: Stamp | None) -> None:
            self._unlocked(stamp)
            done()

        self._tasks.run(stamped, worked, failed)

    # What comes of it

    def _verified(self, found: tuple[bool, Stamp | None]) -> None:
        self.busy = False
        right, stamp = found
        if right:
            self._unlocked(stamp)
        else:
            self.wrong.emit(self._access.wait_s)

    def _could_not(self, error: Exception) -> None:
        self.busy = False
        self.failed.emit(error)

    def _unlocked(self, stamp: Stamp | None) -> None:
        self._used_s = self._clock()
        self._set(True, stamp)
        self._go_on()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.over.emit()
            waiting.go()

    def _turn_away(self, otherwise: Callable[[Exception], object] | None = None) -> None:
        """`otherwise` is told where nobody else wants to know."""
        waiting, self._waiting = self._waiting, None
        tell = (waiting.refused or otherwise) if waiting else None
        if waiting and tell:
            tell(waiting.why)

    def _set(self, unlocked: bool, stamp: Stamp | None) -> None:
        before = self.locked, self.has_password
        self._open, self._stamp = unlocked, stamp
        if before != (self.locked, self.has_password):
            self.changed.emit()

    def _sentence(self, task: Task) -> str:
        return {
            Task.UNLOCK: self.tr("Unlock what only the administrator may do."),
            Task.REGISTER: self.tr("Registering needs the administrator's password."),
            Task.RENAME: self.tr("Renaming needs the administrator's password."),
            Task.MERGE: self.tr("Merging needs the administrator's password."),
            Task.MOVE: self.tr("Moving a sample needs the administrator's password."),
            Task.RETIRE: self.tr("Retiring needs the administrator's password."),
            Task.UNDO: self.tr(
                "Taking back a change of the library needs the administrator's password."
            ),
            Task.IMPORT: self.tr("Importing needs the administrator's password."),
            Task.MODEL: self.tr("Another model needs the administrator's password."),
            Task.FOLDERS: self.tr("Changing watched folders needs the administrator's password."),
            Task.SETTINGS: self.tr("Changing settings needs the administrator's password."),
            Task.RESTORE: self.tr("Restoring a back-up needs the administrator's password."),
        }[task]
