"""The first start: three steps, each ticked when it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look, button, icon_button, label

STEPS = 3


class Guide(QWidget):
    step_asked = Signal(int)
    dismissed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.done = [False] * STEPS
        self._buttons = [
            button(text, partial(self.step_asked.emit, at), "link")
            for at, text in enumerate(self._texts())
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(label(self.tr("Three steps"), "heading"))
        for made in self._buttons:
            layout.addWidget(made)
        layout.addStretch(1)
        layout.addWidget(icon_button(look, "x", self.tr("Close these steps"), self.dismissed.emit))
        look.theme.changed.connect(self._show)
        self._show()

    def show_done(self, done: list[bool]) -> None:
        if done != self.done:
            self.done = done
            self._show()

    @property
    def next_step(self) -> int:
        """`STEPS` when all is done."""
        return next((at for at, done in enumerate(self.done) if not done), STEPS)

    def _texts(self) -> list[str]:
        return [
            self.tr("Register one form"),
            self.tr("Choose a folder to watch"),
            self.tr("Put a scan into it"),
        ]

    def _show(self) -> None:
        for at, (made, text) in enumerate(zip(self._buttons, self._texts(), strict=True)):
            done, now = self.done[at], at == self.next_step
            icon = "circle-check" if done else "arrow-right"
            made.setText(text if done else f"{at + 1}. {text}")
            made.setEnabled(now or done)
            font = made.font()
            font.setBold(now)
            made.setFont(font)
            self._look.icons.set(made, icon, "filed" if done else "accent" if now else "control")
