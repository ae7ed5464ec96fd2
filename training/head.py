"""From a feature map to an embedding, and the whole network."""

from __future__ import annotations

from collections.abc import Callable

from torch import Tensor, nn

from training.backbone import LCNet
from training.config import Config, HeadKind

_NORMS: dict[HeadKind, tuple[Callable[[int], nn.Module], ...]] = {
    "plain": (),
    "layer-norm": (nn.LayerNorm,),
    "batch-norm": (nn.BatchNorm1d,),
    "both": (nn.LayerNorm, nn.BatchNorm1d),
}


class SqueezeHead(nn.Sequential):
    """1x1 squeeze to a quarter of the channels, flatten, then twice Linear and the norms.

    (B, C, h, w) -> (B, dim), not normalised; `plain` has one Linear only, as two without anything
    between them are one. LayerNorm and BatchNorm together are what took the published system from
    TPR 0.859 to 0.903 at FPR 1e-4.
    """

    def __init__(self, channels: int, cells: int, dim: int, kind: HeadKind = "both") -> None:
        squeezed = channels // 4
        norms = _NORMS[kind]
        layers: list[nn.Module] = [
            nn.Conv2d(channels, squeezed, 1, bias=False),
            nn.BatchNorm2d(squeezed),
            nn.Hardswish(),
            nn.Flatten(),
            nn.Linear(squeezed * cells, dim),
            *(norm(dim) for norm in norms),
        ]
        if norms:
            layers += [nn.Linear(dim, dim), *(norm(dim) for norm in norms)]
        super().__init__(*layers)


class Network(nn.Module):
    """(B, 3, size_px, size_px) RGB in [0, 1] -> (B, dim) of unit length."""

    def __init__(
        self, size_px: int = 128, dim: int = 256, width: float = 0.5, head: HeadKind = "both"
    ) -> None:
        super().__init__()
        self.size_px = size_px
        self.backbone = LCNet(width)
        self.head = SqueezeHead(self.backbone.channels, (size_px // 32) ** 2, dim, head)

    def forward(self, images: Tensor) -> Tensor:
        return nn.functional.normalize(self.head(self.backbone(images)).float(), dim=1)


def network_of(config: Config) -> Network:
    """The network of a config, not trained."""
    return Network(config.size_px, config.dim, config.width, config.head)


def parameter_count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())
