"""The pages of a document side by side, to choose one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.pictures import image_of

if TYPE_CHECKING:
    from core.domain import Page

_PICTURE_PX = 84


class PageStrip(QListWidget):
    page_chosen = Signal(int)
    """The number of the page, from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setFixedHeight(_PICTURE_PX + 44)
        self.setIconSize(QSize(_PICTURE_PX, _PICTURE_PX))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setWrapping(False)
        self.setMovement(QListWidget.Movement.Static)
        self.setAccessibleName(self.tr("Pages"))
        self.currentRowChanged.connect(self._chosen)

    def show_pages(self, pages: Iterable[Page], chosen: int) -> None:
        self.blockSignals(True)
        self.clear()
        for page in pages:
            icon = QIcon(QPixmap.fromImage(image_of(page.image)))
            text = self.tr("blank") if page.blank else str(page.number)
            item = QListWidgetItem(icon, text)
            name = self.tr("Page {number}").format(number=page.number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            self.addItem(item)
        self.setCurrentRow(chosen - 1)
        self.blockSignals(False)
        self.show()

    def _chosen(self, at: int) -> None:
        if at >= 0:
            self.page_chosen.emit(at + 1)
