"""Templates laid as a page lies, over real forms."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.comparing import Comparer
from core.domain import Candidate, Label, Region
from core.laying import LaidPage
from core.recognition.features import Features
from core.recognition.second_look import KnownTemplates
from core.recognition.twins import Twins

LIBRARY = Path(str(resources.files("resources") / "samples" / "library"))
OLD, NEW, OTHER = (
    Candidate(Label("Claim", "old"), 0.9, 1),
    Candidate(Label("Claim", "new"), 0.89, 2),
    Candidate(Label("Report"), 0.6, 3),
)
FOOT, MIDDLE = (0.06, 0.985), (0.3, 0.5)
YEAR, LINE = (0.145, 0.98), (0.42, 0.496)
"""Points inside what differs."""


class Shelf:
    """Pages by number; nothing is kept."""

    def __init__(self, pages: dict[int, np.ndarray]) -> None:
        self.image = pages.__getitem__

    def features(self, template_id: int) -> Features | None:
        return None

    def keep_features(self, template_id: int, features: Features) -> None: ...

    def pair(self, first_id: int, second_id: int) -> tuple[Twins | None] | None:
        return None

    def keep_pair(self, first_id: int, second_id: int, twins: Twins | None) -> None: ...


def page_of(name: str) -> np.ndarray:
    with Image.open(LIBRARY / name / "page.png") as opened:
        return np.array(opened.convert("RGB"))


def with_text(page: np.ndarray, text: str, at: tuple[float, float]) -> np.ndarray:
    page, (height, width) = page.copy(), page.shape[:2]
    place = int(at[0] * width), int(at[1] * height)
    cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, height / 2200, (30, 30, 30), 1)
    return page


@pytest.fixture(scope="module")
def pages() -> dict[int, np.ndarray]:
    old = with_text(page_of("Travel expense claim"), "Form 2023", FOOT)
    new = with_text(page_of("Travel expense claim"), "Form 2024", FOOT)
    new = with_text(new, "Enclose a copy of your card", MIDDLE)
    return {1: old, 2: new, 3: page_of("Incident report")}


def scanned(page: np.ndarray, long_side_px: int = 2200) -> tuple[np.ndarray, np.ndarray]:
    """Turned by 2 degrees, on a lid, at another size; and the matrix that takes its pixels."""
    height, width = page.shape[:2]
    scale = long_side_px / height
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2, 0.94 * scale)
    turn[:, 2] += (scale - 1) * np.array([width, height]) / 2
    size = round(width * scale), round(height * scale)
    return cv2.warpAffine(page, turn, size, borderValue=(70, 70, 70)), turn


@pytest.fixture(scope="module")
def scan(pages: dict[int, np.ndarray]) -> LaidPage:
    comparer = Comparer(KnownTemplates(Shelf(pages)), lambda _: ())
    return comparer.laid(scanned(pages[1])[0])


@pytest.fixture(scope="module")
def picture(pages: dict[int, np.ndarray]) -> np.ndarray:
    return scanned(pages[1])[0]


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation of the ink, slightly softened, in [-1, 1]."""
    soft = [cv2.GaussianBlur(255 - page.mean(2).astype(np.float32), (0, 0), 2) for page in
            (one, other)]  # fmt: skip
    return float(np.corrcoef(soft[0].ravel(), soft[1].ravel())[0, 1])


def covered(marks: tuple[Region, ...], page: np.ndarray, at: tuple[float, float]) -> bool:
    """Whether a mark lies on a point of the drawn page, as the scan shows it."""
    _, turn = scanned(page)
    height, width = page.shape[:2]
    x, y = turn @ np.array([at[0] * width, at[1] * height, 1])
    rows, columns = round(height * 2200 / height), round(width * 2200 / height)
    x, y = x / columns, y / rows
    return any(m.x <= x <= m.x + m.width and m.y <= y <= m.y + m.height for m in marks)


def test_the_candidate_lies_as_the_page_does(
    scan: LaidPage, pages: dict[int, np.ndarray], picture: np.ndarray
) -> None:
    laid = scan.beside(OLD, (NEW, OTHER))
    assert laid.aligned
    assert laid.picture.shape == picture.shape
    inside = np.s_[400:1900, 300:1200]  # without the lid
    assert alike(laid.picture[inside], picture[inside]) > 0.97
    unlaid = cv2.resize(pages[1], picture.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert alike(unlaid[inside], picture[inside]) < 0.8


def test_where_near_identical_candidates_differ_is_marked_on_the_page_for_both(
    scan: LaidPage, pages: dict[int, np.ndarray]
) -> None:
    for one, rival in ((OLD, NEW), (NEW, OLD)):
        laid = scan.beside(one, (OTHER, rival))
        assert (laid.rival, laid.complete) == (rival, True)
        assert covered(laid.marks, pages[1], YEAR)
        assert covered(laid.marks, pages[1], LINE)
        assert not covered(laid.marks, pages[1], (0.5, 0.2))


def test_without_a_rival_the_print_that_the_page_lacks_is_marked() -> None:
    lacking = page_of("Travel expense claim")
    height, width = lacking.shape[:2]
    newer, place = lacking.copy(), (width // 10, 3 * height // 10)
    cv2.putText(newer, "State your tax number", place, 0, height / 1300, (30, 30, 30), 2)
    comparer = Comparer(KnownTemplates(Shelf({2: newer})), lambda _: ())
    laid = comparer.laid(scanned(lacking)[0]).beside(NEW, ())
    assert (laid.aligned, laid.rival) == (True, None)
    assert covered(laid.marks, lacking, (0.2, 0.297))
    assert len(laid.marks) == 1


def test_another_form_is_shown_whole_and_unmarked(scan: LaidPage, picture: np.ndarray) -> None:
    laid = scan.beside(OTHER, (OLD, NEW))
    assert (laid.aligned, laid.marks, laid.rival) == (False, (), None)
    assert laid.picture.shape == picture.shape
    assert laid.picture.mean() < 254  # something is on it


def test_the_sheet_is_found_whose_outline_the_picture_is_fitted_to(scan: LaidPage) -> None:
    assert scan.outline is not None
    xs, ys = zip(*scan.outline, strict=True)
    assert (min(xs) < 0.1, max(xs) > 0.9, min(ys) < 0.1, max(ys) > 0.9) == (True,) * 4
