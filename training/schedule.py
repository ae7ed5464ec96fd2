"""How a run changes as it goes: pure functions of what was seen.

Samples are counted over all ranks, so a run over many is no longer and no slower to decay than
one over one, and may go on with another number of ranks.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from training.config import Config, CurriculumConfig


def samples_a_step(config: Config, world: int = 1) -> int:
    """Samples of all `world` ranks in one step of the optimiser."""
    return config.batch * config.accumulate * world


def steps_left(config: Config, seen: int, world: int = 1) -> int:
    """Whole steps that the budget has room for after `seen` samples; a run has one at least."""
    return max(int(seen == 0), (config.samples - seen) // samples_a_step(config, world))


def learning_rate(config: Config, seen: int, world: int = 1) -> float:
    """Linear warm-up, then polynomial decay to zero, for the step after `seen` samples."""
    steps, step = steps_left(config, 0, world), seen / samples_a_step(config, world)
    warm_up = max(1, round(steps * config.warm_up_share))
    if step < warm_up:  # a run of other ranks may have stopped amid two steps of these
        return config.learning_rate * min(step + 1, warm_up) / warm_up
    left = max(0.0, (steps - step) / max(1, steps - warm_up))
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
