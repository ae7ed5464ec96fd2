"""Editions of one form: a bundled form, and copies in which something was changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.recognition.alignment import align
from core.recognition.ink import ink_of
from core.recognition.telling import tell_apart
from core.recognition.twins import Drawing, Place, Twins, compare_templates

Edit = Callable[[np.ndarray], np.ndarray]


@pytest.fixture
def forms(samples: Path) -> list[np.ndarray]:
    paths = sorted((samples / "library").rglob("*.png"))
    return [np.array(Image.open(path).convert("RGB")) for path in paths]


def with_text(page: np.ndarray, text: str, at: tuple[float, float]) -> np.ndarray:
    page = page.copy()
    height, width = page.shape[:2]
    place = int(at[0] * width), int(at[1] * height)
    cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, height / 2200, (30, 30, 30), 1)
    return page


def scanned(page: np.ndarray, seed: int = 0) -> np.ndarray:
    """Slightly turned, grey, noisy, on paper that is not quite white."""
    rng = np.random.default_rng(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-2, 2)), 0.99)
    turned = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    grey = cv2.GaussianBlur(turned, (0, 0), 0.6).mean(2, keepdims=True) * 0.92
    noisy = grey + rng.normal(0, 4, grey.shape)
    return np.clip(np.repeat(noisy, 3, 2), 0, 255).astype(np.uint8)


def photographed(page: np.ndarray) -> np.ndarray:
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[0.08, 0.05], [0.9, 0.08], [0.96, 0.95], [0.03, 0.92]]) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    return cv2.warpPerspective(page, matrix, (width, height), borderValue=(60, 50, 40))


def filled(page: np.ndarray) -> np.ndarray:
    """Writing all over, some of it where editions differ."""
    page = page.copy()
    height, width = page.shape[:2]
    for number in range(12):
        at = (int(width * (0.1 + 0.07 * number)), int(height * (0.15 + 0.065 * number)))
        cv2.putText(
            page, "Yamada 418", at, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, height / 1400, (120, 40, 30), 2
        )
    return page


def told(page: np.ndarray, first: np.ndarray, second: np.ndarray) -> float:
    one, two, seen = (Drawing.of(image) for image in (first, second, page))
    twins = compare_templates(one, two)
    assert twins is not None
    view = seen.onto(one, align(seen.features, one.features))
    assert view is not None
    return tell_apart(seen, view, one, two, twins)


def old_and_new(form: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two editions: a line of text in the middle, and the year in the footer."""
    old = with_text(form, "Form 2023", (0.06, 0.985))
    new = with_text(form, "Form 2024", (0.06, 0.985))
    return old, with_text(new, "Please enclose a copy of your identity card", (0.3, 0.5))


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("seen", [scanned, photographed])
@pytest.mark.parametrize("fill", [lambda page: page, filled], ids=["blank", "filled"])
def test_one_changed_line_is_seen(
    forms: list[np.ndarray], number: int, seen: Edit, fill: Edit
) -> None:
    old, new = old_and_new(forms[number])
    assert told(seen(fill(old)), old, new) > 0.1
    assert told(seen(fill(new)), old, new) < -0.1
    assert told(seen(fill(new)), new, old) > 0.1


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_is_told_as_well(forms: list[np.ndarray], turns: int) -> None:
    old, new = old_and_new(forms[0])
    page = np.ascontiguousarray(np.rot90(scanned(new), turns))
    assert told(page, old, new) < -0.1


def test_the_places_are_where_the_change_was_made(forms: list[np.ndarray]) -> None:
    old, new = old_and_new(forms[1])
    twins = compare_templates(Drawing.of(old), Drawing.of(new))
    assert twins is not None
    marks = np.zeros(old.shape[:2], bool)
    for place in twins.places:
        marks[place.y : place.y + place.height, place.x : place.x + place.width] = True
    changed = (old != new).any(2)
    assert marks[changed].mean() > 0.6
    assert marks.mean() < 0.1


def test_a_page_does_not_differ_from_itself(forms: list[np.ndarray]) -> None:
    same = compare_templates(Drawing.of(forms[0]), Drawing.of(forms[0]))
    assert same is not None
    assert same.places == ()
    assert told(scanned(forms[0]), forms[0], forms[0]) == 0.0


def test_different_forms_are_no_twins(forms: list[np.ndarray], samples: Path) -> None:
    names = [path.parts[-2:] for path in sorted((samples / "library").rglob("*.png"))]
    drawings = [Drawing.of(form) for form in forms]
    for one in range(4):
        for other in range(len(forms)):
            if one != other and names[one][0] != names[other][0]:
                twins = compare_templates(drawings[one], drawings[other])
                assert twins is None or len(twins.places) > 5


def test_twins_survive_being_stored(forms: list[np.ndarray]) -> None:
    old, new = old_and_new(forms[0])
    twins = compare_templates(Drawing.of(old), Drawing.of(new))
    assert twins is not None
    again = Twins.from_json(twins.to_json())
    np.testing.assert_allclose(again.view, twins.view)
    assert again.places == tuple(
        Place(p.x, p.y, p.width, p.height, round(p.shift_x, 2), round(p.shift_y, 2))
        for p in twins.places
    )


def test_a_shadow_and_tinted_paper_are_no_ink() -> None:
    shade = np.linspace(120, 250, 900)[:, None, None] * np.array([1.0, 0.95, 0.8])
    page = np.broadcast_to(shade, (900, 640, 3)).astype(np.uint8).copy()
    assert ink_of(page).max() < 60
    page[400:404, 100:500] = 20
    ink = ink_of(page)
    assert ink[401, 300] > 200
    assert ink[300].max() < 60


@pytest.mark.parametrize("colour", [(255, 255, 255), (250, 230, 90), (20, 20, 20)])
@pytest.mark.parametrize("edition", [0, 1])
def test_what_is_covered_is_not_guessed(
    forms: list[np.ndarray], edition: int, colour: tuple[int, int, int]
) -> None:
    """A sticker lies over the year, the only difference."""
    editions = [with_text(forms[1], f"Form {year}", (0.06, 0.985)) for year in (2023, 2024)]
    page = editions[edition].copy()
    page[int(0.94 * len(page)) :, : page.shape[1] // 2] = colour
    assert abs(told(scanned(page), *editions)) < 0.1


@pytest.mark.parametrize("edition", [0, 1])
def test_what_was_cut_off_is_not_guessed(forms: list[np.ndarray], edition: int) -> None:
    old = with_text(forms[1], "Form 2023", (0.06, 0.985))
    new = with_text(forms[1], "Form 2024", (0.06, 0.985))
    page = scanned((old, new)[edition])
    cut = np.ascontiguousarray(page[: int(0.95 * len(page))])
    assert told(cut, old, new) == 0.0


def test_a_coarser_copy_of_a_form_does_not_differ(forms: list[np.ndarray]) -> None:
    """The same form registered twice, once from a PDF: nobody can tell which one a scan is."""
    height, width = forms[2].shape[:2]
    coarse = cv2.resize(
        forms[2], (int(0.7 * width), int(0.7 * height)), interpolation=cv2.INTER_AREA
    )
    large = cv2.resize(forms[2], None, fx=1.15, fy=1.15, interpolation=cv2.INTER_CUBIC)
    for copy in (coarse, large):
        assert abs(told(scanned(forms[2]), forms[2], copy)) < 0.1


def test_a_line_that_may_have_been_cut_off_is_not_missed(forms: list[np.ndarray]) -> None:
    """Print just above the cut is there to see; what was below it says nothing."""
    new = with_text(forms[1], "Please enclose a copy of your identity card", (0.06, 0.985))
    cut = np.ascontiguousarray(scanned(new)[: int(0.96 * len(new))])
    assert told(cut, forms[1], new) == 0.0


def test_a_line_under_a_large_sticker_is_not_missed(forms: list[np.ndarray]) -> None:
    _, new = old_and_new(forms[1])
    _, width = new.shape[:2]
    page = new.copy()
    page[int(0.38 * len(page)) : int(0.62 * len(page))] = 255
    page[int(0.9 * len(page)) :, : width // 2] = 255
    assert told(scanned(page), *old_and_new(forms[1])) == 0.0


def test_print_that_lies_a_little_off_is_no_difference(forms: list[np.ndarray]) -> None:
    """Another printer sets the foot a little lower; what is beside it stays."""
    height = len(forms[1])
    pages = [with_text(forms[1], "Claim 5007 E page 2 of 3", (0.1, at)) for at in (0.9, 0.902)]
    assert 2 <= int(0.902 * height) - int(0.9 * height) <= 3
    twins = compare_templates(*map(Drawing.of, pages))
    assert twins is not None
    assert twins.places == ()


def test_a_digit_is_told_where_its_line_lies_a_little_off(forms: list[np.ndarray]) -> None:
    first = with_text(forms[1], "Claim 5007 E (24)", (0.1, 0.9))
    second = with_text(forms[1], "Claim 5007 E (78)", (0.1, 0.902))
    assert told(scanned(first, 1), first, second) > 0.05
    assert told(scanned(second, 2), first, second) < -0.05


@pytest.mark.parametrize("form", [0, 1, 3])
def test_one_digit_is_a_difference(forms: list[np.ndarray], form: int) -> None:
    """It leaves a trace alone, until its print is laid upon the other's."""
    drawings = []
    for year in (26, 28):
        page = forms[form].copy()
        height, width = page.shape[:2]
        place, size = (width // 10, 9 * height // 10), height / 2200
        text = f"Claim 5007 E ({year})"
        font = cv2.FONT_HERSHEY_SIMPLEX
        cv2.putText(page, text, place, font, size, (30, 30, 30), 1, cv2.LINE_AA)
        drawings.append(Drawing.of(page))
    twins = compare_templates(*drawings)
    assert twins is not None
    (only,) = twins.places
    assert abs(only.y + only.height / 2 - 0.895 * height) < 0.02 * height


def test_small_print_that_a_blur_swallows_is_not_missed(forms: list[np.ndarray]) -> None:
    """It may be there all the same: the page is not taken for the edition without it."""
    first = with_text(forms[1], "see note 4", (0.1, 0.9))
    out_of_focus = cv2.GaussianBlur(scanned(first, 1), (0, 0), 5.0)
    assert told(out_of_focus, first, forms[1]) > -0.02


def test_a_date_at_the_foot_is_told_beside_a_desk(forms: list[np.ndarray]) -> None:
    """What lies beyond the sheet's rim is no print that either edition has."""
    first, second = (
        with_text(forms[1], f"Claim 5007 E ({year})", (0.1, 0.99)) for year in (24, 78)
    )
    desk = np.full_like(np.pad(first, ((60, 60), (60, 60), (0, 0))), 30)
    desk[60:-60, 60:-60] = scanned(first, 1)
    assert told(desk, first, second) > 0.3
