"""How a run changes as it goes: pure functions of the step and of what was seen."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from training.config import Config, CurriculumConfig


def learning_rate(config: Config, step: int) -> float:
    """Linear warm-up, then polynomial decay to zero. `step` counts from 0."""
    warm_up = max(1, round(config.steps * config.warm_up_share))
    if step < warm_up:
        return config.learning_rate * (step + 1) / warm_up
    left = max(0.0, (config.steps - step) / max(1, config.steps - warm_up))
    return config.learning_rate * float(left**config.decay_power)


@dataclass(frozen=True)
class Curriculum:
    """How hard training is now. Both shares only grow."""

    strength: float
    margin_share: float = 0.0
    accuracy: float = 0.0

    @classmethod
    def of(cls, config: CurriculumConfig) -> Curriculum:
        return cls(config.first_strength, config.first_margin_share)

    def after(self, accuracy: float, config: CurriculumConfig) -> Curriculum:
        """The next state, given the accuracy of one step."""
        mean = 0.98 * self.accuracy + 0.02 * accuracy
        if mean < config.follow_accuracy:
            return Curriculum(self.strength, self.margin_share, mean)
        if self.strength < 1:
            strength = min(1.0, self.strength + 1 / config.strength_steps)
            return Curriculum(strength, self.margin_share, mean)
        return Curriculum(1.0, min(1.0, self.margin_share + 1 / config.margin_steps), mean)

    def scale(self, config: Config) -> float:
        return config.first_scale + (config.scale - config.first_scale) * self.margin_share

    def margin(self, config: Config) -> float:
        return config.margin_size * self.margin_share


class LabelOrder:
    """Every class once in each round, in an order of its own: a pure function of the position."""

    def __init__(self, classes: int, seed: int) -> None:
        self._classes, self._seed = classes, seed
        self._round, self._order = -1, torch.empty(0, dtype=torch.int64)

    def at(self, position: int, count: int) -> Tensor:
        """`count` labels (count,) from the `position`th drawn since the start of the run."""
        parts = []
        while count > 0:
            start = position % self._classes
            part = self._in_round(position // self._classes)[start : start + count]
            parts.append(part)
            position, count = position + len(part), count - len(part)
        return torch.cat(parts)

    def _in_round(self, number: int) -> Tensor:
        if number != self._round:
            rng = torch.Generator().manual_seed(self._seed * 1_000_003 + number)
            self._round, self._order = number, torch.randperm(self._classes, generator=rng)
        return self._order
