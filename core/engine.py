"""The loop that sorts a profile: list, take what is ready, file or hold it, again.

One engine a profile: it holds the lease in the journal. It meets the window and the command line
only in the databases, and sees a new template or folder at its next round.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from core.domain import WatchedFolder
from core.errors import DocumentBusy, FilingError
from core.filing.board import Board, FolderStatus, Phase
from core.filing.journal import Journal, Lease
from core.settings import Settings
from core.sorter import Outcome, Sorter
from core.watch import FolderWatch, Hints, Listing, Sighting

INCOMPLETE_S = 600.0
"""A quiet file of incomplete structure is looked at after this long all the same."""
FIRST_BACK_OFF_S = 2.0
LONGEST_BACK_OFF_S = 300.0
_TELL_EVERY_S = 0.3
_NEVER = object()


@dataclass
class _Retry:
    """When a file that could not be taken is tried again: at growing intervals, for ever."""

    at_s: float
    wait_s: float = FIRST_BACK_OFF_S


@dataclass
class _Watched:
    watch: FolderWatch
    listing: Listing = field(default_factory=lambda: Listing((), ()))


class Engine:
    """Sorts every enabled watched folder of a profile until stopped, or once."""

    def __init__(
        self,
        journal: Journal,
        folders: Callable[[], list[WatchedFolder]],
        sorter: Sorter,
        settings: Settings,
        refresh: Callable[[], datetime | None],
        recover: Callable[[], int],
        board: Board,
        news: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`folders` tells what is watched now; `refresh` takes over changes of the library and
        tells when it last changed; `recover` settles interrupted moves; `board` is where the
        engine leaves word; `news` tells cheaply whether someone changed the library, the folders
        or wants something else since it was last asked."""
        self._journal = journal
        self._folders = folders
        self._recover = recover
        self._sorter = sorter
        self._settings = settings
        self._refresh = refresh
        self._board = board
        self._news = news
        self._clock = clock
        self._told: dict[int, FolderStatus] = {}
        self._told_at_s = 0.0
        self._in_trouble: set[Path] = set()
        self._told_sorting: datetime | object | None = _NEVER
        self._watched: dict[int, _Watched] = {}
        self._retries: dict[Path, _Retry] = {}
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._holder = uuid.uuid4().hex
        self._changed_at: datetime | None = None
        self._hints: Hints | None = None
        self._hinted: tuple[Path, ...] = ()

    def stop(self) -> None:
        """Ends `run` after the document in hand. May be called from any thread or signal."""
        self._stop.set()
        self._wake.set()

    def run(self, once: bool = False) -> Iterator[Outcome]:
        """Yields one outcome a document. Raises ProfileInUse when another engine runs.

        `once`: ends when nothing is left that is ready or may become so by itself.
        """
        with self._journal.lease(self._holder) as lease:
            self._board.tell_activity(Phase.STARTING)
            self._board.clear_troubles()
            self._recover()
            try:
                yield from self._rounds(lease, once)
            finally:
                self._follow(())

    def _rounds(self, lease: Lease, once: bool) -> Iterator[Outcome]:
        patience_s = self._settings.stable_s if once else INCOMPLETE_S
        while not self._stop.is_set():
            self._judge_again()
            self._tell_sorting()
            self._take_folders(patience_s)
            yield from self._serve_requests(lease)
            waiting = False
            for item in self._each():
                item.listing = item.watch.look(self._clock())
                waiting |= bool(item.listing.waiting)
                for outcome in self._sort(item, lease):
                    # A file in use is waiting, not an event; but one pass has to tell of it.
                    if once or not isinstance(outcome.error, DocumentBusy):
                        yield outcome
            if once and not waiting and not self._wake.is_set():
                return
            if self._may_go_on(lease):
                self._rest(waiting)

    def _may_go_on(self, lease: Lease) -> bool:
        if not lease.check():
            self.stop()
        return not self._stop.is_set()

    def _tell_sorting(self) -> None:
        """Once, and again after a change of the library, which may have told of its own work."""
        if self._told_sorting != self._changed_at:
            self._board.tell_activity(Phase.SORTING)
            self._told_sorting = self._changed_at

    def _judge_again(self) -> None:
        """Held documents are looked at anew after every change of the library."""
        changed_at = self._refresh()
        if changed_at is not None and changed_at != self._changed_at:
            self._journal.release_judged(changed_at)
            self._changed_at = changed_at

    def _sort(self, item: _Watched, lease: Lease) -> Iterator[Outcome]:
        """What is ready in one folder; ends early when something else is wanted meanwhile."""
        folder, listing = item.watch.folder, item.listing
        due = [s.path for s in listing.ready if self._is_due(s)]
        left = len(due) + len(listing.waiting)
        self._tell(FolderStatus(folder.folder_id, left, listing.gone))
        now = datetime.now().astimezone()
        for done, outcome in enumerate(self._sorter.sort(folder, due, now), 1):
            self._note(outcome, folder)
            yield outcome
            last = done == len(due)
            self._tell(FolderStatus(folder.folder_id, left - done, listing.gone), at_once=last)
            if not self._may_go_on(lease):
                return
            if self._news():
                self._wake.set()
                return

    def _serve_requests(self, lease: Lease) -> Iterator[Outcome]:
        """Documents that someone wants sorted now. One that is in use stays wanted."""
        folders = {folder.folder_id: folder for folder in self._folders()}
        requests = self._board.open_requests()
        gone = [request.request_id for request in requests if not request.path.exists()]
        if gone:
            self._board.finish_requests(gone)
        # Those of other folders are for an engine that has them: `sort` has one of its own.
        due = [
            request
            for request in requests
            if request.request_id not in gone
            and request.folder_id in folders
            and self._may_try(request.path)
        ]
        for folder_id in sorted({request.folder_id for request in due}):
            number_of = {r.path: r.request_id for r in due if r.folder_id == folder_id}
            now = datetime.now().astimezone()
            for outcome in self._sorter.sort(folders[folder_id], list(number_of), now):
                self._note(outcome, folders[folder_id])
                if outcome.path not in self._retries:
                    self._board.finish_requests([number_of[outcome.path]])
                yield outcome
                if not self._may_go_on(lease):
                    return

    def _tell(self, status: FolderStatus, at_once: bool = True) -> None:
        """Leaves word of a folder where it differs; of a long batch not more often than needed."""
        soon = self._clock() - self._told_at_s < _TELL_EVERY_S
        if self._told.get(status.folder_id) == status or (soon and not at_once):
            return
        self._told[status.folder_id] = status
        self._told_at_s = self._clock()
        self._board.tell_folder(status)

    def _is_due(self, sighting: Sighting) -> bool:
        if not self._may_try(sighting.path):
            return False
        return not self._journal.is_held(sighting.path, sighting.stamp)

    def _may_try(self, path: Path) -> bool:
        retry = self._retries.get(path)
        return retry is None or self._clock() >= retry.at_s

    def _note(self, outcome: Outcome, folder: WatchedFolder) -> None:
        path = outcome.path
        if isinstance(outcome.error, DocumentBusy | FilingError) and path.exists():
            earlier = self._retries.get(path)
            wait_s = min(2 * earlier.wait_s, LONGEST_BACK_OFF_S) if earlier else FIRST_BACK_OFF_S
            self._retries[path] = _Retry(self._clock() + wait_s, wait_s)
            self._in_trouble.add(path)
            self._board.tell_trouble(path, folder.folder_id or None, outcome.error)
        else:
            self._retries.pop(path, None)
            self._clear_trouble({path})

    def _clear_trouble(self, paths: set[Path]) -> None:
        over = self._in_trouble & paths
        if over:
            self._in_trouble -= over
            self._board.clear_troubles(over)

    def _take_folders(self, patience_s: float = INCOMPLETE_S) -> None:
        """Follows what is watched now."""
        folders = {f.folder_id: f for f in self._folders() if f.enabled}
        for folder_id in self._watched.keys() - folders.keys():
            del self._watched[folder_id]
        for folder_id, folder in folders.items():
            known = self._watched.get(folder_id)
            if known is None or known.watch.folder != folder:
                watch = FolderWatch(folder, self._settings.stable_s, patience_s)
                self._watched[folder_id] = _Watched(watch)
        self._follow(tuple(f.inbox for f in folders.values() if f.inbox.is_dir()))

    def _follow(self, inboxes: tuple[Path, ...]) -> None:
        """Takes hints from these folders, and from no others."""
        if inboxes == self._hinted:
            return
        if self._hints:
            self._hints.close()
        self._hinted = inboxes
        self._hints = Hints(inboxes, self._wake) if inboxes else None

    def _each(self) -> list[_Watched]:
        return list(self._watched.values())

    def _rest(self, waiting: bool) -> None:
        """Until something happens: an event, the next listing, or a file that may be quiet now."""
        longest_s = self._settings.relist_s
        if waiting:
            longest_s = min(longest_s, max(0.1, self._settings.stable_s / 2))
        until_s = self._clock() + longest_s
        while not self._wake.is_set() and self._clock() < until_s:
            self._wake.wait(min(0.25, longest_s))
            if self._news():
                break
        self._wake.clear()
        self._clear_trouble({path for path in self._in_trouble if not path.exists()})
