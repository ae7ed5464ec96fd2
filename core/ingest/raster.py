"""Pictures: JPEG, PNG, BMP, WebP, HEIC and TIFF, through Pillow."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageFile, ImageOps

from core.domain import Image
from core.errors import DocumentTooLarge
from core.ingest.request import OpenDocument, ReadRequest

_FORMATS = ("JPEG", "PNG", "BMP", "WEBP", "TIFF", "HEIF")


def open_raster(data: bytes, request: ReadRequest) -> OpenDocument:
    """Animations and multi-picture photos count as their first picture."""
    _set_up()
    picture = PillowImage.open(io.BytesIO(data), formats=_FORMATS)
    paged = picture.format == "TIFF"
    count = getattr(picture, "n_frames", 1) if paged and request.max_pages > 0 else 1

    def decode(number: int) -> Image:
        if paged:
            picture.seek(number - 1)
        _check_size(picture, request)
        if picture.format in ("JPEG", "MPO"):
            side = request.long_side_px
            picture.draft("RGB", (side, side))  # never below what is asked for
        return shrink(to_rgb(picture), request.long_side_px)

    return OpenDocument(count, decode)


def to_rgb(picture: PillowImage.Image) -> Image:
    """Any mode, upright by its EXIF, transparency over white: uint8 (H, W, 3)."""
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        return _from_deep_grey(np.asarray(upright))
    if upright.mode == "P" and "transparency" in upright.info:
        upright = upright.convert("RGBA")
    if upright.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        rgba = upright.convert("RGBA")
        paper = PillowImage.new("RGBA", rgba.size, "white")
        upright = PillowImage.alpha_composite(paper, rgba)
    return np.asarray(upright.convert("RGB"))


def shrink(image: Image, long_side_px: int) -> Image:
    """Area averaging, so that thin lines of 1-bit scans live on as grey. Never enlarges."""
    height, width = image.shape[:2]
    scale = long_side_px / max(height, width)
    if scale >= 1:
        return np.ascontiguousarray(image)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _from_deep_grey(grey: NDArray[np.generic]) -> Image:
    values = grey.astype(np.float32)
    top = 65_535.0 if values.max() > 255 else 255.0
    eight = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
    return np.repeat(eight[:, :, None], 3, axis=2)


def _check_size(picture: PillowImage.Image, request: ReadRequest) -> None:
    width, height = picture.size
    if width * height > request.max_page_pixels:
        raise DocumentTooLarge(
            f"{{name}} is {width:,} x {height:,} pixels, more than a page may have.",
            "Scan it at a lower resolution, or raise the limit in the settings.",
        )


def _set_up() -> None:
    pillow_heif.register_heif_opener()
    PillowImage.MAX_IMAGE_PIXELS = None  # the limit is ours, with an error of our own
    ImageFile.LOAD_TRUNCATED_IMAGES = False
