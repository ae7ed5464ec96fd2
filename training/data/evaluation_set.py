"""The generated evaluation: registered templates, and probes of registered and other paper.

python -m training.data.evaluation_set FOLDER --data DATA [--templates 420] [--seed 1]

FOLDER gets `templates/CLASS/SUB-LABEL/page.png`, `templates.csv` (class, sub_label, source),
`probes/NNNNN.jpg` and `probes.csv` (file, class, sub_label, kind, rotation, twin, source; class is
empty for unregistered paper), and `set.json` with counts. Nothing in it was ever trained on: pages
of documents that the pool holds out, and forms from seeds of a range of their own. The same seed
gives the same set.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.config import DataConfig
from training.data.cache import Progress
from training.data.capture import Sheet
from training.data.evaluation_probes import Probe, draw_probes, plan
from training.data.evaluation_templates import (
    Page,
    Template,
    near_pairs,
    registered,
    sheet_thumbnail,
    thumbnails,
)
from training.data.fonts import Fonts, FontsMissing, find_fonts
from training.data.forms import VERSION
from training.data.held_out_pages import held_out_pages
from training.data.pages import LOOK_ALIKE_CORRELATION
from training.data.seeds import stream

log = logging.getLogger(__name__)
_COLUMNS = ("file", "class", "sub_label", "kind", "rotation", "twin", "source")
_NEAR = 0.98  # templates that correlate by more are counted: hard to tell apart at first sight
_INK_LEVELS, _LEAST_INK = 40, 0.02
_ASKED = ("templates", "registered", "unknown", "seed", "held_out_share")
_PAPER_SETS = ("pages/", "cards/")  # pictures are no office paper


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the set; 0 when written, 2 when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m training.data.evaluation_set")
    parser.add_argument("folder", type=Path, help="where to write; must be empty or not exist")
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--templates", type=int, default=420)
    parser.add_argument("--registered", type=int, default=1500, help="probes of registered paper")
    parser.add_argument("--unknown", type=int, default=2000, help="probes of other paper")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held-out-share", type=float, default=DataConfig().held_out_share)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"error: {folder} is not an empty folder", file=sys.stderr)
        return 2
    try:
        write_evaluation_set(given)
    except (FontsMissing, FileNotFoundError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def write_evaluation_set(given: argparse.Namespace) -> None:
    """Builds the set beside its folder, then gives it its name."""
    fonts_folder = given.data / "fonts"
    fonts = find_fonts(fonts_folder if fonts_folder.is_dir() else None)
    folder: Path = given.folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(suffix=".part", prefix=f"{folder.name}.", dir=folder.parent))
    try:
        counts = _write(part, given, fonts)
        (part / "set.json").write_text(json.dumps(counts, indent=2) + "\n", "utf-8")
        if folder.exists():
            folder.rmdir()  # empty, as asked for
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(part: Path, given: argparse.Namespace, fonts: Fonts) -> dict[str, Any]:
    seed, workers = given.seed, given.workers
    pages = held_out_pages(given.data, DataConfig().shards, given.held_out_share)
    paper = [page for page in pages if page[0].startswith(_PAPER_SETS) and _is_sheet(page[1])]
    stream(seed, "held-out pages").shuffle(paper)
    half = len(paper) // 2  # may be registered; the others stay unknown
    templates = registered(given.templates, paper[:half], fonts, seed, workers)
    taken = {one.source for one in templates}
    others = [page for page in paper if f"document/{page[0]}" not in taken]
    for one in templates:
        place = part / "templates" / one.label / one.sub_label
        place.mkdir(parents=True)
        (place / "page.png").write_bytes(one.png)
    _write_templates(part, templates)
    counts = (given.registered, given.unknown)
    tasks = plan(templates, _unlike(others, templates, fonts), counts, seed)
    probes = draw_probes(tasks, templates, fonts, seed, workers)
    return _counts(given, templates, _write_probes(part, probes, len(tasks)))


def _write_templates(part: Path, templates: Sequence[Template]) -> None:
    with (part / "templates.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("class", "sub_label", "source"))
        table.writerows((one.label, one.sub_label, one.source) for one in templates)


def _is_sheet(picture: NDArray[np.uint8]) -> bool:
    """Neither a strip cut from a page nor nearly empty: in an office nobody files such."""
    height, width = picture.shape[:2]
    grey = picture.mean(2)
    inked = float((np.abs(grey - np.median(grey)) > _INK_LEVELS).mean())
    return 0.5 < width / height < 2 and inked > _LEAST_INK


def _unlike(pages: Sequence[Page], templates: Sequence[Template], fonts: Fonts) -> list[Page]:
    """Pages that are no template to the eye."""
    known = thumbnails(templates)
    kept = []
    for document, picture in pages:
        found = sheet_thumbnail(Sheet(picture=picture), fonts)
        if float((known @ found).max()) <= LOOK_ALIKE_CORRELATION:
            kept.append((document, picture))
    return kept


def _write_probes(part: Path, probes: Iterable[Probe], count: int) -> list[Probe]:
    """Writes files and table; returns the probes without their pictures."""
    (part / "probes").mkdir()
    progress, told = Progress("probes", count), []
    with (part / "probes.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(_COLUMNS)
        for number, probe in enumerate(probes):
            name = f"{number:05d}.jpg"
            (part / "probes" / name).write_bytes(probe.jpeg)
            kind = "phone" if probe.phone else "scan"
            label = (probe.label, probe.sub_label)
            table.writerow((name, *label, kind, probe.rotation, probe.twin, probe.source))
            told.append(replace(probe, jpeg=b""))
            progress.step()
    return told


def _counts(
    given: argparse.Namespace, templates: Sequence[Template], probes: Sequence[Probe]
) -> dict[str, Any]:
    known = [probe for probe in probes if probe.label]
    unknown = [probe for probe in probes if not probe.label]
    asked = (f"--{name.replace('_', '-')} {getattr(given, name)}" for name in _ASKED)
    counts = {
        "command": f"python -m training.data.evaluation_set FOLDER --data DATA {' '.join(asked)}",
        "generator_version": VERSION,
        "templates": len(templates),
        "classes": len({one.label for one in templates}),
        "template_sources": _counted(one.source.split("/")[0] for one in templates),
        "template_languages": _counted(
            one.sheet.layout.look.language for one in templates if one.sheet.layout
        ),
        "template_twins": _counted(one.twin for one in templates),
        "near_pairs_across_classes": near_pairs(templates, _NEAR),
        "registered_probes": len(known),
        "registered_kinds": _counted("phone" if probe.phone else "scan" for probe in known),
        "registered_twins": _counted(probe.twin for probe in known),
        "unknown_probes": len(unknown),
        "unknown_kinds": _counted("phone" if probe.phone else "scan" for probe in unknown),
        "unknown_sources": _counted(probe.source.split("/")[0] for probe in unknown),
        "unknown_near_a_template": sum(probe.nearest > _NEAR for probe in unknown),
        "rotations": _counted(probe.rotation for probe in probes),
    }
    for name, value in counts.items():
        log.info("%s: %s", name, value)
    return counts


def _counted(values: Iterable[Any]) -> dict[str, int]:
    return {str(value): count for value, count in sorted(Counter(values).items())}


if __name__ == "__main__":
    sys.exit(main())
