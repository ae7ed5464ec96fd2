"""The use case: one document from a folder to where it belongs.

Read, recognise, decide, then either move it (journalled) or hold it where it is. Decoding runs
ahead in child processes; everything that decides or moves happens here, one document at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.domain import DecidingPage, Document, FileStamp, Verdict, VerdictKind, WatchedFolder
from core.errors import DocumentBusy, FilingError, KamiwakeError, UnreadableDocument
from core.filing.journal import Journal
from core.filing.mover import Mover
from core.filing.plan import plan_filing
from core.ingest.request import ReadRequest
from core.ingest.workers import Decoders
from core.recognition.recognizer import Recognizer, unreadable_verdict
from core.settings import Settings

PAGE_LONG_SIDE_PX = 1000
"""Enough to align a page, and small enough to decode a 300 dpi scan at reduced size."""


@dataclass(frozen=True)
class Outcome:
    """What became of one document. With `error` it stays where it was."""

    path: Path
    verdict: Verdict
    target: Path | None = None
    filing_id: int | None = None
    error: KamiwakeError | None = None

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
            return f"{self.verdict.label}{where}"
        return self.verdict.reason


def read_request(settings: Settings) -> ReadRequest:
    """How documents are read for recognition."""
    return ReadRequest(
        long_side_px=PAGE_LONG_SIDE_PX,
        max_pages=settings.max_pages,
        max_page_pixels=settings.max_page_megapixels * 1_000_000,
        stop_at_content=settings.deciding_page is DecidingPage.FIRST,
    )


def read_ahead(
    paths: Iterable[Path], decoders: Decoders, request: ReadRequest
) -> Iterator[tuple[Path, Future[Document]]]:
    """Documents in the order of `paths`, a few always being decoded ahead of use."""
    ahead: deque[tuple[Path, Future[Document]]] = deque()
    for path in paths:
        ahead.append((path, decoders.submit(path, request)))
        if len(ahead) > 2 * decoders.workers:
            yield ahead.popleft()
    yield from ahead


class Classifier:
    """Tells what would happen to documents and touches nothing."""

    def __init__(self, decoders: Decoders, recognizer: Recognizer, settings: Settings) -> None:
        self._decoders = decoders
        self._recognizer = recognizer
        self._request = read_request(settings)

    def classify(self, paths: Iterable[Path]) -> Iterator[tuple[Outcome, Document | None]]:
        """One outcome a path, in order; with the document where it could be read."""
        for path, future in read_ahead(paths, self._decoders, self._request):
            try:
                document = future.result()
            except (UnreadableDocument, DocumentBusy) as error:
                yield Outcome(path, unreadable_verdict(error), error=error), None
            else:
                yield Outcome(path, self._recognizer.recognize(document.pages)), document


class Sorter:
    """Sorts the files of one watched folder. Every move and every held file is in the journal."""

    def __init__(self, classifier: Classifier, journal: Journal, mover: Mover, run_id: str) -> None:
        self._classifier = classifier
        self._journal = journal
        self._mover = mover
        self._run_id = run_id

    def sort(self, folder: WatchedFolder, paths: Iterable[Path], at: datetime) -> Iterator[Outcome]:
        """Files or holds each document. `at`: the time that naming patterns use."""
        for outcome, document in self._classifier.classify(paths):
            if isinstance(outcome.error, DocumentBusy):
                yield outcome
            elif document is None or outcome.verdict.kind is not VerdictKind.FILED:
                yield self._hold(outcome, document, folder)
            else:
                yield self._file(outcome, document, folder, at)

    def _hold(self, outcome: Outcome, document: Document | None, folder: WatchedFolder) -> Outcome:
        try:
            self._journal.hold(
                outcome.path, outcome.verdict, document.sha256 if document else None,
                document.stamp if document else FileStamp.of(outcome.path.stat()), self._run_id,
                folder.folder_id or None,
            )  # fmt: skip
        except OSError:
            busy = DocumentBusy(f"{outcome.path} has just gone.", "", str(outcome.path))
            return Outcome(outcome.path, outcome.verdict, error=busy)
        return outcome

    def _file(
        self, outcome: Outcome, document: Document, folder: WatchedFolder, at: datetime
    ) -> Outcome:
        verdict = outcome.verdict
        assert verdict.label is not None
        try:
            plan = plan_filing(document, verdict.label, folder, at)
            filing_id, target = self._mover.carry_out(plan, verdict, self._run_id)
        except FilingError as error:
            return Outcome(outcome.path, verdict, error=error)
        return Outcome(outcome.path, verdict, target, filing_id)
