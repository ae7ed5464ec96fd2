"""Fills in forms: writing in their fields, ticks, signatures, stamps; and loose sheets of marks."""

from collections import defaultdict
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.data.elements import Shape, Slot
from training.data.fonts import Fonts, Language
from training.data.hand import Hand, draw_hand, write, write_lines
from training.data.layout import Layout
from training.data.marks import (
    doodle,
    highlight,
    lay,
    ring,
    rubber_stamp,
    scribble,
    seal,
    staple,
    sticky_note,
    tick_mark,
)
from training.data.values import surname, value


def fill(
    blank: Image.Image,
    layout: Layout,
    fonts: Fonts,
    rng: Random,
    px_per_mm: float,
    marks: bool = True,
) -> Image.Image:
    """A filled copy of a painted form; the blank is left as it is. `marks`: also what happens to
    it in an office, such as stamps."""
    filler = _Filler(blank.size, layout, fonts, rng, px_per_mm)
    filler.fill_slots(layout.slots)
    if marks:
        filler.add_marks()
    page = blank.convert("RGBA")
    page.alpha_composite(filler.ink)
    return page.convert("RGB")


class _Filler:
    """One person filling in one form, on a transparent sheet of ink."""

    def __init__(
        self, size: tuple[int, int], layout: Layout, fonts: Fonts, rng: Random, px_per_mm: float
    ) -> None:
        self.ink = Image.new("RGBA", size, (255, 255, 255, 0))
        self._fonts = fonts
        self._rng = rng
        self._scale = px_per_mm
        self._language = layout.look.language
        self._hand = draw_hand(fonts, rng, typed=rng.random() < 0.22)
        self._clerk = draw_hand(fonts, rng)
        self._pen = self._clerk if self._hand.typed else self._hand
        self._em_px = rng.uniform(3.1, 4.1) * px_per_mm
        self._left_out = rng.uniform(0.03, 0.2)

    def fill_slots(self, slots: tuple[Slot, ...]) -> None:
        """Write into the slots, tables only down to some row."""
        table_rows = sorted({slot.group for slot in slots if slot.group >= 1000})
        last = 1000 + self._rng.randint(1, max(2, min(9, len(table_rows))))
        ticks: dict[int, list[Slot]] = defaultdict(list)
        for slot in slots:
            if slot.shape is Shape.TICK:
                ticks[slot.group].append(slot)
            elif slot.group >= 1000:
                if slot.group < last and self._rng.random() > 0.12:
                    self._write(slot)
            elif slot.content == "office":
                if self._rng.random() < 0.35:
                    self._line(slot, self._clerk, "id")
            elif self._rng.random() > self._left_out:
                self._write(slot)
        for group in ticks.values():
            if self._rng.random() > 0.08:
                self._tick(self._rng.choice(group))

    def _px(self, slot: Slot) -> tuple[float, float, float, float]:
        x, y, w, h = (value_mm * self._scale for value_mm in slot.box)
        return x, y, w, h

    def _write(self, slot: Slot) -> None:
        if slot.shape is Shape.SIGNATURE:
            self._sign(slot)
        elif slot.shape is Shape.SEAL:
            self._seal(slot)
        elif slot.shape is Shape.COMB:
            self._comb(slot)
        elif slot.shape is Shape.PARAGRAPH:
            self._paragraph(slot)
        elif slot.shape is Shape.VERTICAL:
            self._vertical(slot)
        else:
            self._line(slot, self._hand, slot.content)

    def _line(self, slot: Slot, hand: Hand, content: str) -> None:
        x, y, w, h = self._px(slot)
        text = value(content, self._language, self._rng)
        if content == "row":
            text = str(slot.group - 999)
        size = min(self._em_px, h * 0.92)
        mask = write(text, hand, self._fonts, self._language, size, w, self._rng)
        spare = w - mask.shape[1]
        drift = self._rng.uniform(0, 0.12) * w
        left = x + (spare if content in ("amount", "qty") else max(0.0, min(spare, drift)))
        middle = y + h / 2 + self._rng.uniform(-0.06, 0.06) * h
        lay(self.ink, mask, hand.colour, left, middle - mask.shape[0] / 2)

    def _paragraph(self, slot: Slot) -> None:
        x, y, w, h = self._px(slot)
        rows = slot.cells or max(1, round(h / (self._em_px * 1.4)))
        step = h / rows
        size = min(self._em_px, step * 0.9)
        words = list(
            dict.fromkeys(
                value("sentence", self._language, self._rng) for _ in range(1 + rows // 3)
            )
        )
        gap = " " if self._language is Language.EN else ""
        lines = write_lines(
            gap.join(words), self._hand, self._fonts, self._language, size, w, self._rng
        )
        for number, mask in enumerate(lines[:rows]):
            top = y + (number + 0.5) * step - mask.shape[0] / 2
            lay(self.ink, mask, self._hand.colour, x, top)

    def _comb(self, slot: Slot) -> None:
        x, y, w, h = self._px(slot)
        step = w / slot.cells
        text = value(slot.content, self._language, self._rng).upper()
        if slot.content == "date":
            text = value("day", self._language, self._rng)
        text = "".join(c for c in text if c.isalnum() or c == " ")[: slot.cells]
        for number, char in enumerate(text):
            if char == " ":
                continue
            size = min(step, h) * 0.9
            mask = write(char, self._hand, self._fonts, self._language, size, step, self._rng)
            left = x + (number + 0.5) * step - mask.shape[1] / 2
            lay(self.ink, mask, self._hand.colour, left, y + h / 2 - mask.shape[0] / 2)

    def _vertical(self, slot: Slot) -> None:
        x, y, w, h = self._px(slot)
        text = value(slot.content, self._language, self._rng)
        text = "".join(char for char in text if char != " ")[:14]
        step = min(self._em_px * 1.15, h / len(text))
        for number, char in enumerate(text):
            mask = write(
                char, self._pen, self._fonts, self._language, min(step * 0.95, w), w, self._rng
            )
            top = y + (number + 0.5) * step - mask.shape[0] / 2
            lay(self.ink, mask, self._pen.colour, x + (w - mask.shape[1]) / 2, top)

    def _sign(self, slot: Slot) -> None:
        x, y, w, h = self._px(slot)
        wide = min(w * 0.8, h * 5)
        if slot.content == "sketch":
            doodle(self.ink, (x, y, w, h), self._pen.colour, self._scale, self._rng)
        elif self._language is not Language.EN and self._rng.random() < 0.7:
            self._line(slot, self._pen, "name")
            if self._rng.random() < 0.5:
                side = min(h * 1.3, 11 * self._scale)
                self._stamp_seal(x + w * 0.75, y + (h - side) / 2, side)
        elif self._language is Language.EN and self._fonts.signatures and self._rng.random() < 0.5:
            face = self._rng.choice(self._fonts.signatures)
            name = value("name", Language.EN, self._rng)
            signer = Hand(self._pen.colour, face, False, 0, 1, 1)
            mask = write(name, signer, self._fonts, Language.EN, h * 0.8, w, self._rng)
            lay(self.ink, mask, signer.colour, x + w * 0.05, y + (h - mask.shape[0]) / 2)
        else:
            scribble(
                self.ink, x + w * 0.05, y - h * 0.1, wide, h * 1.1, self._pen.colour, self._rng
            )

    def _seal(self, slot: Slot) -> None:
        x, y, w, h = self._px(slot)
        if self._language is Language.EN:
            scribble(self.ink, x, y + h * 0.2, w, h * 0.5, self._pen.colour, self._rng)
            return
        side = min(w, h, 12 * self._scale)
        jitter = self._rng.uniform(-0.08, 0.08) * side
        self._stamp_seal(x + (w - side) / 2 + jitter, y + (h - side) / 2 - jitter, side)

    def _stamp_seal(self, x: float, y: float, side: float) -> None:
        name = surname(self._language, self._rng)
        if self._language is Language.ZH:
            name = value("name", self._language, self._rng)
        seal(self.ink, x, y, side, name, self._fonts, self._language, self._rng)

    def _tick(self, slot: Slot) -> None:
        x, y, w, _ = self._px(slot)
        if slot.content == "ring":
            ring(self.ink, x, y, w, self._pen.colour, self._rng)
        else:
            tick_mark(self.ink, x, y, w, self._pen, self._rng)

    def add_marks(self) -> None:
        """Things that happen to a sheet in an office: stamps, highlighter, notes, staples."""
        rng, (wide, high) = self._rng, self.ink.size
        if rng.random() < 0.45:
            side = min(rng.uniform(24, 40) * self._scale, min(wide, high) * 0.3)
            rubber_stamp(
                self.ink,
                rng.uniform(0.05, 0.9) * (wide - side),
                rng.uniform(0.02, 0.85) * (high - side),
                side,
                self._fonts,
                self._language,
                rng,
            )
        if rng.random() < 0.15:
            highlight(
                self.ink,
                rng.uniform(0.1, 0.5) * wide,
                rng.uniform(0.2, 0.8) * high,
                rng.uniform(0.15, 0.35) * wide,
                5 * self._scale,
                rng,
            )
        if rng.random() < 0.1:
            self._note()
        if rng.random() < 0.25:
            staple(self.ink, 7 * self._scale, 7 * self._scale, 9 * self._scale, rng)

    def _note(self) -> None:
        rng, (wide, high) = self._rng, self.ink.size
        side = rng.uniform(30, 48) * self._scale
        text = value("sentence", self._language, rng)
        lines = write_lines(
            text, self._clerk, self._fonts, self._language, self._em_px, side * 0.85, rng
        )
        sticky_note(
            self.ink,
            rng.uniform(0.3, 0.75) * wide,
            rng.uniform(0.4, 0.8) * high,
            side,
            lines,
            self._clerk.colour,
            rng,
        )


def overlay_sheet(
    rng: np.random.Generator, size_px: int | tuple[int, int], fonts: Fonts
) -> NDArray[np.uint8]:
    """A sheet of marks tied to no layout, to lay over any page.

    size_px: a square's side, or (width, height). Returns H x W x 4 uint8 RGBA, straight alpha,
    0 where the page shows. Sizes of the marks suppose that the sheet is a page about A4.
    """
    size = (size_px, size_px) if isinstance(size_px, int) else size_px
    sheet = _Loose(size, fonts, Random(int(rng.integers(2**62))))
    sheet.draw()
    return np.asarray(sheet.ink, dtype=np.uint8)


class _Loose:
    """Marks at random places."""

    def __init__(self, size: tuple[int, int], fonts: Fonts, rng: Random) -> None:
        self.ink = Image.new("RGBA", size, (255, 255, 255, 0))
        self._fonts = fonts
        self._rng = rng
        self._wide, self._high = size
        self._mm = max(size) / 290  # pixels a millimetre

    def draw(self) -> None:
        """Mostly writing in rows and columns, with ticks, stamps and signatures."""
        rng = self._rng
        language = rng.choice(tuple(Language))
        hand = draw_hand(self._fonts, rng, typed=rng.random() < 0.3)
        pen = draw_hand(self._fonts, rng) if hand.typed else hand
        for _ in range(rng.choice((0, 0, 0, 1, 2))):
            highlight(
                self.ink, *self._spot(), rng.uniform(0.1, 0.4) * self._wide, 5 * self._mm, rng
            )
        self._writing(hand, language, rng.choice((3, 8, 15, 25)))
        if rng.random() < 0.4:
            self._column(hand, language)
        for _ in range(rng.choice((0, 3, 8, 14))):
            tick_mark(self.ink, *self._spot(), rng.uniform(2.5, 4) * self._mm, pen, rng)
        for _ in range(rng.choice((0, 1, 1, 2))):
            x, y = self._spot()
            scribble(
                self.ink,
                x,
                y,
                rng.uniform(25, 60) * self._mm,
                rng.uniform(8, 15) * self._mm,
                pen.colour,
                rng,
            )
        for _ in range(rng.choice((0, 0, 1, 2))):
            rubber_stamp(
                self.ink, *self._spot(), rng.uniform(24, 50) * self._mm, self._fonts, language, rng
            )
        for _ in range(rng.choice((0, 0, 1, 3))):
            cjk = Language.JA if language is Language.EN else language
            seal(
                self.ink,
                *self._spot(),
                rng.uniform(9, 14) * self._mm,
                surname(cjk, rng),
                self._fonts,
                cjk,
                rng,
            )
        if rng.random() < 0.06:
            side = rng.uniform(35, 60) * self._mm
            text = value("sentence", language, rng)
            lines = write_lines(text, pen, self._fonts, language, 4 * self._mm, side * 0.85, rng)
            sticky_note(self.ink, *self._spot(), side, lines, pen.colour, rng)

    def _spot(self) -> tuple[float, float]:
        rng = self._rng
        return rng.uniform(0.03, 0.85) * self._wide, rng.uniform(0.03, 0.93) * self._high

    def _writing(self, hand: Hand, language: Language, count: int) -> None:
        rng = self._rng
        size = rng.uniform(3, 4.6) * self._mm
        columns = [rng.uniform(0.05, 0.7) * self._wide for _ in range(rng.randint(1, 4))]
        contents = (
            "name",
            "date",
            "address",
            "amount",
            "phone",
            "id",
            "text",
            "sentence",
            "company",
        )
        for _ in range(count):
            text = value(rng.choice(contents), language, rng)
            mask = write(text, hand, self._fonts, language, size, self._wide * 0.5, rng)
            x = rng.choice(columns) + rng.uniform(-1, 1) * self._mm
            lay(self.ink, mask, hand.colour, x, rng.uniform(0.06, 0.95) * self._high)

    def _column(self, hand: Hand, language: Language) -> None:
        """A column of figures, as in a filled table."""
        rng = self._rng
        x, y = self._spot()
        step, size = rng.uniform(5.5, 9) * self._mm, rng.uniform(3, 4.2) * self._mm
        for row in range(rng.randint(3, 12)):
            for column, content in enumerate(("amount", "qty", "item")[: rng.randint(1, 3)]):
                text = value(content, language, rng)
                mask = write(text, hand, self._fonts, language, size, self._wide * 0.2, rng)
                lay(self.ink, mask, hand.colour, x + column * 32 * self._mm, y + row * step)
