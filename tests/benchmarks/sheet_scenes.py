"""Pictures of a sheet whose corners are known: photos on desks, scans with borders, bare pages.

Pictures are (H, W, 3) uint8 RGB, corners (4, 2) px clockwise from the sheet's top left, measured
to the outer edges of pixels. The same seed gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from sheet_grounds import (
    Material,
    any_ground,
    cluttered,
    picture_ground,
    plain_ground,
    white_ground,
)
from sheet_laying import Pixels, Plane, Points, composed, laid, tinted

from training.data.scan import Tone, draw_flatbed, smooth_noise

LONG_SIDE_PX = 1200
_FARTHEST_OUT = 0.1  # of the picture's sides: a corner beyond its rim


class Condition(StrEnum):
    """What a picture shows. The last four have no outline to find."""

    DESK = "desk"
    LOW_CONTRAST = "white on white"
    CLUTTER = "cluttered desk"
    PICTURE = "busy picture below"
    SHADOW = "hard shadow"
    TURNED = "turned far"
    SMALL = "small"
    CORNER_OUT = "corner outside"
    CARD = "card"
    CARD_CLUTTER = "card, clutter"
    RECEIPT = "receipt"
    DARK_BED = "dark scanner bed"
    BORDERS = "scanner borders"
    INNER_FRAME = "inner frame, desk"
    FILLS = "page fills frame"
    FILLS_FRAMED = "framed page fills"
    CLOSE_UP = "close-up of a page"
    NO_SHEET = "no sheet"

    @property
    def bare(self) -> bool:
        return self in _BARE


_BARE = (Condition.FILLS, Condition.FILLS_FRAMED, Condition.CLOSE_UP, Condition.NO_SHEET)


@dataclass(frozen=True, eq=False)
class Scene:
    picture: Pixels
    corners: Points | None  # None: there is nothing to cut


def draw_scene(condition: Condition, seed: int, stuff: Material) -> Scene:  # noqa: PLR0911
    rng = np.random.default_rng([list(Condition).index(condition), seed])
    page = tinted(stuff.pages[int(rng.integers(len(stuff.pages)))], rng)
    if condition is Condition.FILLS:
        return Scene(_scanned(page, rng), None)
    if condition is Condition.FILLS_FRAMED:
        return Scene(_scanned(_framed(page, rng), rng), None)
    if condition is Condition.CLOSE_UP:
        return Scene(_close_up(_framed(page, rng) if rng.random() < 0.5 else page, rng), None)
    if condition is Condition.NO_SHEET:
        ground = any_ground(rng, *_size(rng), stuff)
        return Scene(_camera(_lit(ground, rng, 0.3), rng), None)
    if condition is Condition.DARK_BED:
        return _on_bed(page, rng)
    if condition is Condition.BORDERS:
        return _bordered(page, rng)
    return _photographed(condition, page, rng, stuff)


def _photographed(  # noqa: C901
    condition: Condition, page: Pixels, rng: np.random.Generator, stuff: Material
) -> Scene:
    area, turn_deg, tilt = rng.uniform(0.4, 0.85), rng.normal(0, 4), rng.uniform(0.02, 0.14)
    shadow = 0.4
    make: Callable[..., Plane] = plain_ground
    if condition is Condition.LOW_CONTRAST:
        make = white_ground
    elif condition is Condition.CLUTTER:
        make = cluttered
    elif condition is Condition.PICTURE:
        make = picture_ground
    elif condition is Condition.SHADOW:
        make, shadow = any_ground, 1.0
    elif condition is Condition.TURNED:
        make, area, turn_deg = any_ground, rng.uniform(0.3, 0.6), rng.uniform(-45, 45)
    elif condition is Condition.SMALL:
        make, area, turn_deg = any_ground, rng.uniform(0.12, 0.35), rng.normal(0, 15)
    elif condition is Condition.CORNER_OUT:
        make, area = any_ground, rng.uniform(0.6, 0.85)
    elif condition in (Condition.CARD, Condition.CARD_CLUTTER):
        page = stuff.cards[int(rng.integers(len(stuff.cards)))]
        area, turn_deg = rng.uniform(0.1, 0.5), rng.normal(0, 8)
        make = plain_ground if condition is Condition.CARD else any_ground
    elif condition is Condition.RECEIPT:
        page = tinted(stuff.receipts[int(rng.integers(len(stuff.receipts)))], rng)
        make, area, turn_deg = any_ground, rng.uniform(0.12, 0.35), rng.normal(0, 8)
    elif condition is Condition.INNER_FRAME:
        page, make = _framed(page, rng), any_ground
    height, width = _size(rng, page)
    corners = laid(page, rng, height, width, area, turn_deg, tilt)
    while condition is Condition.CORNER_OUT and not _one_outside(corners, height, width):
        area = rng.uniform(0.45, 0.85)
        corners = laid(page, rng, height, width, area, float(rng.normal(0, 8)), tilt)
        corners = _pushed_out(corners, rng, height, width)
    rounded = condition in (Condition.CARD, Condition.CARD_CLUTTER) and rng.random() < 0.7
    picture = composed(page, corners, make(rng, height, width, stuff), rng, rounded)
    return Scene(_camera(_lit(picture, rng, shadow), rng), corners)


def _size(rng: np.random.Generator, page: Pixels | None = None) -> tuple[int, int]:
    tall = rng.random() < 0.5 if page is None else page.shape[0] >= page.shape[1]
    if rng.random() < 0.2:
        tall = not tall
    short = LONG_SIDE_PX * 3 // 4
    return (LONG_SIDE_PX, short) if tall else (short, LONG_SIDE_PX)


def _pushed_out(points: Points, rng: np.random.Generator, height: int, width: int) -> Points:
    """The sheet slid until a corner lies up to a tenth of the sides out of the picture."""
    corner, size = int(rng.integers(4)), np.array([width, height])
    out = rng.uniform(-0.02, 0.1, 2) * size
    return points + np.where(points[corner] > size / 2, size + out, -out) - points[corner]


def _one_outside(points: Points, height: int, width: int) -> bool:
    beyond = (np.abs(points / (width, height) - 0.5) - 0.5).max(axis=1)
    one = int((beyond > 0.01).sum()) == 1 and int((beyond > 0).sum()) == 1
    return one and bool(beyond.max() <= _FARTHEST_OUT)


def _lit(image: Plane, rng: np.random.Generator, shadow: float) -> Plane:
    """Light that falls off, coloured, with a shadow's edge across the picture."""
    height, width = image.shape[:2]
    rows, columns = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    along = (columns - 0.5) * np.cos(angle) + (rows - 0.5) * np.sin(angle)
    light = 1.0 - rng.uniform(0.02, 0.4) * (along + 0.5)
    if rng.random() < shadow:
        angle, depth = rng.uniform(0, 2 * np.pi), rng.uniform(0.2, 0.5)
        across = (columns - 0.5) * np.cos(angle) + (rows - 0.5) * np.sin(angle)
        across = across + 0.03 * smooth_noise(rng, height, width, 4)
        soft = rng.uniform(0.003, 0.05)
        light = light * (1 - depth / (1 + np.exp(-(across - rng.uniform(-0.3, 0.3)) / soft)))
    warmth = rng.uniform(-0.08, 0.12)
    cast = np.array([1 + warmth, 1, 1 - warmth], np.float32)
    return np.asarray(image * light[..., None] * cast, np.float32)


def _camera(image: Plane, rng: np.random.Generator) -> Pixels:
    """Blur, noise and JPEG."""
    blur = rng.uniform(0, 1.3)
    if blur > 0.3:
        image = np.asarray(cv2.GaussianBlur(image, (0, 0), blur), np.float32)
    image = image + rng.standard_normal(image.shape, np.float32) * np.float32(rng.uniform(0.8, 4))
    picture = np.clip(image, 0, 255).astype(np.uint8)
    _, file = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(70, 95))])
    return np.asarray(cv2.imdecode(file, cv2.IMREAD_COLOR), np.uint8)


def _framed(page: Pixels, rng: np.random.Generator) -> Pixels:
    """The content within a strong box, or two, with the sheet's margin around it."""
    out = page.copy()
    height, width = out.shape[:2]
    long_px = max(height, width)
    margin = int(rng.uniform(0.02, 0.09) * long_px)
    thick = max(2, int(rng.uniform(0.002, 0.02) * long_px))
    ink = tuple(int(v) for v in rng.integers(0, 140, 3))
    if rng.random() < 0.3:  # a coloured field rather than a frame
        field = np.array(rng.integers(170, 245, 3), np.float64) / 255
        inner = out[margin:-margin, margin:-margin]
        out[margin:-margin, margin:-margin] = (inner * field).astype(np.uint8)
    cv2.rectangle(out, (margin, margin), (width - margin, height - margin), ink, thick)
    if rng.random() < 0.4:
        low = int(rng.uniform(0.25, 0.6) * height)
        cv2.rectangle(out, (margin * 2, low), (width - margin * 2, height - margin * 2), ink, thick)
    return out


def _scanned(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A scan in which nothing but paper shows."""
    how = draw_flatbed(rng)
    picture = page
    if rng.random() < 0.5:
        pad = max(page.shape[:2]) // 20
        wide = cv2.copyMakeBorder(page, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
        turn = cv2.getRotationMatrix2D((wide.shape[1] / 2, wide.shape[0] / 2), how.skew_deg, 1.0)
        skewed = cv2.warpAffine(wide, turn, wide.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
        picture = np.asarray(skewed[pad:-pad, pad:-pad], np.uint8)
    picture = picture.astype(np.float32) + rng.normal(0, how.noise, picture.shape)
    shade = how.unevenness * smooth_noise(rng, *picture.shape[:2], 3)[..., None]
    picture = np.clip((picture - shade - 128) * how.gain + 128, 0, 255).astype(np.uint8)
    if how.tone is Tone.BILEVEL:
        picture = np.where(picture.min(axis=2, keepdims=True) > 150, 255, 0) + np.zeros(3)
    return np.ascontiguousarray(picture, np.uint8)


def _close_up(page: Pixels, rng: np.random.Generator) -> Pixels:
    """A photo in which the paper goes beyond the rim on all sides."""
    height, width = _size(rng, page)
    corners = laid(page, rng, height, width, 1.0, float(rng.normal(0, 2)), 0.05)
    centre = np.array([width, height]) / 2
    corners = centre + (corners - corners.mean(axis=0)) * rng.uniform(1.3, 2.0)
    for _ in range(20):
        rim = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        inside = [
            cv2.pointPolygonTest(corners.astype(np.float32), (float(x), float(y)), True)
            for x, y in rim
        ]
        if min(inside) > 10:
            break
        corners = centre + (corners - centre) * 1.1
    ground = np.full((height, width, 3), 120, np.float32)
    return _camera(_lit(composed(page, corners, ground, rng), rng, 0.5), rng)


def _on_bed(page: Pixels, rng: np.random.Generator) -> Scene:
    """A skewed sheet on a scanner's dark bed."""
    height, width = page.shape[:2]
    high, wide = (int(side * rng.uniform(1.02, 1.25)) for side in (height, width))
    skew = float(rng.uniform(-6, 6))
    corners = laid(page, rng, high, wide, 0.9, skew, 0.0)
    side = np.linalg.norm(corners[1] - corners[0])
    true = np.array([[0, 0], [1, 0], [1, height / width], [0, height / width]]) * side
    turn = np.deg2rad(skew)
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners = true @ matrix + corners[0]
    level = float(rng.uniform(10, 110))
    bumps = 8 * smooth_noise(rng, high, wide, 3) + rng.normal(0, 2, (high, wide))
    ground = np.repeat((level + bumps)[..., None], 3, axis=2).astype(np.float32)
    return Scene(_camera(composed(page, corners, ground, rng), rng), corners)


def _bordered(page: Pixels, rng: np.random.Generator) -> Scene:
    """A scan with borders, black or nearly, along one to four sides."""
    height, width = page.shape[:2]
    sides = rng.random(4) < 0.6
    sides[int(rng.integers(4))] = True
    pads = np.where(sides, rng.uniform(0.015, 0.12, 4), 0) * (height, width, height, width)
    top, right, bottom, left = (int(pad) for pad in pads)
    size = (top + height + bottom, left + width + right)
    ground = np.full((*size, 3), rng.uniform(0, 45), np.float32)
    at = np.array([[left, top], [left + width, top], [left + width, top + height],
                   [left, top + height]], np.float64)  # fmt: skip
    return Scene(_camera(composed(page, at, ground, rng), rng), at)
