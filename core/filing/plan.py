"""Where a document goes: computed before anything is touched."""

from __future__ import annotations

from datetime import datetime

from core.domain import Document, FilingPlan, Label, WatchedFolder
from core.filing.naming import render


def plan_filing(
    document: Document, label: Label, folder: WatchedFolder, at: datetime, page: int = 1
) -> FilingPlan:
    """The move that files `document` under `label`. Pure; raises nothing for a valid pattern."""
    relative = render(folder.pattern, label, document.path.name, at, page)
    return FilingPlan(
        document.path, folder.destination / relative, document.sha256, document.stamp,
        folder.folder_id or None,
    )  # fmt: skip
