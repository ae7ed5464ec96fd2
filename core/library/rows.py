"""A template ready to be stored, and the rows it becomes. Run inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from core.database.library.tables import (
    DocumentClass,
    SubLabel,
    TemplateImage,
    TemplateRow,
    TemplateThumbnail,
)
from core.database.types import utc_now
from core.domain import WHOLE, Corners, Image, Label, SubLabelKind, Vectors
from core.errors import DuplicateTemplate
from core.imaging.preprocess import decode_template, encode_template, encode_thumbnail
from core.imaging.sheet import rectify
from core.library.lookup import find_class, find_sub_label
from core.library.vectors import vector_of, vector_row
from core.names import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.library.entries import Sample
    from core.recognition.embedding import Embedder


@dataclass(frozen=True)
class Origin:
    """Which page of which file a template was made of."""

    source_name: str
    source_sha256: str
    page: int


@dataclass(frozen=True, eq=False)
class Prepared:
    """A template with all that is stored of it. `vector` (1, D) is of the model `model_sha256`."""

    origin: Origin
    webp: bytes
    size_px: tuple[int, int]  # width, height
    corners: Corners
    thumbnail: bytes
    vector: Vectors
    model_sha256: str
    registered_at: datetime | None = None
    """None: when it is stored."""


def prepare(sample: Sample, embedder: Embedder) -> Prepared:
    """The vector comes from the stored image, as it will after a change of the model."""
    webp, size_px = encode_template(sample.image)
    origin = Origin(sample.source_name, sample.source_sha256, sample.page)
    return prepared_from(
        origin, webp, size_px, decode_template(webp), sample.corners, embedder
    )  # fmt: skip


def prepared_from(
    origin: Origin, webp: bytes, size_px: tuple[int, int], image: Image, corners: Corners,
    embedder: Embedder, registered_at: datetime | None = None,
) -> Prepared:  # fmt: skip
    """Of a page that is stored already; `image` (H, W, 3): `webp` decoded."""
    sheet = rectify(image, corners)
    vector, thumbnail = vector_of(embedder, sheet), encode_thumbnail(sheet)
    return Prepared(
        origin, webp, size_px, corners, thumbnail, vector, embedder.sha256, registered_at
    )


def add_template(
    session: Session, prepared: Prepared, class_row: DocumentClass, sub_row: SubLabel | None,
    retired_at: datetime | None = None,
) -> int:  # fmt: skip
    origin, (width_px, height_px) = prepared.origin, prepared.size_px
    template = TemplateRow(
        class_id=class_row.class_id, sub_label_id=sub_row and sub_row.sub_label_id,
        source_name=origin.source_name, source_sha256=origin.source_sha256, page=origin.page,
        width_px=width_px, height_px=height_px,
        created_at=prepared.registered_at or utc_now(), retired_at=retired_at,
    )  # fmt: skip
    session.add(template)
    session.flush()
    number = template.template_id
    session.add(
        TemplateImage(
            template_id=number, webp=prepared.webp, corners=corners_to_record(prepared.corners)
        )
    )
    session.add(TemplateThumbnail(template_id=number, webp=prepared.thumbnail))
    session.add(vector_row(prepared.model_sha256, number, prepared.vector))
    return number


def find_or_add(
    session: Session, label: Label, kind: SubLabelKind
) -> tuple[DocumentClass, SubLabel | None, dict[str, int | None]]:
    """The rows of a label, and the numbers of those that had to be made."""
    made: dict[str, int | None] = {"made_class": None, "made_sub": None}
    class_row, sub_row = find_class(session, label.class_name), None
    if class_row is None:
        class_row = _add_class(session, label)
        made["made_class"] = class_row.class_id
    if label.sub_label:
        sub_row = find_sub_label(session, class_row, label.sub_label)
        if sub_row is None:
            sub_row = _add_sub_label(session, class_row, label, kind)
            made["made_sub"] = sub_row.sub_label_id
    return class_row, sub_row, made


def refuse_duplicate(session: Session, origin: Origin) -> None:
    """Raises DuplicateTemplate when this very page is registered."""
    query = (
        sa.select(DocumentClass.name, SubLabel.name)
        .select_from(TemplateRow)
        .join(DocumentClass, DocumentClass.class_id == TemplateRow.class_id)
        .outerjoin(SubLabel, SubLabel.sub_label_id == TemplateRow.sub_label_id)
        .where(
            TemplateRow.source_sha256 == origin.source_sha256,
            TemplateRow.page == origin.page,
            TemplateRow.retired_at.is_(None),
        )
    )
    found = session.execute(query).first()
    if found:
        raise duplicate(origin, Label(found[0], found[1] or ""))


def duplicate(origin: Origin, label: Label) -> DuplicateTemplate:
    return DuplicateTemplate(
        f"Page {origin.page} of “{origin.source_name}” is registered as {label} already.",
        "Nothing was changed; retire or merge that one to use it elsewhere.",
        origin.source_name,
    )


def corners_to_record(corners: Corners) -> dict[str, Any] | None:
    return None if corners == WHOLE else {"corners": [list(corner) for corner in corners]}


def corners_of(record: dict[str, Any] | None) -> Corners:
    return tuple((x, y) for x, y in record["corners"]) if record else WHOLE


def _add_class(session: Session, label: Label) -> DocumentClass:
    row = DocumentClass(
        name=label.class_name, folded_name=fold(label.class_name), created_at=utc_now()
    )
    session.add(row)
    session.flush()
    return row


def _add_sub_label(
    session: Session, class_row: DocumentClass, label: Label, kind: SubLabelKind
) -> SubLabel:
    row = SubLabel(
        class_id=class_row.class_id, name=label.sub_label, folded_name=fold(label.sub_label),
        kind=kind.value, created_at=utc_now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row
