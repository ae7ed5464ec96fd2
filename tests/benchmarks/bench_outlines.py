"""`python tests/benchmarks/bench_outlines.py COUNT [FIRST_SEED [DATA_DIR]]`: is the sheet found?

COUNT scenes of each condition with known corners. Errors are of the worst corner, in per cent of
the picture's long side. DATA_DIR may hold cards-00.tar and images-00.tar to draw with.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
from sheet_laying import Points
from sheet_material import drawn_material
from sheet_scenes import Condition, draw_scene

from core.domain import Corners
from core.imaging.sheet import find_sheet

_WRONG_PERCENT = 5.0


def error_percent(found: Corners, corners: Points, size: tuple[int, int]) -> float:
    """In whatever turn fits best."""
    here = np.array(found) * size
    turns = [np.roll(corners, turn, axis=0) for turn in range(4)]
    worst = min(float(np.linalg.norm(here - turn, axis=1).max()) for turn in turns)
    return 100 * worst / max(size)


def main(count: int, first: int, data: Path | None) -> None:
    stuff = drawn_material(30, data)
    ratios: list[float] = []
    for condition in Condition:
        errors: list[float] = []  # inf: none found
        for seed in range(first, first + count):
            scene = draw_scene(condition, seed, stuff)
            begun = time.process_time()
            corners = find_sheet(scene.picture)
            between = time.process_time()
            cv2.GaussianBlur(scene.picture, (0, 0), 3)
            ratios.append((between - begun) / max(time.process_time() - between, 1e-4))
            size = (scene.picture.shape[1], scene.picture.shape[0])
            if corners is None:
                errors.append(np.inf)
            else:
                known = scene.corners
                errors.append(100.0 if known is None else error_percent(corners, known, size))
        far = np.array(errors)
        wrong = np.isfinite(far) & (far > _WRONG_PERCENT)
        print(
            f"{condition:20}  within 1 % {(far <= 1).mean():.2f}  3 % {(far <= 3).mean():.2f}  "
            f"wrong {wrong.mean():.2f}  none {np.isinf(far).mean():.2f}",
            flush=True,
        )
    print(f"a picture takes as long as {np.median(ratios):.1f} Gaussian blurs of it (sigma 3)")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]), int(given[1]) if given[1:] else 0, Path(given[2]) if given[2:] else None)
