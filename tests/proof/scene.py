"""A watched folder on which a proof plays a scene while an engine runs."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from office import SAMPLES, Office, Profile
from PIL import Image
from running import Running, until

ENDINGS = {".jpg": "JPEG", ".png": "PNG", ".tif": "TIFF", ".pdf": "PDF", ".webp": "WEBP"}
KNOWN = SAMPLES / "scans" / "scan_0008.png"


@cache
def document(ending: str = ".png") -> bytes:
    """A scan of a form that the library knows, in any format."""
    out = io.BytesIO()
    with Image.open(KNOWN) as scan:
        scan.convert("RGB").save(out, ENDINGS[ending])
    return out.getvalue()


def variant(number: int, ending: str = ".png") -> bytes:
    """The same page in different bytes."""
    return document(ending) + f"\n{number:09}".encode()


@dataclass
class Scene:
    """An office whose engine is about to run. `at_once`: so many files come at the same time."""

    office: Office
    profile: Profile
    at_once: int = 500
    expected: Counter[str] = field(default_factory=Counter)

    def expect(self, *contents: bytes) -> None:
        """These have to be there in the end, each once, and nothing else."""
        self.expected.update(hashlib.sha256(data).hexdigest() for data in contents)

    @property
    def inbox(self) -> Path:
        return self.office.inboxes[0]

    @contextmanager
    def running(self, clock: Callable[[], float] = time.monotonic) -> Iterator[Running]:
        """An engine that has taken up its work."""
        with Running(self.profile, clock) as engine:
            until(lambda: self.profile.board.engine_state().running)
            yield engine
            until(self.settled, 600)
            until(lambda: self.profile.board.troubles() == [])  # told of a moment later

    def settled(self) -> bool:
        """Whether everything in the inboxes is held by now."""
        held = {entry.source for entry in self.profile.journal.held()}
        inboxes = self.office.inboxes
        return {p for folder in inboxes for p in folder.rglob("*") if p.is_file()} == held

    def rows(self, path: Path) -> int:
        """How often a document of this name was taken, ever."""
        with closing(sqlite3.connect(self.office.profile / "journal.db")) as journal:
            counts = (
                journal.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (name,))
                for table, column in (("filing", "source"), ("held", "path"))
                for name in (os.fsencode(path), str(path))
            )
            return sum(row[0] for (row,) in counts)

    def filed(self) -> list[bytes]:
        """Contents of the filed documents, sorted."""
        return sorted(path.read_bytes() for path in self.office.filed())

    def batch(self, count: int = 12) -> list[Path]:
        """Documents that appear at once and are taken one after the other, in this order."""
        staged = self.office.root / "staged"
        staged.mkdir()
        for number in range(count):
            (staged / f"{number:03}.png").write_bytes(variant(number))
        target = self.inbox / "batch"
        staged.rename(target)
        return sorted(target.iterdir())


@dataclass
class Watcher:
    """How often each trouble was told and gone again. Looks every 20 ms."""

    told: Counter[Path] = field(default_factory=Counter)

    @contextmanager
    def watching(self, scene: Scene) -> Iterator[Watcher]:
        stopped = threading.Event()

        def watch() -> None:
            before: set[tuple[Path, object]] = set()
            while not stopped.wait(0.02):
                now = {(t.path, t.at) for t in scene.profile.board.troubles()}
                self.told.update(path for path, _ in now - before)
                before = now

        thread = threading.Thread(target=watch)
        thread.start()
        try:
            yield self
        finally:
            stopped.set()
            thread.join()
