"""What people decide: file a held document, correct a filing, take it back."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.domain import Candidate, FileStamp, FilingState, HeldReason, Label, VerdictKind
from core.errors import (
    DocumentBusy,
    FilingError,
    NotFiledAnyMore,
    ProfileUnavailable,
    SourceChanged,
)
from core.filing.decisions import Decisions
from core.filing.feed import Feed
from core.filing.folders import WatchedFolders
from core.filing.nouns import CHOSEN_BY_HAND

AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def decide(office: Any) -> Decisions:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{sub_label}/{original}")
    return Decisions(office.journal, folders, office.mover(), "by hand")


def hold(office: Any, verdict: Any, name: str = "scan.pdf", content: str = "one") -> int:
    path = office.put(f"inbox/{name}", content)
    digest = sha256(path.read_bytes()).hexdigest()
    office.journal.hold(path, verdict, digest, FileStamp.of(path.stat()), "run", 1)
    return office.journal.held()[-1].entry_id


def file(office: Any, verdict: Any, target: str, name: str = "scan.pdf") -> int:
    plan = office.plan(office.put(f"inbox/{name}", "one"), target)
    number, _ = office.mover().carry_out(plan, verdict, "run")
    return number


def test_a_held_document_is_filed_by_the_folders_pattern(
    office: Any, decide: Decisions, unsure: Any
) -> None:
    _, target = decide.file_held(hold(office, unsure), Label("Claim", "2025"), AT)
    assert target == office.root / "filed/Claim/2025/scan.pdf"
    assert office.tree() == {"filed/Claim/2025/scan.pdf": "one"}
    (entry,) = office.journal.history()
    assert (entry.label, entry.reason, entry.folder_id) == (
        Label("Claim", "2025"), CHOSEN_BY_HAND, 1,
    )  # fmt: skip
    assert office.journal.held() == []


TORN = Label("Claim", "torn")
BY_CONDITION = "{class}/{sub_label}/{condition}/{original}"


@pytest.mark.parametrize("kind", [VerdictKind.UNKNOWN, VerdictKind.REVIEW])
def test_a_decision_taken_back_leaves_what_the_program_found(
    office: Any, decide: Decisions, unsure: Any, kind: VerdictKind
) -> None:
    """However often, and not what was chosen by mistake."""
    far = (Candidate(Label("Claim"), 0.4, 1), Candidate(Label("Letter"), 0.3, 2))
    found = replace(unsure, kind=kind, candidates=far, print_missing=True)
    hold(office, found)
    for wrong in ("Claim", "Letter"):
        (waits,) = office.journal.held()
        number, _ = decide.file_held(waits.entry_id, Label(wrong), AT)
        decide.put_back(number)
        (waits,) = office.journal.held()
        assert (waits.verdict, waits.held) == (found, HeldReason.UNDONE)
    assert office.tree() == {"inbox/scan.pdf": "one"}


def test_a_filing_of_the_program_taken_back_keeps_its_verdict(
    office: Any, decide: Decisions, unsure: Any, filed: Any
) -> None:
    hold(office, unsure)
    office.journal.release(office.inbox / "scan.pdf")
    decide.put_back(file(office, filed, "filed/Claim/scan.pdf"))
    (waits,) = office.journal.held()
    assert waits.verdict == filed


@pytest.fixture
def decide_with_torn(office: Any) -> Decisions:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", BY_CONDITION)
    return Decisions(office.journal, folders, office.mover(), "by hand", lambda one: one == TORN)


@pytest.mark.parametrize(
    ("found", "chosen", "path"),
    [
        ((Label("Claim", "2024"), ""), TORN, "Claim/2024/torn"),
        ((Label("Claim", "2024"), "wet"), TORN, "Claim/2024/torn"),
        ((Label("Letter"), "wet"), TORN, "Claim/torn"),
        ((Label("Claim", "2024"), "torn"), Label("Claim", "2025"), "Claim/2025/torn"),
        ((Label("Claim", "2024"), "torn"), Label("Letter"), "Letter"),
        ((Label("Claim", "2024"), "torn"), Label("Claim", "2024"), "Claim/2024"),
    ],
)
def test_a_condition_chosen_by_hand_keeps_the_layout_and_the_other_way_round(
    office: Any, decide_with_torn: Decisions, filed: Any, found: Any, chosen: Label, path: str
) -> None:
    label, condition = found
    verdict = replace(filed, label=label, condition=condition)
    decide_with_torn.refile(file(office, verdict, "filed/there/scan.pdf"), chosen, AT)
    assert office.tree() == {f"filed/{path}/scan.pdf": "one"}
    entry = office.journal.history()[0]
    told = [entry.label.class_name, entry.label.sub_label, entry.condition]
    assert "/".join(filter(None, told)) == path


def test_a_held_document_is_filed_as_a_condition_of_its_class(
    office: Any, decide_with_torn: Decisions, unsure: Any
) -> None:
    decide_with_torn.file_held(hold(office, unsure), TORN, AT)
    assert office.tree() == {"filed/Claim/torn/scan.pdf": "one"}


def test_a_decision_that_was_carried_out_is_told_so_and_what_follows_is_made_up_for_later(
    office: Any, unsure: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    refusals, told = iter((True, True, False, False, False)), []

    def accept(content: str, label: Label) -> None:
        if next(refusals):
            raise ProfileUnavailable("journal.db is locked.")
        told.append((content, label.class_name))

    decide = Decisions(office.journal, folders, office.mover(), "by hand", accept=accept)
    names = ("a", "b", "c")
    held = [hold(office, unsure, f"{name}.pdf", name) for name in names]
    moves = [decide.file_held(number, Label("Claim"), AT) for number in held]
    assert set(office.tree()) == {f"filed/Claim/{name}.pdf" for name in names}
    assert told == [(sha256(name.encode()).hexdigest(), "Claim") for name in names]
    for number, _ in moves:
        decide.put_back(number)
    assert set(office.tree()) == {f"inbox/{name}.pdf" for name in names}


def test_what_two_threads_file_by_hand_at_once_is_accepted_once_each(
    office: Any, unsure: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    told: list[str] = []
    meeting = threading.Barrier(2)

    def accept(content: str, _label: Label) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            meeting.wait(0.5)  # for the other one, if it may come in
        told.append(content)

    decide = Decisions(office.journal, folders, office.mover(), "by hand", accept=accept)
    names = ("a", "b")
    held = [hold(office, unsure, f"{name}.pdf", name) for name in names]
    threads = [
        threading.Thread(target=decide.file_held, args=(number, Label("Claim"), AT))
        for number in held
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == sorted(sha256(name.encode()).hexdigest() for name in names)


def test_a_decision_that_a_locked_journal_broke_off_is_ended_and_not_carried_out_twice(
    office: Any, unsure: Any, fuse: Any
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    placed, dry = fuse(), "filed/Dry/dry.pdf"
    office.mover(fuse=placed).carry_out(
        office.plan(office.put("inbox/dry.pdf", "dry"), dry), unsure, "run"
    )
    at = placed.steps.index("record_placed") + 1
    locked = fuse(at, after=False, error=lambda: ProfileUnavailable("journal.db is locked."))
    number = hold(office, unsure)
    with pytest.raises(ProfileUnavailable):
        Decisions(office.journal, folders, office.mover(fuse=locked), "by hand").file_held(
            number, Label("Claim"), AT
        )
    assert set(office.tree()) == {dry, "inbox/scan.pdf", "filed/Claim/scan.pdf"}  # one file
    decide = Decisions(office.journal, folders, office.mover(), "by hand")
    with pytest.raises(FilingError, match="is not waiting any more"):
        decide.file_held(number, Label("Letter"), AT)
    assert set(office.tree()) == {dry, "filed/Claim/scan.pdf"}
    decide.put_back(2)
    assert set(office.tree()) == {dry, "inbox/scan.pdf"}


def test_nothing_that_is_there_is_overwritten(office: Any, decide: Decisions, unsure: Any) -> None:
    office.put("filed/Claim/scan.pdf", "another")
    decide.file_held(hold(office, unsure), Label("Claim"), AT)
    assert office.tree() == {"filed/Claim/scan.pdf": "another", "filed/Claim/scan (2).pdf": "one"}


def test_a_document_that_changed_meanwhile_is_left_alone(
    office: Any, decide: Decisions, unsure: Any
) -> None:
    held = hold(office, unsure)
    (office.inbox / "scan.pdf").write_text("one more page")
    with pytest.raises(SourceChanged, match=r"scan\.pdf"):
        decide.file_held(held, Label("Claim"), AT)
    assert office.tree() == {"inbox/scan.pdf": "one more page"}


def test_a_document_is_decided_once(office: Any, decide: Decisions, unsure: Any) -> None:
    held = hold(office, unsure)
    decide.file_held(held, Label("Claim"), AT)
    with pytest.raises(FilingError, match="not waiting any more"):
        decide.file_held(held, Label("Letter"), AT)
    assert office.tree() == {"filed/Claim/scan.pdf": "one"}


def test_a_document_of_no_folder_says_what_to_do(office: Any, unsure: Any) -> None:
    decide = Decisions(office.journal, WatchedFolders(office.engine), office.mover(), "by hand")
    with pytest.raises(FilingError, match="Watch"):
        decide.file_held(hold(office, unsure), Label("Claim"), AT)
    assert office.tree() == {"inbox/scan.pdf": "one"}


def test_refiling_keeps_the_first_name_and_shows_one_row(
    office: Any, decide: Decisions, filed: Any
) -> None:
    office.put("filed/Claim/scan.pdf", "another")
    number = file(office, filed, "filed/Claim/scan.pdf")
    assert "filed/Claim/scan (2).pdf" in office.tree()
    decide.refile(number, Label("Letter"), AT)
    assert office.tree() == {"filed/Claim/scan.pdf": "another", "filed/Letter/scan.pdf": "one"}
    assert [entry.label for entry in office.journal.history()] == [Label("Letter")]
    assert [entry.label for entry in Feed(office.engine).latest(9).entries] == [Label("Letter")]


def test_refiling_is_undone_to_where_it_was_and_that_can_be_undone_too(
    office: Any, decide: Decisions, filed: Any
) -> None:
    first = file(office, filed, "filed/Claim/scan.pdf")
    second, _ = decide.refile(first, Label("Letter"), AT)
    third, _ = decide.refile(second, Label("Invoice"), AT)
    decide.put_back(third)
    assert office.tree() == {"filed/Letter/scan.pdf": "one"}
    decide.put_back(second)
    assert office.tree() == {"filed/Claim/scan.pdf": "one"}
    assert [(e.entry_id, e.state) for e in office.journal.history()][-1] == (
        first, FilingState.DONE,
    )  # fmt: skip
    decide.put_back(first)
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert [entry.source.name for entry in office.journal.held()] == ["scan.pdf"]


def test_a_filing_that_was_corrected_cannot_be_taken_back_past_its_correction(
    office: Any, decide: Decisions, filed: Any
) -> None:
    first = file(office, filed, "filed/Claim/scan.pdf")
    decide.refile(first, Label("Letter"), AT)
    with pytest.raises(NotFiledAnyMore, match=r"“scan\.pdf” \(number 1\) was refiled since"):
        decide.put_back(first)
    assert office.tree() == {"filed/Letter/scan.pdf": "one"}


def test_a_copy_that_somebody_edited_is_not_touched(
    office: Any, decide: Decisions, filed: Any
) -> None:
    number = file(office, filed, "filed/Claim/scan.pdf")
    Path(office.root / "filed/Claim/scan.pdf").write_text("signed")
    with pytest.raises(FilingError, match="changed after it was filed"):
        decide.refile(number, Label("Letter"), AT)
    assert office.tree() == {"filed/Claim/scan.pdf": "signed"}


def test_refiling_to_where_it_is_says_so(office: Any, decide: Decisions, filed: Any) -> None:
    number = file(office, filed, "filed/Claim/scan.pdf")
    with pytest.raises(FilingError, match="already where it belongs"):
        decide.refile(number, Label("Claim"), AT)
    assert office.states() == [FilingState.DONE]


@pytest.mark.parametrize("at", range(1, 16))
@pytest.mark.parametrize("after", [False, True])
def test_killed_anywhere_a_refiling_loses_nothing_and_is_settled_at_the_next_start(
    office: Any, fuse: Any, filed: Any, at: int, after: bool
) -> None:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    number = file(office, filed, "filed/Claim/scan.pdf")
    breaking = Decisions(office.journal, folders, office.mover(fuse=fuse(at, after)), "by hand")
    try:
        breaking.refile(number, Label("Letter"), AT)
    except BaseException as error:  # the fuse's "the program ends here"
        assert type(error).__name__ == "Killed"
    office.mover().recover()
    assert office.contents() == {"one": 1}
    (entry,) = office.journal.history()
    assert entry.target is not None and entry.target.read_text() == "one"
    assert entry.state is FilingState.DONE


def test_what_waits_for_a_decision_is_not_moved_by_others(office: Any, unsure: Any) -> None:
    """As by an engine that found it before it was held."""
    hold(office, unsure)
    plan = office.plan(office.inbox / "scan.pdf", "filed/scan.pdf")
    with pytest.raises(DocumentBusy, match=r"scan\.pdf"):
        office.mover().carry_out(plan, unsure, "engine")
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert len(office.journal.held()) == 1


def test_of_several_who_want_a_document_at_once_one_moves_it(
    office: Any, decide: Decisions, unsure: Any
) -> None:
    """Three people with a window each, and an engine that found it before it was held."""
    numbers = range(6)
    held = [hold(office, unsure, f"scan {number}.pdf", str(number)) for number in numbers]
    plans = [office.plan(office.inbox / f"scan {n}.pdf", f"filed/{n}.pdf") for n in numbers]
    start = threading.Barrier(4)
    moved: list[int] = []

    def wants(move: Callable[[int], object]) -> None:
        for number in numbers:
            start.wait()
            with contextlib.suppress(FilingError, DocumentBusy):
                move(number)
                moved.append(number)

    def person(label: str) -> None:
        own = Decisions(office.journal, WatchedFolders(office.engine), office.mover(), label)
        wants(lambda number: own.file_held(held[number], Label(label), AT))

    def engine() -> None:
        wants(lambda number: office.mover().carry_out(plans[number], unsure, "engine"))

    threads = [threading.Thread(target=person, args=(name,)) for name in ("A", "B", "C")]
    for thread in (*threads, engine_thread := threading.Thread(target=engine)):
        thread.start()
    for thread in (*threads, engine_thread):
        thread.join()
    assert sorted(moved) == [*numbers]
    assert sorted(office.tree().values()) == [str(number) for number in numbers]
    assert office.journal.held() == []
    assert len(office.journal.history()) == len(numbers)
