"""The registered pages of the evaluation set: drawn forms in several editions, held-out pages."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.data.cache import Progress
from training.data.capture import TEMPLATE_PX, Sheet
from training.data.fonts import Fonts, Language
from training.data.forms import form_layout
from training.data.layout import Layout
from training.data.layout_twins import PX_PER_MM, VISIBLE_LEVELS, Change, change_of, layout_twin
from training.data.pages import LOOK_ALIKE_CORRELATION, square_page, thumbnail
from training.data.paint import paint_scaled, pixels
from training.data.seeds import stream
from training.data.workers import work

log = logging.getLogger(__name__)
ALONE = "alone"
FIRST_FORM_SEED = 10**12  # far from every seed that training draws from
DRAWN_SHARE = 0.65
_EDITIONS = (1, 1, 1, 2, 2, 2, 2, 3, 3, 4)
_WANTED = (Change.CLEAR, Change.CLEAR, Change.SLIGHT, Change.SLIGHT, Change.HAIR)
_THUMBNAIL_PX = 400  # drawn so large before a page is compared with others

Thumbnail = NDArray[np.float32]
Page = tuple[str, NDArray[np.uint8]]  # document, H x W x 3


@dataclass(frozen=True, eq=False)
class Template:
    """A registered page. `twin`: how far the nearest edition of its class is from it."""

    label: str
    sub_label: str
    twin: str
    source: str
    sheet: Sheet
    png: bytes
    thumbnail: Thumbnail


def registered(
    wanted: int, pages: Sequence[Page], fonts: Fonts, seed: int, workers: int
) -> list[Template]:
    """At least `wanted` templates, no two classes the same sheet to the eye.

    `pages`: held-out pages to take for classes of their own, about a third of the templates.
    """
    drawn_wanted = max(wanted - len(pages), round(wanted * DRAWN_SHARE))
    progress = Progress("templates", wanted)
    chosen: list[Template] = []
    draw = partial(_drawn_class, fonts=fonts, seed=seed)
    scan = partial(_page_class, fonts=fonts)
    drawn = work(draw, count(), workers, batch=4)
    for editions in drawn:
        _add(chosen, editions, progress)
        if len(chosen) >= drawn_wanted:
            break
    for editions in work(scan, enumerate(pages), workers, batch=4):
        if len(chosen) >= wanted:
            break
        _add(chosen, editions, progress)
    log.info("%d templates of %d classes", len(chosen), len({one.label for one in chosen}))
    return chosen


def _add(chosen: list[Template], editions: list[Template], progress: Progress) -> None:
    """Adds a class unless it looks like one that is there."""
    if not editions or (chosen and _nearest(chosen, editions) > LOOK_ALIKE_CORRELATION):
        return
    chosen.extend(editions)
    for _ in editions:
        progress.step()


def _nearest(chosen: list[Template], editions: list[Template]) -> float:
    return max(float((thumbnails(chosen) @ one.thumbnail).max()) for one in editions)


def thumbnails(templates: Sequence[Template]) -> Thumbnail:
    """float32 (N, 576), rows of unit length."""
    return np.stack([one.thumbnail for one in templates])


def sheet_thumbnail(sheet: Sheet, fonts: Fonts) -> Thumbnail:
    """What look-alikes are told by: float32 (576,)."""
    return thumbnail(square_page(pixels(sheet.clean(fonts, _THUMBNAIL_PX)), 96))


def near_pairs(templates: Sequence[Template], correlation: float) -> int:
    """Pairs of templates of different classes that correlate by more than that."""
    labels = np.array([one.label for one in templates])
    alike = thumbnails(templates) @ thumbnails(templates).T > correlation
    return int((alike & (labels[:, None] != labels[None, :])).sum()) // 2


def _drawn_class(number: int, fonts: Fonts, seed: int) -> list[Template]:
    form_seed = FIRST_FORM_SEED + seed * 10**6 + number
    rng = stream(form_seed, "evaluation form")
    language = tuple(Language)[number % len(Language)]
    layouts = _editions(form_layout(rng, language), rng, fonts)
    twins = _distances(layouts, fonts)
    return [
        _template(f"form-{number:04d}", "abcd"[place], twin, f"form/{form_seed}", layout, fonts)
        for place, (layout, twin) in enumerate(zip(layouts, twins, strict=True))
    ]


def _editions(first: Layout, rng: Random, fonts: Fonts) -> list[Layout]:
    layouts = [first]
    for _ in range(rng.choice(_EDITIONS) - 1):
        # Editions follow each other: the next one is often made from the last.
        base = layouts[-1] if rng.random() < 0.4 else first
        try:
            layouts.append(layout_twin(base, rng, fonts, rng.choice(_WANTED)).layout)
        except ValueError as error:
            log.info("%s", error)
    return layouts


def _distances(layouts: list[Layout], fonts: Fonts) -> list[str]:
    """Of each edition from the nearest other one."""
    if len(layouts) == 1:
        return [ALONE]
    painted = [
        np.asarray(paint_scaled(layout, fonts, PX_PER_MM).convert("L"), np.int16)
        for layout in layouts
    ]
    distances = []
    for place, one in enumerate(painted):
        others = painted[:place] + painted[place + 1 :]
        share = min(float((np.abs(one - other) > VISIBLE_LEVELS).mean()) for other in others)
        distances.append(change_of(share).value)
    return distances


def _template(
    label: str, sub_label: str, twin: str, source: str, layout: Layout, fonts: Fonts
) -> Template:
    sheet = Sheet(layout)
    image = sheet.clean(fonts, TEMPLATE_PX)
    png = _png(image.quantize(64, dither=Image.Dither.NONE))
    return Template(label, sub_label, twin, source, sheet, png, sheet_thumbnail(sheet, fonts))


def _page_class(numbered: tuple[int, Page], fonts: Fonts) -> list[Template]:
    number, (document, picture) = numbered
    sheet = Sheet(picture=picture)
    png = _png(sheet.clean(fonts, TEMPLATE_PX))
    found = sheet_thumbnail(sheet, fonts)
    return [Template(f"page-{number:04d}", "a", ALONE, f"document/{document}", sheet, png, found)]


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
