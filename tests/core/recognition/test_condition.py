"""How conditions are decided from what is seen of them, and what is seen."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from core.recognition.condition import condition_like, understood
from core.recognition.damage import KINDS, bundled_network, from_arrays, to_arrays
from core.recognition.residual import residual_of

UNREADABLE = None
Examples = dict[str, list[np.ndarray | None]]


def shown(**kinds: float) -> np.ndarray:
    """How likely each kind is; the rest is that there is nothing."""
    shares = np.array([0.0, *(kinds.get(kind, 0.0) for kind in KINDS)])
    shares[0] = 1 - shares.sum()
    return shares


STAIN, GLARE, TEAR, MARK = (shown(**{kind: 0.97}) for kind in KINDS)
FOUR = {"stained": [STAIN], "glare": [GLARE], "torn": [TEAR], "marked": [MARK]}


def told(page: np.ndarray, examples: Examples, elsewhere: Examples | None = None) -> str:
    return condition_like(page, understood(examples, elsewhere or {}))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (STAIN, "stained"),
        (shown(tear=0.7, stain=0.2), "torn"),
        (shown(), ""),
        (shown(stain=0.2, mark=0.2), ""),  # rather nothing
        (GLARE, ""),  # of which there is no example
        (shown(stain=0.48, tear=0.48), ""),
    ],
)
def test_a_page_has_the_condition_whose_example_shows_its_damage(
    page: np.ndarray, expected: str
) -> None:
    assert told(page, {"stained": [STAIN], "torn": [TEAR]}) == expected


def test_any_of_several_examples_counts() -> None:
    examples = {"damaged": [STAIN, TEAR], "marked": [MARK]}
    assert told(STAIN, examples) == "damaged"
    assert told(TEAR, examples) == "damaged"
    assert told(MARK, examples) == "marked"


def test_two_conditions_of_examples_that_look_the_same_are_not_guessed() -> None:
    assert told(STAIN, {"coffee": [STAIN], "tea": [STAIN]}) == ""


def test_an_example_shows_damage_however_faint() -> None:
    faint = shown(tear=0.2, stain=0.02)
    assert told(TEAR, {"ripped": [faint], "stained": [STAIN]}) == "ripped"
    assert told(STAIN, {"ripped": [faint], "stained": [STAIN]}) == "stained"


def test_an_example_that_could_be_two_is_the_one_that_no_other_is() -> None:
    mixed = shown(stain=0.5, tear=0.4)
    examples = {**FOUR, "torn": [mixed]}
    assert told(TEAR, examples) == "torn"
    assert told(STAIN, examples) == "stained"


def test_an_example_that_cannot_be_read_is_what_the_others_leave() -> None:
    examples = {**FOUR, "torn": [UNREADABLE]}
    assert [told(page, examples) for page in (STAIN, GLARE, TEAR, MARK)] == list(FOUR)
    assert told(shown(), examples) == ""


def test_an_example_is_read_as_those_of_its_name_in_other_classes() -> None:
    examples = {"stained": [STAIN], "torn": [shown(glare=0.6, tear=0.3)]}
    others = {"torn": [TEAR, TEAR, UNREADABLE]}
    assert told(TEAR, examples, others) == "torn"
    assert told(GLARE, examples, others) == ""
    assert told(GLARE, examples) == "torn"


def test_an_example_of_nothing_or_not_read_alone_stands_for_no_kind() -> None:
    for page in (STAIN, GLARE, TEAR, MARK):
        assert told(page, {"creased": [shown()]}) == ""
        assert told(page, {"creased": [UNREADABLE]}) == ""


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
    shares = bundled_network().shares(residual_of(page, page, np.eye(3)))
    assert shares.shape == (1 + len(KINDS),)
    assert shares.sum() == pytest.approx(1, abs=1e-5)


def test_a_page_just_like_its_template_shows_nothing() -> None:
    page = np.full((640, 480, 3), 250, np.uint8)
    page[60:600:20, 40:400:3] = 40
    assert bundled_network().shares(residual_of(page, page, np.eye(3))).argmax() == 0


def test_a_network_is_the_same_when_stored() -> None:
    network = bundled_network()
    again = from_arrays(to_arrays(network))
    page = np.full((300, 200, 3), 200, np.uint8)
    residual = residual_of(page, page, np.eye(3))
    np.testing.assert_array_equal(again.shares(residual), network.shares(residual))


def test_the_bundled_network_tells_how_it_was_made() -> None:
    path = resources.files("resources") / "models" / "conditions.npz"
    with path.open("rb") as file, np.load(file) as stored:
        made_by = json.loads(str(stored["made_by"]))
    assert made_by["command"] == "python -m training.conditions"
    assert {"seed", "copies", "handwriting", "torch"} <= made_by.keys()
