"""The templates laid out as little pictures, alike ones near each other.

The places come from t-SNE of the embeddings (van der Maaten and Hinton, JMLR 2008); then every page
moves to a cell of a grid of its own, so that none covers another.
"""

from __future__ import annotations

import colorsys
import logging
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageDraw
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from core.domain import Label, Vectors
from training.report.evaluation_set import EvaluationSet, images

log = logging.getLogger(__name__)
MOST_PAGES = 600
_WIDTH_PX, _HEIGHT_PX = 1800, 1200
_CELLS_PER_PAGE = 1.9
_FEWEST_FOR_TSNE = 8
_EXIF_ORIENTATION = 0x0112

Points = NDArray[np.float64]


class Placed(NamedTuple):
    """Where a template lies on the map, pixels from the top left."""

    label: Label
    box: tuple[int, int, int, int]
    """Left, top, width, height."""


class PageMap(NamedTuple):
    picture: PillowImage.Image
    pages: tuple[Placed, ...]


def page_map(pages: EvaluationSet, gallery: Vectors, seed: int = 0) -> PageMap:
    """At most MOST_PAGES templates, drawn by chance where there are more."""
    chosen = np.arange(len(gallery))
    if len(gallery) > MOST_PAGES:
        chosen = np.sort(np.random.default_rng(seed).permutation(len(gallery))[:MOST_PAGES])
        log.info("map: %d of %d templates", MOST_PAGES, len(gallery))
    places, cell = on_grid(places_of(gallery[chosen], seed))
    picture = PillowImage.new("RGB", (_WIDTH_PX, _HEIGHT_PX), "#f6f7f9")
    draw = ImageDraw.Draw(picture)
    colours = class_colours([label.class_name for label in pages.truth.templates])
    placed = []
    for template, (centre_x, centre_y) in zip(chosen, places, strict=True):
        label = pages.truth.templates[template]
        shown = _little(pages, int(template), cell)
        left, top = round(centre_x - shown.width / 2), round(centre_y - shown.height / 2)
        right, bottom = left + shown.width, top + shown.height
        frame = max(2, round(cell / 28))
        corners = (left - frame, top - frame, right + frame - 1, bottom + frame - 1)
        draw.rectangle(corners, fill=colours[label.class_name])
        picture.paste(shown, (left, top))
        placed.append(Placed(label, (left, top, shown.width, shown.height)))
    return PageMap(picture, tuple(placed))


def places_of(vectors: Vectors, seed: int) -> Points:
    """(T, D) -> (T, 2) in [0, 1]."""
    if len(vectors) == 1:
        return np.full((1, 2), 0.5)
    if len(vectors) < _FEWEST_FOR_TSNE:
        width = min(2, *vectors.shape)
        flat = PCA(width, random_state=seed).fit_transform(vectors)
        flat = np.pad(flat, ((0, 0), (0, 2 - width)))
    else:
        perplexity = min(30.0, (len(vectors) - 1) / 4)
        tsne = TSNE(perplexity=perplexity, init="pca", metric="cosine", random_state=seed)
        with threadpool_limits(1):  # threads that share their cores wait for each other, for long
            flat = tsne.fit_transform(vectors.astype(np.float64))
    low, high = flat.min(0), flat.max(0)
    span = np.where(high > low, high - low, 1)
    return np.asarray((flat - low) / span, np.float64)


def on_grid(points: Points) -> tuple[Points, float]:
    """(T, 2) in [0, 1] -> a cell's centre in pixels for each, and the side of the square cells.

    No two share a cell, and the sum of squared ways is the least there is.
    """
    wanted = max(4.0, len(points) * _CELLS_PER_PAGE)
    side = math.sqrt(_WIDTH_PX * _HEIGHT_PX / wanted)
    columns, rows = math.ceil(_WIDTH_PX / side), math.ceil(_HEIGHT_PX / side)
    side = min(_WIDTH_PX / columns, _HEIGHT_PX / rows)
    xs, ys = (np.arange(columns) + 0.5) / columns, (np.arange(rows) + 0.5) / rows
    cells = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
    ways = ((points[:, None] - cells) ** 2).sum(-1)
    order = linear_sum_assignment(ways)[1]
    return cells[order] * (_WIDTH_PX, _HEIGHT_PX), side


def class_colours(classes: Sequence[str]) -> dict[str, str]:
    """A calm colour for each class; neighbours in the alphabet differ most."""
    found = {}
    for index, name in enumerate(sorted(set(classes))):
        hue = index * 0.618034 % 1
        red, green, blue = colorsys.hls_to_rgb(hue, 0.48 + 0.12 * (index % 2), 0.55)
        found[name] = f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
    return found


def _little(pages: EvaluationSet, template: int, cell_px: float) -> PillowImage.Image:
    """The square that the model sees, drawn in the shape of its page."""
    square = images(pages.templates[template : template + 1])[0].transpose(1, 2, 0)
    width, height = _shape(pages.template_paths[template])
    scale = 0.86 * cell_px / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = cv2.resize(square, size, interpolation=cv2.INTER_AREA)
    return PillowImage.fromarray((small * 255).astype(np.uint8))


def _shape(path: Path) -> tuple[int, int]:
    """Width and height, EXIF applied, without reading the pixels."""
    with PillowImage.open(path) as picture:
        turned = picture.getexif().get(_EXIF_ORIENTATION, 1) >= 5
        return (picture.height, picture.width) if turned else picture.size
