"""The pool of a run: built once from shards, folders and forms, mapped from disk afterwards."""

import io
import json
import logging
import os
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.config import DataConfig
from training.data.cache import cached_pool
from training.data.dataset import load_dataset
from training.data.fonts import FontsMissing, Language, find_fonts
from training.data.pages import Pool
from training.data.stack import Stack


def coarse(seed: int) -> np.ndarray:
    cells = np.random.default_rng(seed).integers(0, 256, (8, 6, 3), dtype=np.uint8)
    return cells.repeat(10, 0).repeat(10, 1)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A shard of 30 pages in 15 documents, two of them alike, and a folder of 20 images."""
    try:
        find_fonts(None)
    except FontsMissing as missing:
        pytest.skip(str(missing))
    folder = tmp_path / "data"
    folder.mkdir()
    rows = []
    with tarfile.open(folder / "set-00.tar", "w") as archive:
        for number in range(30):
            buffer = io.BytesIO()
            Image.fromarray(coarse(number % 29)).save(buffer, "PNG")
            info = tarfile.TarInfo(f"{number}.png")
            info.size = buffer.tell()
            buffer.seek(0)
            archive.addfile(info, buffer)
            rows.append({"file": f"{number}.png", "shard": "set-00.tar", "document": number // 2})
    (folder / "set.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    for number in range(20):
        place = folder / "photos" / f"class{number % 3}" / f"{number}.JPG"
        place.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(coarse(100 + number)).save(place)
    return folder


CONFIG = DataConfig(
    shards=("set",), folders=("photos",), side_px=32, forms=6, overlays=2, held_out_share=0.2
)


def test_the_pool_holds_shards_folders_and_forms_under_their_names(
    data: Path, tmp_path: Path
) -> None:
    dataset = load_dataset(CONFIG, data, tmp_path / "cache", workers=1)
    names = [*dataset.train.documents, *dataset.held_out.documents]
    kinds = [name.split("/")[0] for name in names]
    assert (kinds.count("set"), kinds.count("photos"), kinds.count("form")) == (29, 20, 6)
    assert "photos/class1/4.JPG" in names
    assert set(dataset.train.documents).isdisjoint(dataset.held_out.documents)
    assert len(dataset.held_out) > 0
    assert dataset.train.images.shape == (len(dataset.train), 3, 32, 32)
    assert dataset.overlays.shape == (2, 4, 32, 32)


def test_a_second_run_finds_the_same_pool_and_decodes_nothing(data: Path, tmp_path: Path) -> None:
    first = load_dataset(CONFIG, data, tmp_path / "cache", workers=1)
    shard = data / "set-00.tar"
    shard.write_bytes(bytes(shard.stat().st_size))
    for photo in (data / "photos").rglob("*.JPG"):
        photo.write_bytes(b"gone")
    second = load_dataset(CONFIG, data, tmp_path / "cache", workers=1)
    assert np.array_equal(first.train.images, second.train.images)
    assert list(first.held_out.documents) == list(second.held_out.documents)
    left = {path.suffix for path in (tmp_path / "cache").iterdir()}
    assert left == {"", ".npy"}


def pages_of(data: Path, cache: Path) -> list[str]:
    dataset = load_dataset(replace(CONFIG, forms=0, folders=()), data, cache, workers=1)
    return sorted({*dataset.train.documents, *dataset.held_out.documents})


def test_a_pool_is_drawn_anew_when_the_texts_of_its_shards_change(
    data: Path, tmp_path: Path
) -> None:
    assert "set/14" in pages_of(data, tmp_path / "cache")
    listed = data / "set.jsonl"
    listed.write_text(
        listed.read_text("utf-8").replace('"document": 14', '"document": 99'), "utf-8"
    )
    names = pages_of(data, tmp_path / "cache")
    assert "set/99" in names and "set/14" not in names


def test_a_pool_is_drawn_anew_when_a_shard_has_another_size_but_not_another_date(
    data: Path, tmp_path: Path
) -> None:
    pages_of(data, tmp_path / "cache")
    before = {path.name for path in (tmp_path / "cache").iterdir()}
    os.utime(data / "set-00.tar", (1, 1))
    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    pages_of(copy, tmp_path / "cache")
    assert {path.name for path in (tmp_path / "cache").iterdir()} == before
    with (copy / "set-00.tar").open("ab") as shard:
        shard.write(bytes(512))
    pages_of(copy, tmp_path / "cache")
    more = {path.name for path in (tmp_path / "cache").iterdir()} - before
    assert [name.split("-")[0] for name in more] == ["shards"]


def test_a_shard_that_is_gone_is_named_even_if_its_pages_are_cached(
    data: Path, tmp_path: Path
) -> None:
    pages_of(data, tmp_path / "cache")
    (data / "set-00.tar").unlink()
    with pytest.raises(FileNotFoundError, match=r"set-00\.tar"):
        pages_of(data, tmp_path / "cache")


def test_what_is_drawn_with_other_fonts_is_drawn_anew(data: Path, tmp_path: Path) -> None:
    def drawn() -> set[str]:
        load_dataset(CONFIG, data, tmp_path / "cache", workers=1)
        return {path.name for path in (tmp_path / "cache").iterdir()}

    fonts, first = find_fonts(None), drawn()
    (data / "fonts").mkdir()
    shutil.copy(fonts.printed(Language.EN, 10, 1).path, data / "fonts" / "hand.ttf")
    second = drawn()
    assert sorted(name.split("-")[0] for name in second - first) == ["forms", "overlays"]
    assert drawn() == second
    with (data / "fonts" / "hand.ttf").open("ab") as file:
        file.write(bytes(4))
    assert sorted(name.split("-")[0] for name in drawn() - second) == ["forms", "overlays"]


def test_the_log_says_classes_pages_and_gigabytes(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        config = replace(CONFIG, limit=10, expand=True, twins=7)
        dataset = load_dataset(config, data, tmp_path / "cache", workers=1)
    assert len(dataset.train) == 10
    told = caplog.text
    assert "247 classes to train on (10 pages, 24 variants each, 7 edited twins)" in told
    assert f"{len(dataset.held_out)} pages held out" in told
    assert "30 pages, 0.00 GB" in told


def test_a_limit_takes_the_same_pages_each_time_and_leaves_the_held_out_ones() -> None:
    pool = Pool(np.arange(50, dtype=np.uint8).reshape(50, 1, 1, 1), np.array(["x"] * 50))
    few = pool.limited(8)
    assert len(few) == 8
    assert np.array_equal(few.images, pool.limited(8).images)
    assert (np.diff(few.images.ravel().astype(int)) > 0).all()
    assert len(pool.limited(99)) == 50


def test_nothing_to_train_on_is_an_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no page to train on"):
        load_dataset(DataConfig((), (), forms=0), data, tmp_path, workers=1)


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def pages() -> list[tuple[str, np.ndarray]]:
        raise OSError("the disk went away")

    with pytest.raises(OSError, match="went away"):
        cached_pool(tmp_path / "part", 3, 8, pages, distinct=False)
    assert list(tmp_path.iterdir()) == []


def test_a_pool_that_does_not_fit_the_disk_is_not_begun(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="GB needed"):
        cached_pool(tmp_path / "part", 10**12, 224, list, distinct=False)
    assert list(tmp_path.iterdir()) == []


def test_a_stack_reads_rows_across_its_parts_in_the_order_asked(tmp_path: Path) -> None:
    numbers = np.arange(20, dtype=np.uint8).reshape(20, 1, 1, 1)
    np.save(tmp_path / "mapped.npy", numbers[12:])
    mapped = np.load(tmp_path / "mapped.npy", mmap_mode="r")
    stack = Stack((numbers[:5],)).joined(Stack((numbers[5:12], mapped)))
    assert stack.shape == (20, 1, 1, 1)
    assert np.array_equal(stack.whole(), numbers)
    odd = stack.take(np.arange(20) % 2 == 1)
    assert odd.read(np.array([9, 0, 3])).ravel().tolist() == [19, 1, 7]
    with pytest.raises(ValueError, match="one size"):
        Stack((numbers, np.zeros((1, 1, 2, 2), np.uint8)))
