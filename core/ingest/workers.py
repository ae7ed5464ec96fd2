"""Decoding in child processes, so that no file can take the program down.

A warm pool (Pebble over `spawn`, on every system). Each task has a limit of time and each child
one of memory; a child that exceeds one, or crashes, is replaced, and only its file suffers.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, TimeoutError
from pathlib import Path
from typing import TypeAlias

import pebble

from core.domain import Document
from core.errors import DecoderFailed, KamiwakeError
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest

Reader: TypeAlias = Callable[[Path, ReadRequest], Document]


class Decoders:
    """A pool of decoding processes. Use as a context manager; leaving it ends them."""

    def __init__(
        self,
        workers: int = 0,
        timeout_s: float = 60.0,
        memory_mb: int = 2048,
        reader: Reader = read_document,
    ) -> None:
        """`workers` 0: one for each core. `reader` is run in the children, by its name."""
        self.workers = workers or available_cores()
        self._timeout_s = timeout_s
        self._reader = reader
        self._pool = pebble.ProcessPool(
            max_workers=self.workers,
            initializer=_prepare_child,
            initargs=(os.getpid(), memory_mb),
            context=multiprocessing.get_context("spawn"),
        )

    def __enter__(self) -> Decoders:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def submit(self, path: Path, request: ReadRequest) -> Future[Document]:
        """The future raises what `read_document` raises, or DecoderFailed."""
        outer: Future[Document] = Future()
        inner = self._pool.schedule(self._reader, args=(path, request), timeout=self._timeout_s)
        inner.add_done_callback(lambda done: _hand_over(done, outer, path, self._timeout_s))
        return outer

    def read(self, path: Path, request: ReadRequest) -> Document:
        return self.submit(path, request).result()


def available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _hand_over(
    inner: Future[Document], outer: Future[Document], path: Path, timeout_s: float
) -> None:
    try:
        outer.set_result(inner.result())
    except KamiwakeError as error:
        outer.set_exception(error)
    except TimeoutError:
        outer.set_exception(_failed(path, f"took longer than {timeout_s:.0f} seconds to read"))
    except MemoryError:
        outer.set_exception(_failed(path, "needs more memory than a document may take"))
    except BaseException as error:  # whatever ended the child ends this file's reading alone
        outer.set_exception(_failed(path, f"made the reader fail ({type(error).__name__})"))


def _failed(path: Path, what: str) -> DecoderFailed:
    return DecoderFailed(
        f"“{path.name}” {what}.", "Open it to check, then scan or save it again.", str(path)
    )


def _prepare_child(parent_pid: int, memory_mb: int) -> None:
    import cv2  # noqa: PLC0415 (only children need it set up)

    cv2.setNumThreads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    if sys.platform == "linux":
        _die_with(parent_pid)
        _limit_memory(memory_mb)


def _die_with(parent_pid: int) -> None:
    import ctypes  # noqa: PLC0415

    pr_set_pdeathsig = 1
    ctypes.CDLL(None, use_errno=True).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent_pid:
        os._exit(1)  # the parent died before the signal was asked for


def _limit_memory(memory_mb: int) -> None:
    """On top of what the libraries have mapped already."""
    import resource  # noqa: PLC0415

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + memory_mb * 2**20
    with contextlib.suppress(ValueError, OSError):  # a lower limit is set from outside
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
