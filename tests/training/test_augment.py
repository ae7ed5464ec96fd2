import torch

from training.augment import AugmentConfig, Augmenter, homography
from training.embed import shrink


def pages() -> torch.Tensor:
    coarse = torch.randint(0, 256, (6, 3, 5, 5), generator=torch.Generator().manual_seed(0))
    return coarse.repeat_interleave(16, 2).repeat_interleave(16, 3).to(torch.uint8)


def augmenter(overlays: torch.Tensor | None = None) -> Augmenter:
    blank = torch.zeros(1, 4, 80, 80, dtype=torch.uint8)
    return Augmenter(AugmentConfig(), blank if overlays is None else overlays, 64)


def test_the_same_seed_gives_the_same_pictures() -> None:
    first, second = (augmenter()(pages(), 1.0, torch.Generator().manual_seed(5)) for _ in range(2))
    other = augmenter()(pages(), 1.0, torch.Generator().manual_seed(6))
    assert torch.equal(first, second)
    assert not torch.equal(first, other)


def test_pictures_are_network_inputs() -> None:
    pictures = augmenter()(pages(), 1.0, torch.Generator().manual_seed(1))
    assert pictures.shape == (6, 3, 64, 64)
    assert pictures.dtype == torch.float32
    assert pictures.min() >= 0 and pictures.max() <= 1


def test_without_strength_pages_stay_as_they_are_but_for_colour() -> None:
    pictures = augmenter()(pages(), 0.0, torch.Generator().manual_seed(1))
    clean = shrink(pages(), 64).mean(1)
    inner = (pictures.mean(1) - clean)[:, 2:-2, 2:-2].abs()
    assert inner.mean() < 0.02


def test_ink_only_darkens() -> None:
    white = torch.full((4, 3, 80, 80), 255, dtype=torch.uint8)
    overlay = torch.zeros(1, 4, 80, 80, dtype=torch.uint8)
    overlay[:, 3, 20:60, 20:60] = 255
    config = AugmentConfig(overlay_share=1.0, photo_share=0.0, noise=0, blur_sigma_px=0)
    draw = Augmenter(config, overlay, 64)
    images = white / 255
    draw._write_on(images, torch.arange(4), torch.Generator().manual_seed(0))
    assert images.max() == 1
    assert (images.flatten(1).amin(1) < 0.5).all()


def test_a_homography_takes_four_points_to_four_others() -> None:
    rng = torch.Generator().manual_seed(0)
    square = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]]).expand(3, 4, 2)
    target = square + 0.3 * torch.rand(3, 4, 2, generator=rng)
    mapped = torch.cat((square, torch.ones(3, 4, 1)), 2) @ homography(square, target).mT
    assert torch.allclose(mapped[..., :2] / mapped[..., 2:], target, atol=1e-5)
