"""Held documents are judged again once the library or the settings judge otherwise.

Those of a folder are let go when it is looked through, and not before: what lies in a paused one,
or on a share that is away, goes on waiting for a person, as it was judged. So does what could not
be judged any more before the folder was paused or the engine ended.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.domain import WatchedFolder
    from core.filing.journal import Journal
    from core.filing.nouns import Basis


class JudgingAgain:
    """Of one engine."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.basis: Basis | None = None
        self._inboxes: frozenset[Path] = frozenset()
        self._over: set[WatchedFolder | None] = set()
        self._let_go: dict[int, tuple[int, ...]] = {}

    def take(self, basis: Basis, folders: Collection[WatchedFolder]) -> None:
        """What judges from now on. `folders`: all of the engine, paused ones too."""
        inboxes = frozenset(folder.inbox for folder in folders)
        if (basis, inboxes) != (self.basis, self._inboxes):
            self._over.clear()
        self.basis, self._inboxes = basis, inboxes
        running = {folder.folder_id for folder in folders if folder.enabled}
        self._hold_again(self._let_go.keys() - running)

    def end(self) -> None:
        """The engine ends."""
        self._hold_again(self._let_go.keys())

    def _hold_again(self, folders: Iterable[int]) -> None:
        for number in self._let_go.keys() & set(folders):
            self._journal.hold_again(self._let_go[number])
            del self._let_go[number]
            self._over = {each for each in self._over if not each or each.folder_id != number}

    def within(self, folder: WatchedFolder) -> None:
        """To be called before a folder is looked through that can be."""
        self._release(folder, lambda path, _: self._inbox_of(path) == folder.inbox)

    def elsewhere(self, serves: Callable[[int], bool]) -> None:
        """What lies in no inbox, as what was dropped on the window does, is asked for, unless
        somebody watches its folder no longer. `serves`: whether the engine has, or finds, the
        folder of this number."""

        def chosen(path: Path, folder_id: int | None) -> bool:
            served = folder_id is not None and serves(folder_id)
            return served and self._inbox_of(path) is None and os.path.lexists(path)

        self._release(None, chosen)

    def _release(
        self, folder: WatchedFolder | None, chosen: Callable[[Path, int | None], bool]
    ) -> None:
        assert self.basis is not None
        if folder not in self._over:
            if folder is not None:
                self._hold_again([folder.folder_id])
            released = self._journal.release_judged(self.basis, chosen, ask=folder is None)
            if folder is not None and released:
                self._let_go[folder.folder_id] = released
            self._over.add(folder)  # not before: broken off, it is done next time

    def _inbox_of(self, path: Path) -> Path | None:
        """The nearest one around it."""
        return next((around for around in path.parents if around in self._inboxes), None)
