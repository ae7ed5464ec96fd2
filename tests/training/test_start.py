from pathlib import Path

import pytest
import torch

from training.export import write_onnx
from training.head import Network
from training.start import found_in, start_from, start_from_imagenet


def trained(size_px: int = 64) -> Network:
    """A network whose BatchNorms have seen something."""
    torch.manual_seed(0)
    network = Network(size_px, 16)
    for _ in range(5):
        network(torch.rand(8, 3, size_px, size_px))
    return network.eval()


def test_an_exported_model_gives_its_network_back(tmp_path: Path) -> None:
    source, images = trained(), torch.rand(8, 3, 64, 64)
    write_onnx(source, 64, tmp_path / "model.onnx")
    torch.manual_seed(1)
    network = Network(64, 16)
    start_from(network, tmp_path / "model.onnx", images)
    network.eval()
    assert torch.allclose(network(images), source(images), atol=1e-4)
    # In training, BatchNorm takes the batch's own figures: they must be those that it now holds.
    for part in network.modules():
        part.train(isinstance(part, torch.nn.BatchNorm2d))
    assert torch.allclose(network(images), source(images), atol=1e-3)


def test_a_checkpoint_gives_its_average_to_a_network_of_another_size(tmp_path: Path) -> None:
    source = trained(64)
    torch.save({"average": source.state_dict()}, tmp_path / "checkpoint.pt")
    same, larger = Network(64, 16), Network(128, 16)
    start_from(same, tmp_path / "checkpoint.pt", torch.rand(2, 3, 64, 64))
    start_from(larger, tmp_path / "checkpoint.pt", torch.rand(2, 3, 128, 128))
    images = torch.rand(6, 3, 64, 64)
    assert torch.equal(same.eval()(images), source(images))
    flat = torch.ones(1, 3, 64, 64) * torch.rand(6, 3, 1, 1)
    wide = torch.nn.functional.interpolate(flat, scale_factor=2)
    # A page of one colour looks the same at any size, but for its margins.
    alike = (larger.eval()(wide) * source(flat)).sum(1)
    torch.manual_seed(5)
    by_chance = (Network(128, 16).eval()(wide) * source(flat)).sum(1)
    assert alike.mean() > 0.8 > by_chance.abs().mean()


def test_a_model_of_another_width_or_head_is_refused_by_name(tmp_path: Path) -> None:
    torch.save({"average": trained().state_dict()}, tmp_path / "checkpoint.pt")
    with pytest.raises(ValueError, match=r"checkpoint\.pt: .* another width"):
        start_from(Network(64, 16, width=1.0), tmp_path / "checkpoint.pt", torch.zeros(1))
    torch.save({"average": Network(64, 16, head="plain").state_dict()}, tmp_path / "plain.pt")
    with pytest.raises(ValueError, match=r"plain\.pt has no .* another head"):
        start_from(Network(64, 16), tmp_path / "plain.pt", torch.zeros(1))


@pytest.mark.parametrize("name", ["start.pt", "start.onnx"])
@pytest.mark.parametrize("content", [b"garbage", b"h" * 64, bytes(range(256)), b"", b"\x80\x02."])
def test_a_start_that_is_no_model_is_told_with_what_to_do(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError) as caught:
        start_from(Network(64, 16), path, torch.zeros(1))
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["start.pt", "start.onnx"])
def test_a_start_that_is_cut_short_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "start.onnx":
        write_onnx(trained(), 64, path)
    else:
        torch.save({"average": trained().state_dict()}, path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ValueError, match=rf"{name} cannot be read .*; name a whole checkpoint\.pt"):
        start_from(Network(64, 16), path, torch.zeros(1))


@pytest.mark.parametrize(
    "state", [{"step": 3}, [1, 2], torch.zeros(3)], ids=["dict", "list", "one"]
)
def test_a_file_of_other_things_than_a_checkpoint_is_told(tmp_path: Path, state: object) -> None:
    torch.save(state, tmp_path / "start.pt")
    with pytest.raises(ValueError, match=r"start\.pt is no checkpoint .*; name a whole"):
        start_from(Network(64, 16), tmp_path / "start.pt", torch.zeros(1))


@pytest.mark.parametrize("name", ["w.pth", "w.safetensors"])
def test_imagenet_weights_that_are_none_are_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"garbage" * 9)
    with pytest.raises(ValueError, match=rf"{name} cannot be read as weights|{name}: reading it"):
        start_from_imagenet(Network(64, 16), tmp_path / name)


def test_a_start_that_is_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"first\.onnx is in none of .*; put it there"):
        found_in((tmp_path,), "first.onnx")


def test_a_start_is_looked_for_in_the_current_folder_where_no_other_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError) as caught:
        found_in((), "first.onnx")
    assert f"is in none of {tmp_path}; put it there" in str(caught.value)
    (tmp_path / "first.onnx").touch()
    assert found_in((), "first.onnx").read_bytes() == b""
