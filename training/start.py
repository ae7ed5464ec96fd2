"""Weights to start from: a checkpoint, an exported model, or a classifier trained on ImageNet."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.backbone import load_imagenet
from training.head import Network
from training.teachers.files import Weights, read_saved, read_weights

log = logging.getLogger(__name__)
_SQUEEZE = "head.0.weight"
_WANTED = "name a whole checkpoint.pt of training.train, or a model.onnx it was exported to"


def found_in(folders: Sequence[Path], name: str) -> Path:
    """The first of `folders` / `name` that exists, the current folder where none is given.

    Raises ValueError when none does.
    """
    places = folders or (Path(),)
    for folder in places:
        if (folder / name).exists():
            return folder / name
    told = ", ".join(str(folder.absolute()) for folder in places)
    raise ValueError(f"{name} is in none of {told}; put it there, or give its whole path")


def start_from(network: Network, path: Path, pages: Tensor) -> None:
    """Gives `network` the weights of a checkpoint (.pt) or exported model (.onnx) of its shape.

    The input size may be another. An exported model has its BatchNorms folded into convolutions;
    `pages` (B, 3, S, S), as training will show them, tell what they are to be. Raises ValueError
    naming the file where it does not fit.
    """
    wanted = network.state_dict()
    weights = _from_onnx(path, wanted) if path.suffix == ".onnx" else _from_checkpoint(path)
    fitted = {name: _fitted(name, weights, value, path) for name, value in wanted.items()}
    network.load_state_dict(fitted)
    if path.suffix == ".onnx":
        _refit_norms(network, pages)
    log.info("started from %s", path.name)


def start_from_imagenet(network: Network, path: Path) -> None:
    """The backbone alone, from timm's weights (.pt, .pth or .safetensors)."""
    load_imagenet(network.backbone, read_weights(path), str(path))
    log.info("backbone from %s", path.name)


def _from_checkpoint(path: Path) -> Weights:
    try:
        state = read_saved(path)
    except ValueError as error:
        raise ValueError(f"{error}; {_WANTED}") from error
    average = state.get("average") if isinstance(state, dict) else None
    if not isinstance(average, dict):
        raise ValueError(f"{path} is no checkpoint of training.train; {_WANTED}")
    return {name: value for name, value in average.items() if isinstance(value, Tensor)}


_INPUTS = {
    "Conv": ("weight", "bias"),
    "Gemm": ("weight", "bias"),
    "LayerNormalization": ("weight", "bias"),
    "BatchNormalization": ("weight", "bias", "running_mean", "running_var"),
}


def _from_onnx(path: Path, biased: Collection[str]) -> Weights:
    import onnx  # noqa: PLC0415 (slow, and needed for such a start only)

    try:
        return _in_graph(onnx.load(str(path)).graph, biased)
    except Exception as error:  # protobuf's own, and what a graph of another make lacks
        told = f"{type(error).__name__} {error}".strip()
        raise ValueError(f"{path} cannot be read as a model ({told}); {_WANTED}") from error


def _in_graph(graph: Any, biased: Collection[str]) -> Weights:
    """Names as in PyTorch, told by the nodes: of equal arrays only one is stored.

    A convolution that is not among the `biased` has its BatchNorm folded in: it becomes a bias.
    """
    from onnx import numpy_helper  # noqa: PLC0415

    arrays = {
        item.name: torch.from_numpy(numpy_helper.to_array(item).copy())
        for item in graph.initializer
    }
    weights: Weights = {}
    for node in graph.node:
        if node.op_type == "Identity" and node.input[0] in arrays:
            arrays[node.output[0]] = arrays[node.input[0]]
        module = _module_path(node.name)
        given = dict(zip(_INPUTS.get(node.op_type, ()), node.input[1:], strict=False))
        found = {part: arrays[name] for part, name in given.items()}
        if node.op_type == "Conv" and f"{module}.bias" not in biased:
            container, number = module.rsplit(".", 1)
            bias = found.pop("bias")
            one, zero = torch.ones_like(bias), torch.zeros_like(bias)
            folded = {"weight": one, "bias": bias, "running_mean": zero, "running_var": one}
            weights |= {f"{container}.{int(number) + 1}.{k}": v for k, v in folded.items()}
        weights |= {f"{module}.{part}": array for part, array in found.items()}
    return weights


def _module_path(node: str) -> str:
    """The node "/backbone/layers/layers.0/layers.0.0/Conv" is of backbone.layers.0.0."""
    parts: list[str] = []
    for part in node.strip("/").split("/")[:-1]:
        if parts and part.startswith(f"{parts[-1]}."):
            parts.pop()
        parts.append(part)
    return ".".join(parts)


def _fitted(name: str, weights: Weights, wanted: Tensor, path: Path) -> Tensor:
    if name.endswith("num_batches_tracked"):
        return weights.get(name, wanted)
    if name not in weights:
        raise ValueError(f"{path} has no {name}: was it made with another head?")
    found = weights[name]
    if name == "head.4.weight" and found.shape[1] != wanted.shape[1]:
        found = _resized_cells(found, len(weights[_SQUEEZE]), wanted.shape)
    if found.shape != wanted.shape:
        raise ValueError(
            f"{path}: {name} is {tuple(found.shape)}, not {tuple(wanted.shape)}: another width?"
        )
    return found


def _resized_cells(weight: Tensor, channels: int, wanted: torch.Size) -> Tensor:
    """A Linear (D, channels * n * n) over a map of n x n cells for one of another size.

    The larger map has more cells that add up, each then counts for less.
    """
    side, before = (round((inputs / channels) ** 0.5) for inputs in (wanted[1], weight.shape[1]))
    cells = weight.view(len(weight), channels, before, before)
    resized: Tensor = nn.functional.interpolate(cells, (side, side), mode="bilinear")
    resized = resized * (before / side) ** 2
    return resized.reshape(wanted)


@torch.no_grad()
def _refit_norms(network: nn.Module, pages: Tensor) -> None:
    """Splits every folded BatchNorm into what it saw and what it made of it, the sum unchanged."""
    norms = [part for part in network.modules() if isinstance(part, nn.BatchNorm2d)]
    seen: dict[nn.Module, tuple[Tensor, Tensor]] = {}

    def look(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        x = inputs[0].transpose(0, 1).flatten(1)  # (C, B * H * W)
        seen[module] = (x.mean(1), x.var(1, correction=0))

    hooks = [norm.register_forward_pre_hook(look) for norm in norms]
    network.eval()(pages)
    for hook in hooks:
        hook.remove()
    for norm in norms:
        mean, variance = seen[norm]
        assert norm.running_mean is not None and norm.running_var is not None
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_((variance + norm.eps).sqrt())
        norm.bias.add_(mean)
