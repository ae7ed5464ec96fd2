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
    """

    __tablename__ = "filing"
    filing_id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
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
    undoes: Mapped[int | None] = mapped_column(sa.ForeignKey("filing.filing_id"))
    refiles: Mapped[int | None]
    folder_id: Mapped[int | None]
    revision: Mapped[int] = mapped_column(index=True)
    owner: Mapped[str | None]


class HeldRow(Base):
    """A document that stays in its inbox until someone decides or it changes. `generation`: of the
    library it was judged by."""

    __tablename__ = "held"
    held_id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(index=True)
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
