"""What labels of old are called now."""

from __future__ import annotations

import sqlalchemy as sa

from core.database.engine import read
from core.database.library.tables import DocumentClass, EventRow, SubLabel
from core.domain import Label


class Renames:
    """Of names that nothing is called any more: a name that was given again is its new bearer's."""

    def __init__(self, engine: sa.Engine) -> None:
        self._now: dict[Label, Label] = {}
        with read(engine) as session:
            classes = {row.class_id: row for row in session.scalars(sa.select(DocumentClass))}
            subs = {row.sub_label_id: row for row in session.scalars(sa.select(SubLabel))}
            in_use = {row.name for row in classes.values() if row.retired_at is None}
            query = sa.select(EventRow.payload).where(
                EventRow.kind == "rename", EventRow.undone_at.is_(None)
            )
            for payload in session.scalars(query.order_by(EventRow.event_id)):
                owner = classes[payload["class"]]
                if not payload["sub"]:
                    self._learn(Label(payload["from"]), Label(owner.name), owner.name in in_use)
                    continue
                sub = subs[payload["sub"]]
                old, new = Label(owner.name, payload["from"]), Label(owner.name, sub.name)
                self._learn(old, new, sub.retired_at is None)
            for sub in subs.values():  # what is called so now is not looked up
                if sub.retired_at is None:
                    self._now.pop(Label(classes[sub.class_id].name, sub.name), None)
            for name in in_use:
                self._now.pop(Label(name), None)

    def __call__(self, label: Label) -> Label:
        owner = self._now.get(Label(label.class_name), Label(label.class_name)).class_name
        if not label.sub_label:
            return Label(owner)
        return self._now.get(Label(owner, label.sub_label), Label(owner, label.sub_label))

    def _learn(self, old: Label, new: Label, in_use: bool) -> None:
        if in_use and old != new:
            self._now[old] = new
