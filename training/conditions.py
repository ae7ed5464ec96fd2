"""Trains the network that tells kinds of damage apart, on drawn copies of forms.

python -m training.conditions OUT.npz [--seed 100] [--copies 1500] [--handwriting FOLDER]

Two networks over the blocks of half the copies each show what the copies of the other half look
like to a network that never saw them: from that, pages are judged. A last network over the blocks
of all copies is the one that is kept. The figures printed are of a fifth of the copies, by networks
that learnt from the others; what is written has learnt from all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from core.recognition.alignment import align
from core.recognition.damage import (
    KINDS,
    DamageNetwork,
    Floats,
    Judge,
    Layers,
    page_numbers,
    to_arrays,
    with_roots,
)
from core.recognition.features import extract
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
_DECAY = 1e-2


@dataclass(frozen=True)
class Plan:
    """How perceptrons are trained."""

    hidden: tuple[int, ...]
    epochs: int
    batch: int
    rate: float
    dropped: float
    members: int


_BLOCKS = Plan((64, 32), 7, 512, 4e-3, 0.2, 3)
_PAGES = Plan((24,), 60, 64, 4e-3, 0.2, 5)


@dataclass(frozen=True, eq=False)
class Drawn:
    """A copy over its template, in half precision: many are held. `damaged` (rows, columns): the
    share of each block that is."""

    what: Damage | None
    phone: bool
    residual: Residual
    damaged: NDArray[np.float16]


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
    half = replace(residual, features=residual.features.astype(np.float16))
    return Drawn(what, phone, half, _shares(mask, residual.seen.shape).astype(np.float16))


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
        damaged = copy.damaged.astype(np.float32)
        near = cv2.dilate(damaged, np.ones((3, 3), np.uint8))
        least = _LEAST_SHARE.get(copy.what, _DAMAGED) if copy.what else 2.0
        sound = np.flatnonzero((near < _SOUND) & copy.residual.seen)
        hurt = np.flatnonzero((damaged >= least) & copy.residual.seen)
        sound = rng.permutation(sound)[: 2 * _ROWS_A_COPY]
        hurt = rng.permutation(hurt)[:_ROWS_A_COPY]
        places = np.concatenate([hurt, sound])
        kinds = np.where(np.arange(len(places)) < len(hurt), WHAT.index(copy.what), 0)
        weights = np.ones(len(places))
        weights[: len(hurt)] = min(4.0, 40 / max(1, len(hurt)))  # small damage counts as much
        features = copy.residual.features.reshape(-1, copy.residual.features.shape[-1])
        found.append((features[places].astype(np.float32), kinds, weights))
    features, kinds, weights = (np.concatenate(part) for part in zip(*found, strict=True))
    return features, kinds.astype(np.int64), weights.astype(np.float32)


def trained(copies: Sequence[Drawn], seed: int) -> DamageNetwork:
    parts = copies[::2], copies[1::2]
    apart = [_blocks_judge(part, seed + 10 * number) for number, part in enumerate(parts, 1)]
    unseen = [page_numbers(apart[1], copy.residual) for copy in parts[0]]
    unseen += [page_numbers(apart[0], copy.residual) for copy in parts[1]]
    kinds = np.array([WHAT.index(copy.what) for part in parts for copy in part], np.int64)
    weights = np.ones(len(kinds), np.float32)
    pages = _fitted(np.stack(unseen), kinds, weights, _PAGES, seed + 30)
    return DamageNetwork(_blocks_judge(copies, seed), pages)


def _blocks_judge(copies: Sequence[Drawn], seed: int) -> Judge:
    features, kinds, weights = rows_of(copies, np.random.default_rng(seed))
    return _fitted(with_roots(features), kinds, weights, _BLOCKS, seed)


def _fitted(
    numbers: Floats, kinds: NDArray[np.int64], weights: Floats, plan: Plan, seed: int
) -> Judge:
    mean, deviation = numbers.mean(axis=0), numbers.std(axis=0) + np.float32(1e-3)
    rows = Judge(mean, deviation, ()).standardised(numbers)
    found = (_member(rows, kinds, weights, plan, seed + each) for each in range(plan.members))
    return Judge(mean, deviation, tuple(found))


def _member(
    rows: Floats, kinds: NDArray[np.int64], weights: Floats, plan: Plan, seed: int
) -> Layers:
    torch.manual_seed(seed)
    inputs, wanted, counts = (torch.from_numpy(part) for part in (rows, kinds, weights))
    parts: list[nn.Module] = []
    for size, following in pairwise((rows.shape[1], *plan.hidden)):
        parts += [nn.Linear(size, following), nn.ReLU(), nn.Dropout(plan.dropped)]
    network = nn.Sequential(*parts, nn.Linear(plan.hidden[-1], 1 + len(KINDS)))
    steps = plan.epochs * max(1, len(inputs) // plan.batch)
    optimizer = torch.optim.AdamW(network.parameters(), plan.rate, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.rate, total_steps=steps + 1)
    for _ in range(plan.epochs):
        for batch in torch.split(torch.randperm(len(inputs)), plan.batch):
            if len(batch) < min(plan.batch, len(inputs)):
                continue
            losses = nn.functional.cross_entropy(
                network(inputs[batch]), wanted[batch], reduction="none"
            )
            optimizer.zero_grad()
            (losses * counts[batch]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    linear = [part for part in network.eval() if isinstance(part, nn.Linear)]
    return tuple(
        (part.weight.detach().numpy().T.copy(), part.bias.detach().numpy().copy())
        for part in linear
    )


def save(network: DamageNetwork, path: Path, made_by: dict[str, int | str]) -> None:
    """`made_by` is stored as JSON."""
    with path.open("wb") as file:
        np.savez_compressed(
            file, allow_pickle=False, made_by=json.dumps(made_by), **to_arrays(network)
        )


def report(network: DamageNetwork, copies: Sequence[Drawn]) -> None:
    names = ("nothing", *KINDS)
    for what, name in zip(WHAT, names, strict=True):
        told = [int(network.shares(copy.residual).argmax()) for copy in copies if copy.what is what]
        counts = {names[kind]: told.count(kind) for kind in sorted(set(told))}
        print(f"{name:8} right {Share(told.count(WHAT.index(what)), len(told))}  {counts}")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when written, 2 when it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m training.conditions", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--copies", type=int, default=1500)
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
    report(trained(usable[:aside], given.seed), usable[aside:])
    save(trained(usable, given.seed), given.out, made_by(given))
    return 0


def made_by(given: argparse.Namespace) -> dict[str, int | str]:
    return {
        "command": "python -m training.conditions",
        "seed": given.seed,
        "copies": given.copies,
        "handwriting": given.handwriting is not None,
        "torch": torch.__version__,
    }


if __name__ == "__main__":
    sys.exit(main())
