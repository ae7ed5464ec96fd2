"""The history as a table for other programs: CSV that Excel opens as it is."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from core.domain import FilingState, HistoryEntry, Label
from core.errors import ExportFailed
from core.files import require_folder

if TYPE_CHECKING:
    from core.filing.history import History
    from core.filing.nouns import HistoryQuery

COLUMNS = (
    "number", "time", "run", "document", "from", "filed as", "sub-label", "condition", "where",
    "verdict", "by hand", "score", "reason", "sha256",
)  # fmt: skip
Progress = Callable[[int, int], object]
_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_csv(
    history: History,
    query: HistoryQuery,
    path: Path,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Writes one line a document, newest first; returns how many. The file gets its name when it
    is complete: one that was there before stays until then, and when it is `cancelled` for good.

    `progress` is told how many of how many are written. Raises ExportFailed, and FolderMissing
    where the folder of the file is not there.
    """
    require_folder(path.parent)
    unfinished = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        try:
            with unfinished.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
                written = _write(history, query, file, progress, cancelled)
            if not cancelled():
                unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"“{path.name}” cannot be written in {path.parent} ({error.strerror}).",
            "Is it open in another program? Close it, or choose another name.",
            str(path),
        ) from error
    return written


def _write(
    history: History,
    query: HistoryQuery,
    file: TextIO,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> int:
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    keys, written = history.keys(query), 0
    for entries in _pages(history, keys):
        if cancelled():
            break
        writer.writerows([guarded(cell) for cell in row_of(entry)] for entry in entries)
        written += len(entries)
        progress(written, len(keys))
    return written


def _pages(history: History, keys: tuple[str, ...]) -> Iterator[tuple[HistoryEntry, ...]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield history.entries(keys[first : first + _AT_ONCE])


def row_of(entry: HistoryEntry) -> tuple[str, ...]:
    """The cells of one document, as COLUMNS."""
    label = entry.label or Label("")
    return (
        number_of(entry),
        entry.at.astimezone().isoformat(timespec="seconds"),
        entry.run_id,
        entry.came_as.name,
        str(entry.came_as.parent),
        label.class_name,
        label.sub_label,
        entry.condition,
        str(entry.path),
        "undone" if entry.state is FilingState.UNDONE else entry.kind.value,
        "yes" if entry.by_hand else "no",
        f"{entry.score:.4f}",
        entry.reason,
        entry.sha256,
    )


def number_of(entry: HistoryEntry) -> str:
    """What people call it by; those of held documents begin with h."""
    return f"h{entry.entry_id}" if entry.held else str(entry.entry_id)


def guarded(cell: str) -> str:
    """What a spreadsheet would take for a formula is text there, with an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
