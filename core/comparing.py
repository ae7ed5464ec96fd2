"""The use case: showing where templates, samples and scans that look alike differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from core.domain import WHOLE, Candidate, Corners, Differences, Image, Region
from core.imaging.sheet import find_sheet, rectify
from core.laying import LaidPage
from core.recognition.alignment import align, evidence
from core.recognition.comparison import (
    MOST_SHOWN,
    Comparison,
    grouped,
    regions,
    to_page,
    to_template,
)
from core.recognition.features import extract
from core.recognition.overlay import Overlay
from core.recognition.twins import Drawing, compare_templates

if TYPE_CHECKING:
    from core.recognition.second_look import KnownTemplates

_SHARP_SHARE = 0.2
"""Pictures that differ on more of the sheet differ in sharpness, or in how they are filled in."""


@dataclass(frozen=True)
class Editions:
    """A page between two near-identical templates: `best` is what it is most like. Where they
    differ, on the page and on both."""

    best: Candidate
    rival: Candidate
    on_page: tuple[Region, ...]
    on_best: tuple[Region, ...]
    on_rival: tuple[Region, ...]
    count: int
    complete: bool = True


@dataclass(frozen=True)
class Missing:
    """Print of the template `best` that a page lacks: where it should be, and where it is. Nowhere
    on a page that does not lie on it."""

    best: Candidate
    on_page: tuple[Region, ...] = ()
    on_best: tuple[Region, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """`outline`: of the sheet, where one is found in the picture; `editions`: where the page is
    between near-identical templates; `missing` in their place where print is missing."""

    outline: Corners | None
    editions: Editions | None
    missing: Missing | None = None


class Comparer:
    """Every answer may take a second: for threads that nobody waits for."""

    def __init__(
        self, templates: KnownTemplates, relatives: Callable[[int], Sequence[Candidate]]
    ) -> None:
        """`relatives`: of a template, those that may be its twins."""
        self._templates, self._relatives = templates, relatives

    def templates(self, one: int, other: int) -> Differences | None:
        """Of two templates; None for different forms. Raises LibraryError when one is gone."""
        found = self._comparison(one, other)
        if found is None:
            return None
        return _differences(found, here_first=one < other)

    def near_identical(
        self, template_id: int, wanted: Callable[[], bool] = lambda: True
    ) -> Iterator[tuple[Candidate, Differences]]:
        """Labels with a template that is one sheet with this one to the eye, best first. `wanted`
        is asked before each whether to go on."""
        for relative in self._relatives(template_id):
            if not wanted():
                return
            found = self.templates(template_id, relative.template_id)
            if found is not None:
                yield relative, found

    def sample(self, image: Image, corners: Corners, template_id: int) -> Differences | None:
        """Of a picture (H, W, 3) with the sheet at `corners`, not registered yet, and a template;
        None for different forms, and where a picture is too poor to tell."""
        template, sheet = self._templates.drawing(template_id), Drawing.of(rectify(image, corners))
        twins = compare_templates(template, sheet)
        if twins is None:
            return None
        found = _differences(Comparison(template, sheet, twins), here_first=False)
        if sum(region.width * region.height for region in found.there) > _SHARP_SHARE:
            return None
        here = (_on_picture(region, corners) for region in found.here)
        return Differences(tuple(here), found.there, found.count, found.complete)

    def page(
        self, image: Image, candidates: Sequence[Candidate], print_missing: bool = False
    ) -> Explanation:
        """What there is to show of a page (H, W, 3), beside its candidates, best first.
        `print_missing`: of its verdict. Without candidates the outline alone is shown."""
        outline = find_sheet(image)
        if candidates and print_missing:
            return Explanation(outline, None, self._missing(image, candidates[0]))
        return Explanation(outline, self._editions(image, candidates))

    def laid(self, image: Image) -> LaidPage:
        """A page (H, W, 3), upright, to be seen beside its candidates."""
        return LaidPage(image, self._templates)

    def _missing(self, image: Image, best: Candidate) -> Missing:
        page, template = Drawing.of(image), self._templates.drawing(best.template_id)
        view = page.onto(template, align(page.features, template.features))
        if view is None:
            return Missing(best)
        groups = grouped(Overlay(image, page, view, template).missing)[:MOST_SHOWN]
        here, there = to_page(page, view), to_template(template)
        return Missing(best, regions(groups, here), regions(groups, there))

    def _editions(self, image: Image, candidates: Sequence[Candidate]) -> Editions | None:
        if not candidates:
            return None
        best = candidates[0]
        for rival in candidates[1:]:
            found = self._comparison(best.template_id, rival.template_id)
            if found is not None:
                return self._between(image, best, rival, found)
        return None

    def _between(
        self, image: Image, best: Candidate, rival: Candidate, found: Comparison
    ) -> Editions | None:
        """None for a page that does not lie on the best one."""
        page, template = extract(image), self._templates.drawing(best.template_id)
        agreement = align(page, template.features)
        if agreement.view is None or not evidence(agreement):
            return None
        best_first = best.template_id < rival.template_id
        between = _differences(found, here_first=best_first)
        road = found.on_page(page, agreement.view, second=not best_first)
        return Editions(
            best, rival, regions(found.groups()[:MOST_SHOWN], road), between.here, between.there,
            between.count, between.complete,
        )  # fmt: skip

    def _comparison(self, one: int, other: int) -> Comparison | None:
        twins = self._templates.twins(one, other)
        if twins is None:
            return None
        first, second = sorted((one, other))
        return Comparison(self._templates.drawing(first), self._templates.drawing(second), twins)


def _differences(found: Comparison, here_first: bool) -> Differences:
    groups = found.groups()
    shown = groups[:MOST_SHOWN]
    here, there = regions(shown, found.on_first()), regions(shown, found.on_second())
    if not here_first:
        here, there = there, here
    complete = found.complete and len(shown) == len(groups)
    return Differences(here, there, len(shown), complete)


def _on_picture(region: Region, corners: Corners) -> Region:
    """A rectangle of a sheet as it lies in the picture that the sheet was cut out of."""
    view = cv2.getPerspectiveTransform(np.array(WHOLE, np.float32), np.array(corners, np.float32))
    right, bottom = region.x + region.width, region.y + region.height
    points = np.array([[region.x, region.y], [right, region.y], [right, bottom],
                       [region.x, bottom]], np.float32)  # fmt: skip
    seen = np.clip(cv2.perspectiveTransform(points[None], view)[0], 0, 1)
    (left, top), (width, height) = seen.min(axis=0), np.ptp(seen, axis=0)
    return Region(float(left), float(top), float(width), float(height))
