"""The frame: makes the views, gives them what they need, connects what they say."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.comparing_desk import ComparingDesk
from app.engine_process import EngineKeeper
from app.first_steps import FirstSteps
from app.gate import Gate
from app.history_desk import HistoryDesk
from app.item_models.documents import Status
from app.late_views import LateViews
from app.library_desk import LibraryDesk, LibraryState
from app.model_desk import ModelDesk
from app.notifications import Waiting
from app.page_desk import PageDesk
from app.panels.model import ModelBar
from app.panels.unlock import LockButton, UnlockBar
from app.pictures import Pictures
from app.review_desk import ReviewDesk, ReviewState
from app.settings_desk import SettingsDesk
from app.sorting_desk import SortingDesk
from app.tasks import TaskRunner
from app.telling import Telling
from app.transfer_desk import TransferDesk
from app.views.sort_view import SortView
from app.widgets.guide import Guide
from app.widgets.inspector import Inspector
from app.widgets.model_drop import LibraryDrop, ModelDrop, ModelDropWords
from app.widgets.notice import Notice
from app.widgets.parts import Look, icon_button, line, shortcut
from app.widgets.rail import Rail
from app.widgets.shortcut_sheet import ShortcutSheet
from app.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from app.bootstrap import Profile
    from app.views.history_view import HistoryView
    from app.views.library_view import LibraryView
    from app.views.review_view import ReviewView
    from app.views.settings_view import SettingsView
    from core.domain import Label
    from core.settings import Settings

SORT, REVIEW, LIBRARY, HISTORY, SETTINGS = range(5)
STATE_NAME = "window.ini"
_VIEW_PX = 520
"""What a view and the rail need at least."""
_VIEWS = ("sort_view", "review_view", "library_view", "history_view", "settings_view")


class View(Protocol):
    def activate(self) -> None:
        """It is in front now."""


V = TypeVar("V", SortView, "LibraryView", "ReviewView", "HistoryView", "SettingsView")


class MainWindow(QMainWindow):
    samples_asked = Signal()
    settings_changed = Signal(object)  # Settings
    waiting_changed = Signal(object)  # Waiting: what a person has to decide about

    def __init__(self, profile: Profile, look: Look, title: str = "Kamiwake") -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setMinimumSize(820, 560)
        self.resize(QSize(1120, 740).boundedTo(self.screen().availableSize()))
        self._state = QSettings(str(profile.path / STATE_NAME), QSettings.Format.IniFormat)
        self._make_desks(profile)
        self._labels: list[Label] = []
        self._look, self._pattern = look, profile.settings.naming_pattern
        self.inspector = Inspector()
        self._views: dict[int, QWidget] = {}
        self.rail = Rail(look)
        self.guide = Guide(look)
        self.notice = Notice(look)
        self.unlock_bar = UnlockBar(look, self.gate)
        self.model_bar = ModelBar(self.model_desk)
        self.shortcut_sheet = ShortcutSheet(self, look)
        self._build(look)
        self.toast = Toast(self._content)
        self.telling = Telling(
            self.notice, self.toast, self.model_bar, self.library_desk, self.sorting_desk,
            self.model_desk, self.keeper, self,
        )  # fmt: skip
        for desk in (self.review_desk, self.history_desk, self.settings_desk, self.gate):
            desk.failed.connect(self.telling.refused)
        self.history_desk.worked.connect(self.telling.settle)
        self.model_drop = ModelDrop(self, look, self.model_bar.drop_words)
        self.library_drop = LibraryDrop(self, look, self._library_drop_words)
        self._connect()
        self.first_steps = FirstSteps(
            self.guide, self._state, self.library_desk, self.sorting_desk, self._has_filed, self
        )
        self._restore()

    def start(self) -> None:
        """Begins to read and to follow; before that the window is only drawn."""
        for desk in (self.library_desk, self.sorting_desk, self.review_desk, self.settings_desk):
            desk.start()
        self._late_views.start()

    # Building

    def _make_desks(self, profile: Profile) -> None:
        self.gate = gate = Gate(profile.access, self)
        self.keeper = EngineKeeper(profile.path, self)
        self.library_desk = LibraryDesk(profile, self, gate)
        self.sorting_desk = SortingDesk(profile, self.keeper, self, gate)
        self.review_desk = ReviewDesk(profile, self)
        self.history_desk = HistoryDesk(profile, self)
        self.settings_desk = SettingsDesk(profile, self, gate)
        self.model_desk = ModelDesk(profile, self, gate)
        self.transfer_desk = TransferDesk(profile, self, gate)
        self.comparing_desk = ComparingDesk(profile, self)
        self.page_desk = PageDesk(profile, self)
        self._late_views = LateViews(_VIEWS, partial(getattr, self), self)
        self._picture_tasks = TaskRunner(2, self)
        self.pictures = Pictures(
            lambda: profile.registry, lambda: profile.decoders, self._picture_tasks, self
        )

    @cached_property
    def sort_view(self) -> SortView:
        made = SortView(
            self._look, self.pictures, self.sorting_desk, self.comparing_desk, self.inspector,
            self._pattern,
        )  # fmt: skip
        made.said.connect(self._moved)
        made.refused.connect(self.telling.complain)
        made.register_asked.connect(self._register_document)
        made.offer(self._labels)
        return self._add(SORT, made)

    @cached_property
    def library_view(self) -> LibraryView:
        from app.views.library_view import LibraryView

        made = LibraryView(
            self._look, self.pictures, self.library_desk, self.comparing_desk, self.inspector
        )
        made.add_transfers(self.transfer_desk)
        made.registered.connect(self.telling.registered)
        made.samples_asked.connect(self.samples_asked)
        made.models_given.connect(self.telling.take_models)
        return self._listen(LIBRARY, made)

    @cached_property
    def review_view(self) -> ReviewView:
        from app.views.review_view import ReviewView

        made = ReviewView(
            self._look, self.pictures, self.review_desk, self.library_desk, self.page_desk,
            self.comparing_desk, self.inspector,
        )  # fmt: skip
        made.place.words = self.sort_view.drop_words
        made.sort_asked.connect(self._sort_now)
        made.worked.connect(self.telling.settle)
        made.offer(self._labels)
        return self._listen(REVIEW, made)

    @cached_property
    def history_view(self) -> HistoryView:
        from app.views.history_view import HistoryView

        made = HistoryView(
            self._look, self.pictures, self.history_desk, self.comparing_desk, self.inspector
        )
        made.place.words = self.sort_view.drop_words
        made.sort_asked.connect(self._sort_now)
        made.register_asked.connect(self._register_document)
        made.offer(self._labels)
        return self._listen(HISTORY, made)

    @cached_property
    def settings_view(self) -> SettingsView:
        from app.views.settings_view import SettingsView

        made = SettingsView(
            self._look, self.settings_desk, self.sorting_desk, self.model_desk, self._pattern
        )
        subject = str(self._state.value("settings_subject", 0))
        if subject.isdigit() and int(subject) < len(made.pages):
            made.show_subject(int(subject))
        return self._listen(SETTINGS, made)

    def _listen(self, number: int, view: V) -> V:
        view.said.connect(self.telling.said)
        view.refused.connect(self.telling.complain)
        return self._add(number, view)

    def _add(self, number: int, view: V) -> V:
        self._views[number] = view
        self._stack.addWidget(view)
        return view

    def _view(self, number: int) -> QWidget:
        """Made when it is first wanted."""
        return cast(QWidget, getattr(self, _VIEWS[number]))

    def _build(self, look: Look) -> None:
        self._stack = QStackedWidget()
        for number, icon, name in (
            (SORT, "inbox", self.tr("Sort")),
            (REVIEW, "clipboard-check", self.tr("Review")),
            (LIBRARY, "library-big", self.tr("Library")),
            (HISTORY, "history", self.tr("History")),
            (SETTINGS, "settings", self.tr("Settings")),
        ):
            self.rail.add(number, icon, name, foot=number == SETTINGS)
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        guide_place = QVBoxLayout()
        guide_place.setContentsMargins(16, 12, 16, 0)
        guide_place.addWidget(self.guide)
        content.addWidget(self.notice)
        content.addWidget(self.unlock_bar)
        content.addWidget(self.model_bar)
        content.addLayout(guide_place)
        content.addWidget(self._stack, 1)
        self._fold = icon_button(
            look, "panel-right", self.tr("Show or hide the pane at the right (F9)"),
            self._toggle_inspector,
        )  # fmt: skip
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.rail, self._content, line(vertical=True), self.inspector):
            layout.addWidget(part, 1 if part is self._content else 0)
        self.rail.add_foot(LockButton(look, self.gate))
        self.rail.add_foot(self._fold)
        keys, says = self.shortcut_sheet, self.tr("Keyboard shortcuts (F1)")
        self.rail.add_foot(icon_button(look, "keyboard", says, keys.toggle))
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_view)
        everywhere = Qt.ShortcutContext.WindowShortcut
        for number in self.rail.numbers:
            shortcut(
                self, f"Ctrl+{number + 1}", partial(self.show_view, number), everywhere,
                self.rail.name(number),
            )  # fmt: skip
        shortcut(
            self, "F9", self._toggle_inspector, everywhere,
            self.tr("Show or hide the pane at the right"),
        )  # fmt: skip
        self.library_desk.changed.connect(self._library_changed)
        self.model_drop.dropped.connect(self.model_desk.take)
        self.library_drop.dropped.connect(self._import_library)
        self.review_desk.changed.connect(self._count_waiting)
        self.settings_desk.taken.connect(self._take_settings)
        self.settings_desk.troubled.connect(self._settings_troubled)
        self.telling.settings_asked.connect(partial(self.show_view, SETTINGS))
        self.guide.step_asked.connect(self._take_step)

    # Views

    def show_view(self, number: int) -> None:
        if self.view == SETTINGS:
            self.inspector.step_aside(False)
        self._stack.setCurrentWidget(self._view(number))
        self.toast.above = self._kept_clear(number)
        if number == SETTINGS:  # there is nothing to select, and it says itself what is wrong
            self.inspector.step_aside(True)
            self.telling.settings_troubled(None)
        self.rail.show_chosen(number)
        cast(View, self._view(number)).activate()

    def _kept_clear(self, number: int) -> list[QWidget]:
        """What the next decision needs, which no word may cover."""
        if number == REVIEW:
            return [self.review_view.comparison.strip, self.review_view.choices]
        return [self.sort_view.keep] if number == SORT else []

    @property
    def view(self) -> int:
        """The number of the one in front."""
        shown = self._stack.currentWidget()
        return next((number for number, view in self._views.items() if view is shown), SORT)

    def _toggle_inspector(self) -> None:
        self.inspector.setVisible(not self.inspector.isVisible())

    # What the desks tell

    def _library_changed(self, state: LibraryState) -> None:
        self._labels = list(dict.fromkeys(sample.label for sample in state.registered))
        for number in {SORT, REVIEW, HISTORY} & self._views.keys():
            cast("SortView | ReviewView | HistoryView", self._view(number)).offer(self._labels)

    def _take_settings(self, settings: Settings) -> None:
        self.sort_view.folder_panel.propose(settings.naming_pattern)
        self.settings_changed.emit(settings)

    def _settings_troubled(self, error: Exception | None) -> None:
        """The view of the settings tells it itself, and can repair a file that is damaged."""
        if error is None or self.view != SETTINGS:
            self.telling.settings_troubled(error)

    def _count_waiting(self, state: ReviewState) -> None:
        unclear = len(state.held) - state.unknown
        says = self.tr("%n wait(s) for you", "", state.waiting)
        self.rail.show_badge(REVIEW, state.waiting, says)
        self.waiting_changed.emit(Waiting(unclear, state.unknown, len(state.checks)))

    # What the views tell

    def _moved(self, text: str, filing_id: int) -> None:
        undo = partial(self.sort_view.undo_move, filing_id) if filing_id else None
        self.telling.said(text, undo)

    def _sort_now(self, paths: list[Path]) -> None:
        if self.sort_view.folders.first is None:  # it is chosen there
            self.show_view(SORT)
        self.sort_view.sort_now(paths)

    def _library_drop_words(self, libraries: list[Path]) -> ModelDropWords:
        assert self.library_view.transfer is not None
        return self.library_view.transfer.drop_words(libraries)

    def _import_library(self, path: Path) -> None:
        self.show_view(LIBRARY)
        assert self.library_view.transfer is not None
        self.library_view.transfer.look_into_file(path)

    def _register_document(self, path: Path) -> None:
        self.show_view(LIBRARY)
        self.library_view.register_files([path])

    # First start

    def _has_filed(self) -> bool:
        rows = self.sort_view.documents.rows
        return any(row.status is Status.FILED and not row.held for row in rows)

    def _take_step(self, step: int) -> None:
        self.show_view(LIBRARY if step == 0 else SORT)
        if step == 0:
            self.library_view.browse()
        elif step == 1:
            self.sort_view.add_folder()

    # State

    def _restore(self) -> None:
        geometry = self._state.value("geometry")
        if geometry:
            self.restoreGeometry(geometry)
        self.inspector.setVisible(self._kept_flag("inspector", True))
        self.sort_view.keep.setChecked(self._kept_flag("keep_sorting", True))
        kept = str(self._state.value("view", SORT))
        self.show_view(int(kept) if kept.isdigit() and int(kept) in self.rail.numbers else SORT)

    def _kept_flag(self, name: str, otherwise: bool) -> bool:
        return bool(self._state.value(name, otherwise, type=bool))

    def _remember(self) -> None:
        self._state.setValue("geometry", self.saveGeometry())
        self._state.setValue("inspector", self.inspector.unfolded)
        self._state.setValue("keep_sorting", self.sort_view.keep.isChecked())
        self._state.setValue("view", self.view)
        if SETTINGS in self._views:
            self._state.setValue("settings_subject", self.settings_view.subjects.currentRow())
        self._state.sync()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.inspector.fit(event.size().width() - _VIEW_PX)

    def leave(self) -> None:
        """Nothing is done here any more: a move under way is finished, the engine goes on, and
        another window over the same profile opens as this one was left."""
        self._remember()
        for desk in (
            self.sorting_desk, self.review_desk, self.history_desk, self.settings_desk,
            self.model_desk, self.transfer_desk, self.comparing_desk, self.page_desk,
            self.library_desk, self.gate, self._picture_tasks, self._late_views,
        ):  # fmt: skip
            desk.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """The engine goes on or ends after the document in hand, as set."""
        self.leave()
        if not self.sort_view.keep.isChecked():
            self.sorting_desk.stop_engine()
        super().closeEvent(event)
