"""Vectors of templates under one model, made from their stored images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.library.tables import DocumentClass, Embedding, TemplateRow
from core.imaging.preprocess import model_input
from core.library.names import UNDER_WAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.domain import Image, Vectors
    from core.recognition.embedding import Embedder


def vector_of(embedder: Embedder, sheet: Image) -> Vectors:
    """(1, D) of a sheet, uint8 (H, W, 3)."""
    return embedder.embed(model_input(sheet, embedder.size_px)[None])


def vector_row(model_sha256: str, template_id: int, vector: Vectors) -> Embedding:
    return Embedding(
        model_sha256=model_sha256,
        template_id=template_id,
        vector=vector.astype("<f4").tobytes(),
    )


def without_vector(session: Session, model_sha256: str) -> list[int]:
    """Templates, retired ones included, that have no vector of this model yet, oldest first. Those
    of a batch under way get theirs when they come into use."""
    has = sa.exists().where(
        Embedding.template_id == TemplateRow.template_id, Embedding.model_sha256 == model_sha256
    )
    under_way = sa.select(DocumentClass.class_id).where(
        DocumentClass.folded_name.startswith(UNDER_WAY)
    )
    query = (
        sa.select(TemplateRow.template_id)
        .where(~has, TemplateRow.class_id.not_in(under_way))
        .order_by(TemplateRow.template_id)
    )
    return list(session.scalars(query))
