"""Drawn forms: the same seed draws the same paper, and the sample set is what it promises."""

import csv
from collections import Counter
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("cv2", reason="drawing forms needs OpenCV")

from training.data import forms
from training.data.elements import Text
from training.data.fill import fill, overlay_sheet
from training.data.fonts import Fonts, FontsMissing, Language, find_fonts
from training.data.forms import draw_page
from training.data.kinds import KINDS, kinds_in
from training.data.layout import Layout, draw_layout, second_edition
from training.data.paint import MM_PER_INCH, paint
from training.data.sample_set import write_sample_set
from training.data.scan import Tone, draw_flatbed, photograph, scan_page
from training.data.values import value

DPI = 60


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Whatever fonts are installed."""
    try:
        return find_fonts(None)
    except FontsMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def sample_set(fonts: Fonts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample set of one seed."""
    folder = tmp_path_factory.mktemp("samples")
    write_sample_set(folder, 3, fonts)
    return folder


def table_form() -> Layout:
    """A form with fields, a table and notes."""
    kind = next(kind for kind in KINDS if kind.title == "Travel expense claim")
    return draw_layout(Random(5), kind)


def grey_thumbnail(image: Image.Image) -> np.ndarray:
    """32 x 32 grey levels, 0..255."""
    return np.asarray(image.convert("L").resize((32, 32), Image.Resampling.BOX), np.float32)


def test_a_page_has_the_long_side_asked_for_and_three_channels(fonts: Fonts) -> None:
    for seed in range(12):
        page = draw_page(seed, 300, fonts)
        assert page.dtype == np.uint8
        assert page.shape[2] == 3
        assert abs(max(page.shape) - 300) <= 1


def test_the_same_seed_draws_the_same_page_and_another_seed_another(fonts: Fonts) -> None:
    pages = [draw_page(seed, 200, fonts).tobytes() for seed in range(20)]
    again = [draw_page(seed, 200, fonts).tobytes() for seed in range(20)]
    assert pages == again
    assert len(set(pages)) == len(pages)


def test_the_same_seed_draws_the_same_overlay_of_marks(fonts: Fonts) -> None:
    first = overlay_sheet(np.random.default_rng(4), (180, 240), fonts)
    second = overlay_sheet(np.random.default_rng(4), (180, 240), fonts)
    other = overlay_sheet(np.random.default_rng(5), (180, 240), fonts)
    assert first.shape == (240, 180, 4)
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)
    assert 0 < (first[..., 3] > 0).mean() < 0.6


def test_everything_lies_on_the_sheet(fonts: Fonts) -> None:
    for seed in range(40):
        layout = forms.page_layout(seed)
        wide, high = layout.size_mm
        boxes = [element.box for element in layout.elements if isinstance(element, Text)]
        boxes += [slot.box for slot in layout.slots]
        for box in boxes:
            assert box.x > -1 and box.y > -1, (seed, box)
            assert box.x + box.w < wide + 1 and box.y + box.h < high + 1, (seed, box)


def test_a_filled_copy_adds_ink_and_takes_little_away(fonts: Fonts) -> None:
    layout = table_form()
    blank = paint(layout, fonts, DPI)
    filled = fill(blank, layout, fonts, Random(1), DPI / MM_PER_INCH)
    change = np.asarray(filled.convert("L"), np.int16) - np.asarray(blank.convert("L"), np.int16)
    assert 0.002 < (change < -40).mean() < 0.2
    assert (change > 40).mean() < 0.004
    assert filled.tobytes() != fill(blank, layout, fonts, Random(2), DPI / MM_PER_INCH).tobytes()


def test_a_second_edition_keeps_the_head_and_moves_the_rest(fonts: Fonts) -> None:
    for seed in range(4):
        first = draw_layout(Random(seed), KINDS[seed])
        second = second_edition(first, Random(seed))
        assert second.head.title == first.head.title
        assert second.head.publisher == first.head.publisher
        assert second.look == first.look
        apart = np.abs(
            grey_thumbnail(paint(first, fonts, DPI)) - grey_thumbnail(paint(second, fonts, DPI))
        )
        assert (apart > 12).mean() > 0.08


def test_every_kind_can_be_drawn_and_keeps_places_to_fill_in(fonts: Fonts) -> None:
    for number, kind in enumerate(KINDS):
        layout = draw_layout(Random(number), kind)
        assert len(layout.slots) >= 6, kind.title
    assert all(len(kinds_in(language)) >= 9 for language in Language)


def test_printed_words_have_glyphs(fonts: Fonts) -> None:
    for language in Language:
        text = "".join(kind.title for kind in kinds_in(language))
        text += "".join(value(content, language, Random(1)) for content in ("name", "address"))
        for family in range(len(fonts.printing[language])):
            font = fonts.printed(language, 24, family)
            missing = bytes(font.getmask("\uffff"))
            bare = [char for char in set(text) - {" "} if bytes(font.getmask(char)) == missing]
            assert bare == [], (language, family)


def test_a_bilevel_scan_is_black_and_white_only(fonts: Fonts) -> None:
    page = draw_page(1, 300, fonts)
    rng = np.random.default_rng(2)
    scan = scan_page(page, rng, draw_flatbed(rng, Tone.BILEVEL))
    assert scan.shape == page.shape
    assert set(np.unique(scan)) <= {0, 255}


def test_a_photograph_is_turned_like_its_sheet(fonts: Fonts) -> None:
    tall = np.full((297, 210, 3), 255, np.uint8)
    rng = np.random.default_rng(3)
    assert photograph(tall, rng, 400).shape == (400, 300, 3)
    assert photograph(np.ascontiguousarray(np.rot90(tall)), rng, 400).shape == (300, 400, 3)


def test_the_sample_set_has_the_promised_files(sample_set: Path) -> None:
    pages = sorted((sample_set / "library").rglob("page.png"))
    classes = sorted((sample_set / "library").iterdir())
    assert len(pages) == 12
    assert len(classes) == 10
    assert Counter(len(list(folder.rglob("page.png"))) for folder in classes) == {1: 8, 2: 2}
    rows = list(csv.DictReader((sample_set / "expected.csv").open(encoding="utf-8", newline="")))
    assert {row["file"] for row in rows} == {path.name for path in (sample_set / "scans").iterdir()}
    assert len(rows) == 35
    known = Counter((row["class"], row["sub_label"]) for row in rows)
    assert known.pop(("", "")) == 5
    labels = {
        (page.relative_to(sample_set / "library").parts[0], page.parent.name) for page in pages
    }
    assert {(name, sub or name) for name, sub in known} == labels
    assert set(known.values()) == {2, 3}
    assert Counter(row["rotation"] for row in rows) == {"0": 30, "180": 3, "90": 1, "270": 1}
    assert sum(row["kind"] == "phone" for row in rows if row["class"]) == 6
    size = sum(path.stat().st_size for path in sample_set.rglob("*") if path.is_file())
    assert size < 6_000_000


def test_every_file_of_the_sample_set_can_be_read(sample_set: Path) -> None:
    heif = pytest.importorskip("pillow_heif")
    pdfium = pytest.importorskip("pypdfium2")
    kinds: Counter[str] = Counter()
    frames: list[int] = []
    for path in sorted((sample_set / "scans").iterdir()):
        kinds[path.suffix] += 1
        if path.suffix == ".pdf":
            assert len(pdfium.PdfDocument(path)) == 2
        elif path.suffix == ".heic":
            assert heif.open_heif(path).size[0] > 500
        else:
            with Image.open(path) as image:
                image.load()
                if path.suffix == ".tif":
                    frames.append(getattr(image, "n_frames", 1))
    assert kinds == {".jpg": 21, ".png": 4, ".pdf": 2, ".tif": 4, ".webp": 3, ".heic": 1}
    assert sorted(frames) == [1, 1, 1, 2]


def test_the_same_seed_writes_the_same_library(
    sample_set: Path, fonts: Fonts, tmp_path: Path
) -> None:
    write_sample_set(tmp_path / "again", 3, fonts)
    first = {p.relative_to(sample_set): p.read_bytes() for p in sample_set.rglob("*.png")}
    again = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in tmp_path.rglob("*.png")}
    assert first == again
    expected = (sample_set / "expected.csv").read_bytes()
    assert expected == (tmp_path / "again" / "expected.csv").read_bytes()


def test_a_folder_with_something_in_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept.txt").write_text("kept")
    assert forms.main(["--seed", "1", str(tmp_path)]) == 2
    assert "not an empty folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_missing_fonts_are_named(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing, match="fonts-noto-cjk"):
        find_fonts(None, folders=(tmp_path,))
