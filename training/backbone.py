"""PP-LCNet (arXiv 2109.15099): a backbone made for CPUs.

Depthwise-separable blocks, h-swish everywhere, squeeze-and-excitation only in the last stage,
5x5 depthwise kernels from the fifth stage on. Total stride 32.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor, nn


class _Block(NamedTuple):
    kernel: int
    channels: int  # at width 1.0
    stride: int
    excite: bool


_STEM_CHANNELS = 16
_BLOCKS = (
    _Block(3, 32, 1, False),
    _Block(3, 64, 2, False),
    _Block(3, 64, 1, False),
    _Block(3, 128, 2, False),
    _Block(3, 128, 1, False),
    _Block(3, 256, 2, False),
    *(_Block(5, 256, 1, False) for _ in range(5)),
    _Block(5, 512, 2, True),
    _Block(5, 512, 1, True),
)


def divisible(value: float, divisor: int = 8) -> int:
    """The nearest multiple of `divisor`, never more than 10 % below `value`."""
    rounded = max(divisor, int(value + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * value else rounded


class _ConvNorm(nn.Sequential):
    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, groups: int = 1):
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
            nn.BatchNorm2d(outputs),
            nn.Hardswish(),
        )


class _Excitation(nn.Module):
    """Squeeze-and-excitation with a reduction of 4 (arXiv 1709.01507)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.reduce = nn.Conv2d(channels, channels // 4, 1)
        self.expand = nn.Conv2d(channels // 4, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        weights = x.mean((2, 3), keepdim=True)  # (B, C, 1, 1)
        weights = torch.relu(self.reduce(weights))
        return x * nn.functional.hardsigmoid(self.expand(weights))


class LCNet(nn.Module):
    """(B, 3, H, W) in [0, 1] -> (B, `channels`, H / 32, W / 32). H and W are multiples of 32."""

    def __init__(self, width: float = 0.5) -> None:
        super().__init__()
        channels = divisible(_STEM_CHANNELS * width)
        layers: list[nn.Module] = [_ConvNorm(3, channels, 3, 2)]
        for block in _BLOCKS:
            outputs = divisible(block.channels * width)
            layers.append(_ConvNorm(channels, channels, block.kernel, block.stride, channels))
            if block.excite:
                layers.append(_Excitation(channels))
            layers.append(_ConvNorm(channels, outputs, 1, 1))
            channels = outputs
        self.layers = nn.Sequential(*layers)
        self.channels = channels

    def forward(self, x: Tensor) -> Tensor:
        features: Tensor = self.layers(x)
        return features


def load_imagenet(backbone: LCNet, weights: dict[str, Tensor], source: str) -> None:
    """Takes over a classifier trained on ImageNet, named as in timm (`lcnet_050`, `lcnet_100`).

    Its last convolution and classifier have no counterpart here and are left out. Raises
    ValueError naming `source` and the entry when one is missing or of another shape.
    """
    wanted = {name: value for name, value in backbone.state_dict().items()}
    for ours, theirs in _timm_names(backbone):
        if theirs not in weights:
            raise ValueError(f"{source}: no {theirs}; weights named as in timm's lcnet are wanted")
        if weights[theirs].shape != wanted[ours].shape:
            raise ValueError(
                f"{source}: {theirs} is {tuple(weights[theirs].shape)}, not "
                f"{tuple(wanted[ours].shape)}; is it of another width?"
            )
        wanted[ours] = weights[theirs]
    backbone.load_state_dict(wanted)


def _timm_names(backbone: LCNet) -> Iterator[tuple[str, str]]:
    """Pairs (name here, name there) of all that a classifier can give."""
    parts = ["weight", "bias", "running_mean", "running_var"]
    units = iter(range(len(backbone.layers)))

    def conv_norm(conv: str, norm: str) -> Iterator[tuple[str, str]]:
        unit = f"layers.{next(units)}"
        yield f"{unit}.0.weight", f"{conv}.weight"
        yield from ((f"{unit}.1.{part}", f"{norm}.{part}") for part in parts)

    yield from conv_norm("conv_stem", "bn1")
    stage, number = -1, 0
    for index, block in enumerate(_BLOCKS):
        # timm starts a stage with every stride, and with the first block.
        stage, number = (stage + 1, 0) if block.stride == 2 or index == 0 else (stage, number + 1)
        prefix = f"blocks.{stage}.{number}"
        yield from conv_norm(f"{prefix}.conv_dw", f"{prefix}.bn1")
        if block.excite:
            unit = f"layers.{next(units)}"
            for ours, theirs in (("reduce", "conv_reduce"), ("expand", "conv_expand")):
                for part in ("weight", "bias"):
                    yield f"{unit}.{ours}.{part}", f"{prefix}.se.{theirs}.{part}"
        yield from conv_norm(f"{prefix}.conv_pw", f"{prefix}.bn2")
