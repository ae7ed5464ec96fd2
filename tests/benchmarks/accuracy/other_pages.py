"""Other pages to register beside a set: drawn forms and office paper from seeds of their own."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from PIL import Image as PillowImage

from accuracy.telling import told
from training.data.capture import TEMPLATE_PX
from training.data.fonts import Fonts, find_fonts
from training.data.forms import draw_page
from training.data.workers import work

PREFIX = "other "
"""Before the classes of other pages: they are never those of the set."""
FIRST_SEED = 3 * 10**12
"""Far from every seed that training and the evaluation set draw from."""


def draw_other_pages(folder: Path, count: int, workers: int) -> None:
    """Writes `folder/drawn-NNNN/page.png`, all or nothing. Raises FontsMissing."""
    part = folder.with_name(folder.name + ".part")
    draw = partial(_drawn, folder=part, fonts=find_fonts(None))
    for _ in told(work(draw, range(count), workers, batch=4), count, "other pages drawn"):
        pass
    part.rename(folder)


def _drawn(number: int, folder: Path, fonts: Fonts) -> None:
    place = folder / f"drawn-{number:04d}"
    place.mkdir(parents=True, exist_ok=True)
    page = PillowImage.fromarray(draw_page(FIRST_SEED + number, TEMPLATE_PX, fonts))
    page.quantize(64, dither=PillowImage.Dither.NONE).save(place / "page.png")


def tree_of(folder: Path) -> Path:
    """The templates of a set, or the folder itself."""
    return folder / "templates" if (folder / "templates").is_dir() else folder


def copied(tree: Path, to: Path) -> Path:
    """A copy whose classes bear PREFIX. Registering reads it once."""
    for place in tree.iterdir():
        if place.is_dir():
            shutil.copytree(place, to / (PREFIX + place.name))
    return to
