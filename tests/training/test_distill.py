import math

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch.nn.functional import normalize

from training.config import DistillConfig, DistillLoss
from training.distill import Distiller, distillation_loss

KINDS: list[DistillLoss] = ["kl", "tempered-kl", "relational"]
TOLERANCES = {torch.float64: 1e-9, torch.float32: 1e-5}
Array = NDArray[np.float64]


def oracle(student: Array, target: Array, kind: DistillLoss, temperature: float) -> float:
    """KL divergence of row from row, written out in float64, one number at a time."""
    if kind == "kl":
        temperature = 1.0
    if kind == "relational":
        student, target = neighbours(student), neighbours(target)
    total = 0.0
    for ours, theirs in zip(student, target, strict=True):
        given, wanted = shares(ours, temperature), shares(theirs, temperature)
        total += sum(w * math.log(w / g) for g, w in zip(given, wanted, strict=True))
    return total / len(student) * temperature**2


def neighbours(vectors: Array) -> Array:
    """Every vector's dot product with every other one."""
    rows = [[float(a @ b) for j, b in enumerate(vectors) if j != i] for i, a in enumerate(vectors)]
    return np.array(rows)


def shares(row: Array, temperature: float) -> list[float]:
    weights = [math.exp(value / temperature) for value in row]
    return [weight / sum(weights) for weight in weights]


def unit_vectors(count: int, width: int, seed: int) -> Array:
    vectors = np.random.default_rng(seed).normal(size=(count, width))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("temperature", [1.0, 0.2])
@pytest.mark.parametrize("kind", KINDS)
def test_loss_and_gradient_are_those_of_an_independent_oracle(
    kind: DistillLoss, temperature: float, dtype: torch.dtype
) -> None:
    student, target = unit_vectors(5, 6, 0), unit_vectors(5, 6, 1)
    given = torch.tensor(student, dtype=dtype, requires_grad=True)
    loss = distillation_loss(given, torch.tensor(target, dtype=dtype), kind, temperature)
    loss.backward()
    tolerance = TOLERANCES[dtype]
    assert abs(loss.item() - oracle(student, target, kind, temperature)) < tolerance
    step = 1e-6
    for index in np.ndindex(student.shape):
        up, down = student.copy(), student.copy()
        up[index] += step
        down[index] -= step
        above, below = (oracle(s, target, kind, temperature) for s in (up, down))
        assert given.grad is not None
        slope = (above - below) / (2 * step)
        assert abs(given.grad[index].item() - slope) < max(1e-8, tolerance)


def test_at_temperature_1_the_tempered_loss_is_the_published_one() -> None:
    student, target = (torch.tensor(unit_vectors(4, 8, seed)) for seed in (0, 1))
    published = torch.nn.KLDivLoss(reduction="batchmean", log_target=True)
    expected = published(student.log_softmax(1), target.log_softmax(1))
    assert expected > 0.01
    for kind, temperature in (("kl", 0.1), ("tempered-kl", 1.0)):
        found = distillation_loss(student, target, kind, temperature)
        assert torch.allclose(found, expected, rtol=1e-12)
    assert not torch.allclose(distillation_loss(student, target, "tempered-kl", 0.5), expected)


@pytest.mark.parametrize("kind", KINDS)
def test_a_student_that_sees_as_its_teacher_does_has_nothing_to_learn(kind: DistillLoss) -> None:
    vectors = torch.tensor(unit_vectors(6, 5, 0), requires_grad=True)
    loss = distillation_loss(vectors, vectors.detach(), kind, 0.1)
    (slope,) = torch.autograd.grad(loss, vectors)
    assert loss.abs() < 1e-12 and slope.abs().max() < 1e-12
    other = torch.tensor(unit_vectors(6, 5, 1))
    assert distillation_loss(vectors, other, kind, 0.1) > 1e-3


def test_the_relational_loss_sees_similarities_alone() -> None:
    target = torch.tensor(unit_vectors(6, 5, 0))
    turn, _ = torch.linalg.qr(torch.randn(9, 9, dtype=torch.float64))
    student = target @ turn[:5]  # the same vectors in a wider space, turned
    assert distillation_loss(student, target, "relational", 0.1).abs() < 1e-12


@pytest.mark.parametrize("kind", KINDS)
def test_a_distiller_weighs_the_loss_of_projected_embeddings(kind: DistillLoss) -> None:
    config = DistillConfig(loss=kind, temperature=0.3, weight=2.5)
    before = torch.get_rng_state()
    distiller = Distiller(config, 4, 6, torch.Generator().manual_seed(3))
    assert torch.equal(torch.get_rng_state(), before)
    again = Distiller(config, 4, 6, torch.Generator().manual_seed(3))
    other = Distiller(config, 4, 6, torch.Generator().manual_seed(4))
    embeddings, targets = (torch.tensor(unit_vectors(5, n, n)).float() for n in (4, 6))
    student = embeddings.numpy()
    if kind != "relational":
        weight, bias = (p.detach().numpy() for p in distiller.parameters())
        student = student @ weight.T + bias
        student /= np.linalg.norm(student, axis=1, keepdims=True)
    expected = 2.5 * oracle(student.astype(float), targets.numpy().astype(float), kind, 0.3)
    found = distiller(embeddings, targets).item()
    assert found == pytest.approx(expected, rel=1e-4)
    assert found == again(embeddings, targets).item()
    assert (found == other(embeddings, targets).item()) is (kind == "relational")
    assert bool(list(distiller.parameters())) is (kind != "relational")


@pytest.mark.parametrize("kind", KINDS)
def test_pages_without_a_target_are_left_out(kind: DistillLoss) -> None:
    distiller = Distiller(DistillConfig(loss=kind), 4, 6, torch.Generator().manual_seed(0))
    embeddings = torch.tensor(unit_vectors(6, 4, 0)).float().requires_grad_()
    targets = torch.tensor(unit_vectors(6, 6, 1)).float()
    targets[[1, 4]] = 0
    known = [0, 2, 3, 5]
    loss = distiller(embeddings, targets)
    assert loss.item() == pytest.approx(distiller(embeddings[known], targets[known]).item())
    (slope,) = torch.autograd.grad(loss, embeddings)
    assert slope[[1, 4]].abs().max() == 0 and slope[known].abs().amin(0).max() > 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_batch_without_any_target_costs_nothing_and_still_reaches_every_parameter(
    kind: DistillLoss,
) -> None:
    distiller = Distiller(DistillConfig(loss=kind), 4, 6, torch.Generator().manual_seed(0))
    embeddings = normalize(torch.randn(3, 4), dim=1).requires_grad_()
    loss = distiller(embeddings, torch.zeros(3, 6))
    loss.backward()
    assert loss.item() == 0
    for tensor in (embeddings, *distiller.parameters()):
        assert tensor.grad is not None and tensor.grad.abs().max() == 0
