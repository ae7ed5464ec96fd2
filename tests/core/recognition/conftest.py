"""Templates as plain vectors, and a small embedder that needs no model file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from core.domain import Candidate, Image, Label, Template
from core.recognition.calibrate import Calibration

DIM = 32


def unit(rows: np.ndarray) -> np.ndarray:
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture
def random_vectors() -> Callable[..., np.ndarray]:
    """`random_vectors(count, seed)`: unit vectors (count, 32), the same on every run."""

    def draw(count: int, seed: int = 0) -> np.ndarray:
        return unit(np.random.default_rng(seed).normal(size=(count, DIM)))

    return draw


@pytest.fixture
def near() -> Callable[..., np.ndarray]:
    """`near(vectors, amount, seed)`: the same directions, slightly disturbed."""

    def disturb(vectors: np.ndarray, amount: float = 0.1, seed: int = 1) -> np.ndarray:
        noise = np.random.default_rng(seed).normal(size=vectors.shape) / np.sqrt(vectors.shape[-1])
        return unit(vectors + amount * noise)

    return disturb


@pytest.fixture
def by_hand() -> Callable[..., tuple[Candidate, ...]]:
    """The answer of a search written down plainly: every template compared, best of each label."""

    def scan(
        templates: Iterable[Template], query: np.ndarray, most: int = 5
    ) -> tuple[Candidate, ...]:
        best: dict[Label, Candidate] = {}
        for template in templates:
            score = (float(template.vector @ query) + 1) / 2
            if template.label not in best or score > best[template.label].score:
                best[template.label] = Candidate(template.label, score, template.template_id)
        return tuple(sorted(best.values(), key=lambda c: -c.score)[:most])

    return scan


class PixelEmbedder:
    """Centred grey pixels as a vector: enough to tell drawn pages and their rotations apart."""

    size_px = 32
    sha256 = "0" * 64

    def __init__(self, calibration: Calibration) -> None:
        self.calibration = calibration
        self.aligned_calibration = None
        self.batches: list[int] = []

    def embed(self, images: np.ndarray) -> np.ndarray:
        self.batches.append(len(images))
        grey = images.mean(1).reshape(len(images), -1)
        return unit(grey - grey.mean(1, keepdims=True) + 1e-6)


@pytest.fixture
def flat_calibration() -> Calibration:
    """Thresholds 0.8 at one wrong in 10 or 20, 0.9 from 1,000 on, whatever the gallery."""
    return Calibration(
        gallery_sizes=(1, 10_000),
        one_wrong_in=(10, 20, 1_000, 100_000),
        thresholds=((0.8, 0.8, 0.9, 0.9), (0.8, 0.8, 0.9, 0.9)),
        extrapolated=((False,) * 4,) * 2,
        gallery=100,
        probes=100,
    )


@pytest.fixture
def pixel_embedder(flat_calibration: Calibration) -> PixelEmbedder:
    return PixelEmbedder(flat_calibration)


@pytest.fixture
def draw_page() -> Callable[[int], Image]:
    """`draw_page(seed)`: a page of dark bars, unlike itself when turned."""

    def draw(seed: int) -> Image:
        rng = np.random.default_rng(seed)
        page = np.full((96, 64, 3), 255, np.uint8)
        for _ in range(12):
            top, left = int(rng.integers(0, 90)), int(rng.integers(0, 50))
            page[top : top + 6, left : left + int(rng.integers(8, 40))] = 20
        return page

    return draw
