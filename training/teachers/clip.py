"""The image encoder of CLIP (arXiv 2103.00020): Vision Transformers of any size.

Names are those of OpenAI's checkpoints below `visual.`; other formats are renamed to them by
`training.teachers.clip_weights`. ResNet CLIPs are out of scope.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (its customary name)

from training.data.classes import PageClasses

Activation = Literal["quick_gelu", "gelu"]
CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)  # of RGB in [0, 1]
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)
_BATCH = 64


@dataclass(frozen=True)
class ClipShape:
    """All that the weights' shapes and a config tell of an image encoder."""

    input_px: int
    patch_px: int
    width: int
    depth: int
    heads: int
    mlp_width: int
    dim: int
    activation: Activation = "quick_gelu"
    norm_eps: float = 1e-5


class QuickGELU(nn.Module):
    """x * sigmoid(1.702 x), with which OpenAI trained."""

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.sigmoid(1.702 * x)


class Attention(nn.Module):
    """Self-attention of every token with all tokens, (B, N, C) -> (B, N, C)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self._heads = heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)
        nn.init.xavier_uniform_(self.in_proj_weight)

    def forward(self, x: Tensor) -> Tensor:
        batch, tokens, width = x.shape
        joint = F.linear(x, self.in_proj_weight, self.in_proj_bias)  # (B, N, 3 C)
        joint = joint.view(batch, tokens, 3, self._heads, width // self._heads)
        query, key, value = joint.permute(2, 0, 3, 1, 4)  # each (B, heads, N, C / heads)
        mixed = F.scaled_dot_product_attention(query, key, value)
        out: Tensor = self.out_proj(mixed.transpose(1, 2).reshape(batch, tokens, width))
        return out


class _Mlp(nn.Module):
    def __init__(self, shape: ClipShape) -> None:
        super().__init__()
        self.c_fc = nn.Linear(shape.width, shape.mlp_width)
        self.gelu = QuickGELU() if shape.activation == "quick_gelu" else nn.GELU()
        self.c_proj = nn.Linear(shape.mlp_width, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.c_proj(self.gelu(self.c_fc(x)))
        return out


class _Block(nn.Module):
    def __init__(self, shape: ClipShape) -> None:
        super().__init__()
        self.ln_1 = nn.LayerNorm(shape.width, shape.norm_eps)
        self.attn = Attention(shape.width, shape.heads)
        self.ln_2 = nn.LayerNorm(shape.width, shape.norm_eps)
        self.mlp = _Mlp(shape)

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.attn(self.ln_1(x))
        out: Tensor = x + self.mlp(self.ln_2(x))
        return out


class _Transformer(nn.Module):
    def __init__(self, shape: ClipShape) -> None:
        super().__init__()
        self.resblocks = nn.Sequential(*(_Block(shape) for _ in range(shape.depth)))

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.resblocks(x)
        return out


class ClipVision(nn.Module):
    """float32 (B, 3, input_px, input_px) RGB, normalised as CLIP's -> (B, dim)."""

    def __init__(self, shape: ClipShape) -> None:
        super().__init__()
        self.shape = shape
        width, scale = shape.width, shape.width**-0.5
        tokens = (shape.input_px // shape.patch_px) ** 2 + 1
        self.conv1 = nn.Conv2d(3, width, shape.patch_px, shape.patch_px, bias=False)
        self.class_embedding = nn.Parameter(scale * torch.randn(width))
        self.positional_embedding = nn.Parameter(scale * torch.randn(tokens, width))
        self.ln_pre = nn.LayerNorm(width, shape.norm_eps)
        self.transformer = _Transformer(shape)
        self.ln_post = nn.LayerNorm(width, shape.norm_eps)
        self.proj = nn.Parameter(scale * torch.randn(width, shape.dim))

    def forward(self, images: Tensor) -> Tensor:
        patches = self.conv1(images).flatten(2).transpose(1, 2)  # (B, N - 1, C)
        first = self.class_embedding.expand(len(images), 1, -1)
        x = torch.cat((first, patches), 1) + self.positional_embedding  # (B, N, C)
        x = self.transformer(self.ln_pre(x))
        features: Tensor = self.ln_post(x[:, 0]) @ self.proj
        return features


def clip_input(pages: Tensor, size_px: int) -> Tensor:
    """uint8 (B, 3, side, side) RGB, squeezed to a square -> float32 (B, 3, size_px, size_px).

    Bicubic with antialiasing and then clamped: as Pillow resizes, but for its rounding.
    """
    x = pages.float() / 255
    if pages.shape[-1] != size_px:
        x = F.interpolate(x, (size_px, size_px), mode="bicubic", antialias=True).clamp(0, 1)
    mean, std = (
        torch.tensor(each, device=x.device)[:, None, None] for each in (CLIP_MEAN, CLIP_STD)
    )
    return (x - mean) / std


class ClipTeacher:
    """Image features of CLIP, unit length."""

    def __init__(self, network: ClipVision, device: torch.device) -> None:
        self._network = network.to(device).eval().requires_grad_(False)
        self.dim = network.shape.dim

    @torch.no_grad()
    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        """uint8 (B, 3, side, side) RGB on the teacher's device -> float32 (B, dim)."""
        size_px = self._network.shape.input_px
        parts = [self._network(clip_input(part, size_px)) for part in torch.split(pages, _BATCH)]
        return F.normalize(torch.cat(parts), dim=1)
