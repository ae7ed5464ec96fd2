"""Thresholds measured by the program's own way of looking: drawn forms, the shipped model."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from core.recognition.embedding import Embedder, default_model, load_model
from training import calibrate
from training.calibrate import Scored
from training.data.fonts import find_fonts
from training.data.forms import draw_page
from training.report.evaluation_set import outsiders

COLUMNS = ("file", "class", "sub_label", "kind", "rotation", "twin")
TEMPLATES, OUTSIDERS = 14, 42


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forms that are registered, others that are not, and one registered page among the probes."""
    folder, fonts = tmp_path_factory.mktemp("calibrate") / "set", find_fonts(None)
    for number in range(TEMPLATES):
        place = folder / "templates" / f"form-{number:02}" / "a"
        place.mkdir(parents=True)
        Image.fromarray(draw_page(9_000 + number, 500, fonts)).save(place / "page.png")
    (folder / "probes").mkdir()
    rows = [("known.png", "form-00", "a", "scan", "0", "")]
    shutil.copy(
        folder / "templates" / "form-00" / "a" / "page.png", folder / "probes" / "known.png"
    )
    for number in range(OUTSIDERS):
        rows.append((f"{number:02}.jpg", "", "", "scan", "0", ""))
        page = cv2.GaussianBlur(draw_page(9_500 + number, 400, fonts), (0, 0), 0.6)
        Image.fromarray(page).save(folder / "probes" / f"{number:02}.jpg", quality=80)
    with (folder / "probes.csv").open("w", newline="", encoding="utf-8") as table:
        csv.writer(table).writerows([COLUMNS, *rows])
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The shipped model as its calibration finds it: with none of aligned scores."""
    shipped = default_model()
    path = tmp_path / "copy.onnx"
    path.write_bytes(shipped.graph)
    description = dict(shipped.description) | {"name": "copy"}
    description.pop("aligned_calibration", None)
    path.with_suffix(".json").write_text(json.dumps(description), "utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["calibrate", *map(str, arguments)])
    calibrate.main()


def test_a_calibrated_model_keeps_its_promise_on_the_pages_it_was_measured_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, model: Path
) -> None:
    run(monkeypatch, model, "--set", folder, "--check", folder)
    shown = capsys.readouterr().out
    assert "The embedding alone" in shown
    assert "After alignment" in shown
    assert "What the calibration promised" in shown
    assert not [line for line in shown.splitlines() if line.endswith("broken")]
    embedder = Embedder(load_model(model))
    aligned = embedder.aligned_calibration
    assert aligned is not None
    assert aligned.probes == embedder.calibration.probes == OUTSIDERS
    assert 10 <= aligned.gallery <= TEMPLATES


def test_a_second_look_never_lowers_a_score(folder: Path, model: Path) -> None:
    found = calibrate.scored(folder, Embedder(load_model(model)), 1)
    assert found.first_look.shape == found.second_look.shape
    assert len(found.first_look) == OUTSIDERS
    assert (found.second_look >= found.first_look).all()
    np.testing.assert_array_less(found.second_look, 1.0)


def test_a_form_of_the_same_make_is_in_every_gallery() -> None:
    made = Scored(
        np.array([[0.3, 0.8, 0.5], [0.3, 0.8, 0.5]]), np.zeros((2, 3)),
        np.array([[False, False, True], [False, False, False]]),
    )  # fmt: skip
    np.testing.assert_array_equal(made.floored(made.first_look), [[0.5, 0.8, 0.5], [0.3, 0.8, 0.5]])


def test_the_make_of_a_page_is_told_by_its_source(folder: Path, tmp_path: Path) -> None:
    told = tmp_path / "told"
    shutil.copytree(folder, told)
    with (told / "templates.csv").open("w", newline="", encoding="utf-8") as table:
        rows = [(f"form-{number:02}", "a", f"form/{number}") for number in range(TEMPLATES)]
        rows[3] = ("form-03", "a", "document/pages/0a1b#2")
        csv.writer(table).writerows([("class", "sub_label", "source"), *rows])
    with (told / "probes.csv").open("w", newline="", encoding="utf-8") as table:
        sources = ("document/pages/0a1b#7", "document/pages/ffff#1", "same-publisher/form-05/x", "")
        probes = [
            (f"{at:02}.jpg", "", "", "scan", "0", "", made) for at, made in enumerate(sources)
        ]
        csv.writer(table).writerows([(*COLUMNS, "source"), *probes])
    _, pages = outsiders(told)
    assert [page.related for page in pages] == [(3,), (), (5,), ()]


def test_a_model_without_aligned_thresholds_cannot_be_checked(
    monkeypatch: pytest.MonkeyPatch, folder: Path, model: Path
) -> None:
    before = model.with_suffix(".json").read_bytes()
    with pytest.raises(SystemExit, match="no calibration of aligned scores"):
        run(monkeypatch, model, "--check", folder)
    assert model.with_suffix(".json").read_bytes() == before


def test_too_small_a_set_is_refused_and_the_model_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, model: Path
) -> None:
    small = tmp_path / "small"
    shutil.copytree(folder, small)
    for number in range(5, TEMPLATES):
        shutil.rmtree(small / "templates" / f"form-{number:02}")
    before = model.with_suffix(".json").read_bytes()
    with pytest.raises(SystemExit, match="too few to calibrate"):
        run(monkeypatch, model, "--set", small)
    assert model.with_suffix(".json").read_bytes() == before


def test_a_folder_that_is_no_set_is_told(monkeypatch: pytest.MonkeyPatch, model: Path) -> None:
    with pytest.raises(SystemExit, match="There are no templates"):
        run(monkeypatch, model, "--set", model.parent / "nothing")
