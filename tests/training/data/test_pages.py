import io
import json
import tarfile
from pathlib import Path

import numpy as np
from PIL import Image

from training.data.pages import Pool, load_shards


def picture(seed: int) -> np.ndarray:
    coarse = np.random.default_rng(seed).integers(0, 256, (9, 7, 3), dtype=np.uint8)
    return coarse.repeat(20, 0).repeat(20, 1)


def write_shard(folder: Path, pages: dict[str, tuple[np.ndarray, str]]) -> None:
    rows = []
    with tarfile.open(folder / "set-00.tar", "w") as archive:
        for name, (page, document) in pages.items():
            buffer = io.BytesIO()
            Image.fromarray(page).save(buffer, "WEBP", lossless=True)
            info = tarfile.TarInfo(name)
            info.size = buffer.tell()
            buffer.seek(0)
            archive.addfile(info, buffer)
            rows.append(json.dumps({"file": name, "shard": "set-00.tar", "document": document}))
    (folder / "set.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


def test_a_shard_becomes_square_pages_with_their_documents(tmp_path: Path) -> None:
    write_shard(tmp_path, {"a.webp": (picture(1), "one"), "b.webp": (picture(2), "two")})
    pool = load_shards(tmp_path, ("set",), side_px=60)
    assert pool.images.shape == (2, 3, 60, 60)
    assert list(pool.documents) == ["set/one", "set/two"]


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
