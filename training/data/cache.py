"""Pages drawn or decoded once and kept on disk: memory-mapped, so no run holds them twice.

A part of the pool is a folder with `images.npy` (uint8 N x 3 x side x side, perhaps with unused
rows at its end) and `documents.json` (names, one a used row). It is built under another name,
which tells the process that builds it: what a killed one leaves is removed at the next draw.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import shutil
import socket
import time
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.lib.format import open_memmap
from numpy.typing import NDArray

from training.data.pages import Pool, first_of_look_alikes
from training.data.stack import Stack

log = logging.getLogger(__name__)
Page = tuple[str, NDArray[np.uint8]]  # document, (3, side, side)
_LOG_EVERY_S = 15.0
_STALE_S = 24 * 3600.0
_PART = re.compile(r"[^.]+\.(?:(?P<process>\d+)@(?P<host>[^.]+)\.)?\w{8}\.part")


class Progress:
    """Logs how far something is, not more often than every 15 seconds."""

    def __init__(self, what: str, count: int) -> None:
        self._what = what
        self._count = count
        self._started = self._told = time.monotonic()
        self.done = 0

    def step(self) -> None:
        self.done += 1
        now = time.monotonic()
        if now - self._told >= _LOG_EVERY_S and self.done < self._count:
            self._told = now
            left_min = (now - self._started) / self.done * (self._count - self.done) / 60
            log.info("%s: %d of %d, %.1f min left", self._what, self.done, self._count, left_min)


def cached_pool(
    folder: Path, count: int, side_px: int, pages: Callable[[], Iterable[Page]], distinct: bool
) -> Pool:
    """The pages kept in `folder`; drawn first, at most `count` of them, where it does not exist.

    distinct: only the first of pages that are the same sheet to the eye. Raises OSError when the
    disk has no room for them.
    """
    if not folder.exists():
        part = _part_of(folder)
        log.info("drawing %s: %d pages, %.2f GB", folder.name, count, count * 3 * side_px**2 / 1e9)
        part.mkdir()
        try:
            _build(part, count, side_px, pages(), distinct)
            _put(part, folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    documents = json.loads((folder / "documents.json").read_text("utf-8"))
    images = np.load(folder / "images.npy", mmap_mode="r")[: len(documents)]
    return Pool(images, np.array(documents, dtype=np.str_))


def _build(part: Path, count: int, side_px: int, pages: Iterable[Page], distinct: bool) -> None:
    shape = (max(count, 1), 3, side_px, side_px)  # a file of no bytes cannot be mapped
    needed, free = int(np.prod(shape, dtype=np.int64)), shutil.disk_usage(part).free
    if needed > free:  # a map of a full disk does not raise, it kills
        raise OSError(f"{part.parent}: {needed / 1e9:.1f} GB needed, {free / 1e9:.1f} GB free")
    images = open_memmap(part / "images.npy", "w+", np.uint8, shape)
    documents: list[str] = []
    progress = Progress(part.name.split(".")[0], count)
    for document, page in pages:
        images[len(documents)] = page
        documents.append(document)
        progress.step()
    if distinct:
        kept = np.flatnonzero(first_of_look_alikes(Stack((images[: len(documents)],))))
        log.info("%d pages, %d without look-alikes", len(documents), len(kept))
        for row, source in enumerate(kept):
            images[row] = images[source]
        documents = [documents[row] for row in kept]
    images.flush()
    (part / "documents.json").write_text(json.dumps(documents), "utf-8")


def _put(part: Path, folder: Path) -> None:
    try:
        part.rename(folder)
    except OSError:
        if not folder.exists():
            raise
        log.info("%s was drawn by another run meanwhile", folder.name)


def cached_array(path: Path, build: Callable[[], NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """The array kept in a `.npy` file, built where it does not exist."""
    if not path.exists():
        part = _part_of(path)
        log.info("drawing %s", path.stem)
        try:
            with part.open("xb") as file:
                np.save(file, build())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return np.asarray(np.load(path))


def _part_of(place: Path) -> Path:
    """A free name to build `place` under, in a folder without what others left half built.

    tempfile would keep what it makes from other users of a shared cache.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    _remove_stale(place.parent)
    return place.with_name(f"{place.stem}.{os.getpid()}@{_host()}.{uuid.uuid4().hex[:8]}.part")


def _remove_stale(folder: Path) -> None:
    for part in folder.glob("*.part"):
        named = _PART.fullmatch(part.name)
        if named and (_is_abandoned(named["process"], named["host"]) or _is_old(part)):
            log.info("removing %s, half drawn by a run that ended", part.name)
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):  # another user's, or gone meanwhile
                    part.unlink()


def _is_abandoned(process: str | None, host: str | None) -> bool:
    """Whether it belongs to a process of this machine that is gone."""
    if process is None or host != _host() or os.name == "nt":  # signal 0 ends processes there
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # another user's
        return False
    return False


def _is_old(part: Path) -> bool:
    """Whether nothing in it has changed for a day."""
    try:
        newest = max(path.stat().st_mtime for path in (part, *part.glob("*")))
    except FileNotFoundError:  # finished or removed meanwhile
        return False
    return time.time() - newest > _STALE_S


def _host() -> str:
    return re.sub(r"\W", "-", socket.gethostname()) or "-"
