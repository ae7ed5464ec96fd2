"""Turns clean pages into what scanners and phones make of them: batched, on any device.

A batch is half scans and half photos. Every distortion is scaled by `strength` in [0, 1]: at 0
the pages come out clean, and the training loop raises it as the network learns. All randomness
comes from the generator given, and all work is done on its device. Images are float32
(B, 3, S, S) RGB in [0, 1]; points are in [-1, 1], x right, y down, as `grid_sample` has them.
"""

from __future__ import annotations

import math
from typing import Annotated

import torch
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass
from torch import Generator, Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)

_Share = Annotated[float, Field(ge=0, le=1)]
_Size = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_AngleDeg = Annotated[float, Field(ge=0, le=180)]


@dataclass(frozen=True, config=ConfigDict(extra="forbid", strict=True))
class AugmentConfig:
    """How much of each distortion there is at full strength; 0 leaves one out."""

    photo_share: _Share = 0.5
    overlay_share: _Share = 0.8
    scan_skew_deg: _AngleDeg = 4.0
    photo_turn_deg: _AngleDeg = 9.0
    perspective: Annotated[float, Field(ge=0, lt=0.5)] = 0.14
    """How far a photographed sheet's corners move, as a share of the picture's side."""
    photo_scale_min: Annotated[float, Field(gt=0, le=1)] = 0.6
    blur_sigma_px: _Size = 1.3
    noise: _Size = 0.07
    light: _Share = 0.5
    """How far uneven light may darken a photo, as a share of full brightness."""
    glare_share: _Share = 0.3
    wood_share: _Share = 0.0
    """Of desks with stripes."""
    hole_share: _Share = 0.2
    """Of scans that were punched for a folder."""
    bilevel_share: _Share = 0.25
    """Of scans made with a scanner set to black and white."""
    streak_share: _Share = 0.15
    """Of scans with lines along the feed, from dust on the glass."""
    jpeg_share: _Share = 0.3
    jpeg_step: _Size = 0.12
    """Coarsest quantisation of 8x8 blocks, as a share of full brightness."""


_SQUARE = torch.tensor([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
_BLOCK_PX = 8
_GRAINS = 64
_LEAST_SIGMA_PX = 0.3


class Augmenter:
    """Draws `size_px` network inputs from larger pages."""

    def __init__(self, config: AugmentConfig, overlays: Tensor, size_px: int) -> None:
        """`overlays`: uint8 (K, 4, s, s) RGBA sheets of writing and stamps, on the device."""
        self.config = config
        self.size_px = size_px
        alpha = overlays[:, 3:].float() / 255
        self._ink = (255 - alpha * (255 - overlays[:, :3].float())).to(torch.uint8)
        # Drawing new noise for every picture would cost as much as the network.
        rng = Generator(overlays.device).manual_seed(0)
        shape = (_GRAINS, 1, size_px, size_px)
        self._grain = torch.randn(shape, generator=rng, device=overlays.device)

    def __call__(self, pages: Tensor, strength: float, rng: Generator) -> Tensor:
        """uint8 (B, 3, s, s) -> float32 (B, 3, size_px, size_px)."""
        cfg, batch = self.config, len(pages)
        images = pages.float().div_(255)
        self._write_on(images, _some(batch, cfg.overlay_share * min(1.0, 2 * strength), rng), rng)
        photo = _uniform(batch, rng) < cfg.photo_share
        scans = (~photo).nonzero()[:, 0]
        _punch(images, _of(scans, cfg.hole_share * strength, rng), rng)
        images, inside = _warp(images, self._sheet_corners(photo, strength, rng), self.size_px)
        _develop(images, photo, cfg.bilevel_share * strength, strength, rng)
        self._surround(images, inside, photo, rng)
        self._light(images, photo.nonzero()[:, 0], strength, rng)
        _blur(images, cfg.blur_sigma_px * strength * _uniform(batch, rng))
        self._add_noise(images, cfg.noise * strength * _uniform(batch, rng).square(), rng)
        grey = _some(batch, 0.25, rng)
        images[grey] = images[grey].mean(1, keepdim=True).expand(-1, 3, -1, -1)
        _streak(images, _of(scans, cfg.streak_share * strength, rng), rng)
        compressed = _some(batch, cfg.jpeg_share * strength, rng)
        _compress(images, compressed, cfg.jpeg_step * strength * _uniform(len(compressed), rng))
        return images.clamp_(0, 1)

    def _write_on(self, images: Tensor, written: Tensor, rng: Generator) -> None:
        """Ink darkens: it never hides what is printed below it."""
        count, side = len(written), images.shape[-1]
        chosen = torch.randint(len(self._ink), (count,), generator=rng, device=rng.device)
        shift = torch.randint(side, (2,), generator=rng, device=rng.device).tolist()
        ink = self._ink[chosen].roll(shift, (2, 3)).float().sub_(255)  # 0: the page shows
        strength = (0.6 + 0.4 * _uniform(count, rng)) / 255
        images[written] *= ink.mul_(strength[:, None, None, None]).add_(1)

    def _sheet_corners(self, photo: Tensor, strength: float, rng: Generator) -> Tensor:
        """Where the sheet's corners fall in the picture: (B, 4, 2), from the top left clockwise."""
        cfg = self.config
        batch = len(photo)
        turn_deg = torch.where(photo, cfg.photo_turn_deg, cfg.scan_skew_deg)
        turn_rad = turn_deg * strength * _signed(batch, rng) * _uniform(batch, rng) * math.pi / 180
        small = 1 - (1 - cfg.photo_scale_min) * strength * _uniform(batch, rng)
        scale = torch.where(photo, small, 1 + 0.06 * strength * _signed(batch, rng))
        # Pages are squeezed to a square, so a picture's own format changes one side only.
        stretch = torch.where(photo, 0.25, 0.04) * strength * _signed(batch, rng)
        sides = torch.stack(
            (scale * (1 + stretch.clamp(max=0)), scale * (1 - stretch.clamp(min=0))), 1
        )
        quads = _SQUARE.to(rng.device) * sides[:, None]  # (B, 4, 2)
        cos, sin = turn_rad.cos(), turn_rad.sin()
        turn = torch.stack((torch.stack((cos, sin), 1), torch.stack((-sin, cos), 1)), 1)
        quads = quads @ turn
        bend = torch.where(photo, cfg.perspective, 0.01)[:, None, None] * strength
        quads = quads + bend * _signed(batch * 8, rng).view(batch, 4, 2)
        room = torch.where(photo, (1.05 - scale).clamp(min=0.02), 0.04)[:, None] * strength
        return quads + (room * _signed(batch * 2, rng).view(batch, 2))[:, None]

    def _surround(self, images: Tensor, inside: Tensor, photo: Tensor, rng: Generator) -> None:
        """Desks for photos (coloured, of low frequency); paper white, grey or black for scans."""
        batch, photos = len(photo), photo.nonzero()[:, 0]
        shades = torch.tensor([1.0, 1.0, 0.9, 0.5, 0.0], device=rng.device)
        chosen = torch.randint(5, (batch,), generator=rng, device=rng.device)
        around = shades[chosen][:, None, None, None].expand(-1, 3, -1, -1)
        scans = (~photo).nonzero()[:, 0]
        images[scans] = torch.lerp(around[scans], images[scans], inside[scans])
        images[photos] = torch.lerp(self._desk(len(photos), rng), images[photos], inside[photos])

    def _desk(self, count: int, rng: Generator) -> Tensor:
        spread = 0.6 * _uniform(count, rng).square()[:, None, None, None]
        base = _uniform(count * 3, rng).view(count, 3, 1, 1)
        colourful = _uniform(count, rng)[:, None, None, None]
        base = torch.lerp(base.mean(1, keepdim=True), base, colourful)
        coarse = _uniform(count * 108, rng).view(count, 3, 6, 6) - 0.5
        grain = 0.06 * _uniform(count, rng).square()
        desk = _resize(base + spread * coarse, self.size_px)
        grained = _some(count, self.config.wood_share, rng)
        desk[grained] += self._wood(len(grained), rng)
        self._add_noise(desk, grain, rng)
        return desk.clamp_(0, 1)

    def _wood(self, count: int, rng: Generator) -> Tensor:
        """Stripes along one side or the other, brighter and darker than the desk (C, 1, S, S)."""
        lines = _uniform(count * 80, rng).view(count, 1, 40, 2) - 0.5
        stripes = _resize(lines * 0.4 * _uniform(count, rng)[:, None, None, None], self.size_px)
        upright = _some(count, 0.5, rng)
        stripes[upright] = stripes[upright].mT
        return stripes

    def _light(self, images: Tensor, photos: Tensor, strength: float, rng: Generator) -> None:
        """Uneven light over photos, and the glare of a lamp on some."""
        cfg, count = self.config, len(photos)
        field = _uniform(count * 9, rng).view(count, 1, 3, 3)
        depth = cfg.light * strength * _uniform(count, rng)[:, None, None, None]
        images[photos] *= _resize(1 - depth * field, self.size_px)
        shiny = _of(photos, cfg.glare_share * strength, rng)
        x = torch.linspace(-1, 1, self.size_px, device=rng.device)
        centre = 0.8 * _signed(2 * len(shiny), rng).view(-1, 2, 1)
        reach = (0.1 + 0.5 * _uniform(len(shiny), rng))[:, None]
        column, row = ((x - centre[:, k]).div(reach).square().neg().exp() for k in (0, 1))
        bright = (0.3 + 0.7 * _uniform(len(shiny), rng))[:, None, None]
        images[shiny] += (bright * row[:, :, None] * column[:, None, :])[:, None]

    def _add_noise(self, images: Tensor, sigma: Tensor, rng: Generator) -> None:
        chosen = torch.randint(_GRAINS, (len(images),), generator=rng, device=rng.device)
        shift = torch.randint(self.size_px, (2,), generator=rng, device=rng.device).tolist()
        images += self._grain[chosen].roll(shift, (2, 3)) * sigma[:, None, None, None]


def _develop(
    images: Tensor, photo: Tensor, bilevel_share: float, strength: float, rng: Generator
) -> None:
    """Paper tone, ink, contrast and gamma of the sheet itself."""
    batch = len(images)
    bent = _some(batch, 0.5, rng)
    gamma = torch.exp(0.7 * strength * _signed(len(bent), rng))[:, None, None, None]
    images[bent] = images[bent].clamp_(1e-4, 1).pow_(gamma)
    tint = torch.where(photo, 0.3, 0.12)[:, None] * strength * _uniform(batch * 3, rng).view(-1, 3)
    tone = (1 - tint)[..., None, None]
    lift = 0.35 * strength * _uniform(batch, rng).square()[:, None, None, None]
    images.mul_((1 - lift) * tone).add_(lift * tone)
    hard = _of((~photo).nonzero()[:, 0], bilevel_share, rng)
    threshold = 0.55 + 0.3 * _uniform(len(hard), rng)[:, None, None, None]
    grey = images[hard].mean(1, keepdim=True)
    images[hard] = grey.sub_(threshold).mul_(20).sigmoid_().expand(-1, 3, -1, -1)


def _punch(images: Tensor, punched: Tensor, rng: Generator) -> None:
    """Two or four holes along one upright edge, ISO 838 distances on a page as high as A4."""
    count, side = len(punched), images.shape[-1]
    axis = (torch.arange(side, device=rng.device) + 0.5) / side
    x = torch.where(_uniform(count, rng) < 0.8, 12 / 210, 1 - 12 / 210)[:, None, None]
    y_mm = torch.tensor([-120.0, -40.0, 40.0, 120.0], device=rng.device)
    y = 0.5 + y_mm / 297 + 0.03 * _signed(count, rng)[:, None]  # (B, 4)
    down_mm = (axis - y[..., None]).abs() * 297  # (B, 4, side)
    two = (_uniform(count, rng) < 0.6)[:, None, None]
    down_mm = torch.where(two & (y_mm.abs() > 100)[:, None], 99.0, down_mm).amin(1)
    across_mm = (axis - x).abs() * 210  # (B, 1, side)
    hole = down_mm[:, :, None].square() + across_mm.square() < 3**2
    shade = (0.35 * _uniform(count, rng))[:, None, None, None]
    images[punched] = torch.where(hole[:, None], shade, images[punched])


def _streak(images: Tensor, streaked: Tensor, rng: Generator) -> None:
    """One line from top to bottom, a pixel wide, darker or lighter."""
    count, side = len(streaked), images.shape[-1]
    at = torch.randint(side, (count,), generator=rng, device=rng.device)
    here = torch.arange(side, device=rng.device) == at[:, None]
    images[streaked] += (here * (0.4 * _uniform(count, rng) - 0.3)[:, None])[:, None, None]


def _compress(images: Tensor, compressed: Tensor, step: Tensor) -> None:
    """Rounds the frequencies of 8x8 blocks, the high ones more, as JPEG does."""
    basis = _cosine_basis().to(images.device)
    chosen = images[compressed]
    cells = images.shape[-1] // _BLOCK_PX
    shape = (len(chosen), 3, cells, _BLOCK_PX, cells, _BLOCK_PX)
    waves = torch.einsum("bcyixj,ki,lj->bcykxl", chosen.view(shape), basis, basis)
    rank = torch.arange(_BLOCK_PX, device=images.device)
    coarse = (1 + rank[:, None, None] + rank) / _BLOCK_PX  # (8, 1, 8), finest at the mean
    quantum = (step[:, None, None, None, None, None] * coarse).clamp(min=1e-4)
    waves = (waves / quantum).round_().mul_(quantum)
    back = torch.einsum("bcykxl,ki,lj->bcyixj", waves, basis, basis)
    images[compressed] = back.reshape(chosen.shape)


def _cosine_basis() -> Tensor:
    """The orthonormal DCT-II matrix (8, 8)."""
    k = torch.arange(_BLOCK_PX, dtype=torch.float32)
    waves = torch.cos(math.pi / _BLOCK_PX * (k[None] + 0.5) * k[:, None])
    scale = torch.full((_BLOCK_PX, 1), math.sqrt(2 / _BLOCK_PX))
    scale[0] = math.sqrt(1 / _BLOCK_PX)
    return waves * scale


def _warp(images: Tensor, quads: Tensor, size_px: int) -> tuple[Tensor, Tensor]:
    """Draws each image into its quad. Also returns where it covers the picture, (B, 1, S, S)."""
    matrix = homography(quads, _SQUARE.to(quads.device).expand(len(quads), 4, 2))
    axis = (torch.arange(size_px, device=quads.device) + 0.5) / size_px * 2 - 1
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


def _blur(images: Tensor, sigma_px: Tensor) -> None:
    """Gaussian of each image's own width; (B,) sigmas up to about 1.5 pixels."""
    blurred = (sigma_px > _LEAST_SIGMA_PX).nonzero()[:, 0]
    if not len(blurred):
        return
    offsets = torch.arange(-3, 4, dtype=torch.float32, device=images.device)
    kernel = torch.exp(-offsets.square() / (2 * sigma_px[blurred, None].square()))
    kernel = kernel / kernel.sum(1, keepdim=True)  # (B, 7)
    kernel = kernel.repeat_interleave(3, 0)[:, None]  # (B * 3, 1, 7)
    flat = F.pad(images[blurred].flatten(0, 1)[None], (3, 3, 3, 3), mode="replicate")
    flat = F.conv2d(flat, kernel[:, :, None, :], groups=len(kernel))
    flat = F.conv2d(flat, kernel[:, :, :, None], groups=len(kernel))
    images[blurred] = flat.view(len(blurred), *images.shape[1:])


def _resize(images: Tensor, size_px: int) -> Tensor:
    return F.interpolate(images, size=(size_px, size_px), mode="bilinear", align_corners=True)


def _uniform(count: int, rng: Generator) -> Tensor:
    return torch.rand(count, generator=rng, device=rng.device)


def _signed(count: int, rng: Generator) -> Tensor:
    return 2 * _uniform(count, rng) - 1


def _some(count: int, share: float, rng: Generator) -> Tensor:
    """Indices of about `share` of `count` images."""
    return (_uniform(count, rng) < share).nonzero()[:, 0]


def _of(indices: Tensor, share: float, rng: Generator) -> Tensor:
    """About `share` of the images given."""
    return indices[_some(len(indices), share, rng)]
