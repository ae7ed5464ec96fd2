"""Moves as people see them: what lies where, and what the journal tells."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.domain import FileStamp, FilingState
from core.errors import (
    DestinationUnavailable,
    FilingError,
    NoSuchEntry,
    NotFiledAnyMore,
    SourceChanged,
    UndoRefused,
)
from core.filing.mover import Mover
from core.filing.operations import FileOperations


def test_a_document_is_filed_and_told_about(office: Any, volume: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    plan = office.plan(source, "to/Claim/2024/scan.pdf")
    filing_id, target = office.mover(volume()).carry_out(plan, filed, "run")
    assert office.tree() == {"to/Claim/2024/scan.pdf": "one"}
    assert target == office.root / "to/Claim/2024/scan.pdf"
    assert target.stat().st_mtime_ns == plan.stamp.mtime_ns
    (entry,) = office.journal.history()
    assert entry.entry_id == filing_id
    assert (entry.source, entry.target, entry.sha256) == (source, target, plan.sha256)
    assert (entry.run_id, entry.state) == ("run", FilingState.DONE)
    assert (entry.kind, entry.label, entry.score, entry.reason) == (
        filed.kind, filed.label, filed.score, filed.reason,
    )  # fmt: skip


def test_names_never_clobber(office: Any, volume: Any, filed: Any) -> None:
    office.put("to/scan.pdf", "somebody's")
    mover = office.mover(volume())
    for content in ("one", "two", "one"):
        plan = office.plan(office.put("inbox/scan.pdf", content), "to/scan.pdf")
        mover.carry_out(plan, filed, "run")
    assert office.tree() == {
        "to/scan.pdf": "somebody's",
        "to/scan (2).pdf": "one",
        "to/scan (3).pdf": "two",
        "to/scan (4).pdf": "one",
    }


def test_a_name_taken_at_the_last_moment_is_left_alone(
    office: Any, volume: Any, filed: Any
) -> None:
    copies = volume.__name__ not in ("FileOperations", "NoLinks")
    taken: list[str] = []

    def rival(first: Path, *second: Path) -> None:
        """Another program puts a file where we have just seen none."""
        wished = (first, *second)[-1]
        if wished.name == "scan.pdf" and (first == wished or copies == (first.suffix == ".part")):
            with contextlib.suppress(FileExistsError), wished.open("x") as file:
                file.write("rival's")
                taken.append(wished.name)

    class Rival(volume):  # type: ignore[misc, valid-type]
        def link(self, source: Path, target: Path) -> None:
            rival(source, target)
            super().link(source, target)

        def rename(self, source: Path, target: Path) -> None:
            rival(source, target)
            super().rename(source, target)

        def reserve(self, target: Path) -> None:
            rival(target)
            super().reserve(target)

    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/scan.pdf")
    assert office.mover(Rival()).carry_out(plan, filed, "run")[1].name == "scan (2).pdf"
    assert office.tree() == {"to/scan.pdf": "rival's", "to/scan (2).pdf": "one"}
    assert taken == ["scan.pdf"]


def test_a_document_changed_after_it_was_read_stays(office: Any, volume: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    plan = office.plan(source, "to/scan.pdf")
    source.write_text("one and a second page")
    with pytest.raises(SourceChanged, match=r"“scan\.pdf” changed"):
        office.mover(volume()).carry_out(plan, filed, "run")
    assert office.tree() == {"inbox/scan.pdf": "one and a second page"}
    assert office.journal.history() == []


@pytest.mark.parametrize("step", ["link", "copy", "rename"])
def test_a_document_changed_in_the_middle_of_its_move_is_not_lost(
    office: Any, volume: Any, filed: Any, step: str
) -> None:
    source = office.put("inbox/scan.pdf", "one")

    class Scanner(volume):  # type: ignore[misc, valid-type]
        """Appends a page just before a step."""

    def append(self: Any, first: Path, second: Path) -> None:
        if first == source and "page" not in source.read_text():
            source.write_text("one, page 2")
        getattr(super(Scanner, self), step)(first, second)

    setattr(Scanner, step, append)
    plan = office.plan(source, "to/scan.pdf")
    if office_can(volume, step):
        with pytest.raises(SourceChanged, match="changed"):
            office.mover(Scanner()).carry_out(plan, filed, "run")
        assert office.tree() == {"inbox/scan.pdf": "one, page 2"}
        assert office.states() == ["rolled-back"]


def office_can(volume: type[FileOperations], step: str) -> bool:
    """Whether a move comes to that step there, with the source."""
    first = {"FileOperations": "link", "NoLinks": "rename"}.get(volume.__name__, "copy")
    order = ["link", "rename", "copy"]
    return order.index(step) <= order.index(first)


def test_a_document_that_has_gone_is_reported(office: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    plan = office.plan(source, "to/scan.pdf")
    source.unlink()
    with pytest.raises(SourceChanged, match=r"“scan\.pdf” is no longer in"):
        office.mover().carry_out(plan, filed, "run")
    assert office.states() == []


def test_a_new_file_that_took_the_name_meanwhile_stays(
    office: Any, volume: Any, filed: Any
) -> None:
    source = office.put("inbox/scan.pdf", "one")
    plan = office.plan(source, "to/scan.pdf")
    journal = office.journal
    record_placed = journal.record_placed

    def next_scan_arrives(filing_id: int, sha256: str) -> None:
        record_placed(filing_id, sha256)
        source.unlink(missing_ok=True)
        source.write_text("the next scan")

    journal.record_placed = next_scan_arrives
    Mover(journal, volume()).carry_out(plan, filed, "run")
    assert office.tree() == {"to/scan.pdf": "one", "inbox/scan.pdf": "the next scan"}
    assert office.states() == ["done"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_folder_seen_over_two_ways_loses_nothing(office: Any, volume: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    (office.root / "to").symlink_to(source.parent)
    with pytest.raises(FilingError, match="already where it belongs"):
        office.mover(volume()).carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    office.mover(volume()).carry_out(office.plan(source, "to/other.pdf"), filed, "run")
    assert {p.name: p.read_text() for p in source.parent.iterdir()} == {"other.pdf": "one"}


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_put_in_the_place_of_a_document_is_not_followed(office: Any, filed: Any) -> None:
    secret = office.put("elsewhere/secret.pdf", "secret")
    plan = office.plan(secret, "to/scan.pdf")
    link = office.root / "inbox"
    link.mkdir()
    (link / "scan.pdf").symlink_to(secret)
    with pytest.raises(SourceChanged):
        office.mover().carry_out(
            type(plan)(link / "scan.pdf", plan.target, plan.sha256, plan.stamp), filed, "run"
        )
    assert office.tree() == {"elsewhere/secret.pdf": "secret", "inbox/scan.pdf": "secret"}


def test_documents_cross_real_volumes(office: Any, filed: Any) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == office.root.parent.stat().st_dev:
        pytest.skip("there is only one volume here")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        source = office.put("inbox/scan.pdf", "one")
        plan = office.plan(source, f"{folder}/Claim/scan.pdf")
        filing_id, target = office.mover().carry_out(plan, filed, "run")
        there = [path.relative_to(folder).as_posix() for path in Path(folder).rglob("*")]
        assert (office.tree(), there) == ({}, ["Claim", "Claim/scan.pdf"])
        assert target.read_text() == "one"
        assert target.stat().st_mtime_ns == plan.stamp.mtime_ns
        office.mover().undo(filing_id, "back")
        assert office.tree() == {"inbox/scan.pdf": "one"}
        assert not target.exists()


# Destinations that cannot be used


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "Make room on that disk."),
        (errno.EROFS, "It is read-only: choose another destination."),
        (errno.EACCES, "Check that you may write there."),
        (errno.EIO, "Check that the folder exists and can be reached."),
    ],
)
@pytest.mark.parametrize("step", ["make_folder", "copy", "sync_folder"])
def test_a_destination_that_fails_is_named_with_the_next_step(
    office: Any, volume: Any, filed: Any, code: int, words: str, step: str
) -> None:
    class Failing(volume):  # type: ignore[misc, valid-type]
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EXDEV, "other volume")

        rename = link

        def reserve(self, target: Path) -> None:
            raise OSError(code, os.strerror(code), str(target))

    def fail(self: Any, *paths: Path) -> None:
        raise OSError(code, os.strerror(code), str(paths[-1]))

    setattr(Failing, step, fail)
    source = office.put("inbox/scan.pdf", "one")
    with pytest.raises(DestinationUnavailable) as caught:
        office.mover(Failing()).carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    assert f"“scan.pdf” could not be put into {office.root / 'to'}" in caught.value.message
    assert words in caught.value.remedy
    assert caught.value.subject == str(source)
    office.mover().recover()
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert office.states() == ["rolled-back"]
    assert office.journal.history() == []


def test_a_file_in_the_way_of_a_folder_is_named(office: Any, filed: Any) -> None:
    office.put("to/Claim", "a file")
    source = office.put("inbox/scan.pdf", "one")
    with pytest.raises(DestinationUnavailable, match="A file is in the way of a folder"):
        office.mover().carry_out(office.plan(source, "to/Claim/scan.pdf"), filed, "run")
    assert office.tree() == {"to/Claim": "a file", "inbox/scan.pdf": "one"}


def test_a_locked_source_stays_and_nothing_is_left_elsewhere(
    office: Any, volume: Any, filed: Any
) -> None:
    class Locked(volume):  # type: ignore[misc, valid-type]
        def remove(self, path: Path) -> None:
            if path.parent.name == "inbox":
                raise PermissionError(errno.EACCES, "in use", str(path))
            super().remove(path)

        def rename(self, source: Path, target: Path) -> None:
            if source.parent.name == "inbox":
                raise PermissionError(errno.EACCES, "in use", str(source))
            super().rename(source, target)

    source = office.put("inbox/scan.pdf", "one")
    with pytest.raises(FilingError, match=r"cannot be taken out of .* Close it in other"):
        office.mover(Locked()).carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert office.states() == ["rolled-back"]
    office.mover(volume()).carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    assert office.tree() == {"to/scan.pdf": "one"}


# Undo


def test_undo_puts_a_document_back_and_holds_it(office: Any, volume: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    mover = office.mover(volume())
    filing_id, _ = mover.carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    undo_id, back = mover.undo(filing_id, "undoing")
    assert (back, office.tree()) == (source, {"inbox/scan.pdf": "one"})
    assert undo_id != filing_id
    assert office.journal.held_files().holds(source, FileStamp.of(source.stat()))
    assert [(e.entry_id, e.state) for e in office.journal.history()] == [
        (filing_id, FilingState.UNDONE)
    ]
    for number in (filing_id, undo_id):
        with pytest.raises(NotFiledAnyMore, match=rf"“scan\.pdf” \(number {number}\) was put back"):
            mover.undo(number, "again")


def test_undo_overwrites_nothing(office: Any, volume: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    mover = office.mover(volume())
    filing_id, _ = mover.carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    office.put("inbox/scan.pdf", "new")
    _, back = mover.undo(filing_id, "undoing")
    assert office.tree() == {"inbox/scan.pdf": "new", "inbox/scan (2).pdf": "one"}
    assert office.journal.held_files().holds(back, FileStamp.of(back.stat()))
    assert not office.journal.held_files().holds(source, FileStamp.of(source.stat()))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda path: path.write_text("edited"), "was changed after it was filed"),
        (lambda path: path.unlink(), "is no longer at"),
        (lambda path: path.rename(path.with_name("mine.pdf")), "is no longer at"),
    ],
)
def test_undo_touches_nothing_that_someone_else_has_touched(
    office: Any, filed: Any, change: Callable[[Path], object], words: str
) -> None:
    source = office.put("inbox/scan.pdf", "one")
    mover = office.mover()
    filing_id, target = mover.carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    change(target)
    before = office.tree()
    with pytest.raises(UndoRefused, match=words):
        mover.undo(filing_id, "undoing")
    assert (office.tree(), office.states()) == (before, ["done"])


def test_a_whole_run_is_undone_after_a_restart(office: Any, filed: Any) -> None:
    for run in ("earlier", "later"):
        for name in ("a.pdf", "b.pdf"):
            plan = office.plan(office.put(f"inbox/{name}", f"{run} {name}"), f"to/{name}")
            office.mover().carry_out(plan, filed, run)
    later = office.journal.last_run()
    for filing_id in later:
        office.mover().undo(filing_id, "undoing")
    assert office.tree() == {
        "to/a.pdf": "earlier a.pdf",
        "to/b.pdf": "earlier b.pdf",
        "inbox/a.pdf": "later a.pdf",
        "inbox/b.pdf": "later b.pdf",
    }
    assert (later, office.journal.last_run()) == ([4, 3], [2, 1])


def test_an_entry_that_does_not_exist_is_refused(office: Any) -> None:
    with pytest.raises(NoSuchEntry, match="no document with the number 5"):
        office.mover().undo(5, "undoing")


@pytest.mark.skipif(os.name == "nt", reason="names there are Unicode")
def test_a_name_that_is_no_unicode_is_filed_and_undone(office: Any, filed: Any) -> None:
    source = office.put(os.fsdecode(b"inbox/bad\xff.pdf"), "one")
    filing_id, _ = office.mover().carry_out(office.plan(source, "to/bad_.pdf"), filed, "run")
    assert office.tree() == {"to/bad_.pdf": "one"}
    assert office.mover().undo(filing_id, "undoing")[1] == source
