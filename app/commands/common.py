"""What every subcommand shares: the options, and how errors end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import Profile
from app.profile_folder import default_profile
from core.errors import KamiwakeError, WrongUse
from core.watch import list_files

ProfileOption = Annotated[
    Path | None,
    typer.Option(
        "--profile",
        help="Folder of the databases. Default: the platform's data folder.",
        file_okay=False,
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]

SOME_FAILED = 1
WRONG_USE = 2


def open_profile(context: typer.Context, profile: Path | None, forgiving: bool = False) -> Profile:
    """The profile named after the subcommand, before it, or the default one. `forgiving`: settings
    that cannot be used are left out."""
    return Profile(profile or context.obj or default_profile(), forgiving=forgiving)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are named, folders walked. A missing path is left for the reader to refuse."""
    for path in paths:
        if path.is_dir():
            yield from (sighting.path for sighting in list_files(path))
        else:
            yield path


def existing_folder(path: Path) -> Path:
    """Raises WrongUse naming the folder when it is not there."""
    if not path.is_dir():
        raise WrongUse(f"There is no folder {path}.", "Check the name.", str(path))
    return path.absolute()


def end_by(errors: Sequence[KamiwakeError | None]) -> None:
    """Ends a command on several subjects, each with its error or None: with 2 where none could be
    done because of how the command was given, with 1 where something failed."""
    failed = [error for error in errors if error]
    if failed:
        senseless = len(failed) == len(errors) and all(error.wrong_use for error in failed)
        raise typer.Exit(WRONG_USE if senseless else SOME_FAILED)
