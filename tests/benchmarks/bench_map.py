"""The map of a library: is it true, does it stay, is it quick?
`python tests/benchmarks/bench_map.py [--pages 1000] [--templates 10000]`

Draws pages with editions of them and prints how many of each template's ten nearest are among its
ten nearest on the map, and how often an edition's nearest is of the same form: for two principal
components, for this program's map and for scikit-learn's t-SNE; and how far the others move when
one template is added. Then seconds for many templates, and milliseconds for painting them.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from core.database.types import utc_now
from core.domain import Label, Vectors
from core.imaging.preprocess import model_input
from core.library.entries import Registered
from core.library.neighbours import Neighbours, neighbours_of
from core.library.projection import Positions, adapted, principal, projected
from core.recognition.calibrate import NEAR_IDENTICAL_COS
from core.recognition.embedding import Embedder, default_model

DRAWN_PX = 640


def drawn_vectors(pages: int) -> tuple[Vectors, NDArray[np.int64]]:
    """Of drawn pages, some with one or two editions more; and which form each is of."""
    from training.data.fonts import find_fonts
    from training.data.forms import page_layout
    from training.data.layout_twins import layout_twin
    from training.data.paint import paint_scaled, pixels

    fonts, embedder = find_fonts(None), Embedder(default_model())
    vectors, forms = [], []
    for seed in range(pages):
        chance = Random(seed)
        layouts = [page_layout(seed)]
        try:
            for _ in range(chance.choice((0, 0, 1, 2))):
                layouts.append(layout_twin(layouts[-1], chance, fonts).layout)
        except ValueError:
            pass  # nothing in it can be changed visibly
        for layout in layouts:
            image = pixels(paint_scaled(layout, fonts, DRAWN_PX / max(layout.size_mm)))
            vectors.append(embedder.embed(model_input(image, embedder.size_px)[None])[0])
            forms.append(seed)
    return np.stack(vectors), np.asarray(forms)


def many_vectors(some: Vectors, count: int) -> Vectors:
    """Between any two of them, three near one another each: as many as wanted, made fast."""
    chance = np.random.default_rng(0)
    first, second = chance.integers(0, len(some), (2, -(-count // 3)))
    mixed = np.repeat(0.6 * some[first] + 0.4 * some[second], 3, axis=0)[:count]
    mixed += chance.normal(size=mixed.shape) * 0.01
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), np.float32)


def nearest_on_map(places: Positions, count: int) -> NDArray[np.int64]:
    rows = []
    for start in range(0, len(places), 1024):
        part = places[start : start + 1024]
        off = ((part[:, None] - places[None]) ** 2).sum(2)
        off[np.arange(len(part)), np.arange(start, start + len(part))] = np.inf
        rows.append(np.argsort(off, axis=1)[:, :count])
    return np.concatenate(rows)


def report(name: str, found: Neighbours, places: Positions, forms: NDArray[np.int64]) -> None:
    near = nearest_on_map(places, found.nearest.shape[1])
    kept = np.mean([len(np.intersect1d(*rows)) for rows in zip(near, found.nearest, strict=True)])
    several = np.bincount(forms)[forms] > 1
    same = float((forms[near[:, 0]] == forms)[several].mean())
    print(f"{name:22} keeps {kept / near.shape[1]:5.1%} of the nearest ten, "
          f"beside an edition of its own {same:5.1%}")  # fmt: skip


def stability(vectors: Vectors) -> None:
    ids = np.arange(len(vectors))
    before = neighbours_of(ids[:-1], vectors[:-1])
    places = projected(before)
    after = neighbours_of(ids, vectors, before)
    known = ids < len(ids) - 1
    began = time.perf_counter()
    later = adapted(after, np.vstack([places, [[0, 0]]]).astype(np.float32), known)
    took = time.perf_counter() - began
    moved = np.hypot(*(later[:-1] - places).T) / np.ptp(places, axis=0).max()
    print(f"one template more: {took:.1f} s; the others move by {np.median(moved):.2%} of the "
          f"map's width, one in a hundred by over {np.quantile(moved, 0.99):.1%}")  # fmt: skip


def painting(places: Positions) -> None:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from app.gui import make_look
    from app.pictures import Pictures
    from app.tasks import TaskRunner
    from app.widgets.template_map import TemplateMap

    application = QApplication(["bench"])

    def nothing() -> None:
        raise LookupError

    pictures = Pictures(nothing, nothing, TaskRunner())  # type: ignore[arg-type]
    shown = TemplateMap(make_look(application), pictures, str)
    shown.resize(QSize(740, 640))
    count = len(places)
    now = utc_now()
    points = [
        Registered(at, Label(f"Class {at // 3}"), None, "scan.png", 1, now) for at in range(count)
    ]
    pairs = [(at, at + 1) for at in range(0, count - 1, 30)]
    shown.show_map(points, places.astype(np.float64), pairs)
    for name, act in (
        ("whole map", shown._redraw), ("pointing", shown.update), ("panning", _pan(shown)),
        ("closer", shown.zoom_in),
    ):  # fmt: skip
        spent_ms = []
        for _ in range(8):
            act()
            began = time.process_time()
            shown.grab()
            spent_ms.append(1000 * (time.process_time() - began))
        median_ms = np.median(spent_ms)
        print(f"painting {count:,} samples, {name:10} {median_ms:6.1f} ms of a processor")


def _pan(shown: object) -> object:
    return lambda: shown._look_at(shown._view.panned(7, 3))  # type: ignore[attr-defined]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--templates", type=int, default=10_000)
    asked = parser.parse_args()
    vectors, forms = drawn_vectors(asked.pages)
    found = neighbours_of(np.arange(len(vectors)), vectors)
    print(f"{len(vectors):,} templates of {asked.pages:,} drawn forms")
    first, second = np.triu_indices(len(vectors), 1)
    alike = (vectors @ vectors.T)[first, second] >= NEAR_IDENTICAL_COS
    editions = forms[first] == forms[second]
    print(f"near-identical by their vectors: {alike[editions].mean():.0%} of two editions, "
          f"{alike[~editions].sum()} of {(~editions).sum():,} pairs of two forms")  # fmt: skip
    report("principal components", found, principal(vectors), forms)
    report("this map", found, projected(found), forms)
    from sklearn.manifold import TSNE

    start = principal(vectors) * 1e-3
    report("t-SNE", found, TSNE(init=start, perplexity=10).fit_transform(vectors), forms)
    stability(vectors)
    many = many_vectors(vectors, asked.templates)
    began = time.perf_counter()
    found = neighbours_of(np.arange(len(many)), many)
    searched = time.perf_counter()
    places = projected(found)
    done = time.perf_counter()
    print(
        f"{len(many):,} templates: neighbours {searched - began:.1f} s, map {done - searched:.1f} s"
    )
    neighbours_of(np.arange(len(many) + 1), np.vstack([many, vectors[:1]]), found)
    print(f"neighbours of one more {time.perf_counter() - done:.2f} s")
    painting(places)


if __name__ == "__main__":
    main()
