"""Pictures on forms drawn from a seed: logos, bar codes, charts, a portrait."""

import math
from random import Random

from PIL import ImageDraw

from training.data.elements import Art, Colour
from training.data.look import blend

Place = tuple[int, int, int, int]  # left, top, right, bottom in pixels
WHITE: Colour = (255, 255, 255)


def draw_picture(
    draw: ImageDraw.ImageDraw, place: Place, art: Art, colour: Colour, rng: Random
) -> None:
    """Draw one picture into a place in pixels."""
    makers = {
        Art.LOGO: _logo, Art.BARCODE: _barcode, Art.QR: _qr, Art.BARS: _bars, Art.CURVES: _curves,
        Art.PIE: _pie, Art.PORTRAIT: _portrait,
    }  # fmt: skip
    makers[art](draw, place, colour, rng)


def _logo(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    """Simple geometric marks."""
    x0, y0, x1, y1 = place
    side = min(x1 - x0, y1 - y0)
    x1, y1 = x0 + side, y0 + side
    second = blend(colour, WHITE, 0.45)
    centre = ((x0 + x1) / 2, (y0 + y1) / 2)
    kind = rng.randrange(7)
    if kind == 0:
        draw.ellipse((*place[:2], x1, y1), colour)
        inner = side * rng.uniform(0.2, 0.32)
        draw.ellipse((x0 + inner, y0 + inner * 0.6, x1, y1 - inner), WHITE)
    elif kind == 1:
        _star(draw, centre, side / 2, rng.choice((5, 6, 8, 12)), colour)
    elif kind == 2:
        for part in range(rng.randint(3, 5)):
            top = y0 + side * part / 5
            draw.rectangle((x0 + side * part / 7, top, x1, top + side * 0.12), colour)
    elif kind == 3:
        draw.polygon([(x0, y1), (centre[0], y0), (x1, y1)], colour)
        draw.polygon([(x0 + side * 0.5, y1), (x0 + side * 0.75, y0 + side * 0.5), (x1, y1)], second)
    elif kind == 4:
        draw.rectangle((x0, y0, x1, y1), colour)
        draw.ellipse((x0 + side * 0.2, y0 + side * 0.2, x1 - side * 0.2, y1 - side * 0.2), WHITE)
        draw.rectangle((centre[0], y0 + side * 0.2, x1 - side * 0.2, y1 - side * 0.2), second)
    elif kind == 5:
        draw.polygon(
            [(x0, y0), (x1, y0), (x1, y0 + side * 0.6), (centre[0], y1), (x0, y0 + side * 0.6)],
            colour,
        )
        draw.line(
            (x0 + side * 0.25, y0 + side * 0.35, x1 - side * 0.25, y0 + side * 0.35),
            WHITE,
            max(1, side // 10),
        )
    else:
        for ring in range(3):
            gap = side * ring / 6
            draw.ellipse(
                (x0 + gap, y0 + gap, x1 - gap, y1 - gap),
                None,
                colour if ring % 2 == 0 else second,
                max(1, side // 11),
            )


def _star(
    draw: ImageDraw.ImageDraw,
    centre: tuple[float, float],
    radius: float,
    points: int,
    colour: Colour,
) -> None:
    corners = []
    for number in range(points * 2):
        reach = radius if number % 2 == 0 else radius * 0.5
        angle = math.pi * number / points - math.pi / 2
        corners.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
    draw.polygon(corners, colour)


def _barcode(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, y1 = place
    x = float(x0)
    module = max(1.0, (x1 - x0) / 75)
    while x < x1:
        bar = module * rng.choice((1, 1, 2, 3))
        draw.rectangle((x, y0, min(x1, x + bar - 1), y1), colour)
        x += bar + module * rng.choice((1, 1, 2))


def _qr(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, _ = place
    cells = 21
    step = (x1 - x0) / cells
    for row in range(cells):
        for column in range(cells):
            if rng.random() < 0.5:
                _cell(draw, x0, y0, step, column, row, 1, colour)
    for column, row in ((0, 0), (cells - 7, 0), (0, cells - 7)):
        _cell(draw, x0, y0, step, column - 1, row - 1, 9, WHITE)
        _cell(draw, x0, y0, step, column, row, 7, colour)
        _cell(draw, x0, y0, step, column + 1, row + 1, 5, WHITE)
        _cell(draw, x0, y0, step, column + 2, row + 2, 3, colour)


def _cell(
    draw: ImageDraw.ImageDraw,
    x0: int,
    y0: int,
    step: float,
    column: int,
    row: int,
    side: int,
    colour: Colour,
) -> None:
    left, top = max(x0, x0 + column * step), max(y0, y0 + row * step)
    right = min(x0 + 21 * step, x0 + (column + side) * step)
    bottom = min(y0 + 21 * step, y0 + (row + side) * step)
    draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), colour)


def _bars(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, y1 = place
    count = rng.randint(4, 9)
    step = (x1 - x0) / count
    for line in range(5):
        y = y0 + (y1 - y0) * line / 5
        draw.line((x0, y, x1, y), (205, 205, 205), 1)
    for bar in range(count):
        top = y1 - (y1 - y0) * rng.uniform(0.15, 0.95)
        shade = blend(colour, WHITE, 0.35 * (bar % 2))
        draw.rectangle((x0 + step * (bar + 0.2), top, x0 + step * (bar + 0.8), y1), shade)
    draw.line((x0, y0, x0, y1, x1, y1), (40, 40, 40), max(1, (x1 - x0) // 250))


def _curves(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, y1 = place
    draw.rectangle(place, None, (60, 60, 60), 1)
    for curve in range(rng.randint(1, 3)):
        level = rng.uniform(0.3, 0.7)
        points = []
        for step in range(13):
            level = min(0.95, max(0.05, level + rng.uniform(-0.14, 0.14)))
            points.append((x0 + (x1 - x0) * step / 12, y1 - (y1 - y0) * level))
        draw.line(points, blend(colour, (150, 150, 150), 0.4 * curve), max(1, (x1 - x0) // 150))


def _pie(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, y1 = place
    side = min(x1 - x0, y1 - y0)
    box = (x0, y0, x0 + side, y0 + side)
    start = 0.0
    for part in range(6):
        end = 360.0 if part == 5 else min(355.0, start + rng.uniform(30, 110))
        draw.pieslice(box, start, max(end, start + 1), blend(colour, WHITE, part * 0.15), WHITE)
        start = end
        if start >= 355:
            break


def _portrait(draw: ImageDraw.ImageDraw, place: Place, colour: Colour, rng: Random) -> None:
    x0, y0, x1, y1 = place
    wide, high = x1 - x0, y1 - y0
    draw.ellipse((x0 + wide * 0.28, y0 + high * 0.1, x1 - wide * 0.28, y0 + high * 0.55), colour)
    draw.pieslice((x0, y0 + high * 0.6, x1, y1 + high * 0.4), 180, 360, colour)
