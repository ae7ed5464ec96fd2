"""What can be done about a document in review, besides taking a candidate: one row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.widgets.parts import Look, button, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.item_models.review import ReviewRow

_GAP_PX = 2


class ReviewActions(QWidget):
    """Icons alone where the words do not fit; those are in the tool tips then, with the keys."""

    new_class_asked = Signal()
    sub_label_asked = Signal()
    unknown_asked = Signal()
    another_asked = Signal()
    later_asked = Signal()
    open_asked = Signal()
    folder_asked = Signal()
    judge_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words: dict[QPushButton, str] = {}
        self.new_class = self._add("file-plus", self.tr("New form"), "N", self.new_class_asked)
        self.sub_label = self._add("tag", self.tr("Sub-label"), "S", self.sub_label_asked)
        self.unknown = self._add("circle-minus", self.tr("Not known"), "U", self.unknown_asked)
        self.open = self._add("external-link", self.tr("Open"), "", self.open_asked)
        self.folder = self._add("folder-open", self.tr("Open its folder"), "", self.folder_asked)
        self.judge = self._add("refresh-cw", self.tr("Judge again"), "", self.judge_asked)
        self.aside = self._add("archive", self.tr("Set aside"), "U", self.unknown_asked)
        self.another = self._add("pencil", self.tr("Another"), "F2", self.another_asked)
        self.later = self._add("skip-forward", self.tr("Later"), self.tr("Space"),
                               self.later_asked)  # fmt: skip
        self.setLayout(row(*self._words, 1, gap=_GAP_PX))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_row(self, shown: ReviewRow) -> None:
        """Those that make sense for it."""
        troubled, check = shown.troubled, shown.check
        fitting = {
            self.sub_label: bool(shown.candidates),
            self.unknown: not troubled,
            self.open: troubled or check,
            self.folder: troubled,
            self.judge: troubled,
            self.aside: troubled,
            self.new_class: not troubled,
        }
        for each in self._words:
            each.setVisible(fitting.get(each, True))
            each.setEnabled(not shown.judging)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [each for each in self._words if not each.isHidden()]
        for each in shown:
            each.setText(self._words[each])
        room = self.width() - _GAP_PX * len(shown)
        if sum(each.sizeHint().width() for each in shown) > room:
            for each in shown:
                each.setText("")

    def _add(self, icon: str, text: str, key: str, asked: SignalInstance) -> QPushButton:
        made = button(text, asked.emit, "action")
        self._look.icons.set(made, icon, "muted")
        made.setToolTip(f"{text} ({key})" if key else text)
        made.setAccessibleName(text)
        self._words[made] = text
        return made
