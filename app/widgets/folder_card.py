"""A watched folder: where it leads, how it stands, start and pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import words
from app.theme import STEP_PX
from app.widgets.drops import accept_copy, brings_documents, documents_of
from app.widgets.parts import Elided, Look, column, icon_button, label, restyle, row
from core.filing.nouns import DayCounts

if TYPE_CHECKING:
    from core.domain import WatchedFolder
    from core.filing.nouns import FolderStatus

WIDTH_PX = 296


class FolderCard(QWidget):
    enable_asked = Signal(int, bool)
    edit_asked = Signal(int)
    open_asked = Signal(object)
    dropped = Signal(int, list)

    def __init__(self, look: Look, folder: WatchedFolder) -> None:
        super().__init__()
        self._look = look
        self.folder = folder
        self._colour = "control"
        self._said = ""
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.dot = _Dot(self)
        self._name = Elided(role="heading")
        self._state = label(role="small")
        self._to = Elided(role="small")
        self._numbers = label()
        self.toggle = icon_button(look, "pause", "", self._toggle)
        self.open = icon_button(
            look, "folder-open", self.tr("Open where documents are filed"), self._open
        )
        self.edit = icon_button(look, "pencil", self.tr("Change this folder"), self._edit)
        buttons = row(self.toggle, self.open, self.edit, gap=0)
        head = row(self.dot, self._name, self._state)
        head.setStretch(1, 1)
        foot = row(self._numbers, 1, buttons)
        layout = column(head, self._to, foot, gap=4)
        layout.setContentsMargins(12, 10, STEP_PX, 6)
        self.setLayout(layout)
        self.show_state(folder, None, DayCounts(), False, False)

    @property
    def colour(self) -> str:
        return self._colour

    def show_state(
        self, folder: WatchedFolder, status: FolderStatus | None, counts: DayCounts, sorting: bool,
        given_up: bool,
    ) -> None:  # fmt: skip
        """`sorting`: whether an engine is at work; `given_up`: it will not be by itself."""
        self.folder = folder
        self._name.set_text(folder.inbox.name or str(folder.inbox))
        self._name.setToolTip(str(folder.inbox))
        self._to.set_text(f"→ {words.place(folder.destination)}")
        gone = status is not None and status.gone and folder.enabled
        if not folder.enabled:
            state, self._colour = self.tr("paused"), "control"
        elif gone:
            state, self._colour = self.tr("cannot be reached"), "error"
        elif sorting:
            state, self._colour = self.tr("watching"), "filed"
        elif given_up:
            state, self._colour = self.tr("stopped"), "error"
        else:
            state, self._colour = self.tr("starting…"), "review"
        self._state.setText(state)
        waiting = status.waiting if status and folder.enabled else 0
        today = self.tr("{count} today").format(count=counts.filed + counts.held)
        said = [self.tr("{count} waiting").format(count=waiting)] if waiting else []
        self._said = " · ".join([*said, today])
        self._numbers.setText(self._said)
        self._numbers.setToolTip(
            self.tr("{filed} filed and {held} to decide today").format(
                filed=counts.filed, held=counts.held
            )
        )
        name = self.tr("Pause") if folder.enabled else self.tr("Start")
        self.toggle.setToolTip(name)
        self.toggle.setAccessibleName(f"{name}: {folder.inbox.name}")
        self._look.icons.set(self.toggle, "pause" if folder.enabled else "play")
        self.setAccessibleName(
            ", ".join([folder.inbox.name, state, self._numbers.text(), self._to.whole_text()])
        )
        self.dot.update()

    def _toggle(self) -> None:
        self.enable_asked.emit(self.folder.folder_id, not self.folder.enabled)

    def _open(self) -> None:
        self.open_asked.emit(self.folder.destination)

    def _edit(self) -> None:
        self.edit_asked.emit(self.folder.folder_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.open_asked.emit(self.folder.inbox)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit()
        elif event.key() == Qt.Key.Key_Space:
            self._toggle()
        else:
            super().keyPressEvent(event)

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if brings_documents(event.mimeData()):
            restyle(self, "drop", "true")
            self._numbers.setText(self.tr("Sort into this folder's destination"))
            accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        accept_copy(event)
        self._end_drag()
        documents = documents_of(event.mimeData())
        if documents:
            self.dropped.emit(self.folder.folder_id, documents)

    def _end_drag(self) -> None:
        restyle(self, "drop", None)
        self._numbers.setText(self._said)


class _Dot(QWidget):
    def __init__(self, card: FolderCard) -> None:
        super().__init__(card)
        self._card = card
        self.setFixedSize(10, 16)
        card._look.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._card._look.theme.colour(self._card.colour))
        painter.drawEllipse(1, 4, 8, 8)
