"""One decoding process and the pipe to it.

Each child has a pipe of its own and shares no lock with anyone, so that killing it at any moment
harms nobody else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from core.domain import Document
from core.errors import DecoderFailed, KamiwakeError
from core.ingest.limits import limit_this_process
from core.ingest.refusals import decoder_failed, name_file, out_of_memory
from core.ingest.request import ReadRequest
from core.ingest.turn import Turned, TurnRequest, turn_document
from core.memory import give_back_what_is_freed

Reader: TypeAlias = Callable[[Path, ReadRequest], Document]
Request: TypeAlias = ReadRequest | TurnRequest
Answer: TypeAlias = Document | Turned | KamiwakeError

_READY = "ready"
_START_TIMEOUT_S = 120.0
_starting = threading.Lock()


class ChildLost(Exception):
    """The process ended without an answer, or with one that makes no sense."""


class Child:
    """A process that decodes one document after the other."""

    def __init__(self, reader: Reader, memory_mb: int) -> None:
        """Starts it. `reader` is pickled by its name; a module other than `__main__` holds it."""
        self.memory_mb = memory_mb
        spawn = multiprocessing.get_context("spawn")  # on every system: `fork` and threads clash
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(
            target=_serve,
            args=(theirs, reader, os.getpid(), memory_mb),
            name="decoder",
            daemon=True,  # ended when the program ends without closing its decoders
        )
        with _starting, _without_main():
            self._process.start()
        theirs.close()  # so that the pipe ends when the child does

    def wait_ready(self) -> None:
        """Raises ChildLost when it does not come up."""
        if not self._pipe.poll(_START_TIMEOUT_S) or self._receive() != _READY:
            raise ChildLost

    def ask(self, path: Path, request: Request, timeout_s: float) -> Answer:
        """Raises ChildLost when the process ends over it, and TimeoutError."""
        try:
            self._pipe.send((path, request))
            if not self._pipe.poll(timeout_s):
                raise TimeoutError
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise
            raise ChildLost from error
        answer = self._receive()
        if isinstance(answer, KamiwakeError):
            return answer
        wanted = Turned if isinstance(request, TurnRequest) else Document
        if isinstance(answer, wanted) and answer.path == path:
            return answer
        raise ChildLost  # a decoder has written over its own memory: nothing it says counts

    def kill(self) -> None:
        """From any thread; whoever waits for an answer sees ChildLost."""
        self._process.kill()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _receive(self) -> object:
        try:
            return self._pipe.recv()
        except Exception as error:  # it died in the middle of its answer, or sends what is none
            raise ChildLost from error


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Spares children the program's main module.

    A spawned process imports the `__main__` of its parent, which here means the command line, the
    databases and the recognition runtime: seconds and hundreds of megabytes for each child.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(pipe: Connection, reader: Reader, parent_pid: int, memory_mb: int) -> None:
    """The child's life: until the parent closes the pipe or is gone."""
    _prepare(parent_pid, memory_mb)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            path, request = pipe.recv()
            answer = _answer(reader, path, request)
            pipe.send(answer)
            if isinstance(answer, DecoderFailed):
                return  # a fresh process goes on: this one's memory may be in pieces


def _prepare(parent_pid: int, memory_mb: int) -> None:
    import cv2  # noqa: PLC0415 (the parent has no need of it)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    cv2.setNumThreads(1)
    give_back_what_is_freed()
    limit_this_process(parent_pid, memory_mb)
    # libtiff and others report each damaged line of a picture there, thousands a file.
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _answer(reader: Reader, path: Path, request: Request) -> Answer:
    try:
        if isinstance(request, TurnRequest):
            return turn_document(path, request)
        return reader(path, request)
    except KamiwakeError as error:
        return error
    except MemoryError:
        return name_file(out_of_memory(), path)
    except Exception as error:
        return name_file(decoder_failed(f"made the reader fail ({error!r})"), path)
