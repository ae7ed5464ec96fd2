"""What happened to every document: moves, held documents, watched folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.database.engine import read, write
from core.database.journal.tables import FilingRow, FolderRow, HeldRow
from core.database.types import utc_now
from core.domain import (
    FileStamp,
    FilingPlan,
    FilingState,
    HistoryEntry,
    Verdict,
    WatchedFolder,
)
from core.errors import SettingsError, UndoRefused
from core.filing.lease import Lease
from core.filing.naming import validate_pattern
from core.filing.records import (
    Intent,
    entry_of_held,
    entry_of_move,
    folder_of,
    intent_of,
    verdict_from_record,
    verdict_to_record,
)

__all__ = ["Intent", "Journal", "Lease"]

_JUDGED, _UNDONE = "judged", "undone"
_OPEN = (FilingState.INTENT, FilingState.PLACED)


class Journal:
    """The journal database. Each method is one transaction, on the disk when it returns."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # Moves

    def record_intent(
        self, plan: FilingPlan, verdict: Verdict, run_id: str, undoes: int | None = None
    ) -> Intent:
        row = FilingRow(
            run_id=run_id, at=utc_now(), state=FilingState.INTENT, source=plan.source,
            wished_target=plan.target, reserved=False, source_sha256=plan.sha256,
            device=str(plan.stamp.device), inode=str(plan.stamp.inode), size=plan.stamp.size,
            mtime_ns=plan.stamp.mtime_ns, verdict=verdict_to_record(verdict), undoes=undoes,
        )  # fmt: skip
        with write(self._engine) as session:
            session.add(row)
            session.flush()
            intent = intent_of(row)
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
            row.state = FilingState.DONE
            _release(session, HeldRow.path == row.source)
            if row.undoes is not None:
                session.get_one(FilingRow, row.undoes).state = FilingState.UNDONE
                if row.target is not None and stamp is not None:
                    verdict = verdict_from_record(row.verdict)
                    session.add(
                        _held_row(
                            row.target, verdict, row.source_sha256, stamp, row.run_id, _UNDONE
                        )
                    )
            session.commit()

    def open_intents(self) -> list[Intent]:
        """Moves that may not have ended, oldest first."""
        query = sa.select(FilingRow).where(FilingRow.state.in_(_OPEN))
        with read(self._engine) as session:
            rows = session.scalars(query.order_by(FilingRow.filing_id))
            return [intent_of(row) for row in rows]

    def undoable(self, filing_id: int) -> tuple[Intent, Verdict]:
        """A move that can be undone; it has a target. Raises UndoRefused saying why not."""
        with read(self._engine) as session:
            row = session.get(FilingRow, filing_id)
            if row is None:
                raise UndoRefused(
                    f"There is no entry {filing_id} in the history.",
                    "See `kamiwake history`.",
                    str(filing_id),
                )
            if row.state != FilingState.DONE or row.undoes is not None:
                raise UndoRefused(
                    f"Entry {filing_id} is not a filed document any more ({row.state}).",
                    "See `kamiwake history` for where it is.",
                    str(filing_id),
                )
            return intent_of(row), verdict_from_record(row.verdict)

    def last_run(self) -> list[int]:
        """What the latest run filed and nobody has undone yet, newest first."""
        done = (FilingRow.state == FilingState.DONE) & FilingRow.undoes.is_(None)
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
        moves = sa.select(FilingRow).where(
            FilingRow.undoes.is_(None), FilingRow.state != FilingState.ROLLED_BACK
        )
        held = sa.select(HeldRow).where(HeldRow.why == _JUDGED, HeldRow.released_at.is_(None))
        with read(self._engine) as session:
            entries = [
                *map(
                    entry_of_move,
                    session.scalars(moves.order_by(FilingRow.filing_id.desc()).limit(limit)),
                ),
                *map(
                    entry_of_held,
                    session.scalars(held.order_by(HeldRow.held_id.desc()).limit(limit)),
                ),
            ]
        return sorted(entries, key=lambda entry: entry.at, reverse=True)[:limit]

    def _update(self, filing_id: int, **values: object) -> None:
        with write(self._engine) as session:
            session.execute(
                sa.update(FilingRow).where(FilingRow.filing_id == filing_id).values(**values)
            )
            session.commit()

    # Held documents

    def hold(
        self, path: Path, verdict: Verdict, sha256: str | None, stamp: FileStamp, run_id: str
    ) -> None:
        """Remembers a document that stays where it is. Replaces what was held at that path."""
        with write(self._engine) as session:
            _release(session, HeldRow.path == path)
            session.add(_held_row(path, verdict, sha256, stamp, run_id, _JUDGED))
            session.commit()

    def is_held(self, path: Path, stamp: FileStamp) -> bool:
        """Whether this very file, unchanged, waits for someone's decision.

        A file that is just being put back by an undo counts already.
        """
        held = sa.select(HeldRow.held_id).where(
            HeldRow.path == path,
            HeldRow.size == stamp.size,
            HeldRow.mtime_ns == stamp.mtime_ns,
            HeldRow.released_at.is_(None),
        )
        coming_back = sa.select(FilingRow.filing_id).where(
            FilingRow.state.in_(_OPEN), FilingRow.undoes.is_not(None), FilingRow.target == path
        )
        with read(self._engine) as session:
            return bool(session.scalar(sa.select(sa.or_(held.exists(), coming_back.exists()))))

    def held(self) -> list[HistoryEntry]:
        """What waits for a decision now, the undone included, oldest first."""
        query = sa.select(HeldRow).where(HeldRow.released_at.is_(None)).order_by(HeldRow.held_id)
        with read(self._engine) as session:
            return [entry_of_held(row) for row in session.scalars(query)]

    def release(self, path: Path) -> None:
        """Lets one document be taken again, the undone too: someone has decided."""
        with write(self._engine) as session:
            _release(session, HeldRow.path == path)
            session.commit()

    def release_judged(self, before: datetime) -> None:
        """Lets documents that were held before a change of the library be judged again. Undone
        ones stay."""
        with write(self._engine) as session:
            _release(session, (HeldRow.why == _JUDGED) & (HeldRow.at < before))
            session.commit()

    # Watched folders

    def folders(self) -> list[WatchedFolder]:
        query = sa.select(FolderRow).where(FolderRow.removed_at.is_(None))
        with read(self._engine) as session:
            return [folder_of(row) for row in session.scalars(query.order_by(FolderRow.folder_id))]

    def add_folder(self, inbox: Path, destination: Path, pattern: str) -> WatchedFolder:
        """Raises SettingsError for a bad pattern, or an inbox that is watched already."""
        validate_pattern(pattern)
        inbox, destination = inbox.absolute(), destination.absolute()
        if inbox.resolve() == destination.resolve():
            raise SettingsError(
                f"{inbox} cannot be its own destination.", "Choose another one.", str(inbox)
            )
        row = FolderRow(
            inbox=inbox, destination=destination, pattern=pattern, enabled=True,
            added_at=utc_now(),
        )  # fmt: skip
        with write(self._engine) as session:
            watched = sa.select(FolderRow.folder_id).where(
                FolderRow.inbox == inbox, FolderRow.removed_at.is_(None)
            )
            if session.scalar(watched) is not None:
                raise SettingsError(
                    f"{inbox} is watched already.", "See `kamiwake folder list`.", str(inbox)
                )
            session.add(row)
            session.flush()
            folder = folder_of(row)
            session.commit()
        return folder

    def remove_folder(self, folder_id: int) -> WatchedFolder:
        """Raises SettingsError when there is none of that number."""
        with write(self._engine) as session:
            row = session.get(FolderRow, folder_id)
            if row is None or row.removed_at is not None:
                raise SettingsError(
                    f"There is no watched folder {folder_id}.",
                    "See `kamiwake folder list`.",
                    str(folder_id),
                )
            row.removed_at = utc_now()
            folder = folder_of(row)
            session.commit()
        return folder

    @contextmanager
    def lease(self, holder: str) -> Iterator[Lease]:
        """Makes the caller the only one who sorts this profile. Raises ProfileInUse."""
        lease = Lease(self._engine, holder)
        lease.acquire()
        try:
            yield lease
        finally:
            lease.release()


def _held_row(
    path: Path, verdict: Verdict, sha256: str | None, stamp: FileStamp, run_id: str, why: str
) -> HeldRow:
    return HeldRow(
        run_id=run_id, at=utc_now(), path=path, sha256=sha256, size=stamp.size,
        mtime_ns=stamp.mtime_ns, why=why, verdict=verdict_to_record(verdict),
    )  # fmt: skip


def _release(session: Session, condition: sa.ColumnElement[bool]) -> None:
    session.execute(
        sa.update(HeldRow)
        .where(condition, HeldRow.released_at.is_(None))
        .values(released_at=utc_now())
    )
