"""Large pages of documents, and templates laid as they lie, made away from the GUI thread."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

from app.item_models.documents import turn_of
from app.no_picture import NoPicture, NotShown, why_not
from app.pictures import RETRY_S, image_of
from app.tasks import TaskRunner
from core.domain import VerdictKind
from core.errors import KamiwakeError
from core.ingest.request import ReadRequest

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.bootstrap import Profile
    from core.domain import Candidate, Corners, HistoryEntry, Region
    from core.laying import LaidPage

LONG_SIDE_PX = 2000
_KEPT = 3
_WHOLE = QRectF(0, 0, 1, 1)
_LOOSE = 0.9  # a sheet that fills more of the picture is shown with all of it
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Beside:
    """A candidate's template as large as the scan, laid as it lies where it is `aligned`. `marks`,
    on both: where it differs from `rival`, or where print of it is missing. `outline`: of the
    sheet, in [0, 1] of the picture and beyond; nothing is to be seen outside of it."""

    candidate: Candidate
    picture: QImage
    outline: Corners
    aligned: bool
    marks: tuple[Region, ...]
    rival: Candidate | None
    complete: bool


@dataclass(frozen=True, eq=False)
class Scan:
    """A document's page, upright. `sheet`: what of it is paper, in [0, 1] of its sides."""

    picture: QImage
    sheet: QRectF
    page: LaidPage
    laid: dict[int, Beside | None] = field(default_factory=dict)


class PageDesk(QObject):
    """Gives what it has at once, and tells when more has come. What cannot be read or compared
    comes as nothing."""

    scanned = Signal(str)
    """The page of this key is there now, or cannot be read."""
    laid = Signal(str)
    """Something more is laid on the page of this key."""

    def __init__(
        self, profile: Profile, parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """`clock`: seconds."""
        super().__init__(parent)
        self._profile, self._clock = profile, clock
        self._read_s: dict[str, float] = {}
        self._why_not: dict[str, NoPicture] = {}
        self._decoding, self._laying = TaskRunner(1, self), TaskRunner(1, self)
        self._scans: OrderedDict[str, Scan | None] = OrderedDict()
        self._wanted: set[str] = set()
        self._laying_now: set[tuple[str, int]] = set()

    def close(self) -> None:
        self._decoding.close()
        self._laying.close()

    @property
    def busy(self) -> bool:
        return self._decoding.busy or self._laying.busy

    def scan(self, entry: HistoryEntry) -> Scan | None:
        key = page_key(entry)
        if self._scans.get(key) is not None or (key in self._scans and not self._may_retry(key)):
            self._scans.move_to_end(key)
            return self._scans[key]
        self.look_again(entry)
        return None

    def look_again(self, entry: HistoryEntry) -> None:
        """Reads the page, whatever came of it before."""
        key = page_key(entry)
        if key not in self._wanted:
            self._wanted.add(key)
            self._decoding.run(
                lambda: self._read(entry),
                lambda scan: self._keep(key, scan),
                lambda error: self._could_not_read(key, error),
                newest_first=True,
            )

    def failed(self, entry: HistoryEntry) -> bool:
        """Whether the page cannot be read."""
        key = page_key(entry)
        return key in self._scans and self._scans[key] is None

    def why_not(self, entry: HistoryEntry) -> NoPicture:
        """Of a page that `failed`."""
        return self._why_not.get(page_key(entry), NoPicture.UNREADABLE)

    def beside(
        self, entry: HistoryEntry, candidate: Candidate, others: Sequence[Candidate]
    ) -> Beside | None:
        key, number = page_key(entry), candidate.template_id
        scan = self.scan(entry)
        if scan is None or number in scan.laid:
            return scan.laid[number] if scan is not None else None
        for other in self._scans.values():
            if other is not None and other is not scan:
                other.laid.clear()  # each is as large as a page
        if (key, number) not in self._laying_now:
            self._laying_now.add((key, number))
            self._laying.run(
                lambda: _beside(scan, candidate, others),
                lambda found: self._laid(key, scan, number, found),
                lambda error: self._could_not_lay(key, scan, number, error),
                newest_first=True,
            )
        return None

    def not_laid(self, entry: HistoryEntry, candidate: Candidate) -> bool:
        """Whether the candidate's template cannot be shown."""
        scan = self._scans.get(page_key(entry))
        return scan is not None and scan.laid.get(candidate.template_id, scan) is None

    def _read(self, entry: HistoryEntry) -> Scan:
        import numpy as np

        from core.imaging.lying import turned_sideways

        verdict = entry.verdict
        request = ReadRequest(LONG_SIDE_PX, only_page=verdict.page)
        try:
            image = self._profile.decoders.read(entry.path, request).pages[0].image
        except KamiwakeError as error:
            raise NotShown(why_not(entry.path)) from error
        degrees = turn_of(entry)
        if not degrees and verdict.kind is VerdictKind.UNKNOWN:
            degrees = turned_sideways(image)
        image = np.ascontiguousarray(np.rot90(image, -degrees // 90))
        page = self._profile.comparer.laid(image)
        return Scan(image_of(image), _sheet(page), page)

    def _may_retry(self, key: str) -> bool:
        return self._clock() - self._read_s.get(key, 0.0) >= RETRY_S

    def _keep(self, key: str, scan: Scan | None) -> None:
        self._wanted.discard(key)
        self._scans[key], self._read_s[key] = scan, self._clock()
        while len(self._scans) > _KEPT:
            old, _ = self._scans.popitem(last=False)
            self._read_s.pop(old, None)
            self._why_not.pop(old, None)
        self.scanned.emit(key)

    def _could_not_read(self, key: str, error: Exception) -> None:
        _log(error)
        self._why_not[key] = error.why if isinstance(error, NotShown) else NoPicture.UNREADABLE
        self._keep(key, None)

    def _laid(self, key: str, scan: Scan, number: int, found: Beside | None) -> None:
        self._laying_now.discard((key, number))
        scan.laid[number] = found
        self.laid.emit(key)

    def _could_not_lay(self, key: str, scan: Scan, number: int, error: Exception) -> None:
        _log(error)
        self._laid(key, scan, number, None)


def page_key(entry: HistoryEntry) -> str:
    """By content where it is known: judged again, a document keeps its picture."""
    upright = entry.filed_sha256 if entry.upright else None
    content = upright or entry.sha256 or f"{entry.path} {entry.at.timestamp()}"
    return f"{content}-{entry.verdict.page}-{entry.verdict.rotation}"


def _beside(scan: Scan, candidate: Candidate, others: Sequence[Candidate]) -> Beside:
    found = scan.page.beside(candidate, others)
    return Beside(
        candidate, image_of(found.picture), found.outline, found.aligned, found.marks,
        found.rival, found.complete,
    )  # fmt: skip


def _sheet(page: LaidPage) -> QRectF:
    if page.outline is None:
        return _WHOLE
    xs, ys = zip(*page.outline, strict=True)
    found = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).intersected(_WHOLE)
    return found if found.width() * found.height() < _LOOSE else _WHOLE


def _log(error: Exception) -> None:
    expected = isinstance(error, (KamiwakeError, NotShown))
    log.log(logging.INFO if expected else logging.WARNING, "not shown: %s", error,
            exc_info=None if expected else error)  # fmt: skip
