"""A model on a set: how pages are read, and the command itself."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image as PillowImage

from core.domain import Label
from core.imaging.preprocess import four_rotations, model_input
from training.config import Config
from training.evaluate import (
    SetError,
    embed_set,
    evaluate_vectors,
    images,
    load_evaluation_set,
    main,
)
from training.head import Network

MODEL = Path(__file__).parents[2] / "resources" / "models" / "kamiwake-lcnet050.onnx"
COLUMNS = ("file", "class", "sub_label", "kind", "rotation", "twin")


def page(seed: int) -> NDArray[np.uint8]:
    """Coarse random blocks with a dark corner, so that no rotation looks like another."""
    rng = np.random.default_rng(seed)
    blocks = rng.integers(0, 256, (7, 5, 3), dtype=np.uint8).repeat(60, 0).repeat(60, 1)
    blocks[:80, :120] = 0
    return blocks


def write_set(folder: Path) -> Path:
    """3 classes of 2 sub-labels, two probes of each, turned; 6 unknown."""
    rows: list[tuple[object, ...]] = []
    (folder / "probes").mkdir(parents=True)
    for number in range(6):
        class_name, sub_label = ("請求書", "A&B", "plain")[number // 2], f"v{number % 2}"
        place = folder / "templates" / class_name / sub_label
        place.mkdir(parents=True)
        PillowImage.fromarray(page(number)).save(place / "page.png")
        for kind, turn in (("scan", number % 4), ("phone", (number + 1) % 4)):
            name = f"{number}-{kind}.jpg"
            turned = np.ascontiguousarray(np.rot90(page(number), turn))
            PillowImage.fromarray(turned).save(folder / "probes" / name, quality=92)
            rows.append((name, class_name, sub_label, kind, turn * 90, "clear"))
        name = f"{number}-unknown.png"
        PillowImage.fromarray(page(100 + number)).save(folder / "probes" / name)
        rows.append((name, "", "", "scan", 0, ""))
    write_rows(folder, rows)
    return folder


def write_rows(
    folder: Path, rows: list[tuple[object, ...]], columns: tuple[str, ...] = COLUMNS
) -> None:
    with (folder / "probes.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])


def test_a_set_gives_a_model_what_the_program_itself_would(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    pages = load_evaluation_set(folder, 32, exact=True)
    gallery, probes = embed_set(lambda batch: batch.reshape(len(batch), -1), pages)
    for path, vector in zip(pages.template_paths, gallery, strict=True):
        expected = model_input(np.asarray(PillowImage.open(path).convert("RGB")), 32)
        assert np.abs(vector - expected.ravel()).max() < 1e-3
    for path, views in zip(pages.probe_paths, probes, strict=True):
        expected = four_rotations(np.asarray(PillowImage.open(path).convert("RGB")), 32)
        assert np.abs(views - expected.reshape(4, -1)).max() < 1e-3
    assert pages.truth.templates[0] == Label("A&B", "v0")
    assert pages.truth.known.sum() == 12
    quick = load_evaluation_set(folder, 32)
    assert (quick.templates.dtype, quick.probes.dtype) == (np.uint8, np.uint8)
    assert np.abs(images(quick.probes) - images(pages.probes)).max() < 0.05
    assert np.abs(images(quick.probes) - images(pages.probes)).max() > 0


def test_pages_are_read_as_their_camera_held_them(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    upright = load_evaluation_set(folder, 32).probes[0]
    exif = PillowImage.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees clockwise
    turned = PillowImage.fromarray(np.ascontiguousarray(np.rot90(page(0), 1)))
    turned.save(folder / "probes" / "0-scan.jpg", quality=92, exif=exif)
    found = load_evaluation_set(folder, 32).probes[0]
    assert np.abs(found.astype(int) - upright).max() < 12


def test_the_command_measures_the_shipped_model(tmp_path: Path) -> None:
    folder, out = write_set(tmp_path / "小さい set"), tmp_path / "report"
    command = [sys.executable, "-m", "training.evaluate", str(MODEL), "--set", str(folder)]
    run = subprocess.run(
        [*command, "--json", "--out", str(out)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout)
    assert json.loads((out / "report.json").read_text("utf-8")) == figures
    assert figures["model"]["name"] == "kamiwake-lcnet050"
    found = figures["sets"]["小さい set"]
    assert (found["templates"], found["classes"], found["known"], found["unknown"]) == (6, 3, 12, 6)
    assert found["everything"]["top1_label"]["hits"] == 12
    assert found["open_set"]["filed_right"]["hits"] == 12
    assert [group["name"] for group in found["kinds"]] == ["scan", "phone"]
    assert found["page_pairs"]["genuine"] == 3 * 15  # six pages a class
    assert [promise["gallery"] for promise in found["promises"]] == [6, 6, 6]
    names = sorted(path.name for path in out.iterdir())
    assert names == ["map.png", "report.html", "report.json", "report.md", "roc.png", "scores.png"]


def test_an_exported_model_is_measured_without_torch() -> None:
    program = "import sys, training.evaluate; print({'torch', 'matplotlib'} & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "set()\n"


def test_a_checkpoint_is_measured_by_its_averaged_network(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_set(tmp_path / "set")
    config = Config("tiny", size_px=32, dim=16)
    other, average = Network(32, 16), Network(32, 16)
    state = {"config": config.to_dict(), "step": 7, "network": other.state_dict()}
    torch.save(state | {"average": average.state_dict()}, tmp_path / "checkpoint.pt")
    assert main([str(tmp_path / "checkpoint.pt"), "--set", str(folder), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    pages = load_evaluation_set(folder, 32, exact=True)
    with torch.no_grad():
        gallery, probes = embed_set(
            lambda batch: average.eval()(torch.from_numpy(batch)).numpy(), pages
        )
    expected = evaluate_vectors(gallery, probes, pages.truth).to_json()
    assert figures["sets"]["set"] == json.loads(json.dumps(expected))
    assert (figures["model"]["name"], figures["model"]["training"]["step"]) == ("tiny", 7)


Harm = Callable[[Path], object]
HARMS: dict[str, tuple[Harm, str]] = {
    "no set": (lambda at: at.rename(at.with_name("gone")), "templates"),
    "no table": (lambda at: (at / "probes.csv").unlink(), "probes.csv"),
    "no probes": (lambda at: write_rows(at, []), "probes.csv names no probes"),
    "a missing column": (lambda at: write_rows(at, [("x",)], ("file",)), "class, sub_label"),
    "a missing picture": (
        lambda at: (at / "probes" / "3-scan.jpg").unlink(), "3-scan.jpg is missing",
    ),
    "a torn picture": (
        lambda at: (at / "probes" / "3-scan.jpg").write_bytes(
            (at / "probes" / "3-scan.jpg").read_bytes()[:3000]
        ),
        "3-scan.jpg cannot be read",
    ),
    "no picture": (lambda at: (at / "probes" / "3-scan.jpg").write_text("hello"), "3-scan.jpg"),
    "an unknown label": (
        lambda at: write_rows(at, [("3-scan.jpg", "ghost", "1", "scan", 0, "")]), "ghost / 1",
    ),
    "a crooked rotation": (
        lambda at: write_rows(at, [("3-scan.jpg", "", "", "scan", 45, "")]), "line 2",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMS)
def test_a_faulty_set_is_named_with_the_next_step(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_set(tmp_path / "set")
    harm, said = HARMS[name]
    harm(folder)
    assert main([str(MODEL), "--set", str(folder)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert said in told
    assert str(folder) in told
    with pytest.raises(SetError) as caught:
        load_evaluation_set(folder, 32)
    assert caught.value.remedy
    assert caught.value.remedy in told


def test_a_faulty_model_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_set(tmp_path / "set")
    lonely, damaged = tmp_path / "lonely.onnx", tmp_path / "damaged.pt"
    lonely.write_bytes(MODEL.read_bytes())
    damaged.write_bytes(b"no checkpoint")
    missing = (tmp_path / "gone.onnx", tmp_path / "gone.pt", tmp_path / "model.txt")
    for path in (lonely, damaged, *missing):
        assert main([str(path), "--set", str(folder)]) == 2
        assert str(path) in capsys.readouterr().err
    assert main([str(MODEL), "--set", str(folder), "--set", str(folder)]) == 2
    assert "Two sets are called set" in capsys.readouterr().err


def test_a_model_without_calibration_is_measured_and_promises_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_set(tmp_path / "set")
    (tmp_path / "plain.onnx").write_bytes(MODEL.read_bytes())
    description = json.loads(MODEL.with_suffix(".json").read_text("utf-8"))
    del description["calibration"]
    (tmp_path / "plain.json").write_text(json.dumps(description), "utf-8")
    assert main([str(tmp_path / "plain.onnx"), "--set", str(folder), "--quick"]) == 0
    printed = capsys.readouterr().out
    assert "12/12" in printed
    assert "promised" not in printed
