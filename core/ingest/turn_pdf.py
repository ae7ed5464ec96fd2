"""Turning pages of a PDF: their /Rotate, by an update after the end of the file.

The file as it was is the beginning of the new one. Written here rather than by pypdf, whose updates
hold all objects in memory, forget generations, and put a table of another kind behind the old one.
Source: ISO 32000-1, 7.5.4 to 7.5.8.
"""

from __future__ import annotations

import io
import re
import struct
from collections import Counter
from collections.abc import Mapping

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from core.domain import Splice
from core.errors import CannotTurn

_STARTXREF = re.compile(rb"startxref\s+(\d+)\s")
_OBJECT = re.compile(rb"\d+\s+\d+\s+obj\b")
_KEPT_IN_TRAILER = ("/Root", "/Info", "/ID")
_LARGEST = 10**10  # offsets have ten digits


def turn_pdf(data: bytes, turns: Mapping[int, int]) -> list[Splice]:
    """The change that turns pages, by number from 1, clockwise. Raises CannotTurn."""
    start = _newest_table(data)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise CannotTurn("it is encrypted")
    if _is_signed(reader, data):
        raise CannotTurn("it is signed, and a change would break the signature")
    update = _Update(reader, data, start)
    references = [page.indirect_reference for page in reader.pages]
    uses = Counter(reference.idnum for reference in references if reference is not None)
    for number, clockwise in turns.items():
        reference = references[number - 1]
        if reference is None or uses[reference.idnum] > 1:
            raise CannotTurn("it has one page in several places")
        page = DictionaryObject(reader.pages[number - 1])
        # pypdf has given the page what it inherits.
        page[NameObject("/Rotate")] = NumberObject((_rotation(page) + clockwise) % 360)
        update.add(reference, page)
    return [Splice(len(data), 0, update.finished())]


def _rotation(page: DictionaryObject) -> int:
    rotation = page.get("/Rotate", 0)
    rotation = rotation.get_object() if isinstance(rotation, IndirectObject) else rotation
    if not isinstance(rotation, int) or rotation % 90:
        raise CannotTurn("a page has a rotation that makes no sense")
    return int(rotation)


def _is_signed(reader: PdfReader, data: bytes) -> bool:
    """By a signature of any kind; those of certified documents allow no change."""
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, DictionaryObject)
    form = root.get("/AcroForm")
    form = form.get_object() if form is not None else None
    flags = form.get("/SigFlags", 0) if isinstance(form, DictionaryObject) else 0
    return bool(b"/ByteRange" in data or "/Perms" in root or int(flags) & 1)


def _newest_table(data: bytes) -> int:
    """Where the newest cross-reference table or stream begins."""
    found = _STARTXREF.findall(data[-2048:] + b"\n")
    start = int(found[-1]) if found else -1
    sound = data.startswith(b"%PDF-") and 0 < start < len(data)
    if not sound or not (_is_table(data, start) or _OBJECT.match(data, start)):
        raise CannotTurn("its list of objects is damaged")
    return start


def _is_table(data: bytes, start: int) -> bool:
    return data.startswith(b"xref", start)


class _Update:
    def __init__(self, reader: PdfReader, data: bytes, start: int) -> None:
        self._reader = reader
        self._base = len(data)
        self._previous = start
        self._classic = _is_table(data, start)
        self._out = io.BytesIO()
        self._out.write(b"" if data.endswith((b"\n", b"\r")) else b"\n")
        self._places: dict[IndirectObject, int] = {}

    def _here(self) -> int:
        return self._base + self._out.tell()

    def add(self, reference: IndirectObject, thing: DictionaryObject) -> None:
        self._places[reference] = self._here()
        self._out.write(b"%d %d obj\n" % (reference.idnum, reference.generation))
        thing.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")

    def finished(self) -> bytes:
        start = self._here()
        if start >= _LARGEST:
            raise CannotTurn("it is too large for its list of objects")
        if self._classic:
            self._write_table()
        else:
            self._write_stream(start)
        self._out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return self._out.getvalue()

    def _trailer(self, size: int) -> DictionaryObject:
        old = self._reader.trailer
        trailer = DictionaryObject(
            {NameObject(key): old.raw_get(key) for key in _KEPT_IN_TRAILER if key in old}
        )
        trailer[NameObject("/Size")] = NumberObject(size)
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        return trailer

    def _size(self) -> int:
        told = self._reader.trailer.get("/Size", 0)
        return max(int(told), *(reference.idnum + 1 for reference in self._places))

    def _write_table(self) -> None:
        out = self._out
        out.write(b"xref\n")
        for reference, at in sorted(self._places.items(), key=lambda item: item[0].idnum):
            out.write(b"%d 1\n%010d %05d n \n" % (reference.idnum, at, reference.generation))
        out.write(b"trailer\n")
        self._trailer(self._size()).write_to_stream(out)
        out.write(b"\n")

    def _write_stream(self, start: int) -> None:
        """One that lists itself, too. Its rows: in use, offset, generation."""
        number = self._size()
        rows = {
            reference.idnum: (at, reference.generation) for reference, at in self._places.items()
        }
        rows[number] = (start, 0)
        stream = StreamObject()
        stream.update(self._trailer(number + 1))
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 8, 2)))
        index = [value for row in sorted(rows) for value in (row, 1)]
        stream[NameObject("/Index")] = ArrayObject(map(NumberObject, index))
        stream.set_data(b"".join(struct.pack(">BQH", 1, *rows[row]) for row in sorted(rows)))
        self._out.write(b"%d 0 obj\n" % number)
        stream.write_to_stream(self._out)
        self._out.write(b"\nendobj\n")
