"""The page: one file, its pictures inside, readable without a network."""

from __future__ import annotations

import base64
import io
import itertools
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image as PillowImage

from core.domain import Image, Label
from training.metrics import PairRates, Share
from training.report import failures
from training.report.evaluation_set import Measured
from training.report.failures import Failure, Failures
from training.report.figures import Evaluation
from training.report.page_map import MOST_PAGES, Placed
from training.report.tables import NOTHING_CHOSEN, Table, headline, rate_name, tables

_STYLE = """
:root { --ink: #25303b; --quiet: #66727e; --line: #e1e6ea; --tint: #f6f7f9; --accent: #2f6f8f; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); line-height: 1.5;
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK JP", "Noto Sans JP",
  "Hiragino Sans", "Yu Gothic UI", Meiryo, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 28px 80px; }
h1 { font-size: 28px; font-weight: 600; margin: 0 0 6px; }
h2 { font-size: 22px; font-weight: 600; margin: 56px 0 4px; padding-top: 20px;
  border-top: 1px solid var(--line); }
h3 { font-size: 17px; font-weight: 600; margin: 36px 0 6px; }
p { margin: 4px 0 12px; max-width: 78ch; } .quiet { color: var(--quiet); font-size: 14px; }
.figures { display: flex; flex-wrap: wrap; gap: 12px; margin: 18px 0 8px; }
.figure { flex: 1 1 180px; display: flex; flex-direction: column; background: var(--tint);
  border-radius: 10px; padding: 14px 16px; }
.figure b { margin-top: auto; font-size: 28px; font-weight: 600; line-height: 1.2; }
.figure span { color: var(--quiet); font-size: 13px; display: block; }
.wide { overflow-x: auto; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr));
  gap: 0 32px; grid-template-rows: auto auto auto; }
.beside th, .beside td { padding-right: 14px; }
.beside section { display: grid; grid-template-rows: subgrid; grid-row: span 3; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--quiet); white-space: nowrap; }
th, td { padding: 6px 18px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { white-space: nowrap; } td:first-child { font-weight: 600; }
td small { color: var(--quiet); font-size: 12px; display: block; }
img, svg { max-width: 100%; height: auto; display: block; }
svg rect { fill: transparent; } svg rect:hover { stroke: #25303b; stroke-width: 4; }
.trio { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 18px;
  padding: 16px 0 20px; border-bottom: 1px solid var(--line); align-items: start; }
.trio figure { margin: 0; } .trio img { max-height: 420px; border: 1px solid var(--line); }
figcaption { font-size: 13px; margin-bottom: 6px; overflow-wrap: anywhere; }
figcaption span { color: var(--quiet); display: block; }
.none { color: var(--quiet); background: var(--tint); border-radius: 8px; padding: 18px; }
@media print { h2 { break-before: page; } .trio, .figure { break-inside: avoid; } }
"""


class Drawn(NamedTuple):
    roc: Path
    scores: Path
    map: Path
    placed: tuple[Placed, ...]


def document(model: str, about: dict[str, Any], sections: Sequence[str]) -> str:
    step = ((about.get("training") or {}).get("step"),)[0]
    trained = f", step {step:,}" if isinstance(step, int) else ""
    facts = f"{about['size_px']} x {about['size_px']} px to {about['dim']} numbers{trained}"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(model)}, evaluated</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(model)}</h1>"
        f'<p class="quiet">{escape(facts)}. The embedding by itself: four rotations of each page '
        "as it is stored, no sheet finding, no alignment.</p>"
        f"<p>{escape(NOTHING_CHOSEN)}</p>" + "".join(sections) + "</main></body></html>\n"
    )


def section(measured: Measured, drawn: Drawn) -> str:
    """Everything of one set."""
    evaluation = measured.evaluation
    found = failures.worst(measured)
    parts = [
        f"<h2>{escape(measured.pages.name)}</h2><p>{escape(headline(evaluation))}</p>",
        _cards(evaluation),
        _tables(tables(evaluation)),
        "<h3>Pairs accepted</h3><p class=quiet>Dots: rates backed by at least 20 impostor pairs. "
        "Shaded: fewer.</p>",
        _picture(drawn.roc, "share of genuine pairs accepted over share of impostor pairs"),
        "<h3>How the scores lie</h3><p class=quiet>Each distribution is drawn to its own highest "
        "bar. Genuine is class and sub-label.</p>",
        _picture(drawn.scores, "distribution of scores"),
        _map(measured, drawn),
        *(_contact_sheet(title, some) for title, some in kinds_of(found)),
    ]
    return "".join(parts)


def kinds_of(found: Failures) -> tuple[tuple[str, tuple[Failure, ...]], ...]:
    return (
        ("Wrong class, by the lead of the wrong one", found.wrong_class),
        ("Wrong sub-label, by the lead of the wrong one", found.wrong_sub_label),
        ("Unknown pages that come nearest to a template", found.unknown),
    )


def _cards(evaluation: Evaluation) -> str:
    everything, point = evaluation.everything, evaluation.open_set
    cards = [
        ("top-1 class", *_said(everything.top1_class)),
        ("top-1 class + sub-label", *_said(everything.top1_label)),
    ]
    if point is not None:
        cards.append(("filed right, 1 % of unknown accepted", *_said(point.filed_right)))
        cards.append(("filed wrong, 1 % of unknown accepted", *_said(point.filed_wrong)))
    strictest = _strictest(evaluation.class_pairs)
    if strictest is not None:
        rate, share = strictest
        cards.append((f"pairs of one class, TPR at FPR {rate_name(rate)}", *_said(share)))
    inner = "".join(
        f'<div class="figure"><span>{escape(name)}</span><b>{value}</b><span>{detail}</span></div>'
        for name, value, detail in cards
    )
    return f'<div class="figures">{inner}</div>'


def _strictest(rates: PairRates) -> tuple[float, Share] | None:
    backed = [point for point in rates.points if point.backed]
    if not backed:
        return None
    point = min(backed, key=lambda point: point.false_positive_rate)
    return point.false_positive_rate, point.accepted


def _said(share: Share) -> tuple[str, str]:
    low, high = share.interval
    value = f"{share.value:.3f}" if share.of else "-"
    return value, f"{share.hits:,} of {share.of:,}<br>{low:.3f} to {high:.3f}"


def _tables(made: Sequence[Table]) -> str:
    """Narrow ones next to each other."""
    wide = len(made[0].header)
    parts = []
    for narrow, some in itertools.groupby(made, lambda table: len(table.header) < wide // 2 + 1):
        inner = "".join(f"<section>{_table(table)}</section>" for table in some)
        parts.append(f'<div class="beside">{inner}</div>' if narrow else inner)
    return "".join(parts)


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.header)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in table.rows
    )
    return (
        f"<h3>{escape(table.title)}</h3><p class=quiet>{escape(table.note)}</p>"
        f'<div class="wide"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    """A share's count goes below it, small."""
    value, bracket, rest = text.partition(" (")
    return escape(value) + (f"<small>{escape(rest.removesuffix(')'))}</small>" if bracket else "")


def _picture(path: Path, what: str) -> str:
    return f'<img alt="{escape(what)}" src="{_data("image/png", path.read_bytes())}">'


def _map(measured: Measured, drawn: Drawn) -> str:
    with PillowImage.open(drawn.map) as picture:
        width, height = picture.size
    hot = "".join(
        f'<rect x="{left}" y="{top}" width="{wide}" height="{high}">'
        f"<title>{escape(str(label))}</title></rect>"
        for label, (left, top, wide, high) in drawn.placed
    )
    total = len(measured.gallery)
    part = f"{MOST_PAGES:,} of {total:,} templates, drawn by chance. " if total > MOST_PAGES else ""
    return (
        f"<h3>The templates, alike ones near each other</h3><p class=quiet>{part}t-SNE of the "
        "embeddings, each page moved to a place of its own; one frame colour a class. Rest on a "
        "page for its name.</p>"
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="map of the templates">'
        f'<image width="{width}" height="{height}" '
        f'href="{_data("image/png", drawn.map.read_bytes())}"/>{hot}</svg>'
    )


def _contact_sheet(title: str, found: Sequence[Failure]) -> str:
    rows = "".join(_trio(one) for one in found) or '<p class="none">None.</p>'
    return f"<h3>{escape(title)}</h3>{rows}"


def _trio(one: Failure) -> str:
    turned = f"turned back by {one.turned}°" if one.turned else "as stored"
    probe = _shown("probe " + one.probe.name, turned, failures.shown(one.probe, one.turned))
    said = _labelled(
        "taken for" if one.right else "nearest", one.said, one.said_score, one.said_path
    )
    if one.right is None or one.right_path is None:
        return f'<div class="trio">{probe}{said}<p class="none">Registered nowhere.</p></div>'
    right = _labelled("is", one.right, one.right_score, one.right_path)
    return f'<div class="trio">{probe}{said}{right}</div>'


def _labelled(word: str, label: Label, score: float, path: Path) -> str:
    return _shown(f"{word} {label}", f"score {score:.3f}", failures.shown(path))


def _shown(caption: str, detail: str, page: Image) -> str:
    buffer = io.BytesIO()
    PillowImage.fromarray(np.ascontiguousarray(page)).save(buffer, "JPEG", quality=72)
    return (
        f"<figure><figcaption>{escape(caption)}<span>{escape(detail)}</span></figcaption>"
        f'<img alt="{escape(caption)}" src="{_data("image/jpeg", buffer.getvalue())}"></figure>'
    )


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"
