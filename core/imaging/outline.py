"""Outlines around regions of a picture, and how sure an outline is.

They are proposed by thresholds on the picture without its ink, drawn to the nearest edges and then
judged side by side: a side counts when paper meets ground along most of it. Lengths in px are
those of the reduced picture, colours are CIE Lab (L in [0, 100]).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.domain import Image

Plane: TypeAlias = NDArray[np.float32]
Point: TypeAlias = NDArray[np.float64]  # (2,)
Points: TypeAlias = NDArray[np.float64]  # (N, 2) x and y, pixel centres at whole numbers

_INK_PX = 17  # lines and letters thinner than this are no edges
_PERCENTILES = np.array([0.08, 0.15, 0.25, 0.40, 0.55])  # of a plane: where it is cut
_AREA_SHARE = (0.2, 0.98)
_ANGLES_DEG = (60.0, 120.0)
_MIN_CONTRAST = 5.0  # between paper and ground
_MIN_SUPPORT = 0.7  # part of each side that is an edge
_MAX_PAPER_OUTSIDE = 0.25
_RIM_PX = 3
MIN_RIM_COS = np.cos(np.deg2rad(2.0))
"""Between a side on the picture's rim and the one opposite. Cut off at 2 degrees, a corner of a
sheet that fills 0.85 of the picture is wrong by 3 % of it."""
_OVERHANG = 0.02  # how far a corner may lie outside the picture, in its sides
_SAMPLES = 48  # along each side
_ALONG = np.linspace(0.03, 0.97, _SAMPLES)
_PAIRS = np.array([p for p in combinations(range(_SAMPLES), 2) if p[1] - p[0] > _SAMPLES // 4])
_CORNER = 4  # samples at a side's end, half of which an edge must back
_STEP_PX = 3  # each half of an edge's profile
_TOLERANCE_PX = 1.6


def outline_of_region(calm: Image, lab: Plane) -> tuple[Points | None, float]:
    """The surest outline around a region of the picture without ink, and how sure it is."""
    tried: list[Points] = []
    best, best_score = None, 0.0
    for rough in _proposals(calm, lab):
        if any(np.abs(rough - other).max() < 4 for other in tried):
            continue
        tried.append(rough)
        quad = _drawn_to_edges(lab, rough)
        score = 0.0 if quad is None else sureness(lab, quad)
        if score > best_score:
            best, best_score = quad, score
    return best, best_score


def without_ink(small: Image) -> Image:
    """Paper without letters and lines. The rim is repeated, else narrow ground would be ink."""
    padded = cv2.copyMakeBorder(
        cv2.medianBlur(small, 3), _INK_PX, _INK_PX, _INK_PX, _INK_PX, cv2.BORDER_REPLICATE
    )
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (_INK_PX, _INK_PX))
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, kernel)
    return np.asarray(closed[_INK_PX:-_INK_PX, _INK_PX:-_INK_PX], np.uint8)


def _proposals(calm: Image, lab: Plane) -> Iterator[Points]:
    """Rough outlines around what is bright, pale, like the middle or unlike the rim."""
    lab = np.asarray(cv2.resize(lab, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    calm = np.asarray(cv2.resize(calm, lab.shape[1::-1], interpolation=cv2.INTER_AREA), np.uint8)
    height, width = lab.shape[:2]
    middle = lab[height // 3 : -height // 3, width // 3 : -width // 3].reshape(-1, 3)
    rim = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    weights = np.array((0.5, 1, 1), np.float32)  # light varies more than colour
    unlike_paper, unlike_rim = (
        np.minimum(4 * _length((lab - np.median(part, axis=0)) * weights), 255)
        for part in (middle, rim)
    )
    for plane in (calm.min(axis=2), lab[..., 0] * 2.55, 255 - unlike_paper, unlike_rim):
        levels = np.asarray(plane, np.uint8)
        otsu, _ = cv2.threshold(levels, 0, 255, cv2.THRESH_OTSU)
        for level in (otsu, *_percentiles(levels)):
            rough = _around_largest(np.asarray(levels > level, np.uint8))
            if rough is not None:
                yield rough * 2 + 0.5


def _percentiles(levels: NDArray[np.uint8]) -> NDArray[np.intp]:
    below = np.cumsum(np.bincount(levels.ravel(), minlength=256))
    return np.searchsorted(below, _PERCENTILES * levels.size)


def _around_largest(mask: NDArray[np.uint8]) -> Points | None:
    """The quadrilateral around the largest region of a mask, clockwise from its top left."""
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)), np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    if cv2.contourArea(hull) < _AREA_SHARE[0] / 2 * mask.size:
        return None
    length = cv2.arcLength(hull, True)
    for tolerance in np.arange(0.01, 0.09, 0.01):
        quad = cv2.approxPolyDP(hull, tolerance * length, True)
        if len(quad) <= 4:
            break
    points = np.asarray(quad if len(quad) == 4 else cv2.boxPoints(cv2.minAreaRect(hull)))
    return in_order(points.reshape(4, 2).astype(np.float64))


def in_order(quad: Points) -> Points:
    """Clockwise, beginning with the side that runs most nearly from left to right."""
    around = quad - quad.mean(axis=0)
    quad = quad[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]
    sides = np.roll(quad, -1, axis=0) - quad
    rightward = sides[:, 0] / np.maximum(np.linalg.norm(sides, axis=1), 1e-6)
    return np.roll(quad, -int(np.argmax(rightward)), axis=0)


def _drawn_to_edges(lab: Plane, rough: Points) -> Points | None:
    """The quadrilateral moved onto the lines along which paper ends; None where it breaks up."""
    quad = rough
    for reach_px in (14, 5):
        offsets = np.arange(-reach_px, reach_px + 1)
        steps = _steps(lab, quad, offsets)
        lines = []
        for a, b, side_steps in zip(quad, np.roll(quad, -1, axis=0), steps, strict=True):
            ends: tuple[float, float] | None = (0.0, 0.0)
            if not _on_rim(a, b, lab):
                # Where no paper ends, a dark band across the sheet may.
                ends = _agreed(side_steps, offsets) or _agreed(-side_steps, offsets)
            if ends is None:
                return None
            normal = _outward(a, b)
            lines.append(np.cross((*(a + ends[0] * normal), 1), (*(b + ends[1] * normal), 1)))
        meets = np.array([np.cross(lines[side - 1], lines[side]) for side in range(4)])
        quad = meets[:, :2] / np.where(meets[:, 2:] == 0, 1e-9, meets[:, 2:])
        if not is_sheet_shaped(quad, lab):
            return None
    return quad


def _agreed(steps: Plane, offsets: NDArray[np.int_]) -> tuple[float, float] | None:
    """Offsets at a side's two ends of the line that most samples' steepest steps lie on."""
    found = steps.max(axis=1) >= _MIN_CONTRAST
    nearest = np.where(found, offsets[steps.argmax(axis=1)], np.nan)
    first, second = _PAIRS[found[_PAIRS].all(axis=1)].T
    if not len(first):
        return None
    slopes = (nearest[second] - nearest[first]) / (_ALONG[second] - _ALONG[first])
    starts = nearest[first] - slopes * _ALONG[first]
    near = np.abs(starts[:, None] + slopes[:, None] * _ALONG - nearest) <= _TOLERANCE_PX
    agreeing = near[near.sum(axis=1).argmax()]
    if agreeing.sum() < 0.4 * _SAMPLES:
        return None
    slope, start = np.polyfit(_ALONG[agreeing], nearest[agreeing], 1)
    return float(start), float(start + slope)


def sureness(lab: Plane, quad: Points) -> float:
    """How sure an outline is, 0 where it is not sure enough.

    Three sides at least are edges of paper; the fourth may be a dark band's or the picture's rim.
    """
    paper_sides, support = 0, 0.0
    for side, steps in enumerate(_steps(lab, quad, np.arange(-2, 3))):
        a, b = quad[side], quad[(side + 1) % 4]
        if _on_rim(a, b, lab):
            if _askew(quad, side):
                return 0.0
            continue
        steady = np.asarray(cv2.blur(steps, (1, 3)))  # texture is no edge
        edge = np.abs(steady).max(axis=1) >= _MIN_CONTRAST
        backed = edge | (_room(lab, a, b) < _STEP_PX + 1)
        corners = min(backed[:_CORNER].mean(), backed[-_CORNER:].mean())
        if edge.mean() < _MIN_SUPPORT or corners < 0.5:
            return 0.0
        if _paper_outside(lab, a, b) > _MAX_PAPER_OUTSIDE or _runs_on(lab, quad, side):
            return 0.0
        if not _even(lab, a, b, -5):
            return 0.0
        support += float(edge.mean()) / 4
        paper_sides += bool((steady.max(axis=1) >= _MIN_CONTRAST).mean() >= _MIN_SUPPORT)
    if paper_sides < 3 or not _paper_at_rim(lab, quad):
        return 0.0
    return support * float(np.sqrt(_area(quad) / lab[..., 0].size))


def _paper_outside(lab: Plane, a: Point, b: Point) -> float:
    """Part of the ground between a side and the picture's rim that looks like the sheet's margin.

    A frame printed on a page has paper on both sides; so has a box in a form.
    """
    normal, depths = _outward(a, b), _room(lab, a, b)
    feet = (a + _ALONG[:, None] * (b - a))[depths > 6]
    depths = depths[depths > 6]
    if len(feet) < _SAMPLES // 8:
        return 0.0
    paper, ground = (
        _sampled(lab, feet[:, None] + np.array(band)[:, None] * normal).mean(axis=1)
        for band in ((-8, -6, -4), (3, 4, 5))
    )
    depths = 4 + np.linspace(0, 1, 17)[1:] * (depths[:, None] - 4)
    rays = _sampled(lab, feet[:, None] + depths[..., None] * normal)
    contrast = _length(paper - ground)
    like = _length(rays - paper[:, None]) < 0.5 * contrast[:, None]
    return float(max(like.mean(), like[:, -1].mean()))


def _even(lab: Plane, a: Point, b: Point, offset_px: int) -> bool:
    """Whether colours beside a side change little from place to place, as on paper without ink."""
    strip = _sampled(lab, (a + _ALONG[:, None] * (b - a) + offset_px * _outward(a, b))[:, None])
    changes = _length(np.diff(strip[:, 0], axis=0))
    return bool((changes < _MIN_CONTRAST).mean() >= _MIN_SUPPORT)


def _room(lab: Plane, a: Point, b: Point) -> NDArray[np.float64]:
    """Px from each sample of a side outwards to the picture's rim."""
    normal = _outward(a, b)
    feet = a + _ALONG[:, None] * (b - a)
    far = np.array([lab.shape[1], lab.shape[0]]) - 1
    to_rim = np.where(normal > 0, far - feet, feet) / np.maximum(np.abs(normal), 1e-6)
    return np.asarray(to_rim.min(axis=1))


def _runs_on(lab: Plane, quad: Points, side: int) -> bool:
    """Whether the neighbours of a side go on beyond it: it is then a band's inner edge."""
    a, b = quad[side], quad[(side + 1) % 4]
    if not _even(lab, a, b, 5):
        return False
    for corner, inner in ((a, quad[side - 1]), (b, quad[(side + 2) % 4])):
        onward = (corner - inner) / np.linalg.norm(corner - inner)
        feet = corner + np.arange(5, 17)[:, None] * onward
        across = np.arange(-8, 9)[:, None] * _outward(inner, corner)
        steps = np.abs(_contrasts(_sampled(lab, feet[:, None] + across)))
        # Unlike an edge, a ground's blurred pattern is as steep beside the line as on it.
        beside = steps[:, (0, 1, -2, -1)].mean(axis=1)
        if (steps[:, 3:-3].max(axis=1) >= np.maximum(_MIN_CONTRAST, 1.5 * beside)).mean() < 0.7:
            return False
    return True


def _paper_at_rim(lab: Plane, quad: Points) -> bool:
    """Whether the sheet, not its ground, reaches the picture's rim where the outline does."""
    bands: dict[bool, list[Plane]] = {True: [], False: []}
    for a, b in zip(quad, np.roll(quad, -1, axis=0), strict=True):
        feet = a + _ALONG[:, None] * (b - a)
        near = _sampled(lab, feet[:, None] + np.array([-5, 5])[:, None] * _outward(a, b))
        bands[_on_rim(a, b, lab)].append(near)
    if not bands[True]:
        return True
    paper, ground = np.median(np.concatenate(bands[False]), axis=0)
    rim = np.concatenate(bands[True])[:, 0]
    nearer = _length(rim - paper) < _length(rim - ground)
    return bool(nearer.mean() > 0.8)


def _steps(lab: Plane, quad: Points, offsets: NDArray[np.int_]) -> Plane:
    """Contrasts (4, samples, offsets) across each side; offsets are px outwards."""
    wide = np.arange(offsets[0] - _STEP_PX, offsets[-1] + _STEP_PX + 1)[:, None]
    ends = np.roll(quad, -1, axis=0)
    normals = np.array([_outward(a, b) for a, b in zip(quad, ends, strict=True)])
    feet = quad[:, None] + _ALONG[:, None] * (ends - quad)[:, None]  # (4, samples, 2)
    points = feet[:, :, None] + wide * normals[:, None, None]  # (4, samples, offsets, 2)
    steps = _contrasts(_sampled(lab, points.reshape(-1, len(wide), 2)))
    return np.asarray(steps.reshape(4, _SAMPLES, -1), np.float32)


def _contrasts(profiles: Plane) -> Plane:
    """Contrast inside to outside, (N, M, 3) -> (N, M - 6); negative where it is darker inside."""
    total = np.zeros((len(profiles), profiles.shape[1] + 1, 3), np.float32)
    np.cumsum(profiles, axis=1, out=total[:, 1:])
    means = (total[:, _STEP_PX:] - total[:, :-_STEP_PX]) / _STEP_PX
    change = means[:, : -_STEP_PX - 1] - means[:, _STEP_PX + 1 :]
    contrast = _length(change)
    return np.where(change[..., 0] > 0, contrast, -contrast).astype(np.float32)


def _sampled(lab: Plane, points: NDArray[np.float64]) -> Plane:
    """Colours (N, M, 3) at points (N, M, 2)."""
    x, y = np.moveaxis(points.astype(np.float32), 2, 0)
    return np.asarray(
        cv2.remap(lab, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.float32
    )


def _length(vectors: NDArray[np.floating]) -> Plane:
    """Of the last axis; for three channels much quicker than numpy's norm."""
    return np.asarray(np.sqrt(np.einsum("...i,...i", vectors, vectors)), np.float32)


def _outward(a: Point, b: Point) -> Point:
    """The unit normal to the left of a clockwise side, which points out of the sheet."""
    x, y = (b - a) / max(float(np.linalg.norm(b - a)), 1e-6)
    return np.array([y, -x])


def _on_rim(a: Point, b: Point, lab: Plane) -> bool:
    far = np.array([lab.shape[1], lab.shape[0]]) - 1
    ends = np.array([a, b])
    return bool(((ends <= _RIM_PX).all(axis=0) | (far - ends <= _RIM_PX).all(axis=0)).any())


def _askew(quad: Points, side: int) -> bool:
    """Whether a side on the picture's rim cuts across the sheet, which goes on beyond."""
    across, opposite = (np.roll(quad, -1, axis=0) - quad)[[side, (side + 2) % 4]]
    cos = -(across @ opposite) / (np.linalg.norm(across) * np.linalg.norm(opposite))
    return bool(cos < MIN_RIM_COS)


def _area(quad: Points) -> float:
    return float(cv2.contourArea(quad.astype(np.float32)))


def is_sheet_shaped(quad: Points, lab: Plane, overhang: float = _OVERHANG) -> bool:
    """Convex, near to rectangular, of a fair size and hardly beyond the picture."""
    size = np.array([lab.shape[1], lab.shape[0]])
    if (np.abs(quad / size - 0.5) > 0.5 + overhang).any():
        return False
    on, back = np.roll(quad, -1, axis=0) - quad, np.roll(quad, 1, axis=0) - quad
    turn = on[:, 0] * back[:, 1] - on[:, 1] * back[:, 0]
    angles = np.degrees(np.arctan2(turn, (on * back).sum(axis=1)))  # negative where not convex
    square = (angles >= _ANGLES_DEG[0]) & (angles <= _ANGLES_DEG[1])
    return bool(square.all() and _AREA_SHARE[0] <= _area(quad) / size.prod() <= _AREA_SHARE[1])
