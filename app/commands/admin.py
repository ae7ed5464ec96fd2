"""`admin ...`, and what other commands do that only the administrator may: ask for the password."""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
import time
from typing import Annotated

import typer

from app.bootstrap import Profile
from app.commands.common import JsonOption, ProfileOption, open_profile
from app.output import Output
from core.errors import AdministratorNeeded, PasswordRefused, WrongPassword

VARIABLE = "KAMIWAKE_ADMIN_PASSWORD"
TRIES = 3
PasswordOption = Annotated[
    bool,
    typer.Option(
        "--password-stdin",
        help=f"Read the administrator's password from standard input, unless {VARIABLE} gives it.",
    ),
]
admin_app = typer.Typer(
    help="The administrator's password: with one, registering, changing the library, folders, "
    "the model and restoring ask for it.",
    no_args_is_help=True,
)


def require_administrator(context: typer.Context, profile: Profile, from_stdin: bool) -> None:
    """Nothing, where no password is set. Raises AdministratorNeeded, WrongPassword, AccessError;
    all of them end a command with 2."""
    access = profile.access
    if not access.is_set:
        return
    for number in range(1 if from_stdin or VARIABLE in os.environ else TRIES):
        if number:
            print("That is not the password.", file=sys.stderr)
            time.sleep(access.wait_s)
        if access.verify(_present(context, from_stdin)):
            return
    raise WrongPassword("That is not the administrator's password.", "Nothing was changed.")


@admin_app.command("status")
def show_status(
    context: typer.Context, profile: ProfileOption = None, as_json: JsonOption = False
) -> None:
    """Whether a password is set."""
    with open_profile(context, profile) as opened:
        there, path = opened.access.is_set, opened.access.path
    text = "A password is set." if there else "No password is set: everybody may change everything."
    Output(as_json).record({"password": there, "path": str(path)}, text)


@admin_app.command("set-password")
def set_password(
    context: typer.Context,
    password_stdin: Annotated[
        bool,
        typer.Option(
            help="Read standard input, a line each: the password in force, if there is one and "
            f"{VARIABLE} does not give it, and the new one."
        ),
    ] = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Set the password, or change it.

    It does not protect the files: whoever may write to the profile's folder can do without it, and
    can remove access.json there when it is forgotten.
    """
    with open_profile(context, profile) as opened:
        changed = opened.access.is_set
        current = _present(context, password_stdin) if changed else ""
        opened.access.set_password(_new(context, password_stdin), current)
    text = "✓ The password is changed." if changed else "✓ The password is set."
    Output(as_json).record({"password": True, "changed": changed}, text)


@admin_app.command("remove-password")
def remove_password(
    context: typer.Context,
    password_stdin: PasswordOption = False,
    profile: ProfileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let everybody change everything again."""
    with open_profile(context, profile) as opened:
        there = opened.access.is_set
        if there:
            opened.access.remove_password(_present(context, password_stdin))
    text = "✓ The password is removed." if there else "No password was set."
    Output(as_json).record({"password": False, "removed": there}, text)


def _present(context: typer.Context, from_stdin: bool) -> str:
    """The password in force, as it is given."""
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    return _line() if from_stdin else _typed(context, "Administrator's password: ")


def _new(context: typer.Context, from_stdin: bool) -> str:
    if from_stdin:
        return _line()
    new = _typed(context, "New password: ")
    if _typed(context, "New password once more: ") != new:
        raise PasswordRefused("The two are not the same.", "Nothing was changed; try again.")
    return new


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _typed(context: typer.Context, prompt: str) -> str:
    """Raises AdministratorNeeded where nobody can type it."""
    if sys.stdin.isatty():
        with contextlib.suppress(EOFError):
            return getpass.getpass(prompt)
    raise AdministratorNeeded(
        f"`{context.command_path}` needs the administrator's password.",
        f"Give it at a terminal, by --password-stdin, or in {VARIABLE}.",
    )
