"""Files -> pages. The format is told by the content, never by the name.

A file is read once: its SHA-256 and its pages come from the same bytes. Pages are decoded no
larger than asked for. Runs in a child process (see `workers`), so it may be killed at any time.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import cv2

from core.domain import Document, FileStamp, Page
from core.errors import (
    DocumentBusy,
    DocumentMissing,
    DocumentTooLarge,
    EmptyDocument,
    KamiwakeError,
    NoSuchPage,
    UnsupportedFormat,
)
from core.ingest.blank import is_blank
from core.ingest.integrity import JPEG_START, PNG_START
from core.ingest.pdf import open_pdf
from core.ingest.raster import open_raster
from core.ingest.refusals import (
    NAME,
    damaged,
    file_too_large,
    name_file,
    out_of_memory,
    printable,
)
from core.ingest.request import OpenDocument, ReadRequest
from core.ingest.tiff import TIFF_STARTS

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_BMP_HEADER_BYTES = (12, 16, 40, 52, 56, 64, 108, 124)
_MOST_BYTES = 1000 * 2**20  # the usual limit of memory has room for it and for a page

Opener: TypeAlias = Callable[[bytes, ReadRequest], OpenDocument]


def read_document(path: Path, request: ReadRequest) -> Document:
    """Reads and decodes `path`.

    Raises UnreadableDocument (one of its kinds) when the content gives no pages, and DocumentBusy
    when the file is missing, locked or changing. Each names the file and the next step.
    """
    try:
        data, stamp = read_bytes(path)
        page_count, pages = _read_pages(data, request)
    except KamiwakeError as error:
        raise name_file(error, path) from error
    except Exception as error:  # decoders raise anything when a file is damaged
        refusal = out_of_memory() if _ran_out_of_memory(error) else damaged(_brief(error))
        raise name_file(refusal, path) from error
    return Document(path, hashlib.sha256(data).hexdigest(), stamp, page_count, pages)


def read_bytes(path: Path) -> tuple[bytes, FileStamp]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
            raise UnsupportedFormat(f"{NAME} is not a file.", "Name the files inside it.")
        with path.open("rb") as file:
            before = FileStamp.of(os.fstat(file.fileno()))
            if before.size > _MOST_BYTES:
                raise file_too_large(before.size, _MOST_BYTES)
            data = file.read(before.size + 1)  # one more byte tells that it grows
            after = FileStamp.of(os.fstat(file.fileno()))
    except FileNotFoundError as error:
        raise DocumentMissing(
            f"{NAME} is not in the folder {printable(str(path.parent.absolute()))}.",
            "Check the name and the folder.",
        ) from error
    except OSError as error:
        raise DocumentBusy(
            f"{NAME} cannot be opened ({error.strerror}).",
            "Close it in other programs, or check its permissions.",
        ) from error
    if before != after or len(data) != after.size:
        raise DocumentBusy(f"{NAME} is still being written.", "It is tried again later.")
    return data, after


def _read_pages(data: bytes, request: ReadRequest) -> tuple[int, tuple[Page, ...]]:
    opened = opener(data)(data, request)
    count = opened.page_count
    if count > request.max_pages:
        raise DocumentTooLarge(
            f"{NAME} has {count:,} pages; at most {request.max_pages:,} are read.",
            "Split it, or raise the limit in the settings.",
        )
    return count, tuple(_decode(opened, _wanted(count, request), request.stop_at_content))


def opener(data: bytes) -> Opener:
    if not data:
        raise EmptyDocument(f"{NAME} is empty.", "Scan or copy it again.")
    picture = (
        data.startswith((JPEG_START, PNG_START, *TIFF_STARTS))
        or (data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADER_BYTES)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS)
    )
    if picture:
        return open_raster
    if b"%PDF-" in data[:1024]:
        return open_pdf
    raise UnsupportedFormat(
        f"{NAME} is no picture or PDF, whatever its name says.",
        "Kamiwake reads JPEG, PNG, BMP, WebP, HEIC, TIFF and PDF: save or print it as one of them.",
    )


def _wanted(count: int, request: ReadRequest) -> Iterable[int]:
    if request.only_page is None:
        return range(1, min(count, request.first_pages or count) + 1)
    if not 1 <= request.only_page <= count:
        raise NoSuchPage(
            f"{NAME} has no page {request.only_page}; it has {count:,}.", "Choose one of its pages."
        )
    return (request.only_page,)


def _decode(opened: OpenDocument, numbers: Iterable[int], stop_at_content: bool) -> Iterator[Page]:
    for number in numbers:
        image = opened.decode(number)
        blank = is_blank(image)
        yield Page(number, image, blank)
        if stop_at_content and not blank:
            return


def _ran_out_of_memory(error: Exception) -> bool:
    """OpenCV and Pillow's decoders have words of their own for it."""
    if isinstance(error, cv2.error):
        return bool(error.code == cv2.Error.StsNoMem)
    return isinstance(error, MemoryError) or "out of memory" in str(error)


def _brief(error: Exception) -> str:
    text = str(error).strip().split("\n")[0] or type(error).__name__
    return printable(text[:120]).rstrip(".")
