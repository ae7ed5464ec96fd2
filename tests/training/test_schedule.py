from dataclasses import replace

import pytest

from training.config import Config
from training.schedule import (
    Curriculum,
    LabelOrder,
    learning_rate,
    samples_a_step,
    steps_left,
)

CONFIG = Config("x", samples=128 * 100, batch=128, warm_up_share=0.1)


def test_the_learning_rate_rises_then_falls_to_zero() -> None:
    rates = [learning_rate(CONFIG, 128 * step) for step in range(101)]
    top = rates.index(max(rates))
    assert rates[top] == CONFIG.learning_rate
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[100] == 0.0


def test_a_higher_power_falls_faster() -> None:
    steep = Config("x", samples=128 * 100, batch=128, warm_up_share=0.1, decay_power=2.0)
    assert learning_rate(steep, 128 * 55) == CONFIG.learning_rate * 0.25
    assert learning_rate(CONFIG, 128 * 55) == CONFIG.learning_rate * 0.5


def walked(config: Config, world: int, seen: int = 0) -> list[int]:
    """Samples seen before each step of a run, and at its end."""
    positions = [seen]
    while steps_left(config, positions[-1], world):
        positions.append(positions[-1] + samples_a_step(config, world))
    return positions


@pytest.mark.parametrize("batch", [128, 100])
def test_one_rank_has_the_steps_and_rates_of_its_batches(batch: int) -> None:
    config = replace(CONFIG, batch=batch, samples=batch * 97 + 5, decay_power=1.5)
    positions = walked(config, 1)
    assert positions == [batch * step for step in range(98)]
    rates = [learning_rate(config, seen) for seen in positions]
    rising = [config.learning_rate * (step + 1) / 10 for step in range(10)]
    falling = [config.learning_rate * ((97 - step) / 87) ** 1.5 for step in range(10, 98)]
    assert rates == rising + falling  # to the last digit: a stopped run goes on exactly


def test_two_ranks_see_as_many_samples_at_the_rates_of_one() -> None:
    one, two = walked(CONFIG, 1), walked(CONFIG, 2)
    assert two == one[::2]
    for seen in two:
        # A step's rate, where it rises, is that of its last sample.
        same = seen + 128 if seen < 1280 else seen
        assert learning_rate(CONFIG, seen, 2) == pytest.approx(
            learning_rate(CONFIG, same), rel=0.01
        )


@pytest.mark.parametrize(("before", "after"), [(1, 3), (3, 1), (2, 8), (8, 2)])
def test_a_run_that_goes_on_with_other_ranks_keeps_to_its_budget(before: int, after: int) -> None:
    start = walked(CONFIG, before)[5]
    positions = walked(CONFIG, after, start)
    assert positions[0] == start
    assert CONFIG.samples - samples_a_step(CONFIG, after) < positions[-1] <= CONFIG.samples
    rates = [learning_rate(CONFIG, seen, after) for seen in positions[:-1]]
    assert all(0 < rate <= CONFIG.learning_rate for rate in rates)
    top = rates.index(max(rates))
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)


def test_a_budget_below_one_step_has_one() -> None:
    config = replace(CONFIG, samples=200)
    assert walked(config, 2) == [0, 256]
    assert learning_rate(config, 0, 2) == config.learning_rate


def test_the_curriculum_hardens_only_as_fast_as_the_network_follows() -> None:
    config = CONFIG.curriculum
    state = Curriculum.of(config)
    for _ in range(500):
        state = state.after(0.1, config)
    assert (state.strength, state.margin_share) == (config.first_strength, 0.0)
    while state.strength < 1:
        assert state.margin_share == 0.0
        state = state.after(1.0, config)
    assert (state.scale(CONFIG), state.margin(CONFIG)) == (CONFIG.first_scale, 0.0)
    for _ in range(2 * config.margin_steps):
        state = state.after(1.0, config)
    assert (state.scale(CONFIG), state.margin(CONFIG)) == (CONFIG.scale, CONFIG.margin_size)


def test_every_class_comes_once_in_each_round() -> None:
    order = LabelOrder(10, seed=3)
    drawn = order.at(0, 40).view(4, 10)
    assert all(sorted(row.tolist()) == list(range(10)) for row in drawn)
    assert len({tuple(row.tolist()) for row in drawn}) == 4


def test_what_is_drawn_depends_on_the_position_alone() -> None:
    whole = LabelOrder(10, seed=3).at(0, 40)
    other = LabelOrder(10, seed=3)
    assert other.at(33, 7).tolist() == whole[33:].tolist()
    assert other.at(8, 15).tolist() == whole[8:23].tolist()
    assert LabelOrder(10, seed=4).at(0, 40).tolist() != whole.tolist()
