"""Tables of the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from core.database.types import PathText, UtcTime


class Base(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012
        datetime: UtcTime,
        Path: PathText,
        dict[str, Any]: sa.JSON,
        float: sa.Float,
    }


class FilingRow(Base):
    """One move: an intent first, then how far it came. An undo is a move of its own.

    `target` is the name taken or about to be taken; `temporary` the copy on its way there, where
    a copy is needed; `reserved` says that an empty file of ours holds the name `target`. Device
    and inode are text: unsigned, they do not fit SQLite's integers on every system. `refiles`: the
    filing that this one corrects. `revision` counts up with every change of a row, over this table
    and `held`. `owner`: the process that carries it out. `source_sha256`: of the document as it was
    scanned. `moved_sha256`: of what lay at `source`, where that was another; `filed_sha256`: of
    what is placed, told beforehand where it differs.

    From `words` on, it says again what the history is searched, filtered and counted by: `words`
    is folded text, `kind`, `score` and the label are those of the verdict, `by_hand` tells that a
    person chose it. The index holds all of that, so that the wide rows need not be read.
    """

    __tablename__ = "filing"
    __table_args__ = (
        sa.Index(
            "ix_filing_history", "at", "filing_id", "state", "undoes", "refiles", "by_hand",
            "class_name", "sub_label", "score", "run_id", "folder_id", "words",
        ),
    )  # fmt: skip
    filing_id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(index=True)
    source: Mapped[Path]
    wished_target: Mapped[Path]
    target: Mapped[Path | None]
    temporary: Mapped[Path | None]
    reserved: Mapped[bool]
    source_sha256: Mapped[str] = mapped_column(index=True)
    filed_sha256: Mapped[str | None]
    moved_sha256: Mapped[str | None]
    device: Mapped[str]
    inode: Mapped[str]
    size: Mapped[int]
    mtime_ns: Mapped[int]
    verdict: Mapped[dict[str, Any]]
    undoes: Mapped[int | None] = mapped_column(sa.ForeignKey("filing.filing_id"), index=True)
    refiles: Mapped[int | None] = mapped_column(index=True)
    folder_id: Mapped[int | None]
    revision: Mapped[int] = mapped_column(index=True)
    owner: Mapped[str | None]
    words: Mapped[str]
    kind: Mapped[str]
    score: Mapped[float]
    class_name: Mapped[str | None]
    sub_label: Mapped[str | None]
    by_hand: Mapped[bool]


class SpotCheckRow(Base):
    """A filing that was drawn when it was begun: a person is to look at it. `answer`: none yet."""

    __tablename__ = "spot_check"
    filing_id: Mapped[int] = mapped_column(sa.ForeignKey("filing.filing_id"), primary_key=True)
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class ExpiredOriginal(Base):
    """A scan of which a turned copy was filed, kept for its time and removed, or about to be."""

    __tablename__ = "expired_original"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class HeldRow(Base):
    """A document that stays in its inbox until someone decides or it changes. `generation`: of the
    library it was judged by; `judged_by`: the settings (`settings.judged_by`). `since`: when it
    first came to wait, where it was judged again later. `words`, `kind` and `score` as in `filing`.
    """

    __tablename__ = "held"
    __table_args__ = (
        sa.Index(
            "ix_held_history", "at", "held_id", "why", "released_at", "kind", "run_id",
            "folder_id", "words",
        ),
        sa.Index("ix_held_waiting", "path", sqlite_where=sa.text("released_at IS NULL")),
    )  # fmt: skip
    held_id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
    path: Mapped[Path] = mapped_column(index=True)
    sha256: Mapped[str | None]
    size: Mapped[int]
    mtime_ns: Mapped[int]
    why: Mapped[str]
    verdict: Mapped[dict[str, Any]]
    released_at: Mapped[datetime | None]
    folder_id: Mapped[int | None]
    revision: Mapped[int] = mapped_column(index=True)
    generation: Mapped[int | None]
    judged_by: Mapped[str | None]
    since: Mapped[datetime | None]
    words: Mapped[str]
    kind: Mapped[str]
    score: Mapped[float]


class DismissalRow(Base):
    """A person's word that a held document is none of its candidates, or that it is to be left
    alone. `why`: what it is held for since then; `why_before` and `verdict_before`: so that this
    can be taken back. `sha256`: of its content; None where nobody could read it. `known_since`: a
    person has filed it as something after all."""

    __tablename__ = "dismissal"
    dismissal_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    held_id: Mapped[int]
    sha256: Mapped[str | None] = mapped_column(index=True)
    why: Mapped[str]
    why_before: Mapped[str]
    verdict_before: Mapped[dict[str, Any]]
    withdrawn_at: Mapped[datetime | None]
    known_since: Mapped[datetime | None]


class RejectionRow(Base):
    """A template that the content of a dismissed document is not; `whole_label`: nor any other
    template of its label."""

    __tablename__ = "rejection"
    rejection_id: Mapped[int] = mapped_column(primary_key=True)
    dismissal_id: Mapped[int] = mapped_column(sa.ForeignKey("dismissal.dismissal_id"), index=True)
    class_name: Mapped[str]
    sub_label: Mapped[str]
    template_id: Mapped[int | None]
    whole_label: Mapped[bool]


class FolderRow(Base):
    __tablename__ = "watched_folder"
    folder_id: Mapped[int] = mapped_column(primary_key=True)
    inbox: Mapped[Path]
    destination: Mapped[Path]
    pattern: Mapped[str]
    enabled: Mapped[bool]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    inbox_mount: Mapped[Path | None]
    destination_mount: Mapped[Path | None]


class LeaseRow(Base):
    """One row: the engine that sorts this profile."""

    __tablename__ = "lease"
    lease_id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[str]
    pid: Mapped[int]
    host: Mapped[str]
    acquired_at: Mapped[datetime]
    renewed_at: Mapped[datetime]
    stop_requested: Mapped[bool] = mapped_column(default=False)
    owner: Mapped[str | None]


class FolderStatusRow(Base):
    """How a watched folder stood when the engine last looked."""

    __tablename__ = "folder_status"
    folder_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    waiting: Mapped[int]
    gone: Mapped[bool]


class TroubleRow(Base):
    """A document that could not be taken or moved, and is tried again."""

    __tablename__ = "trouble"
    path: Mapped[Path] = mapped_column(primary_key=True)
    folder_id: Mapped[int | None]
    at: Mapped[datetime]
    title: Mapped[str]
    message: Mapped[str]
    remedy: Mapped[str]


class ActivityRow(Base):
    """One row: what the engine is doing."""

    __tablename__ = "activity"
    activity_id: Mapped[int] = mapped_column(primary_key=True)
    phase: Mapped[str]
    done: Mapped[int]
    total: Mapped[int]
    at: Mapped[datetime]


class SortRequestRow(Base):
    """A document that someone wants sorted now, as if it lay in that folder's inbox."""

    __tablename__ = "sort_request"
    request_id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    path: Mapped[Path]
    folder_id: Mapped[int]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
