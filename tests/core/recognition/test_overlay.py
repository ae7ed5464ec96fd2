"""Print that a page lacks, on a drawn form that is scanned with a lean and noise."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.recognition.alignment import align
from core.recognition.overlay import Overlay
from core.recognition.twins import Drawing, Place


@pytest.fixture(params=[1, 3, 6])
def form(samples: Path, request: pytest.FixtureRequest) -> np.ndarray:
    path = sorted((samples / "library").rglob("*.png"))[request.param]
    return np.array(Image.open(path).convert("RGB"))


def scanned(page: np.ndarray, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-1.5, 1.5)), 0.98)
    turned = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    noisy = cv2.GaussianBlur(turned, (0, 0), 0.6) * 0.94 + rng.normal(0, 4, (height, width, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)


def overlay(image: np.ndarray, template: np.ndarray) -> Overlay:
    page, known = Drawing.of(image), Drawing.of(template)
    view = page.onto(known, align(page.features, known.features))
    assert view is not None
    return Overlay(image, page, view, known)


def lacking(image: np.ndarray, template: np.ndarray) -> tuple[Place, ...]:
    return overlay(image, template).missing


def with_clause(form: np.ndarray) -> tuple[np.ndarray, tuple[int, int]]:
    """The form with one more printed line, in its emptiest strip, and where it begins."""
    page = form.copy()
    height, width = page.shape[:2]
    margin, strip = width // 8, height // 40
    ink = (255 - page.min(axis=2)).astype(np.float64)[:, margin:-margin].sum(1)
    inner = range(height // 5, 4 * height // 5, strip)
    top = min(inner, key=lambda row: ink[row : row + strip].sum())
    page[top : top + strip, margin:-margin] = 255
    base = (margin, top + 3 * strip // 4)
    scale = strip / 40
    text = "State your tax number and the year"
    cv2.putText(page, text, base, cv2.FONT_HERSHEY_SIMPLEX, scale, (20, 20, 20), 2)
    return page, base


def test_a_page_lacks_nothing_of_its_own_form(form: np.ndarray) -> None:
    assert lacking(scanned(form), form) == ()


def test_a_line_that_only_the_template_has_is_found_where_it_is(form: np.ndarray) -> None:
    later, (x, y) = with_clause(form)
    earlier = form.copy()
    height = form.shape[0]
    earlier[y - height // 40 : y + height // 80, form.shape[1] // 8 : -form.shape[1] // 8] = 255
    places = lacking(scanned(earlier), later)
    assert places
    first = places[0]
    assert first.x - 30 <= x <= first.x + first.width
    assert first.y - 10 <= y <= first.y + first.height + 10


def test_writing_stamps_and_folds_are_no_missing_print(form: np.ndarray) -> None:
    page = scanned(form)
    height, width = page.shape[:2]
    for row in range(5):
        place = (width // 4, height * (row + 2) // 9)
        cv2.putText(
            page, "Tanaka 2024-03", place, cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 1.4, (30, 40, 130), 3
        )
    cv2.circle(page, (2 * width // 3, 2 * height // 3), width // 12, (200, 30, 30), 6)
    assert lacking(page, form) == ()


def test_what_is_covered_or_torn_off_is_not_missing(form: np.ndarray) -> None:
    page = scanned(form)
    height, width = page.shape[:2]
    page[: height // 5, : width // 3] = (96, 74, 52)
    page[2 * height // 3 :, width // 2 :] = 255
    corner = np.array([[0, height], [0, 3 * height // 4], [width // 3, height]])
    cv2.fillPoly(page, [corner], (90, 90, 95))
    assert lacking(page, form) == ()


def test_a_pale_or_blurred_page_lacks_nothing(form: np.ndarray) -> None:
    page = scanned(form).astype(np.float32)
    pale = (255 - (255 - page) * 0.4).astype(np.uint8)
    assert lacking(pale, form) == ()
    assert lacking(cv2.GaussianBlur(pale, (0, 0), 2.0), form) == ()


def test_rules_that_vanish_in_black_and_white_are_not_missing(form: np.ndarray) -> None:
    """A thin rule is lost as a whole, where the words beside it stay."""
    height, width = form.shape[:2]
    ruled = form.copy()
    rows = [height * part // 12 for part in range(3, 11)]
    for row in rows:
        ruled[row - 6 : row + 8, width // 10 : -width // 10] = 255
        ruled[row : row + 2, width // 10 : -width // 10] = 20
    page = scanned(ruled)
    without = ruled.copy()
    for row in rows[::2]:
        without[row - 1 : row + 3, width // 10 : -width // 10] = 255
    assert lacking(page, ruled) == ()
    assert lacking(scanned(without), ruled) == ()


@pytest.mark.parametrize("strength", [0.25, 0.4])
def test_a_line_that_is_only_fainter_than_the_rest_is_not_missing(
    form: np.ndarray, strength: float
) -> None:
    """As a worn toner or glare leaves it: too pale to count as ink, and yet it is there."""
    page, (_, base) = with_clause(form)
    height = len(page)
    line = slice(base - height // 40, base + height // 80)
    worn = page.copy()
    worn[line] = 255 - (255 - page[line].astype(np.float32)) * strength
    assert lacking(scanned(worn), page) == ()


def test_a_page_is_plain_unless_it_is_washed_out_or_seen_from_afar(form: np.ndarray) -> None:
    page = scanned(form)
    assert overlay(page, form).plain
    small = cv2.resize(page, None, fx=0.42, fy=0.42, interpolation=cv2.INTER_AREA)
    assert not overlay(small, form).plain
    washed_out = page.copy()
    height = len(page)
    for row in range(height // 10, height, 40):
        washed_out[row : row + 20] = 250
    assert not overlay(washed_out, form).plain
