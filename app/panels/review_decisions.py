"""What was decided in review in this sitting, carried out and taken back, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.panels.review_told import done_told, failures_told, left_told
from app.review_desk import Outcome, ReviewDesk, decided_elsewhere
from app.sentences import joined
from core.domain import HistoryEntry, Label
from core.errors import ProfileUnavailable

if TYPE_CHECKING:
    from app.item_models.review import ReviewRow
    from app.library_desk import LibraryDesk
    from app.panels.review_queue import ReviewQueuePanel

How = Callable[[Sequence[HistoryEntry], Callable[[Outcome], object]], None]


@dataclass(eq=False)
class Step:
    """`keys`: of the rows that it was about. `outcome`: None while it is being carried out;
    `sample`: what was registered with it; `unwanted`: it is taken back as soon as it was."""

    keys: tuple[str, ...]
    outcome: Outcome | None = None
    registered: bool = False
    sample: int | None = None
    unwanted: bool = False


class ReviewDecisions(QObject):
    """Rows leave the queue at once; those that could not be decided about come back."""

    said = Signal(str, object)
    """Something to tell, and what takes it back (None: nothing does)."""
    refused = Signal(str)
    worked = Signal()
    """Something was done, and nothing went wrong."""

    def __init__(
        self, queue: ReviewQueuePanel, desk: ReviewDesk, library: LibraryDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue, self._desk, self._library = queue, desk, library
        self._steps: list[Step] = []

    def decide(
        self, rows: Sequence[ReviewRow], how: How, left_out: Sequence[ReviewRow] = ()
    ) -> None:
        """One act, one message, one step to take back. `left_out`: are selected, too, and it is
        not about them."""
        step = Step(tuple(row.key for row in rows))
        self._steps.append(step)
        self._queue.leave(step.keys)
        how(
            [row.entry for row in rows],
            lambda outcome: self._decided(step, rows, outcome, left_out),
        )

    def skip(self, rows: Sequence[ReviewRow]) -> None:
        keys = tuple(row.key for row in rows)
        if keys:
            self._steps.append(Step(keys, Outcome()))
            self._queue.skip(keys)

    def registered(
        self, rows: Sequence[ReviewRow], label: Label, left_out: Sequence[ReviewRow] = ()
    ) -> None:
        """A page of the first is a sample of that now: all of them are filed as it."""
        keys, sample = tuple(row.key for row in rows), self._library.latest_sample
        step = Step(keys, registered=True, sample=sample)
        self._steps.append(step)
        text = self.tr("{label} is registered. Scans of it are recognised from now on.")
        text = joined(text.format(label=label), left_told(left_out))
        self.said.emit(text, lambda: self._take_back(step))
        self._queue.leave(step.keys)
        self._desk.file_registered(
            [row.entry for row in rows], label,
            lambda outcome: self._filed_too(step, rows, outcome),
        )  # fmt: skip

    @property
    def can_undo(self) -> bool:
        return any(not step.unwanted for step in self._steps)

    def undo(self) -> bool:
        """Takes the latest decision back; False where there is none."""
        wanted = [step for step in self._steps if not step.unwanted]
        if wanted:
            self._take_back(wanted[-1])
        return bool(wanted)

    # What comes of it

    def _decided(
        self, step: Step, rows: Sequence[ReviewRow], outcome: Outcome,
        left_out: Sequence[ReviewRow],
    ) -> None:  # fmt: skip
        self._come_back(rows, outcome)
        self._refuse(outcome)
        self._carried_out(step, outcome)
        if not outcome.errors:
            self.worked.emit()
        if outcome.settled and not step.unwanted:
            self.said.emit(done_told(outcome, left_out), lambda: self._take_back(step))

    def _filed_too(self, step: Step, rows: Sequence[ReviewRow], outcome: Outcome) -> None:
        """Where the engine was quicker, it is being judged, and leaves by itself."""
        self._come_back(rows, outcome)
        self._refuse(outcome, lambda error: not decided_elsewhere(error))
        self._carried_out(step, outcome)

    def _carried_out(self, step: Step, outcome: Outcome) -> None:
        step.outcome = outcome
        if not outcome.settled and not step.registered:
            self._steps.remove(step)
        elif step.unwanted:
            self._take_back(step)

    def _take_back(self, step: Step) -> None:
        if step not in self._steps:
            return
        if step.outcome is None:
            step.unwanted = True
            return
        self._steps.remove(step)
        if step.registered:
            self._library.undo(step.sample)
        if step.outcome.undo:
            self._desk.undo(step.outcome, lambda outcome: self._taken_back(step, outcome))
        else:
            self._queue.come_back(step.keys, step.keys[0])

    def _taken_back(self, step: Step, outcome: Outcome) -> None:
        """Where the databases were in use, the rest can be taken back later."""
        self._refuse(outcome)
        if not outcome.errors:
            self.worked.emit()
        busy = [entry for entry, error in outcome.errors if isinstance(error, ProfileUnavailable)]
        if step.outcome is not None and busy:
            rest = tuple(one for one in step.outcome.undo if one[0] in busy)
            self._steps.append(Step(step.keys, Outcome(step.outcome.settled, undo=rest)))
        if step.outcome is not None and len(outcome.errors) < len(step.outcome.undo):
            self._queue.come_back(step.keys, step.keys[0])
            self.said.emit(self.tr("Undone."), None)

    def _come_back(self, rows: Sequence[ReviewRow], outcome: Outcome) -> None:
        failed = [entry for entry, _ in outcome.errors]
        self._queue.come_back([row.key for row in rows if row.entry in failed])

    def _refuse(
        self, outcome: Outcome, telling: Callable[[Exception], bool] = lambda _: True
    ) -> None:
        text = failures_told([error for _, error in outcome.errors if telling(error)])
        if text:
            self.refused.emit(text)
