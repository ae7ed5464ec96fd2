"""Which documents a list shows, by what has become of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from app.item_models.documents import Status
from app.theme import STEP_PX
from app.widgets.flow import FlowLayout


class StatusChips(QWidget):
    chosen = Signal(object)
    """The statuses that are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._choices = [
            (self.tr("All"), frozenset(Status)),
            (self.tr("To decide"), frozenset({Status.REVIEW, Status.UNKNOWN})),
            (self.tr("Filed"), frozenset({Status.FILED})),
            (self.tr("Waiting"), frozenset({Status.ERROR})),
        ]
        self._group = QButtonGroup(self)
        layout = FlowLayout(gap=4)
        layout.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        for number, (text, _) in enumerate(self._choices):
            chip = QToolButton()
            chip.setProperty("role", "chip")
            chip.setText(text)
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(chip, number)
            layout.addWidget(chip)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._choices[number][1]))
        self.setLayout(layout)

    def choose(self, number: int) -> None:
        """As if its chip, counted from 0, had been clicked."""
        self._group.button(number).click()
