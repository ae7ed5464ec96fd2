"""Methods that describe a page by itself: the nearest template of four rotations is the answer.

- pixels: 64x64 grey pixels, correlation;
- phash: 256 bits as of ImageHash's `phash(hash_size=16)`: 64x64 grey pixels, the 16x16 lowest
  frequencies of their cosine transform, each above the median or not; bits that agree;
- embedding: the shipped model, cosine;
- sheet: the same of the whole picture and of the sheet found in it, the better of both.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from accuracy.bench_set import Probe, Template, page_of
from accuracy.telling import told
from core.domain import Image, Vectors
from core.imaging.preprocess import four_rotations
from core.imaging.sheet import find_sheet, rectify
from core.recognition.embedding import Embedder, default_model
from training.data.workers import work
from training.metrics import Scores, score_pairs

SIDE_PX, FREQUENCIES = 64, 16


def pixels(image: Image) -> Vectors:
    """(4, 4096)"""
    views = np.stack([np.rot90(_small(image), turn).ravel() for turn in range(4)])
    return _unit(views - views.mean(1, keepdims=True))


def phash(image: Image) -> Vectors:
    """(4, 256), bits as plus and minus one before they are brought to unit length."""
    rows = []
    for turn in range(4):
        waves = cv2.dct(np.ascontiguousarray(np.rot90(_small(image), turn)))
        lowest = waves[:FREQUENCIES, :FREQUENCIES].ravel()
        rows.append(np.where(lowest > np.median(lowest), 1.0, -1.0))
    return _unit(np.stack(rows))


def embedding(image: Image) -> Vectors:
    """(4, D)"""
    embedder = _embedder()
    return embedder.embed(four_rotations(image, embedder.size_px))


def sheet(image: Image) -> Vectors:
    """(8, D): the whole picture and the sheet found in it; the picture twice where none is."""
    whole, corners = embedding(image), find_sheet(image)
    found = whole if corners is None else embedding(rectify(image, corners))
    return np.concatenate((whole, found))


METHODS = {"pixels": pixels, "phash": phash, "embedding": embedding, "sheet": sheet}


@lru_cache(maxsize=1)
def _embedder() -> Embedder:
    return Embedder(default_model(), threads=1)


def _small(image: Image) -> NDArray[np.float32]:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (SIDE_PX, SIDE_PX), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32)


def _unit(rows: NDArray[np.floating]) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-6), np.float32)


class Described(NamedTuple):
    """By method: what a page is like (R, D), and milliseconds beyond decoding."""

    rows: dict[str, Vectors]
    spent_ms: dict[str, float]


class Compared(NamedTuple):
    """(P, T) in [0, 1], and milliseconds for the median probe, searching left out."""

    scores: Scores
    median_ms: float


def compare(
    methods: Sequence[str], templates: Sequence[Template], probes: Sequence[Probe], workers: int
) -> dict[str, Compared]:
    """Every page is decoded once for all of `methods`."""
    paths = [*(one.path for one in templates), *(one.path for one in probes)]
    pages = work(partial(_describe, methods=tuple(methods)), paths, workers, batch=8)
    described = list(told(pages, len(paths), "pages described"))
    shown, seen = described[: len(templates)], described[len(templates) :]
    found = {}
    for method in methods:
        gallery = np.stack([page.rows[method][0] for page in shown])
        rows = np.stack([page.rows[method] for page in seen])
        spent_ms = float(np.median([page.spent_ms[method] for page in seen]))
        found[method] = Compared(score_pairs(gallery, rows), spent_ms)
    return found


def _describe(path: Path, methods: Sequence[str]) -> Described:
    cv2.setNumThreads(1)
    image = page_of(path)
    if "embedding" in methods or "sheet" in methods:
        _embedder()  # loading it is not the first page's cost
    rows, spent_ms = {}, {}
    for method in methods:
        begun = time.thread_time()
        rows[method] = METHODS[method](image)
        spent_ms[method] = 1000 * (time.thread_time() - begun)
    return Described(rows, spent_ms)
