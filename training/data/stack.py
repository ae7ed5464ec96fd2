"""Images that lie in several arrays, in memory or on disk, addressed as one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Stack:
    """uint8 (N, 3, side, side) images of one size, spread over arrays or memory maps.

    Choosing, splitting and joining move row numbers only; pixels are copied when they are read.
    """

    def __init__(
        self, parts: Sequence[NDArray[np.uint8]], rows: NDArray[np.int64] | None = None
    ) -> None:
        """`rows`: which images, counted through all parts; all of them when None.

        Raises ValueError when the parts differ in size.
        """
        shapes = {part.shape[1:] for part in parts}
        if len(shapes) != 1:
            raise ValueError(f"images of one pool must be of one size, not {sorted(shapes)}")
        self.parts = tuple(parts)
        self._starts = np.cumsum([0, *(len(part) for part in parts)])
        self.rows = np.arange(self._starts[-1]) if rows is None else rows

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def shape(self) -> tuple[int, ...]:
        return (len(self), *self.parts[0].shape[1:])

    @property
    def nbytes(self) -> int:
        """Size of the images once read."""
        return int(np.prod(self.shape, dtype=np.int64))

    def read(self, indices: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The images at these places, in this order: uint8 (len(indices), 3, side, side)."""
        rows = self.rows[indices]
        if len(self.parts) == 1:
            return np.asarray(self.parts[0][rows])
        images = np.empty((len(rows), *self.shape[1:]), np.uint8)
        of_part = np.searchsorted(self._starts, rows, side="right") - 1
        for number, part in enumerate(self.parts):
            chosen = np.flatnonzero(of_part == number)
            if chosen.size:
                images[chosen] = part[rows[chosen] - self._starts[number]]
        return images

    def whole(self) -> NDArray[np.uint8]:
        """All images as one array that may be written to; a copy unless they already are one."""
        first = self.parts[0]
        same = len(self.parts) == 1 and len(self.rows) == len(first) and self._in_order()
        if same and first.flags.writeable:
            return first
        return self.read(np.arange(len(self)))

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Stack:
        return Stack(self.parts, self.rows[chosen])

    def joined(self, other: Stack) -> Stack:
        rows = np.concatenate((self.rows, other.rows + self._starts[-1]))
        return Stack((*self.parts, *other.parts), rows)

    def _in_order(self) -> bool:
        return bool((self.rows == np.arange(len(self.rows))).all())
