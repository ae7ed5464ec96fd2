"""The watched folders side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from app.theme import STEP_PX
from app.widgets.folder_card import FolderCard
from core.filing.nouns import DayCounts

if TYPE_CHECKING:
    from app.widgets.parts import Look
    from core.domain import WatchedFolder
    from core.filing.nouns import FolderStatus

_HEIGHT_PX = 120


class FolderCards(QScrollArea):
    enable_asked = Signal(int, bool)
    edit_asked = Signal(object)
    open_asked = Signal(object)
    dropped = Signal(int, list)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.cards: dict[int, FolderCard] = {}
        inner = QWidget()
        self._layout = QHBoxLayout(inner)
        self._layout.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, 2 * STEP_PX)
        self._layout.setSpacing(STEP_PX)
        self._layout.addStretch(1)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self.setFixedHeight(_HEIGHT_PX)

    def show_folders(
        self,
        folders: Sequence[WatchedFolder],
        statuses: Mapping[int, FolderStatus],
        counts: Mapping[int, DayCounts],
        sorting: bool,
        given_up: bool,
    ) -> None:
        """`sorting`: whether an engine is at work; `given_up`: it will not be by itself."""
        wanted = {folder.folder_id: folder for folder in folders}
        for number in self.cards.keys() - wanted.keys():
            card = self.cards.pop(number)
            card.hide()
            card.deleteLater()
        for number, folder in wanted.items():
            if number not in self.cards:
                self._add(folder)
            self.cards[number].show_state(
                folder, statuses.get(number), counts.get(number, DayCounts()), sorting, given_up
            )

    @property
    def first(self) -> WatchedFolder | None:
        """The first that is not paused, else the first."""
        folders = [card.folder for _, card in sorted(self.cards.items())]
        return next((folder for folder in folders if folder.enabled), next(iter(folders), None))

    def edit(self, folder_id: int) -> None:
        self.edit_asked.emit(self.cards[folder_id].folder)

    def _add(self, folder: WatchedFolder) -> None:
        card = FolderCard(self._look, folder)
        card.enable_asked.connect(self.enable_asked)
        card.edit_asked.connect(self.edit)
        card.open_asked.connect(self.open_asked)
        card.dropped.connect(self.dropped)
        self.cards[folder.folder_id] = card
        self._layout.insertWidget(self._layout.count() - 1, card)
