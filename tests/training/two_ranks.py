"""`torchrun two_ranks.py START OUT`: small networks, their centres and trainers, over all ranks.

Run by test_ranks.py, alone and with two ranks: what is written must be the same. START is an
exported model that the trainers start from.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn

from training.config import Config, DistillConfig, DistillLoss
from training.data.classes import PageClasses
from training.data.dataset import Dataset
from training.data.pages import Pool
from training.embed import shrink
from training.head import network_of
from training.partial_fc import PartialFC
from training.ranks import Ranks, share_batch_norms
from training.schedule import LabelOrder
from training.trainer import StepFigures, Trainer

CONFIG = Config("tiny", size_px=64, dim=16, batch=16, sample_rate=1.0)
CLASSES = 21
STARTED = Config("tiny", size_px=32, dim=16, batch=16, samples=16 * 20)
PAGES = 24


class TableTeacher:
    """A target of each page, written down; few pages among a step's second half have one."""

    dim = 9

    def __init__(self, first_step: Tensor) -> None:
        rows = torch.randn(PAGES, 9, generator=torch.Generator().manual_seed(2))
        self._targets = nn.functional.normalize(rows, dim=1)
        self._targets[first_step[[2, 8, 9, 10, 13, 15]]] = 0

    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        return self._targets[labels]


def main() -> None:
    start, out = map(Path, sys.argv[1:])
    ranks = Ranks.join("cpu")
    state = two_steps(ranks) | {"started": started(ranks, start), "timeout_s": timeout_s(ranks)}
    for loss in ("tempered-kl", "relational"):
        state[loss] = distilled(ranks, loss)
    if ranks.first:
        torch.save(state, out)
    ranks.leave()


def two_steps(ranks: Ranks) -> dict[str, Any]:
    torch.manual_seed(0)
    rng = torch.Generator().manual_seed(1)
    images, labels = torch.rand(16, 3, 64, 64, generator=rng), torch.arange(16)
    weights = 0.05 * torch.randn(CLASSES, 16, generator=rng)
    network = network_of(CONFIG)
    share_batch_norms(network, ranks)
    optimiser = torch.optim.SGD(network.parameters(), lr=0.002)
    partial = PartialFC(CLASSES, CONFIG, ranks)
    partial.centres.copy_(weights[partial.first :][: len(partial.centres)])
    mine = slice(ranks.rank * 16 // ranks.world, (ranks.rank + 1) * 16 // ranks.world)
    figures, gradients = [], []
    for _ in range(2):
        optimiser.zero_grad()
        partial.begin(labels[mine])
        loss, accuracy = partial.loss(network(images[mine]), labels[mine], 16.0, 0.2)
        loss.backward()
        ranks.sum_gradients(network.parameters())
        gradients += [torch.cat([p.grad.flatten() for p in network.parameters()])]
        optimiser.step()
        partial.update(0.01)
        figures.append((loss.item(), accuracy.item()))
    count = -(-CLASSES // ranks.world)
    padded = nn.functional.pad(partial.centres, (0, 0, 0, count - len(partial.centres)))
    gathered = ranks.gathered(padded).view(ranks.world, count, 16)
    firsts = [CLASSES * rank // ranks.world for rank in range(ranks.world + 1)]
    parts = zip(gathered, firsts, firsts[1:], strict=False)
    centres = torch.cat([part[: after - first] for part, first, after in parts])
    state = {"figures": figures, "gradients": gradients, "centres": centres}
    return state | {"network": network.state_dict()}


def started(ranks: Ranks, start: Path) -> Tensor:
    """Every rank's network and average before the first step, and its next noise: (world, N)."""
    trainer = Trainer(replace(STARTED, start=str(start)), dataset(), ranks, folders=(start.parent,))
    values = [*trainer.network.state_dict().values(), *trainer.average.state_dict().values()]
    noise = torch.rand(3, generator=trainer.rng)
    flat = torch.cat([*(value.flatten().double() for value in values), noise.double()])
    return ranks.gathered(flat).view(ranks.world, -1)


def distilled(ranks: Ranks, loss: DistillLoss) -> dict[str, Any]:
    """Two steps of a trainer whose noise and centres do not depend on the number of ranks."""
    distill = DistillConfig("targets", loss=loss, weight=30.0)
    config = replace(STARTED, batch=16 // ranks.world, distill=distill)
    teacher = TableTeacher(LabelOrder(PAGES, STARTED.seed).at(0, 16))
    trainer = Trainer(config, dataset(), ranks, teacher)
    trainer.augmenter = lambda pages, *_: shrink(pages, 32)
    rows = 0.05 * torch.randn(PAGES, 16, generator=torch.Generator().manual_seed(3))
    centres = trainer.centres
    centres.centres.copy_(rows[centres.first :][: len(centres.centres)])
    figures: list[StepFigures] = [trainer.train_step()]
    gradients = torch.cat([p.grad.flatten() for p in trainer._parameters()])
    figures.append(trainer.train_step())
    told = [(each.loss, each.distillation, each.accuracy) for each in figures]
    return {"figures": told, "gradients": gradients, "seen": trainer.seen}


def dataset() -> Dataset:
    cells = np.random.default_rng(0).integers(0, 256, (PAGES, 3, 5, 5), dtype=np.uint8)
    pool = Pool(cells.repeat(8, 2).repeat(8, 3), np.array([f"d{i}" for i in range(PAGES)]))
    return Dataset(pool, pool, np.zeros((2, 4, 40, 40), np.uint8))


def timeout_s(ranks: Ranks) -> float:
    """How long a rank waits for the others."""
    if ranks.world == 1:
        return float("inf")
    backend = dist.group.WORLD._get_backend(torch.device("cpu"))
    return float(backend.options._timeout.total_seconds())


if __name__ == "__main__":
    main()
