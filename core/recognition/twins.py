"""Near-identical templates, and where they differ.

Two templates are laid upon one another, and each small part once more where its print fits best,
because a new edition is set anew. What is left are places where one has ink and the other none.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.recognition.alignment import Agreement, align
from core.recognition.features import Features, extract
from core.recognition.ink import Ink, ink_of
from core.recognition.laying import best_near_middle, moved, shifts
from core.recognition.shown import SOFTENING, Pixels

if TYPE_CHECKING:
    from core.domain import Image

View: TypeAlias = NDArray[np.float64]
"""(3, 3): takes the pixels of one picture to those of another."""

_SAME_SHEET_COVERAGE = 0.3
"""Templates that agree on a smaller share of their print are different forms."""
# Lengths are in thousandths of the template's long side.
MOST_PLACES = 24
_PLACE_SIDE = 160  # larger places are cut
_JOIN = (17, 11)  # marks nearer than this, across and down, are one place
RIM = 4
_SHIFT_EDGE, _SHIFT_REACH = 8, 6  # around a place, in which its print is laid anew, and how far
_FITS_BETTER = 0.02
_STRETCH = 3.0  # how far print may lie off without being another layout
MARK = 0.3 * 255
_TRACE, LEAST_MARKS = 1.0, 3.0  # a digit is a trace until its print is laid upon the other
VERSION = 4
"""Of what is stored of templates and pairs of them; another version makes it again."""


class Drawing:
    """A page as twins are compared: at full size. Its ink is worked out when it is asked for."""

    def __init__(self, features: Features, ink: Callable[[], Ink]) -> None:
        self.features = features
        self._ink_of = ink

    @classmethod
    def of(cls, image: Image) -> Drawing:
        return cls(extract(image), lambda: ink_of(image))

    @cached_property
    def ink(self) -> Ink:
        return self._ink_of()

    @property
    def reduced(self) -> View:
        """Takes full pixels to those that features were looked at."""
        height, width = self.ink.shape
        columns, rows = self.features.size_px
        return np.diag([columns / width, rows / height, 1.0])

    @property
    def unit_px(self) -> float:
        return float(max(self.ink.shape)) / 1000

    def onto(self, other: Drawing, agreement: Agreement) -> View | None:
        """Takes this page's full pixels to the other's, where they agree."""
        if agreement.view is None:
            return None
        return np.asarray(np.linalg.inv(other.reduced) @ agreement.view @ self.reduced)


@dataclass(frozen=True)
class Place:
    """A rectangle of the first template in px; the second's print there lies `shift_x`, `shift_y`
    px off where the view of the whole page puts it."""

    x: int
    y: int
    width: int
    height: int
    shift_x: float = 0.0
    shift_y: float = 0.0

    def around(self, margin: int) -> Place:
        """The rectangle with a margin; it may reach beyond the page."""
        return Place(
            self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin,
            self.shift_x, self.shift_y,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Twins:
    """Two templates of one sheet to the eye. `view` takes the second's pixels to the first's;
    `places`: where they differ, the widest difference first; empty where nothing can be seen."""

    view: View
    places: tuple[Place, ...]

    def to_json(self) -> dict[str, Any]:
        places = [
            [p.x, p.y, p.width, p.height, round(p.shift_x, 2), round(p.shift_y, 2)]
            for p in self.places
        ]
        return {"view": self.view.tolist(), "places": places}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Twins:
        places = tuple(Place(*place) for place in values["places"])
        return cls(np.array(values["view"], np.float64), places)


def compare_templates(first: Drawing, second: Drawing) -> Twins | None:
    """Where two templates differ; None where they are different forms."""
    agreement = align(second.features, first.features)
    view = second.onto(first, agreement)
    if view is None or agreement.coverage < _SAME_SHEET_COVERAGE:
        return None
    height, width = first.ink.shape
    laid = cv2.warpPerspective(second.ink, view, (width, height), flags=cv2.INTER_LINEAR)
    across, down = shifts(first.ink, np.asarray(laid, np.uint8), first.unit_px)
    anew = moved(np.asarray(laid, np.uint8), across, down)
    marks = np.maximum(*differing(first.ink, anew, first.unit_px))
    rough = _places(marks, across, down, first.unit_px)
    weighed = [_without_shift(first, second.ink, view, place) for place in rough]
    weighed = [each for each in weighed if each[0]]
    weighed.sort(key=lambda each: -each[0])
    return Twins(view, tuple(place for _, place in weighed[:MOST_PLACES]))


def _without_shift(first: Drawing, second: Ink, view: View, place: Place) -> tuple[int, Place]:
    """The place with the second's print laid upon the first's there, and how many px still differ.
    Print that only lies a little off is no difference: paper is stretched as much."""
    unit_px = first.unit_px
    edge, reach = round(_SHIFT_EDGE * unit_px), max(1, round(_SHIFT_REACH * unit_px))
    near = place.around(edge)
    one = cut(first.ink, np.eye(3), near)
    fits = cv2.matchTemplate(
        cut(second, view, near.around(reach), shifted=True), one, cv2.TM_CCORR_NORMED
    )
    fit, (x, y) = best_near_middle(fits)
    off = math.hypot(x - reach, y - reach)
    if off < _STRETCH * unit_px and fit > float(fits[reach, reach]) + _FITS_BETTER:
        place = replace(place, shift_x=place.shift_x + x - reach, shift_y=place.shift_y + y - reach)
        near = place.around(edge)
    two = cut(second, view, near, shifted=True)
    marks = inner(np.maximum(*differing(one, two, unit_px, 1)), edge) > MARK
    count = int(np.count_nonzero(marks))
    return (count if count >= LEAST_MARKS * unit_px**2 else 0), place


def differing(first: Ink, second: Ink, unit_px: float, forgiven_px: int = 3) -> tuple[Ink, Ink]:
    """Ink that only the first has, and ink that only the second has. A pixel is forgiven; both are
    softened, because a finer or coarser copy of a form draws thin lines darker or paler."""
    one, two = (cv2.GaussianBlur(ink, (0, 0), SOFTENING * unit_px) for ink in (first, second))
    return _only(one, two, forgiven_px), _only(two, one, forgiven_px)


def _only(ink: NDArray[Any], other: NDArray[Any], forgiven_px: int) -> Ink:
    near = cv2.dilate(other, np.ones((forgiven_px, forgiven_px), np.uint8))
    return np.where(near < ink // 2, ink, 0).astype(np.uint8)


def _places(marks: Ink, across: Pixels, down: Pixels, unit_px: float) -> Iterator[Place]:
    seen = (marks > MARK).astype(np.uint8)
    rim = max(1, round(RIM * unit_px))
    seen[:rim] = seen[-rim:] = 0
    seen[:, :rim] = seen[:, -rim:] = 0
    kernel = np.ones([round(side * unit_px) | 1 for side in reversed(_JOIN)], np.uint8)
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(seen, kernel))
    marked = np.bincount(numbers[seen > 0], minlength=count)
    side = round(_PLACE_SIDE * unit_px)
    pieces: list[tuple[int, Place]] = []
    for number in np.flatnonzero(marked >= _TRACE * unit_px**2):
        left, top, width, height = (int(value) for value in boxes[number, :4])
        for y in range(top, top + height, side):
            for x in range(left, left + width, side):
                part = (min(side, left + width - x), min(side, top + height - y))
                inside = seen[y : y + part[1], x : x + part[0]]
                middle = (y + part[1] // 2, x + part[0] // 2)
                shift = float(across[middle]), float(down[middle])
                pieces.append((int(inside.sum()), Place(x, y, *part, *shift)))
    pieces.sort(key=lambda piece: -piece[0])
    yield from (place for weight, place in pieces[:MOST_PLACES] if weight)


def cut(ink: Ink, view: View, place: Place, shifted: bool = False) -> Ink:
    """What `view` brings into a rectangle of the first template."""
    x, y = (place.x + place.shift_x, place.y + place.shift_y) if shifted else (place.x, place.y)
    onto = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]]) @ view
    return np.asarray(cv2.warpPerspective(ink, onto, (place.width, place.height)), np.uint8)


def inner(marks: Ink, edge: int) -> Ink:
    """Without what lies around the place: that has a place of its own."""
    inside = np.zeros_like(marks)
    inside[edge:-edge, edge:-edge] = marks[edge:-edge, edge:-edge]
    return inside
