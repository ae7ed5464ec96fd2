"""Pictures: JPEG, PNG, BMP, WebP, HEIC and TIFF, through Pillow.

Pictures are made small before they are made RGB, so that a large 1-bit scan stays cheap.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pillow_heif
from PIL import Image as PillowImage
from PIL import ImageFile, TiffImagePlugin, UnidentifiedImageError

from core.ingest.integrity import JPEG_START, PNG_START, jpeg_is_whole, png_is_whole
from core.ingest.refusals import damaged, page_too_large
from core.ingest.request import OpenDocument, ReadRequest
from core.ingest.tiff import count_tiff_pages

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Image

_FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "TIFF", "HEIF")
_ALPHA_MODES = ("RGBA", "LA", "PA", "RGBa", "La")
ORIENTATION_TAG = 0x0112
_OFFSET_TAGS = (TiffImagePlugin.STRIPOFFSETS, TiffImagePlugin.TILEOFFSETS)
_TIFF_HEADER_BYTES = 8
_ZEROS = bytes(1024)
_TURNS = {
    2: PillowImage.Transpose.FLIP_LEFT_RIGHT,
    3: PillowImage.Transpose.ROTATE_180,
    4: PillowImage.Transpose.FLIP_TOP_BOTTOM,
    5: PillowImage.Transpose.TRANSPOSE,
    6: PillowImage.Transpose.ROTATE_270,
    7: PillowImage.Transpose.TRANSVERSE,
    8: PillowImage.Transpose.ROTATE_90,
}


def open_raster(data: bytes, request: ReadRequest) -> OpenDocument:
    """Animations and multi-picture photos count as their first picture."""
    _set_up()
    _check_whole(data)
    try:
        picture = PillowImage.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError as error:  # its words speak of bytes in memory
        raise damaged("its beginning makes no sense") from error
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        return _open_tiff(picture, data, request)
    return OpenDocument(1, lambda _: _decode(picture, request))


def _open_tiff(
    picture: TiffImagePlugin.TiffImageFile, data: bytes, request: ReadRequest
) -> OpenDocument:
    page_count = count_tiff_pages(data)  # Pillow's own count takes the square of it
    if not page_count:
        raise damaged("its list of pages is cut off")

    def decode(number: int) -> Image:
        picture.seek(number - 1)
        for tag in _OFFSET_TAGS:
            offsets = picture.tag_v2.get(tag, ())
            # libtiff draws a page whose data lies nowhere as black.
            if not all(_TIFF_HEADER_BYTES <= offset < len(data) for offset in offsets):
                raise damaged("part of a page is missing")
        return _decode(picture, request)

    return OpenDocument(page_count, decode)


def _decode(picture: PillowImage.Image, request: ReadRequest) -> Image:
    width, height = picture.size
    if width * height > request.max_page_pixels:
        raise page_too_large(width, height)
    side = request.long_side_px
    if side and picture.format in ("JPEG", "MPO"):
        scale = side / max(width, height)
        picture.draft(None, (max(1, int(width * scale)), max(1, int(height * scale))))
    picture.load()
    orientation = (
        1 if picture.format == "TIFF" else orientation_of(picture)
    )  # TIFF: load() turned it
    small = _on_white_paper(_reduce(_averageable(picture), side))
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    image = shrink(np.asarray(small), side)
    return np.repeat(image[:, :, None], 3, axis=2) if image.ndim == 2 else image


def shrink(image: Image, long_side_px: int) -> Image:
    """Area averaging, so that thin lines of 1-bit scans live on as grey. Never enlarges."""
    height, width = image.shape[:2]
    if not 0 < long_side_px < max(height, width):
        return np.ascontiguousarray(image)
    scale = long_side_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _averageable(picture: PillowImage.Image) -> PillowImage.Image:
    """In a mode whose pixels can be averaged: neither bits, palette indices nor 16 bits."""
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return PillowImage.fromarray(_eight_bits(np.asarray(picture)))
    if picture.mode in _ALPHA_MODES or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture if picture.mode in ("RGB", "CMYK") else picture.convert("RGB")


def _reduce(picture: PillowImage.Image, long_side_px: int) -> PillowImage.Image:
    """Coarsely, to no less than twice the side wanted: it spares a large copy as an array."""
    factor = max(picture.size) // (2 * long_side_px) if long_side_px else 1
    return picture.reduce(factor) if factor > 1 else picture


def _on_white_paper(picture: PillowImage.Image) -> PillowImage.Image:
    if picture.mode == "RGBA":
        paper = PillowImage.new("RGBA", picture.size, "white")
        return PillowImage.alpha_composite(paper, picture).convert("RGB")
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")


def _eight_bits(grey: NDArray[Any]) -> NDArray[np.uint8]:
    """From 16 bits, or from the float or 32-bit values that some scanning programs write."""
    if grey.dtype.kind == "u" and grey.dtype.itemsize == 2:
        return np.asarray(grey >> 8, np.uint8)
    values = grey.astype(np.float32)
    highest = values.max()
    top = 1.0 if highest <= 1 else 255.0 if highest <= 255 else 65_535.0
    return np.asarray(np.clip(values * (255.0 / top), 0, 255), np.uint8)


def orientation_of(picture: PillowImage.Image) -> int:
    """As Exif numbers them, 1 where nothing is told."""
    try:
        return int(picture.getexif().get(ORIENTATION_TAG, 1))
    except Exception:  # a picture with broken metadata is still a picture
        return 1


def _check_whole(data: bytes) -> None:
    if data.startswith(JPEG_START) and not jpeg_is_whole(data):
        raise damaged("its end is missing")
    if data.startswith(PNG_START) and not png_is_whole(data):
        raise damaged("part of it is missing or was altered")
    # Without an end mark or checksum, a copy that was broken off shows only by its empty tail.
    if (data[8:12] == b"WEBP" or data[4:8] == b"ftyp") and data.endswith(_ZEROS):
        raise damaged("its end is missing")


def _set_up() -> None:
    pillow_heif.register_heif_opener()
    PillowImage.MAX_IMAGE_PIXELS = None  # the limit is ours, with an error of our own
    ImageFile.LOAD_TRUNCATED_IMAGES = False
