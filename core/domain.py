"""The nouns of Kamiwake. Frozen, without behaviour beyond what they are.

Angles are degrees counter-clockwise, one of 0, 90, 180, 270. Page numbers count from 1.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Image: TypeAlias = "NDArray[np.uint8]"  # (H, W, 3) RGB
Vectors: TypeAlias = "NDArray[np.float32]"  # (N, D), rows of unit length
Corners: TypeAlias = tuple[tuple[float, float], ...]
"""Four (x, y) as shares of the picture's width and height, clockwise from the sheet's top left.

In [0, 1], except that a corner cut off by the picture's rim may lie up to 0.12 outside.
"""
WHOLE: Corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


class VerdictKind(StrEnum):
    FILED = "filed"
    REVIEW = "review"
    UNKNOWN = "unknown"


class SubLabelKind(StrEnum):
    LAYOUT = "layout"
    CONDITION = "condition"


class DecidingPage(StrEnum):
    """Which page of a document gives its verdict."""

    FIRST = "first"  # the first page that is not blank
    BEST = "best"  # the page with the highest score


class DuplicatePolicy(StrEnum):
    """What to do with a document whose very content was filed before."""

    FILE_BOTH = "file-both"  # file it as if it were the only one
    SKIP = "skip"  # hold it
    BESIDE = "beside"  # file it into the folder of the first one


class SubLabelPolicy(StrEnum):
    """What to do when the class is certain and the sub-label is not."""

    REVIEW = "review"
    FILE_AT_CLASS = "file-at-class"


class Appearance(StrEnum):
    """The window's colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """Of the window."""

    SYSTEM = "system"
    ENGLISH = "en"
    JAPANESE = "ja"
    TRADITIONAL_CHINESE = "zh_TW"


@dataclass(frozen=True, order=True)
class Label:
    """A class, or one sub-label of it; "" stands for the class itself."""

    class_name: str
    sub_label: str = ""

    def __str__(self) -> str:
        return f"{self.class_name} / {self.sub_label}" if self.sub_label else self.class_name


@dataclass(frozen=True)
class FileStamp:
    """What tells that a path still holds the same bytes without reading them."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> FileStamp:
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


@dataclass(frozen=True, eq=False)
class Page:
    """One page, upright as stored in the file (EXIF applied), reduced to what recognition needs."""

    number: int
    image: Image
    blank: bool = False


@dataclass(frozen=True, eq=False)
class Document:
    """A file read once: its identity and its pages come from the same bytes.

    `pages` may hold fewer than `page_count` when only the first ones were asked for.
    """

    path: Path
    sha256: str
    stamp: FileStamp
    page_count: int
    pages: tuple[Page, ...]


@dataclass(frozen=True, eq=False)
class Template:
    """One registered sample, as search needs it: no image, only its vector (D,) float32."""

    template_id: int
    label: Label
    vector: NDArray[np.float32]


@dataclass(frozen=True)
class ConditionExample:
    """A template that shows a condition: `label` is the class with that sub-label. `layouts`: the
    templates of the class that show none, the latest first."""

    template_id: int
    label: Label
    layouts: tuple[int, ...]


@dataclass(frozen=True)
class Candidate:
    """A label with the score of its best template, in [0, 1]. `print_missing`: the page surely
    lacks print that this template has."""

    label: Label
    score: float
    template_id: int
    print_missing: bool = False


@dataclass(frozen=True)
class Rejected:
    """What a person said that a document's content is not. `unknown`: nothing that was registered
    then."""

    labels: frozenset[Label] = frozenset()
    template_ids: frozenset[int] = frozenset()
    unknown: bool = False

    def covers(self, candidate: Candidate) -> bool:
        return candidate.label in self.labels or candidate.template_id in self.template_ids


NOTHING_REJECTED = Rejected()


@dataclass(frozen=True)
class PageMatch:
    """One page against the library: the best distinct labels, best first."""

    number: int
    blank: bool
    rotation: int
    candidates: tuple[Candidate, ...]

    @property
    def score(self) -> float:
        return self.candidates[0].score if self.candidates else 0.0


@dataclass(frozen=True)
class Verdict:
    """What happens to a document and why, in words for the user.

    `label` is where it is (or would be) filed: None unless `kind` is FILED. `margin` is the
    distance from the best score to that of the best different label. `condition`: the sub-label
    of that kind that the document has besides, "" for none. `print_missing`: it is not certain
    because it lacks print of the best candidate. `looked_twice`: its scores are those of a second
    look at the page; None: not known.
    """

    kind: VerdictKind
    label: Label | None
    score: float
    margin: float
    threshold: float
    rotation: int
    page: int
    reason: str
    candidates: tuple[Candidate, ...] = ()
    pages: tuple[PageMatch, ...] = ()
    condition: str = ""
    print_missing: bool = False
    looked_twice: bool | None = None

    @property
    def filed_as(self) -> str:
        """The label with the condition, for people; "" where it is not filed."""
        return ", ".join(filter(None, (str(self.label or ""), self.condition)))


@dataclass(frozen=True)
class Splice:
    """A change of a file: `removed` bytes at the offset `at` give way to `inserted`."""

    at: int
    removed: int
    inserted: bytes


@dataclass(frozen=True)
class Region:
    """A rectangle of a picture, by its top left, in [0, 1] of the picture's width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Differences:
    """Where two pages of one sheet differ, the widest first: on the one and on the other, without
    what a picture does not show. `count` of them; `complete`: there are no more."""

    here: tuple[Region, ...]
    there: tuple[Region, ...]
    count: int
    complete: bool = True


class FilingState(StrEnum):
    """Where one move stands. INTENT and PLACED are open and are settled at the next start."""

    INTENT = "intent"
    PLACED = "placed"
    DONE = "done"
    ROLLED_BACK = "rolled-back"
    UNDONE = "undone"
    REFILED = "refiled"


class HeldReason(StrEnum):
    """Why a document is held: the verdict said so, or a person did."""

    JUDGED = "judged"
    UNDONE = "undone"  # its filing was taken back
    CALLED_UNKNOWN = "called-unknown"  # none of what was registered; judged again with the library
    SET_ASIDE = "set-aside"  # left alone until it changes or someone decides

    @property
    def waits(self) -> bool:
        """Whether a person is still to decide."""
        return self in (HeldReason.JUDGED, HeldReason.UNDONE)


@dataclass(frozen=True)
class FilingPlan:
    """One move, computed before anything is touched. `target` is the wished name; the one given
    may carry a counter, because names never clobber. `folder_id`: the watched folder it belongs to.
    `refiles`: the filing that it corrects. `held_id`: the held document that someone decided about.

    `sha256` is that of the document as it was scanned. What lies at `source` may differ (a copy
    that was filed upright): `moved_sha256`; and so may what is to lie at `target`: `filed_sha256`.
    `splices`, in the order of the file, make the one from the other. `spot_check`: a person is to
    look at it when it is filed.
    """

    source: Path
    target: Path
    sha256: str
    stamp: FileStamp
    folder_id: int | None = None
    refiles: int | None = None
    held_id: int | None = None
    moved_sha256: str | None = None
    filed_sha256: str | None = None
    splices: tuple[Splice, ...] = ()
    spot_check: bool = False

    @property
    def at_source(self) -> str:
        """The SHA-256 of what is moved."""
        return self.moved_sha256 or self.sha256

    @property
    def at_target(self) -> str:
        """The SHA-256 of what is placed."""
        return self.filed_sha256 or self.sha256

    @property
    def changes(self) -> bool:
        return self.at_source != self.at_target

    @property
    def replaces_original(self) -> bool:
        """Whether a changed copy takes the place of the document as it was scanned."""
        return self.changes and self.at_source == self.sha256


@dataclass(frozen=True)
class WatchedFolder:
    """`inbox_mount` and `destination_mount`: the mount points, drives or shares they lay on when
    the folder was set up; None in profiles of old."""

    folder_id: int
    inbox: Path
    destination: Path
    pattern: str
    enabled: bool = True
    inbox_mount: Path | None = None
    destination_mount: Path | None = None


@dataclass(frozen=True)
class HistoryEntry:
    """One row of the journal as people see it: a move (`state`) or a held document (`held`).
    `since`: when a held document first came to wait. `by_hand`: a person chose what it is filed
    as. `refiles`: the move that it corrects; `origin`: where it lay before it was first filed,
    where that is not `source`."""

    entry_id: int
    run_id: str
    at: datetime
    source: Path
    target: Path | None
    sha256: str
    verdict: Verdict
    state: FilingState | None = None
    held: HeldReason | None = None
    folder_id: int | None = None
    filed_sha256: str | None = None
    since: datetime | None = None
    by_hand: bool = False
    refiles: int | None = None
    origin: Path | None = None

    @property
    def upright(self) -> bool:
        """Whether it is filed as a copy turned so: not the bytes that were scanned."""
        return self.state is FilingState.DONE and self.filed_sha256 not in (None, self.sha256)

    @property
    def key(self) -> str:
        """Unique over moves and held documents."""
        return f"held-{self.entry_id}" if self.held else f"move-{self.entry_id}"

    @property
    def path(self) -> Path:
        """Where the document is now."""
        if self.state is FilingState.UNDONE or self.target is None:
            return self.source
        return self.target

    @property
    def came_as(self) -> Path:
        """Where the document lay when it was first filed or held."""
        return self.origin or self.source

    @property
    def kind(self) -> VerdictKind:
        return self.verdict.kind

    @property
    def label(self) -> Label | None:
        return self.verdict.label

    @property
    def condition(self) -> str:
        return self.verdict.condition

    @property
    def score(self) -> float:
        return self.verdict.score

    @property
    def reason(self) -> str:
        return self.verdict.reason
