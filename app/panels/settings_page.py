"""One subject of the settings: its rows, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look, label, line
from app.widgets.setting_row import SettingRow

if TYPE_CHECKING:
    from app.widgets.setting_controls import Control
    from core.settings import InForce

WIDEST_PX = 640
"""Lines longer than this are hard to read."""


class SettingsPage(QScrollArea):
    changed = Signal(str, object)
    reset_asked = Signal(str)
    said = Signal(str, object)
    refused = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look, self.title = look, ""
        self.rows: dict[str, SettingRow] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2 * STEP_PX)
        inner = QWidget()
        inner.setLayout(self._column)
        inner.setMaximumWidth(WIDEST_PX)
        whole = QVBoxLayout()
        edge = 2 * STEP_PX
        whole.setContentsMargins(edge, edge, edge, edge)
        beside = QHBoxLayout()  # asks how high it is at the width it takes, not at all there is
        beside.addWidget(inner, 1)
        beside.addStretch(0)
        whole.addLayout(beside)
        whole.addStretch(1)
        body = _Body()
        body.setLayout(whole)
        body.setProperty("role", "scrolled")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)

    def head(self, title: str, sentence: str = "") -> None:
        """What the page is about; comes first."""
        self.title = title
        self.setAccessibleName(title)
        self._column.addWidget(label(title, "title"))
        if sentence:
            self._column.addWidget(label(sentence, "muted", wrap=True))

    def add(self, part: QWidget, ruled: bool = False) -> None:
        """`ruled`: with a line above."""
        if ruled:
            self._column.addWidget(line())
        self._column.addWidget(part)

    def add_setting(
        self, name: str, title: str, sentence: str, control: Control, below: bool = False
    ) -> SettingRow:
        made = SettingRow(self.look, name, title, sentence, control, below)
        made.changed.connect(self.changed)
        made.reset_asked.connect(self.reset_asked)
        self.add(made, ruled=bool(self.rows))
        self.rows[name] = made
        return made

    def show_settings(self, in_force: InForce) -> None:
        for name, row in self.rows.items():
            row.show_setting(in_force.entries[name])

    def refresh(self) -> None:
        """It is in front now: what it tells besides settings is read again."""

    def matches(self, text: str) -> list[SettingRow]:
        return [row for row in self.rows.values() if row.matches(text)]

    def says(self, text: str) -> bool:
        """Whether a search for this text leads here."""
        return text.casefold() in self.title.casefold() or bool(self.matches(text))


class _Body(QWidget):
    """As high as its words need at the width they have, and not as they would at the least."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().minimumSizeHint().width(), 0)
