"""Softmax over very many class centres: sharded over ranks, and a sample of them at a time.

PartialFC (arXiv 2203.15565): each rank holds its share of the centres. A step looks at those of
the classes in the batch and at random others, `sample_rate` of all; only these change. Gathered
embeddings meet each rank's centres, and the softmax is put together from the ranks' parts.
"""

from __future__ import annotations

import logging
import math
from typing import Any

import torch
from torch import Tensor, nn

from training.config import Config
from training.margin import margin_logits
from training.ranks import Ranks

log = logging.getLogger(__name__)
_BETAS, _EPSILON = (0.9, 0.999), 1e-8
_CHUNK_ROWS = 2**16
"""Rows updated at once: more would only take more memory."""
_ACROSS = 0.05
"""Deviation of a coordinate of a centre at the start: 0.8 long at 256 dimensions."""


class PartialFC:
    """The centres of this rank's share of the classes, and AdamW for them.

    Of `classes` the rank holds those from `first` on, `len(centres)` of them. A step is `begin`
    with the labels of the whole step, `loss` and backward for each batch of it, `update`.
    """

    def __init__(self, classes: int, config: Config, ranks: Ranks) -> None:
        self.classes, self.config, self.ranks = classes, config, ranks
        self.first = classes * ranks.rank // ranks.world
        count = classes * (ranks.rank + 1) // ranks.world - self.first
        log.info("%s", memory_message(classes, config, ranks))
        self.rng = torch.Generator(ranks.device).manual_seed(config.seed * 1000 + ranks.rank)
        shape, device = (count, config.dim), ranks.device
        self.centres = torch.empty(shape, device=device)
        self.centres.normal_(0, _ACROSS, generator=self.rng)
        self.mean, self.square = (
            torch.zeros(shape, device=device),
            torch.zeros(shape, device=device),
        )
        self.updates = 0
        self._rows: Tensor | None = None  # None: all
        self._active = self.centres

    def begin(self, labels: Tensor) -> None:
        """Chooses the centres of a step: those of `labels` (B,), this rank's, and random others."""
        everyone = self.ranks.gathered(labels)
        count = len(self.centres)
        wanted = math.ceil(count * self.config.sample_rate)
        if wanted >= count:
            self._rows, chosen = None, self.centres
        else:
            local = everyone - self.first
            local = torch.unique(local[(local >= 0) & (local < count)])
            order = torch.rand(count, generator=self.rng, device=self.ranks.device)
            order[local] = 2.0
            rows = order.topk(max(wanted, len(local)), sorted=False).indices
            self._rows = rows.sort().values
            chosen = self.centres[self._rows]
        self._active = chosen.detach().requires_grad_()

    def cosines(self, embeddings: Tensor) -> Tensor:
        """(B, D) of unit length -> cosines with the active centres (B, active), without margin."""
        return embeddings.float() @ nn.functional.normalize(self._active, dim=1).T

    def loss(
        self, embeddings: Tensor, labels: Tensor, scale: float, margin: float
    ) -> tuple[Tensor, Tensor]:
        """The mean loss over the batches of all ranks, and the share of them that is right.

        `embeddings` (B, D) of unit length and `labels` (B,) of this rank; every rank has the same
        B. The gradient of the embeddings is that of the mean over all ranks' rows.
        """
        everyone = self.ranks.gathered(labels)
        cosines = self.cosines(self.ranks.gathered(embeddings.float()))  # (world * B, active)
        positions = self._positions(everyone)
        logits = margin_logits(cosines, positions, self.config.margin, scale, margin)
        loss: Tensor = _SharedCrossEntropy.apply(  # type: ignore[no-untyped-call]
            logits, positions, self.ranks
        )
        return loss, self._right(cosines.detach(), positions)

    def update(self, learning_rate: float, unscale: float = 1.0) -> bool:
        """One step of AdamW for the centres looked at; False, and nothing done, when a gradient is
        no number (as mixed precision may give). `unscale` is what the loss was multiplied with."""
        grad = self._active.grad
        assert grad is not None, "no backward since begin"
        if unscale != 1:
            grad = grad / unscale
        if not grad.isfinite().all():
            return False
        self.updates += 1
        rows = torch.arange(len(grad), device=grad.device) if self._rows is None else self._rows
        for start in range(0, len(rows), _CHUNK_ROWS):
            here = slice(start, start + _CHUNK_ROWS)
            self._update_rows(rows[here], self._active.detach()[here], grad[here], learning_rate)
        self._active.grad = None
        return True

    def _update_rows(self, rows: Tensor, active: Tensor, grad: Tensor, rate: float) -> None:
        """AdamW (arXiv 1711.05101) for some centres; all count the same steps."""
        mean = self.mean[rows].lerp_(grad, 1 - _BETAS[0])
        square = self.square[rows].mul_(_BETAS[1]).addcmul_(grad, grad, value=1 - _BETAS[1])
        root = square.sqrt().div_(math.sqrt(1 - _BETAS[1] ** self.updates)).add_(_EPSILON)
        fresh = active * (1 - rate * self.config.weight_decay)
        fresh.addcdiv_(mean, root, value=-rate / (1 - _BETAS[0] ** self.updates))
        self.mean[rows], self.square[rows], self.centres[rows] = mean, square, fresh

    def _positions(self, labels: Tensor) -> Tensor:
        """Where each label's centre stands among the active ones; -1 at another rank."""
        local = labels - self.first
        here = (local >= 0) & (local < len(self.centres))
        if self._rows is not None:
            local = torch.searchsorted(self._rows, local.clamp(min=0))
        return torch.where(here, local, -1)

    def _right(self, cosines: Tensor, positions: Tensor) -> Tensor:
        best, at = cosines.max(1)
        overall = self.ranks.largest_(best.clone())
        return self.ranks.sum_(((best == overall) & (at == positions)).float()).mean()

    def start_at(self, embeddings: Tensor) -> None:
        """Puts this rank's centres where pages lie already: (count, D) of unit length."""
        self.centres.copy_(embeddings).mul_(_ACROSS * math.sqrt(self.config.dim))

    def state(self) -> dict[str, Any]:
        return {
            "classes": self.classes,
            "first": self.first,
            "centres": self.centres,
            "mean": self.mean,
            "square": self.square,
            "updates": self.updates,
            "rng": self.rng.get_state(),
        }

    def restore(self, states: list[dict[str, Any]]) -> None:
        """Takes its share from the states of all ranks of the stopped run, however many it had."""
        states = sorted(states, key=lambda state: int(state["first"]))
        found = int(states[-1]["first"]) + len(states[-1]["centres"])
        if found != self.classes or states[0]["classes"] != self.classes:
            raise ValueError(f"the checkpoint has {found} classes, the data {self.classes}")
        for state in states:
            start = int(state["first"]) - self.first
            low, high = max(0, start), min(len(self.centres), start + len(state["centres"]))
            for name in ("centres", "mean", "square"):
                if low < high:
                    getattr(self, name)[low:high] = state[name][low - start : high - start]
        self.updates = int(states[0]["updates"])
        if len(states) == self.ranks.world:
            self.rng.set_state(states[self.ranks.rank]["rng"])


class _SharedCrossEntropy(torch.autograd.Function):
    """Mean cross-entropy where each rank has the logits of its own classes for all rows.

    `logits` (N, active), `positions` (N,) of the true class, -1 where it is another rank's.
    """

    @staticmethod
    def forward(ctx: Any, logits: Tensor, positions: Tensor, ranks: Ranks) -> Tensor:
        highest = ranks.largest_(logits.amax(1))
        exponentials = (logits - highest[:, None]).exp_()
        total = ranks.sum_(exponentials.sum(1))
        rows = (positions >= 0).nonzero()[:, 0]
        at_truth = logits.new_zeros(len(logits))
        at_truth[rows] = logits[rows, positions[rows]] - highest[rows]
        at_truth = ranks.sum_(at_truth)
        ctx.save_for_backward(exponentials.div_(total[:, None]), positions)
        return (total.log() - at_truth).mean()

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, None, None]:
        shares, positions = ctx.saved_tensors
        rows = (positions >= 0).nonzero()[:, 0]
        gradient = shares.clone()
        gradient[rows, positions[rows]] -= 1
        return gradient * (grads[0] / len(shares)), None, None


def memory_message(classes: int, config: Config, ranks: Ranks) -> str:
    """What the centres will take on each rank, to be said before it is taken."""
    held = math.ceil(classes / ranks.world)
    active = math.ceil(held * config.sample_rate)
    rows = ranks.world * config.batch
    giga = 4 / 1e9
    centres = held * config.dim * giga
    step = (4 * active * config.dim + 6 * rows * active) * giga
    return (
        f"{classes:,} classes of {config.dim} numbers over {ranks.world} rank(s): {centres:.2f} GB "
        f"of centres and {2 * centres:.2f} GB of AdamW's moments a rank; about {step:.2f} GB more "
        f"in a step over {active:,} of them"
    )
