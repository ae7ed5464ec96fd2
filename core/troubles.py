"""Documents and folders that cannot be taken now: tried again for ever, told of once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DocumentBusy, KamiwakeError

if TYPE_CHECKING:
    from core.filing.board import Board

FIRST_BACK_OFF_S = 2.0
LONGEST_BACK_OFF_S = 300.0


@dataclass(frozen=True)
class _Trouble:
    told: str
    at_s: float
    wait_s: float
    times: int


class Troubles:
    """Each is tried again at intervals that grow up to some minutes."""

    def __init__(self, board: Board, clock: Callable[[], float]) -> None:
        """`clock`: seconds that never jump."""
        self._board = board
        self._clock = clock
        self._now: dict[Path, _Trouble] = {}

    def note(self, path: Path, folder_id: int | None, error: KamiwakeError) -> int:
        """One more attempt has failed; returns how many in a row. Told where the words differ."""
        earlier, words = self._now.get(path), str(error)
        wait_s = min(2 * earlier.wait_s, LONGEST_BACK_OFF_S) if earlier else FIRST_BACK_OFF_S
        times = earlier.times + 1 if earlier else 1
        if earlier is None or earlier.told != words:
            self._board.tell_trouble(path, folder_id, error)
        self._now[path] = _Trouble(words, self._clock() + wait_s, wait_s, times)
        return times

    def may_try(self, path: Path) -> bool:
        trouble = self._now.get(path)
        return trouble is None or self._clock() >= trouble.at_s

    def times(self, path: Path) -> int:
        """Attempts that have failed in a row."""
        trouble = self._now.get(path)
        return trouble.times if trouble else 0

    def __contains__(self, path: Path) -> bool:
        return path in self._now

    def over(self, paths: Iterable[Path]) -> None:
        gone = [path for path in paths if self._now.pop(path, None)]
        if gone:
            self._board.clear_troubles(gone)

    def sweep(self) -> None:
        """Forgets those of files that are not there any more."""
        self.over([path for path in self._now if not os.path.lexists(path)])


def in_use(path: Path, problem: str) -> DocumentBusy:
    """`problem`: why it cannot be opened."""
    return DocumentBusy(
        f"“{path.name}” waits: {problem}.",
        "It is taken when the other program has closed it and it may be read.",
        str(path),
    )


def unlisted(folder: Path) -> DocumentBusy:
    return DocumentBusy(
        f"The folder {folder} cannot be listed.",
        "Check its permissions; what lies in it is taken as soon as it can be seen.",
        str(folder),
    )
