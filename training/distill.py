"""Distillation: the embedding of a clean page has to hold what a teacher sees in it.

Losses compare the student with the teacher in one of three ways. `kl` is what DocClassifier
publishes: log-softmax over unit vectors without a temperature, about |student - target|^2 / 2T for
T numbers, so the direction is right but at weight 1 next to nothing pulls. `tempered-kl` sharpens
both sides first; its factor temperature^2 takes that back until the softmax is far from flat.
`relational` compares who is like whom within the batch (RKD, arXiv 1904.05068;
similarity-preserving distillation, arXiv 1907.09682; rows as distributions as in SEED,
arXiv 2101.04731) and needs no layer in between.

Norm of the gradient by 128 embeddings as a share of CosFace's (scale 32, margin 0.3, 10,128
centres) at weight 1, for raw features of EfficientNet-lite0 at 112 px, before the network is
trained and by the first shipped model, its own embeddings as centres. The layer is not trained.
`python -m training.teachers.trial gradients --data DIR` measures alike.

| loss | not trained | trained |
|---|---|---|
| kl | 7.9e-6 | 6.0e-5 |
| tempered-kl at 0.1 | 2.2e-5 | 1.7e-4 |
| tempered-kl at 0.03 | 1.7e-4 | 1.3e-3 |
| relational at 0.1 | 7.6e-4 | 1.2e-2 |
| relational at 0.03 | 1.0e-3 | 9.1e-3 |
"""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (its customary name)

from training.config import DistillConfig, DistillLoss
from training.data.classes import PageClasses
from training.ranks import Ranks

__all__ = ["Distiller", "Teacher", "distillation_loss"]


class Teacher(Protocol):
    """Sees a page as a unit vector of length `dim`; never trained."""

    dim: int

    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        """uint8 (B, 3, side, side) RGB -> float32 (B, dim) of unit length, without gradient.

        Only stored targets look at `labels`, int64 (B,), of `classes`; networks look at the pages.
        A row of zeros means that the teacher knows no target for that page.
        """
        ...


def distillation_loss(
    student: Tensor, target: Tensor, kind: DistillLoss, temperature: float
) -> Tensor:
    """The mean over the batch, a scalar; 0 where `student` holds all that `target` does.

    student: (B, T), target: (B, T), rows of unit length; `relational` takes any two widths.
    temperature: of `tempered-kl` and `relational`; both are multiplied by its square, so that
    their gradients do not shrink with it (arXiv 1503.02531). `kl` has none.
    """
    if kind == "relational":
        student, target = _others(student @ student.T), _others(target @ target.T)  # (B, B - 1)
    if kind == "kl":
        temperature = 1.0
    divergence = F.kl_div(
        F.log_softmax(student / temperature, 1),
        F.log_softmax(target / temperature, 1),
        reduction="batchmean",
        log_target=True,
    )
    return divergence * temperature**2


def _others(similarities: Tensor) -> Tensor:
    """(B, B) -> (B, B - 1): each row without what is on the diagonal."""
    count = len(similarities)
    apart = ~torch.eye(count, dtype=torch.bool, device=similarities.device)
    return similarities[apart].view(count, count - 1)


class Distiller(nn.Module):
    """The weighted loss, and the linear layer that takes an embedding to the teacher's width.

    Pages of all `ranks` are one batch: each rank has as many, and each finds the same loss.
    """

    def __init__(
        self,
        config: DistillConfig,
        dim: int,
        teacher_dim: int,
        rng: torch.Generator,
        ranks: Ranks | None = None,
    ) -> None:
        super().__init__()
        self.config, self.ranks = config, ranks or Ranks.alone()
        self.project: nn.Linear | None = None
        if config.loss != "relational":
            self.project = _linear(dim, teacher_dim, rng)

    def forward(self, embeddings: Tensor, targets: Tensor) -> Tensor:
        """(B, dim) of unit length and the teacher's (B, teacher_dim) -> a scalar.

        The mean over all ranks' rows, and every rank's backward adds its whole gradient: to be
        divided by their number. Rows whose target is all zeros are left out. `relational` learns
        from three pages or more.
        """
        cfg = self.config
        student, targets = self.ranks.gathered(embeddings), self.ranks.gathered(targets)
        if self.project is not None:
            student = F.normalize(self.project(student), dim=1)
        known = targets.abs().amax(1) > 0  # (B,)
        if known.sum() < (3 if cfg.loss == "relational" else 1):
            return 0.0 * student.sum()  # every parameter still gets a gradient, on every rank
        targets = targets.to(student.dtype)
        loss = distillation_loss(student[known], targets[known], cfg.loss, cfg.temperature)
        return cfg.weight * loss


def _linear(inputs: int, outputs: int, rng: torch.Generator) -> nn.Linear:
    """Drawn as PyTorch draws them, but from `rng`: the global generator is left alone."""
    layer: nn.Linear = nn.utils.skip_init(  # type: ignore[no-untyped-call]
        nn.Linear, inputs, outputs, device=rng.device
    )
    bound = inputs**-0.5
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.uniform_(-bound, bound, generator=rng)
    return layer
