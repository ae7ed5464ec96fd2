"""The use case: a file someone drops to a template.

Shares every step with sorting up to the embedding: the same readers, the same preparation, the
same search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain import WHOLE, Candidate, Corners, Document, Image, Page, VerdictKind
from core.errors import LibraryError
from core.imaging.preprocess import TEMPLATE_LONG_SIDE_PX
from core.imaging.sheet import find_sheet, rectify
from core.ingest.blank import LEAST_SIDE_PX, is_blank
from core.ingest.request import ReadRequest

if TYPE_CHECKING:
    from core.ingest.workers import Decoders
    from core.library.entries import Sample
    from core.recognition.recognizer import Recognizer
    from core.settings import Settings

SHOWN_CANDIDATES = 3
PICKER_LONG_SIDE_PX = 320
PICKER_PAGES = 60
"""Of longer documents the picker shows the first ones; any other can be asked for by number."""
_COUNTER = re.compile(
    r"(?i)([\s_\-.]*\(\d{1,3}\)|[\s_\-.]+(scan|scanned|copy|sample|page|p)[\s_\-.]*\d{0,4})$"
)


@dataclass(frozen=True, eq=False)
class Pages:
    """A document's pages small, to choose one from. `suggested`: the first that is not blank."""

    path: Path
    sha256: str
    page_count: int
    pages: tuple[Page, ...]

    @property
    def suggested(self) -> int:
        return next((page.number for page in self.pages if not page.blank), 1)


@dataclass(frozen=True, eq=False)
class Examination:
    """A page as it would be registered, and what it is like.

    `candidates`: the nearest registered labels, best first. `threshold`: the score from which the
    page would be filed under the first; `near`: it looks like that one at least. `rotation`: how
    the page lies compared with that one. `empty`: nothing could be recognised by the page.
    """

    image: Image
    corners: Corners
    candidates: tuple[Candidate, ...]
    threshold: float
    rotation: int
    near: bool
    empty: bool = False

    @property
    def twin(self) -> Candidate | None:
        """A registered label so near that the page may be a variant of it."""
        return self.candidates[0] if self.near and self.candidates else None


class Registrar:
    def __init__(self, decoders: Decoders, recognizer: Recognizer, settings: Settings) -> None:
        self._decoders = decoders
        self._recognizer = recognizer
        self._settings = settings

    def pages(self, path: Path) -> Pages:
        """Raises UnreadableDocument or DocumentBusy."""
        document = self._read(path, PICKER_LONG_SIDE_PX, first_pages=PICKER_PAGES)
        return Pages(path, document.sha256, document.page_count, document.pages)

    def page(self, path: Path, number: int) -> Page:
        """One page as large as it is stored. Raises UnreadableDocument or DocumentBusy."""
        return self._read(path, TEMPLATE_LONG_SIDE_PX, only_page=number).pages[0]

    def find_outline(self, image: Image) -> Corners:
        """The sheet's corners; of the whole picture where none is sure."""
        return find_sheet(image) or WHOLE

    def examine(self, image: Image, corners: Corners) -> Examination:
        """What a page (H, W, 3) with the sheet at `corners` is like. Needs an index up to date."""
        sheet = rectify(image, corners)
        verdict = self._recognizer.recognize((Page(1, sheet),))
        return Examination(
            image, corners, verdict.candidates[:SHOWN_CANDIDATES], verdict.threshold,
            verdict.rotation, verdict.kind is not VerdictKind.UNKNOWN,
            _is_empty(sheet),
        )  # fmt: skip

    def _read(
        self, path: Path, long_side_px: int, only_page: int | None = None,
        first_pages: int | None = None,
    ) -> Document:  # fmt: skip
        settings = self._settings
        request = ReadRequest(
            long_side_px, settings.max_pages, settings.max_page_megapixels * 1_000_000,
            only_page=only_page, first_pages=first_pages,
        )  # fmt: skip
        return self._decoders.read(path, request)


def check_sample(sample: Sample) -> None:
    """Raises LibraryError for a page by which nothing could be recognised: white things would be
    filed as a white page, and blank pages of documents are not even looked at."""
    if _is_empty(rectify(sample.image, sample.corners)):
        raise LibraryError(
            f"Page {sample.page} of “{sample.source_name}” is blank, too dark or too small.",
            "Register a page with print on it.",
            sample.source_name,
        )


def _is_empty(sheet: Image) -> bool:
    return min(sheet.shape[:2]) < LEAST_SIDE_PX or is_blank(sheet)


def proposed_name(path: Path) -> str:
    """A class name from a file's, without counters and the like at its end. Numbers stay: they
    often are the name of the form."""
    name = path.stem.strip()
    while (shorter := _COUNTER.sub("", name).strip()) not in ("", name):
        name = shorter
    return re.sub(r"[_\s]+", " ", name).strip(" -.") or path.stem
