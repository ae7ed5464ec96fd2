"""Is a file complete and quiet, so that it may be taken?"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.domain import FileStamp

_IGNORED_NAMES = {"thumbs.db", "desktop.ini"}
_IGNORED_PREFIXES = (".", "~$")
_IGNORED_SUFFIXES = (".tmp", ".temp", ".part", ".partial", ".crdownload", ".download")
_TAIL_BYTES = 4096
_MOST_DIRECTORIES = 100_000


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


def opens_exclusively(path: Path) -> bool:
    """Whether the file can be opened now. Windows refuses while another program writes it."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def structure_complete(path: Path) -> bool:
    """Whether the file has the end its format promises. True for formats without one."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL_BYTES))
            tail = file.read()
            if head.startswith((b"II*\0", b"MM\0*")):
                return _tiff_complete(file, head, size)
    except OSError:
        return False
    if head.startswith(b"\xff\xd8\xff"):
        return b"\xff\xd9" in tail
    if head.startswith(b"\x89PNG"):
        return b"IEND" in tail
    if b"%PDF-" in head:
        return b"%%EOF" in tail
    return True


def _tiff_complete(file: BinaryIO, head: bytes, size: int) -> bool:
    """Every directory of the chain lies inside the file."""
    order = "<" if head[:2] == b"II" else ">"
    (offset,) = struct.unpack(order + "I", head[4:8])
    seen: set[int] = set()
    while offset:
        if offset in seen or len(seen) > _MOST_DIRECTORIES:
            return True  # a loop: complete, and for the reader to refuse
        seen.add(offset)
        if offset + 2 > size:
            return False
        offset_or_none = _next_directory(file, order, offset, size)
        if offset_or_none is None:
            return False
        offset = offset_or_none
    return bool(seen)


def _next_directory(file: BinaryIO, order: str, offset: int, size: int) -> int | None:
    """The offset of the next directory (0: none), or None when this one is cut off."""
    file.seek(offset)
    (entries,) = struct.unpack(order + "H", file.read(2))
    end = offset + 2 + 12 * entries
    if end + 4 > size:
        return None
    file.seek(end)
    (following,) = struct.unpack(order + "I", file.read(4))
    return int(following)
