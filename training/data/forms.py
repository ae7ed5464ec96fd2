"""Drawn office paper: pages for training, and a small library of samples with scans of it.

python -m training.data.forms --seed 7 [--handwriting FOLDER] FOLDER
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from training.data.fonts import Fonts, FontsMissing, Language, find_fonts
from training.data.kinds import KINDS, kinds_in
from training.data.layout import Layout, draw_layout, random_layout
from training.data.official import official_layout
from training.data.paint import paint_scaled, pixels
from training.data.papers import draw_paper
from training.data.sample_set import write_sample_set
from training.data.seeds import stream

OTHER_PAPER = 0.14  # share of pages that are no forms
OFFICIAL = 0.45  # share of those that an authority might have printed
DRAWN_PX = 480
VERSION = 2
"""Of what a seed draws: pools drawn by another version are drawn anew."""


def page_layout(seed: int) -> Layout:
    """The layout behind draw_page."""
    rng = stream(seed, "page")
    if rng.random() < OTHER_PAPER:
        return draw_paper(rng, rng.choice(tuple(Language)))
    return form_layout(rng)


def form_layout(rng: Random, language: Language | None = None) -> Layout:
    """A form of any kind, in any language unless one is given."""
    if rng.random() < OFFICIAL:
        return official_layout(rng, language or rng.choice(tuple(Language)))
    kind = rng.choice(kinds_in(language) if language else KINDS)
    return random_layout(rng, kind) if rng.random() < 0.7 else draw_layout(rng, kind)


def draw_page(seed: int, long_side_px: int, fonts: Fonts) -> NDArray[np.uint8]:
    """One blank form or other office paper, H x W x 3 uint8 RGB; each seed is another page."""
    layout = page_layout(seed)
    shrink = max(1, -(-DRAWN_PX // long_side_px))  # small pages are drawn larger, then averaged
    image = paint_scaled(layout, fonts, long_side_px * shrink / max(layout.size_mm))
    return pixels(image.reduce(shrink) if shrink > 1 else image)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the sample set; 0 when written, 2 when it cannot be."""
    parser = argparse.ArgumentParser(
        prog="python -m training.data.forms", description="Write a sample library and scans of it."
    )
    parser.add_argument("folder", type=Path, help="where to write; must be empty or not exist")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--handwriting", type=Path, help="a folder of handwriting fonts (.ttf, .otf)"
    )
    given = parser.parse_args(arguments)
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"error: {folder} is not an empty folder", file=sys.stderr)
        return 2
    if given.handwriting is not None and not given.handwriting.is_dir():
        print(f"error: {given.handwriting} is no folder", file=sys.stderr)
        return 2
    try:
        fonts = find_fonts(given.handwriting)
    except FontsMissing as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    write_sample_set(folder, given.seed, fonts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
