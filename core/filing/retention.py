"""Forgets what happened to documents after the time that the settings say.

Forgotten is what has come to an end: moves, held documents that somebody has decided about, wishes
that were served, spot checks with an answer, what a person said of contents that nobody holds any
more. Never forgotten, however old:

- a move that may not have ended, and a document that waits for a decision or a look;
- a filing that a later, remembered one corrects or takes back: an undo goes back along that chain;
- where the settings have duplicates held or put beside each other, the filing of a document that is
  still where it was filed: without it a second copy would be filed as if it were the first;
- the newest row of each kind, for numbers must never be given twice, and programs that follow the
  journal count on its revision to rise.

The document stays where it is; an undo says that nothing is known of it any more. Files, and the
back-ups of the last days, keep their own.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from core.database.engine import read, write
from core.database.journal.tables import (
    DismissalRow,
    ExpiredOriginal,
    FilingRow,
    HeldRow,
    RejectionRow,
    SortRequestRow,
    SpotCheckRow,
)
from core.database.types import utc_now
from core.domain import DuplicatePolicy, FilingState
from core.filing.claims import OPEN
from core.filing.journal import newest_revision

if TYPE_CHECKING:
    from core.settings import Settings

_AT_ONCE = 200
"""Rows of one transaction: others may write soon."""


class Retention:
    def __init__(
        self,
        engine: sa.Engine,
        settings: Callable[[], Settings],
        can_reach: Callable[[Path], bool],
        now: Callable[[], datetime] = utc_now,
        begin_at: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        """`can_reach`: whether it can be told now what lies at a path. `begin_at`: where among so
        many moves a sweep begins."""
        self._engine = engine
        self._settings = settings
        self._can_reach = can_reach
        self._now = now
        self._begin_at = begin_at

    def sweep(self) -> Iterator[None]:
        """All that is due, one small transaction a step; killed in between, the next sweep goes
        on. Raises ProfileError."""
        settings = self._settings()
        if not settings.history_days:
            return
        before = self._now() - timedelta(days=settings.history_days)
        yield from self._forget_moves(before, settings.duplicates is not DuplicatePolicy.FILE_BOTH)
        yield from self._forget_held(before)
        yield from self._forget(SortRequestRow.request_id, SortRequestRow.done_at < before)
        yield from self._forget_dismissals(before)
        yield from self._forget_expired_originals(before)

    def _forget_moves(self, before: datetime, keep_copies: bool) -> Iterator[None]:
        """All of them. Where many stay for their copies, a sweep that is broken off soon would
        never come to the others: it begins anywhere, and all are reached in time."""
        if keep_copies:
            with read(self._engine) as session:
                newest = session.scalar(sa.select(sa.func.max(FilingRow.filing_id))) or 0
            yield from self._forget_below(self._begin_at(newest + 1) + 1, before, True)
        yield from self._forget_below(None, before, keep_copies)

    def _forget_below(
        self, below: int | None, before: datetime, keep_copies: bool
    ) -> Iterator[None]:
        """The latest first: those that correct or take back go before what they are about."""
        old = sa.select(FilingRow.filing_id, FilingRow.state, FilingRow.undoes, FilingRow.target)
        old = old.where(FilingRow.at < before).order_by(FilingRow.filing_id.desc())
        while True:
            query = old if below is None else old.where(FilingRow.filing_id < below)
            with read(self._engine) as session:
                rows = session.execute(query.limit(_AT_ONCE)).all()
            if not rows:
                return
            below = rows[-1].filing_id
            chosen = [
                row.filing_id
                for row in rows
                if not (keep_copies and _stands(row.state, row.undoes) and self._lies(row.target))
            ]
            with read(self._engine) as session:
                worth_a_lock = bool(_endable(session, chosen))
            if worth_a_lock:
                self._end(chosen)
            yield

    def _end(self, chosen: Sequence[int]) -> None:
        with _forgetting(self._engine) as session:
            while deletable := _endable(session, chosen):
                _delete(session, SpotCheckRow.filing_id, deletable)
                _delete(session, FilingRow.filing_id, deletable)
            session.commit()

    def _lies(self, target: Path | None) -> bool:
        """Whether a document may still be where it was filed."""
        return target is not None and (os.path.lexists(target) or not self._can_reach(target))

    def _forget_held(self, before: datetime) -> Iterator[None]:
        with read(self._engine) as session:
            newest = newest_revision(session)
        ended = (HeldRow.released_at < before) & (HeldRow.revision < newest)
        yield from self._forget(HeldRow.held_id, ended)

    def _forget_dismissals(self, before: datetime) -> Iterator[None]:
        held, contents = (
            sa.select(column).where(HeldRow.released_at.is_(None), column.is_not(None))
            for column in (HeldRow.held_id, HeldRow.sha256)
        )
        content = sa.func.coalesce(DismissalRow.sha256, "")
        lies = DismissalRow.held_id.in_(held) | content.in_(contents)
        over = DismissalRow.withdrawn_at.is_not(None) | ~lies
        yield from self._forget(
            DismissalRow.dismissal_id, (DismissalRow.at < before) & over, RejectionRow.dismissal_id
        )

    def _forget_expired_originals(self, before: datetime) -> Iterator[None]:
        """No filing is left that might be undone."""
        filing = sa.exists().where(FilingRow.source_sha256 == ExpiredOriginal.sha256)
        over = (ExpiredOriginal.at < before) & ~filing
        with read(self._engine) as session:
            if not session.scalar(sa.select(sa.func.count()).where(over)):
                return
        with _forgetting(self._engine) as session:
            session.execute(sa.delete(ExpiredOriginal).where(over))
            session.commit()
        yield

    def _forget(
        self,
        number: InstrumentedAttribute[int],
        ended: sa.ColumnElement[bool],
        *children: InstrumentedAttribute[int],
    ) -> Iterator[None]:
        """Rows that have ended but for the newest; `children` name them. They are looked for
        without the write lock: that may take long."""
        newest = sa.select(sa.func.max(number)).scalar_subquery()
        query = sa.select(number).where(ended, number < newest).order_by(number)
        after = 0
        while True:
            with read(self._engine) as session:
                rows = session.scalars(query.where(number > after).limit(_AT_ONCE)).all()
            if not rows:
                return
            after = rows[-1]
            with _forgetting(self._engine) as session:
                still = session.scalars(query.where(number.in_(rows))).all()
                for column in (*children, number):
                    _delete(session, column, still)
                session.commit()
            yield


def _endable(session: Session, chosen: Sequence[int]) -> Sequence[int]:
    """Of the chosen moves those that nothing needs any more, as it is under the write lock."""
    later = aliased(FilingRow)
    needed = sa.exists().where(
        (later.undoes == FilingRow.filing_id) | (later.refiles == FilingRow.filing_id)
    )
    to_be_looked_at = sa.exists().where(
        SpotCheckRow.filing_id == FilingRow.filing_id, SpotCheckRow.answer.is_(None),
        FilingRow.state == FilingState.DONE,
    )  # fmt: skip
    newest = sa.select(sa.func.max(FilingRow.filing_id)).scalar_subquery()
    query = sa.select(FilingRow.filing_id).where(
        FilingRow.filing_id.in_(chosen), FilingRow.state.not_in(OPEN), ~needed, ~to_be_looked_at,
        FilingRow.filing_id < newest, FilingRow.revision < newest_revision(session),
    )  # fmt: skip
    return session.scalars(query).all()


def _stands(state: str, undoes: int | None) -> bool:
    return state == FilingState.DONE and undoes is None


def _delete(session: Session, column: InstrumentedAttribute[int], numbers: Sequence[int]) -> None:
    session.execute(sa.delete(column.class_).where(column.in_(numbers)))


@contextmanager
def _forgetting(engine: sa.Engine) -> Iterator[Session]:
    """A transaction that overwrites what it deletes: a file keeps it otherwise."""
    with write(engine) as session:
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")
        yield session
