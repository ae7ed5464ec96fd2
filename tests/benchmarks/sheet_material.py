"""Pages, cards and receipts to make scenes of; pictures and real cards where there are any."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw
from sheet_grounds import Material
from sheet_laying import Pixels

from training.data.fonts import Fonts, Language, find_fonts
from training.data.forms import draw_page
from training.data.paint import paint_scaled, pixels
from training.data.papers import draw_paper

_PAGE_PX, _CARD_PX = 1100, 640
_CARD_MM = (85.6, 54.0)


def drawn_material(count: int, data: Path | None = None) -> Material:
    """`count` of each. `data`: a folder with cards-00.tar and images-00.tar, both optional.

    Raises FontsMissing.
    """
    fonts = find_fonts(None)
    pages = [draw_page(50_000 + seed, _PAGE_PX, fonts) for seed in range(count)]
    receipts = [_receipt(seed, fonts) for seed in range(count)]
    cards = [_card(seed) for seed in range(count)]
    pictures: list[Pixels] = []
    if data is not None:
        cards[::2] = _from_tar(data / "cards-00.tar", count)[: len(cards[::2])] or cards[::2]
        pictures = _from_tar(data / "images-00.tar", 4 * count)
    return Material(pages, cards, receipts, pictures)


def _receipt(seed: int, fonts: Fonts) -> Pixels:
    rng = Random(seed)
    layout = draw_paper(rng, rng.choice(tuple(Language)), "receipt")
    return pixels(paint_scaled(layout, fonts, _PAGE_PX / max(layout.size_mm)))


def _card(seed: int) -> Pixels:
    """A card printed up to its edges: a coloured ground, a portrait, lines of text."""
    rng = np.random.default_rng(seed)
    width, height = _CARD_PX, round(_CARD_PX * _CARD_MM[1] / _CARD_MM[0])
    one, other = (
        rng.uniform(90, 255, (2, 3)) if rng.random() < 0.7 else rng.uniform(20, 200, (2, 3))
    )
    blend = np.linspace(0, 1, width)[None, :, None]
    card = Image.fromarray(np.broadcast_to(one + (other - one) * blend, (height, width, 3))
                           .astype(np.uint8))  # fmt: skip
    draw = ImageDraw.Draw(card)
    if rng.random() < 0.5:
        draw.rectangle((0, 0, width, height // 6), tuple(int(v) for v in rng.integers(0, 160, 3)))
    left = 30 if rng.random() < 0.5 else width - 200
    draw.rectangle((left, 110, left + 170, 320), tuple(int(v) for v in rng.integers(40, 200, 3)))
    ink = (20, 20, 30) if (one + other).mean() > 200 else (240, 240, 240)
    for row in range(6):
        place = (230 if left == 30 else 30, 110 + 38 * row)
        draw.text(place, "NAME 0123456789 ABC"[: int(rng.integers(8, 19))], ink, font_size=26)
    return np.asarray(card)


def _from_tar(path: Path, count: int) -> list[Pixels]:
    """Evenly chosen pictures; none where there is no such file."""
    if not path.is_file():
        return []
    with tarfile.open(path) as archive:
        members = [member for member in archive.getmembers() if member.isfile()]
        chosen = members[:: max(1, len(members) // count)][:count]
        found = []
        for member in chosen:
            file = archive.extractfile(member)
            assert file is not None
            with Image.open(io.BytesIO(file.read())) as picture:
                found.append(np.asarray(picture.convert("RGB")))
        return found
