"""Opens the window. Imported only when one is wanted."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import onnxruntime  # noqa: F401  its libraries have to be loaded before Qt's

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.engine_process import program_command, program_environment
from app.i18n import install_language
from app.icons import Icons
from app.main_window import MainWindow
from app.theme import Theme
from app.widgets.parts import Look
from core.errors import SettingsError

LOG_NAME = "window.log"
log = logging.getLogger(__name__)


def check_display() -> None:
    """Raises SettingsError where there is no screen to show a window on."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not shown:
        raise SettingsError(
            "There is no display to show the window on.",
            "Work from the command line: see `kamiwake --help`.",
        )


def make_application(arguments: list[str]) -> QApplication:
    application = QApplication(arguments)
    application.setApplicationName("Kamiwake")
    application.setDesktopFileName("kamiwake")
    install_language(application)
    return application


def make_look(application: QApplication) -> Look:
    theme = Theme(application)
    return Look(theme, Icons(theme))


def run_window(
    profile: Profile,
    title: str = "Kamiwake",
    started: Callable[[MainWindow], object] | None = None,
) -> int:
    """Shows the window until it is closed. Raises SettingsError where there is no display."""
    check_display()
    _log_to_file(profile.path)
    application = make_application(sys.argv[:1])
    look = make_look(application)
    application.setWindowIcon(look.icons.icon("layers", "accent", 64))
    window = MainWindow(profile, look, title)
    window.samples_asked.connect(_show_samples)
    _report_bugs(window)
    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, lambda *_: window.close())
    alive = QTimer(window, interval=500)  # lets Python see signals
    alive.timeout.connect(lambda: None)
    alive.start()
    window.show()
    QTimer.singleShot(0, window.start)
    if started:
        started(window)
    return application.exec()


def _show_samples() -> None:
    """In a window and a profile of their own, so that the user's library stays as it is."""
    subprocess.Popen(
        [*program_command(), "demo", "--gui"],
        stdin=subprocess.DEVNULL,
        env=program_environment(),
        start_new_session=sys.platform != "win32",
    )


def _report_bugs(window: MainWindow) -> None:
    """What nobody has caught is logged and shown; the window goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        log.critical("not caught", exc_info=(kind, error, trace))
        window.notice.say(
            window.tr(
                "Something went wrong in the window: {error}. Sorting is not touched."
            ).format(error=error)
        )

    sys.excepthook = tell


def _log_to_file(profile: Path) -> None:
    profile.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=profile / LOG_NAME,
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        encoding="utf-8",
    )
