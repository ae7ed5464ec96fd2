"""Held documents that something else judged than what judges now: they are to be judged again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from core.database.journal.tables import FilingRow, FolderRow, HeldRow, SortRequestRow
from core.database.types import utc_now
from core.database.unindexed import unindexed
from core.domain import FilingState, HeldReason

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.filing.nouns import Basis


class JudgedOtherwise(NamedTuple):
    held_id: int
    path: Path
    folder_id: int | None


def judged_otherwise(
    session: Session, basis: Basis, unlisted: bool = False
) -> list[JudgedOtherwise]:
    """What was undone or set aside is none of them: nobody judged that. `unlisted`: nor is what
    belongs to a folder that somebody watches no longer; those of single runs never were watched."""
    again = HeldRow.why.in_((HeldReason.JUDGED, HeldReason.CALLED_UNKNOWN))
    same = (HeldRow.generation == basis.generation) & (HeldRow.judged_by == basis.settings)
    query = sa.select(HeldRow.held_id, HeldRow.path, HeldRow.folder_id).where(
        HeldRow.released_at.is_(None), again, same.is_not(True)
    )
    if unlisted:
        query = query.where(~_WATCHED_NO_LONGER)
    return [JudgedOtherwise(*row) for row in session.execute(query)]


def ask_for(session: Session, wanted: Iterable[JudgedOtherwise]) -> None:
    """Where nobody would come upon them; each once."""
    asked = set(session.scalars(_ASKED))
    now = utc_now()
    for _, path, folder_id in wanted:
        if path not in asked:
            session.add(SortRequestRow(at=now, path=path, folder_id=folder_id))


def waiting_in_vain(session: Session, numbers: Sequence[int]) -> Iterator[HeldRow]:
    """Of what was let go to be judged again: what lies there as it did and has not been taken."""
    later = aliased(HeldRow)
    judged = sa.exists().where(later.path == HeldRow.path, later.held_id > HeldRow.held_id)
    filed = sa.exists().where(
        FilingRow.source_sha256 == HeldRow.sha256, unindexed(FilingRow.source) == HeldRow.path,
        unindexed(FilingRow.state) != FilingState.ROLLED_BACK,
        unindexed(FilingRow.at) >= HeldRow.released_at,
    )  # fmt: skip
    for first in range(0, len(numbers), _AT_ONCE):
        some = HeldRow.held_id.in_(numbers[first : first + _AT_ONCE])
        for row in session.scalars(sa.select(HeldRow).where(some, ~judged, ~filed)).all():
            with contextlib.suppress(OSError):
                status = row.path.lstat()
                if (status.st_size, status.st_mtime_ns) == (row.size, row.mtime_ns):
                    yield row


_AT_ONCE = 500
_ASKED = sa.select(SortRequestRow.path).where(SortRequestRow.done_at.is_(None))
_WATCHED_NO_LONGER = sa.exists().where(
    FolderRow.folder_id == HeldRow.folder_id, FolderRow.removed_at != FolderRow.added_at
)
