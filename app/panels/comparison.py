"""A document's page beside one of its candidates, with their names, what is marked, and the
buttons that move both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import words
from app.no_picture import NoPicture, no_picture
from app.page_desk import Beside, PageDesk, page_key
from app.widgets.candidate_strip import CandidateStrip
from app.widgets.compare_view import CompareView, Side
from app.widgets.parts import Elided, Look, column, holder, icon_button, row
from app.widgets.sight import Fit

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.item_models.review import ReviewRow
    from app.pictures import Pictures
    from core.domain import Candidate

NONE = -1
"""The number of no candidate."""
LOOK_AGAIN_MS = 3000
"""After this a page is looked for again whose file or folder is away."""


class ComparisonPanel(QWidget):
    taken = Signal(int)
    """The candidate of that number, from 0, is what the page is."""
    looked_at = Signal()
    """Another candidate is shown, or the same one better."""

    def __init__(self, look: Look, pictures: Pictures, pages: PageDesk) -> None:
        super().__init__()
        self._pages = pages
        self._row: ReviewRow | None = None
        self._looked_at = 0
        self.compare = CompareView(look.theme)
        self.strip = CandidateStrip(look, pictures)
        self._left, self._right = Elided(role="heading"), Elided(role="heading")
        self._marked = Elided(role="small")
        self._blink = icon_button(
            look,
            "arrow-left-right",
            self.tr("Exchange the two in one place (B)"),
            self.compare.blink,
        )
        tools = [
            icon_button(look, name, text, do)
            for name, text, do in (
                ("zoom-out", self.tr("Smaller (Ctrl+−)"), self.compare.zoom_out),
                ("zoom-in", self.tr("Larger (Ctrl++)"), self.compare.zoom_in),
                ("maximize", self.tr("Whole page (Ctrl+0)"), self.fit_page),
                ("move-horizontal", self.tr("Whole width (Ctrl+9)"), self.fit_width),
            )
        ]
        self._moving = tools
        self.tools = holder(row(self._blink, *tools, gap=2))
        """To be laid where there is room."""
        self._names = row(self._left, self._right)
        self._names.setStretch(0, 1)
        self._names.setStretch(1, 1)
        self.setLayout(column(self._marked, self._names, self.compare, self.strip, gap=6))
        layout = self.layout()
        assert layout is not None
        layout.setStretch(2, 1)  # type: ignore[attr-defined]
        self.strip.looked_at.connect(self.look_at)
        self.strip.taken.connect(self.taken)
        self.compare.exchanged_changed.connect(self._show_names)
        self.looking = QTimer(self, interval=LOOK_AGAIN_MS)
        self.looking.timeout.connect(self._look_again)
        pages.scanned.connect(self._came)
        pages.laid.connect(self._came)

    def show_row(self, shown: ReviewRow) -> None:
        """The first candidate is beside it, unless it is like nothing; then all the room is its
        own until somebody wants to compare."""
        before = self._row
        another = before is None or before.key != shown.key
        if before is None or another or page_key(before.entry) != page_key(shown.entry):
            self._looked_at = NONE if shown.like_nothing else 0
        self._row = shown
        self._looked_at = min(self._looked_at, len(shown.candidates) - 1)
        self.strip.show_candidates(shown.candidates, shown.entry.verdict.threshold)
        self.strip.setVisible(bool(shown.candidates))
        self._show()

    def forget(self) -> None:
        """There is nothing to be shown: what comes next is looked at anew."""
        self._row = None
        self.looking.stop()

    @property
    def candidate(self) -> Candidate | None:
        """The one beside the page."""
        if self._row is None or self._looked_at == NONE:
            return None
        return self._row.candidates[self._looked_at]

    @property
    def comparable(self) -> bool:
        """Whether there is something beside the page."""
        return self._blink.isEnabled()

    @property
    def ready(self) -> bool:
        """Whether somebody can have seen what is decided about."""
        if self._row is None:
            return False
        entry = self._row.entry
        return self._pages.scan(entry) is not None or self._pages.failed(entry)

    def look_at(self, number: int) -> None:
        if self._row is not None and 0 <= number < len(self._row.candidates):
            same = number == self._looked_at and self._row.like_nothing
            self._looked_at = NONE if same else number
            self._show()
            self.looked_at.emit()

    def fit_page(self) -> None:
        self.compare.fit(Fit.PAGE)

    def fit_width(self) -> None:
        self.compare.fit(Fit.WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._show_names()

    def _came(self, key: str) -> None:
        if self._row is not None and key == page_key(self._row.entry):
            self._show()
            self.looked_at.emit()

    def _show(self) -> None:
        assert self._row is not None
        entry, candidate = self._row.entry, self.candidate
        scan = self._pages.scan(entry)
        if scan is not None:
            self.compare.show_scan(Side(scan.picture), scan.sheet)
        elif self._pages.failed(entry):
            note = no_picture(self._pages.why_not(entry), entry.path)
            self.compare.show_scan(Side(note=note), QRectF())
        else:
            self.compare.show_scan(Side(note="…"), QRectF())
        gone = scan is None and self._pages.failed(entry)
        self._look_on(gone and self._pages.why_not(entry) is not NoPicture.UNREADABLE)
        beside = self._beside(candidate) if candidate and not gone else None
        if candidate is None or gone:
            self.compare.show_candidate(None)
        elif beside is not None:
            self.compare.show_candidate(Side(beside.picture, outline=beside.outline), beside.marks)
        elif self._pages.not_laid(entry, candidate):
            self.compare.show_candidate(Side(note=self.tr("No picture of this page.")))
        else:
            self.compare.show_candidate(Side(note="…"))
        for tool in self._moving:
            tool.setEnabled(not gone)
        self._blink.setEnabled(beside is not None)
        self._marked.set_text(self._what_is_marked(beside) if beside else "")
        self._marked.setVisible(bool(self._marked.whole_text()))
        self.strip.show_looked_at(self._looked_at)
        self._show_names()

    def _look_on(self, away: bool) -> None:
        if not away:
            self.looking.stop()
        elif not self.looking.isActive():
            self.looking.start()

    def _look_again(self) -> None:
        if self._row is not None and self.isVisible():
            self._pages.look_again(self._row.entry)

    def _beside(self, candidate: Candidate) -> Beside | None:
        assert self._row is not None
        others = [one for one in self._row.candidates if one != candidate]
        return self._pages.beside(self._row.entry, candidate, others)

    def _show_names(self) -> None:
        scan, form = self.tr("Scan"), ""
        if self._row is not None:
            scan += f" · {self._row.path.name}"
        if self.candidate is not None:
            form = str(self.candidate.label)
        one = len(self.compare.panes) == 1
        self._left.set_text(form if self.compare.shown_in(0) else scan)
        self._right.set_text(form)
        self._right.setVisible(not one)
        self._names.setStretch(1, 0 if one else 1)

    def _what_is_marked(self, beside: Beside) -> str:
        name = beside.candidate.label
        if not beside.aligned:
            return self.tr("The page does not lie on this form.")
        if beside.rival is not None:
            return words.between(name, beside.rival.label, len(beside.marks), beside.complete)
        if beside.marks:
            return self.tr("Marked: where print of {label} is missing.").format(label=name)
        return ""
