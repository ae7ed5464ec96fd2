"""Several documents that are selected: what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.widgets.label_picker import LabelPicker
from app.widgets.parts import Look, action, button, column, holder, label, row, shortcut
from core.domain import Label

_MOST_TOLD = 30


class SeveralPanel(QWidget):
    put_back_asked = Signal()
    label_chosen = Signal(object)
    run_asked = Signal()
    left = Signal()
    """Somebody changed their mind: the list is to have the keyboard again."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._count = 0
        self._heading = label(role="heading", wrap=True)
        self._put_back = action(
            look, "undo-2", self.tr("Put back into their inboxes…"), self.ask_put_back
        )
        self._question = label(wrap=True)
        self.confirm = button("", self._confirmed, "primary")
        self._asking = holder(
            column(self._question, row(self.confirm, button(self.tr("Leave"), self._leave), 1))
        )
        shortcut(self._asking, "Esc", self._leave, says=self.tr("Leave everything as it is"))
        for key in ("Return", "Enter"):
            shortcut(self._asking, key, self._confirmed, says=self.tr("Do it"))
        self.picker = LabelPicker()
        self.picker.entered.connect(self._file)
        self._failures = label(role="advice", wrap=True)
        self._failures.setProperty("error", True)
        self._failures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(
            column(
                self._heading, self._failures, self._put_back, self._asking,
                label(self.tr("Refile them as"), "small"), self.picker,
                row(button(self.tr("Refile"), self._file), 1), 1,
            )
        )  # fmt: skip
        self._asking.hide()
        self._failures.hide()

    def show_count(self, count: int) -> None:
        if count != self._count:
            self._asking.hide()
            self._failures.hide()
            self.picker.set_label(Label(""))
        self._count = count
        self._heading.setText(self.tr("%n document(s)", "", count))

    def show_failures(self, told: Sequence[str]) -> None:
        """Sentences, each naming its file."""
        more = len(told) - _MOST_TOLD
        said = [*told[:_MOST_TOLD], *([self.tr("And %n more.", "", more)] if more > 0 else [])]
        self._failures.setText("\n\n".join(said))
        self._failures.setVisible(bool(said))

    def offer(self, labels: Sequence[Label]) -> None:
        self.picker.offer(labels)

    def ask_put_back(self) -> None:
        """That many are moved: once more, here, without a dialog."""
        self._question.setText(
            self.tr("%n document(s) will lie in their inboxes and wait for a decision.", "",
                    self._count)
        )  # fmt: skip
        self.confirm.setText(self.tr("Put %n back", "", self._count))
        self._asking.show()
        self.confirm.setFocus()

    def start_refiling(self) -> None:
        self.picker.class_box.setFocus()

    def _confirmed(self) -> None:
        self._asking.hide()
        self.put_back_asked.emit()
        self.left.emit()

    def _leave(self) -> None:
        self._asking.hide()
        self.left.emit()

    def _file(self) -> None:
        wanted = self.picker.label()
        if wanted.class_name:
            self.label_chosen.emit(wanted)
            self.left.emit()
