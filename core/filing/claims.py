"""Who may move a document: of two programs that want the same one, one is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.journal.tables import FilingRow, HeldRow
from core.domain import FilingPlan, FilingState
from core.errors import DocumentBusy, FilingError, NoSuchEntry, NotFiledAnyMore

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute, Session

OPEN = (FilingState.INTENT, FilingState.PLACED)
_SINCE = {
    FilingState.UNDONE: "was put back since then",
    FilingState.REFILED: "was refiled since then",
    FilingState.ROLLED_BACK: "was not moved in the end",
}


def claim(session: Session, plan: FilingPlan, undoes: int | None) -> None:
    """To be used under the write lock: of two who want the same document one is refused."""
    name = f"“{plan.source.name}”"
    moving = sa.select(FilingRow.filing_id).where(
        FilingRow.source == plan.source, FilingRow.state.in_(OPEN)
    )
    if session.scalar(moving.limit(1)) is not None:
        raise DocumentBusy(
            f"{name} is just being moved.", "Try again in a moment.", str(plan.source)
        )
    if undoes is not None:
        reversible(session, undoes)
    if plan.refiles is not None:
        standing(session, plan.refiles)
    waiting = sa.select(HeldRow.held_id).where(
        HeldRow.path == plan.source, HeldRow.released_at.is_(None),
        HeldRow.size == plan.stamp.size, HeldRow.mtime_ns == plan.stamp.mtime_ns,
    )  # fmt: skip
    held = set(session.scalars(waiting))
    if plan.held_id is not None and plan.held_id not in held:
        raise not_waiting(plan.source)
    if plan.held_id is None and held:
        raise DocumentBusy(f"{name} waits for a decision.", "", str(plan.source))


def reversible(session: Session, filing_id: int) -> FilingRow:
    """What `standing` gives, or a move back that nobody has taken back."""
    row = session.get(FilingRow, filing_id)
    if row is not None and row.undoes is not None and row.state == FilingState.DONE:
        return row
    return standing(session, filing_id)


def standing(session: Session, filing_id: int) -> FilingRow:
    """A filed document that nobody has taken back. Raises NoSuchEntry or NotFiledAnyMore."""
    row = session.get(FilingRow, filing_id)
    if row is None:
        raise unknown(session, FilingRow.filing_id, filing_id)
    state = FilingState(row.state)
    if state is not FilingState.DONE or row.undoes is not None:
        if state is FilingState.DONE:
            state = FilingState.UNDONE  # it is the move back
        since = _SINCE.get(state)
        raise NotFiledAnyMore(
            f"“{row.source.name}” (number {filing_id}) {since or 'is just being moved'}.",
            "See `kamiwake history` for where it is.",
            str(row.source),
        )
    return row


def unknown(
    session: Session, numbers: InstrumentedAttribute[int], number: int, mark: str = ""
) -> NoSuchEntry:
    """Nothing is known of this number, or not any more. `mark`: what `history` puts before it."""
    newest = session.scalar(sa.select(sa.func.max(numbers))) or 0
    if not 0 < number <= newest:
        return no_such(f"{mark}{number}")
    return NoSuchEntry(
        f"What became of the document with the number {mark}{number} was forgotten: the history is "
        "kept for a time only.",
        "The document is where it was; move it by hand. The setting is `history_days`.",
        f"{mark}{number}",
    )


def no_such(number: str) -> NoSuchEntry:
    """`number`: as `history` shows them."""
    return NoSuchEntry(
        f"The history has no document with the number {number}.",
        "`kamiwake history` shows the numbers; those of held documents begin with h.",
        number,
    )


def not_waiting(document: Path) -> FilingError:
    return FilingError(
        f"“{document.name}” is not waiting any more.",
        "It was filed, taken away or is being judged again.",
        str(document),
    )
