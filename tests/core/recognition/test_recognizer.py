from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.domain import (
    Candidate,
    DecidingPage,
    Label,
    Page,
    PageMatch,
    SubLabelPolicy,
    Template,
    Verdict,
    VerdictKind,
)
from core.errors import EmptyDocument
from core.imaging.preprocess import model_input
from core.recognition.index import TemplateIndex
from core.recognition.recognizer import Recognizer, unreadable_verdict


@pytest.fixture
def template_of(pixel_embedder):
    def make(number: int, label: Label, image) -> Template:
        (vector,) = pixel_embedder.embed(model_input(image, pixel_embedder.size_px)[None])
        return Template(number, label, vector)

    return make


@pytest.fixture
def index(template_of, draw_page) -> TemplateIndex:
    """Eight forms, one sample each: Form 1 is `draw_page(1)`, and so on."""
    return TemplateIndex([template_of(n, Label(f"Form {n}"), draw_page(n)) for n in range(1, 9)])


@pytest.fixture
def recognizer(pixel_embedder, index) -> Recognizer:
    return Recognizer(pixel_embedder, index, one_wrong_in=1000, margin=0.02)


def with_page(recognizer: Recognizer, page: DecidingPage) -> Recognizer:
    recognizer._deciding_page = page
    return recognizer


def page(number: int, image, blank: bool = False) -> Page:
    return Page(number, np.ascontiguousarray(image), blank)


def white() -> np.ndarray:
    return np.full((96, 64, 3), 255, np.uint8)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_turned_page_is_filed_and_its_rotation_told(recognizer, draw_page, turns: int) -> None:
    verdict = recognizer.recognize([page(1, np.rot90(draw_page(3), turns))])
    assert verdict.candidates[0] == Candidate(Label("Form 3"), pytest.approx(1, abs=1e-4), 3)
    assert len(verdict.candidates) == 5
    match = PageMatch(1, False, 90 * turns, verdict.candidates)
    assert verdict == Verdict(
        kind=VerdictKind.FILED,
        label=Label("Form 3"),
        score=verdict.candidates[0].score,
        margin=verdict.candidates[0].score - verdict.candidates[1].score,
        threshold=0.9,
        rotation=90 * turns,
        page=1,
        reason="Looks like Form 3.",
        candidates=verdict.candidates,
        pages=(match,),
        looked_twice=False,
    )


def test_unknown_paper_is_not_filed_and_still_gets_candidates(recognizer, draw_page) -> None:
    verdict = recognizer.recognize([page(1, draw_page(99))])
    assert (verdict.kind, verdict.label) == (VerdictKind.UNKNOWN, None)
    assert verdict.score < 0.8
    assert len(verdict.candidates) == 5


def test_nothing_registered_says_what_to_do(pixel_embedder, draw_page) -> None:
    verdict = Recognizer(pixel_embedder, TemplateIndex(), 1000, 0.02).recognize(
        [page(1, draw_page(1))]
    )
    assert (verdict.kind, verdict.candidates) == (VerdictKind.UNKNOWN, ())
    assert verdict.reason == "Nothing is registered yet. Register one sample first."


def test_a_page_between_the_two_thresholds_is_for_review(recognizer, draw_page) -> None:
    form, other = draw_page(3).astype(float), draw_page(99).astype(float)
    mixed = next(
        image
        for share in np.linspace(0, 1, 101)
        for image in [((1 - share) * form + share * other).astype(np.uint8)]
        if recognizer.recognize([page(1, image)]).score < 0.89
    )
    verdict = recognizer.recognize([page(1, mixed)])
    assert (verdict.kind, verdict.label) == (VerdictKind.REVIEW, None)
    assert verdict.reason == "Looks a little like Form 3, but not clearly enough."


def test_the_first_page_that_is_not_blank_decides(recognizer, draw_page) -> None:
    pages = [page(1, white(), True), page(2, draw_page(4)), page(3, draw_page(5))]
    verdict = recognizer.recognize(pages)
    assert (verdict.label, verdict.page) == (Label("Form 4"), 2)
    assert verdict.pages[0] == PageMatch(1, True, 0, ())


def test_the_best_page_decides_when_so_set(recognizer, draw_page) -> None:
    pages = [page(1, draw_page(99)), page(2, white(), True), page(3, np.rot90(draw_page(5)))]
    verdict = with_page(recognizer, DecidingPage.BEST).recognize(pages)
    assert (verdict.label, verdict.page, verdict.rotation) == (Label("Form 5"), 3, 90)
    assert [(m.number, m.blank) for m in verdict.pages] == [(1, False), (2, True), (3, False)]


def test_a_document_of_many_pages_is_embedded_in_parts(
    recognizer, pixel_embedder, draw_page
) -> None:
    pages = [page(n, draw_page(100 + n)) for n in range(1, 41)]
    pages[30] = page(31, draw_page(2))
    pixel_embedder.batches.clear()
    verdict = with_page(recognizer, DecidingPage.BEST).recognize(pages)
    assert (verdict.label, verdict.page, len(verdict.pages)) == (Label("Form 2"), 31, 40)
    assert sum(pixel_embedder.batches) == 160
    assert max(pixel_embedder.batches) <= 64


@pytest.mark.parametrize(
    ("pages", "number", "reason"),
    [
        ([], 1, "The document has no pages."),
        (
            [page(1, white(), True), page(2, white(), True)],
            1,
            "Every page is blank: delete it, or file it by hand.",
        ),
        ([page(7, white(), True)], 7, "The page is blank: delete it, or file it by hand."),
    ],
)
def test_blank_documents_are_for_review(recognizer, pages, number: int, reason: str) -> None:
    blanks = tuple(PageMatch(p.number, True, 0, ()) for p in pages)
    assert recognizer.recognize(pages) == Verdict(
        VerdictKind.REVIEW, None, 0.0, 0.0, 0.9, 0, number, reason, (), blanks
    )


def test_a_new_template_is_known_to_the_next_page(
    recognizer, index, template_of, draw_page
) -> None:
    assert recognizer.recognize([page(1, draw_page(50))]).kind is VerdictKind.UNKNOWN
    index.add([template_of(50, Label("New"), draw_page(50))])
    assert recognizer.recognize([page(1, draw_page(50))]).label == Label("New")


@pytest.mark.parametrize("policy", list(SubLabelPolicy))
def test_six_alike_sub_labels_do_not_hide_that_the_class_is_unclear(
    pixel_embedder, template_of, draw_page, policy: SubLabelPolicy
) -> None:
    """The best five labels are all of one class; the class behind them is as likely."""
    form = draw_page(1)
    labels = [*(Label("A", f"edition {n}") for n in range(6)), Label("B")]
    index = TemplateIndex([template_of(n, label, form) for n, label in enumerate(labels)])
    recognizer = Recognizer(pixel_embedder, index, 1000, 0.02, unclear_sub_label=policy)
    verdict = recognizer.recognize([page(1, form)])
    assert (verdict.kind, verdict.label) == (VerdictKind.REVIEW, None)
    assert verdict.reason == "Looks like A / edition 0, but just as much like B."
    assert [c.label for c in verdict.candidates] == labels[:5]
    assert verdict.pages[0].candidates == verdict.candidates


def test_the_threshold_rises_with_the_library(
    pixel_embedder, template_of, draw_page, flat_calibration
) -> None:
    pixel_embedder.calibration = replace(
        flat_calibration, thresholds=((0.7, 0.7, 0.7, 0.7), (0.9, 0.9, 0.9, 0.9))
    )
    index = TemplateIndex([template_of(1, Label("A"), draw_page(1))])
    recognizer = Recognizer(pixel_embedder, index, 1000, 0.02)
    thresholds = [recognizer.rule().threshold]
    for n in range(2, 5):
        index.add([template_of(n, Label(f"{n}"), draw_page(n))])
        thresholds.append(recognizer.rule().threshold)
    index.add([template_of(9, Label("4"), draw_page(4))])
    assert thresholds == sorted(set(thresholds))
    assert recognizer.rule().threshold == thresholds[-1]  # the same page again counts once


def test_the_rules_of_another_promise_are_told_and_change_nothing(
    recognizer, pixel_embedder, flat_calibration
) -> None:
    strict = replace(flat_calibration, thresholds=((0.5, 0.6, 0.7, 0.8), (0.5, 0.6, 0.7, 0.8)))
    pixel_embedder.calibration = strict
    recognizer.take(pixel_embedder, recognizer._basis.index)
    now = recognizer.rule()
    first, second = recognizer.rules_at(100_000)
    assert now.threshold < second.threshold == first.threshold == 0.8
    assert recognizer.rules_at(1000)[1] == recognizer.rule() == now


def test_a_file_that_cannot_be_read_is_for_review() -> None:
    error = EmptyDocument("a.pdf is empty.", "Scan it again.", "a.pdf")
    assert unreadable_verdict(error) == Verdict(
        VerdictKind.REVIEW, None, 0.0, 0.0, 1.0, 0, 1, "a.pdf is empty. Scan it again."
    )


def test_a_document_under_way_is_judged_by_one_model_whatever_is_taken_meanwhile(
    recognizer, pixel_embedder, draw_page, monkeypatch
) -> None:
    """The other model has other dimensions: a mixture of the two would fail."""
    expected = recognizer.recognize([page(1, draw_page(3))])
    other = type(pixel_embedder)(pixel_embedder.calibration)
    other.size_px = pixel_embedder.size_px // 2
    vector = other.embed(model_input(draw_page(5), other.size_px)[None])
    only_five = TemplateIndex([Template(5, Label("Form 5"), vector[0])])
    embed = pixel_embedder.embed

    def embed_while_another_is_taken(images):
        recognizer.take(other, only_five)
        return embed(images)

    monkeypatch.setattr(pixel_embedder, "embed", embed_while_another_is_taken)
    assert recognizer.recognize([page(1, draw_page(3))]) == expected
    assert str(recognizer.recognize([page(1, draw_page(5))]).candidates[0].label) == "Form 5"
    assert [c.template_id for c in recognizer.recognize([page(1, draw_page(3))]).candidates] == [5]
