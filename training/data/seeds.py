"""Random streams: one for each purpose, from one seed, the same on every machine."""

import hashlib
from random import Random

import numpy as np


def _number(seed: int, purpose: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}/{purpose}".encode()).digest()[:8], "big")


def stream(seed: int, purpose: str) -> Random:
    """A stream of Python's generator."""
    return Random(_number(seed, purpose))


def array_stream(seed: int, purpose: str) -> np.random.Generator:
    """A stream of NumPy's generator."""
    return np.random.default_rng(_number(seed, purpose))
