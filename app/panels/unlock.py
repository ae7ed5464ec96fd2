"""The administrator's password, asked for where the work is: a bar above the views, and a padlock
at the foot of the rail."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from shiboken6 import isValid

from app import words
from app.gate import IDLE_S, Gate, Task
from app.sentences import joined
from app.theme import STEP_PX
from app.widgets.parts import Look, button, column, holder, icon_button, label, row, shortcut

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_FIELD_PX = 200
_BESIDE_PX = 720
"""From here on the field stands beside what is said."""


class UnlockBar(QWidget):
    """Enter takes the password, Esc leaves. What was asked for goes on by itself afterwards."""

    def __init__(self, look: Look, gate: Gate) -> None:
        super().__init__()
        self._look, self._gate = look, gate
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Administrator's password"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel()
        self._text = label(wrap=True)
        self._problem = label(role="error", wrap=True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(self.tr("Password"))
        self.field.setAccessibleName(self.tr("Administrator's password"))
        self.field.setMinimumWidth(_FIELD_PX // 2)
        self.field.setMaximumWidth(_FIELD_PX)
        self.field.returnPressed.connect(self._unlock)
        self._take = button(self.tr("Unlock"), self._unlock, "primary")
        self._cancel = button(self.tr("Cancel"), gate.cancel)
        said = row(self._icon, column(self._text, self._problem, gap=4))
        said.setStretch(1, 1)
        self._beside = row(holder(said), holder(row(self.field, self._take, self._cancel, 1)))
        self._beside.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self.setLayout(self._beside)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._ready)
        self.hide()
        shortcut(self, "Esc", gate.cancel, says=self.tr("Leave it locked"))
        gate.attended = True
        gate.asked.connect(self._ask)
        gate.over.connect(self._leave)
        gate.wrong.connect(self._wrong)
        gate.failed.connect(self._failed)
        look.theme.changed.connect(self._show_icon)

    @property
    def text(self) -> str:
        """What it says while it is there."""
        said = joined(self._text.text(), self._problem.text())
        return "" if self.isHidden() else said

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        beside, direction = event.size().width() >= _BESIDE_PX, QBoxLayout.Direction
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._beside.setStretch(0, 1 if beside else 0)

    def _ask(self, sentence: str) -> None:
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._text.setText(sentence)
        self._say("")
        self._show_icon()
        self.show()
        self.field.clear()
        self.field.setFocus()

    def _unlock(self) -> None:
        if self.field.text() and not self._gate.busy and not self._pause.isActive():
            self._take.setEnabled(False)
            self.field.setReadOnly(True)
            self._gate.unlock(self.field.text())

    def _wrong(self, wait_s: float) -> None:
        """It can be typed meanwhile, and is taken when the pause is over."""
        seconds = math.ceil(wait_s)
        if seconds > 1:
            again = self.tr("Try again in %n second(s).", "", seconds)
        else:
            again = self.tr("Try again.")
        self._say(joined(self.tr("That is not the password."), again))
        self.field.setReadOnly(False)
        self.field.selectAll()
        self._pause.start(math.ceil(wait_s * 1000))

    def _failed(self, error: Exception) -> None:
        self._say(words.error(error))
        self._ready()

    def _ready(self) -> None:
        self._take.setEnabled(True)
        self.field.setReadOnly(False)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(problem or self._text.text())

    def _leave(self) -> None:
        before, self._before = self._before, None
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self._ready()
        self.field.clear()
        self.hide()
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _show_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._look.icons.pixmap("lock", "muted", 18, ratio))


class LockButton(QWidget):
    """Tells whether it is locked, and locks or unlocks; there only while there is a password."""

    def __init__(self, look: Look, gate: Gate) -> None:
        super().__init__()
        self._look, self._gate = look, gate
        self.button: QToolButton = icon_button(look, "lock", "", self._act)
        self.setLayout(row(self.button))
        gate.changed.connect(self._show)
        self._tell()
        if not gate.has_password:  # shown before it has a place, it would be a window
            self.hide()

    def _act(self) -> None:
        if self._gate.locked:
            self._gate.ask(Task.UNLOCK, lambda: None)
        else:
            self._gate.lock()

    def _show(self) -> None:
        self._tell()
        self.setVisible(self._gate.has_password)

    def _tell(self) -> None:
        minutes = round(IDLE_S / 60)
        if self._gate.locked:
            name = self.tr("Locked: only the administrator may change forms and settings. Unlock…")
        else:
            name = self.tr("Unlocked; locks by itself after %n minute(s). Lock now", "", minutes)
        self._look.icons.set(self.button, "lock" if self._gate.locked else "lock-open", "text")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)
