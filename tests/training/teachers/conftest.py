import json
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from training.teachers.clip import ClipShape, ClipVision

SHAPE = ClipShape(
    input_px=32, patch_px=8, width=64, depth=2, heads=4, mlp_width=96, dim=24, activation="gelu"
)
"""Heads of width 16 and GELU: neither is what would be taken for granted."""


@pytest.fixture(scope="session")
def reference() -> ClipVision:
    """Every weight is random, biases and norms too: none may be mixed up unseen."""
    torch.manual_seed(0)
    network = ClipVision(SHAPE).eval()
    for parameter in network.parameters():
        parameter.data = 0.3 * torch.randn_like(parameter) + (0.1 if parameter.dim() > 1 else 0.5)
    return network


@pytest.fixture
def pages() -> Tensor:
    rng = torch.Generator().manual_seed(1)
    return torch.randint(256, (5, 3, 40, 40), generator=rng, dtype=torch.uint8)


class Scripted(nn.Module):
    """Holds tensors by nested names, as OpenAI's archive does."""

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        for name in {name.split(".")[0] for name in weights}:
            below = {n.split(".", 1)[1]: w for n, w in weights.items() if n.startswith(f"{name}.")}
            if below:
                self.add_module(name, Scripted(below))
            else:
                self.register_parameter(name, nn.Parameter(weights[name]))


def openai_weights(network: ClipVision) -> dict[str, Tensor]:
    """As in OpenAI's checkpoints, with something of the text half beside them."""
    weights = {f"visual.{name}": value for name, value in network.state_dict().items()}
    text = {"transformer.resblocks.0.ln_1.weight": torch.ones(3), "logit_scale": torch.ones(1)}
    return weights | text


def transformers_weights(network: ClipVision) -> dict[str, Tensor]:
    """Every name written out by hand; query, key and value apart, the projection turned."""
    own = network.state_dict()
    named = {
        "vision_model.embeddings.class_embedding": own["class_embedding"],
        "vision_model.embeddings.patch_embedding.weight": own["conv1.weight"],
        "vision_model.embeddings.position_embedding.weight": own["positional_embedding"],
        "vision_model.embeddings.position_ids": torch.arange(17)[None],
        "vision_model.pre_layrnorm.weight": own["ln_pre.weight"],
        "vision_model.pre_layrnorm.bias": own["ln_pre.bias"],
        "vision_model.post_layernorm.weight": own["ln_post.weight"],
        "vision_model.post_layernorm.bias": own["ln_post.bias"],
        "visual_projection.weight": own["proj"].T.contiguous(),
        "text_model.final_layer_norm.weight": torch.ones(3),
    }
    for number in range(SHAPE.depth):
        ours, theirs = f"transformer.resblocks.{number}", f"vision_model.encoder.layers.{number}"
        for part in ("weight", "bias"):
            query, key, value = own[f"{ours}.attn.in_proj_{part}"].chunk(3)
            named |= {
                f"{theirs}.self_attn.q_proj.{part}": query.contiguous(),
                f"{theirs}.self_attn.k_proj.{part}": key.contiguous(),
                f"{theirs}.self_attn.v_proj.{part}": value.contiguous(),
                f"{theirs}.self_attn.out_proj.{part}": own[f"{ours}.attn.out_proj.{part}"],
                f"{theirs}.layer_norm1.{part}": own[f"{ours}.ln_1.{part}"],
                f"{theirs}.layer_norm2.{part}": own[f"{ours}.ln_2.{part}"],
                f"{theirs}.mlp.fc1.{part}": own[f"{ours}.mlp.c_fc.{part}"],
                f"{theirs}.mlp.fc2.{part}": own[f"{ours}.mlp.c_proj.{part}"],
            }
    return named


def write_open_clip_config(folder: Path, quick_gelu: bool = False) -> None:
    model = {"embed_dim": 24, "vision_cfg": {"width": 64, "head_width": 16}}
    if quick_gelu:
        model["quick_gelu"] = True
    (folder / "open_clip_config.json").write_text(json.dumps({"model_cfg": model}))


def write_transformers_config(folder: Path, **vision: object) -> None:
    values: dict[str, object] = {"hidden_act": "gelu", "num_attention_heads": 4}
    (folder / "config.json").write_text(json.dumps({"vision_config": values | vision}))
