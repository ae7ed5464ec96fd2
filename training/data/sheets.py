"""Official sheets ruled all over: cells within cells, and ledgers with merged heads."""

from random import Random

from training.data.elements import Align, Box, Flow
from training.data.fonts import Language
from training.data.pen import Pen
from training.data.small_print import phrase

_CONTENTS = ("name", "date", "amount", "id", "text", "address", "qty", "phone")


def nested(pen: Pen, rng: Random, body: Box) -> None:
    """One to four blocks of cells halved again and again, each with a tiny label."""
    look = pen.look
    blocks = rng.randint(1, 4)
    gap = rng.choice((0.0, 2.0, 4.0))
    shares = [rng.uniform(0.6, 1.6) for _ in range(blocks)]
    y = body.y
    for share in shares:
        high = share / sum(shares) * (body.h - gap * (blocks - 1))
        block = Box(body.x, y, body.w, high)
        strip = 0.0
        if look.language is not Language.EN and rng.random() < 0.6:
            strip = look.text_mm * 2.2
            pen.frame(Box(block.x, y, strip, high), look.tint, round_mm=0)
            title = phrase(look.language, rng, rng.randint(3, 6))
            place = Box(block.x, y + 1, strip, high - 2)
            pen.text(place, title, look.text_mm * 1.1, Align.CENTRE, Flow.VERTICAL, bold=True)
        _split(pen, rng, Box(block.x + strip, y, body.w - strip, high), rng.randint(3, 6))
        pen.frame(block, thick=True, round_mm=0)
        y += high + gap


def _split(pen: Pen, rng: Random, box: Box, depth: int) -> None:
    size = pen.look.text_mm
    least_w, least_h = size * 5, size * 2.4
    across = box.h < least_h * 2 or (box.w > box.h * 1.6 and rng.random() < 0.75)
    room = box.w / least_w if across else box.h / least_h
    if depth == 0 or room < 2:
        _cell(pen, rng, box)
        return
    count = min(int(room), rng.choice((2, 2, 2, 3, 4) if across else (2, 3, 4, 6, 8)))
    even = rng.random() < 0.5
    shares = [1.0 if even else rng.uniform(0.6, 1.8) for _ in range(count)]
    alike = rng.random() < 0.5 and not across  # rows of a table split at the same places
    seed = rng.getrandbits(32)
    start = 0.0
    for share in shares:
        part = share / sum(shares)
        if across:
            child = Box(box.x + start * box.w, box.y, part * box.w, box.h)
        else:
            child = Box(box.x, box.y + start * box.h, box.w, part * box.h)
        _split(pen, Random(seed) if alike else rng, child, depth - 1)
        start += part


def _cell(pen: Pen, rng: Random, box: Box) -> None:
    look, size = pen.look, pen.look.text_mm
    shaded = rng.random() < 0.2
    pen.frame(box, look.tint if shaded else None, round_mm=0)
    ems = max(2.0, min(8.0, box.w / size * 0.5))
    label = phrase(look.language, rng, ems)
    if shaded or rng.random() < 0.2:
        pen.text(box.inset(0.6, 0.3), label, size, Align.CENTRE, Flow.WRAP)
        return
    small = size * 0.72
    pen.text(Box(box.x + 0.6, box.y + 0.3, box.w - 1.2, small * 1.3), label, small)
    rest = Box(box.x + 1, box.y + small * 1.5, box.w - 2, max(1.0, box.h - small * 1.7))
    if rng.random() < 0.15 and box.w > size * 9:
        group = pen.new_group()
        for place in range(2):
            x = rest.x + place * rest.w / 2
            pen.tick(x, rest.y, min(size * 1.2, rest.h), group)
            word = phrase(look.language, rng, 2).split(" ")[0]
            pen.text(Box(x + size * 1.7, rest.y, rest.w / 2 - size * 2, size * 1.3), word, size)
    elif rng.random() < 0.15 and box.w > size * 9:
        high = min(rest.h, size * 2)
        pen.comb(Box(rest.x, rest.y, rest.w, high), int(rest.w / (size * 1.6)), "id", True)
    else:
        pen.slot(rest, rng.choice(_CONTENTS))


def ledger(pen: Pen, rng: Random, body: Box) -> None:
    """A table over the page: merged heads, numbered rows, tinted columns, totals."""
    look = pen.look
    groups = [rng.randint(1, 4) for _ in range(rng.randint(2, 5))]
    columns = sum(groups)
    weights = [rng.choice((1.0, 1.0, 1.5, 2.5)) for _ in range(columns)]
    first = body.w * rng.uniform(0.04, 0.3)
    unit = (body.w - first) / sum(weights)
    row = look.text_mm * rng.uniform(1.7, 3.2)
    head = look.text_mm * rng.uniform(2.2, 4)
    numbered, tinted = rng.random() < 0.6, rng.sample(range(columns), rng.randint(0, columns // 2))
    rows = int((body.h - 2 * head) / row) - rng.randint(0, 6)
    pen.frame(Box(body.x, body.y, first, 2 * head), look.tint, round_mm=0)
    x, column = body.x + first, 0
    contents = [rng.choice(_CONTENTS) for _ in range(columns)]
    for group in groups:
        wide = sum(weights[column : column + group]) * unit
        _heading(pen, rng, Box(x, body.y, wide, head if group > 1 else 2 * head))
        for _ in range(group):
            step = weights[column] * unit
            if group > 1:
                _heading(pen, rng, Box(x, body.y + head, step, head))
            if column in tinted:
                pen.fill(Box(x, body.y + 2 * head, step, rows * row), look.tint)
            pen.down(x, body.y + 2 * head, body.y + 2 * head + rows * row)
            for number in range(rows):
                place = Box(x, body.y + 2 * head + number * row, step, row)
                pen.slot(place.inset(0.6, 0.4), contents[column], group=1000 + number)
            x += step
            column += 1
    for number in range(rows):
        y = body.y + 2 * head + number * row
        pen.across(body.x, body.x + body.w, y, dashed=number % 5 != 0 and rng.random() < 0.1)
        text = str(number + 1) if numbered else phrase(look.language, rng, first / look.text_mm / 2)
        pen.text(Box(body.x + 0.6, y, first - 1.2, row), text, look.text_mm * 0.9)
    pen.frame(Box(body.x, body.y, body.w, 2 * head + rows * row), thick=True, round_mm=0)


def _heading(pen: Pen, rng: Random, box: Box) -> None:
    look = pen.look
    pen.frame(box, look.tint, round_mm=0)
    text = phrase(look.language, rng, min(10, box.w / look.text_mm))
    pen.text(box.inset(0.5, 0.3), text, look.text_mm * 0.9, Align.CENTRE, Flow.WRAP)
