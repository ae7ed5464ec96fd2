"""Where things lie on a map, without a window."""

from __future__ import annotations

import numpy as np
import pytest

from app.widgets.map_view import MapView, Way, nearest, next_towards

CROSS = np.array([[0, 0], [10, 0], [-10, 0], [0, 8], [0, -8], [20, 1]], np.float64)


@pytest.mark.parametrize("count", range(7))
def test_the_whole_map_is_in_sight(count: int) -> None:
    view = MapView.whole(CROSS[:count], 400, 300)
    screen = view.on_screen(CROSS[:count])
    assert view.is_whole and ((screen >= 0) & (screen <= (400, 300))).all()


def test_what_the_mouse_is_on_stays_under_it() -> None:
    view = MapView.whole(CROSS, 400, 300)
    there = view.on_screen(CROSS)[3]
    for factor in (2.0, 3.0, 0.25):
        view = view.zoomed(factor, *there)
        np.testing.assert_allclose(view.on_screen(CROSS)[3], there)


def test_one_can_go_neither_endlessly_close_nor_far() -> None:
    whole = MapView.whole(CROSS, 400, 300)
    assert whole.zoomed(1e9, 0, 0).scale == 400 * whole.scale
    assert whole.zoomed(1e-9, 0, 0).scale == whole.scale / 2


def test_the_map_moves_with_the_hand() -> None:
    view = MapView.whole(CROSS, 400, 300).zoomed(3, 100, 100)
    np.testing.assert_allclose(
        view.panned(30, -12).on_screen(CROSS), view.on_screen(CROSS) + np.array([30, -12])
    )


def test_what_is_in_sight_is_not_brought_there() -> None:
    view = MapView.whole(CROSS, 400, 300)
    assert view.showing(CROSS[1]) == view
    near = view.zoomed(20, 200, 150)
    moved = near.showing(CROSS[5])
    np.testing.assert_allclose(moved.on_screen(CROSS)[5], (200, 150))


def test_the_nearest_within_reach_is_found() -> None:
    assert nearest(CROSS, 9, 1, 5) == 1
    assert nearest(CROSS, 5, 4, 3) is None
    assert nearest(np.empty((0, 2)), 5, 4, 99) is None


def test_each_way_leads_to_the_next_and_the_edge_to_none() -> None:
    ways = {way: next_towards(CROSS, 0, way) for way in Way}
    assert ways == {Way.RIGHT: 1, Way.LEFT: 2, Way.DOWN: 3, Way.UP: 4}
    assert next_towards(CROSS, 1, Way.RIGHT) == 5
    assert next_towards(CROSS, 5, Way.RIGHT) is None


@pytest.mark.parametrize("seed", range(3))
def test_every_sample_can_be_reached_by_arrows(seed: int) -> None:
    points = np.random.default_rng(seed).normal(size=(40, 2))
    reached, left = {0}, [0]
    while left:
        row = left.pop()
        for way in Way:
            at = next_towards(points, row, way)
            if at is not None and at not in reached:
                reached.add(at)
                left.append(at)
    assert reached == set(range(40))
