"""How a document that is held stands in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.journal.tables import FilingRow, HeldRow
from core.database.types import utc_now
from core.filing.facts import describe_held
from core.filing.nouns import CHOSEN_BY_HAND
from core.filing.originals import ORIGINAL_EXPIRED
from core.filing.records import verdict_from_record, verdict_to_record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.domain import FileStamp, HeldReason, Verdict


def row_of_held(
    path: Path,
    verdict: Verdict,
    sha256: str | None,
    stamp: FileStamp,
    run_id: str,
    why: HeldReason,
    folder_id: int | None,
) -> HeldRow:
    row = HeldRow(
        run_id=run_id, at=utc_now(), path=path, sha256=sha256, size=stamp.size,
        mtime_ns=stamp.mtime_ns, why=why, verdict=verdict_to_record(verdict), folder_id=folder_id,
    )  # fmt: skip
    describe_held(row, verdict)
    return row


def waits_since(session: Session, path: Path, stamp: FileStamp) -> datetime | None:
    """When this very file first came to wait; None for one that is new."""
    earlier = sa.select(sa.func.coalesce(HeldRow.since, HeldRow.at)).where(
        HeldRow.path == path, HeldRow.size == stamp.size, HeldRow.mtime_ns == stamp.mtime_ns
    )
    return session.scalar(earlier.order_by(HeldRow.held_id.desc()).limit(1))


def found_before(session: Session, filed: FilingRow, back: Verdict) -> Verdict:
    """The verdict that a document waits by when its filing is taken back. What the program found,
    not what a person chose by mistake, where that is still known; else `back`, that of the move."""
    if not filed.by_hand:
        return back
    earlier = sa.select(HeldRow.verdict).where(
        HeldRow.path == filed.source, HeldRow.size == filed.size,
        HeldRow.mtime_ns == filed.mtime_ns,
    )  # fmt: skip
    for record in session.scalars(earlier.order_by(HeldRow.held_id.desc())):
        found = verdict_from_record(record)
        if found.reason.startswith(CHOSEN_BY_HAND):  # in journals of old
            continue
        if back.reason == ORIGINAL_EXPIRED:
            return replace(found, rotation=back.rotation, reason=back.reason)
        return found
    return back
