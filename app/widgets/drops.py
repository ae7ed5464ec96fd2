"""Files and pictures that come by drag and drop or from the clipboard."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QImage

from core.watch import list_files

MODEL_ENDING, DESCRIPTION_ENDING = ".onnx", ".json"
LIBRARY_ENDING = ".kamiwake"
FILES = "*.jpg *.jpeg *.png *.bmp *.webp *.heic *.heif *.tif *.tiff *.pdf"
FILES_ANY_CASE = f"{FILES} {FILES.upper()}"
MODELS_ANY_CASE = f"*{MODEL_ENDING} *{MODEL_ENDING.upper()}"
_LOOKED_AT = 500


def brings_documents(data: QMimeData) -> bool:
    """Cheap: asked at every movement of a drag. Models and libraries are none."""
    files = any(url.isLocalFile() for url in data.urls())
    return (files or data.hasImage()) and not (models_of(data) or libraries_of(data))


def models_of(data: QMimeData) -> list[Path]:
    """The models that come, with their descriptions or without; none where anything else does."""
    return models_among(files_of(data))


def libraries_of(data: QMimeData) -> list[Path]:
    """The library files that come; none where anything else does."""
    return libraries_among(files_of(data))


def libraries_among(files: Sequence[Path]) -> list[Path]:
    whole = all(path.suffix.lower() == LIBRARY_ENDING and path.is_file() for path in files)
    return list(files) if whole else []


def files_of(data: QMimeData) -> list[Path]:
    """Local files and folders."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def folder_of(data: QMimeData) -> Path | None:
    """The one folder that comes; None where anything else does."""
    files = files_of(data)
    return files[0] if len(files) == 1 and files[0].is_dir() else None


def class_folders_among(paths: Sequence[Path]) -> list[Path]:
    """The folders, where they may hold samples by class: one that has folders in it, or several
    side by side. Looks at little: what is in them is seen when somebody wants it."""
    if not paths or not all(path.is_dir() for path in paths):
        return []
    if len(paths) > 1:
        return list(paths) if len({path.parent for path in paths}) == 1 else []
    try:
        with os.scandir(paths[0]) as entries:
            holds = any(entry.is_dir() for entry in islice(entries, _LOOKED_AT))
    except OSError:
        return []
    return list(paths) if holds else []


def models_among(files: Sequence[Path]) -> list[Path]:
    """The models, where the files are models and descriptions of them and nothing else."""
    endings = {path.suffix.lower() for path in files}
    if MODEL_ENDING not in endings or not endings <= {MODEL_ENDING, DESCRIPTION_ENDING}:
        return []
    return [path for path in files if path.suffix.lower() == MODEL_ENDING]


def documents_of(data: QMimeData) -> list[Path]:
    """Local files and folders. A bare picture, as from a screenshot, becomes a file first."""
    files = files_of(data)
    if files or not data.hasImage():
        return files
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    folder = Path(tempfile.gettempdir()) / "kamiwake-pasted"
    folder.mkdir(exist_ok=True)
    path = folder / f"pasted {uuid.uuid4().hex[:6]}.png"
    return [path] if image.save(str(path)) else []


def files_below(paths: Sequence[Path]) -> list[Path]:
    """A folder stands for what is in it."""
    return [
        file
        for path in paths
        for file in ([one.path for one in list_files(path)] if path.is_dir() else [path])
    ]


def accept_copy(event: QDropEvent) -> None:
    """The dragged files stay where they are, whatever the other program would like."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
