from __future__ import annotations

import numpy as np
import pytest

from core.library.neighbours import MOST_NEAREST, Neighbours, neighbours_of
from core.recognition.calibrate import NEAR_IDENTICAL_COS

CHANCE = np.random.default_rng(5)
EVERYONE = CHANCE.normal(size=(120, 8)).astype(np.float32)
EVERYONE[60:90] = EVERYONE[:30] + 0.05 * CHANCE.normal(size=(30, 8))  # look-alikes
EVERYONE /= np.linalg.norm(EVERYONE, axis=1, keepdims=True)


def plainly(ids: np.ndarray) -> tuple[list[set[int]], set[tuple[int, int]]]:
    """The nearest of each and the pairs of look-alikes, by brute force."""
    cosines = EVERYONE[ids] @ EVERYONE[ids].T
    np.fill_diagonal(cosines, -2)
    count = min(MOST_NEAREST, len(ids) - 1)
    nearest = [set(ids[np.argsort(-row)[:count]].tolist()) for row in cosines]
    pairs = np.argwhere(np.triu(cosines) >= NEAR_IDENTICAL_COS)
    return nearest, {(int(ids[one]), int(ids[other])) for one, other in pairs}


def check(found: Neighbours) -> None:
    nearest, pairs = plainly(found.ids)
    assert [set(found.ids[row].tolist()) for row in found.nearest] == nearest
    assert found.alike == pairs
    own = np.take_along_axis(found.vectors @ found.vectors.T, found.nearest, 1)
    np.testing.assert_allclose(found.cosines, own, atol=1e-6)
    assert (np.diff(found.cosines, axis=1) <= 1e-6).all()


def test_the_nearest_are_found_nearest_first() -> None:
    found = neighbours_of(np.arange(120), EVERYONE)
    check(found)
    assert len(found.alike) >= 20


@pytest.mark.parametrize("seed", range(6))
def test_they_stay_right_while_templates_come_and_go(seed: int) -> None:
    chance = np.random.default_rng(seed)
    here = np.sort(chance.choice(120, 70, replace=False))
    found = neighbours_of(here, EVERYONE[here])
    for _ in range(8):
        gone = chance.choice(here, chance.integers(0, 4), replace=False)
        left = np.setdiff1d(here, gone)
        new = chance.choice(np.setdiff1d(np.arange(120), left), chance.integers(0, 4))
        here = np.union1d(left, new)
        found = neighbours_of(here, EVERYONE[here], found)
        check(found)


@pytest.mark.parametrize("count", range(13))
def test_a_small_library_grows_one_by_one(count: int) -> None:
    found = None
    for size in range(count + 1):
        found = neighbours_of(np.arange(size), EVERYONE[:size], found)
    assert found is not None and len(found.ids) == count
    if count:
        check(found)
