"""Pictures of a sheet whose corners are known: photos on desks, scans with borders, bare pages.

Pictures are (H, W, 3) uint8 RGB, corners (4, 2) px clockwise from the sheet's top left, measured
to the outer edges of pixels. The same seed gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.scan import Desk, Tone, desk, draw_flatbed, smooth_noise

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]
Points = NDArray[np.float64]
LONG_SIDE_PX = 1200
_MARGIN = 0.015  # of the picture's sides, between a sheet and the rim
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


@dataclass(frozen=True, eq=False)
class Material:
    """What scenes are made of. `pictures` lie below sheets; without them grounds are drawn."""

    pages: Sequence[Pixels]
    cards: Sequence[Pixels]
    receipts: Sequence[Pixels]
    pictures: Sequence[Pixels] = ()


def draw_scene(condition: Condition, seed: int, stuff: Material) -> Scene:  # noqa: PLR0911
    rng = np.random.default_rng([list(Condition).index(condition), seed])
    page = _tinted(stuff.pages[int(rng.integers(len(stuff.pages)))], rng)
    if condition is Condition.FILLS:
        return Scene(_scanned(page, rng), None)
    if condition is Condition.FILLS_FRAMED:
        return Scene(_scanned(_framed(page, rng), rng), None)
    if condition is Condition.CLOSE_UP:
        return Scene(_close_up(_framed(page, rng) if rng.random() < 0.5 else page, rng), None)
    if condition is Condition.NO_SHEET:
        ground = _any_ground(rng, *_size(rng), stuff)
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
    make: Callable[..., Plane] = _plain_ground
    if condition is Condition.LOW_CONTRAST:
        make = _white_ground
    elif condition is Condition.CLUTTER:
        make = _cluttered
    elif condition is Condition.PICTURE:
        make = _picture_ground
    elif condition is Condition.SHADOW:
        make, shadow = _any_ground, 1.0
    elif condition is Condition.TURNED:
        make, area, turn_deg = _any_ground, rng.uniform(0.3, 0.6), rng.uniform(-45, 45)
    elif condition is Condition.SMALL:
        make, area, turn_deg = _any_ground, rng.uniform(0.12, 0.35), rng.normal(0, 15)
    elif condition is Condition.CORNER_OUT:
        make, area = _any_ground, rng.uniform(0.6, 0.85)
    elif condition in (Condition.CARD, Condition.CARD_CLUTTER):
        page = stuff.cards[int(rng.integers(len(stuff.cards)))]
        area, turn_deg = rng.uniform(0.1, 0.5), rng.normal(0, 8)
        make = _plain_ground if condition is Condition.CARD else _any_ground
    elif condition is Condition.RECEIPT:
        page = _tinted(stuff.receipts[int(rng.integers(len(stuff.receipts)))], rng)
        make, area, turn_deg = _any_ground, rng.uniform(0.12, 0.35), rng.normal(0, 8)
    elif condition is Condition.INNER_FRAME:
        page, make = _framed(page, rng), _any_ground
    height, width = _size(rng, page)
    corners = _laid(page, rng, height, width, area, turn_deg, tilt)
    while condition is Condition.CORNER_OUT and not _one_outside(corners, height, width):
        area = rng.uniform(0.45, 0.85)
        corners = _laid(page, rng, height, width, area, float(rng.normal(0, 8)), tilt)
        corners = _pushed_out(corners, rng, height, width)
    rounded = condition in (Condition.CARD, Condition.CARD_CLUTTER) and rng.random() < 0.7
    picture = _composed(page, corners, make(rng, height, width, stuff), rng, rounded)
    return Scene(_camera(_lit(picture, rng, shadow), rng), corners)


def _size(rng: np.random.Generator, page: Pixels | None = None) -> tuple[int, int]:
    tall = rng.random() < 0.5 if page is None else page.shape[0] >= page.shape[1]
    if rng.random() < 0.2:
        tall = not tall
    short = LONG_SIDE_PX * 3 // 4
    return (LONG_SIDE_PX, short) if tall else (short, LONG_SIDE_PX)


def _laid(
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


def _pushed_out(points: Points, rng: np.random.Generator, height: int, width: int) -> Points:
    """The sheet slid until a corner lies up to a tenth of the sides out of the picture."""
    corner, size = int(rng.integers(4)), np.array([width, height])
    out = rng.uniform(-0.02, 0.1, 2) * size
    return points + np.where(points[corner] > size / 2, size + out, -out) - points[corner]


def _one_outside(points: Points, height: int, width: int) -> bool:
    beyond = (np.abs(points / (width, height) - 0.5) - 0.5).max(axis=1)
    one = int((beyond > 0.01).sum()) == 1 and int((beyond > 0).sum()) == 1
    return one and bool(beyond.max() <= _FARTHEST_OUT)


def _composed(
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


def _tinted(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Some paper is coloured, much is off-white."""
    tint = 1 - rng.uniform(0, 0.03, 3)
    if rng.random() < 0.15:
        tint = 1 - rng.uniform(0, 0.25, 3)
    return np.clip(page * tint, 0, 255).astype(np.uint8)


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
    corners = _laid(page, rng, height, width, 1.0, float(rng.normal(0, 2)), 0.05)
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
    return _camera(_lit(_composed(page, corners, ground, rng), rng, 0.5), rng)


def _on_bed(page: Pixels, rng: np.random.Generator) -> Scene:
    """A skewed sheet on a scanner's dark bed."""
    height, width = page.shape[:2]
    high, wide = (int(side * rng.uniform(1.02, 1.25)) for side in (height, width))
    skew = float(rng.uniform(-6, 6))
    corners = _laid(page, rng, high, wide, 0.9, skew, 0.0)
    side = np.linalg.norm(corners[1] - corners[0])
    true = np.array([[0, 0], [1, 0], [1, height / width], [0, height / width]]) * side
    turn = np.deg2rad(skew)
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners = true @ matrix + corners[0]
    level = float(rng.uniform(10, 110))
    bumps = 8 * smooth_noise(rng, high, wide, 3) + rng.normal(0, 2, (high, wide))
    ground = np.repeat((level + bumps)[..., None], 3, axis=2).astype(np.float32)
    return Scene(_camera(_composed(page, corners, ground, rng), rng), corners)


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
    return Scene(_camera(_composed(page, at, ground, rng), rng), at)


def _any_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    make = (_plain_ground, _plain_ground, _white_ground, _cluttered, _picture_ground)
    return make[int(rng.integers(len(make)))](rng, height, width, stuff)


def _plain_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    del stuff
    return desk(rng, height, width)


def _white_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    """A white or pale desk, from 8 to 40 levels darker than most paper."""
    del stuff
    base = rng.uniform(200, 232) + rng.uniform(-5, 5, 3)
    bumps = 4 * smooth_noise(rng, height, width, 4) + rng.normal(0, 1.5, (height, width))
    return np.asarray(base + bumps[..., None], np.float32)


def _picture_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    if not stuff.pictures:
        return _cluttered(rng, height, width, stuff)
    picture = stuff.pictures[int(rng.integers(len(stuff.pictures)))]
    scale = max(height / picture.shape[0], width / picture.shape[1])
    size = [max(least, round(side * scale)) for least, side in
            zip((width, height), picture.shape[1::-1], strict=True)]  # fmt: skip
    large = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large[:height, :width], np.float32)


def _cluttered(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    """A desk with other papers, pens, a keyboard, round things and a cloth."""
    ground = desk(rng, height, width, Desk(rng.choice([Desk.WOOD, Desk.PLAIN, Desk.DARK])))
    things = (_paper_on, _paper_on, _pen_on, _pen_on, _keyboard_on, _round_on, _cloth_on)
    for _ in range(int(rng.integers(3, 9))):
        ground = things[int(rng.integers(len(things)))](ground, rng, stuff)
    return ground


def _paper_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    """Another sheet, partly out of the picture."""
    height, width = ground.shape[:2]
    page = _tinted(stuff.pages[int(rng.integers(len(stuff.pages)))], rng)
    corners = _laid(page, rng, height, width, 0.35, float(rng.uniform(-60, 60)), 0.05)
    centre = np.array([width, height]) / 2
    away = rng.uniform(0.5, 0.75) * np.array([width, height])
    angle = rng.uniform(0, 2 * np.pi)
    goal = centre + away * (np.cos(angle), np.sin(angle))
    return _composed(page, corners - corners.mean(axis=0) + goal, ground, rng)


def _pen_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    del stuff
    height, width = ground.shape[:2]
    start = rng.uniform(0, 1, 2) * (width, height)
    angle, long_px = rng.uniform(0, 2 * np.pi), rng.uniform(0.15, 0.35) * max(height, width)
    end = start + long_px * np.array([np.cos(angle), np.sin(angle)])
    colour = tuple(float(v) for v in rng.uniform(10, 240, 3))
    first, last = (tuple(int(v) for v in point) for point in (start, end))
    drawn = np.ascontiguousarray(ground)
    cv2.line(drawn, first, last, colour, int(rng.integers(8, 22)), cv2.LINE_AA)
    cv2.line(drawn, first, last, tuple(min(255.0, v + 40) for v in colour), 3, cv2.LINE_AA)
    return drawn


def _keyboard_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    del stuff
    rows, columns = int(rng.integers(3, 6)), int(rng.integers(8, 15))
    key, gap = 40, 6
    body, cap = rng.uniform(15, 220, 2)
    board = np.full((rows * (key + gap) + 20, columns * (key + gap) + 20, 3), body, np.float32)
    for row in range(rows):
        for column in range(columns):
            y, x = 10 + row * (key + gap), 10 + column * (key + gap)
            board[y : y + key, x : x + key] = cap
    return _thing_on(ground, np.clip(board, 0, 255).astype(np.uint8), rng, 0.2)


def _cloth_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    """Checks or stripes, such as a mat or a notebook's cover."""
    del stuff
    rows, columns = np.mgrid[0:300, 0:400]
    step = int(rng.integers(8, 50))
    checks = (rows // step % 2 + (columns // step % 2) * (rng.random() < 0.5))[..., None]
    one, other = rng.uniform(20, 230, (2, 3))
    cloth = np.clip(one + (other - one) * checks / 2, 0, 255).astype(np.uint8)
    return _thing_on(ground, cloth, rng, 0.25)


def _thing_on(ground: Plane, thing: Pixels, rng: np.random.Generator, area: float) -> Plane:
    height, width = ground.shape[:2]
    corners = _laid(thing, rng, height, width, area, float(rng.uniform(-40, 40)), 0.05)
    goal = rng.uniform(-0.05, 1.05, 2) * (width, height)
    return _composed(thing, corners - corners.mean(axis=0) + goal, ground, rng)


def _round_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    """A cup from above."""
    del stuff
    height, width = ground.shape[:2]
    centre = tuple(int(v) for v in rng.uniform(0, 1, 2) * (width, height))
    radius = int(rng.uniform(0.05, 0.12) * max(height, width))
    colour = tuple(float(v) for v in rng.uniform(20, 250, 3))
    drawn = np.ascontiguousarray(ground)
    cv2.circle(drawn, centre, radius, colour, -1, cv2.LINE_AA)
    cv2.circle(drawn, centre, int(radius * 0.85), (40.0, 25.0, 15.0), -1, cv2.LINE_AA)
    return drawn
