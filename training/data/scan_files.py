"""File formats that scanners and phones write."""

import time
from enum import Enum
from pathlib import Path

from PIL import Image

JPEG_QUALITY = 62
SCAN_DPI = 125
BILEVEL_DPI = 150
PDF_DATE = time.struct_time(
    (2025, 1, 1, 0, 0, 0, 0, 1, 0)
)  # fixed, so that the same seed gives the same file


class Format(Enum):
    """A file format and what of it matters here."""

    JPEG = "jpeg"
    PHOTO = "photo"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"  # the form, then a page of text
    TIFF_G4 = "1-bit tiff"
    TIFF_PAGES = "tiff of pages"  # a blank page, then the form

    @property
    def suffix(self) -> str:
        """The file name's ending."""
        endings = {"jpeg": ".jpg", "photo": ".jpg", "1-bit tiff": ".tif", "tiff of pages": ".tif"}
        return endings.get(self.value, f".{self.value}")

    @property
    def is_photo(self) -> bool:
        """Whether a phone writes it."""
        return self in (Format.PHOTO, Format.HEIC)

    @property
    def bilevel(self) -> bool:
        """Whether it stores 1 bit a pixel."""
        return self is Format.TIFF_G4


def write_scan(path: Path, page: Image.Image, beside: Image.Image | None, form: Format) -> None:
    """Write a scan; `beside` is the other page of formats that have two."""
    if form in (Format.JPEG, Format.PHOTO):
        _slim(page).save(path, quality=JPEG_QUALITY, optimize=True)
    elif form is Format.PNG:
        page.convert("L").quantize(16, dither=Image.Dither.NONE).save(path, optimize=True)
    elif form is Format.WEBP:
        page.save(path, quality=60, method=4)
    elif form is Format.HEIC:
        _write_heic(path, page)
    elif form is Format.PDF:
        others = [_slim(beside)] if beside else []
        _slim(page).save(
            path,
            save_all=True,
            append_images=others,
            resolution=SCAN_DPI,
            quality=JPEG_QUALITY,
            creationDate=PDF_DATE,
            modDate=PDF_DATE,
        )
    elif form is Format.TIFF_G4:
        page.convert("1", dither=Image.Dither.NONE).save(
            path, compression="group4", dpi=(BILEVEL_DPI, BILEVEL_DPI)
        )
    else:
        first, rest = (beside, [_slim(page)]) if beside else (page, [])
        _slim(first).save(
            path,
            save_all=True,
            append_images=rest,
            compression="jpeg",
            quality=JPEG_QUALITY,
            dpi=(SCAN_DPI, SCAN_DPI),
        )


def _slim(page: Image.Image) -> Image.Image:
    """Without colour channels where the page has no colour."""
    red, green, blue = page.convert("RGB").split()
    grey = red.tobytes() == green.tobytes() == blue.tobytes()
    return red if grey else page


def _write_heic(path: Path, page: Image.Image) -> None:
    from pillow_heif import from_pillow  # noqa: PLC0415 (only this format needs it)

    from_pillow(page).save(path, quality=50)
