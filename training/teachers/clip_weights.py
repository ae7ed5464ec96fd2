"""Tells the formats of CLIP weights apart and renames all of them to OpenAI's names."""

from __future__ import annotations

import logging
import math
import re
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.teachers.clip import Activation, ClipShape, ClipVision
from training.teachers.files import Weights, read_json, read_weights, weights_file

log = logging.getLogger(__name__)
_HEAD_WIDTH = 64  # of every CLIP by OpenAI
_MOST_NAMED = 6
_ACTIVATIONS: dict[str, Activation] = {"quick_gelu": "quick_gelu", "gelu": "gelu"}
_OPENAI, _TRANSFORMERS = "visual.", "vision_model."
_OPENAI_SIGN = "visual.conv1.weight"
_TRANSFORMERS_SIGN = "vision_model.embeddings.patch_embedding.weight"
_POSITION_IDS = "vision_model.embeddings.position_ids"  # counts up; no weight
# Name of OpenAI below `visual.` -> of Transformers; those with a dot have .weight and .bias.
_OUTER = {
    "conv1.weight": _TRANSFORMERS_SIGN,
    "class_embedding": "vision_model.embeddings.class_embedding",
    "positional_embedding": "vision_model.embeddings.position_embedding.weight",
    "ln_pre.": "vision_model.pre_layrnorm.",  # spelt so there
    "ln_post.": "vision_model.post_layernorm.",
    "proj": "visual_projection.weight",
}
_INNER = {
    "ln_1.": "layer_norm1.",
    "attn.out_proj.": "self_attn.out_proj.",
    "ln_2.": "layer_norm2.",
    "mlp.c_fc.": "mlp.fc1.",
    "mlp.c_proj.": "mlp.fc2.",
}


def load_clip(path: Path) -> ClipVision:
    """The image encoder of a file or folder in any of the formats, float32, in eval mode.

    Raises ValueError naming the file, and the keys that are missing, odd or of another shape.
    """
    shape, weights = _read(path)
    network = ClipVision(shape)
    network.load_state_dict(weights)
    return network.eval()


def _read(path: Path) -> tuple[ClipShape, Weights]:
    file = weights_file(path)
    weights = {name.removeprefix("module."): value for name, value in read_weights(file).items()}
    names: dict[str, tuple[str, ...]]
    if _OPENAI_SIGN in weights and weights[_OPENAI_SIGN].dim() == 4:
        _refuse_resnet(weights, file)
        names = {f"visual.{name}": (f"visual.{name}",) for name in _openai_names(weights)}
        found = _renamed(weights, names, _OPENAI, file)
        return _openai_shape(found, file), found
    if _TRANSFORMERS_SIGN in weights and weights[_TRANSFORMERS_SIGN].dim() == 4:
        found = _renamed(weights, _transformers_names(weights), _TRANSFORMERS, file)
        found["proj"] = found["proj"].T.contiguous()
        return _transformers_shape(found, file), found
    some = ", ".join(sorted(weights)[:_MOST_NAMED]) or "nothing"
    raise ValueError(
        f"{file} holds no CLIP image encoder of a kind known here (a ViT with {_OPENAI_SIGN} or "
        f"{_TRANSFORMERS_SIGN}): it holds {some}"
    )


def _refuse_resnet(weights: Weights, file: Path) -> None:
    if any(name.startswith("visual.layer1.") for name in weights):
        raise ValueError(f"{file} is a ResNet CLIP (visual.layer1 ...); only ViT CLIPs are read")


def _openai_names(weights: Weights) -> list[str]:
    depth = _depth(weights, r"visual\.transformer\.resblocks\.(\d+)\.")
    names = [name for outer in _OUTER for name in _both(outer)]
    for number in range(depth):
        inner = ["attn.in_proj_weight", "attn.in_proj_bias"]
        inner += [name for each in _INNER for name in _both(each)]
        names += [f"transformer.resblocks.{number}.{name}" for name in inner]
    return names


def _transformers_names(weights: Weights) -> dict[str, tuple[str, ...]]:
    """What each of OpenAI's tensors is joined from."""
    depth = _depth(weights, r"vision_model\.encoder\.layers\.(\d+)\.")
    names = dict(_pairs(_OUTER))
    joined: dict[str, tuple[str, ...]] = {
        f"visual.{ours}": (theirs,) for ours, theirs in names.items()
    }
    for number in range(depth):
        ours_at = f"visual.transformer.resblocks.{number}."
        theirs_at = f"vision_model.encoder.layers.{number}."
        for part in ("weight", "bias"):
            three = tuple(f"{theirs_at}self_attn.{each}_proj.{part}" for each in "qkv")
            joined[f"{ours_at}attn.in_proj_{part}"] = three
        for ours, theirs in _pairs(_INNER):
            joined[ours_at + ours] = (theirs_at + theirs,)
    return joined


def _both(name: str) -> list[str]:
    return [f"{name}weight", f"{name}bias"] if name.endswith(".") else [name]


def _pairs(names: dict[str, str]) -> list[tuple[str, str]]:
    return [
        pair
        for ours, theirs in names.items()
        for pair in zip(_both(ours), _both(theirs), strict=True)
    ]


def _depth(weights: Weights, pattern: str) -> int:
    numbers = [int(match[1]) for name in weights if (match := re.match(pattern, name))]
    return max(numbers, default=0) + 1


def _renamed(
    weights: Weights, names: dict[str, tuple[str, ...]], prefix: str, file: Path
) -> Weights:
    """float32 tensors by OpenAI's names without `visual.`; nothing missing, nothing left over."""
    wanted = {theirs for each in names.values() for theirs in each}
    missing = sorted(wanted - weights.keys())
    given = {name for name in weights if name.startswith(prefix)} - {_POSITION_IDS}
    odd = sorted(given - wanted)
    if missing or odd:
        problems = [
            f"{what} {_listed(keys)}" for what, keys in (("no", missing), ("odd", odd)) if keys
        ]
        raise ValueError(f"{file} is not a CLIP image encoder: {'; '.join(problems)}")
    return {
        ours.removeprefix("visual."): torch.cat([weights[name].float() for name in theirs])
        for ours, theirs in names.items()
    }


def _listed(keys: list[str]) -> str:
    more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
    return ", ".join(keys[:_MOST_NAMED]) + more


def _openai_shape(found: Weights, file: Path) -> ClipShape:
    """OpenAI's own files bring no config: what one beside an OpenCLIP file says goes first."""
    config_file = file.parent / "open_clip_config.json"
    if not config_file.is_file():
        log.warning(
            "%s: QuickGELU and heads of width %d are taken for granted, as in OpenAI's CLIP; "
            "an open_clip_config.json beside it would tell",
            file.name, _HEAD_WIDTH,
        )  # fmt: skip
        return _shape(found, file, _HEAD_WIDTH, "quick_gelu")
    config = _section(read_json(config_file), "model_cfg", config_file)
    vision = _section(config, "vision_cfg", config_file)
    activation: Activation = "quick_gelu" if config.get("quick_gelu", False) else "gelu"
    return _shape(found, file, vision.get("head_width", _HEAD_WIDTH), activation)


def _transformers_shape(found: Weights, file: Path) -> ClipShape:
    config_file = file.parent / "config.json"
    if not config_file.is_file():
        raise ValueError(f"{file}: config.json must lie beside it; it tells heads and activation")
    whole = read_json(config_file)
    config = whole.get("vision_config", whole)
    named = config.get("hidden_act", "quick_gelu")
    if named not in _ACTIVATIONS:
        raise ValueError(f"{config_file}: hidden_act {named} is none of {', '.join(_ACTIVATIONS)}")
    heads = config.get("num_attention_heads", 12)  # the default there
    width = found["conv1.weight"].shape[0]
    eps = config.get("layer_norm_eps", 1e-5)
    return _shape(found, file, width / heads, _ACTIVATIONS[named], eps)


def _section(config: dict[str, Any], name: str, file: Path) -> dict[str, Any]:
    section = config.get(name)
    if not isinstance(section, dict):
        raise ValueError(f"{file}: no {name}")
    return section


def _shape(
    found: Weights, file: Path, head_width: float, activation: Activation, norm_eps: float = 1e-5
) -> ClipShape:
    width, _, patch_px, _ = found["conv1.weight"].shape
    tokens, dim = len(found["positional_embedding"]), found["proj"].shape[-1]
    grid = math.isqrt(tokens - 1)
    if grid**2 != tokens - 1:
        raise ValueError(f"{file}: {tokens} positions are no square of patches and one more")
    heads = width / head_width
    if heads != int(heads):
        raise ValueError(f"{file}: width {width} does not divide into heads of {head_width:g}")
    shape = ClipShape(
        input_px=grid * patch_px,
        patch_px=patch_px,
        width=width,
        depth=_depth(found, r"transformer\.resblocks\.(\d+)\."),
        heads=int(heads),
        mlp_width=len(found["transformer.resblocks.0.mlp.c_fc.bias"]),
        dim=dim,
        activation=activation,
        norm_eps=norm_eps,
    )
    _check_shapes(found, shape, file)
    return shape


def _check_shapes(found: dict[str, Tensor], shape: ClipShape, file: Path) -> None:
    with torch.device("meta"):
        wanted = ClipVision(shape).state_dict()
    for name, value in wanted.items():
        if found[name].shape != value.shape:
            raise ValueError(
                f"{file}: {name} (OpenAI's name) is {tuple(found[name].shape)}, "
                f"not {tuple(value.shape)}"
            )
