"""Every document, where it went and why: found, taken back, corrected, exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget

from app.history_desk import Chosen, Done, HistoryDesk, Seen, Work
from app.item_models.history import Found, HistoryModel
from app.panels.document import DocumentPanel
from app.panels.history_export import HistoryExport
from app.panels.history_told import done_told, failures_told, refusal_told, work_told
from app.panels.several import SeveralPanel
from app.theme import STEP_PX
from app.widgets.drop_list import DropPlace
from app.widgets.empty_state import EmptyState
from app.widgets.history_filters import HistoryFilters
from app.widgets.history_table import ROW_PX, HistoryTable
from app.widgets.parts import Count, Look, action, button, column, label, row, shortcut
from app.widgets.undoing import undo_key
from app.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.item_models.documents import DocumentRow
    from app.pictures import Pictures
    from app.widgets.inspector import Inspector
    from core.domain import Label

_TYPING_MS = 120
_MOST_KEPT = 500
"""So many selected rows at most are found again in another list."""


class HistoryView(QWidget):
    register_asked = Signal(object)
    """The path of a document that is to become a form of its own."""
    said = Signal(str, object)
    """Something to tell, and what takes it back (None: nothing does)."""
    refused = Signal(str)
    sort_asked = Signal(list)
    """Documents that were dropped here: they are to be sorted at once."""

    def __init__(
        self, look: Look, pictures: Pictures, desk: HistoryDesk, comparing: ComparingDesk,
        inspector: Inspector,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._desk, self._inspector = look, desk, inspector
        self.model = HistoryModel(self)
        self.table = HistoryTable(look, pictures)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("History"))
        self.panel = DocumentPanel(look, pictures, comparing)
        self.panel.add(action(look, "files", self.tr("Show all of the same run"), self.show_run))
        self.several = SeveralPanel(look)
        self.filters = HistoryFilters(look)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        desk.seen = self._seen
        self._build()
        self._connect()
        self._add_shortcuts()
        self._show_level()

    # Building

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(72)
        self._count = Count()
        self.export = button(self.tr("Export…"), self.browse_export, "primary")
        self.export.setToolTip(self.tr("Write what is shown into a table (Ctrl+E)"))
        head = row(label(self.tr("History"), "title"), self._count, self.search, self.export)
        head.setStretch(1, 1)
        head.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self.exporting = HistoryExport(self._look, self._desk)
        self.work = WorkBar(self._desk.cancel)
        self.quiet = EmptyState(
            self._look, "clock", self.tr("Nothing sorted yet"),
            self.tr("Every document that is filed stays listed here, with the reason."),
        )  # fmt: skip
        self.quiet.setAcceptDrops(False)
        self.none = EmptyState(
            self._look, "search", self.tr("No document is like that"),
            self.tr("Try fewer words, other days, or any class."),
            button(self.tr("Clear filters"), self.clear, "primary"),
        )  # fmt: skip
        self.none.setAcceptDrops(False)
        self._waiting = QWidget()
        self._stack = QStackedWidget()
        for part in (self._waiting, self.quiet, self.none, self.table):
            self._stack.addWidget(part)
        self.place = DropPlace(self._look, self._stack)
        whole = column(head, self.filters, self.exporting, self.work, self.place, gap=0)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        desk, panel, several = self._desk, self.panel, self.several
        self.place.dropped.connect(self.sort_asked)
        desk.found.connect(self._show_found)
        desk.page_given.connect(self.model.fill)
        desk.page_dropped.connect(self.model.drop)
        desk.classes_known.connect(self.filters.offer)
        desk.work_changed.connect(self._show_work)
        desk.done.connect(self._done)
        self.exporting.said.connect(self.said)
        self.exporting.left.connect(self.table.setFocus)
        self.model.page_wanted.connect(desk.want_page)
        self.model.dataChanged.connect(self._changed_rows)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.table.activated.connect(lambda index: self._open(self.model.row_at(index.row())))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self._typing.timeout.connect(self._look_for)
        self.filters.changed.connect(self._look_for)
        panel.label_chosen.connect(lambda _, wanted: self.file_as(wanted))
        panel.undo_asked.connect(lambda _: self.put_back())
        panel.judge_asked.connect(self._judge_again)
        panel.register_asked.connect(lambda row_: self.register_asked.emit(row_.path))
        panel.open_asked.connect(self.open_path)
        several.put_back_asked.connect(self.put_back)
        several.label_chosen.connect(self.file_as)
        several.left.connect(self.table.setFocus)

    def _add_shortcuts(self) -> None:
        everywhere = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front
        in_list, keys = Qt.ShortcutContext.WidgetShortcut, QKeySequence.StandardKey
        shortcut(self, keys.Find, self._focus_search, everywhere, self.tr("Search"))
        says = self.tr("Undo the latest decision")
        undo_key(self, self._desk.undo, says, lambda text: self.said.emit(text, None))
        shortcut(self, "Ctrl+E", self.browse_export, everywhere, self.tr("Export a table"))
        says = self.tr("From the search into the list")
        shortcut(self.search, "Down", self._enter_list, in_list, says)
        shortcut(self.search, "Return", self._enter_list, in_list, says)
        shortcut(self.search, "Esc", self.search.clear, in_list, self.tr("Clear the search"))
        says = self.tr("File it as something else")
        shortcut(self.table, "F2", self.start_refiling, in_list, says)
        says = self.tr("Put it back into its folder")
        shortcut(self.table, "Del", self.ask_put_back, in_list, says)
        says = self.tr("Take the suggestion of that number")
        for number in range(1, 6):
            shortcut(self.table, str(number), partial(self._take_number, number), in_list, says)

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._look_for()
        self._desk.follow(True)
        self._show_selected()
        (self.table if self.table.isVisible() else self).setFocus()

    def offer(self, labels: Sequence[Label]) -> None:
        self.panel.offer(labels)
        self.several.offer(labels)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self.model.found is not None:  # the window was minimised meanwhile
            self._desk.follow(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._desk.follow(False)
        super().hideEvent(event)

    def clear(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.search.setFocus()

    def show_run(self) -> None:
        """Everything that was sorted in the same run as what is selected."""
        row_ = self.selected()
        if row_ is not None and row_.entry is not None:
            self._desk.ask_run(row_.entry.run_id, self.filters.show_run)

    def open_path(self, path: Path) -> None:
        if not path.exists():
            self.refused.emit(self.tr("{path} is not there any more.").format(path=path))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # Showing

    def _look_for(self) -> None:
        self._typing.stop()
        self._desk.look_for(self.filters.query(self.search.text()))

    def _seen(self) -> Seen:
        rows, ranges = self.table.rows_in_sight(), self.table.ranges()
        selected: tuple[str, ...] = ()
        if sum(many for _, many in ranges) <= _MOST_KEPT:
            selected = self._keys(ranges)
        return Seen(rows.start, len(rows), self.model.key_at(rows.start) or "", selected)

    def _show_found(self, found: Found) -> None:
        """New rows come above those in sight, which stay where they are."""
        bar, model = self.table.verticalScrollBar(), self.model
        before, scrolled, current = model.found, bar.value(), self.table.currentIndex().row()
        seen = self._seen()
        model.show(found)
        self._show_level()
        if found.grown is not None:
            if found.grown and scrolled:
                bar.setValue(scrolled + found.grown * ROW_PX)
        else:
            same = before is not None and before.query == found.query
            first = found.places.get(seen.anchor, seen.first) if same else 0
            bar.setValue(first * ROW_PX + scrolled % ROW_PX if same else 0)
            rows = [found.places[key] for key in seen.selected if key in found.places]
            if not rows and same and seen.selected and found.count:
                rows = [min(current, found.count - 1)]  # the next one comes under the hand
            if rows:
                self.table.select_rows(rows, rows[0])
        self._show_selected()
        if found.query != self.filters.query(self.search.text()) and not self._typing.isActive():
            self._look_for()  # another day has begun

    def _show_level(self) -> None:
        found = self.model.found
        empty = found is not None and found.count == 0
        never = found is not None and empty and found.query.is_open
        self.filters.setVisible(not never)
        self.search.setVisible(not never)
        self.export.setVisible(not never)
        self.export.setEnabled(not empty and not self._desk.working)
        if found is None:
            self._stack.setCurrentWidget(self._waiting)
            return
        self._show_count()
        self._stack.setCurrentWidget(self.quiet if never else self.none if empty else self.table)
        if self.hasFocus() and not empty:  # it waited for the list
            self.table.setFocus()

    def _show_count(self) -> None:
        found = self.model.found
        if found is None or not found.count:
            self._count.tell("", "")
            return
        number = QLocale().toString(found.count)
        text = self.tr("%n document(s)", "", found.count).replace(str(found.count), number)
        self._count.tell(text, number)

    def _changed_rows(self) -> None:
        if sum(many for _, many in self.table.ranges()) == 1:
            self._show_selected()

    def _show_selected(self) -> None:
        if not self.isVisible():
            return
        count = sum(many for _, many in self.table.ranges())
        if count > 1:
            self.several.show_count(count)
            self._inspector.show_panel(self.several)
            return
        row_ = self.selected()
        if row_ is not None:
            self.panel.show_document(row_)
            self._inspector.show_panel(self.panel)
        elif not count:
            hint = self.tr("Select a document to see why it went where.")
            self._inspector.show_panel(None, hint, yields=True)

    def selected(self) -> DocumentRow | None:
        """The one that is selected; None for several, and while it is being read."""
        ranges = self.table.ranges()
        if sum(many for _, many in ranges) != 1:
            return None
        return self.model.row_at(ranges[0][0])

    # Deciding

    def chosen(self) -> Chosen | None:
        ranges, found = self.table.ranges(), self.model.found
        count = sum(many for _, many in ranges)
        if not count or found is None:
            return None
        keys = self._keys(ranges) if count <= _MOST_KEPT else ()
        return Chosen(found, count, keys if len(keys) == count else (), tuple(ranges))

    def ask_put_back(self) -> None:
        """One goes back at once; several after one more word."""
        if self.selected() is not None:
            self.put_back()
        elif self.chosen() is not None:
            self._inspector.show()
            self.several.ask_put_back()

    def put_back(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._desk.put_back(chosen)

    def file_as(self, wanted: Label) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._desk.file_as(chosen, wanted)
            self.table.setFocus()

    def start_refiling(self) -> None:
        self._inspector.show()
        (self.panel if self.selected() is not None else self.several).start_refiling()

    def _take_number(self, number: int) -> None:
        if self.selected() is not None:
            self.panel.take(number)

    def _judge_again(self, row_: DocumentRow) -> None:
        if not row_.path.exists():
            self.refused.emit(self.tr("{path} is not there any more.").format(path=row_.path))
        elif row_.entry is not None:
            self._desk.judge_again(row_.entry)

    def _keys(self, ranges: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Of the rows that are here."""
        keys = (self.model.key_at(first + at) for first, many in ranges for at in range(many))
        return tuple(key for key in keys if key)

    def _show_work(self, work: Work | None) -> None:
        self._show_level()
        if work is None or work.total < 2:
            self.work.hide()
            return
        self.work.show_work(work_told(work.kind), work.done, work.total)

    def _done(self, done: Done) -> None:
        undo: Callable[[], object] | None = self._desk.undo if done.can_undo else None
        if text := done_told(done):
            self.said.emit(text, undo)
        failures = failures_told(done)
        self.several.show_failures(failures if len(failures) > 1 else [])
        if failures:
            self.refused.emit(refusal_told(failures))

    # Export

    def browse_export(self) -> None:
        found = self.model.found
        if found is not None and found.count and not self._desk.working:
            self.exporting.browse()

    # Around the list

    def _open(self, row_: DocumentRow | None) -> None:
        if row_ is not None:
            self.open_path(row_.path)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _enter_list(self) -> None:
        if self._stack.currentWidget() is not self.table:
            return
        self.table.setFocus()
        if not self.table.ranges():
            self.table.select_rows([0], 0)

    def _show_menu(self, at: QPoint) -> None:
        chosen, row_ = self.chosen(), self.selected()
        if chosen is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Refile as… (F2)"), self.start_refiling)
        menu.addAction(self.tr("Put back into the inbox (Del)"), self.ask_put_back)
        if row_ is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Show all of the same run"), self.show_run)
            menu.addAction(self.tr("Open"), lambda: self._open(row_))
            menu.addAction(self.tr("Open its folder"), lambda: self.open_path(row_.path.parent))
        menu.popup(self.table.viewport().mapToGlobal(at))
