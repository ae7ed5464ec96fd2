"""Editions of one form, drawn, and the places where they differ."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import numpy as np
from desk_top import register, samples_of, settle
from PIL import Image as PillowImage
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from app.bootstrap import Profile
from app.main_window import MainWindow
from app.widgets.marks import ring
from app.widgets.page_preview import PagePreview
from core.domain import Image, Label

FORM = "Travel expense claim"
CLAIM, REPORT = samples_of(FORM)[0], samples_of("Incident report")[0]
YEAR, LINE, TAX = (0.145, 0.98), (0.42, 0.496), (0.2, 0.297)
"""Points inside what differs: the first two between 2023 and 2024, the last between 2024 and 2025.
"""


def edition(year: str) -> Image:
    with PillowImage.open(CLAIM) as opened:
        page = np.array(opened.convert("RGB"))
    texts = [("Form 2023" if year == "2023" else "Form 2024", 0.06, 0.985)]
    if year != "2023":
        texts.append(("Enclose a copy of your card", 0.3, 0.5))
    if year == "2025":
        texts.append(("State your tax number", 0.1, 0.3))
    height, width = page.shape[:2]
    for text, x, y in texts:
        place = int(x * width), int(y * height)
        font = cv2.FONT_HERSHEY_SIMPLEX
        cv2.putText(page, text, place, font, height / 2200, (30, 30, 30), 1)
    return page


def with_clause(year: str) -> Image:
    """An edition with one more line, at `TAX`."""
    page = edition(year)
    height, width = page.shape[:2]
    place, size = (width // 10, 3 * height // 10), height / 1300
    cv2.putText(page, "State your tax number", place, 0, size, (30, 30, 30), 2)
    return page


def saved(path: Path, page: Image) -> Path:
    PillowImage.fromarray(page).save(path)
    return path


def edition_file(folder: Path, year: str) -> Path:
    return saved(folder / f"Claim {year}.png", edition(year))


def turned(page: Image, degrees: float = 1.5) -> tuple[Image, np.ndarray]:
    """As a feeder lays it, and the (2, 3) matrix that takes its pixels along."""
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.98)
    white = (255, 255, 255)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=white), matrix


def photographed(page: Image) -> Image:
    """By a camera that is finer than the page is drawn."""
    large = cv2.resize(page, None, fx=2.2, fy=2.2, interpolation=cv2.INTER_CUBIC)
    whole = np.float32([[0, 0], [1, 0], [1, 1], [0, 1]]) * np.float32([large.shape[1::-1]])
    seen = np.float32(LIES) * (2400, 3200)
    matrix = cv2.getPerspectiveTransform(whole.astype(np.float32), seen.astype(np.float32))
    return cv2.warpPerspective(large, matrix, (2400, 3200), borderValue=(60, 50, 40))


LIES = ((0.1, 0.07), (0.9, 0.1), (0.94, 0.93), (0.06, 0.9))


def ringed(preview: PagePreview, *points: tuple[float, float]) -> list[bool]:
    """Whether a ring is painted around each point of the page, all the way."""
    place, picture = preview._place(), preview.grab().toImage()
    found = []
    for x, y in points:
        at = QPointF(place.left() + x * place.width(), place.top() + y * place.height())
        rings = [ring(mark, place) for mark in preview.marks]
        around = [one for one in rings if one.contains(at)]
        colour = preview._theme.colour("mark")
        found.append(any(all(_shows(picture, end, colour) for end in _ends(one)) for one in around))
    return found


def _ends(one: QRectF) -> list[QPointF]:
    middle = one.center()
    across = [QPointF(x, middle.y()) for x in (one.left(), one.right())]
    return across + [QPointF(middle.x(), y) for y in (one.top(), one.bottom())]


def _shows(picture: QImage, at: QPointF, colour: QColor) -> bool:
    """Whether a pixel there, or beside it, has the colour."""
    ratio = picture.devicePixelRatio()
    left, top = int(at.x() * ratio), int(at.y() * ratio)
    near = [picture.pixelColor(left + x, top + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return any(_alike(one, colour) for one in near)


def _alike(one: QColor, other: QColor) -> bool:
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return max(abs(a - b) for a, b in parts) < 40


def register_editions(profile: Profile) -> None:
    """Two editions of one form, and another form."""
    for year in ("2023", "2024"):
        register(profile, edition_file(profile.path.parent, year), Label(FORM, year))
    register(profile, REPORT, Label("Incident report"))


@contextmanager
def held(window: MainWindow) -> Iterator[None]:
    """Nothing is compared meanwhile."""
    released = threading.Event()
    for lane in (window.comparing_desk._tasks, window.comparing_desk._listing):
        lane.run(lambda: released.wait(60))
    try:
        yield
    finally:
        released.set()
    quiet(window)


def quiet(window: MainWindow) -> None:
    settle(lambda: not window.comparing_desk.busy)
