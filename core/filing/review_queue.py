"""The documents that wait, followed through the journal while the engine judges them again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain import FilingState, HistoryEntry

if TYPE_CHECKING:
    from core.filing.feed import Feed
    from core.filing.journal import Journal
    from core.filing.nouns import Changes

PATIENCE_S = 5.0
_MOST = 100_000  # rows of one look: more than anybody lets wait


class ReviewQueue:
    """Of one thread. Between being released by the engine and being held again, or filed, a
    document stays in the queue: it does not flicker, and it is known what left by itself."""

    def __init__(
        self, journal: Journal, feed: Feed, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock`: seconds."""
        self._journal, self._feed, self._clock = journal, feed, clock
        self._revision: int | None = None
        self._held: dict[Path, HistoryEntry] = {}
        self._judging: set[Path] = set()
        self._expected: set[Path] = set()
        self._missing_since: dict[Path, float] = {}
        self._cleared = 0

    def expect(self, paths: Iterable[Path]) -> None:
        """A person has said what these are: they do not leave by themselves. For any thread."""
        self._expected.update(paths)

    @property
    def judging(self) -> frozenset[Path]:
        return frozenset(self._judging)

    def waiting(self) -> tuple[HistoryEntry, ...]:
        """The longest waiting first."""
        entries = self._held.values()
        return tuple(sorted(entries, key=lambda entry: (entry.since or entry.at, entry.entry_id)))

    def follow(self) -> int:
        """Takes over what happened; how many left by themselves, told once all are judged."""
        if self._revision is None:
            self._revision = self._feed.since(0, 1).revision  # before reading: nothing is missed
            self._held = {entry.source: entry for entry in self._journal.held() if _waits(entry)}
            return 0
        changes = self._feed.since(self._revision, _MOST)
        if changes.anew:
            self._revision = None
            self._judging.clear()
            return self.follow()
        self._revision = changes.revision
        self._take(changes)
        self._forget_missing()
        if self._judging or not self._cleared:
            return 0
        cleared, self._cleared = self._cleared, 0
        return cleared

    def _take(self, changes: Changes) -> None:
        gone = set(changes.gone)
        self._judging |= {path for path, entry in self._held.items() if entry.key in gone}
        for entry in changes.entries:
            if entry.held is not None:
                self._forget(entry.source)
                if _waits(entry):
                    self._held[entry.source] = entry
            elif entry.state is FilingState.DONE and entry.source in self._held:
                self._cleared += not (entry.by_hand or entry.source in self._expected)
                self._forget(entry.source)

    def _forget_missing(self) -> None:
        """What somebody took away. A document that is just being filed is not there either, until
        the journal says where it went."""
        now = self._clock()
        missing = [path for path in self._judging if not os.path.lexists(path)]
        self._missing_since = {path: self._missing_since.get(path, now) for path in missing}
        for path, since in list(self._missing_since.items()):
            if now - since >= PATIENCE_S:
                self._forget(path)

    def _forget(self, path: Path) -> None:
        self._held.pop(path, None)
        self._expected.discard(path)
        self._judging.discard(path)


def _waits(entry: HistoryEntry) -> bool:
    return entry.held is not None and entry.held.waits
