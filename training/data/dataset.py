"""What a run trains on: shards, generated forms and overlays, drawn once and kept on disk."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.config import DataConfig
from training.data.fill import overlay_sheet
from training.data.fonts import Fonts, find_fonts
from training.data.forms import draw_page
from training.data.pages import Pool, load_shards, square_page

log = logging.getLogger(__name__)
_FORM_LONG_SIDE_PX = 640


@dataclass(frozen=True, eq=False)
class Dataset:
    train: Pool
    held_out: Pool
    overlays: NDArray[np.uint8]  # (K, 4, side, side) RGBA


def load_dataset(config: DataConfig, folder: Path, cache: Path, workers: int = 2) -> Dataset:
    """Builds the pool (a few minutes), or reads it back when `cache` holds the same one."""
    shards = _cached(_part(cache, config, "shards"), lambda: _shards(config, folder))
    draw = partial(_forms, config, folder / "fonts", workers)
    forms = _cached(_part(cache, config, "forms", "first_form_seed"), draw)
    overlays = partial(_overlays, config, folder / "fonts")
    sheets = _cached(_part(cache, config, "overlays", "first_form_seed"), overlays)
    everything = Pool(shards["images"], shards["documents"])
    if len(forms["images"]):
        everything = everything.joined(Pool(forms["images"], forms["documents"]))
    train, held_out = everything.split(config.held_out_share)
    log.info("%d classes to train on, %d pages held out", len(train), len(held_out))
    return Dataset(train, held_out, sheets["images"])


def _part(cache: Path, config: DataConfig, name: str, *more: str) -> Path:
    """The file of one part of the pool, named after the settings that decide what is in it."""
    settings = {key: getattr(config, key) for key in (name, *more, "side_px")}
    key = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:12]
    return cache / f"{name}-{key}.npz"


def _cached(path: Path, build: Callable[[], dict[str, NDArray[Any]]]) -> dict[str, NDArray[Any]]:
    if not path.exists():
        log.info("drawing %s", path.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial_path = path.with_suffix(".part.npz")
        np.savez(partial_path, **build())  # type: ignore[arg-type]
        partial_path.replace(path)
    with np.load(path) as stored:
        return dict(stored)


def _shards(config: DataConfig, folder: Path) -> dict[str, NDArray[Any]]:
    pool = load_shards(folder, config.shards, config.side_px)
    distinct = pool.without_look_alikes()
    log.info("%d pages, %d without look-alikes", len(pool), len(distinct))
    return {"images": distinct.images, "documents": distinct.documents}


def _forms(config: DataConfig, fonts: Path, workers: int) -> dict[str, NDArray[Any]]:
    seeds = range(config.first_form_seed, config.first_form_seed + config.forms)
    with ProcessPoolExecutor(workers) as pool:
        draw = partial(_form, fonts=_fonts(fonts), side_px=config.side_px)
        images = list(pool.map(draw, seeds, chunksize=50))
    documents = [f"form/{seed}" for seed in seeds]
    shape = (0, 3, config.side_px, config.side_px)
    return {
        "images": np.stack(images) if images else np.empty(shape, np.uint8),
        "documents": np.array(documents, dtype=np.str_),
    }


def _form(seed: int, fonts: Fonts, side_px: int) -> NDArray[np.uint8]:
    return square_page(draw_page(seed, _FORM_LONG_SIDE_PX, fonts), side_px)


def _overlays(config: DataConfig, fonts: Path) -> dict[str, NDArray[Any]]:
    rng = np.random.default_rng(config.first_form_seed)
    found = _fonts(fonts)
    sheets = [overlay_sheet(rng, config.side_px, found) for _ in range(config.overlays)]
    return {"images": np.stack(sheets).transpose(0, 3, 1, 2)}


def _fonts(folder: Path) -> Fonts:
    return find_fonts(folder if folder.is_dir() else None)
