"""What was filed under a label: how many, when last, and how alike they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import words
from app.widgets.parts import column, label
from app.widgets.score_bar import ScoreBar
from app.widgets.score_histogram import ScoreHistogram
from core.filing.nouns import BINS, Filed

if TYPE_CHECKING:
    from app.theme import Theme


class FiledFacts(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._count = label(wrap=True)
        self._by_hand = label(role="small", wrap=True)
        self._typical = label(self.tr("Typical match"), "small")
        self.bar = ScoreBar(theme)
        self.histogram = ScoreHistogram(theme)
        self.setLayout(
            column(self._count, self._by_hand, self._typical, self.bar, self.histogram, gap=4)
        )

    def show_filed(self, filed: Filed, threshold: float) -> None:
        """`threshold`: the score from which scans are filed; 0 while it is not known."""
        self._count.setText(self._counted(filed))
        corrected = self._corrected(filed)
        self._by_hand.setText(corrected)
        self._by_hand.setVisible(bool(corrected))
        typical = filed.typical
        for part in (self._typical, self.bar, self.histogram):
            part.setVisible(typical is not None)
        if typical is not None:
            self.bar.show_score(typical, threshold)
            self.histogram.show_scores(filed.scores, BINS, threshold)

    def _counted(self, filed: Filed) -> str:
        if not filed.count or filed.last is None:
            return self.tr("Nothing is filed as this yet.")
        count = self.tr("%n document(s) filed", "", filed.count)
        return self.tr("{count}, last {when}").format(count=count, when=words.time_of(filed.last))

    def _corrected(self, filed: Filed) -> str:
        parts = []
        if filed.by_hand:
            parts.append(self.tr("%n of them chosen by hand", "", filed.by_hand))
        if filed.corrected:
            parts.append(self.tr("%n filed here by mistake and corrected", "", filed.corrected))
        return " · ".join(parts)
