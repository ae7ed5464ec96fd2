"""A registry over a real database, with a small embedder that needs no model file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from core.database.engine import open_database
from core.domain import Image
from core.library.registry import Registry, Sample


class PixelEmbedder:
    """Centred grey pixels as a vector. `gain` makes another model of it."""

    def __init__(self, sha256: str = "a" * 64, size_px: int = 16, gain: float = 1.0) -> None:
        self.sha256, self.size_px, self.gain = sha256, size_px, gain

    def embed(self, images: np.ndarray) -> np.ndarray:
        grey = images.mean(1).reshape(len(images), -1) ** self.gain
        rows = grey - grey.mean(1, keepdims=True) + 1e-6
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def embedder() -> PixelEmbedder:
    return PixelEmbedder()


@pytest.fixture
def other_model() -> PixelEmbedder:
    return PixelEmbedder("b" * 64, size_px=12, gain=2.0)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sa.Engine]:
    engine = open_database(tmp_path / "library.sqlite", "library")
    yield engine
    engine.dispose()


@pytest.fixture
def registry(database: sa.Engine, embedder: PixelEmbedder) -> Registry:
    return Registry(database, lambda: embedder)


@pytest.fixture
def draw_page() -> Callable[[int], Image]:
    def draw(seed: int) -> Image:
        rng = np.random.default_rng(seed)
        page = np.full((240, 160, 3), 255, np.uint8)
        for _ in range(12):
            top, left = int(rng.integers(0, 230)), int(rng.integers(0, 120))
            page[top : top + 10, left : left + int(rng.integers(20, 90))] = 20
        return page

    return draw


@pytest.fixture
def sample(draw_page) -> Callable[..., Sample]:
    """`sample(seed)`: a page from a file of its own."""

    def make(seed: int, page: int = 1) -> Sample:
        return Sample(draw_page(1000 * page + seed), f"scan {seed}.png", f"{seed:064x}", page)

    return make
