"""Opens a database of a profile: pragmas, transactions, migrations.

Transactions begin explicitly, because the driver by itself starts none before DDL and a failed
migration would be left half done.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from core.database.backup import back_up_before_migration
from core.database.check import profile_error, unusable
from core.errors import ProfileTooNew

Schema: TypeAlias = Literal["library", "journal"]
# The journal must survive a power cut at every commit; the library may lose the last second.
_SYNCHRONOUS = {"library": "NORMAL", "journal": "FULL"}
# The newest migration of each schema: start-up need not ask Alembic when it is in place.
HEADS = {"library": "0004", "journal": "0008"}
_BUSY_TIMEOUT_S = 30


def open_database(path: Path, schema: Schema) -> sa.Engine:
    """An engine on `path`, created or migrated to this version's schema.

    Raises ProfileTooNew, ProfileDamaged or ProfileError, each naming the file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unusable(path, error) from error
    engine = _create_engine(path, schema)
    try:
        with _translated(engine):
            _migrate(engine, path, schema)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def write(engine: sa.Engine) -> Iterator[Session]:
    """A transaction that holds the write lock from its start; without commit it rolls back."""
    immediate = engine.execution_options(begin="IMMEDIATE")
    with _translated(engine), immediate.connect() as connection, Session(connection) as session:
        yield session


@contextmanager
def read(engine: sa.Engine) -> Iterator[Session]:
    """A consistent view."""
    with _translated(engine), Session(engine) as session:
        yield session


@contextmanager
def _translated(engine: sa.Engine) -> Iterator[None]:
    """Errors of the driver become ProfileError; broken constraints are for the caller."""
    path = Path(engine.url.database or "")
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        raise profile_error(path, error.orig or error) from error


class ChangeMonitor:
    """Tells cheaply whether another connection has committed since the last look. Raises
    ProfileError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._seen = self._version()

    def changed(self) -> bool:
        version = self._version()
        changed, self._seen = version != self._seen, version
        return changed

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        try:
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.DatabaseError as error:
            raise profile_error(self._path, error) from error
        return int(version)


def _create_engine(path: Path, schema: str) -> sa.Engine:
    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_S})

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours
        connection.execute(f"PRAGMA synchronous={_SYNCHRONOUS[schema]}")
        connection.execute("PRAGMA foreign_keys=ON")
        _use_write_ahead_log(connection)

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """SQLite does not wait by itself here when two programs create a database at once."""
    give_up_s = time.monotonic() + _BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > give_up_s:
                raise
        time.sleep(0.02)


def _migrate(engine: sa.Engine, path: Path, schema: str) -> None:
    if _revision(engine) == HEADS[schema]:
        return
    # Alembic is slow to import and needed only here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    folder = resources.files("core.database") / schema / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    # The lock is taken before the revision is read: two programs starting at once take turns.
    with engine.execution_options(begin="IMMEDIATE").connect() as connection, connection.begin():
        present = _revision_of(connection)
        if present is not None and present not in known:
            raise ProfileTooNew(
                f"{path} was written by a newer version of Kamiwake.",
                "Install that version or a later one; nothing was changed.",
                str(path),
            )
        if present is not None:
            back_up_before_migration(path, schema, present)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        return _revision_of(connection)


def _revision_of(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return None if revision is None else str(revision)
