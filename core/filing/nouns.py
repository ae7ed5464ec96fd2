"""What the journal tells of documents and of the engine, free of SQL: views need no more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from core.names import fold

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from core.domain import HistoryEntry, Label

CHOSEN_BY_HAND = "Chosen by hand."
BINS = 100
"""Scores are counted in so many equal parts of [0, 1]."""


class Phase(StrEnum):
    STARTING = "starting"
    RE_EMBEDDING = "re-embedding"
    SORTING = "sorting"


@dataclass(frozen=True)
class Basis:
    """What documents are judged by: the generation of the library, and the settings that matter,
    as `settings.judged_by` tells them."""

    generation: int
    settings: str


@dataclass(frozen=True)
class FolderStatus:
    """`waiting`: files still to be sorted. `gone`: the inbox cannot be listed."""

    folder_id: int
    waiting: int
    gone: bool


@dataclass(frozen=True)
class Trouble:
    """A document that could not be taken or moved; the engine goes on trying."""

    path: Path
    folder_id: int | None
    at: datetime
    title: str
    message: str
    remedy: str


@dataclass(frozen=True)
class EngineState:
    """`pid` and `host` of the engine that sorts the profile; `running` False when none does."""

    running: bool = False
    pid: int = 0
    host: str = ""
    phase: Phase = Phase.STARTING
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class SortRequest:
    request_id: int
    path: Path
    folder_id: int


@dataclass(frozen=True)
class Changes:
    """`entries` are new or changed; `gone` are the keys of rows that are no document's present
    state any more. `revision` is what to ask from next time. `anew`: a back-up of the journal was
    put back, so that nothing told before counts."""

    entries: tuple[HistoryEntry, ...]
    gone: tuple[str, ...]
    revision: int
    anew: bool = False


@dataclass(frozen=True)
class DayCounts:
    filed: int = 0
    held: int = 0


@dataclass(frozen=True)
class Decided:
    """How many documents were filed by the program itself, and by a person."""

    by_itself: int = 0
    by_hand: int = 0


class Answer(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    GONE = "gone"  # carried away before anybody looked


@dataclass(frozen=True)
class SpotCheck:
    """`check_id`: the number of the filing, as the history shows it. `at`: when it was filed."""

    check_id: int
    entry: HistoryEntry
    at: datetime


@dataclass(frozen=True)
class Observed:
    """`wrong` of `checked` documents; with 95 % confidence the share of wrong ones among all that
    the program filed by itself lies between `low` and `high`. `corrected`: filed by the program
    and taken back or corrected by a person, drawn or not."""

    checked: int
    wrong: int
    low: float
    high: float
    corrected: int = 0


@dataclass(frozen=True)
class Filed:
    """Documents that are filed under a label. `by_hand` of them a person chose. `last`: when the
    latest was filed. `corrected`: more that the program had filed here and a person elsewhere.
    `scores`: how many the program filed with a score in each part of [0, 1] that has any, rising.
    """

    count: int = 0
    by_hand: int = 0
    last: datetime | None = None
    corrected: int = 0
    scores: tuple[tuple[int, int], ...] = ()

    @property
    def typical(self) -> float | None:
        """The median score of what the program filed, as exact as the parts are narrow."""
        total = sum(count for _, count in self.scores)
        below = 0
        for part, count in self.scores:
            if below + count >= total / 2:
                return (part + (total / 2 - below) / count) / BINS
            below += count
        return None


@dataclass(frozen=True)
class Statistics:
    """`of_class`: with its sub-labels; a correction within a class is none there."""

    of_label: dict[Label, Filed] = field(default_factory=dict)
    of_class: dict[str, Filed] = field(default_factory=dict)


class Standing(StrEnum):
    """What has become of a document; one may be several of these."""

    FILED = "filed"
    REVIEW = "review"
    UNKNOWN = "unknown"
    BY_HAND = "by-hand"  # filed as what a person chose, corrections included
    CORRECTED = "corrected"  # filed as something else before
    UNDONE = "undone"  # taken back


@dataclass(frozen=True)
class HistoryQuery:
    """All conditions hold. `text`: every word of it is in the names of the document, in what it is
    filed as or in the folder that it came from. `standings`: any of them; where none is given,
    all. `since` is the first moment, `until` the first one after the last."""

    text: str = ""
    class_name: str = ""
    standings: frozenset[Standing] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    run_id: str = ""
    folder_id: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(fold(self.text).split())

    @property
    def is_open(self) -> bool:
        """Whether every document meets it."""
        return not self.words and replace(self, text="") == HistoryQuery()


@dataclass(frozen=True)
class Horizon:
    """The newest numbers of moves and of held documents. What comes later lies beyond it, so that
    pages read one after another are pages of one list."""

    moves: int
    held: int


@dataclass(frozen=True)
class Ran:
    """The documents of one run of the program that the history shows."""

    run_id: str
    first: datetime
    last: datetime
    count: int
