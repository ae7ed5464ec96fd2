"""What the library's menu offers for much at once; asks for folders and files by the system's
dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.widgets.drops import LIBRARY_ENDING

if TYPE_CHECKING:
    from app.library_desk import LibraryDesk, LibraryState
    from app.panels.transfer import TransferPanel


class TransferMenu(QObject):
    def __init__(
        self, owner: QWidget, menu: QMenu, panel: TransferPanel, library: LibraryDesk
    ) -> None:
        super().__init__(owner)
        self._owner, self._panel = owner, panel
        where = QStandardPaths.StandardLocation.DocumentsLocation
        self._browsed = QStandardPaths.writableLocation(where)
        self.register = menu.addAction(self.tr("Register a folder…"), self.browse_folder)
        self.take_in = menu.addAction(self.tr("Import a library…"), self.browse_library)
        self.export = menu.addAction(self.tr("Export the library…"), self.browse_export)
        self.export.setEnabled(library.state is not None and bool(library.state.registered))
        panel.export_asked.connect(self.browse_export)
        library.changed.connect(self._offer_export)

    def browse_folder(self) -> None:
        title = self.tr("Folder with a folder for each class")
        chosen = QFileDialog.getExistingDirectory(self._owner, title, self._browsed)
        if chosen:
            self._browsed = str(Path(chosen).parent)
            self._panel.look_into_folders([Path(chosen)])

    def browse_library(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._owner, self.tr("Import a library"), self._browsed, self._filter()
        )
        if chosen:
            self._browsed = str(Path(chosen).parent)
            self._panel.look_into_file(Path(chosen))

    def browse_export(self) -> None:
        dialog = QFileDialog(
            self._owner, self.tr("Export the library"), self._browsed, self._filter()
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(LIBRARY_ENDING.lstrip("."))
        dialog.selectFile(self.tr("library") + LIBRARY_ENDING)
        if dialog.exec() and dialog.selectedFiles():
            path = Path(dialog.selectedFiles()[0])
            self._browsed = str(path.parent)
            self._panel.export(path)
        dialog.deleteLater()

    def _filter(self) -> str:
        return self.tr("Kamiwake libraries ({patterns})").format(patterns=f"*{LIBRARY_ENDING}")

    def _offer_export(self, state: LibraryState) -> None:
        self.export.setEnabled(bool(state.registered))
