"""A model that somebody brings is tried on a few pages before anything relies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.errors import ModelError
from core.recognition.embedding import Embedder, ModelFile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Vectors

_PAGES = 5
_LENGTH_ERROR = 0.01
_SAME_COS = 0.999
"""A page alone and in a batch must agree so well: registered pages come alone, scans in four."""
_ALIKE_COS = 0.999999


def tried(model: ModelFile) -> Embedder:
    """The model, ready for use. Raises ModelError naming the file and what is wrong with it."""
    embedder = Embedder(model)
    _ = embedder.calibration  # without one nobody can tell what is unknown
    _ = embedder.aligned_calibration
    pages = _pages(embedder.size_px)
    together = _run(embedder, pages)
    alone = _run(embedder, pages[:1])
    lengths = np.linalg.norm(together, axis=1)
    if not np.isfinite(lengths).all():
        raise _unfit(model, "gives numbers that are none (NaN)")
    if np.abs(lengths - 1).max() > _LENGTH_ERROR:
        raise _unfit(model, f"gives vectors of length {lengths[0]:.3g} instead of 1")
    if float(alone[0] @ together[0]) < _SAME_COS:
        raise _unfit(model, "gives a page alone another vector than the same page among others")
    if float((together @ together.T).min()) > _ALIKE_COS:
        raise _unfit(model, "gives every page the same vector")
    return embedder


def _run(embedder: Embedder, pages: NDArray[np.float32]) -> Vectors:
    try:
        vectors = embedder.run(pages)
    except Exception as error:  # the runtime's own errors share no base class
        raise _unfit(embedder.model, f"cannot be run on {len(pages)} pages ({error})") from error
    if vectors.shape != (len(pages), embedder.model.dim):
        raise _unfit(embedder.model, f"gives {vectors.shape} for {len(pages)} pages")
    return vectors


def _pages(size_px: int) -> NDArray[np.float32]:
    """White sheets with dark bars, each its own: float32 (N, 3, S, S) in [0, 1]."""
    chance = np.random.default_rng(0)
    pages = np.ones((_PAGES, 3, size_px, size_px), np.float32)
    for page in pages:
        for _ in range(12):
            top, left = chance.integers(0, size_px, 2)
            high, wide = chance.integers(1, 2 + size_px // 8), chance.integers(1, size_px)
            page[:, top : top + high, left : left + wide] = chance.random()
    return pages


def _unfit(model: ModelFile, what: str) -> ModelError:
    return ModelError(
        f"{model.path} cannot be used: it {what}.",
        "Export it again with `python -m training.export`; the model in use stays.",
        model.path,
    )
