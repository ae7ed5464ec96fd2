"""`gui`: the window."""

from __future__ import annotations

import typer

from app.commands.common import ProfileOption, open_profile


def gui(context: typer.Context, profile: ProfileOption = None) -> None:
    """Open the window. `kamiwake` alone does the same."""
    from app.gui import run_window  # noqa: PLC0415  Qt is loaded for the window only

    with open_profile(context, profile, forgiving=True) as opened:
        code = run_window(opened)
    raise typer.Exit(code)
