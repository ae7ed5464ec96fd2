"""Library: cards, panels, look-alikes, the map."""

from __future__ import annotations

from desk_top import LONG_NAME, dragging, samples_of, settle
from PySide6.QtCore import QPoint

from app.bootstrap import Profile
from app.main_window import LIBRARY, MainWindow
from scenes.office import FORM
from scenes.stage import SMALL, Scenes, Stage


def library(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(LIBRARY)
    view = window.library_view
    overview = window.library_desk.overview
    settle(lambda: overview.overview.threshold and not overview.busy, 120)
    yield "0-cards", stage.grab(window)
    yield "0-menu", stage.grab_menu(view.more)
    window.inspector.show()
    view._select_class("Direct debit mandate")
    yield "1-class", stage.grab(window)
    view._select_class(LONG_NAME)
    yield "1-class-long", stage.grab(window)
    view.class_panel.start_renaming()
    yield "1-renaming", stage.grab(window)
    view._select_class(FORM)
    view.class_panel._merge.unfold()
    yield "1-merging", stage.grab(window)
    view.class_panel._merge.fold()
    yield from _twins(stage, window)
    yield from _drags(stage, window)
    view.open_class(LONG_NAME)
    view.sample_grid.setCurrentIndex(view.samples.index(1))
    yield "4-samples", stage.grab(window)
    view.sample_panel._move.unfold()
    yield "4-moving", stage.grab(window)
    view.close_class()
    view.head.close_chip.click()
    yield "5-look-alikes-only", stage.grab(window)
    view.head.close_chip.click()
    view.search.setText("nothing of that name")
    yield "5-nothing-found", stage.grab(window)
    view.search.setText("")
    yield from _map(stage, window)
    window.resize(*SMALL)
    yield "8-small-map", stage.grab(window)
    view.head.toggle_map()
    yield "8-small", stage.grab(window)
    window.inspector.hide()
    yield "8-small-folded", stage.grab(window)
    window.inspector.show()


def _twins(stage: Stage, window: MainWindow) -> Scenes:
    view = window.library_view
    view._select_class("採購申請單")
    settle(lambda: view.class_panel.twins.lines)
    view.class_panel.twins.lines[0].click()
    yield "2-twins", stage.grab(window)
    view.class_panel.faces.buttons[1].click()
    yield "2-twins-other", stage.grab(window)


def _drags(stage: Stage, window: MainWindow) -> Scenes:
    grid, stained = window.library_view.class_grid, samples_of("Incident report")[0]
    grid.scrollToTop()
    card = grid.visualRect(grid.model().index(1, 0))
    for name, off in (("upper", -40), ("lower", 40)):
        with dragging(grid.viewport(), [stained], card.center() + QPoint(0, off)):
            yield f"3-drag-{name}-half", stage.grab(window)
    with dragging(grid.viewport(), [stained], QPoint(grid.width() - 20, grid.height() - 20)):
        yield "3-drag-space", stage.grab(window)


def _map(stage: Stage, window: MainWindow) -> Scenes:
    view = window.library_view
    view.head.toggle_map()
    settle(lambda: view.map.points, 120)
    yield "6-map", stage.grab(window)
    view._select_class("採購申請單")
    yield "6-map-selected", stage.grab(window)
    view.search.setText("e")
    yield "6-map-searched", stage.grab(window)
    view.search.setText("")
    for _ in range(3):
        view.map.zoom_in()
    yield "7-map-near", stage.grab(window)
    with dragging(view.map, samples_of("Incident report")[:1], QPoint(200, 200)):
        yield "7-map-drag", stage.grab(window)
    view.map.fit()
