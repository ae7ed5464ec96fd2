"""Models that somebody brings, sound and unsound, as real ONNX files."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import ModelError
from core.recognition.embedding import load_model
from core.recognition.trial import tried

SIZE_PX, DIM = 16, 8


@pytest.fixture
def network(export: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """A small network: pixels times `weights`, then the nodes of `tail` by name."""
    onnx = pytest.importorskip("onnx")
    make, types = onnx.helper, onnx.TensorProto

    def build(*tail: str, batch: Any = "batch", scale: float = 1.0, dim: int = DIM) -> Path:
        weights = np.random.default_rng(1).normal(size=(3 * SIZE_PX**2, dim)).astype(np.float32)
        constants = {"weights": weights, "scale": np.float32([scale])}
        nodes, last = [make.make_node("Flatten", ["image"], ["flat"], axis=1)], "flat"
        for number, name in enumerate(("MatMul", *tail)):
            inputs = {"MatMul": ["weights"], "Mul": ["scale"]}.get(name, [])
            extra = {"axis": 1, "p": 2} if name == "LpNormalization" else {}
            made = "embedding" if number == len(tail) else f"step{number}"
            nodes.append(make.make_node(name, [last, *inputs], [made], **extra))
            last = made
        graph = make.make_graph(
            nodes,
            "small",
            [make.make_tensor_value_info("image", types.FLOAT, [batch, 3, SIZE_PX, SIZE_PX])],
            [make.make_tensor_value_info("embedding", types.FLOAT, [batch, dim])],
            [onnx.numpy_helper.from_array(value, name) for name, value in constants.items()],
        )
        model = make.make_model(graph, opset_imports=[make.make_opsetid("", 17)], ir_version=8)
        content = model.SerializeToString()
        path = export("small", size_px=SIZE_PX, sha256=sha256(content).hexdigest())
        path.write_bytes(content)
        return change(path, dim=dim)

    return build


def change(path: Path, **values: object) -> Path:
    description = path.with_suffix(".json")
    changed = json.loads(description.read_text("utf-8")) | values
    description.write_text(json.dumps(changed), "utf-8")
    return path


def test_a_model_that_does_what_it_says_is_taken(
    network: Callable[..., Path], export: Callable[..., Path]
) -> None:
    assert tried(load_model(network("LpNormalization"))).model.dim == DIM
    assert tried(load_model(export())).model.dim == 256
    assert tried(load_model(export(dim=64))).model.dim == 64


@pytest.mark.parametrize(
    ("unfit", "said"),
    [
        ({"tail": ["LpNormalization", "Mul"], "scale": 3.0}, "of length 3 instead of 1"),
        ({"tail": ["LpNormalization", "Mul"], "scale": float("nan")}, "NaN"),
        ({"tail": ["Mul", "LpNormalization"], "scale": 0.0}, "(NaN|length 0)"),
        ({"tail": ["LpNormalization"], "batch": 1}, "cannot be run on 5 pages"),
        ({"tail": ["Softmax", "Ceil", "LpNormalization"]}, "every page the same vector"),
        ({"tail": ["LpNormalization"], "dim": 0}, "0 numbers a page"),
    ],
)
def test_what_is_wrong_with_a_model_is_said_with_its_name_and_the_next_step(
    unfit: dict[str, Any], said: str, network: Callable[..., Path]
) -> None:
    path = network(*unfit.pop("tail"), **unfit)
    with pytest.raises(ModelError, match=said) as caught:
        tried(load_model(path))
    assert str(path) in caught.value.message
    assert "Export" in caught.value.remedy


SOUND = {
    "gallery_sizes": [10, 100],
    "one_wrong_in": [10, 100],
    "thresholds": [[0.7, 0.8], [0.8, 0.9]],
    "extrapolated": [[False, True], [True, True]],
    "gallery": 100,
    "probes": 100,
}


@pytest.mark.parametrize(
    "calibration",
    [
        None,
        [],
        {},
        SOUND | {"thresholds": [[0.7, 0.8]]},
        SOUND | {"thresholds": [[0.7, 0.8], [0.8, float("nan")]]},
        SOUND | {"thresholds": [[0.7, 0.8], [0.8, 1.5]]},
        SOUND | {"thresholds": [["high", "low"], ["high", "low"]]},
        SOUND | {"gallery_sizes": [100, 10]},
        SOUND | {"one_wrong_in": [0, 100]},
    ],
)
def test_without_a_sound_calibration_no_model_is_taken(
    calibration: object, export: Callable[..., Path]
) -> None:
    path = export(calibration=calibration)
    with pytest.raises(ModelError, match="calibration") as caught:
        tried(load_model(path))
    assert str(path) in caught.value.message
    assert tried(load_model(change(path, calibration=SOUND)))


@pytest.mark.parametrize("values", [{"size_px": 0}, {"dim": 1}, {"dim": -3}, {"size_px": 1e300}])
def test_sizes_that_no_model_has_are_refused_before_anything_is_run(
    values: dict[str, object], export: Callable[..., Path]
) -> None:
    with pytest.raises(ModelError, match=r"own\.onnx is damaged"):
        load_model(change(export(), **values))
