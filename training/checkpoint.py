"""Checkpoints: `checkpoint.pt` with what all ranks share, and a file of each rank's own.

The files of a step belong together: `checkpoint.pt` names the step, is replaced last, and the
files of the step before go only then, when all is on the disk. A run killed at any moment finds
one whole checkpoint, and so does one after a power cut.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any

import torch

from training.data.expand import VARIANTS
from training.teachers.files import read_saved
from training.trainer import Trainer

CHECKPOINT = "checkpoint.pt"
_PAGES_COMPARED = 256


def save(trainer: Trainer, folder: Path) -> None:
    """Every rank calls this at the same step."""
    ranks = trainer.ranks
    folder.mkdir(parents=True, exist_ok=True)
    _write(trainer.rank_state(), rank_file(folder, trainer.step, ranks.rank))
    ranks.barrier()
    if ranks.first:
        _write(trainer.state() | {"pages": _fingerprint(trainer)}, folder / CHECKPOINT)
        for path in (*folder.glob("rank-*.pt"), *folder.glob("rank-*.part")):
            if not path.name.startswith(f"rank-{trainer.step}-") or path.suffix == ".part":
                path.unlink()
    ranks.barrier()


def resume(trainer: Trainer, folder: Path) -> bool:
    """Goes on where the run in `folder` stopped; False where there is none.

    Raises ValueError when it was another run, of another config or of other classes, and when a
    file cannot be read.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        return False
    state = _read(path)
    if not {"config", "step", "world"} <= state.keys():
        raise ValueError(f"{path} is no checkpoint of training.train; name another folder")
    known = trainer.config.to_dict()
    if state["config"] != known:
        differing = sorted(key for key in known if state["config"].get(key) != known[key])
        raise ValueError(
            f"{path} is of a run with another {', '.join(differing)}; "
            "go on with its config, or name another folder"
        )
    # Checkpoints of before do not tell.
    if state.get("pages", known_pages := _fingerprint(trainer)) != known_pages:
        raise ValueError(
            f"{path} is of a run over other pages; "
            "go on with the data it had, or name another folder"
        )
    step, world = state["step"], state["world"]
    trainer.restore(state, [_read(rank_file(folder, step, rank)) for rank in range(world)])
    return True


def rank_file(folder: Path, step: int, rank: int) -> Path:
    return folder / f"rank-{step}-{rank}.pt"


def _fingerprint(trainer: Trainer) -> str:
    """Of which pages the labels stand for: of some spread over all, as they are before any variant.

    The same on every device and every rank.
    """
    data, classes = trainer.config.data, trainer.classes
    variants = VARIANTS if data.expand else 1
    count = (len(classes) - data.twins) // variants
    compared = min(count, _PAGES_COMPARED)
    pages = torch.arange(compared) * count // compared
    images = classes.images((pages * variants).to(trainer.ranks.device))
    return hashlib.sha256(images.cpu().numpy().tobytes()).hexdigest()


def _read(path: Path) -> dict[str, Any]:
    try:
        state = read_saved(path)
    except ValueError as error:
        raise ValueError(
            f"{error}; put a whole copy there, or name another folder to begin anew"
        ) from error
    if not isinstance(state, dict):
        raise ValueError(f"{path} is no checkpoint of training.train; name another folder")
    return state


def _write(state: dict[str, Any], path: Path) -> None:
    """Never leaves half a file under that name, not even at a power cut."""
    part = path.with_suffix(".part")
    try:
        with part.open("wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Windows knows no such thing; some network shares refuse it."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
