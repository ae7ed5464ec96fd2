"""Documents as they were scanned, of which changed copies were filed: what an undo brings back.

One file a content, named by its SHA-256, in the profile, until its time is over (`expiry`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DestinationUnavailable

if TYPE_CHECKING:
    from core.filing.operations import FileOperations

FOLDER = "originals"
"""In a profile."""
ORIGINAL_EXPIRED = (
    "It is back as it was filed, upright: the scan as it was had been kept for its time "
    "(`originals_days`) and is removed. The picture is the same."
)


class Originals:
    def __init__(self, folder: Path, files: FileOperations) -> None:
        self.folder = folder
        self._files = files

    def path(self, sha256: str) -> Path:
        return self.folder / sha256

    def can_give(self, sha256: str) -> bool:
        """Whether it is there and undamaged, and can be read."""
        try:
            return self._holds(sha256)
        except OSError:
            return False

    def keep(self, source: Path, sha256: str, filing_id: int) -> bool:
        """On the disk when it returns; False when `source` has another content.

        Raises DestinationUnavailable. What an interrupted one left is removed by `discard`.
        """
        try:
            return self._keep(source, sha256, self._unfinished(sha256, filing_id))
        except OSError as error:
            raise DestinationUnavailable(
                f"The original of “{source.name}” could not be kept in {self.folder} "
                f"({error.strerror or error}).",
                "Make room there, or switch off `rotate_filed`. The document stays where it was "
                "and is tried again.",
                str(source),
            ) from error

    def _keep(self, source: Path, sha256: str, unfinished: Path) -> bool:
        files = self._files
        if self._holds(sha256):
            return True
        files.make_folder(self.folder)
        if files.exists(unfinished):
            files.remove(unfinished)
        files.copy(source, unfinished)
        if files.sha256(unfinished) != sha256:
            files.remove(unfinished)
            return False
        files.replace(unfinished, self.path(sha256))  # at most a damaged one is gone
        files.sync_folder(self.folder)
        return True

    def _holds(self, sha256: str) -> bool:
        kept = self.path(sha256)
        return self._files.exists(kept) and self._files.sha256(kept) == sha256

    def discard(self, sha256: str, filing_id: int) -> None:
        """Removes the unfinished copy of an interrupted move. Raises OSError."""
        unfinished = self._unfinished(sha256, filing_id)
        if self._files.exists(unfinished):
            self._files.remove(unfinished)

    def _unfinished(self, sha256: str, filing_id: int) -> Path:
        return self.folder / f"{sha256}.{filing_id}.part"
