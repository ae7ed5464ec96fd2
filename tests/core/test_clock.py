import pytest

from core.clock import LONGEST_STEP_S, SteadyClock


@pytest.mark.parametrize(
    ("seen", "steady"),
    [
        ((5.0, 5.5, 6.5), (0.0, 0.5, 1.5)),
        ((5.0, 3605.0, 3606.0), (0.0, LONGEST_STEP_S, LONGEST_STEP_S + 1)),
        ((5.0, -3600.0, -3599.0), (0.0, 0.0, 1.0)),
    ],
)
def test_a_jump_is_a_step_at_most(seen: tuple[float, ...], steady: tuple[float, ...]) -> None:
    readings = iter(seen)
    clock = SteadyClock(lambda: next(readings))
    assert [0.0, *(clock() for _ in seen[1:])] == pytest.approx(steady)
