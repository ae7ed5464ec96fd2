"""What was filed under each label, as the library shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import pytest

from core.domain import Candidate, FileStamp, Label, Verdict
from core.filing.decisions import Decisions
from core.filing.folders import WatchedFolders
from core.filing.nouns import Filed, Statistics
from core.filing.statistics import FilingStatistics

AT = datetime(2026, 11, 24, tzinfo=UTC)
CLAIM, NEW, LETTER = Label("Claim"), Label("Claim", "2025"), Label("手紙")


@pytest.fixture
def decide(office: Any) -> Decisions:
    folders = WatchedFolders(office.engine)
    folders.add(office.inbox, office.root / "filed", "{class}/{sub_label}/{original}")
    return Decisions(office.journal, folders, office.mover(), "by hand")


def file(office: Any, filed: Verdict, label: Label, score: float) -> int:
    number = len(office.states())
    verdict = replace(filed, label=label, score=score, candidates=(Candidate(label, score, 1),))
    source = office.put(f"inbox/{number}.pdf", f"{number}")
    plan = office.plan(source, f"filed/{label.class_name}/{number}.pdf")
    filing_id, _ = office.mover().carry_out(plan, verdict, "run")
    return filing_id


def choose(office: Any, decide: Decisions, unsure: Verdict, label: Label) -> int:
    """A person decides about a document that was held."""
    path = office.put("inbox/asked.pdf", "asked")
    digest = sha256(path.read_bytes()).hexdigest()
    office.journal.hold(path, unsure, digest, FileStamp.of(path.stat()), "run", 1)
    filing_id, _ = decide.file_held(office.journal.held()[-1].entry_id, label, AT)
    return filing_id


def read(office: Any) -> Statistics:
    return FilingStatistics(office.engine).read()


def test_an_empty_journal_counts_nothing(office: Any) -> None:
    assert read(office) == Statistics({}, {})


def test_labels_are_counted_apart_and_together_with_their_class(
    office: Any, filed: Verdict
) -> None:
    began = datetime.now(UTC)
    for label, score in ((CLAIM, 0.91), (CLAIM, 0.955), (NEW, 0.99), (LETTER, 0.8)):
        file(office, filed, label, score)
    found = read(office)
    assert {label: one.count for label, one in found.of_label.items()} == {
        CLAIM: 2, NEW: 1, LETTER: 1,
    }  # fmt: skip
    claim = found.of_class["Claim"]
    assert (claim.count, claim.by_hand, claim.corrected) == (3, 0, 0)
    assert claim.scores == ((91, 1), (95, 1), (99, 1))
    assert claim.last is not None and began <= claim.last <= datetime.now(UTC)
    assert found.of_label[LETTER] == found.of_class["手紙"]


def test_what_a_person_chose_counts_but_says_nothing_of_scores(
    office: Any, filed: Verdict, unsure: Verdict, decide: Decisions
) -> None:
    file(office, filed, CLAIM, 0.93)
    choose(office, decide, unsure, CLAIM)
    claim = read(office).of_label[CLAIM]
    assert (claim.count, claim.by_hand, claim.scores) == (2, 1, ((93, 1),))


def test_what_was_taken_back_counts_no_more(office: Any, filed: Verdict) -> None:
    number = file(office, filed, CLAIM, 0.93)
    file(office, filed, CLAIM, 0.93)
    office.mover().undo(number, "run")
    assert read(office).of_label[CLAIM].count == 1


def test_what_was_filed_by_mistake_is_told_where_it_was_filed(
    office: Any, filed: Verdict, decide: Decisions
) -> None:
    within, away = (file(office, filed, CLAIM, 0.9) for _ in range(2))
    decide.refile(within, NEW, AT)
    decide.refile(away, LETTER, AT)
    found = read(office)
    assert (found.of_label[CLAIM].count, found.of_label[CLAIM].corrected) == (0, 2)
    assert (found.of_class["Claim"].count, found.of_class["Claim"].corrected) == (1, 1)
    assert (found.of_label[LETTER].by_hand, found.of_label[LETTER].corrected) == (1, 0)


def test_a_correction_of_a_persons_choice_blames_nobody(
    office: Any, unsure: Verdict, decide: Decisions
) -> None:
    decide.refile(choose(office, decide, unsure, CLAIM), LETTER, AT)
    assert CLAIM not in read(office).of_label


def test_names_of_old_count_under_the_new_one(office: Any, filed: Verdict) -> None:
    file(office, filed, LETTER, 0.9)
    file(office, filed, CLAIM, 0.9)
    now = {LETTER: CLAIM}
    found = FilingStatistics(office.engine).read(lambda label: now.get(label, label))
    assert {label: one.count for label, one in found.of_label.items()} == {CLAIM: 2}


@pytest.mark.parametrize(
    ("scores", "typical"),
    [
        ((), None),
        (((90, 1),), 0.905),
        (((10, 1), (90, 3)), 0.9033),
        (((80, 5), (90, 5)), 0.81),
        (((99, 4),), 0.995),
    ],
)
def test_the_typical_score_is_the_median(
    scores: tuple[tuple[int, int], ...], typical: float | None
) -> None:
    found = Filed(scores=scores).typical
    assert found == (None if typical is None else pytest.approx(typical, abs=1e-4))


def test_a_perfect_score_is_in_the_last_part(office: Any, filed: Verdict) -> None:
    file(office, filed, CLAIM, 1.0)
    assert read(office).of_label[CLAIM].scores == ((99, 1),)
