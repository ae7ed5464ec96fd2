"""Is a file complete and quiet, so that it may be taken?"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.ingest.integrity import JPEG_START, PNG_START, jpeg_is_whole
from core.ingest.tiff import TIFF_STARTS, tiff_is_whole

if TYPE_CHECKING:
    from core.domain import FileStamp

_IGNORED_NAMES = {"thumbs.db", "desktop.ini"}
_IGNORED_PREFIXES = (".", "~$")
_IGNORED_SUFFIXES = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download")
_TAIL_BYTES = 4096
_MOST_JPEG_BYTES = 64 * 2**20


def is_ignored(path: Path) -> bool:
    """Temporary, partial and hidden names, which are never documents."""
    name = path.name.lower()
    return (
        name in _IGNORED_NAMES
        or name.startswith(_IGNORED_PREFIXES)
        or name.endswith(_IGNORED_SUFFIXES)
    )


@dataclass(frozen=True)
class _Seen:
    stamp: FileStamp
    since_s: float


class StabilityTracker:
    """Remembers since when each file has looked as it does. Times are of one steady clock."""

    def __init__(self, stable_s: float) -> None:
        self._stable_s = stable_s
        self._seen: dict[Path, _Seen] = {}

    def observe(self, path: Path, stamp: FileStamp, now_s: float) -> bool:
        """Whether the file has not changed for `stable_s` seconds."""
        seen = self._seen.get(path)
        if seen is None or seen.stamp != stamp:
            seen = self._seen[path] = _Seen(stamp, now_s)
        return now_s - seen.since_s >= self._stable_s

    def keep_only(self, paths: set[Path]) -> None:
        """Forgets files that are no longer there."""
        self._seen = {path: seen for path, seen in self._seen.items() if path in paths}


def open_problem(path: Path) -> str:
    """Why the file cannot be taken: it cannot be read, or another program says that it is writing
    it. "" when it can.

    Windows refuses to share what is open for writing; elsewhere only programs that take a lock
    (flock or fcntl) are seen.
    """
    try:
        return "" if _opens_alone(path) else "another program has it open"
    except OSError as error:
        return error.strerror or str(error)


if sys.platform == "win32":  # untested: written after the documentation
    import ctypes
    from ctypes import wintypes

    _GENERIC_READ, _SHARE_READ, _OPEN_EXISTING = 0x80000000, 0x1, 3

    def _opens_alone(path: Path) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.CreateFileW(
            str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, 0, None
        )
        if handle in (None, wintypes.HANDLE(-1).value):
            return False
        kernel.CloseHandle(handle)
        return True
else:
    import fcntl

    def _opens_alone(path: Path) -> bool:
        with path.open("rb") as file:
            for lock in (fcntl.flock, fcntl.lockf):
                try:
                    lock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except (BlockingIOError, PermissionError):
                    return False
                except OSError:
                    continue  # the file system knows no locks
        return True


def structure_complete(path: Path) -> bool:
    """Whether the file has the end its format promises. True for formats without one."""
    try:
        with path.open("rb") as file:
            return _complete(file)
    except OSError:
        return False


def _complete(file: BinaryIO) -> bool:
    head = file.read(1024)
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read()
    if head.startswith(TIFF_STARTS):
        return tiff_is_whole(file)
    if head.startswith(JPEG_START) and size <= _MOST_JPEG_BYTES:
        file.seek(0)
        return jpeg_is_whole(file.read())
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return size >= int.from_bytes(head[4:8], "little") + 8
    for start, end in ((JPEG_START, b"\xff\xd9"), (PNG_START, b"IEND")):
        if head.startswith(start):
            return end in tail
    return b"%PDF-" not in head or b"%%EOF" in tail
