"""A registered label beside a page: its picture, its name, how alike it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy

from app import words
from app.pictures import Pictures, template_key
from app.widgets.marks import paint_marks
from app.widgets.parts import ElidedLabel, Look, column
from app.widgets.score_bar import ScoreBar

if TYPE_CHECKING:
    from app.theme import Theme
    from core.domain import Candidate, Region

_PICTURE, _LARGE_PICTURE = QSize(36, 48), QSize(132, 108)
_LEAST_RING_PX = 8


class _Thumbnail(QLabel):
    """A small picture with places marked on it."""

    def __init__(self, theme: Theme, size: QSize) -> None:
        super().__init__()
        self._theme = theme
        self.marks: tuple[Region, ...] = ()
        self.setFixedHeight(size.height())
        self.setMinimumWidth(size.width())
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        pixmap = self.pixmap()
        if self.marks and not pixmap.isNull():
            place = QRectF(QPointF(0, 0), pixmap.deviceIndependentSize())
            place.moveCenter(QRectF(self.rect()).center())
            paint_marks(QPainter(self), place, self.marks, self._theme, _LEAST_RING_PX, 1.5)


class CandidateButton(QPushButton):
    def __init__(
        self, look: Look, pictures: Pictures, candidate: Candidate, threshold: float,
        chosen: Callable[[], object], tip: str, number: int = 0, large: bool = False,
    ) -> None:  # fmt: skip
        """`number`: the key that chooses it; 0 for none. `large`: it shows its picture large."""
        super().__init__()
        self._pictures = pictures
        self.candidate = candidate
        self._size = _LARGE_PICTURE if large else _PICTURE
        self.setProperty("role", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._picture = _Thumbnail(look.theme, self._size)
        name = ElidedLabel(candidate.label)
        bar = ScoreBar(look.theme)
        bar.show_score(candidate.score, threshold)
        direction = QBoxLayout.Direction
        layout = QBoxLayout(direction.TopToBottom if large else direction.LeftToRight, self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._picture)
        layout.addLayout(column(1, name, bar, 1, gap=2), 1)
        self.setMinimumHeight(self._size.height() + (56 if large else 16))
        for part in (self._picture, name, bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        score = words.percent(candidate.score)
        self.setAccessibleName(f"{words.label(candidate.label)}, {score}")
        self.setToolTip(f"{tip}\n{bar.toolTip()}" + (f" ({number})" if number else ""))
        self.clicked.connect(lambda: chosen())  # noqa: PLW0108
        pictures.loaded.connect(self._loaded)
        self._loaded(template_key(candidate.template_id))

    def show_marks(self, marks: Sequence[Region]) -> None:
        self._picture.marks = tuple(marks)
        self._picture.update()

    def _loaded(self, key: str) -> None:
        if key != template_key(self.candidate.template_id):
            return
        image = self._pictures.template(self.candidate.template_id)
        if image is not None:
            ratio = self.devicePixelRatioF()
            pixmap: QPixmap = self._pictures.scaled(key, image, self._size, ratio)
            self._picture.setPixmap(pixmap)
