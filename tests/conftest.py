from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # two test processes share two cores
SAMPLES = Path(str(resources.files("resources") / "samples"))


@dataclass(frozen=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def samples() -> Path:
    """The bundled samples."""
    return SAMPLES


@pytest.fixture
def kamiwake(tmp_path: Path) -> Callable[..., Run]:
    """Runs the program as a process, in an empty folder."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def run(*arguments: object, **environment: str) -> Run:
        command = [sys.executable, "-m", "app.start", *map(str, arguments)]
        ended = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), **environment},
            timeout=300,
            check=False,
        )
        return Run(ended.returncode, ended.stdout, ended.stderr)

    return run


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """`export("own")`: a model as it would be exported, `own.onnx` with `own.json` beside it: the
    bundled network under another hash. `dim`: only so many of its numbers; other names change
    the description."""

    def make(name: str = "own", dim: int | None = None, **described: Any) -> Path:
        bundled = resources.files("resources") / "models" / "kamiwake-lcnet050.onnx"
        graph = bundled.read_bytes()
        if dim is None:
            text = name.encode()
            graph += b"\x1a" + bytes([len(text)]) + text  # field 3 of ONNX: producer_version
        else:
            graph = with_fewer_numbers(graph, dim)
        values = json.loads(bundled.with_suffix(".json").read_bytes())  # type: ignore[attr-defined]
        values |= {"name": name, "sha256": sha256(graph).hexdigest()} | described
        values |= {"dim": dim} if dim else {}
        path = tmp_path / "exported" / f"{name}.onnx"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(graph)
        path.with_suffix(".json").write_text(json.dumps(values), "utf-8")
        return path

    return make


def with_fewer_numbers(graph: bytes, dim: int) -> bytes:
    onnx = pytest.importorskip("onnx")
    model, make = onnx.load_from_string(graph), onnx.helper
    for node in model.graph.node:
        node.output[:] = ["whole" if name == "embedding" else name for name in node.output]
    for name, value in (("first", 0), ("end", dim), ("axis", 1)):
        model.graph.initializer.append(make.make_tensor(name, onnx.TensorProto.INT64, [1], [value]))
    model.graph.node.append(
        make.make_node("Slice", ["whole", "first", "end", "axis"], ["part"], name="part")
    )
    model.graph.node.append(
        make.make_node("LpNormalization", ["part"], ["embedding"], name="unit", axis=1, p=2)
    )
    model.graph.output[0].type.tensor_type.shape.dim[1].dim_value = dim
    return bytes(model.SerializeToString())


@pytest.fixture
def tree() -> Callable[[Path], set[str]]:
    """Every file below a folder, by its relative path."""

    def files(root: Path) -> set[str]:
        return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}

    return files


@pytest.fixture(scope="session")
def known_forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with the bundled samples registered, to be copied."""
    profile = tmp_path_factory.mktemp("known forms") / "profile"
    command = ["register", "--from-tree", str(SAMPLES / "library"), "--profile", str(profile)]
    root = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-m", "app.start", *command], cwd=root, check=True, timeout=300)
    return profile
