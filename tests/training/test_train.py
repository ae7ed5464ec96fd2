from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training.config import Config
from training.data.dataset import Dataset
from training.data.pages import Pool
from training.embed import embed, shrink
from training.export import load_network, write_onnx
from training.head import Network
from training.train import CHECKPOINT, Curriculum, Trainer, learning_rate, save

CONFIG = Config("tiny", size_px=32, dim=16, batch=8, samples=8 * 40, checkpoint_steps=1000)


def tiny_dataset(pages: int = 24) -> Dataset:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (pages, 3, 5, 5), dtype=np.uint8)
    images = coarse.repeat(8, 2).repeat(8, 3)
    pool = Pool(images, np.array([f"d{i}" for i in range(pages)]))
    return Dataset(pool, pool, np.zeros((2, 4, 40, 40), np.uint8))


def test_training_learns_to_tell_pages_apart() -> None:
    config = replace(CONFIG, batch=24, samples=24 * 150, learning_rate=5e-3)
    trainer = Trainer(config, tiny_dataset())
    trainer.train_step()
    assert trainer.curriculum.accuracy < 0.1
    while trainer.step < config.steps:
        trainer.train_step()
    assert trainer.curriculum.accuracy > 0.6


def test_a_run_that_was_stopped_goes_on_exactly(tmp_path: Path) -> None:
    whole = Trainer(CONFIG, tiny_dataset())
    expected = [whole.train_step() for _ in range(12)]
    first = Trainer(CONFIG, tiny_dataset())
    losses = [first.train_step() for _ in range(5)]
    save(first, tmp_path)
    second = Trainer(replace(CONFIG, seed=99), tiny_dataset())
    second.restore(torch.load(tmp_path / CHECKPOINT, weights_only=False))
    losses += [second.train_step() for _ in range(7)]
    assert losses == expected


def test_the_curriculum_hardens_only_as_fast_as_the_network_follows() -> None:
    config = CONFIG.curriculum
    state = Curriculum(config.first_strength)
    for _ in range(500):
        state = state.after(0.1, config)
    assert (state.strength, state.margin_share) == (config.first_strength, 0.0)
    while state.strength < 1:
        assert state.margin_share == 0.0
        state = state.after(1.0, config)
    for _ in range(2 * config.margin_steps):
        state = state.after(1.0, config)
    assert (state.strength, state.margin_share) == (1.0, 1.0)


def test_the_learning_rate_rises_then_falls_to_zero() -> None:
    config = Config("x", samples=128 * 100, batch=128)
    rates = [learning_rate(config, step) for step in range(101)]
    top = rates.index(max(rates))
    assert rates[top] == config.learning_rate
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[100] == 0.0


def test_the_exported_graph_gives_what_the_network_gives_for_any_batch(tmp_path: Path) -> None:
    import onnxruntime

    network = Network(32, 16).eval()
    write_onnx(network, 32, tmp_path / "tiny.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "tiny.onnx"))
    for batch in (1, 3, 8):
        images = torch.rand(batch, 3, 32, 32)
        (found,) = session.run(["embedding"], {"image": images.numpy()})
        assert np.allclose(found, embed(network, images).numpy(), atol=1e-4)
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_a_checkpoint_gives_its_averaged_network_back(tmp_path: Path) -> None:
    trainer = Trainer(CONFIG, tiny_dataset())
    for _ in range(3):
        trainer.train_step()
    save(trainer, tmp_path)
    network, config, step = load_network(tmp_path / CHECKPOINT)
    images = shrink(trainer.pool[:4], 32)
    assert (config, step) == (CONFIG, 3)
    assert torch.allclose(embed(network, images), embed(trainer.average, images), atol=1e-5)
