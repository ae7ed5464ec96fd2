"""What lies on a share that is away is not taken for gone, whether its folder is watched or not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.journal.tables import FilingRow, FolderRow
from core.domain import DuplicatePolicy
from core.filing.folders import WatchedFolders
from core.filing.mover import Mover
from core.filing.retention import Retention
from core.filing.spot_checks import SpotChecks
from core.settings import Settings

PATTERN = "{class}/{original}"
NOW = datetime.now(UTC)


@pytest.fixture
def folders(office: Any) -> WatchedFolders:
    return WatchedFolders(office.engine)


@pytest.fixture
def share(office: Any, folders: WatchedFolders) -> Path:
    """The destination of the first folder."""
    folders.add(office.inbox, office.root / "share/to", PATTERN)
    return Path(office.root / "share")


def unplug(office: Any, share: Path) -> None:
    """As if a share had been mounted there: what lies on it cannot be seen."""
    with write(office.engine) as session:
        on_it = FolderRow.destination == share / "to"
        session.execute(sa.update(FolderRow).where(on_it).values(destination_mount=share))
        session.commit()
    share.rename(share.with_name("unplugged"))
    share.mkdir()


def test_a_folder_that_was_removed_and_lies_on_a_share_that_is_away_cannot_be_reached(
    office: Any, folders: WatchedFolders, share: Path
) -> None:
    document = share / "to/Claim/a.pdf"
    assert folders.can_reach(document) and folders.awaits(document)
    unplug(office, share)
    assert not folders.can_reach(document)
    folders.remove(1)
    assert not folders.can_reach(document) and not folders.awaits(document)
    assert folders.can_reach(office.root / "elsewhere")


def test_a_folder_that_was_removed_and_deleted_is_known_to_hold_nothing(
    office: Any, folders: WatchedFolders, share: Path
) -> None:
    folders.remove(1)
    shutil.rmtree(share)
    assert folders.can_reach(share / "to/Claim/a.pdf")


def test_the_destination_that_a_folder_had_before_is_still_known(
    office: Any, folders: WatchedFolders, share: Path
) -> None:
    office.inbox.mkdir(parents=True)
    folders.change(1, office.inbox, share / "to", "{original}")
    folders.change(1, office.inbox, office.root / "here", PATTERN)
    unplug(office, share)
    assert not folders.can_reach(share / "to/a.pdf")
    assert [folder.destination for folder in folders.all()] == [office.root / "here"]


def test_nothing_is_forgotten_of_what_lies_on_a_share_that_is_away(
    office: Any, folders: WatchedFolders, share: Path, filed: Any
) -> None:
    for name in ("a.pdf", "b.pdf"):
        plan = office.plan(office.put(f"inbox/{name}", name), f"share/to/{name}")
        office.mover().carry_out(replace(plan, spot_check=name == "a.pdf"), filed, "run")
    with write(office.engine) as session:
        session.execute(sa.update(FilingRow).values(at=NOW - timedelta(days=99)))
        session.commit()
    office.mover().carry_out(office.plan(office.put("inbox/new", "new"), "to/new"), filed, "run")
    folders.remove(1)
    unplug(office, share)
    checks = SpotChecks(office.engine)
    settings = Settings(history_days=30, duplicates=DuplicatePolicy.SKIP)
    retention = Retention(office.engine, lambda: settings, folders.can_reach)
    assert checks.drop_missing(folders.can_reach) == 0
    list(retention.sweep())
    assert office.states() == ["done"] * 3
    share.rmdir()
    share.with_name("unplugged").rename(share)  # and back: the documents are as they were
    assert [check.check_id for check in checks.due()] == [1]


@pytest.mark.parametrize("watched", [True, False])
@pytest.mark.parametrize("step", range(1, 5))
def test_a_move_broken_off_waits_for_a_watched_share_and_for_no_other(
    office: Any, folders: WatchedFolders, share: Path, filed: Any, fuse: Any, killed: Any,
    watched: bool, step: int,
) -> None:  # fmt: skip
    source = office.put("inbox/scan.pdf", "one")
    with pytest.raises(killed):
        office.mover(fuse=fuse(step)).carry_out(
            office.plan(source, "share/to/scan.pdf"), filed, "run"
        )
    assert source.exists()
    if not watched:
        folders.remove(1)
    unplug(office, share)
    mover = Mover(office.journal, None, folders.can_reach, office.originals, folders.awaits)
    mover.recover()
    assert source.read_text() == "one"
    if watched:
        assert office.states() == ["intent"]
        return
    assert office.states() == ["rolled-back"]
    mover.carry_out(office.plan(source, "here/scan.pdf"), filed, "run 2")
    assert (office.root / "here/scan.pdf").read_text() == "one"
