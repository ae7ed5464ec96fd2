"""`spot-checks`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from app.bootstrap import Profile
from app.commands.common import JsonOption, ProfileOption, end_by, open_profile
from app.output import Output, history_record
from core.errors import KamiwakeError
from core.filing.nouns import Observed, SpotCheck

Numbers = list[int] | None


def spot_checks(
    context: typer.Context,
    right: Annotated[
        Numbers, typer.Option(metavar="NUMBER", help="It was filed where it belongs.")
    ] = None,
    wrong: Annotated[Numbers, typer.Option(metavar="NUMBER", help="It was not.")] = None,
    reopen: Annotated[Numbers, typer.Option(metavar="NUMBER", help="Take an answer back.")] = None,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Filed documents that a person is to look at, and the share filed wrongly so far.

    Say what you found with --right or --wrong, as often as there are numbers; `refile` corrects.
    """
    output = Output(as_json)
    with open_profile(context, profile) as opened:
        checks = opened.spot_checks
        errors = [
            *_answer(right, checks.right, "right", output),
            *_answer(wrong, checks.wrong, "wrong", output),
            *_answer(reopen, checks.reopen, "reopened", output),
        ]
        if not errors:
            _list_due(checks.due(), output)
        _tell_rate(opened, checks.observed(), output)
    end_by(errors)


def _answer(
    numbers: Numbers, act: Callable[[int], None], word: str, output: Output
) -> list[KamiwakeError | None]:
    """One failure keeps none of the others from being done."""
    errors: list[KamiwakeError | None] = []
    for number in numbers or ():
        try:
            act(number)
        except KamiwakeError as error:
            errors.append(error)
            output.failure({word: number}, error)
        else:
            errors.append(None)
            output.record({word: number}, f"✓ {number}: {word}")
    return errors


def _list_due(due: tuple[SpotCheck, ...], output: Output) -> None:
    for check in due if output.as_json else ():
        output.record({"due": check.check_id, **history_record(check.entry)}, "")
    if due:
        columns = ("No.", "When", "Document", "Filed as", "Where")
        output.table("Filed documents to look at", columns, map(_row, due))
    else:
        output.say("No filed document waits for a look.")


def _tell_rate(profile: Profile, observed: Observed, output: Output) -> None:
    record: dict[str, Any] = {
        "checked": observed.checked,
        "wrong": observed.wrong,
        "low": round(observed.low, 6),
        "high": round(observed.high, 6),
        "corrected": observed.corrected,
        "one_in": profile.settings.spot_check_one_in,
    }
    if not profile.settings.spot_check_one_in and not observed.checked:
        words = "Spot checks are switched off: set `spot_check_one_in`."
    elif not observed.checked:
        words = f"Nothing looked at yet; one in {profile.settings.spot_check_one_in} is drawn."
    else:
        words = (
            f"{observed.wrong} of {observed.checked} looked at were filed wrongly; of all, between "
            f"{observed.low:.1%} and {observed.high:.1%}."
        )
    output.record(record, words)


def _row(check: SpotCheck) -> tuple[str, ...]:
    when = f"{check.at.astimezone():%Y-%m-%d %H:%M}"
    entry = check.entry
    return str(check.check_id), when, entry.source.name, entry.verdict.filed_as, str(entry.target)
