"""What the history is searched, filtered and counted by: narrow columns beside each document, so
that nobody has to read whole verdicts for that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.database.journal.tables import FilingRow, HeldRow
from core.domain import FilingPlan, Label, Verdict
from core.names import fold

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def describe_move(session: Session, row: FilingRow, plan: FilingPlan, verdict: Verdict) -> None:
    """Fills in the columns of a move that is about to be written."""
    label = verdict.label
    row.kind, row.score = verdict.kind, verdict.score
    row.class_name = label.class_name if label else None
    row.sub_label = label.sub_label if label else None
    # Nothing else decides about what is held or filed already.
    row.by_hand = plan.held_id is not None or plan.refiles is not None
    row.words = words_of(
        origin_of(session, row), plan.target.name, label or Label(""), verdict.condition
    )


def describe_held(row: HeldRow, verdict: Verdict) -> None:
    row.kind, row.score = verdict.kind, verdict.score
    row.words = words_of(row.path, "", verdict.label or Label(""), verdict.condition)


def describe_target(session: Session, row: FilingRow) -> None:
    """The document has got its name, which may be another than the wished one."""
    if row.target is not None and row.target.name != row.wished_target.name:
        label = Label(row.class_name or "", row.sub_label or "")
        condition = str(row.verdict.get("condition", ""))
        row.words = words_of(origin_of(session, row), row.target.name, label, condition)


def origin_of(session: Session, row: FilingRow) -> Path:
    """Where the document lay before it was first filed, through all corrections that are known
    still."""
    while row.refiles is not None and (earlier := session.get(FilingRow, row.refiles)) is not None:
        row = earlier
    return row.source


def words_of(origin: Path, filed_name: str, label: Label, condition: str) -> str:
    """All that a search looks through, folded: the names of the document, what it is filed as and
    the folder it came from."""
    names = dict.fromkeys((origin.name, filed_name))
    parts = (*names, label.class_name, label.sub_label, condition, str(origin.parent))
    text = "\n".join(filter(None, parts))
    return fold(text.encode("utf-8", "replace").decode())  # names may hold what is no text
