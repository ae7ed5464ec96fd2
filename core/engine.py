"""The loop that sorts a profile: list, take what is ready, file or hold it, again.

One engine a profile: it holds the lease in the journal. It meets the window and the command line
only in the databases, and sees a new template or folder at its next round. What cannot be done now
(a share that is gone, a full disk, a file in use) is tried again for ever and told of once.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.bulletin import Bulletin
from core.clock import SteadyClock
from core.errors import (
    DestinationUnavailable,
    DocumentBusy,
    FilingError,
    KamiwakeError,
    ProfileUnavailable,
)
from core.filing.nouns import Basis, FolderStatus
from core.filing.places import Places, destination_problem, is_folder, is_gone
from core.judging_again import JudgingAgain
from core.recognition.recognizer import unreadable_verdict
from core.settings import Settings, judged_by
from core.sorter import Outcome, Sorter
from core.troubles import Troubles, in_use, unlisted
from core.upkeep import Patience, Upkeep
from core.watch import FolderWatch, Hints, Listing, Sighting, sight

if TYPE_CHECKING:
    from core.domain import WatchedFolder
    from core.filing.board import Board
    from core.filing.journal import Journal, Lease

INCOMPLETE_S = 600.0
"""A quiet file of incomplete structure is looked at after this long all the same."""
BATCH_S = 10.0
"""After this long folders are listed again, so that one full inbox does not hold up the others."""
_TRIES_OF_ONE_PASS = 3
_FAILURES_IN_A_ROW = 3
log = logging.getLogger(__name__)


@dataclass
class _Watched:
    watch: FolderWatch
    stable_s: float
    troubled: set[Path] = field(default_factory=set)


@dataclass
class _Found:
    """What one round has left: files that may become ready, and files that nobody could open.
    `ended`: a single pass has nothing more to do."""

    ended: bool = False
    waiting: bool = False
    busy: list[tuple[WatchedFolder, Sighting]] = field(default_factory=list)


@dataclass(frozen=True)
class Parts:
    """What documents are sorted by. Others come when the settings have changed."""

    sorter: Sorter
    settings: Settings


class Engine:
    """Sorts every enabled watched folder of a profile until stopped, or once."""

    def __init__(
        self,
        journal: Journal,
        folders: Callable[[], list[WatchedFolder]],
        parts: Callable[[], Parts],
        refresh: Callable[[], int],
        upkeep: Upkeep,
        board: Board,
        news: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
        unwatched: Callable[[int], WatchedFolder | None] = lambda _: None,
    ) -> None:
        """`folders` tells what is watched now; `parts` what to sort with now; `refresh` takes over
        changes of the library and tells its generation; `board` is where the engine leaves word;
        `news` tells cheaply whether someone changed the library, the folders or the settings, or
        wants something else, since it was last asked; `clock`: in seconds; it may jump;
        `unwatched`: finds a folder that is not watched, where documents of it are to be sorted
        again."""
        self._journal = journal
        self._folders = folders
        self._ask_parts = parts
        self._parts: Parts | None = None
        self._refresh = refresh
        self._upkeep = upkeep
        self._board = board
        self._news = news
        self._unwatched = unwatched
        self._clock = SteadyClock(clock)
        self._troubles = Troubles(board, self._clock)
        self._bulletin = Bulletin(board, self._clock)
        self._watched: dict[int, _Watched] = {}
        self._places = Places(())
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._holder = uuid.uuid4().hex
        self._again = JudgingAgain(journal)
        self._hints: Hints | None = None
        self._hinted: tuple[Path, ...] = ()

    def stop(self) -> None:
        """Ends `run` after the document in hand. May be called from any thread or signal."""
        self._stop.set()
        self._wake.set()

    def run(
        self, once: bool = False, begun: Callable[[], object] = lambda: None
    ) -> Iterator[Outcome]:
        """Yields one outcome a document. Raises ProfileInUse when another engine runs, and
        ProfileDamaged when the last one was killed and has left a damaged database.

        `once`: ends when nothing is left that is ready or may become so by itself; then errors of
        the databases and destinations are raised, which otherwise are waited for. `begun` is
        called when this engine is the one that sorts the profile.
        """
        with ExitStack() as exits:

            def take() -> Lease:
                return exits.enter_context(self._journal.lease(self._holder))

            lease = take() if once else Patience(self._stop).insist(take)
            if lease is None:
                return
            begun()
            if lease.left_behind:
                self._upkeep.check()
                lease.left_behind = False  # not before: the next engine looks again
            exits.callback(self._end, lease)
            yield from self._rounds(lease, once)

    def _rounds(self, lease: Lease, once: bool) -> Iterator[Outcome]:
        patience = Patience(self._stop)
        begun = False
        while not self._stop.is_set():
            try:
                if not begun:
                    self._begin()
                    begun = True
                found = yield from self._round(lease, once)
                patience.renew()
            except ProfileUnavailable as error:
                if once:
                    raise
                patience.wait(error)
                begun = False  # what it was telling may be half told
                continue
            if found.ended:
                yield from (self._report_busy(*each) for each in found.busy)
                return

    def _end(self, lease: Lease) -> None:
        self._follow(())
        with suppress(KamiwakeError):  # another one may have taken over meanwhile
            lease.check()
            self._again.end()

    def _begin(self) -> None:
        self._bulletin.begin()
        self._troubles = Troubles(self._board, self._clock)

    def _round(self, lease: Lease, once: bool) -> Generator[Outcome, None, _Found]:
        self._parts = self._ask_parts()  # between documents
        self._upkeep.recover()  # also what a window has left that was killed meanwhile
        self._upkeep.back_up()
        self._upkeep.tidy()
        basis = Basis(self._refresh(), judged_by(self._by.settings))
        self._bulletin.tell_sorting(basis.generation)
        self._again.take(basis, self._folders())
        self._take_folders(self._by.settings.stable_s if once else INCOMPLETE_S)
        yield from self._serve_requests(lease)
        found = _Found()
        for item in list(self._watched.values()):
            yield from self._look_and_sort(item, lease, once, found)
            if self._stop.is_set():
                return found
        ended = once and not found.waiting and not self._wake.is_set()
        if not ended and self._may_go_on(lease):
            self._rest(found.waiting)
        found.ended = ended
        return found

    @property
    def _by(self) -> Parts:
        assert self._parts is not None  # every round begins with taking them
        return self._parts

    def _outcomes_of(self, folder: WatchedFolder, sightings: list[Sighting]) -> Iterator[Outcome]:
        now = datetime.now().astimezone()
        return self._by.sorter.sort(folder, sightings, self._places, now, self._again.basis)

    def _may_go_on(self, lease: Lease) -> bool:
        if not lease.check():
            self.stop()
        return not self._stop.is_set()

    # One folder

    def _look_and_sort(
        self, item: _Watched, lease: Lease, once: bool, found: _Found
    ) -> Iterator[Outcome]:
        folder = item.watch.folder
        problem = self._places.problem(folder) or destination_problem(folder)
        if problem is None and not is_gone(folder.inbox, folder.inbox_mount):
            self._again.within(folder)
        held = self._journal.held_files()
        listing = item.watch.look(self._clock(), self._places.left_out(folder), held.holds)
        found.waiting |= bool(listing.waiting)
        found.busy += ((folder, sighting) for sighting in listing.busy)
        self._forget_missing(folder, listing)
        self._tell_troubles(item, listing, problem)
        if problem is not None:
            if once:
                raise problem
            left = len(listing.paths)
            self._bulletin.tell_folder(FolderStatus(folder.folder_id, left, listing.gone))
            return
        for outcome in self._sort(folder, listing, lease, once):
            busy = isinstance(outcome.error, DocumentBusy)
            if busy and once and self._will_be_tried(outcome.path):
                found.waiting = True
            # A file in use is waiting, not an event; but one pass has to tell of it.
            elif once or not busy:
                yield outcome

    def _will_be_tried(self, path: Path) -> bool:
        return path in self._troubles and self._troubles.times(path) < _TRIES_OF_ONE_PASS

    def _report_busy(self, folder: WatchedFolder, sighting: Sighting) -> Outcome:
        error = in_use(sighting.path, sighting.problem)
        self._troubles.note(sighting.path, folder.folder_id or None, error)
        return Outcome(sighting.path, unreadable_verdict(error), error=error)

    def _forget_missing(self, folder: WatchedFolder, listing: Listing) -> None:
        """Held documents that somebody took away; only where the whole folder was seen."""
        if listing.gone or listing.unreadable:
            return
        below, present = f"{folder.inbox}{os.sep}", listing.paths
        missing = [
            path
            for path in self._journal.held_files().stamps
            if path not in present and str(path).startswith(below) and not os.path.lexists(path)
        ]
        if missing:
            self._journal.release_missing(missing)

    def _tell_troubles(self, item: _Watched, listing: Listing, why: KamiwakeError | None) -> None:
        """Of the folder and of what cannot be opened in it. `why` the folder as a whole cannot be
        sorted now, if so."""
        folder = item.watch.folder
        now: dict[Path, KamiwakeError] = {s.path: in_use(s.path, s.problem) for s in listing.busy}
        now |= {path: unlisted(path) for path in listing.unreadable}
        if why is not None:
            now[Path(why.subject)] = why
        for path, error in now.items():
            if self._troubles.may_try(path):
                self._troubles.note(path, folder.folder_id or None, error)
        if not listing.gone:
            self._troubles.over(item.troubled - now.keys())
            item.troubled = set(now)

    def _sort(
        self, folder: WatchedFolder, listing: Listing, lease: Lease, once: bool
    ) -> Iterator[Outcome]:
        """What is ready in one folder; ends early when something else is wanted meanwhile."""
        held = self._journal.held_files()
        due = [
            s
            for s in listing.ready
            if not held.holds(s.path, s.stamp) and self._troubles.may_try(s.path)
        ]
        if not (once or self._troubles.may_try(folder.destination)):
            due = []
        left = len(due) + len(listing.waiting) + len(listing.busy)
        self._bulletin.tell_folder(FolderStatus(folder.folder_id, left, listing.gone))
        begun_s, failures = self._clock(), 0
        outcomes = self._outcomes_of(folder, due)
        for done, outcome in enumerate(outcomes, 1):
            self._note(outcome, folder)
            yield outcome
            last = done == len(due)
            self._bulletin.tell_folder(
                FolderStatus(folder.folder_id, left - done, listing.gone), at_once=last
            )
            if not self._may_go_on(lease):
                return
            failures = self._count_failures(failures, outcome, folder)
            if failures >= _FAILURES_IN_A_ROW and not once:
                return
            if self._news() or (self._clock() - begun_s > BATCH_S and not last):
                self._wake.set()
                return

    def _count_failures(self, failures: int, outcome: Outcome, folder: WatchedFolder) -> int:
        """In a row. When the destination takes nothing, the others wait without being tried."""
        if not isinstance(outcome.error, DestinationUnavailable):
            if outcome.target:
                self._troubles.over([folder.destination])
            return 0
        if failures + 1 == _FAILURES_IN_A_ROW:
            self._troubles.note(folder.destination, folder.folder_id or None, outcome.error)
        return failures + 1

    def _serve_requests(self, lease: Lease) -> Iterator[Outcome]:
        """Documents that someone wants sorted now. One that is in use stays wanted."""
        folders = {folder.folder_id: folder for folder in self._folders()}
        self._again.elsewhere(lambda number: number in folders or bool(self._unwatched(number)))
        requests = self._board.open_requests()
        others = map(self._unwatched, {request.folder_id for request in requests} - folders.keys())
        folders |= {other.folder_id: other for other in others if other is not None}
        seen = {request.request_id: sight(request.path) for request in requests}
        gone = [number for number, sighting in seen.items() if sighting is None]
        if gone:
            self._board.finish_requests(gone)
        # Those of other folders are for an engine that has them: `sort` has one of its own.
        due = [
            (request, sighting)
            for request in requests
            if (sighting := seen[request.request_id]) is not None
            and request.folder_id in folders
            and self._troubles.may_try(request.path)
        ]
        for folder_id in sorted({request.folder_id for request, _ in due}):
            mine = {s.path: (r.request_id, s) for r, s in due if r.folder_id == folder_id}
            folder, sightings = folders[folder_id], [s for _, s in mine.values()]
            outcomes = self._outcomes_of(folder, sightings)
            for outcome in outcomes:
                self._note(outcome, folder)
                if outcome.path not in self._troubles:
                    self._board.finish_requests([mine[outcome.path][0]])
                yield outcome
                if not self._may_go_on(lease):
                    return

    def _note(self, outcome: Outcome, folder: WatchedFolder) -> None:
        path, error = outcome.path, outcome.error
        if isinstance(error, DocumentBusy | FilingError) and os.path.lexists(path):
            self._troubles.note(path, folder.folder_id or None, error)
        else:
            self._troubles.over([path])

    # The folders

    def _take_folders(self, patience_s: float) -> None:
        """Follows what is watched now. Paused folders count when it comes to going in circles."""
        all_folders, stable_s = self._folders(), self._by.settings.stable_s
        self._places = Places(all_folders, Path(self._journal.path).parent)
        folders = {f.folder_id: f for f in all_folders if f.enabled}
        for folder_id in self._watched.keys() - folders.keys():
            self._troubles.over(self._watched.pop(folder_id).troubled)
        for folder_id, folder in folders.items():
            known = self._watched.get(folder_id)
            if known is None or (known.watch.folder, known.stable_s) != (folder, stable_s):
                watch = FolderWatch(folder, stable_s, patience_s)
                self._watched[folder_id] = _Watched(watch, stable_s)
        self._follow(tuple(f.inbox for f in folders.values() if is_folder(f.inbox)))

    def _follow(self, inboxes: tuple[Path, ...]) -> None:
        """Takes hints from these folders, and from no others."""
        if inboxes == self._hinted:
            return
        if self._hints:
            self._hints.close()
        self._hinted = inboxes
        self._hints = Hints(inboxes, self._wake) if inboxes else None

    def _rest(self, waiting: bool) -> None:
        """Until something happens: an event, the next listing, or a file that may be quiet now."""
        longest_s = self._by.settings.relist_s
        if waiting:
            longest_s = min(longest_s, max(0.1, self._by.settings.stable_s / 2))
        until_s = self._clock() + longest_s
        while not self._wake.is_set() and self._clock() < until_s:
            if not self._upkeep.prepare():
                self._wake.wait(min(0.25, longest_s))
            if self._news():
                break
        self._wake.clear()
        self._troubles.sweep()
