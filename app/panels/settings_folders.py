"""Watched folders: added, changed, paused, watched no longer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app import words
from app.gate import Task
from app.panels.folder import FolderPanel
from app.panels.settings_page import WIDEST_PX, SettingsPage
from app.theme import STEP_PX
from app.widgets.drop_list import Cover
from app.widgets.drops import accept_copy, folder_of
from app.widgets.folder_card import WIDTH_PX, FolderCard
from app.widgets.parts import Look, button, holder, label, row
from core.filing.nouns import DayCounts

if TYPE_CHECKING:
    from app.sorting_desk import SortingDesk, SortingState
    from core.domain import WatchedFolder
    from core.settings import InForce


class FoldersPage(SettingsPage):
    """A list of cards; the one that is changed, or a new one, takes its place."""

    def __init__(self, look: Look, desk: SortingDesk, pattern: str) -> None:
        """`pattern`: of new folders."""
        super().__init__(look)
        self._desk = desk
        self.head(
            self.tr("Folders"),
            self.tr("Scans that arrive in a watched folder are filed by themselves."),
        )
        self.cards: dict[int, FolderCard] = {}
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(STEP_PX)
        self._none = label(self.tr("No folder is watched yet."), "muted")
        self.add_button = button(self.tr("Watch a folder…"), self.add_folder, "primary")
        self._list = QWidget()
        self._list.setLayout(self._cards)
        self._foot = holder(row(self.add_button, 1))
        self.panel = FolderPanel(look, desk, pattern)
        for part in (self._none, self._list, self._foot, self.panel):
            self.add(part)
        self.panel.hide()
        self._cover = Cover(self, look)
        for part in (self, self.viewport()):
            part.setAcceptDrops(True)
        self.panel.saved.connect(self._saved)
        self.panel.left.connect(self.leave)
        self.panel.removed.connect(self._removed)
        desk.changed.connect(self._show)
        self._show(desk.state)

    def show_settings(self, in_force: InForce) -> None:
        self.panel.propose(in_force.settings.naming_pattern)

    @property
    def editing(self) -> bool:
        return not self.panel.isHidden()

    def add_folder(self) -> None:
        self._edit(None)

    def watch(self, inbox: Path) -> None:
        """Begins with this folder; it is watched once it is said where its documents go."""

        def begin() -> None:
            if not self.editing:
                self._edit(None)
            self.panel.fill_inbox(inbox)

        self._desk.gate.ask(Task.FOLDERS, begin)

    def leave(self) -> None:
        """Back to the list."""
        self._turn(False)
        first = next(iter(self.cards.values()), None)
        (first or self.add_button).setFocus()

    def _edit(self, folder: WatchedFolder | None) -> None:
        self._turn(True)
        self.panel.show_folder(folder)

    def _edit_number(self, folder_id: int) -> None:
        self._edit(self.cards[folder_id].folder)

    def _turn(self, editing: bool) -> None:
        self.panel.setVisible(editing)
        self._list.setVisible(not editing and bool(self.cards))
        self._none.setVisible(not editing and not self.cards)
        self._foot.setVisible(not editing)

    def _show(self, state: SortingState) -> None:
        wanted = {folder.folder_id: folder for folder in state.folders}
        for number in self.cards.keys() - wanted.keys():
            card = self.cards.pop(number)
            card.hide()
            card.deleteLater()
        for number, folder in wanted.items():
            if number not in self.cards:
                self.cards[number] = self._new_card(folder)
                self._cards.addWidget(self.cards[number])
            self.cards[number].show_state(
                folder, state.statuses.get(number), state.counts.get(number, DayCounts()),
                state.engine.running, state.given_up,
            )  # fmt: skip
        self._turn(self.editing)

    def _new_card(self, folder: WatchedFolder) -> FolderCard:
        card = FolderCard(self.look, folder)
        card.setMinimumWidth(WIDTH_PX)
        card.setMaximumWidth(WIDEST_PX)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        card.enable_asked.connect(self._desk.enable_folder)
        card.edit_asked.connect(self._edit_number)
        card.open_asked.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )
        card.setAcceptDrops(False)  # documents are dropped where they are seen to arrive
        return card

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        folder = folder_of(event.mimeData())
        if folder is not None:
            self._cover.say(self.tr("Watch {folder}…").format(folder=words.place(folder)))
            accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._cover.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._cover.hide()
        folder = folder_of(event.mimeData())
        if folder is not None:
            accept_copy(event)
            self.watch(folder)

    # What the panel tells

    def _saved(self, folder: WatchedFolder, new: bool) -> None:
        self.leave()
        text = (
            self.tr("{inbox} is watched from now on.")
            if new
            else self.tr("{inbox} is watched as you have changed it.")
        )
        self.said.emit(text.format(inbox=words.place(folder.inbox)), None)

    def _removed(self, folder: WatchedFolder) -> None:
        self.leave()
        text = self.tr("{inbox} is no longer watched.")
        self.said.emit(text.format(inbox=words.place(folder.inbox)), None)
