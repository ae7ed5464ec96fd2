"""The library as the window lists it: classes, and the samples of one class."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from app.item_models.rows import ROW_ROLE, RowsModel
from core.domain import Label
from core.library.entries import Registered
from core.library.lookup import fold


@dataclass(frozen=True)
class ClassEntry:
    """A class with all its samples, those of its sub-labels included."""

    name: str
    samples: tuple[Registered, ...]

    @property
    def key(self) -> str:
        return self.name

    @property
    def sub_labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.label.sub_label for s in self.samples if s.label.sub_label))

    @property
    def words(self) -> str:
        """What a search looks through."""
        return fold(" ".join((self.name, *self.sub_labels)))


@dataclass(frozen=True)
class SampleEntry:
    sample: Registered

    @property
    def key(self) -> int:
        return self.sample.template_id

    @property
    def label(self) -> Label:
        return self.sample.label


def classes_of(registered: Iterable[Registered]) -> list[ClassEntry]:
    """`registered` comes sorted by class."""
    return [
        ClassEntry(name, tuple(samples))
        for name, samples in groupby(registered, lambda one: one.label.class_name)
    ]


class ClassesModel(RowsModel[ClassEntry]):
    def text(self, row: ClassEntry) -> str:
        return row.name

    def description(self, row: ClassEntry) -> str:
        return f"{row.name}\n{self.contents(row)}"

    def contents(self, row: ClassEntry) -> str:
        """ "3 sub-labels, 5 samples"."""
        samples = self.tr("%n sample(s)", "", len(row.samples))
        if not row.sub_labels:
            return samples
        return self.tr("%n sub-label(s)", "", len(row.sub_labels)) + " · " + samples


class SamplesModel(RowsModel[SampleEntry]):
    def text(self, row: SampleEntry) -> str:
        return row.label.sub_label or self.tr("Plain form")

    def description(self, row: SampleEntry) -> str:
        return f"{self.text(row)}\n{self.origin(row)}"

    def origin(self, row: SampleEntry) -> str:
        sample = row.sample
        if sample.page == 1:
            return sample.source_name
        return self.tr("{name}, page {page}").format(name=sample.source_name, page=sample.page)


class ClassFilter(QSortFilterProxyModel):
    """Classes whose name, or a sub-label's, holds every word of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not self._words:
            return True
        row = self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE)
        return all(word in row.words for word in self._words)
