"""The second look at a page: laid on its candidates, and asked where near-identical ones differ."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import cv2
import numpy as np

from core.recognition.alignment import Agreement, align, combined_score, evidence
from core.recognition.features import Features, extract
from core.recognition.ink import Ink, ink_of
from core.recognition.overlay import Overlay
from core.recognition.telling import tell_apart
from core.recognition.twins import Drawing, Twins, View, compare_templates

if TYPE_CHECKING:
    from core.domain import Candidate, Image, Label

SURE_EVIDENCE = 0.15
"""Of `tell_apart`: from here on an edition is certain. Chosen on generated forms."""
_LIES_ON_IT = 0.5
_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class _Recent(Generic[_Key, _Value]):
    """The values asked for last, for several threads. Two that ask at once may both make one."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[_Key, _Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _Key, make: Callable[[], _Value]) -> _Value:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            if len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return made


class Archive(Protocol):
    """What is known of templates, kept between runs. A lower template number comes first."""

    def image(self, template_id: int) -> Image: ...
    def features(self, template_id: int) -> Features | None: ...
    def keep_features(self, template_id: int, features: Features) -> None: ...
    def pair(self, first_id: int, second_id: int) -> tuple[Twins | None] | None:
        """None when the two were never compared."""
        ...

    def keep_pair(self, first_id: int, second_id: int, twins: Twins | None) -> None: ...


class KnownTemplates:
    """Templates as they are compared, each worked out once: a template's page never changes."""

    def __init__(self, archive: Archive, features: int = 1000, inks: int = 40) -> None:
        """`features`, `inks`: of how many templates they are held in memory."""
        self._archive = archive
        self._features: _Recent[int, Features] = _Recent(features)
        self._inks: _Recent[int, Ink] = _Recent(inks)
        self._pairs: _Recent[tuple[int, int], Twins | None] = _Recent(100 * features)

    def drawing(self, template_id: int) -> Drawing:
        features = self._features.get(template_id, lambda: self._extracted(template_id))
        return Drawing(features, lambda: self._ink(template_id))

    def image(self, template_id: int) -> Image:
        return self._archive.image(template_id)

    def twins(self, one: int, other: int) -> Twins | None:
        """Of two templates, the lower number being the first; None for different forms."""
        key = min(one, other), max(one, other)
        return self._pairs.get(key, lambda: self._compared(*key))

    def _ink(self, template_id: int) -> Ink:
        return self._inks.get(template_id, lambda: ink_of(self._archive.image(template_id)))

    def _extracted(self, template_id: int) -> Features:
        features = self._archive.features(template_id)
        if features is None:
            features = extract(self._archive.image(template_id))
            self._archive.keep_features(template_id, features)
        return features

    def _compared(self, first: int, second: int) -> Twins | None:
        known = self._archive.pair(first, second)
        if known is not None:
            return known[0]
        twins = compare_templates(self.drawing(first), self.drawing(second))
        self._archive.keep_pair(first, second, twins)
        return twins


class SecondLook:
    """One page, upright or not, beside templates."""

    def __init__(self, image: Image, templates: KnownTemplates) -> None:
        self.image, self._templates = image, templates
        self._drawn: Drawing | None = None
        self._agreements: dict[int, Agreement] = {}
        self._overlays: dict[int, Overlay | None] = {}
        self._told: dict[tuple[int, int], float] = {}

    @property
    def _page(self) -> Drawing:
        if self._drawn is None:
            self._drawn = Drawing.of(self.image)
        return self._drawn

    def aligned(
        self, candidates: Sequence[Candidate], quickly: bool = False
    ) -> tuple[Candidate, ...]:
        """The candidates, best first, with their scores raised by what agrees. Twins are aligned
        each by itself: where an edition was set anew, its own view is the better one."""
        raised = [self._raised(one, quickly) for one in candidates]
        return tuple(sorted(raised, key=lambda candidate: -candidate.score))

    def _raised(self, candidate: Candidate, quickly: bool) -> Candidate:
        agreement = self._agreement(candidate.template_id, quickly)
        if not evidence(agreement):
            return candidate
        overlay = self._overlay(candidate.template_id)
        if overlay is None:
            return candidate
        if overlay.missing:
            return replace(candidate, print_missing=overlay.plain)
        return replace(candidate, score=combined_score(candidate.score, agreement, overlay.found))

    def settled(
        self, candidates: Sequence[Candidate], relatives: Sequence[Candidate], margin: float
    ) -> tuple[Candidate, ...]:
        """The candidates, best first, with near-identical ones of the best in the order that the
        page itself shows. One leads by `margin` and more where that is certain, and by less where
        it is not. `relatives`: templates near the best one, which may be missing."""
        best = candidates[0]
        group = self._editions(best, (*candidates[1:], *relatives))
        if not group:
            return tuple(candidates)
        drawing = self._templates.drawing(best.template_id)
        champion, view = best, self._page.onto(drawing, self._agreement(best.template_id))
        if view is None:
            leads = dict.fromkeys(group, 0.0)  # nobody can tell them apart
        else:
            champion, leads = self._tournament(best, view, group)
        # A relative's own score is of the template that it is near to, not of the page.
        score = best.score
        raised = [replace(champion, score=score)]
        for candidate, lead in leads.items():
            behind = margin * min(lead / SURE_EVIDENCE, 2.0)
            raised.append(replace(candidate, score=max(0.0, score - behind)))
        settled = {candidate.label for candidate in raised}
        others = [candidate for candidate in candidates if candidate.label not in settled]
        ranked = sorted((*raised, *others), key=lambda candidate: -candidate.score)
        if ranked[0].score - ranked[1].score >= margin:
            ranked[0] = replace(ranked[0], print_missing=self._lacks(ranked[0].template_id))
        return tuple(ranked)

    def _lacks(self, template_id: int) -> bool:
        """Whether it is surely no page of that template, of which others of the same form exist."""
        overlay = self._overlay(template_id)
        return overlay is not None and overlay.plain and bool(overlay.missing)

    def _overlay(self, template_id: int) -> Overlay | None:
        if template_id not in self._overlays:
            view, template = self.onto(template_id), self._templates.drawing(template_id)
            self._overlays[template_id] = (
                None if view is None else Overlay(self.image, self._page, view, template)
            )
        return self._overlays[template_id]

    def onto(self, template_id: int) -> View | None:
        """Takes the page's pixels to the template's; None where it does not lie on it."""
        template = self._templates.drawing(template_id)
        return self._page.onto(template, self._agreement(template_id))

    def nearest(self, template_ids: Sequence[int]) -> int | None:
        """The template that agrees most with the page; None where none does."""
        best = max(template_ids, key=lambda each: self._agreement(each).points, default=None)
        return best if best is None or self._agreement(best).view is not None else None

    def turn_on(self, template_id: int, turn: int) -> int:
        """By how many quarter turns, counter-clockwise, the page was turned, as seen from a
        template that it lies on, or from a twin of it; `turn` where it lies on none."""
        known = self._agreements
        agreement = known.get(template_id) or max(known.values(), key=evidence, default=None)
        if agreement is None or agreement.view is None or evidence(agreement) < _LIES_ON_IT:
            return turn
        width, height = self._page.features.size_px
        corners = np.array([[0, height / 2], [width, height / 2]])
        ends = cv2.perspectiveTransform(corners[None], agreement.view)[0]
        across, down = ends[1] - ends[0]
        return round(math.degrees(math.atan2(down, across)) / 90) % 4

    def _editions(self, best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
        """One candidate a label that is one sheet with the best to the eye."""
        found: dict[Label, Candidate] = {}
        for candidate in others:
            if candidate.label in found or candidate.label == best.label:
                continue
            if self._are_twins(best, candidate):
                found[candidate.label] = candidate
        return list(found.values())

    def _are_twins(self, one: Candidate, other: Candidate) -> bool:
        return self._templates.twins(one.template_id, other.template_id) is not None

    def _tournament(
        self, best: Candidate, view: View, group: Sequence[Candidate]
    ) -> tuple[Candidate, dict[Candidate, float]]:
        """Who wins against everyone met, and by how much evidence it leads each of the others."""
        champion = best
        for rival in group:
            if self._evidence(champion, rival, best, view) < 0:
                champion = rival
        others = [candidate for candidate in (best, *group) if candidate != champion]
        leads = {rival: self._evidence(champion, rival, best, view) for rival in others}
        return champion, {rival: max(0.0, lead) for rival, lead in leads.items()}

    def _evidence(self, one: Candidate, other: Candidate, best: Candidate, view: View) -> float:
        """Above 0 the page is rather `one`; 0 where it cannot be seen. `view`: onto `best`."""
        first, second = sorted((one.template_id, other.template_id))
        if (first, second) not in self._told:
            self._told[first, second] = self._asked(first, second, best.template_id, view)
        told = self._told[first, second]
        return told if first == one.template_id else -told

    def _asked(self, first: int, second: int, best_id: int, view: View) -> float:
        twins = self._templates.twins(first, second)
        if twins is None:
            return 0.0
        onto = self._by_way_of(best_id, first, view)
        if onto is None:
            return 0.0
        drawings = self._templates.drawing(first), self._templates.drawing(second)
        return tell_apart(self._page, onto, *drawings, twins)

    def _by_way_of(self, best_id: int, template_id: int, view: View) -> View | None:
        """The view of the page onto a template, by way of the best one."""
        if template_id == best_id:
            return view
        twins = self._templates.twins(best_id, template_id)
        if twins is None:
            return None
        if template_id < best_id:  # it is the first of the two, onto which the second is laid
            return np.asarray(twins.view @ view, np.float64)
        return np.asarray(np.linalg.inv(twins.view) @ view, np.float64)

    def _agreement(self, template_id: int, quickly: bool = False) -> Agreement:
        if template_id not in self._agreements:
            template = self._templates.drawing(template_id)
            self._agreements[template_id] = align(self._page.features, template.features, quickly)
        return self._agreements[template_id]
