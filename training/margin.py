"""Additive margins on the way from cosines to logits, in value and gradient as published.

CosFace (arXiv 1801.09414): `scale * (cos(theta) - margin_cos)` at the true class.
ArcFace (arXiv 1801.07698): `scale * cos(theta + margin_rad)` at the true class.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from training.config import MarginKind

_SMALLEST_SINE_SQUARED = 1e-6
"""Where the true cosine is 1 or -1 the slope of ArcFace has no bound."""


def margin_logits(
    cosines: Tensor, labels: Tensor, kind: MarginKind, scale: float, margin: float
) -> Tensor:
    """Logits (B, C) of cosines (B, C) and labels (B,) int64; the input is left as it is.

    A label of -1 has no true class among these C: its row is only scaled. `margin` is a cosine for
    `cosface` and radians, below pi / 2, for `arcface`.
    """
    rows = (labels >= 0).nonzero()[:, 0]
    at_truth = cosines[rows, labels[rows]]
    changed = (at_truth - margin) if kind == "cosface" else _arc(at_truth, margin)
    logits = cosines.index_put((rows, labels[rows]), changed.to(cosines.dtype))
    return scale * logits


def _arc(cosines: Tensor, margin_rad: float) -> Tensor:
    """cos(theta + margin) by the addition theorem, so that autograd has the true slope.

    Past theta = pi - margin the cosine would rise again; there it goes on as a straight line, as
    in the paper's code: cos(theta) - margin * sin(margin).
    """
    sines = (1 - cosines.square()).clamp(min=_SMALLEST_SINE_SQUARED).sqrt()
    turned = cosines * math.cos(margin_rad) - sines * math.sin(margin_rad)
    straight = cosines - margin_rad * math.sin(margin_rad)
    return torch.where(cosines > math.cos(math.pi - margin_rad), turned, straight)
