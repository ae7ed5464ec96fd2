"""Why there is no picture of a page, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app import words

if TYPE_CHECKING:
    from pathlib import Path


class NoPicture(StrEnum):
    FILE_GONE = "file-gone"
    FOLDER_GONE = "folder-gone"
    UNREADABLE = "unreadable"


class NotShown(Exception):
    """Of a file whose page cannot be shown."""

    def __init__(self, why: NoPicture) -> None:
        super().__init__(why)
        self.why = why


def why_not(path: Path) -> NoPicture:
    """Looks at the disk, or at a share that does not answer: for threads that nobody waits for."""
    if not path.parent.is_dir():
        return NoPicture.FOLDER_GONE
    return NoPicture.UNREADABLE if path.exists() else NoPicture.FILE_GONE


def no_picture(why: NoPicture, path: Path) -> str:
    """What is the matter, and the next step."""
    translate = QCoreApplication.translate
    if why is NoPicture.FILE_GONE:
        text = translate(
            "NoPicture",
            "The file is not there any more: {name}\n"
            "Put it back into {folder}, or look for it where it was moved to.",
        )
    elif why is NoPicture.FOLDER_GONE:
        text = translate(
            "NoPicture",
            "The folder cannot be reached: {folder}\n"
            "Connect it again to see {name}; nothing is lost meanwhile.",
        )
    else:
        text = translate(
            "NoPicture", "There is no picture of {name}.\nOpen the file to look at it."
        )
    return text.format(name=path.name, folder=words.place(path.parent))
