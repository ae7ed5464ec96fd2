"""`kamiwake`: the window, and every main job from the command line.

Exit codes: 0 fine, 1 some documents failed, 2 wrong use.
"""

from __future__ import annotations

import multiprocessing
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from app.commands import (
    admin,
    demo,
    gui,
    history,
    library,
    model,
    profile,
    settings,
    sorting,
    spot_checks,
)
from app.commands.common import SOME_FAILED, WRONG_USE, ProfileOption
from app.output import print_error
from core.errors import KamiwakeError

app = typer.Typer(
    name="kamiwake",
    help="Sorts scanned documents by example: one sample of a form is enough. "
    "Without a command, the window opens.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(gui.gui)
app.command()(demo.demo)
app.command()(library.register)
app.command()(sorting.classify)
app.command()(sorting.sort)
app.command()(sorting.watch)
app.add_typer(sorting.folder_app, name="folder")
app.command()(history.history)
app.command()(history.undo)
app.command()(history.refile)
app.command()(spot_checks.spot_checks)
app.command()(profile.backup)
app.command()(profile.restore)
app.command()(profile.check)
app.add_typer(library.library_app, name="library")
app.add_typer(model.model_app, name="model")
app.add_typer(settings.settings_app, name="settings")
app.add_typer(admin.admin_app, name="admin")


def _show_version(wanted: bool) -> None:
    if wanted:
        try:
            print(version("kamiwake"))
        except PackageNotFoundError:  # run from a checkout, or frozen without its metadata
            print("unknown")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    chosen_profile: ProfileOption = None,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = chosen_profile
    if context.invoked_subcommand is None:
        gui.gui(context)


def main() -> None:
    multiprocessing.freeze_support()
    try:
        app()
    except KamiwakeError as error:
        print_error(error)
        sys.exit(WRONG_USE if error.wrong_use else SOME_FAILED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has left, as `head` does


if __name__ == "__main__":
    main()
