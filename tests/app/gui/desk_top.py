"""What tests of the window and the screenshots share: a profile, documents, drags."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import cv2
import numpy as np
from PIL import Image as PillowImage
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import Profile
from core.domain import Image, Label, SubLabelKind
from core.library.entries import Sample

SAMPLES = Path(str(resources.files("resources") / "samples"))
LONG_NAME = (
    "令和六年度 給与所得者の扶養控除等（異動）申告書 兼 源泉徴収簿 添付資料 "
    "別紙様式第十二号の三（本社控え）甲"
)
"""Sixty characters or so."""


def register(
    profile: Profile, path: Path, label: Label, kind: SubLabelKind = SubLabelKind.LAYOUT
) -> int:
    """The first page of a file, by the shortest way."""
    pages = profile.registrar.pages(path)
    page = profile.registrar.page(path, pages.suggested)
    return profile.registry.register(
        Sample(page.image, path.name, pages.sha256, page.number), label, kind
    )


def register_samples(profile: Profile, most: int | None = None) -> None:
    files = sorted(p for p in (SAMPLES / "library").rglob("*") if p.is_file())
    for path in files[:most]:
        parts = path.relative_to(SAMPLES / "library").parts
        register(profile, path, Label(parts[0], parts[1] if len(parts) == 3 else ""))


def samples_of(class_name: str) -> list[Path]:
    return sorted(p for p in (SAMPLES / "library" / class_name).rglob("*") if p.is_file())


def scans(most: int | None = None) -> list[Path]:
    return sorted((SAMPLES / "scans").iterdir())[:most]


def put(inbox: Path, *files: Path) -> list[Path]:
    inbox.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copy2(file, inbox / file.name)) for file in files]


def pdf_of(path: Path, *pictures: Path, blank_first: bool = False) -> Path:
    pages = [PillowImage.open(picture).convert("RGB") for picture in pictures]
    if blank_first:
        pages.insert(0, PillowImage.new("RGB", pages[0].size, "white"))
    pages[0].save(path, "PDF", save_all=True, append_images=pages[1:], resolution=100)
    return path


def photo_of(path: Path, picture: Path) -> Path:
    """The page on a dark desk, seen from an angle."""
    with PillowImage.open(picture) as opened:
        page: Image = np.asarray(opened.convert("RGB"))
    height, width = page.shape[:2]
    ground = np.random.default_rng(3).normal(60, 6, (1400, 1100, 3)).clip(0, 255)
    seen = np.float32([[190, 130], [930, 190], [1000, 1240], [110, 1190]])
    lies = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    matrix = cv2.getPerspectiveTransform(lies, seen)
    sheet = cv2.warpPerspective(page, matrix, (1100, 1400))
    mask = cv2.warpPerspective(np.ones((height, width), np.uint8), matrix, (1100, 1400))
    photo = np.where(mask[..., None] > 0, sheet, ground).astype(np.uint8)
    PillowImage.fromarray(photo).save(path, quality=90)
    return path


# Drags, as Qt delivers them


def data_of(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@contextmanager
def dragging(target: QWidget, paths: list[Path], at: QPoint) -> Iterator[QMimeData]:
    """The files hang over `target`; leaving drags them away."""
    data = data_of(paths)
    where = (at, Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, data)
    rest = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(*where, *rest)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDragMoveEvent(*where, *rest))
    yield data
    QApplication.sendEvent(target, QDragLeaveEvent())


def drop(target: QWidget, paths: list[Path], at: QPoint | None = None) -> None:
    """Drags files in and lets them go."""
    place = at if at is not None else target.rect().center()
    with dragging(target, paths, place) as data:
        event = QDropEvent(
            QPointF(place),
            Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QEvent.Type.Drop,
        )
        QApplication.sendEvent(target, event)
        assert event.dropAction() is Qt.DropAction.CopyAction  # the files stay where they are


def settle(condition: Callable[[], object], timeout_s: float = 30) -> None:
    """Runs the event loop until it is so."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        QApplication.processEvents()
        time.sleep(0.01)
