"""Softmax over class centres with an additive cosine margin (CosFace, arXiv 1801.09414)."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def cosface_loss(cosines: Tensor, labels: Tensor, scale: float, margin_cos: float) -> Tensor:
    """Mean cross-entropy of `scale * (cos - margin at the true class)`.

    `cosines` (B, C) float, `labels` (B,) int64. The input is left as it is.
    """
    at_truth = nn.functional.one_hot(labels, cosines.shape[1]).to(cosines.dtype)
    return nn.functional.cross_entropy(scale * (cosines - margin_cos * at_truth), labels)


class Centres(nn.Module):
    """One centre a class: (B, dim) unit vectors -> cosines (B, classes)."""

    def __init__(self, classes: int, dim: int, rng: torch.Generator) -> None:
        super().__init__()
        self.weight = nn.Parameter(0.05 * torch.randn(classes, dim, generator=rng))

    def forward(self, embeddings: Tensor) -> Tensor:
        return embeddings @ nn.functional.normalize(self.weight, dim=1).T
