"""What happened to every document: moves and held documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import ExpiredOriginal, FilingRow, HeldRow, SpotCheckRow
from core.database.types import utc_now
from core.database.unindexed import unindexed
from core.domain import (
    FileStamp,
    FilingPlan,
    FilingState,
    HeldReason,
    HistoryEntry,
    Verdict,
)
from core.filing.again import ask_for, judged_otherwise, waiting_in_vain
from core.filing.claims import OPEN, claim, not_waiting, reversible, standing, unknown
from core.filing.facts import describe_move, describe_target, origin_of
from core.filing.holding import found_before, row_of_held, waits_since
from core.filing.lease import Lease
from core.filing.owner import this_process
from core.filing.records import (
    HeldFiles,
    Intent,
    entry_of_held,
    entry_of_move,
    intent_of,
    verdict_from_record,
    verdict_to_record,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.filing.nouns import Basis

__all__ = ["Intent", "Journal", "Lease"]
_AT_ONCE = 500
"""Rows that are named by their numbers in one statement."""


class Journal:
    """The journal database. Each method is one transaction, on the disk when it returns."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._held_files: HeldFiles | None = None
        self.path = os.path.realpath(engine.url.database or "")
        """Tells the journals of one process apart."""

    # Moves

    def record_intent(
        self, plan: FilingPlan, verdict: Verdict, run_id: str, undoes: int | None = None
    ) -> Intent:
        """Claims the document for one move. Raises DocumentBusy when another program moves it or
        someone is to decide about it, FilingError when someone has decided already, and
        NotFiledAnyMore when what is to be taken back or corrected is so already."""
        row = FilingRow(
            run_id=run_id, at=utc_now(), state=FilingState.INTENT, source=plan.source,
            wished_target=plan.target, reserved=False, source_sha256=plan.sha256,
            device=str(plan.stamp.device), inode=str(plan.stamp.inode), size=plan.stamp.size,
            mtime_ns=plan.stamp.mtime_ns, verdict=verdict_to_record(verdict), undoes=undoes,
            refiles=plan.refiles, folder_id=plan.folder_id, owner=this_process(),
            moved_sha256=plan.moved_sha256, filed_sha256=plan.filed_sha256,
        )  # fmt: skip
        with write(self._engine) as session:
            claim(session, plan, undoes)
            describe_move(session, row, plan, verdict)
            row.revision = next_revision(session)
            session.add(row)
            session.flush()
            if plan.spot_check:
                session.add(SpotCheckRow(filing_id=row.filing_id))
            intent = replace(intent_of(row), plan=plan)  # the journal keeps no splices
            session.commit()
        return intent

    def record_target(self, filing_id: int, target: Path, reserved: bool = False) -> None:
        """The name about to be taken, so that a restart knows where to look; `reserved` when an
        empty file is about to hold it."""
        self._update(filing_id, target=target, reserved=reserved)

    def record_temporary(self, filing_id: int, temporary: Path) -> None:
        """The copy about to be made: no target has been taken by other means."""
        self._update(filing_id, temporary=temporary, target=None)

    def record_placed(self, filing_id: int, filed_sha256: str) -> None:
        self._update(filing_id, state=FilingState.PLACED, filed_sha256=filed_sha256)

    def record_rolled_back(self, filing_id: int) -> None:
        self._update(filing_id, state=FilingState.ROLLED_BACK, target=None)

    def record_done(self, filing_id: int, stamp: FileStamp | None) -> None:
        """Ends a move. The end of an undo also closes what it undid, and holds the document.

        `stamp`: of the file where it is now; None when someone has taken it away meanwhile.
        """
        with write(self._engine) as session:
            row = session.get_one(FilingRow, filing_id)
            if row.state not in OPEN:
                return
            row.state, row.revision = FilingState.DONE, next_revision(session)
            describe_target(session, row)
            _release(session, HeldRow.path == row.source)
            if row.refiles is not None:
                corrected = session.get_one(FilingRow, row.refiles)
                corrected.state, corrected.revision = FilingState.REFILED, row.revision
            if row.undoes is not None:
                self._record_undone(session, row, stamp)
            session.commit()

    @staticmethod
    def _record_undone(session: Session, row: FilingRow, stamp: FileStamp | None) -> None:
        undone = session.get_one(FilingRow, row.undoes)
        undone.state, undone.revision = FilingState.UNDONE, row.revision
        if undone.undoes is not None:  # a move back is taken back: what it undid stands again
            stands = session.get_one(FilingRow, undone.undoes)
            stands.state, stands.revision = FilingState.DONE, row.revision
            stands.target, stands.filed_sha256 = row.target, row.filed_sha256
            describe_target(session, stands)
        elif undone.refiles is not None:  # the correction is taken back: it is as it was before
            corrected = session.get_one(FilingRow, undone.refiles)
            corrected.state, corrected.revision = FilingState.DONE, row.revision
            corrected.target = row.target
            describe_target(session, corrected)
        elif row.target is not None and stamp is not None:
            verdict = found_before(session, undone, verdict_from_record(row.verdict))
            held = row_of_held(
                row.target, verdict, row.filed_sha256 or row.source_sha256, stamp, row.run_id,
                HeldReason.UNDONE, undone.folder_id,
            )  # fmt: skip
            held.revision = row.revision
            held.since = waits_since(session, row.target, stamp)
            session.add(held)

    def open_intents(self) -> list[Intent]:
        """Moves that may not have ended, oldest first."""
        query = sa.select(FilingRow).where(FilingRow.state.in_(OPEN))
        with read(self._engine) as session:
            rows = session.scalars(query.order_by(FilingRow.filing_id))
            return [intent_of(row) for row in rows]

    def undoable(self, filing_id: int) -> tuple[Intent, Verdict]:
        """A move that can be undone; it has a target. Raises NoSuchEntry or NotFiledAnyMore."""
        with read(self._engine) as session:
            row = standing(session, filing_id)
            return intent_of(row), verdict_from_record(row.verdict)

    def moved_back(self, filing_id: int) -> tuple[Intent, Intent, Verdict]:
        """A move back that stands, and the filing that it undid. Raises NoSuchEntry or
        NotFiledAnyMore."""
        with read(self._engine) as session:
            back = reversible(session, filing_id)
            row = session.get_one(FilingRow, back.undoes)
            return intent_of(back), intent_of(row), verdict_from_record(row.verdict)

    def reason(self, filing_id: int) -> str:
        """What is said of a move, an undoing one included."""
        with read(self._engine) as session:
            row = session.get_one(FilingRow, filing_id)
            return verdict_from_record(row.verdict).reason

    def filed_in(self, run_id: str) -> list[int]:
        """What a run filed and nobody has undone yet, newest first."""
        query = sa.select(FilingRow.filing_id).where(
            unindexed(FilingRow.state) == FilingState.DONE, unindexed(FilingRow.undoes).is_(None),
            FilingRow.run_id == run_id,
        )  # fmt: skip
        with read(self._engine) as session:
            return list(session.scalars(query.order_by(FilingRow.filing_id.desc())))

    def last_run(self) -> list[int]:
        """What the latest run filed and nobody has undone yet, newest first."""
        done = unindexed(FilingRow.state) == FilingState.DONE
        done &= unindexed(FilingRow.undoes).is_(None)
        newest_first = FilingRow.filing_id.desc()
        latest = sa.select(FilingRow.run_id).where(done).order_by(newest_first).limit(1)
        query = sa.select(FilingRow.filing_id).where(
            done, FilingRow.run_id == latest.scalar_subquery()
        )
        with read(self._engine) as session:
            return list(session.scalars(query.order_by(newest_first)))

    def history(self, limit: int = 100) -> list[HistoryEntry]:
        """The latest moves and what is held now, newest first. Attempts that came to nothing
        and undoing moves are left out: one row a document."""
        superseded = (FilingState.ROLLED_BACK, FilingState.REFILED)
        moves = sa.select(FilingRow).where(
            FilingRow.undoes.is_(None), FilingRow.state.not_in(superseded)
        )
        held = sa.select(HeldRow).where(
            HeldRow.why != HeldReason.UNDONE, HeldRow.released_at.is_(None)
        )
        with read(self._engine) as session:
            entries = [
                *map(
                    entry_of_move,
                    session.scalars(moves.order_by(FilingRow.filing_id.desc()).limit(limit)),
                ),
                *map(
                    entry_of_held,
                    session.scalars(held.order_by(unindexed(HeldRow.held_id).desc()).limit(limit)),
                ),
            ]
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit]

    def _update(self, filing_id: int, **values: object) -> None:
        """A move that has ended stays as it is."""
        with write(self._engine) as session:
            session.execute(
                sa.update(FilingRow)
                .where(FilingRow.filing_id == filing_id, FilingRow.state.in_(OPEN))
                .values(**values, revision=next_revision(session))
            )
            session.commit()

    # Held documents

    def hold(
        self,
        path: Path,
        verdict: Verdict,
        sha256: str | None,
        stamp: FileStamp,
        run_id: str,
        folder_id: int | None = None,
        basis: Basis | None = None,
        why: HeldReason = HeldReason.JUDGED,
    ) -> None:
        """Remembers a document that stays where it is. Replaces what was held at that path.

        `basis`: what it was judged by; not told, it is judged again when anybody looks."""
        row = row_of_held(path, verdict, sha256, stamp, run_id, why, folder_id)
        if basis is not None:
            row.generation, row.judged_by = basis.generation, basis.settings
        with write(self._engine) as session:
            row.since = waits_since(session, path, stamp)
            _release(session, HeldRow.path == path)
            row.revision = next_revision(session)
            session.add(row)
            session.commit()

    def held_files(self) -> HeldFiles:
        """All that wait for a decision. A file that is just being put back by an undo counts
        already."""
        query = sa.select(HeldRow.path, HeldRow.size, HeldRow.mtime_ns).where(
            HeldRow.released_at.is_(None)
        )
        coming = sa.select(FilingRow.target).where(
            FilingRow.state.in_(OPEN), FilingRow.undoes.is_not(None)
        )
        with read(self._engine) as session:
            revision = newest_revision(session)
            if self._held_files is None or self._held_files.revision != revision:
                self._held_files = HeldFiles(
                    revision,
                    {path: (size, mtime_ns) for path, size, mtime_ns in session.execute(query)},
                    frozenset(path for path in session.scalars(coming) if path is not None),
                )
            return self._held_files

    def filed_copies(self, sha256: str) -> list[HistoryEntry]:
        """Where documents of this content are filed now, latest first."""
        query = sa.select(FilingRow).where(
            FilingRow.source_sha256 == sha256, unindexed(FilingRow.state) == FilingState.DONE,
            unindexed(FilingRow.undoes).is_(None),
        )  # fmt: skip
        with read(self._engine) as session:
            rows = session.scalars(query.order_by(FilingRow.filing_id.desc()))
            return [entry_of_move(row) for row in rows]

    def held(self) -> list[HistoryEntry]:
        """What waits for a decision now, the undone included, oldest first."""
        query = sa.select(HeldRow).where(HeldRow.released_at.is_(None))
        with read(self._engine) as session:
            rows = session.scalars(query.order_by(unindexed(HeldRow.held_id)))
            return [entry_of_held(row) for row in rows]

    def held_document(self, held_id: int) -> tuple[HistoryEntry, FileStamp]:
        """What is held, and the size and time its file had. Raises FilingError when someone has
        decided already, and NoSuchEntry when nothing was held under this number."""
        with read(self._engine) as session:
            row = session.get(HeldRow, held_id)
            if row is None:
                raise unknown(session, HeldRow.held_id, held_id, "h")
            if row.released_at is not None:
                raise not_waiting(row.path)
            return entry_of_held(row), FileStamp(0, 0, row.size, row.mtime_ns)

    def original_expired(self, sha256: str) -> bool:
        """Whether the scan of a turned copy was kept for its time and is removed since."""
        with read(self._engine) as session:
            return session.get(ExpiredOriginal, sha256) is not None

    def origin(self, filing_id: int) -> Path:
        """Where a document lay before it was first filed, through all corrections."""
        with read(self._engine) as session:
            return origin_of(session, session.get_one(FilingRow, filing_id))

    def release(self, path: Path) -> None:
        """Lets one document be taken again, the undone too: someone has decided."""
        with write(self._engine) as session:
            _release(session, HeldRow.path == path)
            session.commit()

    def release_missing(self, paths: Iterable[Path]) -> None:
        """Forgets held documents that somebody took away."""
        with write(self._engine) as session:
            for path in paths:
                _release(session, HeldRow.path == path)
            session.commit()

    def release_judged(
        self, basis: Basis, chosen: Callable[[Path, int | None], bool], ask: bool = False
    ) -> tuple[int, ...]:
        """Lets documents that something else judged be judged again, those that are `chosen` by
        where they lie and the number of their folder; returns what `hold_again` takes. `ask`:
        nobody would come upon them, so that they are asked for."""
        with read(self._engine) as session:
            found = judged_otherwise(session, basis, unlisted=ask)
        wanted = {one.held_id: one for one in found if chosen(one.path, one.folder_id)}
        if not wanted:
            return ()
        with write(self._engine) as session:  # somebody may have decided meanwhile
            found = judged_otherwise(session, basis, unlisted=ask)
            released = [one for one in found if one.held_id in wanted]
            if ask:
                ask_for(session, released)
            for first in range(0, len(released), _AT_ONCE):
                numbers = [one.held_id for one in released[first : first + _AT_ONCE]]
                _release(session, HeldRow.held_id.in_(numbers))
            session.commit()
        return tuple(one.held_id for one in released)

    def hold_again(self, numbers: Sequence[int]) -> None:
        """Those that nobody has judged, filed or touched since they were let go wait on."""
        with write(self._engine) as session:
            for row in waiting_in_vain(session, numbers):
                row.released_at, row.revision = None, next_revision(session)
            session.commit()

    @contextmanager
    def lease(self, holder: str) -> Iterator[Lease]:
        """Makes the caller the only one who sorts this profile. Raises ProfileInUse."""
        lease = Lease(self._engine, holder)
        lease.acquire()
        try:
            yield lease
        finally:
            lease.release()


def newest_revision(session: Session) -> int:
    numbers = (session.scalar(sa.select(sa.func.max(row.revision))) for row in (FilingRow, HeldRow))
    return max((number for number in numbers if number is not None), default=0)


def next_revision(session: Session) -> int:
    """Counts the changes of moves and held documents. To be used under the write lock."""
    return newest_revision(session) + 1


def _release(session: Session, condition: sa.ColumnElement[bool]) -> None:
    session.execute(
        sa.update(HeldRow)
        .where(condition, HeldRow.released_at.is_(None))
        .values(released_at=utc_now(), revision=next_revision(session))
    )
