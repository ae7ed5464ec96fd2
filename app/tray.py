"""The icon in the system's notification area: how many documents wait, and the least one can do."""

from __future__ import annotations

import sys
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from app.widgets.parts import Look

_SIZES_PX = (16, 22, 24, 32, 48, 64)
_MOST_COUNTED = 9


class Sorting(Enum):
    """What the watched folders are doing, all together."""

    ON = "on"
    PAUSED = "paused"
    NO_FOLDERS = "no folders"


class Tray(QObject):
    """Not shown until `show`; tells what was asked of it."""

    open_asked = Signal()
    review_asked = Signal()
    """A message was clicked."""
    pause_asked = Signal()
    resume_asked = Signal()
    quit_asked = Signal()

    def __init__(self, look: Look, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look, self._title = look, title
        self._waiting, self._sorting = 0, Sorting.NO_FOLDERS
        self.menu = QMenu()
        self._open, self._pause, self._quit = (QAction(self.menu) for _ in range(3))
        self._open.triggered.connect(self.open_asked)
        self._pause.triggered.connect(self._toggle_sorting)
        self._quit.triggered.connect(self.quit_asked)
        self.menu.addActions([self._open, self._pause])
        self.menu.addSeparator()
        self.menu.addAction(self._quit)
        self.menu.setDefaultAction(self._open)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.review_asked)
        look.theme.changed.connect(self._redraw)
        self.translate()

    @property
    def shown(self) -> bool:
        return self._icon.isVisible()

    def show(self, shown: bool = True) -> None:
        if shown and not self.shown:
            self._draw()
        self._icon.setVisible(shown)

    def tell(self, waiting: int, sorting: Sorting) -> None:
        """`waiting`: documents a person has to decide about."""
        if (waiting, sorting) != (self._waiting, self._sorting):
            self._waiting, self._sorting = waiting, sorting
            self.translate()
            self._redraw()

    def say(self, heading: str, text: str) -> None:
        """Only an icon that is shown can say something."""
        self.show()
        self._icon.showMessage(heading, text, self._icon.icon())

    def translate(self) -> None:
        """Says everything in the language of the moment."""
        paused = self._sorting is Sorting.PAUSED
        self._open.setText(self.tr("Open"))
        self._pause.setText(self.tr("Resume sorting") if paused else self.tr("Pause sorting"))
        self._pause.setEnabled(self._sorting is not Sorting.NO_FOLDERS)
        self._quit.setText(self.tr("Quit"))
        lines = [self._title]
        if paused:
            lines.append(self.tr("Sorting is paused"))
        if self._waiting:
            lines.append(self.tr("%n document(s) wait for you", "", self._waiting))
        self._icon.setToolTip("\n".join(lines))

    def tool_tip(self) -> str:
        return self._icon.toolTip()

    def _toggle_sorting(self) -> None:
        asked = self.resume_asked if self._sorting is Sorting.PAUSED else self.pause_asked
        asked.emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        clicked = reason in (reasons.Trigger, reasons.DoubleClick)
        if clicked and sys.platform != "darwin":  # where a click opens the menu as well
            self.open_asked.emit()

    def _redraw(self) -> None:
        if self.shown:  # an icon nobody sees would only delay the window
            self._draw()

    def _draw(self) -> None:
        self._icon.setIcon(tray_icon(self._look, self._waiting, self._sorting is Sorting.PAUSED))


def tray_icon(look: Look, waiting: int, paused: bool) -> QIcon:
    """A tile of its own colour, since panels are light or dark whatever the window is."""
    icon = QIcon()
    for size_px in _SIZES_PX:
        icon.addPixmap(_tile(look, size_px, waiting, paused))
    return icon


def _tile(look: Look, size_px: int, waiting: int, paused: bool) -> QPixmap:
    colour = look.theme.colour
    pixmap = QPixmap(size_px, size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("control" if paused else "accent"))
    painter.drawRoundedRect(QRectF(0, 0, size_px, size_px), size_px / 5, size_px / 5)
    glyph_px = round(size_px * 0.72)
    glyph = look.icons.pixmap("pause" if paused else "layers", "on_accent", glyph_px)
    at_px = (size_px - glyph_px) // 2
    painter.drawPixmap(at_px, at_px, glyph)
    if waiting:
        _draw_badge(painter, size_px, waiting, colour("review"), colour("surface"))
    painter.end()
    return pixmap


def _draw_badge(
    painter: QPainter, size_px: int, waiting: int, ground: QColor, print_: QColor
) -> None:
    """At the lower right, with a rim that keeps it off the tile."""
    text = str(waiting) if waiting <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
    wide, high = size_px * (0.62 if len(text) == 1 else 0.8), size_px * 0.62
    place = QRectF(size_px - wide, size_px - high, wide, high)
    rim = max(1.0, size_px / 24)
    painter.setBrush(print_)
    painter.drawRoundedRect(place.adjusted(-rim, -rim, rim, rim), high / 2, high / 2)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, high / 2, high / 2)
    font = QFont(painter.font())
    font.setPixelSize(max(8, round(high * 0.82)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(print_)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
