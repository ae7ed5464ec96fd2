"""What the library shows of each class, from a long journal:
`python tests/benchmarks/bench_statistics.py [--rows 100000]`

Prints how long the statistics of all labels take: seconds of the clock and of a processor.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

# ruff: noqa: E402
from bench_history import fill

from core.database.engine import open_database
from core.filing.statistics import FilingStatistics


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = open_database(Path(folder) / "journal.db", "journal")
        fill(engine, asked.rows)
        for _ in range(asked.times):
            began, worked = time.perf_counter(), time.process_time()
            found = FilingStatistics(engine).read()
            spent_s, cpu_s = time.perf_counter() - began, time.process_time() - worked
            documents = sum(filed.count for filed in found.of_class.values())
            print(f"{documents:,} documents under {len(found.of_label)} labels: "
                  f"{1000 * spent_s:.0f} ms, {1000 * cpu_s:.0f} ms of a processor")  # fmt: skip
        engine.dispose()


if __name__ == "__main__":
    main()
