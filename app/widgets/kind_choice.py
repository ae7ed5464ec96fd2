"""What a new sub-label is: another layout, or a condition of the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from app.widgets.yielding import Beside
from core.domain import SubLabelKind


class KindChoice(Beside):
    changed = Signal()

    def __init__(self) -> None:
        self._layout_kind, self.condition = QRadioButton(), QRadioButton()
        super().__init__(self._layout_kind, self.condition)
        self._layout_kind.setText(self.tr("Another layout"))
        self._layout_kind.setChecked(True)
        self.condition.setText(self.tr("A condition"))
        self.condition.setToolTip(self.tr("Stained, torn, photographed, marked …"))
        kinds = QButtonGroup(self)
        kinds.addButton(self._layout_kind)
        kinds.addButton(self.condition)
        kinds.buttonToggled.connect(lambda: self.changed.emit())  # noqa: PLW0108

    @property
    def kind(self) -> SubLabelKind:
        return SubLabelKind.CONDITION if self.condition.isChecked() else SubLabelKind.LAYOUT
