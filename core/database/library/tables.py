"""Tables of the library. Nothing is deleted: `retired_at` takes it out of use."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from core.database.types import UtcTime


class Base(DeclarativeBase):
    type_annotation_map = {datetime: UtcTime, dict[str, Any]: sa.JSON}  # noqa: RUF012


class DocumentClass(Base):
    __tablename__ = "document_class"
    __table_args__ = (
        sa.Index(
            "one_class_of_a_name",
            "folded_name",
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
        ),
    )
    class_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded_name: Mapped[str]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class SubLabel(Base):
    __tablename__ = "sub_label"
    __table_args__ = (
        sa.Index(
            "one_sub_label_of_a_name",
            "class_id",
            "folded_name",
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
        ),
    )
    sub_label_id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(sa.ForeignKey("document_class.class_id"))
    name: Mapped[str]
    folded_name: Mapped[str]
    kind: Mapped[str]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class TemplateRow(Base):
    """One registered page. Narrow: search reads it whole at start."""

    __tablename__ = "template"
    template_id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(sa.ForeignKey("document_class.class_id"), index=True)
    sub_label_id: Mapped[int | None] = mapped_column(sa.ForeignKey("sub_label.sub_label_id"))
    source_name: Mapped[str]
    source_sha256: Mapped[str] = mapped_column(index=True)
    page: Mapped[int]
    width_px: Mapped[int]
    height_px: Mapped[int]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class TemplateImage(Base):
    """The page, uncropped, as WebP, with the sheet's corners once they are found."""

    __tablename__ = "template_image"
    template_id: Mapped[int] = mapped_column(
        sa.ForeignKey("template.template_id"), primary_key=True
    )
    webp: Mapped[bytes]
    corners: Mapped[dict[str, Any] | None]


class TemplateThumbnail(Base):
    """The page small, as WebP. Can be made again from `TemplateImage`."""

    __tablename__ = "template_thumbnail"
    template_id: Mapped[int] = mapped_column(
        sa.ForeignKey("template.template_id"), primary_key=True
    )
    webp: Mapped[bytes]


class Embedding(Base):
    """The vector of one template under one model, float32 little-endian."""

    __tablename__ = "embedding"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    model_sha256: Mapped[str] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(
        sa.ForeignKey("template.template_id"), primary_key=True, autoincrement=False
    )
    vector: Mapped[bytes]


class FeaturesRow(Base):
    """A template's features; of another `version` of the code they are made again."""

    __tablename__ = "template_features"
    template_id: Mapped[int] = mapped_column(
        sa.ForeignKey("template.template_id"), primary_key=True
    )
    version: Mapped[int]
    features: Mapped[bytes]


class PairRow(Base):
    """Two templates that were compared, the lower number first: where they differ, or nothing if
    they are different forms."""

    __tablename__ = "template_pair"
    first_id: Mapped[int] = mapped_column(sa.ForeignKey("template.template_id"), primary_key=True)
    second_id: Mapped[int] = mapped_column(sa.ForeignKey("template.template_id"), primary_key=True)
    version: Mapped[int]
    twins: Mapped[dict[str, Any] | None] = mapped_column(sa.JSON(none_as_null=True))


class ModelChoice(Base):
    """One row: the profile's own model. Without it, the model that comes with the program."""

    __tablename__ = "model_choice"
    choice_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    model_sha256: Mapped[str]
    fingerprint: Mapped[str]
    chosen_at: Mapped[datetime]


class EventRow(Base):
    """A change of the library, with what undoing it needs."""

    __tablename__ = "event"
    event_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]


class Generation(Base):
    """One row, counted up by every change: a reader knows that it has to look again."""

    __tablename__ = "generation"
    generation_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
