"""Shows and changes the settings of a profile, away from the GUI thread."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from app.gate import Gate, Task, gate_of
from app.tasks import TaskRunner
from core.domain import Label, VerdictKind
from core.settings import InForce, Settings
from core.settings_store import Change

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.expected import ExpectedReviews
    from core.filing.nouns import Observed

POLL_MS = 500
_LOOKED_FOR_AN_EXAMPLE = 50


@dataclass(frozen=True)
class Applied:
    """What was changed here, and what takes it back."""

    names: frozenset[str]
    undo: Change


@dataclass(frozen=True)
class Example:
    """A document that was filed, to show a naming pattern on."""

    label: Label
    original: str
    at: datetime
    page: int
    condition: str


@dataclass(frozen=True)
class ModelInUse:
    """`since`: when somebody chose it; None: it came with the program."""

    name: str
    since: datetime | None


@dataclass(frozen=True)
class BackupFile:
    path: Path
    at: datetime
    size_bytes: int


_Found: TypeAlias = tuple[InForce | None, Settings | None]
"""The settings where they are not as they were read last; those that others gave way to."""


class SettingsDesk(QObject):
    """Every change passes `apply`. What others change is taken over within a second."""

    changed = Signal(object)  # InForce
    taken = Signal(object)
    """Settings: other ones are in force in this program from now on."""
    troubled = Signal(object)
    """SettingsError, when a file of settings cannot be used; None, when it can be again."""
    applied = Signal(object)  # Applied
    put_back = Signal()
    """A change was undone."""
    repaired = Signal(object)
    """The path that the damaged settings file is kept under."""
    failed = Signal(Exception)

    def __init__(
        self, profile: Profile, parent: QObject | None = None, gate: Gate | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self.gate = gate_of(gate, profile.access, self, self.failed)
        self._changes = TaskRunner(1, self)
        self._changes.failed.connect(self._not_applied)
        self._facts = TaskRunner(1, self)
        self._facts.failed.connect(self.failed)
        self._slow = TaskRunner(1, self)
        self._slow.failed.connect(self.failed)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)
        self._looking = False
        self._troubled = False
        self.in_force: InForce | None = None
        """As it was read last; None before that."""
        self.undos: list[Change] = []
        """What takes back the changes made here, the latest last."""
        self._latest: Applied | None = None
        self._to_tell: Applied | None = None

    def succeed(self, earlier: SettingsDesk) -> None:
        """This window takes the place of one in another language: what was changed there can be
        undone here, and that the language was is told here. Called before `start`."""
        self.undos[:] = earlier.undos
        latest = earlier._latest
        if latest is not None and "language" in latest.names and latest.undo in self.undos:
            self._latest = self._to_tell = latest

    def start(self) -> None:
        self.look()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._changes.close(finish=True)
        self._facts.close()
        self._slow.close()

    @property
    def profile_path(self) -> Path:
        return self._profile.path

    @property
    def backup_folder(self) -> Path:
        return self._profile.backups.folder

    # Changing

    def change(self, name: str, value: object) -> None:
        self.apply(Change({name: value}))

    def reset(self, name: str) -> None:
        self.apply(Change(resets=frozenset([name])))

    def apply(self, change: Change, undone: bool = False) -> None:
        """`undone`: it takes an earlier change back."""

        def work() -> tuple[Change, _Found]:
            return self._profile.store.apply(change), self._read()

        def done(result: tuple[Change, _Found]) -> None:
            undo, found = result
            self._seen(found)
            if undone:
                self.put_back.emit()
            else:
                self._latest = Applied(change.names, undo)
                self.undos.append(undo)
                self.applied.emit(self._latest)

        self.gate.ask(Task.SETTINGS, lambda: self._changes.run(work, done), self._not_applied)

    def repair(self) -> None:
        """Takes out of a damaged settings file what cannot be used."""

        def work() -> tuple[Path | None, _Found]:
            return self._profile.store.repair(), self._read()

        def done(result: tuple[Path | None, _Found]) -> None:
            kept, found = result
            self._seen(found)
            if kept is not None:
                self.repaired.emit(kept)

        self.gate.ask(Task.SETTINGS, lambda: self._changes.run(work, done), self._not_applied)

    def _not_applied(self, error: Exception) -> None:
        """What was asked for is shown no longer."""
        if self.in_force is not None:
            self.changed.emit(self.in_force)
        self.failed.emit(error)

    # Following

    def look(self) -> None:
        """Reads the settings where they have changed since the last look."""
        if self._looking:
            return
        self._looking = True
        self._facts.run(self._read, self._looked, self._not_looked)

    def _read(self) -> _Found:
        before = self._profile.settings
        in_force = self._profile.renew_settings()
        if in_force is None and self.in_force is None:
            in_force = self._profile.store.read()
        now = self._profile.settings
        return in_force, None if now is before else now

    def _looked(self, found: _Found) -> None:
        self._looking = False
        self._seen(found)

    def _seen(self, found: _Found) -> None:
        in_force, settings = found
        if in_force is not None:
            self.in_force = in_force
            self.changed.emit(in_force)
            if self._to_tell is not None:
                told, self._to_tell = self._to_tell, None
                self.applied.emit(told)
            error = in_force.problems[0].error if in_force.problems else None
            if error is not None or self._troubled:
                self.troubled.emit(error)
            self._troubled = error is not None
        if settings is not None:
            self.taken.emit(settings)

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        self.failed.emit(error)

    # What settings are about

    def example(self, done: Callable[[Example | None], object]) -> None:
        """The latest document that was filed; None where there is none."""
        self._facts.run(self._example, done)

    def _example(self) -> Example | None:
        for entry in self._profile.journal.history(_LOOKED_FOR_AN_EXAMPLE):
            verdict = entry.verdict
            if verdict.kind is VerdictKind.FILED and verdict.label is not None:
                return Example(
                    verdict.label, entry.source.name, entry.at, verdict.page, verdict.condition
                )
        return None

    def observed(self, done: Callable[[Observed], object]) -> None:
        """How often spot checks have found a document filed wrongly."""
        self._facts.run(lambda: self._profile.spot_checks.observed(), done)  # noqa: PLW0108

    def expected_reviews(self, done: Callable[[ExpectedReviews], object]) -> None:
        """How many documents one would have to look at; it may take seconds."""
        self._slow.run(lambda: self._profile.expected_reviews(), done)  # noqa: PLW0108

    def model(self, done: Callable[[ModelInUse], object]) -> None:
        self._facts.run(self._model, done)

    def _model(self) -> ModelInUse:
        choice = self._profile.models.choice()
        if choice is None:
            from core.recognition.embedding import DEFAULT_MODEL

            return ModelInUse(DEFAULT_MODEL, None)
        return ModelInUse(choice.name, self._profile.models.chosen_at())

    # Back-ups

    def backups(self, done: Callable[[list[BackupFile]], object]) -> None:
        """Newest first."""
        self._facts.run(self._backups, done)

    def _backups(self) -> list[BackupFile]:
        found = []
        for path in self._profile.backups.available():
            status = path.stat()
            at = datetime.fromtimestamp(status.st_mtime, UTC)
            found.append(BackupFile(path, at, status.st_size))
        return found

    def back_up(
        self, done: Callable[[list[Path]], object], failed: Callable[[Exception], object]
    ) -> None:
        self._changes.run(self._profile.backups.make, done, failed)

    def restore_command(self, backup: Path) -> str:
        """To be typed where no window is open and nothing sorts."""
        program = sys.executable if getattr(sys, "frozen", False) else "kamiwake"
        words = [program, "restore", str(backup), "--profile", str(self._profile.path)]
        return subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
