"""Random numbers as pure functions of a seed and a label, the same on every device."""

from __future__ import annotations

import torch
from torch import Tensor

_MASK = 0xFFFFFFFF
_GOLDEN = 0x9E3779B9


def uniform(seed: int, labels: Tensor, count: int) -> Tensor:
    """`count` numbers in [0, 1) for every label: int64 (B,) -> float32 (B, count).

    Nothing but seed and label decides them: no generator, no order, no batch.
    """
    place = torch.arange(1, count + 1, device=labels.device, dtype=torch.int64) * _GOLDEN
    start = _mixed((labels & _MASK) ^ _mixed_number(seed))
    start = _mixed(start ^ (labels >> 32) & _MASK)
    # 24 bits are what a float32 holds exactly.
    return (_mixed((start[:, None] + place) & _MASK) >> 8).float() * 2.0**-24


def _mixed(x: Tensor) -> Tensor:
    """A hash of 32-bit numbers held in int64 (the "lowbias32" constants); overflow wraps."""
    x = x ^ (x >> 16)
    x = (x * 0x7FEB352D) & _MASK
    x = x ^ (x >> 15)
    x = (x * 0x846CA68B) & _MASK
    return x ^ (x >> 16)


def _mixed_number(seed: int) -> int:
    return int(_mixed(torch.tensor(seed & _MASK, dtype=torch.int64))) ^ (seed >> 32) & _MASK
