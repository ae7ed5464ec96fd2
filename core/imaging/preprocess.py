"""Page -> model input, and page -> stored image.

Training's batched version (`training.embed.shrink`) matches `model_input`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image as PillowImage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Image

TEMPLATE_LONG_SIDE_PX = 1600
THUMBNAIL_LONG_SIDE_PX = 400
_WEBP_QUALITY = 80


def model_input(image: Image, size_px: int) -> NDArray[np.float32]:
    """The whole page squeezed to a square by area averaging.

    uint8 (H, W, 3) RGB -> float32 (3, size_px, size_px) RGB in [0, 1].
    """
    small = cv2.resize(image.astype(np.float32), (size_px, size_px), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small.transpose(2, 0, 1)) / np.float32(255)


def four_rotations(image: Image, size_px: int) -> NDArray[np.float32]:
    """(4, 3, size_px, size_px): entry k is the page turned back by k * 90 degrees.

    Entry k thus takes the page to have been turned k * 90 degrees counter-clockwise: where it
    matches best, the page's rotation is k * 90.
    """
    upright = model_input(image, size_px)
    return np.stack([np.rot90(upright, -k, axes=(1, 2)) for k in range(4)])


def encode_template(image: Image) -> tuple[bytes, tuple[int, int]]:
    """WebP of the uncropped page, long side at most 1,600 px, and its (width, height) in px."""
    height, width = image.shape[:2]
    scale = TEMPLATE_LONG_SIDE_PX / max(height, width)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    buffer = io.BytesIO()
    PillowImage.fromarray(image).save(buffer, "WEBP", quality=_WEBP_QUALITY, method=4)
    return buffer.getvalue(), (image.shape[1], image.shape[0])


def encode_thumbnail(image: Image) -> bytes:
    """WebP of the page, long side THUMBNAIL_LONG_SIDE_PX."""
    height, width = image.shape[:2]
    scale = THUMBNAIL_LONG_SIDE_PX / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    buffer = io.BytesIO()
    PillowImage.fromarray(small).save(buffer, "WEBP", quality=_WEBP_QUALITY, method=4)
    return buffer.getvalue()


def decode_template(webp: bytes) -> Image:
    """The stored page, uint8 (H, W, 3) RGB."""
    with PillowImage.open(io.BytesIO(webp)) as picture:
        return np.asarray(picture.convert("RGB"))
