"""`settings ...`: what is in force, where it comes from, and changing it."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from app.bootstrap import Profile
from app.commands.admin import PasswordOption, require_administrator
from app.commands.common import SOME_FAILED, JsonOption, ProfileOption, open_profile
from app.output import Output
from core.settings import InForce, Origin, Setting, acceptable
from core.settings_store import Change, lock_reason

settings_app = typer.Typer(
    help="Settings: what is in force, and where it comes from.", invoke_without_command=True
)

NameArgument = Annotated[str, typer.Argument(help="As `kamiwake settings` shows it.")]


@settings_app.callback()
def settings(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """Every setting as it is in force. Exits with 1 when something is wrong with one."""
    if context.invoked_subcommand is not None:
        context.obj = profile or context.obj
        return
    output = Output(as_json)
    with open_profile(context, profile, forgiving=True) as opened:
        in_force = opened.store.read()
    for setting in in_force.entries.values() if as_json else ():
        output.record(_record(setting), "")
    rows = [
        (setting.name, _shown(setting.value), _origin(setting))
        for setting in in_force.entries.values()
    ]
    output.table("Settings", ("Setting", "Value", "From"), rows)
    _end_by_problems(in_force, output)


@settings_app.command("set")
def set_value(
    context: typer.Context,
    name: NameArgument,
    value: str,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change one setting. A running engine and an open window take it over at once."""
    with open_profile(context, profile, forgiving=True) as opened:
        require_administrator(context, opened, password_stdin)
        _apply(opened, Change({name: value}), name, Output(as_json))


@settings_app.command("reset")
def reset(
    context: typer.Context,
    name: NameArgument,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take one setting back to its default."""
    with open_profile(context, profile, forgiving=True) as opened:
        require_administrator(context, opened, password_stdin)
        _apply(opened, Change(resets=frozenset([name])), name, Output(as_json))


@settings_app.command("repair")
def repair(
    context: typer.Context,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take out of settings.json what cannot be used; the file as it was is kept."""
    output = Output(as_json)
    with open_profile(context, profile, forgiving=True) as opened:
        require_administrator(context, opened, password_stdin)
        kept = opened.store.repair()
        in_force = opened.store.read()
        path = opened.store.path
    if kept is None:
        output.record({"repaired": None}, f"✓ There is nothing to repair in {path}.")
    else:
        text = f"✓ {path} can be used again; it is kept as it was in {kept}."
        output.record({"repaired": str(path), "kept": str(kept)}, text)
    _end_by_problems(in_force, output)


def _apply(profile: Profile, change: Change, name: str, output: Output) -> None:
    profile.store.apply(change)
    in_force = profile.store.read()
    setting = in_force.entries.get(name)
    if setting is None:  # one that nobody knows was taken out
        output.record({"setting": name, "value": None}, f"✓ {name} is taken out.")
    else:
        default = " (the default)" if setting.origin is Origin.DEFAULT else ""
        output.record(_record(setting), f"✓ {name} is {_shown(setting.value)}{default}.")


def _end_by_problems(in_force: InForce, output: Output) -> None:
    for problem in in_force.problems:
        output.failure({"setting": problem.name or None}, problem.error)
    if in_force.problems:
        raise typer.Exit(SOME_FAILED)


def _record(setting: Setting) -> dict[str, Any]:
    return {
        "setting": setting.name,
        "value": setting.value,
        "default": setting.default,
        "origin": setting.origin.value,
        "place": setting.place or None,
        "locked": setting.locked,
        "acceptable": acceptable(setting.name),
    }


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _origin(setting: Setting) -> str:
    if setting.locked:
        return lock_reason(setting)
    return "settings.json" if setting.origin is Origin.FILE else ""
