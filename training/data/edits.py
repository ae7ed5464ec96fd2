"""Edited twins of pages, drawn in batches on any device: what a new edition of a form changes.

Lines of text move up or down, a band of rows goes or comes, a block moves, is erased or printed
again elsewhere, a rule, a box or a line of text is added. Every edit is "rows come from other
rows, within some columns" and "a shape is filled with a colour", so a batch takes a handful of
passes over bytes. Of several places tried at half the resolution the one wins whose change is
nearest to the size wanted, so blank paper is not edited in vain.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import torch
from torch import Tensor

from training.data.chance import uniform

LEAST_CHANGE, MOST_CHANGE = 0.003, 0.15
"""Of the page's pixels; every edit lies between them."""
VISIBLE_LEVELS = 20
"""A pixel has changed when its green does by more than so many of 255 levels."""
_TRIES = 6  # places tried for the kind drawn
_SURE_TRIES = 2  # and a box and a line of text, which show on blank paper, too
_WANTED = (0.006, 0.06)
_NUMBERS = 10  # random numbers a try


class Edit(IntEnum):
    MOVE_LINES = 0
    MOVE_BLOCK = 1
    REMOVE = 2
    INSERT = 3
    ERASE = 4
    REPEAT = 5
    RULE = 6
    BOX = 7
    TEXT = 8


_DEALT = (
    Edit.MOVE_LINES, Edit.MOVE_LINES, Edit.MOVE_BLOCK, Edit.MOVE_BLOCK, Edit.REMOVE, Edit.REMOVE,
    Edit.INSERT, Edit.INSERT, Edit.ERASE, Edit.ERASE, Edit.REPEAT, Edit.REPEAT, Edit.RULE,
    Edit.BOX, Edit.TEXT, Edit.TEXT,
)  # fmt: skip


@dataclass(frozen=True)
class _Plan:
    """Edits of pages `side` pixels square. All (B,) int64 pixels unless said otherwise."""

    kind: Tensor
    x0: Tensor
    x1: Tensor
    top: Tensor
    """First row that may change, and `low`, the first below those."""
    low: Tensor
    shift: Tensor
    """By how many rows lines move; downwards where positive."""
    fill_top: Tensor
    fill_low: Tensor
    """Rows that are filled with the shape of the kind."""
    line: Tensor
    """Thickness of rules."""
    dark: Tensor
    """float32: the darkness of what is printed, 0 to 1."""
    grain: Tensor
    """Which words a line of text seems to have."""

    def pick(self, chosen: Tensor) -> _Plan:
        return _Plan(*(getattr(self, item.name)[chosen] for item in fields(self)))

    def halved(self) -> _Plan:
        """The same for pages of half the side."""
        lengths = ("x0", "x1", "top", "low", "shift", "fill_top", "fill_low")
        values = {item.name: getattr(self, item.name) for item in fields(self)}
        values |= {name: values[name] // 2 for name in lengths}
        return _Plan(**values | {"line": (self.line // 2).clamp(min=1)})


def edited(images: Tensor, labels: Tensor, seed: int) -> Tensor:
    """uint8 (B, 3, s, s) and int64 (B,) on one device -> uint8 (B, 3, s, s).

    A pure function of image, label and seed. Some pages are edited lying on their side, so that
    columns move, too.
    """
    turned = uniform(seed + 1, labels, 1)[:, 0] < 0.15
    upright = torch.where(turned[:, None, None, None], images.transpose(2, 3), images)
    plans = _plans(upright, labels, seed, turned)
    small = upright[:, 1, ::2, ::2].contiguous()  # (B, h, h)
    changes = _changes(small, plans.halved())  # (B, tries)
    low, high = (torch.tensor(size).log() for size in _WANTED)
    wanted = low + (high - low) * uniform(seed + 2, labels, 1)
    miss = (changes.clamp(min=1e-6).log() - wanted).abs()
    best = miss.argmin(1)
    tries = changes.shape[1]
    rows = torch.arange(len(images), device=images.device)
    result = _apply(upright, plans.pick(rows * tries + best))
    share = _share(upright[:, 1], result[:, 1])
    bad = ((share < 1.2 * LEAST_CHANGE) | (share > 0.9 * MOST_CHANGE)).nonzero()[:, 0]
    if len(bad):
        result[bad] = _framed(upright[bad], uniform(seed + 3, labels[bad], 2))
    return torch.where(turned[:, None, None, None], result.transpose(2, 3), result)


def _share(before: Tensor, after: Tensor) -> Tensor:
    """uint8 (..., h, w) twice -> float32 (...): share of pixels that differ visibly."""
    apart = torch.maximum(before, after) - torch.minimum(before, after)
    return (apart > VISIBLE_LEVELS).float().mean((-2, -1))


def _plans(upright: Tensor, labels: Tensor, seed: int, turned: Tensor) -> _Plan:
    """B * tries edits, those of a page in a row."""
    batch, side = len(upright), upright.shape[-1]
    tries = _TRIES + _SURE_TRIES
    numbers = uniform(seed, labels, 1 + tries * _NUMBERS)
    dealt = torch.tensor(_DEALT, device=labels.device)
    kind = dealt[(numbers[:, :1] * len(_DEALT)).long()].expand(batch, tries).clone()
    kind[:, -2], kind[:, -1] = Edit.BOX, Edit.TEXT
    kind = torch.where(turned[:, None] & (kind <= Edit.INSERT), int(Edit.MOVE_BLOCK), kind)
    u = numbers[:, 1:].view(batch, tries, _NUMBERS)
    centre = _inked_rows(upright, u[..., 0])
    return _drawn(kind.flatten(), centre.flatten(), u.reshape(-1, _NUMBERS), side)


def _inked_rows(upright: Tensor, u: Tensor) -> Tensor:
    """float32 (B, tries) -> int64 (B, tries): rows, those with much ink the likelier."""
    small = upright[:, 1, ::2, ::4].short()
    ink = (small[..., 1:] - small[..., :-1]).abs().sum(-1, dtype=torch.int32).float()  # (B, h)
    ink = ink + ink.mean(1, keepdim=True) * 0.3 + 1
    summed = ink.cumsum(1)
    return 2 * torch.searchsorted(summed, u.contiguous() * summed[:, -1:])


def _drawn(kind: Tensor, centre: Tensor, u: Tensor, side: int) -> _Plan:
    """What exactly each kind does, from random numbers (N, 10); all lengths are even."""

    def length(number: int, least: float, most: float) -> Tensor:
        size = least * (most / least) ** u[:, number] * side
        return (size / 2).round().long().clamp(min=1) * 2

    everywhere = (kind == Edit.MOVE_LINES) | (kind == Edit.REMOVE) | (kind == Edit.INSERT)
    wide = length(1, 0.15, 0.9)
    wide = torch.where(kind == Edit.MOVE_BLOCK, length(1, 0.12, 0.5), wide)
    wide = torch.where(kind == Edit.BOX, length(1, 0.1, 0.5), wide)
    x0 = ((u[:, 2] * (side - wide)) / 2).long() * 2
    x0, x1 = torch.where(everywhere, 0, x0), torch.where(everywhere, side, x0 + wide)
    tall = torch.where(kind == Edit.MOVE_BLOCK, length(3, 0.05, 0.25), length(3, 0.012, 0.06))
    tall = torch.where(kind == Edit.BOX, length(3, 0.03, 0.2), tall)
    tall = torch.where(kind == Edit.TEXT, length(3, 0.014, 0.045), tall)
    step = length(4, 0.01, 0.05)
    step = torch.where(kind == Edit.MOVE_BLOCK, length(4, 0.015, 0.08), step)
    step = torch.where((kind == Edit.REMOVE) | (kind == Edit.INSERT), length(4, 0.008, 0.04), step)
    down = u[:, 5] < 0.5
    # What is below a removed or inserted band moves, down to some row: the foot often stays.
    reach = torch.where((kind == Edit.REMOVE) | (kind == Edit.INSERT), length(6, 0.1, 1), step)
    top = (centre - tall // 2).clamp(min=0, max=side - 8) // 2 * 2
    low = (top + tall + reach).clamp(max=side)
    shift = torch.where(down, step, -step)
    shift = torch.where(kind == Edit.INSERT, step, shift)
    shift = torch.where(kind == Edit.REMOVE, -step, shift)
    # A line is printed again that many rows above or below itself.
    again = length(7, 0.03, 0.5)
    target = torch.where((top + again + tall < side) | (top < again), top + again, top - again)
    target = torch.minimum(target, (side - tall).clamp(min=0))
    is_again = kind == Edit.REPEAT
    shift = torch.where(is_again, target - top, shift)
    top = torch.where(is_again, target, top)
    low = torch.where(is_again, top + tall, low)
    fill_top, fill_low = top, (top + tall).clamp(max=side)
    fill_top = torch.where(kind == Edit.REMOVE, (low - step).clamp(min=0), fill_top)
    fill_low = torch.where(kind == Edit.REMOVE, low, fill_low)
    fill_low = torch.where(kind == Edit.INSERT, torch.minimum(top + step, low), fill_low)
    line = 1 + (u[:, 8] * side / 100).long()
    fill_low = torch.where(kind == Edit.RULE, (top + 2 * line).clamp(max=side), fill_low)
    grain = (u[:, 9] * 2**15).long()
    return _Plan(
        kind, x0, x1, top, low, shift, fill_top, fill_low, line, 0.4 + 0.6 * u[:, 9], grain
    )


def _changes(small: Tensor, plans: _Plan) -> Tensor:
    """uint8 (B, h, h) and B * tries plans -> float32 (B, tries): share of pixels changed."""
    tries = len(plans.kind) // len(small)
    before = small.repeat_interleave(tries, 0)[:, None]  # (B * tries, 1, h, h)
    return _share(before, _apply(before, plans))[:, 0].view(len(small), tries)


def _apply(images: Tensor, plan: _Plan) -> Tensor:
    """uint8 (B, C, s, s) -> a changed copy."""
    side = images.shape[-1]
    axis = torch.arange(side, device=images.device)
    rows = _row_sources(plan, axis)  # (B, s)
    flat = images.reshape(-1, side)
    batch, channels = images.shape[:2]
    start = torch.arange(batch * channels, device=images.device).view(batch, channels, 1) * side
    moved = flat[(start + rows[:, None]).flatten()].view_as(images)
    columns = (axis >= plan.x0[:, None]) & (axis < plan.x1[:, None])  # (B, s)
    moved = torch.where(columns[:, None, None], moved, images)
    shape = _shape(plan, axis, columns)  # (B, s, s)
    return torch.where(shape[:, None], _colour(images, plan, columns), moved)


def _row_sources(plan: _Plan, axis: Tensor) -> Tensor:
    """int64 (B, s): the row that each row shows."""
    kind, top, low, shift = (x[:, None] for x in (plan.kind, plan.top, plan.low, plan.shift))
    inside = (axis >= top) & (axis < low)
    # Lines that move change places with what they move over.
    cyclic = top + (axis - top - shift) % (low - top).clamp(min=1)
    straight = torch.minimum(torch.maximum(axis - shift, top), low - 1)
    straight = torch.where(kind == Edit.REPEAT, axis - shift, straight)
    source = torch.where(kind <= Edit.MOVE_BLOCK, cyclic, straight)
    moves = inside & ((kind <= Edit.INSERT) | (kind == Edit.REPEAT))
    return torch.where(moves, source, axis).clamp(0, len(axis) - 1)


def _shape(plan: _Plan, axis: Tensor, columns: Tensor) -> Tensor:
    """bool (B, s, s): what is filled."""
    kind = plan.kind[:, None]
    fills = (kind > Edit.MOVE_BLOCK) & (kind != Edit.REPEAT)
    rows = (axis >= plan.fill_top[:, None]) & (axis < plan.fill_low[:, None]) & fills
    line = plan.line[:, None]
    in_columns = (axis >= plan.x0[:, None] + line) & (axis < plan.x1[:, None] - line)
    in_rows = (axis >= plan.fill_top[:, None] + line) & (axis < plan.fill_low[:, None] - line)
    hollow = in_rows & (kind == Edit.BOX)
    # Words: gaps between columns, the same over the height of a line, and grain within.
    is_text = kind == Edit.TEXT
    word = (axis + plan.grain[:, None]) % (3 + plan.grain[:, None] % 11) != 0
    columns = columns & (word | ~is_text)
    solid = rows[:, :, None] & columns[:, None, :] & ~(hollow[:, :, None] & in_columns[:, None, :])
    across = ((axis * 7 + plan.grain[:, None]) * 40503 >> 4) & 7
    grain = (across.byte()[:, None, :] ^ (across * 5 & 7).byte()[:, :, None]) < 5
    return solid & (grain | ~is_text[:, :, None])


def _colour(images: Tensor, plan: _Plan, columns: Tensor) -> Tensor:
    """uint8 (B, C, 1, 1): local paper for what goes, ink that shows on it for what comes."""
    batch = torch.arange(len(images), device=images.device)
    edge = images[batch, :, (plan.fill_top - 1).clamp(min=0)]  # (B, C, s)
    outside = torch.where(columns[:, None], edge, 255)
    middle = (columns.sum(1) // 2).clamp(max=images.shape[-1] - 1)
    ordered = outside.sort(-1).values
    paper = ordered.gather(-1, middle[:, None, None].expand(-1, images.shape[1], 1))  # (B, C, 1)
    level = paper.float()
    dark = plan.dark[:, None, None]
    ink = torch.where(level.mean(1, keepdim=True) > 110, level * (1 - dark), level + 110 * dark)
    adds = (plan.kind >= Edit.RULE)[:, None, None]
    return torch.where(adds, ink.clamp(0, 255).byte(), paper)[..., None]


def _framed(images: Tensor, u: Tensor) -> Tensor:
    """A box that shows on any page: uint8 (B, C, s, s) with inverted pixels along its edges."""
    side = images.shape[-1]
    axis = torch.arange(side, device=images.device)

    def ring(offset: Tensor, size: int) -> tuple[Tensor, Tensor]:
        place = axis - (offset * (side - size)).long()[:, None]
        inside = (place >= 0) & (place < size)
        return inside, inside & (place >= 2) & (place < size - 2)

    wide, inner_wide = ring(u[:, 0], max(8, round(side * 0.3)))
    tall, inner_tall = ring(u[:, 1], max(8, round(side * 0.12)))
    edge = tall[:, :, None] & wide[:, None, :] & ~(inner_tall[:, :, None] & inner_wide[:, None, :])
    # Half way round: even mid-grey becomes something else.
    return torch.where(edge[:, None], images + 128, images)
