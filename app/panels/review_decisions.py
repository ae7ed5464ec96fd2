"""What was decided in review in this sitting, carried out and taken back, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app import words
from app.item_models.review import ReviewRow
from app.library_desk import LibraryDesk
from app.panels.review_queue import ReviewQueuePanel
from app.review_desk import Outcome, ReviewDesk, decided_elsewhere
from core.domain import HistoryEntry, Label

How = Callable[[Sequence[HistoryEntry], Callable[[Outcome], object]], None]


@dataclass(eq=False)
class Step:
    """`keys`: of the rows that it was about. `outcome`: None while it is being carried out;
    `unwanted`: it is taken back as soon as it was."""

    keys: tuple[str, ...]
    outcome: Outcome | None = None
    registered: bool = False
    unwanted: bool = False


class ReviewDecisions(QObject):
    """Rows leave the queue at once; those that could not be decided about come back."""

    said = Signal(str, object)
    """Something to tell, and what takes it back (None: nothing does)."""
    refused = Signal(str)

    def __init__(
        self, queue: ReviewQueuePanel, desk: ReviewDesk, library: LibraryDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._queue, self._desk, self._library = queue, desk, library
        self._steps: list[Step] = []

    def decide(self, rows: Sequence[ReviewRow], how: How, said: str = "") -> None:
        """`said`: what to tell then; without, where the documents are."""
        step = Step(tuple(row.key for row in rows))
        self._steps.append(step)
        self._queue.leave(step.keys)
        how([row.entry for row in rows], lambda outcome: self._decided(step, rows, outcome, said))

    def skip(self, rows: Sequence[ReviewRow]) -> None:
        keys = tuple(row.key for row in rows)
        if keys:
            self._steps.append(Step(keys, Outcome()))
            self._queue.skip(keys)

    def registered(self, rows: Sequence[ReviewRow], label: Label) -> None:
        """A page of the first is a sample of that now: all of them are filed as it."""
        step = Step(tuple(row.key for row in rows), registered=True)
        self._steps.append(step)
        text = self.tr("{label} is registered. Scans of it are recognised from now on.")
        self.said.emit(text.format(label=label), lambda: self._take_back(step))
        self._queue.leave(step.keys)
        self._desk.file_registered(
            [row.entry for row in rows], label,
            lambda outcome: self._filed_too(step, rows, outcome),
        )  # fmt: skip

    def undo(self) -> None:
        """Takes the latest decision back."""
        wanted = [step for step in self._steps if not step.unwanted]
        if wanted:
            self._take_back(wanted[-1])

    # What comes of it

    def _decided(self, step: Step, rows: Sequence[ReviewRow], outcome: Outcome, said: str) -> None:
        self._come_back(rows, outcome)
        self._refuse(outcome)
        self._carried_out(step, outcome)
        if outcome.places and not step.unwanted:
            self.said.emit(said or self._filed(outcome.places), lambda: self._take_back(step))

    def _filed_too(self, step: Step, rows: Sequence[ReviewRow], outcome: Outcome) -> None:
        """Where the engine was quicker, it is being judged, and leaves by itself."""
        self._come_back(rows, outcome)
        self._refuse(outcome, lambda error: not decided_elsewhere(error))
        self._carried_out(step, outcome)

    def _carried_out(self, step: Step, outcome: Outcome) -> None:
        step.outcome = outcome
        if not outcome.places and not step.registered:
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
            self._library.undo()
        if step.outcome.undo:
            self._desk.undo(step.outcome, lambda outcome: self._taken_back(step, outcome))
        else:
            self._queue.come_back(step.keys, step.keys[0])

    def _taken_back(self, step: Step, outcome: Outcome) -> None:
        self._refuse(outcome)
        if step.outcome is not None and len(outcome.errors) < len(step.outcome.undo):
            self._queue.come_back(step.keys, step.keys[0])
            self.said.emit(self.tr("Undone."), None)

    def _come_back(self, rows: Sequence[ReviewRow], outcome: Outcome) -> None:
        failed = [entry for entry, _ in outcome.errors]
        self._queue.come_back([row.key for row in rows if row.entry in failed])

    def _refuse(
        self, outcome: Outcome, telling: Callable[[Exception], bool] = lambda _: True
    ) -> None:
        for _, error in outcome.errors:
            if telling(error):
                self.refused.emit(words.error(error))

    def _filed(self, places: Sequence[Path]) -> str:
        folder = words.place(places[-1].parent)
        if len(places) > 1:
            return self.tr("%n are in {folder}", "", len(places)).format(folder=folder)
        return self.tr("{name} is in {folder}").format(name=places[0].name, folder=folder)
