"""One setting: its name, what it does, where it is changed, and why it cannot be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.theme import STEP_PX
from app.widgets.parts import Look, column, elided_button, holder, label, row
from app.widgets.setting_controls import Control, Switch
from core.settings import Origin, Setting


class SettingRow(QWidget):
    changed = Signal(str, object)
    """Name and value."""
    reset_asked = Signal(str)

    def __init__(
        self, look: Look, name: str, title: str, sentence: str, control: Control,
        below: bool = False,
    ) -> None:  # fmt: skip
        """`below`: the control takes the whole width, under the sentence."""
        super().__init__()
        self._look, self.name, self.title, self.sentence = look, name, title, sentence
        self.control = control
        self._setting: Setting | None = None
        control.set_name(title)
        control.setToolTip("")
        said = label(sentence, "small", wrap=True)
        if not sentence:
            said.hide()
        self._lock = QLabel()
        self._reason = label(role="small", wrap=True)
        lock = row(self._lock, self._reason)
        lock.setStretch(1, 1)
        lock.setAlignment(self._lock, Qt.AlignmentFlag.AlignTop)
        self._locked = holder(lock)
        self.reset = elided_button("", partial(self.reset_asked.emit, name), "reset")
        self._not_default = holder(row(self.reset, 1))
        if isinstance(control, Switch):
            said.setIndent(24)
            parts: list[QWidget] = [control, said]
            body = column(*parts, self._locked, self._not_default, gap=2)
        else:
            heading = label(title, "heading", wrap=True)
            words = column(heading, said, gap=2)
            if below:
                body = column(words, control, self._locked, self._not_default, gap=6)
            else:
                top = row(words, control, gap=2 * STEP_PX)
                top.setStretch(0, 1)
                top.setAlignment(control, Qt.AlignmentFlag.AlignTop)
                body = column(top, self._locked, self._not_default, gap=2)
        self.setLayout(body)
        self._locked.hide()
        self._not_default.hide()
        control.chosen.connect(lambda value: self.changed.emit(name, value))
        look.theme.changed.connect(self._show_lock)
        self._show_lock()

    def show_setting(self, setting: Setting) -> None:
        self._setting = setting
        if not self.control.pending:
            self.control.show_value(setting.value)
        self.control.setEnabled(not setting.locked)
        reason = lock_words(setting)
        self._reason.setText(reason)
        self._locked.setVisible(setting.locked)
        self.control.setAccessibleDescription(reason or self.sentence)
        differs = setting.value != setting.default and not setting.locked
        default = self.control.words(setting.default)
        self.reset.setText(self.tr("Back to the default: {value}").format(value=default))
        self._not_default.setVisible(differs)

    @property
    def reason(self) -> str:
        """Why it cannot be changed; "" for one that can."""
        return self._reason.text() if not self._locked.isHidden() else ""

    def words(self, value: object) -> str:
        return self.control.words(value)

    def matches(self, text: str) -> bool:
        return text.casefold() in f"{self.title} {self.sentence}".casefold()

    def _show_lock(self) -> None:
        ratio = self.devicePixelRatioF()
        self._lock.setPixmap(self._look.icons.pixmap("lock", "muted", 14, ratio))


def lock_words(setting: Setting) -> str:
    """Why a setting cannot be changed, in the window's language; "" for one that can."""
    translate = QCoreApplication.translate
    if not setting.locked:
        return ""
    if setting.origin is Origin.POLICY:
        text = translate("SettingRow", "Set by your administrator in {file}.")
        return text.format(file=setting.place)
    if setting.origin is Origin.ENVIRONMENT:
        text = translate("SettingRow", "Set by the environment variable {name}.")
        return text.format(name=setting.place)
    return translate(
        "SettingRow", "Your administrator’s policy file cannot be read, so nothing can be changed."
    )
