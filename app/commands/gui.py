"""`gui`: the window."""

from __future__ import annotations

import typer

from app.commands.common import ProfileOption
from app.profile_folder import default_profile


def gui(context: typer.Context, profile: ProfileOption = None) -> None:
    """Open the window. `kamiwake` alone does the same."""
    from app.gui import open_window  # noqa: PLC0415  Qt is loaded for the window only

    raise typer.Exit(open_window(profile or context.obj or default_profile()))
