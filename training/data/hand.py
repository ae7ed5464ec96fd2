"""Writing by hand and by typewriter, as masks: 0 is bare paper, 255 is full ink."""

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.data.elements import Colour
from training.data.fonts import Face, Fonts, Language, load
from training.data.paint import wrap

Mask = NDArray[np.uint8]  # H x W, 0..255
PENS: tuple[Colour, ...] = (
    (25, 35, 110), (20, 45, 150), (28, 28, 34), (40, 40, 46), (15, 25, 80), (70, 70, 78),
)  # fmt: skip
GRAIN_PX = 40  # letters are drawn at least this high before they are shaken


@dataclass(frozen=True)
class Hand:
    """One person's writing: a pen, a Latin font (None: imitated from print), slant and unrest."""

    colour: Colour
    face: Face | None
    typed: bool
    slant: float
    unrest: float
    weight: float  # 1 keeps the stroke, less is thinner

    def reads(self, text: str) -> bool:
        """Whether its Latin font can write the text."""
        return self.face is not None and all(ord(char) < 0x250 for char in text)


def draw_hand(fonts: Fonts, rng: Random, typed: bool = False) -> Hand:
    """Somebody's hand, or a typewriter or printer."""
    faces = fonts.typewriters if typed else fonts.hands
    face = rng.choice(faces) if faces else None
    colour = (30, 30, 34) if typed else rng.choice(PENS)
    return Hand(
        colour, face, typed, rng.uniform(-0.1, 0.28), rng.uniform(0.6, 1.25), rng.uniform(0.6, 1)
    )


def write(
    text: str,
    hand: Hand,
    fonts: Fonts,
    language: Language,
    size_px: float,
    width_px: float,
    rng: Random,
) -> Mask:
    """One line at most width_px wide, its letters about size_px high (an em)."""
    if hand.typed:
        return _printed(text, hand, fonts, language, size_px, width_px)
    if hand.reads(text) and hand.face is not None:
        return _by_font(text, hand.face, hand, size_px * 1.15, width_px, rng)
    return _imitated(text, hand, fonts, language, size_px, width_px, rng)


def write_lines(
    text: str,
    hand: Hand,
    fonts: Fonts,
    language: Language,
    size_px: float,
    width_px: float,
    rng: Random,
) -> list[Mask]:
    """Text broken over lines of a width."""
    wide = {True: 1.02, False: 0.52}
    lines = wrap(text, lambda part: sum(wide[ord(c) > 0x2E7F] for c in part) * size_px, width_px)
    return [write(line, hand, fonts, language, size_px, width_px, rng) for line in lines]


def _printed(
    text: str, hand: Hand, fonts: Fonts, language: Language, size_px: float, width_px: float
) -> Mask:
    def font_of(size: int) -> ImageFont.FreeTypeFont:
        if hand.face is not None and hand.reads(text):
            return load(hand.face, size)
        return fonts.printed(language, size, family=1 if language is not Language.EN else 0)

    wide = font_of(32).getlength(text) / 32
    size = max(4, int(min(size_px, width_px / max(wide, 0.1))))
    font = font_of(size)
    image = Image.new("L", (int(font.getlength(text)) + 3, int(size * 1.4)), 0)
    ImageDraw.Draw(image).text((1, size * 0.7), text, 235, font, anchor="lm")
    return np.array(image)


def _by_font(
    text: str, face: Face, hand: Hand, size_px: float, width_px: float, rng: Random
) -> Mask:
    """Latin writing in a handwriting font, the words a little up and down."""
    size = max(6, round(size_px))
    font = load(face, size)
    if font.getlength(text) > width_px:
        size = max(5, int(size * width_px / font.getlength(text)))
        font = load(face, size)
    image = Image.new("L", (int(font.getlength(text) * 1.05) + size, int(size * 1.9)), 0)
    draw = ImageDraw.Draw(image)
    x = size * 0.2
    for word in text.split(" "):
        y = size * (0.95 + rng.uniform(-0.05, 0.05) * hand.unrest)
        draw.text((x, y), word, 255, font, anchor="lm")
        x += font.getlength(word + " ") * rng.uniform(0.96, 1.05)
    return _trimmed(np.array(image))


def _imitated(
    text: str,
    hand: Hand,
    fonts: Fonts,
    language: Language,
    size_px: float,
    width_px: float,
    rng: Random,
) -> Mask:
    """Print shaken into something like writing: each glyph turned, sized and shifted, strokes bent
    by smooth noise and thinned."""
    grain = max(GRAIN_PX, round(size_px))
    font = fonts.printed(language, grain)
    wide = int(font.getlength(text) * 1.2) + grain
    line = np.zeros((int(grain * 1.6), wide), np.uint8)
    x = grain * 0.25
    for char in text:
        glyph = _glyph(
            char, font.font_variant(size=round(grain * rng.uniform(0.86, 1.08))), grain, rng, hand
        )
        y = int(grain * (0.05 + rng.uniform(-0.06, 0.06) * hand.unrest)) + 2
        left = int(x)
        part = line[y : y + glyph.shape[0], left : left + glyph.shape[1]]
        np.maximum(part, glyph[: part.shape[0], : part.shape[1]], out=part)
        x += font.getlength(char) * rng.uniform(0.92, 1.06)
    line = _trimmed(_bent(line, grain, hand, rng))
    scale = min(size_px / grain, width_px / max(1, line.shape[1]))
    size = (max(1, round(line.shape[1] * scale)), max(1, round(line.shape[0] * scale)))
    small = cv2.resize(line, size, interpolation=cv2.INTER_AREA)
    return np.asarray(np.clip(small.astype(np.float32) * 1.25, 0, 255), np.uint8)


def _glyph(char: str, font: ImageFont.FreeTypeFont, grain: int, rng: Random, hand: Hand) -> Mask:
    side = int(grain * 1.4)
    image = Image.new("L", (side, side), 0)
    ImageDraw.Draw(image).text((grain * 0.15, side / 2), char, 255, font, anchor="lm")
    angle = rng.uniform(-6, 6) * hand.unrest
    return np.array(image.rotate(angle, Image.Resampling.BILINEAR))


def _bent(line: Mask, grain: int, hand: Hand, rng: Random) -> Mask:
    """Slant the line and displace it by smooth noise of about a third of a letter."""
    noise = np.random.default_rng(rng.getrandbits(32))
    height, width = line.shape
    coarse = (max(2, width * 4 // grain + 2), max(2, height * 4 // grain + 2))
    fields = [
        cv2.resize(noise.normal(0, 1, coarse[::-1]).astype(np.float32), (width, height),
                   interpolation=cv2.INTER_CUBIC)
        for _ in range(2)
    ]  # fmt: skip
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    reach = grain * 0.022 * hand.unrest
    slanted = columns + (rows - height / 2) * hand.slant
    bent = cv2.remap(line, slanted + fields[0] * reach, rows + fields[1] * reach, cv2.INTER_LINEAR)
    if hand.weight < 0.8:
        thin = cv2.erode(bent, np.ones((2, 2), np.uint8))
        bent = cv2.addWeighted(thin, 0.6, bent, 0.4, 0)
    return np.asarray(bent, dtype=np.uint8)


def _trimmed(mask: Mask) -> Mask:
    """Without empty columns at the sides; the height stays, so the base line does too."""
    filled = np.flatnonzero(mask.max(axis=0) > 30)
    return mask[:, filled[0] : filled[-1] + 1] if filled.size else mask[:, :1]
