import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="the training extra is not installed")
import torch

from training.export import write_onnx
from training.head import Network

SCRIPT = Path(__file__).with_name("two_ranks.py")


def run(world: int, folder: Path) -> dict[str, Any]:
    out = folder / f"{world}.pt"
    more = [str(SCRIPT), str(folder / "start.onnx"), str(out)]
    command = [sys.executable, *more]
    if world > 1:
        launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={world}"]
        command = [sys.executable, *launcher, *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    state: dict[str, Any] = torch.load(out, weights_only=True)
    return state


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """What one rank and two ranks have found."""
    folder = tmp_path_factory.mktemp("ranks")
    torch.manual_seed(5)
    write_onnx(Network(32, 16).eval(), 32, folder / "start.onnx")
    return run(1, folder), run(2, folder)


def test_two_ranks_have_the_loss_the_gradients_and_the_updates_of_one(
    results: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    one, two = results
    assert torch.allclose(torch.tensor(two["figures"]), torch.tensor(one["figures"]), atol=1e-5)
    assert one["figures"][0] != one["figures"][1]
    # The second step starts from weights that differ in the last digit already.
    for mine, whole, tolerance in zip(
        two["gradients"], one["gradients"], (1e-4, 1e-2), strict=True
    ):
        assert (mine - whole).norm() < tolerance * whole.norm()
    assert torch.allclose(two["centres"], one["centres"], atol=1e-4)
    for name, value in one["network"].items():
        assert torch.allclose(two["network"][name].float(), value.float(), atol=1e-3), name


def test_two_ranks_start_from_a_model_as_one_does_and_then_see_noise_of_their_own(
    results: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    one, two = (each["started"] for each in results)
    assert torch.equal(two[0, :-3], two[1, :-3])
    assert torch.allclose(two[0], one[0], rtol=1e-6)
    assert not torch.equal(two[0, -3:], two[1, -3:])


@pytest.mark.parametrize("loss", ["tempered-kl", "relational"])
def test_two_ranks_distil_as_one_does(
    results: tuple[dict[str, Any], dict[str, Any]], loss: str
) -> None:
    one, two = (each[loss] for each in results)
    found, expected = torch.tensor(two["figures"]), torch.tensor(one["figures"])
    assert torch.allclose(found[0], expected[0], rtol=1e-4)
    assert torch.allclose(found[1], expected[1], rtol=0.02)
    difference = (two["gradients"] - one["gradients"]).norm()
    assert difference < 1e-3 * one["gradients"].norm()
    assert one["figures"][0][1] > 0.1  # enough to be seen beside the loss of the classes
    assert two["seen"] == one["seen"] == 32


def test_a_rank_waits_for_hours_while_the_first_draws_the_pool(
    results: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    assert results[1]["timeout_s"] >= 24 * 3600
