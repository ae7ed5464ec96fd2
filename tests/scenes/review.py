"""Review: a scan beside its candidates, and what one does with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desk_top import settle

from app.bootstrap import Profile
from app.main_window import REVIEW, MainWindow
from app.review_desk import ReviewState
from core.filing.nouns import Decided
from scenes.stage import SMALL, WIDE, Scenes, Stage, pick


def review(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(REVIEW)
    view = window.review_view
    settle(lambda: view.current is not None)
    select(window, _editions)
    yield "0-editions", stage.grab(window)
    compare = view.comparison.compare
    compare.blink()
    yield "1-blink", stage.grab(window)
    compare.blink()
    for _ in range(5):
        compare.zoom_in()
    yield "1-zoomed", stage.grab(window)
    view.comparison.fit_width()
    yield "1-width", stage.grab(window)
    view.comparison.fit_page()
    view.comparison.look_at(1)
    yield "1-second-candidate", stage.grab(window)
    select(window, lambda row: row.like_nothing and row.candidates)
    yield "2-unknown", stage.grab(window)
    view.comparison.look_at(0)
    yield "2-unknown-compared", stage.grab(window)
    select(window, lambda row: row.troubled)
    yield "3-unreadable", stage.grab(window)
    select(window, lambda row: row.check)
    yield "4-spot-check", stage.grab(window)
    yield from _several(stage, window)
    yield from _registering(stage, window)
    view._start_picking()
    yield "7-any-other", stage.grab(window)
    view._leave_panel()
    window.resize(*SMALL)
    yield "8-small", stage.grab(window)
    select(window, lambda row: row.check)
    yield "8-small-spot-check", stage.grab(window)
    window.resize(*WIDE)
    yield from _empty(stage, window)


def _several(stage: Stage, window: MainWindow) -> Scenes:
    view = window.review_view
    select(window, _editions)
    model, selection = view.queue.model, view.list.selectionModel()
    for at in range(min(4, model.rowCount())):
        selection.select(model.index(at), selection.SelectionFlag.Select)
    yield "5-several", stage.grab(window)


def _registering(stage: Stage, window: MainWindow) -> Scenes:
    view = window.review_view
    select(window, lambda row: row.like_nothing and row.candidates)
    stage.rest(window)
    view.register_new()
    settle(lambda: view.registration._examination is not None)
    yield "6-new-form", stage.grab(window)
    view.registration.leave()
    select(window, _editions)
    stage.rest(window)
    view.register_sub_label()
    settle(lambda: view.registration._examination is not None)
    yield "6-sub-label", stage.grab(window)
    view.registration.leave()


def _empty(stage: Stage, window: MainWindow) -> Scenes:
    """What is left when all is decided."""
    desk, before = window.review_desk, window.review_desk.state
    desk._timer.stop()
    desk.state = ReviewState(today=Decided(128, 7), observed=before.observed)
    desk.changed.emit(desk.state)
    yield "9-done", stage.grab(window)
    window.resize(*SMALL)
    yield "9-done-small", stage.grab(window)
    window.resize(*WIDE)
    desk.state = replace(before)
    desk.changed.emit(desk.state)
    desk._timer.start()


def _editions(row: Any) -> bool:
    return len(row.candidates) > 1 and not row.check and not row.like_nothing


def select(window: MainWindow, wanted: Callable[[Any], object]) -> None:
    queue = window.review_view.queue
    queue.select(queue.model.rows[pick(queue.model.rows, wanted)].key)
