"""Work of once a day: in small parts, and never in the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from core.errors import ProfileDamaged, ProfileUnavailable
from core.upkeep import Daily, Patience, in_turn


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Work:
    """Three parts, each of which takes a while; may fail."""

    def __init__(self, clock: Clock, takes_s: float, error: Exception | None = None) -> None:
        self.clock, self.takes_s, self.error = clock, takes_s, error
        self.done = 0

    def __call__(self) -> Iterator[None]:
        for _ in range(3):
            if self.error:
                raise self.error
            self.done += 1
            self.clock.now_s += self.takes_s
            yield


def test_it_is_done_at_once_and_again_after_a_day() -> None:
    clock = Clock()
    work = Work(clock, 0.0)
    daily = Daily(work, clock)
    daily()
    daily()
    assert work.done == 3
    clock.now_s += 23 * 3600
    daily()
    assert work.done == 3
    clock.now_s += 2 * 3600
    daily()
    assert work.done == 6


def test_long_work_is_spread_over_several_calls() -> None:
    clock = Clock()
    work = Work(clock, 1.0)
    daily = Daily(work, clock)
    seen = []
    for _ in range(4):
        daily()
        seen.append(work.done)
    assert seen == [1, 2, 3, 3]


@pytest.mark.parametrize("error", [ProfileUnavailable("full"), OSError("gone"), KeyError("bug")])
def test_what_fails_is_told_tried_again_later_and_keeps_nothing_else_from_being_done(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    failing, sound = Work(clock, 0.0, error), Work(clock, 0.0)
    tidy = in_turn(Daily(failing, clock), Daily(sound, clock))
    tidy()
    assert sound.done == 3
    assert str(error) in caplog.text
    failing.error = None
    tidy()
    assert failing.done == 0
    clock.now_s += 3601
    tidy()
    assert (failing.done, sound.done) == (3, 3)


def test_patience_goes_on_until_it_is_possible_or_it_is_told_to_stop() -> None:
    stop, tries = threading.Event(), []

    def act() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ProfileUnavailable("full")
        return "done"

    patience = Patience(stop)
    patience._wait_s = 0.01
    assert patience.insist(act) == "done"
    stop.set()
    assert patience.insist(act) is None
    assert len(tries) == 2


def test_what_will_not_pass_by_itself_is_not_waited_for() -> None:
    def act() -> None:
        raise ProfileDamaged("damaged")

    with pytest.raises(ProfileDamaged):
        Patience(threading.Event()).insist(act)
