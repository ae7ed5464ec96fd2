"""How many documents are filed under each label, since when, and how alike they were to it.

Counted are documents that are filed now, by the name their label had then: of a class that was
renamed since, those of before count under the old name, unless `renamed` tells of the new one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from core.database.engine import read
from core.database.journal.tables import FilingRow
from core.database.unindexed import unindexed
from core.domain import FilingState, Label
from core.filing.nouns import BINS, Filed, Statistics


class FilingStatistics:
    """Of one journal."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def read(self, renamed: Callable[[Label], Label] = lambda label: label) -> Statistics:
        """Two queries for all labels, whatever their number."""
        with read(self._engine) as session:
            counted, moved = _counted(session), _corrected(session)
        of_label: dict[Label, list[Filed]] = defaultdict(list)
        of_class: dict[str, list[Filed]] = defaultdict(list)
        for old, filed in counted:
            label = renamed(old)
            of_label[label].append(filed)
            of_class[label.class_name].append(filed)
        for before, after, count in moved:
            was, now = renamed(before), renamed(after)
            if was != now:
                of_label[was].append(Filed(corrected=count))
            if was.class_name != now.class_name:
                of_class[was.class_name].append(Filed(corrected=count))
        return Statistics(
            {label: _together(parts) for label, parts in of_label.items()},
            {name: _together(parts) for name, parts in of_class.items()},
        )


def _counted(session: Session) -> list[tuple[Label, Filed]]:
    part = sa.func.min(sa.cast(FilingRow.score * BINS, sa.Integer), BINS - 1)
    columns = FilingRow.class_name, FilingRow.sub_label, FilingRow.by_hand, part
    query = (
        sa.select(*columns, sa.func.count(), sa.func.max(FilingRow.at))
        .where(
            unindexed(FilingRow.state) == FilingState.DONE, unindexed(FilingRow.undoes).is_(None),
            FilingRow.class_name.is_not(None),
        )
        .group_by(*columns)
    )  # fmt: skip
    return [
        (
            Label(class_name or "", sub_label or ""),
            Filed(count, count if by_hand else 0, last, 0, () if by_hand else ((bin_, count),)),
        )
        for class_name, sub_label, by_hand, bin_, count, last in session.execute(query)
    ]


def _corrected(session: Session) -> list[tuple[Label, Label, int]]:
    """What the program filed and a person filed again: from where to where, and how many."""
    later = aliased(FilingRow)
    columns = FilingRow.class_name, FilingRow.sub_label, later.class_name, later.sub_label
    query = (
        sa.select(*columns, sa.func.count())
        .join(later, later.refiles == FilingRow.filing_id)
        .where(
            FilingRow.state == FilingState.REFILED, FilingRow.by_hand.is_(False),
            unindexed(later.state).in_((FilingState.DONE, FilingState.REFILED)),
            FilingRow.class_name.is_not(None), later.class_name.is_not(None),
        )
        .group_by(*columns)
    )  # fmt: skip
    return [
        (Label(before or "", before_sub or ""), Label(after or "", after_sub or ""), count)
        for before, before_sub, after, after_sub, count in session.execute(query)
    ]


def _together(parts: Iterable[Filed]) -> Filed:
    count = by_hand = corrected = 0
    last: datetime | None = None
    scores: dict[int, int] = defaultdict(int)
    for filed in parts:
        count, by_hand = count + filed.count, by_hand + filed.by_hand
        corrected += filed.corrected
        if filed.last is not None:
            last = filed.last if last is None else max(last, filed.last)
        for bin_, number in filed.scores:
            scores[bin_] += number
    return Filed(count, by_hand, last, corrected, tuple(sorted(scores.items())))
