"""Checkpoints: `checkpoint.pt` with what all ranks share, and a file of each rank's own.

The files of a step belong together: `checkpoint.pt` names the step, is replaced last, and the
files of the step before go only then. A run killed at any moment finds one whole checkpoint.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from training.trainer import Trainer

CHECKPOINT = "checkpoint.pt"


def save(trainer: Trainer, folder: Path) -> None:
    """Every rank calls this at the same step."""
    ranks = trainer.ranks
    folder.mkdir(parents=True, exist_ok=True)
    _write(trainer.rank_state(), rank_file(folder, trainer.step, ranks.rank))
    ranks.barrier()
    if ranks.first:
        _write(trainer.state(), folder / CHECKPOINT)
        for path in folder.glob("rank-*.pt"):
            if not path.name.startswith(f"rank-{trainer.step}-"):
                path.unlink()
    ranks.barrier()


def resume(trainer: Trainer, folder: Path) -> bool:
    """Goes on where the run in `folder` stopped; False where there is none.

    Raises ValueError when it was another run: of another config, or of other classes.
    """
    if not (folder / CHECKPOINT).exists():
        return False
    state = _read(folder / CHECKPOINT)
    known = trainer.config.to_dict()
    if state["config"] != known:
        differing = sorted(key for key in known if state["config"].get(key) != known[key])
        raise ValueError(
            f"{folder / CHECKPOINT} is of a run with another {', '.join(differing)}; "
            "go on with its config, or name another folder"
        )
    step, world = state["step"], state["world"]
    trainer.restore(state, [_read(rank_file(folder, step, rank)) for rank in range(world)])
    return True


def rank_file(folder: Path, step: int, rank: int) -> Path:
    return folder / f"rank-{step}-{rank}.pt"


def _read(path: Path) -> dict[str, Any]:
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def _write(state: dict[str, Any], path: Path) -> None:
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    temporary.replace(path)
