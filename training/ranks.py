"""Several processes that train together, started by `torchrun`; or one, without a launcher.

Gradients are summed over the ranks by hand, so the loss is one mean over the whole batch and no
rank needs to know how the others share the work.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.distributed.nn.functional import all_reduce as summed_with_gradient

_TIMEOUT = timedelta(days=1)
"""The first rank draws the pool, hours of work, while the others wait for it."""


@dataclass(frozen=True)
class Ranks:
    """Which of how many processes this is, and the device it works on."""

    rank: int
    world: int
    device: torch.device

    @property
    def first(self) -> bool:
        return self.rank == 0

    @classmethod
    def alone(cls, device: str | torch.device = "cpu") -> Ranks:
        return cls(0, 1, torch.device(device))

    @classmethod
    def join(cls, device: str = "auto") -> Ranks:
        """Joins the group that `torchrun` has described; alone where there is no launcher.

        `device`: auto (a GPU where there is one), cpu or cuda.
        """
        cuda = torch.cuda.is_available() if device == "auto" else device == "cuda"
        world = int(os.environ.get("WORLD_SIZE", "1"))
        if world == 1:
            return cls.alone("cuda" if cuda else "cpu")
        dist.init_process_group("nccl" if cuda else "gloo", timeout=_TIMEOUT)
        place = torch.device("cpu")
        if cuda:
            place = torch.device("cuda", int(os.environ["LOCAL_RANK"]))
            torch.cuda.set_device(place)
        return cls(dist.get_rank(), world, place)

    def leave(self) -> None:
        if self.world > 1:
            dist.destroy_process_group()

    def barrier(self) -> None:
        if self.world > 1:
            dist.barrier()

    def sum_(self, value: Tensor) -> Tensor:
        """Adds up over the ranks, in place, without gradient."""
        if self.world > 1:
            dist.all_reduce(value)
        return value

    def largest_(self, value: Tensor) -> Tensor:
        if self.world > 1:
            dist.all_reduce(value, dist.ReduceOp.MAX)
        return value

    def take_over_(self, module: nn.Module) -> None:
        """Gives `module` the first rank's parameters and buffers, in place."""
        if self.world == 1:
            return
        for value in module.state_dict().values():
            dist.broadcast(value, 0)

    def any(self, here: bool) -> bool:
        """Whether it holds at any rank."""
        return self.largest_(torch.tensor(float(here), device=self.device)).item() > 0

    def gathered(self, rows: Tensor) -> Tensor:
        """(B, ...) of every rank -> (world * B, ...), by rank; with the gradient of `rows`."""
        if self.world == 1:
            return rows
        gathered: Tensor = _Gather.apply(rows, self)  # type: ignore[no-untyped-call]
        return gathered

    def sum_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Gradients of the ranks' shares of the batch become those of the whole batch."""
        if self.world == 1:
            return
        with_grad = [p.grad for p in parameters if p.grad is not None]
        flat = torch.cat([grad.flatten() for grad in with_grad])
        dist.all_reduce(flat)
        start = 0
        for grad in with_grad:
            grad.copy_(flat[start : start + grad.numel()].view_as(grad))
            start += grad.numel()


class _Gather(torch.autograd.Function):
    """All rows at every rank; back goes the sum of what all ranks say of the rank's own rows."""

    @staticmethod
    def forward(ctx: Any, rows: Tensor, ranks: Ranks) -> Tensor:
        ctx.ranks, ctx.count = ranks, len(rows)
        parts = [torch.empty_like(rows) for _ in range(ranks.world)]
        dist.all_gather(parts, rows.contiguous())
        return torch.cat(parts)

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> tuple[Tensor, None]:
        whole = grads[0].contiguous()
        dist.all_reduce(whole)
        return whole[ctx.ranks.rank * ctx.count :][: ctx.count], None


class SharedBatchNorm(nn.modules.batchnorm._BatchNorm):
    """BatchNorm over the batches of all ranks. torch's own SyncBatchNorm needs GPUs."""

    ranks: Ranks

    def _check_input_dim(self, input: Tensor) -> None:
        """Any number of dimensions from two on."""

    def forward(self, input: Tensor) -> Tensor:
        if not self.training:
            return super().forward(input)
        x = input.float()
        axes = [0, *range(2, x.dim())]
        count = x.numel() // x.shape[1] * self.ranks.world
        totals = torch.stack((x.sum(axes), x.square().sum(axes)))
        totals = summed_with_gradient(totals)  # type: ignore[no-untyped-call]
        mean = totals[0] / count
        variance = (totals[1] / count - mean.square()).clamp(min=0)
        with torch.no_grad():
            assert self.running_mean is not None and self.running_var is not None
            momentum = self.momentum or 0.1
            self.running_mean.lerp_(mean, momentum)
            self.running_var.lerp_(variance * count / (count - 1), momentum)
            assert self.num_batches_tracked is not None
            self.num_batches_tracked.add_(1)
        shape = (1, -1, *(1,) * (x.dim() - 2))
        scale = self.weight * (variance + self.eps).rsqrt()
        out: Tensor = x * scale.view(shape) + (self.bias - mean * scale).view(shape)
        return out.to(input.dtype)


def share_batch_norms(module: nn.Module, ranks: Ranks) -> nn.Module:
    """Every BatchNorm of `module`, in place, counts the batches of all ranks; names stay."""
    if ranks.world == 1:
        return module
    for part in module.modules():
        if isinstance(part, nn.BatchNorm1d | nn.BatchNorm2d):
            part.__class__ = SharedBatchNorm  # type: ignore[assignment]
            part.ranks = ranks  # type: ignore[assignment]
    return module
