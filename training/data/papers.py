"""Office paper that is no form: letters, reports with charts, receipts, listings."""

from dataclasses import dataclass
from random import Random

from training.data.blocks import Notes
from training.data.elements import Align, Art, Box, Flow
from training.data.fonts import Language
from training.data.headers import Head
from training.data.kinds import Kind
from training.data.layout import Layout, arrange
from training.data.look import Header, Heading, Look, draw_look
from training.data.pen import Pen, em_width
from training.data.plan import Band, columns_of
from training.data.prose import CAPTIONS, GREETINGS, RECEIPTS, SLIPS, THANKS, TITLES, paragraph
from training.data.sections import Section, Signatures
from training.data.tables import Column
from training.data.values import value
from training.data.words import WORDS

PAPER_KINDS = ("letter", "report", "receipt", "delivery note", "listing", "notice")


@dataclass(frozen=True)
class Prose:
    """Paragraphs of running text in one or two columns."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    size_part: float = 1.0
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Lines needed at the look's text size."""
        ems = width_mm / self.columns / (look.text_mm * self.size_part) * 0.94
        lines = sum(int(em_width(text) / ems) + 2 for text in self.paragraphs)
        return (lines / self.columns + 1) * look.text_mm * self.size_part * 1.45

    def draw(self, pen: Pen, box: Box) -> None:
        """An empty line stands between paragraphs."""
        wide = box.w / self.columns
        share = -(-len(self.paragraphs) // self.columns)
        for column in range(self.columns):
            part = self.paragraphs[column * share : (column + 1) * share]
            place = Box(box.x + column * wide, box.y, wide - 4 * (self.columns > 1), box.h)
            pen.text(place, "\n \n".join(part), pen.look.text_mm * self.size_part, flow=Flow.WRAP)


@dataclass(frozen=True)
class Chart:
    """A drawn chart with a caption."""

    art: Art
    caption: str
    seed: int
    high_mm: float
    heading: str = ""
    grow: float = 0.4

    def height_mm(self, width_mm: float, look: Look) -> float:
        """The chart and its caption."""
        return self.high_mm + look.text_mm * 2

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the chart, the caption centred below."""
        size = pen.look.text_mm
        wide = box.w * 0.86
        chart = Box(box.x + (box.w - wide) / 2, box.y, wide, box.h - size * 2)
        pen.picture(chart, self.art, self.seed)
        below = Box(box.x, box.y + box.h - size * 1.5, box.w, size * 1.4)
        pen.text(below, self.caption, size * 0.9, Align.CENTRE)


@dataclass(frozen=True)
class Lines:
    """A printed list: cells of text in columns, ruled or not."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    ruled: bool = True
    zebra: bool = False
    row_part: float = 0.75
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """A row each, and the head."""
        return (len(self.rows) + 1.2) * look.row_mm * self.row_part

    def draw(self, pen: Pen, box: Box) -> None:
        """Figures stand right, words left."""
        whole = sum(column.weight for column in self.columns)
        step = pen.look.row_mm * self.row_part
        head = Box(box.x, box.y, box.w, step * 1.2)
        if self.ruled:
            pen.fill(head, pen.look.tint)
        x = box.x
        for number, column in enumerate(self.columns):
            wide = box.w * column.weight / whole
            side = Align.RIGHT if column.content in ("amount", "qty") else Align.LEFT
            pen.text(Box(x + 0.6, head.y, wide - 1.2, head.h), column.label, align=side, bold=True)
            for row, cells in enumerate(self.rows):
                place = Box(x + 0.6, head.y + head.h + row * step, wide - 1.2, step)
                pen.text(place, cells[number], align=side)
            x += wide
        bottom = head.y + head.h + len(self.rows) * step
        for row in range(len(self.rows) + 1):
            if self.ruled or row in (0, len(self.rows)):
                y = head.y + head.h + row * step
                pen.across(box.x, box.x + box.w, y, dashed=not self.ruled)
        if self.ruled:
            pen.frame(Box(box.x, box.y, box.w, bottom - box.y), round_mm=0)


@dataclass(frozen=True)
class Placed:
    """One piece of text at a side, perhaps large, or a picture when `art` is given."""

    text: str
    align: Align = Align.LEFT
    size_part: float = 1.0
    bold: bool = False
    lines: int = 1
    art: Art | None = None
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Its lines."""
        return look.text_mm * self.size_part * 1.45 * self.lines

    def draw(self, pen: Pen, box: Box) -> None:
        """Text at one side, in at most half the width when it has several lines."""
        size = pen.look.text_mm * self.size_part
        if self.art:
            high = min(box.h, box.w * 0.3)
            wide = box.w * 0.7 if self.art is Art.BARCODE else high
            place = Box(box.x + (box.w - wide) / 2, box.y, wide, high)
            pen.picture(place, self.art, len(self.text), (15, 15, 15))
            return
        if self.lines == 1:
            pen.text(box, self.text, size, self.align, bold=self.bold)
            return
        start = box.x + box.w * 0.6 if self.align is Align.RIGHT else box.x
        pen.text(
            Box(start, box.y, box.w * 0.4, box.h), self.text, size, flow=Flow.WRAP, bold=self.bold
        )


def draw_paper(rng: Random, language: Language, paper: str | None = None) -> Layout:
    """One sheet of other office paper; `paper` is one of PAPER_KINDS."""
    paper = paper or rng.choice(PAPER_KINDS)
    makers = {
        "letter": _letter,
        "report": _report,
        "receipt": _receipt,
        "delivery note": _delivery,
        "listing": _listing,
        "notice": _notice,
    }
    title, look, sections = makers[paper](rng, language)
    publisher = rng.choice(WORDS[language].publishers)
    head = Head(title or publisher, publisher, value("id", language, rng), "", rng.randrange(10**6))
    bands = tuple(Band(((section,),)) for section in sections)
    kind = Kind(title or publisher, language, (), ())
    return arrange(kind, head, look, bands, rng.randrange(4))


_Parts = tuple[str, Look, list[Section]]


def _look(rng: Random, language: Language, paper: str, *headers: Header) -> Look:
    return draw_look(rng, language, paper, rng.choice(headers), Heading.NONE)


def _address(rng: Random, language: Language, align: Align) -> Placed:
    lines = [value(content, language, rng) for content in ("company", "address", "place")]
    return Placed("\n".join(lines), align, lines=3)


def _letter(rng: Random, language: Language) -> _Parts:
    look = _look(rng, language, rng.choice(("a4", "letter")), Header.LETTERHEAD, Header.LOGO_LEFT)
    dear, yours = GREETINGS[language]
    body = tuple(paragraph(language, rng, rng.randint(2, 5)) for _ in range(rng.randint(2, 5)))
    sections: list[Section] = [
        _address(rng, language, rng.choice((Align.LEFT, Align.RIGHT))),
        Placed(value("date", language, rng), rng.choice((Align.LEFT, Align.RIGHT))),
        Placed(dear),
        Prose(body, size_part=rng.uniform(1.0, 1.3)),
        Placed(yours, rng.choice((Align.LEFT, Align.RIGHT))),
        Signatures((value("name", language, rng),), "", stacked=True, grow=0.0),
    ]
    return "", look, sections


def _report(rng: Random, language: Language) -> _Parts:
    look = _look(
        rng,
        language,
        rng.choice(("a4", "letter")),
        Header.CENTRE,
        Header.LOGO_LEFT,
        Header.BAND,
        Header.DOUBLE_RULE,
    )
    columns = rng.choice((1, 1, 2))
    sections: list[Section] = []
    for _ in range(rng.randint(2, 3)):
        count = rng.randint(1, 3) * columns
        body = tuple(paragraph(language, rng, rng.randint(2, 5)) for _ in range(count))
        sections.append(Prose(body, columns, rng.uniform(0.95, 1.15)))
        art = rng.choice((Art.BARS, Art.CURVES, Art.PIE))
        caption = rng.choice(CAPTIONS[language])
        sections.append(Chart(art, caption, rng.randrange(10**6), rng.uniform(40, 65)))
    return rng.choice(TITLES[language]), look, sections[: rng.randint(3, 5)]


def _rows(
    rng: Random, language: Language, columns: tuple[Column, ...], count: int
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(value(column.content, language, rng) for column in columns) for _ in range(count)
    )


def _columns(rng: Random, language: Language, count: int) -> tuple[Column, ...]:
    return columns_of(tuple(rng.sample(WORDS[language].columns, count)))


def _receipt(rng: Random, language: Language) -> _Parts:
    look = _look(rng, language, "receipt", Header.CENTRE, Header.DOUBLE_RULE)
    goods = (Column("", "item", 4), Column("", "amount", 2))
    total = f"{WORDS[language].total}  {value('amount', language, rng)}"
    sections: list[Section] = [
        Placed(rng.choice(WORDS[language].publishers), Align.CENTRE, 1.3, True),
        Placed(value("address", language, rng), Align.CENTRE, 0.9),
        Placed(f"{value('date', language, rng)}  {value('time', language, rng)}", Align.CENTRE),
        Lines(goods, _rows(rng, language, goods, rng.randint(4, 14)), ruled=False),
        Placed(total, Align.RIGHT, 1.6, True),
        Placed(THANKS[language], Align.CENTRE),
        Placed("x" * rng.randint(1, 50), lines=4, art=rng.choice((Art.BARCODE, Art.QR))),
    ]
    return RECEIPTS[language], look, sections


def _delivery(rng: Random, language: Language) -> _Parts:
    look = _look(
        rng,
        language,
        rng.choice(("a4", "a5", "a5 landscape", "b5")),
        Header.NUMBER_BOX,
        Header.BAND,
        Header.LETTERHEAD,
        Header.TITLE_BOX,
    )
    columns = _columns(rng, language, rng.randint(3, 6))
    words = WORDS[language]
    sections: list[Section] = [
        _address(rng, language, Align.LEFT),
        Lines(columns, _rows(rng, language, columns, rng.randint(4, 13)), zebra=rng.random() < 0.3),
        Placed(f"{words.total}  {value('amount', language, rng)}", Align.RIGHT, 1.4, True),
        Notes(tuple(rng.sample(words.sentences, 2)), boxed=rng.random() < 0.5),
        Signatures((words.signers[-1],), words.date, boxed=True, stacked=True, grow=0.0),
    ]
    return rng.choice(SLIPS[language]), look, sections


def _listing(rng: Random, language: Language) -> _Parts:
    look = _look(
        rng, language, rng.choice(("a4", "a4 landscape", "letter")), Header.CENTRE, Header.LOGO_LEFT
    )
    columns = _columns(rng, language, rng.randint(5, 9))
    part = rng.uniform(0.5, 0.7)
    rows = int((look.height_mm - 60) / (look.row_mm * part)) - rng.randint(0, 12)
    table = Lines(
        columns, _rows(rng, language, columns, max(5, rows)), rng.random() < 0.7, row_part=part
    )
    return rng.choice(SLIPS[language]), look, [table]


def _notice(rng: Random, language: Language) -> _Parts:
    look = _look(
        rng, language, rng.choice(("a4", "a4 landscape", "b5")), Header.BAND, Header.CENTRE
    )
    body = tuple(paragraph(language, rng, rng.randint(1, 2)) for _ in range(rng.randint(2, 3)))
    sections: list[Section] = [
        Placed(rng.choice(CAPTIONS[language]), Align.CENTRE, 3.2, True),
        Prose(body, size_part=rng.uniform(1.5, 2.1)),
        Chart(
            rng.choice((Art.LOGO, Art.PIE, Art.BARS)),
            value("place", language, rng),
            rng.randrange(10**6),
            rng.uniform(40, 80),
            grow=0.0,
        ),
        Placed(
            f"{value('date', language, rng)}  {value('time', language, rng)}",
            Align.CENTRE,
            2.2,
            True,
        ),
    ]
    return rng.choice(TITLES[language]), look, sections
