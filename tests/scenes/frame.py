"""What stands over, under and beside the views: notices, a password, keys, the tray."""

from __future__ import annotations

from pathlib import Path

from argon2 import PasswordHasher
from desk_top import dragging
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.gate import Task
from app.main_window import LIBRARY, REVIEW, SETTINGS, SORT, MainWindow
from app.tray import Sorting, Tray, tray_icon
from core.access import Access
from scenes.stage import SMALL, WIDE, Scenes, Stage, wait_s


def frame(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(SORT)
    window.telling._engine_died(True)
    window.sort_view._filed(1, Path.home() / "Filed" / "Incident report" / "scan_0012.jpg")
    yield "0-notice-and-toast", stage.grab(window)
    window.telling.take_models([stage.work / "office forms 2026.onnx", stage.work / "another.onnx"])
    window.resize(*SMALL)
    yield "0-notice-small", stage.grab(window)
    window.resize(*WIDE)
    window.notice.dismiss()
    window.toast.hide()
    yield from _shortcuts(stage, window)
    yield from _model(stage, window)
    yield from _tray(stage)


def _shortcuts(stage: Stage, window: MainWindow) -> Scenes:
    for number, name in ((SORT, "sort"), (REVIEW, "review"), (LIBRARY, "library")):
        window.show_view(number)
        stage.rest(window)
        window.shortcut_sheet.toggle()
        yield f"1-keys-{name}", stage.grab(window)
        if number == REVIEW:
            window.resize(*SMALL)
            yield "1-keys-small", stage.grab(window)
            window.resize(*WIDE)
        window.shortcut_sheet.toggle()


def _model(stage: Stage, window: MainWindow) -> Scenes:
    window.show_view(LIBRARY)
    graph = stage.work / "office forms 2026.onnx"
    with dragging(window.rail, [graph], QPoint(20, 200)):
        yield "2-drag-model", stage.grab(window)
    with dragging(window.rail, [graph, stage.work / "another.onnx"], QPoint(20, 200)):
        yield "2-drag-models", stage.grab(window)
    window.model_desk.began.emit(graph.stem)
    for done in (100, 118):
        window.model_desk.progressed.emit(done, 500)
        wait_s(2.2)
    window.model_desk.progressed.emit(130, 500)
    yield "3-model-progress", stage.grab(window)
    window.model_desk.over.emit()


def _tray(stage: Stage) -> Scenes:
    tray = Tray(stage.look, "Kamiwake")
    tray.tell(3, Sorting.ON)
    yield "4-tray-menu", stage.grab_menu(tray.menu)
    tray.tell(0, Sorting.PAUSED)
    yield "4-tray-menu-paused", stage.grab_menu(tray.menu)
    ratio = QApplication.primaryScreen().devicePixelRatio()
    picture = QPixmap(round(620 * ratio), round(90 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(stage.look.theme.colour("surface"))
    painter = QPainter(picture)
    at = 12
    for waiting, paused in ((0, False), (3, False), (128, False), (0, True), (3, True)):
        icon = tray_icon(stage.look, waiting, paused)
        for size in (64, 24, 16):
            painter.drawPixmap(at, 12, icon.pixmap(size, size))
            at += size + 6
    painter.end()
    yield "4-tray-icons", picture


def locked_window(stage: Stage) -> Scenes:
    """With an administrator's password."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    access = Access(stage.work / "full", cheap)
    access.set_password("four words in a row")
    with Profile(stage.work / "full") as profile, stage.window(profile) as window:
        window.show_view(LIBRARY)
        window.gate.ask(Task.REGISTER, lambda: None)
        yield "5-unlock", stage.grab(window)
        window.gate.wrong.emit(3.0)
        yield "5-unlock-wrong", stage.grab(window)
        window.resize(*SMALL)
        yield "5-unlock-small", stage.grab(window)
        window.resize(*WIDE)
        window.gate.cancel()
        window.show_view(SETTINGS)
        window.settings_view.show_page(window.settings_view.pages[9])
        yield "6-administrator", stage.grab(window)
    access.remove_password("four words in a row")
