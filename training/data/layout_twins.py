"""Edited twins of drawn forms: another edition of a form, changed at one place.

What changes is an element: a line of text, a box, a logo, a row of a table, or a date or number
in small print. How far a twin lies from its original is measured on the painted pages.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from random import Random
from typing import NamedTuple

import numpy as np

from training.data.elements import Box, Element, Picture, Rect, Rule, Slot, Text
from training.data.fonts import Fonts
from training.data.layout import Layout
from training.data.paint import paint_scaled
from training.data.pen import em_width
from training.data.small_print import phrase

PX_PER_MM = 4.0  # about 100 dpi
VISIBLE_LEVELS = 20  # of 255; what differs by less is not seen
_CLEAR, _SLIGHT = 0.01, 0.001
_TRIES = 24

_Edit = Callable[[Layout, Random], Layout | None]


class Change(StrEnum):
    """How far two editions lie apart, by the share of pixels that differ."""

    CLEAR = "clear"
    """Over 1 %."""
    SLIGHT = "slight"
    """0.1 to 1 %."""
    HAIR = "hair"
    """Under 0.1 %: a date or a number in the footer."""


class Twin(NamedTuple):
    layout: Layout
    change: Change
    share: float
    """Of the page's pixels that differ."""


def layout_twin(layout: Layout, rng: Random, fonts: Fonts, wanted: Change | None = None) -> Twin:
    """A copy of the layout with something changed; of the size wanted if that can be had.

    Raises ValueError when nothing in the layout can be changed visibly.
    """
    before = _levels(layout, fonts)
    best: Twin | None = None
    for number in range(_TRIES):
        edits = _HAIR if wanted is Change.HAIR and number < _TRIES * 3 // 4 else _EDITS
        edited = rng.choice(edits)(layout, rng)
        if wanted is Change.CLEAR and edited is not None and rng.random() < 0.5:
            edited = rng.choice(_EDITS)(edited, rng) or edited
        if edited is None:
            continue
        share = float((np.abs(_levels(edited, fonts) - before) > VISIBLE_LEVELS).mean())
        if share < 10 / before.size:
            continue
        best = Twin(edited, change_of(share), share)
        if wanted in (None, best.change):
            return best
    if best is None:
        raise ValueError(f"nothing in {layout.head.title} can be changed visibly")
    return best


def change_of(share: float) -> Change:
    """The size of a change that touches a share of a page's pixels."""
    if share > _CLEAR:
        return Change.CLEAR
    return Change.SLIGHT if share >= _SLIGHT else Change.HAIR


def _levels(layout: Layout, fonts: Fonts) -> np.ndarray:
    """int16 (H, W): the painted page in grey."""
    return np.asarray(paint_scaled(layout, fonts, PX_PER_MM).convert("L"), np.int16)


def _replaced(layout: Layout, old: Element, *new: Element) -> Layout:
    place = next(number for number, one in enumerate(layout.elements) if one is old)
    elements = (*layout.elements[:place], *new, *layout.elements[place + 1 :])
    return replace(layout, elements=elements)


def _texts(layout: Layout, least_ems: float = 1.0) -> list[Text]:
    """Printed lines; not the title, by which a form stays the same form."""
    return [
        one
        for one in layout.elements
        if isinstance(one, Text)
        and em_width(one.text) >= least_ems
        and one.text.strip()
        and one.text != layout.head.title
    ]


def _other_words(layout: Layout, rng: Random) -> Layout | None:
    """A line of text says something else."""
    texts = _texts(layout, 3)
    if not texts:
        return None
    old = rng.choice(texts)
    new = phrase(layout.look.language, rng, em_width(old.text) * rng.uniform(0.6, 1.1))
    return _replaced(layout, old, replace(old, text=new))


def _text_gone(layout: Layout, rng: Random) -> Layout | None:
    texts = _texts(layout, 3)
    return _replaced(layout, rng.choice(texts)) if texts else None


def _text_moved(layout: Layout, rng: Random) -> Layout | None:
    texts = _texts(layout, 3)
    if not texts:
        return None
    old = rng.choice(texts)
    step = old.size_mm * rng.uniform(0.4, 1.2) * rng.choice((-1, 1))
    return _replaced(layout, old, replace(old, box=_shifted(old.box, layout, 0, step)))


def _picture_changed(layout: Layout, rng: Random) -> Layout | None:
    """A logo or code is another one, or stands elsewhere, or is gone."""
    pictures = [one for one in layout.elements if isinstance(one, Picture)]
    if not pictures:
        return None
    old = rng.choice(pictures)
    roll = rng.random()
    if roll < 0.2:
        return _replaced(layout, old)
    if roll < 0.6:
        return _replaced(layout, old, replace(old, seed=old.seed + rng.randint(1, 999)))
    box = _shifted(old.box, layout, rng.uniform(-12, 12), rng.uniform(-4, 4))
    return _replaced(layout, old, replace(old, box=box))


def _box_changed(layout: Layout, rng: Random) -> Layout | None:
    """A box is gone, shorter, or shaded differently."""
    area = layout.look.width_mm * layout.look.height_mm
    rects = [
        one
        for one in layout.elements
        if isinstance(one, Rect) and 12 < one.box.w * one.box.h < area * 0.3
    ]
    if not rects:
        return None
    old = rng.choice(rects)
    roll = rng.random()
    if roll < 0.35:
        return _replaced(layout, old)
    if roll < 0.7:
        box = old.box._replace(w=old.box.w * rng.uniform(0.6, 0.92))
        return _replaced(layout, old, replace(old, box=box))
    fill = layout.look.tint if old.fill in (None, (255, 255, 255)) else None
    return _replaced(layout, old, replace(old, fill=fill, line_mm=old.line_mm or 0.2))


def _row_gone(layout: Layout, rng: Random) -> Layout | None:
    """A strip over the page is cut out or comes in; what is below it moves."""
    look = layout.look
    texts = [one for one in _texts(layout, 2) if one.box.y < look.height_mm * 0.85]
    if not texts:
        return None
    chosen = rng.choice(texts)
    top, high = chosen.box.y, max(chosen.box.h, chosen.size_mm * 1.4)
    if high > look.height_mm * 0.1:
        return None
    end = look.height_mm - look.margin_mm * 1.6  # the foot stays
    step = -high if rng.random() < 0.6 else high * 0.6
    elements, slots = [], []
    for element in layout.elements:
        start, stop = _rows(element)
        inside = step < 0 and start >= top - 0.05 and stop <= top + high + 0.05
        if inside and stop - start <= high + 0.1:
            continue
        elements.append(_down(element, step) if top + high - 0.05 <= start < end else element)
    for slot in layout.slots:
        if step < 0 and top - 0.05 <= slot.box.y < top + high - 0.1:
            continue
        below = top + high - 0.05 <= slot.box.y < end
        slots.append(_slot_down(slot, step) if below else slot)
    if step > 0 and any(end < _rows(one)[1] <= look.height_mm for one in elements[-40:]):
        step = 0  # no room below; the caller tries something else
    return replace(layout, elements=tuple(elements), slots=tuple(slots)) if step else None


def _rows(element: Element) -> tuple[float, float]:
    """First and last mm from the top."""
    if isinstance(element, Rule):
        return min(element.y0, element.y1), max(element.y0, element.y1)
    return element.box.y, element.box.y + element.box.h


def _down(element: Element, step_mm: float) -> Element:
    if isinstance(element, Rule):
        return replace(element, y0=element.y0 + step_mm, y1=element.y1 + step_mm)
    return replace(element, box=element.box._replace(y=element.box.y + step_mm))


def _slot_down(slot: Slot, step_mm: float) -> Slot:
    return replace(slot, box=slot.box._replace(y=slot.box.y + step_mm))


def _shifted(box: Box, layout: Layout, dx_mm: float, dy_mm: float) -> Box:
    wide, high = layout.size_mm
    x = min(max(0.0, box.x + dx_mm), max(0.0, wide - box.w))
    return box._replace(x=x, y=min(max(0.0, box.y + dy_mm), max(0.0, high - box.h)))


def _digit_changed(layout: Layout, rng: Random) -> Layout | None:
    """A date or number in small print, above all in the foot, is another."""
    numbered = [one for one in _texts(layout) if any(c.isdigit() for c in one.text)]
    foot = [one for one in numbered if one.box.y > layout.look.height_mm * 0.9]
    choices = foot if foot and rng.random() < 0.7 else numbered
    if not choices:
        return None
    old = rng.choice(choices)
    places = [number for number, char in enumerate(old.text) if char.isdigit()]
    chars = list(old.text)
    for place in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
        chars[place] = str((int(chars[place]) + rng.randint(1, 9)) % 10)
    return _replaced(layout, old, replace(old, text="".join(chars)))


_HAIR: tuple[_Edit, ...] = (_digit_changed,)
_EDITS: tuple[_Edit, ...] = (
    _other_words, _text_gone, _text_moved, _picture_changed, _box_changed, _row_gone, _row_gone,
    _digit_changed,
)  # fmt: skip
