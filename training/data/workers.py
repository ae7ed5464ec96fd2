"""Work in child processes, with no more results waiting than are soon taken."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(task: Callable[[T], R], items: Iterable[T], workers: int, batch: int = 32) -> Iterator[R]:
    """Results in the order of the items; both may be far more than fit the memory."""
    source = iter(items)
    if workers <= 1:
        yield from map(task, source)
        return
    # Forked children of a process with threads may hang; fresh ones do not.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[R]]] = deque()
        while True:
            while len(waiting) < 2 * workers and (some := list(islice(source, batch))):
                waiting.append(pool.submit(_all, task, some))
            if not waiting:
                return
            yield from waiting.popleft().result()


def _all(task: Callable[[T], R], items: list[T]) -> list[R]:
    return [task(item) for item in items]
