"""What sheets lie on in scenes: bare, white and cluttered desks, and pictures; float (H, W, 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from sheet_laying import Pixels, Plane, composed, laid, tinted

from training.data.scan import Desk, desk, smooth_noise


@dataclass(frozen=True, eq=False)
class Material:
    """What scenes are made of. `pictures` lie below sheets; without them grounds are drawn."""

    pages: Sequence[Pixels]
    cards: Sequence[Pixels]
    receipts: Sequence[Pixels]
    pictures: Sequence[Pixels] = ()


def any_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    make = (plain_ground, plain_ground, white_ground, cluttered, picture_ground)
    return make[int(rng.integers(len(make)))](rng, height, width, stuff)


def plain_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    del stuff
    return desk(rng, height, width)


def white_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    """A white or pale desk, from 8 to 40 levels darker than most paper."""
    del stuff
    base = rng.uniform(200, 232) + rng.uniform(-5, 5, 3)
    bumps = 4 * smooth_noise(rng, height, width, 4) + rng.normal(0, 1.5, (height, width))
    return np.asarray(base + bumps[..., None], np.float32)


def picture_ground(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    if not stuff.pictures:
        return cluttered(rng, height, width, stuff)
    picture = stuff.pictures[int(rng.integers(len(stuff.pictures)))]
    scale = max(height / picture.shape[0], width / picture.shape[1])
    size = [max(least, round(side * scale)) for least, side in
            zip((width, height), picture.shape[1::-1], strict=True)]  # fmt: skip
    large = cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(large[:height, :width], np.float32)


def cluttered(rng: np.random.Generator, height: int, width: int, stuff: Material) -> Plane:
    """A desk with other papers, pens, a keyboard, round things and a cloth."""
    ground = desk(rng, height, width, Desk(rng.choice([Desk.WOOD, Desk.PLAIN, Desk.DARK])))
    things = (_paper_on, _paper_on, _pen_on, _pen_on, _keyboard_on, _round_on, _cloth_on)
    for _ in range(int(rng.integers(3, 9))):
        ground = things[int(rng.integers(len(things)))](ground, rng, stuff)
    return ground


def _paper_on(ground: Plane, rng: np.random.Generator, stuff: Material) -> Plane:
    """Another sheet, partly out of the picture."""
    height, width = ground.shape[:2]
    page = tinted(stuff.pages[int(rng.integers(len(stuff.pages)))], rng)
    corners = laid(page, rng, height, width, 0.35, float(rng.uniform(-60, 60)), 0.05)
    centre = np.array([width, height]) / 2
    away = rng.uniform(0.5, 0.75) * np.array([width, height])
    angle = rng.uniform(0, 2 * np.pi)
    goal = centre + away * (np.cos(angle), np.sin(angle))
    return composed(page, corners - corners.mean(axis=0) + goal, ground, rng)


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
    corners = laid(thing, rng, height, width, area, float(rng.uniform(-40, 40)), 0.05)
    goal = rng.uniform(-0.05, 1.05, 2) * (width, height)
    return composed(thing, corners - corners.mean(axis=0) + goal, ground, rng)


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
