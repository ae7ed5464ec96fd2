"""Work that is begun a little before it is wanted, so that nobody waits and memory stays small."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def ahead(begun: Iterable[T], most: int) -> Iterator[T]:
    """The same in the same order, where taking one from `begun` begins work on it: up to `most`
    are under way while the first of them is waited for."""
    waiting: deque[T] = deque()
    for one in begun:
        waiting.append(one)
        if len(waiting) >= most:
            yield waiting.popleft()
    yield from waiting
