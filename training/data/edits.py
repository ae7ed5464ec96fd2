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
_TURNED_SHARE = 0.15
_CPU_BATCH = 16


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
    if images.device.type == "cpu" and len(images) > _CPU_BATCH:  # stays in the cache
        whole = torch.empty_like(images)
        for start in range(0, len(images), _CPU_BATCH):
            part = slice(start, start + _CPU_BATCH)
            whole[part] = edited(images[part], labels[part], seed)
        return whole
    is_turned = uniform(seed + 1, labels, 1)[:, 0] < _TURNED_SHARE
    turned = is_turned.nonzero()[:, 0]
    upright = images.clone(memory_format=torch.contiguous_format)
    upright.index_copy_(0, turned, images.index_select(0, turned).transpose(2, 3))
    plans = _plans(upright, labels, seed, is_turned)
    result = _apply(upright, plans.pick(_best(upright, plans, labels, seed)))
    share = _share(upright[:, 1], result[:, 1])
    bad = ((share < 1.2 * LEAST_CHANGE) | (share > 0.9 * MOST_CHANGE)).nonzero()[:, 0]
    if len(bad):
        result[bad] = _framed(upright[bad], uniform(seed + 3, labels[bad], 2))
    return result.index_copy_(0, turned, result.index_select(0, turned).transpose(2, 3))


def _best(upright: Tensor, plans: _Plan, labels: Tensor, seed: int) -> Tensor:
    """int64 (B,): of each page's plans the one whose change is nearest to the size wanted."""
    batch, tries = len(upright), _TRIES + _SURE_TRIES
    small = upright[:, 1, ::2, ::2].contiguous()  # (B, h, h)
    each = torch.arange(batch * tries, device=labels.device) // tries
    before = small.index_select(0, each)[:, None]  # (B * tries, 1, h, h)
    share = _share(before, _apply(before, plans.halved())).view(batch, tries)
    low, high = (torch.tensor(size).log() for size in _WANTED)
    wanted = low + (high - low) * uniform(seed + 2, labels, 1)
    miss = (share.clamp(min=1e-6).log() - wanted).abs()
    miss[:, _TRIES:] += 1  # only where the kind that was drawn shows nowhere
    return torch.arange(batch, device=labels.device) * tries + miss.argmin(1)


def _share(before: Tensor, after: Tensor) -> Tensor:
    """uint8 (N, ..., h, w) twice -> float32 (N,): share of pixels that differ visibly."""
    apart = before.short().sub_(after).abs_().sub_(VISIBLE_LEVELS).clamp_(0, 1).flatten(1)
    return apart.sum(1, dtype=torch.int32) / apart.shape[1]


def _plans(upright: Tensor, labels: Tensor, seed: int, is_turned: Tensor) -> _Plan:
    """B * tries edits, those of a page in a row."""
    batch, side = len(upright), upright.shape[-1]
    tries = _TRIES + _SURE_TRIES
    numbers = uniform(seed, labels, 1 + tries * _NUMBERS)
    dealt = torch.tensor(_DEALT, device=labels.device)
    kind = dealt[(numbers[:, :1] * len(_DEALT)).long()].expand(batch, tries).clone()
    kind[:, -2], kind[:, -1] = Edit.BOX, Edit.TEXT
    kind = torch.where(is_turned[:, None] & (kind <= Edit.INSERT), int(Edit.MOVE_BLOCK), kind)
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


def _apply(images: Tensor, plan: _Plan) -> Tensor:
    """uint8 (B, C, s, s) -> a changed copy. Masks are bytes of 0 and 255: bool is slow on CPUs."""
    side = images.shape[-1]
    batch, channels = images.shape[:2]
    axis = torch.arange(side, device=images.device)
    rows = _row_sources(plan, axis)  # (B, s)
    start = torch.arange(batch * channels, device=images.device).view(batch, channels, 1) * side
    flat = images.reshape(-1, side)
    result = flat.index_select(0, (start + rows[:, None]).flatten()).view(images.shape)
    columns = (axis >= plan.x0[:, None]) & (axis < plan.x1[:, None])  # (B, s)
    result.bitwise_xor_(images).bitwise_and_(_bytes(columns)[:, None, None]).bitwise_xor_(images)
    shape = _shape(plan, axis, columns)[:, None]  # (B, 1, s, s)
    colour = _colour(images, plan, columns)
    return result.bitwise_xor_((result ^ colour).bitwise_and_(shape))


def _bytes(mask: Tensor) -> Tensor:
    """bool -> uint8, 0 or 255."""
    return mask.to(torch.uint8) * 255


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
    """uint8 (B, s, s): 255 where something is filled."""
    kind = plan.kind[:, None]
    fills = (kind > Edit.MOVE_BLOCK) & (kind != Edit.REPEAT)
    rows = (axis >= plan.fill_top[:, None]) & (axis < plan.fill_low[:, None]) & fills
    shape = _bytes(rows)[:, :, None] & _bytes(columns)[:, None, :]
    boxes = (plan.kind == Edit.BOX).nonzero()[:, 0]
    if len(boxes):
        line, box = plan.line[boxes, None], plan.pick(boxes)
        wide = (axis >= box.x0[:, None] + line) & (axis < box.x1[:, None] - line)
        tall = (axis >= box.fill_top[:, None] + line) & (axis < box.fill_low[:, None] - line)
        inner = _bytes(tall)[:, :, None] & _bytes(wide)[:, None, :]
        shape.index_copy_(0, boxes, shape.index_select(0, boxes).bitwise_and_(~inner))
    texts = (plan.kind == Edit.TEXT).nonzero()[:, 0]
    if len(texts):
        words = _words(axis, plan.grain[texts, None])
        shape.index_copy_(0, texts, shape.index_select(0, texts).bitwise_and_(words))
    return shape


def _words(axis: Tensor, grain: Tensor) -> Tensor:
    """uint8 (B, s, s): gaps between words, the same over the height of a line, and grain within."""
    gap = (axis + grain) % (3 + grain % 11) == 0
    across = ((axis * 7 + grain) * 40503 >> 4) & 7  # (B, s)
    threshold = 5 * across & 7
    bits = across.byte()[:, None, :] ^ threshold.byte()[:, :, None]
    return _bytes(~gap)[:, None, :] & (bits < 5).to(torch.uint8).neg_()


def _colour(images: Tensor, plan: _Plan, columns: Tensor) -> Tensor:
    """uint8 (B, C, 1, 1): local paper for what goes, ink that shows on it for what comes."""
    batch = torch.arange(len(images), device=images.device)
    edge = images[batch, :, (plan.fill_top - 1).clamp(min=0)]  # (B, C, s)
    outside = torch.where(columns[:, None], edge, 255)
    # Of the row above, its brighter part: ink is thin there even within lines of text.
    middle = (columns.sum(1) * 3 // 4).clamp(max=images.shape[-1] - 1)
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
