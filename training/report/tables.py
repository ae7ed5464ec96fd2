"""The figures of an evaluation as tables of words, the same for terminal, Markdown and page."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from training.metrics import ENOUGH_IMPOSTORS, OperatingPoint, PairRates, Share
from training.report.figures import FIRST_LABELS, Evaluation, Promise

NOTHING_CHOSEN = (
    "Nothing was chosen on these pages: no model, no setting, no threshold. The thresholds below "
    "follow from fixed rules (a share of the unknown pages, a share of the impostor pairs) or from "
    "the calibration that the model brought along."
)


@dataclass(frozen=True)
class Table:
    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(evaluation: Evaluation) -> tuple[Table, ...]:
    made = [
        _identification(evaluation),
        _pairs(
            "Pairs: probe and template, same class and sub-label",
            "Unknown probes are impostors for every template.",
            evaluation.label_pairs,
        ),
        _pairs(
            "Pairs: probe and template, sub-labels of one class counted as the same",
            "The aim is 0.95 at 1e-4.",
            evaluation.class_pairs,
        ),
        _pairs(
            "Pairs: every page and every other, one label a class",
            "Templates and known probes, upright, as the published system was measured.",
            evaluation.page_pairs,
        ),
    ]
    if evaluation.promises:
        made.append(promise_table(evaluation.promises, "the embedding alone"))
    return tuple(made)


def headline(evaluation: Evaluation) -> str:
    """One line: how large the set is."""
    return (
        f"{evaluation.templates:,} templates ({evaluation.classes:,} classes, "
        f"{evaluation.labels:,} with sub-labels), {evaluation.known:,} known probes, "
        f"{evaluation.unknown:,} unknown"
    )


def format_table(evaluation: Evaluation) -> str:
    """Everything as aligned text for a terminal."""
    parts = [headline(evaluation)]
    for table in tables(evaluation):
        parts.append(table_text(table).rstrip())
    return "\n\n".join(parts)


def table_text(table: Table) -> str:
    """Aligned text for a terminal, with the note below."""
    return "\n".join([table.title, *_aligned(table), table.note])


def markdown(table: Table) -> str:
    """A heading, a table and its note."""
    lines = [table.header, tuple("---" for _ in table.header), *table.rows]
    rows = ["| " + " | ".join(plain(cell) for cell in line) + " |" for line in lines]
    return "\n".join([f"### {plain(table.title)}", "", *rows, "", table.note]).rstrip()


def _identification(evaluation: Evaluation) -> Table:
    header: tuple[str, ...] = (
        "probes", "top-1 class", "top-1 class + sub-label", f"in first {FIRST_LABELS} labels",
    )  # fmt: skip
    note = "Known probes; counts with 95 % Wilson intervals."
    point = evaluation.open_set
    if point is not None:
        header += ("filed right", "filed wrong")
        note += (
            f" Filed: at score {point.threshold:.3f}, which 1 % of the unknown reach "
            f"({point.unknown_filed.hits} of {point.unknown_filed.of:,}); right is class and "
            "sub-label."
        )
    rows = []
    for group in evaluation.groups:
        twin = group in evaluation.twins
        shares = [group.top1_class, group.top1_label, group.first_labels]
        shares += [share for share in (group.filed_right, group.filed_wrong) if share is not None]
        name = f"twin: {group.name}" if twin else group.name
        rows.append((name, *(counted(share) for share in shares)))
    return Table("Which form is it", note, header, tuple(rows))


def _pairs(title: str, note: str, rates: PairRates) -> Table:
    header = ("FPR", "TPR", "score >")
    rows = tuple((rate_name(point.false_positive_rate), *_backed(point)) for point in rates.points)
    counts = f"{rates.genuine:,} genuine and {rates.impostors:,} impostor pairs."
    return Table(title, f"{counts} {note}", header, rows)


def rate_name(rate: float) -> str:
    """0.001, 1e-4: as it is said."""
    return f"{rate:g}" if rate >= 1e-3 else f"{rate:.0e}".replace("e-0", "e-")


def _backed(point: OperatingPoint) -> tuple[str, str]:
    if point.backed:
        return counted(point.accepted), f"{point.threshold:.3f}"
    if not point.accepted.of:
        return "no genuine pair", "-"
    needed = math.ceil(ENOUGH_IMPOSTORS / point.false_positive_rate - 1e-6)
    return f"not backed ({needed:,} pairs needed)", "-"


def promise_table(made: tuple[Promise, ...], what: str) -> Table:
    header = ("gallery", "promised", "score from", "unknown filed", "95 % interval", "")
    rows = []
    for promise in made:
        low, high = promise.interval
        odds, share = f"1 in {promise.one_wrong_in:,}", f"{promise.share:.3%}"
        interval, threshold = f"{low:.2%}-{high:.2%}", f"{promise.threshold:.3f}"
        rows.append((f"{promise.gallery:,}", odds, threshold, share, interval, promise.verdict))
    note = (
        f"Random galleries of distinct templates ({made[0].draws} of each size below the largest), "
        f"{made[0].unknown:,} unknown pages, {what}. The interval counts every page "
        "once. Kept and broken are said only where it leaves no doubt; a promise of 1 in N needs "
        "several N pages to be tested."
    )
    return Table("What the calibration promised", note, header, tuple(rows))


def counted(share: Share) -> str:
    if not share.of:
        return "-"
    low, high = share.interval
    return f"{share.value:.3f} ({share.hits:,}/{share.of:,}, {low:.3f}-{high:.3f})"


def _aligned(table: Table) -> list[str]:
    lines = [table.header, *table.rows]
    widths = [max(_columns(line[at]) for line in lines) for at in range(len(table.header))]
    return [
        "  "
        + "  ".join(
            cell + " " * (width - _columns(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]


def _columns(text: str) -> int:
    """In a terminal, where ideographs are two wide."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def plain(text: str) -> str:
    """Without anything that Markdown would take as its own."""
    for letter in "\\`*_[]<>#|":
        text = text.replace(letter, f"\\{letter}")
    return " ".join(text.split())
