"""Ruled sections of a form: tables, rating grids, numbered lines of amounts."""

from dataclasses import dataclass
from typing import NamedTuple

from training.data.elements import Align, Box, Shape
from training.data.look import Look
from training.data.pen import WHITE, Pen, em_width


class Column(NamedTuple):
    """A table column: its printed head, the kind of value below it, its relative width."""

    label: str
    content: str
    weight: float


@dataclass(frozen=True)
class Table:
    """A table with a head, empty rows and perhaps a total row."""

    columns: tuple[Column, ...]
    rows: int
    total: str = ""
    heading: str = ""
    grow: float = 1.0
    row_part: float = 0.9
    zebra: bool = False
    dark_head: bool = False
    no_downs: bool = False
    row_labels: tuple[str, ...] = ()

    def height_mm(self, width_mm: float, look: Look) -> float:
        """The rows asked for; more appear where there is room (unless they have labels)."""
        return (self.rows + 1.2 + bool(self.total)) * look.row_mm * self.row_part

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw head, rows and total; rows keep about their height in a taller box."""
        look = pen.look
        least = self.height_mm(box.w, look)
        rows = self.rows
        if not self.row_labels:
            rows += int(max(0.0, box.h - least) / (look.row_mm * self.row_part))
        step = box.h / (rows + 1.2 + bool(self.total))
        head = Box(box.x, box.y, box.w, step * 1.2)
        edges = self._edges(box)
        pen.fill(head, look.accent if self.dark_head else look.tint)
        top = head.y + head.h
        bottom = top + rows * step
        if self.zebra:
            for row in range(1, rows, 2):
                pen.fill(Box(box.x, top + row * step, box.w, step), look.tint)
        for row in range(rows + 1):
            pen.across(box.x, box.x + box.w, top + row * step, thick=row == 0)
        for number, column in enumerate(self.columns):
            cell = Box(edges[number], head.y, edges[number + 1] - edges[number], head.h)
            colour = WHITE if self.dark_head and sum(look.accent) < 420 else None
            pen.text(cell.inset(0.5), column.label, align=Align.CENTRE, bold=True, colour=colour)
            if number and not self.no_downs:
                pen.down(cell.x, box.y, bottom)
        self._answers(pen, edges, top, step, rows)
        if self.total:
            self._total(pen, edges, Box(box.x, bottom, box.w, step))
        pen.frame(
            box if not self.total else Box(box.x, box.y, box.w, bottom - box.y),
            thick=True,
            round_mm=0,
        )

    def _edges(self, box: Box) -> list[float]:
        edges, whole = [box.x], sum(column.weight for column in self.columns)
        for column in self.columns:
            edges.append(edges[-1] + box.w * column.weight / whole)
        return edges

    def _answers(self, pen: Pen, edges: list[float], top: float, step: float, rows: int) -> None:
        for row in range(rows):
            group = 1000 + row
            for number, column in enumerate(self.columns):
                wide = edges[number + 1] - edges[number]
                cell = Box(edges[number], top + row * step, wide, step)
                if number == 0 and row < len(self.row_labels):
                    pen.cell_text(cell, self.row_labels[row], align=Align.LEFT)
                else:
                    pen.slot(cell.inset(0.6, step * 0.08), column.content, group=group)

    def _total(self, pen: Pen, edges: list[float], row: Box) -> None:
        start = edges[-3] if len(edges) > 3 else edges[0]
        label = Box(start, row.y, edges[-2] - start, row.h)
        pen.frame(label, pen.look.tint, round_mm=0)
        pen.text(label.inset(0.8), self.total, align=Align.CENTRE, bold=True)
        answer = Box(edges[-2], row.y, edges[-1] - edges[-2], row.h)
        pen.frame(answer, round_mm=0)
        pen.slot(answer.inset(0.6, row.h * 0.08), "amount")


@dataclass(frozen=True)
class Rating:
    """Statements to rate on a scale, in a ruled grid of circles, boxes or numbers."""

    statements: tuple[str, ...]
    scale: tuple[str, ...]
    numbers: bool = False
    circle: bool = True
    heading: str = ""
    grow: float = 0.6

    def height_mm(self, width_mm: float, look: Look) -> float:
        """One row a statement and one for the scale."""
        return (len(self.statements) + 1.4) * look.row_mm * 0.9

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw the grid."""
        step = box.h / (len(self.statements) + 1.4)
        label_w = box.w * 0.46
        wide = (box.w - label_w) / len(self.scale)
        pen.fill(Box(box.x, box.y, box.w, step * 1.4), pen.look.tint)
        for place, word in enumerate(self.scale):
            head = Box(box.x + label_w + place * wide, box.y, wide, step * 1.4)
            pen.text(head.inset(0.6), word, align=Align.CENTRE)
        size = min(pen.look.text_mm * 1.15, step * 0.8)
        for row, statement in enumerate(self.statements):
            y = box.y + step * (row + 1.4)
            pen.across(box.x, box.x + box.w, y)
            pen.text(Box(box.x + 1, y, label_w - 2, step), f"{row + 1}. {statement}")
            group = pen.new_group()
            for place in range(len(self.scale)):
                x = box.x + label_w + (place + 0.5) * wide
                if self.numbers:
                    cell = Box(x - wide / 2, y, wide, step)
                    pen.text(cell, str(place + 1), align=Align.CENTRE)
                    pen.slot(Box(x - step / 2, y, step, step), "ring", Shape.TICK, group=group)
                else:
                    pen.tick(x - size / 2, y + (step - size) / 2, size, group, self.circle)
        pen.frame(box, round_mm=0)


@dataclass(frozen=True)
class Amounts:
    """Numbered lines with an amount box at the right, as on tax forms."""

    lines: tuple[str, ...]
    first: int = 1
    heading: str = ""
    grow: float = 0.4
    two_columns: bool = False
    cells: bool = False

    def height_mm(self, width_mm: float, look: Look) -> float:
        """One row a line."""
        return len(self.lines) * look.row_mm * 0.86

    def draw(self, pen: Pen, box: Box) -> None:
        """A dotted leader runs from the text to the amount; some amounts stand further left."""
        step = box.h / len(self.lines)
        number_w, amount_w = pen.look.text_mm * 2.4, min(box.w * 0.24, 38)
        for row, line in enumerate(self.lines):
            y = box.y + row * step
            inner = self.two_columns and row % 3 != 2
            right = box.x + box.w - number_w - (amount_w + 3 if inner else 0)
            text_w = min(em_width(line) * pen.look.text_mm, right - amount_w - box.x - 4)
            pen.text(Box(box.x, y, text_w + 2, step), line)
            if box.x + text_w + 4 < right - amount_w:
                pen.across(box.x + text_w + 3, right - amount_w - 1, y + step * 0.75, dashed=True)
            place = Box(right - amount_w, y + step * 0.1, amount_w, step * 0.8)
            if self.cells:
                pen.comb(place, 9, "amount", ticks_only=True)
            else:
                pen.frame(place, WHITE)
                pen.slot(place.inset(0.8, step * 0.06), "amount")
            pen.text(
                Box(right + 0.5, y, number_w, step),
                str(self.first + row),
                bold=True,
                align=Align.CENTRE,
            )
