"""`library export` and `library import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import SOME_FAILED, JsonOption, ProfileOption, end_by, open_profile
from app.output import Output, progress_bar
from core.bulk import LeftOut
from core.library.planning import PlannedLabel
from core.transfer import ImportPreview

_FILE_HELP = "The library as one file, such as forms.kamiwake."


def export(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=_FILE_HELP)],
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over a file of that name.")
    ] = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write all that is registered into one file, for another profile or machine."""
    path, output = file.absolute(), Output(as_json)
    with open_profile(context, profile) as opened, progress_bar("Writing") as progress:
        exported = opened.transfers.export(path, replace, progress)
    assert exported is not None  # nobody can have left it
    record = {
        "exported": str(path), "classes": exported.classes, "templates": exported.templates,
    }  # fmt: skip
    what = f"{_counted(exported.templates, 'sample')} of {_counted(exported.classes, 'class')}"
    output.record(record, f"{what} written to {path}.")


def import_library(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=_FILE_HELP)],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come in.")
    ] = False,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take in what a library file holds and is not there yet. What is there stays as it is;
    `library undo` takes the whole import back."""
    path, output = file.absolute(), Output(as_json)
    with open_profile(context, profile) as opened:
        if not dry_run:
            require_administrator(context, opened, password_stdin)
        preview = opened.transfers.preview(path)
        for line in preview.plan.labels:
            _tell_planned(output, line)
        if dry_run:
            _tell_left_out(output, preview.left_out)
            _summary(output, preview, len(preview.plan.new), len(preview.left_out), dry_run=True)
            return
        try:
            with progress_bar("Importing") as progress:
                outcome = opened.transfers.take_in(path, progress)
        except KeyboardInterrupt:
            print("Stopped: nothing was imported.", file=sys.stderr)
            raise typer.Exit(SOME_FAILED) from None
    _tell_left_out(output, outcome.left_out)
    _summary(output, preview, len(outcome.brought), len(outcome.left_out), outcome.event_id)
    end_by([one.error for one in outcome.left_out] + [None] * len(outcome.brought))


def _tell_planned(output: Output, line: PlannedLabel) -> None:
    label, as_named = line.label, line.came_as
    record = {
        "class": label.class_name,
        "sub_label": label.sub_label or None,
        "samples": line.samples,
        "new_class": line.new_class,
        "new_sub_label": line.new_sub_label,
        "came_as": str(as_named) if as_named else None,
    }
    new = "new class" if line.new_class else "new sub-label" if line.new_sub_label else ""
    joins = f"joins it from “{as_named}”" if as_named else ""
    notes = ", ".join(filter(None, (_counted(line.samples, "sample"), new, joins)))
    output.record(record, f"+ {label}  ({notes})", "green")


def _tell_left_out(output: Output, left_out: tuple[LeftOut, ...]) -> None:
    for one in left_out:
        output.failure({"path": str(one.path)}, one.error)


def _summary(
    output: Output, preview: ImportPreview, imported: int, left_out: int,
    event_id: int | None = None, dry_run: bool = False,
) -> None:  # fmt: skip
    present = len(preview.plan.present)
    record: dict[str, Any] = {
        "file": str(preview.path), "imported": 0 if dry_run else imported, "new": imported,
        "present": present, "left_out": left_out, "event": event_id, "dry_run": dry_run,
    }  # fmt: skip
    done = "would be imported" if dry_run else "imported"
    parts = [f"{_counted(imported, 'sample')} {done}"]
    if present:
        parts.append(f"{present:,} there already")
    if left_out:
        parts.append(f"{left_out:,} left out")
    output.record(record, ", ".join(parts) + ".")


def _counted(count: int, noun: str) -> str:
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"1 {noun}" if count == 1 else f"{count:,} {plural}"
