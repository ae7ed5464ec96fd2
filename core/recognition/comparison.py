"""Where near-identical pages differ, as rectangles for people to look at.

Twins are compared in small places; here those that lie together become one, with room around it,
and each is found again on the other template and on pages that lie on either of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from core.domain import Region
from core.recognition.twins import MOST_PLACES, Drawing, Place, Twins, View

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.recognition.features import Features

MOST_SHOWN = 12
_MARGIN = 7  # thousandths of the long side, around what differs
_LOOSE = 2.5  # two are drawn as one where that takes no more than so many times their area
_LEAST_SHOWN = 0.25  # of a place that lies partly outside a picture


@dataclass(frozen=True, eq=False)
class Road:
    """Takes pixels of the first of two templates to [0, 1] of a picture's width and height.
    `shifted`: by way of the second, whose print lies a little off in places."""

    view: View
    shifted: bool = False


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two near-identical pages, and where they differ."""

    first: Drawing
    second: Drawing
    twins: Twins

    @property
    def complete(self) -> bool:
        """Whether every place is known: of many, only the widest are."""
        return len(self.twins.places) < MOST_PLACES

    def on_first(self) -> Road:
        return to_template(self.first)

    def on_second(self) -> Road:
        return Road(_shares(_size_px(self.second)) @ np.linalg.inv(self.twins.view), True)

    def on_page(self, page: Features, view: View, second: bool) -> Road:
        """`view` takes the page's features to those of the first, or of the second."""
        back = _shares(page.size_px) @ np.linalg.inv(view)
        if second:
            return Road(back @ self.second.reduced @ np.linalg.inv(self.twins.view), True)
        return Road(back @ self.first.reduced)

    def groups(self) -> list[list[Place]]:
        """Places that lie together, those with the widest difference first."""
        margin = max(1, round(_MARGIN * self.first.unit_px))
        return grouped([place.around(margin) for place in self.twins.places])


def grouped(places: Sequence[Place]) -> list[list[Place]]:
    """Places that lie together, in their order."""
    groups = [[place] for place in places]
    while (pair := _together(groups)) is not None:
        one, other = pair
        groups[one] += groups.pop(other)
    return groups


def to_template(template: Drawing) -> Road:
    return Road(_shares(_size_px(template)))


def to_page(page: Drawing, view: View) -> Road:
    """`view` takes the page's pixels to the template's."""
    return Road(_shares(_size_px(page)) @ np.linalg.inv(view))


def regions(groups: Sequence[Sequence[Place]], road: Road) -> tuple[Region, ...]:
    """The rectangles around groups of places on a picture; none for what it does not show."""
    found = (_region(group, road) for group in groups)
    return tuple(region for region in found if region is not None)


def _region(group: Sequence[Place], road: Road) -> Region | None:
    points = np.concatenate([_corners(place, road.shifted) for place in group])
    seen = cv2.perspectiveTransform(points[None], road.view)[0]
    low, high = seen.min(axis=0), seen.max(axis=0)
    left, top = np.clip(low, 0, 1)
    right, bottom = np.clip(high, 0, 1)
    shown = (right - left) * (bottom - top)
    if not np.isfinite(seen).all() or shown < _LEAST_SHOWN * np.prod(high - low):
        return None
    return Region(float(left), float(top), float(right - left), float(bottom - top))


def _corners(place: Place, shifted: bool) -> NDArray[np.float64]:
    """(4, 2) x and y in px of the first template."""
    x, y = (place.x + place.shift_x, place.y + place.shift_y) if shifted else (place.x, place.y)
    right, bottom = x + place.width, y + place.height
    return np.array([[x, y], [right, y], [right, bottom], [x, bottom]], np.float64)


def _together(groups: Sequence[Sequence[Place]]) -> tuple[int, int] | None:
    """Two groups that touch and are better drawn as one, the earlier first."""
    boxes = [_box(group) for group in groups]
    for other in range(1, len(groups)):
        for one in range(other):
            a, b = boxes[one], boxes[other]
            if a[0] > b[2] or b[0] > a[2] or a[1] > b[3] or b[1] > a[3]:
                continue
            if _area(_box((*groups[one], *groups[other]))) <= _LOOSE * (_area(a) + _area(b)):
                return one, other
    return None


def _box(group: Sequence[Place]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom."""
    return (
        min(place.x for place in group), min(place.y for place in group),
        max(place.x + place.width for place in group),
        max(place.y + place.height for place in group),
    )  # fmt: skip


def _area(box: tuple[int, int, int, int]) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _size_px(drawing: Drawing) -> tuple[int, int]:
    return drawing.ink.shape[1], drawing.ink.shape[0]


def _shares(size_px: tuple[int, int]) -> View:
    return np.diag([1 / size_px[0], 1 / size_px[1], 1.0])
