"""Editions told apart by the recognizer, over real pages and the shipped model."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.domain import Candidate, Label, Page, SubLabelPolicy, Template, VerdictKind
from core.errors import LibraryError
from core.imaging.preprocess import model_input
from core.recognition.embedding import Embedder, default_model
from core.recognition.features import Features
from core.recognition.index import TemplateIndex
from core.recognition.recognizer import Recognizer
from core.recognition.second_look import KnownTemplates, SecondLook
from core.recognition.twins import Twins


class Memory:
    """An archive of pages that counts what it is asked for."""

    def __init__(self, pages: dict[int, np.ndarray]) -> None:
        self.pages = pages
        self.asked: list[int] = []
        self._features: dict[int, Features] = {}
        self._pairs: dict[tuple[int, int], tuple[Twins | None]] = {}

    def image(self, template_id: int) -> np.ndarray:
        self.asked.append(template_id)
        return self.pages[template_id]

    def features(self, template_id: int) -> Features | None:
        return self._features.get(template_id)

    def keep_features(self, template_id: int, features: Features) -> None:
        self._features[template_id] = features

    def pair(self, first_id: int, second_id: int) -> tuple[Twins | None] | None:
        return self._pairs.get((first_id, second_id))

    def keep_pair(self, first_id: int, second_id: int, twins: Twins | None) -> None:
        self._pairs[first_id, second_id] = (twins,)


def edition(form: np.ndarray, text: str, at: float = 0.985, size: float = 1.0) -> np.ndarray:
    page = form.copy()
    height, width = page.shape[:2]
    place, scale = (int(0.3 * width), int(at * height)), size * height / 2200
    cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, (30, 30, 30), 1)
    return page


def scanned(page: np.ndarray, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-1.5, 1.5)), 0.99)
    turned = cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255))
    noisy = cv2.GaussianBlur(turned, (0, 0), 0.6) * 0.94 + rng.normal(0, 4, (height, width, 1))
    return np.clip(noisy, 0, 255).astype(np.uint8)


@pytest.fixture
def form(samples: Path) -> np.ndarray:
    path = sorted((samples / "library").rglob("*.png"))[1]
    return np.array(Image.open(path).convert("RGB"))


@pytest.fixture
def editions(form: np.ndarray) -> dict[str, np.ndarray]:
    return {
        "2022": edition(form, "Claim 12/2022"),
        "2023": edition(form, "Claim 12/2023"),
        "2024": edition(edition(form, "Claim 03/2024"), "State your tax number", 0.5),
    }


def recognizer_of(
    pages: dict[Label, np.ndarray], policy: SubLabelPolicy = SubLabelPolicy.REVIEW
) -> tuple[Recognizer, Memory]:
    embedder = Embedder(default_model())
    numbered = dict(enumerate(pages.values(), 1))
    templates = []
    for number, (label, page) in enumerate(pages.items(), 1):
        (vector,) = embedder.embed(model_input(page, embedder.size_px)[None])
        templates.append(Template(number, label, vector))
    memory = Memory(numbered)
    recognizer = Recognizer(
        embedder, TemplateIndex(templates), 1000, 0.02, KnownTemplates(memory),
        unclear_sub_label=policy,
    )  # fmt: skip
    return recognizer, memory


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
def test_every_edition_is_filed_as_itself(editions, year: str, turns: int) -> None:
    recognizer, _ = recognizer_of({Label("Claim", name): p for name, p in editions.items()})
    page = np.ascontiguousarray(np.rot90(scanned(editions[year], int(year)), turns))
    verdict = recognizer.recognize([Page(1, page)])
    assert verdict.candidates[0].label == Label("Claim", year)
    assert verdict.kind is VerdictKind.FILED
    assert verdict.rotation == 90 * turns
    assert verdict.margin >= 0.02


@pytest.mark.parametrize("policy", list(SubLabelPolicy))
def test_an_edition_that_cannot_be_seen_is_not_guessed(editions, policy: SubLabelPolicy) -> None:
    recognizer, _ = recognizer_of(
        {Label("Claim", name): editions[name] for name in ("2022", "2023")}, policy
    )
    page = scanned(editions["2023"], 5)
    page[-page.shape[0] // 12 :] = 250  # the foot was cut off
    verdict = recognizer.recognize([Page(1, page)])
    assert "are equally likely" in verdict.reason
    if policy is SubLabelPolicy.REVIEW:
        assert (verdict.kind, verdict.label) == (VerdictKind.REVIEW, None)
    else:
        assert (verdict.kind, verdict.label) == (VerdictKind.FILED, Label("Claim"))


def test_an_edition_that_nobody_registered_is_not_filed_as_its_neighbour(form: np.ndarray) -> None:
    """The editions that are known differ in their foot; the page lacks a line that both have."""
    without = form.copy()
    height = len(form)
    without[int(0.47 * height) : int(0.52 * height)] = 255
    both = without.copy()
    place = (form.shape[1] // 8, height // 2)
    text = "State your tax number and the year"
    cv2.putText(both, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20, 20, 20), 2)
    known = {f"{year}": edition(both, f"Claim 12/{year}") for year in (2023, 2024)}
    recognizer, _ = recognizer_of({Label("Claim", name): p for name, p in known.items()})
    other = recognizer.recognize([Page(1, scanned(edition(without, "Claim 12/2024"), 11))])
    assert "print is missing" in other.reason
    assert (other.kind, other.label, other.print_missing) == (VerdictKind.REVIEW, None, True)
    own = recognizer.recognize([Page(1, scanned(known["2024"], 12))])
    assert (own.kind, own.label) == (VerdictKind.FILED, Label("Claim", "2024"))
    assert not own.print_missing


def test_twins_of_two_classes_are_told_apart_as_well(editions) -> None:
    recognizer, _ = recognizer_of({Label(f"Form {n}"): p for n, p in editions.items()})
    verdict = recognizer.recognize([Page(1, scanned(editions["2024"], 6))])
    assert (verdict.kind, verdict.label) == (VerdictKind.FILED, Label("Form 2024"))


def test_the_same_page_under_two_names_is_for_a_person(form: np.ndarray) -> None:
    recognizer, _ = recognizer_of({Label("Claim"): form, Label("Demand"): form})
    verdict = recognizer.recognize([Page(1, scanned(form, 7))])
    assert verdict.kind is VerdictKind.REVIEW
    assert "just as much like" in verdict.reason


def test_an_edition_far_down_the_list_still_wins(form: np.ndarray) -> None:
    """More editions than candidates are shown."""
    pages = {f"{year}": edition(form, f"Claim {year}", 0.5, 1.4) for year in range(2011, 2019)}
    recognizer, _ = recognizer_of({Label("Claim", name): p for name, p in pages.items()})
    for year in ("2011", "2014", "2018"):
        verdict = recognizer.recognize([Page(1, scanned(pages[year], int(year)))])
        assert verdict.candidates[0].label.sub_label == year


def test_templates_are_worked_out_once(editions) -> None:
    recognizer, memory = recognizer_of({Label("Claim", n): p for n, p in editions.items()})
    recognizer.recognize([Page(1, scanned(editions["2022"], 8))])
    asked = len(memory.asked)
    recognizer.recognize([Page(1, scanned(editions["2023"], 9))])
    assert asked > 0
    assert len(memory.asked) == asked


def test_a_relative_never_raises_the_score(editions) -> None:
    """Its score is its likeness to a template; the page may be none of them."""
    pages = dict(enumerate(editions.values(), 1))
    look = SecondLook(scanned(editions["2024"], 10), KnownTemplates(Memory(pages)))
    found = [Candidate(Label("Claim", "2022"), 0.61, 1)]
    relatives = [Candidate(Label("Claim", "2024"), 0.99, 3)]
    settled = look.settled(found, relatives, 0.02)
    assert [(one.label.sub_label, one.score) for one in settled] == [
        ("2024", 0.61), ("2022", pytest.approx(0.57)),
    ]  # fmt: skip


def without_and_with_a_line(form: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    without = form.copy()
    without[int(0.47 * len(form)) : int(0.52 * len(form))] = 255
    line = without.copy()
    place = (form.shape[1] // 8, len(form) // 2)
    cv2.putText(line, "State your tax number", place, cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20,) * 3, 2)
    return without, line


def test_the_best_edition_is_asked_for_missing_print_where_the_embedding_was_clear(
    form: np.ndarray,
) -> None:
    """Then nothing was laid on anything before."""
    without, both = without_and_with_a_line(form)
    pages = {number: edition(both, f"Claim {2022 + number}") for number in (1, 2)}
    found = [Candidate(Label("Claim", f"{2022 + number}"), 0.99, number) for number in pages]
    for page, missing in ((edition(without, "Claim 2023"), True), (pages[1], False)):
        look = SecondLook(scanned(page, 4), KnownTemplates(Memory(pages)))
        best = look.settled(found, [], 0.02)[0]
        assert (best.label.sub_label, best.print_missing) == ("2023", missing)


@pytest.mark.parametrize(("scale", "missing"), [(1.0, True), (0.45, False)])
def test_print_is_called_missing_only_where_it_could_be_seen(
    form: np.ndarray, scale: float, missing: bool
) -> None:
    without, both = without_and_with_a_line(form)
    pages = {number: edition(both, f"Claim {2022 + number}") for number in (1, 2)}
    found = [Candidate(Label("Claim", f"{2022 + number}"), 0.9, number) for number in pages]
    page = cv2.resize(
        scanned(edition(without, "Claim 2023"), 4), None, fx=scale, fy=scale,
        interpolation=cv2.INTER_AREA,
    )  # fmt: skip
    look = SecondLook(page, KnownTemplates(Memory(pages)))
    assert look._overlay(1).missing
    assert {one.print_missing for one in look.aligned(found)} == {missing}
    assert look.settled(found, [], 0.02)[0].print_missing is missing


def on_a_desk(page: np.ndarray) -> np.ndarray:
    """A photo in which the sheet takes a third of the picture."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[0.2, 0.25], [0.75, 0.3], [0.8, 0.9], [0.15, 0.85]]) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    return cv2.warpPerspective(page, matrix, (width, height), borderValue=(70, 50, 30))


@pytest.mark.parametrize("turns", range(4))
def test_a_small_sheet_on_a_desk_is_found_in_every_turn(samples: Path, turns: int) -> None:
    paths = sorted((samples / "library").rglob("*.png"))
    pages = {Label(p.parent.name, p.stem): np.array(Image.open(p).convert("RGB")) for p in paths}
    recognizer, _ = recognizer_of(pages)
    label = list(pages)[2]
    photo = np.ascontiguousarray(np.rot90(on_a_desk(pages[label]), turns))
    verdict = recognizer.recognize([Page(1, photo)])
    assert (verdict.kind, verdict.label) == (VerdictKind.FILED, label)
    assert verdict.rotation == 90 * turns


@pytest.mark.parametrize("year", ["2023", "2024"])
def test_a_date_at_the_foot_is_read_beside_a_patterned_desk(form: np.ndarray, year: str) -> None:
    pages = {each: edition(form, f"Claim {each}", 0.99, 1.0) for each in ("2023", "2024")}
    recognizer, _ = recognizer_of({Label("Claim", name): p for name, p in pages.items()})
    height, width = form.shape[:2]
    rng = np.random.default_rng(3)
    cells = rng.integers(0, 2, ((height + 160) // 8, (width + 160) // 8), np.uint8) * 200 + 20
    desk = cv2.resize(cells, (width + 160, height + 160), interpolation=cv2.INTER_NEAREST)
    photo = np.repeat(desk[..., None], 3, axis=2)
    photo[80:-80, 80:-80] = scanned(pages[year], int(year))
    verdict = recognizer.recognize([Page(1, photo)])
    assert verdict.candidates[0].label == Label("Claim", year)
    assert verdict.margin >= 0.02


def test_a_photo_from_too_far_says_so(form: np.ndarray, samples: Path) -> None:
    """Unknown or not clear; what is clear all the same needs no advice."""
    path = sorted((samples / "library").rglob("*.png"))[-1]
    other = np.array(Image.open(path).convert("RGB"))
    recognizer, _ = recognizer_of({Label("Claim"): other})
    height, width = form.shape[:2]
    desk = np.full((21 * height // 10, 21 * width // 10, 3), (70, 50, 30), np.uint8)
    desk[height // 2 : 3 * height // 2, width // 2 : 3 * width // 2] = form
    verdict = recognizer.recognize([Page(1, desk)])
    assert verdict.kind is not VerdictKind.FILED
    assert verdict.reason.endswith("take it from nearer.")
    near = recognizer.recognize([Page(1, on_a_desk(form))])
    assert near.kind is not VerdictKind.FILED
    assert "nearer" not in near.reason


class _Drawn:
    """An index whose answers are written down, one for each turn."""

    distinct_count = 2

    def __init__(self, answers: dict[int, tuple[Candidate, ...]], best: int) -> None:
        self.answers, self.best, self.asked = answers, best, 0

    def search(self, vectors: np.ndarray, labels: int) -> tuple[int, tuple[Candidate, ...]]:
        if len(vectors) == 4:
            return self.best, self.answers[self.best]
        self.asked += 1
        others = [turn for turn in range(4) if turn != self.best]
        return 0, self.answers[others[self.asked - 1]]

    def relatives(self, *_: object) -> tuple[Candidate, ...]:
        return ()


def test_a_rival_of_another_turn_stays_a_rival(form: np.ndarray, flat_calibration) -> None:
    """A page that is half like one form and, upside down, a little more like another."""

    class Flat:
        size_px, calibration, aligned_calibration = 32, flat_calibration, None

        def embed(self, images: np.ndarray) -> np.ndarray:
            return np.ones((len(images), 4), np.float32) / 2

    one, other = Candidate(Label("A"), 0.79, 1), Candidate(Label("B"), 0.78, 2)
    index = _Drawn({0: (one,), 1: (), 2: (other,), 3: ()}, best=0)
    blank = np.full((400, 300, 3), 255, np.uint8)
    templates = KnownTemplates(Memory({1: blank, 2: blank}))
    recognizer = Recognizer(Flat(), index, 1000, 0.02, templates)
    verdict = recognizer.recognize([Page(1, blank)])
    assert [candidate.label.class_name for candidate in verdict.candidates] == ["A", "B"]
    assert verdict.margin == pytest.approx(0.01)


def test_what_was_prepared_need_not_be_worked_out_for_the_first_scan(editions) -> None:
    recognizer, memory = recognizer_of({Label("Claim", n): p for n, p in editions.items()})
    prepared = 0
    while recognizer.prepare():
        prepared += 1
    assert prepared == 3
    pairs = dict(memory._pairs)
    assert set(pairs) == {(1, 2), (1, 3), (2, 3)}
    verdict = recognizer.recognize([Page(1, scanned(editions["2024"], 11))])
    assert verdict.label == Label("Claim", "2024")
    assert memory._pairs == pairs


def test_a_page_that_is_gone_does_not_stop_preparing(editions) -> None:
    class Damaged(Memory):
        def image(self, template_id: int) -> np.ndarray:
            if template_id == 2:
                raise LibraryError("The stored page 2 is damaged.")
            return super().image(template_id)

    recognizer, memory = recognizer_of({Label("Claim", n): p for n, p in editions.items()})
    recognizer._templates = KnownTemplates(Damaged(memory.pages))
    assert [recognizer.prepare() for _ in range(4)] == [True, True, True, False]


def test_an_empty_library_knows_nothing(form: np.ndarray) -> None:
    embedder = Embedder(default_model())
    recognizer = Recognizer(embedder, TemplateIndex(), 1000, 0.02, KnownTemplates(Memory({})))
    verdict = recognizer.recognize([Page(1, form)])
    assert (verdict.kind, verdict.candidates) == (VerdictKind.UNKNOWN, ())
    assert "Register one sample first" in verdict.reason
