"""Pages as public authorities print them: dense tax forms, question pages, tinted panels,
guidance in columns, sheets of nested cells, ledgers; first pages and continuation pages.

Unlike the kinds of form in kinds.py nothing here has a name: text, order and sizes of everything
come from the seed, so no two pages share more than a style.
"""

from collections.abc import Callable
from random import Random

from training.data.elements import Align, Art, Box
from training.data.fonts import Language
from training.data.headers import Head
from training.data.kinds import kinds_in
from training.data.layout import Layout
from training.data.look import draw_look, smaller
from training.data.official_styles import guidance, panels, paragraph, questions, tax
from training.data.pen import Pen
from training.data.sheets import ledger, nested
from training.data.small_print import phrase, sentences
from training.data.words import WORDS

_Style = Callable[[Pen, Random, Box], None]
_PAGE = {
    Language.EN: "Page {} of {}",
    Language.JA: "{} / {} ページ",
    Language.ZH: "第 {} 頁,共 {} 頁",
}


def official_layout(rng: Random, language: Language, like: Layout | None = None) -> Layout:
    """One page; a good third are continuation pages without a title.

    like: a page of the same publisher, whose paper, colours, letters and logo it shares.
    """
    style = rng.choice(STYLES)
    paper = rng.choice(("a4", "a4", "letter", "letter", "legal", "b5"))
    if style in (nested, ledger) and rng.random() < 0.3:
        paper = "a4 landscape"
    look = like.look if like else smaller(draw_look(rng, language, paper), rng.uniform(0.72, 1.0))
    kind = rng.choice(kinds_in(language))
    pen = Pen(look)
    head = Head(
        phrase(language, rng, rng.uniform(5, 16)),
        like.head.publisher if like else rng.choice(WORDS[language].publishers),
        _form_number(rng),
        "",
        like.head.logo_seed if like else rng.randrange(10**6),
    )
    top = _head(pen, rng, head, continued=rng.random() < 0.38)
    side = look.margin_mm
    style(pen, rng, Box(side, top, look.width_mm - 2 * side, look.height_mm - top - side - 5))
    _foot(pen, rng, head)
    return Layout(kind, head, look, (), 0, tuple(pen.elements), tuple(pen.slots))


def _form_number(rng: Random) -> str:
    series = f"{rng.choice('ABCDEFHKLNRST')}{rng.randint(10, 9999)}"
    part = f"{rng.choice('SCEDN')}{rng.randint(1, 12)}"
    return f"{series}-{part} ({rng.randint(1, 12):02d}/{rng.randint(2015, 2025)})"


def _head(pen: Pen, rng: Random, head: Head, continued: bool) -> float:
    """Draws the head; returns where the body begins, in mm."""
    look, side = pen.look, pen.look.margin_mm
    wide, size = look.width_mm - 2 * side, look.text_mm
    y = side
    if continued:
        if rng.random() < 0.7:
            right = rng.random() < 0.6
            place = Box(side, y, wide, size * 1.4)
            note = phrase(look.language, rng, rng.uniform(3, 9))
            pen.text(place, note, size, Align.RIGHT if right else Align.LEFT, bold=True)
            y += size * 1.8
        if rng.random() < 0.25:
            pen.across(side, side + wide, y, thick=True)
        return y + 2
    logo = rng.uniform(10, 17)
    title = rng.uniform(1.5, 2.4) * size
    if rng.random() < 0.6:
        pen.picture(Box(side, y, logo, logo), Art.LOGO, head.logo_seed)
        pen.text(Box(side + logo + 2, y, 50, size * 1.4), head.publisher, size * 1.1)
    if rng.random() < 0.5:
        code = rng.choice((Art.BARCODE, Art.QR))
        pen.picture(
            Box(side + wide - 26, y, 26 if code is Art.BARCODE else 13, 11), code, head.logo_seed,
            (15, 15, 15),
        )  # fmt: skip
    elif rng.random() < 0.7:
        box = Box(side + wide - 44, y, 44, rng.uniform(9, 18))
        pen.frame(box, look.tint if rng.random() < 0.5 else None)
        pen.text(Box(box.x + 1, box.y + 0.5, 42, size), WORDS[look.language].office, size * 0.8)
        pen.slot(box.inset(2, 3), "office")
    y += logo * 1.05
    align = rng.choice((Align.LEFT, Align.LEFT, Align.CENTRE))
    pen.text(Box(side, y, wide, title * 1.3), head.title, title, align, bold=True, title=True)
    y += title * 1.5
    if rng.random() < 0.6:
        ems = wide / size * rng.uniform(0.7, 2.6)
        y += paragraph(pen, Box(side, y, wide, 30), sentences(look.language, rng, ems))
    return y + 2


def _foot(pen: Pen, rng: Random, head: Head) -> None:
    look, side = pen.look, pen.look.margin_mm
    size, y = look.text_mm * 0.85, look.height_mm - side - 2
    last = rng.randint(1, 12)
    page = _PAGE[look.language].format(rng.randint(1, last), last)
    left, right = (head.form_no, page) if rng.random() < 0.7 else (page, head.form_no)
    pen.text(Box(side, y, 60, size * 1.3), left, size)
    place = Box(look.width_mm - side - 60, y, 60, size * 1.3)
    pen.text(place, right, size, Align.RIGHT)


STYLES: tuple[_Style, ...] = (
    tax,
    tax,
    questions,
    questions,
    panels,
    guidance,
    nested,
    nested,
    ledger,
)
