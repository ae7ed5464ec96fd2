"""Memory that pictures took is given back to the system when they are let go.

glibc learns from the largest block that was freed to keep blocks of that size, and keeps as many
pools as there are cores times eight: after a few pages a process holds what it needed at its worst
moment, in each thread. Other systems' allocators need no such word.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8  # malloc.h
_SPARE_BYTES = 16 * 2**20
_POOLS = 2


def give_back_what_is_freed(large_bytes: int = 4 * 2**20) -> None:
    """For this process, at its start. Does nothing where the C library is not glibc.

    `large_bytes`: from here on a block is asked of the system and given back to it. Less saves
    more and costs time: a process that shows pictures can spare it, one that sorts cannot.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, large_bytes)
        mallopt(_TRIM_THRESHOLD, _SPARE_BYTES)
        mallopt(_ARENA_MAX, _POOLS)
