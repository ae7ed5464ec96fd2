"""Damage to a sheet of paper: stains, glare, tears and thick marks, drawn from a seed.

Damage is drawn in the frame of the page, before it is scanned or photographed. What a scanner or
camera adds, glare and what lies behind a missing part, is handed on as planes for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
Plane: TypeAlias = NDArray[np.float32]
Rng: TypeAlias = np.random.Generator

_TRIES = 60
_MOST_OVERLAP = 0.05  # of the smaller of two damages
_COARSE = 4  # px: outlines of blots are worked out so coarsely
_LEAST_PRINT = 0.02  # of what is washed out or missing: white on white could not be seen
_COFFEE = ((150, 105, 60), (170, 130, 85), (120, 85, 55), (190, 160, 110))
_GREASE = ((225, 220, 200), (205, 203, 198), (230, 222, 190), (190, 190, 188))
_INKS = ((25, 25, 35), (25, 35, 110), (90, 20, 30), (40, 40, 45), (20, 60, 60))
_FELT = ((20, 20, 25), (200, 25, 30), (25, 40, 150), (20, 110, 60), (235, 90, 20))
_LIGHTER = ((255, 240, 60), (150, 255, 130), (255, 170, 210), (255, 200, 90), (130, 220, 255))
_STAMPS = ("COPY", "VOID", "DRAFT", "URGENT", "PAID", "CANCELLED", "DUPLICATE", "SAMPLE")
_FACES = (cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX, cv2.FONT_HERSHEY_SIMPLEX)


class Damage(StrEnum):
    STAINED = "stained"
    GLARE = "glare"
    TORN = "torn"
    MARKED = "marked"


@dataclass(frozen=True, eq=False)
class Damaged:
    """`page` (H, W, 3) RGB with what is on the paper; `cover` (H, W): 0 where the paper is missing;
    `light` (H, W) in [0, 1]: how much of the print is washed out; `mask` (H, W): where all that is,
    0 or 255."""

    page: Pixels
    cover: Pixels | None
    light: Plane | None
    mask: Pixels


def damaged(
    page: Pixels, what: Damage, rng: Rng, px_per_mm: float, elsewhere: Pixels | None = None
) -> Damaged:
    """A page with one damage; glare and tears hit print. `elsewhere`: the mask of a damage in a
    page of the same form, of any size, that it keeps away from."""
    other = np.zeros(page.shape[:2], bool)
    if elsewhere is not None:
        other = cv2.resize(elsewhere, page.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
    inked = page.min(axis=2) < 0.75 * np.median(page.min(axis=2))
    hits = what in (Damage.GLARE, Damage.TORN)
    best, least = None, np.inf
    for _ in range(_TRIES):
        one = _KINDS[what](page, rng, px_per_mm)
        own = one.mask > 0
        size = max(1.0, float(own.sum()))
        overlap = float((own & other).sum()) / min(size, max(1.0, float(other.sum())))
        bare = hits and float((own & inked).sum()) / size < _LEAST_PRINT
        if overlap + bare < least:
            best, least = one, overlap + bare
        if least <= _MOST_OVERLAP:
            break
    assert best is not None
    return best


# Shapes: planes in [0, 1]


def _grid(page: Pixels) -> tuple[Plane, Plane]:
    height, width = page.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    return rows, columns


def _spot(page: Pixels, rng: Rng, rim: float = 0.08) -> tuple[float, float]:
    """A place (x, y) in px on the sheet."""
    height, width = page.shape[:2]
    return float(rng.uniform(rim, 1 - rim) * width), float(rng.uniform(rim, 1 - rim) * height)


def _radius(page: Pixels, at: tuple[float, float], rng: Rng, rough: float, flat: float) -> Plane:
    """Distance from a place in px, bent so that circles become blots."""
    height, width = (-(-side // _COARSE) for side in page.shape[:2])
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32) * np.float32(_COARSE)
    turn = rng.uniform(0, np.pi)
    x, y = columns - np.float32(at[0]), rows - np.float32(at[1])
    along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    across /= flat
    angle = np.arctan2(across, along)
    bend = np.zeros_like(angle)
    for wave in range(2, 9):
        bend += rng.normal(0, 1 / wave) * np.cos(wave * angle + rng.uniform(0, 6.3))
    distance = (np.hypot(along, across) * (1 + rough * bend)).astype(np.float32)
    return np.asarray(cv2.resize(distance, page.shape[1::-1], interpolation=cv2.INTER_LINEAR))


def _edge(distance: Plane, at: float, soft: float) -> Plane:
    """1 below `at` px, 0 above, over some `soft` px."""
    return np.asarray(
        1 / (1 + np.exp(np.clip((distance - at) / max(soft, 0.3), -30, 30))), np.float32
    )


def _soaked(page: Pixels, alpha: Plane, colour: NDArray[np.float32]) -> Pixels:
    """The paper tinted as by a filter of that colour: print stays visible."""
    through = 1 - alpha[..., None] * (1 - colour / 255)
    return np.clip(page * through, 0, 255).astype(np.uint8)


def _covered(page: Pixels, alpha: Plane, colour: NDArray[np.float32]) -> Pixels:
    """Ink that hides the print."""
    return np.clip(page * (1 - alpha[..., None]) + alpha[..., None] * colour, 0, 255).astype(
        np.uint8
    )


def _one_of(
    rng: Rng, colours: tuple[tuple[int, int, int], ...], play: float
) -> NDArray[np.float32]:
    colour = np.array(colours[int(rng.integers(len(colours)))], np.float32)
    return np.clip(colour + rng.normal(0, play, 3), 0, 255).astype(np.float32)


def _mask(alpha: Plane, least: float = 0.1) -> Pixels:
    return np.where(alpha > least, 255, 0).astype(np.uint8)


# Stains


def _stained(page: Pixels, rng: Rng, mm: float) -> Damaged:
    kinds = (_ring, _spill, _spill, _grease, _blot)
    alpha = np.zeros(page.shape[:2], np.float32)
    kind = kinds[int(rng.integers(len(kinds)))]
    for _ in range(int(rng.choice([1, 1, 1, 2]))):
        page, added = kind(page, rng, mm)
        alpha = np.maximum(alpha, added)
    return Damaged(page, None, None, _mask(alpha))


def _ring(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """What a cup leaves: a ring, part of it paler, with drops beside it."""
    at, size = _spot(page, rng), rng.uniform(22, 45) * mm
    distance = _radius(page, at, rng, 0.012, rng.uniform(0.92, 1.0))
    thick = rng.uniform(1.5, 5) * mm
    alpha = np.exp(-(((distance - size) / thick) ** 2)).astype(np.float32)
    alpha += 0.5 * _edge(distance, size, mm) * rng.choice([0, 0.3, 0.7])
    rows, columns = _grid(page)
    lean = np.cos(np.arctan2(rows - at[1], columns - at[0]) - rng.uniform(0, 6.3))
    alpha *= np.clip(1 - rng.uniform(0, 0.6) * (lean + 1) / 2, 0, 1)
    for _ in range(int(rng.integers(0, 5))):
        drop = at[0] + rng.normal(0, size), at[1] + rng.normal(0, size)
        alpha = np.maximum(
            alpha, _edge(_radius(page, drop, rng, 0.1, 0.9), rng.uniform(1.5, 6) * mm, mm)
        )
    alpha = np.clip(alpha, 0, 1) * np.float32(rng.uniform(0.5, 1.0))
    return _soaked(page, alpha, _one_of(rng, _COFFEE, 10)), alpha


def _spill(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """Coffee, tea or water that dried: tinted, darker at its rim."""
    at, size = _spot(page, rng), rng.uniform(14, 50) * mm
    distance = _radius(page, at, rng, 0.14, rng.uniform(0.5, 1.0))
    inside = _edge(distance, size, rng.uniform(0.4, 2.5) * mm)
    rim = np.exp(-(((distance - 0.96 * size) / (rng.uniform(1, 3.5) * mm)) ** 2))
    alpha = inside * rng.uniform(0.35, 0.8) + rim * rng.uniform(0.1, 0.4)
    alpha = np.clip(alpha, 0, 1).astype(np.float32)
    return _soaked(page, alpha, _one_of(rng, _COFFEE, 12)), alpha


def _grease(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """Fat or damp: the paper turns darker, softly."""
    at, size = _spot(page, rng), rng.uniform(14, 45) * mm
    distance = _radius(page, at, rng, 0.1, rng.uniform(0.5, 1.0))
    alpha = _edge(distance, size, rng.uniform(1.5, 5) * mm) * np.float32(rng.uniform(0.8, 1.0))
    return _soaked(page, alpha, _one_of(rng, _GREASE, 6)), alpha


def _blot(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """Ink spilt: dark, with splashes."""
    at, size = _spot(page, rng), rng.uniform(5, 18) * mm
    alpha = _edge(
        _radius(page, at, rng, 0.16, rng.uniform(0.6, 1.0)), size, rng.uniform(0.2, 1) * mm
    )
    for _ in range(int(rng.integers(0, 12))):
        drop = at[0] + rng.normal(0, 1.8 * size), at[1] + rng.normal(0, 1.8 * size)
        alpha = np.maximum(
            alpha, _edge(_radius(page, drop, rng, 0.15, 0.9), rng.uniform(0.5, 3) * mm, 0.3 * mm)
        )
    alpha = alpha * np.float32(rng.uniform(0.8, 1.0))
    return _covered(page, alpha, _one_of(rng, _INKS, 8)), alpha


# Glare


def _glaring(page: Pixels, rng: Rng, mm: float) -> Damaged:
    """A lamp or a window mirrored: a soft spot, or a band or pane with an edge."""
    at = _spot(page, rng, 0.15)
    kind = int(rng.integers(3))
    if kind == 0:
        distance = _radius(page, at, rng, 0.05, rng.uniform(0.4, 1.0))
        size = rng.uniform(14, 40) * mm
        light = np.float32(rng.uniform(1.1, 2.2)) * np.exp(-((distance / size) ** 2) / 2)
    else:
        rows, columns = _grid(page)
        turn = rng.uniform(0, np.pi)
        x, y = columns - at[0], rows - at[1]
        along, across = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        half = rng.uniform(9, 28) * mm
        length = rng.uniform(25, 70) * mm if kind == 1 else 1e6
        soft = rng.uniform(0.5, 6) * mm
        light = _edge(np.abs(across), half, soft) * _edge(np.abs(along), length, soft)
        light = light * np.float32(rng.uniform(0.88, 1.15))
    washed_out = np.clip(light, 0, 1).astype(np.float32)
    return Damaged(page, None, washed_out, _mask(washed_out, 0.4))


# Tears


def _torn(page: Pixels, rng: Rng, mm: float) -> Damaged:
    depth = (_corner_off, _corner_off, _edge_off, _hole)[int(rng.integers(4))](page, rng, mm)
    height, width = page.shape[:2]
    fine = rng.normal(0, 1, (max(2, int(height / (1.2 * mm))), max(2, int(width / (1.2 * mm)))))
    ragged = cv2.resize(fine.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    depth = depth + ragged * np.float32(rng.uniform(0.2, 0.7) * mm)
    cover = np.where(depth > 0, 0, 255).astype(np.uint8)
    fibre = np.exp(-((np.minimum(depth, 0) / (rng.uniform(0.5, 1.6) * mm)) ** 2)).astype(np.float32)
    pale = _covered(page, fibre * np.float32(0.9), np.full(3, rng.uniform(228, 250), np.float32))
    soft = np.asarray(cv2.GaussianBlur(cover, (0, 0), max(0.4, 0.08 * mm)), np.uint8)
    return Damaged(pale, soft, None, np.asarray(255 - cover, np.uint8))


def _waves(line: Plane, rng: Rng, mm: float) -> Plane:
    """How far a tear wanders, in px, along `line` px."""
    wander = np.zeros_like(line)
    for length_mm, reach_mm in ((70, 5), (25, 2.5), (9, 1.2)):
        phase = rng.uniform(0, 6.3)
        wander += rng.normal(0, reach_mm) * mm * np.sin(line / (length_mm * mm) * 6.3 + phase)
    return wander


def _corner_off(page: Pixels, rng: Rng, mm: float) -> Plane:
    rows, columns = _grid(page)
    x = columns if rng.random() < 0.5 else page.shape[1] - 1 - columns
    y = rows if rng.random() < 0.5 else page.shape[0] - 1 - rows
    a, b = rng.uniform(28, 95) * mm, rng.uniform(28, 95) * mm
    slope = np.hypot(1 / a, 1 / b)
    return np.asarray((1 - x / a - y / b) / slope + _waves(x - y, rng, mm), np.float32)


def _edge_off(page: Pixels, rng: Rng, mm: float) -> Plane:
    """A bite out of one side."""
    rows, columns = _grid(page)
    height, width = page.shape[:2]
    side = int(rng.integers(4))
    depth = (rows, height - 1 - rows, columns, width - 1 - columns)[side]
    line, length = (columns, width) if side < 2 else (rows, height)
    middle, half = rng.uniform(0.15, 0.85) * length, rng.uniform(25, 75) * mm
    bite = rng.uniform(12, 38) * mm * np.clip(1 - np.abs((line - middle) / half) ** 2.5, -0.4, 1)
    return np.asarray(bite - depth + _waves(line, rng, mm) * 0.6, np.float32)


def _hole(page: Pixels, rng: Rng, mm: float) -> Plane:
    distance = _radius(page, _spot(page, rng, 0.15), rng, 0.14, rng.uniform(0.5, 1.0))
    return np.asarray(rng.uniform(9, 24) * mm - distance, np.float32)


# Marks


def _marked(page: Pixels, rng: Rng, mm: float) -> Damaged:
    kinds = (_highlighted, _highlighted, _circled, _stamped, _crossed)
    page, alpha = kinds[int(rng.integers(len(kinds)))](page, rng, mm)
    return Damaged(page, None, None, _mask(alpha))


def _line(page: Pixels, points: list[tuple[float, float]], width: float) -> Plane:
    """A stroke through points, anti-aliased."""
    plane = np.zeros(page.shape[:2], np.uint8)
    path = np.round(np.array(points) * 16).astype(np.int32)[:, None]
    cv2.polylines(plane, [path], False, 255, max(1, round(width)), cv2.LINE_AA, 4)
    return plane.astype(np.float32) / np.float32(255)


def _highlighted(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    colour, width = _one_of(rng, _LIGHTER, 8), rng.uniform(4, 8) * mm
    at, length = _spot(page, rng, 0.1), rng.uniform(35, 110) * mm
    alpha = np.zeros(page.shape[:2], np.float32)
    for row in range(int(rng.integers(1, 5))):
        x, y = at[0] + rng.normal(0, 6) * mm, at[1] + row * rng.uniform(7, 10) * mm
        end = x + (length if at[0] < page.shape[1] / 2 else -length) * rng.uniform(0.6, 1)
        shaky = [(x + (end - x) * t, y + rng.normal(0, 0.5) * mm) for t in (0, 0.35, 0.7, 1)]
        alpha = np.maximum(alpha, _line(page, shaky, width))
    return _soaked(page, alpha * np.float32(rng.uniform(0.65, 1.0)), colour), alpha


def _circled(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """Rings drawn by hand with a felt pen."""
    colour, width = _one_of(rng, _FELT, 8), rng.uniform(1.4, 3.5) * mm
    alpha = np.zeros(page.shape[:2], np.float32)
    for _ in range(int(rng.choice([1, 1, 2, 3]))):
        at, wide, high = _spot(page, rng, 0.15), rng.uniform(14, 45) * mm, rng.uniform(8, 26) * mm
        start, turns = rng.uniform(0, 6.3), rng.uniform(1.0, 1.9)
        steps = np.linspace(0, turns * 2 * np.pi, 60)
        grow = 1 + 0.1 * np.sin(steps * 0.7 + start) + rng.normal(0, 0.01, 60)
        points = [
            (at[0] + wide * g * np.cos(s + start), at[1] + high * g * np.sin(s + start))
            for s, g in zip(steps, grow, strict=True)
        ]
        alpha = np.maximum(alpha, _line(page, points, width))
    alpha = alpha * np.float32(rng.uniform(0.75, 0.98))
    return _covered(page, alpha, colour), alpha


def _stamped(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """A word in large letters, mostly in a frame."""
    height, width = page.shape[:2]
    word, face = _STAMPS[int(rng.integers(len(_STAMPS)))], _FACES[int(rng.integers(len(_FACES)))]
    (wide, high), _ = cv2.getTextSize(word, face, 2.0, 5)
    patch = np.zeros((high + 50, wide + 60), np.uint8)
    cv2.putText(patch, word, (30, high + 25), face, 2.0, 255, int(rng.integers(5, 10)), cv2.LINE_AA)
    if rng.random() < 0.75:
        cv2.rectangle(patch, (6, 6), (wide + 53, high + 43), 255, int(rng.integers(4, 9)))
    size = rng.uniform(50, 105) * mm / patch.shape[1]
    turn = np.deg2rad(rng.uniform(-40, 40))
    matrix = size * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    at = np.array(_spot(page, rng, 0.2)) - matrix @ (patch.shape[1] / 2, patch.shape[0] / 2)
    laid = cv2.warpAffine(
        patch, np.column_stack([matrix, at]), (width, height), flags=cv2.INTER_AREA
    )
    worn = cv2.resize(rng.uniform(0.35, 1.3, (40, 30)).astype(np.float32), (width, height))
    alpha = np.clip(laid / 255 * np.minimum(worn, 1) * rng.uniform(0.7, 1), 0, 1).astype(np.float32)
    return _covered(page, alpha, _one_of(rng, _FELT, 12)), alpha


def _crossed(page: Pixels, rng: Rng, mm: float) -> tuple[Pixels, Plane]:
    """Struck through: a cross or slanting lines."""
    at, wide, high = _spot(page, rng, 0.2), rng.uniform(18, 65) * mm, rng.uniform(15, 65) * mm
    width = rng.uniform(1.2, 3.5) * mm
    ends = [((-1, -1), (1, 1)), ((1, -1), (-1, 1))][: 2 if rng.random() < 0.75 else 1]
    alpha = np.zeros(page.shape[:2], np.float32)
    for one, other in ends:
        points = [
            (
                at[0] + wide * (one[0] + (other[0] - one[0]) * t) + rng.normal(0, 1.5) * mm,
                at[1] + high * (one[1] + (other[1] - one[1]) * t) + rng.normal(0, 1.5) * mm,
            )
            for t in (0, 0.3, 0.6, 1)
        ]
        alpha = np.maximum(alpha, _line(page, points, width))
    alpha = alpha * np.float32(rng.uniform(0.75, 0.98))
    return _covered(page, alpha, _one_of(rng, _FELT, 8)), alpha


_Draw: TypeAlias = Callable[[Pixels, Rng, float], Damaged]
_KINDS: dict[Damage, _Draw] = {
    Damage.STAINED: _stained,
    Damage.GLARE: _glaring,
    Damage.TORN: _torn,
    Damage.MARKED: _marked,
}
