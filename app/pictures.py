"""Small pictures of templates and documents, made when a view first wants to show them."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from app.no_picture import NoPicture, NotShown, why_not
from core.errors import KamiwakeError
from core.ingest.request import ReadRequest

if TYPE_CHECKING:
    from app.tasks import TaskRunner
    from core.domain import Image
    from core.ingest.workers import Decoders
    from core.library.registry import Registry

K = TypeVar("K")
V = TypeVar("V")
DOCUMENT_LONG_SIDE_PX = 400
PANEL_LONG_SIDE_PX = 1000
_MOST_BYTES = 32 * 2**20
"""Kept of pictures, and as much again of what was made of them for the screen."""
RETRY_S = 10.0
"""What could not be read is tried again when asked for after this long: a share comes back."""


def image_of(page: Image) -> QImage:
    """uint8 (H, W, 3) RGB -> a picture with memory of its own."""
    height, width = page.shape[:2]
    return QImage(page.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def pixels_of(picture: QImage) -> Image:
    """The reverse of `image_of`."""
    import numpy as np  # noqa: PLC0415  not before there is a picture

    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    width, height, row_bytes = rgb.width(), rgb.height(), rgb.bytesPerLine()
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(height, row_bytes)
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


class _Kept(Generic[K, V]):
    """What was used last, of `_MOST_BYTES` together."""

    def __init__(self, size: Callable[[V], int]) -> None:
        self._size = size
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._bytes = 0

    def __contains__(self, key: K) -> bool:
        return key in self._kept

    def get(self, key: K) -> V | None:
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def keep(self, key: K, value: V) -> None:
        self.drop(key)
        self._kept[key] = value
        self._bytes += self._size(value)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self.drop(next(iter(self._kept)))

    def drop(self, key: K) -> None:
        if key in self._kept:
            self._bytes -= self._size(self._kept.pop(key))


def _bytes_of_image(image: QImage | None) -> int:
    return image.sizeInBytes() if image else 0


def _bytes_of_pixmap(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


class Pictures(QObject):
    """Gives what it has at once and tells by `loaded` when more has come."""

    loaded = Signal(str)

    def __init__(
        self,
        registry: Callable[[], Registry],
        decoders: Callable[[], Decoders],
        tasks: TaskRunner,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock`: seconds."""
        super().__init__(parent)
        self._clock = clock
        self._failed_s: dict[str, float] = {}
        self._why_not: dict[str, NoPicture] = {}
        self._registry = registry
        self._decoders = decoders
        self._tasks = tasks
        self._images: _Kept[str, QImage | None] = _Kept(_bytes_of_image)
        self._scaled: _Kept[tuple[str, int, int], QPixmap] = _Kept(_bytes_of_pixmap)
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
                import cv2  # noqa: PLC0415
                import numpy as np  # noqa: PLC0415

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
            try:
                return image_of(self._decoders().read(path, request).pages[0].image)
            except KamiwakeError as error:
                raise NotShown(why_not(path)) from error

        return self._get(document_key(key, long_side_px), load)

    def failed(self, key: str) -> bool:
        return key in self._images and self._images.get(key) is None

    def why_not(self, key: str) -> NoPicture:
        """Of a picture that `failed`."""
        return self._why_not.get(key, NoPicture.UNREADABLE)

    def scaled(self, key: str, image: QImage, size: QSize, ratio: float) -> QPixmap:
        """As large as fits into `size`, in logical pixels."""
        place = (key, round(size.width() * ratio), round(size.height() * ratio))
        pixmap = self._scaled.get(place)
        if pixmap is None:
            small = image.scaled(
                place[1],
                place[2],
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap = QPixmap.fromImage(small)
            pixmap.setDevicePixelRatio(ratio)
            self._scaled.keep(place, pixmap)
        return pixmap

    def forget(self, key: str) -> None:
        self._images.drop(key)

    def _get(self, key: str, load: Callable[[], QImage]) -> QImage | None:
        image = self._images.get(key)
        if image is not None or (key in self._images and not self._may_retry(key)):
            return image
        if key not in self._wanted:
            self._wanted.add(key)
            self._tasks.run(
                load,
                lambda image: self._keep(key, image),
                lambda error: self._could_not(key, error),
                newest_first=True,
            )
        return None

    def _may_retry(self, key: str) -> bool:
        return self._clock() - self._failed_s.get(key, 0.0) >= RETRY_S

    def _could_not(self, key: str, error: Exception) -> None:
        self._why_not[key] = error.why if isinstance(error, NotShown) else NoPicture.UNREADABLE
        self._keep(key, None)

    def _keep(self, key: str, image: QImage | None) -> None:
        self._wanted.discard(key)
        self._failed_s.pop(key, None)
        if image is None:
            self._failed_s[key] = self._clock()
        else:
            self._why_not.pop(key, None)
        self._images.keep(key, image)
        self.loaded.emit(key)


def template_key(template_id: int) -> str:
    return f"template-{template_id}"


def whole_template_key(template_id: int) -> str:
    return f"whole-{template_id}"


def document_key(key: str, long_side_px: int = DOCUMENT_LONG_SIDE_PX) -> str:
    return f"{key}-{long_side_px}"
