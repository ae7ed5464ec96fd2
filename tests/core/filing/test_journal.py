"""What the journal remembers: held documents, watched folders, runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.domain import Candidate, FileStamp, Label, VerdictKind, WatchedFolder
from core.errors import DocumentBusy, SettingsError
from core.filing.board import Board
from core.filing.folders import WatchedFolders
from core.filing.nouns import Basis
from core.filing.places import nearest_mount
from core.filing.records import verdict_from_record, verdict_to_record

PATTERN = "{class}/{original}"


def hold(
    office: Any, name: str, verdict: Any, content: str = "one", generation: int = 1
) -> tuple[Path, FileStamp]:
    path = office.put(f"inbox/{name}", content)
    stamp = FileStamp.of(path.stat())
    office.journal.hold(path, verdict, "hash", stamp, "run", basis=Basis(generation, "one"))
    return path, stamp


def test_a_verdict_survives_the_journal(filed: Any, unsure: Any) -> None:
    assert [verdict_from_record(verdict_to_record(v)) for v in (filed, unsure)] == [filed, unsure]
    assert verdict_from_record(verdict_to_record(filed)).candidates == (
        Candidate(Label("Claim", "2024"), 0.93, 4),
        Candidate(Label("Letter"), 0.7, 9),
    )


def test_condition_and_missing_print_survive_and_journals_of_old_have_none(filed: Any) -> None:
    torn = replace(filed, condition="torn", print_missing=True)
    record = verdict_to_record(torn)
    assert verdict_from_record(record) == torn
    assert verdict_from_record(record).filed_as == "Claim / 2024, torn"
    del record["condition"], record["print_missing"]
    assert verdict_from_record(record) == filed
    assert filed.filed_as == "Claim / 2024"


def test_a_held_document_waits_until_it_changes(office: Any, unsure: Any) -> None:
    path, stamp = hold(office, "scan.pdf", unsure)
    other = office.root / "inbox/other.pdf"
    assert office.journal.held_files().holds(path, stamp)
    assert not office.journal.held_files().holds(other, stamp)
    path.write_text("one more page")
    assert not office.journal.held_files().holds(path, FileStamp.of(path.stat()))


def test_holding_again_replaces_what_was_held_there(office: Any, unsure: Any) -> None:
    path, first = hold(office, "scan.pdf", unsure)
    os.utime(path, ns=(5, 5))
    office.journal.hold(path, unsure, None, FileStamp.of(path.stat()), "run 2")
    (entry,) = office.journal.held()
    assert not office.journal.held_files().holds(path, first)
    assert (entry.source, entry.run_id, entry.sha256, entry.target) == (path, "run 2", "", None)
    assert (entry.kind, entry.label, entry.state) == (VerdictKind.REVIEW, None, None)
    assert entry.reason == "close to two forms"


def test_a_change_of_the_library_releases_the_judged_but_not_the_undone(
    office: Any, filed: Any, unsure: Any
) -> None:
    judged, judged_stamp = hold(office, "judged.pdf", unsure)
    undone = office.put("inbox/undone.pdf", "two")
    filing_id, _ = office.mover().carry_out(office.plan(undone, "to/undone.pdf"), filed, "run")
    office.mover().undo(filing_id, "undoing")
    undone_stamp = FileStamp.of(undone.stat())
    assert [entry.source for entry in office.journal.held()] == [judged, undone]
    later, later_stamp = hold(office, "later.pdf", unsure, generation=2)
    assert office.journal.release_judged(Basis(2, "one"), lambda *_: True)
    assert not office.journal.release_judged(Basis(2, "one"), lambda *_: True)
    assert office.journal.held_files().holds(later, later_stamp)
    assert not office.journal.held_files().holds(judged, judged_stamp)
    assert office.journal.held_files().holds(undone, undone_stamp)
    office.journal.release(undone)
    office.journal.release(later)
    assert not office.journal.held_files().holds(undone, undone_stamp)
    assert office.journal.held() == []


def test_what_nobody_lists_is_asked_for_once_when_it_is_released(office: Any, unsure: Any) -> None:
    listed, _ = hold(office, "listed.pdf", unsure)
    dropped = office.put("desk/dropped.pdf", "two")
    held = (dropped, unsure, "hash", FileStamp.of(dropped.stat()), "run", 7)
    office.journal.hold(*held)
    board = Board(office.engine)

    def mine(path: Path, folder_id: int | None) -> bool:
        return path != listed and folder_id == 7

    assert office.journal.release_judged(Basis(2, "one"), mine, ask=True)
    assert [(one.path, one.folder_id) for one in board.open_requests()] == [(dropped, 7)]
    office.journal.hold(*held)
    assert office.journal.release_judged(Basis(3, "one"), mine, ask=True)
    assert len(board.open_requests()) == 1
    assert [entry.source for entry in office.journal.held()] == [listed]


def test_other_settings_release_what_is_held_as_another_library_does(
    office: Any, unsure: Any
) -> None:
    path, stamp = hold(office, "scan.pdf", unsure, generation=4)
    assert not office.journal.release_judged(Basis(4, "one"), lambda *_: True)
    assert office.journal.release_judged(Basis(4, "other"), lambda *_: True)
    office.journal.hold(path, unsure, "hash", stamp, "run")  # nobody knows by what
    assert office.journal.release_judged(Basis(4, "one"), lambda *_: True)


def test_an_undone_document_counts_as_held_while_it_is_still_on_its_way(
    office: Any, filed: Any, fuse: Any, killed: Any
) -> None:
    source = office.put("inbox/scan.pdf", "one")
    filing_id, _ = office.mover().carry_out(office.plan(source, "to/scan.pdf"), filed, "run")
    with pytest.raises(killed):
        office.mover(fuse=fuse(4)).undo(filing_id, "undoing")
    assert source.exists()
    assert office.states() == ["done", "intent"]
    assert office.journal.held_files().holds(source, FileStamp.of(source.stat()))


def test_filing_a_document_ends_its_being_held(office: Any, filed: Any, unsure: Any) -> None:
    path, _ = hold(office, "scan.pdf", unsure)
    plan = office.plan(path, "to/scan.pdf")
    with pytest.raises(DocumentBusy, match="waits for a decision"):
        office.mover().carry_out(plan, filed, "run")
    (entry,) = office.journal.held()
    office.mover().carry_out(replace(plan, held_id=entry.entry_id), filed, "run")
    assert office.journal.held() == []
    assert [entry.kind for entry in office.journal.history()] == [VerdictKind.FILED]


def test_history_tells_moves_and_held_documents_newest_first(
    office: Any, filed: Any, unsure: Any
) -> None:
    names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf"]
    for name in names[::2]:
        plan = office.plan(office.put(f"inbox/{name}", name), f"to/{name}")
        office.mover().carry_out(plan, filed, "run")
        hold(office, names[names.index(name) + 1], unsure)
    history = office.journal.history()
    assert [(entry.key, entry.source.name) for entry in history] == [
        ("held-2", "d.pdf"), ("move-2", "c.pdf"), ("held-1", "b.pdf"), ("move-1", "a.pdf"),
    ]  # fmt: skip
    assert office.journal.history(limit=2) == history[:2]
    assert [entry.at.utcoffset() for entry in history] == [history[0].at.utcoffset()] * 4


def test_an_empty_profile_has_no_last_run(office: Any) -> None:
    assert (office.journal.last_run(), office.journal.history()) == ([], [])


# Watched folders


def test_watched_folders_are_added_and_removed(office: Any) -> None:
    folders, root = WatchedFolders(office.engine), office.root
    first = folders.add(root / "契約", root / "to", PATTERN)
    second = folders.add(root / "in 2", root / "to", "{original}")
    mounts = nearest_mount(root), nearest_mount(root)
    assert first == WatchedFolder(1, root / "契約", root / "to", PATTERN, True, *mounts)
    assert (root / "to").is_dir()
    assert folders.remove(first.folder_id) == first
    assert WatchedFolders(office.engine).all() == [second]
    again = folders.add(root / "契約", root / "to", PATTERN)
    assert folders.all() == [second, again]


def test_relative_folders_are_kept_as_absolute_ones(
    office: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = WatchedFolders(office.engine).add(Path("in"), Path("to"), PATTERN)
    assert (folder.inbox, folder.destination) == (tmp_path / "in", tmp_path / "to")


def test_folders_that_cannot_work_are_refused(office: Any) -> None:
    folders, root = WatchedFolders(office.engine), office.root
    folders.add(root / "in", root / "to", PATTERN)
    for inbox, pattern, words in [
        (root / "in", PATTERN, "is watched already"),
        (root / "to", PATTERN, "cannot be its own destination"),
        (root / "in 2", "{klass}", "does not exist"),
    ]:
        with pytest.raises(SettingsError, match=words):
            folders.add(inbox, root / "to", pattern)
    with pytest.raises(SettingsError, match="no watched folder 7"):
        folders.remove(7)
    assert len(folders.all()) == 1


def late_words(office: Any, filing_id: int, target: Path) -> dict[str, Callable[[], None]]:
    journal, stamp = office.journal, FileStamp.of(target.stat())
    return {
        "rolled back": lambda: journal.record_rolled_back(filing_id),
        "placed": lambda: journal.record_placed(filing_id, "hash"),
        "target": lambda: journal.record_target(filing_id, target.with_name("other")),
        "temporary": lambda: journal.record_temporary(filing_id, target),
        "done": lambda: journal.record_done(filing_id, stamp),
    }


def rows_of(office: Any) -> list[Any]:
    """All that the journal knows of moves and held documents."""
    with office.engine.connect() as connection:
        return [
            tuple(row)
            for table in ("filing", "held")
            for row in connection.execute(sa.text(f"SELECT * FROM {table}"))
        ]


@pytest.mark.parametrize("word", ["rolled back", "placed", "target", "temporary", "done"])
def test_a_move_that_has_ended_stays_as_it_is_whoever_comes_late(
    word: str, office: Any, filed: Any
) -> None:
    """Another program may have seen it unfinished a moment ago."""
    scan = office.put("inbox/scan.pdf", "one")
    filing_id, _ = office.mover().carry_out(office.plan(scan, "to/scan.pdf"), filed, "run")
    back_id, back = office.mover().undo(filing_id, "undoing")
    before = rows_of(office)
    for number in (filing_id, back_id):
        late_words(office, number, back)[word]()
        assert rows_of(office) == before
