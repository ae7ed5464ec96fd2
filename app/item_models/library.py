"""The library as the window lists it: classes, and the samples of one class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
)

from app import words
from app.item_models.rows import ROW_ROLE, RowsModel
from core.domain import Label
from core.filing.nouns import Filed, Statistics
from core.names import fold

if TYPE_CHECKING:
    from core.library.entries import Registered
    from core.library.pairs import ClosePair

_NAMED = 3
"""So many close ones are named, the others counted."""
NOTHING = Filed()
_NEVER = datetime.min.replace(tzinfo=UTC)


class ClassOrder(StrEnum):
    """How classes are sorted."""

    NAME = "name"
    FILED = "filed"  # most first
    SEEN = "seen"  # latest first


@dataclass(frozen=True)
class CloseTo:
    """`template_id` has a look-alike under another label. `compared`: they are one sheet to the
    eye; else only alike to the model."""

    template_id: int
    other: Registered
    compared: bool


Closeness: TypeAlias = Mapping[int, tuple[CloseTo, ...]]
"""By template."""


def closeness_of(pairs: Iterable[ClosePair], registered: Iterable[Registered]) -> Closeness:
    known = {one.template_id: one for one in registered}
    found: dict[int, list[CloseTo]] = defaultdict(list)
    for pair in pairs:
        if pair.first in known and pair.second in known:
            found[pair.first].append(CloseTo(pair.first, known[pair.second], pair.compared))
            found[pair.second].append(CloseTo(pair.second, known[pair.first], pair.compared))
    return {number: tuple(sorted(ones, key=_surest)) for number, ones in found.items()}


def _surest(close: CloseTo) -> tuple[bool, Label]:
    return not close.compared, close.other.label


@dataclass(frozen=True)
class ClassEntry:
    """A class with all its samples, those of its sub-labels included. `close`: the look-alikes of
    any of them."""

    name: str
    samples: tuple[Registered, ...]
    filed: Filed = NOTHING
    close: tuple[CloseTo, ...] = ()

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

    @property
    def shown(self) -> Registered:
        """The sample that is worth seeing first: one with a look-alike, if there is one."""
        close = {one.template_id for one in self.close}
        return next((s for s in self.samples if s.template_id in close), self.samples[0])


@dataclass(frozen=True)
class SampleEntry:
    """`filed`: under its label, by whichever sample."""

    sample: Registered
    filed: Filed = NOTHING
    close: tuple[CloseTo, ...] = ()

    @property
    def key(self) -> int:
        return self.sample.template_id

    @property
    def label(self) -> Label:
        return self.sample.label


def classes_of(
    registered: Iterable[Registered],
    statistics: Statistics | None = None,
    closeness: Closeness | None = None,
) -> list[ClassEntry]:
    """`registered` comes sorted by class."""
    filed = statistics.of_class if statistics else {}
    close = closeness or {}

    def entry(name: str, samples: tuple[Registered, ...]) -> ClassEntry:
        found = [one for sample in samples for one in close.get(sample.template_id, ())]
        found.sort(key=_surest)
        return ClassEntry(name, samples, filed.get(name, NOTHING), tuple(found))

    grouped = groupby(registered, lambda one: one.label.class_name)
    return [entry(name, tuple(samples)) for name, samples in grouped]


def samples_of(
    entry: ClassEntry, statistics: Statistics, closeness: Closeness
) -> list[SampleEntry]:
    return [
        SampleEntry(
            sample,
            statistics.of_label.get(sample.label, NOTHING),
            closeness.get(sample.template_id, ()),
        )
        for sample in entry.samples
    ]


def in_order(entries: Iterable[ClassEntry], order: ClassOrder) -> list[ClassEntry]:
    """`entries` come sorted by name, which decides between equal ones."""
    if order is ClassOrder.FILED:
        return sorted(entries, key=lambda entry: -entry.filed.count)
    if order is ClassOrder.SEEN:
        return sorted(entries, key=lambda entry: entry.filed.last or _NEVER, reverse=True)
    return list(entries)


def filed_words(filed: Filed) -> str:
    """ "128 filed · today"; "" where none is."""
    if not filed.count or filed.last is None:
        return ""
    return QCoreApplication.translate("Words", "%n filed", "", filed.count) + (
        f" · {recent_day(filed.last)}"
    )


def recent_day(at: datetime) -> str:
    """In the fewest words."""
    today = datetime.now().astimezone().date()
    day = at.astimezone().date()
    if day == today:
        return QCoreApplication.translate("Words", "today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("Words", "yesterday")
    return words.day_of(at)


def close_words(close: Sequence[CloseTo], beside: Label) -> str:
    """What a label has look-alikes in, one a line; "" where there are none."""
    translate = QCoreApplication.translate
    lines = []
    for one in close:
        name = words.short_label(one.other.label, beside)
        if one.compared:
            line = translate("Words", "Near-identical to {label}").format(label=name)
        else:
            line = translate("Words", "Looks almost the same as {label}").format(label=name)
        if line not in lines:
            lines.append(line)
    if len(lines) > _NAMED + 1:
        left = len(lines) - _NAMED
        lines[_NAMED:] = [translate("Words", "and %n more", "", left)]
    return "\n".join(lines)


class ClassesModel(RowsModel[ClassEntry]):
    def text(self, row: ClassEntry) -> str:
        return row.name

    def description(self, row: ClassEntry) -> str:
        # Of look-alikes within the class the label tells more than one side alone.
        lines = (row.name, self.contents(row), filed_words(row.filed), _close_in(row))
        return "\n".join(filter(None, lines))

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
        close = close_words(row.close, row.label)
        lines = (self.text(row), self.origin(row), filed_words(row.filed), close)
        return "\n".join(filter(None, lines))

    def origin(self, row: SampleEntry) -> str:
        sample = row.sample
        if sample.page == 1:
            return sample.source_name
        return self.tr("{name}, page {page}").format(name=sample.source_name, page=sample.page)


def _close_in(row: ClassEntry) -> str:
    """The look-alikes of a class's samples; two editions of its own are named once."""
    translate = QCoreApplication.translate
    label_of = {sample.template_id: sample.label for sample in row.samples}
    others, within = [], {}
    for one in row.close:
        if one.other.label.class_name != row.name:
            others.append(one)
        else:
            pair = sorted((label_of[one.template_id], one.other.label))
            names = [words.short_label(name, pair[1 - at]) for at, name in enumerate(pair)]
            text = translate("Words", "{one} and {other} look almost the same")
            if one.compared:
                text = translate("Words", "{one} and {other} are near-identical")
            within[tuple(pair)] = text.format(one=names[0], other=names[1])
    lines = list(within.values())
    if len(lines) > _NAMED + 1:
        left = len(lines) - _NAMED
        lines[_NAMED:] = [translate("Words", "and %n more", "", left)]
    return "\n".join(filter(None, (*lines, close_words(others, Label(row.name)))))


class ClassFilter(QSortFilterProxyModel):
    """Classes whose name, or a sub-label's, holds every word of the search; or of these only those
    with look-alikes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: Sequence[str] = ()
        self._close_only = False

    def search(self, text: str) -> None:
        self.beginFilterChange()
        self._words = fold(text).split()
        self.endFilterChange()

    def show_close_only(self, only: bool) -> None:
        self.beginFilterChange()
        self._close_only = only
        self.endFilterChange()

    def filterAcceptsRow(  # noqa: N802
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not self._words and not self._close_only:
            return True
        return self.accepts(self.sourceModel().index(source_row, 0, source_parent).data(ROW_ROLE))

    def accepts(self, row: ClassEntry) -> bool:
        if self._close_only and not row.close:
            return False
        return not self._words or all(word in row.words for word in self._words)
