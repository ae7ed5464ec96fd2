"""Ctrl+Z, the same in every view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app import words
from app.widgets.parts import shortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def undo_key(
    view: QWidget, undo: Callable[[], bool], says: str, tell: Callable[[str], object]
) -> None:
    """While the view is the one in front. `undo`: whether there was anything to take back; `says`:
    what it does, for the sheet of shortcuts; `tell`: for a toast."""

    def pressed() -> None:
        if not undo():
            tell(words.nothing_to_undo())

    everywhere = Qt.ShortcutContext.WindowShortcut
    shortcut(view, QKeySequence.StandardKey.Undo, pressed, everywhere, says)
