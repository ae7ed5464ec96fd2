"""The first start: leads through three steps, and never those who have done them before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

from app.widgets.guide import STEPS, Guide

if TYPE_CHECKING:
    from app.library_desk import LibraryDesk
    from app.sorting_desk import SortingDesk

_ENDS_MS = 10_000
_DISMISSED = "guide_dismissed"


class FirstSteps(QObject):
    def __init__(
        self, guide: Guide, state: QSettings, library: LibraryDesk, sorting: SortingDesk,
        filed: Callable[[], bool], parent: QObject,
    ) -> None:  # fmt: skip
        """`state`: where it is kept that somebody has closed them; `filed`: whether any document
        is."""
        super().__init__(parent)
        self._guide, self._state = guide, state
        self._library, self._sorting, self._filed = library, sorting, filed
        guide.hide()
        guide.dismissed.connect(self._dismiss)
        library.changed.connect(self.show)
        sorting.changed.connect(self.show)
        sorting.documents.connect(self.show)

    def show(self, *_: object) -> None:
        library, sorting = self._library.state, self._sorting.state
        if library is None or not self._sorting.known:
            return
        self._guide.show_done([bool(library.registered), bool(sorting.folders), self._filed()])
        if self._state.value(_DISMISSED, False, type=bool):
            return
        if self._guide.next_step < STEPS:
            self._guide.show()
        else:
            self._state.setValue(_DISMISSED, True)
            QTimer.singleShot(_ENDS_MS, self._guide.hide)

    def _dismiss(self) -> None:
        self._state.setValue(_DISMISSED, True)
        self._guide.hide()
