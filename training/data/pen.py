"""A pen that puts elements and slots on a page in one look."""

from training.data.elements import (
    Align,
    Art,
    Box,
    Colour,
    Element,
    Flow,
    Picture,
    Rect,
    Rule,
    Shape,
    Slot,
    Text,
)
from training.data.look import Look, blend

WHITE: Colour = (255, 255, 255)


def em_width(text: str) -> float:
    """Rough width of a text in ems: full-width characters 1, Latin about a half."""
    return sum(1.0 if ord(char) > 0x2E7F else 0.55 for char in text)


class Pen:
    """Collects what is drawn; every method takes millimetres."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.elements: list[Element] = []
        self.slots: list[Slot] = []
        self._groups = 0

    def new_group(self) -> int:
        """A number for the tick boxes of one more question."""
        self._groups += 1
        return self._groups

    def frame(
        self,
        box: Box,
        fill: Colour | None = None,
        thick: bool = False,
        round_mm: float | None = None,
    ) -> None:
        """An outlined rectangle, rounded as the look says."""
        look = self.look
        line = look.thick_mm if thick else look.thin_mm
        radius = look.round_mm if round_mm is None else round_mm
        self.elements.append(Rect(box, line, look.rule, fill, radius))

    def fill(self, box: Box, colour: Colour, round_mm: float = 0.0) -> None:
        """A filled rectangle without a line."""
        self.elements.append(Rect(box, 0.0, colour, colour, round_mm))

    def across(
        self, x0: float, x1: float, y: float, thick: bool = False, dashed: bool = False
    ) -> None:
        """A horizontal rule."""
        self._rule(x0, y, x1, y, thick, dashed)

    def down(
        self, x: float, y0: float, y1: float, thick: bool = False, dashed: bool = False
    ) -> None:
        """A vertical rule."""
        self._rule(x, y0, x, y1, thick, dashed)

    def _rule(self, x0: float, y0: float, x1: float, y1: float, thick: bool, dashed: bool) -> None:
        look = self.look
        line = look.thick_mm if thick else look.thin_mm
        self.elements.append(Rule(x0, y0, x1, y1, line, look.rule, dashed))

    def text(
        self,
        box: Box,
        text: str,
        size_mm: float | None = None,
        align: Align = Align.LEFT,
        flow: Flow = Flow.LINE,
        bold: bool = False,
        colour: Colour | None = None,
        title: bool = False,
        spread: bool = False,
    ) -> None:
        """Text in a box, in the look's ink and family unless told otherwise."""
        look = self.look
        family = look.title_family if title else look.family
        size = look.text_mm if size_mm is None else size_mm
        ink = look.ink if colour is None else colour
        self.elements.append(Text(box, text, size, ink, align, flow, bold, family, spread))

    def cell_text(
        self, box: Box, text: str, bold: bool = False, align: Align | None = None
    ) -> None:
        """A label in a cell, with a little room at its sides."""
        side = Align.RIGHT if self.look.right_labels else Align.LEFT
        self.text(box.inset(min(1.2, box.w * 0.06), 0.3), text, align=align or side, bold=bold)

    def picture(self, box: Box, art: Art, seed: int, colour: Colour | None = None) -> None:
        """A picture drawn from a seed."""
        self.elements.append(
            Picture(box, art, self.look.accent if colour is None else colour, seed)
        )

    def slot(
        self, box: Box, content: str, shape: Shape = Shape.LINE, cells: int = 0, group: int = 0
    ) -> None:
        """A place to be filled in."""
        self.slots.append(Slot(box, content, shape, cells, group))

    def comb(self, box: Box, cells: int, content: str, ticks_only: bool = False) -> None:
        """A row of character cells; with `ticks_only`, low strokes between the characters."""
        step = box.w / cells
        if ticks_only:
            self.frame(box, round_mm=0)
        for cell in range(cells):
            place = Box(box.x + cell * step, box.y, step, box.h)
            if not ticks_only:
                self.frame(place, WHITE, round_mm=0)
            elif cell:
                self.down(place.x, box.y + box.h * 0.6, box.y + box.h)
        self.slot(box, content, Shape.COMB, cells=cells)

    def tick(self, x: float, y: float, size_mm: float, group: int, circle: bool = False) -> None:
        """A tick box, its upper left corner at x, y."""
        place = Box(x, y, size_mm, size_mm)
        self.frame(place, WHITE, round_mm=size_mm / 2 if circle else 0)
        self.slot(place, "tick", Shape.TICK, group=group)

    def pale(self, part: float = 0.5) -> Colour:
        """The rule colour, paler by `part`."""
        return blend(self.look.rule, self.look.sheet, part)
