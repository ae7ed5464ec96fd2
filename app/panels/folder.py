"""A watched folder: which inbox, where its documents go, how they are named."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app import words
from app.widgets.parts import (
    Look,
    bring_into_sight,
    button,
    column,
    holder,
    icon_button,
    label,
    restyle,
    row,
    shortcut,
)
from app.widgets.yielding import Beside
from core.domain import Label, WatchedFolder
from core.errors import FolderMissing, KamiwakeError
from core.filing.naming import FIELDS, render, validate_pattern

if TYPE_CHECKING:
    from app.sorting_desk import SortingDesk


class FolderPanel(QWidget):
    saved = Signal(object, bool)
    """The folder, and whether it is new."""
    left = Signal()
    removed = Signal(object)

    def __init__(self, look: Look, desk: SortingDesk, pattern: str) -> None:
        """`pattern`: of new folders."""
        super().__init__()
        self._desk = desk
        self._default_pattern = pattern
        self._folder: WatchedFolder | None = None
        self._title = label(role="heading")
        close = icon_button(look, "x", self.tr("Leave (Esc)"), self.left.emit)
        self.inbox, inbox = self._path_row(look, self.tr("Inbox: where scans arrive"))
        self.destination, destination = self._path_row(look, self.tr("File them into"))
        self.pattern = QLineEdit()
        self.pattern.setAccessibleName(self.tr("Naming"))
        self.pattern.setToolTip(" ".join(f"{{{field}}}" for field in FIELDS))
        self._example = label(role="small", wrap=True)
        self._problem = label(role="error", wrap=True)
        self.make = button(self.tr("Make the folder"), self._make_and_save)
        self._make = holder(row(self.make, 1))
        self._save = button("", self.save, "primary")
        self._remove = button(self.tr("Watch it no longer"), self._remove_folder)
        self._remove.setToolTip(self.tr("Its files stay where they are."))
        self.setLayout(
            column(
                row(self._title, 1, close),
                label(self.tr("Inbox: where scans arrive"), "small", wrap=True), inbox,
                label(self.tr("File them into"), "small", wrap=True), destination,
                label(self.tr("Folders and names inside it"), "small", wrap=True), self.pattern,
                self._example, self._problem, self._make, Beside(self._save, self._remove), 1,
            )
        )  # fmt: skip
        for edit in (self.inbox, self.destination, self.pattern):
            edit.textChanged.connect(self._check)
            edit.returnPressed.connect(self.save)
        shortcut(self, "Esc", self.left.emit, says=self.tr("Leave without saving"))

    def propose(self, pattern: str) -> None:
        """Of the folders that are added from now on."""
        self._default_pattern = pattern

    def show_folder(self, folder: WatchedFolder | None) -> None:
        """None: a new one."""
        self._folder = folder
        self._title.setText(self.tr("Watched folder") if folder else self.tr("Watch a folder"))
        self.inbox.setText(str(folder.inbox) if folder else "")
        self.destination.setText(str(folder.destination) if folder else "")
        self.pattern.setText(folder.pattern if folder else self._default_pattern)
        self.pattern.setCursorPosition(0)  # its beginning is what tells
        self._save.setText(self.tr("Save") if folder else self.tr("Start watching"))
        self._remove.setVisible(folder is not None)
        self._check()
        self.inbox.setFocus()

    def fill_inbox(self, path: Path) -> None:
        self.inbox.setText(str(path))
        self._propose_destination()
        self.destination.setFocus()

    def save(self) -> None:
        if self._save.isEnabled():
            self._ask(make_inbox=False)

    def _make_and_save(self) -> None:
        self.inbox.setFocus()  # the button goes
        self._make.hide()
        self._ask(make_inbox=True)

    def _ask(self, make_inbox: bool) -> None:
        inbox, destination = Path(self.inbox.text().strip()), Path(self.destination.text().strip())
        pattern, folder = self.pattern.text(), self._folder
        self._save.setEnabled(False)
        if folder is None:
            self._desk.add_folder(inbox, destination, pattern, self._new, self._refused, make_inbox)
        else:
            self._desk.change_folder(
                folder.folder_id, inbox, destination, pattern, self._changed, self._refused,
                make_inbox,
            )  # fmt: skip

    def _new(self, folder: WatchedFolder) -> None:
        self.saved.emit(folder, True)

    def _changed(self, folder: WatchedFolder) -> None:
        self.saved.emit(folder, False)

    def _refused(self, error: Exception) -> None:
        """An inbox that is not there may have been mistyped: it is made when that is said."""
        self._save.setEnabled(True)
        missing = isinstance(error, FolderMissing)
        restyle(self._problem, "role", "" if missing else "error")
        self._problem.setText(words.error(error))
        self._problem.show()
        self._make.setVisible(missing)
        if missing:
            self.make.setFocus()
        # Once all of it is laid out.
        QTimer.singleShot(0, self._save, partial(bring_into_sight, self._save))

    def _remove_folder(self) -> None:
        if self._folder is not None:
            self._desk.remove_folder(self._folder.folder_id, self.removed.emit)

    def _check(self) -> None:
        """Says at once what would be refused, and shows what the pattern gives."""
        problem = self._problem_now()
        self._make.hide()
        restyle(self._problem, "role", "error")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        given = bool(self.inbox.text().strip() and self.destination.text().strip())
        self._save.setEnabled(given and not problem)

    def _problem_now(self) -> str:
        try:
            validate_pattern(self.pattern.text())
        except KamiwakeError as error:
            restyle(self.pattern, "wrong", "true")
            self._example.setText("")
            return words.error(error)
        restyle(self.pattern, "wrong", None)
        example = render(
            self.pattern.text(),
            Label(self.tr("Claim form A"), self.tr("2024")),
            "scan_0412.pdf",
            datetime.now().astimezone(),
        )
        self._example.setText(self.tr("For example: {path}").format(path=example))
        for edit in (self.inbox, self.destination):
            text = edit.text().strip()
            if text and not Path(text).is_absolute():
                return self.tr("Give the whole path of {path}.").format(path=text)
        inbox, destination = self.inbox.text().strip(), self.destination.text().strip()
        if inbox and destination and Path(inbox) == Path(destination):
            return self.tr("Choose a destination outside the inbox.")
        return ""

    def _propose_destination(self) -> None:
        """Beside the inbox, until another one is chosen."""
        inbox = self.inbox.text().strip()
        if inbox and not self.destination.text().strip():
            self.destination.setText(str(Path(inbox).parent / self.tr("Filed")))

    def _path_row(self, look: Look, name: str) -> tuple[QLineEdit, QWidget]:
        edit = QLineEdit()
        edit.setAccessibleName(name)

        def browse() -> None:
            start = edit.text().strip() or str(Path.home())
            chosen = QFileDialog.getExistingDirectory(self, name, start)
            if chosen:
                edit.setText(str(Path(chosen)))
                self._propose_destination()

        browse_button = icon_button(look, "folder-open", self.tr("Browse…"), browse)
        made = QWidget()
        made.setLayout(row(edit, browse_button, gap=4))
        return edit, made
