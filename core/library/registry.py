"""What is registered: classes, sub-labels, templates.

Every change is one transaction and one event.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.library.tables import (
    DocumentClass,
    Generation,
    SubLabel,
    TemplateImage,
    TemplateRow,
    TemplateThumbnail,
)
from core.domain import ConditionExample, Image, Label, SubLabelKind, Template
from core.errors import LabelNotFound, LibraryError
from core.imaging.preprocess import decode_template, encode_thumbnail
from core.imaging.sheet import rectify
from core.library import changes, searched
from core.library.batch import Batch
from core.library.entries import LabelSummary, LibraryChange, Registered, Sample
from core.library.lookup import existing
from core.library.names import LONGEST_NAME, checked_label, checked_name
from core.library.rows import add_template, corners_of, find_or_add, prepare, refuse_duplicate
from core.library.vectors import vector_of, vector_row, without_vector

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.recognition.embedding import Embedder

__all__ = [
    "LONGEST_NAME", "LabelSummary", "LibraryChange", "Registered", "Registry", "Sample",
    "checked_name",
]  # fmt: skip

log = logging.getLogger(__name__)


class Registry:
    """The library database of a profile, for one model."""

    def __init__(self, engine: sa.Engine, embedder: Callable[[], Embedder]) -> None:
        """`embedder` gives the model; asked only by what embeds or compares, so that a library
        can be looked through and put in order while its model is damaged."""
        self._engine = engine
        self._embedder = embedder

    # Changes

    def register(
        self, sample: Sample, label: Label, kind: SubLabelKind = SubLabelKind.LAYOUT
    ) -> int:
        """Adds one template; its class and sub-label are made when they are new.

        Raises DuplicateTemplate when this very page is registered, and LibraryError for a name
        that cannot be used. Returns the template's id.
        """
        label = checked_label(label)
        prepared = prepare(sample, self._embedder())
        with write(self._engine) as session:
            refuse_duplicate(session, prepared.origin)
            class_row, sub_row, made = find_or_add(session, label, kind)
            template_id = add_template(session, prepared, class_row, sub_row)
            changes.record(session, "register", {"template": template_id} | made)
            session.commit()
        return template_id

    def batch(self) -> Batch:
        """For templates that are to appear all at once, as one change."""
        return Batch(self._engine, self._embedder())

    def templates(self) -> list[Template]:
        """Every template to search that has a vector of the current model; reads no images. Those
        that show a condition are among them only where their class has no others."""
        model_sha256 = self._embedder().sha256
        with read(self._engine) as session:
            return searched.templates(session, model_sha256)

    def conditions(self) -> list[ConditionExample]:
        """The templates that show a condition, where their class has others; reads no images."""
        with read(self._engine) as session:
            return searched.condition_examples(session)

    def is_condition(self, label: Label) -> bool:
        """Whether a label is a registered condition of its class."""
        with read(self._engine) as session:
            try:
                _, sub_row = existing(session, label)
            except LabelNotFound:
                return False
            return sub_row is not None and sub_row.kind == SubLabelKind.CONDITION.value

    def registered(self) -> list[Registered]:
        """Every template in use with its label, by class and sub-label; reads no images."""
        query = (
            sa.select(
                TemplateRow.template_id, DocumentClass.name, SubLabel.name, SubLabel.kind,
                TemplateRow.source_name, TemplateRow.page, TemplateRow.created_at,
            )
            .join(DocumentClass, DocumentClass.class_id == TemplateRow.class_id)
            .outerjoin(SubLabel, SubLabel.sub_label_id == TemplateRow.sub_label_id)
            .where(TemplateRow.retired_at.is_(None))
            .order_by(
                DocumentClass.folded_name, SubLabel.folded_name, TemplateRow.template_id
            )
        )  # fmt: skip
        with read(self._engine) as session:
            return [
                Registered(
                    number, Label(class_name, sub or ""), SubLabelKind(kind) if kind else None,
                    source_name, page, at,
                )
                for number, class_name, sub, kind, source_name, page, at in session.execute(query)
            ]  # fmt: skip

    def image(self, template_id: int) -> Image:
        """The sheet of a template, uint8 (H, W, 3). Raises LibraryError when it is gone."""
        with read(self._engine) as session:
            row = session.get(TemplateImage, template_id)
            if row is None:
                raise _no_page(template_id)
            webp, corners = row.webp, corners_of(row.corners)
        try:
            return rectify(decode_template(webp), corners)
        except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises
            raise self._damaged_page(template_id) from error

    def thumbnail(self, template_id: int) -> bytes:
        """The sheet small, as WebP. Raises LibraryError when it is gone."""
        with read(self._engine) as session:
            row = session.get(TemplateThumbnail, template_id)
            if row is not None:
                return row.webp
        webp = encode_thumbnail(self.image(template_id))  # registered by an earlier version
        with write(self._engine) as session:
            session.merge(TemplateThumbnail(template_id=template_id, webp=webp))
            session.commit()
        return webp

    def summaries(self) -> list[LabelSummary]:
        """Classes with their sub-labels below them, by name."""
        with read(self._engine) as session:
            counts = _sample_counts(session)
            subs = sa.select(SubLabel).where(SubLabel.retired_at.is_(None))
            subs_of: dict[int, list[SubLabel]] = {}
            for sub in session.scalars(subs.order_by(SubLabel.folded_name)):
                subs_of.setdefault(sub.class_id, []).append(sub)
            classes = sa.select(DocumentClass).where(DocumentClass.retired_at.is_(None))
            lines = []
            for row in session.scalars(classes.order_by(DocumentClass.folded_name)):
                samples = counts.get((row.class_id, None), 0)
                lines.append(LabelSummary(Label(row.name), None, samples))
                for sub in subs_of.get(row.class_id, ()):
                    label = Label(row.name, sub.name)
                    samples = counts.get((row.class_id, sub.sub_label_id), 0)
                    lines.append(LabelSummary(label, SubLabelKind(sub.kind), samples))
            return lines

    def find(self, label: Label) -> Label:
        """The label as it is registered, whatever the case and width of its letters are here.
        Raises LabelNotFound."""
        with read(self._engine) as session:
            return _called(*existing(session, label))

    def called_now(self, label: Label, template_id: int) -> Label:
        """A label of old under its present name: its own while anything is called so, then that
        of the template, which was one of its samples or showed a condition of it."""
        with read(self._engine) as session:
            with contextlib.suppress(LabelNotFound):
                return _called(*existing(session, label))
            template = session.get(TemplateRow, template_id)
            if template is None:
                return label
            owner = session.get_one(DocumentClass, template.class_id)
            sub = session.get(SubLabel, template.sub_label_id) if template.sub_label_id else None
            shows_condition = sub is not None and sub.kind == SubLabelKind.CONDITION.value
            return _called(owner, None if shows_condition else sub)

    def rename(self, label: Label, new_name: str) -> int:
        """Renames a class or sub-label; filed documents stay where they are. Returns the event."""
        new_name = checked_name(new_name)
        with write(self._engine) as session:
            event_id = changes.rename(session, label, new_name)
            session.commit()
        return event_id

    def merge(self, source: Label, into: Label) -> int:
        """Moves every sample of `source` to `into` and retires `source`. Returns the event."""
        with write(self._engine) as session:
            event_id = changes.merge(session, source, into)
            session.commit()
        return event_id

    def retire(self, label: Label) -> int:
        """Takes a class or sub-label out of use; nothing is deleted. Returns the event."""
        with write(self._engine) as session:
            event_id = changes.retire(session, label)
            session.commit()
        return event_id

    def move(
        self,
        template_ids: Sequence[int],
        label: Label,
        kind: SubLabelKind = SubLabelKind.LAYOUT,
    ) -> int:
        """Gives samples another label, which is made when it is new. Returns the event."""
        label = checked_label(label)
        with write(self._engine) as session:
            class_row, sub_row, made = find_or_add(session, label, kind)
            event_id = changes.move(session, template_ids, class_row, sub_row, made)
            session.commit()
        return event_id

    def retire_templates(self, template_ids: Sequence[int]) -> int:
        """Takes single samples out of use; nothing is deleted. Returns the event."""
        with write(self._engine) as session:
            event_id = changes.retire_templates(session, template_ids)
            session.commit()
        return event_id

    def last_change(self) -> LibraryChange | None:
        """What `undo_last` would take back."""
        with read(self._engine) as session:
            event = changes.latest(session)
            return None if event is None else changes.change_of(session, event)

    def undo_last(self, template_id: int | None = None) -> LibraryChange:
        """Takes back the latest change that stands; `template_id`: only if that is the registration
        of this one. Raises LibraryError."""
        with write(self._engine) as session:
            change = changes.undo_last(session, template_id)
            session.commit()
        return change

    def generation(self) -> int:
        """Counts up with every change: a running engine looks again when it differs."""
        with read(self._engine) as session:
            return session.scalar(sa.select(Generation.number)) or 0

    def re_embed(
        self,
        progress: Callable[[int, int], None] | None = None,
        wanted: Callable[[], bool] = lambda: True,
        ahead: bool = False,
    ) -> int:
        """Gives every template a vector of the model, from its stored image.

        Returns how many were made. `progress` is told how many are done, of how many; `wanted` is
        asked before each whether to go on. `ahead`: the model is not in use yet, so that nobody
        has to look again; a stored image that cannot be read then raises LibraryError, and is left
        out otherwise.
        """
        embedder, done = self._embedder(), 0
        with read(self._engine) as session:
            missing = without_vector(session, embedder.sha256)
        for template_id in missing:
            if not wanted():
                break
            try:
                vector = vector_of(embedder, self.image(template_id))
            except LibraryError:
                if ahead:
                    raise
                # One page must not keep all others from being found.
                log.exception("template %s is left out of the search", template_id)
                continue
            with write(self._engine) as session:
                session.merge(vector_row(embedder.sha256, template_id, vector))
                if not ahead:
                    changes.count_up(session)
                session.commit()
            done += 1
            if progress:
                progress(done, len(missing))
        return done

    def _damaged_page(self, template_id: int) -> LibraryError:
        named = {one.template_id: one for one in self.registered()}.get(template_id)
        of = f" of {named.label} ({named.source_name}, page {named.page})" if named else ""
        return LibraryError(
            f"The stored page {template_id}{of} is damaged.",
            "Restore a back-up of the library (`kamiwake restore`).",
            str(template_id),
        )


def _called(class_row: DocumentClass, sub_row: SubLabel | None) -> Label:
    return Label(class_row.name, sub_row.name if sub_row else "")


def _no_page(template_id: int) -> LibraryError:
    return LibraryError(f"Template {template_id} has no stored page.", "Register it again.")


def _sample_counts(session: Session) -> dict[tuple[int, int | None], int]:
    query = (
        sa.select(TemplateRow.class_id, TemplateRow.sub_label_id, sa.func.count())
        .where(TemplateRow.retired_at.is_(None))
        .group_by(TemplateRow.class_id, TemplateRow.sub_label_id)
    )
    return {(class_id, sub): count for class_id, sub, count in session.execute(query)}
