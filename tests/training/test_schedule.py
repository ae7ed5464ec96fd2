from training.config import Config
from training.schedule import Curriculum, LabelOrder, learning_rate

CONFIG = Config("x", samples=128 * 100, batch=128, warm_up_share=0.1)


def test_the_learning_rate_rises_then_falls_to_zero() -> None:
    rates = [learning_rate(CONFIG, step) for step in range(101)]
    top = rates.index(max(rates))
    assert rates[top] == CONFIG.learning_rate
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[100] == 0.0


def test_a_higher_power_falls_faster() -> None:
    steep = Config("x", samples=128 * 100, batch=128, warm_up_share=0.1, decay_power=2.0)
    assert learning_rate(steep, 55) == CONFIG.learning_rate * 0.25
    assert learning_rate(CONFIG, 55) == CONFIG.learning_rate * 0.5


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
