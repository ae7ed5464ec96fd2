"""Image folders of any size, such as ImageNet-1K's: every image is a class of its own."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from training.data.pages import square_page
from training.data.workers import work

log = logging.getLogger(__name__)
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff"})


def find_images(folder: Path) -> list[str]:
    """Paths below the folder, "/" between their parts, in an order that no file system decides.

    Raises FileNotFoundError where there is no such folder or no image in it.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: no such folder")
    found = []
    for place, _, names in os.walk(folder):
        below = Path(place).relative_to(folder)
        found += [(below / n).as_posix() for n in names if Path(n).suffix.lower() in SUFFIXES]
    if not found:
        raise FileNotFoundError(f"{folder}: no image in it ({', '.join(sorted(SUFFIXES))})")
    return sorted(found)


def folder_pages(
    folder: Path, name: str, paths: list[str], side_px: int, workers: int
) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """("NAME/path", uint8 (3, side, side)) of every image that can be read, in the order given.

    The others are named in the log, and counted at the end.
    """
    unreadable = 0
    decode = partial(_decoded, folder=folder, side_px=side_px)
    for path, result in zip(paths, work(decode, paths, workers), strict=True):
        if isinstance(result, str):
            unreadable += 1
            log.warning("%s cannot be read: %s", folder / path, result)
        else:
            yield f"{name}/{path}", result
    if unreadable:
        log.warning("%d of %d images in %s cannot be read", unreadable, len(paths), folder)


def _decoded(path: str, folder: Path, side_px: int) -> NDArray[np.uint8] | str:
    """The square, or what is wrong with the file."""
    try:
        with Image.open(folder / path) as image:
            image.draft("RGB", (2 * side_px, 2 * side_px))  # a JPEG decodes no larger than needed
            upright = ImageOps.exif_transpose(image).convert("RGB")
            return square_page(np.asarray(upright), side_px)
    except Exception as error:  # damaged files make decoders raise all there is
        return str(error) or type(error).__name__
