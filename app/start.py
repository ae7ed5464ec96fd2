"""Where the program begins. A window that is open already comes to the front at once; everything
else loads the command line."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from app.profile_folder import default_profile
from app.single_instance import raise_open_window
from core.errors import KamiwakeError
from core.memory import give_back_what_is_freed


def main() -> None:
    multiprocessing.freeze_support()
    profile = wanted_window(sys.argv[1:])
    if profile is None:
        give_back_what_is_freed()
        gc.disable()  # of what is loaded nothing is ever let go
        from app.cli import main as command_line  # noqa: PLC0415  takes long to load

        gc.freeze()
        gc.enable()
        command_line()
    elif not _raises(profile):
        sys.exit(_open(profile))


def _open(profile: Path) -> int:
    """The window, without loading the other commands first."""
    give_back_what_is_freed(2**20)
    gc.disable()  # until all is made
    from app.gui import open_window  # noqa: PLC0415  takes long to load

    try:
        return open_window(profile)
    except KamiwakeError as error:
        from app.output import print_error  # noqa: PLC0415

        print_error(error)
        return 2 if error.wrong_use else 1


def wanted_window(arguments: Sequence[str]) -> Path | None:
    """The profile of `kamiwake [--profile P] [gui [--profile P]]`; None for everything else."""
    profile: Path | None = None
    rest = list(arguments)
    command = ""
    while rest:
        word = rest.pop(0)
        if word == "gui" and not command:
            command = word
        elif word == "--profile" and rest:
            profile = Path(rest.pop(0))
        elif word.startswith("--profile="):
            profile = Path(word.partition("=")[2])
        else:
            return None
    return profile or default_profile()


def _raises(profile: Path) -> bool:
    try:
        return raise_open_window(profile.absolute())
    except KamiwakeError as error:
        from app.output import print_error  # noqa: PLC0415

        print_error(error)
        sys.exit(1)
    except OSError:
        return False  # the command line says what is wrong with the profile


if __name__ == "__main__":
    main()
