"""Which files of the watched folders are ready to be sorted. The listing is the truth.

Events from the system only wake the lister early (`Hints`); a file counts when a listing has seen
its size and time unchanged for a while, its structure is complete and it can be opened.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.domain import FileStamp, WatchedFolder
from core.filing.places import FolderId, identity_of, is_folder, is_gone
from core.ingest.stability import StabilityTracker, is_ignored, open_problem, structure_complete


@dataclass(frozen=True)
class Sighting:
    """One file of one listing. `problem`: why it cannot be opened, if so."""

    path: Path
    stamp: FileStamp
    problem: str = ""


@dataclass(frozen=True)
class Listing:
    """What a watched folder holds now. `waiting`: not quiet or not complete. `busy`: quiet, but
    locked or not readable. `gone`: the folder itself cannot be listed, so that nothing is known of
    what it holds. `unreadable`: folders in it that cannot be listed."""

    ready: tuple[Sighting, ...] = ()
    waiting: tuple[Sighting, ...] = ()
    busy: tuple[Sighting, ...] = ()
    unreadable: tuple[Path, ...] = ()
    gone: bool = False

    @property
    def paths(self) -> set[Path]:
        return {s.path for group in (self.ready, self.waiting, self.busy) for s in group}


class FolderWatch:
    """One watched folder. `stable_s`: how long a file has to be quiet, in seconds."""

    def __init__(self, folder: WatchedFolder, stable_s: float, incomplete_s: float) -> None:
        """`incomplete_s`: a quiet file that is incomplete is taken after this long all the same;
        reading it then gives the reason."""
        self.folder = folder
        self._tracker = StabilityTracker(stable_s)
        self._patience = StabilityTracker(incomplete_s)
        self._looked_at: dict[Path, tuple[FileStamp, bool]] = {}

    def look(
        self,
        now_s: float,
        leave_out: Collection[FolderId] | None = None,
        is_known: Callable[[Path, FileStamp], bool] = lambda _path, _stamp: False,
    ) -> Listing:
        """`now_s`: seconds of a clock that never jumps. `leave_out`: folders that are not listed;
        without it the destination. `is_known`: files that were taken already and lie there
        unchanged; they are not opened again."""
        folder = self.folder
        if leave_out is None:
            leave_out = {identity_of(folder.destination)}
        if is_gone(folder.inbox, folder.inbox_mount):
            return Listing(gone=True)
        unreadable: list[Path] = []
        ready: list[Sighting] = []
        waiting: list[Sighting] = []
        busy: list[Sighting] = []
        for sighting in list_files(folder.inbox, leave_out, unreadable):
            known = is_known(sighting.path, sighting.stamp)
            settled, problem = self._settled(sighting, now_s, known)
            group = busy if problem else ready if settled else waiting
            group.append(replace(sighting, problem=problem))
        if folder.inbox in unreadable or is_gone(folder.inbox, folder.inbox_mount):
            return Listing(gone=True)  # it vanished meanwhile: the listing may be half of it
        listing = Listing(tuple(ready), tuple(waiting), tuple(busy), tuple(unreadable))
        self._forget(listing.paths)
        return listing

    def _settled(self, sighting: Sighting, now_s: float, known: bool) -> tuple[bool, str]:
        """Whether the file may be taken, and why it cannot be opened though it is quiet."""
        path, stamp = sighting.path, sighting.stamp
        quiet = self._tracker.observe(path, stamp, now_s)
        out_of_patience = self._patience.observe(path, stamp, now_s)
        if known:
            return True, ""
        problem = open_problem(path) if quiet else ""
        if problem or not quiet:
            return False, problem
        return out_of_patience or self._is_complete(sighting), ""

    def _is_complete(self, sighting: Sighting) -> bool:
        """Looked at once for each state of the file: it may have to be read for that."""
        stamp, complete = self._looked_at.get(sighting.path, (None, False))
        if stamp != sighting.stamp:
            complete = structure_complete(sighting.path)
            self._looked_at[sighting.path] = sighting.stamp, complete
        return complete

    def _forget(self, present: set[Path]) -> None:
        self._tracker.keep_only(present)
        self._patience.keep_only(present)
        self._looked_at = {p: seen for p, seen in self._looked_at.items() if p in present}


def list_files(
    root: Path, leave_out: Collection[FolderId] = (), unreadable: list[Path] | None = None
) -> Iterator[Sighting]:
    """Regular files below `root`, by path; neither links nor what lies in folders of `leave_out`.
    Folders of which not everything can be seen are added to `unreadable`."""

    def note(error: OSError, folder: Path) -> None:
        gone = isinstance(error, FileNotFoundError)  # meanwhile; the next listing tells
        if unreadable is not None and not gone and folder not in unreadable:
            unreadable.append(folder)

    for folder, subfolders, names in os.walk(root, onerror=lambda e: note(e, Path(e.filename))):
        subfolders[:] = sorted(
            name
            for name in subfolders
            if not is_ignored(Path(name))
            and (not leave_out or identity_of(Path(folder, name)) not in leave_out)
        )
        for name in sorted(names):
            path = Path(folder, name)
            try:
                sighting = None if is_ignored(path) else _look_at(path)
            except OSError as error:
                note(error, path.parent)
                continue
            if sighting:
                yield sighting


def sight(path: Path) -> Sighting | None:
    """None for what is no regular file, or cannot be seen now."""
    try:
        return _look_at(path)
    except OSError:
        return None


def _look_at(path: Path) -> Sighting | None:
    status = path.lstat()
    return Sighting(path, FileStamp.of(status)) if stat.S_ISREG(status.st_mode) else None


class Hints:
    """Wakes the lister when the system reports a change below one of the folders."""

    def __init__(self, folders: Iterable[Path], wake: threading.Event) -> None:
        self._stop = threading.Event()
        present = [folder for folder in folders if is_folder(folder)]
        self._thread = threading.Thread(
            target=self._follow, args=(present, wake), name="hints", daemon=True
        )
        if present:
            self._thread.start()

    def close(self) -> None:
        self._stop.set()

    def _follow(self, folders: list[Path], wake: threading.Event) -> None:
        import watchfiles  # noqa: PLC0415  asyncio with it: not for a list of files

        try:
            for _ in watchfiles.watch(
                *folders, stop_event=self._stop, debounce=200, raise_interrupt=False
            ):
                wake.set()
        except (OSError, RuntimeError):
            return  # no events on this file system: the listing goes on without
