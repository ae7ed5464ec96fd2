"""Which templates lie nearest to each, kept up to date as templates come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.recognition.calibrate import NEAR_IDENTICAL_COS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Vectors

MOST_NEAREST = 10
_AT_ONCE = 1024
_ALL_FROM = 0.25
"""Where a larger share is to be looked at, all are."""
_SELF = -2.0  # below every cosine
_NOBODY = -3.0


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Of templates `ids` (N,), rising, with `vectors` (N, D): the rows of the K nearest of each,
    nearest first, (N, K), and their cosines. `alike`: pairs of ids, the lower first, from
    NEAR_IDENTICAL_COS on."""

    ids: NDArray[np.int64]
    vectors: Vectors
    nearest: NDArray[np.int64]
    cosines: NDArray[np.float32]
    alike: frozenset[tuple[int, int]]


def neighbours_of(
    ids: NDArray[np.int64], vectors: Vectors, former: Neighbours | None = None
) -> Neighbours:
    """`ids` rise. What `former` knows of templates that are still there is not computed anew: one
    more template costs one row of cosines, all of them N rows."""
    count = len(ids)
    k = min(MOST_NEAREST, max(0, count - 1))
    nearest = np.zeros((count, k), np.int64)
    cosines = np.full((count, k), _NOBODY, np.float32)
    asked = np.ones(count, bool)
    alike: set[tuple[int, int]] = set()
    if former is not None and len(former.ids) > MOST_NEAREST and k == MOST_NEAREST:
        asked, alike = _taken_over(ids, former, nearest, cosines)
        if asked.mean() > _ALL_FROM:
            asked[:] = True
    rows = np.flatnonzero(asked)
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        found = vectors[part] @ vectors.T  # (B, N)
        found[np.arange(len(part)), part] = _SELF
        _take_nearest(part, found, nearest, cosines)
        _take_into_others(part, found, ~asked, nearest, cosines)
        for one, other in np.argwhere(found >= NEAR_IDENTICAL_COS):
            first, second = sorted((int(ids[part[one]]), int(ids[other])))
            alike.add((first, second))
    return Neighbours(ids, vectors, nearest, cosines, frozenset(alike))


def _taken_over(
    ids: NDArray[np.int64],
    former: Neighbours,
    nearest: NDArray[np.int64],
    cosines: NDArray[np.float32],
) -> tuple[NDArray[np.bool_], set[tuple[int, int]]]:
    """Fills in what is known, and tells which rows are left: new ones, and those that have lost a
    neighbour."""
    place = np.clip(np.searchsorted(ids, former.ids), 0, len(ids) - 1)
    stays = ids[place] == former.ids
    whole = stays & stays[former.nearest].all(1)
    nearest[place[whole]] = place[former.nearest[whole]]
    cosines[place[whole]] = former.cosines[whole]
    asked = np.ones(len(ids), bool)
    asked[place[whole]] = False
    here = set(ids.tolist())
    return asked, {pair for pair in former.alike if pair[0] in here and pair[1] in here}


def _take_nearest(
    part: NDArray[np.int64],
    found: NDArray[np.float32],
    nearest: NDArray[np.int64],
    cosines: NDArray[np.float32],
) -> None:
    k = nearest.shape[1]
    if not k:
        return
    best = np.argpartition(-found, k - 1, axis=1)[:, :k]
    values = np.take_along_axis(found, best, 1)
    order = np.argsort(-values, axis=1, kind="stable")
    nearest[part] = np.take_along_axis(best, order, 1)
    cosines[part] = np.take_along_axis(values, order, 1)


def _take_into_others(
    part: NDArray[np.int64],
    found: NDArray[np.float32],
    known: NDArray[np.bool_],
    nearest: NDArray[np.int64],
    cosines: NDArray[np.float32],
) -> None:
    """New templates may be nearer to one whose neighbours were known than those."""
    k = nearest.shape[1]
    if not k:
        return
    nearer = np.flatnonzero(known & (found.max(0) > cosines[:, -1]))
    for row in nearer:
        news = np.flatnonzero((found[:, row] > cosines[row, -1]) & ~np.isin(part, nearest[row]))
        rows = np.append(nearest[row], part[news])
        values = np.append(cosines[row], found[news, row])
        order = np.argsort(-values, kind="stable")[:k]
        nearest[row], cosines[row] = rows[order], values[order]
