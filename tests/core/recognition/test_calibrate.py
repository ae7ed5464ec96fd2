from __future__ import annotations

import json
from itertools import pairwise

import numpy as np
import pytest

from core.recognition.calibrate import (
    ENOUGH_EXCEEDANCES,
    GALLERY_SIZES,
    ONE_WRONG_IN,
    Calibration,
    calibrate,
    first_of_near_identical,
    two_looks,
)

DIM = 24
GALLERY, PROBES = 1000, 4000


def directions(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIM))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def true_threshold(size: int, one_wrong_in: int) -> float:
    """Of random directions: (cos + 1) / 2 is Beta((D-1)/2, (D-1)/2), the best of n is F**n."""
    t = np.linspace(0, 1, 200_001)
    density = (t * (1 - t)) ** ((DIM - 1) / 2 - 1)
    below = np.cumsum(density) / density.sum()
    return float(np.interp(1 - 1 / one_wrong_in, below**size, t))


@pytest.fixture(scope="module")
def calibration() -> Calibration:
    return calibrate(directions(GALLERY, 1), directions(PROBES, 2)[:, None])


def test_measured_thresholds_are_those_of_the_known_distribution(calibration: Calibration) -> None:
    measured = {
        (size, odds): calibration.threshold(size, odds)
        for i, size in enumerate(GALLERY_SIZES)
        for j, odds in enumerate(ONE_WRONG_IN)
        if not calibration.extrapolated[i][j]
    }
    expected = {cell: pytest.approx(true_threshold(*cell), abs=0.006) for cell in measured}
    assert measured == expected
    assert len(measured) >= 20


def test_extrapolated_thresholds_err_a_little_on_the_safe_side(calibration: Calibration) -> None:
    for size in (10, 100, 1000):
        for odds in (1_000, 10_000, 100_000):
            error = calibration.threshold(size, odds) - true_threshold(size, odds)
            assert -0.01 < error < 0.08


def test_galleries_larger_than_measured_need_a_higher_threshold(calibration: Calibration) -> None:
    for odds in (10, 100):
        error = calibration.threshold(10_000, odds) - true_threshold(10_000, odds)
        assert -0.005 < error < 0.03


def test_what_too_few_pages_back_is_marked_extrapolated(calibration: Calibration) -> None:
    expected = tuple(
        tuple(size > GALLERY or PROBES / odds < ENOUGH_EXCEEDANCES for odds in ONE_WRONG_IN)
        for size in GALLERY_SIZES
    )
    assert calibration.extrapolated == expected
    assert (calibration.gallery, calibration.probes) == (GALLERY, PROBES)


def test_thresholds_rise_with_the_gallery_and_with_the_promise(calibration: Calibration) -> None:
    sizes = (1, 10, 11, 50, 500, 5_000, 10_000, 50_000)
    odds = (10, 15, 100, 500, 1_000, 99_999, 100_000)
    table = [[calibration.threshold(size, n) for n in odds] for size in sizes]
    for rows in (table, list(zip(*table, strict=True))):
        for row in rows:
            assert all(earlier <= later for earlier, later in pairwise(row))
    assert table[1][0] < table[4][0] < table[4][4]


def test_the_promise_holds_for_pages_that_calibration_never_saw(calibration: Calibration) -> None:
    strangers, registered = directions(20_000, 3), directions(100, 4)
    best = ((strangers @ registered.T).max(1) + 1) / 2
    for odds in (10, 100):
        share = float((best >= calibration.threshold(100, odds)).mean())
        assert 0.7 / odds < share < 1.3 / odds


def test_the_best_of_four_rotations_is_what_counts() -> None:
    turned = directions(4 * 2000, 5).reshape(2000, 4, DIM)
    found = calibrate(directions(300, 1), turned).threshold(30, 10)
    assert found == pytest.approx(true_threshold(4 * 30, 10), abs=0.006)


def test_near_identical_templates_count_once() -> None:
    gallery, probes = directions(100, 1), directions(500, 2)[:, None]
    noise = np.random.default_rng(0).normal(size=(1900, DIM)) * 0.02
    copies = gallery[np.arange(1900) % 100] + noise
    copies = (copies / np.linalg.norm(copies, axis=1, keepdims=True)).astype(np.float32)
    assert first_of_near_identical(np.concatenate((gallery, copies))) == list(range(100))
    assert calibrate(np.concatenate((gallery, copies)), probes) == calibrate(gallery, probes)


def test_a_calibration_survives_json(calibration: Calibration) -> None:
    text = json.dumps(calibration.to_json())
    assert Calibration.from_json(json.loads(text)) == calibration


@pytest.mark.parametrize(("gallery", "probes"), [(9, 500), (100, 39), (0, 0)])
def test_too_little_to_measure_with_is_refused(gallery: int, probes: int) -> None:
    with pytest.raises(ValueError, match="too few"):
        calibrate(directions(gallery, 1), directions(probes, 2)[:, None])


def test_templates_that_are_all_alike_are_too_few() -> None:
    alike = np.repeat(directions(1, 1), 50, axis=0)
    with pytest.raises(ValueError, match="1 distinct"):
        calibrate(alike, directions(100, 2)[:, None])


def flat(score: float, rarest: float) -> Calibration:
    """`score` at 1 in 1,000, `rarest` at 1 in 2,000, whatever the gallery."""
    row = (score, rarest)
    return Calibration((1, 10_000), (1_000, 2_000), (row, row), ((False,) * 2,) * 2, 100, 100)


def test_each_of_two_looks_takes_half_of_what_may_go_wrong() -> None:
    assert two_looks(flat(0.8, 0.85), flat(0.9, 0.95), 100, 1_000) == (0.85, 0.95)
    assert two_looks(flat(0.8, 0.85), None, 100, 1_000) == (0.8, 0.8)
