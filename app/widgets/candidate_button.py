"""A registered label beside a page: its picture, its name, how alike it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from app import words
from app.pictures import Pictures, template_key
from app.widgets.parts import Elided, Look, column
from app.widgets.score_bar import ScoreBar
from core.domain import Candidate

_PICTURE = QSize(36, 48)


class CandidateButton(QPushButton):
    def __init__(
        self, look: Look, pictures: Pictures, candidate: Candidate, threshold: float,
        chosen: Callable[[], object], tip: str, number: int = 0,
    ) -> None:  # fmt: skip
        """`number`: the key that chooses it; 0 for none."""
        super().__init__()
        self._pictures = pictures
        self.candidate = candidate
        self.setProperty("role", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_PICTURE.height() + 16)
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        name = Elided(words.label(candidate.label))
        bar = ScoreBar(look.theme)
        bar.show_score(candidate.score, threshold)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._picture)
        layout.addLayout(column(1, name, bar, 1, gap=2), 1)
        for part in (self._picture, name, bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        score = words.percent(candidate.score)
        self.setAccessibleName(f"{words.label(candidate.label)}, {score}")
        self.setToolTip(f"{tip}\n{bar.toolTip()}" + (f" ({number})" if number else ""))
        self.clicked.connect(lambda: chosen())  # noqa: PLW0108
        pictures.loaded.connect(self._loaded)
        self._loaded(template_key(candidate.template_id))

    def _loaded(self, key: str) -> None:
        if key != template_key(self.candidate.template_id):
            return
        image = self._pictures.template(self.candidate.template_id)
        if image is not None:
            ratio = self.devicePixelRatioF()
            pixmap: QPixmap = self._pictures.scaled(key, image, _PICTURE, ratio)
            self._picture.setPixmap(pixmap)
            self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
