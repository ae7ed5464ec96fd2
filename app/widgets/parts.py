"""Labels, buttons and lines as the whole window has them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.theme import STEP_PX, Theme
from app.widgets.yielding import ElidedButton

if TYPE_CHECKING:
    from app.icons import Icons
    from core.domain import Label

_UNBROKEN = re.compile(r"[^\s\u3000-\uffff]{25,}")
"""Longer than words are; Japanese and Chinese are broken anywhere."""
_PIECES, _BREAK = re.compile(r".{1,9}[_.-]|.{1,10}"), "\u200b"
_WITH_IT_PX = 120
SAYS, OWN_KEYS = "says", "own_keys"
"""The properties of a shortcut that tells what it does, and of a widget that answers keys."""


@dataclass(frozen=True)
class Look:
    """What widgets need to draw themselves."""

    theme: Theme
    icons: Icons


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    made = Folded() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)  # file and class names are text, not markup
    made.setText(text)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


class Folded(QLabel):
    """Goes on in the next line also inside what has no spaces, as names of files and forms."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""

    def setText(self, text: str) -> None:  # noqa: N802
        self._whole = text
        super().setText(_UNBROKEN.sub(lambda run: _BREAK.join(_PIECES.findall(run[0])), text))

    def text(self) -> str:
        return self._whole


class Elided(QLabel):
    """One line that is cut in the middle where it does not fit; whole in the tool tip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._whole = ""
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._fit()

    def whole_text(self) -> str:
        return self._whole

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        self.setText(self._fitted(QFontMetrics(self.font()), max(40, self.width())))

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        if metrics.horizontalAdvance(self._whole) <= room_px:  # `elidedText` counts parts of pixels
            return self._whole
        return metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room_px)


class ElidedLabel(Elided):
    """The name of a label: its class is cut first, because its sub-label tells editions apart."""

    def __init__(self, name: Label, role: str = "") -> None:
        self._name = name
        super().__init__(str(name), role)

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        whole = self.whole_text()
        if not self._name.sub_label or metrics.horizontalAdvance(whole) <= room_px:
            return super()._fitted(metrics, room_px)
        most = room_px - min(room_px // 3, metrics.horizontalAdvance(self._name.class_name))
        tail = metrics.elidedText(f" / {self._name.sub_label}", middle, most)
        left = room_px - metrics.horizontalAdvance(tail)
        return metrics.elidedText(self._name.class_name, end, left) + tail


class Count(Elided):
    """How many there are; the number alone where the words do not fit."""

    def __init__(self) -> None:
        self._number = ""
        super().__init__(role="muted")

    def tell(self, text: str, number: str) -> None:
        self._number = number
        self.set_text(text)

    def _fitted(self, metrics: QFontMetrics, room_px: int) -> str:
        whole = self.whole_text()
        return whole if metrics.horizontalAdvance(whole) <= room_px else self._number


def button(text: str, clicked: Callable[[], object], role: str = "", tip: str = "") -> QPushButton:
    return _button(QPushButton(text), clicked, role, tip)


def elided_button(
    text: str, clicked: Callable[[], object], role: str = "", tip: str = ""
) -> QPushButton:
    """One whose words may be cut where there is no room for them."""
    return _button(ElidedButton(text), clicked, role, tip)


def icon_button(
    look: Look, icon: str, name: str, clicked: Callable[[], object] | None = None,
    colour: str = "text",
) -> QToolButton:  # fmt: skip
    """`name`: its tool tip and what screen readers say."""
    made = QToolButton()
    made.setProperty("role", "flat")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    look.icons.set(made, icon, colour)
    made.setToolTip(name)
    made.setAccessibleName(name)
    if clicked:
        made.clicked.connect(_without_arguments(clicked))
    return made


def action(
    look: Look, icon: str, text: str, clicked: Callable[[], object], tip: str = ""
) -> QPushButton:
    """One of a list of things to do: an icon and words, without a frame."""
    made = elided_button(text, clicked, "action", tip)
    look.icons.set(made, icon, "muted")
    return made


def line(vertical: bool = False) -> QFrame:
    made = QFrame()
    made.setProperty("role", "line")
    (made.setFixedWidth if vertical else made.setFixedHeight)(1)
    return made


def column(*parts: QWidget | QLayout | int, margin: int = 0, gap: int = STEP_PX) -> QVBoxLayout:
    """A layout from top to bottom; a number is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, parts, margin, gap)
    return layout


def row(*parts: QWidget | QLayout | int, margin: int = 0, gap: int = STEP_PX) -> QHBoxLayout:
    layout = QHBoxLayout()
    _fill(layout, parts, margin, gap)
    return layout


def holder(layout: QLayout, role: str = "") -> QWidget:
    made = QWidget()
    if role:
        made.setProperty("role", role)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    made.setLayout(layout)
    return made


def bring_into_sight(part: QWidget) -> None:
    """Scrolls the page that it lies on, so that what goes with it is seen as well."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(part, 0, _WITH_IT_PX)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def shortcut(
    owner: QWidget, keys: str | QKeySequence.StandardKey, pressed: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut, says: str = "",
) -> QShortcut:  # fmt: skip
    """`says`: what it does, for the sheet of shortcuts; several that say the same share a line."""
    made = QShortcut(QKeySequence(keys), owner)
    made.setContext(context)
    made.setProperty(SAYS, says)
    made.activated.connect(_without_arguments(pressed))
    return made


def _button(made: QPushButton, clicked: Callable[[], object], role: str, tip: str) -> QPushButton:
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if tip:
        made.setToolTip(tip)
    made.clicked.connect(_without_arguments(clicked))
    return made


def own_key(owner: QWidget, keys: str, says: str) -> None:
    """For the sheet of shortcuts: a key that the widget itself answers, as only it can."""
    told = owner.property(OWN_KEYS) or []
    owner.setProperty(OWN_KEYS, [*told, [keys, says]])


def _without_arguments(do: Callable[[], object]) -> Callable[[], None]:
    """Qt hands `clicked` a flag that nobody here wants."""

    def slot() -> None:
        do()

    return slot


def _fill(
    layout: QVBoxLayout | QHBoxLayout, parts: tuple[QWidget | QLayout | int, ...], margin: int,
    gap: int,
) -> None:  # fmt: skip
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
