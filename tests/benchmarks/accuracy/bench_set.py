"""A set of pages to measure with: templates, and probes of them and of other paper."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.domain import Image, Label
from core.ingest.readers import read_document
from core.ingest.request import PAGE_LONG_SIDE_PX, ReadRequest

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})
HAIR = "hair"
"""The twin kind of editions that differ by a date or a number in the footer."""


@dataclass(frozen=True)
class Probe:
    """`label` of class "": registered nowhere. `twin`: how far the nearest edition of its class
    is, "" if not said."""

    path: Path
    label: Label
    kind: str
    twin: str = ""

    @property
    def known(self) -> bool:
        return bool(self.label.class_name)


@dataclass(frozen=True)
class Template:
    path: Path
    label: Label


@dataclass(frozen=True)
class BenchSet:
    folder: Path
    templates: tuple[Template, ...]
    probes: tuple[Probe, ...]


def load_set(folder: Path, every: int = 1) -> BenchSet:
    """`folder`: `templates/CLASS/[SUB-LABEL/]page.png`, `probes/` and `probes.csv`."""
    probes = thinned(load_probes(folder), every)
    return BenchSet(folder, load_templates(folder / "templates"), tuple(probes))


def load_probes(folder: Path) -> list[Probe]:
    with (folder / "probes.csv").open(newline="", encoding="utf-8-sig") as table:
        return [
            Probe(
                folder / "probes" / row["file"], Label(row["class"], row["sub_label"]),
                row["kind"], row.get("twin") or "",
            )
            for row in csv.DictReader(table)
        ]  # fmt: skip


def load_templates(tree: Path, prefix: str = "") -> tuple[Template, ...]:
    """`prefix` is put before each class, so that two trees do not share one."""
    found = []
    for path in sorted((*tree.glob("*/*"), *tree.glob("*/*/*"))):
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            parts = path.relative_to(tree).parts
            label = Label(prefix + parts[0], parts[1] if len(parts) == 3 else "")
            found.append(Template(path, label))
    if not found:
        raise SystemExit(f"There are no templates in {tree}.")
    return tuple(found)


def thinned(probes: Sequence[Probe], every: int) -> list[Probe]:
    """Each n-th of every kind and distance, so that all of them stay; in the old order."""
    groups: dict[tuple[bool, str, str], list[int]] = defaultdict(list)
    for number, probe in enumerate(probes):
        groups[probe.known, probe.kind, probe.twin].append(number)
    kept = sorted(number for group in groups.values() for number in group[::every])
    return [probes[number] for number in kept]


def page_of(path: Path) -> Image:
    """The page that decides, decoded as the program does: the first that is not blank."""
    request = ReadRequest(PAGE_LONG_SIDE_PX, stop_at_content=True)
    return read_document(path, request).pages[-1].image
