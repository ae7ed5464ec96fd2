"""Targets computed once: `python -m training.teachers.targets CONFIG --data DIR --out FILE.npz`.

The teacher sees every page of the run's pool once, as it is; a run with `teacher = "targets"` and
the file as `path` then needs no teacher at all. Stopped, the same command goes on where it was.
Where features are wider than `--dim` they are reduced to their principal components. FILE holds
float16 (N, T) and a fingerprint of the pool; 512 numbers are 1 KB a page.

Features stay as the teacher gives them unless `--centre` takes their mean away, which finds
distorted pages again no better. EfficientNet-lite0, pool at 112 px, no writing on the probes:

| probes, among | raw | raw, 512 | centred | centred, 512 |
|---|---|---|---|---|
| 198 pages at strength 0.3, 11,584 | 0.343 | 0.338 | 0.343 | 0.343 |
| 100 cards as photos at strength 1, 556 | 0.37 | 0.35 | 0.32 | 0.30 |

Of another 100 pages among the same, raw found 0.36, 0.23, 0.09 and centred 0.29, 0.21, 0.09 at
strengths 0.3, 0.6, 1. `python -m training.teachers.trial retrieval` measures alike.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 (its customary name)

from training.config import DistillConfig, load_config
from training.data.cache import Progress
from training.data.classes import PageClasses
from training.data.dataset import load_dataset
from training.data.expand import VARIANTS
from training.data.pages import Pool
from training.distill import Teacher
from training.memory import keep_freed_memory
from training.teachers import load_teacher

log = logging.getLogger(__name__)
_CHUNK = 64
_LOOKED_AT = 4096  # pages whose pixels count in a fingerprint: reading a large pool takes minutes
_THUMBNAIL_PX = 8


@dataclass(frozen=True)
class Fingerprint:
    """Tells pools apart: another page, order, size or look of a page gives another one."""

    pages: int
    documents: str  # SHA-256 of the documents' names, in order
    images: str  # SHA-256 of 8 x 8 pixels of up to 4,096 pages, evenly spread

    @classmethod
    def of(cls, pool: Pool) -> Fingerprint:
        names = json.dumps([str(name) for name in pool.documents])
        images = hashlib.sha256(str(pool.stack.shape).encode())
        rows = np.unique(np.linspace(0, len(pool) - 1, min(len(pool), _LOOKED_AT)).astype(np.int64))
        step = max(1, pool.stack.shape[-1] // _THUMBNAIL_PX)
        for part in np.array_split(rows, -(-len(rows) // 256) or 1):
            images.update(pool.read(part)[:, :, step // 2 :: step, step // 2 :: step].tobytes())
        return cls(len(pool), hashlib.sha256(names.encode()).hexdigest(), images.hexdigest())


class StoredTargets:
    """A teacher that looks its answers up by the page's row in the pool."""

    def __init__(self, targets: Tensor) -> None:
        """float16 (N, T), one row a page of the pool, on the device that asks."""
        self._targets = targets
        self.dim = targets.shape[1]

    @classmethod
    def load(cls, file: Path, pool: Pool, device: torch.device) -> StoredTargets:
        """Raises ValueError naming the file when it is none, or of another pool than `pool`."""
        try:
            with np.load(file) as arrays:
                targets, told = arrays["targets"], str(arrays["fingerprint"])
            made_for = Fingerprint(**json.loads(told))
        except (OSError, KeyError, ValueError, TypeError, BadZipFile) as error:
            raise ValueError(f"{file} holds no stored targets: {error}") from error
        if targets.ndim != 2 or targets.dtype != np.float16 or len(targets) != made_for.pages:
            raise ValueError(f"{file} holds no stored targets: {targets.dtype} {targets.shape}")
        _refuse_another(file, made_for, Fingerprint.of(pool))
        return cls(torch.from_numpy(targets).to(device))

    def rows(self, page_of: Tensor) -> Tensor:
        """int64 (B,) rows in the pool -> float32 (B, T) of unit length."""
        return F.normalize(self._targets[page_of.to(self._targets.device)].float(), dim=1)

    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        """float32 (B, T); zeros for variants and edited twins, which look unlike their page."""
        if labels is None or classes is None:
            raise ValueError("stored targets are looked up by label: labels and classes are needed")
        targets = self.rows(classes.page_of(labels))
        return targets * _is_page(labels, classes, len(self._targets)).to(targets)[:, None]


def _is_page(labels: Tensor, classes: PageClasses, pages: int) -> Tensor:
    """bool (B,): labels of pages as they are. Labels count through variants, then pages, then
    twins; the first variant is the page itself."""
    second = torch.ones(1, dtype=torch.int64, device=labels.device)
    expanded = pages > 1 and int(classes.page_of(second)) == 0
    return labels == classes.page_of(labels) * (VARIANTS if expanded else 1)


def _refuse_another(file: Path, made_for: Fingerprint, given: Fingerprint) -> None:
    if made_for == given:
        return
    if made_for.pages != given.pages:
        what = f"it has {made_for.pages} targets, the pool {given.pages} pages"
    elif made_for.documents != given.documents:
        what = "the documents have other names"
    else:
        what = "the pages look otherwise"
    raise ValueError(f"{file} belongs to another pool: {what}; compute the targets again")


def compute_targets(
    teacher: Teacher,
    pool: Pool,
    device: torch.device,
    out: Path,
    made_by: str,
    dim: int,
    centre: bool = False,
) -> None:
    """Writes `out`; what is done of it lies in `out`.part until then.

    made_by: tells the teacher; a part made by another one is not gone on with.
    """
    fingerprint = Fingerprint.of(pool)
    part = out.with_name(out.name + ".part")
    part.mkdir(parents=True, exist_ok=True)
    features = _seen(teacher, pool, device, part, f"{made_by} {fingerprint}")
    targets = principal(features, dim, centre)
    whole = part / "targets.npz"
    np.savez(whole, targets=targets, fingerprint=json.dumps(asdict(fingerprint)), made_by=made_by)
    del features
    whole.replace(out)
    for file in part.iterdir():
        file.unlink()
    part.rmdir()
    log.info("%s: %d targets of %d numbers", out, *targets.shape)


def _seen(
    teacher: Teacher, pool: Pool, device: torch.device, part: Path, key: str
) -> NDArray[np.float16]:
    """The teacher's features of every page, float16 (N, dim), mapped from a file that grows."""
    place, state = part / "features.npy", part / "state.json"
    known = json.loads(state.read_text("utf-8")) if state.is_file() else {}
    done = known["done"] if known.get("key") == key else 0
    if not done:
        state.unlink(missing_ok=True)
        shape = (len(pool), teacher.dim)
        np.lib.format.open_memmap(place, "w+", np.float16, shape).flush()
    features = np.load(place, mmap_mode="r+")
    if done:
        log.info("going on from page %d of %d", done, len(pool))
    progress = Progress("targets", len(pool) - done)
    for start in range(done, len(pool), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(pool)))
        pages = torch.from_numpy(pool.read(rows)).to(device)
        features[rows] = teacher(pages).cpu().numpy()
        features.flush()
        fresh = part / "state.new"
        fresh.write_text(json.dumps({"key": key, "done": int(rows[-1]) + 1}), "utf-8")
        fresh.replace(state)
        for _ in rows:
            progress.step()
    return np.asarray(features)


def principal(features: NDArray[np.float16], dim: int, centre: bool) -> NDArray[np.float16]:
    """(N, T) -> (N, min(T, dim)) of unit length, along the directions that hold most of them.

    centre: less their mean first.
    """
    chunks = [features[start : start + 4096] for start in range(0, len(features), 4096)]
    mean = np.zeros(features.shape[1])
    if centre:
        mean = mean + sum(c.sum(0, dtype=np.float64) for c in chunks) / len(features)
    basis = np.eye(features.shape[1])
    if dim < features.shape[1]:
        spread = sum((c - mean).T @ (c - mean) for c in chunks)
        basis = np.linalg.eigh(spread)[1][:, : -dim - 1 : -1]  # (T, dim), most first
    out = np.empty((len(features), basis.shape[1]), np.float16)
    for number, chunk in enumerate(chunks):
        rows = (chunk - mean) @ basis
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-12
        out[number * 4096 : number * 4096 + len(rows)] = rows
    return out


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.teachers.targets")
    parser.add_argument("config", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--cache", type=Path, required=True, help="folder of the drawn pool")
    parser.add_argument("--out", type=Path, required=True, help="FILE.npz")
    parser.add_argument("--teacher", help="instead of the config's", choices=_NETWORKS)
    parser.add_argument("--weights", help="file or folder, instead of the config's path")
    parser.add_argument("--dim", type=int, default=512, help="most numbers a target")
    parser.add_argument("--centre", action="store_true", help="take the features' mean away")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    keep_freed_memory()
    try:
        config = load_config(args.config)
        distill = _asked_for(config.distill, args.teacher, args.weights)
        device = torch.device(args.device)
        teacher = load_teacher(distill, args.data, device)
        pool = load_dataset(config.data, args.data, args.cache, args.threads).train
        made_by = f"{distill.teacher} {distill.path}".strip()
        compute_targets(teacher, pool, device, args.out, made_by, args.dim, args.centre)
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"error: {error}")


_NETWORKS = ("clip", "efficientnet-lite0")


def _asked_for(config: DistillConfig, teacher: str | None, weights: str | None) -> DistillConfig:
    """The config's teacher, or the one named on the command line instead."""
    if teacher is not None:
        config = replace(config, teacher=teacher, path="")  # type: ignore[arg-type]
    if weights is not None:
        config = replace(config, path=weights)
    if config.teacher not in _NETWORKS:
        raise ValueError(f"teacher {config.teacher} sees nothing: name one with --teacher")
    return config


if __name__ == "__main__":
    main()
