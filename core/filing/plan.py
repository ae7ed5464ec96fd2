"""Where a document goes: computed before anything is touched."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from core.domain import Document, FilingPlan, Label, Verdict, WatchedFolder
from core.filing.naming import first_free, fitted

IsTaken = Callable[[Path], bool]
Turn: TypeAlias = Callable[[FilingPlan, Verdict], tuple[FilingPlan, Verdict]]
"""Plans the copy of a turned document upright, and has the verdict tell of it."""
# Of 259 characters, where long paths are not switched on; the difference is left for a counter.
_LONGEST_WINDOWS_PATH = 248


def as_scanned(plan: FilingPlan, verdict: Verdict) -> tuple[FilingPlan, Verdict]:
    """A `Turn` that turns nothing."""
    return plan, verdict


def plan_filing(
    document: Document,
    label: Label,
    folder: WatchedFolder,
    at: datetime,
    page: int = 1,
    is_taken: IsTaken = os.path.lexists,
    condition: str = "",
) -> FilingPlan:
    """The move that files `document` under `label`. Raises nothing for a valid pattern.

    `is_taken` tells names in use, for patterns that count.
    """
    target = place_for(folder, label, document.path.name, at, page, is_taken, condition)
    return FilingPlan(
        document.path, target, document.sha256, document.stamp, folder.folder_id or None
    )


def place_for(
    folder: WatchedFolder,
    label: Label,
    original: str,
    at: datetime,
    page: int,
    is_taken: IsTaken = os.path.lexists,
    condition: str = "",
) -> Path:
    """Where the folder's pattern puts a document of the name `original`."""
    destination = folder.destination
    relative = first_free(
        folder.pattern, label, original, at, page, lambda name: is_taken(destination / name),
        condition,
    )  # fmt: skip
    target = destination / relative
    return fitted(target, _LONGEST_WINDOWS_PATH) if sys.platform == "win32" else target
