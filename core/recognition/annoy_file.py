"""One generation of the Annoy index as a file: a cache that may vanish or be wrong at any time.

Annoy's `save` unlinks first, its `load` accepts half a file and then crashes, and a mapped file
cannot be deleted on Windows. So every generation has a name of its own made from what it holds,
its checksum is compared before loading, it is tested against the exact scan before it is used,
and old generations are collected when the next one is made.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import logging
import time
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Vectors

log = logging.getLogger(__name__)
TREES = 50
SEARCH_K = 2_000
_SEED = 20
_PART_LIFE_S = 3_600
_SELF_TEST_QUERIES = 50
_SELF_TEST_NEIGHBOURS = 10
_SELF_TEST_RECALL = 0.9


class AnnoyGeneration:
    """The first `size` templates as a forest."""

    def __init__(self, forest: Any, size: int) -> None:
        self._forest = forest
        self.size = size

    def propose(self, vector: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """Row numbers of about the nearest `count` templates."""
        rows = self._forest.get_nns_by_vector(vector, count, search_k=max(SEARCH_K, TREES * count))
        return np.asarray(rows, np.int64)


def build_generation(folder: Path, vectors: Vectors) -> AnnoyGeneration | None:
    """Loads the generation of exactly these vectors (N, D), or makes it. None: Annoy is no use."""
    try:
        annoy = importlib.import_module("annoy")
    except ImportError:
        return None  # there are no wheels for Windows: the exact scan answers
    path = folder / f"index-{hashlib.sha256(vectors.tobytes()).hexdigest()[:20]}.ann"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_whole(path):
            _write(annoy, path, vectors)
            if not _is_whole(path):
                raise OSError(f"{path.name} is not what was written")
        forest = annoy.AnnoyIndex(vectors.shape[1], "angular")
        forest.load(str(path))
        _collect(folder, path)
    except OSError as error:
        log.warning("no search index in %s (%s): searching without", folder, error)
        return None
    generation = AnnoyGeneration(forest, len(vectors))
    return generation if _self_test(generation, vectors) else None


def _write(annoy: Any, path: Path, vectors: Vectors) -> None:
    forest = annoy.AnnoyIndex(vectors.shape[1], "angular")
    forest.set_seed(_SEED)
    for row, vector in enumerate(vectors):
        forest.add_item(row, vector)
    forest.build(TREES, n_jobs=1)
    # The window and the engine may make the same generation at the same moment.
    part = path.with_suffix(f".{uuid.uuid4().hex}.part")
    try:
        forest.save(str(part))
        forest.unload()
        checksum = _checksum(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _checksum_file(path).write_text(checksum, "ascii")


def _is_whole(path: Path) -> bool:
    try:
        return _checksum_file(path).read_text("ascii") == _checksum(path)
    except (OSError, UnicodeDecodeError):
        return False


def _self_test(generation: AnnoyGeneration, vectors: Vectors) -> bool:
    """Whether the forest finds what the exact scan finds, on templates slightly disturbed."""
    rng = np.random.default_rng(0)
    rows = rng.choice(len(vectors), min(_SELF_TEST_QUERIES, len(vectors)), replace=False)
    noise = rng.normal(0, 0.3 / np.sqrt(vectors.shape[1]), (len(rows), vectors.shape[1]))
    queries = (vectors[rows] + noise).astype(np.float32)
    count = min(_SELF_TEST_NEIGHBOURS, len(vectors))
    cosines = queries @ vectors.T
    tenth = np.partition(cosines, -count, axis=1)[:, -count]
    # By cosine and not by row: of equal templates any may come.
    found = [
        (cosines[i, generation.propose(query, count)] >= tenth[i] - 1e-4).sum() / count
        for i, query in enumerate(queries)
    ]
    recall = float(np.mean(found))
    if recall < _SELF_TEST_RECALL:
        log.warning("the search index finds only %.0f %%: searching without", 100 * recall)
    return recall >= _SELF_TEST_RECALL


def _collect(folder: Path, current: Path) -> None:
    for old in folder.glob("index-*"):
        with contextlib.suppress(OSError):  # still mapped by a running program on Windows
            in_use = old.suffix == ".part" and time.time() - old.stat().st_mtime < _PART_LIFE_S
            if old.stem != current.stem and not in_use:
                old.unlink()


def _checksum_file(path: Path) -> Path:
    return path.with_suffix(".sum")


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
