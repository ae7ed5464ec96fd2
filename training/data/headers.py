"""The head and foot of a form, and the headings of its sections."""

from dataclasses import dataclass

from training.data.elements import Align, Art, Box, Colour, Flow
from training.data.look import Header, Heading, Look
from training.data.pen import WHITE, Pen, em_width


@dataclass(frozen=True)
class Head:
    """What is printed at the top of a form."""

    title: str
    publisher: str
    form_no: str
    date: str
    logo_seed: int
    code: Art | None = None  # a bar code or QR code beside the title


def _on(accent: Colour) -> Colour:
    """A colour to print on the accent colour."""
    return WHITE if sum(accent) < 450 else (20, 20, 20)


def head_height_mm(head: Head, look: Look) -> float:
    """Height of the head; 0 where the title stands at the side of the page."""
    size = _title_mm(head, look)
    more = {
        Header.CENTRE: 1.5, Header.LOGO_LEFT: 2.2, Header.BAND: 2.3, Header.NUMBER_BOX: 2.2,
        Header.SIDE_BAND: 1.0, Header.DOUBLE_RULE: 2.3, Header.LETTERHEAD: 3.4,
        Header.TITLE_BOX: 2.4,
    }  # fmt: skip
    return size * more[look.header] + 2


def _title_mm(head: Head, look: Look) -> float:
    room = look.width_mm - 2 * look.margin_mm
    if look.header is Header.SIDE_BAND:
        return 5.0
    wide = 0.5 if look.header in (Header.LOGO_LEFT, Header.NUMBER_BOX) else 0.62
    most = 9.5 if look.height_mm > 230 else 7.0
    return max(3.6, min(most, room * wide / em_width(head.title)))


def draw_head(pen: Pen, head: Head, box: Box) -> None:
    """Draw the head into the box in the look's style."""
    look = pen.look
    size = _title_mm(head, look)
    if look.header is Header.LOGO_LEFT:
        _logo_left(pen, head, box, size)
    elif look.header is Header.BAND:
        _band(pen, head, box, size)
    elif look.header is Header.NUMBER_BOX:
        _number_box(pen, head, box, size)
    elif look.header is Header.SIDE_BAND:
        _side_band(pen, head, box)
    elif look.header is Header.LETTERHEAD:
        _letterhead(pen, head, box, size)
    else:
        _centred(pen, head, box, size)
    if head.code and look.header not in (Header.BAND, Header.NUMBER_BOX, Header.SIDE_BAND):
        wide, high = (24.0, 8.0) if head.code is Art.BARCODE else (13.0, 13.0)
        high = min(high, box.h)
        place = Box(box.x + box.w - wide, box.y, wide if wide > 13 else high, high)
        pen.picture(place, head.code, head.logo_seed, (15, 15, 15))


def _centred(pen: Pen, head: Head, box: Box, size: float) -> None:
    style = pen.look.header
    wide = min(box.w * 0.62, size * em_width(head.title) * 1.6)
    title = Box(box.x + (box.w - wide) / 2, box.y, wide, size * 1.4)
    small = pen.look.text_mm * 0.85
    if style is Header.TITLE_BOX:
        title = Box(title.x, box.y + 1, wide, size * 1.7)
        pen.frame(title, pen.look.tint, thick=True)
    pen.text(
        title.inset(1, 0),
        head.title,
        size,
        Align.CENTRE,
        bold=True,
        title=True,
        spread=ord(head.title[0]) > 0x2E7F and style is not Header.TITLE_BOX,
    )
    if style is Header.DOUBLE_RULE:
        for drop in (1.45, 1.45 + 1.1 / size):
            pen.across(title.x, title.x + title.w, box.y + size * drop)
        pen.text(Box(box.x, box.y + size * 1.75, box.w, small * 1.5), head.date, small, Align.RIGHT)
    pen.text(Box(box.x, box.y, box.w * 0.18, small * 1.5), head.form_no, small)
    if style is Header.CENTRE and head.code is None:
        pen.text(
            Box(box.x + box.w * 0.81, box.y, box.w * 0.19, small * 1.5),
            head.publisher,
            small,
            Align.RIGHT,
        )


def _logo_left(pen: Pen, head: Head, box: Box, size: float) -> None:
    side = min(box.h - 1, 18.0)
    pen.picture(Box(box.x, box.y, side, side), Art.LOGO, head.logo_seed)
    right = box.x + side + 3
    room = box.w - side - 3 - (26 if head.code else 0)
    pen.text(Box(right, box.y, room, size * 1.3), head.title, size, bold=True, title=True)
    below = Box(right, box.y + size * 1.35, room, pen.look.text_mm * 1.5)
    pen.text(below, f"{head.publisher}   {head.form_no}", pen.look.text_mm)
    pen.across(box.x, box.x + box.w, box.y + box.h - 0.5, thick=True)


def _band(pen: Pen, head: Head, box: Box, size: float) -> None:
    look = pen.look
    bleed = Box(0, 0, look.width_mm, box.y + size * 1.7)
    pen.fill(bleed, look.accent)
    colour = _on(look.accent)
    pen.text(
        Box(box.x, box.y - 0.5, box.w * 0.66, size * 1.3),
        head.title,
        size,
        bold=True,
        colour=colour,
        title=True,
    )
    pen.text(
        Box(box.x + box.w * 0.68, box.y, box.w * 0.32, size),
        head.publisher,
        look.text_mm,
        Align.RIGHT,
        colour=colour,
    )
    below = Box(box.x, bleed.h + 0.6, box.w, look.text_mm * 1.3)
    pen.text(below, head.form_no, look.text_mm * 0.85, Align.RIGHT)


def _number_box(pen: Pen, head: Head, box: Box, size: float) -> None:
    side = min(40.0, box.w * 0.28)
    pen.text(
        Box(box.x, box.y, box.w - side - 3, look_size := pen.look.text_mm * 1.4),
        head.publisher,
        pen.look.text_mm,
    )
    pen.text(
        Box(box.x, box.y + look_size, box.w - side - 3, size * 1.3),
        head.title,
        size,
        bold=True,
        title=True,
    )
    place = Box(box.x + box.w - side, box.y, side, box.h - 2)
    pen.frame(place, thick=True)
    pen.text(
        Box(place.x, place.y + 0.5, side, place.h * 0.45),
        head.form_no,
        pen.look.text_mm * 1.2,
        Align.CENTRE,
        bold=True,
    )
    if head.code:
        code = Box(place.x + side * 0.1, place.y + place.h * 0.5, side * 0.8, place.h * 0.42)
        pen.picture(code, Art.BARCODE, head.logo_seed, (15, 15, 15))
    else:
        pen.across(place.x, place.x + side, place.y + place.h * 0.45)


SIDE_BAND_MM = 15.0


def _side_band(pen: Pen, head: Head, box: Box) -> None:
    look = pen.look
    band = Box(0, 0, SIDE_BAND_MM, look.height_mm)
    pen.fill(band, look.accent)
    colour = _on(look.accent)
    if ord(head.title[0]) > 0x2E7F:
        place = Box(3, look.margin_mm, SIDE_BAND_MM - 6, look.height_mm * 0.6)
        pen.text(place, head.title, 8.5, Align.LEFT, Flow.VERTICAL, True, colour, title=True)
    else:
        place = Box(3, look.margin_mm, SIDE_BAND_MM - 6, look.height_mm - 2 * look.margin_mm)
        pen.text(place, head.title, 8.5, Align.RIGHT, Flow.TURNED, True, colour, title=True)
    pen.text(Box(box.x, box.y, box.w * 0.6, 5), head.publisher, look.text_mm * 1.2, bold=True)
    pen.text(
        Box(box.x + box.w * 0.6, box.y, box.w * 0.4, 5), head.form_no, look.text_mm, Align.RIGHT
    )


def _letterhead(pen: Pen, head: Head, box: Box, size: float) -> None:
    side = min(14.0, size * 1.5)
    small = pen.look.text_mm
    pen.picture(
        Box(box.x + box.w - side - (28 if head.code else 0), box.y, side, side),
        Art.LOGO,
        head.logo_seed,
    )
    pen.text(Box(box.x, box.y, box.w * 0.6, small * 1.8), head.publisher, small * 1.3, bold=True)
    pen.text(Box(box.x, box.y + small * 1.9, box.w * 0.5, small * 1.3), head.form_no, small * 0.85)
    pen.across(box.x, box.x + box.w, box.y + size * 1.75)
    pen.text(
        Box(box.x, box.y + size * 1.9, box.w, size * 1.4),
        head.title,
        size,
        Align.CENTRE,
        bold=True,
        title=True,
    )


def heading_room(heading: str, look: Look) -> tuple[float, float]:
    """Room a heading takes from its section: at the left, at the top (mm)."""
    if not heading or look.heading is Heading.NONE:
        return 0.0, 0.0
    if look.heading is Heading.SIDE:
        return look.text_mm * 1.9, 0.0
    return 0.0, look.text_mm * 2.3


def draw_heading(pen: Pen, heading: str, number: int, box: Box) -> Box:
    """Draw a section's heading in its box and return what is left for the section."""
    look = pen.look
    left, top = heading_room(heading, look)
    rest = Box(box.x + left, box.y + top, box.w - left, box.h - top)
    size = look.text_mm
    bar = Box(box.x, box.y, box.w, top - size * 0.35)
    if left:
        side = Box(box.x, box.y, left, box.h)
        pen.frame(side, look.tint, round_mm=0)
        upright = ord(heading[0]) > 0x2E7F
        pen.text(
            side.inset(0.4, 1),
            heading,
            size,
            Align.CENTRE,
            Flow.VERTICAL if upright else Flow.TURNED,
            bold=True,
        )
    elif top and look.heading is Heading.BAR:
        pen.fill(bar, look.accent, min(look.round_mm, bar.h / 2))
        pen.text(bar.inset(1.5, 0.2), heading, size * 1.1, bold=True, colour=_on(look.accent))
    elif top and look.heading is Heading.TINT:
        pen.fill(bar, look.tint)
        pen.text(bar.inset(1.5, 0.2), heading, size * 1.1, bold=True)
    elif top and look.heading is Heading.NUMBERED:
        disc = Box(box.x, box.y, bar.h, bar.h)
        pen.fill(disc, look.accent, bar.h / 2)
        pen.text(disc, str(number), size, Align.CENTRE, bold=True, colour=_on(look.accent))
        pen.text(
            Box(box.x + bar.h + 2, box.y, box.w - bar.h - 2, bar.h), heading, size * 1.15, bold=True
        )
    elif top and look.heading is Heading.TAB:
        tab = Box(
            box.x, box.y + size * 0.35, min(box.w, em_width(heading) * size * 1.15 + 6), bar.h
        )
        pen.fill(tab, look.accent)
        pen.text(tab.inset(2, 0.2), heading, size, Align.CENTRE, bold=True, colour=_on(look.accent))
    elif top:
        pen.text(bar, heading, size * 1.15, bold=True, colour=look.accent)
        pen.across(box.x, box.x + box.w, box.y + bar.h, thick=True)
    return rest


def draw_foot(pen: Pen, head: Head, page: str, number: int, x: float, wide: float) -> None:
    """Small print at the foot of the sheet, x to x + wide; `number` picks one of several
    arrangements."""
    look = pen.look
    size = look.text_mm * 0.75
    y = look.height_mm - look.margin_mm * 0.72
    if number % 4 == 0:
        pen.text(Box(x, y, wide, size * 1.4), page, size, Align.CENTRE)
    elif number % 4 == 1:
        pen.text(Box(x, y, wide / 2, size * 1.4), head.form_no, size)
        pen.text(Box(x + wide / 2, y, wide / 2, size * 1.4), page, size, Align.RIGHT)
    elif number % 4 == 2:
        pen.across(x, x + wide, y - 0.5)
        pen.text(Box(x, y, wide, size * 1.4), head.publisher, size, Align.CENTRE)
