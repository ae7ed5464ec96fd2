"""Seconds for waiting, from a clock that may jump."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST_STEP_S = 2.0


class SteadyClock:
    """Never goes back, and forward by no more than LONGEST_STEP_S between two looks at it.

    So neither a jump nor a machine that slept makes a file seem quiet that nobody has looked at
    meanwhile, or puts off for hours what was to be tried again in a minute.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen_s = clock()
        self._now_s = 0.0

    def __call__(self) -> float:
        seen_s = self._clock()
        self._now_s += min(max(0.0, seen_s - self._seen_s), LONGEST_STEP_S)
        self._seen_s = seen_s
        return self._now_s
