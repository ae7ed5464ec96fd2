"""Where the ground that a sheet lies on shows through."""

from __future__ import annotations

import numpy as np

from core.recognition.surroundings import ground_contrast, ground_planes

RIM, BLOCK = 16, 16
PAPER, DESK = 250, 90


def sheet() -> np.ndarray:
    """10 by 8 blocks of paper on a desk."""
    picture = np.full((10 * BLOCK + 2 * RIM, 8 * BLOCK + 2 * RIM, 3), DESK, np.uint8)
    picture[RIM:-RIM, RIM:-RIM] = PAPER
    return picture


def seen(picture: np.ndarray) -> np.ndarray:
    return np.ones(picture.shape[:2], np.float32)


def test_a_corner_that_is_missing_shows_the_ground_up_to_the_rim() -> None:
    picture = sheet()
    picture[: RIM + 3 * BLOCK, : RIM + 2 * BLOCK] = DESK
    like, reaching = ground_planes(picture, seen(picture), RIM, BLOCK)
    expected = np.zeros((10, 8))
    expected[:3, :2] = 1
    np.testing.assert_allclose(like, expected, atol=0.01)
    np.testing.assert_allclose(reaching, expected, atol=0.01)


def test_a_hole_shows_the_ground_but_does_not_reach_the_rim() -> None:
    picture = sheet()
    picture[RIM + 4 * BLOCK : RIM + 6 * BLOCK, RIM + 3 * BLOCK : RIM + 5 * BLOCK] = DESK
    like, reaching = ground_planes(picture, seen(picture), RIM, BLOCK)
    assert (like[4:6, 3:5] > 0.9).all()
    assert not reaching.any()


def test_nothing_is_like_a_ground_that_is_not_in_the_picture() -> None:
    picture = sheet()
    inside = np.zeros_like(seen(picture))
    inside[RIM:-RIM, RIM:-RIM] = 1
    assert not np.any(ground_planes(picture, inside, RIM, BLOCK))
    assert ground_contrast(picture, inside, RIM) == [0, 0, 0]


def test_how_unlike_the_paper_the_ground_is_and_on_how_many_sides_it_is_seen() -> None:
    picture = sheet()
    inside = seen(picture)
    inside[:RIM] = 0
    sides, dark, apart = ground_contrast(picture, inside, RIM)
    assert sides == 0.75
    assert dark == DESK / 255
    assert apart == (PAPER - DESK) / 64
