"""From a feature map to an embedding, and the whole network."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.backbone import LCNet


class SqueezeHead(nn.Sequential):
    """1x1 squeeze to a quarter of the channels, flatten, then twice Linear, LayerNorm, BatchNorm.

    (B, C, h, w) -> (B, dim), not normalised. LayerNorm and BatchNorm together are what took the
    published system from TPR 0.859 to 0.903 at FPR 1e-4.
    """

    def __init__(self, channels: int, cells: int, dim: int) -> None:
        squeezed = channels // 4
        super().__init__(
            nn.Conv2d(channels, squeezed, 1, bias=False),
            nn.BatchNorm2d(squeezed),
            nn.Hardswish(),
            nn.Flatten(),
            nn.Linear(squeezed * cells, dim),
            nn.LayerNorm(dim),
            nn.BatchNorm1d(dim),
            nn.Linear(dim, dim),
            nn.LayerNorm(dim),
            nn.BatchNorm1d(dim),
        )


class Network(nn.Module):
    """(B, 3, size_px, size_px) RGB in [0, 1] -> (B, dim) of unit length."""

    def __init__(self, size_px: int = 128, dim: int = 256, width: float = 0.5) -> None:
        super().__init__()
        self.backbone = LCNet(width)
        self.head = SqueezeHead(self.backbone.channels, (size_px // 32) ** 2, dim)

    def forward(self, images: Tensor) -> Tensor:
        return nn.functional.normalize(self.head(self.backbone(images)).float(), dim=1)


def parameter_count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)
