"""`python -m training.evaluate MODEL --set FOLDER [--set FOLDER ...] [--out REPORT_DIR] [--json]`

MODEL is an exported `NAME.onnx` with `NAME.json` beside it, or a checkpoint `.pt` (its averaged
network). A set holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv` with the
columns file, class, sub_label, kind, rotation, twin; an empty class is a page that is registered
nowhere and has to be refused. The embedding is measured by itself: four rotations of each page as
it is stored, no sheet finding, no alignment.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.domain import Vectors
from core.errors import KamiwakeError
from core.recognition.calibrate import Calibration
from core.recognition.embedding import Embedder, load_model
from training.memory import keep_freed_memory
from training.report.evaluation_set import (
    EvaluationSet,
    Measured,
    SetError,
    Squares,
    images,
    load_evaluation_set,
    progress,
)
from training.report.figures import Evaluation, Truth, evaluate_vectors
from training.report.tables import format_table

__all__ = [
    "Evaluation", "EvaluationSet", "Measured", "Model", "SetError", "Truth", "embed_set",
    "evaluate_vectors", "format_table", "images", "load_evaluation_set", "open_model",
]  # fmt: skip

log = logging.getLogger(__name__)
_BATCH_PAGES = 64

Embed: TypeAlias = Callable[[NDArray[np.float32]], Vectors]
"""float32 (N, 3, S, S) RGB in [0, 1] -> (N, D), rows of unit length."""


class Model(NamedTuple):
    name: str
    size_px: int
    dim: int
    embed: Embed
    calibration: Calibration | None
    about: dict[str, Any]
    """What a reader wants to know of its making."""


def embed_set(embed: Embed, pages: EvaluationSet) -> tuple[Vectors, NDArray[np.float32]]:
    """Templates (T, D) and probes (P, 4, D); entry k takes the page turned back by k * 90."""
    gallery = [embed(images(part)) for part in _batches(pages.templates)]
    turned: list[Vectors] = []
    parts = list(_batches(pages.probes))
    for part in progress(parts, len(parts), f"{pages.name}: embedding, batches"):
        squares = images(part)
        # The graph tells a batch by its first axis alone: the four views go through together.
        views = np.stack([np.rot90(squares, -k, axes=(2, 3)) for k in range(4)], 1)
        vectors = embed(np.ascontiguousarray(views.reshape(-1, *squares.shape[1:])))
        turned.append(vectors.reshape(len(part), 4, -1))
    return np.concatenate(gallery), np.concatenate(turned)


def _batches(squares: Squares) -> Iterator[Squares]:
    for start in range(0, len(squares), _BATCH_PAGES):
        yield squares[start : start + _BATCH_PAGES]


def open_model(path: Path, threads: int = 2) -> Model:
    """Raises KamiwakeError naming the file and the next step."""
    if path.suffix == ".pt":
        return _checkpoint_model(path)
    if path.suffix != ".onnx":
        remedy = "Give an exported NAME.onnx or a checkpoint .pt."
        raise SetError(f"{path} is no model.", remedy, str(path))
    file = load_model(path)
    embedder = Embedder(file, threads)
    promised = file.description.get("calibration") is not None
    about = {"sha256": file.sha256, "training": file.description.get("training")}
    calibration = embedder.calibration if promised else None
    return Model(file.name, file.size_px, file.dim, embedder.embed, calibration, about)


def _checkpoint_model(path: Path) -> Model:
    import torch  # noqa: PLC0415 - an exported model is measured without it

    from training.embed import embed  # noqa: PLC0415
    from training.export import load_network  # noqa: PLC0415

    try:
        network, config, step = load_network(path)
    except Exception as error:  # what unpickling raises shares no base class
        remedy = "Give a checkpoint that `training.train` has written with this version."
        raise SetError(f"{path} cannot be loaded ({error!r:.300}).", remedy, str(path)) from error

    def embed_images(images: NDArray[np.float32]) -> Vectors:
        return np.asarray(embed(network, torch.from_numpy(images)).numpy(), np.float32)

    about = {"training": {"config": config.to_dict(), "step": step}}
    return Model(config.name, config.size_px, config.dim, embed_images, None, about)


def page_cost(path: Path, pages: int = 100) -> str:
    """Size, and milliseconds for one page at one rotation on one thread, decoding left out."""
    file = load_model(path)
    embedder = Embedder(file, threads=1)
    page = np.random.default_rng(0).random((1, 3, file.size_px, file.size_px), np.float32)
    spent_ms = []
    for _ in range(pages):
        started = time.perf_counter()
        embedder.embed(page)
        spent_ms.append(1000 * (time.perf_counter() - started))
    low, middle = np.quantile(spent_ms, (0.1, 0.5))
    megabytes = len(file.graph) / 1e6
    return f"{megabytes:.1f} MB, {middle:.2f} ms a page at one rotation ({low:.2f} at best)"


def measure(model: Model, folder: Path, workers: int = 2, exact: bool = True) -> Measured:
    pages = load_evaluation_set(folder, model.size_px, workers, exact)
    gallery, probes = embed_set(model.embed, pages)
    figures = evaluate_vectors(gallery, probes, pages.truth, model.calibration)
    return Measured(pages, gallery, probes, figures)


def to_json(model: Model, sets: Sequence[Measured]) -> dict[str, Any]:
    about = {"name": model.name, "size_px": model.size_px, "dim": model.dim} | model.about
    figures = {measured.pages.name: measured.evaluation.to_json() for measured in sets}
    return {"model": about, "sets": figures}


def run(args: argparse.Namespace) -> None:
    names = [folder.resolve().name for folder in args.sets]
    for name in names:
        if names.count(name) > 1:
            raise SetError(f"Two sets are called {name}.", "Give them different names.", name)
    model = open_model(args.model, args.workers)
    sets = [measure(model, folder, args.workers, not args.quick) for folder in args.sets]
    figures = to_json(model, sets)
    if args.json:
        print(json.dumps(figures, indent=1, ensure_ascii=False))
    else:
        for measured in sets:
            print(f"{model.name} on {measured.pages.name}: {format_table(measured.evaluation)}\n")
        if args.model.suffix == ".onnx":
            print(f"{model.name}: {page_cost(args.model)}")
    if args.out:
        from training.report.page import write_report  # noqa: PLC0415 - needs the training extra

        write_report(args.out, model.name, figures, sets)
        log.info("report written to %s", args.out / "report.html")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m training.evaluate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("model", type=Path, metavar="MODEL")
    parser.add_argument("--set", type=Path, action="append", required=True, dest="sets")
    parser.add_argument("--out", type=Path, help="folder for report.html and its pictures")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    parser.add_argument("--quick", action="store_true", help="decode JPEGs at reduced size")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="threads")
    args = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
    keep_freed_memory()
    try:
        run(args)
    except (KamiwakeError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
