"""`python -m training.scale [--classes 1300000]`: what a run over very many classes takes.

Random centres, pages and labels; real steps of a real network. Prints the memory that is said
beforehand, the memory that the process then has, and samples a second at each sample rate.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch

from training.config import Config
from training.head import network_of
from training.memory import keep_freed_memory
from training.partial_fc import PartialFC
from training.ranks import Ranks

RATES = (1.0, 0.3, 0.1)


def measure(config: Config, classes: int, ranks: Ranks, steps: int) -> tuple[float, float]:
    """Seconds a step, and GB in use at its highest, of forward, backward and update."""
    device = ranks.device
    network = network_of(config).to(device)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
    centres = PartialFC(classes, config, ranks)
    images = torch.rand(config.batch, 3, config.size_px, config.size_px, device=device)
    rng = torch.Generator().manual_seed(0)
    started = 0.0
    for step in range(steps + 1):
        if step == 1:  # the first one allocates
            _wait(device)
            started = time.perf_counter()
        labels = torch.randint(classes, (config.batch,), generator=rng).to(device)
        optimiser.zero_grad(set_to_none=True)
        centres.begin(labels)
        loss, _ = centres.loss(network(images), labels, config.scale, config.margin_size)
        loss.backward()  # type: ignore[no-untyped-call]
        ranks.sum_gradients(network.parameters())
        optimiser.step()
        centres.update(1e-3)
    _wait(device)
    return (time.perf_counter() - started) / steps, _memory_gb(device)


def _wait(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def _memory_gb(device: torch.device) -> float:
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device) / 1e9
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    lines = dict(line.split(":", 1) for line in status.read_text("utf-8").splitlines())
    return int(lines["VmHWM"].split()[0]) * 1024 / 1e9


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.scale", description=__doc__)
    parser.add_argument("--classes", type=int, default=1_300_000)
    parser.add_argument("--dim", type=int, default=256)
    parser.add_argument("--size-px", type=int, default=128)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--rate", type=float, action="append", help=f"default: {RATES}")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    torch.set_num_threads(args.threads)
    keep_freed_memory()
    ranks = Ranks.join(args.device)
    config = Config("scale", dim=args.dim, size_px=args.size_px, batch=args.batch)
    for rate in sorted(args.rate or RATES):  # the highest use of memory never falls
        taken_s, memory_gb = measure(
            replace(config, sample_rate=rate), args.classes, ranks, args.steps
        )
        logging.info(
            "rate %.1f on %s: %.2f s a step, %.0f samples a second, %.2f GB in use at most",
            rate, ranks.device, taken_s, config.batch * ranks.world / taken_s, memory_gb,
        )  # fmt: skip
    ranks.leave()


if __name__ == "__main__":
    main()
