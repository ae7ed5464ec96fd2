"""Is a database sound, and what an error of SQLite means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from core.errors import ProfileDamaged, ProfileError, ProfileUnavailable

_MOST_PROBLEMS = 20
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_CUT_OFF = (sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)
_MAY_PASS = {
    sqlite3.SQLITE_FULL: "Make room on that disk.",
    sqlite3.SQLITE_IOERR: "Check that disk; make room on it.",
    sqlite3.SQLITE_READONLY: "Check that you may write there.",
    sqlite3.SQLITE_BUSY: "Close other programs that use this profile.",
    sqlite3.SQLITE_LOCKED: "Close other programs that use this profile.",
}


def problems_of(path: Path, full: bool = True) -> tuple[str, ...]:
    """What is wrong with a database, in SQLite's words; empty when it is sound or not there.

    `full` compares indexes with tables and follows references, too, and takes longer. Raises
    ProfileError when it cannot be looked at.
    """
    if not path.exists():
        return ()
    checks = ("integrity_check", "foreign_key_check") if full else ("quick_check",)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as database:
            rows = [row for check in checks for row in database.execute(f"PRAGMA {check}")]
    except sqlite3.Error as error:
        known = profile_error(path, error)
        if not isinstance(known, ProfileDamaged):
            raise known from error
        return (str(error),)
    found = [" ".join(map(str, row)) for row in rows if row != ("ok",)]
    return tuple(found[:_MOST_PROBLEMS])


def check_after_unclean_exit(paths: Iterable[Path]) -> None:
    """Raises ProfileDamaged naming the first database that is not sound."""
    for path in paths:
        found = problems_of(path, full=False)
        if found:
            raise damaged(path, found[0])


def profile_error(path: Path, error: BaseException) -> ProfileError:
    """What an error of SQLite means for whoever uses the profile."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if extended in _CUT_OFF:
        return damaged(path, error)
    if code in _MAY_PASS:
        return ProfileUnavailable(
            f"{path} cannot be read or written now: {error}.", _MAY_PASS[code], str(path)
        )
    if isinstance(error, sqlite3.OperationalError) and code not in _DAMAGE:
        return unusable(path, error)
    return damaged(path, error)


def unusable(path: Path, error: object) -> ProfileError:
    return ProfileError(
        f"{path} cannot be opened: {error}.",
        "Check that the folder is on a local disk, has room and may be written.",
        str(path),
    )


def damaged(path: Path, detail: object) -> ProfileDamaged:
    return ProfileDamaged(
        f"{path} is damaged or no database of Kamiwake's ({detail}).",
        "Run `kamiwake restore` to put the latest back-up in its place; documents are not touched.",
        str(path),
    )
