"""Which part of a map is in sight, and what lies where on the screen. Knows no Qt widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""(N, 2)"""
_MARGIN = 0.08
_CLOSEST = 400.0
"""How much closer than the whole one can go."""
_FARTHEST = 0.5
_SIDEWAYS = 2.5
"""A point aside counts as so much farther, looking for the next one in a direction."""


class Way(Enum):
    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


@dataclass(frozen=True)
class MapView:
    """`scale`: px for one unit of the map; (`x`, `y`): the place in the middle of a widget of
    `width` by `height` px; `least`: the scale that shows the whole."""

    width: float = 1.0
    height: float = 1.0
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    least: float = 1.0

    @classmethod
    def whole(cls, points: Points, width: float, height: float, edge_px: float = 0.0) -> MapView:
        """`edge_px`: so much is left free around them at least, for what is drawn there."""
        if not len(points):
            return cls(width, height)
        low, high = points.min(0), points.max(0)
        wide, tall = (side - 2 * max(side * _MARGIN, edge_px) for side in (width, height))
        across, down = np.maximum(high - low, 1e-6)
        scale = float(max(min(wide / across, tall / down, 120.0), 1e-6))
        middle = (low + high) / 2
        return cls(width, height, float(middle[0]), float(middle[1]), scale, scale)

    @property
    def is_whole(self) -> bool:
        return self.scale <= self.least

    def on_screen(self, points: Points) -> Points:
        middle = np.array([self.width / 2, self.height / 2])
        return np.asarray((points - (self.x, self.y)) * self.scale + middle)

    def zoomed(self, factor: float, at_x: float, at_y: float) -> MapView:
        """What lies at (`at_x`, `at_y`) px stays there."""
        scale = min(max(self.scale * factor, self.least * _FARTHEST), self.least * _CLOSEST)
        off = 1 / self.scale - 1 / scale
        x = self.x + (at_x - self.width / 2) * off
        y = self.y + (at_y - self.height / 2) * off
        return replace(self, scale=scale, x=x, y=y)

    def panned(self, right_px: float, down_px: float) -> MapView:
        """The map moves with the hand."""
        return replace(self, x=self.x - right_px / self.scale, y=self.y - down_px / self.scale)

    def resized(self, width: float, height: float) -> MapView:
        return replace(self, width=width, height=height)

    def showing(self, place: Points) -> MapView:
        """`place` (2,) comes into sight, if it is not."""
        x, y = self.on_screen(place[None])[0]
        edge = 24
        if edge <= x <= self.width - edge and edge <= y <= self.height - edge:
            return self
        return replace(self, x=float(place[0]), y=float(place[1]))


def nearest(screen: Points, x: float, y: float, reach_px: float) -> int | None:
    """The row of the point nearest to a place on the screen, within reach."""
    if not len(screen):
        return None
    off = np.hypot(screen[:, 0] - x, screen[:, 1] - y)
    row = int(off.argmin())
    return row if off[row] <= reach_px else None


def next_towards(points: Points, row: int, way: Way) -> int | None:
    """The point that one reaches from `row` by going that way; None at the edge."""
    ahead = (points - points[row]) @ np.asarray(way.value, np.float64)
    aside = np.abs((points - points[row]) @ np.asarray(way.value[::-1], np.float64))
    far = ahead + _SIDEWAYS * aside
    far[ahead <= 1e-9] = np.inf
    far[row] = np.inf
    best = int(far.argmin())
    return best if np.isfinite(far[best]) else None
