"""Removes scans of which a turned copy was filed, when they have been kept for their time.

The copy holds the same picture: it differs in the mark that turns it alone. The journal says first
that an original is about to go; only then does it go, under the lock without which no move begins,
and never while one is under way that may need it. Killed in between, the next sweep ends it. An
undo gives the copy back afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.database.engine import read, write
from core.database.journal.tables import ExpiredOriginal, FilingRow
from core.database.types import utc_now
from core.domain import FilingState
from core.filing.claims import OPEN
from core.filing.operations import FileOperations
from core.settings import Settings

_NAME = re.compile("[0-9a-f]{64}")


class Expiry:
    """Of the originals in `folder`."""

    def __init__(
        self,
        engine: sa.Engine,
        folder: Path,
        settings: Callable[[], Settings],
        files: FileOperations | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._engine = engine
        self._folder = folder
        self._settings = settings
        self._files = files or FileOperations()
        self._now = now

    def sweep(self) -> Iterator[None]:
        """One original a step. Raises ProfileError and OSError."""
        days = self._settings().originals_days
        before = self._now() - timedelta(days=days) if days else None
        for path in self._originals():
            if before is not None and self._mark(path, before):
                yield
                self._remove(path)
            elif before is None or not self._is_old(path, before):
                self._unmark(path.name)
            yield

    def _originals(self) -> list[Path]:
        try:
            paths = sorted(self._folder.iterdir())
        except FileNotFoundError:
            return []
        return [path for path in paths if _NAME.fullmatch(path.name)]

    def _is_old(self, path: Path, before: datetime) -> bool:
        with read(self._engine) as session:
            return _kept_since(session, path) < before

    def _mark(self, path: Path, before: datetime) -> bool:
        """Whether it may go; that is on the disk then."""
        with write(self._engine) as session:
            if _is_wanted(session, path.name) or _kept_since(session, path) >= before:
                return False
            session.merge(ExpiredOriginal(sha256=path.name, at=self._now()))
            session.commit()
        return True

    def _remove(self, path: Path) -> None:
        with write(self._engine) as session:  # no move can begin meanwhile
            if not _is_wanted(session, path.name):
                self._files.remove(path)
                self._files.sync_folder(path.parent)

    def _unmark(self, sha256: str) -> None:
        """It was kept anew, or is to be kept for longer now."""
        with read(self._engine) as session:
            if session.get(ExpiredOriginal, sha256) is None:
                return
        with write(self._engine) as session:
            session.execute(sa.delete(ExpiredOriginal).where(ExpiredOriginal.sha256 == sha256))
            session.commit()


def _is_wanted(session: Session, sha256: str) -> bool:
    """Whether a move of this document is under way."""
    moving = sa.select(FilingRow.filing_id).where(
        FilingRow.source_sha256 == sha256, FilingRow.state.in_(OPEN)
    )
    return session.scalar(moving.limit(1)) is not None


def _kept_since(session: Session, path: Path) -> datetime:
    """The latest filing or correction of it; where that is forgotten, when the file came to lie
    there."""
    latest = sa.select(sa.func.max(FilingRow.at)).where(
        FilingRow.source_sha256 == path.name, FilingRow.state != FilingState.ROLLED_BACK
    )
    at = session.scalar(latest)
    return at if at is not None else datetime.fromtimestamp(path.stat().st_ctime, UTC)
