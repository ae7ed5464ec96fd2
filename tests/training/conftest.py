import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytest.importorskip("torch", reason="the training extra is not installed")

from training.data.dataset import Dataset
from training.data.fonts import FontsMissing, find_fonts
from training.data.pages import Pool


def coarse_page(seed: int, side: int = 5) -> np.ndarray:
    """A picture of a few large cells, uint8 (8 * side, 8 * side, 3)."""
    cells = np.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=np.uint8)
    return cells.repeat(8, 0).repeat(8, 1)


@pytest.fixture
def tiny_dataset() -> Dataset:
    """24 pages of 40 pixels, each a document, to train on and held out."""
    images = np.stack([coarse_page(seed).transpose(2, 0, 1) for seed in range(24)])
    pool = Pool(images, np.array([f"d{i}" for i in range(24)]))
    return Dataset(pool, pool, np.zeros((2, 4, 40, 40), np.uint8))


@pytest.fixture
def shard_folder(tmp_path: Path) -> Path:
    """A data folder with one shard, `set`, of 100 pages, each a document."""
    try:
        find_fonts(None)
    except FontsMissing as missing:
        pytest.skip(str(missing))
    folder = tmp_path / "data"
    folder.mkdir()
    rows = []
    with tarfile.open(folder / "set-00.tar", "w") as archive:
        for number in range(100):
            buffer = io.BytesIO()
            Image.fromarray(coarse_page(number)).save(buffer, "PNG")
            info = tarfile.TarInfo(f"{number}.png")
            info.size = buffer.tell()
            buffer.seek(0)
            archive.addfile(info, buffer)
            rows.append({"file": f"{number}.png", "shard": "set-00.tar", "document": number})
    (folder / "set.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    return folder
