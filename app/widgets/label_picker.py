"""A class and a sub-label, typed or chosen from what exists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.parts import label
from core.domain import Label
from core.library.names import LONGEST_NAME
from core.names import fold

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class NameBox(QComboBox):
    """Free text with a type-ahead over what exists. Enter is passed on as `entered`."""

    entered = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        edit = self.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(placeholder)
        edit.setMaxLength(4 * LONGEST_NAME)  # what is too long is refused, not cut
        edit.setAccessibleName(name)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        self.editTextChanged.connect(self.setToolTip)  # whole, where the field is too short

    def offer(self, names: Iterable[str]) -> None:
        """Keeps the text, and what of it is selected."""
        wanted = list(names)
        if wanted == [self.itemText(at) for at in range(self.count())]:
            return
        edit, text = self.lineEdit(), self.currentText()
        assert edit is not None
        at, selected = edit.cursorPosition(), edit.selectedText()
        start = edit.selectionStart()
        self.blockSignals(True)
        self.clear()
        self.addItems(wanted)
        self.setEditText(text)
        self.blockSignals(False)
        if selected:
            edit.setSelection(start, len(selected))
        else:
            edit.setCursorPosition(at)

    def set_text(self, text: str) -> None:
        self.setEditText(text)

    def text(self) -> str:
        return self.currentText().strip()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LabelPicker(QWidget):
    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[Label, ...] = ()
        self.class_box = NameBox(self.tr("Class"), self.tr("Name of the form"))
        self.sub_box = NameBox(self.tr("Sub-label"), self.tr("Optional: edition, condition"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in (self.class_box, self.sub_box):
            heading = label(box.accessibleName(), "small")
            heading.setBuddy(box)
            layout.addWidget(heading)
            layout.addWidget(box)
            box.editTextChanged.connect(self._edited)
            box.entered.connect(self.entered)

    def offer(self, labels: Iterable[Label]) -> None:
        self._labels = tuple(labels)
        self.class_box.offer(dict.fromkeys(known.class_name for known in self._labels))
        self._offer_sub_labels()

    def set_label(self, value: Label) -> None:
        self.class_box.set_text(value.class_name)
        self.sub_box.set_text(value.sub_label)

    def select(self, sub_label: bool) -> None:
        """The name, or that of the sub-label, is typed over next."""
        edit = (self.sub_box if sub_label else self.class_box).lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()

    def label(self) -> Label:
        return Label(self.class_box.text(), self.sub_box.text())

    @property
    def is_new_class(self) -> bool:
        name = fold(self.class_box.text())
        return all(fold(known.class_name) != name for known in self._labels)

    @property
    def is_new_sub_label(self) -> bool:
        wanted = fold(self.class_box.text()), fold(self.sub_box.text())
        known = {(fold(one.class_name), fold(one.sub_label)) for one in self._labels}
        return bool(wanted[1]) and wanted not in known

    def _edited(self) -> None:
        self._offer_sub_labels()
        self.changed.emit()

    def _offer_sub_labels(self) -> None:
        name = fold(self.class_box.text())
        self.sub_box.offer(
            known.sub_label
            for known in self._labels
            if known.sub_label and fold(known.class_name) == name
        )
