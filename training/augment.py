"""Turns clean pages into what scanners and phones make of them: batched, on any device.

A batch is half scans and half photos. Every distortion is scaled by `strength` in [0, 1]: at 0
the pages come out clean, and the training loop raises it as the network learns. All randomness
comes from the generator given. Images are float32 (B, 3, S, S) RGB in [0, 1]; points are in
[-1, 1], x right, y down, as `grid_sample` has them.
"""

from __future__ import annotations

import math

import torch
from pydantic import ConfigDict
from pydantic.dataclasses import dataclass
from torch import Generator, Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class AugmentConfig:
    photo_share: float = 0.5
    overlay_share: float = 0.8
    scan_skew_deg: float = 4.0
    photo_turn_deg: float = 9.0
    perspective: float = 0.14
    """How far a photographed sheet's corners move, as a share of the picture's side."""
    photo_scale_min: float = 0.6
    blur_sigma_px: float = 1.3
    noise: float = 0.07
    light: float = 0.5
    """How far uneven light may darken a photo, as a share of full brightness."""
    glare_share: float = 0.3


class Augmenter:
    """Draws `size_px` network inputs from larger pages."""

    def __init__(self, config: AugmentConfig, overlays: Tensor, size_px: int) -> None:
        """`overlays`: uint8 (K, 4, s, s) RGBA sheets of writing and stamps."""
        self.config = config
        self.overlays = overlays
        self.size_px = size_px

    def __call__(self, pages: Tensor, strength: float, rng: Generator) -> Tensor:
        """uint8 (B, 3, s, s) -> float32 (B, 3, size_px, size_px)."""
        cfg = self.config
        batch = len(pages)
        images = pages.float() / 255
        written = _chance(batch, cfg.overlay_share * min(1.0, 2 * strength), rng)
        images = self._write_on(images, written, rng)
        photo = _chance(batch, cfg.photo_share, rng)
        quads = self._sheet_corners(photo, strength, rng)
        images, inside = _warp(images, quads, self.size_px)
        images = _develop(images, photo, strength, rng)
        images = torch.lerp(self._surroundings(photo, rng), images, inside)
        images = self._light(images, photo, strength, rng)
        images = _blur(images, cfg.blur_sigma_px * strength * _uniform(batch, rng))
        noise = cfg.noise * strength * _uniform(batch, rng).square()[:, None, None, None]
        images = images + noise * torch.randn(images.shape, generator=rng)
        grey = _chance(batch, 0.25, rng)
        images = torch.where(grey, images.mean(1, keepdim=True), images)
        return images.clamp(0, 1)

    def _write_on(self, images: Tensor, written: Tensor, rng: Generator) -> Tensor:
        batch, _, side, _ = images.shape
        chosen = torch.randint(len(self.overlays), (batch,), generator=rng)
        sheets = self.overlays[chosen].float() / 255  # (B, 4, s, s)
        shift = [int(torch.randint(side, (1,), generator=rng)) for _ in range(2)]
        sheets = sheets.roll(shift, (2, 3))
        opacity = sheets[:, 3:] * written * (0.6 + 0.4 * _uniform(batch, rng)[:, None, None, None])
        # Ink darkens: it never hides what is printed below it.
        return images * (1 - opacity * (1 - sheets[:, :3]))

    def _sheet_corners(self, photo: Tensor, strength: float, rng: Generator) -> Tensor:
        """Where the sheet's corners fall in the picture: (B, 4, 2), from the top left clockwise."""
        cfg = self.config
        batch = len(photo)
        is_photo = photo.flatten()
        turn_deg = torch.where(is_photo, cfg.photo_turn_deg, cfg.scan_skew_deg)
        turn_rad = turn_deg * strength * _signed(batch, rng) * _uniform(batch, rng) * math.pi / 180
        small = 1 - (1 - cfg.photo_scale_min) * strength * _uniform(batch, rng)
        scale = torch.where(is_photo, small, 1 + 0.06 * strength * _signed(batch, rng))
        # Pages are squeezed to a square, so a picture's own format changes one side only.
        stretch = torch.where(is_photo, 0.25, 0.04) * strength * _signed(batch, rng)
        sides = torch.stack(
            (scale * (1 + stretch.clamp(max=0)), scale * (1 - stretch.clamp(min=0))), 1
        )
        corners = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
        quads = corners * sides[:, None]  # (B, 4, 2)
        cos, sin = turn_rad.cos(), turn_rad.sin()
        turn = torch.stack((torch.stack((cos, sin), 1), torch.stack((-sin, cos), 1)), 1)
        quads = quads @ turn
        bend = torch.where(is_photo, cfg.perspective, 0.01)[:, None, None] * strength
        quads = quads + bend * (2 * torch.rand(batch, 4, 2, generator=rng) - 1)
        room = torch.where(is_photo, (1.05 - scale).clamp(min=0.02), 0.04)[:, None] * strength
        return quads + (room * (2 * torch.rand(batch, 2, generator=rng) - 1))[:, None]

    def _surroundings(self, photo: Tensor, rng: Generator) -> Tensor:
        """Desks for photos (coloured, of low frequency); paper white, grey or black for scans."""
        batch = len(photo)
        coarse = torch.rand(batch, 3, 6, 6, generator=rng)
        spread = 0.6 * _uniform(batch, rng).square()[:, None, None, None]
        base = torch.rand(batch, 3, 1, 1, generator=rng)
        base = torch.lerp(
            base.mean(1, keepdim=True), base, _uniform(batch, rng)[:, None, None, None]
        )
        grain = 0.2 * _uniform(batch, rng).square()[:, None, None, None]
        desk = base + spread * (_resize(coarse, self.size_px) - 0.5)
        desk = desk + grain * (
            torch.rand(batch, 1, self.size_px, self.size_px, generator=rng) - 0.5
        )
        border = torch.tensor([1.0, 1.0, 0.9, 0.5, 0.0])
        shade = border[torch.randint(5, (batch,), generator=rng)][:, None, None, None]
        return torch.where(photo, desk, shade).clamp(0, 1)

    def _light(self, images: Tensor, photo: Tensor, strength: float, rng: Generator) -> Tensor:
        cfg = self.config
        batch = len(images)
        field = _resize(torch.rand(batch, 1, 3, 3, generator=rng), self.size_px)
        depth = cfg.light * strength * _uniform(batch, rng)[:, None, None, None]
        shaded = images * (1 - depth * field)
        x = torch.linspace(-1, 1, self.size_px)
        centre = 1.6 * torch.rand(batch, 2, 1, 1, generator=rng) - 0.8
        reach = (0.1 + 0.5 * _uniform(batch, rng))[:, None, None]
        distance = (x[None, None, :] - centre[:, 0]).square() + (
            x[None, :, None] - centre[:, 1]
        ).square()
        spot = torch.exp(-distance / reach.square())[:, None]
        shiny = _chance(batch, cfg.glare_share * strength, rng)
        shaded = shaded + shiny * spot * (0.3 + 0.7 * _uniform(batch, rng))[:, None, None, None]
        return torch.where(photo, shaded, images)


def _develop(images: Tensor, photo: Tensor, strength: float, rng: Generator) -> Tensor:
    """Paper tone, ink, contrast and gamma of the sheet itself."""
    batch = len(images)
    gamma = torch.exp(0.5 * strength * _signed(batch, rng))[:, None, None, None]
    images = images.clamp(1e-4, 1).pow(gamma)
    tint = torch.where(photo, 0.3, 0.12) * strength * torch.rand(batch, 3, 1, 1, generator=rng)
    lift = 0.35 * strength * _uniform(batch, rng).square()[:, None, None, None]
    images = (lift + (1 - lift) * images) * (1 - tint)
    hard = _chance(batch, 0.25 * strength, rng) & ~photo  # a scanner set to black and white
    threshold = 0.55 + 0.3 * _uniform(batch, rng)[:, None, None, None]
    binary = torch.sigmoid((images.mean(1, keepdim=True) - threshold) * 20)
    return torch.where(hard, binary, images)


def _warp(images: Tensor, quads: Tensor, size_px: int) -> tuple[Tensor, Tensor]:
    """Draws each image into its quad. Also returns where it covers the picture, (B, 1, S, S)."""
    corners = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    matrix = homography(quads, corners.expand(len(quads), 4, 2))
    axis = (torch.arange(size_px) + 0.5) / size_px * 2 - 1
    y, x = torch.meshgrid(axis, axis, indexing="ij")
    points = torch.stack((x, y, torch.ones_like(x)), -1).view(1, -1, 3)  # (1, S * S, 3)
    mapped = points @ matrix.transpose(1, 2)
    grid = mapped[..., :2] / mapped[..., 2:].clamp(min=1e-3)
    grid = grid.view(-1, size_px, size_px, 2)
    warped = F.grid_sample(images, grid, padding_mode="border", align_corners=False)
    # One output pixel of soft edge, as area averaging would leave it.
    distance = (1 - grid.abs().amax(-1)) * size_px / 2
    return warped, (distance + 0.5).clamp(0, 1)[:, None]


def homography(source: Tensor, target: Tensor) -> Tensor:
    """The 3x3 matrices that take four points (B, 4, 2) to four others."""
    x, y = source[..., 0], source[..., 1]
    u, v = target[..., 0], target[..., 1]
    one, zero = torch.ones_like(x), torch.zeros_like(x)
    rows_u = torch.stack((x, y, one, zero, zero, zero, -u * x, -u * y), -1)
    rows_v = torch.stack((zero, zero, zero, x, y, one, -v * x, -v * y), -1)
    solution = torch.linalg.solve(torch.cat((rows_u, rows_v), 1), torch.cat((u, v), 1))
    return torch.cat((solution, torch.ones_like(solution[:, :1])), 1).view(-1, 3, 3)


def _blur(images: Tensor, sigma_px: Tensor) -> Tensor:
    """Gaussian of each image's own width; (B,) sigmas up to about 1.5 pixels."""
    offsets = torch.arange(-3, 4, dtype=torch.float32)
    kernel = torch.exp(-offsets.square() / (2 * sigma_px.clamp(min=0.05)[:, None].square()))
    kernel = kernel / kernel.sum(1, keepdim=True)  # (B, 7)
    batch, channels, height, width = images.shape
    kernel = kernel.repeat_interleave(channels, 0)[:, None]  # (B * C, 1, 7)
    flat = F.pad(images.reshape(1, batch * channels, height, width), (3, 3, 3, 3), mode="replicate")
    flat = F.conv2d(flat, kernel[:, :, None, :], groups=batch * channels)
    flat = F.conv2d(flat, kernel[:, :, :, None], groups=batch * channels)
    return flat.view(batch, channels, height, width)


def _resize(images: Tensor, size_px: int) -> Tensor:
    return F.interpolate(images, size=(size_px, size_px), mode="bilinear", align_corners=True)


def _uniform(count: int, rng: Generator) -> Tensor:
    return torch.rand(count, generator=rng)


def _signed(count: int, rng: Generator) -> Tensor:
    return 2 * torch.rand(count, generator=rng) - 1


def _chance(count: int, share: float, rng: Generator) -> Tensor:
    """A mask (B, 1, 1, 1)."""
    return (torch.rand(count, generator=rng) < share)[:, None, None, None]
