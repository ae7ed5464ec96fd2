"""Teachers to distil from: networks with weights of their own, and targets computed once."""

from __future__ import annotations

from pathlib import Path

import torch

from training.config import DistillConfig
from training.data.pages import Pool
from training.distill import Teacher
from training.teachers.clip import ClipTeacher
from training.teachers.clip_weights import load_clip
from training.teachers.efficientnet import EfficientNetTeacher, load_efficientnet

__all__ = ["load_teacher"]


def load_teacher(
    config: DistillConfig, data_folder: Path, device: torch.device, pool: Pool | None = None
) -> Teacher:
    """The teacher a config names, on `device`; its path is below `data_folder` unless absolute.

    pool: the pages that the run trains on; stored targets need it, as they are of one pool only.
    Raises ValueError naming the file when it is missing, of another kind or of another pool.
    """
    path = data_folder / config.path if config.path else None
    if config.teacher == "efficientnet-lite0":
        return EfficientNetTeacher(load_efficientnet(path), device)
    if path is None:
        raise ValueError(f"distill.path: the teacher {config.teacher} needs a file or folder")
    if config.teacher == "clip":
        return ClipTeacher(load_clip(path), device)
    if config.teacher == "targets":
        if pool is None:
            raise ValueError(f"{path}: stored targets belong to a pool, and none is given")
        # Not above: `python -m training.teachers.targets` imports this package before it runs.
        from training.teachers.targets import StoredTargets  # noqa: PLC0415

        return StoredTargets.load(path, pool, device)
    raise ValueError(f"distill.teacher: no teacher is called {config.teacher}")
