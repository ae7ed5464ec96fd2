"""`demo`: the main job on bundled samples, in a throw-away profile."""

from __future__ import annotations

import csv
import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import Profile
from app.commands.common import SOME_FAILED, JsonOption, existing_folder
from app.commands.library import register_all, tree_jobs
from app.output import Output, outcome_record
from core.domain import Label, VerdictKind
from core.errors import SettingsError
from core.settings import Settings
from core.sorter import Outcome

QUIET_S = 0.3


@dataclass(frozen=True)
class Expected:
    """What a scan of the samples is: None for paper that is not registered."""

    label: Label | None

    def agrees(self, outcome: Outcome) -> bool:
        if self.label is None:
            return outcome.verdict.kind is not VerdictKind.FILED
        return outcome.verdict.label == self.label and outcome.target is not None


def demo(
    samples: Annotated[
        Path | None, typer.Option(help="Another set of samples instead of the bundled one.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Keep inbox, filed documents and profile here.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """See it work: bundled samples are registered, bundled scans are filed."""
    output = Output(as_json)
    with ExitStack() as exits:
        bundled = resources.as_file(resources.files("resources") / "samples")
        source = existing_folder(samples) if samples else exits.enter_context(bundled)
        for part in ("library", "scans"):
            existing_folder(source / part)
        root = _work_folder(keep, exits)
        right = _run(source, root, output)
        if keep:
            output.say(f"Look at it in {root}")
    if not right:
        raise typer.Exit(SOME_FAILED)


def _run(source: Path, root: Path, output: Output) -> bool:
    inbox, filed = root / "inbox", root / "filed"
    inbox.mkdir(parents=True)
    with Profile(root / "profile", Settings(stable_s=QUIET_S)) as profile:
        jobs = list(tree_jobs(source / "library"))
        failed = [
            error for error in register_all(profile, jobs, Output(True, silent=True)) if error
        ]
        for error in failed:
            raise error
        output.say(f"{len(jobs)} samples registered, one of each kind.")
        folder = profile.folders.add(inbox, filed, profile.settings.naming_pattern)
        for scan in sorted((source / "scans").iterdir()):
            shutil.copy2(scan, inbox / scan.name)
        output.say(f"{len(list(inbox.iterdir()))} scans dropped into {folder.inbox}\n")
        outcomes = list(profile.engine().run(once=True))
    return _report(outcomes, load_expected(source), filed, output)


def _report(
    outcomes: list[Outcome], expected: dict[str, Expected], filed: Path, output: Output
) -> bool:
    outcomes.sort(key=lambda outcome: outcome.path.name)
    rows, right = [], 0
    for outcome in outcomes:
        known = expected.get(outcome.path.name)
        agrees = known is None or known.agrees(outcome)
        right += agrees
        where = str(outcome.target.relative_to(filed)) if outcome.target else outcome.summary
        rows.append((outcome.path.name, outcome.verdict.kind.value, where, "" if agrees else "✗"))
        if output.as_json:
            record = outcome_record(outcome)
            if known is not None:
                record["right"] = agrees
            output.record(record, "")
    output.table("", ("Scan", "Verdict", "Where or why", ""), rows)
    count = sum(outcome.verdict.kind is VerdictKind.FILED for outcome in outcomes)
    output.say(f"\n{count} of {len(outcomes)} scans filed, {right} as expected.")
    return right == len(outcomes)


def load_expected(source: Path) -> dict[str, Expected]:
    """By file name; empty when the set has no `expected.csv`."""
    table = source / "expected.csv"
    if not table.exists():
        return {}
    with table.open(newline="", encoding="utf-8") as rows:
        return {
            row["file"]: Expected(Label(row["class"], row["sub_label"]) if row["class"] else None)
            for row in csv.DictReader(rows)
        }


def _work_folder(keep: Path | None, exits: ExitStack) -> Path:
    if keep is None:
        # A decoder that is just ending may hold a file open on Windows.
        return Path(
            exits.enter_context(
                tempfile.TemporaryDirectory(prefix="kamiwake-demo-", ignore_cleanup_errors=True)
            )
        )
    if keep.exists() and any(keep.iterdir()):
        raise SettingsError(f"{keep} is not empty.", "Name a new folder.", str(keep))
    return keep.absolute()
