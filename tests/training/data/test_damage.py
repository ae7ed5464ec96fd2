from __future__ import annotations

import cv2
import numpy as np
import pytest

from training.data.damage import Damage, damaged
from training.data.scan import Flatbed, Tone, photograph, scan_page

MM = 2.0


@pytest.fixture
def page() -> np.ndarray:
    """A sheet of A4 with lines of print."""
    sheet = np.full((594, 420, 3), 252, np.uint8)
    for top in range(30, 570, 9):
        cv2.putText(sheet, "name of the insured", (20 + top % 40, top), 0, 0.4, (30, 30, 30), 1)
    return sheet


@pytest.mark.parametrize("what", list(Damage))
def test_the_same_stream_draws_the_same_damage(page: np.ndarray, what: Damage) -> None:
    one, other = (damaged(page, what, np.random.default_rng(3), MM) for _ in range(2))
    third = damaged(page, what, np.random.default_rng(4), MM)
    assert np.array_equal(one.page, other.page)
    assert np.array_equal(one.mask, other.mask)
    assert not np.array_equal(one.mask, third.mask)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("what", [Damage.STAINED, Damage.MARKED])
def test_what_is_on_the_paper_changes_it_where_the_mask_says(
    page: np.ndarray, what: Damage, seed: int
) -> None:
    drawn = damaged(page, what, np.random.default_rng(seed), MM)
    change = np.abs(drawn.page.astype(int) - page).max(axis=2)
    assert (drawn.mask > 0).any()
    assert change[drawn.mask > 0].mean() > 8
    assert change[drawn.mask == 0].mean() < 2
    assert drawn.cover is None
    assert drawn.light is None


@pytest.mark.parametrize("what", list(Damage))
def test_damage_keeps_away_from_that_of_an_example(page: np.ndarray, what: Damage) -> None:
    rng = np.random.default_rng(5)
    example = damaged(page, what, rng, MM).mask > 0
    for _ in range(4):
        other = damaged(page, what, rng, MM, example.astype(np.uint8) * 255).mask > 0
        assert (example & other).sum() <= 0.05 * min(example.sum(), other.sum()) + 1


def flatbed() -> Flatbed:
    return Flatbed(Tone.COLOUR, 0, 1, 0, 0, 0, 0, 0, 0, 1)


def test_behind_a_tear_lies_the_lid_of_the_scanner(page: np.ndarray) -> None:
    drawn = damaged(page, Damage.TORN, np.random.default_rng(6), MM)
    gone = cv2.erode(drawn.mask, np.ones((9, 9), np.uint8)) > 0
    for seed in range(3):
        scan = scan_page(drawn.page, np.random.default_rng(seed), flatbed(), drawn.cover)
        assert np.ptp(scan[gone].astype(int)) < 12


def test_glare_washes_the_print_out(page: np.ndarray) -> None:
    light = np.zeros(page.shape[:2], np.float32)
    light[200:300] = 1
    scan = scan_page(page, np.random.default_rng(1), flatbed(), light=light)
    assert scan[205:295].min() > 245
    assert scan[310:400].min() < 100


def test_a_whole_sheet_without_glare_is_photographed_as_before(page: np.ndarray) -> None:
    cover, light = np.full(page.shape[:2], 255, np.uint8), np.zeros(page.shape[:2], np.float32)
    plain = photograph(page, np.random.default_rng(2), 600)
    assert np.array_equal(
        photograph(page, np.random.default_rng(2), 600, None, cover, light), plain
    )
