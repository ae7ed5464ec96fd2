from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core.errors import ModelError
from core.recognition.calibrate import Calibration
from core.recognition.embedding import Embedder, ModelFile, default_model, load_model


@pytest.fixture(scope="module")
def model() -> ModelFile:
    return default_model()


@pytest.fixture(scope="module")
def embedder(model: ModelFile) -> Embedder:
    return Embedder(model)


@pytest.fixture
def on_disk(model: ModelFile, tmp_path: Path) -> Path:
    """A copy of the model as a user might bring one: `own.onnx` and `own.json`."""
    path = tmp_path / "モデル own.onnx"
    path.write_bytes(model.graph)
    path.with_suffix(".json").write_text(json.dumps(model.description), "utf-8")
    return path


def change(path: Path, **values: object) -> None:
    description = path.with_suffix(".json")
    changed = json.loads(description.read_text("utf-8")) | values
    description.write_text(json.dumps(changed), "utf-8")


def images(count: int, size_px: int) -> np.ndarray:
    return np.random.default_rng(0).random((count, 3, size_px, size_px), dtype=np.float32)


def test_vectors_are_of_unit_length_and_do_not_depend_on_the_batch(embedder: Embedder) -> None:
    batch = images(70, embedder.size_px)
    vectors = embedder.embed(batch)
    assert vectors.shape == (70, embedder.model.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    one_by_one = np.concatenate([embedder.embed(batch[i : i + 1]) for i in (0, 63, 64, 69)])
    np.testing.assert_allclose(vectors[[0, 63, 64, 69]], one_by_one, atol=1e-4)


def test_no_pages_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed(images(0, embedder.size_px)).shape == (0, embedder.model.dim)


def test_a_result_that_is_no_direction_is_refused(embedder: Embedder) -> None:
    batch = images(3, embedder.size_px)
    batch[1] = np.nan
    with pytest.raises(ModelError, match="empty result"):
        embedder.embed(batch)


def test_the_bundled_model_brings_its_calibration(embedder: Embedder) -> None:
    calibration = embedder.calibration
    assert isinstance(calibration, Calibration)
    assert 0.5 < calibration.threshold(10, 10) <= calibration.threshold(10_000, 100_000) <= 1


def test_a_model_is_loaded_from_any_folder(on_disk: Path, model: ModelFile) -> None:
    loaded = load_model(on_disk)
    assert (loaded.sha256, loaded.size_px, loaded.dim) == (model.sha256, model.size_px, model.dim)
    assert loaded.description == model.description


def test_another_file_than_described_is_refused(on_disk: Path) -> None:
    on_disk.write_bytes(on_disk.read_bytes()[:-1])
    with pytest.raises(ModelError, match=on_disk.name):
        load_model(on_disk)


@pytest.mark.parametrize("missing", [".onnx", ".json"])
def test_a_missing_file_is_named(missing: str, on_disk: Path) -> None:
    on_disk.with_suffix(missing).unlink()
    with pytest.raises(ModelError, match=on_disk.name):
        load_model(on_disk)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[]", b"{}", b'"x"', b"\xff\xfe", b'{"size_px": "x"}']
)
def test_a_damaged_description_is_refused(text: bytes, on_disk: Path) -> None:
    on_disk.with_suffix(".json").write_bytes(text)
    with pytest.raises(ModelError, match="damaged"):
        load_model(on_disk)


def test_a_model_for_another_colour_order_is_refused(on_disk: Path) -> None:
    change(on_disk, colour="BGR")
    with pytest.raises(ModelError, match="BGR"):
        load_model(on_disk)


@pytest.mark.parametrize("wrong", [{"size_px": 96}, {"dim": 7}])
def test_a_graph_of_other_shapes_than_described_is_refused(wrong, on_disk: Path) -> None:
    change(on_disk, **wrong)
    with pytest.raises(ModelError, match="not what its description says"):
        Embedder(load_model(on_disk))


def test_a_file_that_is_no_graph_is_refused(model: ModelFile) -> None:
    broken = ModelFile("x.onnx", b"no graph", model.sha256, model.size_px, model.dim, {})
    with pytest.raises(ModelError, match=r"x\.onnx is no model"):
        Embedder(broken)


def test_a_model_without_calibration_says_so(model: ModelFile) -> None:
    bare = ModelFile("x.onnx", model.graph, model.sha256, model.size_px, model.dim, {})
    with pytest.raises(ModelError, match="without a calibration"):
        _ = Embedder(bare).calibration
