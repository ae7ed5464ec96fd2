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
from training.trainer import Trainer

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
    while trainer.step < config.steps:
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
    assert trainer._labels(1).flatten().tolist() == trainer.order.at(24, 24).tolist()


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
