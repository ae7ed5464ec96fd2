"""Much at once into the library or out of it: away from the GUI thread, left when asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.gate import Gate, Task, gate_of
from app.tasks import TaskRunner
from core.errors import LibraryError
from core.files import require_folder

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.bulk import LeftOut, Outcome, TreePlan
    from core.transfer import ImportPreview

T = TypeVar("T")
_TELL_EVERY_S = 0.1


class Work(StrEnum):
    """What is under way."""

    LOOK_INTO_FOLDER = "look-into-folder"
    LOOK_INTO_FILE = "look-into-file"
    REGISTER = "register"
    IMPORT = "import"
    EXPORT = "export"


@dataclass(frozen=True)
class Ended:
    """How it ended. `complete`: it was not left; what was left has changed nothing. `samples` of
    `classes` came in or out; `event_id`: the change of the library that it is."""

    work: Work
    path: Path
    complete: bool
    samples: int = 0
    classes: int = 0
    left_out: tuple[LeftOut, ...] = ()
    event_id: int | None = None


class TransferDesk(QObject):
    """One thing at a time."""

    began = Signal(object, object)  # Work, Path
    progressed = Signal(int, int)
    folder_planned = Signal(object)  # TreePlan
    import_planned = Signal(object)  # ImportPreview
    ended = Signal(object)  # Ended
    failed = Signal(Exception)

    def __init__(
        self, profile: Profile, parent: QObject | None = None, gate: Gate | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self.gate = gate_of(gate, profile.access, self, self.failed)
        self._tasks = TaskRunner(1, self)
        self._left = threading.Event()
        self.work: Work | None = None

    def close(self) -> None:
        """What is under way changes nothing any more."""
        self.cancel()
        self._tasks.close()

    def cancel(self) -> None:
        """Ends it after the page in hand."""
        self._left.set()

    def look_into_folder(self, root: Path, folders: Sequence[Path] = ()) -> None:
        """`folders`: only these of the folders in `root`; each is a class."""

        def planned(plan: TreePlan | None) -> None:
            if plan is None:
                self._end(Ended(Work.LOOK_INTO_FOLDER, root, complete=False))
            else:
                self._over()
                self.folder_planned.emit(plan)

        self._run(
            Work.LOOK_INTO_FOLDER, root,
            lambda: self._profile.bulk.plan(root, folders, self._teller(), self._wanted), planned,
        )  # fmt: skip

    def look_into_file(self, path: Path) -> None:
        def planned(preview: ImportPreview) -> None:
            if self._left.is_set():
                self._end(Ended(Work.LOOK_INTO_FILE, path, complete=False))
            else:
                self._over()
                self.import_planned.emit(preview)

        self._run(Work.LOOK_INTO_FILE, path, lambda: self._profile.transfers.preview(path), planned)

    def register(self, plan: TreePlan) -> None:
        def work() -> Ended:
            outcome = self._profile.bulk.carry_out(
                plan.jobs, plan.root.name, progress=self._teller(), wanted=self._wanted,
                outlines=True,
            )  # fmt: skip
            return _brought(Work.REGISTER, plan.root, outcome, plan.left_out)

        self.gate.ask(Task.REGISTER, lambda: self._run(Work.REGISTER, plan.root, work, self._end))

    def take_in(self, preview: ImportPreview) -> None:
        path = preview.path

        def work() -> Ended:
            outcome = self._profile.transfers.take_in(path, self._teller(), self._wanted)
            return _brought(Work.IMPORT, path, outcome)

        self.gate.ask(Task.IMPORT, lambda: self._run(Work.IMPORT, path, work, self._end))

    def export(self, path: Path, make_folder: bool = False) -> None:
        """Writes over what is there: whoever chose the name was asked. `failed` is told
        FolderMissing of a folder that is not there and is not to be made."""

        def work() -> Ended:
            require_folder(path.parent, make_folder)
            done = self._profile.transfers.export(path, True, self._teller(), self._wanted)
            if done is None:
                return Ended(Work.EXPORT, path, complete=False)
            return Ended(Work.EXPORT, path, True, done.templates, done.classes)

        self._run(Work.EXPORT, path, work, self._end)

    def _run(self, work: Work, path: Path, do: Callable[[], T], done: Callable[[T], None]) -> None:
        if self.work is not None:
            self.failed.emit(
                LibraryError(
                    self.tr("{name} has to wait: something else is under way.").format(
                        name=path.name
                    ),
                    self.tr("Wait until that has ended, or cancel it."),
                    str(path),
                )
            )
            return
        self.work = work
        self._left.clear()
        self.began.emit(work, path)
        self._tasks.run(do, done, self._failed)

    def _wanted(self) -> bool:
        return not self._left.is_set()

    def _teller(self) -> Callable[[int, int], None]:
        """Of how far it is; called on a thread of the pool."""
        told_s = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal told_s
            if done == total or time.monotonic() - told_s > _TELL_EVERY_S:
                told_s = time.monotonic()
                self.progressed.emit(done, total)

        return tell

    def _over(self) -> None:
        self.work = None

    def _end(self, ended: Ended) -> None:
        self._over()
        self.ended.emit(ended)

    def _failed(self, error: Exception) -> None:
        self._over()
        self.failed.emit(error)


def _brought(work: Work, path: Path, outcome: Outcome, left_out: tuple[LeftOut, ...] = ()) -> Ended:
    """`left_out`: known beforehand."""
    classes = len({one.label.class_name for one in outcome.brought})
    return Ended(
        work, path, outcome.complete, len(outcome.brought), classes,
        (*left_out, *outcome.left_out), outcome.event_id,
    )  # fmt: skip
