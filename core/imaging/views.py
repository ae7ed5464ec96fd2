"""A reduced picture seen along the sides of quadrilaterals, many at once.

Arrays are (N quads, 4 sides, samples, ...). Colours are CIE Lab, L in [0, 100]; lengths px of the
reduced picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Image

Plane = NDArray[np.float32]
Floats = NDArray[np.float64]

SAMPLES = 24
ALONG = np.linspace(0.03, 0.97, SAMPLES)
STEP_PX = 3  # each half of an edge's profile
EDGE = 3.0  # contrast from which there is an edge
_RIM_PX = 3.0
_TO_LAB = np.array([[100 / 255, 0, 0, 0], [0, 1, 0, -128], [0, 0, 1, -128]], np.float32)


@dataclass(frozen=True, eq=False)
class Views:
    """The reduced picture as Lab, slightly smoothed: as it is, and without its ink."""

    raw_levels: Image  # as of `levels_of`
    calm_levels: Image
    raw: Plane
    calm: Plane
    ink: Plane  # (H, W) how much darker the picture is than without ink

    @classmethod
    def of(cls, raw: Image, calm: Image) -> Views:
        raw_levels, calm_levels = levels_of(raw), levels_of(calm)
        raw_lab, calm_lab = _softened(raw_levels), _softened(calm_levels)
        ink = np.maximum(calm_lab[..., 0] - raw_lab[..., 0], 0)
        return cls(raw_levels, calm_levels, raw_lab, calm_lab, ink)

    @property
    def size(self) -> Floats:
        return np.array([self.raw.shape[1], self.raw.shape[0]], np.float64)


def levels_of(image: Image) -> Image:
    """An RGB picture's Lab as whole numbers: L in [0, 255], a and b about 128."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2LAB), np.uint8)


def lab_of(levels: Image) -> Plane:
    return np.asarray(cv2.transform(levels.astype(np.float32), _TO_LAB), np.float32)


def _softened(levels: Image) -> Plane:
    return lab_of(np.asarray(cv2.GaussianBlur(levels, (0, 0), 0.8), np.uint8))


@dataclass(frozen=True, eq=False)
class Sides:
    """The sides of clockwise quadrilaterals, and sums over what is seen of them."""

    quads: Floats  # (N, 4, 2)
    size: Floats  # (2,) of the picture
    normals: Floats  # (N, 4, 2) outwards, of length 1
    rim: NDArray[np.bool_]  # (N, 4) sides that are the picture's rim, or beyond it
    feet: Floats  # (N, 4, T, 2) points along them
    seen: NDArray[np.bool_]  # (N, 4, T) points in the picture, of sides that are not its rim

    @classmethod
    def of(cls, quads: Floats, size: Floats) -> Sides:
        rim, points = on_rim(quads, size), feet(quads)
        seen = inside(points, size) & ~rim[..., None]
        return cls(quads, size, outward(quads), rim, points, seen)

    def across(self, offsets: Floats) -> Floats:
        """(N, 4, T, offsets, 2) points beside the sides; offsets are px outwards."""
        return beside(self.feet, self.normals, offsets)

    def share(self, values: Floats | Plane | NDArray[np.bool_], weight: Floats) -> Floats:
        """(N, 4): the mean of (N, 4, T) values weighted."""
        return np.asarray((values * weight).sum(axis=2) / np.maximum(weight.sum(axis=2), 1))

    def mean(self, values: Floats | Plane) -> Floats:
        """(N,) over the sides that are not the rim; so `least` and `most`."""
        count = np.maximum((~self.rim).sum(axis=1), 1)
        return np.asarray(np.where(self.rim, 0, values).sum(axis=1) / count)

    def least(self, values: Floats | Plane) -> Floats:
        return np.asarray(np.where(self.rim, np.inf, values).min(axis=1).clip(-9, 9))

    def most(self, values: Floats | Plane) -> Floats:
        return np.asarray(np.where(self.rim, -np.inf, values).max(axis=1).clip(-9, 9))

    def room(self) -> Floats:
        """(N, 4, T) px outwards to the picture's rim."""
        normal = self.normals[:, :, None]
        far = np.where(normal > 0, self.size - 1 - self.feet, self.feet)
        return np.asarray((far / np.maximum(np.abs(normal), 1e-6)).min(axis=3))


def outward(quads: Floats) -> Floats:
    """(N, 4, 2) unit normals of the clockwise sides."""
    unit = along(quads)
    return np.asarray(np.stack([unit[..., 1], -unit[..., 0]], axis=2))


def along(quads: Floats) -> Floats:
    """(N, 4, 2) unit vectors along the sides."""
    sides = np.roll(quads, -1, axis=1) - quads
    return np.asarray(sides / np.maximum(np.linalg.norm(sides, axis=2, keepdims=True), 1e-6))


def on_rim(quads: Floats, size: Floats) -> NDArray[np.bool_]:
    """(N, 4): sides that are the picture's rim, or beyond it."""
    ends = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2)  # (N, 4, 2 ends, 2)
    low, high = np.asarray(ends <= _RIM_PX), np.asarray(ends >= size - 1 - _RIM_PX)
    return np.asarray(np.any(low.all(axis=2) | high.all(axis=2), axis=2))


def feet(quads: Floats) -> Floats:
    """(N, 4, T, 2) points along the sides."""
    ends = np.roll(quads, -1, axis=1)
    return np.asarray(quads[:, :, None] + ALONG[:, None] * (ends - quads)[:, :, None])


def beside(points: Floats, normals: Floats, offsets: Floats) -> Floats:
    """(N, 4, T, offsets, 2) of points (N, 4, T, 2), px along normals (N, 4, 2)."""
    return np.asarray(points[:, :, :, None] + offsets[:, None] * normals[:, :, None, None])


def sampled(plane: Plane, points: Floats) -> Plane:
    """Colours at points (..., 2)."""
    flat = points.reshape(points.shape[0], -1, 2).astype(np.float32)
    found = cv2.remap(
        plane, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(found.reshape(*points.shape[:-1], *plane.shape[2:]), np.float32)


def inside(points: Floats, size: Floats) -> NDArray[np.bool_]:
    return np.asarray(((points >= 0) & (points <= size - 1)).all(axis=-1))


def length(vectors: Plane) -> Plane:
    return np.asarray(np.sqrt(np.einsum("...i,...i", vectors, vectors)), np.float32)


def changes(profiles: Plane) -> Plane:
    """Inside minus outside, (..., M, 3) -> (..., M - 6, 3)."""
    total = np.zeros((*profiles.shape[:-2], profiles.shape[-2] + 1, 3), np.float32)
    np.cumsum(profiles, axis=-2, out=total[..., 1:, :])
    means = (total[..., STEP_PX:, :] - total[..., :-STEP_PX, :]) / STEP_PX
    return np.asarray(means[..., : -STEP_PX - 1, :] - means[..., STEP_PX + 1 :, :], np.float32)
