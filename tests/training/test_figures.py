"""Figures of a model on a set, against the plainest way to count."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain import Label
from core.recognition.calibrate import Calibration
from training.evaluate import (
    Truth,
    evaluate_vectors,
    format_table,
)
from training.metrics import Share
from training.report.figures import kept_promises


def unit(vectors: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)).astype(np.float32)


def random_case(seed: int) -> tuple[NDArray[np.float32], NDArray[np.float32], Truth]:
    rng = np.random.default_rng(seed)
    labels = [Label(f"c{number // 3}", str(number % 3)) for number in range(36)]
    templates = tuple(labels + labels[:5])
    centre = {label.class_name: rng.normal(size=12) for label in labels}
    noise = 0.6 * rng.normal(size=(41, 12))
    gallery = unit(np.stack([centre[label.class_name] for label in templates]) + noise)
    known = [templates[number] for number in rng.integers(0, 41, 60)]
    own = np.stack([gallery[templates.index(label)] for label in known])
    probes = rng.normal(size=(90, 4, 12))
    turns = rng.integers(0, 4, 90)
    probes[np.arange(60), turns[:60]] += 5 * own
    truth = Truth(
        templates,
        (*known, *[Label("")] * 30),
        tuple(["phone", "scan", "fax"][number] for number in rng.integers(0, 3, 90)),
        tuple(["hair", "", "alone"][number] for number in rng.integers(0, 3, 90)),
        tuple(int(turn) * 90 for turn in turns),
    )
    return gallery, unit(probes), truth


def one_hot_case() -> tuple[NDArray[np.float32], NDArray[np.float32], Truth]:
    """15 labels, a probe of each turned somehow, 15 unknown: a perfect embedder's vectors."""
    axes = np.eye(32, dtype=np.float32)
    turns = np.arange(15) % 4
    probes = np.tile(axes[31], (30, 4, 1))
    probes[np.arange(15), turns] = axes[:15]
    probes[15:] = axes[15:30, None]
    labels = tuple(Label(f"c{number}") for number in range(15))
    rotations = (*(int(turn) * 90 for turn in turns), *[0] * 15)
    truth = Truth(labels, (*labels, *[Label("")] * 15), ("scan",) * 30, ("",) * 30, rotations)
    return axes[:15], probes, truth


@pytest.mark.parametrize("seed", range(5))
def test_identification_is_what_looking_at_every_template_gives(seed: int) -> None:
    gallery, probes, truth = random_case(seed)
    scores = np.array([[(max(p @ t) + 1) / 2 for t in gallery] for p in probes.astype(np.float64)])
    found = evaluate_vectors(gallery, probes, truth)
    by_score = [[truth.templates[at] for at in np.argsort(-row)] for row in scores]
    first_labels = [list(dict.fromkeys(order))[:10] for order in by_score]
    unknown = sorted(scores[60:].max(1))
    filed = scores.max(1) >= unknown[-1]
    for name, kind in (("fax", found.kinds[2]), ("phone", found.kinds[1])):
        chosen = [at for at in range(60) if truth.kinds[at] == name]
        right = [first_labels[at][0] == truth.probes[at] for at in chosen]
        same = [first_labels[at][0].class_name == truth.probes[at].class_name for at in chosen]
        among = [truth.probes[at] in first_labels[at] for at in chosen]
        assert kind.name == name
        assert kind.top1_label == Share(sum(right), len(chosen))
        assert kind.top1_class == Share(sum(same), len(chosen))
        assert kind.first_labels == Share(sum(among), len(chosen))
        assert kind.filed_right == Share(int(sum(filed[chosen] & right)), len(chosen))
        assert kind.filed_wrong == Share(int(sum(filed[chosen] & ~np.array(right))), len(chosen))
    assert 0 < found.everything.top1_label.hits < found.everything.top1_class.hits < 60
    assert [group.name for group in found.kinds] == ["scan", "phone", "fax"]
    assert [group.name for group in found.twins] == ["alone", "hair"]
    assert found.open_set is not None
    assert found.open_set.unknown_filed == Share(1, 30)


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_what_looking_at_every_pair_gives(seed: int) -> None:
    gallery, probes, truth = random_case(seed)
    readings: dict[str, tuple[list[float], list[float]]] = {"label": ([], []), "class": ([], [])}
    for probe, views in zip(truth.probes, probes, strict=True):
        for template, vector in zip(truth.templates, gallery, strict=True):
            score = float((max(views @ vector) + 1) / 2)
            readings["label"][probe != template].append(score)
            readings["class"][probe.class_name != template.class_name].append(score)
    pages = [
        (label.class_name, vector) for label, vector in zip(truth.templates, gallery, strict=True)
    ]
    for label, views, rotation in zip(truth.probes, probes, truth.rotations, strict=True):
        if label.class_name:
            pages.append((label.class_name, views[rotation // 90]))
    readings["page"] = ([], [])
    for at, (class_name, vector) in enumerate(pages):
        for other, other_vector in pages[:at]:
            score = float((vector @ other_vector + 1) / 2)
            readings["page"][class_name != other].append(score)
    found = evaluate_vectors(gallery, probes, truth)
    named = {"label": found.label_pairs, "class": found.class_pairs, "page": found.page_pairs}
    for name, rates in named.items():
        genuine, wrong = (np.array(part) for part in readings[name])
        assert (rates.genuine, rates.impostors) == (len(genuine), len(wrong))
        for rate in (1e-1, 1e-2):
            threshold = np.sort(wrong)[::-1][int(rate * len(wrong))]
            assert abs(rates.at(rate).accepted.hits - (genuine > threshold + 1e-6).sum()) <= 1
            assert rates.at(rate).threshold == pytest.approx(threshold, abs=1e-5)


def test_a_perfect_embedder_gets_everything_right() -> None:
    found = evaluate_vectors(*one_hot_case())
    everything = found.everything
    assert everything.top1_class == everything.top1_label == everything.filed_right == Share(15, 15)
    assert everything.filed_wrong == Share(0, 15)
    assert [found.label_pairs.at(rate).accepted.value for rate in (1e-1, 1e-5)] == [1.0, 1.0]
    assert [found.page_pairs.at(rate).accepted.value for rate in (1e-1, 1e-5)] == [1.0, 1.0]
    assert found.page_pairs.genuine == 15


def test_a_constant_embedder_gets_everything_wrong() -> None:
    gallery, probes, truth = one_hot_case()
    found = evaluate_vectors(gallery * 0 + gallery[0], probes * 0 + gallery[0], truth)
    everything = found.everything
    assert everything.top1_class == everything.top1_label == everything.first_labels
    assert everything.top1_class == everything.filed_right == Share(0, 15)
    assert everything.filed_wrong == Share(15, 15)
    assert [found.label_pairs.at(rate).accepted.value for rate in (1e-1, 1e-5)] == [0.0, 0.0]


def test_the_first_ten_labels_are_ten() -> None:
    gallery = np.eye(12, dtype=np.float32)
    falling = unit(np.arange(20.0, 8.0, -1.0))
    labels = tuple(Label(f"c{number}") for number in range(12))
    asked = labels[8:]  # the ninth to the twelfth best
    probes = np.tile(falling, (4, 4, 1))
    truth = Truth(labels, asked, ("scan",) * 4, ("",) * 4, (0,) * 4)
    assert evaluate_vectors(gallery, probes, truth).everything.first_labels == Share(2, 4)


def flat_calibration(threshold: float) -> Calibration:
    row = (threshold, threshold)
    return Calibration((1, 10_000), (10, 100_000), (row, row), ((False,) * 2,) * 2, 1000, 1000)


def test_promises_are_tested_over_random_galleries_of_distinct_templates() -> None:
    """Every unknown page is one template's very image: filed where that one was drawn."""
    axes = np.eye(64, dtype=np.float32)
    twice = np.concatenate([axes[:40], axes[:40]])
    labels = tuple(Label(f"c{number}") for number in range(80))
    unknown = np.tile(axes[:40, None], (1, 4, 1))
    empty = ("",) * 40
    truth = Truth(labels, (Label(""),) * 40, empty, empty, (0,) * 40)
    found = evaluate_vectors(twice, unknown, truth, flat_calibration(0.9)).promises
    assert [(one.gallery, one.one_wrong_in, one.draws) for one in found] == [
        (10, 100, 20), (10, 1_000, 20), (10, 10_000, 20),
        (40, 100, 1), (40, 1_000, 1), (40, 10_000, 1),
    ]  # fmt: skip
    assert [one.share for one in found] == [10 / 40] * 3 + [1.0] * 3
    assert found[0].interval == Share(10, 40).interval
    assert {one.verdict for one in found} == {"broken"}
    higher = evaluate_vectors(twice, unknown, truth, flat_calibration(1.0)).promises
    assert higher[0].share == 10 / 40, "a score that is the threshold is filed"
    strangers = np.tile(axes[63], (40, 4, 1))
    nobody = evaluate_vectors(twice, strangers, truth, flat_calibration(0.9)).promises
    assert {(one.filed, one.verdict) for one in nobody} == {(0, "not refuted")}
    assert evaluate_vectors(twice, unknown, truth).promises == ()


def test_a_page_that_passes_at_one_of_two_looks_is_filed() -> None:
    first, second = np.array([[0.9], [0.1], [0.1], [0.9]]), np.array([[0.1], [0.9], [0.1], [0.9]])
    looks = [(first, flat_calibration(0.8)), (second, flat_calibration(0.8))]
    found = kept_promises(looks)
    assert {(promise.filed, promise.unknown) for promise in found} == {(3, 4)}


def test_a_promise_is_kept_only_where_enough_pages_were_asked() -> None:
    gallery, probes, truth = one_hot_case()
    many = np.tile(probes[15:], (100, 1, 1))
    empty = ("",) * 1500
    truth = Truth(truth.templates, (Label(""),) * 1500, empty, empty, (0,) * 1500)
    found = evaluate_vectors(gallery, many, truth, flat_calibration(0.9)).promises
    verdicts = {(one.gallery, one.one_wrong_in): one.verdict for one in found}
    assert verdicts[15, 100] == "kept"
    assert verdicts[15, 10_000] == "not refuted"


def test_vectors_that_do_not_fit_the_labels_are_refused() -> None:
    gallery, probes, truth = one_hot_case()
    with pytest.raises(ValueError, match="do not fit"):
        evaluate_vectors(gallery[:3], probes, truth)
    with pytest.raises(ValueError, match="do not fit"):
        evaluate_vectors(gallery, probes[:, :1], truth)
    with pytest.raises(ValueError, match="as many as"):
        replace(truth, kinds=())


def test_the_table_says_what_is_not_backed() -> None:
    text = format_table(evaluate_vectors(*one_hot_case()))
    assert "15 templates (15 classes, 15 with sub-labels), 15 known probes, 15 unknown" in text
    assert "1.000 (15/15, 0.796-1.000)" in text
    lines = {line.split()[0]: line for line in text.splitlines() if line.strip()}
    assert "not backed (200,000 pairs needed)" in lines["1e-4"]
