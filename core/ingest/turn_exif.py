"""The orientation of pictures: a tag of a TIFF's directories, or of the Exif data in a JPEG.

Sources: TIFF 6.0, sections 2 and 8; Exif 2.32, section 4.5; JPEG (ITU-T T.81), annex B.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping

from core.domain import Splice
from core.errors import CannotTurn
from core.ingest.raster import ORIENTATION_TAG
from core.ingest.splices import spliced
from core.ingest.tiff import Cut, Directory, TiffChain

_CLOCKWISE = ((1, 6, 3, 8), (2, 7, 4, 5))
"""Each is the one before it, turned by 90 degrees clockwise."""
_SHORT, _LONG = 3, 4
_EXIF = b"Exif\0\0"
_LONGEST_SEGMENT = 65_535
_MOST_ENTRIES = 65_535
_CLASSIC_LIMIT = 2**32
_STANDALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length


def turned_orientation(orientation: int, clockwise: int) -> int:
    """`clockwise`: degrees that the picture as it is shown is to be turned by."""
    for ring in _CLOCKWISE:
        if orientation in ring:
            return ring[(ring.index(orientation) + clockwise // 90) % 4]
    return turned_orientation(1, clockwise)  # readers take a value without meaning for none


def set_orientations(data: bytes, wanted: Mapping[int, int]) -> list[Splice]:
    """The changes of a TIFF that give its pages, by number from 1, their orientations.

    A tag that is there is overwritten. Otherwise the page's directory is written again at the end
    of the file, with the tag, and named instead of the old one. Pixels stay where they are. Raises
    CannotTurn, and Cut where the file ends too early.
    """
    chain = TiffChain(io.BytesIO(data))
    made = _Changes(chain, len(data))
    for number, directory in enumerate(chain.directories(), 1):
        if number in wanted:
            made.set_orientation(directory, wanted[number], data)
        if number >= max(wanted):
            return made.splices()
    raise CannotTurn("its list of pages is cut off")


class _Changes:
    """In place, and what comes after the end of the file."""

    def __init__(self, chain: TiffChain, end: int) -> None:
        self._chain = chain
        self._end = end
        self._in_place: list[Splice] = []
        self._tail = bytearray()
        self._moved: dict[int, int] = {}  # where the place of a directory is told now

    def splices(self) -> list[Splice]:
        if self._end + len(self._tail) >= _CLASSIC_LIMIT and not self._chain.big:
            raise CannotTurn("it is too large for a TIFF with one more tag")
        changes = sorted(self._in_place, key=lambda splice: splice.at)
        return [*changes, Splice(self._end, 0, bytes(self._tail))] if self._tail else changes

    def set_orientation(self, directory: Directory, orientation: int, data: bytes) -> None:
        chain = self._chain
        entries = list(chain.entry.iter_unpack(directory.entries))
        for index, (tag, kind, count, _) in enumerate(entries):
            if tag != ORIENTATION_TAG:
                continue
            if count != 1 or kind not in (_SHORT, _LONG):
                raise CannotTurn("its orientation tag makes no sense")
            entry_at = directory.at + chain.count.size + index * chain.entry.size
            value = struct.pack(chain.order + ("H" if kind == _SHORT else "I"), orientation)
            value_at = entry_at + chain.entry.size - chain.offset.size
            self._in_place.append(Splice(value_at, len(value), value))
            return
        self._rewrite(directory, orientation, data)

    def _rewrite(self, directory: Directory, orientation: int, data: bytes) -> None:
        chain = self._chain
        entries = list(chain.entry.iter_unpack(directory.entries))
        if len(entries) >= _MOST_ENTRIES:
            raise CannotTurn("its list of tags is full")
        value = struct.pack(chain.order + "H", orientation).ljust(chain.offset.size, b"\0")
        entries = sorted(
            [*entries, (ORIENTATION_TAG, _SHORT, 1, value)], key=lambda entry: int(entry[0])
        )
        self._tail += bytes(-(self._end + len(self._tail)) % 8)
        at = self._end + len(self._tail)
        following = directory.at + chain.count.size + len(directory.entries)
        self._tail += chain.count.pack(len(entries))
        self._tail += b"".join(chain.entry.pack(*entry) for entry in entries)
        self._moved[following] = self._end + len(self._tail)
        self._tail += data[following : following + chain.offset.size]
        self._point(self._moved.get(directory.named_at, directory.named_at), at)

    def _point(self, named_at: int, at: int) -> None:
        packed = self._chain.offset.pack(at)
        if named_at < self._end:
            self._in_place.append(Splice(named_at, len(packed), packed))
        else:
            place = named_at - self._end
            self._tail[place : place + len(packed)] = packed


def set_jpeg_orientation(data: bytes, orientation: int) -> list[Splice]:
    """The changes that give a JPEG its orientation; what is after its headers stays as it is.
    Raises CannotTurn."""
    insert_at = 2
    for at, marker, payload in _segments(data):
        if marker == 0xE1 and payload.startswith(_EXIF):
            return _changed_exif(at, payload, orientation)
        if marker == 0xE2 and payload.startswith(b"MPF\0"):
            raise CannotTurn("it holds several pictures that know each other's places")
        if marker == 0xE0 and at == insert_at:  # JFIF wants to be first
            insert_at = at + 4 + len(payload)
    return [Splice(insert_at, 0, _segment(_EXIF + _new_exif(orientation)))]


def _changed_exif(at: int, payload: bytes, orientation: int) -> list[Splice]:
    """`at`: of the segment."""
    exif = payload[len(_EXIF) :]
    try:
        changes = set_orientations(exif, {1: orientation})
    except Cut as error:
        raise CannotTurn("its Exif data are damaged") from error
    start = at + 4 + len(_EXIF)
    if all(change.removed == len(change.inserted) for change in changes):
        return [Splice(start + change.at, change.removed, change.inserted) for change in changes]
    whole = _segment(_EXIF + spliced(exif, changes))
    return [Splice(at, 4 + len(payload), whole)]


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Those before the pixels: offset, marker, payload."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _STANDALONE:
            at += 2
        elif marker in (0xD9, 0xDA):  # end, or start of scan
            return
        else:
            length = int.from_bytes(data[at + 2 : at + 4], "big")
            if length < 2:
                break
            yield at, marker, data[at + 4 : at + 2 + length]
            at += 2 + length
    raise CannotTurn("its headers are damaged")


def _segment(payload: bytes) -> bytes:
    length = len(payload) + 2
    if length > _LONGEST_SEGMENT:
        raise CannotTurn("its Exif data leave no room")
    return b"\xff\xe1" + length.to_bytes(2, "big") + payload


def _new_exif(orientation: int) -> bytes:
    """A directory of that one tag."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION_TAG, _SHORT, 1, orientation, 0, 0)
