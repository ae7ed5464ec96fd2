"""How good a teacher is, and how much its losses teach.

`python -m training.teachers.trial retrieval --data DIR`: are held-out pages found again when
distorted, by the teacher's raw features, by centred ones, and by fewer of them?
`python -m training.teachers.trial gradients --data DIR`: how hard does each loss pull at the
embeddings, compared with CosFace?
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)

from training.augment import AugmentConfig, Augmenter
from training.config import DistillConfig, DistillLoss
from training.data.pages import first_of_look_alikes, full_pages, is_held_out, square_page
from training.data.stack import Stack
from training.distill import Distiller, Teacher
from training.embed import shrink
from training.margin import margin_logits
from training.memory import keep_freed_memory
from training.teachers import load_teacher

_SIDE_PX = 224
_EVERY, _OTHERS = 5, 600  # one in so many pages not held out tells mean and components
_SCALE, _MARGIN_COS, _CENTRES = 32.0, 0.3, 10_000
_LOSSES: tuple[tuple[DistillLoss, float], ...] = (
    ("kl", 1.0),
    ("tempered-kl", 0.1),
    ("tempered-kl", 0.03),
    ("relational", 0.1),
    ("relational", 0.03),
)


def sample(data: Path, name: str, most: int) -> tuple[Tensor, Tensor]:
    """Held-out pages of a set, at most so many, none like another; and a sample of the others.

    Both uint8 (N, 3, 224, 224).
    """
    held: list[NDArray[np.uint8]] = []
    others: list[NDArray[np.uint8]] = []
    for number, (document, page) in enumerate(full_pages(data, (name,))):
        if len(held) >= most and len(others) >= _OTHERS:
            break
        if is_held_out(document, 0.08):
            held.append(square_page(page, _SIDE_PX))
        elif number % _EVERY == 0:
            others.append(square_page(page, _SIDE_PX))
    pages = np.stack(held[:most])
    pages = pages[first_of_look_alikes(Stack((pages,)))]
    return torch.from_numpy(pages), torch.from_numpy(np.stack(others[:_OTHERS]))


def distorted(pages: Tensor, strength: float, size_px: int = _SIDE_PX) -> Tensor:
    """What scanners and phones make of uint8 pages, nothing written on them: float32 in [0, 1]."""
    nothing = torch.zeros((1, 4, _SIDE_PX, _SIDE_PX), dtype=torch.uint8)
    augmenter = Augmenter(AugmentConfig(overlay_share=0.0), nothing, size_px)
    rng = torch.Generator().manual_seed(1)
    return torch.cat([augmenter(part, strength, rng) for part in torch.split(pages, 64)])


def top1(gallery: Tensor, probes: Tensor) -> float:
    """Share of unit vectors (N, T) whose nearest is their own."""
    nearest = (probes @ gallery.T).argmax(1)
    return (nearest == torch.arange(len(gallery))).float().mean().item()


def components(features: Tensor, dim: int) -> Tensor:
    """(N, T) -> (T, dim): the directions that hold most of them."""
    directions: Tensor = torch.linalg.svd(features, full_matrices=False)[2]
    return directions[:dim].T


def tell_retrieval(teacher: Teacher, data: Path, name: str, most: int, strength: float) -> None:
    held, others = sample(data, name, most)
    probes = (distorted(held, strength) * 255).round().to(torch.uint8)
    gallery, seen, known = (teacher(pages) for pages in (held, probes, others))
    mean = known.mean(0)
    print(f"{name}: {len(held)} held-out pages, one distorted probe each, strength {strength:g}")
    print(f"  raw {teacher.dim:5d}  top-1 {top1(gallery, seen):.3f}")
    centred = [F.normalize(features - mean, dim=1) for features in (gallery, seen)]
    print(f"  centred       top-1 {top1(*centred):.3f}")
    for dim in (512, 256, 128):
        if dim < min(teacher.dim, len(known)):
            for told, away in (("raw", torch.zeros_like(mean)), ("centred", mean)):
                basis = components(known - away, dim)
                fewer = [F.normalize((each - away) @ basis, dim=1) for each in (gallery, seen)]
                print(f"  {told}, {dim} components of {len(known)} pages  top-1 {top1(*fewer):.3f}")


def tell_gradients(teacher: Teacher, data: Path, name: str, model: Path, batch: int) -> None:
    """Norms of the gradients by the embeddings, for a network not trained and one that is."""
    pages, others = sample(data, name, batch)
    raw, mean = teacher(pages), teacher(others).mean(0)
    rng = torch.Generator().manual_seed(0)
    session = onnxruntime.InferenceSession(str(model))
    clean = _embedded(session, pages)
    random = F.normalize(torch.randn(clean.shape, generator=rng), dim=1)
    more = F.normalize(torch.randn((_CENTRES, clean.shape[1]), generator=rng), dim=1)
    for who, embeddings, centres in (
        ("not trained", random, more[: len(random)]),
        (f"{model.name}, clean pages", clean, clean),
    ):
        cosface = _cosface_pull(embeddings, torch.cat((centres, more)))
        print(f"{who}, batch {len(pages)}: CosFace at scale {_SCALE:g} pulls with {cosface:.2e}")
        for kind, temperature in _LOSSES:
            for told, targets in (("raw", raw), ("centred", F.normalize(raw - mean, dim=1))):
                config = DistillConfig(loss=kind, temperature=temperature)
                loss, pull = _distillation_pull(config, embeddings, targets)
                print(f"  {kind:12s} at {temperature:4g}, {told:8s} loss {loss:.2e}  "
                      f"pull {pull:.2e}, {pull / cosface:.1e} of CosFace")  # fmt: skip


def _embedded(session: onnxruntime.InferenceSession, pages: Tensor) -> Tensor:
    size_px = session.get_inputs()[0].shape[2]
    (found,) = session.run(["embedding"], {"image": shrink(pages, size_px).numpy()})
    return torch.from_numpy(found)


def _cosface_pull(embeddings: Tensor, centres: Tensor) -> float:
    given = embeddings.clone().requires_grad_()
    labels = torch.arange(len(given))
    logits = margin_logits(given @ centres.T, labels, "cosface", _SCALE, _MARGIN_COS)
    return _norm(F.cross_entropy(logits, labels), given)


def _distillation_pull(
    config: DistillConfig, embeddings: Tensor, targets: Tensor
) -> tuple[float, float]:
    given = embeddings.clone().requires_grad_()
    rng = torch.Generator().manual_seed(0)
    distiller = Distiller(config, given.shape[1], targets.shape[1], rng)
    loss = distiller(given, targets)
    return loss.item(), _norm(loss, given)


def _norm(loss: Tensor, embeddings: Tensor) -> float:
    """Of the gradient of all embeddings, along the sphere: lengths are normalised away."""
    (slope,) = torch.autograd.grad(loss, embeddings)
    at = embeddings.detach()
    along = (slope * at).sum(1, keepdim=True) * at
    return float(torch.linalg.vector_norm(slope - along))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m training.teachers.trial",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("retrieval", "gradients"))
    parser.add_argument("--data", type=Path, required=True, help="folder with shards")
    parser.add_argument("--set", default="pages", help="which shards")
    parser.add_argument("--pages", type=int, default=300, help="most held-out pages")
    parser.add_argument("--strength", type=float, default=0.5, help="of the distortion")
    parser.add_argument("--clip", default="", help="weights of CLIP, instead of efficientnet-lite0")
    parser.add_argument("--model", type=Path, default=Path("training/weights/first.onnx"))
    parser.add_argument("--batch", type=int, default=128, help="pages (gradients)")
    args = parser.parse_args()
    keep_freed_memory()
    name = DistillConfig("clip", args.clip) if args.clip else DistillConfig("efficientnet-lite0")
    teacher = load_teacher(name, args.data, torch.device("cpu"))
    if args.what == "retrieval":
        tell_retrieval(teacher, args.data, args.set, args.pages, args.strength)
    else:
        tell_gradients(teacher, args.data, args.set, args.model, args.batch)


if __name__ == "__main__":
    main()
