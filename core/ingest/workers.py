"""Decoding in child processes, so that no file can take the program down.

A warm pool, on every system. Each task has a limit of time and each child one of memory; a child
that exceeds one, or crashes, is replaced, and only its file suffers.

The pool is our own because Pebble's, which it replaced, breaks for good when an idle child is
killed, and its children share a lock that one killed while answering never gives back.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import DecoderFailed, DocumentBusy, KamiwakeError
from core.ingest.child import Answer, Child, ChildLost, Reader, Request
from core.ingest.readers import read_document
from core.ingest.refusals import NAME, decoder_failed, name_file

if TYPE_CHECKING:
    from core.domain import Document
    from core.ingest.request import ReadRequest
    from core.ingest.turn import Turned, TurnRequest

_TRIES = 2


@dataclass(frozen=True)
class _Task:
    path: Path
    request: Request
    future: Future[Any] = field(default_factory=Future)


class Decoders:
    """A pool of decoding processes. Use as a context manager; leaving it ends them at once.

    Children start when there is work for them and stay. Each belongs to a thread that feeds it.
    """

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
        self._memory_mb = memory_mb
        self._reader = reader
        self._waiting: deque[_Task] = deque()
        self._idle = 0
        self._threads: list[threading.Thread] = []
        self._children: set[Child] = set()
        self._closed = False
        self._changed = threading.Condition()  # guards everything above

    def __enter__(self) -> Decoders:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends all children. Documents not read by then are DocumentBusy."""
        with self._changed:
            self._closed = True
            abandoned, self._waiting = self._waiting, deque()
            for child in self._children:
                child.kill()
            self._changed.notify_all()
        for task in abandoned:
            if task.future.set_running_or_notify_cancel():
                task.future.set_exception(_closing(task.path))
        for thread in self._threads:
            thread.join()

    def limit(self, workers: int, timeout_s: float, memory_mb: int) -> None:
        """Holds from the next document on; children of another limit of memory give way."""
        with self._changed:
            self.workers = workers or available_cores()
            self._timeout_s = timeout_s
            self._memory_mb = memory_mb
            self._changed.notify_all()

    def submit(self, path: Path, request: ReadRequest) -> Future[Document]:
        """The future raises what `read_document` raises, or DecoderFailed."""
        return self._submit(path, request)

    def turn(self, path: Path, request: TurnRequest) -> Turned:
        """Raises what `turn_document` raises, or DecoderFailed."""
        turned: Turned = self._submit(path, request).result()
        return turned

    def _submit(self, path: Path, request: Request) -> Future[Any]:
        task = _Task(path, request)
        with self._changed:
            if self._closed:
                raise _closing(path)
            self._waiting.append(task)
            if len(self._waiting) > self._idle and len(self._threads) < self.workers:
                # Daemons, so that a program that forgets to close its decoders ends all the same.
                thread = threading.Thread(target=self._work, name="decoders", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()
        return task.future

    def read(self, path: Path, request: ReadRequest) -> Document:
        return self.submit(path, request).result()

    def _work(self) -> None:
        if sys.platform != "win32":  # inherited: Ctrl-C must not end a starting child
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        child: Child | None = None
        while task := self._next_task():
            if not task.future.set_running_or_notify_cancel():
                continue
            if child is not None and child.memory_mb != self._memory_mb:
                self._drop(child)
                child = None
            try:
                answer, child = self._read(task, child)
            except Exception as error:  # a bug; whoever waits must not wait for ever
                task.future.set_exception(error)
                continue
            if isinstance(answer, KamiwakeError):
                task.future.set_exception(answer)
            else:
                task.future.set_result(answer)
        self._drop(child)

    def _next_task(self) -> _Task | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._closed or self._waiting or self._too_many)
            self._idle -= 1
            if self._too_many and not self._closed:
                self._threads.remove(threading.current_thread())
                return None
            return None if self._closed else self._waiting.popleft()

    @property
    def _too_many(self) -> bool:
        return len(self._threads) > self.workers

    def _read(self, task: _Task, child: Child | None) -> tuple[Answer, Child | None]:
        """The answer, and the child to go on with.

        A document whose child is lost gets a second, fresh one: the first may have been killed
        from outside, for instance by a system short of memory. The limit of time is for both.
        """
        answer: Answer = _no_child(task.path)
        left_s = self._timeout_s
        for _ in range(_TRIES):
            try:
                child = child or self._start_child()
            except ChildLost:
                continue
            begun_s = time.monotonic()
            try:
                answer = child.ask(task.path, task.request, left_s)
            except ChildLost:
                left_s = max(0.0, left_s - (time.monotonic() - begun_s))
                self._drop(child)
                child = None
                answer = _failed(task.path, "made the decoding process crash")
                continue
            except TimeoutError:
                answer = _failed(task.path, f"took longer than {self._timeout_s:g} seconds to read")
            if isinstance(answer, DecoderFailed):
                self._drop(child)
                child = None
            return answer, child
        return (_closing(task.path) if self._closed else answer), None

    def _start_child(self) -> Child:
        with self._changed:
            if self._closed:
                raise ChildLost
        try:
            child = Child(self._reader, self._memory_mb)
        except OSError as error:  # no more processes, no more memory
            raise ChildLost from error
        with self._changed:
            self._children.add(child)
            if self._closed:
                child.kill()
        try:
            child.wait_ready()
        except ChildLost:
            self._drop(child)
            raise
        return child

    def _drop(self, child: Child | None) -> None:
        if child is None:
            return
        with self._changed:
            self._children.discard(child)
        child.end()


def available_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _failed(path: Path, what: str) -> KamiwakeError:
    return name_file(decoder_failed(what), path)


def _closing(path: Path) -> KamiwakeError:
    error = DocumentBusy(f"{NAME} was not read, because reading was stopped.", "Start it again.")
    return name_file(error, path)


def _no_child(path: Path) -> KamiwakeError:
    error = DocumentBusy(
        f"{NAME} cannot be read now: no decoding process starts.",
        "It is tried again later; restart the program, or the machine if it is short of memory.",
    )
    return name_file(error, path)
