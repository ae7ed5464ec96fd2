"""Templates as recognition needs them: what is searched, and examples of conditions.

A condition is decided after the layout, so its examples are no rivals of layouts. Only while a
class has nothing else do they stand for the class itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import sqlalchemy as sa

from core.database.library.tables import DocumentClass, Embedding, SubLabel, TemplateRow
from core.domain import ConditionExample, Label, SubLabelKind, Template

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class _Line(NamedTuple):
    template_id: int
    class_name: str
    sub_label: str
    is_condition: bool

    @property
    def layout(self) -> Label:
        return Label(self.class_name, "" if self.is_condition else self.sub_label)


def templates(session: Session, model_sha256: str) -> list[Template]:
    """Every template to search that has a vector of the model; reads no images."""
    query = sa.select(Embedding.template_id, Embedding.vector)
    vectors = {
        number: np.frombuffer(vector, "<f4")
        for number, vector in session.execute(query.where(Embedding.model_sha256 == model_sha256))
    }
    lines = [line for line in _in_use(session) if line.template_id in vectors]
    with_layouts = {line.class_name for line in lines if not line.is_condition}
    return [
        Template(line.template_id, line.layout, vectors[line.template_id])
        for line in lines
        if not (line.is_condition and line.class_name in with_layouts)
    ]


def condition_examples(session: Session) -> list[ConditionExample]:
    """The examples of conditions in classes that have a layout as well."""
    lines = _in_use(session)
    layouts: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if not line.is_condition:
            layouts[line.class_name].insert(0, line.template_id)
    return [
        ConditionExample(
            line.template_id,
            Label(line.class_name, line.sub_label),
            tuple(layouts[line.class_name]),
        )
        for line in lines
        if line.is_condition and layouts[line.class_name]
    ]


def _in_use(session: Session) -> list[_Line]:
    query = (
        sa.select(TemplateRow.template_id, DocumentClass.name, SubLabel.name, SubLabel.kind)
        .join(DocumentClass, DocumentClass.class_id == TemplateRow.class_id)
        .outerjoin(SubLabel, SubLabel.sub_label_id == TemplateRow.sub_label_id)
        .where(TemplateRow.retired_at.is_(None))
        .order_by(TemplateRow.template_id)
    )
    return [
        _Line(number, class_name, sub or "", kind == SubLabelKind.CONDITION.value)
        for number, class_name, sub, kind in session.execute(query)
    ]
