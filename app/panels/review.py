"""The document that is decided about: where it is, and any other label for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app import words
from app.item_models.review import ReviewRow, asked
from app.widgets.label_picker import LabelPicker
from app.widgets.parts import Elided, Look, action, button, column, holder, label, row, shortcut
from app.widgets.review_list import icon_of
from core.domain import Label


class ReviewPanel(QWidget):
    label_chosen = Signal(object)
    """Any label, for what is selected."""
    left = Signal()
    open_asked = Signal()
    folder_asked = Signal()
    judge_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: ReviewRow | None = None
        self._name = label(role="heading", wrap=True)
        self._icon = QLabel()
        self._status = label()
        self._when = label(role="small")
        self._reason = label(wrap=True)
        self._where = Elided(role="small")
        self._heading = label(role="small")
        self.picker = LabelPicker()
        self.picker.entered.connect(self._file)
        self._file_button = button("", self._file, "primary")
        self._other = holder(column(self._heading, self.picker, row(self._file_button, 1)))
        self._judge = action(look, "refresh-cw", self.tr("Judge again"), self.judge_asked.emit)
        self._open = action(look, "external-link", self.tr("Open"), self.open_asked.emit)
        self._folder = action(look, "folder-open", self.tr("Open its folder"),
                              self.folder_asked.emit)  # fmt: skip
        self.setLayout(
            column(
                self._name, row(self._icon, self._status, 1, self._when), self._reason,
                self._where, self._other, row(self._open, self._folder), self._judge, 1,
            )
        )  # fmt: skip
        shortcut(self, "Esc", self.left.emit, says=self.tr("Back to the documents"))
        look.theme.changed.connect(self._show_icon)

    def show_row(self, shown: ReviewRow, selected: int) -> None:
        """`selected`: how many a decision is about."""
        another = self._shown is None or self._shown.key != shown.key
        self._shown = shown
        self._name.setText(shown.path.name)
        self._status.setText(self._standing(shown, selected))
        self._show_icon()
        self._when.setText(words.time_of(shown.entry.since or shown.entry.at))
        self._reason.setText(asked(shown))
        self._where.set_text(words.place(shown.path.parent))
        filed = shown.check
        self._heading.setText(self.tr("Refile it as") if filed else self.tr("File it as"))
        self._file_button.setText(self.tr("Refile") if filed else self.tr("File"))
        self._other.setEnabled(not shown.judging)
        self._judge.setVisible(not filed)
        if another:
            self.picker.set_label(Label(""))

    def offer(self, labels: Sequence[Label]) -> None:
        self.picker.offer(labels)

    def start_picking(self) -> None:
        edit = self.picker.class_box.lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()

    def _standing(self, shown: ReviewRow, selected: int) -> str:
        if selected > 1:
            return self.tr("%n documents selected", "", selected)
        return self.tr("Spot check") if shown.check else words.status(shown.status)

    def _show_icon(self) -> None:
        if self._shown is not None:
            name, colour = icon_of(self._shown)
            ratio = self.devicePixelRatioF()
            self._icon.setPixmap(self._look.icons.pixmap(name, colour, 16, ratio))

    def _file(self) -> None:
        wanted = self.picker.label()
        if wanted.class_name:
            self.label_chosen.emit(wanted)
