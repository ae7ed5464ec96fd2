"""Removes scans of which a turned copy was filed, when they have been kept for their time.

The copy holds the same picture: it differs in the mark that turns it alone. The journal says first
that an original is about to go; only then does it go, under the lock without which no move begins,
and never while one is under way that may need it, nor while the copy lies where nobody can look.
Killed in between, the next sweep ends it. An undo gives the copy back afterwards.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import ExpiredOriginal, FilingRow
from core.database.types import utc_now
from core.domain import FilingState
from core.filing.claims import OPEN
from core.filing.operations import FileOperations

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.settings import Settings

_NAME = re.compile("[0-9a-f]{64}")
_AT_ONCE = 200
"""Originals that are looked up in one query."""


class Expiry:
    """Of the originals in `folder`."""

    def __init__(
        self,
        engine: sa.Engine,
        folder: Path,
        settings: Callable[[], Settings],
        files: FileOperations | None = None,
        now: Callable[[], datetime] = utc_now,
        can_reach: Callable[[Path], bool] = lambda _: True,
        begin_at: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        """`can_reach`: whether it can be told now what lies at a path: while the copy cannot be
        seen the original stays. `begin_at`: where in so many a sweep begins. Most are broken off
        soon: beginning anywhere, they reach all in time."""
        self._engine = engine
        self._folder = folder
        self._settings = settings
        self._files = files or FileOperations()
        self._now = now
        self._can_reach = can_reach
        self._begin_at = begin_at

    def sweep(self) -> Iterator[None]:
        """One original a step, or many that stay. Raises ProfileError and OSError."""
        days = self._settings().originals_days
        before = self._now() - timedelta(days=days) if days else None
        paths = self._originals()
        begin = self._begin_at(len(paths)) if paths else 0
        paths = paths[begin:] + paths[:begin]
        for first in range(0, len(paths), _AT_ONCE):
            some = paths[first : first + _AT_ONCE]
            over = self._over(some, before) if before is not None else set()
            marked = self._marked(some)
            for path in some:
                if before is not None and path in over:
                    if self._mark(path, before):
                        yield
                        self._remove(path)
                    yield
                elif path.name in marked:
                    self._unmark(path.name)
                    yield
            yield

    def _originals(self) -> list[Path]:
        try:
            paths = sorted(self._folder.iterdir())
        except FileNotFoundError:
            return []
        return [path for path in paths if _NAME.fullmatch(path.name)]

    def _over(self, paths: Sequence[Path], before: datetime) -> set[Path]:
        """Those that were kept for their time and whose copies can be looked at."""
        mine = FilingRow.source_sha256.in_([path.name for path in paths])
        stands = (FilingRow.state == FilingState.DONE) & FilingRow.undoes.is_(None)
        filings = sa.select(
            FilingRow.source_sha256, FilingRow.at, sa.case((stands, FilingRow.target))
        ).where(mine, FilingRow.state != FilingState.ROLLED_BACK)
        latest: dict[str, datetime] = {}
        copies: dict[str, list[Path]] = {}
        with read(self._engine) as session:
            for sha256, at, target in session.execute(filings):
                latest[sha256] = max(at, latest.get(sha256, at))
                copies.setdefault(sha256, []).extend([target] if target is not None else [])
        old = (path for path in paths if (latest.get(path.name) or _lies_since(path)) < before)
        return {path for path in old if all(map(self._can_reach, copies.get(path.name, ())))}

    def _marked(self, paths: Sequence[Path]) -> set[str]:
        names = [path.name for path in paths]
        marked = sa.select(ExpiredOriginal.sha256).where(ExpiredOriginal.sha256.in_(names))
        with read(self._engine) as session:
            return set(session.scalars(marked))

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
    return at if at is not None else _lies_since(path)


def _lies_since(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_ctime, UTC)
