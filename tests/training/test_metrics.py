"""Every figure against the plainest way to count it."""

import math
from itertools import product

import numpy as np
import pytest

from core.domain import Label
from training.metrics import (
    PairRates,
    Share,
    label_scores,
    one_percent_threshold,
    open_set,
    pair_rates,
    ranks,
    roc,
    score_pairs,
    wilson,
)

RATES = (0.5, 0.2, 0.1, 0.04, 0.01)


def true_positive_rate_by_trying(genuine: list[float], wrong: list[float], rate: float) -> int:
    """The most genuine pairs that "accept above t" lets in with at most that share of the wrong,
    over every t that is the score of a wrong pair."""
    best = 0
    for threshold in wrong:
        if sum(score > threshold for score in wrong) <= rate * len(wrong) + 1e-9:
            best = max(best, sum(score > threshold for score in genuine))
    return best


@pytest.mark.parametrize("seed", range(30))
def test_pair_rates_are_what_trying_every_threshold_gives_ties_included(seed: int) -> None:
    rng = np.random.default_rng(seed)
    levels = int(rng.choice([3, 10, 1000]))  # few levels: many ties
    genuine = (rng.integers(0, levels, 37) / levels).astype(np.float32)
    wrong = (rng.integers(0, levels, int(rng.integers(5, 90))) / levels).astype(np.float32)
    found = pair_rates(genuine, wrong, RATES)
    assert (found.genuine, found.impostors) == (37, len(wrong))
    for point in found.points:
        expected = true_positive_rate_by_trying(
            genuine.tolist(), wrong.tolist(), point.false_positive_rate
        )
        assert point.accepted == Share(expected, 37)
        assert (wrong > point.threshold).mean() <= point.false_positive_rate + 1e-9
        assert (genuine > point.threshold).sum() == point.accepted.hits


def test_a_rate_takes_its_very_number_of_impostors_whatever_the_rounding() -> None:
    for count, rate in product((10, 20, 30, 100, 3000), (0.1, 0.01, 0.001, 0.29)):
        wrong = np.linspace(0, 1, count, dtype=np.float32)
        (point,) = pair_rates(wrong, wrong, (rate,)).points
        assert point.accepted.hits == math.floor(round(count * rate, 6))


def test_rates_are_backed_from_twenty_impostors_on() -> None:
    genuine = np.ones(5, np.float32)

    def backed(impostors: int, genuine: np.ndarray = genuine) -> list[bool]:
        wrong = np.zeros(impostors, np.float32)
        return [point.backed for point in pair_rates(genuine, wrong, (0.1, 0.01)).points]

    assert backed(199) == [False, False]
    assert backed(200) == [True, False]
    assert backed(1999) == [True, False]
    assert backed(2000) == [True, True]
    assert backed(2000, np.empty(0, np.float32)) == [False, False]
    assert backed(0) == [False, False]


def test_a_perfect_scorer_accepts_all_and_a_constant_one_nothing() -> None:
    wrong = np.linspace(0, 0.5, 1000, dtype=np.float32)
    perfect = pair_rates(np.full(9, 0.9, np.float32), wrong, RATES)
    assert [point.accepted.value for point in perfect.points] == [1.0] * len(RATES)
    constant = pair_rates(np.full(9, 0.7, np.float32), np.full(1000, 0.7, np.float32), RATES)
    assert [point.accepted.value for point in constant.points] == [0.0] * len(RATES)


def test_a_curve_passes_through_the_rates_it_is_drawn_from() -> None:
    rng = np.random.default_rng(0)
    genuine = rng.normal(0.7, 0.1, 300).astype(np.float32)
    wrong = rng.normal(0.5, 0.1, 1000).astype(np.float32)
    rates, accepted = roc(genuine, wrong, 4)
    assert np.allclose(rates, [1e-3, 1e-2, 1e-1, 1])
    at = [point.accepted.value for point in pair_rates(genuine, wrong, (1e-3, 1e-2, 1e-1)).points]
    assert np.allclose(accepted, [*at, 1.0])
    assert [len(part) for part in roc(genuine, np.empty(0, np.float32))] == [0, 0]


def test_figures_of_no_impostors_are_no_numbers_in_json() -> None:
    made: PairRates = pair_rates(np.ones(3, np.float32), np.empty(0, np.float32), (0.1,))
    assert made.to_json()["points"][0]["threshold"] is None
    with pytest.raises(KeyError):
        made.at(0.2)


def test_wilson_gives_the_known_intervals() -> None:
    # R: binom::binom.confint(x, n, methods = "wilson")
    assert wilson(0, 10) == pytest.approx((0, 0.2775), abs=5e-5)
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=5e-5)
    assert wilson(10, 10) == pytest.approx((0.7225, 1), abs=5e-5)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)  # Newcombe 1998
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)  # Newcombe 1998
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)  # Newcombe 1998
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_share_is_written_with_its_count_and_interval() -> None:
    assert str(Share(103, 107)) == "0.963 (103/107, 0.908-0.985)"
    assert math.isnan(Share(0, 0).value)
    assert Share(0, 0).to_json()["share"] is None


def test_a_pair_scores_by_its_best_rotation() -> None:
    rng = np.random.default_rng(1)
    gallery = rng.normal(size=(5, 8)).astype(np.float32)
    probes = rng.normal(size=(7, 4, 8)).astype(np.float32)
    gallery /= np.linalg.norm(gallery, axis=-1, keepdims=True)
    probes /= np.linalg.norm(probes, axis=-1, keepdims=True)
    found = score_pairs(gallery, probes)
    for p, t in product(range(7), range(5)):
        best = max((float(probes[p, k] @ gallery[t]) + 1) / 2 for k in range(4))
        assert found[p, t] == pytest.approx(best, abs=1e-6)


def test_a_label_is_as_good_as_its_best_template() -> None:
    labels = [Label("b"), Label("a", "2"), Label("a", "1"), Label("b")]
    scores = np.array([[0.1, 0.5, 0.2, 0.7], [0.9, 0.5, 0.6, 0.3]], np.float32)
    distinct, best = label_scores(scores, labels)
    assert distinct == [Label("a", "1"), Label("a", "2"), Label("b")]
    assert best.tolist() == np.array([[0.2, 0.5, 0.7], [0.6, 0.5, 0.9]], np.float32).tolist()


@pytest.mark.parametrize("seed", range(10))
def test_ranks_count_the_labels_that_score_as_much(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = [Label(str(number)) for number in rng.integers(0, 6, 14)]
    scores = (rng.integers(0, 9, (40, 14)) / 8).astype(np.float32)
    wanted = [labels[number] for number in rng.integers(0, 14, 40)]
    found = ranks(scores, labels, wanted)
    for probe, label in enumerate(wanted):
        best: dict[Label, float] = {}
        for template, score in zip(labels, scores[probe].tolist(), strict=True):
            best[template] = max(score, best.get(template, -1))
        own = best.pop(label)
        assert found[probe] == sum(score >= own for score in best.values())


def test_a_label_that_nobody_registered_has_no_rank() -> None:
    with pytest.raises(ValueError, match="no template of ghost / 1"):
        ranks(np.ones((1, 1), np.float32), [Label("a")], [Label("ghost", "1")])


def test_one_percent_of_the_unknown_reach_the_threshold() -> None:
    rng = np.random.default_rng(2)
    for count, expected in ((1, 1), (70, 1), (149, 1), (151, 2), (2000, 20)):
        best = rng.random(count).astype(np.float32)
        assert (best >= one_percent_threshold(best)).sum() == expected


def test_open_set_counts_what_is_filed_right_and_wrong() -> None:
    best = np.array([0.9, 0.8, 0.7, 0.6, 0.75, 0.2], np.float32)
    right = np.array([True, False, True, True, False, True])
    known = np.array([True, True, True, True, False, False])
    found = open_set(best, right, known)
    assert found is not None
    assert found.threshold == pytest.approx(0.75)
    assert (found.filed_right, found.filed_wrong) == (Share(1, 4), Share(1, 4))
    assert found.unknown_filed == Share(1, 2)
    assert open_set(best[:4], right[:4], known[:4]) is None
