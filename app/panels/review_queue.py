"""The queue of documents that wait: which one is under the hand, and which comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QWidget

from app.item_models.review import ReviewModel, ReviewRow, in_turn
from app.widgets.parts import Look, column
from app.widgets.review_list import ReviewList

if TYPE_CHECKING:
    from app.pictures import Pictures


class ReviewQueuePanel(QWidget):
    changed = Signal()
    """Another document is under the hand, others are selected, or one looks otherwise."""

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._all: list[ReviewRow] = []
        self._deciding: set[str] = set()
        self._skipped: dict[str, int] = {}
        self._wished = ""
        self._quiet = False
        self.model = ReviewModel(self)
        self.list = ReviewList(look, pictures)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("Documents that wait"))
        self.setLayout(column(self.list))
        for told in ("selectionChanged", "currentChanged"):
            getattr(self.list.selectionModel(), told).connect(self._tell)

    # What is in it

    def show_rows(self, rows: Iterable[ReviewRow]) -> None:
        self._all = list(rows)
        self._deciding &= {row.key for row in self._all}
        self._show()

    def leave(self, keys: Iterable[str]) -> None:
        """They are just being decided about: the next one comes under the hand."""
        self._deciding.update(keys)
        self._show()
        self.select_one()

    def come_back(self, keys: Collection[str], to_hand: str = "") -> None:
        """They were not decided about, or it was taken back. `to_hand`: the one to be selected as
        soon as it is there."""
        self._deciding.difference_update(keys)
        for key in keys:
            self._skipped.pop(key, None)
        self._wished = to_hand
        self._show()

    def skip(self, keys: Sequence[str]) -> None:
        """They come last, as long as this window is open."""
        for key in keys:
            self._skipped[key] = max(self._skipped.values(), default=0) + 1
        before, self._deciding = self._deciding, self._deciding | set(keys)
        self._show()  # away and back, so that all others stay where they are
        self._deciding = before
        self._show()
        self.select_one()

    @property
    def empty(self) -> bool:
        return not self.model.rows

    # What is under the hand

    @property
    def current(self) -> ReviewRow | None:
        return self.model.at(self.list.currentIndex())

    @property
    def following(self) -> ReviewRow | None:
        after = self.list.currentIndex().row() + 1
        return self.model.rows[after] if 0 < after < len(self.model.rows) else None

    @property
    def selected(self) -> list[ReviewRow]:
        """From top to bottom; the current one at least."""
        current = self.current
        if current is None:
            return []
        numbers = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        rows = [self.model.rows[number] for number in numbers]
        return rows if current in rows else [current]

    @property
    def decidable(self) -> list[ReviewRow]:
        """Those selected that one decision can be about: of the kind of the current one."""
        current = self.current
        if current is None:
            return []
        return [row for row in self.selected if row.check == current.check and not row.judging]

    @property
    def left_out(self) -> list[ReviewRow]:
        """Those selected that it is not about."""
        decidable = self.decidable
        return [row for row in self.selected if row not in decidable]

    def select(self, key: str) -> None:
        at = self.model.row_of(key)
        if at >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(at), flag)

    def select_one(self) -> None:
        """The current one alone: what comes after an act is decided about by itself."""
        current = self.current
        if current is not None and self.list.selectionModel().selectedIndexes():
            self.select(current.key)

    def _show(self) -> None:
        """What is under the hand stays there; when it left, the nearest one comes."""
        rows = [row for row in in_turn(self._all, self._skipped) if row.key not in self._deciding]
        wanted, came = self._nearest({row.key for row in rows}), False
        if self._wished and any(row.key == self._wished for row in rows):
            wanted, self._wished, came = self._wished, "", True
        self._quiet = True
        self.model.set_rows(rows)
        current = self.current
        lost = current is None or not self.list.selectionModel().selectedIndexes()
        if rows and (lost or came or current is None or current.key != wanted):
            self.select(wanted or rows[0].key)
        self._quiet = False
        self._tell()

    def _nearest(self, present: Collection[str]) -> str:
        """The key of the current row, or of the nearest one that stays: those below first."""
        at, rows = max(0, self.list.currentIndex().row()), self.model.rows
        nearest = (*range(at, len(rows)), *range(min(at, len(rows)) - 1, -1, -1))
        return next((rows[number].key for number in nearest if rows[number].key in present), "")

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()
