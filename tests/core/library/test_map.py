"""The map of a library over its database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa

from core.domain import Label
from core.library.map import MapMaker
from core.library.registry import Registry


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "map.npz"


@pytest.fixture
def maker(database: sa.Engine, embedder: Any, cache: Path) -> Callable[[], MapMaker]:
    """Makes one, as a later start of the program does."""
    return lambda: MapMaker(database, lambda: embedder.sha256, cache)


def fill(registry: Registry, sample: Any, seeds: range) -> list[int]:
    return [registry.register(sample(seed), Label(f"Form {seed}")) for seed in seeds]


def test_an_empty_library_has_an_empty_map(maker: Callable[[], MapMaker]) -> None:
    drawn = maker().draw()
    assert drawn.ids.shape == (0,) and drawn.positions.shape == (0, 2)


def test_every_template_in_use_is_on_it(
    registry: Registry, sample: Any, maker: Callable[[], MapMaker]
) -> None:
    ids = fill(registry, sample, range(12))
    made = maker()
    assert made.draw().ids.tolist() == ids
    registry.retire(Label("Form 3"))
    drawn = made.draw()
    assert drawn.ids.tolist() == [number for number in ids if number != ids[3]]
    assert drawn.positions.shape == (11, 2)


def test_tomorrow_it_is_the_same_and_a_new_template_turns_nothing_around(
    registry: Registry, sample: Any, maker: Callable[[], MapMaker]
) -> None:
    ids = fill(registry, sample, range(20))
    today = maker().draw()
    tomorrow = maker()
    np.testing.assert_array_equal(tomorrow.draw().positions, today.positions)
    fill(registry, sample, range(20, 21))
    later = tomorrow.draw()
    assert later.ids.tolist()[:-1] == ids
    width = np.ptp(today.positions, axis=0).max()
    moved = np.hypot(*(later.positions[:-1] - today.positions).T)
    assert moved.max() < 0.35 * width
    # As it lay: neither turned nor mirrored.
    assert (np.diag(np.corrcoef(later.positions[:-1].T, today.positions.T)[:2, 2:]) > 0.9).all()


def test_it_is_drawn_once_while_nothing_changes(
    registry: Registry, sample: Any, maker: Callable[[], MapMaker]
) -> None:
    fill(registry, sample, range(6))
    made = maker()
    assert made.draw() is made.draw()


@pytest.mark.parametrize("harm", [b"", b"PK\x03\x04 not whole", None])
def test_a_damaged_file_is_no_harm(
    registry: Registry, sample: Any, maker: Callable[[], MapMaker], cache: Path,
    harm: bytes | None,
) -> None:  # fmt: skip
    fill(registry, sample, range(6))
    before = maker().draw()
    whole = cache.read_bytes()
    cache.write_bytes(whole[: len(whole) // 2] if harm is None else harm)
    np.testing.assert_array_equal(maker().draw().positions, before.positions)
    assert cache.read_bytes() == whole


def test_a_folder_that_cannot_be_written_to_is_no_harm(
    database: sa.Engine, registry: Registry, sample: Any, embedder: Any, tmp_path: Path
) -> None:
    fill(registry, sample, range(6))
    nowhere = tmp_path / "gone" / "map.npz"
    assert len(MapMaker(database, lambda: embedder.sha256, nowhere).draw().ids) == 6


def test_another_model_has_another_map(
    database: sa.Engine, registry: Registry, sample: Any, embedder: Any, other_model: Any,
    cache: Path,
) -> None:  # fmt: skip
    fill(registry, sample, range(8))
    Registry(database, lambda: other_model).re_embed(ahead=True)
    used = [embedder]
    made = MapMaker(database, lambda: used[0].sha256, cache)
    first = made.draw()
    used[0] = other_model
    second = made.draw()
    assert second.ids.tolist() == first.ids.tolist()
    assert not np.allclose(second.positions, first.positions)
    np.testing.assert_array_equal(
        MapMaker(database, lambda: other_model.sha256, cache).draw().positions, second.positions
    )
