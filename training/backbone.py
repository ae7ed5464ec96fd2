"""PP-LCNet (arXiv 2109.15099): a backbone made for CPUs.

Depthwise-separable blocks, h-swish everywhere, squeeze-and-excitation only in the last stage,
5x5 depthwise kernels from the fifth stage on. Total stride 32.
"""

from __future__ import annotations

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
