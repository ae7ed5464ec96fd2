"""What the window knows of sorting and does about it, away from the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.gate import Gate, Task, gate_of
from app.tasks import TaskRunner
from core.errors import DocumentMissing, KamiwakeError
from core.filing.nouns import EngineState, FolderStatus, Trouble
from core.watch import list_files

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from app.engine_process import EngineKeeper
    from core.database.engine import ChangeMonitor
    from core.domain import HistoryEntry, Label, WatchedFolder
    from core.filing.nouns import Changes, DayCounts

T = TypeVar("T")
log = logging.getLogger(__name__)
POLL_MS, POLL_AFTER_FAILURE_MS = 250, 5000
SHOWN = 500
_STATE_EVERY = 8
"""Polls after which the state is read although nobody wrote: leases run out silently."""


@dataclass(frozen=True)
class SortingState:
    """Everything about sorting but the documents."""

    folders: tuple[WatchedFolder, ...] = ()
    statuses: dict[int, FolderStatus] = field(default_factory=dict)
    counts: dict[int, DayCounts] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()
    engine: EngineState = field(default_factory=EngineState)
    open_requests: int = 0
    given_up: bool = False
    """The engine died too often; somebody has to start it again."""

    @property
    def wanted(self) -> bool:
        """Whether there is anything for an engine to do."""
        return self.open_requests > 0 or any(folder.enabled for folder in self.folders)

    @property
    def waiting(self) -> int:
        enabled = {folder.folder_id for folder in self.folders if folder.enabled}
        found = (s.waiting for number, s in self.statuses.items() if number in enabled)
        return sum(found) + self.open_requests


@dataclass(frozen=True)
class _Look:
    state: SortingState
    changes: Changes | None


class SortingDesk(QObject):
    """Polls the journal; `changed` and `documents` come when it has changed."""

    changed = Signal(object)  # SortingState
    documents = Signal(object)  # Changes
    failed = Signal(Exception)
    filed = Signal(int, object)
    """A decision was carried out: the number of the move and where the document is."""
    put_back = Signal(object)
    settled = Signal(str, bool)
    """A decision about the document of this key has ended; whether it was carried out."""
    worked = Signal()
    """Something that was asked for after the latest failure has been done."""

    def __init__(
        self, profile: Profile, keeper: EngineKeeper, parent: QObject | None = None,
        gate: Gate | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._profile = profile
        self.gate = gate_of(gate, profile.access, self, self.failed)
        self._keeper = keeper
        self._tasks = TaskRunner(1, self)
        self._tasks.failed.connect(self.failed)
        self._changes = TaskRunner(1, self)
        self._changes.failed.connect(self.failed)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._monitor: ChangeMonitor | None = None
        self._revision: int | None = None
        self._looking = False
        self._polls = 0
        self.keeps_engine = True
        self.state = SortingState()
        self._failures = 0
        self.failed.connect(self._count_failure)
        self.known = False
        """Whether `state` and the documents have been read at all."""

    def start(self) -> None:
        self._poll()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._tasks.close()
        self._changes.close(finish=True)  # what was decided is done

    def look_now(self) -> None:
        self._polls = 0
        self._poll()

    # Watched folders

    def add_folder(
        self, inbox: Path, destination: Path, pattern: str,
        done: Callable[[WatchedFolder], None], failed: Callable[[Exception], None],
        make_inbox: bool = False,
    ) -> None:  # fmt: skip
        """`failed` is told FolderMissing of an inbox that is not there and is not to be made."""

        def work() -> WatchedFolder:
            self._profile.folders.require_inbox(inbox, make_inbox)
            return self._profile.folders.add(inbox, destination, pattern)

        self._ask_change(work, done, failed)

    def change_folder(
        self, folder_id: int, inbox: Path, destination: Path, pattern: str,
        done: Callable[[WatchedFolder], None], failed: Callable[[Exception], None],
        make_inbox: bool = False,
    ) -> None:  # fmt: skip
        """As `add_folder`; the inbox of before may be a share that is not connected now."""

        def work() -> WatchedFolder:
            folders = self._profile.folders
            if all(folder.inbox != inbox for folder in folders.all()):
                folders.require_inbox(inbox, make_inbox)
            return folders.change(folder_id, inbox, destination, pattern)

        self._ask_change(work, done, failed)

    def enable_folder(self, folder_id: int, enabled: bool) -> None:
        self._changes.run(
            lambda: self._profile.folders.enable(folder_id, enabled), self._then(None)
        )

    def remove_folder(
        self, folder_id: int, done: Callable[[WatchedFolder], None] | None = None
    ) -> None:
        self._ask_change(lambda: self._profile.folders.remove(folder_id), done)

    def _ask_change(
        self,
        work: Callable[[], WatchedFolder],
        done: Callable[[WatchedFolder], None] | None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.gate.ask(
            Task.FOLDERS, lambda: self._changes.run(work, self._then(done), failed), failed
        )

    # Documents

    def sort_now(self, paths: Iterable[Path], folder_id: int, done: Callable[[int], None]) -> None:
        """Files, and folders of them. `done` is told how many there are."""
        wanted = list(paths)

        def work() -> int:
            files = [path for one in wanted for path in _files_of(one)]
            there = [path for path in files if path.exists()]
            self._profile.board.request_sorting(there, folder_id)
            if len(there) < len(files):
                raise _not_there(next(path for path in files if path not in there))
            return len(there)

        self._changes.run(work, self._then(done))

    def judge_again(self, entry: HistoryEntry) -> None:
        def work() -> None:
            folder = self._profile.folders.of_document(entry.source, entry.folder_id)
            self._profile.board.request_sorting([entry.source], folder.folder_id)

        self._changes.run(work, self._then(None))

    def file_as(self, entry: HistoryEntry, label: Label) -> None:
        """Files a held document, or corrects where a filed one went."""

        def work() -> tuple[int, Path]:
            at = datetime.now().astimezone()
            decisions = self._profile.decisions
            if entry.held is not None:
                return decisions.file_held(entry.entry_id, label, at)
            return decisions.refile(entry.entry_id, label, at)

        def done(moved: tuple[int, Path]) -> None:
            self.settled.emit(entry.key, True)
            self.filed.emit(*moved)

        def failed(error: Exception) -> None:
            self.settled.emit(entry.key, False)
            self.failed.emit(error)

        self._changes.run(work, self._then(done), failed)

    def undo(self, filing_id: int) -> None:
        """Takes a filing, or a correction, back."""
        self._changes.run(
            lambda: self._profile.decisions.put_back(filing_id),
            self._then(lambda moved: self.put_back.emit(moved[1])),
        )

    # The engine

    def stop_engine(self) -> None:
        """Whoever sorts the profile ends after the document in hand."""
        self._keeper.expect_stop()
        try:
            self._profile.board.request_stop()
        except KamiwakeError as error:
            log.warning("the engine could not be asked to stop: %s", error)
        self._keeper.terminate()

    def _then(self, done: Callable[[T], None] | None) -> Callable[[T], None]:
        failures = self._failures

        def after(result: T) -> None:
            if done:
                done(result)
            if failures == self._failures:
                self.worked.emit()
            self.look_now()

        return after

    def _count_failure(self, _: Exception) -> None:
        self._failures += 1

    # Following

    def _poll(self) -> None:
        if self._looking:
            return
        self._looking = True
        self._tasks.run(self._look, self._looked, self._not_looked)

    def _look(self) -> _Look | None:
        if self._monitor is None:
            self._monitor = self._profile.monitor("journal")
            self._monitor.changed()
            changed = True
        else:
            changed = self._monitor.changed()
        self._polls = (self._polls + 1) % _STATE_EVERY
        if not changed and self._polls != 1:
            return None
        return _Look(self._read_state(), self._read_changes() if changed else None)

    def _read_state(self) -> SortingState:
        profile = self._profile
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return SortingState(
            tuple(profile.folders.all()),
            profile.board.folder_statuses(),
            profile.feed.counts_since(midnight),
            tuple(profile.board.troubles()),
            profile.board.engine_state(),
            len(profile.board.open_requests()),
        )

    def _read_changes(self) -> Changes:
        feed = self._profile.feed
        first = self._revision is None
        changes = feed.latest(SHOWN) if first else feed.since(self._revision or 0, SHOWN)
        self._revision = changes.revision
        return changes

    def _looked(self, look: _Look | None) -> None:
        self._looking = False
        self._timer.setInterval(POLL_MS)
        if look is None:
            return
        if self.keeps_engine:
            self._keeper.follow(
                look.state.engine, look.state.wanted and not self._profile.settings_problems
            )
        self.state = replace(look.state, given_up=self._keeper.given_up)
        self.changed.emit(self.state)
        changes = look.changes
        if changes and (changes.entries or changes.gone or changes.anew):
            self.documents.emit(changes)
        if not self.known:
            self.known = True
            self.changed.emit(self.state)

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        self._timer.setInterval(POLL_AFTER_FAILURE_MS)
        self.failed.emit(error)


def _files_of(path: Path) -> Iterable[Path]:
    if path.is_dir():
        return [sighting.path for sighting in list_files(path)]
    return [path]


def _not_there(path: Path) -> DocumentMissing:
    """A name that is no valid text does not survive being dragged."""
    return DocumentMissing(
        f"“{path.name}” is not in {path.parent}.",
        "Was it moved just now? If its name has characters that cannot be shown, rename it.",
        str(path),
    )
