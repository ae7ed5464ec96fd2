"""The views of the window, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QLabel, QToolButton, QVBoxLayout, QWidget

from app.theme import SMALL_PX, STEP_PX

if TYPE_CHECKING:
    from app.widgets.parts import Look

WIDTH_PX, MOST_PX = 80, 120
_EDGE_PX = 6
_BESIDE_TEXT_PX = 2 * _EDGE_PX + 12
_MOST_COUNTED = 999


class Rail(QWidget):
    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._badges: dict[int, QLabel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(_EDGE_PX, STEP_PX, _EDGE_PX, STEP_PX)
        self._layout.setSpacing(4)
        self._stretch_at = 0
        self._layout.addStretch(1)

    def add(self, number: int, icon: str, text: str, foot: bool = False) -> None:
        """Ctrl and the number, counted from 1, chooses a view. `foot`: below all others."""
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setText(text)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setToolTip(f"{text} (Ctrl+{number + 1})")
        made.setAccessibleName(text)
        self._look.icons.set(made, icon, "text", 22)
        self._group.addButton(made, number)
        if foot:
            self._layout.addWidget(made)
        else:
            self._layout.insertWidget(self._stretch_at, made)
            self._stretch_at += 1
        self._fit(text)

    def _fit(self, text: str) -> None:
        """As wide as the longest name takes where it is chosen, and bold."""
        font = QFont(self.font())
        font.setPixelSize(SMALL_PX)
        font.setWeight(QFont.Weight.DemiBold)
        # A tool button leaves a space on both sides of its text.
        needed = QFontMetrics(font).horizontalAdvance(f" {text} ") + _BESIDE_TEXT_PX
        self.setFixedWidth(max(self.width(), min(needed, MOST_PX)))
        for button in self._group.buttons():
            button.setFixedSize(QSize(self.width() - 2 * _EDGE_PX, 60))

    @property
    def numbers(self) -> list[int]:
        return sorted(self._group.id(button) for button in self._group.buttons())

    def name(self, number: int) -> str:
        return self._group.button(number).text()

    def show_chosen(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def show_badge(self, number: int, count: int, says: str = "") -> None:
        """How many wait there; none for 0. `says`: it in words, for tool tip and screen readers."""
        button = self._group.button(number)
        badge = self._badges.get(number)
        if badge is None:
            badge = self._badges[number] = QLabel(button)
            badge.setProperty("role", "badge")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        badge.setText(str(count) if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+")
        badge.adjustSize()
        badge.resize(max(badge.width(), badge.height()), badge.height())
        badge.move(button.width() - badge.width() - 4, 3)
        badge.setVisible(count > 0)
        name = button.text()
        button.setAccessibleName(f"{name}, {says}" if count and says else name)
        tip = f"{name} (Ctrl+{number + 1})"
        button.setToolTip(f"{tip}\n{says}" if count and says else tip)

    def badge(self, number: int) -> str:
        shown = self._badges.get(number)
        return shown.text() if shown is not None and not shown.isHidden() else ""

    def add_foot(self, part: QWidget) -> None:
        """Below the stretch and what is there already."""
        self._layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
