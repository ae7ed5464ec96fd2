import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="the training extra is not installed")
import torch

SCRIPT = Path(__file__).with_name("two_ranks.py")


def run(world: int, out: Path) -> dict[str, Any]:
    command = [sys.executable, str(SCRIPT), str(out)]
    if world > 1:
        launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={world}"]
        command = [sys.executable, *launcher, str(SCRIPT), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    state: dict[str, Any] = torch.load(out, weights_only=True)
    return state


def test_two_ranks_have_the_loss_the_gradients_and_the_updates_of_one(tmp_path: Path) -> None:
    one, two = run(1, tmp_path / "1.pt"), run(2, tmp_path / "2.pt")
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
