"""Real files of every kind, drawn here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pillow_heif
import pypdf
import pytest
from PIL import Image, ImageDraw

SIZE_PX = (620, 877)  # A4 at 75 dpi


def drawn_page(number: int = 1, size_px: tuple[int, int] = SIZE_PX) -> Image.Image:
    """A page with a frame, lines of text-like marks, and a bar that tells its number."""
    page = Image.new("RGB", size_px, "white")
    pen = ImageDraw.Draw(page)
    width, height = size_px
    pen.rectangle((40, 40, width - 40, height - 40), outline="black", width=3)
    for row in range(80, height - 200, 24):
        for column in range(60, width - 100, 30):
            pen.line((column, row, column + 14, row), "black", 4)
    pen.rectangle((60, height - 120, 60 + 60 * number, height - 80), fill="black")
    return page


@pytest.fixture
def page() -> Callable[..., Image.Image]:
    return drawn_page


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[[str], Path]:
    """`write_file(kind)`: one drawn page as a file of that kind."""
    pillow_heif.register_heif_opener()

    def write(kind: str) -> Path:
        picture = drawn_page()
        path = tmp_path / f"scan.{kind.split('-', maxsplit=1)[0]}"
        match kind:
            case "jpg" | "png" | "bmp" | "webp" | "heic":
                picture.save(path, quality=90) if kind != "bmp" else picture.save(path)
            case "jpg-cmyk":
                picture.convert("CMYK").save(path)
            case "png-alpha":
                clear = np.asarray(picture.convert("L"))
                ink = np.zeros((*clear.shape, 4), np.uint8)
                ink[..., 3] = 255 - clear
                Image.fromarray(ink).save(path)
            case "png-16":
                Image.fromarray(np.asarray(picture.convert("L")).astype(np.uint16) * 257).save(path)
            case "png-palette":
                picture.quantize(16).save(path)
            case "tif-g4" | "tif-g3":
                name = {"tif-g4": "group4", "tif-g3": "group3"}[kind]
                picture.convert("1").save(path, compression=name, dpi=(75, 75))
            case "tif-lzw" | "tif-jpeg" | "tif-deflate":
                name = {"lzw": "tiff_lzw", "jpeg": "jpeg", "deflate": "tiff_adobe_deflate"}
                picture.save(path, compression=name[kind.split("-")[1]])
            case "pdf":
                picture.save(path, resolution=75)
            case _:
                raise ValueError(kind)
        return path

    return write


@pytest.fixture
def encrypted_pdf(write_file: Callable[[str], Path]) -> Path:
    path = write_file("pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    return path
