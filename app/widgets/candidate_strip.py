"""The candidates of a page in a row: the key that takes each, its picture, its name, how alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app import words
from app.pictures import Pictures, template_key
from app.theme import STEP_PX
from app.widgets.parts import Elided, Look, column, label, row
from app.widgets.score_bar import ScoreBar

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QMouseEvent

    from core.domain import Candidate

_PICTURE = QSize(34, 46)
_LEAST_PX = 92
_HEIGHT_PX = 66


class CandidateStrip(QWidget):
    looked_at = Signal(int)
    """The candidate of that number, from 0, is to be shown beside the page."""
    taken = Signal(int)

    def __init__(self, look: Look, pictures: Pictures) -> None:
        super().__init__()
        self._look, self._pictures = look, pictures
        self._shown: tuple[object, ...] = ()
        self._tiles = row(gap=STEP_PX)
        self.setLayout(self._tiles)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def tiles(self) -> list[CandidateTile]:
        items = (self._tiles.itemAt(at) for at in range(self._tiles.count()))
        parts = (item.widget() for item in items if item is not None)
        return [part for part in parts if isinstance(part, CandidateTile)]

    def show_candidates(self, candidates: Sequence[Candidate], threshold: float) -> None:
        wanted = tuple(candidates), threshold
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self.tiles:
            self._tiles.removeWidget(old)
            old.hide()
            old.deleteLater()
        for number, candidate in enumerate(candidates):
            tile = CandidateTile(self._look, self._pictures, candidate, threshold, number + 1)
            tile.clicked.connect(partial(self.looked_at.emit, number))
            tile.taken.connect(partial(self.taken.emit, number))
            self._tiles.addWidget(tile, 1)
        self._fit()

    def show_looked_at(self, number: int) -> None:
        for at, tile in enumerate(self.tiles):
            tile.setChecked(at == number)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """Pictures give way to names where there is little room."""
        tiles = self.tiles
        if tiles:
            room = (self.width() - STEP_PX * (len(tiles) - 1)) / len(tiles)
            for tile in tiles:
                tile.show_picture(room >= _LEAST_PX + _PICTURE.width())


class _Name(Elided):
    """Cut at its end."""

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        return metrics.elidedText(self.whole_text(), Qt.TextElideMode.ElideRight, room_px)


class CandidateTile(QPushButton):
    taken = Signal()
    """Clicked twice."""

    def __init__(
        self, look: Look, pictures: Pictures, candidate: Candidate, threshold: float, number: int
    ) -> None:
        super().__init__()
        self._pictures, self.candidate = pictures, candidate
        self.setProperty("role", "twin")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name = _Name(candidate.label.class_name)
        sub_label = _Name(candidate.label.sub_label, "small")
        bar = ScoreBar(look.theme)
        bar.show_score(candidate.score, threshold)
        key = label(str(number), "key")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        last = row(key, bar, gap=6)
        last.setStretch(1, 1)
        inner = row(self._picture, column(name, sub_label, last, gap=1))
        inner.setContentsMargins(6, 4, 8, 4)
        inner.setStretch(1, 1)
        self.setLayout(inner)
        self.setFixedHeight(_HEIGHT_PX)
        for part in (self._picture, name, sub_label, bar, key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        score = words.percent(candidate.score)
        self.setAccessibleName(f"{number}: {words.label(candidate.label)}, {score}")
        take = self.tr("Press {number} to file it as this; click to compare.").format(number=number)
        self.setToolTip(f"{candidate.label}\n{take}\n{bar.toolTip()}")
        pictures.loaded.connect(self._loaded)
        self._loaded(template_key(candidate.template_id))

    def show_picture(self, shown: bool) -> None:
        self._picture.setVisible(shown)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.taken.emit()

    def nextCheckState(self) -> None:  # noqa: N802
        """What is looked at is told from outside."""

    def _loaded(self, key: str) -> None:
        if key != template_key(self.candidate.template_id):
            return
        image = self._pictures.template(self.candidate.template_id)
        if image is not None:
            ratio = self.devicePixelRatioF()
            self._picture.setPixmap(self._pictures.scaled(key, image, _PICTURE, ratio))
