"""Quadrilaterals that straight edges may be the sides of, the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.imaging.lines import Lines, backing, edges, lines_of

if TYPE_CHECKING:
    from core.domain import Image

Floats = NDArray[np.float64]
Quads = NDArray[np.float64]  # (N, 4, 2)

_LINES = (56, 36)  # from the picture without ink, and with it
_KEPT = 56
_APART_PX = 5.0  # in some corner, of two quadrilaterals
_LEAST_BACKING = 0.35
_RIM_BACKING = 0.8
_WEAKEST_WEIGHT, _AREA_WEIGHT = 0.7, 0.7
_ANGLE_COS = np.cos(np.deg2rad(58))
_OPPOSITE_COS = np.cos(np.deg2rad(32))


def proposed_quads(
    pictures: tuple[Image, Image], count: int, overhang: float, least_area: float
) -> Quads:
    """Of a picture without its ink and with it, Lab: (N, 4, 2) px, clockwise.

    Corners may lie up to `overhang` of the sides out of the picture.
    """
    height, width = pictures[0].shape[:2]
    size = np.array([width, height])
    lines, sums, starts = _lines_of(pictures)
    crossing, place = _crossings(lines, starts)
    ends = _ends(crossing, place, size, sums.shape[1] - 1)
    far = (np.abs((crossing + 0.5) / size - 0.5) > 0.5 + overhang).any(axis=2)
    cos = np.abs(lines[:, :2] @ lines[:, :2].T)
    usable = (cos < _ANGLE_COS) & ~far
    first, second = np.nonzero(np.triu(cos > _OPPOSITE_COS, 1))
    # (P, L): how far line l is backed between the two of pair p.
    support = _between(sums, place, ends, first, second)
    meets = usable[first] & usable[second] & (support >= _LEAST_BACKING)
    pairs = meets[:, first] & meets[:, second]  # (P, P): those two cross these two
    one, other = np.nonzero(np.triu(pairs & pairs.T, 1))
    i, j, k, m = first[one], second[one], first[other], second[other]
    quads = np.stack([crossing[i, k], crossing[j, k], crossing[j, m], crossing[i, m]], axis=1)
    turn = _turns(quads)
    area = np.abs(_area(quads)) / (width * height)
    rim = np.arange(len(lines)) >= len(lines) - 4
    right = (turn > 0).all(axis=1) | (turn < 0).all(axis=1)
    right &= (area >= least_area) & (area <= 0.985)
    right &= rim[i].astype(int) + rim[j] + rim[k] + rim[m] <= 3
    sides = np.stack(
        [support[one, k], support[one, m], support[other, i], support[other, j]], axis=1
    )
    score = (
        sides.mean(axis=1)
        + _WEAKEST_WEIGHT * sides.min(axis=1)
        + _AREA_WEIGHT * np.sqrt(np.minimum(area, 1))
    )
    quads = np.where(turn[:, :1, None] > 0, quads, quads[:, ::-1])[right]
    score = score[right]
    return _distinct(quads, score, count)


def _lines_of(pictures: tuple[Image, Image]) -> tuple[Lines, Floats, Floats]:
    """The lines of both pictures with their sums of backing and first samples, the rim last."""
    height, width = pictures[0].shape[:2]
    steps = int(np.hypot(width, height) / 2) + 3
    lines, sums, starts = np.zeros((0, 3)), np.zeros((0, steps)), np.zeros((0, 2))
    for picture, most in zip(pictures, _LINES, strict=True):
        found = edges(picture)
        more = lines_of(found, most)
        if len(more):
            back = backing(found, more)
            lines = np.concatenate([lines, more])
            sums = np.concatenate([sums, back.sums.max(axis=1)])
            starts = np.concatenate([starts, back.starts])
    centre = np.array([(width - 1) / 2, (height - 1) / 2])
    kept = _without_repeats(lines, sums[:, -1], centre)
    rim = np.array([[0, 1, 0], [1, 0, width - 1.0], [0, 1, height - 1.0], [1, 0, 0]], np.float64)
    along = np.stack([-rim[:, 1], rim[:, 0]], axis=1)
    feet = centre - (rim[:, :2] @ centre - rim[:, 2])[:, None] * rim[:, :2]
    return (
        np.concatenate([lines[kept], rim]),
        np.concatenate([sums[kept], np.tile(np.arange(steps) * _RIM_BACKING, (4, 1))]),
        np.concatenate([starts[kept], feet - along * (steps - 1)]),
    )


def _without_repeats(lines: Lines, backed: Floats, centre: Floats) -> list[int]:
    """The best backed lines, each once."""
    kept: list[int] = []
    away = lines[:, :2] @ centre - lines[:, 2]
    for index in np.argsort(-backed):
        cos = lines[kept, :2] @ lines[index, :2]
        apart = np.abs(away[index] - np.sign(cos) * away[kept])
        if not ((np.abs(cos) > 0.9995) & (apart < 2.5)).any():
            kept.append(int(index))
        if len(kept) == _KEPT:
            break
    return kept


def _crossings(lines: Lines, starts: Floats) -> tuple[Floats, Floats]:
    """Points (L, L, 2) where two lines meet, and the sample along the first (L, L)."""
    nx, ny, rho = lines.T
    det = nx[:, None] * ny[None] - ny[:, None] * nx[None]
    det = np.where(np.abs(det) < 1e-3, np.nan, det)
    x = (rho[:, None] * ny[None] - ny[:, None] * rho[None]) / det
    y = (nx[:, None] * rho[None] - rho[:, None] * nx[None]) / det
    crossing = np.nan_to_num(np.stack([x, y], axis=2), nan=1e6)
    along = np.stack([-ny, nx], axis=1)
    place = ((crossing - starts[:, None]) * along[:, None]).sum(axis=2) / 2.0
    return crossing, place


def _between(
    sums: Floats, place: Floats, ends: Floats, first: NDArray[np.intp], second: NDArray[np.intp]
) -> Floats:
    """(P, L) part of a line between its crossings with two others that is backed, of what lies in
    the picture."""
    enter, leave = ends.T
    at = np.clip(place.T, enter, leave)  # (other, line)
    low, high = np.minimum(at[first], at[second]), np.maximum(at[first], at[second])
    line = np.arange(len(place))
    got = sums[line, (high + 0.5).astype(int)] - sums[line, (low + 0.5).astype(int)]
    return np.asarray(np.where(high - low > 8, got / np.maximum(high - low, 1), 0))


def _ends(crossing: Floats, place: Floats, size: NDArray[np.int_], steps: int) -> Floats:
    """The samples (L, 2) at which lines enter and leave the picture."""
    points, at = crossing[:, -4:], place[:, -4:]
    inside = ((points >= -2) & (points <= size + 1)).all(axis=2)
    enter = np.where(inside, at, np.inf).min(axis=1)
    leave = np.where(inside, at, -np.inf).max(axis=1)
    rims = np.arange(len(place)) >= len(place) - 4
    enter = np.where(rims | ~np.isfinite(enter), 0, enter)
    leave = np.where(rims | ~np.isfinite(leave), steps, leave)
    return np.asarray(np.clip(np.stack([enter, leave], axis=1), 0, steps))


def _turns(quads: Quads) -> Floats:
    on = np.roll(quads, -1, axis=1) - quads
    back = np.roll(on, 1, axis=1)
    return np.asarray(back[..., 0] * on[..., 1] - back[..., 1] * on[..., 0])


def _area(quads: Quads) -> Floats:
    x, y = quads[..., 0], quads[..., 1]
    return np.asarray(0.5 * (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1))


def _distinct(quads: Quads, score: Floats, count: int) -> Quads:
    best = np.argsort(-score)[: 30 * count]
    best = best[score[best] > 0]
    left = quads[best]
    start = left.sum(axis=2).argmin(axis=1)
    left = np.take_along_axis(left, ((start[:, None] + np.arange(4)) % 4)[..., None], axis=1)
    rows = left.reshape(-1, 8).T.copy()  # numpy is quicker along them
    kept: list[Floats] = []
    while rows.shape[1] and len(kept) < count:
        first = rows[:, :1]
        kept.append(first[:, 0])
        rows = rows[:, np.abs(rows - first).max(axis=0) >= _APART_PX]
    return np.array(kept).reshape(-1, 4, 2)
