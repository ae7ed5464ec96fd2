"""One step of training, and everything that decides what comes next."""

from __future__ import annotations

import copy
import itertools
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.augment import Augmenter
from training.config import Config
from training.data.ahead import ReadAhead
from training.data.classes import PageClasses
from training.data.dataset import Dataset
from training.distill import Distiller, Teacher
from training.embed import embed, shrink
from training.head import network_of
from training.partial_fc import PartialFC
from training.ranks import Ranks, share_batch_norms
from training.schedule import (
    Curriculum,
    LabelOrder,
    learning_rate,
    samples_a_step,
    steps_left,
)
from training.start import found_in, start_from, start_from_imagenet

_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}
_START_PAGES = 128


@dataclass(frozen=True)
class StepFigures:
    """Losses of a step, as the mean over the whole batch; `accuracy` among the centres seen."""

    loss: float
    distillation: float
    accuracy: float


class Trainer:
    """Draws batches, takes steps, and can be stopped and restored between any two of them."""

    def __init__(
        self,
        config: Config,
        dataset: Dataset,
        ranks: Ranks | None = None,
        teacher: Teacher | None = None,
        folders: Sequence[Path] = (),
        goes_on: bool = False,
    ) -> None:
        """`teacher` is asked where the config distils; the config's `start` and `imagenet` are
        looked for in `folders`, unless absolute. Raises ValueError when one is not there. One that
        `goes_on` is to be restored next: nothing is looked for or worked out in vain."""
        self.config, self.ranks = config, ranks or Ranks.alone()
        device = self.ranks.device
        torch.manual_seed(config.seed)
        self.rng = torch.Generator(device).manual_seed(config.seed * 1000)
        data = config.data
        self.classes = PageClasses(dataset.train, data.expand, data.twins, config.seed, device)
        self.augmenter = Augmenter(
            config.augment, torch.from_numpy(dataset.overlays).to(device), config.size_px
        )
        # On the CPU there is nobody to read meanwhile.
        self._ahead = ReadAhead(self.classes.images) if device.type != "cpu" else None
        self.order = LabelOrder(len(self.classes), config.seed)
        self.network = network_of(config).to(device)
        if not goes_on:
            self._start(folders)
        self.ranks.take_over_(self.network)
        if not self.ranks.first:  # all began with one network, and now see noise of their own
            self.rng.manual_seed(config.seed * 1000 + self.ranks.rank)
        share_batch_norms(self.network, self.ranks)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).requires_grad_(False)
        self.teacher, self.distiller = teacher, self._distiller(teacher)
        self.centres = PartialFC(len(self.classes), config, self.ranks)
        if config.centres == "pages" and not goes_on:
            self.centres.start_at(self._pages_seen())
        self.optimiser = torch.optim.AdamW(
            self._parameters(), lr=config.learning_rate, weight_decay=config.weight_decay
        )
        self.scaler = torch.amp.GradScaler(device.type, enabled=config.precision == "float16")
        self.curriculum = Curriculum.of(config.curriculum)
        self.step = self.seen = 0

    @property
    def steps_left(self) -> int:
        return steps_left(self.config, self.seen, self.ranks.world)

    def train_step(self) -> StepFigures:
        """One step of the optimiser over `accumulate` batches on every rank."""
        cfg, state = self.config, self.curriculum
        labels = self._labels(self.seen)  # (accumulate, B)
        following = self.seen + samples_a_step(cfg, self.ranks.world)
        rate = learning_rate(cfg, self.seen, self.ranks.world)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad(set_to_none=True)
        self.centres.begin(labels.flatten())
        self.network.train()
        batches = [*labels, self._labels(following)[0]]
        figures = torch.stack(
            [self._backward(*pair, state) for pair in itertools.pairwise(batches)]
        ).mean(0)
        self.ranks.sum_gradients(self._parameters())
        multiplied = self.scaler.get_scale()
        self.scaler.unscale_(self.optimiser)
        nn.utils.clip_grad_norm_(self.network.parameters(), cfg.clip_norm)
        self.scaler.step(self.optimiser)
        self.scaler.update()
        if self.scaler.get_scale() >= multiplied:  # else the network's step was skipped
            self.centres.update(rate, multiplied)
        self._update_average()
        loss, distillation, accuracy = figures.tolist()
        self.curriculum = state.after(accuracy, cfg.curriculum)
        self.step, self.seen = self.step + 1, following
        return StepFigures(loss, distillation, accuracy)

    def _backward(self, labels: Tensor, following: Tensor, state: Curriculum) -> Tensor:
        """Adds the gradients of one batch; its loss, distillation and accuracy (3,)."""
        cfg, device = self.config, self.ranks.device
        pages = self._read(labels, following)
        shown = self.augmenter(pages, state.strength, self.rng)
        clean = self._shown_clean(pages)
        images = torch.cat((shrink(clean, cfg.size_px), shown)) if len(clean) else shown
        images = images.contiguous(memory_format=torch.channels_last)
        dtype = _DTYPES[cfg.precision]
        with torch.autocast(device.type, dtype, enabled=dtype is not torch.float32):
            embeddings = self.network(images)
        loss, accuracy = self.centres.loss(
            embeddings[len(clean) :], labels, state.scale(cfg), state.margin(cfg)
        )
        distillation = torch.zeros((), device=device)
        if self.teacher is not None and self.distiller is not None:
            targets = self.teacher(clean, labels[: len(clean)], self.classes)
            distillation = self.distiller(embeddings[: len(clean)], targets)
        # The ranks' gradients add up: of the loss each has a part, of distillation the whole.
        total = loss + distillation / self.ranks.world
        self.scaler.scale(total / cfg.accumulate).backward()  # type: ignore[no-untyped-call]
        return torch.stack((loss.detach(), distillation.detach(), accuracy))

    def _read(self, labels: Tensor, following: Tensor) -> Tensor:
        if self._ahead is None:
            return self.classes.images(labels)
        return self._ahead(labels, following)

    def _labels(self, seen: int) -> Tensor:
        """This rank's labels of the step after so many samples, (accumulate, B)."""
        cfg, world = self.config, self.ranks.world
        labels = self.order.at(seen, samples_a_step(cfg, world))
        mine = labels.view(cfg.accumulate, world, cfg.batch)[:, self.ranks.rank]
        return mine.to(self.ranks.device)

    def _shown_clean(self, pages: Tensor) -> Tensor:
        distill = self.config.distill
        return pages[: math.ceil(distill.share * len(pages)) if self.distiller else 0]

    def _distiller(self, teacher: Teacher | None) -> Distiller | None:
        if teacher is None:
            return None
        rng = torch.Generator().manual_seed(self.config.seed)
        cfg, width = self.config, teacher.dim
        distiller = Distiller(cfg.distill, cfg.dim, width, rng, self.ranks)
        return distiller.to(self.ranks.device)

    def _parameters(self) -> list[nn.Parameter]:
        more = list(self.distiller.parameters()) if self.distiller else []
        return [*self.network.parameters(), *more]

    def _start(self, folders: Sequence[Path]) -> None:
        """Weights that the config says to start from."""
        cfg = self.config
        if cfg.imagenet:
            start_from_imagenet(self.network, found_in(folders, cfg.imagenet))
        if cfg.start:
            count = min(_START_PAGES, len(self.classes))
            pages = self.classes.images(torch.arange(count, device=self.ranks.device))
            shown = self.augmenter(pages, 1.0, self.rng)
            start_from(self.network, found_in(folders, cfg.start), shown)

    def _pages_seen(self) -> Tensor:
        """Embeddings of this rank's classes, clean."""
        start, count, parts = self.centres.first, len(self.centres.centres), []
        for first in range(start, start + count, 256):
            last = min(first + 256, start + count)
            pages = self.classes.images(torch.arange(first, last, device=self.ranks.device))
            parts.append(embed(self.network, shrink(pages, self.config.size_px)))
        return torch.cat(parts)

    @torch.no_grad()
    def _update_average(self) -> None:
        # A young average must not remember the random start.
        decay = min(self.config.average_decay, (1 + self.step) / (10 + self.step))
        if self.config.start:
            decay = self.config.average_decay
        source = self.network.state_dict()
        for name, value in self.average.state_dict().items():
            if value.dtype.is_floating_point:
                value.lerp_(source[name], 1 - decay)
            else:
                value.copy_(source[name])

    def state(self) -> dict[str, Any]:
        """What all ranks have in common."""
        return {
            "config": self.config.to_dict(),
            "step": self.step,
            "seen": self.seen,
            "world": self.ranks.world,
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "distiller": self.distiller.state_dict() if self.distiller else None,
            "optimiser": self.optimiser.state_dict(),
            "scaler": self.scaler.state_dict(),
            "curriculum": asdict(self.curriculum),
        }

    def rank_state(self) -> dict[str, Any]:
        """What is this rank's own."""
        return {
            "centres": self.centres.state(),
            "rng": self.rng.get_state(),
            "global_rng": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, Any], rank_states: list[dict[str, Any]]) -> None:
        """Goes on where a run stopped; with as many ranks as it had, exactly so."""
        self.step, world = state["step"], state["world"]
        # Older checkpoints hold steps alone.
        self.seen = state.get("seen", self.step * samples_a_step(self.config, world))
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        if self.distiller and state["distiller"]:
            self.distiller.load_state_dict(state["distiller"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.scaler.load_state_dict(state["scaler"])
        self.curriculum = Curriculum(**state["curriculum"])
        self.centres.restore([each["centres"] for each in rank_states])
        if world == self.ranks.world:
            own = rank_states[self.ranks.rank]
            self.rng.set_state(own["rng"])
            torch.set_rng_state(own["global_rng"])
