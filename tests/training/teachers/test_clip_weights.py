import json
import logging
import re
from pathlib import Path

import pytest
import torch

from tests.training.teachers.conftest import (
    Scripted,
    openai_weights,
    transformers_weights,
    write_open_clip_config,
    write_transformers_config,
)
from training.teachers.clip import ClipVision
from training.teachers.clip_weights import load_clip

safetensors = pytest.importorskip("safetensors.torch")


def write_openai_archive(folder: Path, network: ClipVision) -> Path:
    half = {name: value.half() for name, value in openai_weights(network).items()}
    torch.jit.script(Scripted(half)).save(str(folder / "ViT.pt"))
    write_open_clip_config(folder)
    return folder / "ViT.pt"


def write_openai_state(folder: Path, network: ClipVision) -> Path:
    torch.save(openai_weights(network), folder / "ViT.pt")
    write_open_clip_config(folder)
    return folder / "ViT.pt"


def write_open_clip_checkpoint(folder: Path, network: ClipVision) -> Path:
    weights = {f"module.{name}": value for name, value in openai_weights(network).items()}
    torch.save({"epoch": 3, "name": "run", "state_dict": weights}, folder / "epoch_3.pt")
    write_open_clip_config(folder)
    return folder


def write_open_clip_bin(folder: Path, network: ClipVision) -> Path:
    torch.save(openai_weights(network), folder / "open_clip_pytorch_model.bin")
    write_open_clip_config(folder)
    return folder


def write_open_clip_safetensors(folder: Path, network: ClipVision) -> Path:
    safetensors.save_file(openai_weights(network), folder / "open_clip_model.safetensors")
    write_open_clip_config(folder)
    return folder


def write_transformers_bin(folder: Path, network: ClipVision) -> Path:
    torch.save(transformers_weights(network), folder / "pytorch_model.bin")
    write_transformers_config(folder)
    return folder


def write_transformers_safetensors(folder: Path, network: ClipVision) -> Path:
    safetensors.save_file(transformers_weights(network), folder / "model.safetensors")
    values = {"hidden_act": "gelu", "num_attention_heads": 4}  # of the image encoder alone
    (folder / "config.json").write_text(json.dumps(values))
    return folder / "model.safetensors"


def write_transformers_shards(folder: Path, network: ClipVision) -> Path:
    weights, index = transformers_weights(network), {}
    for number in range(3):
        shard = f"model-{number}.safetensors"
        part = {name: value for k, (name, value) in enumerate(weights.items()) if k % 3 == number}
        safetensors.save_file(part, folder / shard)
        index |= dict.fromkeys(part, shard)
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": index}))
    write_transformers_config(folder)
    return folder


WRITERS = [
    write_openai_archive, write_openai_state, write_open_clip_checkpoint, write_open_clip_bin,
    write_open_clip_safetensors, write_transformers_bin, write_transformers_safetensors,
    write_transformers_shards,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITERS)
def test_every_format_gives_the_same_encoder(write, tmp_path: Path, reference: ClipVision) -> None:
    images = torch.randn(4, 3, 32, 32)
    network = load_clip(write(tmp_path, reference))
    assert network.shape == reference.shape
    assert not network.training and {p.dtype for p in network.parameters()} == {torch.float32}
    tolerance = 2e-2 if write is write_openai_archive else 1e-5  # the archive holds half floats
    assert torch.allclose(network(images), reference(images), rtol=tolerance, atol=tolerance)


def test_the_activation_is_what_the_config_says(tmp_path: Path, reference: ClipVision) -> None:
    write_open_clip_bin(tmp_path, reference)
    write_open_clip_config(tmp_path, quick_gelu=True)
    assert load_clip(tmp_path).shape.activation == "quick_gelu"
    (tmp_path / "open_clip_pytorch_model.bin").unlink()
    write_transformers_bin(tmp_path, reference)
    write_transformers_config(tmp_path, hidden_act="quick_gelu", layer_norm_eps=1e-3)
    shape = load_clip(tmp_path).shape
    assert (shape.activation, shape.norm_eps) == ("quick_gelu", 1e-3)
    write_transformers_config(tmp_path, hidden_act="swish")
    with pytest.raises(ValueError, match=r"config.json: hidden_act swish"):
        load_clip(tmp_path)


def test_without_a_config_openais_choices_are_taken_and_told(
    tmp_path: Path, reference: ClipVision, caplog: pytest.LogCaptureFixture
) -> None:
    torch.save(openai_weights(reference), tmp_path / "ViT.pt")
    with caplog.at_level(logging.WARNING):
        shape = load_clip(tmp_path / "ViT.pt").shape
    assert (shape.activation, shape.heads) == ("quick_gelu", 1)
    assert "ViT.pt: QuickGELU" in caplog.text
    torch.save(transformers_weights(reference), tmp_path / "hf.bin")
    with pytest.raises(ValueError, match=r"hf.bin: config.json must lie beside it"):
        load_clip(tmp_path / "hf.bin")


def refused(path: Path, weights: object, *told: str) -> None:
    torch.save(weights, path)
    with pytest.raises(ValueError) as caught:
        load_clip(path)
    for words in (path.name, *told):
        assert words in str(caught.value)


@pytest.mark.parametrize("named", [openai_weights, transformers_weights])
def test_missing_odd_and_misshapen_tensors_are_named(
    named, tmp_path: Path, reference: ClipVision
) -> None:
    write_open_clip_config(tmp_path)
    write_transformers_config(tmp_path)
    path, whole = tmp_path / "w.pt", named(reference)
    vision = [name for name in whole if re.match(r"visual|vision_model", name)]
    for name in vision:
        if name.endswith(("position_ids", "conv1.weight", "patch_embedding.weight")):
            continue  # no weight, and the signs by which a format is told
        refused(path, {k: v for k, v in whole.items() if k != name}, "no ", name)
    odd = re.sub(r"\.0\.[a-z0-9_.]+$", ".0.ls_1.gamma", next(n for n in vision if ".0." in n))
    refused(path, whole | {odd: torch.ones(3)}, "odd ", odd)
    wide = next(name for name in vision if "fc1.weight" in name or "c_fc.weight" in name)
    refused(path, whole | {wide: torch.ones(96, 65)}, "mlp.c_fc.weight", "(96, 65)", "(96, 64)")


def test_other_models_are_refused(tmp_path: Path, reference: ClipVision) -> None:
    path, weights = tmp_path / "w.pt", openai_weights(reference)
    refused(path, {"visual.layer1.0.conv1.weight": torch.ones(1)} | weights, "ResNet")
    refused(path, {"conv_stem.weight": torch.ones(1)}, "no CLIP image encoder", "conv_stem.weight")
    refused(path, [1, 2], "a list")
    odd = weights | {"visual.positional_embedding": torch.ones(16, 64)}
    refused(path, odd, "16 positions")
    path.write_bytes(b"no weights")
    with pytest.raises(ValueError, match=r"w.pt cannot be read as weights"):
        load_clip(path)
    (tmp_path / "w.safetensors").write_bytes(b"no weights")
    with pytest.raises(ValueError, match=r"w.safetensors cannot be read as weights"):
        load_clip(tmp_path / "w.safetensors")
    with pytest.raises(ValueError, match=r"w.pt, w.safetensors"):
        load_clip(tmp_path)
    with pytest.raises(ValueError, match=r"gone: no such file"):
        load_clip(tmp_path / "gone")


def test_a_pickle_that_would_run_code_is_refused(tmp_path: Path) -> None:
    path, touched = tmp_path / "w.pt", tmp_path / "touched"
    torch.save({"visual.conv1.weight": Unsafe(touched)}, path)
    with pytest.raises(ValueError, match=r"w.pt cannot be read as weights"):
        load_clip(path)
    assert not touched.exists()
    torch.load(path, weights_only=False)
    assert touched.exists()  # the pickle is as bad as it should be


class Unsafe:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


def test_missing_shards_are_named(tmp_path: Path, reference: ClipVision) -> None:
    write_transformers_shards(tmp_path, reference)
    (tmp_path / "model-1.safetensors").unlink()
    with pytest.raises(ValueError, match=r"model-1.safetensors: no such file"):
        load_clip(tmp_path)


def test_without_the_package_safetensors_files_name_it(
    tmp_path: Path, reference: ClipVision, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_open_clip_safetensors(tmp_path, reference)
    monkeypatch.setitem(__import__("sys").modules, "safetensors", None)
    with pytest.raises(ValueError, match=r"needs the package safetensors"):
        load_clip(tmp_path)
