import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.data.pages import Pool, load_shards


def picture(seed: int) -> np.ndarray:
    coarse = np.random.default_rng(seed).integers(0, 256, (9, 7, 3), dtype=np.uint8)
    return coarse.repeat(20, 0).repeat(20, 1)


def write_shard(
    folder: Path, pages: dict[str, tuple[np.ndarray | bytes, str]], shard: str = "set-00.tar"
) -> None:
    """Pages and their documents; bytes stand for the file itself. Rows are added to the list."""
    rows = []
    with tarfile.open(folder / shard, "w") as archive:
        for name, (page, document) in pages.items():
            info = tarfile.TarInfo(name)
            data = page if isinstance(page, bytes) else webp(page)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
            rows.append(json.dumps({"file": name, "shard": shard, "document": document}))
    with (folder / "set.jsonl").open("a", encoding="utf-8") as listed:
        listed.write("\n".join(rows) + "\n")


def webp(page: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(page).save(buffer, "WEBP", lossless=True)
    return buffer.getvalue()


def test_a_shard_becomes_square_pages_with_their_documents(tmp_path: Path) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one"), "b.webp": (picture(2), "two")})
    pool = load_shards(tmp_path, ("set",), side_px=60)
    assert pool.images.shape == (2, 3, 60, 60)
    assert list(pool.documents) == ["set/one", "set/two"]


def test_files_of_one_name_in_two_shards_keep_their_own_documents(tmp_path: Path) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one"), "b.webp": (picture(2), "two")})
    write_shard(tmp_path, {"a.webp": (picture(3), "three")}, "set-01.tar")
    pool = load_shards(tmp_path, ("set",), side_px=60)
    assert list(pool.documents) == ["set/one", "set/two", "set/three"]


def test_a_file_that_is_listed_for_another_shard_alone_is_no_page(tmp_path: Path) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one"), "b.webp": (picture(2), "two")})
    write_shard(tmp_path, {"a.webp": (picture(3), "x"), "c.webp": (picture(4), "y")}, "set-01.tar")
    listed = (tmp_path / "set.jsonl").read_text("utf-8").splitlines()
    del listed[2]  # a.webp of the second shard
    (tmp_path / "set.jsonl").write_text("\n".join(listed) + "\n", "utf-8")
    pool = load_shards(tmp_path, ("set",), side_px=60)
    assert list(pool.documents) == ["set/one", "set/two", "set/y"]


def test_a_page_that_its_shard_lacks_is_named_with_what_to_do(tmp_path: Path) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one")})
    with (tmp_path / "set.jsonl").open("a", encoding="utf-8") as listed:
        for name in ("gone-2.webp", "gone-1.webp"):
            row = {"file": name, "shard": "set-00.tar", "document": "two"}
            listed.write(json.dumps(row) + "\n")
    with pytest.raises(
        ValueError, match=r"set-00\.tar has no gone-1\.webp, one of 2 that set\.jsonl .*; fetch"
    ):
        load_shards(tmp_path, ("set",), side_px=60)


@pytest.mark.parametrize("data", [b"no picture", webp(picture(2))[:-200]], ids=["other", "cut"])
def test_a_page_that_cannot_be_decoded_is_named_with_what_to_do(
    tmp_path: Path, data: bytes
) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one"), "b.webp": (data, "two")})
    with pytest.raises(ValueError, match=r"set-00\.tar: b\.webp cannot be decoded .*; fetch"):
        load_shards(tmp_path, ("set",), side_px=60)


def test_pages_that_are_the_same_to_the_eye_are_one_class(tmp_path: Path) -> None:
    nearly = np.clip(picture(1).astype(int) + 1, 0, 255).astype(np.uint8)
    pages = {"a.webp": (picture(1), "x"), "b.webp": (picture(2), "y"), "c.webp": (nearly, "z")}
    write_shard(tmp_path, pages)
    pool = load_shards(tmp_path, ("set",), side_px=60).without_look_alikes()
    assert list(pool.documents) == ["set/x", "set/y"]


def test_a_document_is_wholly_on_one_side_of_the_split() -> None:
    documents = np.array([f"d{i // 3}" for i in range(3000)])
    pool = Pool(np.zeros((3000, 3, 1, 1), np.uint8), documents)
    train, held_out = pool.split(0.2)
    assert len(train) + len(held_out) == 3000
    assert not set(train.documents) & set(held_out.documents)
    assert 0.15 < len(held_out) / 3000 < 0.25
