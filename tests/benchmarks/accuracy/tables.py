"""The figures as Markdown tables that are aligned as plain text, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accuracy.figures import KINDS, NOT_HAIR, RATES, TWINS, Figures, Group
from core.settings import Settings
from training.metrics import Share

NAMES = {
    "pixels": "64x64 pixel correlation",
    "phash": "perceptual hash, 256 bits",
    "embedding": "embedding alone",
    "sheet": "+ sheet",
    "twins": "+ twins: the program",
    "orb": "ORB against every template",
}


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in (columns, *rows)) for at in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    rule = f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    return "\n".join((f"{title}\n", line(columns), rule, *map(line, rows)))


def report(found: Sequence[Figures]) -> str:
    """Everything of one set."""
    parts = [_top1(found), _one_percent(found), _pairs(found), _sub_labels(found)]
    parts += [_filing(one) for one in found if one.filing]
    return "\n\n".join(part for part in parts if part)


def _top1(found: Sequence[Figures]) -> str:
    rows = []
    for one in found:
        spent = "" if one.median_ms is None else f"{one.median_ms:.1f}"
        for kind in _kinds(one):
            group = one.group(kind)
            name, spent_here = (NAMES[one.method], spent) if kind == _kinds(one)[0] else ("", "")
            rows.append((name, kind, str(group.classes), str(group.labels), spent_here))
    columns = ("method", "kind", "class", "class + sub-label", "ms a page")
    title = "Top-1, 95 % Wilson intervals; ms: the median page's processor time, beyond decoding"
    return table(title, columns, rows)


def _kinds(figures: Figures) -> list[str]:
    present = {group.kind for group in figures.groups}
    return [kind for kind in KINDS if kind in present]


def _one_percent(found: Sequence[Figures]) -> str:
    rows = [
        (NAMES[one.method], str(one.open_set.filed_right), str(one.open_set.filed_wrong))
        for one in found
        if one.open_set
    ]
    if not rows:
        return ""
    columns = ("method", "known, filed right", "known, filed wrong")
    return table("At the score that 1 % of the unknown probes reach", columns, rows)


def _pairs(found: Sequence[Figures]) -> str:
    rows = [(NAMES[one.method], *_rates(one.pairs)) for one in found if one.pairs]
    columns = ("method", *(f"TPR at FPR {rate:g}" for rate in RATES))
    return table("Pairs: every probe against every template", columns, rows) if rows else ""


def _rates(pairs: dict[str, Any]) -> list[str]:
    shares = (pairs[f"{rate:g}"] for rate in RATES)
    return [str(Share(share["hits"], share["of"])) for share in shares]


def _sub_labels(found: Sequence[Figures]) -> str:
    rows = []
    for one in found:
        shown = [group for group in one.groups if group.kind and group.twin in (*TWINS, NOT_HAIR)]
        if len({group.twin for group in shown} - {NOT_HAIR}) > 1:
            cells = [_cells(group, one.filing is not None) for group in shown]
            names = [NAMES[one.method], *[""] * (len(cells) - 1)]
            rows += [(name, *row) for name, row in zip(names, cells, strict=True)]
    if not rows:
        return ""
    columns = ("method", "kind", "nearest edition", "class + sub-label", "unclear", "wrong")
    title = (
        "Sub-labels by the distance to the nearest edition. Unclear: held, though the class is\n"
        "certain; wrong: another label comes first, and the edition is not said to be unclear"
    )
    return table(title, columns, rows)


def _cells(group: Group, judged: bool) -> tuple[str, ...]:
    said = (str(group.unclear), str(group.wrong)) if judged else ("", "")
    return (group.kind, group.twin, str(group.labels), *said)


def _filing(figures: Figures) -> str:
    filing = figures.filing
    assert filing is not None
    rows = [
        ("known, filed right", str(filing.right)),
        ("known but hair, filed right", str(filing.right_but_hair)),
        ("known, filed wrong", str(filing.wrong)),
        ("unknown, filed", str(filing.unknown)),
    ]
    shown = " to ".join(f"{one:.4f}" for one in dict.fromkeys(filing.thresholds))
    title = (
        f"The program's own threshold, {shown}; of unknown paper it promises to file at most 1 of "
        f"{Settings().one_wrong_in:,}"
    )
    return table(title, ("", "share"), rows)


def difference(without: Sequence[Figures], beside: Sequence[Figures], others: int) -> str:
    """What registering other pages changes."""
    rows = []
    for one, more in zip(without, beside, strict=True):
        for kind in _kinds(one):
            before, after = one.group(kind).labels, more.group(kind).labels
            lost = f"{after.value - before.value:+.4f}"
            rows.append((NAMES[one.method], kind, str(before), str(after), lost))
    columns = ("method", "kind", "class + sub-label", f"with {others:,} more", "difference")
    return table(f"With {others:,} other pages registered as well", columns, rows)
