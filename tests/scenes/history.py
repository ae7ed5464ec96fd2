"""History: the list, what is selected in it, filters, long work."""

from __future__ import annotations

from desk_top import settle

from app.bootstrap import Profile
from app.history_desk import Kind, Work
from app.main_window import HISTORY, MainWindow
from app.widgets.history_filters import Days
from core.filing.nouns import Standing
from scenes.stage import SMALL, Scenes, Stage, wait_s


def history(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(HISTORY)
    view = window.history_view
    settle(lambda: view.model.rowCount() > 5 and view.model.row_at(0) is not None)
    yield "0-list", stage.grab(window)
    for status in ("filed", "undone", "review", "unknown"):
        row = _row(window, status)
        if row is not None:
            view.table.select_rows([row], row)
            yield f"1-{status}", stage.grab(window)
    view.start_refiling()
    yield "2-refiling", stage.grab(window)
    view.table.select_rows([1, 2, 3, 7], 1)
    yield "3-several", stage.grab(window)
    view.several.ask_put_back()
    yield "3-several-put-back", stage.grab(window)
    desk = window.history_desk
    desk.work_changed.emit(Work(Kind.PUT_BACK, 212, 480))
    yield "4-long-undo", stage.grab(window)
    desk.work_changed.emit(None)
    filters = view.filters
    filters.days.setCurrentIndex(filters.days.findData(Days.RANGE))
    filters.chips[Standing.FILED].setChecked(True)
    wait_s(0.5)
    yield "5-filters", stage.grab(window)
    window.resize(*SMALL)
    yield "5-filters-small", stage.grab(window)
    view.search.setText("nothing of that name")
    wait_s(0.5)
    yield "6-nothing-found-small", stage.grab(window)
    view.clear()
    wait_s(0.5)
    view.table.select_rows([0], 0)
    yield "7-small", stage.grab(window)
    window.inspector.hide()
    yield "7-small-folded", stage.grab(window)
    window.inspector.show()


def _row(window: MainWindow, status: str) -> int | None:
    model = window.history_view.model
    for at in range(model.rowCount()):
        row = model.row_at(at)
        if row is not None and row.status == status:
            return at
    return None
