"""How well a network tells pages apart."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from training.augment import Augmenter
from training.data.pages import Pool
from training.head import Network

MOST_HELD_OUT = 5000


@torch.no_grad()
def embed(network: Network, images: Tensor, batch: int = 256) -> Tensor:
    """float32 (N, 3, S, S) -> (N, dim)."""
    network.eval()
    return torch.cat([network(chunk) for chunk in torch.split(images, batch)])


def shrink(pages: Tensor, size_px: int) -> Tensor:
    """uint8 (N, 3, s, s) -> float32 (N, 3, size_px, size_px) by exact area averaging.

    The batched twin of `core.imaging.preprocess.model_input`.
    """
    weights = _area_weights(pages.shape[-1], size_px).to(pages.device)
    return weights @ (pages.float() / 255) @ weights.T


def _area_weights(source: int, target: int) -> Tensor:
    """(target, source): how much of each source pixel lies in each target pixel; rows sum to 1."""
    edges = torch.arange(target + 1, dtype=torch.float64) * source / target
    pixels = torch.arange(source, dtype=torch.float64)
    overlap = torch.minimum(edges[1:, None], pixels + 1) - torch.maximum(edges[:-1, None], pixels)
    return (overlap.clamp(min=0) * target / source).float()


def held_out_top1(
    network: Network, pages: Pool, augmenter: Augmenter, device: torch.device, seed: int = 1
) -> float:
    """One clean sample a page, one distorted probe a page: share whose nearest is its own.

    Of more than MOST_HELD_OUT pages a fixed choice is taken.
    """
    rng = torch.Generator(device).manual_seed(seed)
    chosen = pages.limited(MOST_HELD_OUT)
    gallery, probes = [], []
    for start in range(0, len(chosen), 256):
        rows = np.arange(start, min(start + 256, len(chosen)))
        part = torch.from_numpy(chosen.read(rows)).to(device)
        gallery.append(embed(network, shrink(part, augmenter.size_px)))
        probes.append(embed(network, augmenter(part, 1.0, rng)))
    nearest = (torch.cat(probes) @ torch.cat(gallery).T).argmax(1)
    return (nearest == torch.arange(len(chosen), device=device)).float().mean().item()
