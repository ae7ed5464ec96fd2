"""How conditions are decided from what is seen of them, and what is seen."""

from __future__ import annotations

import numpy as np
import pytest

from core.recognition.condition import KINDS, bundled_network, condition_like, outvoted
from core.recognition.residual import residual_of

STAINED, TORN = np.array([30.0, 0, 2, 1]), np.array([0.0, 1, 40, 0])


def amounts(*values: float) -> np.ndarray:
    return np.array(values, np.float64)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (amounts(30, 0, 1, 0), "stained"),
        (amounts(5, 0, 0, 0), "stained"),  # far less of it
        (amounts(2, 0, 90, 3), "torn"),
        (amounts(0, 0, 0, 0), ""),
        (amounts(2, 0.1, 0.3, 0), ""),  # as much as a sound page may show
        (amounts(0, 30, 0, 0), ""),  # of which there is no example
        (amounts(20, 0, 20, 0), ""),  # as much of both
    ],
)
def test_a_page_has_the_condition_whose_example_it_is_like(page, expected: str) -> None:
    assert condition_like(page, {"stained": [STAINED], "torn": [TORN]}) == expected


def test_any_of_several_examples_counts() -> None:
    examples = {"damaged": [STAINED, TORN], "marked": [amounts(0, 0, 0, 9)]}
    assert condition_like(amounts(9, 0, 0, 0), examples) == "damaged"
    assert condition_like(amounts(0, 0, 9, 0), examples) == "damaged"
    assert condition_like(amounts(0, 0, 0, 5), examples) == "marked"


def test_two_conditions_of_examples_that_look_the_same_are_not_guessed() -> None:
    assert condition_like(amounts(9, 0, 0, 0), {"coffee": [STAINED], "tea": [STAINED]}) == ""


def test_an_example_that_is_read_unlike_all_others_of_its_name_counts_as_they_do() -> None:
    others = [TORN, amounts(0, 0, 9, 1), amounts(1, 0, 20, 0)]
    (corrected,) = outvoted([STAINED], others)
    assert condition_like(amounts(0, 0, 9, 0), {"torn": [corrected]}) == "torn"
    assert condition_like(amounts(9, 0, 0, 0), {"torn": [corrected]}) == ""
    assert outvoted([TORN], others)[0] is TORN
    assert outvoted([STAINED], others[:1])[0] is STAINED  # too few to tell
    (unseen,) = outvoted([amounts(0, 0, 0, 0)], others)
    assert condition_like(amounts(0, 0, 9, 0), {"torn": [unseen]}) == "torn"


def test_an_example_in_which_nothing_is_seen_is_like_no_page() -> None:
    assert condition_like(amounts(9, 0, 0, 0), {"creased": [amounts(0, 0, 0, 0)]}) == ""


def test_blocks_that_the_picture_does_not_show_are_told() -> None:
    page = np.full((640, 480, 3), 250, np.uint8)
    half = np.diag([1.0, 0.5, 1.0])  # the page ends in the middle of the template
    residual = residual_of(page, page, half)
    assert residual.seen[:19].all()
    assert not residual.seen[21:].any()
    assert np.isfinite(residual.features).all()


@pytest.mark.parametrize("level", [0, 255])
def test_pages_without_anything_on_them_have_numbers(level: int) -> None:
    page = np.full((300, 200, 3), level, np.uint8)
    shares = bundled_network().probabilities(residual_of(page, page, np.eye(3)).features)
    assert shares.shape[2] == 1 + len(KINDS)
    np.testing.assert_allclose(shares.sum(axis=2), 1, atol=1e-5)
