"""The chain of directories of a TIFF (one a page), read as far as it takes to trust the file.

Source: TIFF 6.0, section 2; BigTIFF as libtiff writes it.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_MOST_PAGES = 1_000_000
_SIZES = {3: 2, 4: 4, 16: 8}  # of SHORT, LONG, LONG8: bytes
_LETTERS = {3: "H", 4: "I", 16: "Q"}
# Where the pixels lie, and of how many bytes: strips, tiles.
_PLACES = ((273, 279), (324, 325))
_MOST_BYTES_LOOKED_AT = 8 * 2**20


class Cut(Exception):
    """The file ends too early."""


class _Enough(Exception):
    """More was read than sound files ask for."""


class Directory(NamedTuple):
    """`named_at`: where its place is told; `at`: that place; `entries`: packed."""

    named_at: int
    at: int
    entries: bytes


def count_tiff_pages(data: bytes) -> int:
    """The directories of the chain, which may end in a loop; 0 when it leads out of the file.

    Counts no further than _MOST_PAGES.
    """
    try:
        return sum(1 for _ in TiffChain(io.BytesIO(data)).directories())
    except Cut:
        return 0


def tiff_is_whole(file: BinaryIO) -> bool:
    """Whether every directory lies inside the file, with the pixels that it names. Of directories
    without end only the first are looked at: the reader has limits, and refuses the file."""
    chain_begun = False  # writers fill in the first directory's place last
    try:
        chain = TiffChain(file, _MOST_BYTES_LOOKED_AT)
        for directory in chain.directories():
            chain_begun = True
            if not chain.is_inside(directory.entries):
                return False
    except Cut:
        return False
    except _Enough:
        return True
    return chain_begun


class TiffChain:
    """Raises Cut where the file ends too early."""

    def __init__(self, file: BinaryIO, most_bytes: int | None = None) -> None:
        """`most_bytes`: to be read in all, else _Enough is raised."""
        self._file = file
        self._left = most_bytes
        self._size = file.seek(0, os.SEEK_END)
        head = self._read(0, 4)
        self.order = ">" if head.startswith(b"MM") else "<"
        self.big = 43 in head[2:]  # BigTIFF
        self.offset = struct.Struct(self.order + ("Q" if self.big else "I"))
        self.count = struct.Struct(self.order + ("Q" if self.big else "H"))
        self.entry = struct.Struct(self.order + ("HHQ8s" if self.big else "HHI4s"))

    def directories(self) -> Iterator[Directory]:
        named_at = 8 if self.big else 4
        (at,) = self._unpack(self.offset, named_at)
        seen: set[int] = set()
        while at and at not in seen and len(seen) < _MOST_PAGES:
            seen.add(at)
            (count,) = self._unpack(self.count, at)
            entries = self._read(at + self.count.size, count * self.entry.size)
            yield Directory(named_at, at, entries)
            named_at = at + self.count.size + len(entries)
            (at,) = self._unpack(self.offset, named_at)

    def is_inside(self, entries: bytes) -> bool:
        """Whether the file has all pixels of a directory."""
        tags = {tag: rest for tag, *rest in self.entry.iter_unpack(entries)}
        for places, lengths in _PLACES:
            starts = self._numbers(*tags[places]) if places in tags else []
            counts = self._numbers(*tags[lengths]) if lengths in tags else []
            counts += [1] * (len(starts) - len(counts))  # not every writer tells them
            ends = (start + count for start, count in zip(starts, counts, strict=False))
            if max(ends, default=0) > self._size:
                return False
        return True

    def _numbers(self, kind: int, count: int, packed: bytes) -> list[int]:
        """The values of an entry; none where they make no sense, which is for the reader to say."""
        if kind not in _SIZES:
            return []
        size = count * _SIZES[kind]
        if size > len(packed):
            packed = self._read(self.offset.unpack(packed)[0], size)
        return list(struct.unpack(f"{self.order}{count}{_LETTERS[kind]}", packed[:size]))

    def _unpack(self, form: struct.Struct, at: int) -> tuple[int, ...]:
        return form.unpack(self._read(at, form.size))

    def _read(self, at: int, size: int) -> bytes:
        if at + size > self._size:
            raise Cut
        if self._left is not None:
            self._left -= size
            if self._left < 0:
                raise _Enough
        self._file.seek(at)
        data = self._file.read(size)
        if len(data) < size:  # it shrank meanwhile
            raise Cut
        return data
