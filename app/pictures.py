"""Small pictures of templates and documents, made when a view first wants to show them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from app.tasks import TaskRunner
from core.domain import Image
from core.ingest.request import ReadRequest
from core.ingest.workers import Decoders
from core.library.registry import Registry

DOCUMENT_LONG_SIDE_PX = 400
PANEL_LONG_SIDE_PX = 1000
_MOST_IMAGES = 600


def image_of(page: Image) -> QImage:
    """uint8 (H, W, 3) RGB -> a picture with memory of its own."""
    height, width = page.shape[:2]
    return QImage(page.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def pixels_of(picture: QImage) -> Image:
    """The reverse of `image_of`."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    width, height, row_bytes = rgb.width(), rgb.height(), rgb.bytesPerLine()
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(height, row_bytes)
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


class Pictures(QObject):
    """Gives what it has at once and tells by `loaded` when more has come."""

    loaded = Signal(str)

    def __init__(
        self,
        registry: Callable[[], Registry],
        decoders: Callable[[], Decoders],
        tasks: TaskRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._decoders = decoders
        self._tasks = tasks
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        self._scaled: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()
        self._wanted: set[str] = set()

    def template(self, template_id: int) -> QImage | None:
        def load() -> QImage:
            return QImage.fromData(self._registry().thumbnail(template_id))

        return self._get(template_key(template_id), load)

    def whole_template(self, template_id: int) -> QImage | None:
        """The template's page, large enough for a panel."""

        def load() -> QImage:
            page = self._registry().image(template_id)
            scale = PANEL_LONG_SIDE_PX / max(page.shape[:2])
            if scale < 1:
                page = np.asarray(
                    cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA),
                    np.uint8,
                )
            return image_of(page)

        return self._get(whole_template_key(template_id), load)

    def document(
        self, key: str, path: Path, page: int, long_side_px: int = DOCUMENT_LONG_SIDE_PX
    ) -> QImage | None:
        """A page of a file. None also for one that cannot be read."""

        def load() -> QImage:
            request = ReadRequest(long_side_px, only_page=page)
            return image_of(self._decoders().read(path, request).pages[0].image)

        return self._get(document_key(key, long_side_px), load)

    def failed(self, key: str) -> bool:
        return key in self._images and self._images[key] is None

    def scaled(self, key: str, image: QImage, size: QSize, ratio: float) -> QPixmap:
        """As large as fits into `size`, in logical pixels."""
        place = (key, round(size.width() * ratio), round(size.height() * ratio))
        if place not in self._scaled:
            small = image.scaled(
                place[1],
                place[2],
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap = QPixmap.fromImage(small)
            pixmap.setDevicePixelRatio(ratio)
            self._scaled[place] = pixmap
            if len(self._scaled) > _MOST_IMAGES:
                self._scaled.popitem(last=False)
        return self._scaled[place]

    def forget(self, key: str) -> None:
        self._images.pop(key, None)

    def _get(self, key: str, load: Callable[[], QImage]) -> QImage | None:
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        if key not in self._wanted:
            self._wanted.add(key)
            self._tasks.run(
                load,
                lambda image: self._keep(key, image),
                lambda _: self._keep(key, None),
                newest_first=True,
            )
        return None

    def _keep(self, key: str, image: QImage | None) -> None:
        self._wanted.discard(key)
        self._images[key] = image
        if len(self._images) > _MOST_IMAGES:
            self._images.popitem(last=False)
        self.loaded.emit(key)


def template_key(template_id: int) -> str:
    return f"template-{template_id}"


def whole_template_key(template_id: int) -> str:
    return f"whole-{template_id}"


def document_key(key: str, long_side_px: int = DOCUMENT_LONG_SIDE_PX) -> str:
    return f"{key}-{long_side_px}"
