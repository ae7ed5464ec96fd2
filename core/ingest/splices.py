"""Changes of a file that leave all other bytes as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.domain import Splice


def spliced(data: bytes, splices: Sequence[Splice]) -> bytes:
    """`data` with the changes made, which are in its order."""
    parts, done = [], 0
    for splice in splices:
        parts += [data[done : splice.at], splice.inserted]
        done = splice.at + splice.removed
    return b"".join([*parts, data[done:]])
