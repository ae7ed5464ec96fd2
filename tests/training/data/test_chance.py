import torch

from training.data.chance import uniform


def test_numbers_are_a_function_of_seed_and_label_alone() -> None:
    labels = torch.tensor([5, 0, 2**40 + 5, 1_300_000])
    numbers = uniform(3, labels, 7)
    assert numbers.shape == (4, 7)
    assert torch.equal(uniform(3, labels.flip(0), 7).flip(0), numbers)
    assert torch.equal(uniform(3, labels[1:2], 3), numbers[1:2, :3])
    assert not torch.equal(uniform(4, labels, 7), numbers)
    assert not torch.equal(numbers[0], numbers[2])


def test_numbers_are_spread_evenly_and_neighbours_are_unrelated() -> None:
    numbers = uniform(1, torch.arange(20_000), 4)
    assert float(numbers.min()) >= 0 and float(numbers.max()) < 1
    shares = torch.histc(numbers, 10, 0, 1) / numbers.numel()
    assert float((shares - 0.1).abs().max()) < 0.005
    together = torch.corrcoef(torch.cat((numbers[:-1], numbers[1:]), 1).T) - torch.eye(8)
    assert float(together.abs().max()) < 0.03
