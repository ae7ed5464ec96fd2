"""One decision about many documents: each by itself, and one failure keeps none of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain import FilingState, HistoryEntry, Label
from core.errors import FilingError, KamiwakeError, ProfileError

if TYPE_CHECKING:
    from core.filing.decisions import Decisions
    from core.filing.history import History

Act = Callable[[HistoryEntry], tuple[int, Path] | None]
"""Returns the number of the move and where the document is now; None where nothing is to be done.
"""


@dataclass(frozen=True)
class Failure:
    entry: HistoryEntry
    error: KamiwakeError


@dataclass(frozen=True)
class Handled:
    """`moves`: numbers and new places of what was done, in the order in which it was; `keys`: of
    the entries that were moved. `left`: how many were not begun with, because someone cancelled or
    the databases could not be used any more, which `stopped` tells then."""

    moves: tuple[tuple[int, Path], ...] = ()
    failures: tuple[Failure, ...] = ()
    left: int = 0
    keys: tuple[str, ...] = ()
    stopped: KamiwakeError | None = None


def each(
    history: History,
    keys: Sequence[str],
    act: Act,
    progress: Callable[[int, int], object] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Handled:
    """Acts on each of the documents as it stands at its turn. `progress` is told how many of how
    many have had theirs. What was done is told in any case: it can be taken back."""
    moves: dict[str, tuple[int, Path]] = {}
    failures: list[Failure] = []
    stopped: KamiwakeError | None = None
    begun = 0
    for key in keys:
        if stopped or cancelled():
            break
        try:
            entry = next(iter(history.entries([key])), None)
        except ProfileError as error:
            stopped = error
            break
        begun += 1
        try:
            moved = act(entry) if entry is not None else None
        except KamiwakeError as error:
            assert entry is not None
            failures.append(Failure(entry, error))
            # The next ones would wait for a database in use as long as this one, in vain.
            stopped = error if isinstance(error, ProfileError) else None
        else:
            moves |= {key: moved} if moved else {}
        progress(begun, len(keys))
    left = len(keys) - begun
    return Handled(tuple(moves.values()), tuple(failures), left, tuple(moves), stopped)


def putting_back(decisions: Decisions) -> Act:
    """Takes filings back. What is held or taken back lies in its inbox already."""

    def act(entry: HistoryEntry) -> tuple[int, Path] | None:
        if entry.held is not None or entry.state is FilingState.UNDONE:
            return None
        return decisions.put_back(entry.entry_id)

    return act


def filing_as(decisions: Decisions, history: History, label: Label, at: datetime) -> Act:
    """Files what waits, what was taken back included, and corrects where filed documents are."""

    def act(entry: HistoryEntry) -> tuple[int, Path]:
        if entry.held is None and entry.state is not FilingState.UNDONE:
            return decisions.refile(entry.entry_id, label, at)
        return decisions.file_held(_held_as(history, entry), label, at)

    return act


def filing_again(decisions: Decisions, history: History, at: datetime) -> Act:
    """Files what was taken back as what it was filed as."""

    def act(entry: HistoryEntry) -> tuple[int, Path] | None:
        if entry.state is not FilingState.UNDONE or entry.label is None:
            return None
        condition = Label(entry.label.class_name, entry.condition)  # keeps the layout found
        chosen = condition if entry.condition else entry.label
        return decisions.file_held(_held_as(history, entry), chosen, at)

    return act


def _held_as(history: History, entry: HistoryEntry) -> int:
    """The number under which it waits. Raises FilingError."""
    waiting = entry if entry.held is not None else history.waiting(entry)
    if waiting is None:
        raise FilingError(
            f"“{entry.source.name}” was put back and does not wait in its inbox any more.",
            "See the history for where it went since.",
            str(entry.source),
        )
    return waiting.entry_id
