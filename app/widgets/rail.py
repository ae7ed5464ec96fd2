"""The views of the window, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look

WIDTH_PX = 80


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
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, STEP_PX, 6, STEP_PX)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)

    def add(self, icon: str, text: str) -> None:
        """Views are numbered from 0 as they come; Ctrl and the number from 1 chooses one."""
        number = len(self._group.buttons())
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setText(text)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setFixedSize(QSize(WIDTH_PX - 12, 60))
        made.setToolTip(f"{text} (Ctrl+{number + 1})")
        made.setAccessibleName(text)
        self._look.icons.set(made, icon, "text", 22)
        self._group.addButton(made, number)
        self._layout.insertWidget(number, made)

    def show_chosen(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def add_foot(self, part: QWidget) -> None:
        self._layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
