import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from core.recognition.embedding import Embedder, load_model
from training.embed import embed
from training.export import write_onnx
from training.head import Network

CONFIG = """
name = "tiny"
size_px = 32
dim = 16
batch = 24
samples = 6000
learning_rate = 5e-3
checkpoint_steps = 300

[data]
shards = ["set"]
side_px = 40
forms = 0
overlays = 2
held_out_share = 0.93
"""


def run(*command: object, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def evaluation_set(folder: Path) -> Path:
    rng = np.random.default_rng(0)
    (folder / "probes").mkdir(parents=True)
    rows = ["file,class,sub_label,kind,rotation,twin"]
    for number in range(6):
        page = rng.integers(0, 256, (6, 5, 3), dtype=np.uint8).repeat(12, 0).repeat(12, 1)
        template = folder / "templates" / f"form {number}" / "2024" / "page.png"
        template.parent.mkdir(parents=True)
        Image.fromarray(page).save(template)
        Image.fromarray(page).save(folder / "probes" / f"{number}.jpg")
        rows.append(f"{number}.jpg,form {number},2024,scan,0,alone")
    (folder / "probes.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return folder


@pytest.mark.parametrize("head", ["plain", "layer-norm", "batch-norm", "both"])
def test_the_exported_graph_gives_what_the_network_gives_for_any_batch(
    tmp_path: Path, head: str
) -> None:
    import onnxruntime

    network = Network(32, 16, head=head).eval()
    write_onnx(network, 32, tmp_path / "tiny.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "tiny.onnx"))
    for batch in (1, 3, 8):
        images = torch.rand(batch, 3, 32, 32)
        (found,) = session.run(["embedding"], {"image": images.numpy()})
        assert np.allclose(found, embed(network, images).numpy(), atol=1e-4)
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_a_graph_that_disagrees_with_its_network_is_refused(tmp_path: Path) -> None:
    class Forgetful(torch.nn.Module):
        """Its answer depends on how often it was asked; the graph cannot know."""

        asked = 0

        def forward(self, images: torch.Tensor) -> torch.Tensor:
            self.asked += 1
            turned = images.flatten(1)[:, :8] * (1 if self.asked < 3 else -1)
            return torch.nn.functional.normalize(turned, dim=1)

    with pytest.raises(ArithmeticError, match=r"bad\.onnx: cosine to PyTorch is only"):
        write_onnx(Forgetful(), 32, tmp_path / "bad.onnx")


def test_what_was_trained_is_exported_measured_and_taken_by_the_program(
    shard_folder: Path, tmp_path: Path
) -> None:
    config, out = tmp_path / "tiny.toml", tmp_path / "run"
    config.write_text(CONFIG, "utf-8")
    data = ["--data", shard_folder, "--cache", tmp_path / "pool", "--threads", "1"]
    run("training.train", config, *data, "--out", out, "--device", "cpu")
    pages, model = evaluation_set(tmp_path / "forms"), tmp_path / "tiny.onnx"
    more = ["--out", model, "--set", pages, "--report", tmp_path / "report"]
    told = run("training.export", out / "checkpoint.pt", *data, *more)
    assert "cosine to PyTorch at least 0.99999" in told
    description = json.loads(model.with_suffix(".json").read_text("utf-8"))
    assert description["training"]["config"]["name"] == "tiny"
    assert description["evaluation"]["sets"]["forms"]["known"] == 6
    assert description["calibration"]["gallery"] >= 10
    assert (tmp_path / "report" / "report.html").exists()
    embedder = Embedder(load_model(model))
    assert embedder.embed(np.zeros((2, 3, 32, 32), np.float32)).shape == (2, 16)
    profile = tmp_path / "profile"
    run("app.cli", "--profile", profile, "model", "use", model)
    shown = json.loads(run("app.cli", "--profile", profile, "model", "show", "--json"))
    assert shown["sha256"] == description["sha256"]
    before = {path.name: path.read_bytes() for path in tmp_path.glob("tiny.*")}
    (pages / "probes.csv").unlink()  # what fails at the very end leaves the earlier model as it was
    assert "probes.csv" in run("training.export", out / "checkpoint.pt", *data, *more, code=1)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("tiny.*")} == before
    assert not list(tmp_path.glob(".export-*"))
