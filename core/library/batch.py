"""Templates that come together: stored one after the other, seen all at once, undone as one.

While a batch is under way its templates belong to a retired class of the batch's own, so that
nobody finds scans by half of what is to be known: one of two editions alone would take the scans
of both. `finish` gives them their labels in one transaction, with one event. What a batch that
never finished has left behind was never in use and is deleted.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.library.tables import (
    DocumentClass,
    Embedding,
    FeaturesRow,
    PairRow,
    SubLabel,
    TemplateImage,
    TemplateRow,
    TemplateThumbnail,
)
from core.database.types import utc_now
from core.domain import Label, SubLabelKind
from core.errors import KamiwakeError, LabelRefused, LibraryError
from core.library import changes
from core.library.names import UNDER_WAY, checked_label
from core.library.rows import (
    Origin,
    Prepared,
    add_template,
    duplicate,
    find_or_add,
    refuse_duplicate,
)
from core.names import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.recognition.embedding import Embedder

log = logging.getLogger(__name__)
REGISTER_MANY, IMPORT = "register-many", "import"
_LEFT_BEHIND = timedelta(days=1)
_CHUNK = 500

Rows: TypeAlias = tuple[DocumentClass, SubLabel | None]


@dataclass(frozen=True)
class _Wish:
    """`kind`: what a new sub-label becomes; `exactly`: one that is there must be of it."""

    label: Label
    kind: SubLabelKind
    exactly: bool
    origin: Origin


@dataclass(frozen=True)
class Finished:
    """`event_id`: the one change that it is; None where nothing came in. `templates`: those that
    did. `refused`: those that could not any more, because the library has changed meanwhile."""

    event_id: int | None
    templates: tuple[int, ...]
    refused: dict[int, LibraryError]


class Batch:
    """Use as a context manager: leaving it before `finish` takes back what was added."""

    def __init__(self, engine: sa.Engine, embedder: Embedder) -> None:
        self._engine, self.embedder = engine, embedder
        self._staging: int | None = None
        self._wishes: dict[int, _Wish] = {}
        self._taken: dict[tuple[str, int], Label] = {}

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        try:
            self.drop()
        except KamiwakeError:
            log.warning("what a batch has left stays until another begins", exc_info=True)

    def refuse(self, origin: Origin) -> None:
        """Raises DuplicateTemplate when this very page is registered, or in the batch."""
        taken = self._taken.get((origin.source_sha256, origin.page))
        if taken is not None:
            raise duplicate(origin, taken)
        with read(self._engine) as session:
            refuse_duplicate(session, origin)

    def add(
        self, prepared: Prepared, label: Label, kind: SubLabelKind = SubLabelKind.LAYOUT,
        exactly: bool = False,
    ) -> int:  # fmt: skip
        """The number that the template will have. Raises DuplicateTemplate and LabelRefused."""
        label, origin = checked_label(label), prepared.origin
        self.refuse(origin)
        with write(self._engine) as session:
            staging = self._staging_class(session)
            number = add_template(session, prepared, staging, None, retired_at=utc_now())
            staging_id = staging.class_id
            session.commit()
        self._staging = staging_id
        self._wishes[number] = _Wish(label, kind, exactly, origin)
        self._taken[origin.source_sha256, origin.page] = label
        return number

    def finish(self, kind: str, source: str) -> Finished:
        """All of it comes into use. `source`: the file or folder it came from, for people."""
        if self._staging is None:
            return Finished(None, (), {})
        with write(self._engine) as session:
            placed, refused, made = _place(session, self._wishes)
            event_id = None
            if placed:
                _bring_in(session, placed)
                payload = {"templates": list(placed), "source": source} | made
                event_id = changes.record(session, kind, payload)
            _delete(session, [self._staging])
            session.commit()
        self._staging, self._wishes, self._taken = None, {}, {}
        return Finished(event_id, tuple(placed), refused)

    def drop(self) -> None:
        """Takes back what was added and is not in use."""
        if self._staging is not None:
            with write(self._engine) as session:
                _delete(session, [self._staging])
                session.commit()
            self._staging, self._wishes, self._taken = None, {}, {}

    def _staging_class(self, session: Session) -> DocumentClass:
        if self._staging is not None:
            return session.get_one(DocumentClass, self._staging)
        now = utc_now()
        stale = sa.select(DocumentClass.class_id).where(
            DocumentClass.folded_name.startswith(UNDER_WAY),
            DocumentClass.retired_at < now - _LEFT_BEHIND,
        )
        _delete(session, session.scalars(stale).all())
        name = f"{UNDER_WAY}{uuid.uuid4().hex}"
        staging = DocumentClass(name=name, folded_name=name, created_at=now, retired_at=now)
        session.add(staging)
        session.flush()
        return staging


def _place(
    session: Session, wishes: dict[int, _Wish]
) -> tuple[dict[int, Rows], dict[int, LibraryError], dict[str, list[int]]]:
    """Where each template goes, why some cannot, and the classes and sub-labels made for it."""
    query = sa.select(TemplateRow.source_sha256, TemplateRow.page)
    taken = {(sha256, page) for sha256, page in session.execute(
        query.where(TemplateRow.retired_at.is_(None))
    )}  # fmt: skip
    known: dict[tuple[str, str], Rows] = {}
    made: dict[str, list[int]] = {"made_classes": [], "made_subs": []}
    placed: dict[int, Rows] = {}
    refused: dict[int, LibraryError] = {}
    for number, wish in wishes.items():
        origin = wish.origin
        if (origin.source_sha256, origin.page) in taken:
            try:
                refuse_duplicate(session, origin)
            except LibraryError as error:
                refused[number] = error
            continue
        key = fold(wish.label.class_name), fold(wish.label.sub_label)
        if key not in known:
            class_row, sub_row, new = find_or_add(session, wish.label, wish.kind)
            made["made_classes"] += [new["made_class"]] if new["made_class"] else []
            made["made_subs"] += [new["made_sub"]] if new["made_sub"] else []
            known[key] = class_row, sub_row
        sub_row = known[key][1]
        if wish.exactly and sub_row is not None and sub_row.kind != wish.kind.value:
            refused[number] = another_kind(wish.label, wish.kind)
            continue
        placed[number] = known[key]
    return placed, refused, made


def another_kind(label: Label, kind: SubLabelKind) -> LabelRefused:
    """`kind`: what it is where it comes from."""
    if kind is SubLabelKind.CONDITION:
        message = f"“{label}” is a layout here, and a condition where it comes from."
    else:
        message = f"“{label}” is a condition here, and a layout where it comes from."
    return LabelRefused(message, "Rename one of the two first.", str(label))


def _bring_in(session: Session, placed: dict[int, Rows]) -> None:
    session.execute(
        sa.update(TemplateRow),
        [
            {
                "template_id": number, "class_id": class_row.class_id,
                "sub_label_id": sub_row and sub_row.sub_label_id, "retired_at": None,
            }
            for number, (class_row, sub_row) in placed.items()
        ],
    )  # fmt: skip


def _delete(session: Session, staging: Sequence[int]) -> None:
    """Classes of batches with what is left in them."""
    query = sa.select(TemplateRow.template_id).where(TemplateRow.class_id.in_(staging))
    numbers = list(session.scalars(query))
    for start in range(0, len(numbers), _CHUNK):
        chunk = numbers[start : start + _CHUNK]
        for table in (TemplateImage, TemplateThumbnail, Embedding, FeaturesRow):
            session.execute(sa.delete(table).where(table.template_id.in_(chunk)))
        pair = PairRow.first_id.in_(chunk) | PairRow.second_id.in_(chunk)
        session.execute(sa.delete(PairRow).where(pair))
        session.execute(sa.delete(TemplateRow).where(TemplateRow.template_id.in_(chunk)))
    session.execute(sa.delete(DocumentClass).where(DocumentClass.class_id.in_(staging)))
