"""Back-ups of the two databases of a profile, made while programs use them.

SQLite copies the pages (its online backup), so that a back-up is a consistent moment. A back-up is
checked before it gets its name, and an older one goes only when a newer one is good.
"""

from __future__ import annotations

import contextlib
import filecmp
import math
import os
import re
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from core.database.check import damaged, problems_of, profile_error
from core.errors import KamiwakeError, ProfileDamaged, ProfileError, ProfileTooNew

SCHEMAS = ("library", "journal")
FOLDER = "backups"
MODELS_FOLDER = "models"
"""In a profile, and beside back-ups kept elsewhere: models of its own, which the library names."""
KEPT = 3
_DAILY = timedelta(hours=24)
_LOOK_EVERY_S = 3600.0
_TIME_FORMAT = "%Y%m%d-%H%M%S"
_DAILY_NAME = re.compile(r"(library|journal)-(\d{8}-\d{6})\.db")
_OWN_TABLE = {"library": "template", "journal": "filing"}


class Backups:
    """Of one profile: `library.db` and `journal.db` in its folder, the back-ups in `backups`."""

    def __init__(self, profile: Path, newest_revisions: dict[str, str]) -> None:
        """`newest_revisions`: the newest schema revision this program knows, by database."""
        self._profile = profile
        self._heads = newest_revisions
        self.folder = profile / FOLDER

    def database(self, schema: str) -> Path:
        return self._profile / f"{schema}.db"

    def make(self, folder: Path | None = None) -> list[Path]:
        """Both databases as they are now; returns the files. Raises ProfileError."""
        made = [
            copy_database(self.database(schema), folder or self.folder, _dated(schema))
            for schema in SCHEMAS
            if self.database(schema).exists()
        ]
        if folder is None:
            self._keep_newest()
        else:
            _copy_missing(self._profile / MODELS_FOLDER, folder / MODELS_FOLDER)
        return made

    def make_daily(self) -> list[Path]:
        """Of each database whose newest back-up is a day old and that has changed since. Raises
        ProfileError."""
        made = []
        for schema in SCHEMAS:
            newest = next(iter(self._dailies(schema)), None)
            if not self.database(schema).exists() or (newest and not _is_due(newest)):
                continue
            fresh = copy_database(self.database(schema), self.folder, _dated(schema))
            if newest and filecmp.cmp(newest, fresh, shallow=False):
                fresh.unlink()
            else:
                made.append(fresh)
        self._keep_newest()
        return made

    def available(self) -> list[Path]:
        """Every back-up in the profile, newest first."""
        files = [path for path in self.folder.glob("*.db") if not path.name.startswith(".")]
        return sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)

    def damaged(self) -> dict[str, tuple[str, ...]]:
        """The full check: what is wrong, by database; the sound ones are left out."""
        found = {schema: problems_of(self.database(schema)) for schema in SCHEMAS}
        return {schema: problems for schema, problems in found.items() if problems}

    def newest_of(self, schema: str) -> Path:
        """The newest daily back-up that is sound. Raises ProfileError when there is none."""
        for path in self._dailies(schema):
            if not problems_of(path):
                return path
        raise ProfileError(
            f"There is no sound back-up of the {schema} in {self.folder}.",
            f"Name one kept elsewhere, or move {self.database(schema)} away to start anew.",
            str(self.folder),
        )

    def restore(self, backup: Path) -> tuple[str, Path | None]:
        """Puts a back-up in the place of the database it is of; nothing may be sorting meanwhile.

        Returns which one, and where what was there is kept. A database that can be read is
        overwritten in place, so that open windows stay sound. Raises ProfileError and its kinds;
        then nothing was changed.
        """
        schema = self._schema_of(backup)
        path = self.database(schema)
        if schema == "library":
            _copy_missing(backup.parent / MODELS_FOLDER, self._profile / MODELS_FOLDER)
        stamp = f"{datetime.now():{_TIME_FORMAT}}"
        if path.exists() and not problems_of(path, full=False):
            kept = copy_database(path, self.folder, f"{schema}-before-restore-{stamp}")
            reading, writing = sqlite3.connect(backup), sqlite3.connect(path, timeout=30)
            with _said(path), closing(reading) as source, closing(writing) as target:
                source.backup(target)
            return schema, kept
        kept = _free_name(self.folder, f"{schema}-damaged-{stamp}")
        kept.parent.mkdir(parents=True, exist_ok=True)
        # A log left of a database that is gone would be played into the restored one.
        for ending in ("", "-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{path}{ending}").rename(f"{kept}{ending}")
        self._replace(backup, path)
        return schema, kept if kept.exists() else None

    def _replace(self, backup: Path, path: Path) -> None:
        made = copy_database(backup, path.parent, f"restored-{uuid.uuid4().hex}")
        made.replace(path)

    def _schema_of(self, backup: Path) -> str:
        """Which database a file is a back-up of; it is sound and of a version known here."""
        if not backup.is_file():
            raise ProfileError(f"There is no file {backup}.", "Check the name.", str(backup))
        found = problems_of(backup)
        if found:
            raise damaged(backup, found[0])
        with _said(backup), closing(sqlite3.connect(backup)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            schema = next((s for s in SCHEMAS if _OWN_TABLE[s] in tables), None)
            if schema is None or "alembic_version" not in tables:
                raise damaged(backup, "it holds other tables")
            (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        if revision > self._heads[schema]:
            raise ProfileTooNew(
                f"{backup} was written by a newer version of Kamiwake.",
                "Install that version or a later one; nothing was changed.",
                str(backup),
            )
        return schema

    def _dailies(self, schema: str) -> list[Path]:
        """Newest first."""
        names = [p for p in self.folder.glob(f"{schema}-*.db") if _DAILY_NAME.fullmatch(p.name)]
        return sorted(names, key=lambda path: path.name, reverse=True)

    def _keep_newest(self) -> None:
        for schema in SCHEMAS:
            for old in self._dailies(schema)[KEPT:]:
                old.unlink(missing_ok=True)


class DailyBackups:
    """Makes them when they are due, and lets nobody wait for it longer than needed."""

    def __init__(
        self,
        backups: Backups,
        tell: Callable[[KamiwakeError | None], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`tell` hears why none can be made, for sorting goes on without, and None afterwards."""
        self._clock = clock
        self._backups = backups
        self._tell = tell
        self._failed = False
        self._next_s = -math.inf

    def __call__(self) -> None:
        now_s = self._clock()
        if now_s < self._next_s:
            return
        self._next_s = now_s + _LOOK_EVERY_S
        failure = self._failure()
        if failure or self._failed:
            self._tell(failure)
        self._failed = failure is not None

    def _failure(self) -> KamiwakeError | None:
        try:
            self._backups.make_daily()
        except ProfileError as error:
            return error
        except OSError as error:
            return _cannot(self._backups.folder, error)
        return None


def back_up_before_migration(path: Path, schema: str, revision: str) -> Path:
    """A copy of a database of an older version. Raises ProfileError; then nothing was changed."""
    stamp = f"{datetime.now():{_TIME_FORMAT}}"
    name = f"{schema}-of-version-{revision}-{stamp}"
    made = copy_database(path, path.parent / FOLDER, name)
    earlier = sorted(made.parent.glob(f"{schema}-of-version-*.db"), key=lambda p: p.stat().st_mtime)
    for old in earlier[:-KEPT]:
        old.unlink(missing_ok=True)
    return made


def copy_database(source: Path, folder: Path, name: str) -> Path:
    """A sound copy of a database in use, as `folder/name.db`; never in place of another file.

    Raises ProfileDamaged for a source that is not sound, and ProfileError, for instance on a full
    disk; nothing is left then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(folder, error) from error
    part = folder / f".{uuid.uuid4().hex}.part"
    try:
        with _said(folder):
            _copy_pages(source, part)
            found = problems_of(part, full=False)
            if found:
                raise damaged(source, found[0])
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            made = _free_name(folder, name)
            part.rename(made)
        return made
    finally:
        part.unlink(missing_ok=True)


def _copy_missing(source: Path, target: Path) -> None:
    """The files below `source` that `target` has not, or has otherwise. Raises ProfileError."""
    with _said(target):
        for found in source.glob("*/[!.]*"):
            copy = target / found.relative_to(source)
            if copy.exists() and filecmp.cmp(found, copy, shallow=False):
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            part = copy.with_name(f".{uuid.uuid4().hex}.part")
            try:
                shutil.copyfile(found, part)
                with part.open("rb+") as file:
                    os.fsync(file.fileno())
                part.replace(copy)
            finally:
                part.unlink(missing_ok=True)


def _copy_pages(source: Path, part: Path) -> None:
    reading = closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True))
    writing = closing(sqlite3.connect(part, isolation_level=None))
    with reading as database, writing as copy:
        try:
            database.execute("PRAGMA schema_version").fetchone()
        except sqlite3.Error as error:
            raise profile_error(source, error) from error
        database.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


@contextlib.contextmanager
def _said(subject: Path) -> Iterator[None]:
    """Errors of SQLite and the system in our words."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = profile_error(subject, error)
        raise (known if isinstance(known, ProfileDamaged) else _cannot(subject, error)) from error
    except OSError as error:
        raise _cannot(subject, error) from error


def _cannot(folder: Path, error: Exception) -> ProfileError:
    return ProfileError(
        f"No back-up can be written to {folder} ({error}).",
        "Make room there and check that you may write; earlier back-ups are still there.",
        str(folder),
    )


def _dated(schema: str) -> str:
    return f"{schema}-{datetime.now():{_TIME_FORMAT}}"


def _is_due(newest: Path) -> bool:
    """A back-up from the future is due, too: the clock was wrong then or is now."""
    match = _DAILY_NAME.fullmatch(newest.name)
    assert match is not None
    age = datetime.now() - datetime.strptime(match[2], _TIME_FORMAT)
    return not timedelta(0) <= age < _DAILY


def _free_name(folder: Path, name: str) -> Path:
    path, number = folder / f"{name}.db", 2
    while path.exists():
        path, number = folder / f"{name} ({number}).db", number + 1
    return path
