"""What is held and lies in no inbox, as what was dropped on the window does: nobody lists it, so
that it is asked for when it is to be judged again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from core.database.journal.tables import FolderRow, HeldRow, SortRequestRow
from core.database.types import utc_now


def ask_for_unlisted(
    session: Session, released: sa.ColumnElement[bool], listed: Collection[Path]
) -> None:
    """Of the held documents that are about to be `released`. `listed`: inboxes that are listed,
    beside those that are watched."""
    inboxes = {*listed, *session.scalars(_WATCHED)}
    asked = set(session.scalars(_ASKED))
    now = utc_now()
    for path, folder_id in session.execute(
        sa.select(HeldRow.path, HeldRow.folder_id).where(released)
    ):
        if folder_id is None or path in asked or not inboxes.isdisjoint(path.parents):
            continue
        session.add(SortRequestRow(at=now, path=path, folder_id=folder_id))


_WATCHED = sa.select(FolderRow.inbox).where(FolderRow.removed_at.is_(None))
_ASKED = sa.select(SortRequestRow.path).where(SortRequestRow.done_at.is_(None))
