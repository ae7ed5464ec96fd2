"""Styles of official pages: numbered tax lines, guidance, questions with answers, tinted panels."""

from random import Random

from training.data.elements import Align, Box, Flow
from training.data.fonts import Language
from training.data.pen import WHITE, Pen, em_width
from training.data.small_print import phrase, sentences


def paragraph(pen: Pen, box: Box, text: str, part: float = 1.0, bold: bool = False) -> float:
    """Wrapped text at the top of the box; returns the height it took, in mm."""
    size = pen.look.text_mm * part
    # Measured wide rather than narrow: what follows must not run into it.
    lines = int(em_width(text) / (box.w / size) * 1.12) + 1
    high = lines * size * 1.4
    if high <= box.h:
        pen.text(Box(box.x, box.y, box.w, high), text, size, flow=Flow.WRAP, bold=bold)
    return high + size * 0.4


def _part_heading(pen: Pen, rng: Random, box: Box, style: int) -> float:
    """A heading over the width of the box in one of four styles; returns its height in mm."""
    look = pen.look
    size, high = look.text_mm, look.text_mm * 2
    text = phrase(look.language, rng, rng.uniform(4, 12))
    place = Box(box.x, box.y, box.w, high)
    if style == 0:
        pen.fill(place, look.accent)
        ink = WHITE if sum(look.accent) < 450 else look.ink
        pen.text(place.inset(1.5, 0.3), text, size * 1.15, bold=True, colour=ink)
    elif style == 1:
        pen.frame(place, look.tint, round_mm=0)
        pen.text(place.inset(1.5, 0.3), text, size * 1.1, bold=True)
    elif style == 2:
        square = Box(box.x, box.y, high, high)
        pen.fill(square, look.ink)
        pen.text(square.inset(0.6), str(rng.randint(1, 15)), size * 1.2, Align.CENTRE, bold=True,
                 colour=WHITE)  # fmt: skip
        pen.fill(Box(box.x + high, box.y, box.w - high, high), look.tint)
        pen.text(Box(box.x + high + 2, box.y, box.w - high - 3, high), text, size * 1.2, bold=True)
    else:
        pen.text(place, text, size * 1.25, bold=True)
        if rng.random() < 0.5:
            pen.across(box.x, box.x + box.w, box.y + high, thick=True)
    return high + size * 0.5


def tax(pen: Pen, rng: Random, body: Box) -> None:
    """Numbered lines: label, leader, dark code box, amount, operator, line number."""
    look = pen.look
    size, row = look.text_mm, look.text_mm * rng.uniform(1.55, 2.1)
    column = rng.uniform(26, 36)
    tinted, boxed, dotted = rng.random() < 0.5, rng.random() < 0.5, rng.random() < 0.6
    codes, inner = rng.random() < 0.75, rng.random() < 0.6
    heading, number = rng.randrange(4), rng.randint(1, 90)
    y, low = body.y, body.y + body.h
    while y < low - row * 4:
        if rng.random() < 0.75:
            y += _part_heading(pen, rng, Box(body.x, y, body.w, row), heading)
        if rng.random() < 0.35:
            text = sentences(look.language, rng, body.w / size * rng.uniform(0.5, 3))
            y += paragraph(pen, Box(body.x, y, body.w, low - y - row), text)
        for _ in range(rng.randint(2, 14)):
            if y > low - row:
                break
            indent = rng.choice((0, 0, 0, 4, 8))
            shift = column + 9 if inner and rng.random() < 0.45 else 0.0
            line = Box(body.x + indent, y, body.w - indent - shift, row)
            _tax_line(pen, rng, line, column, number, (tinted, boxed, dotted, codes))
            number += 1
            y += row
        y += row * rng.uniform(0.3, 0.9)


def _tax_line(
    pen: Pen, rng: Random, line: Box, column: float, number: int, how: tuple[bool, ...]
) -> None:
    tinted, boxed, dotted, codes = how
    look, size = pen.look, pen.look.text_mm
    right = line.x + line.w - 7
    amount = Box(right - column, line.y + line.h * 0.08, column, line.h * 0.84)
    room = amount.x - line.x - (13 if codes else 2)
    ems = room / size
    text = phrase(look.language, rng, ems * rng.choice((0.3, 0.5, 0.7, 0.85)))
    bold = rng.random() < 0.12
    wide = min(room, em_width(text) * size * (1.0 if look.language is Language.EN else 1.05))
    pen.text(Box(line.x, line.y, wide, line.h), text, size, bold=bold)
    if dotted and room - wide > 8:
        pen.across(line.x + wide + 2, line.x + room - 1, line.y + line.h * 0.75, dashed=True)
    if codes and rng.random() < 0.8:
        code = Box(amount.x - 12, amount.y, 10.5, amount.h)
        dark = rng.random() < 0.8
        pen.fill(code, look.ink if dark else look.tint)
        pen.text(code.inset(0.5, 0.2), str(rng.randint(10000, 69999)), size * 0.95, Align.CENTRE,
                 bold=True, colour=WHITE if dark else None)  # fmt: skip
    if boxed:
        pen.frame(amount, look.tint if tinted else WHITE, round_mm=0)
        pen.down(amount.x + amount.w - 6, amount.y, amount.y + amount.h)
    else:
        if tinted:
            pen.fill(amount, look.tint)
        pen.across(amount.x, amount.x + amount.w, amount.y + amount.h)
    pen.slot(amount.inset(1, 0.4), "amount")
    sign = rng.choice(("", "", "+", "–", "=", "×"))
    pen.text(Box(amount.x - 2.4, line.y, 2.2, line.h), sign, size, bold=True)
    pen.text(Box(right + 1, line.y, 6, line.h), str(number), size, Align.RIGHT, bold=True)


def guidance(pen: Pen, rng: Random, body: Box) -> None:
    """Explanations in one to three columns: headings, paragraphs, bullets, boxed notes."""
    look, size = pen.look, pen.look.text_mm
    columns = rng.choice((1, 1, 2, 2, 3))
    gap = 5.0
    wide = (body.w - gap * (columns - 1)) / columns
    heading, full = rng.randrange(4), rng.uniform(0.55, 1)
    for column in range(columns):
        box = Box(body.x + column * (wide + gap), body.y, wide, body.h)
        y, low = box.y, box.y + box.h * (full if column == columns - 1 else 1)
        while y < low - size * 8:
            rest = Box(box.x, y, wide, low - y)
            roll = rng.random()
            if roll < 0.28:
                y += _part_heading(pen, rng, rest, heading)
            elif roll < 0.5:
                for _ in range(rng.randint(2, 5)):
                    if y > low - size * 4:
                        break
                    text = sentences(look.language, rng, wide / size * rng.uniform(0.4, 1.4))
                    pen.text(Box(rest.x + 2, y, 3, size * 1.4), "•", size)
                    place = Box(rest.x + 5, y, wide - 5, max(low - y, 0.1))
                    y += paragraph(pen, place, text)
            elif roll < 0.6 and low - y > 40:
                note = Box(rest.x, y, wide, rng.uniform(16, 32))
                pen.frame(note, look.tint if rng.random() < 0.6 else None, thick=True)
                text = sentences(look.language, rng, wide / size * 1.5)
                paragraph(pen, note.inset(2), text)
                y += note.h + size * 2
            else:
                text = sentences(look.language, rng, wide / size * rng.uniform(1, 5))
                y += paragraph(pen, rest, text) + size * 0.6


def _answers(pen: Pen, rng: Random, box: Box, white: bool) -> float:
    """Something to answer in at the top of the box; returns its height in mm."""
    look, size = pen.look, pen.look.text_mm
    fill = WHITE if white else None
    roll = rng.random()
    if roll < 0.35:
        field = Box(box.x, box.y, box.w * rng.choice((0.5, 0.75, 1, 1)), size * 2.3)
        pen.frame(field, fill)
        pen.slot(field.inset(1, 0.5), rng.choice(("name", "text", "address", "date", "id")))
        return field.h
    if roll < 0.55:
        group = pen.new_group()
        step = box.w / rng.randint(2, 4)
        x = box.x
        while x + step <= box.x + box.w + 0.1:
            pen.tick(x, box.y + 0.5, size * 1.3, group, circle=rng.random() < 0.1)
            label = phrase(look.language, rng, 2).split(" ")[0]
            pen.text(Box(x + size * 1.9, box.y, step - size * 2, size * 2), label, size)
            x += step
        return size * 2
    if roll < 0.7:
        group = pen.new_group()
        rows = rng.randint(2, 5)
        for number in range(rows):
            y = box.y + number * size * 2.1
            pen.tick(box.x, y, size * 1.3, group)
            text = phrase(look.language, rng, min(24, (box.w - 6) / size * 0.8))
            pen.text(Box(box.x + size * 2, y - size * 0.3, box.w - size * 2, size * 2), text, size)
        return rows * size * 2.1
    if roll < 0.84:
        cells = rng.randint(6, max(7, int(box.w / (size * 1.9))))
        high = size * 2.2
        pen.comb(Box(box.x, box.y, min(box.w, cells * size * 1.8), high), cells, "id",
                 ticks_only=rng.random() < 0.3)  # fmt: skip
        return high
    area = Box(box.x, box.y, box.w, rng.uniform(5, 14) * size)
    pen.frame(area, fill)
    pen.slot(area.inset(1.5), "sentence", cells=0)
    return area.h


def questions(pen: Pen, rng: Random, body: Box) -> None:
    """Numbered questions at the left, what answers them at the right or below."""
    look, size = pen.look, pen.look.text_mm
    left = body.w * rng.choice((0.28, 0.34, 0.42))
    below, heading, part = rng.random() < 0.25, rng.randrange(4), rng.randint(1, 12)
    y, low, number = body.y, body.y + body.h, 1
    while y < low - size * 16:
        if number == 1 or rng.random() < 0.18:
            y += _part_heading(pen, rng, Box(body.x, y, body.w, 8), heading) + size
            part, number = part + 1, 1
        pen.text(Box(body.x, y, 9, size * 1.4), f"{part}.{number}", size)
        wide = body.w - 10 if below else left - 12
        question = sentences(look.language, rng, rng.uniform(3, 18))
        asked = paragraph(pen, Box(body.x + 10, y, wide, low - y), question)
        if rng.random() < 0.3:
            hint = sentences(look.language, rng, rng.uniform(8, 22))
            asked += paragraph(pen, Box(body.x + 10, y + asked, wide, low - y - asked), hint, 0.8)
        x = body.x + (10 if below else left)
        start = y + asked + 1 if below else y
        high = 0.0
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            if start + high < low - size * 15:
                place = Box(x, start + high, body.x + body.w - x, 10)
                high += _answers(pen, rng, place, white=True) + size
        y = max(y + asked, start + high) + size * rng.uniform(0.4, 1.6)
        number += 1


def panels(pen: Pen, rng: Random, body: Box) -> None:
    """Tinted panels with white boxes under small labels, perhaps help at the side."""
    look, size = pen.look, pen.look.text_mm
    aside = rng.choice((0.0, 0.0, 0.22))
    wide = body.w * (1 - aside) - (4 if aside else 0)
    heading = rng.randrange(4)
    if aside:
        text = sentences(look.language, rng, body.w * aside / size * rng.randint(4, 14))
        place = Box(body.x + wide + 4, body.y, body.w * aside, body.h)
        paragraph(pen, place, text, 0.9)
    y, low = body.y, body.y + body.h
    while y < low - size * 26:
        y += _part_heading(pen, rng, Box(body.x, y, wide, 8), heading)
        lanes = rng.choice((1, 2, 2, 3))
        mark = len(pen.elements)
        deepest = y
        for lane in range(lanes):
            step = wide / lanes
            inner = y + 2
            for _ in range(rng.randint(1, 6)):
                if inner > low - size * 20:
                    break
                place = Box(body.x + lane * step + 2.5, inner, step - 5, 10)
                label = phrase(look.language, rng, min(12, place.w / size * 0.6))
                pen.text(Box(place.x, inner, place.w, size * 1.4), label, size * 0.95, bold=True)
                inner += size * 1.6
                inner += _answers(pen, rng, Box(place.x, inner, place.w, 10), True) + size
            deepest = max(deepest, inner)
        panel = Pen(look)
        panel.fill(Box(body.x, y, wide, deepest - y), look.tint)
        pen.elements[mark:mark] = panel.elements  # below what stands on it
        y = deepest + size * rng.uniform(0.8, 2)
