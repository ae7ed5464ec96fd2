"""PDF pages, through PDFium. Not thread-safe: one process, one document at a time."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pypdfium2.raw

from core.domain import Image
from core.errors import DamagedDocument, PasswordProtected
from core.ingest.raster import shrink
from core.ingest.request import OpenDocument, ReadRequest

# PDFium shrinks embedded scans coarsely; drawing at twice the size and averaging keeps thin lines.
_OVERSAMPLING = 2


def open_pdf(data: bytes, request: ReadRequest) -> OpenDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise PasswordProtected(
                "{name} is protected by a password.", "Save a copy without the password."
            ) from error
        raise
    count = len(document)
    if not count:
        raise DamagedDocument("{name} holds no pages.", "Create the PDF again.")
    document.init_forms()

    def decode(number: int) -> Image:
        page = document[number - 1]
        side_pt = max(*page.get_size(), 1.0)
        scale = _OVERSAMPLING * request.long_side_px / side_pt
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=True)
        image = bitmap.to_numpy()
        if image.ndim == 2:
            image = np.repeat(image[:, :, None], 3, axis=2)
        small = shrink(np.ascontiguousarray(image[:, :, :3]), request.long_side_px)
        bitmap.close()
        page.close()
        return small

    return OpenDocument(count, decode)
