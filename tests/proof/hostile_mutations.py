"""Sound files -> damaged and malicious ones. Every change follows from a number.

Two thirds of the changes are aimed: they set a length, an offset, a count or a dimension of the
format to what breaks readers. The others know nothing of the format.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from random import Random

CUTS = 64
_PNG_START, _PNG_OVERHEAD = 8, 12


def cut_off(data: bytes, cut: int) -> bytes:
    """The first `cut` 64ths."""
    return data[: len(data) * cut // CUTS]


def mutate(seeds: dict[str, bytes], number: int) -> tuple[str, bytes]:
    """The name of the seed that mutation `number` starts from, and what it makes of it."""
    rng = Random(number)
    name = list(seeds)[number % len(seeds)]
    data = bytearray(seeds[name])
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        if rng.random() < 0.67:
            _aim(rng, name, data)
        else:
            _blind(rng, data, seeds)
    if name.startswith("png") and rng.random() < 0.8:
        _mend_png(data)
    return name, bytes(data)


# Blind


def _blind(rng: Random, data: bytearray, seeds: dict[str, bytes]) -> None:
    if not data:
        return
    at, length = rng.randrange(len(data)), 1 << rng.randrange(12)
    to = rng.randrange(len(data))
    match rng.randrange(8):
        case 0:
            for _ in range(length % 33):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        case 1:
            data[at] = rng.randrange(256)
        case 2:
            data[at : at + length] = bytes(len(data[at : at + length]))
        case 3:
            data[at:at] = data[to : to + length]
        case 4:
            data[at : at + length], data[to : to + length] = (
                data[to : to + length], data[at : at + length],
            )  # fmt: skip
        case 5:
            del data[at : at + length]
        case 6:
            data[at:at] = rng.randbytes(length)
        case _:  # two formats in one file
            other = rng.choice(list(seeds.values()))
            data[at:] = other[rng.randrange(len(other)) :]


# Aimed


def _aim(rng: Random, name: str, data: bytearray) -> None:
    kind = name.partition("-")[0]
    if kind == "pdf":
        _aim_at_pdf(rng, data)
        return
    try:
        fields = list(_FIELDS[kind](bytes(data)))
    except (struct.error, IndexError):  # an earlier change left no structure to follow
        return
    fields = [(at, size) for at, size in fields if at >= 0 and at + size <= len(data)]
    if fields:
        at, size = rng.choice(fields)
        data[at : at + size] = _bad_value(rng, data[at : at + size], len(data))


def _bad_value(rng: Random, old: bytes, length: int) -> bytes:
    size = len(old)
    most = (1 << 8 * size) - 1
    order = rng.choice(("little", "big"))
    now = int.from_bytes(old, order)
    value = rng.choice((
        0, 1, 2, most, most - 1, most >> 1, (most >> 1) + 1, now + 1, now - 1, now * 2, now ^ 0xFF,
        length, length - 1, length + 1, 8, 65_500, 1 << 24, 1 << 30, rng.randrange(length + 1),
        rng.randrange(most + 1),
    ))  # fmt: skip
    return (value & most).to_bytes(size, order)


def _jpeg_fields(data: bytes) -> Iterator[tuple[int, int]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        yield at + 1, 1
        yield at + 2, 2
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            yield from ((at + 4, 1), (at + 5, 2), (at + 7, 2), (at + 9, 1))
        yield from ((at + offset, 1) for offset in range(4, min(length + 2, 24)))
        if marker == 0xDA:
            return
        at += 2 + length


def _png_fields(data: bytes) -> Iterator[tuple[int, int]]:
    at = _PNG_START
    while at + _PNG_OVERHEAD <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield from ((at, 4), (at + 4, 4), (at + 8, 4), (at + 8 + length, 4))
        if kind == b"IHDR":
            yield from ((at + 8, 4), (at + 12, 4), *((at + offset, 1) for offset in range(16, 21)))
        at += _PNG_OVERHEAD + length


def _bmp_fields(data: bytes) -> Iterator[tuple[int, int]]:
    yield from ((at, 4) for at in (2, 10, 14, 18, 22, 30, 34, 38, 42, 46, 50))
    yield from ((26, 2), (28, 2))


def _webp_fields(data: bytes) -> Iterator[tuple[int, int]]:
    yield 4, 4
    at = 12
    while at + 8 <= len(data):
        yield at, 4
        yield at + 4, 4
        yield from ((at + offset, 2) for offset in range(8, 32))
        yield from ((at + offset, 3) for offset in (8, 12, 15, 20))
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + (16 if data[at : at + 4] == b"ANMF" else length + length % 2)


_BOXES = re.compile(
    rb"ftyp|meta|hdlr|pitm|iinf|infe|iloc|iprp|ipco|ispe|hvcC|pixi|ipma|colr|irot|mdat|iref"
)


def _heic_fields(data: bytes) -> Iterator[tuple[int, int]]:
    for found in _BOXES.finditer(data):
        yield found.start() - 4, 4
        yield found.start(), 4
        yield from ((found.end() + offset, 1) for offset in range(12))
        yield from ((found.end() + offset, size) for offset in range(4, 40, 2) for size in (2, 4))


def _tiff_fields(data: bytes) -> Iterator[tuple[int, int]]:
    order = ">" if data[:2] == b"MM" else "<"
    big = data[2:4] in (b"+\0", b"\0+")
    count_form, offset_form, entry_bytes = ("Q", "Q", 20) if big else ("H", "I", 12)
    size = struct.calcsize(offset_form)
    at_pointer, seen = (8 if big else 4), set[int]()
    while True:
        yield at_pointer, size
        (at,) = struct.unpack_from(order + offset_form, data, at_pointer)
        if not at or at in seen:
            return
        seen.add(at)
        (count,) = struct.unpack_from(order + count_form, data, at)
        yield at, struct.calcsize(count_form)
        first = at + struct.calcsize(count_form)
        for entry in range(first, first + min(count, 64) * entry_bytes, entry_bytes):
            yield from ((entry, 2), (entry + 2, 2), (entry + 4, size), (entry + 4 + size, size))
            (value,) = struct.unpack_from(order + offset_form, data, entry + 4 + size)
            yield from ((value + step, 4) for step in (0, 4))  # where arrays of offsets lie
        at_pointer = first + count * entry_bytes


_FIELDS: dict[str, Callable[[bytes], Iterator[tuple[int, int]]]] = {
    "jpg": _jpeg_fields, "png": _png_fields, "bmp": _bmp_fields, "webp": _webp_fields,
    "heic": _heic_fields, "tif": _tiff_fields,
}  # fmt: skip

_NUMBER = re.compile(rb"(?<=[\s\[/<])-?\d+(?:\.\d+)?(?=[\s\]/>])")
_REFERENCE = re.compile(rb"(?<=[\s\[])\d+(?= 0 R)")
_WORD = re.compile(rb"/[A-Za-z0-9]+")


def _aim_at_pdf(rng: Random, data: bytearray) -> None:
    """Numbers, references (so that trees turn into loops) and names."""
    what = rng.choice((_NUMBER, _NUMBER, _REFERENCE, _REFERENCE, _WORD))
    places = list(what.finditer(data))
    if not places:
        return
    place = rng.choice(places)
    start, end = place.span()
    if what is _WORD:
        new = rng.choice(places).group()
    elif what is _REFERENCE:
        new = str(rng.randrange(8)).encode()
    else:
        new = rng.choice((
            b"0", b"1", b"-1", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999",
            b"65536", b"0.0000001", b"1e999", str(rng.randrange(len(data))).encode(),
        ))  # fmt: skip
    data[start:end] = new


def _mend_png(data: bytearray) -> None:
    """Right checksums, so that readers look at what lies under them."""
    at = _PNG_START
    while at + _PNG_OVERHEAD <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            return
        struct.pack_into(">I", data, end, zlib.crc32(data[at + 4 : end]))
        at = end + 4
