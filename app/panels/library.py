"""A class or a sample that is selected in the library, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app import words
from app.panels.filed import FiledFacts
from app.panels.near_identical import NearIdentical
from app.widgets.faces import Faces
from app.widgets.label_picker import LabelPicker
from app.widgets.parts import (
    Elided,
    Look,
    action,
    button,
    column,
    holder,
    icon_button,
    label,
    row,
    shortcut,
)
from core.domain import Label, SubLabelKind
from core.library.names import LONGEST_NAME

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.item_models.library import ClassEntry, SampleEntry
    from app.library_desk import LibraryDesk
    from app.pictures import Pictures
    from core.library.entries import Registered


class _NameForm(QWidget):
    """A name, whole however long it is; a pencil makes it one that can be changed: Enter takes
    it, Esc leaves it."""

    renamed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._old = ""
        self._label = label(role="heading", wrap=True)
        pencil = icon_button(look, "pencil", self.tr("Rename (F2)"), self.start)
        self._shown = holder(row(self._label, pencil, gap=4))
        self._shown.layout().setStretch(0, 1)  # type: ignore[union-attr]
        self.edit = QLineEdit()
        self.edit.setMaxLength(4 * LONGEST_NAME)  # what is too long is refused, not cut
        self.edit.setAccessibleName(name)
        self.edit.returnPressed.connect(self._take)
        self._form = holder(row(self.edit, button(self.tr("Rename"), self._take), gap=4))
        self.setLayout(column(self._shown, self._form, gap=0))
        self._form.hide()
        leave = shortcut(
            self.edit, "Esc", self._leave, Qt.ShortcutContext.WidgetShortcut,
            self.tr("Leave the name as it is"),
        )  # fmt: skip
        leave.setAutoRepeat(False)

    def show_name(self, name: str) -> None:
        if name != self._old:
            self._old = name
            self._label.setText(name)
            self._leave()

    def start(self) -> None:
        self.edit.setText(self._old)
        self._shown.hide()
        self._form.show()
        self.edit.setFocus()
        self.edit.selectAll()

    def _leave(self) -> None:
        changing = self.edit.hasFocus()
        self._form.hide()
        self._shown.show()
        if changing:
            self.left.emit()

    def _take(self) -> None:
        name = self.edit.text().strip()
        self._leave()
        if name and name != self._old:
            self.renamed.emit(name)


class _TargetForm(QWidget):
    """ "Merge into…", "Move to…": asks for a label where it stands, without a dialog."""

    chosen = Signal(object)

    def __init__(self, look: Look, icon: str, ask: str, take: str) -> None:
        super().__init__()
        self._open = action(look, icon, ask, self.unfold)
        self.picker = LabelPicker()
        self.picker.entered.connect(self._take)
        take_button = button(take, self._take, "primary")
        cancel = button(self.tr("Cancel"), self.fold)
        self._form = holder(column(self.picker, row(take_button, cancel, 1)))
        self._form.hide()
        self.setLayout(column(self._open, self._form))

    def unfold(self) -> None:
        self.picker.set_label(Label(""))
        self._form.show()
        self._open.hide()
        self.picker.class_box.setFocus()

    def fold(self) -> None:
        self._form.hide()
        self._open.show()

    def _take(self) -> None:
        wanted = self.picker.label()
        if wanted.class_name:
            self.fold()
            self.chosen.emit(wanted)


class ClassPanel(QWidget):
    """A class, or one of its sub-labels."""

    opened = Signal()
    left = Signal()
    add_asked = Signal(object)

    def __init__(
        self, look: Look, pictures: Pictures, desk: LibraryDesk, comparing: ComparingDesk
    ) -> None:
        super().__init__()
        self._desk = desk
        self._label = Label("")
        self.faces = Faces(look.theme, pictures)
        self.twins = NearIdentical(self.faces, pictures, comparing)
        self._name = _NameForm(look, self.tr("Name of the class"))
        self._name.renamed.connect(lambda name: desk.rename(self._label, name))
        self._name.left.connect(self.left)
        self._contents = label(role="muted", wrap=True)
        self.filed = FiledFacts(look.theme)
        self._subs = label(wrap=True)
        self._open = action(look, "layers", self.tr("Show its samples"), self.opened.emit)
        self._add = action(look, "plus", self.tr("Add a sample…"), self._ask_add)
        self._merge = _TargetForm(look, "merge", self.tr("Merge into another…"), self.tr("Merge"))
        self._merge.chosen.connect(lambda into: desk.merge(self._label, into))
        self._retire = action(look, "archive", self.tr("Retire"), self.retire)
        self._retire.setToolTip(
            self.tr("Scans are no longer recognised as this. Ctrl+Z brings it back.")
        )
        self.setLayout(
            column(
                self.faces, self._name, self._contents, self._subs, self.twins, self.filed,
                self._open, self._add, self._merge, self._retire, 1,
            )
        )  # fmt: skip

    def show_class(self, entry: ClassEntry, contents: str, threshold: float = 0.0) -> None:
        """`threshold`: the score from which scans are filed; 0 while it is not known."""
        if self._label != Label(entry.name):
            self._merge.fold()
        self._label = Label(entry.name)
        self.twins.show_template(entry.shown.template_id, entry.shown.label)
        self.filed.show_filed(entry.filed, threshold)
        self._name.show_name(entry.name)
        self._contents.setText(contents)
        self._subs.setText("\n".join(f"· {name}" for name in entry.sub_labels))
        self._subs.setVisible(bool(entry.sub_labels))

    def offer(self, labels: Sequence[Label]) -> None:
        self._merge.picker.offer(one for one in labels if one != self._label)

    def start_renaming(self) -> None:
        self._name.start()

    def retire(self) -> None:
        if self._label.class_name:
            self._desk.retire(self._label)

    def _ask_add(self) -> None:
        self.add_asked.emit(self._label)


class SamplePanel(QWidget):
    """One sample of a class."""

    left = Signal()
    add_asked = Signal(object)

    def __init__(
        self, look: Look, pictures: Pictures, desk: LibraryDesk, comparing: ComparingDesk
    ) -> None:
        super().__init__()
        self._desk = desk
        self._sample: Registered | None = None
        self.faces = Faces(look.theme, pictures)
        self.twins = NearIdentical(self.faces, pictures, comparing)
        self._class = Elided(role="small")
        self._sub = label(role="heading", wrap=True)
        self._name = _NameForm(look, self.tr("Name of the sub-label"))
        self._name.renamed.connect(self._rename)
        self._name.left.connect(self.left)
        self._kind = label(role="small")
        self._origin = label(role="muted", wrap=True)
        self.filed = FiledFacts(look.theme)
        self._add = action(look, "plus", self.tr("Add a sample…"), self._ask_add)
        self._move = _TargetForm(
            look, "folder-output", self.tr("Move to another class…"), self.tr("Move")
        )
        self._move.chosen.connect(self._move_to)
        self._retire = action(look, "archive", self.tr("Retire this sample"), self.retire)
        self._retire_sub = action(
            look, "archive", self.tr("Retire the whole sub-label"), self._retire_sub_label
        )
        for each in (self._retire, self._retire_sub):
            each.setToolTip(self.tr("Ctrl+Z brings it back."))
        self.setLayout(
            column(
                self.faces, self._class, self._sub, self._name, self._kind, self._origin,
                self.twins, self.filed, self._add, self._move, self._retire, self._retire_sub, 1,
            )
        )  # fmt: skip

    def show_sample(self, entry: SampleEntry, origin: str, threshold: float = 0.0) -> None:
        """`threshold`: the score from which scans are filed; 0 while it is not known."""
        sample = entry.sample
        if self._sample is None or self._sample.template_id != sample.template_id:
            self._move.fold()
        self._sample = sample
        self.twins.show_template(sample.template_id, sample.label)
        self.filed.show_filed(entry.filed, threshold)
        self._class.set_text(sample.label.class_name)
        self._sub.setText(self.tr("Plain form"))
        self._sub.setVisible(not sample.label.sub_label)
        self._name.show_name(sample.label.sub_label)
        self._name.setVisible(bool(sample.label.sub_label))
        self._retire_sub.setVisible(bool(sample.label.sub_label))
        kinds = {
            SubLabelKind.LAYOUT: self.tr("Sub-label: another layout"),
            SubLabelKind.CONDITION: self.tr("Sub-label: a condition"),
        }
        self._kind.setText(kinds[sample.kind] if sample.kind else "")
        self._kind.setVisible(sample.kind is not None)
        day = words.day_of(sample.registered_at)
        self._origin.setText(self.tr("From {name}, registered {day}").format(name=origin, day=day))

    def offer(self, labels: Sequence[Label]) -> None:
        self._move.picker.offer(labels)

    def start_renaming(self) -> None:
        self._name.start()

    def retire(self) -> None:
        if self._sample:
            self._desk.retire_samples([self._sample.template_id])

    def _retire_sub_label(self) -> None:
        if self._sample and self._sample.label.sub_label:
            self._desk.retire(self._sample.label)

    def _rename(self, name: str) -> None:
        if self._sample:
            self._desk.rename(self._sample.label, name)

    def _move_to(self, wanted: Label) -> None:
        if self._sample:
            kind = self._sample.kind or SubLabelKind.LAYOUT
            self._desk.move([self._sample.template_id], wanted, kind)

    def _ask_add(self) -> None:
        if self._sample:
            self.add_asked.emit(self._sample.label)
