"""`python tests/benchmarks/bench_overlay.py SET [--limit N]`: is all print of a template on a page?

SET holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv`. Every probe of a class
with several sub-labels is laid over its own template, of which nothing is missing, and over other
sub-labels that can be seen to differ, as if its own were not registered. Printed: how often print
is called missing, the share of print that is found (quantiles), and milliseconds.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter, defaultdict
from pathlib import Path

import cv2
import numpy as np

from core.ingest.readers import read_document
from core.ingest.request import PAGE_LONG_SIDE_PX, ReadRequest
from core.recognition.alignment import align
from core.recognition.overlay import Overlay
from core.recognition.twins import Drawing, compare_templates
from training.metrics import Share

QUANTILES = (0.01, 0.05, 0.25, 0.5)


def page_of(path: Path) -> np.ndarray:
    return read_document(path, ReadRequest(PAGE_LONG_SIDE_PX)).pages[0].image


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="SET")
    parser.add_argument("--limit", type=int, default=10_000, help="probes of a kind and distance")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    classes: dict[str, dict[str, Drawing]] = defaultdict(dict)
    for path in sorted((args.folder / "templates").glob("*/*/*.*")):
        classes[path.parent.parent.name][path.parent.name] = Drawing.of(page_of(path))
    asked: Counter[tuple[str, str]] = Counter()
    results: dict[tuple[str, str, bool], list[Overlay]] = defaultdict(list)
    spent_ms = []
    with (args.folder / "probes.csv").open(newline="", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["twin"] not in ("", "alone")]
    for row in rows:
        group = row["kind"], row["twin"]
        if asked[group] >= args.limit:
            continue
        asked[group] += 1
        image = page_of(args.folder / "probes" / row["file"])
        page, own = Drawing.of(image), classes[row["class"]][row["sub_label"]]
        for sub_label, template in classes[row["class"]].items():
            if sub_label != row["sub_label"]:
                twins = compare_templates(own, template)
                if twins is None or not twins.places:
                    continue
            view = page.onto(template, align(page.features, template.features))
            if view is None:
                continue
            started = time.perf_counter()
            overlay = Overlay(image, page, view, template)
            _ = overlay.missing
            spent_ms.append(1000 * (time.perf_counter() - started))
            results[(*group, sub_label == row["sub_label"])].append(overlay)
    for (kind, twin, mine), overlays in sorted(results.items()):
        missing = Share(sum(bool(one.missing) and one.plain for one in overlays), len(overlays))
        found = np.quantile([one.found for one in overlays], QUANTILES)
        shares = "  ".join(
            f"{q:.0%} {value:.2f}" for q, value in zip(QUANTILES, found, strict=True)
        )
        whose = "its own template" if mine else "another edition"
        print(f"{kind:6} {twin:6} {whose:16}  print missing {missing}  print found {shares}")
    print(f"{np.median(spent_ms):.0f} ms (median)")


if __name__ == "__main__":
    main()
