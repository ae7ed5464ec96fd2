"""A sheet laid on a ground: where its corners come to lie, and the picture that this gives."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
Points = NDArray[np.float64]
_MARGIN = 0.015  # of the picture's sides, between a sheet and the rim


def laid(
    page: Pixels, rng: np.random.Generator, height: int, width: int,
    area: float, turn_deg: float, tilt: float,
) -> Points:  # fmt: skip
    """Corners of a sheet of about that share of the picture, all inside."""
    high, wide = page.shape[:2]
    scale = np.sqrt(area * height * width / (high * wide))
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (wide * scale / 2, high * scale / 2)
    half *= 1 - rng.uniform(0, tilt / 2, (4, 2))
    half[:2, 0] *= 1 - tilt * rng.random()
    cosine, sine = np.cos(np.deg2rad(turn_deg)), np.sin(np.deg2rad(turn_deg))
    points = half @ np.array([[cosine, sine], [-sine, cosine]])
    size = np.array([width, height])
    spread = np.ptp(points, axis=0)
    points *= min(1.0, float(((1 - 2 * _MARGIN) * size / spread).min()))
    low, far = points.min(axis=0), points.max(axis=0)
    room = (1 - 2 * _MARGIN) * size - (far - low)
    return points - low + _MARGIN * size + rng.uniform(0, 1, 2) * np.maximum(room, 0)


def composed(
    page: Pixels, corners: Points, ground: Plane, rng: np.random.Generator, rounded: bool = False
) -> Plane:
    """The sheet on the ground with a soft shadow beside it; edges are smooth."""
    height, width = ground.shape[:2]
    scale = float(np.linalg.norm(corners[2] - corners[0])) / float(np.hypot(*page.shape[:2]))
    if scale < 0.8:
        page = np.asarray(
            cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    high, wide = page.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    warp = cv2.getPerspectiveTransform(source - 0.5, (corners - 0.5).astype(np.float32))
    shape = np.ones((high, wide), np.float32)
    if rounded:
        radius = round(max(high, wide) * 3.18 / 85.6)  # ISO 7810
        shape = cv2.erode(shape, None, iterations=radius, borderType=cv2.BORDER_CONSTANT,
                          borderValue=0)  # fmt: skip
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2)
        shape = np.asarray(cv2.dilate(shape, disc), np.float32)
    cover = cv2.warpPerspective(shape, warp, (width, height))
    laid = cv2.warpPerspective(
        page, warp, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    reach = int(rng.integers(2, 12))
    moved = np.roll(cover, rng.integers(-reach, reach + 1, 2), axis=(0, 1))
    dark = cv2.GaussianBlur(moved, (0, 0), reach) * float(rng.uniform(0, 0.45))
    ground = ground * (1 - dark * (1 - cover))[..., None]
    paper = float(rng.uniform(0.88, 0.98))
    return np.asarray(ground * (1 - cover[..., None]) + laid * paper * cover[..., None], np.float32)


def tinted(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Some paper is coloured, much is off-white."""
    tint = 1 - rng.uniform(0, 0.03, 3)
    if rng.random() < 0.15:
        tint = 1 - rng.uniform(0, 0.25, 3)
    return np.clip(page * tint, 0, 255).astype(np.uint8)
