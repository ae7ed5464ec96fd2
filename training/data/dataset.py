"""What a run trains on: shards, image folders, generated forms and overlays, kept on disk."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial, reduce
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.config import DataConfig
from training.data.cache import Page, cached_array, cached_pool
from training.data.expand import VARIANTS
from training.data.fill import overlay_sheet
from training.data.fonts import Face, Fonts, find_fonts
from training.data.forms import VERSION, draw_page
from training.data.image_folder import find_images, folder_pages
from training.data.pages import Pool, count_pages, shard_pages, shards_fingerprint, square_page
from training.data.workers import work

log = logging.getLogger(__name__)
_FORM_LONG_SIDE_PX = 640
_OVERLAYS_VERSION = 1
"""Of what a seed draws on a sheet: sheets drawn by another version are drawn anew."""


@dataclass(frozen=True, eq=False)
class Dataset:
    train: Pool
    held_out: Pool
    overlays: NDArray[np.uint8]  # (K, 4, side, side) RGBA


def load_dataset(config: DataConfig, folder: Path, cache: Path, workers: int = 2) -> Dataset:
    """Builds the pool (minutes; hours for ImageNet), or maps it when `cache` holds the same one.

    Raises ValueError when nothing is left to train on or a page of a shard is missing or damaged,
    FileNotFoundError for missing data.
    """
    fonts = _fonts(folder)
    parts = list(_parts(config, folder, cache, fonts, workers))
    everything = reduce(Pool.joined, parts)
    train, held_out = everything.split(config.held_out_share)
    if config.limit:
        train = train.limited(config.limit)
    if not len(train):
        raise ValueError("no page to train on: name shards, folders or forms")
    _tell(config, train, held_out)
    decided_by = {"version": _OVERLAYS_VERSION, "fonts": _font_files(fonts)}
    sheets = _path(cache, config, "overlays", "first_form_seed", **decided_by).with_suffix(".npy")
    overlays = cached_array(sheets, partial(_overlays, config, fonts))
    return Dataset(train, held_out, overlays)


def _tell(config: DataConfig, train: Pool, held_out: Pool) -> None:
    variants = VARIANTS if config.expand else 1
    classes = len(train) * variants + config.twins
    log.info(
        "%d classes to train on (%d pages, %d variants each, %d edited twins), %d pages held out",
        classes, len(train), variants, config.twins, len(held_out),
    )  # fmt: skip


def _parts(
    config: DataConfig, folder: Path, cache: Path, fonts: Fonts, workers: int
) -> Iterator[Pool]:
    side_px = config.side_px
    empty = np.empty((0, 3, side_px, side_px), np.uint8)
    yield Pool(empty, np.empty(0, np.str_))
    if config.shards:
        content = shards_fingerprint(folder, config.shards)
        place = _path(cache, config, "shards", content=content)
        count = count_pages(folder, config.shards)
        pages = partial(shard_pages, folder, config.shards, side_px)
        yield cached_pool(place, count, side_px, pages, distinct=True)
    for name in config.folders:
        yield _folder_pool(config, folder / name, name, cache, workers)
    if config.forms:
        decided_by = {"version": VERSION, "fonts": _font_files(fonts)}
        place = _path(cache, config, "forms", "first_form_seed", **decided_by)
        draw = partial(_forms, config, fonts, workers)
        yield cached_pool(place, config.forms, side_px, draw, distinct=False)


def _folder_pool(config: DataConfig, folder: Path, name: str, cache: Path, workers: int) -> Pool:
    """Not searched for look-alikes: that would compare a million pictures with each other."""
    paths = find_images(folder)
    # The same names in the same order: the cheapest sign of the same pictures.
    listing = hashlib.sha256("\n".join(paths).encode()).hexdigest()
    place = _path(cache, config, "folder", folder=name, listing=listing)
    pages = partial(folder_pages, folder, name, paths, config.side_px, workers)
    return cached_pool(place, len(paths), config.side_px, pages, distinct=False)


def _path(cache: Path, config: DataConfig, name: str, *more: str, **others: object) -> Path:
    """The place of one part of the pool, named after all that decides what is in it."""
    keys = [key for key in (name, *more, "side_px") if hasattr(config, key)]
    settings = {key: getattr(config, key) for key in keys} | others
    key = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:12]
    return cache / f"{name}-{key}"


def _forms(config: DataConfig, fonts: Fonts, workers: int) -> Iterator[Page]:
    seeds = range(config.first_form_seed, config.first_form_seed + config.forms)
    draw = partial(_form, fonts=fonts, side_px=config.side_px)
    for seed, page in zip(seeds, work(draw, seeds, workers), strict=True):
        yield f"form/{seed}", page


def _form(seed: int, fonts: Fonts, side_px: int) -> NDArray[np.uint8]:
    return square_page(draw_page(seed, _FORM_LONG_SIDE_PX, fonts), side_px)


def _overlays(config: DataConfig, fonts: Fonts) -> NDArray[np.uint8]:
    rng = np.random.default_rng(config.first_form_seed)
    sheets = [overlay_sheet(rng, config.side_px, fonts) for _ in range(config.overlays)]
    return np.stack(sheets).transpose(0, 3, 1, 2)


def _fonts(folder: Path) -> Fonts:
    fonts = folder / "fonts"
    return find_fonts(fonts if fonts.is_dir() else None)


def _font_files(fonts: Fonts) -> list[tuple[str, int]]:
    """Name and size of every file that may be drawn with: the cheapest sign of the same fonts."""
    faces: list[Face] = [*fonts.hands, *fonts.signatures, *fonts.typewriters]
    for families in fonts.printing.values():
        faces += [face for family in families for face in (family.regular, family.bold)]
    return sorted({(face.path.name, face.path.stat().st_size) for face in faces})
