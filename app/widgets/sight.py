"""Which part of a page is looked at, and how large: the same for all that lie beside each other."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST = 12.0
"""How many times larger than the whole page at most."""
STEP = 1.25
_EDGE_PX = 8


class Fit(StrEnum):
    PAGE = "page"
    WIDTH = "width"


class Sight:
    """`room`: of one pane, in logical pixels; `page`: size of the picture; `sheet`: what of it is
    paper, in [0, 1], which is made to fit. `centre`: what of the picture, in [0, 1], is in the
    middle of the pane."""

    def __init__(self) -> None:
        self.fit = Fit.PAGE
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)
        self._room, self._page, self._sheet = QSizeF(1, 1), QSizeF(1, 1), QRectF(0, 0, 1, 1)

    def show_page(self, page: QSizeF, sheet: QRectF) -> None:
        """Another page: it is seen whole again, or in its width from the top."""
        self._page, self._sheet = page, sheet
        self.reset()

    def resize(self, room: QSizeF) -> None:
        self._room = room
        self._bound()

    def reset(self, fit: Fit | None = None) -> None:
        self.fit = fit or self.fit
        self.zoom = 1.0
        self.centre = self._sheet.center()
        if self.fit is Fit.WIDTH:
            self.centre.setY(0)
        self._bound()

    @property
    def scale(self) -> float:
        """Logical pixels of the screen for one of the picture."""
        width = self._sheet.width() * self._page.width()
        height = self._sheet.height() * self._page.height()
        across = (self._room.width() - 2 * _EDGE_PX) / max(width, 1)
        down = (self._room.height() - 2 * _EDGE_PX) / max(height, 1)
        fitting = across if self.fit is Fit.WIDTH else min(across, down)
        return max(fitting, 1e-3) * self.zoom

    def place(self) -> QRectF:
        """Where the picture lies in a pane whose left top is (0, 0)."""
        size = self._page * self.scale
        left = self._room.width() / 2 - self.centre.x() * size.width()
        top = self._room.height() / 2 - self.centre.y() * size.height()
        return QRectF(QPointF(left, top), size)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """`at`: the point of the pane that stays where it is; without, its middle."""
        at = at or QPointF(self._room.width() / 2, self._room.height() / 2)
        before = self.place()
        held = QPointF((at.x() - before.left()) / before.width(),
                       (at.y() - before.top()) / before.height())  # fmt: skip
        self.zoom = min(MOST, max(0.5, self.zoom * factor))
        after = self.place()
        now = QPointF(after.left() + held.x() * after.width(),
                      after.top() + held.y() * after.height())  # fmt: skip
        self.pan(at - now)

    def pan(self, by: QPointF) -> None:
        """Moves the picture by so many logical pixels; some of it stays in sight."""
        place = self.place()
        self.centre -= QPointF(by.x() / place.width(), by.y() / place.height())
        self._bound()

    def _bound(self) -> None:
        """A side that fits stays in the middle; of a larger one no more room is shown beyond the
        sheet than the pane's edge."""
        size = self._page * self.scale
        self.centre = QPointF(
            _bounded(self.centre.x(), self._sheet.left(), self._sheet.right(), self._room.width(),
                     size.width()),
            _bounded(self.centre.y(), self._sheet.top(), self._sheet.bottom(), self._room.height(),
                     size.height()),
        )  # fmt: skip


def _bounded(centre: float, low: float, high: float, room_px: float, size_px: float) -> float:
    """All but the last two in [0, 1] of the picture."""
    half = (room_px / 2 - _EDGE_PX) / max(size_px, 1e-6)
    if high - low <= 2 * half + 1e-9:
        return (low + high) / 2
    # Panning beyond the sheet, to the desk around it, is allowed as far as the picture goes.
    return min(max(centre, min(low, 0.0) + half), max(high, 1.0) - half)
