"""Paints a layout: millimetres to an RGB picture at a resolution in dots per inch."""

import math
from collections.abc import Callable
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.data.art import draw_picture
from training.data.elements import Align, Colour, Element, Flow, Picture, Rect, Rule, Text
from training.data.fonts import Fonts, Language
from training.data.layout import Layout
from training.data.look import blend

MM_PER_INCH = 25.4


def paint(layout: Layout, fonts: Fonts, dpi: float) -> Image.Image:
    """The blank form as an RGB picture; A4 at 150 dpi is 1240 x 1754 pixels."""
    return paint_scaled(layout, fonts, dpi / MM_PER_INCH)


def paint_scaled(layout: Layout, fonts: Fonts, px_per_mm: float) -> Image.Image:
    """As paint, with the scale in pixels a millimetre."""
    width, height = layout.size_mm
    size = (max(1, round(width * px_per_mm)), max(1, round(height * px_per_mm)))
    image = Image.new("RGB", size, layout.look.sheet)
    painter = Painter(image, fonts, layout.look.language, px_per_mm, layout.look.sheet)
    for element in layout.elements:
        painter.element(element)
    return image


def pixels(image: Image.Image) -> NDArray[np.uint8]:
    """The picture as H x W x 3 uint8."""
    return np.asarray(image, dtype=np.uint8)


class Painter:
    """Draws elements onto a picture."""

    def __init__(
        self, image: Image.Image, fonts: Fonts, language: Language, px_per_mm: float, sheet: Colour
    ) -> None:
        self._draw = ImageDraw.Draw(image)
        self._image = image
        self._fonts = fonts
        self._language = language
        self._scale = px_per_mm
        self._sheet = sheet

    def element(self, element: Element) -> None:
        """Draw one element."""
        if isinstance(element, Text):
            self.text(element)
        elif isinstance(element, Rect):
            self._rect(element)
        elif isinstance(element, Rule):
            self._rule(element)
        elif isinstance(element, Picture):
            self._picture(element)

    def _px(self, mm: float) -> int:
        return round(mm * self._scale)

    def _line(self, line_mm: float, colour: Colour) -> tuple[int, Colour]:
        """Width in pixels and colour: a line thinner than a pixel is one paler pixel."""
        width = line_mm * self._scale
        if width >= 0.85:
            return max(1, round(width)), colour
        return 1, blend(self._sheet, colour, 0.25 + 0.75 * width / 0.85)

    def _rect(self, rect: Rect) -> None:
        box = rect.box
        x0, y0 = self._px(box.x), self._px(box.y)
        x1, y1 = max(x0 + 1, self._px(box.x + box.w)), max(y0 + 1, self._px(box.y + box.h))
        radius = min(rect.round_mm * self._scale, (x1 - x0) / 2, (y1 - y0) / 2)
        width, colour = self._line(rect.line_mm, rect.colour) if rect.line_mm else (0, rect.colour)
        if radius >= 1:
            self._draw.rounded_rectangle(
                (x0, y0, x1, y1), radius, rect.fill, colour if width else None, max(1, width)
            )
        else:
            outline = colour if width else None
            self._draw.rectangle((x0, y0, x1, y1), rect.fill, outline, max(1, width))

    def _rule(self, rule: Rule) -> None:
        width, colour = self._line(rule.line_mm, rule.colour)
        x0, y0, x1, y1 = (self._px(value) for value in (rule.x0, rule.y0, rule.x1, rule.y1))
        if not rule.dashed:
            self._draw.line((x0, y0, x1, y1), colour, width)
            return
        step = max(2.0, 0.9 * self._scale)
        length = max(1.0, math.hypot(x1 - x0, y1 - y0))
        for number in range(int(length / (2 * step)) + 1):
            start, end = number * 2 * step / length, min(1, (number * 2 + 1) * step / length)
            self._draw.line(
                (x0 + (x1 - x0) * start, y0 + (y1 - y0) * start,
                 x0 + (x1 - x0) * end, y0 + (y1 - y0) * end), colour, width)  # fmt: skip

    def _picture(self, picture: Picture) -> None:
        box = picture.box
        place = (self._px(box.x), self._px(box.y), self._px(box.x + box.w), self._px(box.y + box.h))
        if place[2] - place[0] >= 4 and place[3] - place[1] >= 4:
            draw_picture(self._draw, place, picture.art, picture.colour, Random(picture.seed))

    def text(self, text: Text) -> None:
        """Draw text in its box."""
        if not text.text.strip():
            return
        if text.flow is Flow.WRAP:
            self._wrapped(text)
        elif text.flow is Flow.VERTICAL:
            self._vertical(text)
        elif text.flow is Flow.TURNED:
            self._turned(text)
        else:
            self._one_line(text)

    def _fitted(self, text: Text, width_px: float, height_px: float) -> int:
        """The largest size in pixels, not above the text's own, at which it fits on a line."""
        size = min(text.size_mm * self._scale, height_px * 0.98)
        font = self._fonts.printed(self._language, 32, text.family, text.bold)
        wide = font.getlength(text.text) / 32
        return max(3, int(min(size, width_px / max(wide, 0.1)) + 0.25))

    def _one_line(self, text: Text) -> None:
        box = text.box
        width, height = box.w * self._scale, box.h * self._scale
        size = self._fitted(text, width, height)
        font = self._fonts.printed(self._language, size, text.family, text.bold)
        y = (box.y + box.h / 2) * self._scale
        long = font.getlength(text.text)
        if text.spread and len(text.text) > 1:
            self._spread(text, size, y)
            return
        x = box.x * self._scale
        if text.align is Align.CENTRE:
            x += (width - long) / 2
        elif text.align is Align.RIGHT:
            x += width - long
        self._draw.text((round(x), round(y)), text.text, text.colour, font, anchor="lm")

    def _spread(self, text: Text, size: int, y: float) -> None:
        """Characters spaced evenly over the box."""
        font = self._fonts.printed(self._language, size, text.family, text.bold)
        step = text.box.w / len(text.text)
        for number, char in enumerate(text.text):
            x = (text.box.x + (number + 0.5) * step) * self._scale
            self._draw.text((round(x), round(y)), char, text.colour, font, anchor="mm")

    def _wrapped(self, text: Text) -> None:
        box = text.box
        size = max(3, round(min(text.size_mm, box.h) * self._scale))
        font = self._fonts.printed(self._language, size, text.family, text.bold)
        lines = wrap(text.text, font.getlength, box.w * self._scale)
        room = box.h * self._scale
        step = min(size * 1.4, room / max(1, len(lines)))
        if step < size * 0.95:  # more lines than room: smaller letters rather than overlap
            size = max(3, int(size * 0.85))
            font = self._fonts.printed(self._language, size, text.family, text.bold)
            lines = wrap(text.text, font.getlength, box.w * self._scale)
            step = max(size * 1.05, min(size * 1.4, room / max(1, len(lines))))
            lines = lines[: max(1, int(room / step))]
        top = box.y * self._scale
        if text.align is Align.CENTRE:
            top += (room - step * len(lines)) / 2
        for number, line in enumerate(lines):
            x = box.x * self._scale
            if text.align is Align.CENTRE:
                x += (box.w * self._scale - font.getlength(line)) / 2
            y = top + (number + 0.5) * step
            self._draw.text((round(x), round(y)), line, text.colour, font, anchor="lm")

    def _vertical(self, text: Text) -> None:
        box = text.box
        height, width = box.h * self._scale, box.w * self._scale
        chars = text.text
        step = min(text.size_mm * self._scale * 1.15, height / len(chars))
        size = max(3, int(min(step / 1.05, width)))
        font = self._fonts.printed(self._language, size, text.family, text.bold)
        top = box.y * self._scale
        if text.align is Align.CENTRE:
            top += (height - step * len(chars)) / 2
        x = (box.x + box.w / 2) * self._scale
        for number, char in enumerate(chars):
            upright = "|" if char in "ー-" else char
            place = (round(x), round(top + (number + 0.5) * step))
            self._draw.text(place, upright, text.colour, font, anchor="mm")

    def _turned(self, text: Text) -> None:
        box = text.box
        width, height = max(1, self._px(box.w)), max(1, self._px(box.h))
        size = self._fitted(text, height, width)
        font = self._fonts.printed(self._language, size, text.family, text.bold)
        mask = Image.new("L", (height, width), 0)
        x = {Align.LEFT: 0.0, Align.CENTRE: (height - font.getlength(text.text)) / 2,
             Align.RIGHT: height - font.getlength(text.text)}[text.align]  # fmt: skip
        ImageDraw.Draw(mask).text((round(x), width // 2), text.text, 255, font, anchor="lm")
        turned = mask.transpose(Image.Transpose.ROTATE_90)
        self._image.paste(text.colour, (self._px(box.x), self._px(box.y)), turned)


def wrap(text: str, length: Callable[[str], float], width_px: float) -> list[str]:
    """Break text into lines: between words in Latin text, between any characters in CJK."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, length, width_px) or [""]]
    lines, line, used = [], "", 0.0
    for token in _tokens(text):
        wide = length(token)
        if line and used + wide > width_px:
            lines.append(line.rstrip())
            line, used = "", 0.0
        line += token if line else token.lstrip()
        used += wide
    return [*lines, line.rstrip()] if line.strip() else lines


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for char in text:
        wide = ord(char) > 0x2E7F
        glued = tokens and not wide and tokens[-1][-1] != " " and ord(tokens[-1][-1]) <= 0x2E7F
        closing = tokens and char in "、。,.;:)」;"
        if glued or closing:
            tokens[-1] += char
        else:
            tokens.append(char)
    return tokens
