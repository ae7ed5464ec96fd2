"""`python -m training.ladder --data DATA --cache CACHE --set SET --out DIR`: the published ladder,
at a size that fits two CPU cores.

Every rung is trained with each seed and measured on SET; what is there already is not made again,
and what was made by another config or measured on another set is refused. Prints the table of
README.md over all seeds in DIR, and writes it and all figures there. Two processes with other
`--seeds` may share DIR.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock

from core.errors import KamiwakeError
from training.checkpoint import CHECKPOINT
from training.config import load_config
from training.evaluate import embed_set as embed_pages
from training.evaluate import load_evaluation_set, open_model
from training.memory import keep_freed_memory
from training.metrics import pair_rates, score_pairs
from training.report.evaluation_set import EvaluationSet

log = logging.getLogger(__name__)
CONFIGS = Path(__file__).parent / "configs"
RATES = (1e-3, 1e-4)
FIGURES = "figures.json"


@dataclass(frozen=True)
class Rung:
    """`changes` is a file of configs/small."""

    title: str
    config: str
    changes: str


LADDER = (
    Rung("CosFace, few classes", "gen1_cosface", "few"),
    Rung("+ PartialFC, many classes", "gen2_partialfc", "many"),
    Rung("+ pictures", "gen2_imagenet", "pictures"),
    Rung("+ distillation", "gen3_clip", "taught"),
    Rung("+ LayerNorm, BatchNorm", "gen3_clip_lbn", "taught"),
)
BESIDE = (
    Rung("last rung, tempered KL", "gen3_clip_lbn", "tempered"),
    Rung("last rung, relational", "gen3_clip_lbn", "relational"),
    Rung("last rung, no teacher", "gen3_clip_lbn", "untaught"),
    Rung("no teacher, with twins", "gen3_clip_lbn", "twins"),
    Rung("second rung, x24 variants", "gen2_partialfc", "variants"),
)


@dataclass(frozen=True)
class Figures:
    """Of one run; shares between 0 and 1."""

    classes: int
    top1_scan: float
    top1_phone: float
    tpr: dict[str, float]
    """By the rate of false positives, where enough impostors back it; sub-labels of one class
    counted as the same."""
    measured_on: str


def train(rung: Rung, seed: int, args: argparse.Namespace) -> Path:
    out: Path = args.out / f"{rung.config}-{rung.changes}-{seed}"
    finished = out / "finished"
    files = [CONFIGS / f"{rung.config}.toml", CONFIGS / "small" / f"{rung.changes}.toml"]
    made_by = json.dumps(load_config(*files).to_dict(), sort_keys=True)
    if finished.exists():
        _require(finished, made_by)
        return out / CHECKPOINT
    if load_config(*files).distill.teacher == "targets":
        files.append(targets(args))
    options = ["--data", args.data, "--cache", args.cache, "--out", out, "--seed", seed]
    options += ["--threads", args.threads, "--device", "cpu"]
    command = [sys.executable, "-m", "training.train", *files, *options]
    subprocess.run([str(part) for part in command], check=True)
    finished.write_text(made_by, "utf-8")
    return out / CHECKPOINT


def _require(finished: Path, made_by: str) -> None:
    """Raises ValueError where a run was made by another config than the one of now."""
    if finished.read_text("utf-8") != made_by:
        raise ValueError(
            f"{finished.parent} was made by another config; give another --out, or remove it"
        )


def targets(args: argparse.Namespace) -> Path:
    """A file of changes that names the teacher's targets, which are computed once."""
    file: Path = args.out.absolute() / "targets.npz"
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):  # another process may be at it
        if not file.exists():
            config = CONFIGS / "small" / "teacher.toml"
            options = ["--data", args.data, "--cache", args.cache, "--out", file]
            options += ["--threads", args.threads]
            command = [sys.executable, "-m", "training.teachers.targets", config, *options]
            subprocess.run([str(part) for part in command], check=True)
        changes = file.with_suffix(".toml")
        changes.write_text(f"[distill]\npath = {json.dumps(str(file))}\n", "utf-8")
    return changes


def measure(checkpoint: Path, pages: EvaluationSet) -> Figures:
    file = checkpoint.with_name(FIGURES)
    if file.exists():
        figures = Figures(**json.loads(file.read_text("utf-8")))
        if figures.measured_on != pages.name:
            raise ValueError(f"{file} was measured on the set {figures.measured_on}; remove it")
        return figures
    model = open_model(checkpoint)
    scores = score_pairs(*embed_pages(model.embed, pages))
    alike = pages.truth.same(whole_class=True)
    rates = pair_rates(scores[alike], scores[~alike], RATES)
    points = {
        f"{point.false_positive_rate:g}": point.accepted.value
        for point in rates.points
        if point.backed
    }
    right = alike[np.arange(len(scores)), scores.argmax(1)]
    kinds, known = np.array(pages.truth.kinds), pages.truth.known
    scan, phone = (float(right[known & (kinds == kind)].mean()) for kind in ("scan", "phone"))
    figures = Figures(_classes(checkpoint), scan, phone, points, pages.name)
    file.write_text(json.dumps(asdict(figures)), "utf-8")
    return figures


def measured(rung: Rung, out: Path) -> list[Figures]:
    """Of every seed that is there."""
    files = sorted(out.glob(f"{rung.config}-{rung.changes}-[0-9]*/{FIGURES}"))
    return [Figures(**json.loads(file.read_text("utf-8"))) for file in files]


def _classes(checkpoint: Path) -> int:
    import torch  # noqa: PLC0415 (slow to import)

    (rank,) = checkpoint.parent.glob("rank-*-0.pt")
    return int(torch.load(rank, weights_only=True)["centres"]["classes"])


def table(out: Path) -> str:
    """Markdown: of every rung that was measured the mean over its seeds, and how far they go."""
    rates = [f"TPR at FPR {rate:g}" for rate in RATES]
    head = ["rung", "classes", "seeds", "top-1 scan", "top-1 photo", *rates]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for rung in (*LADDER, *BESIDE):
        runs = measured(rung, out)
        if runs:
            columns = [[run.top1_scan for run in runs], [run.top1_phone for run in runs]]
            columns += [[run.tpr.get(f"{rate:g}", math.nan) for run in runs] for rate in RATES]
            cells = [rung.title, f"{runs[0].classes:,}", str(len(runs)), *map(_spread, columns)]
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _spread(values: Sequence[float]) -> str:
    if any(math.isnan(value) for value in values):
        return "not backed"
    mean = math.fsum(values) / len(values)
    return f"{mean:.3f} ({min(values):.3f}-{max(values):.3f})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.ladder", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--cache", type=Path, required=True, help="folder of the drawn pools")
    parser.add_argument("--set", type=Path, required=True, help="an evaluation set")
    parser.add_argument("--out", type=Path, required=True, help="folder for the runs")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--beside", action="store_true", help="also what is no rung of the ladder")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    keep_freed_memory()
    try:
        climb(args)
    except (ValueError, OSError, KamiwakeError) as error:
        sys.exit(f"error: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(f"error: {' '.join(error.cmd)} failed; what it said is above")


def climb(args: argparse.Namespace) -> None:
    rungs = (*LADDER, *BESIDE) if args.beside else LADDER
    pages: EvaluationSet | None = None
    for seed in args.seeds:  # a whole ladder of each seed, so that a stopped one is of use
        for rung in rungs:
            checkpoint = train(rung, seed, args)
            if pages is None:
                pages = load_evaluation_set(args.set, open_model(checkpoint).size_px)
            measure(checkpoint, pages)
            (args.out / "ladder.md").write_text(table(args.out) + "\n", "utf-8")
    print(table(args.out))


if __name__ == "__main__":
    main()
