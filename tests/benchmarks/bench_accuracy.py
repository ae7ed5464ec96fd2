"""`python tests/benchmarks/bench_accuracy.py BENCH_DIR`: how often the right form is found.

BENCH_DIR holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv`. The program itself
is run, as a process: templates are registered, probes classified. Printed, with counts:

- top-1: the class, and the class with its sub-label, of the best candidate;
- filed right and wrong at the score that 1 % of the unregistered probes reach;
- at the program's own threshold: filed right, filed wrong, unregistered but filed;
- pairs: every probe against every template, share of right pairs at a fixed share of wrong ones.

The plain yardstick beside it is the correlation of 64x64 grey pixels, four rotations tried.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.imaging.preprocess import four_rotations, model_input
from core.recognition.embedding import Embedder, default_model
from training.metrics import Share

FALSE_POSITIVE_RATES = (1e-1, 1e-2, 1e-3)


@dataclass(frozen=True)
class Probe:
    path: Path
    class_name: str
    sub_label: str
    kind: str

    @property
    def known(self) -> bool:
        return bool(self.class_name)


@dataclass(frozen=True)
class Answer:
    """The best label and its score; `filed` is what the program itself would do."""

    class_name: str
    sub_label: str
    score: float
    filed: bool = False


def load_probes(bench: Path) -> list[Probe]:
    with (bench / "probes.csv").open(newline="", encoding="utf-8") as table:
        return [
            Probe(bench / "probes" / row["file"], row["class"], row["sub_label"], row["kind"])
            for row in csv.DictReader(table)
        ]


def kamiwake(*arguments: str) -> list[dict[str, Any]]:
    """Runs the program and returns its JSON lines."""
    command = [sys.executable, "-m", "app.cli", *arguments, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def program_answers(bench: Path, probes: list[Probe]) -> list[Answer]:
    with tempfile.TemporaryDirectory() as profile:
        kamiwake("--profile", profile, "register", "--from-tree", str(bench / "templates"))
        lines = kamiwake("--profile", profile, "classify", str(bench / "probes"))
    by_name = {Path(line["path"]).name: line for line in lines}
    answers = []
    for probe in probes:
        line = by_name[probe.path.name]
        best = line["candidates"][0]
        filed = line["verdict"] == "filed"
        answers.append(Answer(best["class"], best["sub_label"] or "", best["score"], filed))
    return answers


def pixel_answers(bench: Path, probes: list[Probe]) -> tuple[list[Answer], NDArray[np.float32]]:
    templates = sorted((bench / "templates").glob("*/*/*.png"))
    gallery = np.stack([_pixels(path)[0] for path in templates])
    turned = np.stack([_pixels(probe.path) for probe in probes])  # (P, 4, 4096)
    scores = (turned @ gallery.T).max(1)
    answers = []
    for row in scores:
        best = templates[int(row.argmax())]
        answers.append(Answer(best.parent.parent.name, best.parent.name, float(row.max())))
    return answers, scores


def _pixels(path: Path) -> NDArray[np.float32]:
    """Four rotations of the page as centred unit vectors (4, 4096)."""
    image = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert image is not None, path
    small = cv2.resize(image, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
    views = np.stack([np.rot90(small, k).ravel() for k in range(4)])
    views -= views.mean(1, keepdims=True)
    return np.asarray(views / np.linalg.norm(views, axis=1, keepdims=True), np.float32)


def embedding_pairs(bench: Path, probes: list[Probe]) -> NDArray[np.float32]:
    """Scores (probes, templates) of the shipped model, best of four rotations."""
    embedder = Embedder(default_model())
    templates = sorted((bench / "templates").glob("*/*/*.png"))
    pages = np.stack([model_input(_colour(path), embedder.size_px) for path in templates])
    gallery = embedder.embed(pages)
    rows = []
    for probe in probes:
        views = embedder.embed(four_rotations(_colour(probe.path), embedder.size_px))
        rows.append((views @ gallery.T).max(0))
    return np.stack(rows)


def _colour(path: Path) -> NDArray[np.uint8]:
    image = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None, path
    return np.ascontiguousarray(image[..., ::-1])


def top1(probes: list[Probe], answers: list[Answer], kind: str, with_sub_label: bool) -> Share:
    chosen = [(p, a) for p, a in zip(probes, answers, strict=True) if p.known and p.kind == kind]
    return Share(sum(_right(p, a, with_sub_label) for p, a in chosen), len(chosen))


def at_one_percent(probes: list[Probe], answers: list[Answer]) -> tuple[Share, Share]:
    """Filed right and wrong among the known when 1 % of the unknown probes are accepted."""
    unknown = sorted(a.score for p, a in zip(probes, answers, strict=True) if not p.known)
    allowed = max(1, round(len(unknown) / 100))
    threshold = unknown[-allowed]
    return _filed(probes, answers, [a.score >= threshold for a in answers])


def _filed(probes: list[Probe], answers: list[Answer], filed: list[bool]) -> tuple[Share, Share]:
    known = [(p, a, f) for p, a, f in zip(probes, answers, filed, strict=True) if p.known]
    right = sum(f and _right(p, a, True) for p, a, f in known)
    wrong = sum(f and not _right(p, a, True) for p, a, f in known)
    return Share(right, len(known)), Share(wrong, len(known))


def _right(probe: Probe, answer: Answer, with_sub_label: bool) -> bool:
    same = answer.class_name == probe.class_name
    return same and (not with_sub_label or answer.sub_label == probe.sub_label)


def pair_rates(bench: Path, probes: list[Probe], scores: NDArray[np.float32]) -> dict[float, float]:
    """Share of right pairs above the score that a given share of wrong pairs reaches."""
    templates = sorted((bench / "templates").glob("*/*/*.png"))
    labels = [(path.parent.parent.name, path.parent.name) for path in templates]
    same = np.array([[(p.class_name, p.sub_label) == label for label in labels] for p in probes])
    wrong = np.sort(scores[~same])[::-1]
    return {
        rate: float((scores[same] > wrong[int(rate * len(wrong))]).mean())
        for rate in FALSE_POSITIVE_RATES
    }


def model_answers(bench: Path, cosines: NDArray[np.float32]) -> list[Answer]:
    """The nearest template by the embedding alone."""
    templates = sorted((bench / "templates").glob("*/*/*.png"))
    best = [templates[int(row.argmax())] for row in cosines]
    return [
        Answer(path.parent.parent.name, path.parent.name, float(row.max() + 1) / 2)
        for path, row in zip(best, cosines, strict=True)
    ]


def rows(name: str, probes: list[Probe], answers: list[Answer]) -> list[str]:
    lines = [name]
    for kind in ("scan", "phone"):
        share = top1(probes, answers, kind, False)
        both = top1(probes, answers, kind, True)
        lines.append(f"  {kind:6} top-1 class {share}   class + sub-label {both}")
    right, wrong = at_one_percent(probes, answers)
    lines.append(f"  1 % of unknown accepted: filed right {right}   wrong {wrong}")
    return lines


def report(bench: Path) -> str:
    probes = load_probes(bench)
    pixels, pixel_scores = pixel_answers(bench, probes)
    cosines = embedding_pairs(bench, probes)
    program = program_answers(bench, probes)
    lines = []
    measured = (
        ("64x64 pixel correlation", pixels, pixel_scores),
        ("embedding alone", model_answers(bench, cosines), cosines),
        ("kamiwake (embedding, sheet, alignment, twins)", program, None),
    )
    for name, answers, scores in measured:
        lines += rows(name, probes, answers)
        if scores is not None:
            rates = pair_rates(bench, probes, scores)
            shown = "   ".join(f"{value:.3f} at {rate:g}" for rate, value in rates.items())
            lines.append(f"  pairs, TPR at FPR: {shown}")
    right, wrong = _filed(probes, program, [a.filed for a in program])
    unknown = [a.filed for p, a in zip(probes, program, strict=True) if not p.known]
    lines.append(f"  own threshold: filed right {right}   wrong {wrong}")
    lines.append(f"  own threshold: unknown filed {Share(sum(unknown), len(unknown))}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(Path(sys.argv[1])))
