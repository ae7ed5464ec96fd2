"""A form's layout drawn from a seed, and a second edition of it."""

from dataclasses import dataclass, replace
from random import Random

from training.data.blocks import Free, Notes, Office, Sketch, Slip, Upright
from training.data.elements import Art, Box, Element, Slot
from training.data.headers import (
    SIDE_BAND_MM,
    Head,
    draw_foot,
    draw_head,
    draw_heading,
    head_height_mm,
    heading_room,
)
from training.data.kinds import Kind
from training.data.look import Header, Look, draw_look, smaller
from training.data.pen import Pen
from training.data.plan import Band, Builder
from training.data.sections import CombRows, FieldRows, PhotoFields, Section, Ticks
from training.data.tables import Amounts, Rating, Table
from training.data.words import WORDS

ANY_BLOCKS = (
    "fields", "fields", "captions", "lanes", "combs", "ticks", "ticks2", "table", "table", "people",
    "week", "likert", "checks", "notes", "notes2", "amounts", "sign", "seals", "photo", "office",
    "free", "sketch", "slip", "total", "history",
)  # fmt: skip
MOST_STRETCH = 1.5


@dataclass(frozen=True)
class Layout:
    """A form ready to paint: its plan, and all elements and slots in mm."""

    kind: Kind
    head: Head
    look: Look
    bands: tuple[Band, ...]
    foot: int
    elements: tuple[Element, ...]
    slots: tuple[Slot, ...]

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return self.look.width_mm, self.look.height_mm


def draw_layout(
    rng: Random, kind: Kind, look: Look | None = None, blocks: tuple[str, ...] | None = None
) -> Layout:
    """Draw a layout of a kind of form; `blocks` replaces the kind's order of sections."""
    look = look or draw_look(rng, kind.language)
    head = _draw_head(rng, kind)
    narrow = look.width_mm < 140
    builder = Builder(rng, kind, narrow)
    bands = [builder.band(block) for block in blocks or kind.blocks]
    if not narrow:
        bands = _pair(rng, bands, 0.8 if look.width_mm > look.height_mm else 0.3)
    return arrange(kind, head, look, tuple(bands), rng.randrange(4))


def random_layout(rng: Random, kind: Kind) -> Layout:
    """A layout whose sections, too, come from the seed: only title and words are the kind's."""
    blocks = tuple(rng.sample(ANY_BLOCKS, rng.randint(3, 8)))
    own = set(rng.sample(range(len(kind.fields)), rng.randint(0, len(kind.fields))))
    fields = tuple(label for number, label in enumerate(kind.fields) if number in own)
    more = rng.sample(WORDS[kind.language].labels, rng.randint(3, 10))
    mixed = rng.sample(fields + tuple(more), len(fields) + len(more))
    loose = replace(kind, fields=tuple(mixed), columns=(), questions=())
    return draw_layout(rng, loose, blocks=blocks)


def _draw_head(rng: Random, kind: Kind) -> Head:
    words = WORDS[kind.language]
    letters = "".join(rng.choice("ABCDEFGHKLMNPRSTW") for _ in range(rng.randint(1, 3)))
    number = f"{letters}-{rng.randint(1, 999):0{rng.choice((2, 3, 4))}d}"
    form_no = f"{number} ({rng.randint(1, 12):02d}/{rng.randint(2016, 2025)})"
    code = rng.choice((Art.BARCODE, Art.QR)) if rng.random() < 0.25 else None
    return Head(
        kind.title, rng.choice(words.publishers), form_no, words.date, rng.randrange(10**6), code
    )


def _pair(rng: Random, bands: list[Band], chance: float) -> list[Band]:
    """Put some neighbouring bands side by side, wide tables only beside something narrow."""
    paired: list[Band] = []
    for band in bands:
        last = paired[-1] if paired else None
        if last and len(last.lanes) == len(band.lanes) == 1 and rng.random() < chance:
            first, second = _is_wide(last), _is_wide(band)
            if (first and second) or _is_cut_off(last) or _is_cut_off(band):
                paired.append(band)
                continue
            part = 0.66 if first else 0.34 if second else rng.choice((0.4, 0.5, 0.6))
            paired[-1] = Band(last.lanes + band.lanes, (part, 1 - part))
        else:
            paired.append(band)
    return paired


def _is_cut_off(band: Band) -> bool:
    return isinstance(band.lanes[0][0], Slip)


def _is_wide(band: Band) -> bool:
    return isinstance(band.lanes[0][0], Table | Rating | Amounts | CombRows | PhotoFields)


def arrange(kind: Kind, head: Head, look: Look, bands: tuple[Band, ...], foot: int) -> Layout:
    """Place the bands on the sheet: smaller rows or fewer bands if they do not fit, stretched
    where there is room."""
    body = _body(head, look)
    used = look
    for part in (1.0, 0.92, 0.85, 0.78, 0.72):
        used = smaller(look, part)
        if _needed(bands, body.w, used) <= body.h:
            break
    if _needed(bands, body.w, used) > body.h:
        bands = tuple(_with_fewer_rows(band) for band in bands)
    while len(bands) > 1 and _needed(bands, body.w, used) > body.h:
        bands = _without_least(bands)
    pen = Pen(used)
    draw_head(pen, head, Box(body.x, look.margin_mm, body.w, head_height_mm(head, look)))
    _draw_bands(pen, bands, body)
    if look.framed and look.header is not Header.BAND and look.header is not Header.SIDE_BAND:
        pen.frame(Box(0, 0, *_sheet(look)).inset(look.margin_mm * 0.3), thick=True)
    draw_foot(pen, head, WORDS[kind.language].page, foot, body.x, body.w)
    return Layout(kind, head, look, bands, foot, tuple(pen.elements), tuple(pen.slots))


def _sheet(look: Look) -> tuple[float, float]:
    return look.width_mm, look.height_mm


def _body(head: Head, look: Look) -> Box:
    top = look.margin_mm + head_height_mm(head, look) + 1.5
    left = max(look.margin_mm, SIDE_BAND_MM + 5 if look.header is Header.SIDE_BAND else 0)
    bottom = look.height_mm - max(look.margin_mm, 8)
    return Box(left, top, look.width_mm - left - look.margin_mm, bottom - top)


def _gap(look: Look) -> float:
    return look.row_mm * 0.5


def _section_height(section: Section, width_mm: float, look: Look) -> float:
    left, top = heading_room(section.heading, look)
    return section.height_mm(width_mm - left, look) + top


def _band_height(band: Band, width_mm: float, look: Look) -> float:
    heights = []
    for lane, part in zip(band.lanes, band.parts, strict=True):
        wide = _lane_width(width_mm, part, len(band.lanes))
        heights.append(
            sum(_section_height(section, wide, look) for section in lane)
            + _gap(look) * (len(lane) - 1)
        )
    return max(heights)


def _lane_width(width_mm: float, part: float, lanes: int) -> float:
    return width_mm * part - (4.0 * (lanes - 1) / lanes)


def _needed(bands: tuple[Band, ...], width_mm: float, look: Look) -> float:
    return sum(_band_height(band, width_mm, look) + _gap(look) for band in bands)


def _with_fewer_rows(band: Band) -> Band:
    def fewer(section: Section) -> Section:
        if isinstance(section, Table) and not section.row_labels:
            return replace(section, rows=max(3, round(section.rows * 0.55)))
        return section

    return replace(
        band, lanes=tuple(tuple(fewer(section) for section in lane) for lane in band.lanes)
    )


def _without_least(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """Without the band a form can best do without; the last of several."""
    worth = [max(_worth(section) for lane in band.lanes for section in lane) for band in bands]
    least = len(worth) - 1 - worth[::-1].index(min(worth))
    return bands[:least] + bands[least + 1 :]


def _worth(section: Section) -> int:
    order: tuple[type, ...] = (Notes, Office, Slip, Sketch, Free, Upright, Ticks, Rating, Amounts)
    return order.index(type(section)) if isinstance(section, order) else len(order)


def _band_grow(band: Band) -> float:
    return max(sum(section.grow for section in lane) for lane in band.lanes)


def _draw_bands(pen: Pen, bands: tuple[Band, ...], body: Box) -> None:
    look = pen.look
    spare = body.h - _needed(bands, body.w, look)
    grow = sum(_band_grow(band) for band in bands)
    y, number = body.y, 1
    for band in bands:
        height = _band_height(band, body.w, look)
        if spare > 0 and grow > 0:
            height += spare * _band_grow(band) / max(grow, 0.9)
        x = body.x
        for lane, part in zip(band.lanes, band.parts, strict=True):
            wide = _lane_width(body.w, part, len(band.lanes))
            number = _draw_lane(pen, lane, Box(x, y, wide, height), number)
            x += wide + 4.0
        y += height + _gap(look)


def _draw_lane(pen: Pen, lane: tuple[Section, ...], box: Box, number: int) -> int:
    look = pen.look
    least = [_section_height(section, box.w, look) for section in lane]
    spare = box.h - sum(least) - _gap(look) * (len(lane) - 1)
    grow = sum(section.grow for section in lane)
    y = box.y
    for section, height in zip(lane, least, strict=True):
        most = height * (MOST_STRETCH if section.grow < 0.5 else 9)
        tall = min(height + spare * section.grow / grow, most) if grow > 0 else height
        rest = draw_heading(pen, section.heading, number, Box(box.x, y, box.w, tall))
        section.draw(pen, rest)
        number += bool(section.heading)
        y += tall + _gap(look)
    return number


def second_edition(layout: Layout, rng: Random) -> Layout:
    """A newer layout of the same form: same title, publisher and colours; sections re-ordered,
    a table resized and its columns changed, fields in other numbers across."""
    bands = list(layout.bands)
    order = list(range(len(bands)))
    while len(bands) > 1 and order[0] == 0:  # what stands at the top shows most in a thumbnail
        rng.shuffle(order)
    changed = tuple(_revised(rng, bands[place]) for place in order)
    head = replace(layout.head, form_no=layout.head.form_no.split(" (")[0] + " (04/2026)")
    return arrange(layout.kind, head, layout.look, changed, layout.foot + 1)


def _revised(rng: Random, band: Band) -> Band:
    lanes = tuple(tuple(_revised_section(rng, section) for section in lane) for lane in band.lanes)
    return Band(lanes[::-1], band.parts[::-1])


def _revised_section(rng: Random, section: Section) -> Section:
    if isinstance(section, Table) and not section.row_labels:
        columns = section.columns
        if len(columns) > 4:
            columns = columns[:1] + columns[2:]
        wider = tuple(c._replace(weight=c.weight * rng.choice((0.7, 1.0, 1.5))) for c in columns)
        rows = max(3, round(section.rows * rng.choice((0.5, 0.6, 1.5))))
        return replace(section, columns=wider, rows=rows, dark_head=not section.dark_head, grow=0.3)
    if isinstance(section, FieldRows):
        return replace(section, across=section.across % 3 + 1, label_part=0.3)
    return section
