"""`history`, `undo` and `refile`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

import typer

from app.bootstrap import Profile
from app.commands.common import JsonOption, ProfileOption, end_by, open_profile
from app.output import Output, history_record
from core.domain import HistoryEntry, Label
from core.errors import KamiwakeError, WrongUse
from core.upright import lay_turned

_HELD = "h"  # before the number of a held document

LastRunOption = Annotated[bool, typer.Option("--last-run", help="All the latest run filed.")]
RunOption = Annotated[
    str, typer.Option("--run", metavar="RUN", help="All that this run filed (`history --json`).")
]


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """What happened to documents, newest first."""
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        entries = opened.journal.history(limit)
    for entry in entries if as_json else ():
        output.record(history_record(entry), "")
    if entries:
        rows = [_row(entry) for entry in entries]
        output.table("History", ("No.", "When", "Document", "Verdict", "Where or why"), rows)
    else:
        output.say("Nothing was sorted yet: kamiwake sort INBOX --to DESTINATION")


def undo(
    context: typer.Context,
    numbers: Annotated[
        list[int] | None, typer.Argument(metavar="[NUMBER]...", help="As `history` shows them.")
    ] = None,
    last_run: LastRunOption = False,
    run: RunOption = "",
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put filed documents back; they are held there until someone decides.

    One that somebody has edited or moved meanwhile is left alone, and told of.
    """
    with open_profile(context, profile) as opened:

        def put_back(number: str) -> tuple[dict[str, Any], str]:
            _, target = opened.decisions.put_back(int(number))
            return {"path": str(target)}, f"↩ {target.name} is back in {target.parent}"

        chosen = _chosen(opened, [str(number) for number in numbers or []], last_run, run)
        _each("undone", chosen, put_back, Output(as_json))


def refile(
    context: typer.Context,
    class_name: Annotated[str, typer.Option("--class", help="The class it really is.")],
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NUMBER]...", help="As `history` shows them; also held ones."),
    ] = None,
    sub_label: Annotated[str, typer.Option(help="A sub-label of the class.")] = "",
    last_run: LastRunOption = False,
    run: RunOption = "",
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Correct where documents were filed, or file held ones. `undo` takes it back."""
    at = datetime.now().astimezone()
    with open_profile(context, profile) as opened:
        label = opened.registry.find(Label(class_name, sub_label))

        def move(number: str) -> tuple[dict[str, Any], str]:
            held = number.startswith(_HELD)
            decide = opened.decisions.file_held if held else opened.decisions.refile
            moved, target = decide(int(number.removeprefix(_HELD)), label, at)
            return {"id": moved, "target": str(target)}, f"✓ {label} → {target}"

        chosen = _chosen(opened, numbers or [], last_run, run)
        _each("refiled", chosen, move, Output(as_json))


def _chosen(profile: Profile, numbers: list[str], last_run: bool, run: str) -> list[str]:
    """Raises WrongUse unless exactly one way to choose was used, with sound numbers."""
    if (bool(numbers), last_run, bool(run)).count(True) != 1:
        raise WrongUse(
            "Say which documents: either their numbers, or --last-run, or --run RUN.",
            "`kamiwake history` shows the numbers, with --json also the runs.",
        )
    for number in numbers:
        if not number.removeprefix(_HELD).isdecimal():
            raise WrongUse(
                f"“{number}” is no number of a document.", "Numbers are as `history` shows them."
            )
    if numbers:
        return list(dict.fromkeys(numbers))
    return [*map(str, profile.journal.last_run() if last_run else profile.journal.filed_in(run))]


def _each(
    verb: str,
    numbers: list[str],
    act: Callable[[str], tuple[dict[str, Any], str]],
    output: Output,
) -> None:
    """One failure keeps none of the others from being done."""
    errors: list[KamiwakeError | None] = []
    for number in numbers:
        told = {verb: int(number) if number.isdecimal() else number}
        try:
            record, words = act(number)
        except KamiwakeError as error:
            errors.append(error)
            output.failure(told, error)
        else:
            errors.append(None)
            output.record({**told, **record}, words)
    if not numbers:
        output.say("There is nothing that this run filed and that was not taken back.")
    end_by(errors)


def _row(entry: HistoryEntry) -> tuple[str, ...]:
    state = f" ({entry.state.value})" if entry.state and entry.state.value != "done" else ""
    number = f"{_HELD if entry.held else ''}{entry.entry_id}"
    turned = lay_turned(entry.verdict, entry.upright)
    where = f"{entry.target}{turned}" if entry.target else entry.reason
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    return number, when, entry.source.name, entry.kind.value + state, where
