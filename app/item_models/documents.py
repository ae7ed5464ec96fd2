"""What happened to documents, newest first, and those that could not be moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from app import words
from app.item_models.rows import ROW_ROLE, RowsModel
from core.domain import FilingState, HistoryEntry, Label, VerdictKind
from core.filing.nouns import CHOSEN_BY_HAND
from core.names import fold

if TYPE_CHECKING:
    from core.filing.nouns import Changes, Trouble

LONGEST_LIST = 1000


class Status(StrEnum):
    """What a row is, for its icon, colour and filter."""

    FILED = "filed"
    REVIEW = "review"
    UNKNOWN = "unknown"
    UNDONE = "undone"
    ERROR = "error"


@dataclass(frozen=True)
class DocumentRow:
    """A document of the journal (`entry`) or one that gives trouble (`trouble`)."""

    key: str
    at: datetime
    path: Path
    status: Status
    entry: HistoryEntry | None = None
    trouble: Trouble | None = None

    @property
    def held(self) -> bool:
        return self.entry is not None and self.entry.held is not None

    @property
    def proposal(self) -> Label | None:
        """The label that one key gives a held document; none where nothing is near, where it may
        be an edition that is not registered, and where somebody has chosen something else."""
        if not self.held or self.status is Status.UNKNOWN or self.entry is None:
            return None
        if chosen_otherwise(self.entry):
            return None
        verdict = self.entry.verdict
        if not verdict.candidates or verdict.print_missing:
            return None
        return verdict.candidates[0].label

    @property
    def words(self) -> str:
        filed_as = self.entry.verdict.filed_as if self.entry else ""
        return fold(f"{self.path.name} {filed_as}")


def row_of_entry(entry: HistoryEntry) -> DocumentRow:
    status = Status(entry.kind.value)
    if entry.state is FilingState.UNDONE:
        status = Status.UNDONE
    elif entry.held is not None and _was_filed(entry):
        status = Status.REVIEW
    return DocumentRow(entry.key, entry.at, entry.path, status, entry=entry)


def row_of_trouble(trouble: Trouble) -> DocumentRow:
    key = f"trouble-{trouble.path}"
    return DocumentRow(key, trouble.at, trouble.path, Status.ERROR, trouble=trouble)


def chosen_otherwise(entry: HistoryEntry) -> bool:
    """It was taken back after a person had filed it as none of what comes first, or as that though
    it is not near, and what the program found before is not known any more: that is no guess that
    it may offer again."""
    verdict = entry.verdict
    by_hand = entry.held is not None and verdict.reason.startswith(CHOSEN_BY_HAND)
    if not by_hand or not verdict.candidates or verdict.label is None:
        return False
    first = verdict.candidates[0]
    return verdict.label != first.label or first.score < verdict.threshold


def turn_of(entry: HistoryEntry) -> int:
    """By how many degrees clockwise its page is turned to lie as its template does. What is like
    nothing, or chosen against the guess, was laid on templates that say nothing of how it lies."""
    verdict = entry.verdict
    if entry.upright or verdict.kind is VerdictKind.UNKNOWN:
        return 0
    if verdict.reason == CHOSEN_BY_HAND and verdict.label is not None:
        guessed = {each.label.class_name for each in verdict.candidates[:1]}
        return verdict.rotation if verdict.label.class_name in guessed else 0
    return verdict.rotation


def _was_filed(entry: HistoryEntry) -> bool:
    """Taken back by a person: it waits for a decision whatever its verdict was."""
    return entry.kind is VerdictKind.FILED


class DocumentsModel(RowsModel[DocumentRow]):
    def text(self, row: DocumentRow) -> str:
        return row.path.name

    def description(self, row: DocumentRow) -> str:
        return f"{row.path.name}\n{words.status(row.status)}. {words.outcome(row)}"

    def apply(self, changes: Changes) -> None:
        """Takes over what changed in the journal."""
        gone = set(changes.gone)
        kept = [row for row in self._rows if row.trouble] if changes.anew else self._rows
        rows = {row.key: row for row in kept if row.key not in gone}
        for entry in changes.entries:
            rows[entry.key] = row_of_entry(entry)
        self._show(list(rows.values()))

    def set_troubles(self, troubles: Sequence[Trouble]) -> None:
        rows = [row for row in self._rows if row.trouble is None]
        self._show(rows + [row_of_trouble(trouble) for trouble in troubles])

    def _show(self, rows: list[DocumentRow]) -> None:
        rows.sort(key=lambda row: (row.at, row.key), reverse=True)
        self.set_rows(rows[:LONGEST_LIST])


class DocumentFilter(QSortFilterProxyModel):
    """Documents of some statuses whose name or class holds every word of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._statuses: frozenset[Status] = frozenset(Status)

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def show_only(self, statuses: frozenset[Status]) -> None:
        self.beginFilterChange()
        self._statuses = statuses
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        if row.status not in self._statuses:
            return False
        return all(word in row.words for word in self._words)
