"""Setting, changing and removing the administrator's password: a part of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app import words
from app.sentences import joined
from app.theme import STEP_PX
from app.widgets.parts import Elided, button, column, label, restyle
from app.widgets.yielding import Beside
from core.access import FILE_NAME, SHORTEST

if TYPE_CHECKING:
    from app.gate import Gate

_FIELD_PX = 280


class AdministratorPanel(QWidget):
    said = Signal(str, object)

    def __init__(self, gate: Gate, profile_folder: str) -> None:
        """`profile_folder`: where the password's file lies, as it is shown."""
        super().__init__()
        self._gate = gate
        self._state = label(wrap=True)
        self.current = self._field(self.tr("Present password"))
        self.new = self._field(self.tr("New password"))
        self.again = self._field(self.tr("New password once more"))
        self._problem = label(role="error", wrap=True)
        self._problem.hide()
        self.save = button("", self._save, "primary")
        self.remove = button(self.tr("Remove the password"), self._remove)
        self.remove.setToolTip(self.tr("Everybody may change forms and settings then."))
        limits = self.tr(
            "It keeps people from changing things by mistake. It does not protect the files: "
            "whoever may write to this profile’s folder can get round it."
        )
        forgotten = self.tr("Forgotten? Remove the file {file} there:").format(file=FILE_NAME)
        small = label(joined(limits, forgotten), "small", wrap=True)
        where = Elided(profile_folder, "small")
        self.setLayout(
            column(
                self._state, self.current, self.new, self.again, self._problem,
                Beside(self.save, self.remove), small, where,
            )
        )  # fmt: skip
        for field in (self.current, self.new, self.again):
            field.textEdited.connect(self._check)
            field.returnPressed.connect(self._save)
        gate.changed.connect(self._show)
        self._show()

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        made.setMaximumWidth(_FIELD_PX)
        made.setMinimumWidth(15 * STEP_PX)
        return made

    def _show(self) -> None:
        there = self._gate.has_password
        self._state.setText(
            self.tr(
                "Registering, changing forms, folders and settings ask for the administrator's "
                "password. Sorting, deciding and the history never do."
            )
            if there
            else self.tr(
                "Everybody may change forms and settings. With a password, only who knows it may; "
                "sorting, deciding and the history never ask for it."
            )
        )
        self.current.setVisible(there)
        self.remove.setVisible(there)
        self.save.setText(self.tr("Change the password") if there else self.tr("Set a password"))
        self._check()

    def _check(self) -> None:
        """What cannot be right any more is told while it is typed; nothing else."""
        new, again = self.new.text(), self.again.text()
        self._say(
            self.tr("The two are not the same.") if again and not new.startswith(again) else ""
        )
        given = bool(self.current.text()) or not self._gate.has_password
        self.save.setEnabled(given and bool(new) and new == again)
        self.remove.setEnabled(given)

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        if len(self.new.text()) < SHORTEST:
            text = self.tr(
                "Take %n character(s) or more; several words are easy to keep.", "", SHORTEST
            )
            self._say(text)
            self.new.setFocus()
            return
        changed = self._gate.has_password
        done = self.tr("The password is changed.") if changed else self.tr("The password is set.")
        self._work()
        self._gate.set_password(
            self.new.text(), self.current.text(), lambda: self._done(done), self._failed
        )

    def _remove(self) -> None:
        done = self.tr("The password is removed: everybody may change forms and settings.")
        self._work()
        self._gate.remove_password(self.current.text(), lambda: self._done(done), self._failed)

    def _work(self) -> None:
        self._say("")
        self.save.setEnabled(False)
        self.remove.setEnabled(False)

    def _done(self, text: str) -> None:
        for field in (self.current, self.new, self.again):
            field.clear()
        self._show()
        self.said.emit(text, None)

    def _failed(self, error: Exception) -> None:
        self._check()
        self._say(words.error(error))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        restyle(self.again, "wrong", "true" if problem else None)
