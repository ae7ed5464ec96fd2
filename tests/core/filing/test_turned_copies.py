"""Copies that are filed upright: the scan is kept as it was, and an undo brings it back."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.domain import FilingPlan, Label, Splice, Verdict
from core.errors import DestinationUnavailable, SourceChanged, UndoRefused
from core.filing.decisions import Decisions
from core.filing.folders import WatchedFolders
from core.filing.operations import FileOperations

AT = datetime(2026, 11, 25).astimezone()
UPRIGHT = "one turned upright"


def kept(office: Any) -> dict[str, str]:
    if not office.originals.exists():
        return {}
    return {path.name: path.read_text() for path in office.originals.iterdir()}


@pytest.fixture
def one(office: Any) -> Path:
    path: Path = office.put("inbox/scan.pdf", "one")
    return path


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_both_hashes_are_told_and_the_original_is_kept(
    office: Any, volume: Any, filed: Any, one: Path
) -> None:
    plan = office.turned_plan(one, "to/scan.pdf")
    _, target = office.mover(volume()).carry_out(plan, filed, "run")
    assert office.tree() == {"to/scan.pdf": UPRIGHT}
    assert target.stat().st_mtime_ns == plan.stamp.mtime_ns
    assert kept(office) == {digest("one"): "one"}
    (entry,) = office.journal.history()
    assert (entry.sha256, entry.filed_sha256, entry.upright) == (
        digest("one"), digest(UPRIGHT), True,
    )  # fmt: skip
    assert [each.path for each in office.journal.filed_copies(digest("one"))] == [target]


def test_undo_brings_the_very_scan_back(office: Any, volume: Any, filed: Any, one: Path) -> None:
    plan, mover = office.turned_plan(one, "to/scan.pdf"), office.mover(volume())
    filing_id, _ = mover.carry_out(plan, filed, "run")
    _, back = mover.undo(filing_id, "undoing")
    assert (back, office.tree()) == (one, {"inbox/scan.pdf": "one"})
    assert one.stat().st_mtime_ns == plan.stamp.mtime_ns
    (held,) = office.journal.held()
    assert (held.sha256, held.path) == (digest("one"), one)
    (entry,) = office.journal.history()
    assert not entry.upright


def test_two_scans_of_one_content_both_come_back(office: Any, filed: Any) -> None:
    mover, numbers = office.mover(), []
    for name in ("a.pdf", "b.pdf"):
        plan = office.turned_plan(office.put(f"inbox/{name}", "one"), "to/scan.pdf")
        numbers.append(mover.carry_out(plan, filed, "run")[0])
    assert office.tree() == {"to/scan.pdf": UPRIGHT, "to/scan (2).pdf": UPRIGHT}
    for number in numbers:
        mover.undo(number, "undoing")
    assert office.tree() == {"inbox/a.pdf": "one", "inbox/b.pdf": "one"}


def test_an_edited_copy_is_left_alone_and_the_original_stays(
    office: Any, filed: Any, one: Path
) -> None:
    filing_id, target = office.mover().carry_out(
        office.turned_plan(one, "to/scan.pdf"), filed, "run"
    )
    target.write_text("edited")
    with pytest.raises(UndoRefused, match="was changed after it was filed"):
        office.mover().undo(filing_id, "undoing")
    assert office.tree() == {"to/scan.pdf": "edited"}
    assert kept(office) == {digest("one"): "one"}


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_text("x")])
def test_without_its_original_a_copy_stays_where_it_is(
    office: Any, filed: Any, one: Path, damage: Any
) -> None:
    filing_id, _ = office.mover().carry_out(office.turned_plan(one, "to/scan.pdf"), filed, "run")
    damage(office.originals / digest("one"))
    with pytest.raises(UndoRefused, match=r"original of “scan\.pdf” is not in"):
        office.mover().undo(filing_id, "undoing")
    assert (office.tree(), office.states()) == ({"to/scan.pdf": UPRIGHT}, ["done"])


def test_a_correction_moves_the_copy_and_undoing_all_brings_the_scan_back(
    office: Any, filed: Any, one: Path
) -> None:
    folders = WatchedFolders(office.engine)
    folder = folders.add(office.inbox, office.root / "to", "{class}/{original}")
    mover = office.mover()
    decide = Decisions(office.journal, folders, mover, "by hand")
    plan = replace(office.turned_plan(one, "to/Claim/scan.pdf"), folder_id=folder.folder_id)
    filing_id, _ = mover.carry_out(plan, filed, "run")
    correction, _ = decide.refile(filing_id, Label("Letter"), AT)
    assert office.tree() == {"to/Letter/scan.pdf": UPRIGHT}
    (copy,) = office.journal.filed_copies(digest("one"))
    assert (copy.upright, copy.path.parent.name) == (True, "Letter")
    decide.put_back(correction)
    assert office.tree() == {"to/Claim/scan.pdf": UPRIGHT}
    decide.put_back(filing_id)
    assert office.tree() == {"inbox/scan.pdf": "one"}


def test_a_held_document_is_turned_when_it_is_filed_as_what_was_found(
    office: Any, filed: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "to", "{class}/{original}")

    def turn(plan: FilingPlan, verdict: Verdict) -> tuple[FilingPlan, Verdict]:
        splices = (Splice(3, 0, b" turned upright"),)
        return replace(plan, filed_sha256=digest(UPRIGHT), splices=splices), verdict

    decide = Decisions(office.journal, folders, office.mover(), "by hand", turn=turn)
    for name in ("a.pdf", "b.pdf"):
        plan = office.plan(office.put(f"inbox/{name}", "one"), "")
        office.journal.hold(plan.source, filed, plan.sha256, plan.stamp, "run")
    numbers = [entry.entry_id for entry in office.journal.held()]
    for number, label in zip(numbers, (Label("Claim", "2025"), Label("Letter")), strict=True):
        decide.file_held(number, label, AT)
    assert office.tree() == {"to/Claim/a.pdf": UPRIGHT, "to/Letter/b.pdf": "one"}


def test_when_the_original_cannot_be_kept_the_document_stays(
    office: Any, filed: Any, one: Path
) -> None:
    class Full(FileOperations):
        def copy(self, source: Path, target: Path) -> None:
            target.write_text("o")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    with pytest.raises(DestinationUnavailable, match=r"original of “scan\.pdf”.*Make room"):
        office.mover(Full()).carry_out(office.turned_plan(one, "to/scan.pdf"), filed, "run")
    assert (office.tree(), office.states()) == ({"inbox/scan.pdf": "one"}, ["rolled-back"])
    assert kept(office) == {}


def test_a_scan_that_changes_while_its_copy_is_made_stays(
    office: Any, filed: Any, one: Path
) -> None:
    class Scanner(FileOperations):
        def copy_changed(self, source: Path, target: Path, splices: Any) -> None:
            source.write_text("one, page 2")
            super().copy_changed(source, target, splices)

    with pytest.raises(SourceChanged, match="changed"):
        office.mover(Scanner()).carry_out(office.turned_plan(one, "to/scan.pdf"), filed, "run")
    assert (office.tree(), office.states()) == (
        {"inbox/scan.pdf": "one, page 2"}, ["rolled-back"],
    )  # fmt: skip


def test_an_original_lost_meanwhile_is_kept_again_before_the_scan_goes(
    office: Any, filed: Any, one: Path, killed: Any
) -> None:
    class KilledOnce(FileOperations):
        def remove(self, path: Path) -> None:
            raise killed

    with pytest.raises(killed):
        office.mover(KilledOnce()).carry_out(office.turned_plan(one, "to/scan.pdf"), filed, "run")
    (office.originals / digest("one")).unlink()
    assert office.mover().recover() == 1
    assert office.tree() == {"to/scan.pdf": UPRIGHT}
    assert kept(office) == {digest("one"): "one"}


def test_changes_are_made_anywhere_in_a_file(office: Any, tmp_path: Path) -> None:
    source = office.put("scan.tif", "0123456789")
    changes = (Splice(0, 1, b""), Splice(3, 2, b"xyz"), Splice(10, 0, b"end"))
    FileOperations().copy_changed(source, tmp_path / "copy", changes)
    assert (tmp_path / "copy").read_text() == "12xyz56789end"
