"""What decisions in review do, and did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app import words
from app.review_desk import Fate
from app.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.item_models.review import ReviewRow
    from app.review_desk import Outcome
    from core.domain import Label


def done_told(outcome: Outcome, left_out: Sequence[ReviewRow]) -> str:
    """`left_out`: were selected, too, and nothing was decided about them."""
    parts = []
    for fate in Fate:
        paths = [each.path for each in outcome.settled if each.fate is fate]
        if paths:
            parts.append(_came_of(fate, paths))
    return joined(*parts, left_told(left_out))


def failures_told(errors: Sequence[Exception]) -> str:
    """Why something was not done, and how often."""
    if len(errors) < 2:
        return "".join(words.error(error) for error in errors)
    text = QCoreApplication.translate(
        "Review", "%n documents could not be handled.", "", len(errors)
    )
    return joined(text, words.error(errors[0]))


def about_all(
    shown: ReviewRow, rows: Sequence[ReviewRow], wanted: Label | None, left_out: Sequence[ReviewRow]
) -> str:
    """What the keys do where several are selected; `shown` is the one to be seen. `wanted`: what
    Enter files them as."""
    enter = _enter_told(shown, len(rows), wanted)
    return joined(enter, _unknown_told(rows), left_told(left_out))


def left_told(rows: Sequence[ReviewRow]) -> str:
    """Which of those that are selected a decision is not about, and why."""
    translate = QCoreApplication.translate
    judging = [row for row in rows if row.judging]
    checks = [row for row in rows if row.check and not row.judging]
    waiting = [row for row in rows if not row.check and not row.judging]
    return joined(
        _left(checks, translate("Review", "{who} left out: spot checks are decided separately.")),
        _left(waiting, translate("Review", "{who} left out: this is about spot checks alone.")),
        _left(judging, translate("Review", "{who} left out: being judged again just now.")),
    )


def _left(rows: Sequence[ReviewRow], text: str) -> str:
    if not rows:
        return ""
    several = QCoreApplication.translate("Review", "%n document(s)", "", len(rows))
    return text.format(who=rows[0].path.name if len(rows) == 1 else several)


def judged_told(rows: Sequence[ReviewRow], left_out: Sequence[ReviewRow]) -> str:
    translate = QCoreApplication.translate
    if len(rows) == 1:
        text = translate("Review", "{name} is being judged again.").format(name=rows[0].path.name)
    else:
        text = translate("Review", "%n are judged again.", "", len(rows))
    return joined(text, left_told(left_out))


def _came_of(fate: Fate, paths: Sequence[Path]) -> str:
    translate, count = QCoreApplication.translate, len(paths)
    if fate is Fate.FILED:
        return _filed(paths)
    one, several = {
        Fate.RIGHT: (
            translate("Review", "{name} was filed rightly."),
            translate("Review", "%n were filed rightly.", "", count),
        ),
        Fate.UNKNOWN: (
            translate("Review", "{name} is not offered again."),
            translate("Review", "%n are not offered again.", "", count),
        ),
        Fate.BACK: (
            translate("Review", "{name} is back in its inbox and is not offered again."),
            translate("Review", "%n are back in their inboxes and not offered again.", "", count),
        ),
        Fate.ASIDE: (
            translate("Review", "{name} is set aside; it stays in its folder."),
            translate("Review", "%n are set aside; they stay in their folders.", "", count),
        ),
    }[fate]
    return one.format(name=paths[0].name) if count == 1 else several


def _filed(paths: Sequence[Path]) -> str:
    translate, folders = QCoreApplication.translate, {path.parent for path in paths}
    folder = words.place(paths[-1].parent)
    if len(paths) == 1:
        text = translate("Review", "{name} is in {folder}.")
        return text.format(name=paths[0].name, folder=folder)
    if len(folders) > 1:
        text = translate("Review", "%n are filed, the last of them in {folder}.", "", len(paths))
        return text.format(folder=folder)
    return translate("Review", "%n are in {folder}.", "", len(paths)).format(folder=folder)


def _enter_told(shown: ReviewRow, count: int, wanted: Label | None) -> str:
    translate = QCoreApplication.translate
    if shown.check and wanted == shown.entry.label:
        return translate("Review", "Enter: these %n were filed rightly.", "", count)
    if shown.check and wanted is not None:
        return translate("Review", "Enter refiles these %n as the form that is shown.", "", count)
    if wanted is not None:
        return translate("Review", "Enter files these %n as the form that is shown.", "", count)
    if shown.troubled:
        return translate("Review", "Enter opens the one that is shown.")
    return translate(
        "Review", "Enter registers the page that is shown and files these %n under it.", "", count
    )


def _unknown_told(rows: Sequence[ReviewRow]) -> str:
    translate = QCoreApplication.translate
    aside = sum(row.troubled for row in rows)
    others = len(rows) - aside
    if rows and rows[0].check:
        return translate("Review", "U puts these %n back into their inboxes.", "", others)
    if not aside:
        return translate("Review", "U: these %n are not offered again.", "", others)
    if not others:
        return translate("Review", "U sets these %n aside.", "", aside)
    text = translate("Review", "U sets {aside} aside; %n are not offered again.", "", others)
    return text.format(aside=aside)
