"""The registration panel with all that can be dropped on it, and much at once."""

from __future__ import annotations

import shutil
from pathlib import Path

from desk_top import (
    LONG_NAME,
    SAMPLES,
    dragging,
    pdf_of,
    photo_of,
    register,
    samples_of,
    scans,
    settle,
)
from editions import edition_file
from PySide6.QtCore import QPoint

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow
from app.transfer_desk import Work
from core.domain import Label
from core.settings import Settings
from scenes.stage import SMALL, Scenes, Stage, wait_s


def registering(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(LIBRARY)
    work, sheet = stage.work, SAMPLES / "expected.csv"
    photo = work / "Reisekostenabrechnung 2025.jpg"
    _register(window, photo_of(photo, samples_of("Travel expense claim")[0]))
    yield "0-photo", stage.grab(window)
    pages = [scan for scan in scans() if scan.suffix == ".jpg"][:3]
    _register(window, pdf_of(work / "three pages.pdf", *pages, blank_first=True), sheet)
    yield "1-pages", stage.grab(window)
    _register(window, edition_file(work, "2025"))
    panel = window.library_view.registration
    settle(lambda: panel._preview.marks)
    yield "2-twin", stage.grab(window)
    panel.picker.set_label(Label(LONG_NAME, "汚れ・しわのある写し"))
    yield "3-long-name", stage.grab(window)
    _register(window, sheet)
    yield "4-unreadable", stage.grab(window)
    window.resize(*SMALL)
    _register(window, samples_of("年末調整申告書")[0])
    yield "5-small", stage.grab(window)
    panel.leave()


def transfers(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(LIBRARY)
    view, desk = window.library_view, window.transfer_desk
    panel, grid = view.transfer, view.class_grid
    assert panel is not None
    folder = _folder(stage.work)
    with dragging(grid.viewport(), [folder], QPoint(grid.width() - 20, grid.height() - 20)):
        yield "0-drag-folder", stage.grab(window)
    view.register_files([folder])
    settle(panel.primary.isVisible)
    yield "1-preview", stage.grab(window)
    yield from _progress(stage, window, Work.REGISTER, folder)
    panel._go_on()
    settle(panel.undo.isVisible, 120)
    window.toast.hide()
    yield "3-end", stage.grab(window)
    panel.undo.click()
    settle(window.toast.isVisible)
    window.toast.hide()
    panel.leave()
    file = _library_file(stage.work)
    with dragging(window.rail, [file], QPoint(20, 200)):
        yield "4-drag-library", stage.grab(window)
    panel.look_into_file(file)
    settle(panel.primary.isVisible, 120)
    yield "5-import", stage.grab(window)
    window.resize(*SMALL)
    yield "5-import-small", stage.grab(window)
    panel.leave()
    yield from _progress(stage, window, Work.EXPORT, stage.work / "library.kamiwake")
    desk.work = None
    panel.leave()


def _progress(stage: Stage, window: MainWindow, work: Work, path: Path) -> Scenes:
    """As if there were many."""
    desk = window.transfer_desk
    desk.work = work
    desk.began.emit(work, path)
    for done in (60, 118):
        desk.progressed.emit(done, 500)
        wait_s(2.2)
    desk.progressed.emit(130, 500)
    yield f"2-progress-{work}", stage.grab(window)
    desk.work = None


def _folder(work: Path) -> Path:
    root = work / "Forms of the office"
    for name in ("Weekly timesheet", "採購申請單", "Incident report"):
        shutil.copytree(SAMPLES / "library" / name, root / name)
    shutil.copytree(SAMPLES / "library" / "設備維修單", root / "設備維修單 (新版)")
    shutil.copy2(scans()[3], root / "設備維修單 (新版)" / "second sample.png")
    shutil.copytree(SAMPLES / "library" / "御見積書", root / LONG_NAME)
    (root / "Weekly timesheet" / "notes.txt").write_text("Monday", "utf-8")
    shutil.copy2(samples_of("Incident report")[0], root)
    return root


def _library_file(work: Path) -> Path:
    """Of another office: one class more than here."""
    path = work / "headquarters.kamiwake"
    with Profile(work / "headquarters", Settings()) as other:
        register(other, scans()[4], Label("Sick note"))
        register(other, samples_of("Incident report")[0], Label("Incident report"))
        other.transfers.export(path)
    return path


def _register(window: MainWindow, *files: Path) -> None:
    library = window.library_view
    library.registration.leave()
    library.register_files(list(files))
    panel = library.registration
    settle(lambda: panel._image is not None or not panel._preview._image)
    settle(lambda: panel._examination is not None or panel._advice.property("error"))
