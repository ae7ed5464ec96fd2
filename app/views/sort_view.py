"""Sorting: the watched folders, and documents as they are filed, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QWidget,
)

from app import words
from app.gate import Task
from app.item_models.documents import DocumentFilter, DocumentRow, DocumentsModel, Status
from app.item_models.rows import ROW_ROLE
from app.panels.document import DocumentPanel
from app.panels.folder import FolderPanel
from app.theme import STEP_PX
from app.widgets.document_list import DocumentList
from app.widgets.drop_list import DropPlace
from app.widgets.empty_state import EmptyState
from app.widgets.folder_cards import FolderCards
from app.widgets.parts import Look, button, column, label, row, shortcut
from app.widgets.sorting_progress import SortingProgress
from app.widgets.status_chips import StatusChips
from app.widgets.undoing import undo_key
from core.filing.nouns import Phase

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.pictures import Pictures
    from app.sorting_desk import SortingDesk, SortingState
    from app.widgets.inspector import Inspector
    from core.domain import Label, WatchedFolder
    from core.filing.nouns import Changes


class SortView(QWidget):
    register_asked = Signal(object)
    """The path of a held document that is to become a form of its own."""
    said = Signal(str, int)
    """Something to tell, and the move that can be undone (0: none)."""
    refused = Signal(str)

    def __init__(
        self, look: Look, pictures: Pictures, desk: SortingDesk, comparing: ComparingDesk,
        inspector: Inspector, pattern: str,
    ) -> None:  # fmt: skip
        """`pattern`: of new folders."""
        super().__init__()
        self._look, self._desk, self._inspector = look, desk, inspector
        self._decided: list[int] = []  # moves made here by hand, for Ctrl+Z
        self._deciding: set[str] = set()  # keys of rows that go as soon as their move is done
        self.documents = DocumentsModel(self)
        self._filter = DocumentFilter(self)
        self._filter.setSourceModel(self.documents)
        self.document_panel = DocumentPanel(look, pictures, comparing)
        self.folder_panel = FolderPanel(look, desk, pattern)
        self._editing_folder = False
        self.list = DocumentList(look, pictures)
        self.list.setModel(self._filter)
        self.list.setAccessibleName(self.tr("Documents"))
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the documents"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(56)
        self._add = button(self.tr("Add a folder…"), self.add_folder, "primary")
        head = row(label(self.tr("Sort"), "title"), 1, self.search, self._add)
        head.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self.folders = FolderCards(self._look)
        self._progress = SortingProgress()
        self.chips = StatusChips()
        self.empty = EmptyState(
            self._look, "folder-input", self.tr("Choose a folder that scans arrive in"),
            self.tr("Every scan in it is filed by itself; what is not clear waits for you here."),
            button(self.tr("Choose a folder…"), self.add_folder, "primary"),
        )  # fmt: skip
        self._quiet = EmptyState(
            self._look, "inbox", self.tr("Nothing sorted yet"),
            self.tr("Put scans into a watched folder, or drop them here."),
        )  # fmt: skip
        self._none = label(self.tr("No document here."), "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._unread = QWidget()  # nobody is told to begin who has begun long ago
        for part in (self._unread, self.empty, self._quiet, self._none, self.list):
            self._stack.addWidget(part)
        self.place = DropPlace(self._look, self._stack, self.drop_words)
        self.keep = QCheckBox(self.tr("Keep sorting when closed"))
        self.keep.setToolTip(self.tr("Sorting goes on without this window."))
        foot = row(self.keep, 1)
        foot.setContentsMargins(2 * STEP_PX, 4, 2 * STEP_PX, 4)
        whole = column(head, self.folders, self._progress, self.chips, self.place, foot, gap=0)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self._show_level()

    def _connect(self) -> None:
        desk, panel = self._desk, self.document_panel
        desk.changed.connect(self._show_state)
        desk.documents.connect(self._show_documents)
        desk.settled.connect(self._settled)
        desk.filed.connect(self._filed)
        desk.put_back.connect(self._put_back)
        self.folders.enable_asked.connect(desk.enable_folder)
        self.folders.edit_asked.connect(self._edit_folder)
        self.folders.open_asked.connect(self._open_folder)
        self.folders.dropped.connect(self._sort_into)
        self.search.textChanged.connect(self._search)
        self.chips.chosen.connect(self._show_only)
        for part in (self.empty, self._quiet, self.place):
            part.dropped.connect(self.sort_now)
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self.list.activated.connect(self._activated)
        self.list.proposal_taken.connect(self._take_proposal)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        panel.label_chosen.connect(self._file_as)
        panel.undo_asked.connect(self._undo_row)
        panel.judge_asked.connect(self._judge_again)
        panel.register_asked.connect(lambda row_: self.register_asked.emit(row_.path))
        panel.open_asked.connect(self.open_path)
        self.folder_panel.saved.connect(self._folder_saved)
        self.folder_panel.left.connect(self._leave_folder)
        self.folder_panel.removed.connect(self._folder_removed)
        everywhere = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front
        keys = QKeySequence.StandardKey
        says = self.tr("Undo the latest decision")
        undo_key(self, self.undo, says, lambda text: self.said.emit(text, 0))
        shortcut(self, keys.Find, self.search.setFocus, everywhere, self.tr("Search"))
        in_list = Qt.ShortcutContext.WidgetShortcut
        shortcut(
            self.list, "F2", panel.start_refiling, in_list, self.tr("File it as something else")
        )
        shortcut(self.list, "Del", panel.undo, in_list, self.tr("Put it back into its folder"))
        says = self.tr("Take the suggestion of that number")
        for number in range(1, 6):
            shortcut(self.list, str(number), partial(self._take_number, number), in_list, says)

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._show_selected()
        (self.list if self.list.isVisible() else self).setFocus()

    def offer(self, labels: Sequence[Label]) -> None:
        self.document_panel.offer(labels)

    def add_folder(self) -> None:
        self._edit_folder(None)

    def sort_now(self, paths: list[Path]) -> None:
        folder = self.folders.first
        if folder is None:
            self.refused.emit(self.tr("Choose where documents are filed first."))
            self.add_folder()
        else:
            self._sort_into(folder.folder_id, paths)

    def undo(self) -> bool:
        """Takes back the latest move that was made here by hand; False where there is none."""
        if not self._decided:
            return False
        self._desk.undo(self._decided.pop())
        return True

    def undo_move(self, filing_id: int) -> None:
        if filing_id in self._decided:
            self._decided.remove(filing_id)
        self._desk.undo(filing_id)

    def open_path(self, path: Path) -> None:
        if not path.exists():
            self.refused.emit(self.tr("{path} is not there any more.").format(path=path))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # Showing

    def _show_state(self, state: SortingState) -> None:
        self.folders.show_folders(
            state.folders, state.statuses, state.counts, state.engine.running, state.given_up
        )
        self.documents.set_troubles(state.troubles)
        if state.engine.running and state.engine.phase is Phase.RE_EMBEDDING:
            self._progress.show_work(
                self.tr("Preparing the library for the new model: {done} of {total}").format(
                    done=state.engine.done, total=state.engine.total
                ),
                state.engine.done,
                state.engine.total,
            )
        else:
            self._progress.show_waiting(state.waiting)
        self._show_level()

    def _show_documents(self, changes: Changes) -> None:
        self._leave(self._deciding.intersection(changes.gone))
        self._deciding.difference_update(changes.gone)
        at_top = self.list.verticalScrollBar().value() == 0
        self.documents.apply(changes)
        if at_top:
            self.list.scrollToTop()
        self._show_level()
        self._show_selected()

    def _show_level(self) -> None:
        folders, documents = bool(self.folders.cards), bool(self.documents.rows)
        self.folders.setVisible(folders)
        self.chips.setVisible(documents)
        self.search.setVisible(documents)
        self.keep.setVisible(folders)
        self._add.setVisible(folders or documents)
        if not folders and not documents:
            self._stack.setCurrentWidget(self.empty if self._desk.known else self._unread)
        elif not documents:
            self._stack.setCurrentWidget(self._quiet)
        else:
            found = self._filter.rowCount() > 0
            self._stack.setCurrentWidget(self.list if found else self._none)

    def _show_selected(self) -> None:
        if not self.isVisible() or self._editing_folder:
            return
        row_ = self._selected()
        if row_ is None:
            self._inspector.show_panel(None, self.tr("Select a document to see why it went where."))
        else:
            self.document_panel.show_document(row_)
            self._inspector.show_panel(self.document_panel)

    def _selected(self) -> DocumentRow | None:
        indexes = self.list.selectionModel().selectedIndexes()
        row_: DocumentRow | None = indexes[0].data(ROW_ROLE) if indexes else None
        return row_

    def _search(self, text: str) -> None:
        self._filter.search(text)
        self._show_level()

    def _show_only(self, statuses: frozenset[Status]) -> None:
        self._filter.show_only(statuses)
        self._show_level()

    # Deciding

    def _activated(self, index: QModelIndex) -> None:
        """Enter: takes the proposal for what waits, or asks for a name; opens what is filed."""
        row_ = index.data(ROW_ROLE)
        if row_.proposal is not None:
            self._take_proposal(row_)
        elif row_.held:
            self.document_panel.start_refiling()
        else:
            self.open_path(row_.path)

    def _take_proposal(self, row_: DocumentRow) -> None:
        if row_.proposal is not None:
            self._file_as(row_, row_.proposal)

    def _take_number(self, number: int) -> None:
        if self._selected() is not None:
            self.document_panel.take(number)

    def _file_as(self, row_: DocumentRow, label_: Label) -> None:
        if row_.entry is not None and row_.key not in self._deciding:
            self._deciding.add(row_.key)
            self._desk.file_as(row_.entry, label_)

    def _settled(self, key: str, well: bool) -> None:
        if well:
            self._leave({key})
        else:
            self._deciding.discard(key)

    def _leave(self, decided: set[str]) -> None:
        """The next one that waits comes under the hand when the one there is decided."""
        row_ = self._selected()
        if row_ is None or not row_.held or row_.key not in decided:
            return
        at = self._filter.mapFromSource(self.documents.index(self.documents.row_of(row_.key))).row()
        below = [*range(at + 1, self._filter.rowCount()), *range(at - 1, -1, -1)]
        for other in below:
            index = self._filter.index(other, 0)
            if index.data(ROW_ROLE).held:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(index, flag)
                return

    def _undo_row(self, row_: DocumentRow) -> None:
        if row_.entry is not None and row_.entry.held is None:
            self.undo_move(row_.entry.entry_id)

    def _judge_again(self, row_: DocumentRow) -> None:
        if row_.entry is not None:
            self._desk.judge_again(row_.entry)

    def _filed(self, filing_id: int, path: Path) -> None:
        self._decided.append(filing_id)
        self.said.emit(
            self.tr("{name} is in {folder}").format(
                name=path.name, folder=words.place(path.parent)
            ),
            filing_id,
        )

    def _put_back(self, path: Path) -> None:
        text = self.tr("{name} is back in {folder}").format(
            name=path.name, folder=words.place(path.parent)
        )
        self.said.emit(text, 0)

    def _show_menu(self) -> None:
        row_ = self._selected()
        if row_ is None:
            return
        menu = QMenu(self)
        if row_.held:
            if row_.proposal is not None:
                text = self.tr("File as {label} (Enter)").format(label=row_.proposal)
                menu.addAction(text, lambda: self._take_proposal(row_))
            menu.addAction(self.tr("File as another… (F2)"), self.document_panel.start_refiling)
            menu.addAction(self.tr("Judge again"), lambda: self._judge_again(row_))
            menu.addAction(
                self.tr("Register as a new form…"), lambda: self.register_asked.emit(row_.path)
            )
        elif row_.entry is not None:
            menu.addAction(self.tr("Refile as… (F2)"), self.document_panel.start_refiling)
            menu.addAction(self.tr("Put back into the inbox (Del)"), lambda: self._undo_row(row_))
        menu.addSeparator()
        menu.addAction(self.tr("Open"), lambda: self.open_path(row_.path))
        menu.addAction(self.tr("Open its folder"), lambda: self.open_path(row_.path.parent))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    # Folders

    def _edit_folder(self, folder: WatchedFolder | None) -> None:
        self._desk.gate.ask(Task.FOLDERS, lambda: self._show_folder(folder))

    def _show_folder(self, folder: WatchedFolder | None) -> None:
        self._editing_folder = True
        self._inspector.show()
        self._inspector.show_panel(self.folder_panel)
        self.folder_panel.show_folder(folder)

    def _leave_folder(self) -> None:
        self._editing_folder = False
        if self.isVisible():
            self.activate()

    def _folder_saved(self, folder: WatchedFolder, new: bool) -> None:
        self._leave_folder()
        if new:
            text = self.tr("{inbox} is watched from now on.")
            self.said.emit(text.format(inbox=words.place(folder.inbox)), 0)

    def _folder_removed(self, folder: WatchedFolder) -> None:
        self._leave_folder()
        self.said.emit(
            self.tr("{inbox} is no longer watched.").format(inbox=words.place(folder.inbox)), 0
        )

    def _open_folder(self, path: Path) -> None:
        if not path.exists():
            path = next((parent for parent in path.parents if parent.exists()), path)
        self.open_path(path)

    # Dropping

    def drop_words(self) -> str:
        folder = self.folders.first
        if folder is None:
            return self.tr("First choose where documents are filed")
        return self.tr("Sort now into {folder}").format(folder=words.place(folder.destination))

    def _sort_into(self, folder_id: int, paths: list[Path]) -> None:
        def told(count: int) -> None:
            self.said.emit(self.tr("%n document(s) are being sorted.", "", count), 0)

        self._desk.sort_now(paths, folder_id, told)
