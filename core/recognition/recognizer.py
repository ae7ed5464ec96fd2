"""Pages -> verdict: embed in four rotations, search, look twice where it is not clear, decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.domain import (
    Candidate,
    DecidingPage,
    Page,
    PageMatch,
    SubLabelPolicy,
    Vectors,
    Verdict,
    VerdictKind,
)
from core.errors import KamiwakeError
from core.imaging.preprocess import four_rotations
from core.recognition.calibrate import Calibration
from core.recognition.decision import DecisionRule, decide
from core.recognition.embedding import Embedder
from core.recognition.index import TemplateIndex
from core.recognition.second_look import KnownTemplates, SecondLook

NEAR_ONE_IN = 20
"""A score that one unregistered document in this many reaches is near: worth a person's look."""
SHOWN_LABELS = 5
LOOK_TWICE_FROM = 0.55
"""Candidates below this score are not aligned: registered paper rarely scores lower."""
_ALIGNED_LABELS = 3
_RELATED_FROM, _MOST_RELATIVES = 0.85, 8
"""Templates so near to the best one may be its twins."""
_PAGES_AT_ONCE = 16


@dataclass(frozen=True, eq=False)
class _Basis:
    """What a document is judged by: a model, its calibration, and what is indexed by that model."""

    embedder: Embedder
    calibration: Calibration
    index: TemplateIndex


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
    ) -> None:
        """`templates`: their pages; without them the embedding alone decides."""
        self._basis = _Basis(embedder, embedder.calibration, index)
        self._templates = templates
        self._one_wrong_in = one_wrong_in
        self._margin = margin
        self._deciding_page = deciding_page
        self._unclear_sub_label = unclear_sub_label

    def take(self, embedder: Embedder, index: TemplateIndex) -> None:
        """Judges by another model from the next document on. May be called from any thread."""
        self._basis = _Basis(embedder, embedder.calibration, index)

    def recognize(self, pages: Sequence[Page]) -> Verdict:
        """The verdict of a document's pages, in their order."""
        basis = self._basis  # one for the whole document, whatever is taken meanwhile
        rule = self._rule(basis)
        considered = self._considered(pages)
        matches = self._match(considered, rule, basis)
        everything = _with_blanks(pages, matches)
        if not matches:
            reason = "Every page is blank." if pages else "The document has no pages."
            first = pages[0].number if pages else 1
            return Verdict(
                VerdictKind.REVIEW, None, 0.0, 0.0, rule.threshold, 0, first, reason, (), everything
            )
        best = max(matches, key=lambda match: match.score)
        deciding = matches[0] if self._deciding_page is DecidingPage.FIRST else best
        decision = decide(deciding.candidates, rule)
        return Verdict(
            decision.kind, decision.label, deciding.score, decision.margin, rule.threshold,
            deciding.rotation, deciding.number, decision.reason,
            deciding.candidates[:SHOWN_LABELS], everything,
        )  # fmt: skip

    def rule(self) -> DecisionRule:
        """The rule for the library as it is: the threshold rises with the number of templates."""
        return self._rule(self._basis)

    def _rule(self, basis: _Basis) -> DecisionRule:
        size = max(1, basis.index.distinct_count)
        threshold = basis.calibration.threshold(size, self._one_wrong_in)
        near = min(threshold, basis.calibration.threshold(size, NEAR_ONE_IN))
        return DecisionRule(threshold, near, self._margin, self._unclear_sub_label)

    def _considered(self, pages: Sequence[Page]) -> list[Page]:
        content = [page for page in pages if not page.blank]
        return content[:1] if self._deciding_page is DecidingPage.FIRST else content

    def _match(self, pages: Sequence[Page], rule: DecisionRule, basis: _Basis) -> list[PageMatch]:
        """Each page's best rotation with the candidates that decide."""
        size_px = basis.embedder.size_px
        matches = []
        for start in range(0, len(pages), _PAGES_AT_ONCE):
            part = pages[start : start + _PAGES_AT_ONCE]
            views = np.concatenate([four_rotations(page.image, size_px) for page in part])
            vectors = basis.embedder.embed(views).reshape(len(part), 4, -1)
            for page, turned in zip(part, vectors, strict=True):
                turn, candidates = basis.index.search(turned, SHOWN_LABELS)
                if self._templates is not None:
                    look = SecondLook(page.image, self._templates)
                    turn, candidates = self._look(look, turned, turn, candidates, rule, basis)
                matches.append(PageMatch(page.number, False, 90 * turn, candidates))
        return matches

    def _look(
        self, look: SecondLook, turned: Vectors, turn: int, candidates: tuple[Candidate, ...],
        rule: DecisionRule, basis: _Basis,
    ) -> tuple[int, tuple[Candidate, ...]]:  # fmt: skip
        """The turn and candidates once the page itself was looked at, as far as that is needed."""
        if decide(candidates, rule).kind is not VerdictKind.FILED:
            candidates = _aligned(look, candidates)
        if decide(candidates, rule).kind is VerdictKind.UNKNOWN:
            turn, candidates = _look_around(look, turned, turn, candidates, basis.index)
        if candidates and candidates[0].score >= rule.near:
            relatives = basis.index.relatives(
                candidates[0].template_id, _RELATED_FROM, _MOST_RELATIVES
            )
            candidates = look.settled(candidates, relatives, rule.margin)
        return turn, candidates


def _aligned(look: SecondLook, candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The best candidates aligned to the page; what agrees raises their scores."""
    near = [c for c in candidates[:_ALIGNED_LABELS] if c.score >= LOOK_TWICE_FROM]
    everyone = (*look.aligned(near), *candidates[len(near) :])
    return tuple(sorted(everyone, key=lambda candidate: -candidate.score))


def _look_around(
    look: SecondLook, turned: Vectors, turn: int, candidates: tuple[Candidate, ...],
    index: TemplateIndex,
) -> tuple[int, tuple[Candidate, ...]]:  # fmt: skip
    """The turn and candidates of a page that nothing is near to: another turn's, if one of them
    agrees better when aligned. A scan in black and white may have lost so much of its form that
    another form, upside down, comes first; lines and words still agree."""
    best = turn, candidates
    for other in range(len(turned)):
        if other != turn:
            _, found = index.search(turned[other : other + 1], SHOWN_LABELS)
            found = _aligned(look, found)
            if found and (not best[1] or found[0].score > best[1][0].score):
                best = other, found
    return best


def unreadable_verdict(error: KamiwakeError) -> Verdict:
    """A file that gave no pages: for review, with the reason."""
    return Verdict(VerdictKind.REVIEW, None, 0.0, 0.0, 1.0, 0, 1, str(error))


def _with_blanks(pages: Sequence[Page], matches: list[PageMatch]) -> tuple[PageMatch, ...]:
    blanks = [PageMatch(page.number, True, 0, ()) for page in pages if page.blank]
    shown = [replace(match, candidates=match.candidates[:SHOWN_LABELS]) for match in matches]
    return tuple(sorted((*shown, *blanks), key=lambda match: match.number))
