"""Removes models of a profile's own that nothing needs any more.

Needed is the model in force and every one that a back-up of the library in the profile names: after
`restore` it is in force again. What has not been needed for 30 days goes. Since when is told by a
mark in its folder; taking the model in again removes the mark, under the same lock as removal.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from core.database.engine import read, write
from core.database.library.tables import ModelChoice
from core.errors import ProfileUnavailable

if TYPE_CHECKING:
    import sqlalchemy as sa
    from sqlalchemy.orm import Session

UNNEEDED = ".unneeded"
KEPT_DAYS = 30
_GOING = ".going-"
_CHOICE = "SELECT fingerprint FROM model_choice"


class OldModels:
    def __init__(
        self,
        engine: sa.Engine,
        folder: Path,
        backups: Callable[[], Iterable[Path]],
        now: Callable[[], float] = time.time,
    ) -> None:
        """`engine`: on the library. `folder`: of the models, one in a folder each. `backups`: all
        that are kept in the profile. `now`: seconds since 1970."""
        self._engine = engine
        self._folder = folder
        self._backups = backups
        self._now = now

    def sweep(self) -> Iterator[None]:
        """One model a step. Raises ProfileError and OSError."""
        for left in self._folder.glob(f"{_GOING}*"):  # killed while removing
            shutil.rmtree(left)
            yield
        models = [path for path in self._folder.glob("[!.]*") if path.is_dir()]
        if not models:
            return
        needed = self._needed()
        for model in sorted(models):
            if model.name in needed:
                (model / UNNEEDED).unlink(missing_ok=True)
            elif not (model / UNNEEDED).exists():
                (model / UNNEEDED).touch()
            else:
                self._remove_old(model)
            yield

    def _needed(self) -> set[str]:
        with read(self._engine) as session:
            found = {_in_force(session)}
        for backup in self._backups():
            found |= _named_in(backup)
        return found

    def _remove_old(self, model: Path) -> None:
        """Gone from its name at once, whatever happens afterwards."""
        going = model.with_name(f"{_GOING}{uuid.uuid4().hex}")
        # Under the lock nobody takes it in or changes over to it.
        with write(self._engine) as session, contextlib.suppress(FileNotFoundError):
            age_s = self._now() - (model / UNNEEDED).stat().st_mtime
            if age_s < KEPT_DAYS * 86_400 or _in_force(session) == model.name:
                return
            model.rename(going)
        if going.exists():
            shutil.rmtree(going)


def needed_again(engine: sa.Engine, model: Path) -> None:
    """`model`: a folder that is about to be taken in, again or anew."""
    with write(engine), contextlib.suppress(FileNotFoundError):
        (model / UNNEEDED).unlink()


def folder_name(fingerprint: str) -> str:
    return fingerprint[:16]


def _in_force(session: Session) -> str:
    row = session.get(ModelChoice, 1)
    return folder_name(row.fingerprint) if row else ""


def _named_in(backup: Path) -> set[str]:
    """None in a back-up of a journal, of a library of old, or in one that is damaged: it cannot be
    restored. Raises ProfileUnavailable when it cannot be looked at now."""
    uri = f"{backup.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            return {folder_name(found) for (found,) in database.execute(_CHOICE)}
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return set()
        raise ProfileUnavailable(
            f"The back-up {backup} cannot be looked at ({error}).",
            "Old models are kept until it can.",
            str(backup),
        ) from error
    except sqlite3.DatabaseError:
        return set()
