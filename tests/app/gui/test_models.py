from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app import words
from app.item_models.documents import DocumentFilter, DocumentsModel, Status, row_of_entry
from app.item_models.library import (
    ClassesModel,
    ClassFilter,
    ClassOrder,
    SampleEntry,
    SamplesModel,
    classes_of,
    close_words,
    closeness_of,
    in_order,
    recent_day,
    samples_of,
)
from app.item_models.review import ReviewRow
from app.item_models.rows import ROW_ROLE, RowsModel
from core.domain import (
    Candidate,
    FilingState,
    HeldReason,
    HistoryEntry,
    Label,
    SubLabelKind,
    Verdict,
    VerdictKind,
)
from core.filing.nouns import CHOSEN_BY_HAND, Changes, Filed, Statistics, Trouble
from core.library.entries import Registered
from core.library.pairs import ClosePair

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    key: int
    value: int = 0


class Rows(RowsModel[Row]):
    def text(self, row: Row) -> str:
        return f"{row.key}: {row.value}"


def watched(model: Any) -> QAbstractItemModelTester:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    return QAbstractItemModelTester(model, mode, model)


@pytest.mark.parametrize("seed", range(20))
def test_rows_become_what_is_wanted_whatever_comes(qapp: Any, seed: int) -> None:
    chance = random.Random(seed)
    model = Rows()
    watched(model)
    for _ in range(60):
        keys = chance.sample(range(12), chance.randrange(13))
        if chance.random() < 0.7:
            keys.sort()
        wanted = [Row(key, chance.randrange(3)) for key in keys]
        model.set_rows(wanted)
        assert list(model.rows) == wanted
        assert [model.index(at).data() for at in range(model.rowCount())] == [
            model.text(row) for row in wanted
        ]


def test_a_selected_row_stays_selected_while_others_come_and_go(qapp: Any) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    model = Rows()
    model.set_rows([Row(1), Row(2), Row(3)])
    kept = QPersistentModelIndex(model.index(1))
    model.set_rows([Row(0), Row(2), Row(7), Row(9)])
    assert kept.isValid()
    assert kept.data(ROW_ROLE) == Row(2)


def sample(number: int, label: Label) -> Registered:
    kind = SubLabelKind.LAYOUT if label.sub_label else None
    return Registered(number, label, kind, f"{number}.pdf", 1, NOW)


LIBRARY = [
    sample(1, Label("Claim")),
    sample(2, Label("Claim", "2024")),
    sample(3, Label("Ｌｅｔｔｅｒ", "汚れ")),
    sample(4, Label("請求書")),
]


def test_classes_hold_their_samples_and_are_found_by_sub_label_case_and_width(qapp: Any) -> None:
    model, found = ClassesModel(), ClassFilter()
    watched(model)
    found.setSourceModel(model)
    watched(found)
    model.set_rows(classes_of(LIBRARY))
    assert [(row.name, len(row.samples)) for row in model.rows] == [
        ("Claim", 2), ("Ｌｅｔｔｅｒ", 1), ("請求書", 1),
    ]  # fmt: skip

    def names(text: str) -> list[str]:
        found.search(text)
        return [found.index(at, 0).data() for at in range(found.rowCount())]

    assert names("") == ["Claim", "Ｌｅｔｔｅｒ", "請求書"]
    assert names("letter") == ["Ｌｅｔｔｅｒ"]
    assert names("claim 2024") == ["Claim"]
    assert names("汚れ") == ["Ｌｅｔｔｅｒ"]
    assert names("claim 汚れ") == []


def test_samples_say_where_they_come_from(qapp: Any) -> None:
    model = SamplesModel()
    watched(model)
    model.set_rows(
        [SampleEntry(replace(sample(5, Label("A", "x")), page=3)), SampleEntry(LIBRARY[0])]
    )
    assert [model.index(at).data() for at in range(2)] == ["x", "Plain form"]
    assert [model.origin(row) for row in model.rows] == ["5.pdf, page 3", "1.pdf"]


def test_classes_tell_what_was_filed_and_which_look_alike(qapp: Any) -> None:
    model, found = ClassesModel(), ClassFilter()
    watched(model)
    found.setSourceModel(model)
    watched(found)
    model.set_rows(classes_of(LIBRARY))
    filed = Filed(128, 3, NOW, 2, ((95, 125),))
    closeness = closeness_of([ClosePair(1, 2, True), ClosePair(2, 4, False)], LIBRARY)
    statistics = Statistics({Label("Claim", "2024"): filed}, {"Claim": filed})
    model.set_rows(classes_of(LIBRARY, statistics, closeness))
    claim, letter, bill = model.rows
    assert (claim.filed.count, letter.filed.count) == (128, 0)
    assert claim.shown.template_id == 1 and bill.shown.template_id == 4
    assert model.description(claim).splitlines()[2:] == [
        f"128 filed · {recent_day(NOW)}",
        "Plain form and 2024 are near-identical",
        "Looks almost the same as 請求書",
    ]
    assert model.description(bill).splitlines()[-1] == "Looks almost the same as Claim / 2024"
    found.show_close_only(True)
    assert [found.index(at, 0).data() for at in range(found.rowCount())] == ["Claim", "請求書"]
    found.search("2024")
    assert [found.index(at, 0).data() for at in range(found.rowCount())] == ["Claim"]
    found.show_close_only(False)
    model.set_rows(in_order(model.rows, ClassOrder.SEEN))
    assert [row.name for row in model.rows] == ["Claim", "Ｌｅｔｔｅｒ", "請求書"]


def test_samples_tell_what_was_filed_under_their_label(qapp: Any) -> None:
    model = SamplesModel()
    watched(model)
    (claim,) = classes_of(LIBRARY[:2])
    statistics = Statistics({Label("Claim", "2024"): Filed(2, 0, NOW)}, {})
    closeness = closeness_of([ClosePair(1, 2, False)], LIBRARY)
    model.set_rows(samples_of(claim, statistics, closeness))
    plain, later = model.rows
    assert (plain.filed.count, later.filed.count) == (0, 2)
    assert model.description(plain).splitlines()[-1] == "Looks almost the same as 2024"


def test_many_look_alikes_are_counted(qapp: Any) -> None:
    many = [sample(number, Label("Form", f"{number}")) for number in range(1, 9)]
    closeness = closeness_of([ClosePair(1, number, True) for number in range(2, 9)], many)
    lines = close_words(closeness[1], many[0].label).splitlines()
    assert len(lines) == 4
    assert lines[0] == "Near-identical to 2" and lines[-1].startswith("and 4 more")


def test_days_are_told_in_the_fewest_words() -> None:
    now = datetime.now().astimezone()
    assert recent_day(now) == "today"
    assert recent_day(now - timedelta(days=1)) == "yesterday"
    assert recent_day(NOW - timedelta(days=400)) == words.day_of(NOW - timedelta(days=400))


def entry(number: int, kind: VerdictKind, held: HeldReason | None = None, **values: Any) -> Any:
    label = Label("Claim") if kind is VerdictKind.FILED else None
    verdict = Verdict(kind, label, 0.9, 0.1, 0.8, 0, 1, "why", (Candidate(Label("Claim"), 0.9, 1),))
    at = NOW + timedelta(seconds=number)
    made = HistoryEntry(
        number, "run", at, Path(f"/in/{number}.pdf"), None, "hash", verdict,
        None if held else FilingState.DONE, held,
    )  # fmt: skip
    return replace(made, **values)


def test_documents_are_newest_first_and_follow_the_journal(qapp: Any) -> None:
    model, shown = DocumentsModel(), DocumentFilter()
    watched(model)
    shown.setSourceModel(model)
    watched(shown)
    filed = entry(1, VerdictKind.FILED, target=Path("/to/Claim/1.pdf"))
    waits = entry(2, VerdictKind.REVIEW, HeldReason.JUDGED)
    strange = entry(3, VerdictKind.UNKNOWN, HeldReason.JUDGED)
    model.apply(Changes((filed, waits, strange), (), 3))
    model.set_troubles([Trouble(Path("/in/x.pdf"), 1, NOW, "Busy", "x is busy.", "Wait.")])
    assert [(row.path.name, row.status, row.proposal) for row in model.rows] == [
        ("3.pdf", Status.UNKNOWN, None),
        ("2.pdf", Status.REVIEW, Label("Claim")),
        ("1.pdf", Status.FILED, None),
        ("x.pdf", Status.ERROR, None),
    ]
    shown.show_only(frozenset({Status.REVIEW, Status.UNKNOWN}))
    assert [shown.index(at, 0).data() for at in range(shown.rowCount())] == ["3.pdf", "2.pdf"]
    shown.search("2.PDF")
    assert [shown.index(at, 0).data() for at in range(shown.rowCount())] == ["2.pdf"]
    model.apply(Changes((entry(4, VerdictKind.FILED),), (waits.key,), 4))
    model.set_troubles([])
    assert [row.path.name for row in model.rows] == ["4.pdf", "3.pdf", "1.pdf"]


def test_what_a_person_took_back_waits_for_a_decision(qapp: Any) -> None:
    model = DocumentsModel()
    model.apply(Changes((entry(1, VerdictKind.FILED, HeldReason.UNDONE),), (), 1))
    (row,) = model.rows
    assert (row.status, row.held, row.proposal) == (Status.REVIEW, True, Label("Claim"))


def test_what_a_person_filed_as_something_else_is_not_offered_the_first_guess_again(
    qapp: Any,
) -> None:
    """As after a new form was registered from a page like nothing, and that was undone."""
    held = entry(1, VerdictKind.FILED, HeldReason.UNDONE)
    by_hand = replace(held.verdict, reason=CHOSEN_BY_HAND, score=0.0)
    other = replace(held, verdict=replace(by_hand, label=Label("Newcomer")))
    same = replace(held, verdict=replace(by_hand, label=Label("Claim")))
    for model in (row_of_entry, lambda one: ReviewRow("1", one)):
        assert [model(one).proposal for one in (other, same)] == [None, Label("Claim")]
        far = replace(same, verdict=replace(same.verdict, threshold=0.95))
        assert model(far).proposal is None  # it was never near: chosen, and taken back
    assert not ReviewRow("1", other).troubled


def test_what_lacks_print_is_offered_nothing_to_be_filed_as(qapp: Any) -> None:
    held = entry(1, VerdictKind.REVIEW, HeldReason.JUDGED)
    doubted = replace(held, verdict=replace(held.verdict, print_missing=True))
    assert row_of_entry(held).proposal == Label("Claim")
    assert row_of_entry(doubted).proposal is None


def test_it_is_told_how_a_filed_document_lay_and_whether_it_is_upright_now(qapp: Any) -> None:
    lay = replace(entry(1, VerdictKind.FILED).verdict, rotation=90)
    for values, told in (
        ({}, ""),
        ({"verdict": lay, "filed_sha256": "hash"}, "Found turned by 90°"),
        ({"verdict": lay, "filed_sha256": "another"}, "Found turned by 90°, filed upright"),
    ):
        assert words.turned(row_of_entry(entry(1, VerdictKind.FILED, **values))) == told
    held = entry(2, VerdictKind.REVIEW, HeldReason.JUDGED, verdict=replace(lay, label=None))
    assert words.turned(row_of_entry(held)) == ""
