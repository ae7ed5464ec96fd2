"""How a document that is held stands in the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from core.database.journal.tables import HeldRow
from core.database.types import utc_now
from core.filing.facts import describe_held
from core.filing.records import verdict_to_record

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
