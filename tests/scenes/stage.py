"""The window over a profile, brought to rest before every picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from desk_top import settle
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QMenu

from app.bootstrap import Profile
from app.main_window import MainWindow
from app.widgets.parts import Look

Scenes: TypeAlias = Iterator[tuple[str, QPixmap]]
"""The name of a picture, and the picture."""
WIDE, SMALL = (1120, 740), (820, 560)
_REST_S = 0.15


class Stage:
    """`work`: the folder with the filled profile beside its documents."""

    def __init__(self, work: Path, look: Look) -> None:
        self.work, self.look = work, look

    @contextmanager
    def window(self, profile: Profile, size: tuple[int, int] = WIDE) -> Iterator[MainWindow]:
        window = MainWindow(profile, self.look)
        window.resize(*size)  # as on a desk: the offscreen screen may be smaller
        window.sorting_desk.keeps_engine = False
        QCursor.setPos(window.screen().availableGeometry().bottomRight())  # out of the way
        window.show()
        window.start()
        settle(lambda: window.library_desk.state is not None and window.sorting_desk.known)
        settle(lambda: window.review_desk.known and window.settings_desk.in_force is not None)
        yield window
        window.sort_view.keep.setChecked(True)
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def grab(self, window: MainWindow) -> QPixmap:
        self.rest(window)
        return window.grab()

    def rest(self, window: MainWindow) -> None:
        for _ in range(2):  # painting asks for pictures, and pictures for painting
            window.grab()
            settle(lambda: not _busy(window), 120)
            wait_s(_REST_S)

    def grab_menu(self, menu: QMenu) -> QPixmap:
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        return menu.grab()


def _busy(window: MainWindow) -> bool:
    return any(
        (
            window.library_desk._tasks.busy, window._picture_tasks.busy,
            window.comparing_desk.busy, window.page_desk.busy,
            window.library_desk.overview.busy,
        )
    )  # fmt: skip


def wait_s(seconds: float) -> None:
    end = time.monotonic() + seconds
    settle(lambda: time.monotonic() > end)


def pick(rows: Any, wanted: Callable[[Any], object]) -> int:
    """The number of the first row that is so."""
    return next(number for number, row in enumerate(rows) if wanted(row))
