"""What a person said a document is not is never offered again: real forms, model and sorter."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap import Profile
from core.domain import (
    NOTHING_REJECTED,
    HeldReason,
    HistoryEntry,
    Label,
    Rejected,
    VerdictKind,
    WatchedFolder,
)
from core.errors import FilingError, ProfileUnavailable
from core.library.entries import Sample
from core.settings import Settings
from core.sorter import Classifier

TIMESHEET = Label("Weekly timesheet")
KNOWN, STRANGE = "scan_0035.png", "scan_0019.jpg"  # a timesheet, and a form that is not registered
UNSURE = {"margin": 0.5}  # nothing leads by as much: whatever is near is for review


@pytest.fixture
def office(tmp_path: Path, known_forms: Path, samples: Path) -> Path:
    shutil.copytree(known_forms, tmp_path / "profile")
    (tmp_path / "inbox").mkdir()
    for name in (KNOWN, STRANGE):
        shutil.copy2(samples / "scans" / name, tmp_path / "inbox")
    return tmp_path


Opened = Callable[..., Profile]


@pytest.fixture
def opened(office: Path) -> Iterator[Opened]:
    """The profile with some settings, as at a new start."""
    open_now: list[Profile] = []

    def enter(**settings: float) -> Profile:
        for profile in open_now:
            profile.__exit__(None, None, None)
        profile = Profile(office / "profile", Settings(stable_s=0, workers=1, **settings))
        open_now[:] = [profile.__enter__()]
        return profile

    yield enter
    for profile in open_now:
        profile.__exit__(None, None, None)


def sort(profile: Profile, office: Path) -> None:
    folder = WatchedFolder(0, office / "inbox", office / "filed", "{class}/{original}")
    list(profile.engine(lambda: [folder]).run(once=True))


def held(profile: Profile, name: str) -> HistoryEntry:
    return next(entry for entry in profile.journal.held() if entry.source.name == name)


def register(profile: Profile, path: Path, label: Label) -> None:
    page = profile.registrar.page(path, 1)
    profile.registry.register(Sample(page.image, path.name, f"{label} {path.name}"), label)


def test_what_was_called_unknown_is_never_offered_again_and_what_is_registered_later_is(
    office: Path, opened: Opened
) -> None:
    profile = opened(**UNSURE)
    sort(profile, office)
    before = held(profile, KNOWN)
    assert before.kind is VerdictKind.REVIEW
    assert before.verdict.candidates[0].label == TIMESHEET
    profile.rejections.call_unknown([before.entry_id])
    after = held(profile, KNOWN)
    assert (after.held, after.kind) == (HeldReason.CALLED_UNKNOWN, VerdictKind.UNKNOWN)
    assert after.verdict.candidates == ()
    assert not after.held.waits

    profile = opened()  # a new start, and by the usual margin it would be filed
    profile.board.request_sorting([before.source], before.folder_id or 0)
    register(profile, office / "inbox" / STRANGE, Label("Letter"))  # and all are judged again
    sort(profile, office)
    assert (office / "filed" / "Letter" / STRANGE).exists()
    again = held(profile, KNOWN)
    assert again.held is HeldReason.CALLED_UNKNOWN
    assert (again.at > before.at, again.since) == (True, before.since)

    register(profile, before.source, Label("Timesheet", "night shift"))  # the very page
    sort(profile, office)
    assert (office / "filed" / "Timesheet" / KNOWN).exists()


def test_a_page_like_what_was_ruled_out_is_not_filed_as_the_next_best(
    office: Path, opened: Opened
) -> None:
    profile = opened(**UNSURE)
    sort(profile, office)
    page = profile.registrar.page(office / "inbox" / KNOWN, 1)
    first = profile.recognizer.recognize([page]).candidates
    entry = held(profile, KNOWN)
    profile.rejections.call_unknown([entry.entry_id])
    with_all = profile.recognizer.recognize([page], profile.rejections.of(entry.sha256))
    assert not {c.label for c in with_all.candidates} & {c.label for c in first}
    # Of two near-identical forms one is ruled out and the page shows that one.
    register(profile, office / "inbox" / KNOWN, Label("Timesheet", "first"))
    sort(profile, office)
    entry = held(profile, KNOWN)
    assert (entry.held, entry.verdict.candidates[0].label.sub_label) == (HeldReason.JUDGED, "first")
    profile.rejections.call_unknown([entry.entry_id])
    profile = opened()
    register(profile, office / "inbox" / KNOWN, Label("Timesheet", "second"))
    sort(profile, office)
    entry = held(profile, KNOWN)
    assert (entry.held, entry.kind) == (HeldReason.JUDGED, VerdictKind.REVIEW)
    assert [c.label.sub_label for c in entry.verdict.candidates if c.score > 0.9] == ["second"]


def test_a_form_that_only_looked_a_little_alike_may_get_a_better_sample(
    office: Path, opened: Opened
) -> None:
    profile = opened()
    sort(profile, office)
    entry = held(profile, STRANGE)
    assert entry.kind is VerdictKind.UNKNOWN
    label = entry.verdict.candidates[0].label
    profile.rejections.call_unknown([entry.entry_id])
    rejected = profile.rejections.of(entry.sha256)
    assert rejected.labels == frozenset()
    assert rejected.template_ids == {c.template_id for c in entry.verdict.candidates}
    register(profile, office / "inbox" / STRANGE, label)
    sort(profile, office)
    assert (office / "filed" / label.class_name / STRANGE).exists()


def test_taking_it_back_makes_the_document_wait_as_it_did(office: Path, opened: Opened) -> None:
    profile = opened(**UNSURE)
    sort(profile, office)
    before = held(profile, KNOWN)
    dismissed = profile.rejections.call_unknown([before.entry_id])
    profile.rejections.withdraw(dismissed)
    assert held(profile, KNOWN) == before
    assert profile.rejections.of(before.sha256) == NOTHING_REJECTED
    profile.rejections.withdraw(dismissed)  # once more: nothing more
    assert held(profile, KNOWN) == before
    # Also where it was judged again meanwhile.
    dismissed = profile.rejections.call_unknown([before.entry_id])
    register(profile, office / "inbox" / STRANGE, Label("Letter"))
    sort(profile, office)
    profile.rejections.withdraw(dismissed)
    after = held(profile, KNOWN)
    assert (after.held, after.verdict) == (HeldReason.JUDGED, before.verdict)


def test_all_of_one_content_leave_together_and_one_gone_meanwhile_stops_everything(
    office: Path, opened: Opened
) -> None:
    shutil.copy2(office / "inbox" / KNOWN, office / "inbox" / "copy.png")
    profile = opened(**UNSURE)
    sort(profile, office)
    one, strange = held(profile, KNOWN), held(profile, STRANGE)
    dismissed = profile.rejections.call_unknown([one.entry_id])
    assert len(dismissed) == 2
    assert {held(profile, name).held for name in (KNOWN, "copy.png")} == {HeldReason.CALLED_UNKNOWN}
    profile.rejections.withdraw(dismissed)
    assert held(profile, "copy.png").held is HeldReason.JUDGED
    profile.journal.release(one.source)
    with pytest.raises(FilingError, match=KNOWN):
        profile.rejections.call_unknown([strange.entry_id, one.entry_id])
    assert held(profile, STRANGE).held is HeldReason.JUDGED


def test_what_is_set_aside_stays_so_whatever_is_registered(office: Path, opened: Opened) -> None:
    (office / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    profile = opened()
    sort(profile, office)
    broken = held(profile, "broken.pdf")
    dismissed = profile.rejections.set_aside([broken.entry_id])
    register(profile, office / "inbox" / STRANGE, Label("Letter"))
    sort(profile, office)
    after = held(profile, "broken.pdf")
    assert (after.entry_id, after.held) == (broken.entry_id, HeldReason.SET_ASIDE)
    assert [entry.source.name for entry in profile.journal.history() if entry.held] == [
        "broken.pdf"
    ]
    profile.rejections.withdraw(dismissed)
    assert held(profile, "broken.pdf") == broken


def test_filing_it_by_hand_as_what_was_ruled_out_counts_as_a_change_of_mind(
    office: Path, opened: Opened
) -> None:
    profile = opened(**UNSURE)
    folder = profile.folders.add(office / "inbox", office / "filed", "{class}/{original}")
    list(profile.engine().run(once=True))
    entry = held(profile, KNOWN)
    assert entry.folder_id == folder.folder_id
    others = {c.label for c in entry.verdict.candidates} - {TIMESHEET}
    profile.rejections.call_unknown([entry.entry_id])
    profile.decisions.file_held(entry.entry_id, TIMESHEET, datetime.now(UTC))
    rejected = profile.rejections.of(entry.sha256)
    assert (rejected.labels, rejected.unknown) == (others, False)


def test_what_was_ruled_out_is_so_under_every_name_that_it_gets(
    office: Path, opened: Opened
) -> None:
    profile = opened(**UNSURE)
    sort(profile, office)
    profile.rejections.call_unknown([held(profile, KNOWN).entry_id])

    profile = opened()
    profile.registry.rename(TIMESHEET, "Hours")
    register(profile, office / "inbox" / KNOWN, Label("Hours"))  # nothing could be more alike
    sort(profile, office)
    assert held(profile, KNOWN).held is HeldReason.CALLED_UNKNOWN

    profile.rejections.accept(held(profile, KNOWN).sha256, Label("Hours"))
    profile.journal.release(office / "inbox" / KNOWN)
    sort(profile, office)
    assert (office / "filed" / "Hours" / KNOWN).exists()


def test_a_journal_in_use_is_no_reason_to_hold_a_document(office: Path, opened: Opened) -> None:
    def in_use(sha256: str) -> Rejected:
        raise ProfileUnavailable("It is in use.", "Try again.")

    profile = opened()
    classifier = Classifier(profile.decoders, profile.recognizer, profile.settings, in_use)
    with pytest.raises(ProfileUnavailable):
        list(classifier.classify([office / "inbox" / KNOWN]))
