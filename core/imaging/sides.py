"""Quadrilaterals drawn to the edges beside them, and what their sides look like.

All of them at once: arrays are (N quads, 4 sides, samples, ...). Colours are CIE Lab, L in
[0, 100]; lengths px of the reduced picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain import Image

Plane = NDArray[np.float32]
Floats = NDArray[np.float64]

_SAMPLES = 24
_ALONG = np.linspace(0.03, 0.97, _SAMPLES)
_REACH_PX = 6
_STEP_PX = 3
_EDGE = 3.0  # contrast from which there is an edge
_RIM_PX = 3.0
_BEYOND_PX = np.array([6.0, 10.0, 14.0, 18.0])
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
"""A logistic regression on scenes drawn by `tests/benchmarks/sheet_scenes.py`: which quadrilaterals
are the sheet to 2 % of the picture's long side."""
FEATURES = tuple(_WEIGHTS)


@dataclass(frozen=True, eq=False)
class Views:
    """The reduced picture as Lab, slightly smoothed: as it is, and without its ink."""

    raw_levels: Image  # uint8, L in [0, 255], a and b about 128
    calm_levels: Image
    raw: Plane
    calm: Plane
    ink: Plane  # (H, W) how much darker the picture is than without ink

    @classmethod
    def of(cls, raw: Image, calm: Image) -> Views:
        raw_levels, calm_levels = (
            np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2LAB), np.uint8) for image in (raw, calm)
        )
        raw_lab, calm_lab = _lab(raw_levels), _lab(calm_levels)
        ink = np.maximum(calm_lab[..., 0] - raw_lab[..., 0], 0)
        return cls(raw_levels, calm_levels, raw_lab, calm_lab, ink)

    @property
    def size(self) -> Floats:
        return np.array([self.raw.shape[1], self.raw.shape[0]], np.float64)


def _lab(levels: Image) -> Plane:
    soft = cv2.GaussianBlur(levels, (0, 0), 0.8).astype(np.float32)
    soft *= np.array([100 / 255, 1, 1], np.float32)
    soft -= np.array([0, 128, 128], np.float32)
    return np.asarray(soft, np.float32)


def likelihood(views: Views, quads: Floats) -> Floats:
    """(N,) in [0, 1]: how likely each quadrilateral is the sheet."""
    weights = np.array(list(_WEIGHTS.values()))
    logits = features(views, quads) @ weights + _INTERCEPT
    likely = 1 / (1 + np.exp(-np.clip(logits, -50, 50)))
    return np.where(framed_alike(views, quads), 0, likely)


def outward(quads: Floats) -> Floats:
    """(N, 4, 2) unit normals of the clockwise sides."""
    sides = np.roll(quads, -1, axis=1) - quads
    length = np.maximum(np.linalg.norm(sides, axis=2, keepdims=True), 1e-6)
    return np.asarray(np.stack([sides[..., 1], -sides[..., 0]], axis=2) / length)


def on_rim(quads: Floats, size: Floats) -> NDArray[np.bool_]:
    """(N, 4): sides that are the picture's rim, or beyond it."""
    ends = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2)  # (N, 4, 2 ends, 2)
    low, high = np.asarray(ends <= _RIM_PX), np.asarray(ends >= size - 1 - _RIM_PX)
    return np.asarray(np.any(low.all(axis=2) | high.all(axis=2), axis=2))


def _sampled(plane: Plane, points: Floats) -> Plane:
    """Colours at points (..., 2)."""
    flat = points.reshape(points.shape[0], -1, 2).astype(np.float32)
    found = cv2.remap(
        plane, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(found.reshape(*points.shape[:-1], *plane.shape[2:]), np.float32)


def _inside(points: Floats, size: Floats) -> NDArray[np.bool_]:
    return np.asarray(((points >= 0) & (points <= size - 1)).all(axis=-1))


def _length(vectors: Plane) -> Plane:
    return np.asarray(np.sqrt(np.einsum("...i,...i", vectors, vectors)), np.float32)


def _changes(profiles: Plane) -> Plane:
    """Inside minus outside, (..., M, 3) -> (..., M - 6, 3)."""
    total = np.cumsum(np.pad(profiles, [(0, 0)] * (profiles.ndim - 2) + [(1, 0), (0, 0)]), axis=-2)
    means = (total[..., _STEP_PX:, :] - total[..., :-_STEP_PX, :]) / _STEP_PX
    return np.asarray(means[..., : -_STEP_PX - 1, :] - means[..., _STEP_PX + 1 :, :], np.float32)


def _feet(quads: Floats, along: Floats = _ALONG) -> Floats:
    """(N, 4, T, 2) points along the sides."""
    ends = np.roll(quads, -1, axis=1)
    return quads[:, :, None] + along[:, None] * (ends - quads)[:, :, None]


def drawn_to_edges(views: Views, quads: Floats) -> Floats:
    """The quadrilaterals with each side moved onto the straight edge beside it."""
    normals = outward(quads)
    offsets = np.arange(-_REACH_PX - _STEP_PX, _REACH_PX + _STEP_PX + 1)
    feet = _feet(quads)
    points = feet[:, :, :, None] + offsets[:, None] * normals[:, :, None, None]
    contrast = _length(_changes(_sampled(views.calm, points)))
    contrast = np.maximum(contrast, 0.8 * _length(_changes(_sampled(views.raw, points))))
    seen = _inside(feet, views.size)
    shift = contrast.argmax(axis=3) - float(_REACH_PX)  # (N, 4, T)
    weight = np.where(seen, np.minimum(contrast.max(axis=3), 3 * _EDGE), 0) + 1e-3
    start, slope = np.zeros(shift.shape[:2]), np.zeros(shift.shape[:2])
    for tolerance in (6.0, 3.0, 1.5, 1.0):
        rest = shift - start[..., None] - slope[..., None] * _ALONG
        trust = weight / (1 + (rest / tolerance) ** 2) ** 2
        total = trust.sum(axis=2)
        mean_t, mean_s = (trust * _ALONG).sum(axis=2) / total, (trust * shift).sum(axis=2) / total
        off = _ALONG - mean_t[..., None]
        slope = (trust * off * shift).sum(axis=2) / np.maximum((trust * off**2).sum(axis=2), 1e-6)
        start = mean_s - slope * mean_t
    keep = on_rim(quads, views.size) | (seen.sum(axis=2) < 4)
    start, slope = np.where(keep, 0, start), np.where(keep, 0, slope)
    a = quads + start[..., None] * normals
    b = np.roll(quads, -1, axis=1) + (start + slope)[..., None] * normals
    ones = np.ones((*a.shape[:2], 1))
    lines = np.cross(np.concatenate([a, ones], axis=2), np.concatenate([b, ones], axis=2))
    meets = np.cross(np.roll(lines, 1, axis=1), lines)
    scale = np.where(np.abs(meets[..., 2:]) < 1e-9, 1e-9, meets[..., 2:])
    moved = meets[..., :2] / scale
    far = np.abs(moved - quads).max(axis=(1, 2)) > 4 * _REACH_PX
    return np.where(far[:, None, None], quads, moved)


def framed_alike(views: Views, quads: Floats) -> NDArray[np.bool_]:
    """(N,): whether what is outside looks like the sheet, as around a frame printed on a page."""
    shares = np.linspace(0.15, 0.85, 9)
    across, down = (grid.ravel()[:, None] for grid in np.meshgrid(shares, shares))
    a, b, c, d = (quads[:, None, corner] for corner in range(4))
    grid = (1 - down) * ((1 - across) * a + across * b) + down * ((1 - across) * d + across * c)
    middle = np.median(_sampled(views.calm, grid), axis=1)  # (N, 3)
    feet, normals = _feet(quads), outward(quads)
    bands = feet[:, :, None] + np.array([-7.0, 7.0])[:, None, None] * normals[:, :, None, None]
    inner, outer = np.moveaxis(np.median(_sampled(views.calm, bands), axis=3), 2, 0)
    contrast = _length(inner - outer)
    alike = _length(middle[:, None] - outer) < 0.5 * contrast
    # A thick frame hides that: then the picture's rim beyond it shows paper again.
    room = np.maximum(_room(feet, normals, views.size) - 2, 0)[..., None]
    rim = np.median(_sampled(views.calm, feet + room * normals[:, :, None]), axis=2)
    paper_at_rim = _length(inner - rim) < 0.5 * contrast
    free = ~on_rim(quads, views.size)
    return np.asarray(((alike & free).sum(axis=1) >= 2) | ((paper_at_rim & free).sum(axis=1) >= 3))


def features(views: Views, quads: Floats) -> Floats:
    """(N, len(FEATURES)); what FEATURES name, about in [0, 1] each."""
    size = views.size
    normals, rim, feet = outward(quads), on_rim(quads, size), _feet(quads)
    offsets = np.arange(-11, 12)
    points = feet[:, :, :, None] + offsets[:, None] * normals[:, :, None, None]
    calm = _sampled(views.calm, points)  # (N, 4, T, 23, 3)
    raw = _sampled(views.raw, points[:, :, :, 6:17])
    seen = _inside(feet, size) & ~rim[..., None]
    count = np.maximum(seen.sum(axis=2), 1)
    sides = np.maximum((~rim).sum(axis=1), 1)

    def share(values: NDArray[Any], weight: NDArray[Any] = seen) -> Floats:
        return np.asarray((values * weight).sum(axis=2) / np.maximum(weight.sum(axis=2), 1))

    def mean(values: NDArray[Any]) -> Floats:
        return np.asarray(np.where(rim, 0, values).sum(axis=1) / sides)

    def least(values: NDArray[Any]) -> Floats:
        return np.asarray(np.where(rim, np.inf, values).min(axis=1).clip(-9, 9))

    def most(values: NDArray[Any]) -> Floats:
        return np.asarray(np.where(rim, -np.inf, values).max(axis=1).clip(-9, 9))

    sharp = np.maximum(
        _length(_changes(calm[:, :, :, 6:17])).max(axis=3), _length(_changes(raw)).max(axis=3)
    )  # (N, 4, T)
    edge = sharp >= _EDGE
    inner, outer = calm[:, :, :, 2:8].mean(axis=3), calm[:, :, :, 15:21].mean(axis=3)
    step = inner - outer  # (N, 4, T, 3)
    typical = (step * seen[..., None]).sum(axis=2) / count[..., None]  # (N, 4, 3)
    wide = _length(typical)
    agreeing = np.einsum("nstc,nsc->nst", step, typical) / np.maximum(wide**2, 1e-6)[..., None]
    steady = (agreeing > 0.5) & (agreeing < 1.6) & (wide >= 1.5)[..., None]
    lighter = np.clip(step[..., 0] / 6, -1, 1)
    # Farther out: does it look like the sheet's margin again?
    room = _room(feet, normals, size)
    deep = room > 8
    depths = 5 + np.linspace(0.05, 1, 8) * (np.maximum(room, 8)[..., None] - 5)
    rays = _sampled(views.calm, feet[:, :, :, None] + depths[..., None] * normals[:, :, None, None])
    away = _length(rays - inner[:, :, :, None])
    again = (away < np.maximum(0.5 * wide, 1.0)[:, :, None, None]).mean(axis=3)
    outside = share(again, (seen & deep).astype(np.float64))
    ink_points = (
        feet[:, :, :, None]
        + np.array([-20, -14, -8, 8, 14, 20])[:, None] * (normals[:, :, None, None])
    )
    ink = np.clip(_sampled(views.ink, ink_points) / 8, 0, 1)
    ends = np.minimum(share(edge[..., :4], seen[..., :4]), share(edge[..., -4:], seen[..., -4:]))
    smooth_in = _length(np.diff(inner, axis=2)) < 3
    smooth_out = _length(np.diff(outer, axis=2)) < 3
    pairs = seen[..., 1:] & seen[..., :-1]
    tone = inner.mean(axis=(1, 2))
    around = outer.mean(axis=(1, 2))
    area = _area(quads) / size.prod()
    lengths = np.linalg.norm(np.roll(quads, -1, axis=1) - quads, axis=2)
    across = (lengths[:, 0] + lengths[:, 2]) / 2
    down = (lengths[:, 1] + lengths[:, 3]) / 2
    ratio = np.log(np.maximum(across, down) / np.maximum(np.minimum(across, down), 1))
    known = np.log(np.array([1.294, 1.414, 1.586]))
    uneven = np.abs(np.log(lengths[:, :2] / np.maximum(lengths[:, 2:], 1))).max(axis=1)
    unit = (np.roll(quads, -1, axis=1) - quads) / np.maximum(lengths[..., None], 1e-6)
    bend = np.abs((unit * np.roll(unit, 1, axis=1)).sum(axis=2)).mean(axis=1)
    return np.stack([
        mean(share(edge)), least(share(edge)), mean(share(steady)), least(share(steady)),
        np.log1p(mean(wide)), np.log1p(np.maximum(least(wide), 0)),
        mean(outside), most(outside), mean(share(lighter)), least(share(lighter)),
        mean(_runs_on(views, quads, normals, rim)), mean(ends),
        mean(share(smooth_in, pairs)), mean(share(smooth_out, pairs)),
        mean(share(ink[..., 3:].mean(axis=3))), mean(share(ink[..., :3].mean(axis=3))),
        np.sqrt(np.clip(area, 0, 1)), uneven, rim.sum(axis=1) / 4, tone[:, 0] / 100,
        _length(tone[:, 1:]) / 30, np.log1p(_length(tone - around)), bend,
        np.abs(ratio[:, None] - known).min(axis=1),
    ], axis=1)  # fmt: skip


def _room(feet: Floats, normals: Floats, size: Floats) -> Floats:
    """(N, 4, T) px outwards to the picture's rim."""
    normal = normals[:, :, None]
    to_rim = np.where(normal > 0, size - 1 - feet, feet) / np.maximum(np.abs(normal), 1e-6)
    return np.asarray(to_rim.min(axis=3))


def _runs_on(views: Views, quads: Floats, normals: Floats, rim: NDArray[np.bool_]) -> Floats:
    """(N, 4): how far sides go on beyond their ends, as lines of a table or a desk do."""
    on = np.roll(quads, -1, axis=1) - quads
    unit = on / np.maximum(np.linalg.norm(on, axis=2, keepdims=True), 1e-6)
    before = quads[:, :, None] - _BEYOND_PX[:, None] * unit[:, :, None]
    after = np.roll(quads, -1, axis=1)[:, :, None] + _BEYOND_PX[:, None] * unit[:, :, None]
    feet = np.concatenate([before, after], axis=2)  # (N, 4, 8, 2)
    points = feet[:, :, :, None] + np.arange(-4, 5)[:, None] * normals[:, :, None, None]
    edge = _length(_changes(_sampled(views.raw, points))).max(axis=3) >= _EDGE
    seen = _inside(feet, views.size)
    return np.asarray((edge & seen).sum(axis=2) / np.maximum(seen.sum(axis=2), 1))


def _area(quads: Floats) -> Floats:
    x, y = quads[..., 0], quads[..., 1]
    cross = x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)
    return np.asarray(np.abs(0.5 * cross.sum(axis=1)))
