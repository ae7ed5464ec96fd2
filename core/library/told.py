"""A change of the library in words: what it was about. Asked before it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

from core.database.library.tables import DocumentClass, EventRow, SubLabel, TemplateRow
from core.domain import Label

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_FILES_NAMED = 3


def what(session: Session, event: EventRow) -> str:
    """To be put behind "Undone: "."""
    return _TOLD[event.kind](session, event.payload)


def _register(session: Session, payload: dict[str, Any]) -> str:
    row = session.get_one(TemplateRow, payload["template"])
    return f"registration of {_sample(row)} as {_label_of(session, row)}"


def _register_many(session: Session, payload: dict[str, Any]) -> str:
    return f"registration of {_counted(payload)} from the folder “{payload['source']}”"


def _import(session: Session, payload: dict[str, Any]) -> str:
    return f"import of {_counted(payload)} from “{payload['source']}”"


def _rename(session: Session, payload: dict[str, Any]) -> str:
    old, new = payload["from"], payload["to"]
    if payload["sub"]:
        owner = session.get_one(DocumentClass, payload["class"]).name
        old, new = Label(owner, old), Label(owner, new)
    return f"renaming of {old} to {new}"


def _merge(session: Session, payload: dict[str, Any]) -> str:
    return f"merging of {_retired(session, payload)}{_place(session, 'into', payload['moves'])}"


def _retire(session: Session, payload: dict[str, Any]) -> str:
    return f"retirement of {_retired(session, payload)}"


def _move(session: Session, payload: dict[str, Any]) -> str:
    moves = payload["moves"]
    return f"move of {_samples(session, moves)}{_place(session, 'to', moves)}"


def _retire_samples(session: Session, payload: dict[str, Any]) -> str:
    numbers = payload["templates"]
    return f"retirement of {_samples(session, numbers)}{_place(session, 'of', numbers)}"


_TOLD: dict[str, Callable[[Session, dict[str, Any]], str]] = {
    "register": _register,
    "register-many": _register_many,
    "import": _import,
    "move": _move,
    "retire-samples": _retire_samples,
    "rename": _rename,
    "merge": _merge,
    "retire": _retire,
}


def _place(session: Session, word: str, numbers: Iterable[Any]) -> str:
    """Where the first of some samples is, led by a word; "" when there are none."""
    for number in numbers:
        return f" {word} {_label_of(session, session.get_one(TemplateRow, int(number)))}"
    return ""


def _label_of(session: Session, row: TemplateRow) -> Label:
    return _label(session, row.class_id, row.sub_label_id)


def _retired(session: Session, payload: dict[str, Any]) -> Label:
    return _label(session, payload["retired"]["class"], payload["retired"]["sub"])


def _label(session: Session, class_id: int, sub_label_id: int | None) -> Label:
    sub = session.get_one(SubLabel, sub_label_id).name if sub_label_id is not None else ""
    return Label(session.get_one(DocumentClass, class_id).name, sub)


def _samples(session: Session, numbers: Collection[Any]) -> str:
    shown = [session.get_one(TemplateRow, int(number)) for number in list(numbers)[:_FILES_NAMED]]
    named = ", ".join(map(_sample, shown))
    more = len(numbers) - _FILES_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _counted(payload: dict[str, Any]) -> str:
    count = len(payload["templates"])
    return "1 sample" if count == 1 else f"{count:,} samples"


def _sample(row: TemplateRow) -> str:
    return f"“{row.source_name}” (page {row.page})"
