"""Long work tells how far it is, beside what the command prints."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_SAY_EVERY_S = 20.0


def told(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The items; not more often than every few seconds a line with the time left."""
    begun = said = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - said >= _SAY_EVERY_S and done < total:
            left_s, said = (now - begun) / done * (total - done), now
            print(f"{what}: {done} of {total}, {left_s:.0f} s left", file=sys.stderr, flush=True)
