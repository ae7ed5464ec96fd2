"""The benchmark of accuracy: its figures, its command on the bundled samples, and, where the
images of real forms are, what was reached on them."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image as PillowImage

sys.path[:0] = [str(Path(__file__).parent)]
# ruff: noqa: E402

import bench_accuracy
from accuracy import baselines, orb
from accuracy.answers import MARGIN, Answer, AnswersFile, answers_of
from accuracy.bench import Bench, Others
from accuracy.bench_set import Probe, Template, load_set, load_templates, page_of, thinned
from accuracy.diagnosis import diagnosis
from accuracy.facts import Difference, Facts, look_at
from accuracy.failures import Failure, Kind, failures_of
from accuracy.figures import figures_of, pairs_of_answers, pairs_of_scores
from accuracy.other_pages import PREFIX, copied, draw_other_pages

from core.domain import Candidate, Label, VerdictKind
from core.recognition.alignment import Agreement
from training.data.fonts import FontsMissing
from training.metrics import Share

BENCH = Path(
    os.environ.get("KAMIWAKE_BENCH", Path(__file__).parents[3] / "shared" / "data" / "bench")
)
A, B, OTHER = Label("form", "2023"), Label("form", "2024"), Label("letter")
UNKNOWN = Label("")
MISLABELLED, NOT_REGISTERED = "mislabelled.jpg", "not registered.jpg"


def answer(
    *candidates: tuple[Label, float], verdict: VerdictKind = VerdictKind.REVIEW,
    filed_as: Label | None = None,
) -> Answer:  # fmt: skip
    found = tuple(Candidate(label, score, 0) for label, score in candidates)
    return Answer(found, verdict, filed_as, threshold=0.8)


def filed(label: Label, score: float = 0.95) -> Answer:
    return answer((label, score), verdict=VerdictKind.FILED, filed_as=label)


def probe(label: Label = UNKNOWN, kind: str = "scan", twin: str = "") -> Probe:
    return Probe(Path("page.png"), label, kind, twin)


@pytest.fixture(scope="module")
def sample_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundled samples as a set. Two scans of registered forms are said to be something else: the
    program has to fail on them."""
    samples = Path(bench_accuracy.__file__).parents[2] / "resources" / "samples"
    folder = tmp_path_factory.mktemp("sets") / "samples"
    shutil.copytree(samples / "library", folder / "templates")
    (folder / "probes").mkdir()
    with (samples / "expected.csv").open(newline="", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["file"].endswith((".jpg", ".png"))]
    known = [row for row in rows if row["class"]]
    single = next(row for row in known if not row["sub_label"] and row["kind"] == "scan")
    chosen = [*known[:6], *[row for row in rows if not row["class"]][:2]]
    chosen = [{**row, "name": row["file"]} for row in chosen]
    other = next(row for row in known if row["class"] != single["class"])
    label = {"class": other["class"], "sub_label": other["sub_label"]}
    chosen.append({**single, **label, "name": MISLABELLED})
    chosen.append({**single, "class": "", "sub_label": "", "name": NOT_REGISTERED})
    with (folder / "probes.csv").open("w", newline="", encoding="utf-8") as table:
        writer = csv.writer(table)
        writer.writerow(("file", "class", "sub_label", "kind", "rotation", "twin"))
        for row in chosen:
            shutil.copy(samples / "scans" / row["file"], folder / "probes" / row["name"])
            twin = "clear" if row["sub_label"] else "alone"
            writer.writerow(
                (row["name"], row["class"], row["sub_label"], row["kind"], row["rotation"], twin)
            )
    return folder


def test_thinning_leaves_every_kind_and_distance() -> None:
    alternating = [probe(A, "scan", "hair"), probe(A, "phone", "hair")] * 4 + [probe(), probe()]
    kept = thinned(alternating, 4)
    assert [(one.kind, one.known) for one in kept] == [
        ("scan", True), ("phone", True), ("scan", False),
    ]  # fmt: skip


@pytest.mark.parametrize("method", ["pixels", "phash"])
def test_a_turned_page_is_like_itself_and_less_like_another(method: str, sample_set: Path) -> None:
    pages = [page_of(one.path) for one in load_templates(sample_set / "templates")[:2]]
    gallery = [baselines.METHODS[method](page)[0] for page in pages]
    turned = baselines.METHODS[method](np.ascontiguousarray(np.rot90(pages[0])))
    own, other = ((turned @ row).max() for row in gallery)
    assert own > 0.97
    assert other < own - 0.1


def test_an_edition_is_unclear_only_where_the_class_is_certain() -> None:
    assert answer((A, 0.9), (B, 0.89), (OTHER, 0.5)).edition_unclear(MARGIN)
    assert not answer((A, 0.9), (B, 0.89), (OTHER, 0.885)).edition_unclear(MARGIN)
    assert not answer((A, 0.9), (OTHER, 0.89)).edition_unclear(MARGIN)
    assert not answer((A, 0.7), (B, 0.69)).edition_unclear(MARGIN), "below the threshold"
    assert answer((A, 0.9), (B, 0.8)).edition_unclear(MARGIN), "some of its print is missing"
    assert not filed(A).edition_unclear(MARGIN)
    assert not Answer((), VerdictKind.UNKNOWN).edition_unclear(MARGIN)


def test_figures_count_what_was_filed_and_what_was_left_open() -> None:
    told = [
        (probe(A, "scan", "slight"), filed(A)),
        (probe(A, "scan", "slight"), filed(B)),
        (probe(A, "scan", "hair"), answer((B, 0.9), (A, 0.89))),
        (probe(A, "phone", "hair"), answer((OTHER, 0.9), (A, 0.6))),
        (probe(A, "phone", "clear"), filed(Label("form"))),
        (probe(), filed(OTHER, 0.96)),
        (probe(), answer((A, 0.3), verdict=VerdictKind.UNKNOWN)),
    ]
    found = figures_of("twins", [p for p, _ in told], [a for _, a in told], MARGIN)
    everything = found.group("")
    assert (everything.classes, everything.labels) == (Share(4, 5), Share(1, 5))
    assert (everything.unclear, everything.wrong) == (1, Share(3, 5))
    assert found.group("scan", "hair").wrong == Share(0, 1)
    assert found.group("scan", "not hair").labels == Share(1, 2)
    filing = found.filing
    assert filing is not None
    assert (filing.right, filing.wrong) == (Share(1, 5), Share(1, 5))
    assert (filing.right_but_hair, filing.unknown) == (Share(1, 3), Share(1, 2))
    assert found.open_set is not None
    assert found.open_set.filed_right == Share(0, 5), "0.96, of an unknown one, is above all"


def test_failures_come_worst_first() -> None:
    told = [
        (probe(A), answer((A, 0.7))),
        (probe(A), answer((A, 0.9), (B, 0.89))),
        (probe(A), answer((B, 0.7), (A, 0.6))),
        (probe(A), answer((OTHER, 0.9))),
        (probe(), filed(A)),
        (probe(A), filed(B)),
        (probe(A), filed(A)),
        (probe(), answer((A, 0.3), verdict=VerdictKind.UNKNOWN)),
    ]
    found = failures_of([p for p, _ in told], [a for _, a in told], MARGIN)
    assert [failure.kind for failure in found] == list(Kind)


def test_pairs_that_are_no_candidates_score_nothing() -> None:
    templates = [Template(Path("t.png"), label) for label in (A, B, OTHER)]
    probes = [probe(A), probe(B)]
    given = [answer((A, 0.9), (B, 0.4)), answer((A, 0.8))]
    scores = np.array([[0.9, 0.4, 0], [0.8, 0, 0]], np.float32)
    assert pairs_of_answers(given, templates, probes) == pairs_of_scores(scores, templates, probes)
    assert answers_of(scores, templates)[0].candidates[0].label == A


def facts(**changed: Any) -> Facts:
    plain = {
        "outline": True, "scale": 1.0, "picture_px_per_mm": 5.0, "template_px_per_mm": 5.0,
        "shown": 1.0, "right": Agreement(300, 0.8), "said": Agreement(290, 0.8), "rank": 1,
        "behind": 0.03, "difference": Difference(3, 3, 9.0, 0.01),
    }  # fmt: skip
    return Facts(**{**plain, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "differ at 3 places, by marks of up to 9 px in this picture"),
        ({"difference": Difference(3, 3, 1.4, 0.01)}, "1.4 px wide in this picture"),
        ({"difference": Difference(3, 0, 9.0, 0.01)}, "outside the picture"),
        ({"difference": Difference(3, 1, 9.0, 0.01)}, "at 3 places, 2 of them outside the picture"),
        ({"difference": Difference(0, 0, 0.0, 0.01)}, "pictures look the same"),
        ({"right": Agreement(9, 0.05)}, "could not be laid on its own form"),
        ({"difference": None, "said": Agreement(9, 0.05)}, "and not on the other one"),
        ({"difference": Difference(3, 3, 9.0, -0.4)}, "rather the other one (-0.40)"),
        ({"difference": Difference(3, 3, 9.0, 0.4)}, "rather the right one (+0.40)"),
        ({"behind": 0.003}, "second, only 0.003 behind"),
        ({"rank": None}, "not among the first 2"),
        ({"shown": 0.7}, "shows 70 % of the sheet"),
        ({"picture_px_per_mm": 2.0}, "coarse: 2.0 px a millimetre"),
    ],
)
def test_a_diagnosis_tells_the_fact_that_explains(changed: dict[str, Any], expected: str) -> None:
    failure = Failure(Kind.WRONG_LABEL, probe(A), answer((B, 0.9), (A, 0.87)))
    assert expected in " ".join(diagnosis(failure, facts(**changed)))


def test_a_failure_is_looked_at_on_its_own_template_and_on_the_other(
    sample_set: Path, tmp_path: Path
) -> None:
    old = page_of(load_templates(sample_set / "templates")[0].path)
    new = old.copy()
    height, width = old.shape[:2]
    cv2.putText(
        new, "2024", (width // 3, height // 2), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (0, 0, 0), 2
    )  # fmt: skip
    templates = []
    for label, image in ((A, old), (B, new)):
        path = tmp_path / f"{label.sub_label}.png"
        PillowImage.fromarray(image).save(path)
        templates.append(Template(path, label))
    upper_half = tmp_path / "page.png"
    PillowImage.fromarray(new[: int(0.7 * height)]).save(upper_half)
    failure = Failure(
        Kind.WRONG_LABEL, Probe(upper_half, B, "scan"), answer((A, 0.9), (B, 0.89))
    )  # fmt: skip
    looked = look_at(failure, templates)
    found = looked.facts
    assert found.right is not None
    assert found.right.points >= found.said.points > 100
    assert found.scale == pytest.approx(1, abs=0.01)
    assert found.shown == pytest.approx(0.7, abs=0.02)
    assert (found.rank, round(found.behind, 3)) == (1, 0.01)
    assert found.difference is not None
    assert found.difference.within == found.difference.places == 1
    assert 5 < found.difference.largest_px < 30
    assert found.difference.says is not None
    assert found.difference.says > 0.5
    (close,) = looked.close_ups
    like_right, like_other = (
        float(np.abs(close.picture.astype(int) - each).mean()) for each in (close.right, close.said)
    )
    assert 2 * like_right < like_other


def test_most_points_agree_with_the_own_template(sample_set: Path) -> None:
    tested = load_set(sample_set)
    one = next(probe for probe in tested.probes if probe.known and not probe.label.sub_label)
    own = next(template for template in tested.templates if template.label == one.label)
    others = [template for template in tested.templates if template != own][:2]
    ((probe, row),) = orb.compare([others[0], own, others[1]], [one], 1)
    assert probe == one
    first, right, last = row.points
    assert right > 3 * max(first, last, 20)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.headings: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag if tag in ("h2", "h3") else self._in
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        self._in = "" if tag == self._in else self._in

    def handle_data(self, data: str) -> None:
        if self._in:
            self.headings.append(data.strip())


def test_the_command_measures_and_shows_what_failed(
    sample_set: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    html, kept, values = (tmp_path / name for name in ("page.html", "answers.json", "all.json"))
    methods = "phash,embedding,sheet,twins"
    files = ["--html", str(html), "--answers", str(kept), "--json", str(values)]
    asked = [str(sample_set), "--methods", methods, "--workers", "1", *files]
    bench_accuracy.main([*asked, "--cost", "2"])
    printed = capsys.readouterr().out
    for name in ("perceptual hash", "embedding alone", "+ sheet", "+ twins: the program"):
        assert name in printed
    assert "2 pages" in printed or "1 pages" in printed
    by_method = {one["method"]: one for one in json.loads(values.read_text("utf-8"))["methods"]}
    for method in ("embedding", "sheet", "twins"):
        classes = by_method[method]["groups"][0]["classes"]
        assert (classes["hits"], classes["of"]) == (6, 7), method
    filing = by_method["twins"]["filing"]
    assert (filing["right"]["hits"], filing["wrong"]["hits"]) == (6, 1)
    assert (filing["unknown"]["hits"], filing["unknown"]["of"]) == (1, 3)
    shown = _Page()
    shown.feed(html.read_text("utf-8"))
    assert shown.headings == [
        Kind.FILED_WRONG, "1", MISLABELLED, Kind.UNKNOWN_FILED, "1", NOT_REGISTERED,
    ]  # fmt: skip
    assert shown.sources
    assert all(source.startswith("data:image/webp;base64,") for source in shown.sources)

    # What is kept is not asked again: a change of it shows.
    text = json.loads(kept.read_text("utf-8"))
    text["methods"]["twins"]["answers"][MISLABELLED] |= {"verdict": "review", "filed_as": None}
    kept.write_text(json.dumps(text), "utf-8")
    bench_accuracy.main(asked)
    again = {one["method"]: one for one in json.loads(values.read_text("utf-8"))["methods"]}
    assert again["twins"]["filing"]["wrong"]["hits"] == 0
    assert {name: again[name] for name in again if name != "twins"} == {
        name: by_method[name] for name in by_method if name != "twins"
    }


def test_other_pages_are_searched_too_under_names_of_their_own(
    sample_set: Path, tmp_path: Path
) -> None:
    """Here they are the probes themselves: nothing can be more like them."""
    tested = load_set(sample_set)
    for number, one in enumerate(tested.probes):
        (tmp_path / "tree" / str(number)).mkdir(parents=True)
        shutil.copy(one.path, tmp_path / "tree" / str(number) / f"page{one.path.suffix}")
    tree = copied(tmp_path / "tree", tmp_path / "copy")
    templates = load_templates(tmp_path / "tree", PREFIX)
    assert load_templates(tree) == tuple(
        Template(tree / one.label.class_name / one.path.name, one.label) for one in templates
    )
    kept = AnswersFile(None, sample_set)
    alone = Bench(tested, kept, tmp_path / "a")
    beside = Bench(tested, kept, tmp_path / "b", 1, Others(tree, templates))
    (before,), (after,) = alone.figures(["pixels"]), beside.figures(["pixels"])
    assert before.group("").labels.hits > 0
    assert after.group("").labels == Share(0, before.group("").labels.of)


def test_other_pages_are_drawn_all_different(tmp_path: Path) -> None:
    try:
        draw_other_pages(tmp_path / "others", 3, 1)
    except FontsMissing as missing:
        pytest.skip(str(missing))
    pages = [page_of(one.path) for one in load_templates(tmp_path / "others")]
    vectors = [baselines.pixels(page)[0] for page in pages]
    assert len(pages) == 3
    assert max(a @ b for a, b in combinations(vectors, 2)) < 0.9


real_forms = pytest.mark.skipif(
    not BENCH.is_dir(), reason=f"the benchmark images are not at {BENCH}"
)


@pytest.mark.bench
@real_forms
def test_the_plain_methods_find_on_real_forms_what_is_known_of_them(tmp_path: Path) -> None:
    bench = Bench(load_set(BENCH), AnswersFile(None, BENCH), tmp_path / "profile", 2)
    pixels, embedding = bench.figures(["pixels", "embedding"])
    assert pixels.group("scan").classes == Share(101, 107)
    assert pixels.group("scan").labels == Share(76, 107)
    assert embedding.group("scan").classes.value >= 0.95
    assert embedding.group("phone").classes.value >= 0.85


@pytest.mark.bench
@real_forms
def test_the_program_finds_real_forms_and_files_no_unknown_paper(tmp_path: Path) -> None:
    bench = Bench(load_set(BENCH, every=3), AnswersFile(None, BENCH), tmp_path / "profile", 2)
    (program,) = bench.figures(["twins"])
    assert program.group("scan").classes.value >= 0.95
    assert program.group("phone").classes.value >= 0.85
    assert program.filing is not None
    assert program.filing.unknown.hits == 0
