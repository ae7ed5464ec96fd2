"""Where editions differ, on templates, on samples and on scans, over real forms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.comparing import Comparer, Missing
from core.domain import WHOLE, Candidate, Label, Region
from core.recognition.comparison import MOST_SHOWN
from core.recognition.features import Features
from core.recognition.second_look import KnownTemplates
from core.recognition.twins import Twins

OLD, NEW, OTHER = 1, 2, 3
FOOT, MIDDLE = (0.06, 0.985), (0.3, 0.5)
Point = tuple[float, float]


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


def candidate(number: int) -> Candidate:
    return Candidate(Label("Claim", str(number)), 0.9 - number / 100, number)


def comparer_of(pages: dict[int, np.ndarray], relatives: Sequence[int] = ()) -> Comparer:
    near = [candidate(number) for number in relatives]
    return Comparer(KnownTemplates(Shelf(pages)), lambda _: near)


def with_text(page: np.ndarray, text: str, at: Point) -> np.ndarray:
    page = page.copy()
    height, width = page.shape[:2]
    place = int(at[0] * width), int(at[1] * height)
    cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, height / 2200, (30, 30, 30), 1)
    return page


@pytest.fixture(scope="module")
def form() -> np.ndarray:
    from importlib import resources

    library = Path(str(resources.files("resources") / "samples" / "library"))
    return np.array(Image.open(library / "Travel expense claim" / "page.png").convert("RGB"))


@pytest.fixture(scope="module")
def other(form: np.ndarray) -> np.ndarray:
    from importlib import resources

    library = Path(str(resources.files("resources") / "samples" / "library"))
    return np.array(Image.open(library / "Incident report" / "page.png").convert("RGB"))


@pytest.fixture(scope="module")
def editions(form: np.ndarray) -> dict[int, np.ndarray]:
    """The year in the foot differs, and a line that only the newer one has; the newer one is
    stored smaller."""
    small = cv2.resize(newer(form), None, fx=0.9, fy=0.9, interpolation=cv2.INTER_AREA)
    return {OLD: with_text(form, "Form 2023", FOOT), NEW: small}


def newer(form: np.ndarray) -> np.ndarray:
    """Set a little lower than the older edition."""
    new = with_text(with_text(form, "Form 2024", FOOT), "Enclose a copy of your card", MIDDLE)
    height, width = new.shape[:2]
    lower = np.float32([[1, 0, 0], [0, 1, 6]])
    return cv2.warpAffine(new, lower, (width, height), borderValue=(255, 255, 255))


def covers(region: Region, point: Point) -> bool:
    x, y = point
    return region.x <= x <= region.x + region.width and region.y <= y <= region.y + region.height


def hits(regions: Sequence[Region], *points: Point) -> list[bool]:
    return [any(covers(region, point) for region in regions) for point in points]


YEAR, LINE = (0.145, 0.98), (0.42, 0.496)
"""Points inside what was changed, on the older edition."""


def on_new(form: np.ndarray, *points: Point) -> list[Point]:
    return [(x, y + 6 / len(form)) for x, y in points]


def test_two_editions_differ_where_they_were_edited(form, editions) -> None:
    found = comparer_of(editions).templates(OLD, NEW)
    assert found is not None and found.complete
    assert found.count == len(found.here) == len(found.there) == 2
    assert hits(found.here, YEAR, LINE) == [True, True]
    assert hits(found.there, *on_new(form, YEAR, LINE)) == [True, True]
    assert sum(one.width * one.height for one in found.here) < 0.05


def test_the_answer_is_the_same_asked_from_the_other_side(editions) -> None:
    one, other = (comparer_of(editions).templates(*ids) for ids in ((OLD, NEW), (NEW, OLD)))
    assert one is not None and other is not None
    assert (one.here, one.there) == (other.there, other.here)


def test_different_forms_have_no_differences_to_show(form, other) -> None:
    assert comparer_of({1: form, 2: other}).templates(1, 2) is None


def test_the_same_form_twice_differs_nowhere(form: np.ndarray) -> None:
    coarse = cv2.resize(form, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    found = comparer_of({1: form, 2: coarse}).templates(1, 2)
    assert found is not None
    assert (found.here, found.there, found.count, found.complete) == ((), (), 0, True)


def test_of_many_differences_the_widest_are_shown_and_it_says_so(form: np.ndarray) -> None:
    many = form.copy()
    height, width = form.shape[:2]
    for number in range(40):
        x, y = 0.08 + 0.21 * (number % 5), 0.07 + 0.11 * (number // 5)
        cv2.circle(many, (int(x * width), int(y * height)), height // 150, (20, 20, 20), -1)
    found = comparer_of({1: form, 2: many}).templates(1, 2)
    assert found is not None
    assert (found.count, found.complete) == (MOST_SHOWN, False)


def test_what_lies_along_one_line_is_one_place(form: np.ndarray) -> None:
    long = with_text(form, "Enclose a copy of your card and your permit of residence", (0.1, 0.5))
    found = comparer_of({1: form, 2: long}).templates(1, 2)
    assert found is not None and found.count == 1
    assert found.here[0].width > 0.4 and found.here[0].height < 0.06


def test_only_near_identical_relatives_are_listed(form, other, editions) -> None:
    pages = {**editions, OTHER: other}
    found = dict(comparer_of(pages, [OTHER, NEW]).near_identical(OLD))
    assert [one.template_id for one in found] == [NEW]
    assert found[candidate(NEW)].count == 2


# Samples that are not registered yet


def laid(page: np.ndarray, corners: Sequence[Point]) -> tuple[np.ndarray, np.ndarray]:
    """A photo in which the page lies at `corners`, and the matrix from shares to shares."""
    height, width = page.shape[:2]
    whole = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen = np.float32(corners) * (width, height)
    matrix = cv2.getPerspectiveTransform(whole, seen.astype(np.float32))
    photo = cv2.warpPerspective(page, matrix, (width, height), borderValue=(60, 50, 40))
    return photo, cv2.getPerspectiveTransform(np.float32(WHOLE), np.float32(corners))


def carried(matrix: np.ndarray, *points: Point) -> list[Point]:
    seen = cv2.perspectiveTransform(np.float32([points]), matrix)[0]
    return [(float(x), float(y)) for x, y in seen]


PHOTO = ((0.08, 0.05), (0.9, 0.08), (0.96, 0.95), (0.03, 0.92))


def test_of_a_photographed_sample_the_places_are_given_in_the_photo(form, editions) -> None:
    photo, matrix = laid(newer(form), PHOTO)
    found = comparer_of(editions).sample(photo, PHOTO, OLD)
    assert found is not None and found.count
    assert hits(found.here, *carried(matrix, *on_new(form, YEAR, LINE))) == [True, True]
    assert hits(found.there, YEAR, LINE) == [True, True]
    assert not hits(found.here, (0.02, 0.5), (0.5, 0.02), (0.98, 0.5))[0]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_sample_that_lies_on_its_side_is_marked_where_it_lies(form, editions, turns) -> None:
    turned = np.ascontiguousarray(np.rot90(editions[NEW], turns))
    found = comparer_of(editions).sample(turned, WHOLE, OLD)
    assert found is not None
    points = on_new(form, YEAR, LINE)
    for _ in range(turns):  # counter-clockwise
        points = [(y, 1 - x) for x, y in points]
    assert hits(found.here, *points) == [True, True]
    assert hits(found.there, YEAR, LINE) == [True, True]


def test_a_sample_of_another_form_has_none(editions, other) -> None:
    assert comparer_of(editions).sample(other, WHOLE, OLD) is None


# Scans


@pytest.mark.parametrize("own", [OLD, NEW])
def test_on_a_turned_scan_the_places_lie_where_the_scan_has_them(form, editions, own) -> None:
    page = editions[own]
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2.0, 0.97)
    scan = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    rival = candidate(NEW if own == OLD else OLD)
    told = comparer_of(editions).page(scan, [candidate(own), rival]).editions
    assert told is not None and (told.best, told.rival) == (candidate(own), rival)
    places = {OLD: [YEAR, LINE], NEW: on_new(form, YEAR, LINE)}
    assert hits(told.on_best, *places[own]) == [True, True]
    assert hits(told.on_rival, *places[rival.template_id]) == [True, True]
    size = np.float32([width, height])
    seen = cv2.transform(np.float32([places[own]]) * size, turn)[0] / size
    assert hits(told.on_page, *seen.tolist()) == [True, True]
    assert sum(one.width * one.height for one in told.on_page) < 0.06


def test_on_a_photo_the_outline_and_the_places_are_found(form, editions) -> None:
    photo, matrix = laid(editions[NEW], PHOTO)
    seen = comparer_of(editions).page(photo, [candidate(NEW), candidate(OLD)])
    assert seen.outline is not None and seen.editions is not None
    np.testing.assert_allclose(seen.outline, PHOTO, atol=0.01)
    points = carried(matrix, *on_new(form, YEAR, LINE))
    assert hits(seen.editions.on_page, *points) == [True, True]


def test_a_place_that_was_cut_off_is_not_marked_on_the_scan(editions) -> None:
    scan = np.ascontiguousarray(editions[OLD][: int(0.95 * len(editions[OLD]))])
    told = comparer_of(editions).page(scan, [candidate(OLD), candidate(NEW)]).editions
    assert told is not None and told.count == 2
    assert (len(told.on_page), len(told.on_best)) == (1, 2)
    assert hits(told.on_page, (LINE[0], LINE[1] / 0.95)) == [True]


def test_a_scan_that_lies_on_nothing_is_between_no_editions(editions) -> None:
    blank = np.full_like(editions[OLD], 250)
    assert comparer_of(editions).page(blank, [candidate(OLD), candidate(NEW)]).editions is None


def test_without_near_identical_candidates_there_is_nothing_between(form, other, editions) -> None:
    comparer = comparer_of({**editions, OTHER: other})
    assert comparer.page(editions[OLD], [candidate(OLD), candidate(OTHER)]).editions is None
    assert comparer.page(editions[OLD], [candidate(OLD)]).editions is None
    assert comparer.page(editions[OLD], []).editions is None


# Print that is missing


CLAUSE = (0.2, 0.297)


def with_clause(page: np.ndarray) -> np.ndarray:
    page, (height, width) = page.copy(), page.shape[:2]
    place, size = (width // 10, 3 * height // 10), height / 1300
    cv2.putText(page, "State your tax number", place, 0, size, (30, 30, 30), 2)
    return page


def leaning(page: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A scan, and the matrix that takes the page's pixels along."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 1.2, 0.98)
    return cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), turn


@pytest.mark.parametrize("turns", range(4))
def test_missing_print_is_marked_where_it_should_be_and_where_it_is(form, turns: int) -> None:
    scan, turn = leaning(form)
    scan = np.ascontiguousarray(np.rot90(scan, turns))
    told = comparer_of({NEW: with_clause(form)}).page(scan, [candidate(NEW)], True)
    assert told.editions is None and told.missing is not None
    assert told.missing.best == candidate(NEW)
    (on_page,), (on_best,) = told.missing.on_page, told.missing.on_best
    assert covers(on_best, CLAUSE) and on_best.width * on_best.height < 0.03
    size = np.float32([form.shape[1], form.shape[0]])
    x, y = cv2.transform(np.float32([[CLAUSE]]) * size, turn)[0][0] / size
    for _ in range(turns):  # counter-clockwise
        x, y = y, 1 - x
    assert covers(on_page, (x, y)) and on_page.width * on_page.height < 0.03


def test_missing_print_takes_the_place_of_what_editions_differ_in(form, editions) -> None:
    pages = {number: with_clause(page) for number, page in editions.items()}
    candidates, (scan, _) = [candidate(OLD), candidate(NEW)], leaning(editions[OLD])
    told = comparer_of(pages).page(scan, candidates, True)
    assert told.editions is None and told.missing is not None
    assert hits(told.missing.on_best, YEAR, LINE, CLAUSE) == [False, False, True]
    told = comparer_of(pages).page(scan, candidates)
    assert told.editions is not None and told.missing is None


def test_a_page_that_lies_on_nothing_has_no_places_of_missing_print(form) -> None:
    blank = np.full_like(form, 250)
    told = comparer_of({NEW: form}).page(blank, [candidate(NEW)], True)
    assert told.missing == Missing(candidate(NEW))
