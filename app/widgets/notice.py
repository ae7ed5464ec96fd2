"""A row above the view: what went wrong, what to do next. It stays until it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look, icon_button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BESIDE_PX = 560
"""From here on the button stands beside what is said."""


class Notice(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._action: Callable[[], object] | None = None
        self.topic = ""
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        self._close = icon_button(look, "x", self.tr("Close"), self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        self._beside = row(self._text, self._button)
        layout.addWidget(self._icon)
        layout.addLayout(self._beside, 1)
        layout.addWidget(self._close)
        look.theme.changed.connect(self._show_icon)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the button goes below what is said."""
        super().resizeEvent(event)
        beside, direction = event.size().width() >= _BESIDE_PX, QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._beside.setStretchFactor(self._text, 1 if beside else 0)
        left = Qt.AlignmentFlag.AlignLeft
        self._beside.setAlignment(self._button, Qt.AlignmentFlag(0) if beside else left)

    def say(
        self, text: str, action: str = "", do: Callable[[], object] | None = None, topic: str = ""
    ) -> None:
        """`topic`: lets `settle` close it when the matter is over."""
        self.topic = topic
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action = do
        self._button.setText(action)
        self._button.setVisible(do is not None)
        self._show_icon()
        self.show()

    def settle(self, topic: str) -> None:
        if self.topic == topic:
            self.dismiss()

    def dismiss(self) -> None:
        self.topic = ""
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def _act(self) -> None:
        self.dismiss()
        if self._action:
            self._action()

    def _show_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icons.pixmap("triangle-alert", "error", 18, ratio))
