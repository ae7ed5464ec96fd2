"""The mistakes that tell most: chosen by rule, shown as probe, wrong template, right template."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

from core.domain import Image, Label
from training.metrics import Mask, Scores, score_pairs
from training.report.evaluation_set import Measured, read_page

EACH = 4
_HEIGHT_PX = 420


class Failure(NamedTuple):
    probe: Path
    turned: int
    """Degrees by which the probe is turned back to match the wrong template."""
    said: Label
    said_path: Path
    said_score: float
    right: Label | None
    """None: the probe is registered nowhere."""
    right_path: Path | None
    right_score: float


class Failures(NamedTuple):
    wrong_class: tuple[Failure, ...]
    wrong_sub_label: tuple[Failure, ...]
    unknown: tuple[Failure, ...]
    """The unknown probes that score highest."""


def worst(measured: Measured, each: int = EACH) -> Failures:
    """Known probes by how far the wrong label leads, unknown ones by their score."""
    truth = measured.pages.truth
    scores = score_pairs(measured.gallery, measured.probes)
    exact = truth.same(whole_class=False)
    own = np.where(exact, scores, -1.0).max(1, initial=-1.0)
    other = np.where(exact, -1.0, scores)
    lead = other.max(1, initial=-1.0) - own
    said = [truth.templates[int(index)].class_name for index in other.argmax(1)]
    same_class = np.array([a == b.class_name for a, b in zip(said, truth.probes, strict=True)])
    mistaken = truth.known & (lead >= 0)

    def first(chosen: Mask, by: Scores) -> tuple[Failure, ...]:
        order = [int(at) for at in np.argsort(-by, kind="stable") if chosen[at]]
        return tuple(_failure(measured, scores, exact, at) for at in order[:each])

    return Failures(
        first(mistaken & ~same_class, lead),
        first(mistaken & same_class, lead),
        first(~truth.known, other.max(1, initial=-1.0)),
    )


def _failure(measured: Measured, scores: Scores, exact: Mask, probe: int) -> Failure:
    pages, truth = measured.pages, measured.pages.truth
    wrong = int(np.where(exact[probe], -1.0, scores[probe]).argmax())
    turn = int((measured.probes[probe] @ measured.gallery[wrong]).argmax())
    known = bool(truth.known[probe])
    right = int(np.where(exact[probe], scores[probe], -1.0).argmax())
    return Failure(
        pages.probe_paths[probe], turn * 90,
        truth.templates[wrong], pages.template_paths[wrong], float(scores[probe, wrong]),
        truth.templates[right] if known else None,
        pages.template_paths[right] if known else None,
        float(scores[probe, right]) if known else 0.0,
    )  # fmt: skip


def shown(path: Path, turned: int = 0) -> Image:
    """A page at reading size, turned back by `turned` degrees. (H, W, 3)"""
    page = np.rot90(read_page(path, _HEIGHT_PX // 2), -(turned // 90))
    scale = _HEIGHT_PX / page.shape[0]
    size = max(1, round(page.shape[1] * scale)), _HEIGHT_PX
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(np.ascontiguousarray(page), size, interpolation=how), np.uint8)
