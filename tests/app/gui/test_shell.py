"""What outlives a window: the notification area, pause, another language, messages."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from desk_top import SAMPLES, put, settle
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from shiboken6 import isValid

from app.bootstrap import Profile
from app.i18n import install_language
from app.main_window import LIBRARY, SETTINGS, SORT, MainWindow
from app.notifications import Notifier, Waiting
from app.shell import Shell
from app.tasks import TaskRunner
from app.tray import Sorting, Tray, tray_icon
from app.widgets.parts import Look
from core.domain import Appearance, Language

OpenShell = Callable[..., Shell]
pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)", "systemTrayWindowChanged")


@pytest.fixture
def open_shell(profile: Profile, look: Look, qapp: QApplication) -> Iterator[OpenShell]:
    shells: list[Shell] = []

    def opened(tray: bool = True, engine: bool = False, **settings: Any) -> Shell:
        profile.settings = profile.settings.model_copy(update=settings)

        def made(window: MainWindow) -> None:
            window.sorting_desk.keeps_engine = engine

        shell = Shell(qapp, profile, look, "Kamiwake", made, lambda: tray)
        shells.append(shell)
        shell.start()
        settle(lambda: shell.window.sorting_desk.known)
        return shell

    yield opened
    for shell in shells:
        shell.end()
        shell.window.sort_view.keep.setChecked(False)
        shell.window.close()
        settle(lambda: not profile.board.engine_state().running)
        assert shell.window.keeper.wait(20)
        shell.window.deleteLater()
        shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    install_language(qapp, Language.SYSTEM)
    look.theme.ask_for(Qt.ColorScheme.Unknown)


def test_closed_it_stays_in_the_notification_area_and_goes_on_following(
    open_shell: OpenShell, profile: Profile, tmp_path: Any
) -> None:
    shell = open_shell()
    window = shell.window
    assert not window.close()
    assert not window.isVisible() and shell.tray.shown
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    settle(lambda: window.sorting_desk.state.folders)
    shell.tray.open_asked.emit()
    assert shell.window is window and window.isVisible()


def test_that_it_stays_is_explained_once(open_shell: OpenShell) -> None:
    shell = open_shell()
    for _ in range(2):
        explained = shell._state.value("tray_explained", False, type=bool)
        shell.window.close()
        shell.come_forward()
    assert explained


@pytest.mark.parametrize(("there", "wanted"), [(False, True), (True, False)])
def test_without_a_notification_area_or_unwanted_closing_ends_it(
    open_shell: OpenShell, there: bool, wanted: bool
) -> None:
    shell = open_shell(there)
    shell.apply(shell.settings.model_copy(update={"tray": wanted}))
    assert not shell.tray.shown
    assert shell.window.close()
    assert not shell.window.sorting_desk._timer.isActive()


def test_when_the_session_ends_it_does_although_it_could_stay(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.end()
    assert shell.window.close()


def test_a_minimised_window_comes_forward(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.window.showMinimized()
    assert shell.window.isMinimized()
    shell.come_forward(LIBRARY)
    assert not shell.window.isMinimized() and shell.window.isVisible()
    assert shell.window.view == LIBRARY


def test_pause_stops_every_folder_and_resume_starts_those_that_were_on(
    open_shell: OpenShell, profile: Profile, tmp_path: Any
) -> None:
    shell = open_shell()
    assert not shell.tray._pause.isEnabled()
    for name in ("a", "b", "c"):
        profile.folders.add(tmp_path / name, tmp_path / "filed" / name, "{class}/{original}")
    profile.folders.enable(2, False)

    def on() -> list[int]:
        state = shell.window.sorting_desk.state
        return [folder.folder_id for folder in state.folders if folder.enabled]

    settle(lambda: on() == [1, 3])
    shell.tray._pause.trigger()
    settle(lambda: on() == [])
    assert shell.tray._pause.text() == "Resume sorting"
    assert "paused" in shell.tray.tool_tip()
    shell.tray._pause.trigger()
    settle(lambda: on() == [1, 3])
    assert shell.tray._pause.text() == "Pause sorting"


def test_without_a_pause_to_remember_resume_starts_all_folders(
    open_shell: OpenShell, profile: Profile, tmp_path: Any
) -> None:
    shell = open_shell()
    profile.folders.add(tmp_path / "a", tmp_path / "filed", "{class}/{original}")
    profile.folders.enable(1, False)
    settle(lambda: shell.tray._pause.text() == "Resume sorting")
    shell.tray._pause.trigger()
    settle(lambda: profile.folders.all()[0].enabled)


def test_the_icon_counts_what_waits(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.window.waiting_changed.emit(Waiting(unclear=1))
    assert "1 document" in shell.tray.tool_tip()
    shell.window.waiting_changed.emit(Waiting())
    assert "document" not in shell.tray.tool_tip()


def hold_one(profile: Profile) -> None:
    """Nothing is registered, so that the document is like nothing."""
    beside = profile.path.parent
    profile.folders.add(beside / "inbox", beside / "filed", "{class}/{original}")
    put(beside / "inbox", SAMPLES / "scans" / "scan_0019.jpg")
    list(profile.engine().run(once=True))


def test_the_icon_counts_a_document_that_waits(
    open_shell: OpenShell, filled: Callable[..., Profile]
) -> None:
    filled("one held", hold_one)
    shell = open_shell()
    settle(lambda: shell.waiting == Waiting(unknown=1))
    assert "1 document" in shell.tray.tool_tip()


def test_a_badge_and_a_pause_change_the_icon(look: Look) -> None:
    states = [(0, False), (1, False), (9, False), (10, False), (0, True)]
    for size_px in (16, 22, 32):
        seen = [tray_icon(look, *state).pixmap(size_px, size_px).toImage() for state in states]
        assert all(a != b for at, a in enumerate(seen) for b in seen[:at])
    ten, hundred = (tray_icon(look, n, False).pixmap(32, 32).toImage() for n in (10, 100))
    assert ten == hundred


def test_a_message_is_shown_without_an_icon_that_stays_and_goes_when_somebody_comes(
    open_shell: OpenShell,
) -> None:
    shell = open_shell()
    shell.apply(shell.settings.model_copy(update={"tray": False}))
    shell.notifier.said.emit("2 documents wait for you", "2 not clear")
    assert shell.tray.shown
    shell.tray.review_asked.emit()
    settle(lambda: not shell.tray.shown)


def test_no_message_is_shown_to_who_wants_none(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.apply(shell.settings.model_copy(update={"tray": False, "notifications": False}))
    shell.notifier.said.emit("2 documents wait for you", "2 not clear")
    assert not shell.tray.shown


# Another language, other colours


def speak(shell: Shell, language: Language) -> None:
    shell.window.settings_changed.emit(shell.settings.model_copy(update={"language": language}))


def test_another_language_comes_without_a_restart_at_the_same_place(
    open_shell: OpenShell, look: Look
) -> None:
    shell = open_shell()
    earlier = shell.window
    earlier.show_view(LIBRARY)
    earlier.resize(820, 617)  # the offscreen screen is small
    speak(shell, Language.JAPANESE)
    settle(lambda: shell.window is not earlier)
    settle(lambda: shell.window.library_desk.state is not None and shell.window.sorting_desk.known)
    window = shell.window
    assert window.isVisible()
    assert (window.view, window.width(), window.height()) == (LIBRARY, 820, 617)
    settle(lambda: not isValid(earlier))
    look.theme.ask_for(Qt.ColorScheme.Dark)  # nothing of the earlier one hears of it
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "キャンセル"
    assert (
        QLocale().toString(QDate(2026, 11, 26), QLocale.FormatType.LongFormat).startswith("2026年")
    )
    speak(shell, Language.ENGLISH)
    settle(lambda: shell.window is not window)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Cancel"


def test_the_language_chosen_in_the_settings_is_spoken_and_kept(
    open_shell: OpenShell, profile: Profile
) -> None:
    shell = open_shell()
    earlier = shell.window
    earlier.show_view(SETTINGS)
    earlier.settings_view.show_subject(6)
    earlier.settings_desk.change("language", Language.TRADITIONAL_CHINESE)
    settle(lambda: shell.window is not earlier)
    assert shell.window.settings_view.subjects.currentRow() == 6
    assert shell.window.view == SETTINGS and QLocale().name() == "zh_TW"
    assert profile.store.read().require().language is Language.TRADITIONAL_CHINESE
    shell.window.settings_desk.change("appearance", Appearance.DARK)
    settle(lambda: shell.settings.appearance is Appearance.DARK)


def test_another_language_is_taken_back_by_the_window_that_speaks_it(
    open_shell: OpenShell, profile: Profile, qtbot: Any
) -> None:
    shell = open_shell(language=Language.ENGLISH)
    earlier = shell.window
    earlier.show_view(SETTINGS)
    settle(lambda: earlier.settings_desk.in_force is not None)
    earlier.settings_desk.change("tray", False)
    settle(lambda: len(earlier.settings_desk.undos) == 1)
    earlier.settings_desk.change("language", Language.JAPANESE)
    settle(lambda: shell.window is not earlier)
    window = shell.window
    settle(lambda: "日本語" in window.toast.text)  # with what takes it back
    assert window.toast._action is not None
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: shell.window is not window)
    settle(lambda: shell.window.settings_desk.in_force is not None)
    values = profile.store.read().require()
    assert (values.language, values.tray) == (Language.SYSTEM, False)
    assert shell.window.toast.text == ""  # nothing is left to be told again
    qtbot.keyClick(shell.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: profile.store.read().require().tray)


def test_the_same_language_keeps_the_window(open_shell: OpenShell) -> None:
    shell = open_shell()
    earlier = shell.window
    speak(shell, Language.ENGLISH)
    QApplication.processEvents()
    assert shell.window is earlier


def test_work_under_way_in_the_window_is_finished_in_its_language(open_shell: OpenShell) -> None:
    shell = open_shell()
    earlier, go = shell.window, threading.Event()
    done: list[object] = []
    TaskRunner(1, earlier).run(go.wait, done.append)
    speak(shell, Language.JAPANESE)
    settle(lambda: "work under way" in earlier.toast.text)
    assert shell.window is earlier and done == []
    go.set()
    settle(lambda: shell.window is not earlier)
    assert done == [True]


def test_the_engine_does_not_notice_another_language(
    open_shell: OpenShell, profile: Profile, tmp_path: Any
) -> None:
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    (tmp_path / "inbox").mkdir()
    shell = open_shell(engine=True)
    settle(lambda: profile.board.engine_state().running)
    earlier, engine = shell.window, shell.window.keeper._process
    assert engine is not None
    speak(shell, Language.TRADITIONAL_CHINESE)
    settle(lambda: shell.window is not earlier)
    assert shell.window.keeper._process is engine and engine.poll() is None
    assert not shell.window.close()  # into the notification area


def test_colours_change_at_once(open_shell: OpenShell, look: Look) -> None:
    shell = open_shell(appearance=Appearance.DARK)
    assert look.theme.dark
    shell.apply(shell.settings.model_copy(update={"appearance": Appearance.LIGHT}))
    assert not look.theme.dark
    assert shell.window.view == SORT


# Messages


@pytest.fixture
def notifier(qapp: QApplication) -> Iterator[tuple[Notifier, list[tuple[str, str]]]]:
    install_language(qapp, Language.ENGLISH)
    said: list[tuple[str, str]] = []
    made = Notifier(collect_ms=0, apart_ms=0)
    made.said.connect(lambda *words: said.append(words))
    yield made, said
    made.deleteLater()
    install_language(qapp, Language.SYSTEM)


Told = tuple[Notifier, list[tuple[str, str]]]


def test_many_documents_are_one_message_without_their_names(notifier: Told) -> None:
    made, said = notifier
    made.tell(Waiting())
    made.tell_in_front(False)
    for unclear in range(1, 4):
        made.tell(Waiting(unclear))
    made.tell(Waiting(3, 2))
    settle(lambda: said)
    assert [heading.split()[0] for heading, _ in said] == ["5"]
    assert said[0][1] == "3 not clear, 2 not known"


def test_what_waited_before_or_was_seen_is_nothing_new(notifier: Told) -> None:
    made, said = notifier
    made.tell_in_front(False)
    made.tell(Waiting(7))
    made.tell_in_front(True)
    made.tell(Waiting(8))
    made.tell_in_front(False)
    made.tell(Waiting(8))
    made.tell(Waiting(6))
    assert not made._timer.isActive() and said == []
    made.tell(Waiting(7))
    settle(lambda: said)
    assert said[0][1] == "7 not clear"


def test_what_was_decided_before_it_was_told_is_not_told(notifier: Told) -> None:
    made, said = notifier
    made.tell(Waiting())
    made.tell_in_front(False)
    made.tell(Waiting(1))
    made.tell(Waiting())
    assert not made._timer.isActive() and said == []


def test_the_next_message_waits_its_time(qapp: QApplication) -> None:
    made = Notifier(collect_ms=0, apart_ms=100_000)
    said: list[str] = []
    made.said.connect(lambda heading, _: said.append(heading))
    made.tell(Waiting())
    made.tell_in_front(False)
    made.tell(Waiting(1))
    settle(lambda: said)
    made.tell(Waiting(2))
    assert made._timer.remainingTime() > 90_000
    made.deleteLater()


def test_that_sorting_has_stopped_is_told_once_and_at_once(notifier: Told) -> None:
    made, said = notifier
    made.tell_in_front(False)
    for stopped in (False, True, True, False, True):
        made.tell_stopped(stopped)
    assert [heading for heading, _ in said] == ["Sorting has stopped"] * 2
    made.tell_stopped(False)
    made.tell_in_front(True)
    made.tell_stopped(True)
    assert len(said) == 2


def test_the_icon_of_no_folders_offers_no_pause(look: Look, qapp: QApplication) -> None:
    tray = Tray(look, "Kamiwake")
    for sorting in Sorting:
        tray.tell(0, sorting)
        assert tray._pause.isEnabled() == (sorting is not Sorting.NO_FOLDERS)
    tray.deleteLater()
