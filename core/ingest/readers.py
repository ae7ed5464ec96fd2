"""Files -> pages. The format is told by the content, never by the name.

A file is read once: its SHA-256 and its pages come from the same bytes. Pages are decoded no
larger than asked for. Runs in a child process (see `workers`), so it may be killed at any time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from core.domain import Document, FileStamp, Page
from core.errors import (
    DamagedDocument,
    DecoderFailed,
    DocumentBusy,
    DocumentTooLarge,
    EmptyDocument,
    KamiwakeError,
    UnsupportedFormat,
)
from core.ingest.blank import is_blank
from core.ingest.pdf import open_pdf
from core.ingest.raster import open_raster
from core.ingest.request import OpenDocument, ReadRequest

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


Opener: TypeAlias = Callable[[bytes, ReadRequest], OpenDocument]


def read_document(path: Path, request: ReadRequest) -> Document:
    """Reads and decodes `path`.

    Raises UnreadableDocument (one of its kinds) when the content gives no pages, and DocumentBusy
    when the file is missing, locked or changing. Each names the file and the next step.
    """
    name = f"“{path.name}”"
    data, stamp = _read_bytes(path, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if not data:
        raise EmptyDocument(f"{name} is empty.", "Scan or copy it again.", str(path))
    try:
        opened = _opener(data, path, name)(data, request)
        _check_count(opened.page_count, request, path, name)
        pages = tuple(_decode(opened, request))
    except KamiwakeError as error:
        raise _about(error, path, name) from error
    except MemoryError as error:
        raise DecoderFailed(
            f"{name} needs more memory than a document may take.",
            "Scan it at a lower resolution, or raise the memory limit in the settings.",
            str(path),
        ) from error
    except Exception as error:  # decoders raise anything when a file is damaged
        raise DamagedDocument(
            f"{name} is damaged or incomplete ({_brief(error)}).",
            "Open it to check, then scan or copy it again.",
            str(path),
        ) from error
    return Document(path, sha256, stamp, opened.page_count, pages)


def _decode(opened: OpenDocument, request: ReadRequest) -> Iterator[Page]:
    numbers = [request.only_page] if request.only_page else range(1, opened.page_count + 1)
    for number in numbers:
        image = opened.decode(number)
        blank = is_blank(image)
        yield Page(number, image, blank)
        if request.stop_at_content and not blank:
            return


def _read_bytes(path: Path, name: str) -> tuple[bytes, FileStamp]:
    try:
        with path.open("rb") as file:
            before = FileStamp.of(os.fstat(file.fileno()))
            data = file.read()
            after = FileStamp.of(os.fstat(file.fileno()))
    except FileNotFoundError as error:
        raise DocumentBusy(
            f"{name} is not in {path.parent}.", "Check the name and the folder.", str(path)
        ) from error
    except OSError as error:
        raise DocumentBusy(
            f"{name} cannot be opened ({error.strerror}).",
            "Close it in other programs, or check its permissions.",
            str(path),
        ) from error
    if before != after or len(data) != after.size:
        raise DocumentBusy(f"{name} is still being written.", "Try again later.", str(path))
    return data, after


def _opener(data: bytes, path: Path, name: str) -> Opener:
    if b"%PDF-" in data[:1024]:
        return open_pdf
    known = (
        data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM", *_TIFF))
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS)
    )
    if known:
        return open_raster
    raise UnsupportedFormat(
        f"{name} is no picture or PDF.",
        "Kamiwake reads JPEG, PNG, BMP, WebP, HEIC, TIFF and PDF.",
        str(path),
    )


def _check_count(count: int, request: ReadRequest, path: Path, name: str) -> None:
    if count > request.max_pages:
        raise DocumentTooLarge(
            f"{name} has {count:,} pages; at most {request.max_pages:,} are read.",
            "Split it, or raise the limit in the settings.",
            str(path),
        )
    if request.only_page is not None and not 1 <= request.only_page <= count:
        raise DamagedDocument(
            f"{name} has no page {request.only_page}; it has {count:,}.",
            "Choose one of its pages.",
            str(path),
        )


def _about(error: KamiwakeError, path: Path, name: str) -> KamiwakeError:
    """Openers know no file name; they leave `{name}` in its place."""
    return type(error)(error.message.replace("{name}", name), error.remedy, str(path))


def _brief(error: Exception) -> str:
    text = str(error).strip().split("\n")[0] or type(error).__name__
    return text[:120].rstrip(".")
