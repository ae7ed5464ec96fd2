"""What the history has done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app import words
from app.history_desk import Done, Kind
from app.sentences import joined

if TYPE_CHECKING:
    from core.errors import KamiwakeError


def work_told(kind: Kind) -> str:
    """With the places {done} and {total}."""
    translate = QCoreApplication.translate
    return {
        Kind.PUT_BACK: translate("History", "Putting back: {done} of {total}"),
        Kind.FILE_AS: translate("History", "Refiling: {done} of {total}"),
        Kind.UNDO: translate("History", "Undoing: {done} of {total}"),
        Kind.EXPORT: translate("History", "Writing the table: {done} of {total}"),
    }[kind]


def done_told(done: Done) -> str:
    """Empty where nothing was done that there is anything to say of."""
    translate = QCoreApplication.translate
    handled = done.handled
    moves, left = handled.moves, handled.left
    if not moves:
        idle = not handled.failures and not left
        text = translate("History", "Nothing to do: they lie in their inboxes already.")
        return text if idle else _left_told(done)
    if len(moves) == 1:
        path = moves[0][1]
        text = translate("History", "{name} is in {folder}").format(
            name=path.name, folder=words.place(path.parent)
        )
    elif done.kind is Kind.PUT_BACK:
        text = translate("History", "%n document(s) are back in their inboxes.", "", len(moves))
    elif done.label is not None:
        text = translate("History", "%n document(s) are filed as {label}.", "", len(moves))
        text = text.format(label=done.label)
    else:
        text = translate("History", "%n document(s) are where they were before.", "", len(moves))
    return joined(text, _left_told(done))


def failures_told(done: Done) -> list[str]:
    """Sentences, each naming its file."""
    handled = done.handled
    errors: list[KamiwakeError] = [failure.error for failure in handled.failures]
    if handled.stopped and handled.stopped not in errors:
        errors.append(handled.stopped)
    return [words.error(error) for error in errors]


def refusal_told(failures: list[str]) -> str:
    if len(failures) < 2:
        return "".join(failures)
    return joined(_stayed_told(len(failures)), failures[0])


def _stayed_told(many: int) -> str:
    return QCoreApplication.translate("History", "%n document(s) stayed where they were.", "", many)


def _left_told(done: Done) -> str:
    left = done.handled.left
    if not left:
        return ""
    if done.handled.stopped:
        return _stayed_told(left)
    return QCoreApplication.translate("History", "Cancelled: %n were not touched.", "", left)
