"""Which kind of damage a page shows: a small network over the blocks of a page on its template.

Perceptrons judge each block: nothing, or one of a few kinds of damage. How much of each there is,
and how surely, is what the page is judged by, wherever the damage lies. Trained on generated damage
(`python -m training.conditions`); how the bundled network was made is stored in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from core.recognition.residual import Residual

KINDS = ("stain", "glare", "tear", "mark")
"""What is told apart, after "nothing"."""
_LIKELY = 0.3  # a block that is damaged with a lower probability is not
_LIMIT = 6.0  # deviations
_PEAKS = (1, 3, 5)  # blocks
Floats: TypeAlias = NDArray[np.float32]
Layers: TypeAlias = tuple[tuple[Floats, Floats], ...]
"""Weights (inputs, outputs) and bias (outputs,) of each layer."""
Shares: TypeAlias = NDArray[np.float64]
"""(1 + K,), adding up to 1: how likely a page shows nothing, or mostly one of KINDS."""


@dataclass(frozen=True, eq=False)
class Judge:
    """Perceptrons over the same numbers, which agree on the mean of what each says."""

    mean: Floats
    deviation: Floats
    members: tuple[Layers, ...]

    def shares(self, numbers: Floats) -> Floats:
        """(N, F), with their roots -> (N, 1 + K)."""
        inputs = self.standardised(numbers)
        said = [_softmax(outputs(inputs, layers)) for layers in self.members]
        return np.asarray(np.mean(said, axis=0), np.float32)

    def standardised(self, numbers: Floats) -> Floats:
        off = (numbers - self.mean) / self.deviation
        return np.asarray(np.clip(off, -_LIMIT, _LIMIT), np.float32)


@dataclass(frozen=True, eq=False)
class DamageNetwork:
    blocks: Judge
    pages: Judge

    def shares(self, residual: Residual) -> Shares:
        numbers = page_numbers(self.blocks, residual)
        return np.asarray(self.pages.shares(numbers[None])[0], np.float64)


def with_roots(features: Floats) -> Floats:
    """(N, F) -> (N, 2 F): some numbers are mostly near 0 and seldom large."""
    roots = np.sign(features) * np.sqrt(np.abs(features))
    return np.concatenate([features, roots], axis=1)


def page_numbers(blocks: Judge, residual: Residual) -> Floats:
    """(6 K,): of each kind, over how many blocks it goes and how sure its surest place is."""
    flat = residual.features.reshape(-1, residual.features.shape[-1]).astype(np.float32)
    judged = blocks.shares(with_roots(flat)).reshape(*residual.seen.shape, -1)
    shares = judged[..., 1:] * residual.seen[..., None]
    likely = np.maximum(0, shares - _LIKELY) / (1 - _LIKELY)
    most = shares * (shares >= judged.max(axis=2, keepdims=True))
    amounts = [np.log1p(each.sum(axis=(0, 1))) for each in (shares, likely, most)]
    peaks = [cv2.blur(shares, (side, side)).max(axis=(0, 1)) for side in _PEAKS]
    return np.concatenate([*amounts, *peaks]).astype(np.float32)


def outputs(inputs: Floats, layers: Layers) -> Floats:
    *hidden, (last, last_bias) = layers
    values = inputs
    for weights, bias in hidden:
        values = np.maximum(0, values @ weights + bias)
    return np.asarray(values @ last + last_bias, np.float32)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


@cache
def bundled_network() -> DamageNetwork:
    path = resources.files("resources") / "models" / "conditions.npz"
    with path.open("rb") as file, np.load(file) as stored:
        return from_arrays(dict(stored))


def to_arrays(network: DamageNetwork) -> dict[str, Floats]:
    arrays: dict[str, Floats] = {}
    for name, judge in (("blocks", network.blocks), ("pages", network.pages)):
        arrays |= {f"{name}.mean": judge.mean, f"{name}.deviation": judge.deviation}
        for member, layers in enumerate(judge.members):
            for layer, (weights, bias) in enumerate(layers):
                at = f"{name}.{member}.{layer}"
                arrays |= {f"{at}.weights": weights, f"{at}.bias": bias}
    return arrays


def from_arrays(arrays: dict[str, Floats]) -> DamageNetwork:
    return DamageNetwork(_judge(arrays, "blocks"), _judge(arrays, "pages"))


def _judge(arrays: dict[str, Floats], name: str) -> Judge:
    members: list[Layers] = []
    while f"{name}.{len(members)}.0.weights" in arrays:
        at = f"{name}.{len(members)}"
        depth = sum(each.startswith(f"{at}.") for each in arrays) // 2
        parts = ((arrays[f"{at}.{n}.weights"], arrays[f"{at}.{n}.bias"]) for n in range(depth))
        members.append(tuple(parts))
    return Judge(arrays[f"{name}.mean"], arrays[f"{name}.deviation"], tuple(members))
