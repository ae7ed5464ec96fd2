"""What would come into the library, and under which labels. Pure, but for `contents`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read
from core.database.library.tables import DocumentClass, SubLabel, TemplateRow
from core.domain import Label, SubLabelKind
from core.errors import LibraryError
from core.library.batch import another_kind
from core.library.names import checked_label
from core.library.rows import Origin, duplicate
from core.names import fold

if TYPE_CHECKING:
    from core.library.manifest import Manifest


@dataclass(frozen=True)
class Contents:
    """What is in use: labels by their folded names, and whose sample each page of a file is."""

    labels: dict[tuple[str, str], Label] = field(default_factory=dict)
    kinds: dict[Label, SubLabelKind] = field(default_factory=dict)
    pages: dict[tuple[str, int], Label] = field(default_factory=dict)

    def label(self, wanted: Label) -> Label | None:
        """As it is registered, whatever the case and width of its letters."""
        return self.labels.get((fold(wanted.class_name), fold(wanted.sub_label)))


@dataclass(frozen=True)
class PlannedLabel:
    """`label`: as it will be called. `samples`: how many come. `new_class`, `new_sub_label`:
    nothing is called so yet. `came_as`: what it is called where it comes from, if that differs."""

    label: Label
    samples: int
    new_class: bool
    new_sub_label: bool
    came_as: Label | None = None


@dataclass(frozen=True)
class ImportPlan:
    """Templates by their number in the manifest. `present`: those whose very page is registered,
    with its label here. `refused`: those that cannot come, and why."""

    new: tuple[int, ...]
    present: dict[int, Label]
    refused: dict[int, LibraryError]
    labels: tuple[PlannedLabel, ...]


def contents(engine: sa.Engine) -> Contents:
    """Reads no images."""
    with read(engine) as session:
        found = Contents()
        classes = sa.select(DocumentClass).where(DocumentClass.retired_at.is_(None))
        owners = {row.class_id: row for row in session.scalars(classes)}
        for row in owners.values():
            found.labels[row.folded_name, ""] = Label(row.name)
        subs: dict[int, Label] = {}
        for sub in session.scalars(sa.select(SubLabel).where(SubLabel.retired_at.is_(None))):
            if owner := owners.get(sub.class_id):
                label = subs[sub.sub_label_id] = Label(owner.name, sub.name)
                found.labels[owner.folded_name, sub.folded_name] = label
                found.kinds[label] = SubLabelKind(sub.kind)
        query = sa.select(TemplateRow).where(TemplateRow.retired_at.is_(None))
        for template in session.scalars(query):
            label = subs.get(template.sub_label_id or 0) or Label(owners[template.class_id].name)
            found.pages[template.source_sha256, template.page] = label
        return found


def plan_import(manifest: Manifest, known: Contents) -> ImportPlan:
    kinds = manifest.kinds
    new: list[int] = []
    present: dict[int, Label] = {}
    refused: dict[int, LibraryError] = {}
    coming: dict[tuple[str, int], Label] = {}
    for number, line in enumerate(manifest.templates):
        page = line.source_sha256, line.page
        if page in known.pages:
            present[number] = known.pages[page]
            continue
        try:
            label = checked_label(line.label)
            if page in coming:
                raise duplicate(Origin(line.source_name, *page), coming[page])
            here, kind = known.label(label), kinds.get(line.label)
            if here is not None and kind is not None and known.kinds[here] is not kind:
                raise another_kind(here, kind)
        except LibraryError as error:
            refused[number] = error
            continue
        coming[page] = label
        new.append(number)
    labels = planned_labels((manifest.templates[number].label for number in new), known)
    return ImportPlan(tuple(new), present, refused, labels)


def planned_labels(wanted: Iterable[Label], known: Contents) -> tuple[PlannedLabel, ...]:
    """One line for each label, by name; names that are the same to people are one."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Label] = {}
    for one in wanted:
        label = checked_label(one)
        key = fold(label.class_name), fold(label.sub_label)
        counts[key] += 1
        first.setdefault(key, label)
    lines = []
    for key in sorted(counts):
        came_as = first[key]
        owner = known.labels.get((key[0], "")) or Label(_first_class(first, key[0]))
        called = known.labels.get(key) or Label(owner.class_name, came_as.sub_label)
        lines.append(
            PlannedLabel(
                called, counts[key], (key[0], "") not in known.labels,
                bool(key[1]) and key not in known.labels,
                came_as if came_as != called else None,
            )
        )  # fmt: skip
    return tuple(lines)


def _first_class(first: dict[tuple[str, str], Label], folded: str) -> str:
    """A new class is called as the first of its samples says."""
    return next(label.class_name for (owner, _), label in first.items() if owner == folded)
