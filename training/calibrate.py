"""`python -m training.calibrate MODEL.onnx --set SET [--check SET ...]`

Measures what unregistered pages score at best over galleries of many sizes, by the program's own
way of looking: the embedding, the sheet found in the picture, alignment. Writes the thresholds into
MODEL.json. A set is a folder as `training.data.evaluation_set` draws it; its pages of the empty
class are the unregistered ones. Templates of the same publisher or document as a page are taken to
be in every gallery: an office meets the other forms of those whose forms it registers. `--check`:
prints how often pages of another set would be filed at the thresholds of MODEL.json; without
`--set` nothing is written. `--keep FOLDER`: scores are written there and read again.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain import Image, Vectors
from core.errors import KamiwakeError
from core.imaging.preprocess import model_input
from core.ingest.readers import read_document
from core.ingest.request import PAGE_LONG_SIDE_PX, ReadRequest
from core.recognition.calibrate import (
    Calibration,
    Scores,
    calibrate_scores,
    first_of_near_identical,
)
from core.recognition.embedding import Embedder, load_model
from core.recognition.features import Features
from core.recognition.page_scores import PageScores, page_scores
from core.recognition.second_look import KnownTemplates
from core.recognition.twins import Twins
from training.report.evaluation_set import Outsider, outsiders, progress
from training.report.figures import PROMISES, Promise, kept_promises
from training.report.tables import Table, promise_table, table_text

log = logging.getLogger(__name__)
_HELD_PAGES = 200


@dataclass(frozen=True, eq=False)
class Scored:
    """Unregistered pages (M) against distinct templates (N), scores (M, N): by the embedding of the
    picture as it is, and as the second look leaves them. `related` (M, N): of the same make."""

    first_look: Scores
    second_look: Scores
    related: NDArray[np.bool_]

    def floored(self, scores: Scores) -> Scores:
        """With what is related in every gallery: no gallery's best is lower than its best."""
        least = np.where(self.related, scores, 0).max(1, keepdims=True)
        return np.asarray(np.maximum(scores, least))

    @classmethod
    def read(cls, path: Path) -> Scored:
        with np.load(path) as kept:
            return cls(kept["first_look"], kept["second_look"], kept["related"])

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path, first_look=self.first_look, second_look=self.second_look, related=self.related
        )


class Pages:
    """Templates that are files, of which nothing is kept."""

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths

    def image(self, template_id: int) -> Image:
        return _page(self._paths[template_id])

    def features(self, template_id: int) -> Features | None:
        return None

    def keep_features(self, template_id: int, features: Features) -> None:
        pass

    def pair(self, first_id: int, second_id: int) -> tuple[Twins | None] | None:
        return None

    def keep_pair(self, first_id: int, second_id: int, twins: Twins | None) -> None:
        pass


def _page(path: Path) -> Image:
    """As the program reads documents."""
    return read_document(path, ReadRequest(PAGE_LONG_SIDE_PX)).pages[0].image


def scored(folder: Path, embedder: Embedder, workers: int) -> Scored:
    """Raises SetError for a set that cannot be used, UnreadableDocument for a damaged page."""
    templates, pages = outsiders(folder)
    with ThreadPoolExecutor(workers) as pool:
        embedded = pool.map(lambda path: _embedded(path, embedder), templates)
        gallery = np.stack(list(progress(embedded, len(templates), "templates")))
        chosen = first_of_near_identical(gallery)
        distinct: Vectors = gallery[chosen]
        files = Pages([templates[row] for row in chosen])
        known = KnownTemplates(files, len(chosen), _HELD_PAGES)

        def looked(page: Outsider) -> PageScores:
            return page_scores(_page(page.path), distinct, embedder, known)

        rows = list(progress(pool.map(looked, pages), len(pages), "pages"))
    related = np.array([np.isin(chosen, page.related) for page in pages])
    first, second = (np.stack(column) for column in zip(*rows, strict=True))
    return Scored(first, second, related)


def _embedded(path: Path, embedder: Embedder) -> np.ndarray:
    return np.asarray(embedder.embed(model_input(_page(path), embedder.size_px)[None])[0])


def write_calibration(model: Path, found: Scored) -> tuple[Calibration, Calibration]:
    """Replaces the thresholds in MODEL.json. Raises ValueError for too small a set."""
    pages = len(found.first_look)
    first = calibrate_scores(found.floored(found.first_look), pages)
    second = calibrate_scores(found.floored(found.second_look), pages)
    file = model.with_suffix(".json")
    description = json.loads(file.read_text("utf-8"))
    description |= {"calibration": first.to_json(), "aligned_calibration": second.to_json()}
    part = file.with_suffix(".part")
    part.write_text(json.dumps(description, indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(file)
    return first, second


def aligned_calibration(embedder: Embedder) -> Calibration:
    """Raises ValueError when the model has none."""
    found = embedder.aligned_calibration
    if found is None:
        raise ValueError("the model has no calibration of aligned scores; give --set")
    return found


def promises(found: Scored, embedder: Embedder, seed: int = 0) -> tuple[Promise, ...]:
    """What the program would file of the unregistered pages, by size of the gallery."""
    aligned = aligned_calibration(embedder)
    looks = [
        (found.floored(found.first_look), embedder.calibration),
        (found.floored(found.second_look), aligned),
    ]
    return kept_promises(looks, seed)


def table(calibration: Calibration, name: str) -> Table:
    header = ("gallery", *(f"1 in {odds:,}" for odds in PROMISES))
    rows = tuple(
        (f"{size:,}", *(f"{calibration.threshold(size, odds):.3f}" for odds in PROMISES))
        for size in calibration.gallery_sizes
    )
    counts = f"{calibration.probes:,} pages, {calibration.gallery:,} distinct templates."
    return Table(name, counts, header, rows)


def _kept(folder: Path, embedder: Embedder, args: argparse.Namespace) -> Scored:
    if args.keep is None:
        return scored(folder, embedder, args.workers)
    path: Path = args.keep / f"{folder.resolve().name}-{embedder.sha256[:12]}.npz"
    if not path.exists():
        scored(folder, embedder, args.workers).write(path)
    return Scored.read(path)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("model", type=Path, help="NAME.onnx with NAME.json beside it")
    parser.add_argument("--set", type=Path, help="to calibrate on")
    parser.add_argument("--check", type=Path, action="append", default=[], help="to measure on")
    parser.add_argument("--keep", type=Path, help="folder of scores; remove it after a change")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    cv2.setNumThreads(1)
    try:
        if args.set:
            found = _kept(args.set, Embedder(load_model(args.model)), args)
            first, second = write_calibration(args.model, found)
            for made in (table(first, "The embedding alone"), table(second, "After alignment")):
                print(table_text(made))
        for folder in args.check:
            embedder = Embedder(load_model(args.model))
            aligned_calibration(embedder)
            found = _kept(folder, embedder, args)
            made = promise_table(promises(found, embedder), f"{folder.name}, the whole program")
            print(table_text(made))
    except (OSError, ValueError, KamiwakeError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
