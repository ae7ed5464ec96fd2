"""Where the engine and the window leave word for each other, in the journal database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import (
    ActivityRow,
    FolderRow,
    FolderStatusRow,
    HeldRow,
    LeaseRow,
    SortRequestRow,
    TroubleRow,
)
from core.database.types import utc_now
from core.filing.journal import next_revision
from core.filing.lease import lease_is_alive
from core.filing.nouns import EngineState, FolderStatus, Phase, SortRequest, Trouble

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.errors import KamiwakeError


class Board:
    """Each method is one transaction of the journal database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    # Told by the engine

    def tell_activity(self, phase: Phase, done: int = 0, total: int = 0) -> None:
        row = ActivityRow(activity_id=1, phase=phase, done=done, total=total, at=utc_now())
        with write(self._engine) as session:
            session.merge(row)
            session.commit()

    def tell_folder(self, status: FolderStatus) -> None:
        row = FolderStatusRow(
            folder_id=status.folder_id, at=utc_now(), waiting=status.waiting, gone=status.gone
        )
        with write(self._engine) as session:
            session.merge(row)
            session.commit()

    def tell_trouble(self, path: Path, folder_id: int | None, error: KamiwakeError) -> None:
        row = TroubleRow(
            path=path, folder_id=folder_id, at=utc_now(), title=error.title,
            message=_unicode(error.message), remedy=_unicode(error.remedy),
        )  # fmt: skip
        with write(self._engine) as session:
            session.merge(row)
            session.commit()

    def clear_troubles(self, paths: Iterable[Path] | None = None) -> None:
        """Of these documents, or all."""
        query = sa.delete(TroubleRow)
        if paths is not None:
            query = query.where(TroubleRow.path.in_(list(paths)))
        with write(self._engine) as session:
            session.execute(query)
            session.commit()

    def finish_requests(self, request_ids: Sequence[int]) -> None:
        with write(self._engine) as session:
            session.execute(
                sa.update(SortRequestRow)
                .where(SortRequestRow.request_id.in_(request_ids))
                .values(done_at=utc_now())
            )
            session.commit()

    # Asked of the engine

    def request_sorting(self, paths: Iterable[Path], folder_id: int) -> None:
        """Has documents sorted now as if they lay in that folder's inbox; a held one is judged
        again."""
        now, wanted = utc_now(), list(paths)
        with write(self._engine) as session:
            session.add_all(
                SortRequestRow(at=now, path=path, folder_id=folder_id) for path in wanted
            )
            session.execute(
                sa.update(HeldRow)
                .where(HeldRow.path.in_(wanted), HeldRow.released_at.is_(None))
                .values(released_at=now, revision=next_revision(session))
            )
            session.commit()

    def request_stop(self) -> None:
        """Whoever sorts the profile ends after the document in hand."""
        with write(self._engine) as session:
            session.execute(sa.update(LeaseRow).values(stop_requested=True))
            session.commit()

    # Read by both

    def open_requests(self) -> list[SortRequest]:
        query = sa.select(SortRequestRow).where(SortRequestRow.done_at.is_(None))
        with read(self._engine) as session:
            return [
                SortRequest(row.request_id, row.path, row.folder_id)
                for row in session.scalars(query.order_by(SortRequestRow.request_id))
            ]

    def wishes(self) -> tuple[object, ...]:
        """Differs whenever someone wants something else of the engine."""
        folders = sa.select(
            FolderRow.folder_id, FolderRow.inbox, FolderRow.destination, FolderRow.pattern,
            FolderRow.enabled, FolderRow.removed_at,
        )  # fmt: skip
        newest = sa.select(sa.func.max(SortRequestRow.request_id))
        with read(self._engine) as session:
            stop = session.scalar(sa.select(LeaseRow.stop_requested))
            return (*map(tuple, session.execute(folders)), session.scalar(newest), stop)

    def troubles(self) -> list[Trouble]:
        """Newest first."""
        query = sa.select(TroubleRow).order_by(TroubleRow.at.desc())
        with read(self._engine) as session:
            return [
                Trouble(row.path, row.folder_id, row.at, row.title, row.message, row.remedy)
                for row in session.scalars(query)
            ]

    def folder_statuses(self) -> dict[int, FolderStatus]:
        with read(self._engine) as session:
            return {
                row.folder_id: FolderStatus(row.folder_id, row.waiting, row.gone)
                for row in session.scalars(sa.select(FolderStatusRow))
            }

    def engine_state(self) -> EngineState:
        with read(self._engine) as session:
            lease = session.get(LeaseRow, 1)
            if lease is None or not lease_is_alive(lease, utc_now()):
                return EngineState()
            doing = _activity(session)
            if doing is None or doing.at < lease.acquired_at:
                return EngineState(True, lease.pid, lease.host)
            return EngineState(
                True, lease.pid, lease.host, Phase(doing.phase), doing.done, doing.total
            )


def _activity(session: Session) -> ActivityRow | None:
    return session.get(ActivityRow, 1)


def _unicode(text: str) -> str:
    """Names of files may hold bytes that are none; the database takes no such text."""
    return text.encode("utf-8", "replace").decode()
