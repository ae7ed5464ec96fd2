"""Rows of the journal to nouns and back. A verdict is kept as plain JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.domain import (
    Candidate,
    FileStamp,
    FilingPlan,
    FilingState,
    HeldReason,
    HistoryEntry,
    Label,
    Verdict,
    VerdictKind,
    WatchedFolder,
)

if TYPE_CHECKING:
    from core.database.journal.tables import FilingRow, FolderRow, HeldRow


@dataclass(frozen=True)
class Intent:
    """A move with how far it came: what carrying out, recovery and undo need of it.

    `target`: the name taken or about to be taken. `temporary`: the copy on its way there, where
    one is needed. `reserved`: an empty file of ours holds the name.
    """

    filing_id: int
    plan: FilingPlan
    state: FilingState
    target: Path | None
    temporary: Path | None
    reserved: bool
    filed_sha256: str | None
    owner: str | None = None


@dataclass(frozen=True)
class HeldFiles:
    """Documents that wait for a decision, at one revision of the journal: their sizes and times,
    and what is just coming back."""

    revision: int
    stamps: dict[Path, tuple[int, int]]
    coming_back: frozenset[Path]

    def holds(self, path: Path, stamp: FileStamp) -> bool:
        """Whether this very file, unchanged, is among them."""
        return self.stamps.get(path) == (stamp.size, stamp.mtime_ns) or path in self.coming_back


def intent_of(row: FilingRow) -> Intent:
    stamp = FileStamp(int(row.device), int(row.inode), row.size, row.mtime_ns)
    plan = FilingPlan(
        row.source, row.wished_target, row.source_sha256, stamp, row.folder_id, row.refiles,
        moved_sha256=row.moved_sha256, filed_sha256=row.filed_sha256,
    )  # fmt: skip
    return Intent(
        row.filing_id, plan, FilingState(row.state), row.target, row.temporary, row.reserved,
        row.filed_sha256, row.owner,
    )  # fmt: skip


def folder_of(row: FolderRow) -> WatchedFolder:
    return WatchedFolder(
        row.folder_id, row.inbox, row.destination, row.pattern, row.enabled, row.inbox_mount,
        row.destination_mount,
    )  # fmt: skip


def entry_of_move(row: FilingRow) -> HistoryEntry:
    return HistoryEntry(
        row.filing_id, row.run_id, row.at, row.source, row.target, row.source_sha256,
        verdict_from_record(row.verdict), state=FilingState(row.state), folder_id=row.folder_id,
        filed_sha256=row.filed_sha256, by_hand=row.by_hand, refiles=row.refiles,
    )  # fmt: skip


def entry_of_held(row: HeldRow) -> HistoryEntry:
    return HistoryEntry(
        row.held_id, row.run_id, row.at, row.path, None, row.sha256 or "",
        verdict_from_record(row.verdict), held=HeldReason(row.why), folder_id=row.folder_id,
        since=row.since or row.at,
    )  # fmt: skip


def verdict_to_record(verdict: Verdict) -> dict[str, Any]:
    return {
        "kind": verdict.kind.value,
        "label": _label_to_record(verdict.label),
        "score": verdict.score,
        "margin": verdict.margin,
        "threshold": verdict.threshold,
        "rotation": verdict.rotation,
        "page": verdict.page,
        "reason": verdict.reason,
        "condition": verdict.condition,
        "print_missing": verdict.print_missing,
        "looked_twice": verdict.looked_twice,
        "candidates": [
            {"label": _label_to_record(c.label), "score": c.score, "template": c.template_id}
            for c in verdict.candidates
        ],
    }


def verdict_from_record(record: dict[str, Any]) -> Verdict:
    """Pages are not kept: only the deciding one's candidates are."""
    candidates = tuple(
        Candidate(Label(*c["label"]), c["score"], c["template"]) for c in record["candidates"]
    )
    return Verdict(
        VerdictKind(record["kind"]),
        Label(*record["label"]) if record["label"] else None,
        record["score"], record["margin"], record["threshold"], record["rotation"],
        record["page"], record["reason"], candidates,
        condition=record.get("condition", ""),  # none of both in journals of old
        print_missing=record.get("print_missing", False),
        looked_twice=record.get("looked_twice"),
    )  # fmt: skip


def _label_to_record(label: Label | None) -> list[str] | None:
    return [label.class_name, label.sub_label] if label else None
