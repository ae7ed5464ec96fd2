"""`python tests/benchmarks/bench_alignment.py SET...`: what aligning says of right and wrong forms.

Each SET is a folder drawn by `python -m training.data.forms`. Every scan is aligned to the three
best templates of every set: its own form on one side, forms of other sets on the other. Prints
quantiles of agreeing points, coverage and combined score, and milliseconds a page.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import numpy as np

from core.imaging.preprocess import four_rotations, model_input
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest
from core.recognition.alignment import Features, align, combined_score, extract
from core.recognition.embedding import Embedder, default_model
from core.recognition.recognizer import LOOK_TWICE_FROM

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


def main(folders: list[Path]) -> None:
    embedder = Embedder(default_model())
    libraries = {folder: load_library(folder, embedder) for folder in folders}
    right, wrong, spent_s, aligned = [], [], 0.0, 0
    for folder in folders:
        with (folder / "expected.csv").open(newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            image = page_of(folder / "scans" / row["file"], 1000)
            views = embedder.embed(four_rotations(image, embedder.size_px))
            started = time.perf_counter()
            seen = extract(image)
            spent_s += time.perf_counter() - started
            for owner, library in libraries.items():
                scores = (np.stack([entry[1] for entry in library]) @ views.T).max(1) / 2 + 0.5
                for index in np.argsort(-scores)[:3]:
                    label, _, features = library[index]
                    if scores[index] < LOOK_TWICE_FROM:
                        continue
                    started = time.perf_counter()
                    agreement = align(seen, features)
                    spent_s += time.perf_counter() - started
                    aligned += 1
                    score = combined_score(float(scores[index]), agreement)
                    measured = (agreement.points, agreement.coverage, score)
                    if owner == folder and label == (row["class"], row["sub_label"]):
                        right.append(measured)
                    elif owner != folder or label[0] != row["class"]:
                        wrong.append(measured)
    for name, values in (("own form", right), ("other form", wrong)):
        print(f"{name}: {len(values)} pairs; quantiles {QUANTILES}")
        for column, what in enumerate(("points", "coverage", "score")):
            quantiles = np.quantile([value[column] for value in values], QUANTILES)
            print(f"  {what:9}", *(f"{value:.3f}" for value in quantiles))
    print(f"{1000 * spent_s / aligned:.1f} ms an alignment, features included")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
