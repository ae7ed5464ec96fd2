"""Quadrilaterals drawn to the edges beside them, and how likely each is the sheet.

Shapes and units are those of `views`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.imaging.outline import MIN_RIM_COS
from core.imaging.views import (
    ALONG,
    EDGE,
    STEP_PX,
    Floats,
    Plane,
    Sides,
    Views,
    along,
    beside,
    changes,
    feet,
    inside,
    length,
    on_rim,
    outward,
    sampled,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REACH_PX = 6
_BEYOND_PX = np.array([6.0, 10.0, 14.0, 18.0])
_DEEP_PX = 8
_PAPER_RATIOS = np.log(np.array([1.294, 1.414, 1.586]))  # Letter, A4 and its kin, cards
_INTERCEPT = -24.84
_WEIGHTS = {
    "edge": 4.38,
    "weakest edge": 9.23,
    "steady step": 1.9,
    "weakest step": -1.81,
    "contrast": -0.3,
    "weakest contrast": 1.36,
    "paper outside": -1.3,
    "most paper outside": -1.36,
    "lighter inside": 0.72,
    "least lighter": 0.31,
    "runs on": -7.79,
    "corner edge": 8.85,
    "even inside": 5.29,
    "even outside": -2.54,
    "ink outside": 1.4,
    "ink inside": -2.2,
    "area": 0.28,
    "skewness": 1.67,
    "rim sides": -8.11,
    "inside L": -2.05,
    "inside chroma": -1.47,
    "unlike outside": 0.52,
    "not square": -16.89,
    "aspect": -2.75,
}
"""A logistic regression: which quadrilaterals are the sheet to 2 % of the picture's long side.
Fitted to the even seeds from 1000 to 1028 with lines sought in the whole size, by no command of
the repository; `python tests/benchmarks/fit_outlines.py 30 1000 DATA_DIR` prints others."""
FEATURES = tuple(_WEIGHTS)


def likelihood(views: Views, quads: Floats) -> Floats:
    """(N,) in [0, 1]: how likely each quadrilateral is the sheet."""
    weights = np.array(list(_WEIGHTS.values()))
    logits = features(views, quads) @ weights + _INTERCEPT
    likely = 1 / (1 + np.exp(-np.clip(logits, -50, 50)))
    return np.where(impossible(views, quads), 0, likely)


def impossible(views: Views, quads: Floats) -> NDArray[np.bool_]:
    """(N,): the picture's rim, printed frames, and what cuts off a corner along the rim."""
    whole = on_rim(quads, views.size).all(axis=1)
    return np.asarray(whole | framed_alike(views, quads) | cut_askew(views, quads))


def drawn_to_edges(views: Views, quads: Floats) -> Floats:
    """The quadrilaterals with each side moved onto the straight edge beside it."""
    normals, points = outward(quads), feet(quads)
    offsets = np.arange(-_REACH_PX - STEP_PX, _REACH_PX + STEP_PX + 1.0)
    across = beside(points, normals, offsets)
    contrast = length(changes(sampled(views.calm, across)))
    contrast = np.maximum(contrast, 0.8 * length(changes(sampled(views.raw, across))))
    seen = inside(points, views.size)
    shift = contrast.argmax(axis=3) - float(_REACH_PX)  # (N, 4, T)
    weight = np.where(seen, np.minimum(contrast.max(axis=3), 3 * EDGE), 0) + 1e-3
    start, slope = _fitted(shift, weight)
    keep = on_rim(quads, views.size) | (seen.sum(axis=2) < 4)
    start, slope = np.where(keep, 0, start), np.where(keep, 0, slope)
    a = quads + start[..., None] * normals
    b = np.roll(quads, -1, axis=1) + (start + slope)[..., None] * normals
    moved = _corners(a, b)
    far = np.abs(moved - quads).max(axis=(1, 2)) > 4 * _REACH_PX
    return np.where(far[:, None, None], quads, moved)


def _fitted(shift: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Lines start + slope * ALONG (N, 4) through most of the shifts (N, 4, T), strays ignored."""
    start, slope = np.zeros(shift.shape[:2]), np.zeros(shift.shape[:2])
    for tolerance in (6.0, 3.0, 1.5, 1.0):
        rest = shift - start[..., None] - slope[..., None] * ALONG
        trust = weight / (1 + (rest / tolerance) ** 2) ** 2
        total = trust.sum(axis=2)
        mean_t, mean_s = (trust * ALONG).sum(axis=2) / total, (trust * shift).sum(axis=2) / total
        off = ALONG - mean_t[..., None]
        slope = (trust * off * shift).sum(axis=2) / np.maximum((trust * off**2).sum(axis=2), 1e-6)
        start = mean_s - slope * mean_t
    return start, slope


def _corners(a: Floats, b: Floats) -> Floats:
    """(N, 4, 2) where sides through a and b (N, 4, 2) meet the sides before them."""
    ones = np.ones((*a.shape[:2], 1))
    lines = np.cross(np.concatenate([a, ones], axis=2), np.concatenate([b, ones], axis=2))
    meets = np.cross(np.roll(lines, 1, axis=1), lines)
    scale = np.where(np.abs(meets[..., 2:]) < 1e-9, 1e-9, meets[..., 2:])
    return np.asarray(meets[..., :2] / scale)


def cut_askew(views: Views, quads: Floats) -> NDArray[np.bool_]:
    """(N,): whether a side on the picture's rim cuts across the sheet, which goes on beyond."""
    unit = along(quads)
    parallel = -(unit * np.roll(unit, 2, axis=1)).sum(axis=2)  # (N, 4)
    return np.asarray((on_rim(quads, views.size) & (parallel < MIN_RIM_COS)).any(axis=1))


def framed_alike(views: Views, quads: Floats) -> NDArray[np.bool_]:
    """(N,): whether what is outside looks like the sheet, as around a frame printed on a page."""
    shares = np.linspace(0.15, 0.85, 9)
    across, down = (grid.ravel()[:, None] for grid in np.meshgrid(shares, shares))
    a, b, c, d = (quads[:, None, corner] for corner in range(4))
    grid = (1 - down) * ((1 - across) * a + across * b) + down * ((1 - across) * d + across * c)
    middle = np.median(sampled(views.calm, grid), axis=1)  # (N, 3)
    sides = Sides.of(quads, views.size)
    bands = sampled(views.calm, sides.across(np.array([-7.0, 7.0])))
    inner, outer = np.moveaxis(np.median(bands, axis=2), 2, 0)
    contrast = length(inner - outer)
    alike = length(middle[:, None] - outer) < 0.5 * contrast
    # A thick frame hides that: then the picture's rim beyond it shows paper again.
    room = np.maximum(sides.room() - 2, 0)[..., None]
    rim = np.median(sampled(views.calm, sides.feet + room * sides.normals[:, :, None]), axis=2)
    paper_at_rim = length(inner - rim) < 0.5 * contrast
    free = ~sides.rim
    return np.asarray(((alike & free).sum(axis=1) >= 2) | ((paper_at_rim & free).sum(axis=1) >= 3))


def features(views: Views, quads: Floats) -> Floats:
    """(N, len(FEATURES)); what FEATURES name, about in [0, 1] each."""
    sides = Sides.of(quads, views.size)
    calm = sampled(views.calm, sides.across(np.arange(-11.0, 12)))  # (N, 4, T, 23, 3)
    raw = sampled(views.raw, sides.across(np.arange(-5.0, 6)))
    inner, outer = calm[:, :, :, 2:8].mean(axis=3), calm[:, :, :, 15:21].mean(axis=3)
    sharp = np.maximum(*(
        length(changes(profile)).max(axis=3) for profile in (calm[:, :, :, 6:17], raw)
    ))  # fmt: skip
    found = (
        _edges(views, sides, sharp >= EDGE) | _steps(sides, inner, outer)
        | _evenness(sides, inner, outer) | _farther_out(views, sides, inner, outer) | _shape(sides)
    )  # fmt: skip
    return np.stack([found[name] for name in FEATURES], axis=1)


def _edges(views: Views, sides: Sides, edge: NDArray[np.bool_]) -> dict[str, Floats]:
    """Of (N, 4, T): where there is an edge."""
    seen = sides.seen.astype(np.float64)
    share = sides.share(edge, seen)
    ends = [sides.share(edge[..., part], seen[..., part]) for part in (slice(4), slice(-4, None))]
    return {
        "edge": sides.mean(share),
        "weakest edge": sides.least(share),
        "corner edge": sides.mean(np.minimum(*ends)),
        "runs on": sides.mean(_runs_on(views, sides)),
    }


def _typical(sides: Sides, step: Plane) -> Plane:
    """(N, 4, 3): the mean of steps (N, 4, T, 3)."""
    count = np.maximum(sides.seen.sum(axis=2), 1)
    return np.asarray((step * sides.seen[..., None]).sum(axis=2) / count[..., None], np.float32)


def _steps(sides: Sides, inner: Plane, outer: Plane) -> dict[str, Floats]:
    """Of the colours (N, 4, T, 3) on both sides: how they differ."""
    step, seen = inner - outer, sides.seen.astype(np.float64)
    typical = _typical(sides, step)
    wide = length(typical)
    agreeing = np.einsum("nstc,nsc->nst", step, typical) / np.maximum(wide**2, 1e-6)[..., None]
    steady = (agreeing > 0.5) & (agreeing < 1.6) & (wide >= 1.5)[..., None]
    steady_share = sides.share(steady, seen)
    lighter = sides.share(np.clip(step[..., 0] / 6, -1, 1), seen)
    return {
        "steady step": sides.mean(steady_share),
        "weakest step": sides.least(steady_share),
        "contrast": np.log1p(sides.mean(wide)),
        "weakest contrast": np.log1p(np.maximum(sides.least(wide), 0)),
        "lighter inside": sides.mean(lighter),
        "least lighter": sides.least(lighter),
    }


def _evenness(sides: Sides, inner: Plane, outer: Plane) -> dict[str, Floats]:
    """Of the same colours: how even they are along the sides, and what they are."""
    pairs = (sides.seen[..., 1:] & sides.seen[..., :-1]).astype(np.float64)
    smooth = [
        sides.mean(sides.share(length(np.diff(band, axis=2)) < 3, pairs)) for band in (inner, outer)
    ]
    tone, around = inner.mean(axis=(1, 2)), outer.mean(axis=(1, 2))
    return {
        "even inside": smooth[0],
        "even outside": smooth[1],
        "inside L": tone[:, 0].astype(np.float64) / 100,
        "inside chroma": length(tone[:, 1:]).astype(np.float64) / 30,
        "unlike outside": np.log1p(length(tone - around)).astype(np.float64),
    }


def _farther_out(views: Views, sides: Sides, inner: Plane, outer: Plane) -> dict[str, Floats]:
    """Whether the sheet's margin is seen again beyond a side, and ink on both sides."""
    wide, room = length(_typical(sides, inner - outer)), sides.room()
    depths = 5 + np.linspace(0.05, 1, 8) * (np.maximum(room, _DEEP_PX)[..., None] - 5)
    rays = sides.feet[:, :, :, None] + depths[..., None] * sides.normals[:, :, None, None]
    away = length(sampled(views.calm, rays) - inner[:, :, :, None])
    again = (away < np.maximum(0.5 * wide, 1.0)[:, :, None, None]).mean(axis=3)
    outside = sides.share(again, (sides.seen & (room > _DEEP_PX)).astype(np.float64))
    dark = sampled(views.ink, sides.across(np.array([-20.0, -14, -8, 8, 14, 20])))
    ink = np.clip(dark / 8, 0, 1)
    seen = sides.seen.astype(np.float64)
    return {
        "paper outside": sides.mean(outside),
        "most paper outside": sides.most(outside),
        "ink outside": sides.mean(sides.share(ink[..., 3:].mean(axis=3), seen)),
        "ink inside": sides.mean(sides.share(ink[..., :3].mean(axis=3), seen)),
    }


def _shape(sides: Sides) -> dict[str, Floats]:
    quads, unit = sides.quads, along(sides.quads)
    long = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    across, down = (long[:, :2] + long[:, 2:]).T / 2
    ratio = np.log(np.maximum(across, down) / np.maximum(np.minimum(across, down), 1))
    uneven = np.abs(np.log(np.maximum(long[:, :2], 1) / np.maximum(long[:, 2:], 1))).max(axis=1)
    share = np.clip(_area(quads) / sides.size.prod(), 0, 1)
    return {
        "area": np.sqrt(share),
        "skewness": uneven,
        "rim sides": sides.rim.sum(axis=1) / 4,
        "not square": np.abs((unit * np.roll(unit, 1, axis=1)).sum(axis=2)).mean(axis=1),
        "aspect": np.abs(ratio[:, None] - _PAPER_RATIOS).min(axis=1),
    }


def _runs_on(views: Views, sides: Sides) -> Floats:
    """(N, 4): how far sides go on beyond their ends, as lines of a table or a desk do."""
    onward = _BEYOND_PX[:, None] * along(sides.quads)[:, :, None]
    ends = np.roll(sides.quads, -1, axis=1)
    points = np.concatenate([sides.quads[:, :, None] - onward, ends[:, :, None] + onward], axis=2)
    across = beside(points, sides.normals, np.arange(-4.0, 5))  # (N, 4, 8, 9, 2)
    edge = length(changes(sampled(views.raw, across))).max(axis=3) >= EDGE
    seen = inside(points, sides.size)
    return np.asarray((edge & seen).sum(axis=2) / np.maximum(seen.sum(axis=2), 1))


def _area(quads: Floats) -> Floats:
    x, y = quads[..., 0], quads[..., 1]
    cross = x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)
    return np.asarray(np.abs(0.5 * cross.sum(axis=1)))
