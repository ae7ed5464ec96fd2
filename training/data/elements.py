"""What a printed page is made of, in millimetres from its upper left corner."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Colour = tuple[int, int, int]  # sRGB, 0..255


class Box(NamedTuple):
    """A rectangle in mm: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    def inset(self, dx_mm: float, dy_mm: float | None = None) -> "Box":
        """The box made smaller by a margin on each side, never negative."""
        dy = dx_mm if dy_mm is None else dy_mm
        return Box(
            self.x + dx_mm, self.y + dy, max(0.1, self.w - 2 * dx_mm), max(0.1, self.h - 2 * dy)
        )


class Align(StrEnum):
    """Where text stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Flow(StrEnum):
    """How text runs: one line made to fit, lines wrapped, or a column from top to bottom."""

    LINE = "line"
    WRAP = "wrap"
    VERTICAL = "vertical"
    TURNED = "turned"  # one line, read from bottom to top


class Shape(StrEnum):
    """How a slot is filled in."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    COMB = "comb"
    TICK = "tick"
    SIGNATURE = "signature"
    SEAL = "seal"
    VERTICAL = "vertical"


class Art(StrEnum):
    """Pictures drawn from a seed."""

    LOGO = "logo"
    BARCODE = "barcode"
    QR = "qr"
    BARS = "bars"
    CURVES = "curves"
    PIE = "pie"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle or, with `round_mm` at half its height, a pill or circle."""

    box: Box
    line_mm: float = 0.0
    colour: Colour = (0, 0, 0)
    fill: Colour | None = None
    round_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line."""

    x0: float
    y0: float
    x1: float
    y1: float
    line_mm: float
    colour: Colour
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Text in a box; it is made smaller until it fits. `spread` spaces letters over the box."""

    box: Box
    text: str
    size_mm: float
    colour: Colour
    align: Align = Align.LEFT
    flow: Flow = Flow.LINE
    bold: bool = False
    family: int = 0
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture drawn from a seed in a box."""

    box: Box
    art: Art
    colour: Colour
    seed: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled in; draws nothing. `content` names a kind of value (values.py)."""

    box: Box
    content: str
    shape: Shape = Shape.LINE
    cells: int = 0
    group: int = 0  # tick boxes of one question share a group


Element = Rect | Rule | Text | Picture
