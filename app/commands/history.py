"""`history`, `undo` and `refile`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from app.bootstrap import Profile
from app.commands.common import JsonOption, ProfileOption, end_by, open_profile
from app.output import Output, history_record, progress_bar
from core.domain import HistoryEntry, Label
from core.errors import KamiwakeError, WrongUse
from core.filing.export import export_csv, number_of
from core.filing.nouns import HistoryQuery, Standing
from core.filing.originals import ORIGINAL_EXPIRED
from core.upright import lay_turned

_HELD = "h"  # before the number of a held document

LastRunOption = Annotated[bool, typer.Option("--last-run", help="All the latest run filed.")]
RunOption = Annotated[
    str, typer.Option("--run", metavar="RUN", help="All that this run filed (`history --json`).")
]


def history(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="How many, newest first.")] = 50,
    search: Annotated[
        str, typer.Option(help="Words in the name, in what it is filed as, in its inbox.")
    ] = "",
    class_name: Annotated[str, typer.Option("--class", help="Filed as this class.")] = "",
    verdict: Annotated[
        list[Standing] | None, typer.Option(help="Only these; may be given several times.")
    ] = None,
    since: Annotated[str, typer.Option(metavar="DAY", help="From this day on: 2026-11-24.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Up to this day, included.")] = "",
    run: Annotated[str, typer.Option("--run", metavar="RUN", help="Of this run.")] = "",
    csv: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="Write all that is found into this file, as a table."),
    ] = None,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """What happened to documents, newest first."""
    output = Output(as_json)
    end = _day(until)
    query = HistoryQuery(
        search, class_name, frozenset(verdict or ()), _day(since),
        end and end + timedelta(days=1), run,
    )  # fmt: skip
    with open_profile(context, profile) as opened:
        if csv is not None:
            with progress_bar("Writing") as tell:
                written = export_csv(opened.history, query, csv.absolute(), tell)
            told = (
                f"{written} documents are in {csv}" if written != 1 else f"1 document is in {csv}"
            )
            output.record({"csv": str(csv.absolute()), "documents": written}, told)
            return
        entries = opened.history.page(query, 0, limit)
    for entry in entries if as_json else ():
        output.record(history_record(entry), "")
    if entries:
        rows = [_row(entry) for entry in entries]
        output.table("History", ("No.", "When", "Document", "Verdict", "Where or why"), rows)
    elif query.is_open:
        output.say("Nothing was sorted yet: kamiwake sort INBOX --to DESTINATION")
    else:
        output.say("No document is like that.")


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
            move, target = opened.decisions.put_back(int(number))
            told = f"↩ {target.name} is back in {target.parent}"
            if opened.journal.reason(move) != ORIGINAL_EXPIRED:
                return {"path": str(target)}, told
            record = {"path": str(target), "note": ORIGINAL_EXPIRED}
            return record, f"{told}. {ORIGINAL_EXPIRED}"

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


def _day(text: str) -> datetime | None:
    """Its first moment here; None where none is given. Raises WrongUse."""
    if not text:
        return None
    try:
        return datetime.combine(date.fromisoformat(text), time()).astimezone()
    except (ValueError, OverflowError) as error:
        raise WrongUse(f"“{text}” is no day.", "Write it like 2026-11-24.", text) from error


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
    turned = lay_turned(entry.verdict, entry.upright)
    where = f"{entry.path}{turned}" if entry.target else entry.reason
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    return number_of(entry), when, entry.source.name, entry.kind.value + state, where
