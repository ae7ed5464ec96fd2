"""Writes the report: `report.html` that needs no other file, `report.md`, `report.json`, pictures.

Of one set the pictures are `roc.png`, `scores.png` and `map.png`; of several, `roc-SET.png` and so
on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from training.metrics import score_pairs
from training.report import failures, html
from training.report.evaluation_set import Measured
from training.report.page_map import PageMap, page_map
from training.report.pictures import Curve, histogram_figure, roc_figure, save_figure
from training.report.tables import NOTHING_CHOSEN, headline, markdown, plain, tables


class Pictures(NamedTuple):
    roc: Path
    scores: Path
    map: Path
    pages: PageMap


def write_report(
    out: Path, model: str, figures: dict[str, Any], sets: Sequence[Measured], seed: int = 0
) -> None:
    """`figures` go into report.json as they are. Files of an earlier report are replaced."""
    out.mkdir(parents=True, exist_ok=True)
    drawn = [_draw(out, measured, _suffix(measured, sets), seed) for measured in sets]
    text = json.dumps(figures, indent=1, ensure_ascii=False, allow_nan=False)
    (out / "report.json").write_text(text + "\n", "utf-8")
    (out / "report.md").write_text(_markdown(model, sets, drawn), "utf-8")
    sections = [
        html.section(measured, html.Drawn(made.roc, made.scores, made.map, made.pages.pages))
        for measured, made in zip(sets, drawn, strict=True)
    ]
    (out / "report.html").write_text(html.document(model, figures["model"], sections), "utf-8")


def _suffix(measured: Measured, sets: Sequence[Measured]) -> str:
    """Nothing for the only set, else its name as far as every file system takes it."""
    if len(sets) == 1:
        return ""
    index = next(at for at, other in enumerate(sets) if other is measured)
    return f"-{index + 1}-" + re.sub(r"[^A-Za-z0-9_-]+", "_", measured.pages.name)


def _draw(out: Path, measured: Measured, suffix: str, seed: int) -> Pictures:
    truth, evaluation = measured.pages.truth, measured.evaluation
    scores = score_pairs(measured.gallery, measured.probes)
    exact, alike = truth.same(whole_class=False), truth.same(whole_class=True)
    curves = [
        Curve(
            "same class, sub-labels counted as the same",
            scores[alike], scores[~alike], evaluation.class_pairs,
        ),
        Curve("same class and sub-label", scores[exact], scores[~exact], evaluation.label_pairs),
    ]  # fmt: skip
    point = evaluation.open_set
    histogram = histogram_figure(
        scores[exact], scores[~exact], scores[~truth.known].max(1),
        None if point is None else point.threshold,
    )  # fmt: skip
    pages = page_map(measured.pages, measured.gallery, seed)
    made = Pictures(
        out / f"roc{suffix}.png", out / f"scores{suffix}.png", out / f"map{suffix}.png", pages
    )
    save_figure(roc_figure(curves), made.roc)
    save_figure(histogram, made.scores)
    pages.picture.save(made.map, optimize=True)
    return made


def _markdown(model: str, sets: Sequence[Measured], drawn: Sequence[Pictures]) -> str:
    parts = [f"# {plain(model)}, evaluated", NOTHING_CHOSEN]
    for measured, made in zip(sets, drawn, strict=True):
        parts += [f"## {plain(measured.pages.name)}", headline(measured.evaluation)]
        parts += [markdown(table) for table in tables(measured.evaluation)]
        parts += [
            f"![TPR over FPR]({made.roc.name})",
            f"![Distribution of the scores]({made.scores.name})",
            f"![The templates, alike ones near each other]({made.map.name})",
        ]
        parts += [
            _mistakes(title, found) for title, found in html.kinds_of(failures.worst(measured))
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _mistakes(title: str, found: Sequence[failures.Failure]) -> str:
    if not found:
        return ""
    rows = [
        f"- {plain(one.probe.name)}: {plain(str(one.said))} at {one.said_score:.3f}"
        + (f", its own {plain(str(one.right))} at {one.right_score:.3f}" if one.right else "")
        for one in found
    ]
    return "\n".join([f"### {title}", "", *rows])
