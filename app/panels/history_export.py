"""The history as a table in a file: which file is asked for, and what to do about a folder that
is not there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from app import words
from app.theme import STEP_PX
from app.widgets.parts import Look, button, icon_button, label, row, shortcut
from app.widgets.yielding import Beside

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.history_desk import HistoryDesk

_BESIDE_PX = 560
"""From here on the buttons stand beside what is said."""


class HistoryExport(QWidget):
    """Seen only while there is something to ask; Esc leaves it."""

    said = Signal(str, object)
    left = Signal()

    def __init__(self, look: Look, desk: HistoryDesk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._browsed = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self.text = label(wrap=True)
        self.make = button(self.tr("Make the folder"), self._make_folder, "primary")
        self.another = button(self.tr("Choose another…"), self._choose_another)
        close = icon_button(look, "x", self.tr("Leave (Esc)"), self.leave)
        self._asked = row(self.text, Beside(self.make, self.another))
        self._asked.setStretch(0, 1)
        whole = row(self._asked, close)
        whole.setStretch(0, 1)
        whole.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(2 * STEP_PX, 0, STEP_PX, STEP_PX)
        self.setLayout(whole)
        self.hide()
        shortcut(self, "Esc", self.leave, says=self.tr("Leave"))
        desk.folder_missing.connect(self._ask)
        desk.exported.connect(self._exported)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the buttons go below what is said."""
        super().resizeEvent(event)
        beside, direction = event.size().width() >= _BESIDE_PX, QBoxLayout.Direction
        self._asked.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._asked.setStretch(0, 1 if beside else 0)

    def browse(self) -> None:
        translate = QCoreApplication.translate
        title = translate("HistoryView", "Export the history")
        kinds = translate("HistoryView", "Tables (*.csv)")
        dialog = QFileDialog(self.window(), title, self._browsed, kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"history-{datetime.now():%Y-%m-%d}.csv")
        dialog.fileSelected.connect(lambda name: self.to(Path(name)))
        dialog.open()

    def to(self, path: Path) -> None:
        """What is shown now, all of it."""
        self.hide()
        self._desk.export(self._desk.query, path)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def _ask(self, path: Path, error: Exception) -> None:
        self._path = path
        self.text.setText(words.error(error))
        self.show()
        self.make.setFocus()

    def _make_folder(self) -> None:
        self.leave()
        if self._path is not None:
            self._desk.export(self._desk.query, self._path, make_folder=True)

    def _choose_another(self) -> None:
        self.leave()
        self.browse()

    def _exported(self, path: Path, count: int) -> None:
        translate = QCoreApplication.translate
        if not count:
            text = translate("HistoryView", "Cancelled: no file was written.")
            self.said.emit(text, None)
            return
        self._browsed = str(path.parent)
        text = translate("HistoryView", "%n document(s) are in {name}.", "", count)
        self.said.emit(text.format(name=path.name), None)
