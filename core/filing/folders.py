"""The watched folders of a profile, and those that a single run was told to sort."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import FolderRow, SortRequestRow
from core.database.types import utc_now
from core.errors import FilingError, NoSuchFolder, SettingsError
from core.files import require_folder
from core.filing.naming import validate_pattern
from core.filing.places import (
    Places,
    identity_of,
    inbox_problem,
    is_away,
    is_gone,
    nearest_mount,
)
from core.filing.records import folder_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.domain import WatchedFolder


class WatchedFolders:
    """Each method is one transaction of the journal database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def all(self) -> list[WatchedFolder]:
        query = sa.select(FolderRow).where(FolderRow.removed_at.is_(None))
        with read(self._engine) as session:
            return [folder_of(row) for row in session.scalars(query.order_by(FolderRow.folder_id))]

    def add(self, inbox: Path, destination: Path, pattern: str) -> WatchedFolder:
        """Makes the destination where it is missing. Raises SettingsError for a bad pattern, an
        inbox that is watched already or must not be one, or a destination that would bring
        documents back."""
        self._refuse_inbox(inbox)
        row = FolderRow(enabled=True, added_at=utc_now(), **_checked(inbox, destination, pattern))
        with write(self._engine) as session:
            session.add(row)
            session.flush()
            self._refuse_loops(session, row)
            folder = folder_of(row)
            session.commit()
        return folder

    def change(self, folder_id: int, inbox: Path, destination: Path, pattern: str) -> WatchedFolder:
        """Raises SettingsError as `add` does, and when there is none of that number."""
        self._refuse_inbox(inbox)
        values = _checked(inbox, destination, pattern)
        with write(self._engine) as session:
            row = _existing(session, folder_id)
            if (row.inbox, row.destination) != (values["inbox"], values["destination"]):
                session.add(_earlier(row))
            for name, value in values.items():
                setattr(row, name, value)
            session.flush()
            self._refuse_loops(session, row)
            folder = folder_of(row)
            session.commit()
        return folder

    def require_inbox(self, inbox: Path, make: bool = False) -> None:
        """Before `add` or `change`, where somebody typed it. Raises SettingsError for one that
        must not be one, and FolderMissing as `require_folder` does."""
        self._refuse_inbox(inbox)
        require_folder(inbox, make)

    def enable(self, folder_id: int, enabled: bool) -> WatchedFolder:
        """Starts or pauses a folder. Raises SettingsError when there is none of that number."""
        with write(self._engine) as session:
            row = _existing(session, folder_id)
            row.enabled = enabled
            folder = folder_of(row)
            session.commit()
        return folder

    def remove(self, folder_id: int) -> WatchedFolder:
        """Nothing is wanted of it any more. Raises SettingsError when there is none of that
        number."""
        with write(self._engine) as session:
            row = _existing(session, folder_id)
            row.removed_at = utc_now()
            folder = folder_of(row)
            session.execute(
                sa.update(SortRequestRow)
                .where(SortRequestRow.folder_id == folder_id, SortRequestRow.done_at.is_(None))
                .values(done_at=utc_now())
            )
            session.commit()
        return folder

    def remember(self, folder: WatchedFolder) -> WatchedFolder:
        """Keeps where a single run files, so that its documents can be corrected later; nobody
        watches it. Makes the destination where it is missing and can be made."""
        with contextlib.suppress(OSError):  # the engine tells of it, and waits
            folder.destination.mkdir(parents=True, exist_ok=True)
        values = _row_values(folder.inbox, folder.destination, folder.pattern)
        same = sa.select(FolderRow).filter_by(**values).where(FolderRow.removed_at.is_not(None))
        now = utc_now()
        with write(self._engine) as session:
            row = session.scalar(same.order_by(FolderRow.folder_id.desc()).limit(1))
            if row is None:
                row = FolderRow(enabled=False, added_at=now, removed_at=now, **values)
                session.add(row)
                session.flush()
            kept = folder_of(row)
            session.commit()
        return replace(kept, enabled=True)

    def unwatched(self, folder_id: int) -> WatchedFolder | None:
        """One that is watched no longer, or was of a single run."""
        with read(self._engine) as session:
            row = session.get(FolderRow, folder_id)
            return None if row is None or row.removed_at is None else folder_of(row)

    def can_reach(self, path: Path) -> bool:
        """Whether what lies at `path` can be told now. False below an inbox or a destination that
        is gone, as on a share that is not connected, and of one that is watched no longer while
        what it lay on is away."""
        return not any(
            is_gone(root, mount) if watched else is_away(root, mount)
            for root, mount, watched in self._around(path)
        )

    def awaits(self, path: Path) -> bool:
        """Whether it lies below the inbox or the destination of a folder that is watched."""
        return any(watched for _, _, watched in self._around(path))

    def _around(self, path: Path) -> list[tuple[Path, Path, bool]]:
        """Inboxes and destinations with what they lay on, and whether they are watched still."""
        with read(self._engine) as session:
            return [
                (root, mount, row.removed_at is None)
                for row in session.scalars(sa.select(FolderRow))
                for root, mount in (
                    (row.inbox, row.inbox_mount),
                    (row.destination, row.destination_mount),
                )
                if mount is not None and path.is_relative_to(root)
            ]

    def of_document(self, path: Path, folder_id: int | None) -> WatchedFolder:
        """Where a document belongs: to its own folder, which is the one of the run that judged it
        last, watched still or not; else to the one it lies in, else to the only one there is.
        Raises FilingError when none of that is so."""
        if folder_id is not None:
            with read(self._engine) as session:
                row = session.get(FolderRow, folder_id)
                if row is not None:
                    return folder_of(row)
        folders = self.all()
        around = [folder for folder in folders if path.is_relative_to(folder.inbox)]
        chosen = around or (folders if len(folders) == 1 else [])
        if not chosen:
            raise FilingError(
                f"“{path.name}” lies in no watched folder, so nobody knows where to file it.",
                f"Watch {path.parent}, or move it into a folder that is watched.",
                str(path),
            )
        return max(chosen, key=lambda folder: len(folder.inbox.parts))

    @property
    def _profile(self) -> Path | None:
        database = self._engine.url.database
        return Path(database).absolute().parent if database else None

    def _refuse_inbox(self, inbox: Path) -> None:
        """Before anything is made for its sake."""
        profile = self._profile
        problem = inbox_problem(inbox.absolute(), identity_of(profile) if profile else None)
        if problem:
            raise problem

    def _refuse_loops(self, session: Session, row: FolderRow) -> None:
        watched = session.scalars(sa.select(FolderRow).where(FolderRow.removed_at.is_(None)))
        folders = [folder_of(other) for other in watched]
        places = Places(folders, self._profile)
        problem = places.problem(folder_of(row))
        if problem:
            raise problem
        for folder in folders:  # another one's destination may be what is to be watched now
            problem = places.problem(folder)
            if problem and identity_of(folder.destination) == identity_of(row.inbox):
                raise problem


def _checked(inbox: Path, destination: Path, pattern: str) -> dict[str, Path | str]:
    validate_pattern(pattern)
    destination = destination.absolute()
    try:
        destination.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The destination {destination} cannot be made ({error.strerror}).",
            "Choose another one, or check that you may write there.",
            str(destination),
        ) from error
    return _row_values(inbox, destination, pattern)


def _row_values(inbox: Path, destination: Path, pattern: str) -> dict[str, Path | str]:
    inbox, destination = inbox.absolute(), destination.absolute()
    return {
        "inbox": inbox,
        "destination": destination,
        "pattern": pattern,
        "inbox_mount": nearest_mount(inbox),
        "destination_mount": nearest_mount(destination),
    }


def _earlier(row: FolderRow) -> FolderRow:
    """What is about to be changed, as watched no longer: documents of it lie there still."""
    return FolderRow(
        inbox=row.inbox, destination=row.destination, pattern=row.pattern, enabled=False,
        added_at=row.added_at, removed_at=utc_now(), inbox_mount=row.inbox_mount,
        destination_mount=row.destination_mount,
    )  # fmt: skip


def _existing(session: Session, folder_id: int) -> FolderRow:
    row = session.get(FolderRow, folder_id)
    if row is None or row.removed_at is not None:
        raise NoSuchFolder(
            f"There is no watched folder {folder_id}.",
            "See `kamiwake folder list`.",
            str(folder_id),
        )
    return row
