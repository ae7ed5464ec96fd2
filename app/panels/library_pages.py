"""What the library shows: cards of classes, the map of all samples, the cards of one class."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.item_models.library import (
    ClassEntry,
    ClassesModel,
    ClassFilter,
    ClassOrder,
    Closeness,
    SampleEntry,
    SamplesModel,
    classes_of,
    closeness_of,
    filed_words,
    in_order,
    samples_of,
)
from app.item_models.rows import ROW_ROLE
from app.theme import STEP_PX
from app.widgets.card_grid import CardGrid, DropWords
from app.widgets.parts import Look, label
from app.widgets.template_map import TemplateMap
from core.domain import Label

if TYPE_CHECKING:
    from app.library_desk import LibraryState
    from app.overview_desk import OverviewDesk
    from app.panels.library_head import LibraryHead
    from app.pictures import Pictures
    from app.widgets.empty_state import EmptyState


class LibraryPages(QStackedWidget):
    """One of them at a time; knows which class is opened and what is selected."""

    selected_changed = Signal()
    dropped = Signal(list, object, bool)
    """Files, the label they were dropped on or None, and whether as a sub-label of it."""
    menu_asked = Signal()

    def __init__(
        self, look: Look, pictures: Pictures, overview: OverviewDesk, head: LibraryHead,
        empty: EmptyState, new_class_words: Callable[[], str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._overview, self._head, self.empty = overview, head, empty
        self._state: LibraryState | None = None
        self._closeness: Closeness = {}
        self._order = ClassOrder.NAME
        self._ranks: dict[str, int] | None = {}
        self._as_map = False
        self._stale = True  # the map does not show what is known
        self._wanted: int | None = None
        """A sample that is to be selected when it is on the map."""
        self.opened: str | None = None
        self.classes, self.filter = ClassesModel(self), ClassFilter(self)
        self.filter.setSourceModel(self.classes)
        self.samples = SamplesModel(self)
        self.class_grid = CardGrid(
            look, pictures, self._class_notes, self._class_drop_words, new_class_words
        )
        self.class_grid.setModel(self.filter)
        self.class_grid.setAccessibleName(self.tr("Classes"))
        self.sample_grid = CardGrid(
            look, pictures, self._sample_notes, self._sample_drop_words, self._new_sub_words
        )
        self.sample_grid.setModel(self.samples)
        self.sample_grid.setAccessibleName(self.tr("Samples"))
        self.map = TemplateMap(look, pictures, new_class_words)
        self.nothing_found = label(role="muted", wrap=True)
        self.nothing_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing_found.setMargin(3 * STEP_PX)
        self._unread = QWidget()
        for part in (
            self._unread,
            empty,
            self.class_grid,
            self.map,
            self.sample_grid,
            self.nothing_found,
        ):
            self.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        for grid in (self.class_grid, self.sample_grid):
            grid.selectionModel().selectionChanged.connect(self.selected_changed)
            grid.dropped_on_space.connect(self._dropped_on_space)
            grid.dropped_on_card.connect(self._dropped_on_card)
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            grid.customContextMenuRequested.connect(self.menu_asked)
        self.map.chosen.connect(self.selected_changed)
        self.map.opened.connect(self._open_from_map)
        self.map.dropped.connect(self._dropped_on_space)
        self.class_grid.activated.connect(lambda index: self.open(index.data(ROW_ROLE).name))
        self._head.map_asked.connect(self.show_as_map)
        self._head.close_only_asked.connect(self._show_close_only)
        self._head.order_asked.connect(self._sort_by)
        self._overview.counted.connect(self._show_rows)
        self._overview.paired.connect(self._show_pairs)
        self._overview.drawn.connect(self._show_points)
        self._overview.not_drawn.connect(
            lambda: self.map.show_note(self.tr("There is no map without the recognition model."))
        )

    # What is asked of it

    def follow(self, seen: bool) -> None:
        """`seen`: somebody looks at it now."""
        self._overview.follow(seen)
        self._overview.want_map(seen and self._as_map)
        if seen:
            self._sort_anew()

    def show_library(self, state: LibraryState) -> None:
        self._state = state
        self._ranks = None
        self._closeness = closeness_of(self._overview.pairs, state.registered)
        self._show_rows()
        self._show_points()

    def open(self, name: str, template_id: int | None = None) -> None:
        """`template_id`: of the sample that is selected then."""
        self.opened = name
        self._show_level()
        if template_id is not None:
            row = self.samples.row_of(template_id)
            self.sample_grid.setCurrentIndex(self.samples.index(row))
        self.sample_grid.setFocus()

    def close_class(self) -> None:
        if self.opened is not None:
            name, self.opened = self.opened, None
            self._show_level()
            self.select_class(name)
            self.focus()

    def show_as_map(self, as_map: bool) -> None:
        """Of all classes; an opened one is closed."""
        self._as_map = as_map
        self._overview.want_map(as_map and self.isVisible())
        self._head.show_mode(as_map)
        if self.opened is not None:
            self.close_class()
        else:
            self._show_level()
        if self._stale:
            self._show_points()
        self.focus()

    def search(self, text: str) -> None:
        self.filter.search(text)
        self._show_level()

    def selected(self) -> ClassEntry | SampleEntry | None:
        if self.currentWidget() is self.map:
            return self._selected_on_map()
        grid = self.currentWidget()
        if not isinstance(grid, CardGrid):
            return None
        indexes = grid.selectionModel().selectedIndexes()
        row_: ClassEntry | SampleEntry | None = indexes[0].data(ROW_ROLE) if indexes else None
        return row_

    def select_class(self, name: str) -> None:
        at = self.classes.row_of(name)
        index = self.filter.mapFromSource(self.classes.index(at))
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.class_grid.selectionModel().setCurrentIndex(index, flag)
            self.class_grid.scrollTo(index)
        on_map = self.map.selected
        if at >= 0 and (on_map is None or on_map.label.class_name != name):
            self._wanted = self.classes.rows[at].shown.template_id
            self._select_wanted()

    def _select_wanted(self) -> None:
        if any(point.template_id == self._wanted for point in self.map.points):
            self.map.select(self._wanted)
            self._wanted = None

    def focus(self) -> None:
        part = self.currentWidget()
        (part if isinstance(part, CardGrid | TemplateMap) else self).setFocus()

    # Showing

    def _show_rows(self) -> None:
        if self._state is None:
            return
        selected = self.selected()
        statistics = self._overview.overview.statistics
        entries = classes_of(self._state.registered, statistics, self._closeness)
        if self._ranks is None:
            entries = in_order(entries, self._order)
            self._ranks = {entry.name: at for at, entry in enumerate(entries)}
        else:  # the order stays while one looks, whatever is filed meanwhile
            last = len(entries)
            entries.sort(key=lambda entry: self._ranks.get(entry.name, last))  # type: ignore[union-attr]
        self.classes.set_rows(entries)
        if self.opened is not None and self.classes.row_of(self.opened) < 0:
            self.opened = None
        if isinstance(selected, ClassEntry):
            self._stay_at(selected)
        self._show_level()

    def _show_level(self) -> None:
        anything = bool(self.classes.rows)
        self._head.show_level(self.opened, anything)
        pairs = sum(len(close) for close in self._closeness.values()) // 2
        self._head.show_close(pairs if self.opened is None else 0)
        filtered = self.filter.rowCount() < len(self.classes.rows)
        if self.opened is not None:
            entry = self.classes.rows[self.classes.row_of(self.opened)]
            statistics = self._overview.overview.statistics
            self.samples.set_rows(samples_of(entry, statistics, self._closeness))
            self.setCurrentWidget(self.sample_grid)
        elif not anything:
            self.setCurrentWidget(self.empty if self._state is not None else self._unread)
        elif filtered and not self.filter.rowCount():
            text = self._head.search.text()
            self.nothing_found.setText(self.tr("No class is called “{text}”.").format(text=text))
            self.setCurrentWidget(self.nothing_found)
        else:
            self.setCurrentWidget(self.map if self._as_map else self.class_grid)
        self.map.seek(
            frozenset(self.filter.index(at, 0).data() for at in range(self.filter.rowCount()))
            if filtered and self._as_map
            else None
        )
        self.selected_changed.emit()

    def _stay_at(self, earlier: ClassEntry) -> None:
        """Whatever it is called now, and not what has come into its place."""
        assert self._state is not None
        number = earlier.shown.template_id
        known = self._state.registered
        name = next((one.label.class_name for one in known if one.template_id == number), None)
        now = self.selected()
        if name is not None and not (isinstance(now, ClassEntry) and now.name == name):
            self.select_class(name)

    def _show_pairs(self) -> None:
        if self._state is not None:
            self._closeness = closeness_of(self._overview.pairs, self._state.registered)
            self._show_rows()
            self._show_points()

    def _show_points(self) -> None:
        drawn = self._overview.map
        self._stale = not self._as_map or drawn is None
        if not self._as_map:
            return
        if drawn is None or self._state is None:
            self.map.show_note(self.tr("The map is being drawn…"))
            return
        known = {one.template_id: one for one in self._state.registered}
        rows = [at for at, number in enumerate(drawn.ids.tolist()) if number in known]
        points = [known[int(drawn.ids[at])] for at in rows]
        places = np.asarray(drawn.positions[rows], np.float64).reshape(-1, 2)
        self.map.show_map(points, places, ((p.first, p.second) for p in self._overview.pairs))
        self._select_wanted()

    def _selected_on_map(self) -> SampleEntry | None:
        point = self.map.selected
        at = self.classes.row_of(point.label.class_name) if point else -1
        if point is None or at < 0:
            return None
        statistics = self._overview.overview.statistics
        entries = samples_of(self.classes.rows[at], statistics, self._closeness)
        return next((one for one in entries if one.key == point.template_id), None)

    def _open_from_map(self) -> None:
        point = self.map.selected
        if point is not None:
            self.open(point.label.class_name, point.template_id)

    def _show_close_only(self, only: bool) -> None:
        self.filter.show_close_only(only)
        self._show_level()

    def _sort_by(self, order: ClassOrder) -> None:
        self._order = order
        self._sort_anew()

    def _sort_anew(self) -> None:
        self._ranks = None
        self._show_rows()

    # Words on cards

    def _class_notes(self, entry: ClassEntry) -> tuple[str, str]:
        return self.classes.contents(entry), filed_words(entry.filed)

    def _sample_notes(self, entry: SampleEntry) -> tuple[str, str]:
        return self.samples.origin(entry), filed_words(entry.filed)

    # Dropping

    def _dropped_on_space(self, paths: list[Path]) -> None:
        inside = self.opened is not None
        self.dropped.emit(paths, Label(self.opened or "") if inside else None, inside)

    def _dropped_on_card(self, index: QModelIndex, lower: bool, paths: list[Path]) -> None:
        target = label_of(index.data(ROW_ROLE))
        self.dropped.emit(paths, Label(target.class_name) if lower else target, lower)

    def _class_drop_words(self, entry: ClassEntry) -> DropWords:
        return DropWords(self.tr("Another sample"), self.tr("New sub-label"))

    def _sample_drop_words(self, entry: SampleEntry) -> DropWords:
        return DropWords(self.tr("Another sample of this"), self.tr("New sub-label"))

    def _new_sub_words(self) -> str:
        return self.tr("New sub-label of {name}").format(name=self.opened)


def label_of(row_: ClassEntry | SampleEntry) -> Label:
    return Label(row_.name) if isinstance(row_, ClassEntry) else row_.label
