"""`python -m training.train CONFIG --data DIR --out DIR`: trains, and goes on where it stopped.

A checkpoint holds everything that decides what comes next: weights, centres, optimiser, running
mean, random numbers and the state of the curriculum.
"""

from __future__ import annotations

import argparse
import copy
import logging
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor

from training.augment import Augmenter
from training.config import Config, CurriculumConfig, load_config
from training.data.dataset import Dataset, load_dataset
from training.embed import held_out_top1
from training.head import Network, parameter_count
from training.margin import Centres, cosface_loss

log = logging.getLogger(__name__)
CHECKPOINT = "checkpoint.pt"


def learning_rate(config: Config, step: int) -> float:
    """Linear warm-up, then linear decay to zero. `step` counts from 0."""
    warm_up = max(1, round(config.steps * config.warm_up_share))
    if step < warm_up:
        return config.learning_rate * (step + 1) / warm_up
    return config.learning_rate * max(0.0, (config.steps - step) / (config.steps - warm_up))


@dataclass(frozen=True)
class Curriculum:
    """How hard training is now. Both numbers only grow."""

    strength: float
    margin_share: float = 0.0
    accuracy: float = 0.0

    def after(self, accuracy: float, config: CurriculumConfig) -> Curriculum:
        """The next state, given the accuracy of one batch."""
        mean = 0.98 * self.accuracy + 0.02 * accuracy
        if mean < config.follow_accuracy:
            return Curriculum(self.strength, self.margin_share, mean)
        if self.strength < 1:
            strength = min(1.0, self.strength + 1 / config.strength_steps)
            return Curriculum(strength, self.margin_share, mean)
        return Curriculum(1.0, min(1.0, self.margin_share + 1 / config.margin_steps), mean)


class Trainer:
    def __init__(self, config: Config, dataset: Dataset) -> None:
        self.config = config
        self.rng = torch.Generator().manual_seed(config.seed)
        torch.manual_seed(config.seed)
        self.pool = torch.from_numpy(dataset.train.images)
        self.held_out = torch.from_numpy(dataset.held_out.images)
        overlays = torch.from_numpy(dataset.overlays)
        self.augmenter = Augmenter(config.augment, overlays, config.size_px)
        self.network = Network(config.size_px, config.dim, config.width)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).requires_grad_(False)
        self.centres = Centres(len(self.pool), config.dim, self.rng)
        self.optimiser = torch.optim.AdamW(
            [*self.network.parameters(), *self.centres.parameters()],
            lr=config.learning_rate,
            weight_decay=config.weight_decay,
        )
        self.curriculum = Curriculum(config.curriculum.first_strength)
        self.step = 0
        self.order = torch.empty(0, dtype=torch.int64)

    def train_step(self) -> float:
        cfg, state = self.config, self.curriculum
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(cfg, self.step)
        labels = self._next_labels()
        images = self.augmenter(self.pool[labels], state.strength, self.rng)
        self.network.train()
        cosines = self.centres(self.network(images.contiguous(memory_format=torch.channels_last)))
        scale = cfg.first_scale + (cfg.scale - cfg.first_scale) * state.margin_share
        loss = cosface_loss(cosines, labels, scale, cfg.margin_size * state.margin_share)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), cfg.clip_norm)
        self.optimiser.step()
        self._update_average()
        accuracy = (cosines.detach().argmax(1) == labels).float().mean().item()
        self.curriculum = state.after(accuracy, cfg.curriculum)
        self.step += 1
        return loss.item()

    def _next_labels(self) -> Tensor:
        """Every class once in each round, in an order of its own."""
        if len(self.order) < self.config.batch:
            fresh = torch.randperm(len(self.pool), generator=self.rng)
            self.order = torch.cat((self.order, fresh))
        labels, self.order = self.order[: self.config.batch], self.order[self.config.batch :]
        return labels

    def _update_average(self) -> None:
        # A young average must not remember the random start.
        decay = min(self.config.average_decay, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            source = self.network.state_dict()
            for name, value in self.average.state_dict().items():
                if value.dtype.is_floating_point:
                    value.lerp_(source[name], 1 - decay)
                else:
                    value.copy_(source[name])

    def state(self) -> dict[str, object]:
        return {
            "config": self.config.to_dict(),
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "centres": self.centres.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "curriculum": asdict(self.curriculum),
            "order": self.order,
            "rng": self.rng.get_state(),
            "global_rng": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, object]) -> None:
        self.step = state["step"]  # type: ignore[assignment]
        self.network.load_state_dict(state["network"])  # type: ignore[arg-type]
        self.average.load_state_dict(state["average"])  # type: ignore[arg-type]
        self.centres.load_state_dict(state["centres"])  # type: ignore[arg-type]
        self.optimiser.load_state_dict(state["optimiser"])  # type: ignore[arg-type]
        self.curriculum = Curriculum(**state["curriculum"])  # type: ignore[arg-type]
        self.order = state["order"]  # type: ignore[assignment]
        self.rng.set_state(state["rng"])  # type: ignore[arg-type]
        torch.set_rng_state(state["global_rng"])  # type: ignore[arg-type]


def run(trainer: Trainer, folder: Path) -> None:
    """Trains to the end, with a checkpoint and a held-out figure every so many steps."""
    config = trainer.config
    started, first_step, losses = time.monotonic(), trainer.step, 0.0
    while trainer.step < config.steps:
        losses += trainer.train_step()
        if trainer.step % 50 == 0:
            elapsed_s = time.monotonic() - started
            speed = (trainer.step - first_step) / elapsed_s
            log.info(
                "step %d/%d  loss %.3f  accuracy %.3f  strength %.2f  margin %.2f  %.0f images/s  "
                "%.0f min left",
                trainer.step, config.steps, losses / 50, trainer.curriculum.accuracy,
                trainer.curriculum.strength, trainer.curriculum.margin_share * config.margin_size,
                speed * config.batch, (config.steps - trainer.step) / speed / 60,
            )  # fmt: skip
            if not math.isfinite(losses):
                raise FloatingPointError(f"the loss is no number at step {trainer.step}")
            losses = 0.0
        if trainer.step % config.checkpoint_steps == 0 or trainer.step == config.steps:
            save(trainer, folder)
            top1 = held_out_top1(trainer.average, trainer.held_out, trainer.augmenter)
            log.info("step %d  held-out pages, distorted, top-1 %.3f", trainer.step, top1)


def save(trainer: Trainer, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"{CHECKPOINT}.part"
    torch.save(trainer.state(), temporary)
    temporary.replace(folder / CHECKPOINT)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--cache", type=Path, help="folder for the drawn pool (default: OUT)")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    config = load_config(args.config)
    dataset = load_dataset(config.data, args.data, args.cache or args.out, args.threads)
    trainer = Trainer(config, dataset)
    if (args.out / CHECKPOINT).exists():
        trainer.restore(torch.load(args.out / CHECKPOINT, weights_only=False))
        log.info("going on from step %d", trainer.step)
    log.info("%d parameters", parameter_count(trainer.network))
    run(trainer, args.out)


if __name__ == "__main__":
    main()
