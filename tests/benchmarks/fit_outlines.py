"""`python tests/benchmarks/fit_outlines.py COUNT FIRST_SEED [DATA_DIR]`: weights for `sides.py`.

COUNT scenes of each condition. A logistic regression learns which quadrilaterals are the sheet to
2 % of the picture's long side; those between that and 4 % are left out. Printed are what it chooses
in scenes that it was not fitted to (three folds), and the weights fitted to all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sheet_laying import Points
from sheet_material import drawn_material
from sheet_scenes import Condition, Scene, draw_scene

from core.imaging.outline import without_ink
from core.imaging.sheet import reduced, straight_quads
from core.imaging.sides import FEATURES, features, impossible
from core.imaging.views import Views

Floats = NDArray[np.float64]
_RIGHT_PERCENT, _OFF_PERCENT, _WRONG_PERCENT = 2.0, 4.0, 5.0
_FOLDS = 3
_DECAY = 3.0  # ridge on weights of features of standard deviation 1
_LIKELY = (0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, eq=False)
class Proposals:
    """The quadrilaterals of a scene."""

    condition: Condition
    values: Floats  # (N, features)
    errors_percent: Floats  # (N,); of the long side, infinite where there is no sheet
    possible: NDArray[np.bool_]  # (N,)


@dataclass(frozen=True, eq=False)
class Fit:
    weights: Floats
    intercept: float

    def likely(self, values: Floats) -> Floats:
        return _likely(values @ self.weights + self.intercept)


def proposals(scene: Scene, condition: Condition) -> Proposals:
    small = reduced(scene.picture)
    views = Views.of(small, without_ink(small))
    quads = straight_quads(views)
    long_px = max(small.shape[:2])
    if not len(quads):
        return Proposals(
            condition, np.zeros((0, len(FEATURES))), np.zeros(0), np.zeros(0, np.bool_)
        )
    errors = np.full(len(quads), np.inf)
    if scene.corners is not None:
        known = scene.corners * (long_px / max(scene.picture.shape[:2])) - 0.5
        errors = np.array([_off_px(quad, known) for quad in quads]) * 100 / long_px
    return Proposals(condition, features(views, quads), errors, ~impossible(views, quads))


def _off_px(quad: Points, known: Points) -> float:
    turns = [np.roll(known, turn, axis=0) for turn in range(4)]
    return min(float(np.linalg.norm(quad - turn, axis=1).max()) for turn in turns)


def fitted(scenes: Sequence[Proposals]) -> Fit:
    """By Newton's method, with a ridge."""
    used = [
        scene.possible
        & ((scene.errors_percent <= _RIGHT_PERCENT) | (scene.errors_percent >= _OFF_PERCENT))
        for scene in scenes
    ]
    values = np.concatenate([scene.values[use] for scene, use in zip(scenes, used, strict=True)])
    right = np.concatenate([
        scene.errors_percent[use] <= _RIGHT_PERCENT
        for scene, use in zip(scenes, used, strict=True)
    ])  # fmt: skip
    middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    table = np.hstack([(values - middle) / spread, np.ones((len(values), 1))])
    decay = np.diag([_DECAY] * len(FEATURES) + [0.0])
    weights = np.zeros(len(FEATURES) + 1)
    for _ in range(50):
        likely = _likely(table @ weights)
        slope = table.T @ (likely - right) + decay @ weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + decay
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(bend)), slope)
        weights -= step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-9))
        if np.abs(step).max() < 1e-6:
            break
    plain = weights[:-1] / spread
    return Fit(plain, float(weights[-1] - plain @ middle))


def _likely(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -50, 50))))


def chosen(fit: Fit, scene: Proposals) -> tuple[float, float]:
    """How likely the likeliest quadrilateral is, and its error."""
    likely = np.where(scene.possible, fit.likely(scene.values), 0)
    if not len(likely):
        return 0.0, np.inf
    best = int(likely.argmax())
    return float(likely[best]), float(scene.errors_percent[best])


def report(scenes: Sequence[Proposals]) -> None:
    """Cross-validated: found to 3 %, wrong and none of the sheets, cut of what has none."""
    folds = np.arange(len(scenes)) % _FOLDS
    results = np.zeros((len(scenes), 2))
    for fold in range(_FOLDS):
        fit = fitted([scene for scene, one in zip(scenes, folds, strict=True) if one != fold])
        for index in np.flatnonzero(folds == fold):
            results[index] = chosen(fit, scenes[index])
    bare = np.array([scene.condition.bare for scene in scenes])
    likely, errors = results.T
    for least in _LIKELY:
        found = likely >= least
        sheets = (~bare).sum()
        print(
            f"from {least:.1f}: within 3 % {(found & (errors <= 3) & ~bare).sum() / sheets:.3f}  "
            f"wrong {(found & (errors > _WRONG_PERCENT) & ~bare).sum() / sheets:.3f}  "
            f"none {(~found & ~bare).sum() / sheets:.3f}  "
            f"cut without a sheet {found[bare].mean():.3f}",
            flush=True,
        )


def main(count: int, first: int, data: Path | None) -> None:
    stuff = drawn_material(30, data)
    scenes = [
        proposals(draw_scene(condition, seed, stuff), condition)
        for seed in range(first, first + count)
        for condition in Condition
    ]
    print(f"{len(scenes)} scenes, {sum(len(scene.values) for scene in scenes)} quadrilaterals")
    report(scenes)
    fit = fitted(scenes)
    print(f"_INTERCEPT = {fit.intercept:.2f}\n_WEIGHTS = {{")
    for name, weight in zip(FEATURES, fit.weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]), int(given[1]), Path(given[2]) if given[2:] else None)
