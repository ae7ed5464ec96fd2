"""Small sound files of every format, as bytes, to be damaged: the same on every run.

Sound, too, are the PDF and TIFF files written here by hand, which no library at hand writes.
"""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image, ImageDraw

SIZE_PX = (240, 340)
_SAMPLES = ("scan_0005.tif", "scan_0010.pdf", "scan_0031.webp", "IMG_6907.jpg")


def draw_page(number: int = 1, size_px: tuple[int, int] = SIZE_PX) -> Image.Image:
    """A page with a frame and lines; `number` is the length of the bar at its foot."""
    page = Image.new("RGB", size_px, "white")
    pen = ImageDraw.Draw(page)
    width, height = size_px
    pen.rectangle((12, 12, width - 12, height - 12), outline="black", width=2)
    for row in range(30, height - 70, 11):
        for column in range(22, width - 40, 16):
            pen.line((column, row, column + 6 + (row * column) % 7, row), "navy", 2)
    pen.rectangle((22, height - 50, 22 + 30 * number, height - 34), fill="black")
    return page


def encode(picture: Image.Image, format_name: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, format_name, **options)
    return out.getvalue()


def make_seeds() -> dict[str, bytes]:
    """Files by a name that begins with their ending: `tif-g4`."""
    samples = Path(str(resources.files("resources") / "samples" / "scans"))
    bundled = {f"{Path(name).suffix[1:]}-sample": samples / name for name in _SAMPLES}
    return (
        _pictures()
        | _tiffs()
        | _pdfs()
        | {name: path.read_bytes() for name, path in bundled.items()}
    )


def _pictures() -> dict[str, bytes]:
    pillow_heif.register_heif_opener()
    page, other = draw_page(), draw_page(4)
    exif = Image.Exif()
    exif[0x0112] = 6
    grey16 = Image.fromarray(np.asarray(page.convert("L")).astype(np.uint16) * 257)
    return {
        "jpg": encode(page, "JPEG", quality=85),
        "jpg-progressive": encode(page, "JPEG", quality=85, progressive=True),
        "jpg-cmyk": encode(page.convert("CMYK"), "JPEG"),
        "jpg-exif": encode(page.rotate(90, expand=True), "JPEG", exif=exif, restart_marker_rows=2),
        "png": encode(page, "PNG"),
        "png-16": encode(grey16, "PNG"),
        "png-palette": encode(page.quantize(16), "PNG", transparency=3),
        "png-alpha": encode(page.convert("RGBA"), "PNG"),
        "bmp": encode(page, "BMP"),
        "bmp-palette": encode(page.quantize(16), "BMP"),
        "webp": encode(page, "WEBP", quality=80),
        "webp-lossless": encode(page, "WEBP", lossless=True),
        "webp-animated": encode(page, "WEBP", save_all=True, append_images=[other], duration=100),
        "heic": encode(page, "HEIF", quality=70),
    }


def _tiffs() -> dict[str, bytes]:
    page, bits = draw_page(), draw_page().convert("1")
    more = [draw_page(3), draw_page(5)]
    grey16 = Image.fromarray(np.asarray(page.convert("L")).astype(np.uint16) * 257)
    return {
        "tif-g3": encode(bits, "TIFF", compression="group3"),
        "tif-g4": encode(bits, "TIFF", compression="group4"),
        "tif-lzw": encode(page, "TIFF", compression="tiff_lzw"),
        "tif-jpeg": encode(page, "TIFF", compression="jpeg"),
        "tif-deflate": encode(page, "TIFF", compression="tiff_adobe_deflate"),
        "tif-plain": encode(page.convert("L"), "TIFF"),
        "tif-pages": encode(
            page, "TIFF", save_all=True, append_images=more, compression="tiff_lzw"
        ),
        "tif-16": encode(grey16, "TIFF"),
        "tif-big": encode(page, "TIFF", big_tiff=True, compression="tiff_lzw"),
        "tif-tiled": tiled_tiff(np.asarray(page.convert("L"))),
    }


def directory(entries: Iterable[tuple[int, int, int]], following: int = 0) -> bytes:
    """A little-endian TIFF directory of (tag, count, value); types follow from the values."""
    rows = b"".join(struct.pack("<HHII", tag, 4, count, value) for tag, count, value in entries)
    return struct.pack("<H", len(rows) // 12) + rows + struct.pack("<I", following)


def tiled_tiff(grey: np.ndarray, side: int = 64) -> bytes:
    """`grey` uint8 (H, W) in deflated tiles."""
    height, width = grey.shape
    down, across = -(-height // side), -(-width // side)
    padded = np.full((down * side, across * side), 255, np.uint8)
    padded[:height, :width] = grey
    tiles = [
        zlib.compress(padded[y : y + side, x : x + side].tobytes())
        for y in range(0, down * side, side)
        for x in range(0, across * side, side)
    ]
    lengths = [len(tile) for tile in tiles]
    offsets = (8 + np.cumsum([0, *lengths[:-1]])).tolist()
    arrays_at = 8 + sum(lengths)
    arrays = struct.pack(f"<{2 * len(tiles)}I", *offsets, *lengths)
    entries = (
        (256, 1, width), (257, 1, height), (258, 1, 8), (259, 1, 8), (262, 1, 1), (277, 1, 1),
        (322, 1, side), (323, 1, side), (324, len(tiles), arrays_at),
        (325, len(tiles), arrays_at + 4 * len(tiles)),
    )  # fmt: skip
    start = struct.pack("<2sHI", b"II", 42, arrays_at + len(arrays))
    return start + b"".join(tiles) + arrays + directory(entries)


# PDF


def stream(data: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def deflated(data: bytes, entries: str = "") -> bytes:
    return stream(zlib.compress(data, 9), f"{entries} /Filter /FlateDecode")


def make_pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, thing in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + thing + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
    start = out.rindex(b"xref\n0 ")
    out += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
_WORDS = b"BT /F1 14 Tf 40 560 Td 18 TL " + b"(Claim form, second page) Tj T* " * 12 + b"ET"


def page_object(entries: str = "", media_box: str = "[0 0 420 595]") -> bytes:
    return f"<< /Type /Page /Parent 2 0 R /MediaBox {media_box} {entries} >>".encode()


def _pdfs() -> dict[str, bytes]:
    form = CATALOGUE.replace(b">>", b"/AcroForm << /Fields [5 0 R] /NeedAppearances true >> >>")
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Yamada) /Rect [40 400 300 440] "
        b"/DA (/Helv 12 Tf 0 g) /P 3 0 R /MK << /BC [0 0 0] >> >>"
    )
    page = page_object(f"/Contents 4 0 R /Annots [5 0 R] {FONT}")
    when = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}
    return {
        "pdf": encode(draw_page(), "PDF", resolution=75, **when),
        "pdf-pages": encode(
            draw_page(), "PDF", save_all=True, append_images=[draw_page(4)], **when
        ),
        "pdf-text": make_pdf(
            CATALOGUE, ONE_PAGE, page_object(f"/Contents 4 0 R {FONT}"), deflated(_WORDS)
        ),
        "pdf-form": make_pdf(form, ONE_PAGE, page, deflated(_WORDS), field),
        "pdf-packed": _packed_pdf(),
    }


def _packed_pdf() -> bytes:
    """Its objects lie in an object stream, its table is a stream too."""
    inner = [CATALOGUE, ONE_PAGE, page_object(f"/Contents 4 0 R {FONT}")]
    at = [sum(len(thing) + 1 for thing in inner[:number]) for number in range(len(inner))]
    index = " ".join(f"{number} {offset}" for number, offset in enumerate(at, 1)).encode() + b" "
    packed = deflated(
        index + b" ".join(inner), f"/Type /ObjStm /N {len(inner)} /First {len(index)}"
    )
    out, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, thing in ((4, deflated(_WORDS)), (5, packed)):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + thing + b"\nendobj\n"
    start = len(out)
    rows = [(0, 0, 255), *((2, 5, n) for n in range(3)), *((1, o, 0) for o in (*offsets, start))]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    entries = f"/Type /XRef /Size {len(rows)} /W [1 4 1] /Root 1 0 R"
    out += b"6 0 obj\n" + deflated(table, entries) + b"\nendobj\n"
    return bytes(out) + f"startxref\n{start}\n%%EOF\n".encode()
