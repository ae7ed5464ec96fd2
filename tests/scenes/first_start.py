"""The window as who has just installed it sees it."""

from __future__ import annotations

from desk_top import dragging, scans, settle
from PySide6.QtCore import QPoint

from app.bootstrap import Profile
from app.main_window import HISTORY, LIBRARY, REVIEW, SETTINGS, SORT
from core.settings import Settings
from scenes.stage import SMALL, Scenes, Stage

VIEWS = {SORT: "sort", REVIEW: "review", LIBRARY: "library", HISTORY: "history",
         SETTINGS: "settings"}  # fmt: skip


def first_start(stage: Stage) -> Scenes:
    with Profile(stage.work / "empty", Settings()) as profile, stage.window(profile) as window:
        settle(window.guide.isVisible)
        for number, name in VIEWS.items():
            window.show_view(number)
            yield f"{number}-{name}", stage.grab(window)
        window.settings_view.show_page(window.settings_view.caution)
        yield "4-settings-caution", stage.grab(window)
        window.show_view(LIBRARY)
        with dragging(window.library_view.empty, [scans()[0]], QPoint(200, 200)):
            yield "5-library-drag", stage.grab(window)
        window.library_view.head.toggle_map()
        yield "5-library-map", stage.grab(window)
        window.library_view.head.toggle_map()
        window.show_view(SORT)
        window.sort_view.add_folder()
        yield "6-add-folder", stage.grab(window)
        window.sort_view._leave_folder()
        window.guide.dismissed.emit()
        for number in (SORT, REVIEW, LIBRARY, HISTORY):
            window.show_view(number)
            yield f"7-{VIEWS[number]}-without-guide", stage.grab(window)
        window.resize(*SMALL)
        for number, name in VIEWS.items():
            window.show_view(number)
            yield f"8-{name}-small", stage.grab(window)
