"""Opens the window. Imported only when one is wanted."""

from __future__ import annotations

import gc
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import onnxruntime  # noqa: F401  its libraries have to be loaded before Qt's

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.engine_process import program_command, program_environment
from app.i18n import install_language
from app.icons import Icons
from app.shell import OnWindow, Shell
from app.single_instance import FirstWindow, first_window
from app.theme import Theme
from app.widgets.parts import Look
from core.errors import SettingsError

if TYPE_CHECKING:
    from app.main_window import MainWindow

LOG_NAME = "window.log"
_LOOK_MS = 150
"""How soon a second start is answered, and a signal seen."""
_SETTLED_MS = 3000
"""By then all is loaded and made."""
log = logging.getLogger(__name__)


def check_display() -> None:
    """Raises SettingsError where there is no screen to show a window on."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not shown:
        raise SettingsError(
            "There is no display to show the window on.",
            "Work from the command line: see `kamiwake --help`.",
        )


class Application(QApplication):
    quit_asked = Signal()
    """By the system, as its menu does on macOS."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.quit_asked.emit()
        return super().event(event)


def make_application(arguments: list[str]) -> Application:
    application = Application(arguments)
    application.setApplicationName("Kamiwake")
    application.setDesktopFileName("kamiwake")
    install_language(application)
    return application


def make_look(application: QApplication) -> Look:
    theme = Theme(application)
    return Look(theme, Icons(theme))


def open_window(profile: Path) -> int:
    """Opens a profile and its window, until that is closed. Settings that cannot be used are left
    out. Raises as `run_window` does."""
    with Profile(profile, forgiving=True) as opened:
        return run_window(opened)


def run_window(profile: Profile, title: str = "Kamiwake", made: OnWindow | None = None) -> int:
    """Shows the window until it is closed; where the profile has one already, that one comes to the
    front instead. `made` is told of the window, and of one that takes its place.

    Raises SettingsError where there is no display, WindowUnresponsive.
    """
    check_display()
    with first_window(profile.path) as first:
        return _show(profile, title, made, first) if first else 0


def _show(profile: Profile, title: str, made: OnWindow | None, first: FirstWindow) -> int:
    _log_to_file(profile.path)
    application = make_application(sys.argv[:1])
    look = make_look(application)
    application.setWindowIcon(look.icons.icon("layers", "accent", 64))

    def prepare(window: MainWindow) -> None:
        window.samples_asked.connect(_show_samples)
        if made:
            made(window)

    shell = Shell(application, profile, look, title, prepare)
    application.quit_asked.connect(shell.end)
    _report_bugs(shell)
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: shell.quit())

    def look_around() -> None:
        """Python sees signals while it runs, too."""
        if first.asked():
            shell.come_forward()
            first.answered()

    timer = QTimer(shell, interval=_LOOK_MS)
    timer.timeout.connect(look_around)
    timer.start()
    shell.start()
    QTimer.singleShot(_SETTLED_MS, _tidy_memory)
    return application.exec()


def _tidy_memory() -> None:
    """What is there now stays: later collections, which the window would wait for, pass it by."""
    gc.freeze()
    gc.enable()


def _show_samples() -> None:
    """In a window and a profile of their own, so that the user's library stays as it is."""
    subprocess.Popen(
        [*program_command(), "demo", "--gui"],
        stdin=subprocess.DEVNULL,
        env=program_environment(),
        start_new_session=sys.platform != "win32",
    )


def _report_bugs(shell: Shell) -> None:
    """What nobody has caught is logged and shown; the window goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            shell.quit()
            return
        log.critical("not caught", exc_info=(kind, error, trace))
        text = QCoreApplication.translate(
            "Shell", "Something went wrong in the window: {error}. Sorting is not touched."
        )
        shell.window.notice.say(text.format(error=error))

    sys.excepthook = tell


def _log_to_file(profile: Path) -> None:
    profile.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=profile / LOG_NAME,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        encoding="utf-8",
    )
