"""Labels in the tables: found by their folded names, so that case and width do not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.library.tables import DocumentClass, SubLabel
from core.domain import Label
from core.errors import LabelNotFound
from core.names import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["existing", "find_class", "find_sub_label", "fold"]


def find_class(session: Session, name: str) -> DocumentClass | None:
    return session.scalar(
        sa.select(DocumentClass).where(
            DocumentClass.folded_name == fold(name), DocumentClass.retired_at.is_(None)
        )
    )


def find_sub_label(session: Session, owner: DocumentClass, name: str) -> SubLabel | None:
    return session.scalar(
        sa.select(SubLabel).where(
            SubLabel.class_id == owner.class_id,
            SubLabel.folded_name == fold(name),
            SubLabel.retired_at.is_(None),
        )
    )


def existing(session: Session, label: Label) -> tuple[DocumentClass, SubLabel | None]:
    """The rows of a label. Raises LabelNotFound naming it."""
    class_row = find_class(session, label.class_name)
    if class_row is None:
        raise _not_found(Label(label.class_name))
    if not label.sub_label:
        return class_row, None
    sub_row = find_sub_label(session, class_row, label.sub_label)
    if sub_row is None:
        raise _not_found(label)
    return class_row, sub_row


def _not_found(label: Label) -> LabelNotFound:
    return LabelNotFound(
        f"There is no “{label}” in the library.", "See `kamiwake library list`.", str(label)
    )
