from dataclasses import replace

import pytest
import torch
from torch.nn.functional import cross_entropy, normalize

from training.config import Config
from training.margin import margin_logits
from training.partial_fc import PartialFC, memory_message
from training.ranks import Ranks

CONFIG = Config("tiny", dim=8, batch=6, weight_decay=0.05)
CLASSES = 40


def centres_of(rate: float = 1.0, classes: int = CLASSES) -> PartialFC:
    return PartialFC(classes, replace(CONFIG, sample_rate=rate), Ranks.alone())


def batch(seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    rng = torch.Generator().manual_seed(seed)
    embeddings = normalize(torch.randn(6, 8, generator=rng), dim=1).requires_grad_()
    return embeddings, torch.randint(CLASSES, (6,), generator=rng)


def test_at_rate_one_it_is_the_full_softmax_in_loss_gradients_and_updates() -> None:
    partial = centres_of()
    weight = partial.centres.clone().requires_grad_()
    optimiser = torch.optim.AdamW([weight], lr=0.01, weight_decay=0.05)
    for seed in range(4):
        embeddings, labels = batch(seed)
        partial.begin(labels)
        loss, accuracy = partial.loss(embeddings, labels, 16.0, 0.3)
        loss.backward()
        mine = embeddings.detach().clone().requires_grad_()
        cosines = mine @ normalize(weight, dim=1).T
        full = cross_entropy(margin_logits(cosines, labels, "cosface", 16.0, 0.3), labels)
        optimiser.zero_grad()
        full.backward()
        assert torch.allclose(loss, full, atol=1e-6)
        assert torch.allclose(embeddings.grad, mine.grad, atol=1e-6)
        assert accuracy.item() == (cosines.argmax(1) == labels).float().mean().item()
        optimiser.step()
        assert partial.update(0.01)
        assert torch.allclose(partial.centres, weight, atol=1e-6)


def test_a_sample_holds_the_batch_s_classes_and_changes_nothing_else() -> None:
    partial = centres_of(rate=0.25)
    embeddings, labels = batch()
    before = partial.centres.clone()
    partial.begin(labels)
    loss, _ = partial.loss(embeddings, labels, 16.0, 0.3)
    loss.backward()
    partial.update(0.01)
    changed = (partial.centres != before).any(1).nonzero()[:, 0]
    assert len(changed) == CLASSES * 0.25
    assert set(labels.tolist()) <= set(changed.tolist())
    chosen = before[changed]
    cosines = embeddings.detach() @ normalize(chosen, dim=1).T
    places = torch.searchsorted(changed, labels)
    expected = cross_entropy(margin_logits(cosines, places, "cosface", 16.0, 0.3), places)
    assert torch.allclose(loss, expected, atol=1e-6)


def test_other_classes_are_drawn_anew_at_every_step() -> None:
    partial = centres_of(rate=0.25)
    _, labels = batch()
    drawn = []
    for _ in range(60):
        partial.begin(labels)
        drawn.append(frozenset(partial._rows.tolist()))
    assert len(set(drawn)) > 10
    assert len(frozenset.union(*drawn)) == CLASSES


def test_more_classes_in_a_batch_than_the_sample_has_room_for_are_all_looked_at() -> None:
    partial = centres_of(rate=0.05)
    embeddings, labels = batch()
    partial.begin(labels)
    loss, _ = partial.loss(embeddings, labels, 16.0, 0.3)
    assert loss.isfinite()
    assert set(labels.tolist()) <= set(partial._rows.tolist())


def test_a_gradient_that_is_no_number_leaves_the_centres_alone() -> None:
    partial = centres_of()
    embeddings, labels = batch()
    before = partial.centres.clone()
    partial.begin(labels)
    loss, _ = partial.loss(embeddings, labels, 16.0, 0.3)
    (loss * float("inf")).backward()
    assert not partial.update(0.01)
    assert torch.equal(partial.centres, before)


def test_a_state_goes_on_as_the_run_would_have() -> None:
    def step(partial: PartialFC, seed: int) -> float:
        embeddings, labels = batch(seed)
        partial.begin(labels)
        loss, _ = partial.loss(embeddings, labels, 16.0, 0.3)
        loss.backward()
        partial.update(0.01)
        return loss.item()

    whole = centres_of(rate=0.5)
    expected = [step(whole, seed) for seed in range(6)]
    first = centres_of(rate=0.5)
    losses = [step(first, seed) for seed in range(3)]
    second = centres_of(rate=0.5)
    second.restore([first.state()])
    assert losses + [step(second, seed) for seed in range(3, 6)] == expected


def test_centres_of_two_ranks_are_taken_over_by_one_or_three() -> None:
    def ranks(world: int) -> list[PartialFC]:
        config = replace(CONFIG, sample_rate=0.5)
        return [PartialFC(41, config, Ranks(r, world, torch.device("cpu"))) for r in range(world)]

    two = ranks(2)
    whole = torch.cat([each.centres for each in two])
    for world in (1, 3):
        taken = ranks(world)
        for each in taken:
            each.restore([other.state() for other in two])
        assert torch.equal(torch.cat([each.centres for each in taken]), whole)


def test_centres_of_another_number_of_classes_are_refused() -> None:
    with pytest.raises(ValueError, match="has 40 classes, the data 41"):
        centres_of(classes=41).restore([centres_of(classes=40).state()])


def test_the_memory_of_a_million_classes_is_said() -> None:
    config = Config("big", dim=256, batch=128, sample_rate=0.1)
    told = memory_message(1_300_000, config, Ranks(0, 2, torch.device("cpu")))
    assert "1,300,000 classes of 256 numbers over 2 rank(s): 0.67 GB of centres" in told
    assert "1.33 GB of AdamW's moments" in told
