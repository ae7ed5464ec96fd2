"""Is a database sound?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from core.errors import ProfileDamaged

_MOST_PROBLEMS = 20


def problems_of(path: Path, full: bool = True) -> tuple[str, ...]:
    """What is wrong with a database, in SQLite's words; empty when it is sound or not there.

    `full` compares indexes with tables and follows references, too, and takes longer.
    """
    if not path.exists():
        return ()
    checks = ("integrity_check", "foreign_key_check") if full else ("quick_check",)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as database:
            rows = [row for check in checks for row in database.execute(f"PRAGMA {check}")]
    except sqlite3.Error as error:
        return (str(error),)
    found = [" ".join(map(str, row)) for row in rows if row != ("ok",)]
    return tuple(found[:_MOST_PROBLEMS])


def check_after_unclean_exit(paths: Iterable[Path]) -> None:
    """Raises ProfileDamaged naming the first database that is not sound."""
    for path in paths:
        found = problems_of(path, full=False)
        if found:
            raise damaged(path, found[0])


def damaged(path: Path, detail: object) -> ProfileDamaged:
    return ProfileDamaged(
        f"{path} is damaged or no database of Kamiwake's ({detail}).",
        "Run `kamiwake restore` to put the latest back-up in its place; documents are not touched.",
        str(path),
    )
