"""What the window does with the library: it asks here, away from the GUI thread, and is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.gate import Gate, Task, gate_of
from app.overview_desk import OverviewDesk
from app.tasks import TaskRunner

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.database.engine import ChangeMonitor
    from core.domain import Corners, Image, Label, SubLabelKind
    from core.library.entries import LibraryChange, Registered, Sample
    from core.library.models import Choice
    from core.registration import Examination, Pages

POLL_MS, POLL_AFTER_FAILURE_MS = 250, 5000
_TASKS = {
    "register": Task.REGISTER,
    "rename": Task.RENAME,
    "merge": Task.MERGE,
    "move": Task.MOVE,
    "retire": Task.RETIRE,
    "retire-samples": Task.RETIRE,
}
"""What the administrator is asked for, by the kind of a change."""


@dataclass(frozen=True)
class LibraryState:
    registered: tuple[Registered, ...]
    last_change: LibraryChange | None
    model: Choice | None = None
    """The profile's own model, if it has one."""


class LibraryDesk(QObject):
    """`changed` comes after every change, whoever made it; `failed` with an error to show."""

    changed = Signal(object)  # LibraryState
    failed = Signal(Exception)
    model_changed = Signal()
    """Another model is in use here now, whoever chose it."""
    done = Signal(str)
    """A change that was asked for here is made; the kind of it."""
    nothing_to_undo = Signal()

    def __init__(
        self, profile: Profile, parent: QObject | None = None, gate: Gate | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self.gate = gate_of(gate, profile.access, self, self.failed)
        self._tasks = TaskRunner(1, self)
        self._tasks.failed.connect(self.failed)
        self._decoding = TaskRunner(1, self)
        self._decoding.failed.connect(self.failed)
        self.overview = OverviewDesk(profile, self)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._looking = False
        self._monitor: ChangeMonitor | None = None
        self._seen: tuple[int, Choice | None] | None = None
        self.state: LibraryState | None = None
        self.latest_sample: int | None = None
        """The template that was registered here last."""

    def start(self) -> None:
        """Reads the library, and then makes ready for the first registration."""
        self.reload()
        self._tasks.run(self._profile.refresh)
        self._tasks.run(lambda: self._profile.monitor("library"), self._follow)

    def close(self) -> None:
        self._timer.stop()
        self.overview.close()
        self._decoding.close()
        self._tasks.close(finish=True)  # what was registered or changed is stored

    # Reading

    def reload(self) -> None:
        self._tasks.run(self._read, self._tell)

    def pages(
        self, path: Path, done: Callable[[Pages], None], failed: Callable[[Exception], None]
    ) -> None:
        self._decoding.run(lambda: self._profile.registrar.pages(path), done, failed)

    def page(
        self,
        path: Path,
        number: int,
        done: Callable[[tuple[Image, Corners]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """A page as it would be stored, and the outline found on it."""

        def work() -> tuple[Image, Corners]:
            registrar = self._profile.registrar
            image = registrar.page(path, number).image
            return image, registrar.find_outline(image)

        self._decoding.run(work, done, failed)

    def examine(
        self,
        image: Image,
        corners: Corners,
        done: Callable[[Examination], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def work() -> Examination:
            self._profile.refresh()
            return self._profile.registrar.examine(image, corners)

        self._tasks.run(work, done, failed)

    # Changing

    def register(
        self,
        sample: Sample,
        label: Label,
        kind: SubLabelKind,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def work() -> int:
            from core.registration import check_sample

            check_sample(sample)
            return self._profile.registry.register(sample, label, kind)

        def registered(number: int) -> None:
            self.latest_sample = number
            done(number)

        self._change("register", work, registered, failed)

    def rename(self, label: Label, new_name: str) -> None:
        self._change("rename", lambda: self._profile.registry.rename(label, new_name))

    def merge(self, source: Label, into: Label) -> None:
        self._change("merge", lambda: self._profile.registry.merge(source, into))

    def retire(self, label: Label) -> None:
        self._change("retire", lambda: self._profile.registry.retire(label))

    def move(self, template_ids: Sequence[int], label: Label, kind: SubLabelKind) -> None:
        self._change("move", lambda: self._profile.registry.move(template_ids, label, kind))

    def retire_samples(self, template_ids: Sequence[int]) -> None:
        self._change(
            "retire-samples", lambda: self._profile.registry.retire_templates(template_ids)
        )

    def undo(self, sample: int | None = None) -> None:
        """Nobody is asked for a password where there is nothing to take back. `sample`: only its
        registration; a change that came later stands."""

        def work() -> str:
            return self._profile.registry.undo_last(sample).kind

        def ask(change: LibraryChange | None) -> None:
            if change is None:
                self.nothing_to_undo.emit()
            else:
                self.gate.ask(Task.UNDO, lambda: self._tasks.run(work, self._undone))

        known = self.state.last_change if self.state is not None else None
        if known is not None:
            ask(known)
        else:  # a change may just have been made
            self._tasks.run(self._last_change, ask)

    def _last_change(self) -> LibraryChange | None:
        return self._profile.registry.last_change()

    def _undone(self, kind: str) -> None:
        self.done.emit(f"undo-{kind}")
        self.reload()

    def _change(
        self,
        kind: str,
        work: Callable[[], int],
        done: Callable[[int], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        def succeeded(number: int) -> None:
            if done:
                done(number)
            self.done.emit(kind)
            self.reload()

        self.gate.ask(_TASKS[kind], lambda: self._tasks.run(work, succeeded, failed), failed)

    # Following

    def _follow(self, monitor: ChangeMonitor) -> None:
        self._monitor = monitor
        self._timer.start()

    def _poll(self) -> None:
        if self._looking:
            return
        self._looking = True
        self._tasks.run(self._look, self._looked, self._not_looked)

    def _look(self) -> bool:
        if self._monitor is None or not self._monitor.changed():
            return False
        return self.state is None or self._now() != self._seen

    def _looked(self, changed: bool) -> None:
        self._looking = False
        self._timer.setInterval(POLL_MS)
        if changed:
            self.reload()

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        self._timer.setInterval(POLL_AFTER_FAILURE_MS)
        self.failed.emit(error)

    def _read(self) -> LibraryState:
        registry = self._profile.registry
        self._seen = self._now()
        return LibraryState(tuple(registry.registered()), registry.last_change(), self._seen[1])

    def _now(self) -> tuple[int, Choice | None]:
        return self._profile.registry.generation(), self._profile.models.choice()

    def _tell(self, state: LibraryState) -> None:
        if self.state is not None and self.state.model != state.model:
            self._tasks.run(self._profile.refresh, lambda _: self.model_changed.emit())
        self.state = state
        self.overview.library_changed(state.registered)
        self.changed.emit(state)
