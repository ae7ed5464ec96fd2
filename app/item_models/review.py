"""What waits for a person: held documents, and filed ones to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app import words
from app.item_models.documents import DocumentRow, Status, chosen_otherwise, row_of_entry
from app.item_models.rows import RowsModel
from core.domain import Candidate, HistoryEntry, Label, VerdictKind

if TYPE_CHECKING:
    from core.filing.nouns import SpotCheck

SHOWN = 5


@dataclass(frozen=True)
class ReviewRow:
    """`check`: it is filed, and the question is whether rightly. `judging`: the engine judges it
    again, and nobody can decide about it now."""

    key: str
    entry: HistoryEntry
    check: bool = False
    judging: bool = False

    @property
    def document(self) -> DocumentRow:
        return row_of_entry(self.entry)

    @property
    def path(self) -> Path:
        return self.entry.path

    @property
    def status(self) -> Status:
        return self.document.status

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        return self.entry.verdict.candidates[:SHOWN]

    @property
    def like_nothing(self) -> bool:
        if self.check:
            return False
        return self.entry.kind is VerdictKind.UNKNOWN or chosen_otherwise(self.entry)

    @property
    def troubled(self) -> bool:
        """It could not be read, or there is nothing to compare it with but its reason."""
        return not self.check and not self.candidates and not self.like_nothing

    @property
    def proposal(self) -> Label | None:
        """What it looks like, or is filed as."""
        if self.check:
            return self.entry.label
        return self.candidates[0].label if self.candidates and not self.like_nothing else None


class ReviewModel(RowsModel[ReviewRow]):
    def text(self, row: ReviewRow) -> str:
        return row.path.name

    def description(self, row: ReviewRow) -> str:
        return f"{row.path.name}\n{asked(row)}"


def asked(row: ReviewRow) -> str:
    """Why it is here, in a sentence or two."""
    translate = QCoreApplication.translate
    if row.check:
        text = translate("Review", "Spot check: was this filed rightly as {label}?")
        return text.format(label=row.entry.verdict.filed_as)
    if row.judging:
        return translate("Review", "It is being judged again, because the library has changed.")
    return words.outcome(row.document)


def in_queue(row: ReviewRow) -> str:
    """The same in a word or two."""
    translate = QCoreApplication.translate
    if row.judging:
        return translate("Review", "Judged again …")
    if row.check:
        return translate("Review", "Filed rightly?")
    if row.proposal is not None:
        return str(row.proposal)
    return translate("Review", "Needs a look") if row.troubled else words.status(row.status)


def rows_of(
    held: Iterable[HistoryEntry], judging: frozenset[Path], checks: Iterable[SpotCheck]
) -> list[ReviewRow]:
    """Documents by their paths: judged again, they stay what they are in the list."""
    rows = [ReviewRow(str(entry.source), entry, judging=entry.source in judging) for entry in held]
    return rows + [ReviewRow(f"check-{one.check_id}", one.entry, check=True) for one in checks]


def in_turn(rows: Sequence[ReviewRow], skipped: Mapping[str, int]) -> list[ReviewRow]:
    """Those skipped come last, in the order in which they were."""
    return sorted(rows, key=lambda row: skipped.get(row.key, 0))
