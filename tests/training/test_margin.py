import numpy as np
import torch

from training.margin import Centres, cosface_loss


def oracle(cosines: np.ndarray, labels: np.ndarray, scale: float, margin: float) -> float:
    """CosFace written out in float64, one row at a time."""
    losses = []
    for row, truth in zip(cosines.astype(np.float64), labels, strict=True):
        logits = [scale * (c - (margin if j == truth else 0)) for j, c in enumerate(row)]
        top = max(logits)
        losses.append(top + np.log(sum(np.exp(x - top) for x in logits)) - logits[truth])
    return float(np.mean(losses))


def random_case() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    return rng.uniform(-1, 1, (5, 7)), rng.integers(0, 7, 5)


def test_cosface_has_the_value_of_an_independent_oracle() -> None:
    cosines, labels = random_case()
    loss = cosface_loss(torch.tensor(cosines), torch.tensor(labels), 32.0, 0.35)
    assert abs(loss.item() - oracle(cosines, labels, 32.0, 0.35)) < 1e-10


def test_cosface_has_the_gradient_of_an_independent_oracle() -> None:
    cosines, labels = random_case()
    given = torch.tensor(cosines, requires_grad=True)
    cosface_loss(given, torch.tensor(labels), 8.0, 0.35).backward()
    step = 1e-6
    for index in np.ndindex(cosines.shape):
        up, down = cosines.copy(), cosines.copy()
        up[index] += step
        down[index] -= step
        slope = (oracle(up, labels, 8.0, 0.35) - oracle(down, labels, 8.0, 0.35)) / (2 * step)
        assert abs(given.grad[index].item() - slope) < 1e-6


def test_cosface_leaves_its_input_as_it_is() -> None:
    cosines, labels = random_case()
    given = torch.tensor(cosines)
    cosface_loss(given, torch.tensor(labels), 32.0, 0.35)
    assert np.array_equal(given.numpy(), cosines)


def test_centres_give_cosines_whatever_their_length() -> None:
    centres = Centres(3, 4, torch.Generator().manual_seed(0))
    with torch.no_grad():
        centres.weight.mul_(torch.tensor([[0.1], [1.0], [9.0]]))
        unit = torch.nn.functional.normalize(centres.weight, dim=1)
        assert torch.allclose(centres(unit).diagonal(), torch.ones(3), atol=1e-6)
