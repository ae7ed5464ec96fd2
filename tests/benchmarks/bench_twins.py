"""`python tests/benchmarks/bench_twins.py SET [--limit N]`: which edition is a page?

SET holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv`. Every probe of a class
with several sub-labels is laid on them and asked where they differ. Printed for each kind of probe
and each distance to the nearest edition: how often the right one wins, how often nothing or too
little could be seen, how often another one wins for certain; and milliseconds.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from core.domain import Candidate, Label
from core.ingest.readers import read_document
from core.ingest.request import PAGE_LONG_SIDE_PX, ReadRequest
from core.recognition.second_look import SURE_EVIDENCE, KnownTemplates, SecondLook
from training.calibrate import Pages

MARGIN = 0.02


def page_of(path: Path) -> np.ndarray:
    return read_document(path, ReadRequest(PAGE_LONG_SIDE_PX)).pages[0].image


def chosen(folder: Path, limit: int) -> Iterator[dict[str, str]]:
    """Rows of probes with rivals, at most `limit` of each kind and distance."""
    seen: Counter[tuple[str, str]] = Counter()
    with (folder / "probes.csv").open(newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            group = row["kind"], row["twin"]
            if row["class"] and row["twin"] != "alone" and seen[group] < limit:
                seen[group] += 1
                yield row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="SET")
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument("--wrong", action="store_true", help="name the probes that went wrong")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    paths = sorted((args.folder / "templates").glob("*/*/*.*"))
    labels = [Label(path.parent.parent.name, path.parent.name) for path in paths]
    templates = KnownTemplates(Pages(paths), inks=200)
    results: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    leads: list[tuple[float, bool]] = []
    spent_ms = []
    for row in chosen(args.folder, args.limit):
        own = Label(row["class"], row["sub_label"])
        candidates = [
            Candidate(label, 0.9, number)
            for number, label in enumerate(labels)
            if label.class_name == own.class_name
        ]
        for one in candidates:  # templates are compared once, not for every page
            for other in candidates:
                if one != other:
                    templates.twins(one.template_id, other.template_id)
        page = page_of(args.folder / "probes" / row["file"])
        started = time.perf_counter()
        look = SecondLook(page, templates)
        aligned = look.aligned(candidates)
        settled = look.settled(aligned, (), MARGIN)
        spent_ms.append(1000 * (time.perf_counter() - started))
        lead = settled[0].score - settled[1].score
        right = settled[0].label == own
        certain = lead >= MARGIN - 1e-9
        leads.append((lead, right))
        what = ("right" if right else "wrong") if certain else "unclear"
        count = results[row["kind"], row["twin"]]
        count["probes"] += 1
        count[what] += 1
        count["first"] += right
        if args.wrong and what == "wrong":
            print(row["file"], own, "taken for", settled[0].label, f"lead {lead:.3f}")
    for (kind, twin), count in sorted(results.items()):
        told = "  ".join(f"{name} {count[name]}" for name in ("first", "right", "unclear", "wrong"))
        print(f"{kind:6} {twin:7} {count['probes']} probes: {told}")
    evidence = np.array([lead for lead, _ in leads]) / MARGIN * SURE_EVIDENCE
    first = np.array([right for _, right in leads])
    for least in (0.02, 0.04, 0.06, 0.08, 0.1, 0.15):
        sure = evidence >= least - 1e-6
        counts = (sure & first).sum(), (sure & ~first).sum()
        print(f"evidence from {least:.2f}: right {counts[0]}  wrong {counts[1]}")
    print(f"{np.median(spent_ms):.0f} ms a page (median), {np.quantile(spent_ms, 0.95):.0f} (95 %)")


if __name__ == "__main__":
    main()
