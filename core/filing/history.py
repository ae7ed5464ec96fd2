"""Every document, newest first: searched, filtered, counted and read page by page.

One row a document: moves that are not undoing ones, nor rolled back or corrected since, and held
documents that wait. What a person took back is a row, too: as taken back, until it is filed again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from core.database.engine import read
from core.database.journal.tables import FilingRow, HeldRow
from core.database.unindexed import unindexed
from core.domain import FilingState, HeldReason, HistoryEntry, VerdictKind
from core.filing.facts import origin_of
from core.filing.nouns import HistoryQuery, Horizon, Ran, Standing
from core.filing.records import entry_of_held, entry_of_move

_AT_ONCE = 500
"""Rows that are read by their numbers in one query."""
_MOVE, _HELD = "move", "held"
_Key: TypeAlias = tuple[str, int]
_Where: TypeAlias = list[sa.ColumnElement[bool]]


class History:
    """Reads alone. Searches go through narrow indexes; whole rows are read for a page only."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def horizon(self) -> Horizon:
        moves, held = sa.func.max(FilingRow.filing_id), sa.func.max(HeldRow.held_id)
        with read(self._engine) as session:
            return Horizon(
                session.scalar(sa.select(moves)) or 0, session.scalar(sa.select(held)) or 0
            )

    def count(self, query: HistoryQuery, horizon: Horizon | None = None) -> int:
        counted = [
            sa.select(sa.func.count()).select_from(FilingRow).where(*_moves(query, horizon)),
            sa.select(sa.func.count()).select_from(HeldRow).where(*_held(query, horizon)),
        ]
        with read(self._engine) as session:
            return sum(session.scalar(each) or 0 for each in counted)

    def page(
        self, query: HistoryQuery, offset: int, limit: int, horizon: Horizon | None = None
    ) -> tuple[HistoryEntry, ...]:
        """Newest first; of one moment, the later number first."""
        with read(self._engine) as session:
            keys = session.execute(_ordered(query, horizon).limit(limit).offset(offset))
            return _entries(session, [(table, number) for _, number, table in keys])

    def keys(
        self, query: HistoryQuery, horizon: Horizon | None = None, offset: int = 0,
        limit: int | None = None,
    ) -> tuple[str, ...]:  # fmt: skip
        """Those of the entries, in their order."""
        wanted = _ordered(query, horizon).limit(-1 if limit is None else limit).offset(offset)
        with read(self._engine) as session:
            return tuple(f"{table}-{number}" for _, number, table in session.execute(wanted))

    def chosen(
        self, query: HistoryQuery, horizon: Horizon, count: int, ranges: Sequence[tuple[int, int]]
    ) -> tuple[str, ...] | None:
        """The keys of rows, each range as its first row and how many. None when the list has not
        `count` rows any more: then nobody can tell which rows were meant."""
        with read(self._engine) as session:
            rows = session.execute(_ordered(query, horizon)).all()
        if len(rows) != count:
            return None
        return tuple(
            f"{table}-{number}"
            for first, many in ranges
            for _, number, table in rows[first : first + many]
        )

    def entries(self, keys: Sequence[str]) -> tuple[HistoryEntry, ...]:
        """As they stand now, in the order of the keys; those that are in no table are left out."""
        with read(self._engine) as session:
            return _entries(session, [_parsed(key) for key in keys])

    def places(
        self, query: HistoryQuery, keys: Collection[str], horizon: Horizon | None = None
    ) -> dict[str, int]:
        """Which rows of the list these are, from 0; those that are not in it are left out."""
        wanted, found = {_parsed(key) for key in keys}, dict[str, int]()
        if not wanted:
            return found
        with read(self._engine) as session:
            for place, (_, number, table) in enumerate(session.execute(_ordered(query, horizon))):
                if (table, number) in wanted:
                    found[f"{table}-{number}"] = place
                    if len(found) == len(wanted):
                        break
        return found

    def classes(self) -> tuple[str, ...]:
        """What documents of the history are filed as, by name."""
        names = sa.select(FilingRow.class_name).where(*_moves(HistoryQuery(), None)).distinct()
        with read(self._engine) as session:
            return tuple(sorted(name for name in session.scalars(names) if name))

    def run(self, run_id: str) -> Ran | None:
        """None where the history shows nothing of it."""
        query = HistoryQuery(run_id=run_id)
        times = sa.union_all(
            sa.select(FilingRow.at.label("at")).where(*_moves(query, None)),
            sa.select(HeldRow.at).where(*_held(query, None)),
        ).subquery()
        at = times.c.at
        with read(self._engine) as session:
            first, last, count = session.execute(
                sa.select(sa.func.min(at), sa.func.max(at), sa.func.count())
            ).one()
        return Ran(run_id, first, last, count) if count else None

    def waiting(self, entry: HistoryEntry) -> HistoryEntry | None:
        """The held document that one taken back is now; None where it waits no more."""
        query = sa.select(HeldRow).where(
            HeldRow.path == entry.path, HeldRow.released_at.is_(None),
            HeldRow.sha256.in_({entry.sha256, entry.filed_sha256}),
        )  # fmt: skip
        with read(self._engine) as session:
            row = session.scalar(query)
            return entry_of_held(row) if row is not None else None


def _ordered(query: HistoryQuery, horizon: Horizon | None) -> sa.CompoundSelect[str, int, str]:
    """(at, number, table), newest first. Two indexes are merged; nothing is sorted."""
    kept_in = [sa.literal_column(f"'{table}'", sa.String()) for table in (_MOVE, _HELD)]
    # Times are compared as the text that they are kept as: nobody needs them read.
    moves = sa.select(sa.type_coerce(FilingRow.at, sa.String), FilingRow.filing_id, kept_in[0])
    held = sa.select(sa.type_coerce(HeldRow.at, sa.String), HeldRow.held_id, kept_in[1])
    both = sa.union_all(moves.where(*_moves(query, horizon)), held.where(*_held(query, horizon)))
    return both.order_by(*(sa.desc(sa.literal_column(name)) for name in ("1", "2", "3")))


def _moves(query: HistoryQuery, horizon: Horizon | None) -> _Where:
    row, state = FilingRow, unindexed(FilingRow.state)
    undone, corrects = state == FilingState.UNDONE, unindexed(row.refiles).is_not(None)
    where: _Where = [
        unindexed(row.undoes).is_(None),
        state.not_in((FilingState.ROLLED_BACK, FilingState.REFILED)),
        # A correction that was taken back: the document is again as it was filed before. And what
        # was taken back and has gone on since is shown as what it is now.
        ~(undone & (corrects | _went_on())),
        *_common(query, row),
    ]
    if query.class_name:
        where.append(unindexed(row.class_name) == query.class_name)
    if query.standings:
        conditions = {
            Standing.FILED: ~undone,
            Standing.BY_HAND: ~undone & row.by_hand,
            Standing.CORRECTED: ~undone & corrects,
            Standing.UNDONE: undone,
        }
        where.append(sa.or_(sa.false(), *_chosen(conditions, query)))
    if horizon is not None:
        where.append(unindexed(row.filing_id) <= horizon.moves)
    return where


def _went_on() -> sa.ColumnElement[bool]:
    """Whether the document of a move was filed again later, or waits by a verdict. The move is
    looked up by its number, so that the rest of the query goes on reading the index alone."""
    move, later, waits = aliased(FilingRow), aliased(FilingRow), aliased(HeldRow)
    this = move.filing_id == FilingRow.filing_id
    came_back = _came_back(move)
    filed = sa.select(sa.literal(1)).where(
        this, later.source_sha256 == move.source_sha256, later.source == came_back,
        later.filing_id > move.filing_id, unindexed(later.undoes).is_(None),
        later.state != FilingState.ROLLED_BACK,
    )  # fmt: skip
    held = sa.select(sa.literal(1)).where(
        this, waits.path == came_back, waits.released_at.is_(None),
        waits.why != HeldReason.UNDONE,
    )  # fmt: skip
    return filed.correlate(FilingRow).exists() | held.correlate(FilingRow).exists()


def _came_back(move: type[FilingRow]) -> sa.ColumnElement[Path]:
    """Where a document was put back to: another may have taken its place meanwhile."""
    back = aliased(FilingRow)
    target = sa.select(back.target).where(
        back.undoes == move.filing_id, unindexed(back.state) == FilingState.DONE
    )
    return sa.func.coalesce(target.limit(1).scalar_subquery(), move.source)


def _held(query: HistoryQuery, horizon: Horizon | None) -> _Where:
    row = HeldRow
    unknown = (row.kind == VerdictKind.UNKNOWN) | (row.why == HeldReason.CALLED_UNKNOWN)
    # What was taken back is shown as such, as the move that it was.
    where: _Where = [
        row.why != HeldReason.UNDONE, unindexed(row.released_at).is_(None), *_common(query, row),
    ]  # fmt: skip
    if query.class_name:
        where.append(sa.false())
    if query.standings:
        conditions = {Standing.REVIEW: ~unknown, Standing.UNKNOWN: unknown}
        where.append(sa.or_(sa.false(), *_chosen(conditions, query)))
    if horizon is not None:
        where.append(unindexed(row.held_id) <= horizon.held)
    return where


def _chosen(
    conditions: dict[Standing, sa.ColumnElement[bool]], query: HistoryQuery
) -> Iterator[sa.ColumnElement[bool]]:
    return (condition for which, condition in conditions.items() if which in query.standings)


def _common(query: HistoryQuery, row: type[FilingRow] | type[HeldRow]) -> _Where:
    where: _Where = [sa.func.instr(row.words, word) > 0 for word in query.words]
    if query.since is not None:
        where.append(row.at >= query.since)
    if query.until is not None:
        where.append(row.at < query.until)
    if query.run_id:
        where.append(unindexed(row.run_id) == query.run_id)
    if query.folder_id is not None:
        where.append(row.folder_id == query.folder_id)
    return where


def _entries(session: Session, keys: Sequence[_Key]) -> tuple[HistoryEntry, ...]:
    found: dict[_Key, HistoryEntry] = {}
    for numbers in _batches(keys, _MOVE):
        moves = sa.select(FilingRow, _came_back(FilingRow)).where(FilingRow.filing_id.in_(numbers))
        for move, came_back in session.execute(moves):
            entry = entry_of_move(move)
            if move.refiles is not None:
                entry = replace(entry, origin=origin_of(session, move))
            elif entry.state is FilingState.UNDONE and came_back != entry.source:
                entry = replace(entry, source=came_back, origin=entry.source)
            found[_MOVE, move.filing_id] = entry
    for numbers in _batches(keys, _HELD):
        for row in session.scalars(sa.select(HeldRow).where(HeldRow.held_id.in_(numbers))):
            found[_HELD, row.held_id] = entry_of_held(row)
    return tuple(found[key] for key in keys if key in found)


def _batches(keys: Sequence[_Key], table: str) -> Iterator[list[int]]:
    numbers = [number for kept_in, number in keys if kept_in == table]
    for first in range(0, len(numbers), _AT_ONCE):
        yield numbers[first : first + _AT_ONCE]


def _parsed(key: str) -> _Key:
    table, _, number = key.partition("-")
    return table, int(number)
