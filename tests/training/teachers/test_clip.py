import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from tests.training.teachers.conftest import SHAPE
from training.teachers.clip import (
    CLIP_MEAN,
    CLIP_STD,
    Attention,
    ClipTeacher,
    ClipVision,
    clip_input,
)


def test_attention_is_that_of_pytorchs_own_module() -> None:
    torch.manual_seed(0)
    ours, theirs = Attention(32, 4), nn.MultiheadAttention(32, 4, batch_first=True)
    for parameter in theirs.parameters():
        parameter.data.normal_()
    ours.load_state_dict(theirs.state_dict())
    x = torch.randn(3, 7, 32)
    assert torch.allclose(ours(x), theirs(x, x, x, need_weights=False)[0], atol=1e-4)


def oracle(network: ClipVision, images: Tensor, quick: bool) -> Tensor:
    """The encoder written out with PyTorch's own layers, in float64."""
    own = {name: value.double() for name, value in network.state_dict().items()}
    width, patch = SHAPE.width, SHAPE.patch_px

    def norm(x: Tensor, name: str) -> Tensor:
        apart = (x - x.mean(-1, keepdim=True)) / (
            x.var(-1, keepdim=True, correction=0) + 1e-5
        ).sqrt()
        return apart * own[f"{name}.weight"] + own[f"{name}.bias"]

    cells = images.double().unfold(2, patch, patch).unfold(3, patch, patch)  # (B, 3, 4, 4, p, p)
    rows = cells.permute(0, 2, 3, 1, 4, 5).reshape(len(images), -1, 3 * patch**2)
    tokens = rows @ own["conv1.weight"].view(width, -1).T
    first = own["class_embedding"].view(1, 1, -1).repeat(len(images), 1, 1)
    x = norm(torch.cat((first, tokens), 1) + own["positional_embedding"], "ln_pre")
    for number in range(SHAPE.depth):
        at = f"transformer.resblocks.{number}"
        attention = nn.MultiheadAttention(width, SHAPE.heads, batch_first=True).double()
        attention.load_state_dict(
            {
                n.removeprefix(f"{at}.attn."): v
                for n, v in own.items()
                if n.startswith(f"{at}.attn.")
            }
        )
        seen = norm(x, f"{at}.ln_1")
        x = x + attention(seen, seen, seen, need_weights=False)[0]
        inner = norm(x, f"{at}.ln_2") @ own[f"{at}.mlp.c_fc.weight"].T + own[f"{at}.mlp.c_fc.bias"]
        if quick:
            inner = inner / (1 + (-1.702 * inner).exp())
        else:
            inner = inner * (1 + torch.erf(inner / math.sqrt(2))) / 2
        x = x + inner @ own[f"{at}.mlp.c_proj.weight"].T + own[f"{at}.mlp.c_proj.bias"]
    return norm(x[:, 0], "ln_post") @ own["proj"]


@pytest.mark.parametrize("quick", [False, True])
def test_the_encoder_is_that_of_an_independent_oracle(reference: ClipVision, quick: bool) -> None:
    network = ClipVision(replace(SHAPE, activation="quick_gelu" if quick else "gelu")).eval()
    network.load_state_dict(reference.state_dict())
    images = torch.randn(3, 3, 32, 32)
    found, wanted = network(images).double(), oracle(network, images, quick)
    assert torch.allclose(found, wanted, rtol=1e-3, atol=1e-3)
    assert not torch.allclose(found, oracle(network, images, not quick), rtol=1e-3, atol=1e-3)


def test_pages_are_resized_as_pillow_does_and_scaled_channel_by_channel(pages: Tensor) -> None:
    pages = pages // 2 + 60  # Pillow clamps between its two passes, too: keep clear of that
    for size_px in (24, 64, 40):
        found = clip_input(pages, size_px)
        for page, image in zip(pages, found, strict=True):
            picture = Image.fromarray(page.permute(1, 2, 0).numpy())
            resized = np.asarray(picture.resize((size_px, size_px), Image.Resampling.BICUBIC))
            expected = (resized / 255 - np.array(CLIP_MEAN)) / np.array(CLIP_STD)
            difference = np.abs(image.permute(1, 2, 0).numpy() - expected)
            assert difference.max() < 1.5 / 255 / min(CLIP_STD)


def test_the_teacher_gives_unit_vectors_of_each_page_alone(
    reference: ClipVision, pages: Tensor
) -> None:
    teacher = ClipTeacher(reference, torch.device("cpu"))
    seen = teacher(pages.repeat(20, 1, 1, 1))  # more than it takes at once
    assert seen.shape == (100, teacher.dim) == (100, 24)
    assert seen.dtype == torch.float32 and not seen.requires_grad
    assert torch.allclose(seen.norm(dim=1), torch.ones(100), atol=1e-5)
    raw = reference(clip_input(pages[3:4], 32))
    assert torch.allclose(seen[98:99], raw / raw.norm(), atol=1e-5)
    assert (seen[0] - seen[1]).norm() > 1e-3
