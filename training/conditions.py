"""Trains the network that tells kinds of damage apart, block by block, on drawn copies of forms.

python -m training.conditions OUT.npz [--seed 100] [--copies 1200] [--handwriting FOLDER]

A fifth of the copies is kept aside; printed is which kind the most blocks of such a copy have.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core.recognition.alignment import align, extract
from core.recognition.condition import (
    KINDS,
    LEAST_BLOCKS,
    BlockNetwork,
    Layers,
    described,
    standardised,
    with_roots,
)
from core.recognition.residual import BLOCK_PX, LONG_SIDE_PX, Residual, residual_of
from training.data.damage import Damage
from training.data.damaged_copies import COPY_PX, damaged_copy
from training.data.fill import fill
from training.data.fonts import Fonts, FontsMissing, find_fonts
from training.data.forms import form_layout
from training.data.layout import Layout
from training.data.paint import paint_scaled, pixels
from training.data.seeds import stream
from training.metrics import Share

WHAT: tuple[Damage | None, ...] = (None, *Damage)
"""In the order of KINDS, after nothing."""
_DEALT: tuple[Damage | None, ...] = (None, *WHAT)
_LEAST_SHARE = {Damage.MARKED: 0.1}  # of a block that is damaged; strokes fill few
_DAMAGED, _SOUND = 0.3, 0.01
_ROWS_A_COPY = 120
_HIDDEN = (64, 32)
_EPOCHS, _BATCH, _RATE, _DECAY, _DROPPED = 7, 512, 4e-3, 1e-2, 0.2
_MEMBERS = 3


@dataclass(frozen=True, eq=False)
class Drawn:
    """A copy over its template. `damaged` (rows, columns): the share of each block that is."""

    what: Damage | None
    phone: bool
    residual: Residual
    damaged: NDArray[np.float32]


def drawn(number: int, fonts: Fonts, seed: int) -> Drawn | None:
    """None where the copy does not lie on its template."""
    rng = stream(seed, f"how/{number}")
    what = _DEALT[number % len(_DEALT)]
    layout = form_layout(stream(seed, f"layout/{number}"))
    phone = rng.random() < 0.5
    template = _template(layout, fonts, seed, number)
    filled = rng.random() < 0.9
    copy = damaged_copy(layout, fonts, seed, f"copy/{number}", what, phone, filled=filled)
    page, blank = extract(copy.picture), extract(template)
    view = align(page, blank).view
    if view is None:
        return None
    to_page = np.diag([page.size_px[0] / copy.picture.shape[1]] * 2 + [1.0])
    to_blank = np.diag([blank.size_px[0] / template.shape[1]] * 2 + [1.0])
    residual = residual_of(copy.picture, template, np.linalg.inv(to_blank) @ view @ to_page)
    mask = np.zeros(template.shape[:2], np.uint8) if copy.mask is None else copy.mask
    return Drawn(what, phone, residual, _shares(mask, residual.seen.shape))


def _template(layout: Layout, fonts: Fonts, seed: int, number: int) -> NDArray[np.uint8]:
    """Blank, or a sample that somebody filled in; in colour or grey."""
    rng = stream(seed, f"template/{number}")
    scale = COPY_PX / max(layout.size_mm)
    page = paint_scaled(layout, fonts, scale)
    if rng.random() < 0.3:
        page = fill(page, layout, fonts, rng, scale, marks=False)
    if rng.random() < 0.2:
        page = page.convert("L").convert("RGB")
    return pixels(page)


def _shares(mask: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.float32]:
    scale = LONG_SIDE_PX / max(mask.shape)
    size = round(mask.shape[1] * scale), round(mask.shape[0] * scale)
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    cut = small[: shape[0] * BLOCK_PX, : shape[1] * BLOCK_PX]
    return np.asarray(cv2.resize(cut, shape[::-1], interpolation=cv2.INTER_AREA), np.float32)


def rows_of(
    copies: Sequence[Drawn], rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]:
    """Features, kinds and weights of blocks that are clearly damaged or clearly sound."""
    found = []
    for copy in copies:
        near = cv2.dilate(copy.damaged, np.ones((3, 3), np.uint8))
        least = _LEAST_SHARE.get(copy.what, _DAMAGED) if copy.what else 2.0
        sound = np.flatnonzero((near < _SOUND) & copy.residual.seen)
        hurt = np.flatnonzero((copy.damaged >= least) & copy.residual.seen)
        sound = rng.permutation(sound)[: 2 * _ROWS_A_COPY]
        hurt = rng.permutation(hurt)[:_ROWS_A_COPY]
        places = np.concatenate([hurt, sound])
        kinds = np.where(np.arange(len(places)) < len(hurt), WHAT.index(copy.what), 0)
        weights = np.ones(len(places))
        weights[: len(hurt)] = min(4.0, 40 / max(1, len(hurt)))  # small damage counts as much
        features = copy.residual.features.reshape(-1, copy.residual.features.shape[-1])
        found.append((features[places], kinds, weights))
    features, kinds, weights = (np.concatenate(part) for part in zip(*found, strict=True))
    return features, kinds.astype(np.int64), weights.astype(np.float32)


def trained(copies: Sequence[Drawn], seed: int) -> BlockNetwork:
    features, kinds, weights = rows_of(copies, np.random.default_rng(seed))
    both = with_roots(features)
    mean, deviation = both.mean(axis=0), both.std(axis=0) + np.float32(1e-3)
    rows = standardised(features, mean, deviation)
    members = tuple(_member(rows, kinds, weights, seed + number) for number in range(_MEMBERS))
    return BlockNetwork(mean, deviation, members)


def _member(
    rows: NDArray[np.float32], kinds: NDArray[np.int64], weights: NDArray[np.float32], seed: int
) -> Layers:
    torch.manual_seed(seed)
    inputs, wanted, counts = (torch.from_numpy(part) for part in (rows, kinds, weights))
    parts: list[nn.Module] = []
    for size, following in pairwise((rows.shape[1], *_HIDDEN)):
        parts += [nn.Linear(size, following), nn.ReLU(), nn.Dropout(_DROPPED)]
    network = nn.Sequential(*parts, nn.Linear(_HIDDEN[-1], 1 + len(KINDS)))
    steps = _EPOCHS * (len(inputs) // _BATCH)
    optimizer = torch.optim.AdamW(network.parameters(), _RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps + 1)
    for _ in range(_EPOCHS):
        for batch in torch.split(torch.randperm(len(inputs)), _BATCH):
            if len(batch) < _BATCH:
                continue
            losses = nn.functional.cross_entropy(
                network(inputs[batch]), wanted[batch], reduction="none"
            )
            optimizer.zero_grad()
            (losses * counts[batch]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    linear = [part for part in network if isinstance(part, nn.Linear)]
    return tuple(
        (part.weight.detach().numpy().T.copy(), part.bias.detach().numpy().copy())
        for part in linear
    )


def save(network: BlockNetwork, path: Path) -> None:
    arrays = {"mean": network.mean, "deviation": network.deviation}
    for member, layers in enumerate(network.members):
        for layer, (weights, bias) in enumerate(layers):
            arrays |= {f"{member}.{layer}.weights": weights, f"{member}.{layer}.bias": bias}
    np.savez_compressed(path, allow_pickle=False, **arrays)


def report(network: BlockNetwork, copies: Sequence[Drawn]) -> None:
    names = ("nothing", *KINDS)
    for what, name in zip(WHAT, names, strict=True):
        told = []
        for copy in copies:
            if copy.what is what:
                amounts = described(copy.residual, network)
                told.append(int(amounts.argmax()) + 1 if amounts.max() >= LEAST_BLOCKS else 0)
        counts = {names[kind]: told.count(kind) for kind in sorted(set(told))}
        print(f"{name:8} right {Share(told.count(WHAT.index(what)), len(told))}  {counts}")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when written, 2 when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m training.conditions", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--copies", type=int, default=1200)
    parser.add_argument("--handwriting", type=Path, help="a folder of handwriting fonts")
    given = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    try:
        fonts = find_fonts(given.handwriting)
    except FontsMissing as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    copies = [drawn(number, fonts, given.seed) for number in range(given.copies)]
    usable = [copy for copy in copies if copy is not None]
    aside = len(usable) * 4 // 5
    network = trained(usable[:aside], given.seed)
    save(network, given.out)
    report(network, usable[aside:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
