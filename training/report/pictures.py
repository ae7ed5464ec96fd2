"""Curves and histograms by matplotlib's object interface: no window, no global state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from training.metrics import ENOUGH_IMPOSTORS, PairRates, Scores, roc

INK, QUIET, PAPER = "#25303b", "#7a8794", "#ffffff"
COLOURS = ("#2f6f8f", "#c2703d", "#6b8f3f")
AIM = (1e-4, 0.95)
_BINS = 100


class Curve(NamedTuple):
    name: str
    genuine: Scores
    impostors: Scores
    rates: PairRates


def roc_figure(curves: Sequence[Curve]) -> Figure:
    """TPR over log FPR; dots where a rate is backed, shaded where no curve is."""
    figure, axes = _framed(8.2, 5.0)
    axes.set_xscale("log")
    largest = max(curve.rates.impostors for curve in curves)
    left = min(1 / max(largest, 10), AIM[0] / 2)
    backed_from = ENOUGH_IMPOSTORS / max(largest, 1)
    if backed_from > left:
        axes.axvspan(left, min(backed_from, 1.0), color="#eef1f4", zorder=0)
        axes.annotate(
            f"fewer than {ENOUGH_IMPOSTORS} impostor pairs", (left, 1.1), xytext=(6, -6),
            textcoords="offset points", color=QUIET, size=9, va="top",
        )  # fmt: skip
    for curve, colour in zip(curves, COLOURS, strict=False):
        rates, accepted = roc(curve.genuine, curve.impostors)
        axes.plot(rates, accepted, color=colour, linewidth=2, label=curve.name)
        backed = [point for point in curve.rates.points if point.backed]
        axes.plot(
            [point.false_positive_rate for point in backed],
            [point.accepted.value for point in backed],
            "o", color=colour, markersize=6, markeredgecolor=PAPER,
        )  # fmt: skip
    axes.plot(*AIM, "+", color=INK, markersize=13, markeredgewidth=2)
    axes.annotate("aim", AIM, xytext=(8, -4), textcoords="offset points", color=INK, size=10)
    axes.set_xlim(left, 1)
    axes.set_ylim(0, 1.1)
    axes.set_yticks(np.arange(6) / 5)
    axes.set_xlabel("share of impostor pairs accepted (FPR)")
    axes.set_ylabel("share of genuine pairs accepted (TPR)")
    _legend_above(axes)
    return figure


def histogram_figure(
    genuine: Scores, impostors: Scores, unknown: Scores, threshold: float | None
) -> Figure:
    """Each distribution scaled to its own highest bin, as their sizes differ by thousands."""
    figure, axes = _framed(8.2, 4.0)
    lowest = min(float(part.min()) for part in (genuine, impostors, unknown) if len(part))
    edges = np.linspace(min(lowest, 0.99), 1, _BINS + 1)
    named = (
        ("impostor pairs", impostors, QUIET),
        ("unknown pages, best match", unknown, COLOURS[1]),
        ("genuine pairs", genuine, COLOURS[0]),
    )
    for name, part, colour in named:
        if len(part):
            counts = np.histogram(part, edges)[0]
            heights = counts / counts.max()
            axes.stairs(heights, edges, fill=True, color=colour, alpha=0.25)
            axes.stairs(
                heights, edges, color=colour, linewidth=1.4, label=f"{name} ({len(part):,})"
            )
    if threshold is not None:
        axes.axvline(threshold, color=INK, linewidth=1, linestyle=(0, (4, 3)))
        side, away = ("right", -5) if threshold > (edges[0] + 1) / 2 else ("left", 5)
        axes.annotate(
            "1 % of the unknown reach this", (threshold, 1.16), xytext=(away, -6),
            textcoords="offset points", color=INK, size=9, va="top", ha=side,
        )  # fmt: skip
    axes.set_xlim(float(edges[0]), 1)
    axes.set_ylim(0, 1.16)
    axes.set_yticks([])
    axes.set_xlabel("score, (cos + 1) / 2")
    _legend_above(axes)
    return figure


def _legend_above(axes: Axes) -> None:
    axes.legend(
        frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=3, fontsize=9,
        labelcolor=INK, borderaxespad=0.3, handlelength=1.6,
    )  # fmt: skip


def save_figure(figure: Figure, path: Path) -> None:
    figure.savefig(path, format="png")


def _framed(width_in: float, height_in: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width_in, height_in), dpi=150, layout="constrained", facecolor=PAPER)
    axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(QUIET)
    axes.tick_params(colors=QUIET, labelcolor=INK)
    axes.xaxis.label.set_color(INK)
    axes.yaxis.label.set_color(INK)
    axes.grid(True, color="#e6eaee", linewidth=0.8)
    axes.set_axisbelow(True)
    return figure, axes
