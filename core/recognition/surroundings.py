"""What lies around a sheet shows where part of it is missing: the lid of a scanner, or a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Image

Plane: TypeAlias = NDArray[np.float32]
_OWN_PX = 5  # so near to the sheet its rim and shadow are seen
_LEAST_SHOWN = 0.1
_NEAR = 0.12  # of 1: how far colours of one ground lie apart
_LEVELS = 64.0
_IS_GROUND = 0.6
_CELLS = 4  # of a block's side


def ground_planes(laid: Image, inside: Plane, rim_px: int, block_px: int) -> list[Plane]:
    """Of a page with `rim_px` of what is around it, (H + 2 rim, W + 2 rim, 3): how like the ground
    each block is, and that where such parts reach the rim of the sheet."""
    own = laid[rim_px:-rim_px, rim_px:-rim_px]
    rows, columns = own.shape[0] // block_px, own.shape[1] // block_px
    colours = _colours(laid, inside, rim_px)
    if not colours:
        return [np.zeros((rows, columns), np.float32)] * 2
    cells = cv2.resize(own, (columns * _CELLS, rows * _CELLS), interpolation=cv2.INTER_AREA)
    apart = np.min([np.abs(cells - colour).max(axis=2) for colour in colours], axis=0)
    like = np.exp(-((apart / (_LEVELS * _NEAR)) ** 2)).astype(np.float32)
    planes = like, like * _reaching_rim(like)
    return [cv2.resize(each, (columns, rows), interpolation=cv2.INTER_AREA) for each in planes]


def ground_contrast(laid: Image, inside: Plane, rim_px: int) -> list[float]:
    """Of how many sides the ground is seen, how dark it is, and how unlike the page's paper."""
    colours = _colours(laid, inside, rim_px)
    if not colours:
        return [0.0, 0.0, 0.0]
    own = laid[rim_px:-rim_px:4, rim_px:-rim_px:4]
    paper = np.percentile(own.reshape(-1, 3), 70, axis=0)
    apart = [float(np.abs(colour - paper).max()) / _LEVELS for colour in colours]
    dark = float(np.mean([colour.mean() for colour in colours])) / 255
    return [len(colours) / 4, dark, min(apart)]


def _colours(laid: Image, inside: Plane, rim_px: int) -> list[NDArray[np.float64]]:
    """The ground above, below, left and right of the sheet, where it is seen."""
    far = rim_px - _OWN_PX
    sides = np.s_[:far], np.s_[-far:], np.s_[:, :far], np.s_[:, -far:]
    found = []
    for side in sides:
        shown = inside[side] > 0
        if shown.mean() > _LEAST_SHOWN:
            found.append(np.median(laid[side][shown], axis=0))
    return found


def _reaching_rim(like: Plane) -> NDArray[np.bool_]:
    _, parts = cv2.connectedComponents((like > _IS_GROUND).astype(np.uint8), connectivity=4)
    rim = np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]])
    return np.isin(parts, rim[rim > 0])
