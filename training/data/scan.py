"""Simulated capture of a sheet: a flat-bed or feeder scan, or a photograph taken by phone.

Pictures are H x W x 3 uint8 RGB. Sizes that depend on the resolution are given as shares of the
picture's long side.
"""

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Plane = NDArray[np.float32]


class Tone(StrEnum):
    """What a scanner stores."""

    COLOUR = "colour"
    GREY = "grey"
    BILEVEL = "1 bit"


@dataclass(frozen=True)
class Flatbed:
    """How one sheet goes through a scanner. Angles in degrees, shifts as shares of the sides."""

    tone: Tone
    skew_deg: float
    scale: float
    shift_x: float
    shift_y: float
    noise: float  # standard deviation in grey levels
    unevenness: float  # levels between the sheet's lightest and darkest region
    streaks: int
    holes: int
    gain: float


def draw_flatbed(rng: np.random.Generator, tone: Tone | None = None) -> Flatbed:
    """Settings of one scan: usually little skew, sometimes up to 3 degrees."""
    skew = rng.normal(0, 0.6) if rng.random() < 0.7 else rng.uniform(-3, 3)
    return Flatbed(
        tone=tone
        or Tone(rng.choice([Tone.GREY, Tone.GREY, Tone.COLOUR, Tone.COLOUR, Tone.BILEVEL])),
        skew_deg=float(np.clip(skew, -3, 3)),
        scale=float(rng.uniform(0.96, 1.015)),
        shift_x=float(rng.normal(0, 0.008)),
        shift_y=float(rng.normal(0, 0.008)),
        noise=float(rng.uniform(0.5, 2.5)),
        unevenness=float(rng.uniform(0, 14)),
        streaks=int(rng.choice([0, 0, 0, 1, 2])),
        holes=int(rng.choice([0, 0, 0, 2, 4])),
        gain=float(rng.uniform(0.93, 1.06)),
    )


def smooth_noise(rng: np.random.Generator, height: int, width: int, cells: int) -> Plane:
    """Noise of about `cells` bumps along a side, between -1 and 1 or a little more."""
    coarse = rng.uniform(-1, 1, (cells + 2, cells + 2)).astype(np.float32)
    return np.asarray(
        cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32
    )


def scan_page(
    page: Pixels,
    rng: np.random.Generator,
    how: Flatbed | None = None,
    cover: Pixels | None = None,
    light: Plane | None = None,
) -> Pixels:
    """The sheet as a scanner gives it, of the same size; 1-bit scans hold 0 and 255 only.

    `cover` (H, W): 0 where the sheet is missing; `light` (H, W) in [0, 1]: how much is washed out.
    """
    how = how or draw_flatbed(rng)
    height, width = page.shape[:2]
    holed = _punched(page, how.holes) if how.holes else page
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), how.skew_deg, how.scale)
    turn[:, 2] += (how.shift_x * width, how.shift_y * height)
    bed = 255.0 if rng.random() < 0.75 else float(rng.uniform(20, 90))  # lid: white or dark
    if cover is not None:
        holed = _torn_off(holed, cover, bed)
    moved = cv2.warpAffine(holed, turn, (width, height), flags=cv2.INTER_AREA | cv2.INTER_LINEAR,
                           borderMode=cv2.BORDER_CONSTANT, borderValue=(bed, bed, bed))  # fmt: skip
    image = moved.astype(np.float32)
    image -= how.unevenness * (0.5 + 0.5 * smooth_noise(rng, height, width, 3))[..., None]
    image = (image - 128) * how.gain + 128
    if light is not None:
        spot = cv2.warpAffine(light, turn, (width, height))
        image = _washed_out(image, np.asarray(spot, np.float32))
    image = _streaked(image, rng, how.streaks)
    if how.tone is not Tone.COLOUR:
        image = np.repeat(_luma(image)[..., None], 3, axis=2)
    image += _grain(rng, image.shape, how.noise, grey=how.tone is not Tone.COLOUR)
    if how.tone is Tone.BILEVEL:
        level = rng.uniform(135, 185)
        return np.where(image > level, 255, 0).astype(np.uint8)
    return np.clip(image, 0, 255).astype(np.uint8)


def _torn_off(page: Pixels, cover: Pixels, bed: float) -> Pixels:
    """The lid where the sheet is missing, with the thin shadow of the sheet's edge on it."""
    there = cover[..., None].astype(np.float32) / 255
    reach = max(page.shape[:2]) / 900
    down = max(1, round(reach))
    lower = np.concatenate([np.repeat(cover[:1], down, axis=0), cover[:-down]])
    shadow = cv2.GaussianBlur(lower, (0, 0), reach)[..., None] / 255
    behind = bed * (1 - 0.3 * shadow)
    return np.asarray(page * there + behind * (1 - there), np.uint8)


def _washed_out(image: Plane, light: NDArray[np.float32]) -> Plane:
    """Glare brings pixels up to white and beyond."""
    return np.asarray(image + np.maximum(262 - image, 0) * light[..., None], np.float32)


def _luma(image: Plane) -> Plane:
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    return np.asarray(image @ weights, np.float32)


def _grain(rng: np.random.Generator, shape: tuple[int, ...], sigma: float, grey: bool) -> Plane:
    grain = rng.standard_normal((shape[0], shape[1], 1 if grey else shape[2]), np.float32)
    return np.asarray(grain * sigma, np.float32)


def _punched(page: Pixels, holes: int) -> Pixels:
    """Punch holes along the left edge, ISO 838 distances on a page as high as A4."""
    out = page.copy()
    height, width = out.shape[:2]
    mm = height / 297
    offsets = (-40, 40) if holes == 2 else (-120, -40, 40, 120)
    for offset in offsets:
        centre = (round(12 * mm), round(height / 2 + offset * mm))
        if width > 60 * mm and 0 < centre[1] < height:
            cv2.circle(out, centre, round(3 * mm), (72, 70, 68), -1, cv2.LINE_AA)
    return out


def _streaked(image: Plane, rng: np.random.Generator, count: int) -> Plane:
    """Lines along the feed, from dust on the glass."""
    width = image.shape[1]
    for _ in range(count):
        x, thick = int(rng.integers(0, width - 3)), int(rng.integers(1, 3))
        image[:, x : x + thick] += rng.uniform(-70, 25)
    return image


class Desk(StrEnum):
    """What a photographed sheet lies on."""

    WOOD = "wood"
    PLAIN = "plain"
    DARK = "dark"
    STONE = "stone"


def desk(rng: np.random.Generator, height: int, width: int, kind: Desk | None = None) -> Plane:
    """A table top."""
    kind = kind or Desk(rng.choice([Desk.WOOD, Desk.WOOD, Desk.PLAIN, Desk.DARK, Desk.STONE]))
    if kind is Desk.WOOD:
        return _wood(rng, height, width)
    if kind is Desk.STONE:
        speckle = cv2.GaussianBlur(
            rng.normal(0, 45, (height, width)).astype(np.float32), (0, 0), 1.2
        )
        base = rng.uniform(90, 190) + rng.uniform(-8, 8, 3)
        return np.asarray(base[None, None] + speckle[..., None], np.float32)
    if kind is Desk.DARK:
        base = rng.uniform(25, 65) + rng.uniform(-8, 8, 3)
    else:
        base = np.array(_desk_colour(rng))
    bumps = 6 * smooth_noise(rng, height, width, 5) + rng.normal(0, 2, (height, width))
    return np.asarray(base[None, None] + bumps[..., None], np.float32)


def _desk_colour(rng: np.random.Generator) -> tuple[float, float, float]:
    colours = (
        (205, 200, 190),
        (120, 130, 140),
        (70, 95, 80),
        (150, 120, 95),
        (60, 80, 120),
        (225, 222, 215),
    )
    red, green, blue = colours[int(rng.integers(len(colours)))]
    return float(red), float(green), float(blue)


def _wood(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Grain along the width, boards with joints between them."""
    rows = np.arange(height, dtype=np.float32)[:, None]
    bend = smooth_noise(rng, height, width, 3) * height * 0.03
    rings = np.sin((rows + bend) * rng.uniform(0.06, 0.16))
    fibre = rng.normal(0, 1, (height, max(4, width // 60))).astype(np.float32)
    soft = cv2.GaussianBlur(cv2.resize(fibre, (width, height)), (0, 0), 0.8)
    light = 1 + 0.09 * rings + 0.1 * soft
    board = height / rng.integers(3, 7)
    light *= 1 + 0.06 * np.sin(np.floor(rows / board) * 12.9)
    light *= np.where(rows % board < 2, 0.55, 1)
    tones = ((150, 105, 65), (105, 70, 45), (190, 150, 105), (120, 90, 70))
    tone = np.array(tones[int(rng.integers(len(tones)))], np.float32)
    return np.asarray(light[..., None] * tone, np.float32)


@dataclass(frozen=True)
class Snapshot:
    """How one photograph is taken. Lengths are shares of the long side."""

    fill: float  # the sheet's share of the picture
    tilt: float  # how far corners are pulled in
    turn_deg: float
    falloff: float  # part of the light lost at the far side
    shadow: float  # darkness of a soft shadow across the sheet, 0..1
    glare: float  # strength of a light spot, 0..1
    blur: float
    warmth: float


def draw_snapshot(rng: np.random.Generator) -> Snapshot:
    """Settings of one photograph: the sheet almost fills the picture."""
    return Snapshot(
        fill=float(rng.uniform(0.8, 0.95)),
        tilt=float(rng.uniform(0.01, 0.09)),
        turn_deg=float(rng.normal(0, 3)),
        falloff=float(rng.uniform(0.05, 0.4)),
        shadow=float(rng.choice([0, 0, rng.uniform(0.15, 0.45)])),
        glare=float(rng.choice([0, 0, rng.uniform(0.25, 0.8)])),
        blur=float(rng.uniform(0, 0.0011)),
        warmth=float(rng.uniform(-0.08, 0.12)),
    )


def photograph(
    page: Pixels,
    rng: np.random.Generator,
    long_side_px: int = 1200,
    how: Snapshot | None = None,
    cover: Pixels | None = None,
    light: Plane | None = None,
) -> Pixels:
    """The sheet photographed on a desk: a 4 to 3 picture turned like the sheet.

    `cover` (H, W): 0 where the sheet is missing; `light` (H, W) in [0, 1]: how much is washed out.
    """
    how = how or draw_snapshot(rng)
    tall = page.shape[0] >= page.shape[1]
    height, width = (
        (long_side_px, long_side_px * 3 // 4) if tall else (long_side_px * 3 // 4, long_side_px)
    )
    corners = _corners(page, rng, how, height, width)
    sheet_h, sheet_w = page.shape[:2]
    source = np.array([[0, 0], [sheet_w, 0], [sheet_w, sheet_h], [0, sheet_h]], np.float32)
    flat = np.asarray(cv2.getPerspectiveTransform(source, corners), np.float64)
    shrunk, warp = _prefiltered(page, flat, corners)
    image = desk(rng, height, width)
    if cover is None:
        cover = np.full(shrunk.shape[:2], 255, np.uint8)
    there = cv2.resize(cover, shrunk.shape[1::-1], interpolation=cv2.INTER_AREA)
    mask = np.asarray(cv2.warpPerspective(there, warp, (width, height)), np.uint8)
    inside = (mask.astype(np.float32) / 255)[..., None]
    image *= 1 - 0.45 * _drop_shadow(mask, long_side_px)[..., None] * (1 - inside)
    sheet = cv2.warpPerspective(shrunk, warp, (width, height)).astype(np.float32)
    placed = np.asarray(image * (1 - inside) + sheet * 0.93 * inside, np.float32)
    lit = _lit(placed, rng, how)
    if light is not None:
        small = cv2.resize(light, shrunk.shape[1::-1], interpolation=cv2.INTER_AREA)
        spot = cv2.warpPerspective(small, warp, (width, height))
        lit = _washed_out(lit, np.asarray(spot, np.float32))
    if how.blur * long_side_px > 0.3:
        lit = np.asarray(cv2.GaussianBlur(lit, (0, 0), how.blur * long_side_px), np.float32)
    lit += rng.standard_normal(lit.shape, np.float32) * np.float32(rng.uniform(0.8, 2.5))
    return np.clip(lit, 0, 255).astype(np.uint8)


def _corners(
    page: Pixels, rng: np.random.Generator, how: Snapshot, height: int, width: int
) -> NDArray[np.float32]:
    """Where the sheet's corners fall: clockwise from the upper left, all inside the picture."""
    sheet_h, sheet_w = page.shape[:2]
    scale = how.fill * min(width / sheet_w, height / sheet_h)
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (
        sheet_w * scale / 2,
        sheet_h * scale / 2,
    )
    half *= 1 - rng.uniform(0, how.tilt, (4, 2))
    if rng.random() < 0.6:  # the far edge looks shorter
        half[:2, 0] *= 1 - how.tilt
    turn = np.deg2rad(how.turn_deg)
    cosine, sine = np.cos(turn), np.sin(turn)
    points = half @ np.array([[cosine, sine], [-sine, cosine]])
    points *= min(
        1.0,
        0.985
        * min(width / 2 / np.abs(points[:, 0]).max(), height / 2 / np.abs(points[:, 1]).max()),
    )
    room = np.array([width / 2, height / 2]) - np.abs(points).max(axis=0)
    centre = np.array([width / 2, height / 2]) + rng.uniform(-0.8, 0.8, 2) * room
    return np.asarray(points + centre, np.float32)


def _prefiltered(
    page: Pixels, warp: NDArray[np.float64], corners: NDArray[np.float32]
) -> tuple[Pixels, NDArray[np.float64]]:
    """Shrink the page first where the photograph is much smaller, so that nothing shimmers."""
    ratio = float(np.linalg.norm(corners[3] - corners[0])) / page.shape[0]
    if ratio > 0.8:
        return page, warp
    small = cv2.resize(page, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    stretch = np.diag([page.shape[1] / small.shape[1], page.shape[0] / small.shape[0], 1.0])
    return np.asarray(small, np.uint8), warp @ stretch


def _drop_shadow(mask: Pixels, long_side_px: int) -> Plane:
    reach = max(1, long_side_px // 120)
    shifted = np.roll(mask, (reach, reach), axis=(0, 1))
    return np.asarray(cv2.GaussianBlur(shifted, (0, 0), reach).astype(np.float32) / 255, np.float32)


def _lit(image: Plane, rng: np.random.Generator, how: Snapshot) -> Plane:
    """Light from one side, a soft shadow, a glare spot, a colour cast."""
    height, width = image.shape[:2]
    rows, columns = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    along = (columns - 0.5) * np.cos(angle) + (rows - 0.5) * np.sin(angle) + 0.5
    light = 1.03 - how.falloff * np.clip(along, 0, 1)
    if how.shadow:
        angle, offset = rng.uniform(0, 2 * np.pi), rng.uniform(0.1, 0.35)
        across = (columns - 0.5) * np.cos(angle) + (rows - 0.5) * np.sin(angle)
        light = light * (
            1 - how.shadow / (1 + np.exp(-(across - offset) / rng.uniform(0.02, 0.08)))
        )
    image = image * light[..., None]
    if how.glare:
        centre, size = rng.uniform(0.15, 0.85, 2), rng.uniform(0.08, 0.22)
        spot = np.exp(-((columns - centre[0]) ** 2 + (rows - centre[1]) ** 2) / (2 * size**2))
        image = image + (255 - image) * (how.glare * spot)[..., None]
    cast = np.array([1 + how.warmth, 1, 1 - how.warmth], np.float32)
    return np.asarray(image * cast, np.float32)
