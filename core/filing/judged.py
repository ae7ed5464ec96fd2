"""What the program thought of the latest documents, as the journal keeps it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from core.database.engine import read
from core.database.journal.tables import FilingRow, HeldRow
from core.database.unindexed import unindexed
from core.domain import FilingState, HeldReason, Verdict
from core.filing.records import verdict_from_record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LOOKED_AT = 10
"""Rows of held documents for each one wanted: the same are judged again and again."""
_Judgement: TypeAlias = tuple[datetime, Path, str | None, dict[str, object]]


class JudgedDocuments:
    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def latest(self, limit: int = 2000) -> tuple[Verdict, ...]:
        """The last verdict of the program itself on each of the latest documents, newest first.
        Left out is what was compared with nothing: it could not be read, or nothing was registered.
        """
        with read(self._engine) as session:
            judged = [*_filed(session, limit), *_held(session, limit)]
        judged.sort(key=lambda each: each[0], reverse=True)
        last: dict[tuple[Path, str | None], dict[str, object]] = {}
        for _, path, sha256, record in judged:
            last.setdefault((path, sha256), record)
        verdicts = map(verdict_from_record, [*last.values()][:limit])
        return tuple(verdict for verdict in verdicts if verdict.candidates)


def _filed(session: Session, limit: int) -> list[_Judgement]:
    query = sa.select(
        FilingRow.at, FilingRow.source, FilingRow.source_sha256, FilingRow.verdict
    ).where(
        unindexed(FilingRow.undoes).is_(None), FilingRow.by_hand.is_(False),
        FilingRow.state != FilingState.ROLLED_BACK,
    )  # fmt: skip
    rows = session.execute(query.order_by(FilingRow.at.desc()).limit(limit))
    return [tuple(row) for row in rows]


def _held(session: Session, limit: int) -> list[_Judgement]:
    """Each document once, however often it was judged again."""
    as_kept = sa.type_coerce(HeldRow.path, sa.String)  # nobody needs it read
    newest = sa.select(HeldRow.held_id, as_kept, HeldRow.sha256)
    newest = newest.where(HeldRow.why == HeldReason.JUDGED)
    newest = newest.order_by(HeldRow.held_id.desc()).limit(_LOOKED_AT * limit)
    last: dict[tuple[str, str | None], int] = {}
    for held_id, name, sha256 in session.execute(newest):
        last.setdefault((name, sha256), held_id)
    query = sa.select(HeldRow.at, HeldRow.path, HeldRow.sha256, HeldRow.verdict)
    query = query.where(HeldRow.held_id.in_([*last.values()][:limit]))
    return [tuple(row) for row in session.execute(query)]
