"""The look of a form: paper, colours, line weights, and how its parts are styled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from training.data.elements import Colour
from training.data.fonts import Language


class Header(StrEnum):
    """Where the title, the publisher, the logo and the form number stand."""

    CENTRE = "centre"
    LOGO_LEFT = "logo left"
    BAND = "band"
    NUMBER_BOX = "number box"
    SIDE_BAND = "side band"
    DOUBLE_RULE = "double rule"
    LETTERHEAD = "letterhead"
    TITLE_BOX = "title box"


class Heading(StrEnum):
    """How a section is headed."""

    BAR = "bar"
    TINT = "tint"
    UNDERLINE = "underline"
    NUMBERED = "numbered"
    TAB = "tab"
    SIDE = "side"
    NONE = "none"


class Fields(StrEnum):
    """How a labelled field is drawn."""

    GRID = "grid"
    CAPTION = "caption"
    LINE = "line"
    ABOVE = "above"


PAPERS_MM: dict[str, tuple[float, float]] = {
    "a4": (210, 297),
    "letter": (216, 279),
    "legal": (216, 330),
    "b5": (182, 257),
    "a5": (148, 210),
    "a4 landscape": (297, 210),
    "b5 landscape": (257, 182),
    "a5 landscape": (210, 148),
    "slip": (210, 99),
    "card": (148, 100),
    "receipt": (80, 190),
}
_PORTRAIT = ("a4", "a4", "a4", "letter", "b5", "legal", "a5")
_OTHER = ("a4 landscape", "a4 landscape", "b5 landscape", "a5 landscape", "slip", "card", "receipt")
_INKS: tuple[Colour, ...] = (
    (20, 20, 22), (45, 45, 50), (15, 30, 85), (12, 88, 60), (165, 35, 35), (95, 45, 100),
    (120, 70, 20), (0, 85, 110),
)  # fmt: skip
_ACCENTS: tuple[Colour, ...] = (
    (30, 30, 32), (20, 60, 130), (0, 100, 70), (170, 30, 40), (200, 95, 0), (90, 40, 110),
    (0, 120, 140), (110, 110, 115), (150, 20, 80), (70, 85, 30),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """Sizes in mm, colours in sRGB."""

    language: Language
    width_mm: float
    height_mm: float
    margin_mm: float
    family: int
    title_family: int
    text_mm: float
    row_mm: float
    thin_mm: float
    thick_mm: float
    round_mm: float
    ink: Colour
    rule: Colour
    accent: Colour
    tint: Colour
    sheet: Colour
    header: Header
    heading: Heading
    fields: Fields
    framed: bool
    right_labels: bool


def blend(a: Colour, b: Colour, part: float) -> Colour:
    """Colour `a` with `part` (0..1) of `b` mixed in."""
    red, green, blue = (round(x + (y - x) * part) for x, y in zip(a, b, strict=True))
    return red, green, blue


def draw_paper(rng: Random) -> str:
    """A paper size: mostly portrait office paper."""
    return rng.choice(_PORTRAIT if rng.random() < 0.76 else _OTHER)


def draw_look(
    rng: Random,
    language: Language,
    paper: str | None = None,
    header: Header | None = None,
    heading: Heading | None = None,
    fields: Fields | None = None,
) -> Look:
    """A look drawn at random; what is given is kept."""
    width, height = PAPERS_MM[paper or draw_paper(rng)]
    ink, rule, accent, tint, sheet = _colours(rng, language)
    small = min(width, height) < 150
    thin = rng.choice((0.12, 0.18, 0.18, 0.25, 0.35))
    return Look(
        language=language,
        width_mm=width,
        height_mm=height,
        margin_mm=rng.uniform(5, 8) if small else rng.uniform(9, 21),
        family=rng.randrange(8),
        title_family=rng.randrange(8),
        text_mm=rng.uniform(2.3, 2.8) if small else rng.uniform(2.6, 3.5),
        row_mm=rng.uniform(5.6, 7) if small else rng.choice((6.2, 7, 7.5, 8.2, 9, 10.5)),
        thin_mm=thin,
        thick_mm=min(0.85, thin * rng.choice((1.0, 2.0, 3.0, 4.5))),
        round_mm=rng.choice((0, 0, 0, 0, 1.2, 2.4)),
        ink=ink,
        rule=rule,
        accent=accent,
        tint=tint,
        sheet=sheet,
        header=header or _pick_header(rng, min(width, height) < 110),
        heading=heading or rng.choice(tuple(Heading)),
        fields=fields or rng.choice(tuple(Fields)),
        framed=rng.random() < 0.2,
        right_labels=rng.random() < 0.2,
    )


def _pick_header(rng: Random, small: bool) -> Header:
    choices: Sequence[Header] = tuple(Header)
    if small:
        choices = (Header.CENTRE, Header.BAND, Header.DOUBLE_RULE, Header.LOGO_LEFT)
    return rng.choice(choices)


def _colours(rng: Random, language: Language) -> tuple[Colour, Colour, Colour, Colour, Colour]:
    """Ink, rule, accent, tint and sheet colour: mostly black on white."""
    white: Colour = (255, 255, 255)
    ink = _INKS[0] if rng.random() < 0.8 else rng.choice(_INKS)
    accent = rng.choice(_ACCENTS[:1] if rng.random() < 0.35 else _ACCENTS)
    rule = ink
    if rng.random() < (0.4 if language is not Language.EN else 0.2):
        rule = rng.choice(_INKS[2:])  # forms ruled in colour, as sold by stationers
        accent = rule
        if rng.random() < 0.5:
            ink = rule
    tint = blend(white, rng.choice((accent, (110, 110, 110))), rng.uniform(0.08, 0.25))
    roll = rng.random()
    sheet = white
    if roll < 0.1 and max(accent) - min(accent) > 40:
        sheet = blend(white, accent, rng.uniform(0.05, 0.11))
    elif roll < 0.16:
        sheet = rng.choice(((255, 246, 205), (255, 232, 235), (228, 244, 228), (226, 240, 252)))
    return ink, rule, accent, tint, sheet


def smaller(look: Look, part: float) -> Look:
    """The same look with rows and text at `part` of their size."""
    return replace(look, row_mm=look.row_mm * part, text_mm=look.text_mm * part)
