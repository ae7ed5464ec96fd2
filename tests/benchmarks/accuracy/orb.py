"""The slow reference: ORB features, each matched with all, and MAGSAC++ against every template.

The template on which most points agree is the answer. ORB does not mind how a page is turned, so
one look is enough.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import cv2

from accuracy.bench_set import Probe, Template, page_of
from accuracy.telling import told
from core.recognition.alignment import align_thoroughly
from core.recognition.features import Features, extract
from training.data.workers import work


class Row(NamedTuple):
    """Agreeing points on each template (T), and the page's processor time beyond decoding."""

    points: list[int]
    spent_ms: float


def compare(
    templates: Sequence[Template], probes: Sequence[Probe], workers: int
) -> Iterator[tuple[Probe, Row]]:
    """One row a probe, as it is done: all of them take long."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [one.path for one in templates]
        extracted = work(_extracted, paths, workers, batch=8)
        for number, data in enumerate(told(extracted, len(paths), "templates' features")):
            (folder / f"{number:05d}").write_bytes(data)
        seen = [probe.path for probe in probes]
        rows = work(partial(_row, folder=folder), seen, workers, batch=1)
        yield from zip(probes, told(rows, len(seen), "pages laid on all"), strict=True)


def _extracted(path: Path) -> bytes:
    cv2.setNumThreads(1)
    return extract(page_of(path)).to_bytes()


@lru_cache(maxsize=1)
def _gallery(folder: Path) -> list[Features]:
    return [Features.from_bytes(file.read_bytes()) for file in sorted(folder.iterdir())]


def _row(path: Path, folder: Path) -> Row:
    cv2.setNumThreads(1)
    gallery, image = _gallery(folder), page_of(path)
    begun = time.thread_time()
    page = extract(image)
    points = [align_thoroughly(page, template).points for template in gallery]
    return Row(points, round(1000 * (time.thread_time() - begun), 1))
