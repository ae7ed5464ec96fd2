"""The table that holds only what was looked at lately."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.item_models.documents import DocumentRow, Status, row_of_entry
from app.item_models.history import MOST_ROWS, PAGE, Column, Found, HistoryModel
from app.item_models.rows import ROW_ROLE
from core.domain import FilingState, HistoryEntry, Label, Verdict, VerdictKind
from core.filing.nouns import HistoryQuery, Horizon

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FILED = Verdict(VerdictKind.FILED, Label("Claim", "2024"), 0.9, 0.1, 0.8, 0, 1, "why")


def row(number: int, **values: Any) -> DocumentRow:
    entry = HistoryEntry(
        number, "run", NOW + timedelta(minutes=number), Path(f"/in/{number}.pdf"),
        Path(f"/to/{number}.pdf"), "hash", FILED, FilingState.DONE,
    )  # fmt: skip
    return row_of_entry(replace(entry, **values))


def rows(total: int, offset: int, many: int) -> tuple[DocumentRow, ...]:
    """Of a history of `total` documents that are numbered from 1, the newest first."""
    return tuple(row(total - at) for at in range(offset, min(total, offset + many)))


def found(total: int, offset: int = 0, many: int = PAGE, **values: Any) -> Found:
    query, horizon = HistoryQuery(), Horizon(total, 0)
    return Found(query, horizon, total, offset, rows(total, offset, many), **values)


@pytest.fixture
def model(qapp: Any) -> HistoryModel:
    made = HistoryModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(made, mode, made)
    return made


def names(model: HistoryModel, at: range) -> list[Any]:
    return [model.index(number, 0).data() for number in at]


def test_what_is_not_here_is_wanted_once_and_shown_when_it_has_come(model: HistoryModel) -> None:
    model.show(found(300))
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    assert (model.rowCount(), model.index(299, 0).data(), model.key_at(298)) == (300, None, None)
    assert names(model, range(2)) == ["300.pdf", "299.pdf"]
    model.index(250, 0).data()
    assert wanted == [200]
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    assert model.found is not None
    model.fill(model.found, 200, rows(300, 200, PAGE))
    assert (told, model.index(299, 0).data(), wanted) == ([(200, 299)], "1.pdf", [200])


def test_a_page_that_was_dropped_is_wanted_again(model: HistoryModel) -> None:
    model.show(found(300))
    wanted: list[int] = []
    model.page_wanted.connect(wanted.append)
    model.row_at(150)
    model.drop(100)
    model.row_at(150)
    assert wanted == [100, 100]


def test_pages_of_another_list_are_left_aside(model: HistoryModel) -> None:
    model.show(found(300))
    earlier = model.found
    model.show(found(301, grown=1))
    assert earlier is not None
    model.fill(earlier, 200, rows(300, 200, PAGE))
    assert model.key_at(200) is None


def test_no_more_is_held_than_was_looked_at_lately(qapp: Any) -> None:
    model = HistoryModel()  # the tester would look at all of it, again and again
    model.show(found(100_000))
    for offset in range(0, 60 * PAGE, PAGE):
        assert model.found is not None
        model.fill(model.found, offset, rows(100_000, offset, PAGE))
    assert model.held_rows == MOST_ROWS
    assert (model.key_at(0), model.key_at(60 * PAGE - 1)) == (None, "move-94001")


@pytest.mark.parametrize("seed", range(5))
def test_what_comes_on_top_moves_the_rest_down(model: HistoryModel, seed: int) -> None:
    chance, total = random.Random(seed), 30
    model.show(found(total))
    kept = QPersistentModelIndex(model.index(10, 0))
    for _ in range(20):
        grown = chance.randrange(4)
        total += grown
        model.show(found(total, grown=grown))
        assert names(model, range(total)) == [f"{total - at}.pdf" for at in range(total)][:PAGE] + [
            None for _ in range(max(0, total - PAGE))
        ]
        assert kept.data() == "20.pdf"


def test_another_list_begins_anew(model: HistoryModel) -> None:
    model.show(found(50))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show(found(20))
    model.show(found(0))
    assert (len(resets), model.rowCount()) == (2, 0)


def test_cells_say_what_they_show(model: HistoryModel) -> None:
    taken_back = row(1, state=FilingState.UNDONE)
    waits = row(
        2, state=None, target=None, held="judged",
        verdict=replace(FILED, kind=VerdictKind.REVIEW, label=None, reason="Two are alike."),
    )  # fmt: skip
    model.show(Found(HistoryQuery(), Horizon(2, 2), 2, 0, (taken_back, waits)))
    assert taken_back.status is Status.UNDONE
    assert [
        [model.index(at, column).data() for column in Column if column is not Column.WHEN]
        for at in range(2)
    ] == [
        ["1.pdf", "Claim / 2024", "Taken back", "90 %"],
        ["2.pdf", "Two are alike.", "Please decide", "90 %"],
    ]
    assert model.index(0, 0).data(ROW_ROLE) is taken_back
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert tip == [
        str(Path("/in/1.pdf")), "Taken back; it was filed as Claim / 2024.",
        "90 % alike; filed by itself from 80 %",
    ]  # fmt: skip
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert headers == ["Document", "Filed as", "Verdict", "Alike", "When"]
