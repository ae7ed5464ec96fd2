"""Files that attack a reader in a way of their own, each with the answer it must get."""

from __future__ import annotations

import io
import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdf
from hostile_seeds import (
    CATALOGUE,
    ONE_PAGE,
    directory,
    draw_page,
    encode,
    make_pdf,
    make_seeds,
    page_object,
    stream,
)
from PIL import Image

from core.domain import Document
from core.errors import (
    DamagedDocument,
    DecoderFailed,
    DocumentBusy,
    DocumentTooLarge,
    EmptyDocument,
    PasswordProtected,
    UnreadableDocument,
    UnsupportedFormat,
)

MANY_PAGES = 30_000
_GIGABYTE = 2**30


@dataclass(frozen=True)
class Case:
    """`make` writes to the path it is given, which ends in `file_name`. `pages`: of the document,
    where one is expected; `drawn`: its first page looks like `draw_page()`."""

    name: str
    expected: tuple[type[Document | Exception], ...]
    make: Callable[[Path], object]
    file_name: str = "scan.bin"
    pages: int = 1
    drawn: bool = False


def all_cases() -> list[Case]:
    return [*_readable(), *_bombs(), *_many_pages(), *_no_documents(), *_names()]


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _readable() -> Iterator[Case]:
    seeds = make_seeds()
    for kind in ("jpg", "jpg-progressive", "jpg-cmyk", "png-16", "tif-16", "tif-tiled", "tif-g4",
                 "webp-animated", "heic"):  # fmt: skip
        yield Case(f"{kind} is read", (Document,), _bytes(seeds[kind]), f"a.{kind[:3]}", drawn=True)
    yield Case("JPEG named PDF", (Document,), _bytes(seeds["jpg"]), "a.pdf", drawn=True)
    yield Case("PDF named JPEG", (Document,), _bytes(seeds["pdf"]), "a.jpg", drawn=True)
    yield Case(
        "PDF with an owner password only", (Document,),
        _bytes(_encrypted(seeds["pdf"], "", "owner")), "a.pdf", drawn=True,
    )  # fmt: skip
    yield Case(
        "PDF with a user password", (PasswordProtected,),
        _bytes(_encrypted(seeds["pdf"], "secret", "owner")), "a.pdf",
    )  # fmt: skip
    for size in ((1, 1), (1, 30_000), (30_000, 1), (65_500, 1), (40, 65_500)):
        picture = Image.new("RGB", size, "white")
        for name in ("PNG", "JPEG", "TIFF"):
            data = _bytes(encode(picture, name))
            yield Case(f"{name} of {size[0]} x {size[1]}", (Document,), data)


def _encrypted(pdf: bytes, user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# Bombs: small files that unpack to gigabytes


def _zeros(count: int) -> bytes:
    """`count` zero bytes, deflated."""
    packer, block = zlib.compressobj(9), bytes(2**20)
    parts = [packer.compress(block) for _ in range(count // len(block))]
    return b"".join((*parts, packer.compress(bytes(count % len(block))), packer.flush()))


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, pixels: bytes, *extra: bytes) -> bytes:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    chunks = (head, *extra, png_chunk(b"IDAT", pixels), png_chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _tiff(*entries: tuple[int, int, int], data: bytes = b"") -> bytes:
    """Pixels at 8, then the directory."""
    return struct.pack("<2sHI", b"II", 42, 8 + len(data)) + data + directory(entries)


def _grey_tiff(width: int, height: int, data: bytes, compression: int) -> bytes:
    return _tiff(
        (256, 1, width), (257, 1, height), (258, 1, 8), (259, 1, compression), (262, 1, 1),
        (273, 1, 8), (277, 1, 1), (278, 1, height), (279, 1, len(data)), data=data,
    )  # fmt: skip


def _bombs() -> Iterator[Case]:
    gigabyte = _zeros(_GIGABYTE)
    large, unread = (DocumentTooLarge,), (DecoderFailed, DamagedDocument, DocumentTooLarge)
    scan = _zeros(100 * 101)
    profile = png_chunk(b"iCCP", b"p\0\0" + gigabyte)
    text = png_chunk(b"zTXt", b"Comment\0\0" + gigabyte)
    wide = 30_000
    image = f"/Type /XObject /Subtype /Image /Width {wide} /Height {wide} /BitsPerComponent 8"
    image += " /ColorSpace /DeviceGray"
    shown = "/Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >>"
    draw = stream(b"q 400 0 0 500 0 0 cm /I Do Q")
    cases = {
        "PNG of 100,000 x 100,000": (large, _png(100_000, 100_000, gigabyte)),
        "PNG of 2147483647 x 2147483647": (unread, _png(2**31 - 1, 2**31 - 1, scan)),
        "PNG with a gigabyte of colour profile": (
            (Document, *unread), _png(100, 100, scan, profile)
        ),
        "PNG with a gigabyte of text": ((Document, *unread), _png(100, 100, scan, text)),
        "PNG with more pixels than it promises": (
            (Document, DamagedDocument), _png(100, 100, gigabyte)
        ),
        "TIFF deflate bomb": (large, _grey_tiff(40_000, 40_000, gigabyte, 8)),
        "TIFF whose strip unpacks to a gigabyte": (
            (Document, *unread), _grey_tiff(100, 100, gigabyte, 8)
        ),
        "TIFF of one strip of 4 gigabytes": (
            unread,
            _tiff(
                (256, 1, 100), (257, 1, 100), (258, 1, 8), (259, 1, 1), (262, 1, 1), (273, 1, 8),
                (277, 1, 1), (278, 1, 2**32 - 1), (279, 1, 2**32 - 1), data=b"x",
            ),
        ),
        "TIFF of 4294967295 x 4294967295": (
            unread, _grey_tiff(2**32 - 1, 2**32 - 1, b"x" * 100, 1)
        ),
        "BMP of 200,000 x 200,000": (
            large,
            struct.pack("<2sIIIIiiHHIIiiII", b"BM", 54, 0, 54, 40, 200_000, 200_000, 1, 24,
                        0, 0, 0, 0, 0, 0),
        ),
        "PDF with a gigabyte of page content": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object("/Contents 4 0 R"),
                     stream(gigabyte, "/Filter /FlateDecode")),
        ),
        "PDF with a page content packed twice": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object("/Contents 4 0 R"),
                     stream(zlib.compress(gigabyte, 9), "/Filter [/FlateDecode /FlateDecode]")),
        ),
        "PDF with a huge picture": (
            large,
            make_pdf(CATALOGUE, ONE_PAGE, page_object(shown), draw,
                     stream(gigabyte, image + " /Filter /FlateDecode")),
        ),
        "PDF with a huge picture inside a form": (
            large,
            make_pdf(CATALOGUE, ONE_PAGE, page_object(shown), draw,
                     stream(b"q 400 0 0 500 0 0 cm /I Do Q",
                            "/Type /XObject /Subtype /Form /BBox [0 0 420 595] "
                            "/Resources << /XObject << /I 6 0 R >> >>"),
                     stream(gigabyte, image + " /Filter /FlateDecode")),
        ),
        "PDF with a huge page": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object("", "[0 0 1000000000 1000000000]")),
        ),
        "PDF with a page that is a line": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object("", "[0 0 1000000000 0.001]")),
        ),
        "PDF whose page tree is 100,000 deep": (unread, _deep_pdf(100_000)),
        "PDF whose page tree is a loop": (
            unread, make_pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")
        ),
        "PDF with nested arrays": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object(), b"[" * 1_000_000),
        ),
        "PDF with forms that draw each other": (
            (Document, *unread), _billion_laughs()
        ),
        "PDF with a table of 2 billion objects": (
            (Document, *unread),
            make_pdf(CATALOGUE, ONE_PAGE, page_object()).replace(
                b"xref\n0 4", b"xref\n0 2147483647"
            ),
        ),
        "PDF with a huge packed table": ((Document, *unread), _huge_xref_stream(gigabyte)),
    }  # fmt: skip
    for name, (expected, data) in cases.items():
        yield Case(name, expected, _bytes(data), f"{name[:3].lower()}.{name[:3].lower()}")


def _deep_pdf(depth: int) -> bytes:
    nodes = (f"<< /Type /Pages /Kids [{n + 3} 0 R] /Count 1 >>".encode() for n in range(depth))
    return make_pdf(CATALOGUE, *nodes, page_object())


def _billion_laughs(depth: int = 9) -> bytes:
    """Each form draws the next ten times, 10^`depth` drawings in all."""
    pages = page_object("/Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >>")
    forms = [
        stream(
            b"/F Do " * 10,
            "/Type /XObject /Subtype /Form /BBox [0 0 420 595] "
            f"/Resources << /XObject << /F {number + 6} 0 R >> >>",
        )
        for number in range(depth)
    ]
    last = stream(b"0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 420 595]")
    return make_pdf(CATALOGUE, ONE_PAGE, pages, stream(b"/F Do"), *forms, last)


def _huge_xref_stream(rows: bytes) -> bytes:
    body = b"%PDF-1.7\n"
    entries = "/Type /XRef /Size 268435456 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode"
    table = b"6 0 obj\n" + stream(rows, entries) + b"\nendobj\n"
    return body + table + f"startxref\n{len(body)}\n%%EOF\n".encode()


# More pages than anyone scans


def _many_pages() -> Iterator[Case]:
    large = (DocumentTooLarge,)
    yield Case("TIFF of 30,000 pages", large, _bytes(_many_page_tiff(MANY_PAGES)), "a.tif")
    yield Case("TIFF of a million pages", large, _bytes(_many_page_tiff(10**6)), "a.tif")
    yield Case("PDF of 30,000 pages", large, _write_many_page_pdf, "a.pdf")
    looped = bytearray(_many_page_tiff(3))
    looped[-4:] = struct.pack("<I", 9)  # from the third page back to the first
    yield Case("TIFF whose pages are a loop", (Document,), _bytes(bytes(looped)), "a.tif", pages=3)


def _many_page_tiff(count: int) -> bytes:
    entries = (
        (256, 1, 1), (257, 1, 1), (258, 1, 8), (259, 1, 1), (262, 1, 1), (273, 1, 8), (277, 1, 1),
        (278, 1, 1), (279, 1, 1),
    )  # fmt: skip
    size = len(directory(entries))
    head, page = struct.pack("<2sHIB", b"II", 42, 9, 255), directory(entries)[:-4]
    following = [*range(9 + size, 9 + count * size, size), 0]
    return head + b"".join(page + struct.pack("<I", at) for at in following)


def _write_many_page_pdf(path: Path) -> None:
    kids = " ".join(f"{number} 0 R" for number in range(3, MANY_PAGES + 3))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {MANY_PAGES} >>".encode()
    path.write_bytes(make_pdf(CATALOGUE, tree, *[page_object()] * MANY_PAGES))


# No documents at all


def _sparse(path: Path, head: bytes = b"") -> None:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(10 * _GIGABYTE)


def _no_documents() -> Iterator[Case]:
    yield Case("zero bytes", (EmptyDocument,), _bytes(b""), "a.pdf")
    noise = np.random.default_rng(1).bytes(100_000)
    yield Case("noise", (UnsupportedFormat,), _bytes(b"\0" + noise), "a.tif")
    for start in (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\0", b"%PDF-1.7\n",
                  b"RIFF\xff\xff\xff\xffWEBP", b"\0\0\0\x18ftypheic"):  # fmt: skip
        yield Case(f"noise after {start!r}", (UnreadableDocument,), _bytes(start + noise), "a.bin")
    for ending, head in (("tif", b"II*\0\x08\0\0\0"), ("pdf", b"%PDF-1.7\n"), ("bin", b"")):
        name = f"10 GB of nothing, named {ending}"
        make = lambda path, head=head: _sparse(path, head)  # noqa: E731
        yield Case(name, (DocumentTooLarge,), make, f"scan.{ending}")
    yield Case("missing file", (DocumentBusy,), lambda path: None, "a.pdf")
    yield Case("folder named PDF", (UnsupportedFormat,), lambda path: path.mkdir(), "x.pdf")
    if sys.platform != "win32":
        yield Case("pipe", (UnsupportedFormat,), os.mkfifo, "pipe.pdf")
        loop = lambda path: path.symlink_to(path.name)  # noqa: E731
        yield Case("link to itself", (DocumentBusy,), loop, "loop.pdf")


def _names() -> Iterator[Case]:
    jpeg = encode(draw_page(), "JPEG")
    names = [
        "new\nline.jpg", "carriage\rreturn\t.jpg", "right\u202eto\u200fleft.jpg", "📄👩‍💻.jpg",
        "n" * 251 + ".jpg", "...", "   ", " .. . ", "zero\u200bwidth.jpg", "-rf.jpg", "%s{0}.jpg",
        "\x1b[31mred\x1b[0m.jpg", "か\u3099.jpg",
        "\N{PAGE FACING UP}" * 63 + "abc",
    ]  # fmt: skip
    if sys.platform == "linux":
        names.append(os.fsdecode(b"bad\xff\xfe utf-8 \x80.jpg"))
    for name in names if sys.platform != "win32" else names[3:5]:
        label = ascii(name if len(name) < 40 else name[:20] + "…")
        yield Case(f"name {label}", (Document,), _bytes(jpeg), name, drawn=True)
        yield Case(f"empty with name {label}", (EmptyDocument,), _bytes(b""), name)
