"""`python tests/benchmarks/bench_alignment.py SET...`: what aligning says of right and wrong forms.

Each SET is a folder drawn by `python -m training.data.forms`. Every scan is aligned to the three
best templates of every set: its own form on one side, forms of other sets on the other. Prints
quantiles of agreeing points, coverage and evidence, as the program aligns and with every feature
matched with every other, the slow reference, and milliseconds of each.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import cv2
import numpy as np

from core.imaging.preprocess import four_rotations, model_input
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest
from core.recognition.alignment import Agreement, align, align_thoroughly, evidence
from core.recognition.embedding import Embedder, default_model
from core.recognition.features import Features, extract
from core.recognition.recognizer import LOOK_TWICE_FROM

QUICK, SLOW = "as the program does", "every feature with every other"
QUANTILES = (0.0, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999, 1.0)


def page_of(path: Path, long_side_px: int) -> np.ndarray:
    return read_document(path, ReadRequest(long_side_px, stop_at_content=True)).pages[-1].image


def load_library(
    folder: Path, embedder: Embedder
) -> list[tuple[tuple[str, str], np.ndarray, Features]]:
    entries = []
    for path in sorted((folder / "library").rglob("*.png")):
        image = page_of(path, 1600)
        parts = path.relative_to(folder / "library").parts
        label = (parts[0], parts[1] if len(parts) == 3 else "")
        vector = embedder.embed(model_input(image, embedder.size_px)[None])[0]
        entries.append((label, vector, extract(image)))
    return entries


class Ways:
    """Two ways of aligning, over the same pairs."""

    def __init__(self) -> None:
        self.ways = {
            "as the program does": align,
            "every feature with every other": align_thoroughly,
        }
        self.spent_s = dict.fromkeys(self.ways, 0.0)
        self.right: dict[str, list[Agreement]] = {name: [] for name in self.ways}
        self.wrong: dict[str, list[Agreement]] = {name: [] for name in self.ways}

    def take(self, page: Features, template: Features, right: bool) -> None:
        for name, way in self.ways.items():
            started = time.perf_counter()
            agreement = way(page, template)
            self.spent_s[name] += time.perf_counter() - started
            (self.right if right else self.wrong)[name].append(agreement)

    def tell(self) -> None:
        for name, spent_s in self.spent_s.items():
            pairs = len(self.right[name]) + len(self.wrong[name])
            print(f"{name}: {1000 * spent_s / pairs:.1f} ms a pair")
            for whose, found in (("own form", self.right[name]), ("other form", self.wrong[name])):
                print(f"  {whose}: {len(found)} pairs; quantiles {QUANTILES}")
                columns = {
                    "points": [one.points for one in found],
                    "coverage": [one.coverage for one in found],
                    "evidence": [evidence(one) for one in found],
                }
                for what, values in columns.items():
                    told = (f"{value:.3f}" for value in np.quantile(values, QUANTILES))
                    print(f"    {what:9}", *told)
        slow, quick = (
            self.spent_s["every feature with every other"],
            self.spent_s["as the program does"],
        )
        print(f"ratio {slow / quick:.1f}")


def main(folders: list[Path]) -> None:
    cv2.setNumThreads(1)
    embedder = Embedder(default_model())
    libraries = {folder: load_library(folder, embedder) for folder in folders}
    ways = Ways()
    for folder in folders:
        with (folder / "expected.csv").open(newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            image = page_of(folder / "scans" / row["file"], 1000)
            views = embedder.embed(four_rotations(image, embedder.size_px))
            page = extract(image)
            for owner, library in libraries.items():
                scores = (np.stack([entry[1] for entry in library]) @ views.T).max(1) / 2 + 0.5
                for index in np.argsort(-scores)[:3]:
                    label, _, template = library[index]
                    own = owner == folder and label == (row["class"], row["sub_label"])
                    twin = owner == folder and label[0] == row["class"]
                    if scores[index] >= LOOK_TWICE_FROM and (own or not twin):
                        ways.take(page, template, own)
    ways.tell()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
