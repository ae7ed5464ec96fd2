"""How a page lies that is like nothing registered."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as PillowImage

from core.domain import Image
from core.imaging.lying import turned_sideways

SCANS = Path(str(resources.files("resources") / "samples" / "scans"))
LETTERS = ("scan_0019.jpg", "scan_0003.png", "scan_0027.jpg")
"""An English and a Chinese letter, a form that is filled in."""


def page(name: str, quarters: int = 0) -> Image:
    """Turned counter-clockwise."""
    with PillowImage.open(SCANS / name) as opened:
        return np.ascontiguousarray(np.rot90(np.asarray(opened.convert("RGB")), quarters))


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("quarters", [1, 3])
def test_a_page_on_its_side_is_known_by_its_lines(name: str, quarters: int) -> None:
    assert turned_sideways(page(name, quarters)) == 90 * quarters


@pytest.mark.parametrize("name", LETTERS)
def test_an_upright_page_stays(name: str) -> None:
    assert turned_sideways(page(name)) == 0


def test_a_wide_page_with_lines_across_stays() -> None:
    upper = page("scan_0019.jpg")
    height, width = upper.shape[:2]
    assert width > height // 2
    assert turned_sideways(np.ascontiguousarray(upper[: height // 2])) == 0


def test_lines_from_top_to_bottom_of_a_high_page_are_no_sign() -> None:
    """Japanese letters are written so."""
    upper = page("scan_0003.png", 1)
    high = np.ascontiguousarray(upper[:, : upper.shape[0] // 2])
    assert high.shape[0] > high.shape[1]
    assert turned_sideways(high) == 0


def test_an_empty_sheet_stays() -> None:
    assert turned_sideways(np.full((300, 500, 3), 255, np.uint8)) == 0
