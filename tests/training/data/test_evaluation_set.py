"""The generated evaluation set: its layout, what is held out, and that a seed decides all of it."""

import csv
import io
import json
import tarfile
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

pytest.importorskip("cv2", reason="drawing forms needs OpenCV")

from training.data.capture import PROBE_PX, Capture, Sheet, captured
from training.data.evaluation_set import main
from training.data.evaluation_templates import FIRST_FORM_SEED
from training.data.fonts import Fonts, FontsMissing, find_fonts
from training.data.forms import page_layout
from training.data.held_out_pages import held_out_pages
from training.data.pages import is_held_out, square_page, thumbnail
from training.data.scan import Tone

SHARE = 0.5


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Whatever fonts are installed."""
    try:
        return find_fonts(None)
    except FontsMissing as missing:
        pytest.skip(str(missing))


def page(seed: int) -> Image.Image:
    """A page of 200 x 280 with boxes of its own."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", (200, 280), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for _ in range(8):
        x, y = int(rng.integers(5, 120)), int(rng.integers(5, 220))
        draw.rectangle((x, y, x + int(rng.integers(20, 70)), y + int(rng.integers(8, 50))), "black")
    return image


def write_shard(folder: Path, name: str, documents: dict[str, list[Image.Image]]) -> None:
    rows = []
    with tarfile.open(folder / f"{name}-00.tar", "w") as archive:
        for document, pages in documents.items():
            for number, image in enumerate(pages):
                file = f"{document}-{number}.png"
                buffer = io.BytesIO()
                image.save(buffer, "PNG")
                info = tarfile.TarInfo(file)
                info.size = buffer.tell()
                buffer.seek(0)
                archive.addfile(info, buffer)
                rows.append({"file": file, "shard": f"{name}-00.tar", "document": document})
    (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shards of 24 documents of two pages each."""
    folder = tmp_path_factory.mktemp("data")
    pages = {f"d{n}": [page(2 * n), page(2 * n + 1)] for n in range(22)}
    write_shard(folder, "pages", pages)
    write_shard(folder, "cards", {"c0": [page(100)]})
    write_shard(folder, "images", {"i0": [page(200)]})
    return folder


def write(folder: Path, data: Path) -> None:
    sizes = ("--templates", "7", "--registered", "14", "--unknown", "16", "--seed", "3")
    more = ("--held-out-share", str(SHARE), "--workers", "1")
    assert main([str(folder), "--data", str(data), *sizes, *more]) == 0


@pytest.fixture(scope="module")
def written(data: Path, fonts: Fonts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small set."""
    folder = tmp_path_factory.mktemp("sets") / "set"
    write(folder, data)
    return folder


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "probes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_set_has_the_layout_of_the_bench(written: Path) -> None:
    rows = rows_of(written)
    assert list(rows[0]) == ["file", "class", "sub_label", "kind", "rotation", "twin", "source"]
    assert [row["file"] for row in rows] == [f"{number:05d}.jpg" for number in range(30)]
    assert {path.name for path in (written / "probes").iterdir()} == {row["file"] for row in rows}
    pages = sorted((written / "templates").glob("*/*/page.png"))
    assert len(pages) >= 7
    registered = {(path.parent.parent.name, path.parent.name) for path in pages}
    assert {(row["class"], row["sub_label"]) for row in rows if row["class"]} == registered
    assert {row["kind"] for row in rows} == {"scan", "phone"}
    assert {row["rotation"] for row in rows} <= {"0", "90", "180", "270"}
    assert {row["twin"] for row in rows if row["class"]} <= {"alone", "clear", "slight", "hair"}
    assert sum(not row["class"] for row in rows) == 16
    assert all(not row["sub_label"] and not row["twin"] for row in rows if not row["class"])
    for path in [*pages, *(written / "probes").iterdir()]:
        with Image.open(path) as image:
            assert 990 <= max(image.size) <= 1010


def test_counts_are_written_and_right(written: Path) -> None:
    counts = json.loads((written / "set.json").read_text("utf-8"))
    rows = rows_of(written)
    assert counts["templates"] == len(list((written / "templates").glob("*/*/page.png")))
    assert counts["classes"] == len(list((written / "templates").iterdir()))
    assert (counts["registered_probes"], counts["unknown_probes"]) == (14, 16)
    sources = Counter(row["source"].split("/")[0] for row in rows if not row["class"])
    assert counts["unknown_sources"] == sources
    assert set(sources) == {"same-publisher", "other-form", "other-paper", "document"}
    assert "--seed 3" in counts["command"] and str(written) not in counts["command"]


def test_stored_pages_are_those_that_training_holds_out(written: Path) -> None:
    sources = {row["source"] for row in rows_of(written) if row["source"].startswith("document/")}
    assert sources
    for source in sources:
        document = source.removeprefix("document/").split("#")[0]
        assert is_held_out(document, SHARE)


def test_drawn_forms_come_from_seeds_far_from_those_of_training(written: Path) -> None:
    seeds = {
        int(row["source"].split("/")[1])
        for row in rows_of(written)
        if row["source"].startswith("form/")
    }
    assert seeds and min(seeds) >= FIRST_FORM_SEED


def test_no_page_is_a_template_and_unknown_and_no_two_classes_look_alike(written: Path) -> None:
    rows = rows_of(written)
    known = {row["source"] for row in rows if row["class"]}
    assert known.isdisjoint(row["source"] for row in rows if not row["class"])
    found = []
    for path in sorted((written / "templates").glob("*/*/page.png")):
        with Image.open(path) as image:
            found.append((path.parent.parent.name, thumbnail(square_page(np.asarray(
                image.convert("RGB")), 96))))  # fmt: skip
    for label, one in found:
        assert all(float(one @ other) < 0.997 for name, other in found if name != label)


def test_the_same_seed_writes_the_same_set(written: Path, data: Path, tmp_path: Path) -> None:
    write(tmp_path / "again", data)
    first = {p.relative_to(written): p.read_bytes() for p in written.rglob("*") if p.is_file()}
    again = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in tmp_path.rglob("*.*")
             if p.is_file()}  # fmt: skip
    assert first == again


def test_a_folder_with_something_in_it_and_missing_data_are_refused(
    tmp_path: Path, fonts: Fonts, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    assert main([str(tmp_path), "--data", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert main([str(tmp_path / "new"), "--data", str(tmp_path)]) == 2
    assert "pages.jsonl" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_pages_held_out_are_distinct_and_named_by_document_and_place(tmp_path: Path) -> None:
    twice = [page(1), page(2), page(1)]
    write_shard(tmp_path, "pages", {"d1": twice, "d2": [page(3)]})
    names = [name for name, _ in held_out_pages(tmp_path, ("pages",), 1.0)]
    assert names == ["pages/d1#0", "pages/d1#1", "pages/d2#0"]


@pytest.mark.parametrize("phone", [False, True])
def test_a_capture_turns_the_sheet_and_is_of_the_size_of_a_probe(fonts: Fonts, phone: bool) -> None:
    sheet = Sheet(page_layout(2))
    upright = captured(sheet, Capture(phone, 0, True, Tone.GREY), fonts, 1, "x")
    turned = captured(sheet, Capture(phone, 90, True, Tone.GREY), fonts, 1, "x")
    assert abs(max(upright.shape) - PROBE_PX) <= 1
    assert np.array_equal(np.rot90(upright), turned)
    blank = captured(sheet, Capture(phone, 0, False, Tone.GREY), fonts, 1, "x")
    assert not np.array_equal(blank, upright)
