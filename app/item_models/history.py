"""The whole history as a table that holds only what was looked at lately."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from app import words
from app.item_models.rows import ROW_ROLE, AnyIndex

if TYPE_CHECKING:
    from app.item_models.documents import DocumentRow
    from core.filing.nouns import HistoryQuery, Horizon

PAGE = 100
"""Rows that are asked for together."""
MOST_ROWS = 30 * PAGE
"""Rows that are held at most."""


class Column(IntEnum):
    DOCUMENT = 0
    FILED_AS = 1
    STATUS = 2
    SURE = 3
    WHEN = 4


@dataclass(frozen=True)
class Found:
    """What a query finds at one moment, and some of its rows from `offset` on.

    `grown`: so many came on top of the list shown before, which is otherwise as it was; None: it
    is another list. `places` then tells where rows are that were asked about, by their keys.
    """

    query: HistoryQuery
    horizon: Horizon
    count: int
    offset: int = 0
    rows: tuple[DocumentRow, ...] = ()
    grown: int | None = None
    places: Mapping[str, int] = field(default_factory=dict)


class HistoryModel(QAbstractTableModel):
    page_wanted = Signal(int)
    """The first row of a page that somebody looks at and that is not here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self._count = 0
        self._rows: OrderedDict[int, DocumentRow] = OrderedDict()
        self._asked: set[int] = set()

    def show(self, found: Found) -> None:
        """Takes over a list, or what came on top of the one that is shown."""
        if self.found is None or found.grown is None:
            self.beginResetModel()
            self._take(found)
            self.endResetModel()
            return
        if found.grown:
            self.beginInsertRows(QModelIndex(), 0, found.grown - 1)
            self._take(found)
            self.endInsertRows()
        else:
            self._take(found)
        if self._count:  # what is not here any more may have changed as well
            self.dataChanged.emit(
                self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1)
            )

    def fill(self, of: Found, offset: int, rows: Sequence[DocumentRow]) -> None:
        """A page that was wanted. One of another list than that shown is left aside."""
        shown = self.found
        if shown is None or (of.query, of.horizon) != (shown.query, shown.horizon):
            return
        self._asked.discard(offset)
        self._keep(offset, rows)
        if rows:
            last = min(offset + len(rows), self._count) - 1
            self.dataChanged.emit(self.index(offset, 0), self.index(last, self.columnCount() - 1))

    def drop(self, offset: int) -> None:
        """That page does not come; it may be wanted again."""
        self._asked.discard(offset)

    def row_at(self, at: int) -> DocumentRow | None:
        """None for one that is not here; then its page is wanted."""
        row = self._rows.get(at)
        if row is not None:
            self._rows.move_to_end(at)
        elif 0 <= at < self._count:
            offset = at - at % PAGE
            if offset not in self._asked:
                self._asked.add(offset)
                self.page_wanted.emit(offset)
        return row

    def key_at(self, at: int) -> str | None:
        """Wants nothing."""
        row = self._rows.get(at)
        return row.key if row else None

    @property
    def held_rows(self) -> int:
        return len(self._rows)

    def _take(self, found: Found) -> None:
        self.found, self._count = found, found.count
        self._rows.clear()
        self._asked.clear()
        self._keep(found.offset, found.rows)

    def _keep(self, offset: int, rows: Sequence[DocumentRow]) -> None:
        for at, row in enumerate(rows, offset):
            if at < self._count:
                self._rows[at] = row
                self._rows.move_to_end(at)
        while len(self._rows) > MOST_ROWS:
            self._rows.popitem(last=False)

    # As Qt asks for it

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(Column)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        wanted = (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole, ROW_ROLE,
        )  # fmt: skip
        row = self.row_at(index.row()) if role in wanted else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row)
        return cell(row, Column(index.column()))

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.DOCUMENT: self.tr("Document"),
            Column.FILED_AS: self.tr("Filed as"),
            Column.STATUS: self.tr("Verdict"),
            Column.SURE: self.tr("Alike"),
            Column.WHEN: self.tr("When"),
        }[Column(section)]


def cell(row: DocumentRow, column: Column) -> str:
    entry = row.entry
    if column is Column.DOCUMENT:
        return row.path.name
    if column is Column.STATUS:
        return words.status(row.status)
    if column is Column.WHEN:
        return words.time_of(row.at)
    if entry is None:
        return ""
    if column is Column.SURE:
        return words.percent(entry.score) if entry.score else ""
    return entry.verdict.filed_as or words.reason(row)


def tip(row: DocumentRow) -> str:
    said = [str(row.path), words.outcome(row)]
    if row.entry is not None and row.entry.score:
        text = QCoreApplication.translate(
            "HistoryModel", "{score} alike; filed by itself from {threshold}"
        )
        verdict = row.entry.verdict
        said.append(
            text.format(
                score=words.percent(verdict.score), threshold=words.percent(verdict.threshold)
            )
        )
    return "\n".join(said)
