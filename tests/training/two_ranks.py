"""`torchrun two_ranks.py OUT`: two steps of a small network and its centres, over all ranks.

Run by test_ranks.py, alone and with two ranks: what is written must be the same.
"""

import sys
from pathlib import Path

import torch
from torch import nn

from training.config import Config
from training.head import network_of
from training.partial_fc import PartialFC
from training.ranks import Ranks, share_batch_norms

CONFIG = Config("tiny", size_px=64, dim=16, batch=16, sample_rate=1.0)
CLASSES = 21


def main() -> None:
    ranks = Ranks.join("cpu")
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
    if ranks.first:
        state = {"figures": figures, "gradients": gradients, "centres": centres}
        torch.save(state | {"network": network.state_dict()}, Path(sys.argv[1]))
    ranks.leave()


if __name__ == "__main__":
    main()
