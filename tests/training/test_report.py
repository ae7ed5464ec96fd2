"""The report: what is written, that names cannot break it, and where pages lie on the map."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from PIL import Image as PillowImage

from core.domain import Label
from training.evaluate import Truth, evaluate_vectors
from training.metrics import pair_rates
from training.report.evaluation_set import EvaluationSet, Measured
from training.report.failures import shown, worst
from training.report.html import document
from training.report.page import write_report
from training.report.page_map import class_colours, on_grid, page_map, places_of
from training.report.pictures import Curve, histogram_figure, roc_figure
from training.report.tables import Table, markdown, rate_name

NASTY = '<script>alert("1")</script> & 請求書'


def measured(folder: Path, name: str = "small", count: int = 12) -> Measured:
    """`count` labels of a class each. Of their probes the first is taken for the second, which
    lies beside it; as many unknown ones, of which the first is the last template's very image."""
    rng = np.random.default_rng(0)
    axes = np.eye(2 * count + 1, dtype=np.float32)
    gallery = axes[:count]
    known = gallery[:, None].repeat(4, 1)
    known[0] = 0.6 * axes[0] + 0.8 * axes[1]
    unknown = axes[count:-1, None].repeat(4, 1)
    unknown[0] = gallery[-1]
    squares = rng.integers(0, 256, (3 * count, 3, 16, 16), dtype=np.uint8)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, square in enumerate(squares):
        paths.append(folder / f"{number}.png")
        PillowImage.fromarray(square.transpose(1, 2, 0)).resize((30, 40)).save(paths[-1])
    labels = (Label(NASTY, "a|b"), *(Label(f"c{number}", "v") for number in range(1, count)))
    probes = (*labels, *[Label("")] * count)
    kinds, twins = ("scan", "phone") * count, ("<i>twin</i>",) * 2 * count
    truth = Truth(labels, probes, kinds, twins, (0,) * 2 * count)
    vectors = np.concatenate([known, unknown])
    pages = EvaluationSet(
        name, squares[:count], squares[count:], truth, tuple(paths[:count]), tuple(paths[count:])
    )
    return Measured(pages, gallery, vectors, evaluate_vectors(gallery, vectors, truth))


def figures(*sets: Measured) -> dict[str, object]:
    about = {"name": "m", "size_px": 16, "dim": 25, "training": {"step": 1200}}
    return {"model": about, "sets": {one.pages.name: one.evaluation.to_json() for one in sets}}


def test_the_report_holds_everything_and_needs_no_other_file(tmp_path: Path) -> None:
    made = measured(tmp_path / "pages")
    write_report(tmp_path / "out", "net & co", figures(made), [made])
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["map.png", "report.html", "report.json", "report.md", "roc.png", "scores.png"]
    written = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert written == json.loads(json.dumps(figures(made)))
    for name in ("map.png", "roc.png", "scores.png"):
        with PillowImage.open(tmp_path / "out" / name) as picture:
            assert len(set(picture.convert("L").tobytes())) > 5, f"{name} shows nothing"
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    sources = re.findall(r'(?:src|href)="([^"]{0,10})', page)
    assert len(sources) > 6
    assert set(sources) == {"data:image"}
    assert "<title>net &amp; co, evaluated</title>" in page
    assert "Nothing was chosen on these pages" in page
    assert "step 1,200" in page
    assert "11 of 12<br>0.646 to 0.985" in page


def test_names_cannot_break_the_page_or_the_tables(tmp_path: Path) -> None:
    made = measured(tmp_path / "pages")
    write_report(tmp_path / "out", "m", figures(made), [made])
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 請求書 / a|b" in page
    assert "twin: &lt;i&gt;twin&lt;/i&gt;" in page
    text = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert "\\<script\\>" in text
    assert re.search(r"[^\\]<", text) is None
    row = markdown(Table("t", "", ("a", "b"), (("1|2", "x\ny"),))).splitlines()[-1]
    assert row == "| 1\\|2 | x y |"


def test_several_sets_have_pictures_of_their_own(tmp_path: Path) -> None:
    sets = [measured(tmp_path / "a", "bench"), measured(tmp_path / "b", "評価/ 2")]
    write_report(tmp_path / "out", "m", figures(*sets), sets)
    names = {path.name for path in (tmp_path / "out").glob("*.png")}
    assert names == {
        f"{kind}-{which}.png" for kind in ("map", "roc", "scores") for which in ("1-bench", "2-_2")
    }
    text = (tmp_path / "out" / "report.md").read_text("utf-8")
    shown = re.findall(r"!\[.*?\]\((.*?)\)", text)
    assert set(shown) == names
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert page.index("<h2>bench</h2>") < page.index("<h2>評価/ 2</h2>")


def test_the_worst_mistakes_are_found_with_what_they_were_taken_for(tmp_path: Path) -> None:
    made = measured(tmp_path / "pages")
    found = worst(made)
    (only,) = found.wrong_class
    assert only.probe == made.pages.probe_paths[0]
    assert (only.said, only.right) == (Label("c1", "v"), Label(NASTY, "a|b"))
    assert (only.said_path, only.right_path) == made.pages.template_paths[1::-1]
    assert (only.said_score, only.right_score) == pytest.approx((0.9, 0.8))
    assert found.wrong_sub_label == ()
    first = found.unknown[0]
    assert len(found.unknown) == 4
    assert (first.probe, first.said) == (made.pages.probe_paths[12], Label("c11", "v"))
    assert (first.right, first.said_score) == (None, pytest.approx(1.0))


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_probe_is_shown_turned_back(turn: int, tmp_path: Path) -> None:
    upright = np.full((40, 30, 3), 255, np.uint8)
    upright[:10, :8] = 0
    turned = np.ascontiguousarray(np.rot90(upright, turn))
    PillowImage.fromarray(turned).save(tmp_path / "probe.png")
    page = shown(tmp_path / "probe.png", turn * 90)
    assert page.shape == (420, 315, 3)
    assert page[:90, :70].max() == 0
    assert page[120:].min() == page[:, 100:].min() == 255


def test_a_mistake_within_the_class_is_one_of_the_sub_label(tmp_path: Path) -> None:
    made = measured(tmp_path / "pages")
    labels = (Label("c1", "w"), *made.pages.truth.templates[1:])
    truth = replace(made.pages.truth, templates=labels, probes=(*labels, *[Label("")] * 12))
    found = worst(made._replace(pages=replace(made.pages, truth=truth)))
    assert found.wrong_class == ()
    assert [one.said for one in found.wrong_sub_label] == [Label("c1", "v")]


def test_a_set_without_unknown_or_known_probes_is_reported_too(tmp_path: Path) -> None:
    made = measured(tmp_path / "pages")
    for chosen in (slice(0, 12), slice(12, 24)):
        truth = made.pages.truth
        part = Truth(
            truth.templates, truth.probes[chosen], truth.kinds[chosen], truth.twins[chosen],
            truth.rotations[chosen],
        )  # fmt: skip
        pages = replace(
            made.pages, truth=part, probes=made.pages.probes[chosen],
            probe_paths=made.pages.probe_paths[chosen],
        )  # fmt: skip
        probes = made.probes[chosen]
        evaluation = evaluate_vectors(made.gallery, probes, part)
        one = Measured(pages, made.gallery, probes, evaluation)
        write_report(tmp_path / "out", "m", figures(one), [one])
        page = (tmp_path / "out" / "report.html").read_text("utf-8")
        assert ("filed right" in page) == (chosen.start == 12)


def test_pages_on_the_map_do_not_cover_each_other_and_alike_ones_are_near(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    centres = np.eye(3, 32).repeat(10, 0)
    vectors = centres + rng.normal(scale=0.03, size=(30, 32))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    places = on_grid(places_of(vectors, 0))[0]
    assert np.array_equal(places, on_grid(places_of(vectors, 0))[0]), "the seed decides"
    ways = np.linalg.norm(places[:, None] - places, axis=-1)
    family = np.arange(30) // 10
    same = family[:, None] == family
    np.fill_diagonal(ways, np.inf)
    assert (family[ways.argmin(1)] == family).mean() >= 0.8
    np.fill_diagonal(ways, 0)
    assert ways[same].mean() < 0.6 * ways[~same].mean()
    made = page_map(measured(tmp_path / "pages", count=30).pages, vectors)
    boxes = [placed.box for placed in made.pages]
    for at, (left, top, width, height) in enumerate(boxes):
        assert height > width > 20
        assert left >= 0
        assert left + width <= made.picture.width
        for other_left, other_top, other_width, other_height in boxes[:at]:
            apart_x = left >= other_left + other_width or other_left >= left + width
            apart_y = top >= other_top + other_height or other_top >= top + height
            assert apart_x or apart_y


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_handful_of_pages_has_a_map(count: int, tmp_path: Path) -> None:
    vectors = np.eye(count, 8, dtype=np.float32)
    made = page_map(measured(tmp_path / "pages", count=count).pages, vectors)
    assert len({placed.box for placed in made.pages}) == count


def test_classes_have_colours_of_their_own() -> None:
    names = [f"c{number}" for number in range(60)]
    assert len(set(class_colours(names).values())) == 60


def only_axes(figure: object) -> Axes:
    (axes,) = figure.axes  # type: ignore[attr-defined]
    return axes


def test_the_curve_marks_the_rates_that_are_backed() -> None:
    rng = np.random.default_rng(2)
    genuine = rng.normal(0.8, 0.1, 200).astype(np.float32)
    wrong = rng.normal(0.5, 0.1, 2500).astype(np.float32)
    rates = pair_rates(genuine, wrong)
    axes = only_axes(roc_figure([Curve("same", genuine, wrong, rates)]))
    assert axes.get_xscale() == "log"
    dots = next(line for line in axes.lines if line.get_marker() == "o")
    assert list(dots.get_xdata()) == [0.1, 0.01]
    assert list(dots.get_ydata()) == [rates.at(rate).accepted.value for rate in (0.1, 0.01)]
    (shaded,) = axes.patches
    assert shaded.get_window_extent().width > 0
    assert shaded.get_x() + shaded.get_width() == pytest.approx(20 / 2500)


def test_the_histogram_shows_three_distributions_and_the_threshold() -> None:
    scores = np.linspace(0.4, 0.9, 50, dtype=np.float32)
    axes = only_axes(histogram_figure(scores, scores[:20], scores[:30], 0.7))
    legend = axes.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "impostor pairs (20)", "unknown pages, best match (30)", "genuine pairs (50)",
    ]  # fmt: skip
    assert [line.get_xdata()[0] for line in axes.lines] == [0.7]


def test_rates_are_written_as_they_are_said() -> None:
    rates = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5)
    assert [rate_name(rate) for rate in rates] == ["0.1", "0.01", "0.001", "1e-4", "1e-5"]


def test_a_model_that_tells_nothing_of_its_training_has_a_page() -> None:
    page = document("m", {"size_px": 128, "dim": 256, "training": None}, [])
    assert "128 x 128 px to 256 numbers." in page
