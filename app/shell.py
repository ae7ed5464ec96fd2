"""What outlives a window: it is closed into the notification area and opened again, speaks another
language, is raised by a second start, and the program ends."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.i18n import install_language, spoken_language
from app.main_window import REVIEW, STATE_NAME, MainWindow
from app.notifications import Notifier, Waiting
from app.tasks import TaskRunner
from app.tray import Sorting, Tray
from core.domain import Appearance, Language

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from app.sorting_desk import SortingState
    from app.widgets.parts import Look
    from core.settings import Settings

_RETRY_MS = 50
_LONG_RETRIES = 20
_EXPLAINED, _PAUSED = "tray_explained", "paused_folders"
_SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}
OnWindow = Callable[[MainWindow], object]


def apply_looks(application: QApplication, look: Look, settings: Settings) -> Language:
    """For windows made from now on; colours change in those that are there, too."""
    look.theme.ask_for(_SCHEMES[settings.appearance])
    return install_language(application, settings.language)


class Shell(QObject):
    """Owns the window of a profile, and makes it anew where that is the simplest."""

    def __init__(
        self, application: QApplication, profile: Profile, look: Look, title: str = "Kamiwake",
        made: OnWindow | None = None, has_tray: Callable[[], bool] | None = None,
    ) -> None:  # fmt: skip
        """`made` is told of every window. `has_tray`: whether the system has a notification
        area."""
        super().__init__(application)
        self._application, self._profile, self._look = application, profile, look
        self._title, self._made = title, made
        self._has_tray = has_tray or QSystemTrayIcon.isSystemTrayAvailable
        self.settings = profile.settings
        self._state = QSettings(str(profile.path / STATE_NAME), QSettings.Format.IniFormat)
        self._begun = self._ending = False
        self._spoken = apply_looks(application, look, self.settings)
        self.waiting = Waiting()
        self.notifier = Notifier(self)
        self.tray = Tray(look, title, self)
        self._retries = 0
        self.window = self._make_window()
        self._connect()

    def _connect(self) -> None:
        self.notifier.said.connect(self._notify)
        self.tray.open_asked.connect(self.come_forward)
        self.tray.review_asked.connect(lambda: self.come_forward(REVIEW))
        self.tray.pause_asked.connect(self.pause)
        self.tray.resume_asked.connect(self.resume)
        self.tray.quit_asked.connect(self.quit)
        self._application.commitDataRequest.connect(self.end)
        self._application.applicationStateChanged.connect(self._application_in_front)

    def start(self) -> None:
        """Shows the window and begins to follow the profile."""
        self.window.show()
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self._begun = True
        self.window.start()
        self._show_tray()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._profile, self._look, self._title)
        window.installEventFilter(self)
        window.settings_changed.connect(self.apply)
        window.waiting_changed.connect(self._count)
        window.sorting_desk.changed.connect(self._sorting_changed)
        if self._made:
            self._made(window)
        return window

    # In front, in the notification area, gone

    def come_forward(self, view: int | None = None) -> None:
        window = self.window
        if view is not None:
            window.show_view(view)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._show_tray()

    def quit(self) -> None:
        """Closes the window for good, as its cross does where there is no notification area."""
        self._ending = True
        if self.window.close():
            self._application.quit()
        self._ending = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.window:
            kind = event.type()
            if kind == QEvent.Type.Close and self._stays():
                event.ignore()
                self._hide()
                return True
            if kind == QEvent.Type.WindowActivate:
                self._show_tray()
            if kind in (
                QEvent.Type.WindowActivate, QEvent.Type.WindowDeactivate,
                QEvent.Type.WindowStateChange, QEvent.Type.Hide,
            ):  # fmt: skip
                self.notifier.tell_in_front(self._in_front())
        return super().eventFilter(watched, event)

    def _stays(self) -> bool:
        return not self._ending and self.settings.tray and self._has_tray()

    def _hide(self) -> None:
        self.tray.show()
        self.window.hide()
        if not self._state.value(_EXPLAINED, False, type=bool):
            self._state.setValue(_EXPLAINED, True)
            self.tray.say(
                self.tr("Kamiwake stays here"),
                self.tr("Sorting goes on. To end the program, choose Quit in this icon’s menu."),
            )

    def _in_front(self) -> bool:
        window = self.window
        return window.isVisible() and window.isActiveWindow() and not window.isMinimized()

    def _show_tray(self) -> None:
        """An icon that was there for a message alone goes when somebody has come."""
        if self._begun:  # the window is painted first
            self.tray.show(self.settings.tray and self._has_tray())

    def end(self) -> None:
        """The system closes the window, and it is to be closed for good."""
        self._ending = True

    def _application_in_front(self, state: Qt.ApplicationState) -> None:
        """A click on the icon in the dock opens what was closed."""
        active = state is Qt.ApplicationState.ApplicationActive
        if sys.platform == "darwin" and active and not self.window.isVisible():
            self.come_forward()

    # Told through the system

    def _count(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self.notifier.tell_in_front(self._in_front())
        self.notifier.tell(waiting)
        self._tell_tray()

    def _sorting_changed(self, state: SortingState) -> None:
        self.notifier.tell_stopped(state.given_up and state.wanted)
        self._tell_tray()

    def _tell_tray(self) -> None:
        folders = self.window.sorting_desk.state.folders
        on = any(folder.enabled for folder in folders)
        sorting = Sorting.ON if on else Sorting.PAUSED if folders else Sorting.NO_FOLDERS
        self.tray.tell(self.waiting.total, sorting)

    def _notify(self, heading: str, text: str) -> None:
        if self.settings.notifications and self._has_tray():
            self.tray.say(heading, text)

    # Pause

    def pause(self) -> None:
        """All folders; which were on is remembered, by the next start as well."""
        desk = self.window.sorting_desk
        on = [folder.folder_id for folder in desk.state.folders if folder.enabled]
        self._state.setValue(_PAUSED, ",".join(map(str, on)))
        for number in on:
            desk.enable_folder(number, False)

    def resume(self) -> None:
        """The folders that were on; all of them where nobody remembers."""
        desk = self.window.sorting_desk
        there = [folder.folder_id for folder in desk.state.folders]
        kept = str(self._state.value(_PAUSED, "")).split(",")
        for number in [one for one in there if str(one) in kept] or there:
            desk.enable_folder(number, True)
        self._state.remove(_PAUSED)

    # Settings

    def apply(self, settings: Settings) -> None:
        """Colours at once; another language by a new window in the place of this one."""
        self.settings = settings
        self._look.theme.ask_for(_SCHEMES[settings.appearance])
        self._show_tray()
        spoken = spoken_language(settings.language)
        if spoken != self._spoken:
            self._retries = 0
            QTimer.singleShot(0, self._speak)  # who told this may be a part of the window

    def _speak(self) -> None:
        """Waits for what is under way here, such as an import, which would end with the window."""
        if spoken_language(self.settings.language) == self._spoken:
            return
        if any(runner.busy for runner in self.window.findChildren(TaskRunner)):
            self._retries += 1
            if self._retries == _LONG_RETRIES:
                self.window.toast.say(
                    self.tr("The language changes when the work under way has ended.")
                )
            QTimer.singleShot(_RETRY_MS, self._speak)
            return
        self._spoken = install_language(self._application, self.settings.language)
        self._replace_window()
        self.tray.translate()

    def _replace_window(self) -> None:
        """The same place, size and view. The engine does not notice."""
        earlier, shown = self.window, self.window.isVisible()
        earlier.leave()
        earlier.removeEventFilter(self)
        aside = self._panels_aside()
        self.window = self._make_window()
        self.window.keeper.succeed(earlier.keeper)
        self.window.settings_desk.succeed(earlier.settings_desk)
        if shown:
            self.window.show()
        self.window.start()
        earlier.hide()
        for gone in (earlier, *aside):
            gone.deleteLater()
        gc.unfreeze()  # what was kept for good may go now

    def _panels_aside(self) -> list[QWidget]:
        """What the window made and does not show has no parent that would end it."""
        shown = (self.window, self.tray.menu)
        return [
            widget
            for widget in self._application.topLevelWidgets()
            if widget.parent() is None and widget.isHidden() and widget not in shown
        ]
