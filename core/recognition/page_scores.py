"""What a page scores against every template of a gallery, as the recognizer scores it: the whole
picture and the sheet found in it, the best of four rotations, raised by what agrees point by point.

The recognizer aligns a page only where the embedding leaves it unclear, and to the best templates
of each turn. Here the best of all turns are always aligned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.domain import Candidate, Image, Label, Vectors
from core.imaging.preprocess import four_rotations
from core.imaging.sheet import find_sheet, rectify
from core.recognition.recognizer import LOOK_TWICE_FROM
from core.recognition.second_look import KnownTemplates, SecondLook

if TYPE_CHECKING:
    from core.recognition.embedding import Embedder

ALIGNED_TEMPLATES = 6

Scores: TypeAlias = NDArray[np.float64]


class PageScores(NamedTuple):
    """(N,) each, in [0, 1]: of the picture as it is, and once it was looked at."""

    first_look: Scores
    second_look: Scores


def page_scores(
    image: Image, gallery: Vectors, embedder: Embedder, templates: KnownTemplates
) -> PageScores:
    """Against a gallery (N, D), whose rows are the templates numbered 0 to N - 1."""
    first = _scores(image, gallery, embedder)
    second = first.copy()
    if (corners := find_sheet(image)) is not None:
        second = np.maximum(first, _scores(rectify(image, corners), gallery, embedder))
    best = np.argsort(-second)[:ALIGNED_TEMPLATES]
    near = [
        Candidate(Label("", str(row)), float(second[row]), int(row))
        for row in best[second[best] >= LOOK_TWICE_FROM]
    ]
    for candidate in SecondLook(image, templates).aligned(near):
        second[candidate.template_id] = candidate.score
    return PageScores(first, second)


def _scores(image: Image, gallery: Vectors, embedder: Embedder) -> Scores:
    cosines = embedder.embed(four_rotations(image, embedder.size_px)) @ gallery.T
    return np.asarray((cosines.max(0).astype(np.float64) + 1) / 2)
