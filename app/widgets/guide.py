"""The first start: three steps, one at a time, ticked when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look, button, icon_button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

STEPS = 3
_MARKS_PX = 480
"""From this width on all three are marked."""


class Guide(QWidget):
    step_asked = Signal(int)
    dismissed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.done = [False] * STEPS
        self._marks = [QLabel() for _ in range(STEPS)]
        self._text = label(role="heading", wrap=True)
        self._button = button("", self._ask, "primary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        layout.setSpacing(STEP_PX)
        for mark in self._marks:
            layout.addWidget(mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(icon_button(look, "x", self.tr("Close these steps"), self.dismissed.emit))
        look.theme.changed.connect(self._show)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fold_marks()

    def _fold_marks(self) -> None:
        """Where there is little room, that of the step in hand alone is left."""
        for at, mark in enumerate(self._marks):
            mark.setVisible(self.width() >= _MARKS_PX or at == min(self.next_step, STEPS - 1))

    def show_done(self, done: list[bool]) -> None:
        if done != self.done:
            self.done = done
            self._show()

    @property
    def next_step(self) -> int:
        """`STEPS` when all is done."""
        return next((at for at, done in enumerate(self.done) if not done), STEPS)

    @property
    def text(self) -> str:
        return self._text.text()

    def _ask(self) -> None:
        self.step_asked.emit(self.next_step)

    def _show(self) -> None:
        step = self.next_step
        texts = [
            (self.tr("Register one sample of a form"), self.tr("Choose a file…")),
            (self.tr("Choose the folder scans arrive in"), self.tr("Choose it…")),
            (self.tr("Put a scan of that form into the folder"), ""),
            (self.tr("Done: scans are filed by themselves from now on"), ""),
        ]
        text, action = texts[step]
        self._text.setText(text)
        number = self.tr("Step {number} of {steps}").format(number=step + 1, steps=STEPS)
        self._text.setAccessibleName(text if step == STEPS else f"{number}: {text}")
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._fold_marks()
        ratio = self.devicePixelRatioF()
        for at, mark in enumerate(self._marks):
            icon = "circle-check" if self.done[at] else "circle"
            colour = "filed" if self.done[at] else "accent" if at == step else "control"
            mark.setPixmap(self._look.icons.pixmap(icon, colour, 18, ratio))
