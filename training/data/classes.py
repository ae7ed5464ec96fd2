"""What the classes of a run are: every page, each of its variants, each edited twin."""

from __future__ import annotations

import logging

import numpy as np
import torch
from torch import Tensor

from training.data.edits import edited
from training.data.expand import VARIANTS, vary
from training.data.pages import Pool

log = logging.getLogger(__name__)
_DEVICE_BYTES = 8 * 10**9  # larger pools stay on the host


class PageClasses:
    """Every page is a class; so is each of its variants (x24), and each edited twin.

    Labels count from 0: the variants of page 0, of page 1 ..., then the twins. What a label looks
    like depends on seed and label alone.
    """

    def __init__(
        self, pool: Pool, expand: bool, twins: int, seed: int, device: torch.device
    ) -> None:
        """`twins` are dealt out so that no page has two more than another."""
        if twins and not len(pool):
            raise ValueError("an empty pool has no pages to make twins of")
        self._pool = pool
        self._variants = VARIANTS if expand else 1
        self._seed = seed
        self._device = device
        self._first_twin = len(pool) * self._variants
        self._count = self._first_twin + twins
        dealt = np.random.default_rng(seed).permutation(len(pool))
        self._twin_pages = torch.from_numpy(dealt)
        self._on_device: Tensor | None = None
        if device.type != "cpu" and pool.nbytes <= _DEVICE_BYTES:
            self._on_device = _loaded(pool, device)
        elif device.type != "cpu":
            log.info("the pool's %.1f GB stay on the host", pool.nbytes / 1e9)

    def __len__(self) -> int:
        """Classes: pages (x24 if expanded) and twins."""
        return self._count

    def page_of(self, labels: Tensor) -> Tensor:
        """int64 (B,) -> int64 (B,), on the labels' device: the row in the pool behind each class.

        Raises IndexError for a label that is no class.
        """
        if len(labels) and not 0 <= int(labels.min()) <= int(labels.max()) < self._count:
            raise IndexError(f"labels go from 0 to {self._count - 1}")
        pages = labels // self._variants
        twins = labels - self._first_twin
        if self._count == self._first_twin:
            return pages
        dealt = self._twin_pages.to(labels.device)[twins.clamp(min=0) % len(self._twin_pages)]
        return torch.where(twins >= 0, dealt, pages)

    def images(self, labels: Tensor) -> Tensor:
        """int64 (B,) on any device -> uint8 (B, 3, side, side) on this one's."""
        images = self._read(self.page_of(labels))
        labels = labels.to(self._device)
        is_twin = labels >= self._first_twin
        if self._variants > 1:
            images = vary(images, torch.where(is_twin, 0, labels % self._variants))
        twins = is_twin.nonzero()[:, 0]
        if len(twins) == len(labels) > 0:
            return edited(images, labels, self._seed)
        if len(twins):
            twin_images = edited(images.index_select(0, twins), labels[twins], self._seed)
            images = images.index_copy(0, twins, twin_images)
        return images

    def _read(self, rows: Tensor) -> Tensor:
        if self._on_device is not None:
            return self._on_device[rows.to(self._device)]
        images = torch.from_numpy(self._pool.read(rows.cpu().numpy()))
        if self._device.type == "cuda":
            return images.pin_memory().to(self._device, non_blocking=True)
        return images.to(self._device)


def _loaded(pool: Pool, device: torch.device) -> Tensor:
    images = torch.empty(pool.stack.shape, dtype=torch.uint8, device=device)
    for start in range(0, len(pool), 1024):
        rows = np.arange(start, min(start + 1024, len(pool)))
        images[start : start + len(rows)] = torch.from_numpy(pool.read(rows))
    return images
