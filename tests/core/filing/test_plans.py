"""What is asked again and again while a large journal is sorted goes through narrow indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from core.filing.feed import Feed
from core.filing.journal import Journal
from core.filing.judged import JudgedDocuments
from core.filing.nouns import Basis
from core.filing.spot_checks import SpotChecks
from core.filing.statistics import FilingStatistics

START = datetime(2026, 11, 24, tzinfo=UTC)
NOW = Basis(1, "")
NARROW = (
    "COVERING INDEX", "PRIMARY KEY", "ix_filing_source_sha256 (", "ix_filing_revision (",
    "ix_filing_run_id (", "ix_filing_refiles (", "ix_held_revision (", "ix_held_waiting",
)  # fmt: skip
BY_STATE = "ix_filing_state (state=?)"  # of moves under way or taken back: few
IN_ORDER = "SCAN filing USING INDEX ix_filing_history"  # as far as the limit
ASKED: dict[str, tuple[Callable[[sa.Engine], object], tuple[str, ...]]] = {
    "copies": (lambda engine: Journal(engine).filed_copies("a"), ()),
    "a run": (lambda engine: Journal(engine).filed_in("run"), ()),
    "held files": (lambda engine: Journal(engine).held_files(), (BY_STATE,)),
    "held": (lambda engine: Journal(engine).held(), ()),
    "judge again": (lambda engine: Journal(engine).release_judged(NOW, lambda *_: True), ()),
    "hold again": (lambda engine: Journal(engine).hold_again([1, 2]), ()),
    "the day": (lambda engine: Feed(engine).counts_since(START), ()),
    "by hand": (lambda engine: Feed(engine).decided_since(START), ()),
    "changes": (lambda engine: Feed(engine).since(0, 100), ()),
    "checks due": (lambda engine: SpotChecks(engine).due(), ()),
    "error rate": (lambda engine: SpotChecks(engine).observed(), (BY_STATE,)),
    "statistics": (lambda engine: FilingStatistics(engine).read(), (BY_STATE,)),
    "judged": (lambda engine: JudgedDocuments(engine).latest(), (IN_ORDER, "SCAN held")),
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_wide_row_is_read_that_is_not_wanted(office: Any, asked: str) -> None:
    ask, allowed = ASKED[asked]
    statements: list[tuple[str, Any]] = []

    @sa.event.listens_for(office.engine, "before_cursor_execute")
    def note(_c: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        statements.append((statement, values))

    ask(office.engine)
    sa.event.remove(office.engine, "before_cursor_execute", note)
    with closing(sqlite3.connect(office.engine.url.database)) as database:
        steps = [
            step[3]
            for statement, values in statements
            if statement.startswith(("SELECT", "UPDATE", "DELETE"))
            for step in database.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    reading = [step for step in steps if step.startswith(("SCAN f", "SEARCH f", "SCAN h"))]
    assert reading
    wide = [step for step in reading if not any(way in step for way in (*NARROW, *allowed))]
    assert not wide, steps
