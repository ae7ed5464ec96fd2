import math

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from training.config import MarginKind
from training.margin import margin_logits

MARGINS: list[tuple[MarginKind, float]] = [("cosface", 0.35), ("arcface", 0.5), ("arcface", 1.2)]
TOLERANCES = {torch.float64: 1e-9, torch.float32: 2e-5}


def oracle(
    cosines: np.ndarray, labels: np.ndarray, kind: MarginKind, scale: float, margin: float
) -> float:
    """The mean loss written out with angles in float64, one row at a time."""
    losses = []
    for row, truth in zip(cosines.astype(np.float64), labels, strict=True):
        logits = [scale * float(c) for c in row]
        theta = math.acos(row[truth])
        if kind == "cosface":
            logits[truth] = scale * (math.cos(theta) - margin)
        elif theta + margin < math.pi:
            logits[truth] = scale * math.cos(theta + margin)
        else:
            logits[truth] = scale * (math.cos(theta) - margin * math.sin(margin))
        top = max(logits)
        losses.append(top + math.log(sum(math.exp(x - top) for x in logits)) - logits[truth])
    return float(np.mean(losses))


def random_case() -> tuple[np.ndarray, np.ndarray]:
    """One row's true cosine lies past pi - margin, where ArcFace goes on as a line."""
    rng = np.random.default_rng(0)
    cosines, labels = rng.uniform(-0.9, 0.9, (6, 7)), rng.integers(0, 7, 6)
    cosines[0, labels[0]] = -0.97
    return cosines, labels


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize(("kind", "margin"), MARGINS)
def test_loss_and_gradient_are_those_of_an_independent_oracle(
    kind: MarginKind, margin: float, dtype: torch.dtype
) -> None:
    cosines, labels = random_case()
    given = torch.tensor(cosines, dtype=dtype, requires_grad=True)
    truth = torch.tensor(labels)
    loss = cross_entropy(margin_logits(given, truth, kind, 16.0, margin), truth)
    loss.backward()
    tolerance = TOLERANCES[dtype]
    assert abs(loss.item() - oracle(cosines, labels, kind, 16.0, margin)) < 10 * tolerance
    step = 1e-6
    for index in np.ndindex(cosines.shape):
        up, down = cosines.copy(), cosines.copy()
        up[index] += step
        down[index] -= step
        above, below = (oracle(c, labels, kind, 16.0, margin) for c in (up, down))
        slope = (above - below) / (2 * step)
        assert abs(given.grad[index].item() - slope) < max(1e-7, 10 * tolerance)


@pytest.mark.parametrize(("kind", "margin"), MARGINS)
def test_the_input_stays_as_it_is(kind: MarginKind, margin: float) -> None:
    cosines, labels = random_case()
    given = torch.tensor(cosines)
    margin_logits(given, torch.tensor(labels), kind, 32.0, margin)
    assert np.array_equal(given.numpy(), cosines)


@pytest.mark.parametrize("kind", ["cosface", "arcface"])
def test_a_row_whose_class_is_elsewhere_is_only_scaled(kind: MarginKind) -> None:
    cosines = torch.tensor(random_case()[0])
    logits = margin_logits(cosines, torch.full((6,), -1), kind, 8.0, 0.4)
    assert torch.equal(logits, 8.0 * cosines)


def test_the_gradient_of_arcface_is_finite_where_page_and_centre_are_one() -> None:
    cosines = torch.tensor([[1.0, 0.2], [-1.0, 0.1]], requires_grad=True)
    margin_logits(cosines, torch.tensor([0, 0]), "arcface", 64.0, 0.5).sum().backward()
    assert cosines.grad is not None and cosines.grad.isfinite().all()
