"""Real runs of `python -m training.train`, in processes that are killed."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.checkpoint import CHECKPOINT, rank_file, resume, save
from training.config import Config, DataConfig
from training.data.dataset import Dataset
from training.data.pages import Pool
from training.trainer import Trainer

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
    assert state["seen"] == 480
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


TINY = Config("tiny", size_px=32, dim=16, batch=8, samples=320)


@pytest.mark.parametrize("changed", ["another page", "another order"])
@pytest.mark.parametrize("data", [DataConfig(), DataConfig(expand=True, twins=3)], ids=["", "x24"])
def test_a_checkpoint_over_other_pages_is_refused_however_many_there_are(
    tiny_dataset: Dataset, tmp_path: Path, changed: str, data: DataConfig
) -> None:
    config = replace(TINY, data=data)
    save(Trainer(config, tiny_dataset), tmp_path)
    assert resume(Trainer(config, tiny_dataset), tmp_path)
    pool = tiny_dataset.train
    images, documents = pool.images.copy(), pool.documents
    if changed == "another page":
        images[5] = 255 - images[5]
    else:
        images = images[::-1].copy()
    other = replace(tiny_dataset, train=Pool(images, documents))
    with pytest.raises(ValueError, match=r"checkpoint\.pt is of a run over other pages; go on"):
        resume(Trainer(config, other), tmp_path)


def test_a_checkpoint_that_does_not_tell_its_pages_is_gone_on_with(
    tiny_dataset: Dataset, tmp_path: Path
) -> None:
    save(Trainer(TINY, tiny_dataset), tmp_path)
    state = torch.load(tmp_path / CHECKPOINT, weights_only=True)
    del state["pages"]
    torch.save(state, tmp_path / CHECKPOINT)
    assert resume(Trainer(TINY, tiny_dataset), tmp_path)


@pytest.mark.parametrize("part", [CHECKPOINT, rank_file(Path(), 0, 0).name])
@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "other"])
def test_a_damaged_checkpoint_is_named_with_what_to_do(
    tiny_dataset: Dataset, tmp_path: Path, part: str, damage: str
) -> None:
    trainer = Trainer(TINY, tiny_dataset)
    save(trainer, tmp_path)
    path = tmp_path / part
    if damage == "other":
        torch.save([1, 2], path)
    else:
        whole = path.read_bytes()
        contents = {"cut": whole[: len(whole) // 2], "garbage": b"h" * 99, "empty": b""}
        path.write_bytes(contents[damage])
    told = "is no checkpoint" if damage == "other" else "cannot be read as weights"
    with pytest.raises(ValueError) as caught:
        resume(trainer, tmp_path)
    assert f"{path} {told}" in str(caught.value)
    assert "name another folder" in str(caught.value)


def test_a_rank_whose_file_is_gone_is_named(tiny_dataset: Dataset, tmp_path: Path) -> None:
    trainer = Trainer(TINY, tiny_dataset)
    save(trainer, tmp_path)
    rank_file(tmp_path, 0, 0).unlink()
    with pytest.raises(ValueError, match=r"rank-0-0\.pt cannot be read .*; put a whole copy"):
        resume(trainer, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="there alone a file's number tells its name")
def test_the_step_before_goes_only_when_the_new_one_is_on_the_disk(
    tiny_dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = Trainer(TINY, tiny_dataset)
    save(trainer, tmp_path)
    done: list[str] = []
    sync, move, remove = os.fsync, Path.replace, Path.unlink

    def synced(number: int) -> None:
        name = Path(f"/proc/self/fd/{number}").readlink().name
        done.append(f"sync {'folder' if name == tmp_path.name else name}")
        sync(number)

    def moved(path: Path, target: Path) -> Path:
        done.append(f"name {target.name}")
        return move(path, target)

    def removed(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            done.append(f"remove {path.name}")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", moved)
    monkeypatch.setattr(Path, "unlink", removed)
    trainer.step = 1
    save(trainer, tmp_path)
    assert done == [
        "sync rank-1-0.part", "name rank-1-0.pt", "sync folder",
        "sync checkpoint.part", "name checkpoint.pt", "sync folder", "remove rank-0-0.pt",
    ]  # fmt: skip


def test_what_a_killed_save_left_goes_with_the_next(tiny_dataset: Dataset, tmp_path: Path) -> None:
    for name in ("rank-7-0.part", "rank-0-3.part", "checkpoint.part"):
        (tmp_path / name).write_bytes(b"half")
    save(Trainer(TINY, tiny_dataset), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {CHECKPOINT, "rank-0-0.pt"}


def test_a_save_that_fails_leaves_the_checkpoint_before_it_and_nothing_half(
    tiny_dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = Trainer(TINY, tiny_dataset)
    save(trainer, tmp_path)

    def full(number: int) -> None:
        raise OSError("no room")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="no room"):
        patch.setattr(os, "fsync", full)
        trainer.step = 1
        save(trainer, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {CHECKPOINT, "rank-0-0.pt"}
    assert resume(trainer, tmp_path) and trainer.step == 0
