"""Pictures of every view and panel: `python tests/screenshots.py FOLDER`.

Light and dark, at 100 % and 200 %, in each language; empty and full, with long Japanese names, in a
small window. Contact sheets of each combination lie beside its pictures. Each combination runs in a
process of its own, because Qt takes the scale at its start, over a copy of one office.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE), str(HERE / "app" / "gui")]
if TYPE_CHECKING:
    from scenes.stage import Scenes, Stage

LANGUAGES = ("en", "ja", "zh_TW")
VIEWS = ("first", "sort", "review", "library", "register", "transfer", "history", "settings",
         "frame")  # fmt: skip


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--only", default="", help="combinations, such as light-100-en,dark-200-ja")
    parser.add_argument("--views", default=",".join(VIEWS), help="default: %(default)s")
    parser.add_argument("--office", type=Path, help="where the filled office is kept for next time")
    parser.add_argument("--take", default="", help=argparse.SUPPRESS)  # in its own process
    return parser.parse_args()


def main(asked: argparse.Namespace) -> None:
    combinations = [
        f"{scheme}-{scale}-{language}"
        for language, scale, scheme in product(
            asked.languages.split(","), (100, 200), ("light", "dark")
        )
    ]
    if asked.only:
        combinations = asked.only.split(",")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        home = asked.office or Path(temporary)
        # The journal knows documents by their paths: the office always lies at the same place.
        kept, work = home / "kept", home / "office"
        if not kept.exists():
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True)
            _run(asked, "fill", work)
            shutil.copytree(work, kept)
        for combination in combinations:
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(kept, work)
            _run(asked, combination, work)
            for page in _sheets(asked.folder / combination):
                print(page, flush=True)
    print(f"{len(list(asked.folder.rglob('*.png')))} pictures in {asked.folder}")


def _run(asked: argparse.Namespace, take: str, work: Path) -> None:
    """In a process of its own; `work` is its home, shown as ~."""
    scale = "2" if "-200-" in take else "1"
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "HOME": str(work),
        "USERPROFILE": str(work),
    }  # fmt: skip
    command = [sys.executable, __file__, str(asked.folder), "--views", asked.views, "--take", take]
    subprocess.run(command, check=True, env=environment)


def _sheets(folder: Path) -> list[Path]:
    from scenes.sheets import contact_sheets

    return contact_sheets(folder)


def take(asked: argparse.Namespace) -> None:
    from PySide6.QtCore import Qt
    from scenes.office import fill
    from scenes.stage import Stage

    from app.gui import make_application, make_look
    from app.i18n import install_language
    from core.domain import Language

    if asked.take == "fill":
        fill(Path.home())
        return
    scheme, _, language = asked.take.split("-")
    application = make_application(["kamiwake"])
    install_language(application, Language(language))
    look = make_look(application)
    look.theme.ask_for(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
    folder = asked.folder / asked.take
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in scenes(Stage(Path.home(), look), asked.views.split(",")):
        picture.save(str(folder / f"{name}.png"))
        print(folder.name, name, flush=True)


def scenes(stage: Stage, views: list[str]) -> Scenes:
    """Each part of the window in one of its own, so that none depends on another."""
    from scenes.first_start import first_start
    from scenes.frame import frame, locked_window
    from scenes.history import history
    from scenes.library import library
    from scenes.registering import registering, transfers
    from scenes.review import review
    from scenes.settings import locked_settings, settings
    from scenes.sorting import sorting

    from app.bootstrap import Profile

    parts = {
        "sort": sorting, "review": review, "library": library, "register": registering,
        "transfer": transfers, "history": history, "settings": settings, "frame": frame,
    }  # fmt: skip
    others = {"settings": locked_settings, "frame": locked_window}
    if "first" in views:
        yield from _named("first", first_start(stage))
    for name in (name for name in VIEWS if name in views and name in parts):
        with ExitStack() as exits:
            profile = exits.enter_context(Profile(stage.work / "full"))
            window = exits.enter_context(stage.window(profile))
            window.guide.dismissed.emit()
            yield from _named(name, parts[name](stage, profile, window))
        if name in others:
            yield from _named(name, others[name](stage))


def _named(view: str, taken: Scenes) -> Scenes:
    for name, picture in taken:
        yield f"{view}-{name}", picture


if __name__ == "__main__":
    given = arguments()
    if given.take:
        take(given)
    else:
        main(given)
