"""Reading what comes next while this is worked on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import torch
from torch import Tensor


class ReadAhead:
    """Pages of one batch of labels, while those of the following one are read in a thread.

    What is read depends on the labels alone, so reading ahead changes nothing but the time.
    """

    def __init__(self, read: Callable[[Tensor], Tensor]) -> None:
        self._read = read
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="read ahead")
        self._ahead: tuple[Tensor, Future[Tensor]] | None = None

    def __call__(self, labels: Tensor, following: Tensor) -> Tensor:
        if self._ahead is not None and torch.equal(self._ahead[0], labels):
            pages = self._ahead[1].result()
        else:
            pages = self._read(labels)
        self._ahead = following, self._pool.submit(self._read, following)
        return pages
