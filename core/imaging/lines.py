"""Straight edges in a picture: which lines many edge pixels agree on, and how far each is backed.

Lines are (nx, ny, rho): nx * x + ny * y = rho with (nx, ny) of length 1, pixel centres at whole
numbers. Edges vote for lines across their own direction only (a gradient-weighted Hough
transform, after Ballard, Pattern Recognition 13, 1981), weak ones nearly as much as strong ones.
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
Lines = NDArray[np.float64]  # (N, 3) nx, ny, rho

_ANGLES = 180
_RHO_PX = 1.0
_SPREAD = 2  # angles to each side that an edge pixel votes for
_LEAST, _MOST = 1.5, 5.0  # levels per px: weaker ones are noise, stronger ones count no more
_STEP_PX = 2.0  # between samples along a line


@dataclass(frozen=True, eq=False)
class Edges:
    """The steepest change of any channel at each pixel, in levels per px; `ridge`: its crest."""

    gx: Plane
    gy: Plane
    steepness: Plane
    ridge: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Backing:
    """How far lines are backed by edges, summed up along them.

    `sums` (N, 2, T + 1): light to the side the normal points to, light to the other; `starts`
    (N, 2) the points that sample 0 stands for. Sample t lies 2 t px onwards along (-ny, nx).
    """

    sums: NDArray[np.float64]
    starts: NDArray[np.float64]


def edges(image: Image) -> Edges:
    """Of (H, W, 3) uint8."""
    soft = cv2.GaussianBlur(image, (0, 0), 1.0)
    gx, gy, steepest = (np.zeros(image.shape[:2], np.float32) for _ in range(3))
    for channel in cv2.split(soft):
        x = np.asarray(cv2.Sobel(channel, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
        y = np.asarray(cv2.Sobel(channel, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
        here = np.asarray(cv2.magnitude(x, y), np.float32)
        more = here > steepest
        for source, target in ((x, gx), (y, gy), (here, steepest)):
            np.copyto(target, source, where=more)
    return Edges(gx, gy, steepest, _ridge(gx, gy, steepest))


def _ridge(gx: Plane, gy: Plane, steepness: Plane) -> NDArray[np.bool_]:
    around = cv2.copyMakeBorder(steepness, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    left, right = around[1:-1, :-2], around[1:-1, 2:]
    above, below = around[:-2, 1:-1], around[2:, 1:-1]
    across = np.abs(gx) >= np.abs(gy)
    crest = np.where(
        across,
        (steepness >= left) & (steepness > right),
        (steepness >= above) & (steepness > below),
    )
    return np.asarray(crest & (steepness >= _LEAST))


def lines_of(found: Edges, count: int) -> Lines:
    """The `count` lines with most votes."""
    height, width = found.ridge.shape
    y, x = np.nonzero(found.ridge)
    middle_x, middle_y = (width - 1) / 2, (height - 1) / 2
    reach = np.hypot(width, height) / 2 + 2
    columns = int(2 * reach / _RHO_PX) + 3
    normals = (np.arange(_ANGLES) + 0.5) * np.pi / _ANGLES
    cos, sin = np.cos(normals).astype(np.float32), np.sin(normals).astype(np.float32)
    own = np.arctan2(found.gy[y, x], found.gx[y, x]) % np.pi
    rows = np.floor(own * (_ANGLES / np.pi)).astype(np.int32)
    from_x, from_y = (x - middle_x).astype(np.float32), (y - middle_y).astype(np.float32)
    weight = np.minimum(found.steepness[y, x], _MOST)
    votes = np.zeros(_ANGLES * columns)
    for turn in range(-_SPREAD, _SPREAD + 1):
        row = (rows + turn) % _ANGLES
        rho = from_x * cos[row] + from_y * sin[row]
        cell = row * columns + ((rho + reach) / _RHO_PX + 0.5).astype(np.int32)
        votes += np.bincount(cell, weight, len(votes))
    table = cv2.blur(votes.reshape(_ANGLES, columns).astype(np.float32), (3, 1))
    # A line half a turn on is the line itself seen from behind.
    wrapped = np.vstack([table[-3:, ::-1], table, table[:3, ::-1]])
    crest = cv2.dilate(wrapped, np.ones((7, 5), np.uint8))[3:-3]
    peaks = np.flatnonzero((table >= crest) & (table > 0))
    best = peaks[np.argsort(-table.ravel()[peaks])][:count]
    row, column = np.divmod(best, columns)
    rho = column * _RHO_PX - reach + cos[row] * middle_x + sin[row] * middle_y
    return np.stack([cos[row], sin[row], rho], axis=1).astype(np.float64)


def backing(found: Edges, lines: Lines) -> Backing:
    """Edges along each line, up to 2 px beside it and nearly parallel to it."""
    height, width = found.ridge.shape
    count = int(np.hypot(width, height) / _STEP_PX) + 2
    normals = lines[:, :2]
    along = np.stack([-normals[:, 1], normals[:, 0]], axis=1)
    centre = np.array([(width - 1) / 2, (height - 1) / 2])
    feet = centre - ((normals @ centre) - lines[:, 2])[:, None] * normals
    starts = feet - along * (count * _STEP_PX / 2)
    t = np.arange(count) * _STEP_PX
    beside = np.arange(-2, 3)
    points = (
        starts[:, None, None]
        + t[None, :, None, None] * along[:, None, None]
        + beside[None, None, :, None] * normals[:, None, None]
    ).reshape(-1, count * len(beside), 2)  # (N, T * 5, 2)
    x, y = points[..., 0].astype(np.float32), points[..., 1].astype(np.float32)
    gx, gy = (
        cv2.remap(plane, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT)
        for plane in (found.gx, found.gy)
    )
    across = gx * normals[:, :1] + gy * normals[:, 1:]
    aside = np.abs(gx * along[:, :1] + gy * along[:, 1:])
    across = np.where(aside < 0.4 * np.abs(across), across, 0)
    across = across.reshape(len(lines), count, len(beside))
    both = np.stack([across.max(axis=2), (-across).max(axis=2)], axis=1)  # (N, 2, T)
    backed = np.clip((both - 1.0) / 1.5, 0, 1)
    sums = np.pad(np.cumsum(backed, axis=2), ((0, 0), (0, 0), (1, 0)))
    return Backing(sums, starts)
