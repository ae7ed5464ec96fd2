"""Reads tensors from files of weights. No file may run code: pickles hold tensors alone."""

from __future__ import annotations

import json
import pickle
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

Weights = dict[str, Tensor]
_WHOLE = (
    "model.safetensors", "pytorch_model.bin", "open_clip_model.safetensors",
    "open_clip_pytorch_model.bin",
)  # fmt: skip
_SHARDED = ("model.safetensors.index.json", "pytorch_model.bin.index.json")
_SUFFIXES = (".pt", ".pth", ".bin", ".safetensors")


def weights_file(path: Path) -> Path:
    """The file of weights, or the index of its shards, that `path` is or holds.

    Raises ValueError when there is none or no telling which.
    """
    if not path.exists():
        raise ValueError(f"{path}: no such file or folder of weights")
    if path.is_file():
        return path
    for name in (*_WHOLE, *_SHARDED):
        if (path / name).is_file():
            return path / name
    found = sorted(each for each in path.iterdir() if each.suffix in _SUFFIXES)
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.name for each in found) or f"none that ends in {' '.join(_SUFFIXES)}"
    raise ValueError(f"{path}: a folder with one file of weights is wanted, but it holds {names}")


def read_weights(file: Path) -> Weights:
    """All tensors of a file, or of the shards an `.index.json` names, on the CPU as stored.

    Raises ValueError naming the file that cannot be read.
    """
    if not file.name.endswith(".index.json"):
        return _read_one(file)
    index = read_json(file)
    try:
        shards = sorted(set(index["weight_map"].values()))
    except (KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{file}: no weight_map that names files") from error
    weights: Weights = {}
    for shard in shards:
        weights |= _read_one(file.parent / shard)
    return weights


def read_json(file: Path) -> dict[str, Any]:
    """Raises ValueError naming the file when it holds no JSON object."""
    try:
        values = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{file}: {error}") from error
    if not isinstance(values, dict):
        raise ValueError(f"{file}: not a JSON object")
    return values


def _read_one(file: Path) -> Weights:
    if not file.is_file():
        raise ValueError(f"{file}: no such file of weights")
    if file.suffix == ".safetensors":
        return _read_safetensors(file)
    try:
        if _is_torchscript(file):
            module = torch.jit.load(str(file), map_location="cpu")  # type: ignore[no-untyped-call]
            return dict(module.state_dict())
    except (OSError, RuntimeError, zipfile.BadZipFile) as error:
        raise ValueError(f"{file} cannot be read as weights: {error}") from error
    state = read_saved(file)
    if isinstance(state, dict) and isinstance(state.get("state_dict"), dict):
        state = state["state_dict"]
    if not isinstance(state, dict):
        raise ValueError(f"{file} holds a {type(state).__name__}, not weights by name")
    return {name: value for name, value in state.items() if isinstance(value, Tensor)}


def read_saved(file: Path) -> Any:
    """What `torch.save` wrote, tensors and plain values alone, on the CPU.

    Raises ValueError naming the file when it cannot be read.
    """
    try:
        return torch.load(file, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:  # its own words suggest to let the file run code
        raise ValueError(
            f"{file} cannot be read as weights: it is damaged, or holds more than tensors"
        ) from error
    except Exception as error:  # damaged files make pickle raise all there is
        told = str(error) or type(error).__name__
        raise ValueError(f"{file} cannot be read as weights: {told}") from error


def _is_torchscript(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as archive:
        return any(name.endswith("/constants.pkl") for name in archive.namelist())


def _read_safetensors(file: Path) -> Weights:
    try:
        from safetensors import SafetensorError  # noqa: PLC0415 (few runs need it)
        from safetensors.torch import load_file  # noqa: PLC0415
    except ImportError as error:
        raise ValueError(f"{file}: reading it needs the package safetensors") from error
    try:
        weights: Weights = load_file(file)
        return weights
    except (OSError, SafetensorError) as error:
        raise ValueError(f"{file} cannot be read as weights: {error}") from error
