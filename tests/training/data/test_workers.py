from collections.abc import Iterator

import pytest

from training.data.workers import work


def halved(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def endless(taken: list[int]) -> Iterator[int]:
    number = 0
    while True:
        taken.append(number)
        yield number
        number += 2


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_and_items_are_taken_as_they_are_needed(workers: int) -> None:
    taken: list[int] = []
    results = work(halved, endless(taken), workers, batch=5)
    assert [next(results) for _ in range(30)] == list(range(30))
    assert len(taken) <= 30 + 2 * 2 * 5 + 5
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_goes_wrong_in_a_worker_is_raised_here(workers: int) -> None:
    with pytest.raises(ValueError, match="7 is odd"):
        list(work(halved, [0, 2, 4, 7, 8], workers))
