from __future__ import annotations

import numpy as np
import pytest

from core.library.neighbours import Neighbours, neighbours_of
from core.library.projection import Positions, adapted, laid_upon, principal, projected

GROUPS, EACH = 30, 8


def grouped(seed: int = 0) -> np.ndarray:
    """(240, 32): forms with some samples each."""
    chance = np.random.default_rng(seed)
    middles = np.repeat(chance.normal(size=(GROUPS, 32)), EACH, axis=0)
    vectors = middles + 0.3 * chance.normal(size=middles.shape)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def neighbours(vectors: np.ndarray) -> Neighbours:
    return neighbours_of(np.arange(len(vectors)), vectors)


@pytest.fixture(scope="module")
def found() -> Neighbours:
    return neighbours(grouped())


@pytest.fixture(scope="module")
def places(found: Neighbours) -> Positions:
    return projected(found)


def kept(found: Neighbours, places: Positions) -> float:
    """The share of the nearest seven that are so on the map as well."""
    off = ((places[:, None] - places[None]) ** 2).sum(2)
    np.fill_diagonal(off, np.inf)
    near = np.argsort(off, axis=1)[:, : EACH - 1]
    true = found.nearest[:, : EACH - 1]
    hits = [len(np.intersect1d(a, b)) for a, b in zip(near, true, strict=True)]
    return float(np.mean(hits)) / (EACH - 1)


def test_the_samples_of_a_form_lie_together(found: Neighbours, places: Positions) -> None:
    assert kept(found, places) > 0.8
    assert kept(found, principal(found.vectors)) < 0.6


def test_the_same_templates_always_give_the_same_picture(
    found: Neighbours, places: Positions
) -> None:
    np.testing.assert_array_equal(projected(found), places)


def test_it_lies_level(places: Positions) -> None:
    across, down = places.std(0)
    assert across >= down


def test_one_template_more_leaves_the_others_where_they_are(
    found: Neighbours, places: Positions
) -> None:
    more = np.vstack([found.vectors, grouped(1)[:1]])
    more[-1] = found.vectors[8] + 0.05 * more[-1]
    more[-1] /= np.linalg.norm(more[-1])
    known = np.arange(241) < 240
    start = np.vstack([places, [[0, 0]]]).astype(np.float32)
    later = adapted(neighbours(more), start, known)
    width = np.ptp(places, axis=0).max()
    moved = np.hypot(*(later[:-1] - places).T)
    assert np.median(moved) < 0.02 * width and moved.max() < 0.15 * width
    own_form = later[8:16]
    assert np.hypot(*(own_form - later[-1]).T).min() < 0.1 * width


def test_a_picture_turned_and_mirrored_is_laid_back(places: Positions) -> None:
    turn = np.array([[0, 1], [1, 0]])  # mirrored
    off = (places @ turn + (40, -7)).astype(np.float32)
    back = laid_upon(off, places, np.ones(len(places), bool))
    np.testing.assert_allclose(back, places, atol=1e-3)


@pytest.mark.parametrize("count", range(7))
def test_few_templates_have_a_picture_too(count: int) -> None:
    some = neighbours(grouped()[:count])
    placed = projected(some)
    assert placed.shape == (count, 2) and np.isfinite(placed).all()
    later = adapted(some, placed, np.ones(count, bool))
    assert later.shape == (count, 2) and np.isfinite(later).all()


def test_templates_with_the_very_same_vector_do_no_harm() -> None:
    placed = projected(neighbours(np.repeat(grouped()[:2], 20, axis=0)))
    assert np.isfinite(placed).all()
    first, second = placed[:20], placed[20:]
    apart = np.hypot(*(first.mean(0) - second.mean(0)))
    assert apart > np.hypot(*(first - first.mean(0)).T).mean()
