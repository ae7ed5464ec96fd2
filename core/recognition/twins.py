"""Near-identical templates: where they differ, and which of them a page is.

Two templates are laid upon one another, and each small part once more where its print fits best,
because a new edition is set anew. What is left are places where one has ink and the other none. A
page is asked at these places alone: ink that a template has must be there, what else is there may
be filled in and counts little.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from core.domain import Image
from core.recognition.alignment import Agreement, align
from core.recognition.features import Features, extract
from core.recognition.ink import Ink, ink_of
from core.recognition.shown import BLURS, SOFTENING, Pixels, Shown, how_shown, soft

View: TypeAlias = NDArray[np.float64]
"""(3, 3): takes the pixels of one picture to those of another."""

_SAME_SHEET_COVERAGE = 0.3
"""Templates that agree on a smaller share of their print are different forms."""
# Lengths are in thousandths of the template's long side.
_BLOCK, _SHIFT = 96, 6  # parts that are laid anew, and how far
MOST_PLACES, _MOST_ASKED = 24, 12
_PLACE_SIDE = 160  # larger places are cut
_JOIN = (17, 11)  # marks nearer than this, across and down, are one place
_RIM = 4
_SHIFT_EDGE = 8  # around a place, in which its print is laid anew
_FITS_BETTER = 0.02
_STRETCH = 3.0  # how far print may lie off without being another layout
_CONTEXT, _PLAY = 40, 9  # around a place, and how far a page may be off there
_MARK = 0.3 * 255
_LEAST_MARKS = 3.0
_FIT = 0.6  # correlation from which a part's shift is believed
_FAR_COST = 0.05  # of the correlation, at the end of the search
_EXTRA_INK = 0.3  # what ink counts that the template has not: it may be filled in
_NOISE = 0.02  # a pixel's, squared
_VISIBLE = 0.3  # correlation of the print around a place
_MISSED = 0.35  # share of a template's own ink below which it is not there
_BOTH = 0.3  # of what speaks against one template; where as much speaks against the other
_ENOUGH = 255 * 20.0  # ink that both templates have, to find a place by
_MOVES = 1  # px: what is left to each template once the place is found
VERSION = 3
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
    across, down = _shifts(first.ink, np.asarray(laid, np.uint8), first.unit_px)
    anew = _moved(np.asarray(laid, np.uint8), across, down)
    marks = np.maximum(*_differing(first.ink, anew, first.unit_px))
    rough = _places(marks, across, down, first.unit_px)
    weighed = [_without_shift(first, second.ink, view, place) for place in rough]
    weighed = [each for each in weighed if each[0]]
    weighed.sort(key=lambda each: -each[0])
    return Twins(view, tuple(place for _, place in weighed[:MOST_PLACES]))


def _without_shift(first: Drawing, second: Ink, view: View, place: Place) -> tuple[int, Place]:
    """The place with the second's print laid upon the first's there, and how many px still differ.
    Print that only lies a little off is no difference: paper is stretched as much."""
    unit_px = first.unit_px
    edge, reach = round(_SHIFT_EDGE * unit_px), max(1, round(_SHIFT * unit_px))
    near = place.around(edge)
    one = _cut(first.ink, np.eye(3), near)
    fits = cv2.matchTemplate(
        _cut(second, view, near.around(reach), shifted=True), one, cv2.TM_CCORR_NORMED
    )
    fit, (x, y) = _best_near_middle(fits)
    moved = math.hypot(x - reach, y - reach)
    if moved < _STRETCH * unit_px and fit > float(fits[reach, reach]) + _FITS_BETTER:
        place = replace(place, shift_x=place.shift_x + x - reach, shift_y=place.shift_y + y - reach)
        near = place.around(edge)
    two = _cut(second, view, near, shifted=True)
    marks = _inner(np.maximum(*_differing(one, two, unit_px, 1)), edge) > _MARK
    count = int(np.count_nonzero(marks))
    return (count if count >= _LEAST_MARKS * unit_px**2 else 0), place


def tell_apart(page: Drawing, view: View, first: Drawing, second: Drawing, twins: Twins) -> float:
    """In [-1, 1]: above 0 the page is rather the first, below 0 the second, near 0 it cannot be
    seen. `view` takes the page's pixels to the first's."""
    places = twins.places[:_MOST_ASKED]
    asked = (_told(page.ink, view, first, second, twins, place) for place in places)
    told = [answer for answer in asked if answer is not None]
    absent = [answer.evidence * answer.weight for answer in told if not answer.found]
    against = sum(-value for value in absent if value < 0), sum(v for v in absent if v > 0)
    if min(against) > _BOTH * max(against):
        # Each has something that the page does not show: it was written on the samples by hand.
        told = [answer for answer in told if answer.found]
    weight = sum(answer.weight for answer in told)
    return sum(answer.evidence * answer.weight for answer in told) / weight if weight else 0.0


def laid_anew(laid: Ink, first: Ink, unit_px: float) -> Ink:
    """`laid` upon the first part by part, as for paper that is not flat."""
    return _moved(laid, *_shifts(first, laid, unit_px))


def _moved(laid: Ink, across: Pixels, down: Pixels) -> Ink:
    height, width = laid.shape
    columns, rows = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    moved = cv2.remap(laid, columns + across, rows + down, cv2.INTER_LINEAR)
    return np.asarray(moved, np.uint8)


def _shifts(first: Ink, laid: Ink, unit_px: float) -> tuple[Pixels, Pixels]:
    """How far each pixel's print in `laid` lies off the first's, across and down, (H, W)."""
    height, width = first.shape
    block, reach = round(_BLOCK * unit_px), max(1, round(_SHIFT * unit_px))
    rows, columns = max(1, height // block), max(1, width // block)
    found = np.zeros((2, rows, columns), np.float32)
    for row in range(rows):
        for column in range(columns):
            top, bottom = row * height // rows, (row + 1) * height // rows
            left, right = column * width // columns, (column + 1) * width // columns
            part = first[top + reach : bottom - reach, left + reach : right - reach]
            if part.sum() < 255 * 30 * unit_px**2:
                continue
            fits = cv2.matchTemplate(laid[top:bottom, left:right], part, cv2.TM_CCORR_NORMED)
            fit, (x, y) = _best_near_middle(fits)
            if fit > _FIT:
                found[:, row, column] = x - reach, y - reach
    if min(rows, columns) > 2:  # one part that jumps is a mistake
        found = np.stack([cv2.medianBlur(plane, 3) for plane in found])
    across, down = (
        np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        for plane in found
    )
    return across, down


def _best_near_middle(fits: NDArray[Any]) -> tuple[float, tuple[int, int]]:
    """The best correlation and its (x, y). The middle is likely, and along a rule, where one place
    fits as well as another, nothing else tells."""
    rows, columns = (np.linspace(-1, 1, count, dtype=np.float32) for count in fits.shape)
    likely = fits - np.float32(_FAR_COST) * (rows[:, None] ** 2 + columns**2)
    _, best, _, (x, y) = cv2.minMaxLoc(likely)
    return float(best), (int(x), int(y))


def _differing(first: Ink, second: Ink, unit_px: float, forgiven_px: int = 3) -> tuple[Ink, Ink]:
    """Ink that only the first has, and ink that only the second has. A pixel is forgiven; both are
    softened, because a finer or coarser copy of a form draws thin lines darker or paler."""
    one, two = (cv2.GaussianBlur(ink, (0, 0), SOFTENING * unit_px) for ink in (first, second))
    return _only(one, two, forgiven_px), _only(two, one, forgiven_px)


def _only(ink: NDArray[Any], other: NDArray[Any], forgiven_px: int) -> Ink:
    near = cv2.dilate(other, np.ones((forgiven_px, forgiven_px), np.uint8))
    return np.where(near < ink // 2, ink, 0).astype(np.uint8)


def _places(marks: Ink, across: Pixels, down: Pixels, unit_px: float) -> Iterator[Place]:
    seen = (marks > _MARK).astype(np.uint8)
    rim = max(1, round(_RIM * unit_px))
    seen[:rim] = seen[-rim:] = 0
    seen[:, :rim] = seen[:, -rim:] = 0
    kernel = np.ones([round(side * unit_px) | 1 for side in reversed(_JOIN)], np.uint8)
    count, numbers, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(seen, kernel))
    marked = np.bincount(numbers[seen > 0], minlength=count)
    side = round(_PLACE_SIDE * unit_px)
    pieces: list[tuple[int, Place]] = []
    for number in np.flatnonzero(marked >= _LEAST_MARKS * unit_px**2):
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
    wanted = _cut(first.ink, np.eye(3), near), _cut(second.ink, twins.view, near, shifted=True)
    edge = near.height - place.height >> 1
    only = tuple(_inner(marks, edge) for marks in _differing(*wanted, unit_px, 1))
    marks = np.maximum(*only)
    asked = cv2.dilate((marks > _MARK).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if not asked.any():
        return None
    common = np.asarray(np.minimum(*wanted), np.uint8)
    shown = _within(_cut(page, view, near.around(play)), near.around(play), first)
    by = common if common.sum() > _ENOUGH * unit_px**2 else wanted
    fit, shown = _at_best(shown, by, near)
    if fit < _VISIBLE:  # covered, or torn off
        return None
    look = _look_of(shown, common, unit_px)
    costs = [_cost(shown, ink, look, asked, unit_px) for ink in wanted]
    evidence = (costs[1] - costs[0]) / (costs[0] + costs[1] + _NOISE * float(asked.sum()))
    likely = 0 if evidence > 0 else 1
    own = only[likely] > _MARK
    found = bool(own.sum() >= _LEAST_MARKS * unit_px**2)
    if not found and look.sigma_px > BLURS[-2] * SOFTENING * unit_px:
        return None  # so far out of focus that small print may be there all the same
    if found and _share(shown, wanted[likely], look, own, unit_px) < _MISSED:
        return None
    return _Answer(evidence, math.sqrt(float(marks.sum()) / 255), found)


def _inner(marks: Ink, edge: int) -> Ink:
    """Without what lies around the place: that has a place of its own."""
    inner = np.zeros_like(marks)
    inner[edge:-edge, edge:-edge] = marks[edge:-edge, edge:-edge]
    return inner


def _lies_within(page: Ink, view: View, place: Place) -> bool:
    """Whether the picture shows the place at all: it may have been cut off."""
    x, y = place.x + place.width / 2, place.y + place.height / 2
    seen = np.linalg.inv(view) @ (x, y, 1)
    column, row = seen[:2] / seen[2]
    return bool(0 <= column < page.shape[1] and 0 <= row < page.shape[0])


def _within(shown: Ink, place: Place, template: Drawing) -> Ink:
    """Without what lies beyond the sheet's rim: a desk is no print."""
    rim = max(1, round(_RIM * template.unit_px))
    height, width = template.ink.shape
    inside = np.zeros_like(shown)
    rows = slice(max(0, rim - place.y), max(0, height - rim - place.y))
    columns = slice(max(0, rim - place.x), max(0, width - rim - place.x))
    inside[rows, columns] = shown[rows, columns]
    return inside


def _cut(ink: Ink, view: View, place: Place, shifted: bool = False) -> Ink:
    """What `view` brings into a rectangle of the first template."""
    x, y = (place.x + place.shift_x, place.y + place.shift_y) if shifted else (place.x, place.y)
    moved = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]]) @ view
    return np.asarray(cv2.warpPerspective(ink, moved, (place.width, place.height)), np.uint8)


def _at_best(shown: Ink, known: Ink | tuple[Ink, Ink], near: Place) -> tuple[float, Ink]:
    """How well `known` fits where it fits best, and that part of `shown`, `_MOVES` px wider than
    `near` on all sides."""
    found = []
    for ink in known if isinstance(known, tuple) else (known,):
        fits = cv2.matchTemplate(shown, ink, cv2.TM_CCORR_NORMED)
        found.append(_best_near_middle(fits[_MOVES:-_MOVES, _MOVES:-_MOVES]))
    fit, (x, y) = max(found)
    return fit, shown[y : y + near.height + 2 * _MOVES, x : x + near.width + 2 * _MOVES]


def _look_of(shown: Ink, common: Ink, unit_px: float) -> Shown:
    """By the print that both templates have."""
    sigma = SOFTENING * unit_px
    if common.sum() < _ENOUGH * unit_px**2:
        return Shown(sigma, 1.0)
    near = cv2.dilate(common, np.ones((5, 5), np.uint8)) > _MARK / 2
    return how_shown(soft(shown, sigma)[_MOVES:-_MOVES, _MOVES:-_MOVES], common, near, sigma)


def _cost(shown: Ink, wanted: Ink, look: Shown, asked: NDArray[np.bool_], unit_px: float) -> float:
    """What speaks against `wanted` where it is asked for, at the small move that fits best."""
    rows, columns = (np.flatnonzero(asked.any(axis)) for axis in (1, 0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    reach = 2 * _MOVES
    sigma = SOFTENING * unit_px
    seen = soft(shown, sigma)[top : bottom + reach, left : right + reach]
    drawn = soft(wanted, look.sigma_px)[top:bottom, left:right] * np.float32(look.strength)
    asked = asked[top:bottom, left:right]
    costs = []
    for y in range(reach + 1):
        for x in range(reach + 1):
            missing = (drawn - seen[y : y + bottom - top, x : x + right - left])[asked]
            costs.append(float((np.where(missing > 0, 1, _EXTRA_INK) * missing**2).sum()))
    return min(costs)


def _share(shown: Ink, own: Ink, look: Shown, asked: NDArray[np.bool_], unit_px: float) -> float:
    """Which share of a template's print at `asked` the page shows, in [0, 1]."""
    middle = slice(_MOVES, -_MOVES)
    near = np.asarray(cv2.dilate(shown, np.ones((3, 3), np.uint8)), np.uint8)[middle, middle]
    sigma = SOFTENING * unit_px
    drawn = soft(own, look.sigma_px)[asked] * np.float32(look.strength)
    return float(np.minimum(soft(near, sigma)[asked], drawn).sum() / max(drawn.sum(), 1e-6))
