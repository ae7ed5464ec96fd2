"""Marks people leave on paper: signatures, ticks, rubber stamps, seals, highlighter, notes.

Each function draws on an RGBA picture, transparent where the paper stays bare.
"""

import math
from itertools import pairwise
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.data.elements import Colour
from training.data.fonts import Fonts, Language
from training.data.hand import Hand, Mask

SEAL_RED: tuple[Colour, ...] = ((200, 30, 40), (190, 40, 30), (214, 60, 50))
STAMP_INKS: tuple[Colour, ...] = (
    (180, 30, 40),
    (40, 50, 150),
    (60, 40, 130),
    (30, 30, 40),
    (20, 110, 70),
)
STAMP_WORDS = {
    Language.EN: ("RECEIVED", "PAID", "APPROVED", "COPY", "URGENT", "ENTERED", "CHECKED", "VOID"),
    Language.JA: ("受付", "済", "至急", "写", "承認", "支払済", "控", "重要"),
    Language.ZH: ("收訖", "付訖", "急件", "副本", "核准", "已登錄", "作廢", "密件"),
}
Point = tuple[float, float]


def lay(canvas: Image.Image, mask: Mask | Image.Image, colour: Colour, x: float, y: float) -> None:
    """Ink a mask onto the canvas, its corner at x, y (pixels); parts outside fall off."""
    ink = mask if isinstance(mask, Image.Image) else Image.fromarray(mask)
    patch = Image.new("RGBA", ink.size, (*colour, 0))
    patch.putalpha(ink)
    left, top = round(x), round(y)
    cut = (max(0, -left), max(0, -top))
    if (
        cut[0] < patch.width
        and cut[1] < patch.height
        and left < canvas.width
        and top < canvas.height
    ):
        canvas.alpha_composite(patch, (max(0, left), max(0, top)), cut)


def _stroke(draw: ImageDraw.ImageDraw, points: list[Point], colour: Colour, width: float) -> None:
    """A pen line through the points, smoothed."""
    for _ in range(2):  # corner cutting
        smooth = [points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            smooth += [
                (ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25),
                (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75),
            ]
        points = [*smooth, points[-1]]
    draw.line(points, (*colour, 255), max(1, round(width)), joint="curve")


def scribble(
    canvas: Image.Image,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: Colour,
    rng: Random,
) -> None:
    """An unreadable signature in a box (pixels): a capital, then loops that die away."""
    draw = ImageDraw.Draw(canvas)
    loops = rng.randint(4, 8)
    steps = loops * 10
    phase, lean = rng.uniform(0, 3), rng.uniform(0.2, 0.6)
    heights = [rng.uniform(0.9, 1.0), *(rng.choice((0.25, 0.35, 0.5, 0.8)) for _ in range(loops))]
    points: list[Point] = []
    for step in range(steps + 1):
        along = step / steps
        turn = phase + along * loops * 2 * math.pi
        place = along * loops
        size = heights[int(place)] * (1 - 0.35 * along)
        up = math.sin(turn) * size * height * 0.5
        points.append(
            (
                x
                + width * (0.08 + 0.84 * along)
                + math.cos(turn) * size * width / loops * 0.55
                + up * -lean * 0.4,
                y + height * (0.55 - 0.1 * along) + up,
            )
        )
    _stroke(draw, points, colour, width=(height * width) ** 0.5 / 60)
    if rng.random() < 0.5:
        base = y + height * rng.uniform(0.75, 0.95)
        _stroke(
            draw,
            [
                (x + width * 0.9, base - height * 0.3),
                (x + width * 0.3, base),
                (x + width, base - height * 0.1),
            ],
            colour,
            (height * width) ** 0.5 / 70,
        )


def doodle(
    canvas: Image.Image,
    box: tuple[float, float, float, float],
    colour: Colour,
    mm_px: float,
    rng: Random,
) -> None:
    """A rough plan in a box (left, top, width, height in pixels): a road, rectangles, an arrow."""
    draw = ImageDraw.Draw(canvas)
    x, y, wide, high = box
    pen = max(1.0, 0.45 * mm_px)

    def shaky(*points: Point) -> list[Point]:
        return [
            (px + rng.uniform(-1, 1) * mm_px, py + rng.uniform(-1, 1) * mm_px) for px, py in points
        ]

    road = y + high * rng.uniform(0.3, 0.7)
    for offset in (-5 * mm_px, 5 * mm_px):
        line = shaky(*((x + wide * part / 4, road + offset) for part in range(5)))
        _stroke(draw, line, colour, pen)
    for _ in range(rng.randint(2, 4)):
        left, top = x + wide * rng.uniform(0.05, 0.75), y + high * rng.uniform(0, 0.7)
        right, low = left + rng.uniform(8, 20) * mm_px, top + rng.uniform(5, 9) * mm_px
        corners = shaky((left, top), (right, top), (right, low), (left, low))
        draw.line([*corners, corners[0]], (*colour, 255), round(pen), joint="curve")
    tip = (x + wide * rng.uniform(0.5, 0.9), road)
    _stroke(draw, shaky((tip[0] - 25 * mm_px, road), tip), colour, pen)
    for side in (-3, 3):
        draw.line([tip, (tip[0] - 4 * mm_px, tip[1] + side * mm_px)], (*colour, 255), round(pen))


def tick_mark(
    canvas: Image.Image, x: float, y: float, side: float, hand: Hand, rng: Random
) -> None:
    """A tick, cross, blob or ring about a box of `side` pixels."""
    draw = ImageDraw.Draw(canvas)
    kind = rng.choice(("tick", "tick", "cross", "fill"))
    width = max(1.0, side / 7)

    def at(u: float, v: float) -> Point:
        return x + side * (u + rng.uniform(-0.08, 0.08)), y + side * (v + rng.uniform(-0.08, 0.08))

    if kind == "tick":
        _stroke(draw, [at(0.1, 0.5), at(0.4, 0.95), at(1.15, -0.25)], hand.colour, width)
    elif kind == "cross":
        _stroke(draw, [at(0.05, 0.05), at(0.95, 0.95)], hand.colour, width)
        _stroke(draw, [at(0.95, 0.05), at(0.05, 0.95)], hand.colour, width)
    else:
        zigzag = [at(0.15 + 0.7 * (n % 2), 0.15 + 0.1 * n) for n in range(8)]
        _stroke(draw, zigzag, hand.colour, width * 1.4)


def ring(canvas: Image.Image, x: float, y: float, side: float, colour: Colour, rng: Random) -> None:
    """A ring drawn by hand round a word or number."""
    points = []
    start = rng.uniform(0, 6)
    for step in range(13):
        angle = start + step * math.pi / 5.6
        reach = side * rng.uniform(0.5, 0.58)
        points.append(
            (x + side / 2 + reach * math.cos(angle), y + side / 2 + reach * 0.9 * math.sin(angle))
        )
    _stroke(ImageDraw.Draw(canvas), points, colour, max(1.0, side / 12))


def _worn(mask: Image.Image, rng: Random, strength: float = 1.0) -> Image.Image:
    """Uneven inking, as a rubber stamp leaves it."""
    noise = np.random.default_rng(rng.getrandbits(32))
    coarse = noise.uniform(0, 255, (max(2, mask.height // 9), max(2, mask.width // 9)))
    soft = Image.fromarray(coarse.astype(np.uint8)).resize(mask.size, Image.Resampling.BICUBIC)
    fine = noise.uniform(0.75, 1, (mask.height, mask.width))
    kept = np.clip(1.15 - strength * 0.55 * np.asarray(soft, np.float32) / 255, 0, 1) * fine
    return Image.fromarray((np.asarray(mask, np.float32) * kept).astype(np.uint8))


def seal(
    canvas: Image.Image,
    x: float,
    y: float,
    side: float,
    name: str,
    fonts: Fonts,
    language: Language,
    rng: Random,
) -> None:
    """A personal seal: a red ring (Japan) or square (Taiwan) with the name in it."""
    big = max(40, round(side * 2))
    mask = Image.new("L", (big, big), 0)
    draw = ImageDraw.Draw(mask)
    square = language is Language.ZH and rng.random() < 0.75
    edge = (1, 1, big - 2, big - 2)
    if square:
        draw.rounded_rectangle(edge, big // 14, None, 255, max(2, big // 18))
    else:
        draw.ellipse(edge, None, 255, max(2, big // 20))
    step = big * 0.78 / max(2, len(name))
    size = int(min(step, big * 0.5))
    font = fonts.printed(language, size, family=1, bold=True)
    top = big / 2 - step * (len(name) - 1) / 2
    for number, char in enumerate(name):
        draw.text((big / 2, top + number * step), char, 255, font, anchor="mm")
    turned = mask.rotate(rng.uniform(-14, 14), Image.Resampling.BICUBIC)
    small = turned.resize((max(4, round(side)),) * 2, Image.Resampling.LANCZOS)
    lay(canvas, _worn(small, rng, 0.5), rng.choice(SEAL_RED), x, y)


def rubber_stamp(
    canvas: Image.Image,
    x: float,
    y: float,
    side: float,
    fonts: Fonts,
    language: Language,
    rng: Random,
) -> None:
    """An office stamp about `side` pixels wide: a word in a frame, or a round date stamp."""
    word = rng.choice(STAMP_WORDS[language])
    date = f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(2020, 2026)}"
    wide = max(24, round(side))
    round_one = rng.random() < 0.45
    high = wide if round_one else max(12, round(wide * rng.choice((0.34, 0.42, 0.5))))
    mask = Image.new("L", (wide, high), 0)
    draw = ImageDraw.Draw(mask)
    line = max(1, wide // 34)
    edge = (line, line, wide - line - 1, high - line - 1)
    if round_one:
        draw.ellipse(edge, None, 255, line)
        for part in (0.38, 0.62):
            draw.line((wide * 0.06, high * part, wide * 0.94, high * part), 255, line)
        _centred(draw, date, wide / 2, high * 0.5, wide * 0.82, high * 0.2, fonts, Language.EN)
        _centred(draw, word, wide / 2, high * 0.24, wide * 0.6, high * 0.2, fonts, language)
        _centred(
            draw,
            f"No {rng.randint(1, 999)}",
            wide / 2,
            high * 0.77,
            wide * 0.5,
            high * 0.17,
            fonts,
            Language.EN,
        )
    else:
        draw.rounded_rectangle(edge, rng.choice((0, high // 8)), None, 255, line)
        two = rng.random() < 0.5
        _centred(
            draw,
            word,
            wide / 2,
            high * (0.36 if two else 0.5),
            wide * 0.86,
            high * (0.5 if two else 0.72),
            fonts,
            language,
        )
        if two:
            _centred(draw, date, wide / 2, high * 0.78, wide * 0.7, high * 0.3, fonts, Language.EN)
    turned = mask.rotate(rng.uniform(-16, 16), Image.Resampling.BICUBIC, expand=True)
    lay(canvas, _worn(turned, rng), rng.choice(STAMP_INKS), x, y)


def _centred(
    draw: ImageDraw.ImageDraw,
    text: str,
    x: float,
    y: float,
    wide: float,
    high: float,
    fonts: Fonts,
    language: Language,
) -> None:
    reach = fonts.printed(language, 32, bold=True).getlength(text) / 32
    font = fonts.printed(language, int(min(high, wide / reach)), bold=True)
    draw.text((x, y), text, 255, font, anchor="mm")


def highlight(
    canvas: Image.Image, x: float, y: float, width: float, height: float, rng: Random
) -> None:
    """A felt-pen stroke, see-through."""
    colour = rng.choice(((255, 240, 60), (150, 255, 130), (255, 170, 210), (255, 200, 90)))
    patch = Image.new("L", (max(2, round(width)), max(2, round(height))), 0)
    draw = ImageDraw.Draw(patch)
    lean = height * rng.uniform(-0.15, 0.15)
    draw.polygon([(0, 2 + max(0, lean)), (width, 1), (width - 2, height - 2), (1, height - 1)], 110)
    lay(canvas, patch, colour, x, y)


def sticky_note(
    canvas: Image.Image,
    x: float,
    y: float,
    side: float,
    lines: list[Mask],
    colour: Colour,
    rng: Random,
) -> None:
    """A paper note stuck on the sheet, with a shadow and a few written lines."""
    paper = rng.choice(((255, 243, 150), (255, 214, 224), (206, 236, 255), (215, 245, 200)))
    wide, high = round(side), round(side * rng.uniform(0.6, 1.0))
    note = Image.new("RGBA", (wide, high), (*paper, 255))
    y_line = high * 0.12
    for mask in lines:
        if y_line + mask.shape[0] < high:
            lay(note, mask, colour, side * 0.08, y_line)
        y_line += mask.shape[0] * 1.05
    turned = note.rotate(rng.uniform(-7, 7), Image.Resampling.BICUBIC, expand=True)
    shade = turned.getchannel("A").filter(ImageFilter.GaussianBlur(max(1, side / 50)))
    shade = shade.point(lambda level: level * 0.35)
    lay(canvas, shade, (40, 40, 40), x + side * 0.02, y + side * 0.025)
    canvas.alpha_composite(turned, (max(0, round(x)), max(0, round(y))))


def staple(canvas: Image.Image, x: float, y: float, side: float, rng: Random) -> None:
    """A staple, or the two holes one left."""
    draw = ImageDraw.Draw(canvas)
    dx, dy = side * rng.uniform(0.6, 1), side * rng.uniform(-0.7, 0.7)
    if rng.random() < 0.6:
        draw.line((x, y, x + dx, y + dy), (95, 95, 100, 255), max(1, round(side / 7)))
    for px, py in ((x, y), (x + dx, y + dy)):
        draw.ellipse(
            (px - side / 12, py - side / 12, px + side / 12, py + side / 12), (50, 50, 50, 255)
        )
