"""The model: batches of pages in, unit vectors out. ONNX Runtime on the CPU."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime

from core.errors import ModelError
from core.recognition.calibrate import Calibration, two_looks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Vectors

DEFAULT_MODEL = "kamiwake-lcnet050"
_BATCH = 64
_SIZES_PX, _DIMS = range(16, 2049), range(2, 65_537)
_MOST_BYTES = 500_000_000
_REMEDY = "Export it again: without one nobody can tell what is unknown."


@dataclass(frozen=True)
class ModelFile:
    """A model as it lies on disk: the graph's bytes and what its JSON says of it."""

    path: str
    graph: bytes
    sha256: str
    size_px: int
    dim: int
    description: dict[str, Any]
    text: bytes = b""
    """The JSON as it was read."""

    @property
    def name(self) -> str:
        return Path(self.path).stem

    @property
    def fingerprint(self) -> str:
        """Of graph and JSON together: another calibration makes it another model."""
        return hashlib.sha256(self.sha256.encode() + self.text).hexdigest()


def default_model() -> ModelFile:
    """The model that comes with the program."""
    folder = resources.files("resources") / "models"
    graph = folder / f"{DEFAULT_MODEL}.onnx"
    description = folder / f"{DEFAULT_MODEL}.json"
    try:
        return _checked(str(graph), graph.read_bytes(), description.read_bytes())
    except OSError as error:
        raise ModelError(
            f"The model {DEFAULT_MODEL} is missing from the installation ({error}).",
            "Install Kamiwake again.",
            DEFAULT_MODEL,
        ) from error


def load_model(path: Path) -> ModelFile:
    """`NAME.onnx` with `NAME.json` beside it. Raises ModelError naming the file."""
    try:
        return _checked(str(path), _read(path), _read(path.with_suffix(".json")))
    except OSError as error:
        raise ModelError(
            f"{path} or its .json cannot be read ({error}).",
            "Put both files, as exported, into one folder.",
            str(path),
        ) from error


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise OSError(f"{path.name} is larger than {_MOST_BYTES // 1_000_000:,} MB")
    return content


def _checked(path: str, graph: bytes, text: bytes) -> ModelFile:
    remedy = "Export the model again; both files must come from one export."
    try:
        values = json.loads(text)
        size_px, dim, promised = int(values["size_px"]), int(values["dim"]), values["sha256"]
        if values["colour"] != "RGB":
            raise ValueError(f"colour order {values['colour']}")
        if size_px not in _SIZES_PX or dim not in _DIMS:
            raise ValueError(f"{size_px} px, {dim} numbers a page")
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ModelError(
            f"The description of {path} is damaged ({error}).", remedy, path
        ) from error
    sha256 = hashlib.sha256(graph).hexdigest()
    if sha256 != promised:
        raise ModelError(f"{path} is not the file its description was made for.", remedy, path)
    return ModelFile(path, graph, sha256, size_px, dim, values, text)


class Embedder:
    """Runs one model. Safe to call from several threads."""

    def __init__(self, model: ModelFile, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Would hold for good what the largest batch took, and hardly saves time.
        options.enable_cpu_mem_arena = False
        try:
            self._session = onnxruntime.InferenceSession(
                model.graph, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the runtime's own errors share no base class
            raise ModelError(
                f"{model.path} is no model that can be run ({error}).",
                "Export it again.",
                model.path,
            ) from error
        self.model = model
        self._check_shapes()

    @property
    def size_px(self) -> int:
        return self.model.size_px

    @property
    def sha256(self) -> str:
        return self.model.sha256

    @property
    def calibration(self) -> Calibration:
        """Of the embedding alone. Raises ModelError when the model came without one."""
        found = self._calibration("calibration")
        if found is None:
            raise ModelError(
                f"{self.model.path} was exported without a calibration.", _REMEDY, self.model.path
            )
        return found

    @property
    def aligned_calibration(self) -> Calibration | None:
        """Of scores that alignment has raised; None when the model came without one. Raises
        ModelError when it is damaged."""
        return self._calibration("aligned_calibration")

    def _calibration(self, name: str) -> Calibration | None:
        values = self.model.description.get(name)
        if values is None:
            return None
        try:
            return Calibration.from_json(values)
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"The calibration of {self.model.path} is damaged ({error!r:.200}).",
                _REMEDY,
                self.model.path,
            ) from error

    def thresholds(self, gallery_size: int, one_wrong_in: int) -> tuple[float, float]:
        """Scores in [0, 1] that count, of the embedding alone and of the second look."""
        return two_looks(self.calibration, self.aligned_calibration, gallery_size, one_wrong_in)

    def embed(self, images: NDArray[np.float32]) -> Vectors:
        """float32 (N, 3, S, S) RGB in [0, 1] -> (N, D), rows of unit length.

        Raises ModelError when the model gives anything that is no direction.
        """
        parts = [np.empty((0, self.model.dim), np.float32)]
        parts += [
            self.run(images[start : start + _BATCH]) for start in range(0, len(images), _BATCH)
        ]
        vectors = np.concatenate(parts).astype(np.float32, copy=False)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or (lengths < 1e-6).any():
            raise ModelError(
                f"{self.model.path} gave an empty result.", "Use another model.", self.model.path
            )
        return np.asarray(vectors / lengths, np.float32)

    def run(self, images: NDArray[np.float32]) -> Vectors:
        """One batch as the graph gives it, unchecked."""
        return np.asarray(self._session.run(["embedding"], {"image": images})[0])

    def _check_shapes(self) -> None:
        """The graph must take and give what its description says."""
        given = {node.name: node.shape[1:] for node in self._session.get_inputs()}
        made = {node.name: node.shape[1:] for node in self._session.get_outputs()}
        size_px, dim = self.model.size_px, self.model.dim
        if given != {"image": [3, size_px, size_px]} or made.get("embedding") != [dim]:
            raise ModelError(
                f"{self.model.path} takes {given} and gives {made}, not what its description says.",
                "Export the model again.",
                self.model.path,
            )
