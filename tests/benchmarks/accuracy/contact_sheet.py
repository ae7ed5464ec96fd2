"""All failures on one HTML page that needs no other file."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image as PillowImage

from accuracy.bench_set import Template
from accuracy.diagnosis import diagnosis, told
from accuracy.facts import CloseUp, Laid, Looked, look_at
from accuracy.failures import Failure, Kind
from core.domain import Image, Label

_THUMBNAIL_PX, _CLOSE_UP_PX = 330, 230
_RED = (208, 58, 48)
_STYLE = """
:root { --ink: #25303b; --quiet: #66727e; --line: #e1e6ea; --tint: #f6f7f9; --bad: #a8322a; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.45 system-ui, "Segoe UI",
  "Noto Sans", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; }
main { max-width: 1320px; margin: 0 auto; padding: 32px 24px 80px; }
h1 { font-size: 26px; font-weight: 600; margin: 0 0 4px; }
h2 { font-size: 20px; font-weight: 600; margin: 44px 0 0; }
.quiet { color: var(--quiet); } p { margin: 4px 0; }
article { display: grid; grid-template-columns: minmax(270px, 1fr) auto; gap: 24px;
  padding: 20px 0; border-top: 1px solid var(--line); break-inside: avoid; margin-top: 8px; }
h3 { font-size: 15px; font-weight: 600; margin: 0 0 8px; overflow-wrap: anywhere; }
.why { background: var(--tint); border-radius: 8px; padding: 8px 12px; margin: 0 0 10px; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 1px 14px; margin: 0; font-size: 13px;
  font-variant-numeric: tabular-nums; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; } .wrong { color: var(--bad); }
.pictures { display: flex; gap: 14px; align-items: flex-start; }
figure { margin: 0; } figcaption { font-size: 12px; color: var(--quiet); margin-bottom: 3px; }
img { display: block; border: 1px solid var(--line); max-height: 330px; width: auto; }
.close { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 10px 26px; }
.close div { display: flex; gap: 8px; }
.none { background: var(--tint); border-radius: 8px; padding: 18px; margin-top: 24px; }
@media (max-width: 1000px) { article { grid-template-columns: 1fr; }
  .pictures { overflow-x: auto; } }
"""


class Row(NamedTuple):
    """One failure, drawn."""

    kind: Kind
    html: str


def draw_row(failure: Failure, templates: Sequence[Template]) -> Row:
    cv2.setNumThreads(1)
    looked = look_at(failure, templates)
    probe = failure.probe
    why = "".join(f"<p>{escape(line)}</p>" for line in diagnosis(failure, looked.facts))
    close = "".join(_close_up(one) for one in looked.close_ups)
    return Row(
        failure.kind,
        f"<article><div><h3>{escape(probe.path.name)}</h3><div class=why>{why}</div>"
        f"<dl>{_facts(looked)}</dl></div><div class=pictures>{_pictures(looked)}</div>"
        + (f"<div class=close>{close}</div>" if close else "")
        + "</article>",
    )


def page(title: str, about: str, rows: Iterable[Row], left_out: int = 0) -> str:
    """`rows`: worst kind first."""
    drawn = list(rows)
    counts = Counter(row.kind for row in drawn)
    parts = []
    for kind in Kind:
        if counts[kind]:
            parts.append(f"<h2>{escape(kind.value)} <span class=quiet>{counts[kind]}</span></h2>")
            parts += [row.html for row in drawn if row.kind is kind]
    if left_out:
        parts.append(f"<p class=none>{left_out} more are not shown.</p>")
    if not drawn:
        parts.append("<p class=none>No failures.</p>")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(title)}</h1><p class=quiet>{escape(about)}</p>{''.join(parts)}"
        "</main></body></html>\n"
    )


def write(path: Path, title: str, about: str, rows: Iterable[Row], left_out: int = 0) -> None:
    path.write_text(page(title, about, rows, left_out), "utf-8")


def _facts(looked: Looked) -> str:
    failure, facts = looked.failure, looked.facts
    probe, answer = failure.probe, failure.answer
    lines = [("it is", _named(probe.label) if probe.known else "not registered")]
    if answer.label is not None and answer.label != probe.label:
        lines.append(("answered", f"<span class=wrong>{_named(answer.label)}</span>"))
    lines.append(("said", escape(answer.reason)))
    scores = "; ".join(f"{_named(one.label)} {one.score:.3f}" for one in answer.candidates[:3])
    lines.append(("scores", f"{scores}; threshold {answer.threshold:.3f}"))
    if looked.right is not None:
        lines.append(("on its own", told(looked.right.agreement)))
    if looked.said is not None and looked.said is not looked.right:
        lines.append((f"on {_named(looked.said.label)}", told(looked.said.agreement)))
    if facts.scale is not None:
        lines.append(
            (
                "resolution",
                f"{facts.picture_px_per_mm:.1f} px/mm in the picture, "
                f"{facts.template_px_per_mm:.1f} in the template (as long as A4)",
            )
        )
    if facts.shown is not None:
        lines.append(("in the picture", f"{100 * facts.shown:.0f} % of the sheet"))
    outline = "found" if facts.outline else "none"
    lines.append(("outline", f"{outline}; {escape(probe.kind)}"))
    if probe.twin:
        lines.append(("nearest edition", escape(probe.twin)))
    return "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in lines)


def _named(label: Label) -> str:
    return escape(str(label))


def _pictures(looked: Looked) -> str:
    upright = np.rot90(looked.picture, -(looked.failure.answer.rotation // 90))
    parts = [_figure("the page", upright, _THUMBNAIL_PX)]
    if looked.right is not None:
        parts.append(_figure(f"right: {looked.right.label}", _marked(looked), _THUMBNAIL_PX))
    said = looked.said
    if said is not None and said is not looked.right:
        name = "answered" if said.label == looked.failure.answer.label else "next"
        parts.append(_figure(f"{name}: {said.label}", said.image, _THUMBNAIL_PX))
    return "".join(parts)


def _marked(looked: Looked) -> Image:
    """The right template with red frames where the two differ."""
    right: Laid | None = looked.right
    assert right is not None
    image = right.image.copy()
    stroke = max(2, max(image.shape[:2]) // 300)
    for place in looked.twins.places if looked.twins else ():
        one = place.around(3 * stroke)
        ends = (one.x, one.y), (one.x + one.width, one.y + one.height)
        cv2.rectangle(image, *ends, _RED, stroke)
    return image


def _close_up(close: CloseUp) -> str:
    names = ("the page", "right", "other")
    parts = [_figure(name, each, _CLOSE_UP_PX) for name, each in zip(names, close, strict=True)]
    return f"<div>{''.join(parts)}</div>"


def _figure(caption: str, image: Image, long_side_px: int) -> str:
    height, width = image.shape[:2]
    scale = min(3.0, long_side_px / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_NEAREST
    shown = np.asarray(cv2.resize(np.ascontiguousarray(image), size, interpolation=how), np.uint8)
    buffer = io.BytesIO()
    PillowImage.fromarray(shown).save(buffer, "WEBP", quality=70)
    data = base64.b64encode(buffer.getvalue()).decode()
    return (
        f"<figure><figcaption>{escape(caption)}</figcaption>"
        f'<img alt="{escape(caption)}" width="{size[0]}" height="{size[1]}" '
        f'src="data:image/webp;base64,{data}"></figure>'
    )
