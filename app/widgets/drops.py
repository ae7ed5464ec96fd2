"""Files and pictures that come by drag and drop or from the clipboard."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QImage

MODEL_ENDING, DESCRIPTION_ENDING = ".onnx", ".json"


def brings_documents(data: QMimeData) -> bool:
    """Cheap: asked at every movement of a drag. Models are none."""
    files = any(url.isLocalFile() for url in data.urls())
    return (files or data.hasImage()) and not models_of(data)


def models_of(data: QMimeData) -> list[Path]:
    """The models that come, with their descriptions or without; none where anything else does."""
    return models_among([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])


def models_among(files: Sequence[Path]) -> list[Path]:
    """The models, where the files are models and descriptions of them and nothing else."""
    endings = {path.suffix.lower() for path in files}
    if MODEL_ENDING not in endings or not endings <= {MODEL_ENDING, DESCRIPTION_ENDING}:
        return []
    return [path for path in files if path.suffix.lower() == MODEL_ENDING]


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
