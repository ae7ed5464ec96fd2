"""Templates and probes in folders: read once, squeezed to the square a model takes."""

from __future__ import annotations

import csv
import logging
import time
from collections.abc import Iterator, Sequence
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
from training.report.figures import Evaluation, Truth

log = logging.getLogger(__name__)
COLUMNS = ("file", "class", "sub_label", "kind", "rotation", "twin")
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})
_SAY_EVERY_S = 10.0
_LEAST_REDUCTION = 2
"""A JPEG is decoded at a size that stays so many times the model's input."""

Squares: TypeAlias = NDArray[np.uint8] | NDArray[np.float16]


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
        square = model_input(read_page(paths[index], 0 if exact else size_px), size_px)
        squares[index] = square if exact else np.rint(square * 255)

    # Decoders and resizing let go of the interpreter: threads serve, and nothing is copied.
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for _ in progress(pool.map(fill, range(len(paths))), len(paths), f"{folder.name}: pages"):
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


class Outsider(NamedTuple):
    """A page that is registered nowhere. `related`: of which templates it shares the make, being
    another form of their publisher or another page of their document."""

    path: Path
    related: tuple[int, ...]


def outsiders(folder: Path) -> tuple[list[Path], list[Outsider]]:
    """The files of the templates, and the unregistered probes. Raises SetError naming the file and
    the next step."""
    templates = _templates(folder / "templates")
    labels = [label for label, _ in templates]
    rows = _rows(folder / "probes.csv", frozenset(labels))
    makes = _makes(folder, labels)
    unregistered = [
        Outsider(folder / "probes" / row.file, makes.get(_make(row.source), ()))
        for row in rows
        if not row.label.class_name
    ]
    return [path for _, path in templates], unregistered


def _makes(folder: Path, labels: Sequence[Label]) -> dict[str, tuple[int, ...]]:
    """Numbers of templates by what is of their make; {} in a set that does not say."""
    numbers: dict[str, list[int]] = {}
    sources: dict[Label, str] = {}
    if (folder / "templates.csv").exists():
        with (folder / "templates.csv").open(newline="", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                sources[Label(row["class"], row["sub_label"])] = row["source"]
    for number, label in enumerate(labels):
        for make in {f"same-publisher/{label.class_name}", _make(sources.get(label, ""))}:
            numbers.setdefault(make, []).append(number)
    return {make: tuple(found) for make, found in numbers.items() if make}


def _make(source: str) -> str:
    """`document/pages/0a1b#2` -> its document, `same-publisher/form-0007/...` -> its publisher."""
    if source.startswith("document/"):
        return source.partition("#")[0]
    return "/".join(source.split("/")[:2]) if source.startswith("same-publisher/") else ""


class _Row(NamedTuple):
    file: str
    label: Label
    kind: str
    twin: str
    rotation: int
    source: str = ""


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
    return _Row(file, label, kind, twin, int(rotation or 0), row.get("source") or "")


def read_page(path: Path, reduce_for_px: int = 0) -> Image:
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


def progress(items: Iterator[Any] | Sequence[Any], total: int, what: str) -> Iterator[Any]:
    """Logs how far it is and the time left, not more often than every few seconds."""
    started = said = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - said >= _SAY_EVERY_S and done < total:
            said, left_s = now, (now - started) / done * (total - done)
            log.info("%s %d of %d, %.0f s left", what, done, total, left_s)
