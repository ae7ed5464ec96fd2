"""Which files of the watched folders are ready to be sorted. The listing is the truth.

Events from the system only wake the lister early (`Hints`); a file counts when a listing has seen
its size and time unchanged for a while, its structure is complete and it can be opened.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from core.domain import FileStamp, WatchedFolder
from core.ingest.stability import (
    StabilityTracker,
    is_ignored,
    opens_exclusively,
    structure_complete,
)


@dataclass(frozen=True)
class Sighting:
    """One file of one listing."""

    path: Path
    stamp: FileStamp


@dataclass(frozen=True)
class Listing:
    """What a watched folder holds now. `gone`: the folder itself cannot be listed."""

    ready: tuple[Sighting, ...]
    waiting: tuple[Sighting, ...]
    gone: bool = False


class FolderWatch:
    """One watched folder. `stable_s`: how long a file has to be quiet, in seconds."""

    def __init__(self, folder: WatchedFolder, stable_s: float, incomplete_s: float) -> None:
        """`incomplete_s`: a quiet file that is incomplete or cannot be opened is taken after this
        long all the same; reading it then gives the reason."""
        self.folder = folder
        self._tracker = StabilityTracker(stable_s)
        self._patience = StabilityTracker(incomplete_s)

    def look(self, now_s: float) -> Listing:
        """`now_s`: seconds of a clock that never jumps."""
        if not self.folder.inbox.is_dir():
            return Listing((), (), gone=True)
        ready: list[Sighting] = []
        waiting: list[Sighting] = []
        for sighting in list_files(self.folder.inbox, (self.folder.destination,)):
            settled = self._settled(sighting, now_s)
            (ready if settled else waiting).append(sighting)
        return Listing(tuple(ready), tuple(waiting))

    def _settled(self, sighting: Sighting, now_s: float) -> bool:
        path, stamp = sighting.path, sighting.stamp
        quiet = self._tracker.observe(path, stamp, now_s)
        if self._patience.observe(path, stamp, now_s):
            return quiet
        return quiet and opens_exclusively(path) and structure_complete(path)


def list_files(root: Path, leave_out: Sequence[Path] = ()) -> Iterator[Sighting]:
    """Regular files below `root`, by path; neither links nor what lies in `leave_out`."""
    excluded = {os.path.realpath(folder) for folder in leave_out}
    excluded.discard(os.path.realpath(root))
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not is_ignored(Path(name)) and os.path.realpath(Path(folder, name)) not in excluded
        )
        for name in sorted(names):
            path = Path(folder, name)
            sighting = None if is_ignored(path) else _sighting(path)
            if sighting:
                yield sighting


def _sighting(path: Path) -> Sighting | None:
    try:
        if path.is_symlink() or not path.is_file():
            return None
        return Sighting(path, FileStamp.of(path.stat()))
    except OSError:
        return None  # gone between listing and look; the next listing tells


class Hints:
    """Wakes the lister when the system reports a change below one of the folders."""

    def __init__(self, folders: Iterable[Path], wake: threading.Event) -> None:
        self._stop = threading.Event()
        present = [folder for folder in folders if folder.is_dir()]
        self._thread = threading.Thread(
            target=self._follow, args=(present, wake), name="hints", daemon=True
        )
        if present:
            self._thread.start()

    def close(self) -> None:
        self._stop.set()

    def _follow(self, folders: list[Path], wake: threading.Event) -> None:
        try:
            for _ in watchfiles.watch(
                *folders, stop_event=self._stop, debounce=200, raise_interrupt=False
            ):
                wake.set()
        except (OSError, RuntimeError):
            return  # no events on this file system: the listing goes on without
