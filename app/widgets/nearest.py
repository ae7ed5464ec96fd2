"""What is registered and most like a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.widgets.candidate_button import CandidateButton
from app.widgets.parts import Look, column, label

if TYPE_CHECKING:
    from app.pictures import Pictures
    from core.domain import Candidate, Region


class Nearest(QWidget):
    """Hidden while there is nothing to show."""

    chosen = Signal(object)
    """The label of one of them."""

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._look, self._pictures = look, pictures
        self.candidates: tuple[Candidate, ...] = ()
        self._buttons = column(gap=4)
        heading = label(self.tr("Most alike so far"), "small")
        self.setLayout(column(heading, self._buttons, 1, gap=4))
        self.hide()

    def show_candidates(self, candidates: Sequence[Candidate], threshold: float) -> None:
        self.candidates = tuple(candidates)
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        tip = self.tr("Register as another sample of this")
        for at, candidate in enumerate(candidates):
            chosen = partial(self.chosen.emit, candidate.label)
            made = CandidateButton(
                self._look, self._pictures, candidate, threshold, chosen, tip,
                large=at == 0 and candidate.score >= threshold,
            )  # fmt: skip
            self._buttons.addWidget(made)
        self.setVisible(bool(candidates))

    def show_marks(self, marks: Sequence[Region]) -> None:
        """On the picture of the first one."""
        item = self._buttons.itemAt(0)
        first = item.widget() if item else None
        if isinstance(first, CandidateButton):
            first.show_marks(marks)
