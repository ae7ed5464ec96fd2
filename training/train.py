"""`python -m training.train CONFIG --data DIR --out DIR`: trains, and goes on where it stopped.

On several GPUs: `torchrun --nproc-per-node N -m training.train CONFIG ...`.
"""

from __future__ import annotations

import argparse
import logging
import math
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import torch

from training.checkpoint import CHECKPOINT, resume, save
from training.config import load_config
from training.data.dataset import load_dataset
from training.data.pages import Pool
from training.embed import held_out_top1
from training.head import parameter_count
from training.memory import keep_freed_memory
from training.ranks import Ranks
from training.teachers import load_teacher
from training.trainer import StepFigures, Trainer

log = logging.getLogger(__name__)
LOG_STEPS = 50


def run(trainer: Trainer, folder: Path, held_out: Pool, minutes: float = math.inf) -> None:
    """Trains to the end, or for so many minutes, with a checkpoint every so many steps.

    At a checkpoint it is told how many of the `held_out` pages are found again.
    """
    config, ranks = trainer.config, trainer.ranks
    recorder = _Recorder(trainer, folder)
    until = time.monotonic() + minutes * 60
    while trainer.steps_left:
        recorder.record(trainer.train_step())
        over = ranks.any(time.monotonic() > until)
        if trainer.step % config.checkpoint_steps == 0 or not trainer.steps_left or over:
            save(trainer, folder)
            if ranks.first and len(held_out):
                device = ranks.device
                top1 = held_out_top1(trainer.average, held_out, trainer.augmenter, device)
                recorder.record_held_out(top1)
            recorder.forget_time()
        if over:
            log.info("stopped after %g minutes at step %d", minutes, trainer.step)
            break
    recorder.close()


class _Recorder:
    """Tells of the steps in the log and in TensorBoard; at the first rank alone."""

    def __init__(self, trainer: Trainer, folder: Path) -> None:
        from torch.utils.tensorboard import SummaryWriter  # noqa: PLC0415 (slow to import)

        self._trainer = trainer
        self._writer = None
        if trainer.ranks.first:
            # Points from that step on are dropped; the checkpoint's own are there already.
            after = trainer.step + 1
            self._writer = SummaryWriter(str(folder / "tensorboard"), purge_step=after)
        self.forget_time()

    def forget_time(self) -> None:
        self._seen: list[StepFigures] = []
        self._started = time.monotonic()

    def record(self, figures: StepFigures) -> None:
        """Raises FloatingPointError when the loss is no number."""
        self._seen.append(figures)
        trainer = self._trainer
        if not math.isfinite(figures.loss):
            raise FloatingPointError(f"the loss is no number at step {trainer.step}")
        if trainer.step % LOG_STEPS == 0 and self._writer:
            self._tell()
            self.forget_time()

    def _tell(self) -> None:
        assert self._writer
        trainer, seen = self._trainer, self._seen
        config, state = trainer.config, trainer.curriculum
        speed = len(seen) / (time.monotonic() - self._started)
        values = {
            "loss": sum(each.loss for each in seen) / len(seen),
            "distillation": sum(each.distillation for each in seen) / len(seen),
            "accuracy": state.accuracy,
            "strength": state.strength,
            "margin": state.margin(config),
            "images_per_s": speed * config.batch * config.accumulate * trainer.ranks.world,
            "learning_rate": trainer.optimiser.param_groups[0]["lr"],
        }
        for name, value in values.items():
            self._writer.add_scalar(name, value, trainer.step)
        log.info(
            "step %d/%d  loss %.3f  distillation %.3f  accuracy %.3f  strength %.2f  margin %.2f  "
            "%.0f images/s  %.0f min left",
            trainer.step, trainer.step + trainer.steps_left, *list(values.values())[:6],
            trainer.steps_left / speed / 60,
        )  # fmt: skip

    def record_held_out(self, top1: float) -> None:
        step = self._trainer.step
        log.info("step %d  held-out pages, distorted, top-1 %.3f", step, top1)
        if self._writer:
            self._writer.add_scalar("held_out_top1", top1, step)

    def close(self) -> None:
        if self._writer:
            self._writer.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument(
        "changes", type=Path, nargs="*", help="further files whose settings replace the config's"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--cache", type=Path, help="folder for the drawn pool (default: OUT)")
    parser.add_argument("--seed", type=int, help="instead of the config's")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop, to go on later")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_intermixed_args()
    ranks = Ranks.join(args.device)
    level = logging.INFO if ranks.first else logging.WARNING
    logging.basicConfig(level=level, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    keep_freed_memory()
    try:
        _train(args, ranks)
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"error: {error}")
    except FloatingPointError as error:
        _fail(
            f"{error}; begin in another folder with a lower learning_rate or precision float32, "
            f"perhaps with {args.out / CHECKPOINT} as the start"
        )
    except OSError as error:
        _fail(f"{error}; mend that, and the same command goes on from the last checkpoint")
    finally:
        ranks.leave()


def _fail(told: str) -> NoReturn:
    print(f"error: {told}", file=sys.stderr)
    sys.exit(2)


def _train(args: argparse.Namespace, ranks: Ranks) -> None:
    config = load_config(args.config, *args.changes)
    if args.seed is not None:
        config = replace(config, seed=args.seed)
    cache = args.cache or args.out
    if not ranks.first:  # the first draws the pool, the others read it
        ranks.barrier()
    dataset = load_dataset(config.data, args.data, cache, args.threads)
    if ranks.first:
        ranks.barrier()
    teacher = None
    if config.distill.teacher != "none":
        teacher = load_teacher(config.distill, args.data, ranks.device, dataset.train)
    folders, goes_on = (args.config.parent, args.data), (args.out / CHECKPOINT).exists()
    trainer = Trainer(config, dataset, ranks, teacher, folders, goes_on)
    if resume(trainer, args.out):
        log.info("going on from step %d", trainer.step)
    log.info("%d parameters", parameter_count(trainer.network))
    run(trainer, args.out, dataset.held_out, args.minutes)


if __name__ == "__main__":
    main()
