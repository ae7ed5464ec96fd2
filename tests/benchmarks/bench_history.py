"""Is the history searched at once? `python tests/benchmarks/bench_history.py [--rows 100000]`

Fills a journal with as many documents as an office sorts in some years, and prints how long each
thing takes that the window asks of it: the median of `--times`, and the longest.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import sqlalchemy as sa

from core.database.engine import open_database, write
from core.database.journal.tables import FilingRow, HeldRow
from core.domain import Candidate, FilingState, HeldReason, Label, Verdict, VerdictKind
from core.filing.export import export_csv
from core.filing.facts import words_of
from core.filing.history import History
from core.filing.nouns import HistoryQuery, Standing
from core.filing.records import verdict_to_record

NAMES = ("Claim form", "Weekly timesheet", "請求書", "扶養控除等申告書", "保険証券", "Delivery")
CLASSES = [f"{name} {place}" for name in NAMES for place in ("A", "B", "東京", "大阪")]
NOW = datetime(2026, 11, 26, tzinfo=UTC)
STATES = [FilingState.DONE] * 96 + [FilingState.UNDONE] * 2 + [FilingState.REFILED] * 2
EVERY = timedelta(minutes=5)


def fill(engine: sa.Engine, rows: int) -> None:
    """One document in twenty-five is held, and most of those were decided."""
    chance = random.Random(1)
    tables: dict[Any, list[dict[str, Any]]] = {FilingRow: [], HeldRow: []}
    for number in range(rows):
        held = chance.random() < 0.04
        label = None if held else Label(chance.choice(CLASSES), chance.choice(["", "2024", "2025"]))
        kind = chance.choice([VerdictKind.REVIEW, VerdictKind.UNKNOWN]) if held else None
        row = made(chance, number, rows, label, kind or VerdictKind.FILED)
        tables[HeldRow if held else FilingRow].append(row)
    with write(engine) as session:
        for table, values in tables.items():
            for first in range(0, len(values), 2000):
                session.execute(sa.insert(table), values[first : first + 2000])
        session.commit()


def made(
    chance: random.Random, number: int, rows: int, label: Label | None, kind: VerdictKind
) -> dict[str, Any]:
    likely = tuple(Candidate(Label(chance.choice(CLASSES)), 0.5, at) for at in range(5))
    verdict = Verdict(kind, label, chance.random(), 0.1, 0.8, 0, 1, "Looks like that.", likely)
    source = Path(f"/srv/office/scanner {chance.choice('ABC')}/inbox/scan_{number:06d} 受付.pdf")
    common = {
        "run_id": f"run{number // 700:06d}", "at": NOW - (rows - number) * EVERY, "size": 1,
        "mtime_ns": 1, "verdict": verdict_to_record(verdict), "folder_id": chance.randrange(1, 4),
        "revision": number, "words": words_of(source, "", label or Label(""), ""),
        "kind": kind.value, "score": verdict.score,
    }  # fmt: skip
    if label is None:
        return common | {
            "path": source, "sha256": f"{number:064x}", "why": HeldReason.JUDGED.value,
            "released_at": NOW if chance.random() < 0.8 else None,
        }  # fmt: skip
    target = Path(f"/srv/office/filed/{label.class_name}/2026") / source.name
    return common | {
        "state": chance.choice(STATES).value, "source": source, "wished_target": target,
        "target": target, "reserved": False, "source_sha256": f"{number:064x}",
        "filed_sha256": f"{number:064x}", "device": "1", "inode": str(number),
        "class_name": label.class_name, "sub_label": label.sub_label,
        "by_hand": chance.random() < 0.02,
    }  # fmt: skip


def asked_of(history: History, rows: int, table: Path) -> dict[str, Callable[[], object]]:
    horizon, whole = history.horizon(), HistoryQuery()
    last_days = HistoryQuery(class_name=CLASSES[2], since=NOW - timedelta(days=30))
    back = HistoryQuery(standings=frozenset({Standing.UNDONE}))
    month = HistoryQuery(since=NOW - timedelta(days=7))
    return {
        "count of all": lambda: history.count(whole, horizon),
        "first page": lambda: history.page(whole, 0, 100, horizon),
        "deep page": lambda: history.page(whole, rows * 9 // 10, 100, horizon),
        "count, one word": lambda: history.count(HistoryQuery("請求"), horizon),
        "first page, one word": lambda: history.page(HistoryQuery("請求"), 0, 100, horizon),
        "count, no hit": lambda: history.count(HistoryQuery("zzqq"), horizon),
        "first page, no hit": lambda: history.page(HistoryQuery("zzqq"), 0, 100, horizon),
        "count, three words": lambda: history.count(HistoryQuery("scan 12 東京"), horizon),
        "count, class and 30 days": lambda: history.count(last_days, horizon),
        "first page, taken back": lambda: history.page(back, 0, 100, horizon),
        "names of classes": history.classes,
        "keys of all": lambda: history.keys(whole, horizon),
        "place of the oldest": lambda: history.places(whole, ["move-1"], horizon),
        "table of 7 days": lambda: export_csv(history, month, table),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        engine = open_database(Path(work) / "journal.db", "journal")
        fill(engine, asked.rows)
        history = History(engine)
        size_mb = (Path(work) / "journal.db").stat().st_size / 1e6
        print(f"{asked.rows:,} documents, {size_mb:.0f} MB")
        for name, ask in asked_of(history, asked.rows, Path(work) / "table.csv").items():
            took_ms = []
            for _ in range(asked.times):
                begun = time.perf_counter()
                ask()
                took_ms.append((time.perf_counter() - begun) * 1000)
            print(f"{name:26} {statistics.median(took_ms):8.1f} ms  worst {max(took_ms):8.1f} ms")
        engine.dispose()


if __name__ == "__main__":
    main()
