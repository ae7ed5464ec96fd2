"""Every page in 24 variants, each a class of its own: 4 rotations x 2 flips x 3 crops.

Variant 0 is the page as it is. The recipe is the one DocClassifier trains with; here variants
count from 0, so the last one is 23 and the last label is one below the number of classes.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)

ROTATIONS, FLIPS, CROPS = 4, 2, 3
VARIANTS = ROTATIONS * FLIPS * CROPS
_CROP_PART = 0.7  # of each side; one from the upper left, one from the lower right


def vary(images: Tensor, variants: Tensor) -> Tensor:
    """uint8 (B, 3, s, s) and int64 (B,) in [0, 24) on one device -> uint8 (B, 3, s, s).

    Raises ValueError for a variant that does not exist.
    """
    present = sorted(set(variants.tolist()))
    if present and not 0 <= present[0] <= present[-1] < VARIANTS:
        raise ValueError(f"variants go from 0 to {VARIANTS - 1}, not {present[0]} to {present[-1]}")
    if present in ([], [0]):
        return images
    varied = torch.empty_like(images)
    for variant in present:
        chosen = (variants == variant).nonzero()[:, 0]
        crop, turn = divmod(variant, ROTATIONS * FLIPS)
        varied.index_copy_(0, chosen, _turned(_cropped(images, chosen, crop), turn))
    return varied


def _cropped(images: Tensor, chosen: Tensor, crop: int) -> Tensor:
    some = images.index_select(0, chosen)
    if crop == 0:
        return some
    side = images.shape[-1]
    kept = round(side * _CROP_PART)
    start = 0 if crop == 1 else side - kept
    part = some[:, :, start : start + kept, start : start + kept].float()
    grown = F.interpolate(part, size=(side, side), mode="bilinear", align_corners=False)
    return grown.round_().to(torch.uint8)


def _turned(images: Tensor, turn: int) -> Tensor:
    flipped = images.flip(-1) if turn >= ROTATIONS else images
    return torch.rot90(flipped, turn % ROTATIONS, (-2, -1))
