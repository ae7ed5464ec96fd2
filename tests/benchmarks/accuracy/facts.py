"""The facts about a failure: measured on the pictures, not guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from accuracy.answers import Answer
from accuracy.bench_set import Probe, Template, page_of
from accuracy.failures import Failure
from core.domain import Image, Label
from core.imaging.sheet import find_sheet
from core.recognition.alignment import NO_AGREEMENT, Agreement, align
from core.recognition.telling import tell_apart
from core.recognition.twins import Drawing, Place, Twins, View, compare_templates

A4_LONG_MM = 297.0
_MARK = 0.3 * 255
_CONTEXT = 30  # thousandths of the template's long side shown around a place
_SHOWN_PLACES = 2


@dataclass(frozen=True, eq=False)
class Laid:
    """The picture laid on a template. `view`: from the picture's pixels to the template's."""

    label: Label
    image: Image
    drawing: Drawing
    agreement: Agreement
    view: View | None


@dataclass(frozen=True)
class Difference:
    """Where the right and the answered template differ, in px of the picture."""

    places: int
    within: int
    """Of them, those that the picture shows."""
    largest_px: float
    """The largest single mark: the square root of its area."""
    says: float | None
    """What the page says at these places alone, in [-1, 1]: above 0 it is rather the right one.
    None where it could not be laid on the right template."""


@dataclass(frozen=True)
class Facts:
    outline: bool
    """An outline of the sheet was found in the picture."""
    scale: float | None
    """Pixels of the picture for one of the template; None where they do not align."""
    picture_px_per_mm: float | None
    """If the sheet is as long as A4."""
    template_px_per_mm: float
    shown: float | None
    """Which share of the template's area lies within the picture."""
    right: Agreement | None
    said: Agreement
    rank: int | None
    """Of the right label among the candidates, 0 is the first; None where it is not there."""
    behind: float
    """By how much the right label's score is below the best, or the best one's lead if it is
    right."""
    difference: Difference | None
    """None where the two are not twins, or are one."""


class CloseUp(NamedTuple):
    picture: Image
    right: Image
    said: Image


class Looked(NamedTuple):
    """A failure with its facts, and the pictures that show them."""

    failure: Failure
    facts: Facts
    picture: Image
    right: Laid | None
    said: Laid | None
    twins: Twins | None
    close_ups: tuple[CloseUp, ...]


def look_at(failure: Failure, templates: Sequence[Template]) -> Looked:
    """`templates`: all that are registered."""
    probe, answer = failure.probe, failure.answer
    picture = page_of(probe.path)
    page = Drawing.of(picture)
    right = _laid(page, probe.label, templates) if probe.known else None
    other = _other(failure)
    said = right if other == probe.label else _laid(page, other, templates) if other else None
    twins = None
    if right and said and right is not said:
        twins = compare_templates(right.drawing, said.drawing)
    at = right or said
    scale = _scale(at.view, picture) if at else None
    long_px = max(at.image.shape[:2]) if at else 1
    rank, behind = _rank(probe, answer)
    within = _within(right.view, picture, twins.places) if right and twins else []
    facts = Facts(
        find_sheet(picture) is not None,
        scale,
        None if scale is None else scale * long_px / A4_LONG_MM,
        long_px / A4_LONG_MM,
        _shown(at.view, picture, at.image) if at and at.view is not None else None,
        right.agreement if right else None,
        said.agreement if said else NO_AGREEMENT,
        rank,
        behind,
        _difference(page, right, said, twins, within, scale) if right and said and twins else None,
    )
    close_ups = _close_ups(picture, right, said, twins) if right and said and twins else ()
    return Looked(failure, facts, picture, right, said, twins, close_ups)


def _other(failure: Failure) -> Label | None:
    """The label to compare with: the best that is not the right one."""
    labels = [one.label for one in failure.answer.candidates]
    return next((label for label in labels if label != failure.probe.label), None)


def _laid(page: Drawing, label: Label, templates: Sequence[Template]) -> Laid | None:
    """On the template of the label that agrees best; None where it has none."""
    found = []
    for template in templates:
        if template.label == label:
            image = page_of(template.path)
            drawing = Drawing.of(image)
            agreement = align(page.features, drawing.features)
            found.append(Laid(label, image, drawing, agreement, page.onto(drawing, agreement)))
    return max(found, key=lambda one: one.agreement.points, default=None)


def _rank(probe: Probe, answer: Answer) -> tuple[int | None, float]:
    labels = [one.label for one in answer.candidates]
    if probe.label not in labels:
        return None, 0.0
    rank = labels.index(probe.label)
    if rank:
        return rank, answer.score - answer.candidates[rank].score
    return 0, answer.score - answer.candidates[1].score if len(labels) > 1 else answer.score


def _scale(view: View | None, picture: Image) -> float | None:
    if view is None:
        return None
    height, width = picture.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    sheet = _moved(view, corners)
    area = abs(cv2.contourArea(sheet.astype(np.float32)))
    return float(np.sqrt(width * height / area)) if area > 0 else None


def _shown(view: View, picture: Image, template: Image) -> float:
    height, width = template.shape[:2]
    points = np.asarray((np.mgrid[0:20, 0:20].reshape(2, -1).T + 0.5) / 20, np.float64)
    inside = _inside(view, picture, points * np.array((width, height), np.float64))
    return float(inside.mean())


def _within(view: View | None, picture: Image, places: Sequence[Place]) -> list[bool]:
    if view is None or not places:
        return [False] * len(places)
    middles = np.array(
        [(one.x + one.width / 2, one.y + one.height / 2) for one in places], np.float64
    )
    return [bool(value) for value in _inside(view, picture, middles)]


def _inside(view: View, picture: Image, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    height, width = picture.shape[:2]
    seen = _moved(np.asarray(np.linalg.inv(view)), points)
    return np.asarray(((seen >= 0) & (seen < (width, height))).all(1))


def _moved(view: View, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(N, 2) -> (N, 2)"""
    return np.asarray(cv2.perspectiveTransform(points[None], view)[0], np.float64)


def _difference(
    page: Drawing,
    right: Laid,
    said: Laid,
    twins: Twins,
    within: Sequence[bool],
    scale: float | None,
) -> Difference:
    largest = 0.0
    for place in twins.places:
        near = place.around(2)
        ours = _cut(right.drawing.ink, np.eye(3), near, False)
        theirs = _cut(said.drawing.ink, twins.view, near, True)
        soft = [cv2.GaussianBlur(ink, (0, 0), 0.7).astype(np.int16) for ink in (ours, theirs)]
        marks = (np.abs(soft[0] - soft[1]) > _MARK).astype(np.uint8)
        sizes = cv2.connectedComponentsWithStats(marks)[2][1:, cv2.CC_STAT_AREA]
        largest = max(largest, float(np.sqrt(sizes.max(initial=0))))
    says = None
    if right.view is not None:
        says = tell_apart(page, right.view, right.drawing, said.drawing, twins)
    return Difference(len(twins.places), sum(within), largest * (scale or 1.0), says)


def _cut(image: Image, view: View, place: Place, shifted: bool) -> Image:
    """What `view` brings into a rectangle of the right template."""
    x, y = (place.x + place.shift_x, place.y + place.shift_y) if shifted else (place.x, place.y)
    moved = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]]) @ view
    size = (place.width, place.height)
    return np.asarray(cv2.warpPerspective(image, moved, size, borderValue=(255, 255, 255)))


def _close_ups(picture: Image, right: Laid, said: Laid, twins: Twins) -> tuple[CloseUp, ...]:
    """The widest differences, as the picture and both templates show them."""
    if right.view is None:
        return ()
    margin = round(_CONTEXT * max(right.image.shape[:2]) / 1000)
    places = [place.around(margin) for place in twins.places[:_SHOWN_PLACES]]
    return tuple(
        CloseUp(
            _cut(picture, right.view, place, False),
            _cut(right.image, np.eye(3), place, False),
            _cut(said.image, twins.view, place, True),
        )
        for place in places
    )
