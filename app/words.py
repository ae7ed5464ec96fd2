"""Sentences that several parts of the window use, for people and in their language."""

from __future__ import annotations

import math
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.sentences import translated
from core.domain import FilingState, HeldReason, HistoryEntry, Label
from core.errors import KamiwakeError
from core.filing.originals import ORIGINAL_EXPIRED

if TYPE_CHECKING:
    from app.item_models.documents import DocumentRow


def status(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "filed": translate("Words", "Filed"),
        "review": translate("Words", "Please decide"),
        "unknown": translate("Words", "Not known"),
        "undone": translate("Words", "Taken back"),
        "error": translate("Words", "Waiting"),
    }[name]


_SHORT = 12
"""Letters of a file's name that are left where it is only hinted at."""


def outcome(row: DocumentRow) -> str:
    """Where a document went, or why it did not."""
    translate = QCoreApplication.translate
    if row.trouble is not None:
        return translated(f"{row.trouble.message} {row.trouble.remedy}".strip())
    assert row.entry is not None
    if row.entry.held is HeldReason.UNDONE and row.entry.reason != ORIGINAL_EXPIRED:
        return translate("Words", "Put back by hand; it stays until you decide.")
    if row.entry.held is HeldReason.SET_ASIDE:
        return translate("Words", "Set aside by hand; it stays where it is.")
    if row.held:
        return _reason(row.entry)
    if row.entry.state is FilingState.UNDONE:
        filed_as = row.entry.verdict.filed_as
        return translate("Words", "Taken back; it was filed as {label}.").format(label=filed_as)
    return translate("Words", "{label} → {folder}").format(
        label=row.entry.verdict.filed_as, folder=place(row.path.parent)
    )


def reason(row: DocumentRow) -> str:
    if row.entry is None or row.entry.state is FilingState.UNDONE:
        return outcome(row)
    return _reason(row.entry)


def _reason(entry: HistoryEntry) -> str:
    """Why it is so, in the window's language. The condition is told at the sentence's end."""
    end = f", {entry.condition}."
    if not entry.condition or not entry.reason.endswith(end):
        return translated(entry.reason)
    told = translated(entry.reason.removesuffix(end) + ".")
    return QCoreApplication.translate("Words", "{reason} Condition: {condition}.").format(
        reason=told, condition=entry.condition
    )


def outcome_in_row(row: DocumentRow) -> str:
    """The outcome where the whole name stands above it, and there is little room."""
    name = row.path.name
    short = name if len(name) <= _SHORT else f"{name[: _SHORT // 2]}…{name[-_SHORT // 2 :]}"
    return outcome(row).replace(name, short)


def turned(row: DocumentRow) -> str:
    """How a filed document lay, and whether its copy is turned upright; "" for one that lay so."""
    translate = QCoreApplication.translate
    entry = row.entry
    if entry is None or row.held or not entry.verdict.rotation:
        return ""
    if entry.upright:
        text = translate("Words", "Found turned by {degrees}°, filed upright")
    else:
        text = translate("Words", "Found turned by {degrees}°")
    return text.format(degrees=entry.verdict.rotation)


def place(path: Path) -> str:
    """A path as people know it: below their home, without it."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def label(value: Label | None) -> str:
    return str(value) if value else ""


def short_label(value: Label, beside: Label) -> str:
    """What tells a label from another one, in a word or two where that is possible."""
    if value.class_name != beside.class_name:
        return str(value)
    return value.sub_label or QCoreApplication.translate("Words", "Plain form")


def places(count: int, complete: bool) -> str:
    """How much two templates differ."""
    translate = QCoreApplication.translate
    if not count:
        return translate("Words", "No difference can be seen at this size")
    if not complete:
        return translate("Words", "More than %n place(s) differ", "", count)
    return translate("Words", "%n place(s) differ", "", count)


def differs(value: Label, count: int, complete: bool) -> str:
    """How a page differs from a template, where its places are marked."""
    translate = QCoreApplication.translate
    if not count:
        text = translate("Words", "No difference from {label} can be seen at this size.")
    elif not complete:
        text = translate("Words", "Differs from {label} in many places; the widest are marked.")
    else:
        text = translate("Words", "Differs from {label} in the %n place(s) marked.", "", count)
    return text.format(label=value)


def between(one: Label, other: Label, count: int, complete: bool) -> str:
    """How two templates differ that a page may be of, where their places are marked."""
    translate = QCoreApplication.translate
    if not count:
        text = translate("Words", "No difference between {one} and {other} can be seen.")
    elif not complete:
        text = translate("Words", "{one} and {other} differ in many places; the widest are marked.")
    else:
        text = translate("Words", "{one} and {other} differ in the %n place(s) marked.", "", count)
    return text.format(one=short_label(one, other), other=short_label(other, one))


def error(problem: Exception) -> str:
    """What to show of an exception: ours say what to do next."""
    if isinstance(problem, KamiwakeError):
        return translated(str(problem))
    translate = QCoreApplication.translate
    return translate("Words", "Something went wrong: {error}").format(error=problem)


def nothing_to_undo() -> str:
    return QCoreApplication.translate("Words", "Nothing to undo.")


def percent(score: float) -> str:
    """Never 100 % unless it is."""
    number = QLocale().toString(math.floor(score * 100 + 1e-9))
    return QCoreApplication.translate("Words", "{number} %").format(number=number)


def day_of(at: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)


def hour_of(at: datetime) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)


def time_of(at: datetime) -> str:
    """Today only the time, before that the day as well."""
    local = at.astimezone()
    moment = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    locale = QLocale()
    time = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if local.date() == datetime.now().astimezone().date():
        return time
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"
