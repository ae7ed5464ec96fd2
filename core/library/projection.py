"""A flat picture of directions in space, in which what is alike lies together.

Points are drawn towards their nearest neighbours and pushed away from others taken at random, as
in UMAP (McInnes et al. 2018) with the kernel of t-SNE (van der Maaten & Hinton 2008); the push is
weighed so heavily that the picture comes near t-SNE's (Böhm et al. 2022, "Attraction-repulsion
spectrum in neighbor embeddings"). Two principal components alone keep a tenth of each template's
neighbours, this keeps nearly half, as much as scikit-learn's t-SNE (`tests/benchmarks/
bench_map.py` prints all three). The libraries for it need numba or SciPy, which would weigh more
than the rest of the program's numerics together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Vectors
    from core.library.neighbours import Neighbours

Positions: TypeAlias = NDArray[np.float32]
"""(N, 2). About one unit lies between neighbours."""

_ROUNDS, _STEP = 500, 0.3
_LATER_ROUNDS, _LATER_STEP = 60, 0.05
_SPREAD, _MOST_SPREAD = 2.0, 30.0  # few that begin far apart stay in heaps far apart
_OTHERS, _PUSH = 10, 15.0
_PULL = 4.0
_SHARPNESS = 0.5
_SOFT = 0.05  # keeps the push between points in one place within bounds
_MOST = 4.0
_FEW = 4


def projected(found: Neighbours) -> Positions:
    """The same templates always give the same picture."""
    start = principal(found.vectors)
    if len(start) < _FEW:
        return start
    reach = float(np.abs(start).max()) or 1.0
    spread = min(_MOST_SPREAD, _SPREAD * len(start) ** 0.5)
    placed = _settled(start * (spread / reach), found, _ROUNDS, _STEP)
    return _upright(placed)


def adapted(found: Neighbours, former: Positions, known: NDArray[np.bool_]) -> Positions:
    """The picture after a change: `former` (N, 2) holds where the `known` (N,) templates lay. They
    keep their places as far as possible; new ones come to lie among their neighbours."""
    if len(former) < _FEW:
        return former.copy()
    start = former.copy()
    for row in np.flatnonzero(~known):
        beside = [at for at in found.nearest[row] if known[at]][:3]
        nudge = 0.1 * np.asarray([np.cos(row), np.sin(row)])  # no two in the very same place
        start[row] = (start[beside].mean(0) if beside else start[known].mean(0)) + nudge
    placed = _settled(start, found, _LATER_ROUNDS, _LATER_STEP)
    return laid_upon(placed, former, known)


def principal(vectors: Vectors) -> Positions:
    """The two principal components (N, 2), with their signs made certain."""
    if len(vectors) < 2:
        return np.zeros((len(vectors), 2), np.float32)
    centred = vectors.astype(np.float64) - vectors.mean(0, dtype=np.float64)
    _, axes = np.linalg.eigh(centred.T @ centred)
    chosen = axes[:, :-3:-1]
    signs = np.sign(chosen[np.abs(chosen).argmax(0), np.arange(2)])
    return np.asarray(centred @ (chosen * signs), np.float32)


def laid_upon(placed: Positions, former: Positions, known: NDArray[np.bool_]) -> Positions:
    """Turned, mirrored and shifted to lie where it lay before as well as that can be (orthogonal
    Procrustes)."""
    if not known.any():
        return placed
    middle, aim = placed[known].mean(0), former[known].mean(0)
    left, _, right = np.linalg.svd((placed[known] - middle).T @ (former[known] - aim))
    return np.asarray((placed - middle) @ (left @ right) + aim, np.float32)


def _settled(start: Positions, found: Neighbours, rounds: int, step: float) -> Positions:
    chance = np.random.default_rng(0)
    count = len(start)
    nearest, weights = found.nearest, _weights(found.cosines)
    ends = nearest.ravel()
    places = start.astype(np.float32)
    for number in range(rounds):
        apart = places[:, None] - places[nearest]  # (N, K, 2)
        pull = (2 * weights / (1 + (apart**2).sum(2)))[..., None] * apart
        force = -pull.sum(1)
        for axis in range(2):
            force[:, axis] += np.bincount(ends, pull[..., axis].ravel(), count)
        others = chance.integers(0, count, (count, _OTHERS))
        apart = places[:, None] - places[others]
        square = (apart**2).sum(2)
        push = 2 * _PUSH / ((_SOFT + square) * (1 + square))
        force += (push[..., None] * apart).sum(1)
        places += step * (1 - number / rounds) * np.clip(force, -_MOST, _MOST)
    return places


def _weights(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """How strongly each is drawn to its neighbours (N, K): most to those that stand out."""
    far = 1 - cosines
    scale = np.maximum(_SHARPNESS * far.mean(1, keepdims=True), 1e-4)
    weights = np.exp(-(far - far[:, :1]) / scale)
    return np.asarray(_PULL * weights / weights.sum(1, keepdims=True), np.float32)


def _upright(placed: Positions) -> Positions:
    """Its longer side lies level, as windows do."""
    return principal(placed)
