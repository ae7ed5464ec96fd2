from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.recognition.alignment import (
    Agreement,
    align,
    align_thoroughly,
    combined_score,
    evidence,
)
from core.recognition.features import Features, extract


@pytest.fixture
def forms(samples: Path) -> list[np.ndarray]:
    paths = sorted((samples / "library").rglob("*.png"))
    return [np.asarray(Image.open(path).convert("RGB")) for path in paths]


def photographed(page: np.ndarray) -> np.ndarray:
    """The page seen at an angle, smaller, on a dark desk."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[0.1, 0.06], [0.88, 0.1], [0.95, 0.93], [0.04, 0.9]]) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    return cv2.warpPerspective(page, matrix, (width, height), borderValue=(60, 50, 40))


def test_a_photo_agrees_with_its_own_form_and_with_no_other(forms: list[np.ndarray]) -> None:
    features = [extract(form) for form in forms]
    for number, form in enumerate(forms):
        seen = extract(photographed(form))
        scores = [evidence(align(seen, template)) for template in features]
        assert int(np.argmax(scores)) == number
        assert scores[number] > 0.5


def test_a_page_on_its_head_agrees_as_well(forms: list[np.ndarray]) -> None:
    turned = np.ascontiguousarray(np.rot90(forms[0], 2))
    assert evidence(align(extract(turned), extract(forms[0]))) > 0.5


def test_a_shared_paragraph_is_no_proof(forms: list[np.ndarray]) -> None:
    form, other = forms[0], np.full_like(forms[0], 255)
    height, width = form.shape[:2]
    top, bottom, left, right = height // 3, height // 2, width // 4, 3 * width // 5
    other[top:bottom, left:right] = form[top:bottom, left:right]
    assert evidence(align(extract(other), extract(form))) < 0.5


def test_an_empty_page_agrees_with_nothing(forms: list[np.ndarray]) -> None:
    blank = extract(np.full((800, 600, 3), 255, np.uint8))
    assert align(blank, extract(forms[0])) == Agreement(0, 0.0)
    assert align(extract(forms[0]), blank) == Agreement(0, 0.0)


def test_agreement_only_ever_raises_a_score_and_never_past_one() -> None:
    scores = [combined_score(0.7, Agreement(points, 0.5)) for points in range(0, 2000, 50)]
    assert scores[0] == 0.7
    assert scores == sorted(scores)
    assert scores[-1] < 1


def test_what_is_found_of_the_print_weighs_on_the_score() -> None:
    """A form of the same make has lines and headings of another one, and not its text."""
    agreement = Agreement(300, 0.6)
    scores = [combined_score(0.7, agreement, found) for found in (0.3, 0.5, 0.65, 0.75, 0.9, 1.0)]
    assert scores[:2] == [0.7, 0.7]
    assert 0.7 < scores[2] < scores[3] < scores[4]
    assert scores[4] == scores[5] == combined_score(0.7, agreement)


def test_quick_and_thorough_alignment_give_one_view(forms: list[np.ndarray]) -> None:
    seen, template = extract(photographed(forms[0])), extract(forms[0])
    corners = np.array([[[100.0, 100.0], [600.0, 200.0], [300.0, 800.0]]])
    views = [align(seen, template), align(seen, template, quickly=True)]
    views.append(align_thoroughly(seen, template))
    places = [cv2.perspectiveTransform(corners, found.view) for found in views]
    np.testing.assert_allclose(places[1], places[0], atol=1e-6)
    np.testing.assert_allclose(places[2], places[0], atol=3)


def test_the_first_features_are_of_all_parts_of_a_page(forms: list[np.ndarray]) -> None:
    """However strong the pattern of a desk is, the pale sheet on it has its share."""
    pale = (255 - (255 - forms[0].astype(np.float32)) * 0.3).astype(np.uint8)
    height, width = pale.shape[:2]
    rng = np.random.default_rng(1)
    cells = rng.integers(0, 2, (height // 40, width // 40), np.uint8) * 255
    desk = cv2.resize(cells, (width, height), interpolation=cv2.INTER_NEAREST)
    picture = np.concatenate([pale, np.repeat(desk[..., None], 3, axis=2)], axis=1)
    first = extract(picture).first(1000)
    assert (first.points[:, 0] < first.size_px[0] / 2).mean() > 0.2


def test_stored_features_align_as_fresh_ones_do(forms: list[np.ndarray]) -> None:
    seen, fresh = extract(photographed(forms[0])), extract(forms[0])
    stored = Features.from_bytes(fresh.to_bytes())
    assert stored.size_px == fresh.size_px
    np.testing.assert_array_equal(stored.descriptors, fresh.descriptors)
    np.testing.assert_array_equal(stored.points, fresh.points)
    assert align(seen, stored) == align(seen, fresh)


@pytest.mark.parametrize("data", [b"", b"PK", b"something else altogether"])
def test_damaged_features_are_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="no features"):
        Features.from_bytes(data)


@pytest.mark.parametrize("size", [(1, 5000), (5000, 1), (20_000, 3), (1, 1), (62, 900)])
def test_a_strip_has_no_features(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (*size, 3), dtype=np.uint8)
    found = extract(noise)
    assert len(found.points) == len(found.descriptors) == 0
    assert align(found, found) == Agreement(0, 0.0)
