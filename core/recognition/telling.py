"""Which of two near-identical templates a page is.

A page is asked at the places where they differ, and there alone: ink that a template has must be
there, what else is there may be filled in and counts little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

from core.recognition.laying import best_near_middle
from core.recognition.shown import BLURS, SOFTENING, Pixels, Shown, how_shown, soft
from core.recognition.twins import (
    LEAST_MARKS,
    MARK,
    RIM,
    Drawing,
    Place,
    Twins,
    View,
    cut,
    differing,
    inner,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.recognition.ink import Ink

_FEWEST, _MOST_ASKED = 6, 12  # places
_PLAIN = 0.5  # in evidence: the places that are left change nothing
# Lengths are in thousandths of the template's long side.
_CONTEXT, _PLAY = 40, 9  # around a place, and how far a page may be off there
_EXTRA_INK = 0.3  # what ink counts that the template has not: it may be filled in
_NOISE = 0.02  # a pixel's, squared
_VISIBLE = 0.3  # correlation of the print around a place
_MISSED = 0.35  # share of a template's own ink below which it is not there
_BOTH = 0.3  # of what speaks against one template; where as much speaks against the other
_ENOUGH = 255 * 20.0  # ink that both templates have, to find a place by
_MOVES = 1  # px: what is left to each template once the place is found
_BETTER = 0.002  # correlation
_FINE_PLAY = 4  # px: less is not looked for in a halved picture


def tell_apart(page: Drawing, view: View, first: Drawing, second: Drawing, twins: Twins) -> float:
    """In [-1, 1]: above 0 the page is rather the first, below 0 the second, near 0 it cannot be
    seen. `view` takes the page's pixels to the first's. The places are asked, the widest difference
    first, until it is plain."""
    told: list[_Answer] = []
    evidence = 0.0
    for place in twins.places[:_MOST_ASKED]:
        answer = _told(page.ink, view, first, second, twins, place)
        if answer is not None:
            told.append(answer)
            evidence = _weighed(told)
            if len(told) >= _FEWEST and abs(evidence) > _PLAIN:
                break
    return evidence


def _weighed(told: Sequence[_Answer]) -> float:
    absent = [answer.evidence * answer.weight for answer in told if not answer.found]
    against = sum(-value for value in absent if value < 0), sum(v for v in absent if v > 0)
    if min(against) > _BOTH * max(against):
        # Each has something that the page does not show: it was written on the samples by hand.
        told = [answer for answer in told if answer.found]
    weight = sum(answer.weight for answer in told)
    return sum(answer.evidence * answer.weight for answer in told) / weight if weight else 0.0


class _Answer(NamedTuple):
    """What a page says at one place. `evidence` in [-1, 1], above 0 for the first; `found`: it is
    for ink that the page shows, not only against ink that it does not show."""

    evidence: float
    weight: float
    found: bool


def _told(
    page: Ink, view: View, first: Drawing, second: Drawing, twins: Twins, place: Place
) -> _Answer | None:
    """None where the page shows nothing of the place, or neither template's print."""
    if not _lies_within(page, view, place):
        return None
    unit_px = first.unit_px
    near, play = place.around(round(_CONTEXT * unit_px)), max(2, round(_PLAY * unit_px))
    wanted = cut(first.ink, np.eye(3), near), cut(second.ink, twins.view, near, shifted=True)
    edge = near.height - place.height >> 1
    only = tuple(inner(marks, edge) for marks in differing(*wanted, unit_px, 1))
    marks = np.maximum(*only)
    asked = cv2.dilate((marks > MARK).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if not asked.any():
        return None
    common = np.asarray(np.minimum(*wanted), np.uint8)
    shown = _within(cut(page, view, near.around(play)), near.around(play), first)
    by = (common,) if common.sum() > _ENOUGH * unit_px**2 else wanted
    fit, shown = max((_at_best(shown, ink, near) for ink in by), key=lambda found: found[0])
    if fit < _VISIBLE:  # covered, or torn off
        return None
    seen = soft(shown, SOFTENING * unit_px)
    look = _look_of(seen, common, unit_px)
    costs = [_cost(seen, ink, look, asked) for ink in wanted]
    evidence = (costs[1] - costs[0]) / (costs[0] + costs[1] + _NOISE * float(asked.sum()))
    likely = 0 if evidence > 0 else 1
    own = only[likely] > MARK
    found = bool(own.sum() >= LEAST_MARKS * unit_px**2)
    if not found and look.sigma_px > BLURS[-2] * SOFTENING * unit_px:
        return None  # so far out of focus that small print may be there all the same
    if found and _share(shown, wanted[likely], look, own, unit_px) < _MISSED:
        return None
    return _Answer(evidence, math.sqrt(float(marks.sum()) / 255), found)


def _lies_within(page: Ink, view: View, place: Place) -> bool:
    """Whether the picture shows the place at all: it may have been cut off."""
    x, y = place.x + place.width / 2, place.y + place.height / 2
    seen = np.linalg.inv(view) @ (x, y, 1)
    column, row = seen[:2] / seen[2]
    return bool(0 <= column < page.shape[1] and 0 <= row < page.shape[0])


def _within(shown: Ink, place: Place, template: Drawing) -> Ink:
    """Without what lies beyond the sheet's rim: a desk is no print."""
    rim = max(1, round(RIM * template.unit_px))
    height, width = template.ink.shape
    inside = np.zeros_like(shown)
    rows = slice(max(0, rim - place.y), max(0, height - rim - place.y))
    columns = slice(max(0, rim - place.x), max(0, width - rim - place.x))
    inside[rows, columns] = shown[rows, columns]
    return inside


def _at_best(shown: Ink, known: Ink, near: Place) -> tuple[float, Ink]:
    """How well `known` fits where it fits best, and that part of `shown`, `_MOVES` px wider than
    `near` on all sides. Halved pictures are searched, and of full ones a pixel around."""
    last = shown.shape[0] - near.height - 2 * _MOVES
    if last > 2 * _FINE_PLAY:
        coarse = cv2.matchTemplate(_halved(shown), _halved(known), cv2.TM_CCORR_NORMED)
        fit, (column, row) = best_near_middle(coarse)
        x, y = _refined(shown, known, 2 * column, 2 * row)
        x, y = (min(max(at - _MOVES, 0), last) for at in (x, y))
    else:
        fits = cv2.matchTemplate(shown, known, cv2.TM_CCORR_NORMED)
        fit, (x, y) = best_near_middle(fits[_MOVES:-_MOVES, _MOVES:-_MOVES])
    return fit, shown[y : y + near.height + 2 * _MOVES, x : x + near.width + 2 * _MOVES]


def _refined(shown: Ink, known: Ink, x: int, y: int) -> tuple[int, int]:
    """Of the places up to a pixel beside (x, y) the one where `known` fits best; that itself where
    none is better, as along a rule."""
    height, width = known.shape
    drawn = known.astype(np.float32).ravel()
    found = []
    for top in range(max(y - 1, 0), min(y + 2, shown.shape[0] - height + 1)):
        for left in range(max(x - 1, 0), min(x + 2, shown.shape[1] - width + 1)):
            seen = shown[top : top + height, left : left + width].astype(np.float32).ravel()
            fit = float(drawn @ seen) / math.sqrt(max(float(seen @ seen) * float(drawn @ drawn), 1))
            gain = 0.0 if (left, top) == (x, y) else _BETTER
            found.append((fit - gain, (left, top)))
    return max(found)[1]


def _halved(ink: Ink) -> Ink:
    size = ink.shape[1] // 2, ink.shape[0] // 2
    return np.asarray(cv2.resize(ink, size, interpolation=cv2.INTER_AREA), np.uint8)


def _look_of(seen: Pixels, common: Ink, unit_px: float) -> Shown:
    """By the print that both templates have."""
    sigma = SOFTENING * unit_px
    if common.sum() < _ENOUGH * unit_px**2:
        return Shown(sigma, 1.0)
    near = cv2.dilate(common, np.ones((5, 5), np.uint8)) > MARK / 2
    return how_shown(seen[_MOVES:-_MOVES, _MOVES:-_MOVES], common, near, sigma)


def _cost(seen: Pixels, wanted: Ink, look: Shown, asked: NDArray[np.bool_]) -> float:
    """What speaks against `wanted` where it is asked for, at the small move that fits best."""
    rows, columns = np.nonzero(asked)
    drawn = _drawn(wanted, look, rows, columns)
    at, flat = rows * seen.shape[1] + columns, np.ascontiguousarray(seen).ravel()
    costs = []
    for y in range(2 * _MOVES + 1):
        for x in range(2 * _MOVES + 1):
            missing = drawn - flat.take(at + (y * seen.shape[1] + x))
            absent, extra = np.maximum(missing, 0), np.minimum(missing, 0)
            costs.append(float(absent @ absent + _EXTRA_INK * (extra @ extra)))
    return min(costs)


def _drawn(ink: Ink, look: Shown, rows: NDArray[Any], columns: NDArray[Any]) -> Pixels:
    """A template's print at some pixels as the page would show it."""
    margin = math.ceil(4 * look.sigma_px)
    top, left = max(0, rows.min() - margin), max(0, columns.min() - margin)
    part = ink[top : rows.max() + margin + 1, left : columns.max() + margin + 1]
    drawn = soft(part, look.sigma_px)[rows - top, columns - left]
    return np.asarray(drawn * np.float32(look.strength), np.float32)


def _share(shown: Ink, own: Ink, look: Shown, asked: NDArray[np.bool_], unit_px: float) -> float:
    """Which share of a template's print at `asked` the page shows, in [0, 1]."""
    near = np.asarray(cv2.dilate(shown, np.ones((3, 3), np.uint8)), np.uint8)
    rows, columns = np.nonzero(asked)
    drawn = _drawn(own, look, rows, columns)
    there = _drawn(near, Shown(SOFTENING * unit_px, 1.0), rows + _MOVES, columns + _MOVES)
    return float(np.minimum(there, drawn).sum() / max(float(drawn.sum()), 1e-6))
