"""`python tests/benchmarks/bench_accuracy.py SET`: how often the right form is found.

SET holds `templates/CLASS/SUB-LABEL/page.png`, `probes/` and `probes.csv`. Each method answers
every probe. Printed, with counts and Wilson intervals:

- top-1: the class, and the class with its sub-label, of the best candidate;
- filed right and wrong at the score that 1 % of the unregistered probes reach;
- pairs: every probe against every template, share of right pairs at a fixed share of wrong ones;
- sub-labels by how far the nearest edition is, and how often it was said to be unclear;
- of the program (`twins`, run as a process) what it files at its own threshold, and what a page
  costs on one core (`--cost PAGES`).

`--html FILE` shows every failure of the program with its reason. `--answers FILE` keeps what was
answered, so that both can be made again; remove the file when the program has changed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent)]  # the modules beside this one
# ruff: noqa: E402

from accuracy import contact_sheet, cost
from accuracy.answers import MARGIN, AnswersFile
from accuracy.bench import METHODS, ORB, PROGRAM, Bench, Others
from accuracy.bench_set import BenchSet, load_set, load_templates
from accuracy.failures import failures_of
from accuracy.other_pages import PREFIX, copied, draw_other_pages, tree_of
from accuracy.tables import difference, report
from accuracy.telling import told

from training.data.workers import work


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="SET")
    default = ",".join(METHODS[:-1])
    parser.add_argument(
        "--methods", default=default,
        help=f"of {', '.join(METHODS)}; orb takes seconds a page (default: {default})",
    )  # fmt: skip
    parser.add_argument("--every", type=int, default=1, help="ask each n-th probe of every kind")
    parser.add_argument("--answers", type=Path, help="keep answers in this file")
    parser.add_argument("--json", type=Path, help="write the figures")
    parser.add_argument("--html", type=Path, help="write the program's failures as a page")
    parser.add_argument("--most", type=int, default=200, help="failures shown on it")
    parser.add_argument(
        "--others", type=Path, help="register these pages as well, drawn if the folder is not there"
    )
    parser.add_argument("--others-count", type=int, default=1000, help="how many are drawn")
    parser.add_argument("--cost", type=int, default=0, metavar="PAGES", help="time so many pages")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    given.methods = given.methods.split(",") if given.methods else []
    unknown = sorted(set(given.methods) - set(METHODS))
    if unknown:
        parser.error(f"no method is called {', '.join(unknown)}")
    if given.html is not None and PROGRAM not in given.methods:
        parser.error(f"--html shows failures of the program: add {PROGRAM} to --methods")
    return given


def main(arguments: Sequence[str] | None = None) -> None:
    given = parsed(arguments)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work_folder:
        measure(given, Path(work_folder))


def measure(given: argparse.Namespace, work_folder: Path) -> None:
    """`work_folder`: empty, for profiles of the program."""
    tested = load_set(given.folder, given.every)
    kept = AnswersFile(given.answers, given.folder)
    bench = Bench(tested, kept, work_folder / "profile", given.workers)
    known = sum(probe.known for probe in tested.probes)
    about = (
        f"{tested.folder.resolve().name}: {len(tested.templates)} templates, {known} probes of "
        f"them, {len(tested.probes) - known} of other paper"
    )
    print(about, flush=True)
    found = bench.figures(given.methods)
    print(f"\n{report(found)}", flush=True)
    values: dict[str, Any] = {"set": about, "methods": [one.to_json() for one in found]}
    if given.others is not None:
        others = _others(given, work_folder)
        beside = Bench(tested, kept, work_folder / "profile-others", given.workers, others)
        quick = [name for name in given.methods if name != ORB]
        more = beside.figures(quick)
        without = [one for one in found if one.method in quick]
        print(f"\n{difference(without, more, len(others.templates))}", flush=True)
        values["others"] = len(others.templates)
        values["methods_beside_others"] = [one.to_json() for one in more]
    if given.json is not None:
        text = json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False)
        given.json.write_text(text + "\n", "utf-8")
    if given.cost:
        print(f"\n{cost.measure(bench.registered(), tested.probes, given.cost)}", flush=True)
    if given.html is not None:
        write_failures(given, bench, tested, about)


def _others(given: argparse.Namespace, work_folder: Path) -> Others:
    if not given.others.exists():
        draw_other_pages(given.others, given.others_count, given.workers)
    copy = copied(tree_of(given.others), work_folder / "others")
    # Their own files are named: those of the copy last no longer than this command.
    return Others(copy, load_templates(tree_of(given.others), PREFIX))


def write_failures(given: argparse.Namespace, bench: Bench, tested: BenchSet, about: str) -> None:
    failed = failures_of(tested.probes, bench.program_answers(), MARGIN)
    shown = failed[: given.most]
    draw = partial(contact_sheet.draw_row, templates=bench.templates)
    rows = list(told(work(draw, shown, given.workers, batch=4), len(shown), "failures drawn"))
    title = f"What went wrong: {len(failed)} of {len(tested.probes)}"
    contact_sheet.write(given.html, title, about, rows, len(failed) - len(shown))
    print(f"\n{len(failed)} failures: {given.html}")


if __name__ == "__main__":
    main()
