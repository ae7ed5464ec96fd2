"""`demo`: the main job on bundled samples, in a throw-away profile."""

from __future__ import annotations

import csv
import json
import shutil
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.bootstrap import Profile
from app.commands.common import SOME_FAILED, JsonOption, existing_folder
from app.output import Output, outcome_record
from core.bulk import tree_jobs
from core.domain import Label, VerdictKind, WatchedFolder
from core.errors import WrongUse
from core.settings import FILE_NAME, Settings
from core.sorter import Outcome

if TYPE_CHECKING:
    from app.main_window import MainWindow

QUIET_S = 0.3
IN_WINDOW = {"stable_s": QUIET_S, "tray": False}
"""The window ends when it is closed, for its files go with it."""
FIRST_SCAN_S, BETWEEN_SCANS_S = 2.0, 0.4
ENGINE_ENDS_S = 20.0


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
    in_window: Annotated[bool, typer.Option("--gui", help="Show it in the window.")] = False,
) -> None:
    """See it work: bundled samples are registered, bundled scans are filed."""
    output = Output(as_json)
    with ExitStack() as exits:
        bundled = resources.as_file(resources.files("resources") / "samples")
        source = existing_folder(samples) if samples else exits.enter_context(bundled)
        for part in ("library", "scans"):
            existing_folder(source / part)
        root = _work_folder(keep, exits)
        right = _show(source, root) if in_window else _run(source, root, output)
        if keep:
            output.say(f"Look at it in {root}")
    if not right:
        raise typer.Exit(SOME_FAILED)


def _prepare(profile: Profile, source: Path, root: Path) -> tuple[int, WatchedFolder]:
    """How many samples were registered, and the watched folder."""
    inbox = root / "inbox"
    inbox.mkdir(parents=True)
    jobs = list(tree_jobs(source / "library"))
    for left_out in profile.bulk.carry_out(jobs, "samples").left_out:
        raise left_out.error
    return len(jobs), profile.folders.add(inbox, root / "filed", profile.settings.naming_pattern)


def _show(source: Path, root: Path) -> bool:
    """The samples in a window; the scans arrive one after the other."""
    from app.gui import check_display, run_window  # noqa: PLC0415  Qt only for the window

    check_display()
    path = root / "profile"
    path.mkdir(parents=True)
    (path / FILE_NAME).write_text(json.dumps(IN_WINDOW), "utf-8")  # for the engine
    ended = threading.Event()
    with Profile(path) as profile:
        _, folder = _prepare(profile, source, root)
        scans = sorted((source / "scans").iterdir())
        feeder = threading.Thread(target=_feed, args=(scans, folder.inbox, ended))

        def made(window: MainWindow) -> None:
            window.sort_view.keep.setChecked(False)
            window.sort_view.keep.setEnabled(False)
            if feeder.ident is None:  # another window, in another language, finds it at work
                feeder.start()

        try:
            run_window(profile, "Kamiwake · demo", made)
        finally:
            ended.set()
            feeder.join()
            _wait_for_engine(profile)
    return True


def _feed(scans: list[Path], inbox: Path, ended: threading.Event) -> None:
    ended.wait(FIRST_SCAN_S)
    for scan in scans:
        if ended.wait(BETWEEN_SCANS_S):
            return
        shutil.copy2(scan, inbox / scan.name)


def _wait_for_engine(profile: Profile) -> None:
    """Its files can be removed when it has ended."""
    until_s = time.monotonic() + ENGINE_ENDS_S
    while profile.board.engine_state().running and time.monotonic() < until_s:
        time.sleep(0.05)


def _run(source: Path, root: Path, output: Output) -> bool:
    inbox, filed = root / "inbox", root / "filed"
    with Profile(root / "profile", Settings(stable_s=QUIET_S)) as profile:
        count, folder = _prepare(profile, source, root)
        output.say(f"{count} samples registered, one of each kind.")
        for scan in sorted((source / "scans").iterdir()):
            shutil.copy2(scan, inbox / scan.name)
        output.say(f"{len(list(inbox.iterdir()))} scans dropped into {folder.inbox}")
        output.say("")
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
    output.say("")
    output.say(f"{count} of {len(outcomes)} scans filed, {right} as expected.")
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
        raise WrongUse(f"{keep} is not empty.", "Name a new folder.", str(keep))
    return keep.absolute()
