import subprocess
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from training.checkpoint import CHECKPOINT, resume, save
from training.config import Config, DistillConfig
from training.data.ahead import ReadAhead
from training.data.classes import PageClasses
from training.data.dataset import Dataset
from training.embed import embed, shrink
from training.export import load_network
from training.ranks import Ranks
from training.schedule import learning_rate
from training.train import _train, run
from training.trainer import Trainer

RUN = """
name = "tiny"
size_px = 32
dim = 16
batch = 8
samples = 80
[data]
shards = ["set"]
side_px = 40
forms = 0
overlays = 2
"""
CONFIG = Config("tiny", size_px=32, dim=16, batch=8, samples=8 * 40, checkpoint_steps=1000)


class PixelTeacher:
    """A page's coarse brightness as a direction: what a network could tell of it."""

    dim = 9

    def __call__(
        self,
        pages: torch.Tensor,
        labels: torch.Tensor | None = None,
        classes: PageClasses | None = None,
    ) -> torch.Tensor:
        seen = torch.nn.functional.adaptive_avg_pool2d(pages.float().mean(1, keepdim=True), 3)
        flat = seen.flatten(1) - seen.mean((1, 2, 3))[:, None]
        return torch.nn.functional.normalize(flat, dim=1)


def test_training_learns_to_tell_pages_apart(tiny_dataset: Dataset) -> None:
    config = replace(CONFIG, batch=24, samples=24 * 150, learning_rate=5e-3)
    trainer = Trainer(config, tiny_dataset)
    trainer.train_step()
    assert trainer.curriculum.accuracy < 0.1
    while trainer.steps_left:
        trainer.train_step()
    assert trainer.curriculum.accuracy > 0.6


@pytest.mark.parametrize(
    "change",
    [{}, {"sample_rate": 0.5}, {"accumulate": 2}, {"precision": "bfloat16"}, {"distill": True}],
    ids=str,
)
def test_a_run_that_was_stopped_goes_on_exactly(
    tiny_dataset: Dataset, tmp_path: Path, change: dict[str, object]
) -> None:
    teacher = PixelTeacher() if change.pop("distill", False) else None
    if teacher:
        change["distill"] = DistillConfig("targets", loss="tempered-kl", share=0.5)
    config = replace(CONFIG, **change)

    def trainer() -> Trainer:
        return Trainer(config, tiny_dataset, teacher=teacher)

    whole = trainer()
    expected = [whole.train_step() for _ in range(9)]
    first = trainer()
    figures = [first.train_step() for _ in range(4)]
    save(first, tmp_path)
    second = trainer()
    assert resume(second, tmp_path)
    figures += [second.train_step() for _ in range(5)]
    assert figures == expected
    assert len({each.loss for each in figures}) == 9


def test_distillation_is_learned_beside_the_classes(tiny_dataset: Dataset) -> None:
    distill = DistillConfig("targets", loss="tempered-kl", weight=3.0)
    config = replace(CONFIG, batch=24, samples=24 * 60, learning_rate=5e-3, distill=distill)
    trainer = Trainer(config, tiny_dataset, teacher=PixelTeacher())
    losses = [trainer.train_step().distillation for _ in range(60)]
    assert losses[0] > 0
    assert sum(losses[-10:]) < 0.7 * sum(losses[:10])


def test_batches_that_add_up_to_a_step_are_one_batch(tiny_dataset: Dataset) -> None:
    trainer = Trainer(replace(CONFIG, accumulate=3), tiny_dataset)
    assert trainer._labels(0).flatten().tolist() == trainer.order.at(0, 24).tolist()
    assert trainer._labels(24).flatten().tolist() == trainer.order.at(24, 24).tolist()


@pytest.mark.parametrize("old", [False, True])
def test_a_run_of_two_ranks_goes_on_alone_after_the_samples_that_both_have_seen(
    tiny_dataset: Dataset, tmp_path: Path, old: bool
) -> None:
    config = replace(CONFIG, accumulate=2)
    two = [Trainer(config, tiny_dataset) for _ in range(2)]
    for rank, trainer in enumerate(two):  # constructed alone: a group needs two processes
        trainer.ranks = Ranks(rank, 2, torch.device("cpu"))
        trainer.step, trainer.seen = 5, 5 * 32
    drawn = torch.stack([trainer._labels(trainer.seen) for trainer in two], 1)
    assert drawn.flatten().tolist() == two[0].order.at(160, 32).tolist()
    state, own = two[0].state(), [two[0].rank_state()]
    if old:
        del state["seen"]
    alone = Trainer(config, tiny_dataset)
    alone.restore(state, own)
    assert (alone.step, alone.seen, alone.steps_left) == (5, 160, (320 - 160) // 16)
    seen: list[int] = []
    alone.classes.images = lambda labels: seen.extend(labels.tolist()) or torch.zeros(8, 3, 40, 40)
    alone.train_step()
    assert seen == alone.order.at(160, 16).tolist()
    assert alone.optimiser.param_groups[0]["lr"] == learning_rate(config, 160)
    assert (alone.step, alone.seen) == (6, 176)


def test_reading_ahead_changes_no_step(tiny_dataset: Dataset) -> None:
    plain, ahead = (Trainer(replace(CONFIG, accumulate=2), tiny_dataset) for _ in range(2))
    read: list[int] = []

    def count(labels: torch.Tensor) -> torch.Tensor:
        read.append(len(labels))
        return ahead.classes.images(labels)

    ahead._ahead = ReadAhead(count)
    assert [plain.train_step() for _ in range(4)] == [ahead.train_step() for _ in range(4)]
    assert len(read) <= 9  # each of 8 batches once, and the next one


def test_a_checkpoint_of_another_config_is_refused(tiny_dataset: Dataset, tmp_path: Path) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    trainer.train_step()
    save(trainer, tmp_path)
    other = Trainer(replace(CONFIG, learning_rate=1.0, seed=3), tiny_dataset)
    with pytest.raises(ValueError, match=r"another learning_rate, seed"):
        resume(other, tmp_path)


def test_only_the_files_of_the_last_step_are_kept(tiny_dataset: Dataset, tmp_path: Path) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    for _ in range(3):
        trainer.train_step()
        save(trainer, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [CHECKPOINT, "rank-3-0.pt"]


def test_a_checkpoint_gives_its_averaged_network_back(
    tiny_dataset: Dataset, tmp_path: Path
) -> None:
    trainer = Trainer(CONFIG, tiny_dataset)
    for _ in range(3):
        trainer.train_step()
    save(trainer, tmp_path)
    network, config, step = load_network(tmp_path / CHECKPOINT)
    images = shrink(trainer.classes.images(torch.arange(4)), 32)
    assert (config, step) == (CONFIG, 3)
    assert torch.allclose(embed(network, images), embed(trainer.average, images), atol=1e-5)


def test_centres_can_start_where_the_network_sees_the_pages(
    tiny_dataset: Dataset, tmp_path: Path
) -> None:
    first = Trainer(CONFIG, tiny_dataset)
    save(first, tmp_path)
    config = replace(CONFIG, start=CHECKPOINT, centres="pages")
    trainer = Trainer(config, tiny_dataset, folders=(tmp_path,))
    pages = shrink(trainer.classes.images(torch.arange(24)), 32)
    seen = embed(trainer.network, pages)
    cosines = torch.nn.functional.cosine_similarity(trainer.centres.centres, seen)
    assert torch.allclose(cosines, torch.ones(24), atol=1e-5)


def test_a_run_goes_on_without_what_it_started_from(tiny_dataset: Dataset, tmp_path: Path) -> None:
    save(Trainer(CONFIG, tiny_dataset), tmp_path / "first")
    config = replace(CONFIG, start=CHECKPOINT, centres="pages")
    whole = Trainer(config, tiny_dataset, folders=(tmp_path / "first",))
    expected = [whole.train_step() for _ in range(2)]
    save(whole, tmp_path)
    expected += [whole.train_step() for _ in range(3)]
    (tmp_path / "first" / CHECKPOINT).unlink()
    second = Trainer(config, tiny_dataset, folders=(tmp_path / "first",), goes_on=True)
    random = Trainer(CONFIG, tiny_dataset).centres.centres
    assert torch.equal(second.centres.centres, random)  # no page was embedded
    assert resume(second, tmp_path)
    assert [second.train_step() for _ in range(3)] == expected[2:]


def test_the_program_goes_on_without_what_it_started_from(
    shard_folder: Path, tmp_path: Path
) -> None:
    def train(config: Path, out: Path) -> dict[str, object]:
        _train(
            Namespace(
                config=config, changes=[], seed=None, cache=tmp_path / "pool", out=out,
                data=shard_folder, threads=1, minutes=0.0,
            ),
            Ranks.alone(),
        )  # fmt: skip
        return torch.load(out / CHECKPOINT, weights_only=True)

    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(RUN, "utf-8")
    train(first, tmp_path / "first")
    start = tmp_path / "first" / CHECKPOINT
    second.write_text(f'start = "{start}"\ncentres = "pages"\n{RUN}', "utf-8")
    assert train(second, tmp_path / "second")["step"] == 1
    start.unlink()
    assert train(second, tmp_path / "second")["step"] == 2


def test_a_half_precision_step_that_is_skipped_leaves_network_and_centres_alone(
    tiny_dataset: Dataset,
) -> None:
    trainer = Trainer(replace(CONFIG, precision="float16"), tiny_dataset)
    trainer.scaler = torch.amp.GradScaler("cpu", init_scale=2.0**30)

    def weights() -> torch.Tensor:
        return torch.cat([p.detach().flatten() for p in trainer._parameters()])

    before, centres = weights(), trainer.centres.centres.clone()
    trainer.train_step()
    assert trainer.scaler.get_scale() < 2.0**30
    assert torch.equal(weights(), before)
    assert torch.equal(trainer.centres.centres, centres)
    while torch.equal(weights(), before):
        assert torch.equal(trainer.centres.centres, centres)
        trainer.train_step()
    assert not torch.equal(trainer.centres.centres, centres)


def test_going_on_keeps_the_points_of_the_checkpoint_s_own_step(
    tiny_dataset: Dataset, tmp_path: Path
) -> None:
    from tensorboard.backend.event_processing.event_accumulator import (
        EventAccumulator,
    )

    def trainer() -> Trainer:
        return Trainer(replace(CONFIG, checkpoint_steps=2, samples=8 * 6), tiny_dataset)

    stopped = trainer()
    run(stopped, tmp_path, tiny_dataset.held_out)
    earlier = trainer()
    earlier.step, earlier.seen = 4, 32
    run(earlier, tmp_path, tiny_dataset.held_out)
    told = EventAccumulator(str(tmp_path / "tensorboard")).Reload().Scalars("held_out_top1")
    assert [point.step for point in told] == [2, 4, 6]


@pytest.mark.parametrize("problem", ["no number", "no folder"])
def test_a_run_that_breaks_down_tells_in_one_line_what_to_do_next(
    shard_folder: Path, tmp_path: Path, problem: str
) -> None:
    config, out = tmp_path / "tiny.toml", tmp_path / "out"
    rate = "learning_rate = 1e30\nclip_norm = 1e30\n" if problem == "no number" else ""
    config.write_text(rate + RUN, "utf-8")
    if problem == "no folder":
        out.write_text("a file", "utf-8")
    options = ["--data", shard_folder, "--out", out, "--cache", tmp_path / "pool", "--threads", 1]
    command = [sys.executable, "-m", "training.train", config, *options, "--device", "cpu"]
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, timeout=300
    )
    told = {
        "no number": ("the loss is no number at step", "lower learning_rate"),
        "no folder": (str(out), "the same command goes on"),
    }[problem]
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("error: ") and all(part in last for part in told)
