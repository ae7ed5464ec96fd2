"""Documents of a run over a folder that nobody watches."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.domain import FileStamp, Label, WatchedFolder
from core.errors import DestinationUnavailable
from core.filing.decisions import Decisions
from core.filing.folders import WatchedFolders

AT = datetime(2026, 11, 24, tzinfo=UTC)
PATTERN = "{class}/{original}"


@pytest.fixture
def folders(office: Any) -> WatchedFolders:
    return WatchedFolders(office.engine)


def run_into(office: Any, folders: WatchedFolders, name: str) -> WatchedFolder:
    """What a run over the inbox that files into the folder `name` leaves in the journal."""
    return folders.remember(WatchedFolder(0, office.inbox, office.root / name, PATTERN))


def hold(office: Any, verdict: Any, folder: WatchedFolder) -> int:
    path = office.put("inbox/scan.pdf", "one")
    digest = sha256(path.read_bytes()).hexdigest()
    stamp = FileStamp.of(path.stat())
    office.journal.hold(path, verdict, digest, stamp, "run", folder.folder_id)
    return int(office.journal.held()[-1].entry_id)


def decisions(office: Any, folders: WatchedFolders) -> Decisions:
    return Decisions(office.journal, folders, office.mover(), "by hand")


def test_a_folder_of_one_run_is_kept_once_and_never_watched(
    office: Any, folders: WatchedFolders
) -> None:
    watched = folders.add(office.inbox, office.root / "watched", PATTERN)
    first, again = run_into(office, folders, "filed"), run_into(office, folders, "filed")
    other = run_into(office, folders, "archive")
    assert first == again and first.enabled
    assert len({watched.folder_id, first.folder_id, other.folder_id}) == 3
    assert folders.all() == [watched]
    assert folders.unwatched(watched.folder_id) is None
    kept = folders.unwatched(other.folder_id)
    assert kept is not None and kept.destination == office.root / "archive"


def test_the_destination_of_the_run_that_judged_a_document_last_counts(
    office: Any, folders: WatchedFolders, unsure: Any
) -> None:
    folders.add(office.inbox, office.root / "watched", PATTERN)
    hold(office, unsure, run_into(office, folders, "first"))
    run_into(office, folders, "third")  # judged nothing
    held = hold(office, unsure, run_into(office, folders, "second"))
    decisions(office, folders).file_held(held, Label("Claim"), AT)
    assert office.tree() == {"second/Claim/scan.pdf": "one"}


def test_a_correction_and_its_undoing_stay_below_that_destination(
    office: Any, folders: WatchedFolders, unsure: Any
) -> None:
    decide = decisions(office, folders)
    held = hold(office, unsure, run_into(office, folders, "filed"))
    run_into(office, folders, "archive")
    first, _ = decide.file_held(held, Label("Claim"), AT)
    office.put("filed/Letter/scan.pdf", "another")
    second, target = decide.refile(first, Label("Letter"), AT)
    assert target == office.root / "filed/Letter/scan (2).pdf"
    third, _ = decide.refile(second, Label("Invoice"), AT)
    moved = {"filed/Letter/scan.pdf": "another", "filed/Invoice/scan.pdf": "one"}
    assert office.tree() == moved
    decide.put_back(third)
    assert office.tree() == {"filed/Letter/scan.pdf": "another", "filed/Letter/scan (2).pdf": "one"}
    decide.put_back(second)
    decide.put_back(first)
    assert office.tree() == {"filed/Letter/scan.pdf": "another", "inbox/scan.pdf": "one"}
    (waiting,) = office.journal.held()
    decide.file_held(waiting.entry_id, Label("Invoice"), AT)
    assert office.tree() == moved


def test_a_destination_that_is_gone_meanwhile_is_not_made_anew(
    office: Any, folders: WatchedFolders, unsure: Any
) -> None:
    held = hold(office, unsure, run_into(office, folders, "share"))
    Path(office.root / "share").rmdir()
    with pytest.raises(DestinationUnavailable, match="cannot be reached"):
        decisions(office, folders).file_held(held, Label("Claim"), AT)
    assert office.tree() == {"inbox/scan.pdf": "one"}
