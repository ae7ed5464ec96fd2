"""The use case: a template laid as a page lies, so that the same place of the form is at the same
place of both, with the places in which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np

from core.imaging.sheet import find_sheet
from core.recognition.alignment import Agreement, align, evidence
from core.recognition.comparison import (
    MOST_SHOWN,
    Comparison,
    Road,
    grouped,
    regions,
    to_page,
)
from core.recognition.overlay import Overlay
from core.recognition.twins import Drawing, View

if TYPE_CHECKING:
    from core.domain import Candidate, Corners, Image, Region
    from core.recognition.second_look import KnownTemplates

LOOKED_AT_PX = 1600
"""The long side of pages that are compared, as when they were sorted."""
_BESIDE = (255, 255, 255)


@dataclass(frozen=True, eq=False)
class Laid:
    """A candidate's template of the size (H, W, 3) of the page. `outline`: its corners there, in
    [0, 1] and beyond. `aligned`: it lies as the page does; otherwise in the middle. `marks`, on
    both: where it differs from `rival`, a near-identical template, or, without one, where the page
    lacks print of it."""

    candidate: Candidate
    picture: Image
    outline: Corners
    aligned: bool
    marks: tuple[Region, ...] = ()
    rival: Candidate | None = None
    complete: bool = True


class LaidPage:
    """One page (H, W, 3), upright, beside templates. Every answer may take a second; for one
    thread at a time."""

    def __init__(self, image: Image, templates: KnownTemplates) -> None:
        self._size_px, self._templates = (image.shape[1], image.shape[0]), templates
        scale = LOOKED_AT_PX / max(image.shape[:2])
        self._small = image
        if scale < 1:
            small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            self._small = np.asarray(small, np.uint8)
        self._agreements: dict[int, Agreement] = {}

    @cached_property
    def outline(self) -> Corners | None:
        """Of the sheet, where one is found in the picture."""
        return find_sheet(self._small)

    @cached_property
    def _page(self) -> Drawing:
        return Drawing.of(self._small)

    def beside(self, candidate: Candidate, others: Sequence[Candidate]) -> Laid:
        """`others`: the page's other candidates, best first. Raises LibraryError when the template
        is gone or damaged."""
        template = self._templates.drawing(candidate.template_id)
        sheet = self._templates.image(candidate.template_id)
        agreement = self._agreement(candidate.template_id)
        view = self._page.onto(template, agreement) if evidence(agreement) else None
        if view is None:
            return Laid(
                candidate, *_laid(sheet, _middle(sheet, self._size_px), self._size_px), False
            )
        laid = _laid(sheet, np.asarray(view @ self._reduced), self._size_px)
        found = self._rival(candidate, others)
        if found is None:
            return Laid(candidate, *laid, True, self._missing(view, template))
        rival, between = found
        groups = between.groups()
        road = self._road(candidate, rival, agreement, between)
        marks = regions(groups[:MOST_SHOWN], road)
        complete = between.complete and len(marks) == len(groups)
        return Laid(candidate, *laid, True, marks, rival, complete)

    @property
    def _reduced(self) -> View:
        """Takes pixels of the page to those of what is compared."""
        (width, height), (rows, columns) = self._size_px, self._small.shape[:2]
        return np.diag([columns / width, rows / height, 1.0])

    def _agreement(self, template_id: int) -> Agreement:
        if template_id not in self._agreements:
            features = self._templates.drawing(template_id).features
            self._agreements[template_id] = align(self._page.features, features)
        return self._agreements[template_id]

    def _missing(self, view: View, template: Drawing) -> tuple[Region, ...]:
        missing = Overlay(self._small, self._page, view, template).missing
        return regions(grouped(missing)[:MOST_SHOWN], to_page(self._page, view))

    def _rival(
        self, candidate: Candidate, others: Sequence[Candidate]
    ) -> tuple[Candidate, Comparison] | None:
        """The best of the others that is one sheet with it to the eye."""
        for other in others:
            first, second = sorted((candidate.template_id, other.template_id))
            twins = self._templates.twins(first, second) if first != second else None
            if twins is not None:
                drawings = self._templates.drawing(first), self._templates.drawing(second)
                return other, Comparison(*drawings, twins)
        return None

    def _road(
        self, candidate: Candidate, rival: Candidate, agreement: Agreement, between: Comparison
    ) -> Road:
        assert agreement.view is not None
        second = candidate.template_id > rival.template_id
        return between.on_page(self._page.features, agreement.view, second)


def _laid(sheet: Image, view: View, size: tuple[int, int]) -> tuple[Image, Corners]:
    """`view` takes pixels of a page of `size` to the sheet's; white where there is no sheet. And
    where the sheet's corners are."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid = cv2.warpPerspective(sheet, view, size, flags=flags, borderValue=_BESIDE)
    height, width = sheet.shape[:2]
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    seen = cv2.perspectiveTransform(corners, np.linalg.inv(view))[0] / size
    return np.asarray(laid, np.uint8), tuple((float(x), float(y)) for x, y in seen)


def _middle(sheet: Image, size: tuple[int, int]) -> View:
    """The view of a sheet in the middle of the page, as large as fits."""
    width, height = size
    scale = min(height / sheet.shape[0], width / sheet.shape[1])
    left, top = (width - scale * sheet.shape[1]) / 2, (height - scale * sheet.shape[0]) / 2
    return np.array([[1 / scale, 0, -left / scale], [0, 1 / scale, -top / scale], [0, 0, 1]])
