"""Back-ups: when the latest were made, making one now, and how to go back to one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from app import words
from app.panels.settings_page import SettingsPage
from app.widgets.parts import Look, button, column, holder, icon_button, label, line, row
from app.widgets.yielding import Beside

if TYPE_CHECKING:
    from app.settings_desk import BackupFile, SettingsDesk

_SHOWN_ROWS = 6
_ROW_PX = 30
_FILE_ROLE = int(Qt.ItemDataRole.UserRole)
_KILO = QLocale.DataSizeFormat.DataSizeTraditionalFormat


class BackupPage(SettingsPage):
    def __init__(self, look: Look, desk: SettingsDesk) -> None:
        super().__init__(look)
        self._desk = desk
        self.head(
            self.tr("Back-up"),
            self.tr(
                "Forms and history are backed up by themselves every day on which something has "
                "changed. Documents are not part of it: they lie where they were filed."
            ),
        )
        self.now = button(self.tr("Back up now"), self.back_up, "primary")
        self.open = button(self.tr("Open the folder"), self._open)
        self.add(Beside(self.now, self.open))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Back-ups"))
        self.list.setProperty("role", "subjects")
        self.list.currentItemChanged.connect(self._show_command)
        self._none = label(self.tr("There is none yet."), "muted")
        self.add(self._none)
        self.add(self.list)
        self.command = QLineEdit()
        self.command.setReadOnly(True)
        self.command.setAccessibleName(self.tr("Command that restores it"))
        copy = icon_button(look, "clipboard-copy", self.tr("Copy the command"), self._copy)
        self._restore = holder(
            column(
                line(),
                label(self.tr("Going back to the chosen one"), "heading"),
                label(
                    self.tr(
                        "Forms or history are as they were then; what came later is not in it, and "
                        "no document is moved. What is there now is kept beside the back-ups. This "
                        "window and sorting hold what they know of the present state, so both have "
                        "to be closed first: stop sorting, close the window, and give this command "
                        "in a terminal."
                    ),
                    "small", wrap=True,
                ),
                row(self.command, copy, gap=4),
                gap=8,
            )
        )  # fmt: skip
        self.add(self._restore)
        self._show([])

    def refresh(self) -> None:
        self._desk.backups(self._show)

    def back_up(self) -> None:
        self.now.setEnabled(False)
        self._desk.back_up(self._made, self._not_made)

    def _made(self, files: list[Path]) -> None:
        self.now.setEnabled(True)
        self.refresh()
        if files:
            text = self.tr("Backed up into {folder}.")
            self.said.emit(text.format(folder=words.place(files[0].parent)), None)
        else:
            self.said.emit(self.tr("There is nothing to back up yet."), None)

    def _not_made(self, error: Exception) -> None:
        self.now.setEnabled(True)
        self.refused.emit(words.error(error))

    def _open(self) -> None:
        folder = self._desk.backup_folder
        shown = folder if folder.exists() else folder.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(shown)))

    def _show(self, files: list[BackupFile]) -> None:
        chosen = self.list.currentRow()
        self.list.clear()
        for file in files:
            size = QLocale().formattedDataSize(file.size_bytes, 0, _KILO)
            what = f"{self._kind(file.path)} · {words.time_of(file.at)} · {size}"
            item = QListWidgetItem(what)
            item.setToolTip(file.path.name)
            item.setData(_FILE_ROLE, file.path)
            self.list.addItem(item)
        self._none.setVisible(not files)
        self.list.setVisible(bool(files))
        self._restore.setVisible(bool(files))
        self.list.setFixedHeight(_ROW_PX * min(_SHOWN_ROWS, max(1, len(files))) + 4)
        self.list.setCurrentRow(min(max(chosen, 0), len(files) - 1))

    def _kind(self, path: Path) -> str:
        name = path.name
        kind = self.tr("Forms") if name.startswith("library") else self.tr("History and folders")
        for part, why in (
            ("-before-restore-", self.tr("before a restore")),
            ("-of-version-", self.tr("before an update")),
            ("-damaged-", self.tr("damaged")),
        ):
            if part in name:
                return f"{kind}, {why}"
        return kind

    def _show_command(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.command.setText(self._desk.restore_command(item.data(_FILE_ROLE)))
            self.command.setCursorPosition(0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command.text())
        self.said.emit(self.tr("The command is copied."), None)
