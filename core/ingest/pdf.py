"""PDF pages, through PDFium. Not thread-safe: one process, one document at a time."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from core.errors import DamagedDocument, PasswordProtected
from core.ingest.raster import shrink
from core.ingest.refusals import NAME, damaged, page_too_large
from core.ingest.request import OpenDocument, ReadRequest

if TYPE_CHECKING:
    from core.domain import Image

# PDFium shrinks embedded scans coarsely; drawing at twice the size and averaging keeps thin lines.
_OVERSAMPLING = 2
_FULL_SIZE_PX_PER_PT = 300 / 72
_TAIL_BYTES = 4096
_MOST_OBJECTS_CHECKED = 2000
_MOST_NESTED_FORMS = 8


def open_pdf(data: bytes, request: ReadRequest) -> OpenDocument:
    """Form fields and annotations are drawn as they are seen."""
    document = _load(data)
    count = len(document)
    if not count:
        raise DamagedDocument(f"{NAME} holds no pages.", "Create the PDF again.")
    document.init_forms()
    return OpenDocument(count, lambda number: _draw(document, number, request))


def _load(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise PasswordProtected(
                f"{NAME} is protected by a password.", "Save a copy without the password."
            ) from error
        raise
    rebuilt = not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document)
    # PDFium rebuilds the table of a file that was cut off, and its last pages are simply not there.
    if rebuilt and b"%%EOF" not in data[-_TAIL_BYTES:]:
        raise damaged("its end is missing")
    return document


def _draw(document: pypdfium2.PdfDocument, number: int, request: ReadRequest) -> Image:
    page = document[number - 1]
    _check_pictures(page, request.max_page_pixels)
    bitmap = page.render(
        scale=_scale(page, request), rev_byteorder=True, may_draw_forms=True, prefer_bgrx=True
    )
    small = shrink(np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]), request.long_side_px)
    bitmap.close()
    page.close()
    return small


def _scale(page: pypdfium2.PdfPage, request: ReadRequest) -> float:
    """Pixels a point."""
    width_pt, height_pt = (max(side, 1.0) for side in page.get_size())
    if request.long_side_px:
        return float(_OVERSAMPLING * request.long_side_px / max(width_pt, height_pt))
    most = float((request.max_page_pixels / (width_pt * height_pt)) ** 0.5)
    return min(_FULL_SIZE_PX_PER_PT, most)


def _check_pictures(page: pypdfium2.PdfPage, max_pixels: int) -> None:
    """Refuses a page with a picture over the limit before PDFium unpacks it."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for thing in itertools.islice(_things(page), _MOST_OBJECTS_CHECKED):
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
        if width.value * height.value > max_pixels:
            raise page_too_large(width.value, height.value)


def _things(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """What is drawn on the page, also by the forms (in the sense of PDF) that it draws."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, index), _MOST_NESTED_FORMS)


def _with_inner(thing: Any, depth: int) -> Iterator[Any]:
    yield thing
    if depth and pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM:
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(thing, index), depth - 1)
