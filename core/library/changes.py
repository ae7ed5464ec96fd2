"""Rename, merge and retire as events that can be undone. Run inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from core.database.library.tables import (
    DocumentClass,
    EventRow,
    Generation,
    SubLabel,
    TemplateRow,
)
from core.database.types import utc_now
from core.errors import LabelRefused, LibraryError
from core.library import told
from core.library.entries import LibraryChange
from core.library.lookup import existing, find_class, find_sub_label
from core.names import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.domain import Label


def record(session: Session, kind: str, payload: dict[str, Any]) -> int:
    event = EventRow(at=utc_now(), kind=kind, payload=payload)
    session.add(event)
    count_up(session)
    session.flush()
    return event.event_id


def count_up(session: Session) -> None:
    session.execute(sa.update(Generation).values(number=Generation.number + 1))


def rename(session: Session, label: Label, new_name: str) -> int:
    class_row, sub_row = existing(session, label)
    row: DocumentClass | SubLabel = sub_row or class_row
    taken = (
        find_sub_label(session, class_row, new_name) if sub_row else find_class(session, new_name)
    )
    if taken is not None and taken is not row:
        raise LabelRefused(
            f"There is a “{taken.name}” already.",
            "Merge the two, or choose another name.",
            new_name,
        )
    payload = {"class": class_row.class_id, "sub": sub_row and sub_row.sub_label_id}
    event_id = record(session, "rename", payload | {"from": row.name, "to": new_name})
    row.name, row.folded_name = new_name, fold(new_name)
    session.flush()
    return event_id


def merge(session: Session, source: Label, into: Label) -> int:
    """A class merged into a class brings its sub-labels along; those of one name become one."""
    from_class, from_sub = existing(session, source)
    to_class, to_sub = existing(session, into)
    if (from_class, from_sub) == (to_class, to_sub):
        raise LabelRefused(f"“{source}” and “{into}” are the same.", "Name two.", str(source))
    if from_sub is None and from_class is to_class:
        raise LabelRefused(
            f"“{source}” cannot become a part of itself.",
            "Merge its sub-label instead.",
            str(source),
        )
    moves: dict[int, list[int | None]] = {}
    made: list[int] = []
    for template in _templates(session, from_class, from_sub):
        moves[template.template_id] = [template.class_id, template.sub_label_id]
        kept = to_sub
        if to_sub is None and from_sub is None and template.sub_label_id is not None:
            kept = _matching(session, template.sub_label_id, to_class, made)
        template.class_id = to_class.class_id
        template.sub_label_id = kept.sub_label_id if kept else None
    (from_sub or from_class).retired_at = utc_now()
    payload = {"moves": moves, "made": made, "retired": _retired(from_class, from_sub)}
    return record(session, "merge", payload)


def retire(session: Session, label: Label) -> int:
    class_row, sub_row = existing(session, label)
    now = utc_now()
    templates = _templates(session, class_row, sub_row)
    for template in templates:
        template.retired_at = now
    (sub_row or class_row).retired_at = now
    payload = {
        "templates": [template.template_id for template in templates],
        "retired": _retired(class_row, sub_row),
    }
    return record(session, "retire", payload)


def move(
    session: Session, template_ids: Sequence[int], to_class: DocumentClass, to_sub: SubLabel | None,
    made: dict[str, int | None],
) -> int:  # fmt: skip
    """`made`: the class and sub-label that were added for it, if any."""
    moves: dict[int, list[int | None]] = {}
    for number in template_ids:
        template = _in_use(session, number)
        moves[number] = [template.class_id, template.sub_label_id]
        template.class_id = to_class.class_id
        template.sub_label_id = to_sub.sub_label_id if to_sub else None
    return record(session, "move", {"moves": moves} | made)


def retire_templates(session: Session, template_ids: Sequence[int]) -> int:
    now = utc_now()
    for number in template_ids:
        _in_use(session, number).retired_at = now
    return record(session, "retire-samples", {"templates": list(template_ids)})


def _in_use(session: Session, template_id: int) -> TemplateRow:
    template = session.get(TemplateRow, template_id)
    if template is None or template.retired_at is not None:
        raise LibraryError(
            "This sample is not in the library any more.", "Somebody has removed it meanwhile."
        )
    return template


def latest(session: Session) -> EventRow | None:
    """The latest change that stands."""
    return session.scalar(
        sa.select(EventRow).where(EventRow.undone_at.is_(None)).order_by(EventRow.event_id.desc())
    )


def change_of(session: Session, event: EventRow) -> LibraryChange:
    return LibraryChange(event.event_id, event.kind, event.at, told.what(session, event))


def undo_last(session: Session, template_id: int | None = None) -> LibraryChange:
    """The change that was taken back. `template_id`: only the registration of this one."""
    event = latest(session)
    other = (
        template_id is not None
        and event is not None
        and (event.kind != "register" or event.payload["template"] != template_id)
    )
    if event is None or other:
        raise LibraryError("There is nothing to undo.", "The library stays as it is.")
    kind, change = event.kind, change_of(session, event)
    try:
        _UNDO[kind](session, event.payload)
        event.undone_at = utc_now()
        count_up(session)
        session.flush()
    except IntegrityError as error:
        raise LibraryError(
            f"The last change ({change.what}) cannot be undone: its name is in use again.",
            "Rename the other one first.",
            kind,
        ) from error
    return change


def _undo_register(session: Session, payload: dict[str, Any]) -> None:
    """What came with the registration goes with it."""
    session.get_one(TemplateRow, payload["template"]).retired_at = utc_now()
    _retire_made(session, payload)


def _retire_made(session: Session, payload: dict[str, Any]) -> None:
    if payload["made_class"] is not None:
        session.get_one(DocumentClass, payload["made_class"]).retired_at = utc_now()
    if payload["made_sub"] is not None:
        session.get_one(SubLabel, payload["made_sub"]).retired_at = utc_now()


def _undo_batch(session: Session, payload: dict[str, Any]) -> None:
    """What came together goes together."""
    now = utc_now()
    for row, key, numbers in (
        (TemplateRow, "template_id", payload["templates"]),
        (SubLabel, "sub_label_id", payload["made_subs"]),
        (DocumentClass, "class_id", payload["made_classes"]),
    ):
        if numbers:
            session.execute(sa.update(row), [{key: one, "retired_at": now} for one in numbers])


def _undo_rename(session: Session, payload: dict[str, Any]) -> None:
    row: DocumentClass | SubLabel
    if payload["sub"]:
        row = session.get_one(SubLabel, payload["sub"])
    else:
        row = session.get_one(DocumentClass, payload["class"])
    row.name, row.folded_name = payload["from"], fold(payload["from"])


def _undo_merge(session: Session, payload: dict[str, Any]) -> None:
    _bring_back(session, payload["retired"])
    for number, (class_id, sub_label_id) in payload["moves"].items():
        template = session.get_one(TemplateRow, int(number))
        template.class_id, template.sub_label_id = class_id, sub_label_id
    for number in payload["made"]:
        session.get_one(SubLabel, number).retired_at = utc_now()


def _undo_retire(session: Session, payload: dict[str, Any]) -> None:
    _bring_back(session, payload["retired"])
    for number in payload["templates"]:
        session.get_one(TemplateRow, number).retired_at = None


def _undo_move(session: Session, payload: dict[str, Any]) -> None:
    for number, (class_id, sub_label_id) in payload["moves"].items():
        template = session.get_one(TemplateRow, int(number))
        template.class_id, template.sub_label_id = class_id, sub_label_id
    _retire_made(session, payload)


def _undo_retire_samples(session: Session, payload: dict[str, Any]) -> None:
    for number in payload["templates"]:
        session.get_one(TemplateRow, number).retired_at = None


_UNDO: dict[str, Callable[[Session, dict[str, Any]], None]] = {
    "register": _undo_register,
    "register-many": _undo_batch,
    "import": _undo_batch,
    "move": _undo_move,
    "retire-samples": _undo_retire_samples,
    "rename": _undo_rename,
    "merge": _undo_merge,
    "retire": _undo_retire,
}


def _templates(
    session: Session, class_row: DocumentClass, sub_row: SubLabel | None
) -> list[TemplateRow]:
    query = sa.select(TemplateRow).where(
        TemplateRow.class_id == class_row.class_id, TemplateRow.retired_at.is_(None)
    )
    if sub_row is not None:
        query = query.where(TemplateRow.sub_label_id == sub_row.sub_label_id)
    return list(session.scalars(query))


def _matching(
    session: Session, sub_label_id: int, owner: DocumentClass, made: list[int]
) -> SubLabel:
    """The sub-label of `owner` named like that of another class; a new one is noted in `made`."""
    old = session.get_one(SubLabel, sub_label_id)
    found = find_sub_label(session, owner, old.name)
    if found is None:
        found = SubLabel(
            class_id=owner.class_id, name=old.name, folded_name=old.folded_name, kind=old.kind,
            created_at=utc_now(),
        )  # fmt: skip
        session.add(found)
        session.flush()
        made.append(found.sub_label_id)
    return found


def _retired(class_row: DocumentClass, sub_row: SubLabel | None) -> dict[str, int | None]:
    return {"class": class_row.class_id, "sub": sub_row.sub_label_id if sub_row else None}


def _bring_back(session: Session, retired: dict[str, int | None]) -> None:
    if retired["sub"] is not None:
        session.get_one(SubLabel, retired["sub"]).retired_at = None
    else:
        session.get_one(DocumentClass, retired["class"]).retired_at = None
    session.flush()
