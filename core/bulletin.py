"""What the engine lets others know of its work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.filing.nouns import FolderStatus, Phase

if TYPE_CHECKING:
    from core.filing.board import Board

_TELL_EVERY_S = 0.3
_NEVER = object()


class Bulletin:
    """Leaves word on the board where it differs from what was told before."""

    def __init__(self, board: Board, clock: Callable[[], float]) -> None:
        """`clock`: seconds that never jump."""
        self._board = board
        self._clock = clock
        self._folders: dict[int, FolderStatus] = {}
        self._folder_at_s = 0.0
        self._sorting: int | object | None = _NEVER

    def begin(self) -> None:
        """The engine starts, or starts over: nothing that was told before counts."""
        self._board.tell_activity(Phase.STARTING)
        self._board.clear_troubles()
        self._folders.clear()
        self._sorting = _NEVER

    def tell_sorting(self, generation: int | None) -> None:
        """Once, and again after a change of the library, which may have told of its own work."""
        if self._sorting != generation:
            self._board.tell_activity(Phase.SORTING)
            self._sorting = generation

    def tell_folder(self, status: FolderStatus, at_once: bool = True) -> None:
        """Of a long batch, without `at_once`, not more often than needed."""
        soon = self._clock() - self._folder_at_s < _TELL_EVERY_S
        if self._folders.get(status.folder_id) == status or (soon and not at_once):
            return
        self._folders[status.folder_id] = status
        self._folder_at_s = self._clock()
        self._board.tell_folder(status)
