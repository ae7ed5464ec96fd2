"""Back-ups made while programs write, and what is put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.backup import Backups, DailyBackups
from core.database.check import check_after_unclean_exit, problems_of
from core.database.engine import HEADS, open_database, read, write
from core.database.journal.tables import FolderRow
from core.database.types import utc_now
from core.errors import ProfileDamaged, ProfileError, ProfileTooNew, ProfileUnavailable

PAGE_BYTES = 4096


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    for schema in ("library", "journal"):
        open_database(tmp_path / f"{schema}.db", schema).dispose()  # type: ignore[arg-type]
    return Backups(tmp_path, HEADS)


def add_folder(path: Path, name: str) -> None:
    engine = open_database(path, "journal")
    with write(engine) as session:
        session.add(
            FolderRow(
                inbox=Path(name), destination=Path("to"), pattern="{original}", enabled=True,
                added_at=utc_now(),
            )
        )  # fmt: skip
        session.commit()
    engine.dispose()


def folders_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [name for (name,) in database.execute("SELECT inbox FROM watched_folder")]


def rename_back(path: Path, days: int) -> Path:
    """As if it had been made some days ago."""
    schema = path.name.split("-")[0]
    when = datetime.now() - timedelta(days=days)
    return path.rename(path.with_name(f"{schema}-{when:%Y%m%d-%H%M%S}.db"))


def spoil(path: Path) -> None:
    """Overwrites the middle of every page but the first."""
    with path.open("rb+") as file:
        for at in range(PAGE_BYTES, path.stat().st_size, PAGE_BYTES):
            file.seek(at)
            file.write(os.urandom(PAGE_BYTES // 2))


def test_a_back_up_made_while_others_write_is_one_sound_moment(backups: Backups) -> None:
    journal = backups.database("journal")
    done = threading.Event()

    def keep_writing() -> None:
        number = 0
        while not done.is_set():
            add_folder(journal, f"inbox {number}")
            number += 1

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for _ in range(5):
            for made in backups.make():
                assert problems_of(made) == ()
                assert not Path(f"{made}-wal").exists()
    finally:
        done.set()
        writer.join()
    names = folders_in(next(path for path in backups.available() if "journal" in path.name))
    assert names == [f"inbox {number}" for number in range(len(names))]
    assert [path.name for path in backups.folder.iterdir() if path.name.startswith(".")] == []


def test_three_are_kept_and_those_put_elsewhere_stay(backups: Backups, tmp_path: Path) -> None:
    elsewhere = tmp_path / "usb"
    for days in range(5, 0, -1):
        for path in backups.make():
            rename_back(path, days)
        backups.make(elsewhere)
    kept = sorted(path.name for path in backups.folder.glob("journal-*.db"))
    days = [datetime.now() - timedelta(days=days) for days in (3, 2, 1)]
    assert [name[8:16] for name in kept] == [f"{day:%Y%m%d}" for day in days]
    assert len(list(elsewhere.glob("journal-*.db"))) == 5


def test_a_day_later_a_profile_that_nobody_changed_gets_no_new_one(backups: Backups) -> None:
    assert {path.name.split("-")[0] for path in backups.make_daily()} == {"library", "journal"}
    assert backups.make_daily() == []  # made today
    for path in backups.available():
        rename_back(path, 2)
    assert backups.make_daily() == []  # nothing has changed
    add_folder(backups.database("journal"), "new")
    assert [path.name.split("-")[0] for path in backups.make_daily()] == ["journal"]


def test_a_daily_back_up_that_fails_is_told_of_until_one_is_made(
    backups: Backups, tmp_path: Path
) -> None:
    told: list[Any] = []
    looks = iter((0.0, 1.0, 1e5, 2e5))
    daily = DailyBackups(backups, told.append, lambda: next(looks))
    (tmp_path / "backups").write_text("a file in the way")
    for _ in range(3):
        daily()
    assert [str(tmp_path / "backups") in str(error) for error in told] == [True, True]
    (tmp_path / "backups").unlink()
    daily()
    assert told[2:] == [None]
    assert len(backups.available()) == 2


def test_a_back_up_from_the_future_is_not_taken_for_todays(backups: Backups) -> None:
    for path in backups.make():
        rename_back(path, -30)
    add_folder(backups.database("journal"), "new")
    assert len(backups.make_daily()) == 1


def test_restoring_overwrites_in_place_and_keeps_what_was_there(backups: Backups) -> None:
    journal = backups.database("journal")
    add_folder(journal, "first")
    (made,) = (path for path in backups.make() if "journal" in path.name)
    add_folder(journal, "second")
    window = open_database(journal, "journal")
    with read(window) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(FolderRow)) == 2
    schema, kept = backups.restore(made)
    with read(window) as session:  # an open program sees it, and can go on
        assert [row.inbox for row in session.scalars(sa.select(FolderRow))] == [Path("first")]
    window.dispose()
    add_folder(journal, "third")
    assert schema == "journal" and kept is not None
    assert folders_in(kept) == ["first", "second"]
    assert folders_in(journal) == ["first", "third"]
    assert problems_of(journal) == ()


def test_a_damaged_database_is_found_and_replaced_and_never_deleted(backups: Backups) -> None:
    journal = backups.database("journal")
    add_folder(journal, "first")
    backups.make()
    check_after_unclean_exit([journal, backups.database("library")])
    spoil(journal)
    spoiled = journal.read_bytes()
    with pytest.raises(ProfileDamaged, match="kamiwake restore"):
        check_after_unclean_exit([backups.database("library"), journal])
    assert list(backups.damaged()) == ["journal"]
    with pytest.raises(ProfileDamaged):
        backups.make()
    schema, kept = backups.restore(backups.newest_of("journal"))
    assert (schema, folders_in(journal), backups.damaged()) == ("journal", ["first"], {})
    assert kept is not None and kept.read_bytes() == spoiled


def test_the_newest_sound_one_is_chosen(backups: Backups) -> None:
    for days in (3, 2, 1):
        for path in backups.make():
            renamed = rename_back(path, days)
            if days == 1:
                spoil(renamed)
    assert f"{datetime.now() - timedelta(days=2):%Y%m%d}" in backups.newest_of("journal").name


def test_what_is_no_back_up_is_refused_and_nothing_changes(
    backups: Backups, tmp_path: Path
) -> None:
    add_folder(backups.database("journal"), "first")
    newer, other, text = (tmp_path / name for name in ("newer.db", "other.db", "text.db"))
    (made,) = (path for path in backups.make() if "journal" in path.name)
    newer.write_bytes(made.read_bytes())
    with closing(sqlite3.connect(newer)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE recipe (name)")
        database.commit()
    text.write_text("hello " * 999)
    for path, error in [
        (newer, ProfileTooNew), (other, ProfileDamaged), (text, ProfileDamaged),
        (tmp_path / "none.db", ProfileError),
    ]:  # fmt: skip
        with pytest.raises(error, match=path.name):
            backups.restore(path)
    assert folders_in(backups.database("journal")) == ["first"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("needs the right to mount a file system")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_leaves_neither_half_a_back_up_nor_a_broken_database(small_disk: Path) -> None:
    open_database(small_disk / "journal.db", "journal").dispose()
    backups = Backups(small_disk, HEADS)
    engine = open_database(small_disk / "journal.db", "journal")
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError):
        while True:
            filler.write(bytes(4096))
    with pytest.raises(ProfileError, match="Make room"):
        backups.make()
    assert list(backups.folder.iterdir()) == []
    with pytest.raises(ProfileUnavailable, match=r"journal\.db.*Make room|Make room"):
        for number in range(1000):
            with write(engine) as session:
                session.execute(
                    sa.text("INSERT INTO activity VALUES (:n, :t, 0, 0, '2000-01-01')"),
                    {"n": number + 2, "t": "x" * 3000},
                )
                session.commit()
    (small_disk / "filler").unlink()
    with write(engine) as session:
        session.execute(sa.text("DELETE FROM activity"))
        session.commit()
    engine.dispose()
    assert problems_of(small_disk / "journal.db") == ()
    assert len(backups.make()) == 1


def test_a_profile_that_may_not_be_written_is_not_called_damaged(
    backups: Backups, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its databases cannot be looked at without writing beside them."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    setpriv = shutil.which("setpriv")
    if sys.platform != "linux" or (os.geteuid() == 0 and not setpriv):
        pytest.skip("permissions hold for nobody here")
    code = """
import sys
from pathlib import Path
from core.database.backup import Backups
from core.database.engine import HEADS
from core.errors import ProfileUnavailable
backups = Backups(Path(sys.argv[1]), HEADS)
for act in (backups.damaged, lambda: backups.make(Path(sys.argv[2]))):
    try:
        act()
    except ProfileUnavailable as error:
        print(error.subject, error.remedy)
"""
    powers = "-dac_override,-dac_read_search"
    command = [sys.executable, "-c", code, str(tmp_path), str(elsewhere)]
    if os.geteuid() == 0:
        command = [str(setpriv), "--inh-caps", powers, "--bounding-set", powers, *command]
    tmp_path.chmod(0o500)
    for schema in ("library", "journal"):
        backups.database(schema).chmod(0o400)
    ended = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3]
    )
    tmp_path.chmod(0o700)
    assert ended.stderr == ""
    database = str(backups.database("library"))
    assert ended.stdout.splitlines() == [f"{database} Check that you may write there."] * 2


def test_a_log_left_of_a_lost_database_is_not_played_into_the_restored_one(
    backups: Backups, tmp_path: Path
) -> None:
    journal = backups.database("journal")
    (made,) = (path for path in backups.make() if path.name.startswith("journal"))
    other = open_database(journal, "journal")
    with other.connect() as connection:
        connection.execute(sa.text("PRAGMA wal_autocheckpoint=0"))
        for number in range(50):
            connection.execute(sa.text(
                "INSERT INTO watched_folder (inbox, destination, pattern, enabled, added_at)"
                f" VALUES ('{number}', 'to', '{'x' * 500}', 1, '2026-01-01')"
            ))  # fmt: skip
        connection.commit()
        log = (tmp_path / "journal.db-wal").read_bytes()
    other.dispose()
    journal.unlink()
    (tmp_path / "journal.db-wal").write_bytes(log)
    assert backups.restore(made) == ("journal", None)
    assert folders_in(journal) == []
    assert problems_of(journal) == ()
