"""Files and pictures that come by drag and drop or from the clipboard."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QImage


def brings_documents(data: QMimeData) -> bool:
    """Cheap: asked at every movement of a drag."""
    return any(url.isLocalFile() for url in data.urls()) or data.hasImage()


def documents_of(data: QMimeData) -> list[Path]:
    """Local files and folders. A bare picture, as from a screenshot, becomes a file first."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not data.hasImage():
        return files
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    folder = Path(tempfile.gettempdir()) / "kamiwake-pasted"
    folder.mkdir(exist_ok=True)
    path = folder / f"pasted {uuid.uuid4().hex[:6]}.png"
    return [path] if image.save(str(path)) else []


def accept_copy(event: QDropEvent) -> None:
    """The dragged files stay where they are, whatever the other program would like."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
