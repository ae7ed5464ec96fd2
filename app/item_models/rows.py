"""A list of keyed rows that tells views exactly what changed."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the row itself, for delegates and panels."""


class Keyed(Protocol):
    @property
    def key(self) -> Hashable: ...


R = TypeVar("R", bound=Keyed)


class RowsModel(QAbstractListModel, Generic[R]):
    """Subclasses say what a row shows (`text`, `description`)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @property
    def rows(self) -> Sequence[R]:
        return self._rows

    def row_of(self, key: Hashable) -> int:
        """-1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def at(self, index: AnyIndex) -> R | None:
        return self._rows[index.row()] if index.isValid() else None

    def set_rows(self, wanted: Sequence[R]) -> None:
        """Becomes `wanted` by the fewest removals, insertions and changes that keep the order;
        where rows changed places, by a reset."""
        keys = [row.key for row in wanted]
        wanted_keys = set(keys)
        stay = [row.key for row in self._rows if row.key in wanted_keys]
        staying = set(stay)
        if stay != [key for key in keys if key in staying]:
            self.beginResetModel()
            self._rows = list(wanted)
            self.endResetModel()
            return
        self._remove_missing(wanted_keys)
        self._insert_new(wanted)
        for at, row in enumerate(wanted):
            if self._rows[at] != row:
                self._rows[at] = row
                index = self.index(at)
                self.dataChanged.emit(index, index)

    def _remove_missing(self, wanted: set[Hashable]) -> None:
        at = len(self._rows) - 1
        while at >= 0:
            last = at
            while at >= 0 and self._rows[at].key not in wanted:
                at -= 1
            if at < last:
                self.beginRemoveRows(QModelIndex(), at + 1, last)
                del self._rows[at + 1 : last + 1]
                self.endRemoveRows()
            at -= 1

    def _insert_new(self, wanted: Sequence[R]) -> None:
        at = 0
        while at < len(wanted):
            end = at
            while end < len(wanted) and (
                at >= len(self._rows) or wanted[end].key != self._rows[at].key
            ):
                end += 1
            if end > at:
                self.beginInsertRows(QModelIndex(), at, end - 1)
                self._rows[at:at] = wanted[at:end]
                self.endInsertRows()
            at = end + 1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.description(row)
        return row if role == ROW_ROLE else None

    def text(self, row: R) -> str:
        raise NotImplementedError

    def description(self, row: R) -> str:
        """For screen readers and tool tips: all that the row shows."""
        return self.text(row)
