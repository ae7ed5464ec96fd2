"""The use case: one document from a folder to where it belongs.

Read, recognise, decide, then either move it (journalled) or hold it where it is. Decoding runs
ahead in child processes; everything that decides or moves happens here, one document at a time.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.ahead import ahead
from core.domain import (
    NOTHING_REJECTED,
    DecidingPage,
    Document,
    DuplicatePolicy,
    FileStamp,
    HeldReason,
    HistoryEntry,
    Rejected,
    Verdict,
    VerdictKind,
    WatchedFolder,
)
from core.errors import (
    DocumentBusy,
    FilingError,
    KamiwakeError,
    RecognitionFailed,
    UnreadableDocument,
)
from core.filing.places import Places, require_destination
from core.filing.plan import Turn, as_scanned, plan_filing
from core.filing.rejections import called_unknown
from core.ingest.request import PAGE_LONG_SIDE_PX, ReadRequest
from core.recognition.recognizer import Recognizer, unreadable_verdict
from core.upright import lay_turned

if TYPE_CHECKING:
    from core.filing.journal import Journal
    from core.filing.mover import Mover
    from core.filing.nouns import Basis
    from core.ingest.workers import Decoders
    from core.settings import Settings
    from core.watch import Sighting

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of one document. With `error` it stays where it was. `upright`: what was filed
    is a copy turned so."""

    path: Path
    verdict: Verdict
    target: Path | None = None
    filing_id: int | None = None
    error: KamiwakeError | None = None
    upright: bool = False

    @property
    def failed(self) -> bool:
        return self.error is not None

    @property
    def summary(self) -> str:
        """One line for people."""
        if self.error:
            return str(self.error)
        if self.verdict.kind is VerdictKind.FILED:
            where = f" → {self.target}" if self.target else ""
            return f"{self.verdict.filed_as}{where}{lay_turned(self.verdict, self.upright)}"
        return self.verdict.reason


def read_request(settings: Settings) -> ReadRequest:
    """How documents are read for recognition."""
    return ReadRequest(
        long_side_px=PAGE_LONG_SIDE_PX,
        max_pages=settings.max_pages,
        max_page_pixels=settings.max_page_megapixels * 1_000_000,
        stop_at_content=settings.deciding_page is DecidingPage.FIRST,
    )


class Classifier:
    """Tells what would happen to documents and touches nothing."""

    def __init__(
        self,
        decoders: Decoders,
        recognizer: Recognizer,
        settings: Settings,
        rejected: Callable[[str], Rejected] = lambda _: NOTHING_REJECTED,
    ) -> None:
        """`rejected`: what a person said that a content, by its SHA-256, is not."""
        self._decoders = decoders
        self._recognizer = recognizer
        self._request = read_request(settings)
        self._rejected = rejected

    def classify(self, paths: Iterable[Path]) -> Iterator[tuple[Outcome, Document | None]]:
        """One outcome a path, in order; with the document where it could be read."""
        decoders = self._decoders
        begun = ((path, decoders.submit(path, self._request)) for path in paths)
        for path, future in ahead(begun, 2 * decoders.workers + 1):
            try:
                document = future.result()
                verdict = self._recognize(document)
            except (UnreadableDocument, DocumentBusy) as error:
                yield Outcome(path, unreadable_verdict(error), error=error), None
            else:
                yield Outcome(path, verdict), document

    def rejected(self, document: Document) -> Rejected:
        return self._rejected(document.sha256)

    def _recognize(self, document: Document) -> Verdict:
        rejected = self.rejected(document)  # a database in use is no fault of the page
        try:
            return self._recognizer.recognize(document.pages, rejected)
        except Exception as error:  # one odd page must not end the sorting of all others
            log.exception("%s could not be recognised", document.path)
            raise RecognitionFailed(
                f"“{document.path.name}” could not be compared with the library ({error!r:.100}).",
                "Open it to check, then scan it again.",
                str(document.path),
            ) from error


class Sorter:
    """Sorts the files of one watched folder. Every move and every held file is in the journal."""

    def __init__(
        self,
        classifier: Classifier,
        journal: Journal,
        mover: Mover,
        run_id: str,
        duplicates: DuplicatePolicy = DuplicatePolicy.FILE_BOTH,
        turn: Turn = as_scanned,
        draw: Callable[[], bool] = lambda: False,
    ) -> None:
        """`draw`: whether a person is to look at the document about to be filed."""
        self._classifier = classifier
        self._journal = journal
        self._mover = mover
        self._run_id = run_id
        self._duplicates = duplicates
        self._turn = turn
        self._draw = draw

    def sort(
        self,
        folder: WatchedFolder,
        sightings: Iterable[Sighting],
        places: Places,
        at: datetime,
        basis: Basis | None = None,
    ) -> Iterator[Outcome]:
        """Files or holds each document. `at`: the time that naming patterns use; `basis`: what
        judges."""
        stamps = {sighting.path: sighting.stamp for sighting in sightings}
        for outcome, document in self._classifier.classify(stamps):
            if isinstance(outcome.error, DocumentBusy):
                yield outcome
                continue
            seen = stamps[outcome.path]
            if not _is_still(outcome.path, document, seen):
                busy = DocumentBusy(
                    f"“{outcome.path.name}” has changed since it was found.",
                    "It is read again when it is quiet.",
                    str(outcome.path),
                )
                yield Outcome(outcome.path, outcome.verdict, error=busy)
            elif document is None or outcome.verdict.kind is not VerdictKind.FILED:
                yield self._hold(outcome, document, seen, folder, basis)
            else:
                yield self._file(outcome, document, folder, places, at, basis)

    def _hold(
        self,
        outcome: Outcome,
        document: Document | None,
        stamp: FileStamp,
        folder: WatchedFolder,
        basis: Basis | None,
    ) -> Outcome:
        why, nothing_near = HeldReason.JUDGED, outcome.verdict.kind is VerdictKind.UNKNOWN
        if nothing_near and document is not None and self._classifier.rejected(document).unknown:
            why = HeldReason.CALLED_UNKNOWN
            outcome = replace(outcome, verdict=called_unknown(outcome.verdict))
        self._journal.hold(
            outcome.path, outcome.verdict, document.sha256 if document else None, stamp,
            self._run_id, folder.folder_id or None, basis, why,
        )  # fmt: skip
        return outcome

    def _file(
        self,
        outcome: Outcome,
        document: Document,
        folder: WatchedFolder,
        places: Places,
        at: datetime,
        basis: Basis | None,
    ) -> Outcome:
        verdict = outcome.verdict
        assert verdict.label is not None
        earlier = self._earlier_copy(document.sha256)
        if earlier is not None:
            verdict = with_copy(verdict, earlier, self._duplicates)
        outcome = replace(outcome, verdict=verdict)
        if verdict.label is None:
            return self._hold(outcome, document, document.stamp, folder, basis)
        try:
            require_destination(folder)
            plan = plan_filing(
                document, verdict.label, folder, at, verdict.page, condition=verdict.condition
            )
            if earlier is not None and self._duplicates is DuplicatePolicy.BESIDE:
                plan = replace(plan, target=earlier.path.with_name(plan.target.name))
            places.refuse_return(plan.target)
            plan, verdict = self._turn(plan, verdict)
            outcome = replace(outcome, verdict=verdict)
            plan = replace(plan, spot_check=self._draw())
            filing_id, target = self._mover.carry_out(plan, verdict, self._run_id)
        except (FilingError, DocumentBusy) as error:
            return replace(outcome, error=error)
        return replace(outcome, target=target, filing_id=filing_id, upright=plan.changes)

    def _earlier_copy(self, sha256: str) -> HistoryEntry | None:
        """The latest filing of the same content that is still where it was filed."""
        copies = self._journal.filed_copies(sha256)
        return next((entry for entry in copies if os.path.lexists(entry.path)), None)


def with_copy(verdict: Verdict, copy: HistoryEntry, policy: DuplicatePolicy) -> Verdict:
    """The verdict on a document whose very content is filed already; it says so."""
    when = f"{copy.at.astimezone():%Y-%m-%d %H:%M}"
    where = f"The same content was filed on {when} as “{copy.path.name}” in {copy.path.parent}."
    if policy is not DuplicatePolicy.SKIP:
        return replace(verdict, reason=f"{verdict.reason} {where}")
    return replace(verdict, kind=VerdictKind.REVIEW, label=None, reason=where)


def _is_still(path: Path, document: Document | None, seen: FileStamp) -> bool:
    """Whether what was read is the file that was found quiet: a scanner may have gone on writing
    while it waited for its turn."""
    try:
        now = document.stamp if document else FileStamp.of(path.lstat())
    except OSError:
        return False
    return now == seen
