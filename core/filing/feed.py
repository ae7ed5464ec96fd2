"""What the window follows: the documents of the journal as they change, and the day's counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from core.database.engine import read
from core.database.journal.tables import FilingRow, HeldRow
from core.database.unindexed import unindexed
from core.domain import FilingState, HistoryEntry
from core.filing.journal import newest_revision
from core.filing.nouns import Changes, DayCounts, Decided
from core.filing.records import entry_of_held, entry_of_move


class Feed:
    """One row a document: where it is filed, or that it waits for a decision."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def latest(self, limit: int) -> Changes:
        """The latest documents, newest first."""
        moves = sa.select(FilingRow).where(
            unindexed(FilingRow.undoes).is_(None), unindexed(FilingRow.state) == FilingState.DONE
        )
        held = sa.select(HeldRow).where(HeldRow.released_at.is_(None))
        with read(self._engine) as session:
            revision = newest_revision(session)
            newest_moves = moves.order_by(FilingRow.at.desc()).limit(limit)
            newest_held = held.order_by(HeldRow.at.desc()).limit(limit)
            entries = [
                *map(entry_of_move, session.scalars(newest_moves)),
                *map(entry_of_held, session.scalars(newest_held)),
            ]
        entries.sort(key=lambda entry: entry.at, reverse=True)
        return Changes(tuple(entries[:limit]), (), revision)

    def since(self, revision: int, limit: int) -> Changes:
        """What changed after `revision`, oldest first and at most `limit` rows of a table; the
        latest where the journal has not come as far."""
        moves = sa.select(FilingRow).where(FilingRow.revision > revision)
        held = sa.select(HeldRow).where(HeldRow.revision > revision)
        entries: list[HistoryEntry] = []
        gone: list[str] = []
        with read(self._engine) as session:
            newest = newest_revision(session)
            if newest < revision:
                return replace(self.latest(limit), anew=True)
            for move in session.scalars(moves.order_by(FilingRow.revision.desc()).limit(limit)):
                entry = entry_of_move(move)
                shown = move.undoes is None and entry.state is FilingState.DONE
                entries.append(entry) if shown else gone.append(entry.key)
            for row in session.scalars(held.order_by(HeldRow.revision.desc()).limit(limit)):
                entry = entry_of_held(row)
                entries.append(entry) if row.released_at is None else gone.append(entry.key)
        entries.sort(key=lambda entry: entry.at)
        return Changes(tuple(entries), tuple(gone), newest)

    def counts_since(self, start: datetime) -> dict[int, DayCounts]:
        """What was filed, and what is held, in each folder from `start` on."""
        moves = sa.select(FilingRow.folder_id, sa.func.count()).where(
            FilingRow.at >= start, unindexed(FilingRow.undoes).is_(None),
            unindexed(FilingRow.state) == FilingState.DONE,
        )  # fmt: skip
        held = sa.select(HeldRow.folder_id, sa.func.count()).where(
            HeldRow.at >= start, HeldRow.released_at.is_(None)
        )
        with read(self._engine) as session:
            filed_of = {
                number: count
                for number, count in session.execute(moves.group_by(FilingRow.folder_id))
                if number is not None
            }
            held_of = {
                number: count
                for number, count in session.execute(held.group_by(HeldRow.folder_id))
                if number is not None
            }
        return {
            number: DayCounts(filed_of.get(number, 0), held_of.get(number, 0))
            for number in filed_of.keys() | held_of.keys()
        }

    def decided_since(self, start: datetime) -> Decided:
        """Of what was filed from `start` on and still is."""
        query = sa.select(FilingRow.by_hand, sa.func.count()).where(
            FilingRow.at >= start, unindexed(FilingRow.undoes).is_(None),
            unindexed(FilingRow.state) == FilingState.DONE,
        )  # fmt: skip
        with read(self._engine) as session:
            counts = {by_hand: count for by_hand, count in
                      session.execute(query.group_by(FilingRow.by_hand))}  # fmt: skip
        return Decided(counts.get(False, 0), counts.get(True, 0))
