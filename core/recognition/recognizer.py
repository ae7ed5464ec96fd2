"""Pages -> verdict: embed in four rotations, search, look twice where it is not clear, decide."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from core.domain import (
    NOTHING_REJECTED,
    Candidate,
    DecidingPage,
    Image,
    Label,
    Page,
    PageMatch,
    Rejected,
    SubLabelPolicy,
    Vectors,
    Verdict,
    VerdictKind,
)
from core.errors import KamiwakeError
from core.imaging.preprocess import four_rotations
from core.imaging.sheet import find_sheet, rectify, sheet_share
from core.recognition.calibrate import Calibration, two_looks
from core.recognition.decision import NOTHING_ALIKE, Decision, DecisionRule, decide
from core.recognition.second_look import KnownTemplates, SecondLook

if TYPE_CHECKING:
    from core.recognition.condition import Conditions
    from core.recognition.embedding import Embedder
    from core.recognition.index import TemplateIndex

log = logging.getLogger(__name__)
NEAR_ONE_IN = 20
"""A score that one unregistered document in this many reaches is near: worth a person's look."""
SHOWN_LABELS = 5
LOOK_TWICE_FROM = 0.55
"""Candidates below this score are not aligned: registered paper rarely scores lower."""
_ALIGNED_LABELS = 3
_NEAR_SHARE = 0.5
_NO_PAGES = "The document has no pages."
_BLANK = "The page is blank: delete it, or file it by hand."
_ALL_BLANK = "Every page is blank: delete it, or file it by hand."
_RELATED_FROM, _MOST_RELATIVES = 0.85, 8
"""Templates so near to the best one may be its twins."""
_PAGES_AT_ONCE = 16


@dataclass(frozen=True, eq=False)
class _Basis:
    """What a document is judged by: a model, its calibration, and what is indexed by that model."""

    embedder: Embedder
    calibration: Calibration
    aligned: Calibration | None
    index: TemplateIndex

    @classmethod
    def of(cls, embedder: Embedder, index: TemplateIndex) -> _Basis:
        return cls(embedder, embedder.calibration, embedder.aligned_calibration, index)


class _Rules(NamedTuple):
    """`clear`: by the embedding alone; `looked`: once the page was aligned."""

    clear: DecisionRule
    looked: DecisionRule


class _Judged(NamedTuple):
    match: PageMatch
    rule: DecisionRule
    far: bool
    """A sheet takes up little of the picture."""


class Recognizer:
    """Tells what a document is by the library as the index has it now."""

    def __init__(
        self,
        embedder: Embedder,
        index: TemplateIndex,
        one_wrong_in: int,
        margin: float,
        templates: KnownTemplates | None = None,
        deciding_page: DecidingPage = DecidingPage.FIRST,
        unclear_sub_label: SubLabelPolicy = SubLabelPolicy.REVIEW,
        conditions: Conditions | None = None,
    ) -> None:
        """`templates`: their pages; without them the embedding alone decides. `conditions`: what
        is registered of them; without, none is found."""
        self._basis = _Basis.of(embedder, index)
        self._templates = templates
        self._one_wrong_in = one_wrong_in
        self._margin = margin
        self._deciding_page = deciding_page
        self._unclear_sub_label = unclear_sub_label
        self._conditions = conditions
        self._prepared: set[int] = set()

    def take(self, embedder: Embedder, index: TemplateIndex) -> None:
        """Judges by another model from the next document on. May be called from any thread."""
        self._basis = _Basis.of(embedder, index)
        self._prepared = set()  # another model has other relatives

    def judge_by(
        self,
        one_wrong_in: int,
        margin: float,
        deciding_page: DecidingPage,
        unclear_sub_label: SubLabelPolicy,
    ) -> None:
        """From the next document on."""
        self._one_wrong_in = one_wrong_in
        self._margin = margin
        self._deciding_page = deciding_page
        self._unclear_sub_label = unclear_sub_label

    def recognize(self, pages: Sequence[Page], rejected: Rejected = NOTHING_REJECTED) -> Verdict:
        """The verdict of a document's pages, in their order. `rejected` is neither proposed nor
        filed; a page that looks most like it is not filed as something else either."""
        basis = self._basis  # one for the whole document, whatever is taken meanwhile
        rules = self._rules(basis)
        considered = self._considered(pages)
        judged = self._match(considered, rules, basis, SHOWN_LABELS + len(rejected.template_ids))
        matches = [each.match for each in judged]
        everything = _with_blanks(pages, matches)
        if not judged:
            reason = _NO_PAGES if not pages else _BLANK if len(pages) == 1 else _ALL_BLANK
            first = pages[0].number if pages else 1
            return Verdict(
                VerdictKind.REVIEW, None, 0.0, 0.0, rules.looked.threshold, 0, first, reason,
                pages=everything,
            )  # fmt: skip
        best = max(judged, key=lambda each: each.match.score)
        deciding, rule, far = judged[0] if self._deciding_page is DecidingPage.FIRST else best
        found = deciding
        deciding = replace(
            found, candidates=tuple(c for c in found.candidates if not rejected.covers(c))
        )
        decision = _allowed(decide(deciding.candidates, rule), found, rejected)
        condition = self._condition(decision, deciding, considered)
        reason = decision.reason
        if far and decision.kind is not VerdictKind.FILED:
            reason += " The sheet takes up little of the picture: take it from nearer."
        if condition:
            reason = f"{reason.removesuffix('.')}, {condition}."
        return Verdict(
            decision.kind, decision.label, deciding.score, decision.margin, rule.threshold,
            deciding.rotation, deciding.number, reason,
            deciding.candidates[:SHOWN_LABELS], everything, condition, decision.print_missing,
            looked_twice=rule is rules.looked,
        )  # fmt: skip

    def _condition(self, decision: Decision, match: PageMatch, pages: Sequence[Page]) -> str:
        """Of a document that is filed; it never changes what it is filed as."""
        if self._conditions is None or decision.label is None:
            return ""
        image = next(page.image for page in pages if page.number == match.number)
        nearest = match.candidates[0].template_id
        return self._conditions.of(decision.label.class_name, image, nearest)

    def prepare(self) -> bool:
        """Compares one more template with those near it, so that the first scan of a form need not
        wait for that. Tells whether one was left. For one thread at a time."""
        if self._templates is None:
            return False
        index = self._basis.index
        left = index.template_ids - self._prepared
        if not left:
            return self._conditions is not None and self._conditions.prepare()
        template_id = max(left)  # what was registered last is likely to be wanted next
        self._prepared.add(template_id)
        try:
            for relative in index.relatives(template_id, _RELATED_FROM, _MOST_RELATIVES):
                self._templates.twins(template_id, relative.template_id)
        except KamiwakeError as error:  # a damaged page, or one retired meanwhile
            log.warning("template %s cannot be compared: %s", template_id, error)
        return True

    def relatives(self, template_id: int) -> tuple[Candidate, ...]:
        """Labels with a template so near to a given one that it may be its twin, best first."""
        return _relatives(self._basis.index, template_id)

    def rule(self) -> DecisionRule:
        """The rule for the library as it is: the threshold rises with the number of templates."""
        return self._rules(self._basis).looked

    def rules_at(self, one_wrong_in: int) -> tuple[DecisionRule, DecisionRule]:
        """The rules of the first and of the second look, were another promise made."""
        return self._rules(self._basis, one_wrong_in)

    def least_threshold(self) -> float:
        """The score from which a document may be filed: at the first look or at the second."""
        rules = self._rules(self._basis)
        return min(rules.clear.threshold, rules.looked.threshold)

    def _rules(self, basis: _Basis, one_wrong_in: int | None = None) -> _Rules:
        size = max(1, basis.index.distinct_count)
        second = None if self._templates is None else basis.aligned
        odds = one_wrong_in or self._one_wrong_in
        clear, looked = two_looks(basis.calibration, second, size, odds)
        usual = second or basis.calibration
        near = min(looked, usual.threshold(size, NEAR_ONE_IN))
        rule = DecisionRule(looked, near, self._margin, self._unclear_sub_label)
        return _Rules(replace(rule, threshold=clear), rule)

    def _considered(self, pages: Sequence[Page]) -> list[Page]:
        content = [page for page in pages if not page.blank]
        return content[:1] if self._deciding_page is DecidingPage.FIRST else content

    def _match(
        self, pages: Sequence[Page], rules: _Rules, basis: _Basis, labels: int
    ) -> list[_Judged]:
        """Each page's best rotation with the candidates that decide, and by which rule. `labels`:
        how many are looked for."""
        size_px = basis.embedder.size_px
        judged = []
        for start in range(0, len(pages), _PAGES_AT_ONCE):
            part = pages[start : start + _PAGES_AT_ONCE]
            views = np.concatenate([four_rotations(page.image, size_px) for page in part])
            vectors = basis.embedder.embed(views).reshape(len(part), 4, -1)
            for page, turned in zip(part, vectors, strict=True):
                turn, candidates = basis.index.search(turned, labels)
                rule, far = rules.clear, False
                if self._templates is not None and candidates:
                    look = SecondLook(page.image, self._templates)
                    found = {turn: candidates}
                    if decide(candidates, rule).kind is not VerdictKind.FILED:
                        rule = rules.looked
                        found, far = self._look(look, turned, found, rule, basis)
                    turn, candidates = self._settled(look, found, rule, basis)
                match = PageMatch(page.number, False, 90 * turn, candidates)
                judged.append(_Judged(match, rule, far))
        return judged

    def _look(
        self, look: SecondLook, turned: Vectors, found: _Found, rule: DecisionRule, basis: _Basis
    ) -> tuple[_Found, bool]:
        """The candidates by turn once the page itself was looked at, as far as that is needed; and
        whether the sheet takes up little of the picture."""
        (turn,) = found
        found, far = _aligned(look, found), False
        if decide(_ranked(found), rule).kind is not VerdictKind.FILED:
            corners = find_sheet(look.image)
            if corners is not None:
                far = sheet_share(corners) < _NEAR_SHARE
                straight = _straight(rectify(look.image, corners), basis)
                found = _merged(found, _aligned(look, straight))
        if decide(_ranked(found), rule).kind is VerdictKind.UNKNOWN:
            others = _of_other_turns(turned, turn, basis.index)
            found = _merged(found, _aligned(look, others, quickly=True))
        return found, far

    def _settled(
        self, look: SecondLook, found: _Found, rule: DecisionRule, basis: _Basis
    ) -> tuple[int, tuple[Candidate, ...]]:
        """The turn, and the candidates with near-identical ones told apart."""
        candidates = _ranked(found)
        turn = max(found, key=lambda one: max((c.score for c in found[one]), default=0.0))
        if candidates[0].score >= rule.near:
            relatives = _relatives(basis.index, candidates[0].template_id)
            candidates = look.settled(candidates, relatives, rule.margin)
        return look.turn_on(candidates[0].template_id, turn), candidates


def _allowed(decision: Decision, found: PageMatch, rejected: Rejected) -> Decision:
    """Nothing is filed as what a person said it is not, nor as the next best thing."""
    if found.candidates and all(map(rejected.covers, found.candidates)):
        return replace(decision, reason=NOTHING_ALIKE)
    if decision.kind is not VerdictKind.FILED or decision.label is None:
        return decision
    if decision.label not in rejected.labels and not rejected.covers(found.candidates[0]):
        return decision
    reason = f"Looks a little like {decision.label}; what it looks more like was ruled out."
    return replace(decision, kind=VerdictKind.REVIEW, label=None, reason=reason)


def _straight(sheet: Image, basis: _Basis) -> _Found:
    """What the sheet is like that was cut out of the picture. The whole picture is judged as well,
    because an outline may be wrong."""
    views = four_rotations(sheet, basis.embedder.size_px)
    turn, candidates = basis.index.search(basis.embedder.embed(views), SHOWN_LABELS)
    return {turn: candidates}


def _relatives(index: TemplateIndex, template_id: int) -> tuple[Candidate, ...]:
    return index.relatives(template_id, _RELATED_FROM, _MOST_RELATIVES)


_Found: TypeAlias = dict[int, tuple[Candidate, ...]]
"""Candidates, best first, by the turn of the page in which they were found."""


def _merged(one: _Found, other: _Found) -> _Found:
    """Each label once, where it scores best: a rival seen in one turn is a rival in all."""
    best: dict[Label, tuple[float, int, Candidate]] = {}
    for turn, candidates in (*one.items(), *other.items()):
        for candidate in candidates:
            if candidate.label not in best or candidate.score > best[candidate.label][0]:
                best[candidate.label] = candidate.score, turn, candidate
    found: _Found = {}
    for _, turn, candidate in sorted(best.values(), key=lambda each: -each[0]):
        found[turn] = (*found.get(turn, ()), candidate)
    return found


def _ranked(found: _Found) -> tuple[Candidate, ...]:
    everyone = [candidate for candidates in found.values() for candidate in candidates]
    return tuple(sorted(everyone, key=lambda candidate: -candidate.score))


def _aligned(look: SecondLook, found: _Found, quickly: bool = False) -> _Found:
    """The best candidates of each turn aligned to the page; what agrees raises their scores."""
    aligned: _Found = {}
    for turn, candidates in found.items():
        near = [c for c in candidates[:_ALIGNED_LABELS] if c.score >= LOOK_TWICE_FROM]
        everyone = (*look.aligned(near, quickly), *candidates[len(near) :])
        aligned[turn] = tuple(sorted(everyone, key=lambda candidate: -candidate.score))
    return aligned


def _of_other_turns(turned: Vectors, turn: int, index: TemplateIndex) -> _Found:
    """What the page is like in the turns that did not match best. A scan in black and white may
    have lost so much of its form that another form, upside down, comes first; lines and words
    still agree."""
    others = (other for other in range(len(turned)) if other != turn)
    return {other: index.search(turned[other : other + 1], SHOWN_LABELS)[1] for other in others}


def unreadable_verdict(error: KamiwakeError) -> Verdict:
    """A file that gave no pages: for review, with the reason."""
    return Verdict(VerdictKind.REVIEW, None, 0.0, 0.0, 1.0, 0, 1, str(error))


def _with_blanks(pages: Sequence[Page], matches: list[PageMatch]) -> tuple[PageMatch, ...]:
    blanks = [PageMatch(page.number, True, 0, ()) for page in pages if page.blank]
    shown = [replace(match, candidates=match.candidates[:SHOWN_LABELS]) for match in matches]
    return tuple(sorted((*shown, *blanks), key=lambda match: match.number))
