"""Opening, migrating and watching the two databases."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import core
from core.database.engine import HEADS, ChangeMonitor, Schema, open_database, read, write
from core.database.journal.tables import Base as JournalBase
from core.database.journal.tables import FilingRow, FolderRow
from core.database.library.tables import Base as LibraryBase
from core.database.library.tables import DocumentClass, Embedding, Generation
from core.database.types import utc_now
from core.errors import ProfileDamaged, ProfileError, ProfileTooNew

BASES = {"library": LibraryBase, "journal": JournalBase}
SCHEMAS: tuple[Schema, ...] = ("library", "journal")


def folder_row(inbox: Path) -> FolderRow:
    return FolderRow(
        inbox=inbox, destination=Path("to"), pattern="{original}", enabled=True, added_at=utc_now()
    )


@pytest.mark.parametrize("schema", SCHEMAS)
def test_migrations_make_exactly_the_tables_of_the_code(tmp_path: Path, schema: Schema) -> None:
    engine = open_database(tmp_path / "new" / "folder" / "a.sqlite", schema)
    with engine.connect() as connection:
        differences = compare_metadata(
            MigrationContext.configure(connection, opts={"compare_type": True}),
            BASES[schema].metadata,
        )
    assert differences == []


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_newest_migration_is_the_one_that_start_up_looks_for(schema: Schema) -> None:
    config = Config()
    folder = resources.files("core.database") / schema / "migrations"
    config.set_main_option("script_location", str(folder))
    assert ScriptDirectory.from_config(config).get_heads() == [HEADS[schema]]


@pytest.mark.parametrize(("schema", "synchronous"), [("library", 1), ("journal", 2)])
def test_every_connection_is_safe_and_checks_keys(
    tmp_path: Path, schema: Schema, synchronous: int
) -> None:
    engine = open_database(tmp_path / "a.sqlite", schema)
    names = ("journal_mode", "synchronous", "foreign_keys")
    with engine.connect() as connection:
        found = [connection.scalar(sa.text(f"PRAGMA {name}")) for name in names]
    assert found == ["wal", synchronous, 1]


def test_opening_again_keeps_content_and_does_not_load_alembic(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    engine = open_database(path, "library")
    with write(engine) as session:
        session.add(DocumentClass(name="Claim", folded_name="claim", created_at=utc_now()))
        session.commit()
    engine.dispose()
    script = (
        "import sys; from pathlib import Path; import sqlalchemy as sa\n"
        "from core.database.engine import open_database, read\n"
        "engine = open_database(Path(sys.argv[1]), 'library')\n"
        "with read(engine) as session:\n"
        "    print(session.scalar(sa.text('SELECT name FROM document_class')))\n"
        "print('alembic' in sys.modules)\n"
    )
    assert run(script, path).splitlines() == ["Claim", "False"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_programs_that_open_a_new_profile_at_once_take_turns(
    tmp_path: Path, schema: Schema
) -> None:
    script = (
        "import sys; from pathlib import Path; from core.database.engine import open_database\n"
        "print('ready', flush=True); sys.stdin.readline()\n"
        "open_database(Path(sys.argv[1]), sys.argv[2]).dispose(); print('opened')\n"
    )
    programs = [start(script, tmp_path / "a.sqlite", schema) for _ in range(4)]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    assert [program.communicate("go\n", timeout=60) for program in programs] == [
        ("opened\n", "")
    ] * 4


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_database_of_a_newer_version_is_refused_and_untouched(
    tmp_path: Path, schema: Schema
) -> None:
    path = tmp_path / "a.sqlite"
    open_database(path, schema).dispose()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(ProfileTooNew, match=r"a\.sqlite was written by a newer version"):
        open_database(path, schema)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_reported_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"not a database at all" * 500)
    with pytest.raises(ProfileDamaged, match=r"a\.sqlite is damaged"):
        open_database(path, "journal")


def test_a_database_cut_in_half_is_reported_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    open_database(path, "journal").dispose()
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(ProfileDamaged, match=r"a\.sqlite is damaged"):
        engine = open_database(path, "journal")
        with read(engine) as session:
            session.scalars(sa.select(FilingRow)).all()


def test_a_profile_that_cannot_be_made_is_reported_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProfileError, match="cannot be opened"):
        open_database(tmp_path / "file" / "a.sqlite", "journal")


def test_a_failed_migration_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.sqlite"

    def fail_half_way(*_: object, **__: object) -> None:
        raise sa.exc.OperationalError("CREATE", {}, sqlite3.OperationalError("disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", fail_half_way)
        with pytest.raises(ProfileError, match="disk is full"):
            open_database(path, "journal")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    open_database(path, "journal").dispose()


def test_leaving_a_transaction_without_commit_rolls_back(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "a.sqlite", "library")
    with write(engine) as session:
        session.get_one(Generation, 1).number = 5
        session.flush()
    with read(engine) as session:
        assert session.get_one(Generation, 1).number == 0


def test_writers_wait_for_each_other_from_the_first_statement(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "a.sqlite", "library")
    with write(engine) as session:
        session.get_one(Generation, 1)
        with closing(sqlite3.connect(tmp_path / "a.sqlite", timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            assert other.execute("SELECT number FROM generation").fetchall() == [(0,)]


def test_a_broken_key_is_refused(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "a.sqlite", "library")
    with pytest.raises(sa.exc.IntegrityError), write(engine) as session:
        session.add(Embedding(model_sha256="a", template_id=77, vector=b""))
        session.commit()


def test_changes_by_others_are_noticed_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    engine = open_database(path, "library")
    with closing(ChangeMonitor(path)) as monitor:
        seen = [monitor.changed()]
        with write(engine) as session:
            session.get_one(Generation, 1).number += 1
            session.commit()
        seen += [monitor.changed(), monitor.changed()]
        with write(engine) as session:
            session.get_one(Generation, 1).number += 1
            session.flush()
        seen.append(monitor.changed())
    assert seen == [False, True, False, False]


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_paths_that_are_no_unicode_survive(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "a.sqlite", "journal")
    odd, plain = Path(os.fsdecode(b"scan\xff\xfe.pdf")), Path("契約書.pdf")
    with write(engine) as session:
        session.add_all([folder_row(odd), folder_row(plain)])
        session.commit()
    with read(engine) as session:
        found = session.scalars(sa.select(FolderRow.inbox).order_by(FolderRow.folder_id)).all()
        same = session.scalar(sa.select(FolderRow.folder_id).where(FolderRow.inbox == odd))
    assert (found, same) == ([odd, plain], 1)


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(core.__path__[0]).parent)},
    )


def run(script: str, *arguments: object) -> str:
    output, errors = start(script, *arguments).communicate(timeout=60)
    assert errors == ""
    return output


@pytest.mark.parametrize("schema", ["journal", "library"])
def test_a_profile_of_the_first_version_is_brought_up_to_date(
    tmp_path: Path, schema: Schema
) -> None:
    """With what is in it; and its tables are then those of a new one."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    config = Config()
    folder = resources.files("core.database") / schema / "migrations"
    config.set_main_option("script_location", str(folder))
    engine = sa.create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        if schema == "journal":
            connection.execute(
                sa.text(
                    "INSERT INTO held (run_id, at, path, size, mtime_ns, why, verdict) "
                    "VALUES ('r', '2026-01-01 00:00:00', '/in/x.pdf', 1, 2, 'judged', '{}')"
                )
            )
    engine.dispose()

    def columns(path: Path) -> dict[str, set[str]]:
        opened = open_database(path, schema)
        seen = sa.inspect(opened)
        found = {t: {c["name"] for c in seen.get_columns(t)} for t in seen.get_table_names()}
        if path == old and schema == "journal":
            with opened.connect() as connection:
                rows = connection.execute(sa.text("SELECT path, revision FROM held")).all()
            assert rows == [("/in/x.pdf", 0)]
        opened.dispose()
        return found

    assert columns(old) == columns(new)
    # What it was like before is kept.
    (kept,) = (tmp_path / "backups").glob(f"{schema}-of-version-0001-*.db")
    with closing(sqlite3.connect(kept)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        if schema == "journal":
            assert database.execute("SELECT path FROM held").fetchall() == [("/in/x.pdf",)]


def test_without_room_for_a_back_up_nothing_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    open_database(path, "journal").dispose()
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = '0002'")
        database.commit()
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(ProfileError, match="No back-up can be written"):
        open_database(path, "journal")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)


def test_a_monitor_of_what_is_no_database_says_so(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_text("no database at all")
    with pytest.raises(ProfileDamaged, match=r"journal\.db"):
        ChangeMonitor(path)
