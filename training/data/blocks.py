"""Sections of a form besides fields and tables: notes, slips, totals, free space."""

from dataclasses import dataclass

from training.data.elements import Align, Box, Flow, Shape
from training.data.look import Look
from training.data.pen import WHITE, Pen, em_width
from training.data.sections import Field, FieldRows


@dataclass(frozen=True)
class Notes:
    """Small print in one or more columns, numbered or not, perhaps in a box."""

    sentences: tuple[str, ...]
    columns: int = 1
    numbered: bool = False
    boxed: bool = False
    heading: str = ""
    grow: float = 0.0
    size_part: float = 0.85

    def _lines(self, width_mm: float, look: Look) -> list[int]:
        wide = (width_mm - (4 if self.boxed else 0)) / self.columns - 3
        ems = wide / (look.text_mm * self.size_part) * 0.94
        return [int(em_width("0. " + text) / ems) + 1 for text in self.sentences]

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Lines needed by the fullest column."""
        lines = self._lines(width_mm, look)
        most = max(sum(lines[column :: self.columns]) for column in range(self.columns))
        return most * look.text_mm * self.size_part * 1.42 + (3 if self.boxed else 1)

    def draw(self, pen: Pen, box: Box) -> None:
        """Sentences go round the columns in turn."""
        if self.boxed:
            pen.frame(box)
            box = box.inset(2, 1.4)
        size = pen.look.text_mm * self.size_part
        wide = box.w / self.columns
        marked = [
            f"{number + 1}. {text}" if self.numbered else text
            for number, text in enumerate(self.sentences)
        ]
        for column in range(self.columns):
            place = Box(box.x + column * wide, box.y, wide - 3, box.h)
            pen.text(place, "\n".join(marked[column :: self.columns]), size, flow=Flow.WRAP)


@dataclass(frozen=True)
class Free:
    """Open space for writing: a box with a label, blank or ruled."""

    label: str
    ruled: bool = False
    boxed: bool = True
    lines: int = 4
    heading: str = ""
    grow: float = 1.0
    content: str = "sentence"

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Room for the lines wanted."""
        return self.lines * look.row_mm * 0.9

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the box, the label inside its corner and the lines."""
        size = pen.look.text_mm
        if self.boxed:
            pen.frame(box, thick=True)
        if self.label:
            pen.text(Box(box.x + 1.2, box.y + 0.8, box.w - 2.4, size * 1.2), self.label, size * 0.9)
        top = box.y + (size * 1.8 if self.label else 0.5)
        rows = max(1, round((box.y + box.h - top) / (pen.look.row_mm * 0.95)))
        step = (box.y + box.h - top) / rows
        if self.ruled:
            for row in range(1, rows + (not self.boxed)):
                pen.across(box.x + 1, box.x + box.w - 1, top + row * step, dashed=True)
        pen.slot(
            Box(box.x + 2, top, box.w - 4, step * rows), self.content, Shape.PARAGRAPH, cells=rows
        )


@dataclass(frozen=True)
class BigTotal:
    """One large amount, boxed or underlined."""

    label: str
    currency: str
    align: Align = Align.RIGHT
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """Higher than a row of fields."""
        return look.row_mm * 1.5

    def draw(self, pen: Pen, box: Box) -> None:
        """Label and box at one side."""
        wide = min(box.w, max(70.0, box.w * 0.48))
        start = {Align.RIGHT: box.w - wide, Align.CENTRE: (box.w - wide) / 2, Align.LEFT: 0.0}
        place = Box(box.x + start[self.align], box.y, wide, box.h)
        label = Box(place.x, place.y, wide * 0.34, place.h)
        pen.fill(label, pen.look.accent)
        pale = sum(pen.look.accent) >= 420
        pen.text(
            label.inset(1),
            self.label,
            pen.look.text_mm * 1.25,
            Align.CENTRE,
            bold=True,
            colour=None if pale else WHITE,
        )
        pen.frame(place, thick=True, round_mm=0)
        pen.text(
            Box(label.x + label.w + 1.5, place.y, 8, place.h), self.currency, pen.look.text_mm * 1.4
        )
        pen.slot(Box(label.x + label.w + 10, place.y + 1, wide * 0.66 - 12, place.h - 2), "amount")


@dataclass(frozen=True)
class Sketch:
    """A squared area to draw in."""

    label: str
    step_mm: float = 5.0
    heading: str = ""
    grow: float = 0.8

    def height_mm(self, width_mm: float, look: Look) -> float:
        """About a third as high as wide."""
        return min(38.0, width_mm * 0.4)

    def draw(self, pen: Pen, box: Box) -> None:
        """Squares with the label above them."""
        size = pen.look.text_mm
        pen.text(Box(box.x, box.y, box.w, size * 1.4), self.label)
        area = Box(box.x, box.y + size * 1.5, box.w, box.h - size * 1.5)
        for column in range(1, int(area.w / self.step_mm)):
            pen.down(area.x + column * self.step_mm, area.y, area.y + area.h, dashed=True)
        for row in range(1, int(area.h / self.step_mm)):
            pen.across(area.x, area.x + area.w, area.y + row * self.step_mm, dashed=True)
        pen.frame(area, thick=True, round_mm=0)
        pen.slot(area.inset(6, 4), "sketch", Shape.SIGNATURE)


@dataclass(frozen=True)
class Slip:
    """A dashed cutting line and a small part to return."""

    cut: str
    title: str
    inner: FieldRows
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """The cutting line, a small title and the fields."""
        return 7 + look.row_mm + self.inner.height_mm(width_mm, look)

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the line across the whole sheet."""
        middle = box.y + 3
        size = pen.look.text_mm
        half = em_width(self.cut) * size * 0.5
        centre = box.x + box.w / 2
        pen.across(0, centre - half - 3, middle, dashed=True)
        pen.across(centre + half + 3, pen.look.width_mm, middle, dashed=True)
        pen.text(Box(centre - half - 2, box.y, half * 2 + 4, 6), self.cut, size * 0.9, Align.CENTRE)
        pen.text(
            Box(box.x, box.y + 6.5, box.w, pen.look.row_mm * 0.9), self.title, size * 1.2, bold=True
        )
        top = box.y + 7 + pen.look.row_mm
        self.inner.draw(pen, Box(box.x, top, box.w, box.y + box.h - top))


@dataclass(frozen=True)
class Office:
    """A shaded part that the office fills in."""

    title: str
    fields: tuple[Field, ...]
    heading: str = ""
    grow: float = 0.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """A title line and one row."""
        return look.row_mm * 2.3

    def draw(self, pen: Pen, box: Box) -> None:
        """A tinted box with white answer boxes."""
        pen.frame(box, pen.look.tint)
        size = pen.look.text_mm
        pen.text(
            Box(box.x + 1.5, box.y + 0.5, box.w - 3, size * 1.5), self.title, size * 0.9, bold=True
        )
        wide = (box.w - 3) / len(self.fields)
        top = box.y + size * 2
        for number, field in enumerate(self.fields):
            x = box.x + 1.5 + number * wide
            pen.text(Box(x, top, wide - 2, size * 1.2), field.label, size * 0.8)
            place = Box(x, top + size * 1.3, wide - 2, box.y + box.h - 1.3 - top - size * 1.3)
            pen.frame(place, WHITE, round_mm=0)
            pen.slot(place.inset(0.6, 0.3), "office")


@dataclass(frozen=True)
class Upright:
    """Fields in vertical writing, from right to left, as on older Japanese and Chinese forms."""

    fields: tuple[Field, ...]
    heading: str = ""
    grow: float = 1.0

    def height_mm(self, width_mm: float, look: Look) -> float:
        """High enough for a column of writing."""
        return 62 if look.height_mm > 200 else 45

    def draw(self, pen: Pen, box: Box) -> None:
        """A column a field, its label at the top."""
        wide = box.w / len(self.fields)
        for number, field in enumerate(self.fields):
            column = Box(box.x + box.w - (number + 1) * wide, box.y, wide, box.h)
            head = Box(column.x, column.y, wide, box.h * 0.3)
            pen.frame(column, round_mm=0)
            pen.frame(head, pen.look.tint, round_mm=0)
            pen.text(
                head.inset(1), field.label, pen.look.text_mm * 1.15, Align.CENTRE, Flow.VERTICAL
            )
            rest = Box(column.x, box.y + box.h * 0.3, wide, box.h * 0.7)
            pen.slot(rest.inset(wide * 0.15, 2), field.content, Shape.VERTICAL)
        pen.frame(box, thick=True, round_mm=0)
