"""Where a sheet lies in a photo, and the sheet seen straight on.

Outlines are proposed in two ways, from straight edges (`quads`) and around regions (`outline`).
Those that pass a strict judgement are preferred, the surest first; else the likeliest is taken by
what its sides look like (`sides`), if it is likely enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from core.domain import WHOLE
from core.imaging.outline import (
    Plane,
    Points,
    in_order,
    is_sheet_shaped,
    outline_of_region,
    sureness,
    without_ink,
)
from core.imaging.quads import proposed_quads
from core.imaging.sides import drawn_to_edges, likelihood
from core.imaging.views import Views, lab_of, levels_of

if TYPE_CHECKING:
    from core.domain import Corners, Image

_LONG_SIDE_PX = 600
_MIN_SIDE_PX = 60
_QUADS = 48
_JUDGED = 6  # strictly, of the likeliest quadrilaterals
_OVERHANG, _SNAP = 0.12, 0.02  # out of the picture, in its sides; nearer than that is the rim
_LEAST_AREA = 0.03
_LIKELY = 0.6


def find_sheet(image: Image) -> Corners | None:
    """The outline of the sheet in a photo or a scan with borders, (H, W, 3) RGB.

    None when the page fills the frame already or no outline is sure.
    """
    small = reduced(image)
    if min(small.shape[:2]) < _MIN_SIDE_PX:
        return None
    found = _outline(small)
    if found is None:
        return None
    shares = (found + 0.5) / small.shape[1::-1]
    near = (shares > -_SNAP) & (shares < 1 + _SNAP)
    shares = np.where(near, np.clip(shares, 0, 1), shares)
    return tuple((float(x), float(y)) for x, y in shares)


def reduced(image: Image) -> Image:
    """The picture as small as sheets are looked for in it; quadrilaterals are in its px."""
    scale = min(1.0, _LONG_SIDE_PX / max(image.shape[:2]))
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def sheet_share(corners: Corners) -> float:
    """The sheet's height or width as a share of the picture's, whichever is larger.

    Below a half, most of the picture is ground and the letters are small: going nearer would help.
    """
    spread = np.ptp(np.clip(np.asarray(corners, np.float64), 0, 1), axis=0)
    return float(spread.max())


def _outline(small: Image) -> Points | None:
    calm = without_ink(small)
    lab = lab_of(levels_of(calm))
    best, best_score = outline_of_region(calm, lab)
    if best is not None:
        return best  # straight edges cost twice as much
    quads, likely = _from_lines(small, calm)
    for quad in quads[:_JUDGED]:
        score = _strictly(lab, quad)
        if score > best_score:
            best, best_score = np.asarray(quad), score
    if best is not None:
        return best
    return np.asarray(quads[0]) if len(quads) and likely[0] >= _LIKELY else None


def _strictly(lab: Plane, quad: Points) -> float:
    return sureness(lab, quad) if is_sheet_shaped(quad, lab, _OVERHANG) else 0.0


def _from_lines(small: Image, calm: Image) -> tuple[Points, Points]:
    """Quadrilaterals (N, 4, 2) of straight edges and how likely each is, the likeliest first."""
    views = Views.of(small, calm)
    quads = straight_quads(views)
    if not len(quads):
        return quads, np.zeros(0)
    likely = likelihood(views, quads)
    order = np.argsort(-likely)
    return np.array([in_order(quads[index]) for index in order]), likely[order]


def straight_quads(views: Views) -> Points:
    """(N, 4, 2) between straight edges, in no order. They are sought in half the size, which is
    quicker and misses few, and drawn to the edges in the whole."""
    calm, raw = (_halved(levels) for levels in (views.calm_levels, views.raw_levels))
    quads = proposed_quads((calm, raw), _QUADS, _OVERHANG, _LEAST_AREA)
    if not len(quads):
        return quads
    return drawn_to_edges(views, (quads + 0.5) * (views.size / calm.shape[1::-1]) - 0.5)


def _halved(levels: Image) -> Image:
    return np.asarray(
        cv2.resize(levels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
    )


def rectify(image: Image, corners: Corners) -> Image:
    """The sheet seen straight on: perspective undone, cropped, (h, w, 3).

    Each side is as long as the longer of the two that it stands for, in px of the picture; both
    shrink together where one would exceed the picture's long side. WHOLE gives back `image`.
    """
    if tuple(corners) == WHOLE:
        return image
    height, width = image.shape[:2]
    source = np.asarray(corners, np.float64) * (width, height)
    top, right, bottom, left = np.linalg.norm(np.roll(source, -1, axis=0) - source, axis=1)
    sides = np.array([max(top, bottom), max(left, right)])
    sides *= min(1.0, max(height, width) / max(1.0, sides.max()))
    columns, rows = (max(1, round(float(side))) for side in sides)
    target = np.asarray(WHOLE) * (columns, rows)
    # Shares are measured to the outer edges of pixels, half a pixel from their centres.
    warp = cv2.getPerspectiveTransform(
        (source - 0.5).astype(np.float32), (target - 0.5).astype(np.float32)
    )
    straight = cv2.warpPerspective(
        image, warp, (columns, rows), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(straight, np.uint8)
