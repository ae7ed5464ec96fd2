"""Filed documents that a person looks at, so that the error rate is observed and not only promised.

One in N is drawn by chance alone, by the very transaction that records the move: whatever is killed
and whenever, none is lost and none drawn twice, and what a document shows has no part in it. It is
due once it is filed. What a person takes back or corrects before saying anything was wrong. A
document that somebody carried away cannot be looked at: it is dropped and counts for nothing.
"""

from __future__ import annotations

import math
import os
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import FilingRow, SpotCheckRow
from core.database.types import utc_now
from core.database.unindexed import unindexed
from core.domain import FilingState
from core.errors import NoSuchEntry, NotFiledAnyMore
from core.filing.nouns import Answer, Observed, SpotCheck
from core.filing.records import entry_of_move

_CORRECTED = (FilingState.UNDONE, FilingState.REFILED)


def drawn(one_in: int, below: Callable[[int], int] = secrets.randbelow) -> bool:
    """Whether the document about to be filed is to be looked at. `one_in`: 0 for none; `below`: a
    number from 0 up to its argument."""
    return one_in > 0 and below(one_in) == 0


class SpotChecks:
    """Each method is one transaction of the journal database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def due(self, limit: int = 200) -> tuple[SpotCheck, ...]:
        """What waits for a look, oldest first. A document that cannot be seen where it was filed
        is left out: on a share that is not connected it comes again."""
        found: list[SpotCheck] = []
        with read(self._engine) as session:
            for row in session.scalars(_waiting(FilingRow)):
                if row.target is not None and os.path.lexists(row.target):
                    found.append(SpotCheck(row.filing_id, entry_of_move(row), row.at))
                if len(found) == limit:
                    break
        return tuple(found)

    def right(self, check_id: int) -> None:
        """Raises NoSuchEntry, and NotFiledAnyMore when it was taken back or corrected."""
        self._answer(check_id, Answer.RIGHT)

    def wrong(self, check_id: int) -> None:
        """Also of a document that is corrected already. Raises NoSuchEntry."""
        self._answer(check_id, Answer.WRONG)

    def reopen(self, check_id: int) -> None:
        """Takes an answer back: it is due again. Raises NoSuchEntry."""
        self._answer(check_id, None)

    def _answer(self, check_id: int, answer: Answer | None) -> None:
        with write(self._engine) as session:
            row, filing = session.get(SpotCheckRow, check_id), session.get(FilingRow, check_id)
            if row is None or filing is None:
                raise NoSuchEntry(
                    f"No spot check has the number {check_id}.",
                    "`kamiwake spot-checks` shows those that are due.",
                    str(check_id),
                )
            if answer is Answer.RIGHT and filing.state != FilingState.DONE:
                raise NotFiledAnyMore(
                    f"“{filing.source.name}” (number {check_id}) was taken back or corrected "
                    "meanwhile.",
                    "It counts as filed wrongly.",
                    str(filing.source),
                )
            row.answer, row.answered_at = answer, utc_now() if answer else None
            session.commit()

    def drop_missing(self, can_reach: Callable[[Path], bool]) -> int:
        """Drops those whose document is not where it was filed any more, unless that cannot be told
        now; returns how many."""
        waiting = _waiting(FilingRow.filing_id, FilingRow.target)
        with read(self._engine) as session:
            rows = [(number, target) for number, target in session.execute(waiting) if target]
        gone = [
            number for number, target in rows if not os.path.lexists(target) and can_reach(target)
        ]
        with write(self._engine) as session:
            for number in gone:
                row = session.get(SpotCheckRow, number)
                if row is not None and row.answer is None:
                    row.answer, row.answered_at = Answer.GONE, utc_now()
            session.commit()
        return len(gone)

    def observed(self, since: datetime | None = None) -> Observed:
        """Over what was filed from `since` on."""
        after = sa.true() if since is None else FilingRow.at >= since
        taken_back = FilingRow.state.in_(_CORRECTED)
        wrong = (SpotCheckRow.answer == Answer.WRONG) | (SpotCheckRow.answer.is_(None) & taken_back)
        right = SpotCheckRow.answer == Answer.RIGHT
        drawn_ones = FilingRow.filing_id.in_(sa.select(SpotCheckRow.filing_id))
        counts = sa.select(_count(wrong), _count(right)).select_from(SpotCheckRow).join(FilingRow)
        corrected = sa.select(sa.func.count()).where(
            taken_back, unindexed(FilingRow.undoes).is_(None), FilingRow.by_hand.is_(False), after
        )
        with read(self._engine) as session:
            wrong_count, right_count = session.execute(counts.where(drawn_ones, after)).one()
            by_hand = session.scalar(corrected) or 0
        checked = wrong_count + right_count
        return Observed(checked, wrong_count, *wilson_interval(wrong_count, checked), by_hand)


def wilson_interval(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Of the share `hits / of`; (0, 1) where nothing was asked. Wilson 1927, without continuity
    correction."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, z * z / of
    centre = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / of + spread / of / 4)
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def _waiting(*wanted: Any) -> sa.Select[Any]:
    """Drawn, filed, and nobody has said anything yet; oldest first."""
    open_ones = sa.select(SpotCheckRow.filing_id).where(SpotCheckRow.answer.is_(None))
    return (
        sa.select(*wanted)
        .where(FilingRow.filing_id.in_(open_ones), unindexed(FilingRow.state) == FilingState.DONE)
        .order_by(FilingRow.filing_id)
    )


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.count(sa.case((condition, 1)))
