"""What the command line prints: JSON lines for programs, short tables for people."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from core.domain import Candidate, HistoryEntry, Label, PageMatch, Verdict, VerdictKind

if TYPE_CHECKING:
    from core.errors import KamiwakeError
    from core.sorter import Outcome

MARKS = {VerdictKind.FILED: "✓", VerdictKind.REVIEW: "?", VerdictKind.UNKNOWN: "–"}
_WIDEST = 10_000
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
STYLES = {VerdictKind.FILED: "green", VerdictKind.REVIEW: "yellow", VerdictKind.UNKNOWN: "dim"}


@dataclass
class Output:
    """One command's output. `as_json` prints one object a line and nothing else on stdout."""

    as_json: bool
    silent: bool = False

    def __post_init__(self) -> None:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        # In a file or a pipe a document's line stays one line, however long a path is.
        width = None if sys.stdout.isatty() else _WIDEST
        self._console = Console(highlight=False, emoji=False, soft_wrap=True, width=width)

    def record(self, values: dict[str, Any], text: str, style: str = "") -> None:
        """One fact: an object for programs, a sentence of one line for people."""
        if self.silent:
            return
        if self.as_json:
            print(json.dumps(values, ensure_ascii=False), flush=True)
        else:
            self._console.print(visible(text), style=style, markup=False)

    def failure(self, values: dict[str, Any], error: KamiwakeError) -> None:
        """What went wrong with one of several: an object for programs, a sentence for people."""
        if self.as_json:
            self.record({**values, "error": str(error)}, "")
        else:
            print_error(error)

    def say(self, text: str) -> None:
        """One line, for people only."""
        if not self.as_json:
            self._console.print(visible(text), markup=False)

    def table(self, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        if self.as_json:
            return
        table = Table(title=title, title_justify="left", box=None, pad_edge=False)
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        self._console.print(table)

    def outcome(self, outcome: Outcome) -> None:
        verdict = outcome.verdict
        text = f"{MARKS[verdict.kind]} {outcome.path.name}: {outcome.summary}"
        self.record(outcome_record(outcome), text, STYLES[verdict.kind])


@contextmanager
def progress_bar(text: str) -> Iterator[Callable[[int, int], None]]:
    """For people at a terminal: how far long work is and how long it still takes."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeRemainingColumn(), console=console, transient=True,
                   disable=not console.is_terminal)  # fmt: skip
    with bar:
        task = bar.add_task(text, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)


def visible(text: str) -> str:
    """What file names may hold to break a line, to command the terminal or to turn the reading
    order, as escapes such as `\\n` and `\\x1b`."""
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def print_error(error: KamiwakeError) -> None:
    print(visible(f"{error.title}: {error}"), file=sys.stderr)


def verdict_record(path: Path, verdict: Verdict) -> dict[str, Any]:
    """The fields of `classify --json`. `class` and `sub_label` are the best candidate's."""
    best = verdict.candidates[0].label if verdict.candidates else None
    label = verdict.label or best
    return {
        "path": str(path),
        "verdict": verdict.kind.value,
        "class": label.class_name if label else None,
        "sub_label": (label.sub_label or None) if label else None,
        "condition": verdict.condition or None,
        "score": round(verdict.score, 6),
        "margin": round(verdict.margin, 6),
        "threshold": round(verdict.threshold, 6),
        "rotation": verdict.rotation,
        "page": verdict.page,
        "reason": verdict.reason,
        "candidates": [_candidate(candidate) for candidate in verdict.candidates],
        "pages": [_page(page) for page in verdict.pages],
    }


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    record = verdict_record(outcome.path, outcome.verdict)
    record["target"] = str(outcome.target) if outcome.target else None
    if outcome.filing_id is not None:
        record["id"] = outcome.filing_id
        record["upright"] = outcome.upright
    if outcome.error:
        record["error"] = str(outcome.error)
    return record


def history_record(entry: HistoryEntry) -> dict[str, Any]:
    label = entry.label or Label("")
    return {
        "id": None if entry.held else entry.entry_id,
        "held": entry.entry_id if entry.held else None,
        "run": entry.run_id,
        "at": entry.at.isoformat(),
        "path": str(entry.source),
        "target": str(entry.target) if entry.target else None,
        "sha256": entry.sha256,
        "filed_sha256": entry.filed_sha256,
        "rotation": entry.verdict.rotation,
        "upright": entry.upright,
        "verdict": entry.kind.value,
        "class": label.class_name or None,
        "sub_label": label.sub_label or None,
        "condition": entry.condition or None,
        "score": round(entry.score, 6),
        "reason": entry.reason,
        "state": entry.state.value if entry.state else None,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    label = candidate.label
    return {
        "class": label.class_name,
        "sub_label": label.sub_label or None,
        "score": round(candidate.score, 6),
    }


def _page(page: PageMatch) -> dict[str, Any]:
    return {
        "page": page.number,
        "blank": page.blank,
        "rotation": page.rotation,
        "score": round(page.score, 6),
        "candidates": [_candidate(candidate) for candidate in page.candidates],
    }
