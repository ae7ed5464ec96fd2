"""Real runs of `python -m training.train`, in processes that are killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from training.checkpoint import CHECKPOINT

CONFIG = """
name = "tiny"
size_px = 32
dim = 16
batch = 8
samples = 480
sample_rate = 0.5
checkpoint_steps = 10

[data]
shards = ["set"]
side_px = 40
forms = 2
overlays = 2
twins = 5
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    path.write_text(CONFIG, "utf-8")
    return path


def command(config: Path, data: Path, out: Path, *more: str, world: int = 1) -> list[str]:
    launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={world}"]
    start = [sys.executable, *(launcher if world > 1 else []), "-m", "training.train"]
    cache = str(data.parent / "pool")
    options = ["--data", str(data), "--out", str(out), "--cache", cache, "--threads", "1"]
    return [*start, str(config), *options, "--device", "cpu", *more]


def finish(config: Path, data: Path, out: Path, *more: str, world: int = 1) -> str:
    done = subprocess.run(
        command(config, data, out, *more, world=world),
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stderr


def weights(out: Path) -> dict[str, torch.Tensor]:
    state = torch.load(out / CHECKPOINT, weights_only=True)
    assert state["step"] == 60
    network: dict[str, torch.Tensor] = state["network"]
    return network


def test_a_run_killed_and_started_again_ends_as_if_it_had_not_been(
    config: Path, shard_folder: Path, tmp_path: Path
) -> None:
    told = finish(config, shard_folder, tmp_path / "whole")
    assert "held-out pages, distorted, top-1" in told and "min left" in told
    killed = tmp_path / "killed"
    with subprocess.Popen(command(config, shard_folder, killed), stderr=subprocess.DEVNULL) as run:
        until = time.monotonic() + 200
        while not (killed / CHECKPOINT).exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.kill(run.pid, signal.SIGKILL)
    step = torch.load(killed / CHECKPOINT, weights_only=True)["step"]
    assert step < 60
    assert f"going on from step {step}" in finish(config, shard_folder, killed)
    expected, found = weights(tmp_path / "whole"), weights(killed)
    assert all(torch.equal(found[name], value) for name, value in expected.items())
    assert list((tmp_path / "whole" / "tensorboard").iterdir())


def test_a_run_given_no_time_stops_with_a_checkpoint(
    config: Path, shard_folder: Path, tmp_path: Path
) -> None:
    told = finish(config, shard_folder, tmp_path / "out", "--minutes", "0")
    assert "stopped after 0 minutes at step 1" in told
    assert torch.load(tmp_path / "out" / CHECKPOINT, weights_only=True)["step"] == 1


def test_two_ranks_train_together_and_one_goes_on_alone(
    config: Path, shard_folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "two"
    finish(config, shard_folder, out, "--minutes", "0", world=2)
    assert len(list(out.glob("rank-*.pt"))) == 2
    assert "going on from step 1" in finish(config, shard_folder, out)
    assert all(value.isfinite().all() for value in weights(out).values())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("bach = 3", "unknown setting bach"),
        ('start = "nowhere.onnx"', "nowhere.onnx is in none of"),
        ('[data]\nshards = ["other"]', "other"),
    ],
)
def test_what_a_run_cannot_do_is_told_in_one_line(
    config: Path, shard_folder: Path, tmp_path: Path, change: str, told: str
) -> None:
    changes = tmp_path / "changes.toml"
    changes.write_text(change, "utf-8")
    done = subprocess.run(
        [*command(config, shard_folder, tmp_path / "out"), str(changes)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("error: ") and told in last
