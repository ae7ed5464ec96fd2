"""How well a network tells pages apart."""

from __future__ import annotations

import torch
from torch import Tensor

from training.augment import Augmenter
from training.head import Network


@torch.no_grad()
def embed(network: Network, images: Tensor, batch: int = 256) -> Tensor:
    """float32 (N, 3, S, S) -> (N, dim)."""
    network.eval()
    return torch.cat([network(chunk) for chunk in torch.split(images, batch)])


def shrink(pages: Tensor, size_px: int) -> Tensor:
    """uint8 (N, 3, s, s) -> float32 (N, 3, size_px, size_px) by exact area averaging.

    The batched twin of `core.imaging.preprocess.model_input`.
    """
    weights = _area_weights(pages.shape[-1], size_px)
    return weights @ (pages.float() / 255) @ weights.T


def _area_weights(source: int, target: int) -> Tensor:
    """(target, source): how much of each source pixel lies in each target pixel; rows sum to 1."""
    edges = torch.arange(target + 1, dtype=torch.float64) * source / target
    pixels = torch.arange(source, dtype=torch.float64)
    overlap = torch.minimum(edges[1:, None], pixels + 1) - torch.maximum(edges[:-1, None], pixels)
    return (overlap.clamp(min=0) * target / source).float()


def held_out_top1(network: Network, pages: Tensor, augmenter: Augmenter, seed: int = 1) -> float:
    """One clean sample a page, one distorted probe a page: share whose nearest is its own."""
    rng = torch.Generator().manual_seed(seed)
    size_px = augmenter.size_px
    gallery = torch.cat([embed(network, shrink(part, size_px)) for part in torch.split(pages, 256)])
    probes = torch.cat([embed(network, augmenter(p, 1.0, rng)) for p in torch.split(pages, 256)])
    nearest = (probes @ gallery.T).argmax(1)
    return (nearest == torch.arange(len(pages))).float().mean().item()
