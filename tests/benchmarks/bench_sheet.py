"""`python tests/benchmarks/bench_sheet.py BENCH_DIR`: where is an outline of the sheet found?

Wanted: on photos always, on templates and flat scans never (a scan on a dark bed may have one).
Where a photo's template is known, the corners are compared with those that aligning the photo to
it gives: the largest distance, in per cent of the picture's long side.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
from accuracy.bench_set import load_probes
from PIL import Image as PillowImage

from core.domain import Corners, Image
from core.imaging.sheet import find_sheet
from core.recognition.features import extract

_WRONG_PERCENT = 5.0


def load(path: Path) -> Image:
    with PillowImage.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def corners_by_alignment(photo: Image, template: Image) -> np.ndarray | None:
    """(4, 2) in [0, 1] of the photo, in the template's order; None where they do not align."""
    seen, drawn = extract(photo), extract(template)
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(drawn.descriptors, seen.descriptors, 2)
    good = [pair[0] for pair in pairs if pair[0].distance < 0.8 * pair[1].distance]
    if len(good) < 40:
        return None
    there = np.array([drawn.points[match.queryIdx] for match in good])
    here = np.array([seen.points[match.trainIdx] for match in good])
    matrix, agrees = cv2.findHomography(there, here, cv2.USAC_MAGSAC, 3.0)
    if matrix is None or agrees.sum() < 40:
        return None
    width, height = drawn.size_px
    sheet = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float32)
    return cv2.perspectiveTransform(sheet, matrix)[:, 0] / np.array(seen.size_px)


def distance_percent(found: Corners, wanted: np.ndarray) -> float:
    """The corners in whatever turn fits best: a photo may lie on its side."""
    corners = np.array(found)
    turns = [np.roll(wanted, turn, axis=0) for turn in range(4)]
    return 100 * min(float(np.abs(corners - turn).max()) for turn in turns)


def main(bench: Path) -> None:
    spent_s: list[float] = []
    far: list[tuple[float, str]] = []

    def found_in(path: Path) -> Corners | None:
        image = load(path)
        begun = time.perf_counter()
        corners = find_sheet(image)
        spent_s.append(time.perf_counter() - begun)
        return corners

    templates = sorted((bench / "templates").rglob("page.png"))
    outlined = sum(found_in(path) is not None for path in templates)
    print(f"templates  {outlined} of {len(templates)} with an outline")
    for kind in ("scan", "phone"):
        probes = [probe for probe in load_probes(bench) if probe.kind == kind]
        outlines = {probe: found_in(probe.path) for probe in probes}
        count = sum(corners is not None for corners in outlines.values())
        print(f"{kind:9}  {count} of {len(probes)} with an outline")
        for probe, corners in outlines.items() if kind == "phone" else ():
            if corners is None or not probe.known:
                continue
            template = (
                bench / "templates" / probe.label.class_name / probe.label.sub_label / "page.png"
            )
            wanted = corners_by_alignment(load(probe.path), load(template))
            if wanted is not None:
                far.append((distance_percent(corners, wanted), probe.path.name))
    errors = np.array([error for error, _ in far])
    wrong = [name for error, name in far if error > _WRONG_PERCENT]
    print(
        f"{len(far)} photos aligned to their template: median error {np.median(errors):.2f} %, "
        f"90 % {np.percentile(errors, 90):.2f} %, worst {errors.max():.2f} %; "
        f"over {_WRONG_PERCENT:g} %: {len(wrong)} {wrong}"
    )
    p50, p95 = 1000 * np.percentile(spent_s, [50, 95])
    print(f"{p50:.0f} ms a picture, 95 % {p95:.0f} ms, worst {1000 * max(spent_s):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
