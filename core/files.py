"""Folders that have to be there, and what keeps a file that was written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from core.errors import FolderMissing


def require_folder(folder: Path, make: bool = False) -> None:
    """A mistyped name must not become a folder: raises FolderMissing where it is not there and
    nobody said `make`, or where it cannot be made."""
    if make:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FolderMissing(
                f"The folder {folder} cannot be made ({error.strerror}).",
                "Choose another one, or check that you may write there.",
                str(folder),
            ) from error
    if not folder.exists():
        raise FolderMissing(
            f"The folder {folder} is not there.", "Make it, or choose another one.", str(folder)
        )


def sync_folder(folder: Path) -> None:
    """Keeps the names in it. Windows knows no such thing; some network shares refuse it."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
