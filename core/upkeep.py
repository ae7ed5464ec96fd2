"""What an engine does besides sorting, and how it waits for what may pass by itself."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from core.errors import KamiwakeError, ProfileUnavailable

_DAY_S = 86_400.0
_AGAIN_S = 3600.0
_AT_MOST_S = 0.2
_FIRST_WAIT_S, _LONGEST_WAIT_S = 1.0, 60.0
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Upkeep:
    """What an engine does besides sorting. `recover` settles interrupted moves; `check` looks at
    the databases after an engine was killed and raises ProfileDamaged; `back_up` is called now
    and then and makes a back-up when one is due, and so is `tidy`, which removes what was kept for
    its time; `prepare` works something out ahead while there is nothing to sort, and tells whether
    there was anything."""

    recover: Callable[[], int]
    check: Callable[[], None] = lambda: None
    back_up: Callable[[], None] = lambda: None
    tidy: Callable[[], None] = lambda: None
    prepare: Callable[[], bool] = lambda: False


class Patience:
    """Waits longer each time, until told to stop."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self.renew()

    def renew(self) -> None:
        self._wait_s = _FIRST_WAIT_S

    def wait(self, error: KamiwakeError) -> None:
        """For what is behind `error` to pass: a full disk, a database in use."""
        log.warning("%s Trying again in %g s.", error, self._wait_s)
        self._stop.wait(self._wait_s)
        self._wait_s = min(2 * self._wait_s, _LONGEST_WAIT_S)

    def insist(self, act: Callable[[], T]) -> T | None:
        """Acts until the profile allows it. None: told to stop before."""
        while not self._stop.is_set():
            try:
                return act()
            except ProfileUnavailable as error:
                self.wait(error)
        return None


class Daily:
    """Work of once a day, a little of it at each call. What fails is tried again later, and never
    keeps documents from being sorted."""

    def __init__(
        self, work: Callable[[], Iterator[None]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`work` yields after each part, which is short. `clock`: in seconds."""
        self._work = work
        self._clock = clock
        self._parts: Iterator[None] | None = None
        self._next_s = clock()

    def __call__(self) -> None:
        begun_s = self._clock()
        if self._parts is None:
            if begun_s < self._next_s:
                return
            self._parts, self._next_s = self._work(), begun_s + _DAY_S
        try:
            for _ in self._parts:
                if self._clock() - begun_s > _AT_MOST_S:
                    return
        except Exception as error:  # a bug in it is no reason to sort nothing
            expected = isinstance(error, KamiwakeError | OSError)
            log.warning("Clearing up was broken off: %s", error, exc_info=not expected)
            self._next_s = begun_s + _AGAIN_S
            self._next_s = begun_s + _AGAIN_S
        self._parts = None


def in_turn(*each: Daily) -> Callable[[], None]:
    """What goes wrong with one does not keep the others from their part."""

    def all_of_them() -> None:
        for one in each:
            one()

    return all_of_them
