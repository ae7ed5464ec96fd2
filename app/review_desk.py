"""What waits for a person, and what is decided about it, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.tasks import TaskRunner
from core.domain import HistoryEntry, Label, VerdictKind
from core.errors import FilingError, KamiwakeError, ProfileUnavailable
from core.filing.nouns import Decided, Observed, SpotCheck

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.database.engine import ChangeMonitor
    from core.filing.review_queue import ReviewQueue

POLL_MS, POLL_AFTER_FAILURE_MS = 250, 5000
_STATE_EVERY = 40
"""Polls after which all is read although nobody wrote: files are taken away silently."""


@dataclass(frozen=True)
class ReviewState:
    """`held`: what waits, the longest first. `judging`: those of them that the engine is judging
    again: nobody can decide about them now. `promised`: of so many unknown documents one is filed
    at most. `cleared`: so many left the queue by themselves since the last state."""

    held: tuple[HistoryEntry, ...] = ()
    judging: frozenset[Path] = frozenset()
    checks: tuple[SpotCheck, ...] = ()
    observed: Observed = field(default_factory=lambda: Observed(0, 0, 0.0, 1.0))
    promised: int = 1000
    today: Decided = field(default_factory=Decided)
    cleared: int = 0

    @property
    def waiting(self) -> int:
        return len(self.held) + len(self.checks)

    @property
    def unknown(self) -> int:
        """Documents like nothing that is registered."""
        return sum(entry.kind is VerdictKind.UNKNOWN for entry in self.held)


class Fate(StrEnum):
    """What came of a decision about a document."""

    FILED = "filed"
    RIGHT = "right"  # a spot check: it was filed rightly
    UNKNOWN = "unknown"
    BACK = "back"  # a spot check: it is in its inbox again, and unknown
    ASIDE = "aside"


@dataclass(frozen=True)
class Settled:
    """`path`: where the document is now."""

    entry: HistoryEntry
    fate: Fate
    path: Path


@dataclass(frozen=True)
class Outcome:
    """Of one decision about several documents: what came of which, what went wrong with which
    others, and how all of it is taken back, each about one document."""

    settled: tuple[Settled, ...] = ()
    errors: tuple[tuple[HistoryEntry, Exception], ...] = ()
    undo: tuple[tuple[HistoryEntry, Callable[[], object]], ...] = ()


Done = Callable[[Outcome], object]
One = Callable[[HistoryEntry], tuple[Fate, Path, Callable[[], object]]]
"""Decides about one document: what came of it, where it is then, how that is taken back."""


class ReviewDesk(QObject):
    changed = Signal(object)  # ReviewState
    waiting_changed = Signal(int)
    failed = Signal(Exception)

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._reading = TaskRunner(1, self)
        self._changes = TaskRunner(1, self)
        for lane in (self._reading, self._changes):
            lane.failed.connect(self.failed)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._queue: ReviewQueue | None = None
        self._monitor: ChangeMonitor | None = None
        self._whole = Lock()  # what takes several steps is not seen half done
        self._looking = False
        self._polls = 0
        self._untold = 0
        self.state = ReviewState()
        self.known = False
        """Whether `state` has been read at all."""

    def start(self) -> None:
        self._poll()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._reading.close()
        self._changes.close(finish=True)  # what was decided is done

    def look_now(self) -> None:
        self._polls = 0
        self._poll()

    @property
    def deciding(self) -> bool:
        return self._changes.busy

    # Deciding

    def file(self, entries: Sequence[HistoryEntry], label: Label, done: Done) -> None:
        """Files held documents; of spot checks, which were filed wrongly unless as this very label,
        it corrects where they went."""
        self._each(entries, lambda entry: self._file(entry, label), done)

    def _file(self, entry: HistoryEntry, label: Label) -> tuple[Fate, Path, Callable[[], object]]:
        at, decisions = datetime.now().astimezone(), self._profile.decisions
        if entry.held is not None:
            filing_id, path = decisions.file_held(entry.entry_id, label, at)
            return Fate.FILED, path, lambda: decisions.put_back(filing_id)
        if entry.label == label:
            return self._right(entry)
        filing_id, path = decisions.refile(entry.entry_id, label, at)
        checks = self._profile.spot_checks
        with suppress(ProfileUnavailable):  # it is moved, and a correction counts as wrong anyway
            checks.wrong(entry.entry_id)

        def undo() -> None:
            decisions.put_back(filing_id)
            checks.reopen(entry.entry_id)

        return Fate.FILED, path, undo

    def call_unknown(
        self, entries: Sequence[HistoryEntry], aside: Collection[str], done: Done
    ) -> None:
        """None of what is registered. Those of the keys `aside`, which nothing can be said of, are
        set aside; spot checks, which were filed wrongly then, are put back into their inboxes."""

        def one(entry: HistoryEntry) -> tuple[Fate, Path, Callable[[], object]]:
            if entry.held is None:
                return Fate.BACK, *self._put_back_unknown(entry)
            unknown = entry.key not in aside
            fate = Fate.UNKNOWN if unknown else Fate.ASIDE
            return fate, *self._dismissed(entry.entry_id, entry.source, unknown)

        self._each(entries, one, done)

    def _put_back_unknown(self, entry: HistoryEntry) -> tuple[Path, Callable[[], object]]:
        decisions, checks = self._profile.decisions, self._profile.spot_checks
        with self._whole:
            move_back, path = decisions.put_back(entry.entry_id)
            checks.wrong(entry.entry_id)
            held = [each.entry_id for each in self._profile.journal.held() if each.source == path]
            _, known_again = self._dismissed(held[-1], path, unknown=True)

        def undo() -> None:
            with self._whole:
                known_again()
                decisions.stand_again(move_back)
                checks.reopen(entry.entry_id)

        return path, undo

    def confirm(self, entries: Sequence[HistoryEntry], done: Done) -> None:
        """Spot checks: each was filed rightly as what it is filed as."""
        self._each(entries, self._right, done)

    def _right(self, entry: HistoryEntry) -> tuple[Fate, Path, Callable[[], object]]:
        checks = self._profile.spot_checks
        checks.right(entry.entry_id)
        return Fate.RIGHT, entry.path, lambda: checks.reopen(entry.entry_id)

    def judge_again(self, entries: Sequence[HistoryEntry]) -> None:
        def work() -> Outcome:
            for entry in entries:
                folder = self._profile.folders.of_document(entry.source, entry.folder_id)
                self._profile.board.request_sorting([entry.source], folder.folder_id)
            return Outcome()

        self._run(work, lambda _: None)

    def expect(self, entries: Sequence[HistoryEntry]) -> None:
        """A person is about to say what they are: then they do not leave by themselves, even if
        the engine is quicker."""
        if self._queue is not None:
            self._queue.expect([entry.source for entry in entries])

    def file_registered(self, entries: Sequence[HistoryEntry], label: Label, done: Done) -> None:
        """A page of theirs was registered as this just now: they are filed as it, whatever was
        said before. Where the engine, which judges all again, was quicker, there is an error and
        something to undo."""

        def work() -> Outcome:
            with suppress(KamiwakeError):  # filing tells of it again, or fails for each by itself
                for entry in entries:
                    if entry.sha256:
                        self._profile.rejections.accept(entry.sha256, label)
            outcome = self._outcome(entries, lambda entry: self._file(entry, label))
            quicker = [entry for entry, error in outcome.errors if decided_elsewhere(error)]
            undo = ((entry, partial(self._put_back_latest, entry)) for entry in quicker)
            return replace(outcome, undo=(*outcome.undo, *undo))

        self._run(work, done)

    def _put_back_latest(self, entry: HistoryEntry) -> None:
        for copy in self._profile.journal.filed_copies(entry.sha256):
            if copy.source == entry.source:
                self._profile.decisions.put_back(copy.entry_id)
                return

    def undo(self, outcome: Outcome, done: Done) -> None:
        """Takes a decision back, the last document first."""

        def work() -> Outcome:
            errors = []
            for entry, step in reversed(outcome.undo):
                try:
                    step()
                except Exception as error:  # the others are taken back all the same
                    errors.append((entry, error))
            return Outcome(outcome.settled, tuple(errors))

        self._run(work, done)

    def _dismissed(
        self, held_id: int, path: Path, unknown: bool
    ) -> tuple[Path, Callable[[], object]]:
        rejections = self._profile.rejections
        dismiss = rejections.call_unknown if unknown else rejections.set_aside
        numbers = dismiss([held_id])
        return path, lambda: rejections.withdraw(numbers)

    def _each(self, entries: Sequence[HistoryEntry], one: One, done: Done) -> None:
        self._run(lambda: self._outcome(entries, one), done)

    @staticmethod
    def _outcome(entries: Sequence[HistoryEntry], one: One) -> Outcome:
        settled, errors, undo = [], [], []
        for entry in entries:
            try:
                fate, path, back = one(entry)
            except Exception as error:  # the others are decided about all the same
                errors.append((entry, error))
            else:
                settled.append(Settled(entry, fate, path))
                undo.append((entry, back))
        return Outcome(tuple(settled), tuple(errors), tuple(undo))

    def _run(self, work: Callable[[], Outcome], done: Done) -> None:
        def after(outcome: Outcome) -> None:
            done(outcome)
            self.look_now()

        self._changes.run(work, after)

    # Following

    def _poll(self) -> None:
        if not self._looking:
            self._looking = True
            self._reading.run(self._look, self._looked, self._not_looked)

    def _look(self) -> ReviewState | None:
        profile = self._profile
        if self._monitor is None or self._queue is None:
            from core.filing.review_queue import ReviewQueue

            self._monitor = profile.monitor("journal")
            self._queue = ReviewQueue(profile.journal, profile.feed)
            self._monitor.changed()
            changed = True
        else:
            changed = self._monitor.changed()
        self._polls = (self._polls + 1) % _STATE_EVERY
        if not changed and self._polls != 1:
            return None
        with self._whole:
            return self._read(self._queue)

    def _read(self, queue: ReviewQueue) -> ReviewState:
        profile = self._profile
        self._untold += queue.follow()
        midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        state = ReviewState(
            queue.waiting(), queue.judging, profile.spot_checks.due(),
            profile.spot_checks.observed(), profile.settings.one_wrong_in,
            profile.feed.decided_since(midnight), self._untold,
        )  # fmt: skip
        self._untold = 0
        return state

    def _looked(self, state: ReviewState | None) -> None:
        self._looking = False
        self._timer.setInterval(POLL_MS)
        if state is None:
            return
        before, self.state = self.state, state
        first, self.known = not self.known, True
        if first or before != state:
            self.changed.emit(state)
        if first or before.waiting != state.waiting:
            self.waiting_changed.emit(state.waiting)

    def _not_looked(self, error: Exception) -> None:
        self._looking = False
        self._timer.setInterval(POLL_AFTER_FAILURE_MS)
        self.failed.emit(error)


def decided_elsewhere(error: Exception) -> bool:
    """Whether somebody, or the engine, was quicker."""
    return isinstance(error, FilingError) and "not waiting any more" in error.message
