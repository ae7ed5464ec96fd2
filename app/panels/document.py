"""A document that is selected: what it looks like, why it went where it is, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app import words
from app.item_models.documents import DocumentRow, Status
from app.panels.why_faces import WhyFaces
from app.widgets.candidate_button import CandidateButton
from app.widgets.document_list import COLOURS, ICONS
from app.widgets.label_picker import LabelPicker
from app.widgets.parts import Elided, Look, action, button, column, holder, label, row
from app.widgets.yielding import Beside
from core.domain import Candidate, Label

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.pictures import Pictures

_SHOWN = 5


class DocumentPanel(QWidget):
    label_chosen = Signal(object, object)  # DocumentRow, Label
    undo_asked = Signal(object)
    judge_asked = Signal(object)
    register_asked = Signal(object)
    open_asked = Signal(object)  # path

    def __init__(self, look: Look, pictures: Pictures, comparing: ComparingDesk) -> None:
        super().__init__()
        self._look, self._pictures = look, pictures
        self.document: DocumentRow | None = None
        self.why = WhyFaces(look, pictures, comparing)
        self._shown_key = ""
        self._candidates: tuple[Candidate, ...] = ()
        self._name = label(role="heading", wrap=True)
        self._icon = QLabel()
        self._status = label()
        self._when = label(role="small")
        self._reason = label(wrap=True)
        self._turned = label(role="small", wrap=True)
        self._where = Elided(role="small")
        self._heading = label(role="small")
        self._buttons = column(gap=4)
        self.picker = LabelPicker()
        self.picker.entered.connect(self._file)
        self._take = button("", self._file)
        self._other = holder(column(self.picker, row(self._take, 1)))
        self._open = action(look, "external-link", self.tr("Open"), self._open_document)
        self._folder = action(look, "folder-open", self.tr("Open its folder"), self._open_folder)
        self._undo = action(look, "undo-2", self.tr("Put back into the inbox"), self.undo)
        self._judge = action(look, "refresh-cw", self.tr("Judge again"), self._judge_again)
        self._register = action(look, "plus", self.tr("Register as a new form…"), self._register_it)
        self.setLayout(
            column(
                self.why, self._name, row(self._icon, self._status, 1, self._when),
                self._reason, self._turned, self._where,
                Beside(self._open, self._folder, stretched=True), self._undo,
                self._heading, self._buttons, self._other, self._judge, self._register, 1,
            )
        )  # fmt: skip
        look.theme.changed.connect(self._show_icon)

    def show_document(self, row_: DocumentRow) -> None:
        another = self.document is None or self.document.key != row_.key
        self.document = row_
        self._name.setText(row_.path.name)
        self._status.setText(words.status(row_.status))
        self._show_icon()
        self._when.setText(words.time_of(row_.at))
        self._reason.setText(words.reason(row_))
        self._turned.setText(words.turned(row_))
        self._turned.setVisible(bool(self._turned.text()))
        self._where.set_text(words.place(row_.path.parent))
        entry = row_.entry
        waits = row_.held or row_.status is Status.UNDONE
        self._undo.setVisible(entry is not None and not waits)
        for part in (self._judge, self._register):
            part.setVisible(waits)
        self._heading.setVisible(entry is not None)
        self._other.setVisible(entry is not None)
        self._heading.setText(self.tr("File it as") if waits else self.tr("Refile it as"))
        self._take.setText(self.tr("File") if waits else self.tr("Refile"))
        self._show_candidates(row_)
        self.why.show_document(row_)
        if another:
            self.picker.set_label(Label(""))

    def add(self, part: QWidget) -> None:
        """Below all others."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, part)

    def offer(self, labels: Sequence[Label]) -> None:
        self.picker.offer(labels)

    def start_refiling(self) -> None:
        self.picker.class_box.setFocus()

    def take(self, number: int) -> None:
        """The candidate of that number, from 1."""
        row_ = self.document
        if row_ is not None and 0 < number <= len(self._candidates):
            self.label_chosen.emit(row_, self._candidates[number - 1].label)

    def undo(self) -> None:
        if self.document is not None and self.document.entry is not None:
            self.undo_asked.emit(self.document)

    def _show_candidates(self, row_: DocumentRow) -> None:
        verdict = row_.entry.verdict if row_.entry else None
        filed_as = row_.entry.label if row_.entry and not row_.held else None
        wanted = tuple(c for c in (verdict.candidates if verdict else ()) if c.label != filed_as)[
            :_SHOWN
        ]
        if wanted == self._candidates and self._shown_key == row_.key:
            return
        self._candidates, self._shown_key = wanted, row_.key
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        threshold = verdict.threshold if verdict else 1.0
        tip = self.tr("File it as this") if row_.held else self.tr("Refile it as this")
        for number, candidate in enumerate(wanted, 1):
            chosen = partial(self.label_chosen.emit, row_, candidate.label)
            made = CandidateButton(
                self._look, self._pictures, candidate, threshold, chosen, tip, number
            )
            self._buttons.addWidget(made)

    def _show_icon(self) -> None:
        if self.document is not None:
            status = self.document.status
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icons.pixmap(ICONS[status], COLOURS[status], 16, ratio))

    def _file(self) -> None:
        wanted = self.picker.label()
        if self.document is not None and wanted.class_name:
            self.label_chosen.emit(self.document, wanted)

    def _open_document(self) -> None:
        if self.document is not None:
            self.open_asked.emit(self.document.path)

    def _open_folder(self) -> None:
        if self.document is not None:
            self.open_asked.emit(self.document.path.parent)

    def _judge_again(self) -> None:
        if self.document is not None:
            self.judge_asked.emit(self.document)

    def _register_it(self) -> None:
        if self.document is not None:
            self.register_asked.emit(self.document)
