"""Parts that give way where there is little room: long languages in small windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from app.theme import STEP_PX

_LEAST_LETTERS = 6
_FIRST_HAN = "\u2e80"
"""From here on scripts may be broken anywhere."""

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    _Button = QAbstractButton
else:
    _Button = object  # Qt's classes come in once, by what is derived from this


class _ElidedWords(_Button):
    """Its words are cut at the end where they do not fit; whole in the tool tip."""

    _whole = _tip = ""

    def _begin(self, text: str) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def whole_text(self) -> str:
        return self._whole

    def setText(self, text: str) -> None:  # noqa: N802
        if self.accessibleName() == self._whole:  # nobody has given it another one
            self.setAccessibleName(text)
        self._whole = text
        super().setText(text)
        self.updateGeometry()
        self._fit()

    def setToolTip(self, tip: str) -> None:  # noqa: N802
        self._tip = tip
        self._tell()

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = self.fontMetrics()
        cut = metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self.text())
        return super().sizeHint() + QSize(cut, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        whole = self.sizeHint()
        least = self._chrome_px() + _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        return QSize(min(whole.width(), least), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _chrome_px(self) -> int:
        """What it takes beside its words."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._whole)

    def _fit(self) -> None:
        room, metrics = self.width() - self._chrome_px(), self.fontMetrics()
        shown = self._whole
        if metrics.horizontalAdvance(shown) > room:  # `elidedText` counts parts of a pixel
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            super().setText(shown)
        self._tell()

    def _tell(self) -> None:
        cut = self.text() != self._whole
        super().setToolTip("\n".join(filter(None, (self._whole, self._tip))) if cut else self._tip)


class ElidedButton(_ElidedWords, QPushButton):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._begin(text)


class ElidedCheck(_ElidedWords, QCheckBox):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._begin(text)


class FoldedCheck(ElidedCheck):
    """Its words take a second line before they are cut."""

    def sizeHint(self) -> QSize:  # noqa: N802
        whole = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(self._chrome_px() + whole, QCheckBox.sizeHint(self).height())

    def _chrome_px(self) -> int:
        metrics = QStyle.PixelMetric
        parts = metrics.PM_IndicatorWidth, metrics.PM_CheckBoxLabelSpacing
        return sum(self.style().pixelMetric(part, None, self) for part in parts) + 4

    def _fit(self) -> None:
        room, metrics = self.width() - self._chrome_px(), self.fontMetrics()
        end = len(self._whole)
        while end > 1 and metrics.horizontalAdvance(self._whole[:end]) > room:
            end -= 1
        if end < len(self._whole) and self._whole[end] < _FIRST_HAN:  # words stay whole
            end = self._whole.rfind(" ", 0, end + 1) if " " in self._whole[: end + 1] else end
        rest = self._whole[end:].strip()
        second = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        QCheckBox.setText(self, f"{self._whole[:end]}\n{second}".strip())
        self._tell()


class ElidedRadio(_ElidedWords, QRadioButton):
    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._begin(text)


class Beside(QWidget):
    """Beside one another, or one below the other where there is no room for that. `stretched`:
    they share the whole width."""

    def __init__(self, *parts: QWidget, stretched: bool = False, gap: int = STEP_PX) -> None:
        super().__init__()
        self._parts, self._stretched = parts, stretched
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for part in parts:
            self._row.addWidget(part)
        if not stretched:
            self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        least = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(least + self._margins(), super().minimumSizeHint().height())

    def _margins(self) -> int:
        around = self._row.contentsMargins()
        return around.left() + around.right()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part was shown, or says something else
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        shown, directions = self._shown(), QBoxLayout.Direction
        if self._stretched:  # in proportion: none is cut while another has room to spare
            for part in shown:
                self._row.setStretchFactor(part, part.sizeHint().width())
        needed = sum(part.sizeHint().width() for part in shown)
        fits = needed + self._row.spacing() * (len(shown) - 1) + self._margins() <= self.width()
        wanted = directions.LeftToRight if fits else directions.TopToBottom
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            self.updateGeometry()

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]
