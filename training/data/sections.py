"""Sections of a form that take labelled answers: fields, combs, ticks, signatures."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from training.data.elements import Align, Art, Box, Flow, Shape
from training.data.look import Fields, Look
from training.data.pen import WHITE, Pen, em_width

WIDE = {"address", "sentence", "email"}  # contents that want a whole row


class Field(NamedTuple):
    """A printed label and the kind of value written beside it."""

    label: str
    content: str


class Section(Protocol):
    """A part of a form that can be drawn in a rectangle at least as high as it needs."""

    @property
    def heading(self) -> str:
        """Printed above the section; empty for none."""

    @property
    def grow(self) -> float:
        """Its share of room left over on the page; 0 keeps its height."""

    def height_mm(self, width_mm: float, look: Look) -> float:
        """The least height it needs, without its heading."""

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw it into the box."""


def rows_of(fields: tuple[Field, ...], across: int) -> list[list[Field]]:
    """Fields packed into rows of at most `across`; wide ones stand alone."""
    rows: list[list[Field]] = []
    room = 0
    for field in fields:
        if field.content in WIDE or room == 0:
            rows.append([])
            room = across
        rows[-1].append(field)
        room = 0 if field.content in WIDE else room - 1
    return rows


@dataclass(frozen=True)
class FieldRows:
    """Labelled fields, `across` in a row, in the look's style or the one given."""

    fields: tuple[Field, ...]
    across: int = 2
    heading: str = ""
    grow: float = 0.35
    label_part: float = 0.3
    style: Fields | None = None
    tall: float = 1.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Rows of the look's height; captions and labels above need half as much again."""
        style = self.style or look.fields
        part = {Fields.GRID: 1.0, Fields.LINE: 1.0, Fields.CAPTION: 1.3, Fields.ABOVE: 1.65}[style]
        return len(rows_of(self.fields, self.across)) * look.row_mm * part * self.tall

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw rows of equal height."""
        style = self.style or pen.look.fields
        rows = rows_of(self.fields, self.across)
        height = box.h / len(rows)
        for number, row in enumerate(rows):
            width = box.w / len(row)
            for place, field in enumerate(row):
                cell = Box(box.x + place * width, box.y + number * height, width, height)
                label_w = min(box.w / self.across * self.label_part, width * 0.5)
                draw_field(pen, cell, field, style, label_w)
        if style in (Fields.GRID, Fields.CAPTION):
            pen.frame(box, thick=True, round_mm=0)


def draw_field(pen: Pen, cell: Box, field: Field, style: Fields, label_w: float) -> None:
    """One field in a cell; `label_w` is the width of the label beside the answer."""
    size = pen.look.text_mm
    shape = Shape.PARAGRAPH if field.content == "sentence" else Shape.LINE
    if style is Fields.CAPTION:
        pen.frame(cell, round_mm=0)
        pen.text(Box(cell.x + 1.1, cell.y + 0.7, cell.w - 2.2, size), field.label, size * 0.8)
        answer = Box(cell.x + 1, cell.y + size * 1.1, cell.w - 2, cell.h - size * 1.1 - 0.4)
    elif style is Fields.ABOVE:
        pen.text(Box(cell.x, cell.y, cell.w - 2, size * 1.3), field.label, size * 0.9)
        answer = Box(cell.x, cell.y + size * 1.35, cell.w - 2.5, cell.h - size * 1.35 - 1.3)
        pen.frame(answer, WHITE)
    elif style is Fields.GRID:
        label = Box(cell.x, cell.y, label_w, cell.h)
        pen.frame(label, pen.look.tint, round_mm=0)
        pen.cell_text(label, field.label)
        answer = Box(cell.x + label_w, cell.y, cell.w - label_w, cell.h)
        pen.frame(answer, round_mm=0)
    else:
        least = min(em_width(field.label) * size * 1.02 + 1.5, cell.w * 0.55)
        label_w = max(least, label_w if pen.look.right_labels else least)
        pen.text(Box(cell.x, cell.y, label_w - 1, cell.h), field.label)
        answer = Box(cell.x + label_w, cell.y, cell.w - label_w - 2.5, cell.h)
        pen.across(answer.x, answer.x + answer.w, cell.y + cell.h * 0.85)
    pen.slot(answer.inset(0.8, cell.h * 0.08), field.content, shape)


@dataclass(frozen=True)
class CombRows:
    """Labels with rows of character cells."""

    fields: tuple[Field, ...]
    cells: int = 18
    heading: str = ""
    grow: float = 0.25
    low_strokes: bool = False
    above: bool = False

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Cells about as wide as high."""
        return len(self.fields) * look.row_mm * (1.75 if self.above else 1.15)

    def draw(self, pen: Pen, box: Box) -> None:
        """Short values get few cells, so the right edge is ragged as on real forms."""
        short = {"date": 8, "zip": 7, "phone": 11, "id": 12, "amount": 9, "qty": 4}
        step = box.h / len(self.fields)
        label_w = 0.0 if self.above else box.w * 0.26
        cell_w = (box.w - label_w) / self.cells
        for row, field in enumerate(self.fields):
            y = box.y + row * step
            cells = min(self.cells, short.get(field.content, self.cells))
            top = y + (pen.look.text_mm * 1.4 if self.above else 0.8)
            if self.above:
                pen.text(Box(box.x, y, box.w, pen.look.text_mm * 1.35), field.label)
            else:
                pen.text(Box(box.x, y, label_w - 2, step), field.label)
            high = min(y + step - 0.8 - top, cell_w * 1.6)
            pen.comb(
                Box(box.x + label_w, top, cells * cell_w, high),
                cells,
                field.content,
                self.low_strokes,
            )


@dataclass(frozen=True)
class Ticks:
    """Questions with options to tick, the question in a column at the left or above."""

    questions: tuple[tuple[str, tuple[str, ...]], ...]
    across: int = 4
    heading: str = ""
    grow: float = 0.2
    circle: bool = False
    grid: bool = False
    list_down: bool = False

    def _rows(self, options: tuple[str, ...]) -> int:
        return len(options) if self.list_down else -(-len(options) // self.across)

    def height_mm(self, width_mm: float, look: Look) -> float:
        """One line for each row of options."""
        return sum(self._rows(options) for _, options in self.questions) * look.row_mm * 0.85 + 1

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw each question with its options."""
        lines = sum(self._rows(options) for _, options in self.questions)
        step = box.h / lines
        y = box.y
        for question, options in self.questions:
            rows = self._rows(options)
            self._question(pen, Box(box.x, y, box.w, rows * step), question, options)
            y += rows * step
        if self.grid:
            pen.frame(box, thick=True, round_mm=0)

    def _question(self, pen: Pen, box: Box, question: str, options: tuple[str, ...]) -> None:
        label_w = box.w * 0.24
        label = Box(box.x, box.y, label_w, box.h)
        if self.grid:
            pen.frame(label, pen.look.tint, round_mm=0)
            pen.frame(box, round_mm=0)
            pen.cell_text(label, question)
        else:
            pen.text(Box(box.x, box.y, label_w - 1, box.h), question, bold=True)
        across = 1 if self.list_down else self.across
        width = (box.w - label_w - 2) / across
        height = box.h / self._rows(options)
        size = min(pen.look.text_mm * 1.15, height * 0.8)
        group = pen.new_group()
        for number, option in enumerate(options):
            x = box.x + label_w + 2 + number % across * width
            y = box.y + number // across * height
            pen.tick(x, y + (height - size) / 2, size, group, self.circle)
            pen.text(Box(x + size + 1.2, y, width - size - 2, height), option)


@dataclass(frozen=True)
class Signatures:
    """Places to sign and date: lines, or boxes with a caption."""

    labels: tuple[str, ...]
    date: str
    boxed: bool = False
    stacked: bool = False
    heading: str = ""
    grow: float = 0.1

    def height_mm(self, width_mm: float, look: Look) -> float:
        """A signature needs about 14 mm, less on small paper."""
        tall = 14 if look.height_mm > 200 else 10
        return tall * (len(self.labels) if self.stacked else 1)

    def draw(self, pen: Pen, box: Box) -> None:
        """Side by side, or one below the other with the date at the right."""
        count = len(self.labels)
        for number, label in enumerate(self.labels):
            if self.stacked:
                high = box.h / count
                row = Box(box.x, box.y + number * high, box.w, high)
                self._sign(pen, Box(row.x, row.y, row.w * 0.62, row.h), label)
                self._sign(pen, Box(row.x + row.w * 0.66, row.y, row.w * 0.34, row.h), "")
            else:
                wide = box.w / count
                self._sign(pen, Box(box.x + number * wide, box.y, wide - 3, box.h), label)

    def _sign(self, pen: Pen, box: Box, label: str) -> None:
        size = pen.look.text_mm
        text = label or self.date
        if self.boxed:
            pen.frame(box)
            pen.text(Box(box.x + 1, box.y + 0.6, box.w - 2, size), text, size * 0.8)
        else:
            pen.across(box.x, box.x + box.w, box.y + box.h - size * 1.5)
            pen.text(Box(box.x, box.y + box.h - size * 1.4, box.w, size), text, size * 0.8)
        place = Box(box.x + 1, box.y + size, box.w - 2, box.h - size * 2.4)
        if label:
            pen.slot(place, "signature", Shape.SIGNATURE)
        elif not self.boxed:
            pen.slot(place, "date")


@dataclass(frozen=True)
class Seals:
    """A row of boxes for seals with a title over each, or one title column at their left."""

    labels: tuple[str, ...]
    align: Align = Align.RIGHT
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """A box for a seal is about 17 mm square, with a title row."""
        return 21 if look.height_mm > 200 else 17

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the boxes at one side of the row."""
        title = box.h * 0.26
        side = min(box.h - title, box.w / len(self.labels))
        total = side * len(self.labels)
        start = {Align.RIGHT: box.w - total, Align.CENTRE: (box.w - total) / 2, Align.LEFT: 0.0}
        for number, label in enumerate(self.labels):
            x = box.x + start[self.align] + number * side
            head = Box(x, box.y, side, title)
            pen.frame(head, pen.look.tint, round_mm=0)
            pen.cell_text(head, label, align=Align.CENTRE)
            seal = Box(x, box.y + title, side, box.h - title)
            pen.frame(seal, round_mm=0)
            pen.slot(seal.inset(side * 0.1), "seal", Shape.SEAL)


@dataclass(frozen=True)
class PhotoFields:
    """Fields beside a box for a photograph."""

    fields: FieldRows
    caption: str
    left: bool = False
    heading: str = ""
    grow: float = 0.3

    def height_mm(self, width_mm: float, look: Look) -> float:
        """As high as a passport photograph at least."""
        side = 40 if look.height_mm > 200 else 32
        return max(side, self.fields.height_mm(width_mm * 0.75, look))

    def draw(self, pen: Pen, box: Box) -> None:
        """The photograph is 3 x 4; the fields take what is left."""
        high = min(box.h, 45.0)
        photo_w = high * 0.75
        x = box.x if self.left else box.x + box.w - photo_w
        photo = Box(x, box.y, photo_w, high)
        pen.frame(photo, WHITE)
        size = pen.look.text_mm
        if sum(map(ord, self.caption)) % 3 == 0:
            pen.picture(photo.inset(photo_w * 0.12), Art.PORTRAIT, 0, pen.pale(0.75))
        pen.text(photo.inset(photo_w * 0.12), self.caption, size * 0.9, Align.CENTRE, Flow.WRAP)
        left = box.x + photo_w + 3 if self.left else box.x
        self.fields.draw(pen, Box(left, box.y, box.w - photo_w - 3, box.h))
