"""Puts what a proof has found into `tests/README.md`, between marks of its own."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def report(name: str, figures: str, keep: bool = True) -> None:
    """Prints `figures` and writes them after the mark `<!-- figures: NAME -->`, in place of those
    of an earlier run. Without such a mark, or without `keep`, nothing is written."""
    print(figures)
    if not keep or not README.exists():
        return
    text = README.read_text("utf-8")
    mark = re.compile(rf"(<!-- figures: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    README.write_text(mark.sub(lambda m: f"{m[1]}{figures.rstrip()}\n{m[2]}", text), "utf-8")


def tell(*words: object) -> None:
    """Progress, for whoever waits."""
    print(*words, file=sys.stderr, flush=True)
