"""Contact sheets: many pictures at a glance."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_WIDE, _HIGH, _ACROSS, _DOWN, _CAPTION = 560, 370, 3, 3, 22


def contact_sheets(folder: Path) -> list[Path]:
    """Of the pictures in a folder, nine on a page, beside the folder."""
    pictures = sorted(folder.glob("*.png"))
    pages = [pictures[at : at + _ACROSS * _DOWN] for at in range(0, len(pictures), _ACROSS * _DOWN)]
    return [_page(folder, number, page) for number, page in enumerate(pages, 1)]


def _page(folder: Path, number: int, pictures: list[Path]) -> Path:
    high = _HIGH + _CAPTION
    page = Image.new("RGB", (_ACROSS * (_WIDE + 8), _DOWN * (high + 8)), (128, 128, 128))
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(16)
    for at, path in enumerate(pictures):
        x, y = at % _ACROSS * (_WIDE + 8), at // _ACROSS * (high + 8)
        draw.text((x + 4, y + 2), path.stem, "white", font)
        with Image.open(path) as opened:
            small = opened.convert("RGB")
            small.thumbnail((_WIDE, _HIGH), Image.Resampling.LANCZOS)
            page.paste(small, (x, y + _CAPTION))
    path = folder.with_name(f"{folder.name}-sheet-{number}.png")
    page.save(path)
    return path
