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
    and inode are text: unsigned, they do not fit SQLite's integers on every system.
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
    device: Mapped[str]
    inode: Mapped[str]
    size: Mapped[int]
    mtime_ns: Mapped[int]
    verdict: Mapped[dict[str, Any]]
    undoes: Mapped[int | None] = mapped_column(sa.ForeignKey("filing.filing_id"))


class HeldRow(Base):
    """A document that stays in its inbox until someone decides or it changes."""

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


class FolderRow(Base):
    __tablename__ = "watched_folder"
    folder_id: Mapped[int] = mapped_column(primary_key=True)
    inbox: Mapped[Path]
    destination: Mapped[Path]
    pattern: Mapped[str]
    enabled: Mapped[bool]
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class LeaseRow(Base):
    """One row: the engine that sorts this profile."""

    __tablename__ = "lease"
    lease_id: Mapped[int] = mapped_column(primary_key=True)
    holder: Mapped[str]
    pid: Mapped[int]
    host: Mapped[str]
    acquired_at: Mapped[datetime]
    renewed_at: Mapped[datetime]
