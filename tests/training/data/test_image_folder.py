"""Image folders: every image a class, whatever its ending; damaged ones are named and left out."""

import logging
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.data.image_folder import find_images, folder_pages


def save(path: Path, colour: tuple[int, int, int], size: tuple[int, int] = (40, 30)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


def test_images_of_every_kind_are_found_in_an_order_of_their_own(tmp_path: Path) -> None:
    names = ["n2/b.JPEG", "n2/a.jpg", "n1/c.png", "d.webp", "n1/x/e.TIF", "n1/f.bmp", "n3/g.tiff"]
    for name in names:
        save(tmp_path / name, (1, 2, 3))
    (tmp_path / "n1" / "notes.txt").write_text("no image")
    assert find_images(tmp_path) == sorted(names)


def test_a_folder_that_is_missing_or_holds_no_image_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        find_images(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match="no image in it"):
        find_images(tmp_path)


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_come_in_order_and_unreadable_images_are_named_and_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, workers: int
) -> None:
    for number in range(70):
        save(tmp_path / f"c/{number:03d}.png", (number, 0, 255 - number))
    (tmp_path / "c/007.png").write_bytes(b"no picture")
    (tmp_path / "c/050.png").write_bytes((tmp_path / "c/051.png").read_bytes()[:60])
    paths = find_images(tmp_path)
    with caplog.at_level(logging.WARNING):
        pages = list(folder_pages(tmp_path, "train", paths, 16, workers))
    good = [number for number in range(70) if number not in (7, 50)]
    assert [name for name, _ in pages] == [f"train/c/{number:03d}.png" for number in good]
    assert [int(page[0].mean()) for _, page in pages] == good
    assert all(page.shape == (3, 16, 16) and page.dtype == np.uint8 for _, page in pages)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 3
    assert "007.png" in told[0] and "050.png" in told[1] and "2 of 70" in told[2]


def test_pictures_with_palettes_transparency_and_turned_by_exif_become_squares(
    tmp_path: Path,
) -> None:
    Image.new("P", (9, 5), 3).save(tmp_path / "a.png")
    Image.new("RGBA", (9, 5), (10, 20, 30, 40)).save(tmp_path / "b.png")
    Image.new("CMYK", (9, 5)).save(tmp_path / "c.jpg")
    turned = Image.new("RGB", (60, 40), (255, 255, 255))
    turned.paste((0, 0, 0), (0, 0, 30, 40))  # its left half is black
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise: black comes up
    turned.save(tmp_path / "d.png", exif=exif)
    pages = dict(folder_pages(tmp_path, "x", find_images(tmp_path), 8, 1))
    assert len(pages) == 4
    assert pages["x/d.png"][0, 0].tolist() == [0] * 8
    assert pages["x/d.png"][0, 7].tolist() == [255] * 8
