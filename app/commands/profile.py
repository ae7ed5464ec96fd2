"""`backup`, `restore` and `check`: keeping the databases of a profile safe."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import Profile
from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import SOME_FAILED, JsonOption, ProfileOption, open_profile
from app.output import Output
from app.single_instance import window_is_open
from core.errors import ProfileDamaged, ProfileInUse, WrongUse


def backup(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(file_okay=False, help="Where to; else `backups` in the profile."),
    ] = None,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy the databases as they are now, while an engine may go on sorting."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        made = opened.backups.make(folder)
    for path in made:
        output.record({"backup": str(path)}, f"✓ {path}")
    if not made:
        output.say("There is nothing to back up yet.")


def restore(
    context: typer.Context,
    backups: Annotated[
        list[Path] | None, typer.Argument(dir_okay=False, help="Files made by `backup`.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="Only show the back-ups.")] = False,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put back-ups in the place of the databases; without a file, of those that are damaged.

    What was there is kept beside the back-ups. Documents are not touched.
    """
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        if show:
            for path in opened.backups.available():
                output.record({"backup": str(path)}, str(path))
            return
        require_administrator(context, opened, password_stdin)
        _refuse_while_sorting(opened)
        _refuse_under_a_window(opened.path)
        chosen = backups or [opened.backups.newest_of(name) for name in opened.backups.damaged()]
        if not chosen:
            raise WrongUse(
                "No database of this profile is damaged.",
                "Name the back-up to restore all the same; see `kamiwake restore --list`.",
            )
        for path in chosen:
            schema, kept = opened.backups.restore(path)
            record = {"restored": schema, "from": str(path), "kept": str(kept) if kept else None}
            before = f"; what was there is kept as {kept}" if kept else ""
            words = (
                f"✓ The {schema} is as it was in {path.name}; later changes are not in it{before}"
            )
            output.record(record, words)


def check(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """Look through the databases for damage. Exits with 1 when there is some."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        found = opened.backups.damaged()
    for schema, problems in found.items():
        record = {"damaged": schema, "problems": problems}
        output.record(record, f"✗ The {schema} is damaged: {'; '.join(problems)}")
    if found:
        output.say("Run `kamiwake restore` to put the latest sound back-up in its place.")
        raise typer.Exit(SOME_FAILED)
    output.record({"damaged": None}, "✓ Both databases are sound.")


def _refuse_while_sorting(profile: Profile) -> None:
    """Raises ProfileInUse. A journal that is damaged cannot tell."""
    with contextlib.suppress(ProfileDamaged):
        if not profile.backups.database("journal").exists():
            return
        state = profile.board.engine_state()
        if state.running:
            raise ProfileInUse(
                f"This profile is being sorted by process {state.pid} on {state.host}.",
                "Stop that one first, and close the window.",
                str(state.pid),
            )


def _refuse_under_a_window(profile: Path) -> None:
    """Raises ProfileInUse. What it would take back next is numbered as in the databases of now."""
    if window_is_open(profile):
        raise ProfileInUse(
            f"The window of {profile} is open.",
            "Close the window first, also in the notification area.",
            str(profile),
        )
