"""`python -m training.evaluate MODEL --set FOLDER [--set FOLDER ...] [--out REPORT_DIR] [--json]`

MODEL is an exported `NAME.onnx` with `NAME.json` beside it, or a checkpoint `.pt` (its averaged
network). A set holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv` with the
columns file, class, sub_label, kind, rotation, twin; an empty class is a page that is registered
nowhere and has to be refused. The embedding is measured by itself: four rotations of each page as
it is stored, no sheet finding, no alignment.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import ImageOps

from core.domain import Image, Label, Vectors
from core.errors import KamiwakeError
from core.imaging.preprocess import model_input
from core.recognition.calibrate import Calibration
from core.recognition.embedding import Embedder, load_model
from training.report.figures import Evaluation, Truth, evaluate_vectors
from training.report.tables import format_table

__all__ = [
    "Evaluation", "EvaluationSet", "Measured", "Model", "SetError", "Truth", "embed_set",
    "evaluate_vectors", "format_table", "images", "load_evaluation_set", "open_model",
]  # fmt: skip

log = logging.getLogger(__name__)
COLUMNS = ("file", "class", "sub_label", "kind", "rotation", "twin")
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})
_BATCH_PAGES = 64
_SAY_EVERY_S = 10.0
_LEAST_REDUCTION = 2
"""A JPEG is decoded at a size that stays so many times the model's input."""

Squares: TypeAlias = NDArray[np.uint8] | NDArray[np.float16]
Embed: TypeAlias = Callable[[NDArray[np.float32]], Vectors]
"""float32 (N, 3, S, S) RGB in [0, 1] -> (N, D), rows of unit length."""


class SetError(KamiwakeError):
    title = "Evaluation set cannot be used"


@dataclass(frozen=True, eq=False)
class EvaluationSet:
    """Pages squeezed to the model's square, RGB: templates (T, 3, S, S), probes (P, 3, S, S), these
    as they lie in their files, turned or not. uint8, or float16 in [0, 1] of an exact set."""

    name: str
    templates: Squares
    probes: Squares
    truth: Truth
    template_paths: tuple[Path, ...]
    probe_paths: tuple[Path, ...]


class Model(NamedTuple):
    name: str
    size_px: int
    dim: int
    embed: Embed
    calibration: Calibration | None
    about: dict[str, Any]
    """What a reader wants to know of its making."""


class Measured(NamedTuple):
    """One set with its vectors (T, D), (P, 4, D) and figures."""

    pages: EvaluationSet
    gallery: Vectors
    probes: NDArray[np.float32]
    evaluation: Evaluation


def load_evaluation_set(
    folder: Path, size_px: int, workers: int = 2, exact: bool = False
) -> EvaluationSet:
    """Raises SetError naming the file and the next step.

    `exact` gives what the program itself shows to a model. Without it JPEGs are decoded at reduced
    size and pages kept as uint8: four times as fast in half the memory, and of near-identical
    editions now and then another one comes first.
    """
    templates = _templates(folder / "templates")
    labels = tuple(label for label, _ in templates)
    rows = _rows(folder / "probes.csv", frozenset(labels))
    paths = [path for _, path in templates] + [folder / "probes" / row.file for row in rows]
    shape = (len(paths), 3, size_px, size_px)
    squares: Squares = np.empty(shape, np.float16) if exact else np.empty(shape, np.uint8)

    def fill(index: int) -> None:
        square = model_input(_page(paths[index], 0 if exact else size_px), size_px)
        squares[index] = square if exact else np.rint(square * 255)

    # Decoders and resizing let go of the interpreter: threads serve, and nothing is copied.
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for _ in _progress(pool.map(fill, range(len(paths))), len(paths), f"{folder.name}: pages"):
            pass
    truth = Truth(
        labels,
        tuple(row.label for row in rows),
        tuple(row.kind for row in rows),
        tuple(row.twin for row in rows),
        tuple(row.rotation for row in rows),
    )
    count = len(templates)
    return EvaluationSet(
        folder.resolve().name, squares[:count], squares[count:], truth,
        tuple(paths[:count]), tuple(paths[count:]),
    )  # fmt: skip


class _Row(NamedTuple):
    file: str
    label: Label
    kind: str
    twin: str
    rotation: int


def _templates(folder: Path) -> list[tuple[Label, Path]]:
    """CLASS/page and CLASS/SUB-LABEL/page, sorted."""
    found = []
    for path in sorted(folder.glob("*/*")) + sorted(folder.glob("*/*/*")):
        parts = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and path.is_file():
            found.append((Label(parts[0], parts[1] if len(parts) == 3 else ""), path))
    if not found:
        remedy = "Lay each as templates/CLASS/SUB-LABEL/page.png."
        raise SetError(f"There are no templates in {folder}.", remedy, str(folder))
    return sorted(found, key=lambda item: item[1])


def _rows(table: Path, labels: frozenset[Label]) -> list[_Row]:
    try:
        with table.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            rows = [] if missing else [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        remedy = "It is a UTF-8 table of the columns " + ",".join(COLUMNS) + "."
        raise SetError(f"{table} cannot be read ({error}).", remedy, str(table)) from error
    if missing:
        remedy = "Its first line has to name " + ",".join(COLUMNS) + "."
        raise SetError(f"{table} lacks {', '.join(missing)}.", remedy, str(table))
    if not rows:
        raise SetError(f"{table} names no probes.", "Add a line for each page.", str(table))
    return [_row(table, line, row, labels) for line, row in rows]


def _row(table: Path, line: int, row: dict[str, Any], labels: frozenset[Label]) -> _Row:
    def wrong(what: str, remedy: str) -> SetError:
        return SetError(f"{table}, line {line}: {what}", remedy, str(table))

    file, class_name, sub_label, kind, rotation, twin = ((row[name] or "") for name in COLUMNS)
    if not file:
        raise wrong("no file is named.", "Name one of probes/.")
    if rotation not in ("", "0", "90", "180", "270"):
        raise wrong(f"the rotation is {rotation!r}.", "It is 0, 90, 180 or 270.")
    label = Label(class_name, sub_label)
    if class_name and label not in labels:
        remedy = "Add its template, or leave the class empty for a page that is not registered."
        raise wrong(f"{file} is of {label}, which has no template.", remedy)
    return _Row(file, label, kind, twin, int(rotation or 0))


def _page(path: Path, reduce_for_px: int = 0) -> Image:
    """(H, W, 3) RGB, EXIF applied; a JPEG smaller, if it may be, for that input size."""
    try:
        with PillowImage.open(path) as picture:
            if reduce_for_px and picture.format == "JPEG":
                least_px = reduce_for_px * _LEAST_REDUCTION
                picture.draft("RGB", (least_px, least_px))
            return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
    except FileNotFoundError as error:
        remedy = "Add the picture, or take its line out of probes.csv."
        raise SetError(f"{path} is missing.", remedy, str(path)) from error
    except (OSError, SyntaxError, ValueError, PillowImage.DecompressionBombError) as error:
        remedy = "Put a sound picture in its place, or take it out of the set."
        raise SetError(f"{path} cannot be read ({error}).", remedy, str(path)) from error


def images(squares: Squares) -> NDArray[np.float32]:
    """(N, 3, S, S) as a model takes it: float32 in [0, 1]."""
    return squares.astype(np.float32) / np.float32(255 if squares.dtype == np.uint8 else 1)


def embed_set(embed: Embed, pages: EvaluationSet) -> tuple[Vectors, NDArray[np.float32]]:
    """Templates (T, D) and probes (P, 4, D); entry k takes the page turned back by k * 90."""
    gallery = [embed(images(part)) for part in _batches(pages.templates)]
    turned: list[Vectors] = []
    parts = list(_batches(pages.probes))
    for part in _progress(parts, len(parts), f"{pages.name}: embedding, batches"):
        squares = images(part)
        # The graph tells a batch by its first axis alone: the four views go through together.
        views = np.stack([np.rot90(squares, -k, axes=(2, 3)) for k in range(4)], 1)
        vectors = embed(np.ascontiguousarray(views.reshape(-1, *squares.shape[1:])))
        turned.append(vectors.reshape(len(part), 4, -1))
    return np.concatenate(gallery), np.concatenate(turned)


def _batches(squares: Squares) -> Iterator[Squares]:
    for start in range(0, len(squares), _BATCH_PAGES):
        yield squares[start : start + _BATCH_PAGES]


def _progress(items: Iterator[Any] | Sequence[Any], total: int, what: str) -> Iterator[Any]:
    """Logs how far it is and the time left, not more often than every few seconds."""
    started = said = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - said >= _SAY_EVERY_S and done < total:
            said, left_s = now, (now - started) / done * (total - done)
            log.info("%s %d of %d, %.0f s left", what, done, total, left_s)


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
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, EOFError) as error:
        remedy = "Give a checkpoint that `training.train` has written with this version."
        raise SetError(f"{path} cannot be loaded ({error!r:.300}).", remedy, str(path)) from error

    def embed_images(images: NDArray[np.float32]) -> Vectors:
        return np.asarray(embed(network, torch.from_numpy(images)).numpy(), np.float32)

    about = {"training": {"config": config.to_dict(), "step": step}}
    return Model(path.stem, config.size_px, config.dim, embed_images, None, about)


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
    if args.out:
        from training.report.page import write_report  # noqa: PLC0415 - needs the training extra

        write_report(args.out, model.name, figures, sets)
        log.info("report written to %s", args.out / "report.html")


def main() -> int:
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
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        run(args)
    except (KamiwakeError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
