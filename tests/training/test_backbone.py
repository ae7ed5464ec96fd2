import pytest
import torch

from training.backbone import LCNet, load_imagenet


def timm_weights(width: float) -> dict[str, torch.Tensor]:
    """A state dict with timm's names and shapes for lcnet, written out from its description:
    conv_stem, then stages of (kernel, channels, stride, squeeze-and-excitation)."""
    stages = [
        [(3, 32, False)],
        [(3, 64, False), (3, 64, False)],
        [(3, 128, False), (3, 128, False)],
        [(3, 256, False)] + [(5, 256, False)] * 5,
        [(5, 512, True), (5, 512, True)],
    ]
    rng = torch.Generator().manual_seed(0)
    weights: dict[str, torch.Tensor] = {}

    def norm(name: str, channels: int) -> None:
        for part in ("weight", "bias", "running_mean", "running_var"):
            weights[f"{name}.{part}"] = torch.rand(channels, generator=rng) + 0.1
        weights[f"{name}.num_batches_tracked"] = torch.tensor(7)

    channels = int(16 * width)
    weights["conv_stem.weight"] = torch.randn(channels, 3, 3, 3, generator=rng)
    norm("bn1", channels)
    for s, stage in enumerate(stages):
        for b, (kernel, wide, excite) in enumerate(stage):
            at, out = f"blocks.{s}.{b}", int(wide * width)
            weights[f"{at}.conv_dw.weight"] = torch.randn(
                channels, 1, kernel, kernel, generator=rng
            )
            norm(f"{at}.bn1", channels)
            if excite:
                for name, a, z in (
                    ("reduce", channels // 4, channels),
                    ("expand", channels, channels // 4),
                ):
                    weights[f"{at}.se.conv_{name}.weight"] = torch.randn(a, z, 1, 1, generator=rng)
                    weights[f"{at}.se.conv_{name}.bias"] = torch.randn(a, generator=rng)
            weights[f"{at}.conv_pw.weight"] = torch.randn(out, channels, 1, 1, generator=rng)
            norm(f"{at}.bn2", out)
            channels = out
    weights["conv_head.weight"] = torch.randn(1280, channels, 1, 1, generator=rng)
    weights["classifier.weight"] = torch.randn(1000, 1280, generator=rng)
    return weights


@pytest.mark.parametrize("width", [0.5, 1.0])
def test_every_weight_of_the_backbone_comes_from_the_classifier(width: float) -> None:
    backbone, weights = LCNet(width), timm_weights(width)
    load_imagenet(backbone, weights, "lcnet.pth")
    taken = [v for k, v in backbone.state_dict().items() if not k.endswith("tracked")]
    given = [v for k, v in weights.items() if not k.endswith("tracked")][: len(taken)]
    assert len(taken) == len(given) == len(weights) - 2 - sum("tracked" in k for k in weights)
    assert all(torch.equal(a, b) for a, b in zip(taken, given, strict=True))


def test_weights_of_another_width_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"lcnet\.pth: conv_stem\.weight is .* another width"):
        load_imagenet(LCNet(0.5), timm_weights(1.0), "lcnet.pth")


def test_weights_named_otherwise_are_refused() -> None:
    with pytest.raises(ValueError, match=r"lcnet\.pth: no conv_stem\.weight"):
        load_imagenet(LCNet(0.5), {"features.0.weight": torch.zeros(1)}, "lcnet.pth")


@pytest.mark.parametrize("size_px", [64, 128, 192])
@pytest.mark.parametrize("width", [0.5, 1.0])
def test_any_input_size_is_taken(width: float, size_px: int) -> None:
    features = LCNet(width)(torch.rand(2, 3, size_px, size_px))
    assert features.shape == (2, int(512 * width), size_px // 32, size_px // 32)
