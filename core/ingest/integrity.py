"""Is a JPEG or PNG whole? Decoders fill a missing part with grey or black and say nothing."""

from __future__ import annotations

import re
import zlib

JPEG_START = b"\xff\xd8\xff"
PNG_START = b"\x89PNG\r\n\x1a\n"

_JPEG_END = 0xD9
_BARE_MARKERS = (0x01, 0xD8)  # these and the restart markers stand alone, without a length
# In compressed data a 0xff byte is followed by 0 or is a restart marker.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_CHUNK_OVERHEAD = 12  # length, kind and checksum


def jpeg_is_whole(data: bytes) -> bool:
    """Whether the picture's own end marker is there.

    An end marker inside an embedded preview does not count, and what follows the picture's own
    (padding, a phone's video) does not matter.
    """
    at = len(JPEG_START) - 1
    while found := _MARKER.search(data, at):
        at = found.end()
        marker = data[at - 1]
        if marker == _JPEG_END:
            return True
        if marker not in _BARE_MARKERS:
            at += max(2, int.from_bytes(data[at : at + 2], "big"))
    return False


def png_is_whole(data: bytes) -> bool:
    """Whether every chunk up to the end chunk is there and the picture's checksums are right."""
    view = memoryview(data)
    at = len(PNG_START)
    while at + _CHUNK_OVERHEAD <= len(data):
        kind = data[at + 4 : at + 8]
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            return False
        checksum = int.from_bytes(data[end : end + 4], "big")
        if kind == b"IDAT" and zlib.crc32(view[at + 4 : end]) != checksum:
            return False
        if kind == b"IEND":
            return True
        at = end + 4
    return False
