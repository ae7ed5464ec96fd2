"""Icons of one family (Lucide), tinted with the theme's colours."""

from __future__ import annotations

import weakref
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.theme import Theme

_DISABLED = 0.5
_RATIOS = (1.0, 2.0)
_Button: TypeAlias = tuple[weakref.ref[QAbstractButton], str, str, int]


class Icons(QObject):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._buttons: list[_Button] = []
        theme.changed.connect(self._refresh)

    def set(
        self, button: QAbstractButton, name: str, colour: str = "text", size_px: int = 18
    ) -> None:
        """Gives a button an icon that follows the theme. `colour`: a token's name."""
        self._buttons = [item for item in self._living() if item[0]() is not button]
        self._buttons.append((weakref.ref(button), name, colour, size_px))
        button.setIconSize(QSize(size_px, size_px))
        button.setIcon(self.icon(name, colour, size_px))

    def icon(self, name: str, colour: str = "text", size_px: int = 18) -> QIcon:
        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, colour, size_px, ratio))
            faint = _faded(self.pixmap(name, "control", size_px, ratio))
            icon.addPixmap(faint, QIcon.Mode.Disabled)  # Qt's own is as bright at night
        return icon

    def pixmap(self, name: str, colour: str, size_px: int, ratio: float = 1.0) -> QPixmap:
        """`size_px` in logical pixels; `ratio` of device to logical pixels."""
        tint = getattr(self._theme.tokens, colour)
        key = (name, tint, size_px, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, tint, size_px, ratio)
        return self._pixmaps[key]

    def _render(self, name: str, tint: str, size_px: int, ratio: float) -> QPixmap:
        if name not in self._sources:
            file = resources.files("resources") / "icons" / f"{name}.svg"
            self._sources[name] = file.read_text("utf-8")
        svg = self._sources[name].replace("currentColor", tint)
        pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _living(self) -> list[_Button]:
        """Without those that Qt has deleted, whether or not Python still knows of them."""
        found = ((item, item[0]()) for item in self._buttons)
        return [item for item, button in found if button is not None and isValid(button)]

    def _refresh(self) -> None:
        self._buttons = self._living()
        for reference, name, colour, size_px in self._buttons:
            button = reference()
            if button is not None:
                button.setIcon(self.icon(name, colour, size_px))


def _faded(pixmap: QPixmap) -> QPixmap:
    made = QPixmap(pixmap.size())
    made.setDevicePixelRatio(pixmap.devicePixelRatio())
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setOpacity(_DISABLED)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return made
