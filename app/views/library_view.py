"""The library: cards of classes, and inside a class those of its samples. Dropping registers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.gate import Task
from app.item_models.library import ClassEntry, SampleEntry
from app.panels.library import ClassPanel, SamplePanel
from app.panels.library_head import LibraryHead
from app.panels.library_pages import LibraryPages, label_of
from app.panels.registration import Job, RegistrationPanel
from app.panels.transfer import TransferPanel
from app.panels.transfer_menu import TransferMenu
from app.widgets.drops import (
    FILES_ANY_CASE,
    MODELS_ANY_CASE,
    brings_documents,
    class_folders_among,
    documents_of,
    files_below,
    libraries_among,
    models_among,
    models_of,
)
from app.widgets.empty_state import EmptyState
from app.widgets.parts import Look, button, column, shortcut
from core.domain import Label

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.library_desk import LibraryDesk, LibraryState
    from app.pictures import Pictures
    from app.transfer_desk import TransferDesk
    from app.widgets.inspector import Inspector


class LibraryView(QWidget):
    samples_asked = Signal()
    """The user would like to try with the bundled samples."""
    registered = Signal(object)
    said = Signal(str, object)
    refused = Signal(str)
    models_given = Signal(list)
    """What was chosen or pasted are models, not documents."""

    def __init__(
        self, look: Look, pictures: Pictures, desk: LibraryDesk, comparing: ComparingDesk,
        inspector: Inspector,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._pictures, self._desk, self._inspector = look, pictures, desk, inspector
        self._wanted: str | None = None
        where = QStandardPaths.StandardLocation.DocumentsLocation
        self._browsed = QStandardPaths.writableLocation(where)
        self.class_panel = ClassPanel(look, pictures, desk, comparing)
        self.sample_panel = SamplePanel(look, pictures, desk, comparing)
        self.registration = RegistrationPanel(look, pictures, desk, comparing)
        self.transfer: TransferPanel | None = None
        self._build()
        self._connect()
        if desk.state is not None:
            self._show_library(desk.state)

    # Building

    def _build(self) -> None:
        look = self._look
        self.empty = EmptyState(
            look,
            "upload",
            self.tr("Drop one sample of a form here"),
            self.tr("A picture, TIFF or PDF. From then on, scans of that form are recognised."),
            button(self.tr("Browse…"), self.browse, "primary"),
            button(self.tr("Try with samples"), self.samples_asked.emit),
        )
        self.head = LibraryHead(look)
        self.search, self.more = self.head.search, self.head.more
        self.pages = pages = LibraryPages(
            look, self._pictures, self._desk.overview, self.head, self.empty, self._new_class_words
        )
        self.classes, self.samples = pages.classes, pages.samples
        self.class_grid, self.sample_grid, self.map = pages.class_grid, pages.sample_grid, pages.map
        self._filter, self._select_class = pages.filter, pages.select_class
        self.close_class = pages.close_class
        self.setLayout(column(self.head, pages, gap=0))

    def _connect(self) -> None:
        self._desk.changed.connect(self._show_library)
        self.head.back_asked.connect(self.close_class)
        self.head.undo_asked.connect(self._desk.undo)
        self.head.add_asked.connect(self.browse)
        self.search.textChanged.connect(self.pages.search)
        self.empty.dropped.connect(self.register_files)
        self.pages.selected_changed.connect(self._show_selected)
        self.pages.dropped.connect(self.register_files)
        self.pages.menu_asked.connect(self._show_menu)
        self.class_panel.opened.connect(self._open_selected)
        self.class_panel.add_asked.connect(self.browse_for)
        self.sample_panel.add_asked.connect(self.browse_for)
        self.registration.left.connect(self._registration_left)
        self.registration.registered.connect(self._registered)
        everywhere = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front
        keys, back = QKeySequence.StandardKey, self.tr("Back to all classes")
        shortcut(self, keys.Undo, self._desk.undo, everywhere, self.tr("Undo the latest change"))
        shortcut(self, keys.Paste, self.paste, everywhere, self.tr("Register what was copied"))
        shortcut(self, keys.Open, self.browse, everywhere, self.tr("Choose a sample to register"))
        shortcut(self, keys.Find, self.search.setFocus, everywhere, self.tr("Search"))
        shortcut(self, "F2", self._start_renaming, everywhere, self.tr("Rename"))
        toggle = self.tr("Cards or the map")
        shortcut(self, "Ctrl+M", self.head.toggle_map, everywhere, toggle)
        for grid in (self.class_grid, self.sample_grid, self.map):
            shortcut(grid, "Del", self._retire_selected, says=self.tr("Retire"))
            shortcut(grid, "Backspace", self.close_class, says=back)
        shortcut(self, "Esc", self.close_class, says=back)
        for panel in (self.class_panel, self.sample_panel):
            panel.left.connect(self.pages.focus)

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._show_selected()
        self.pages.focus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.pages.follow(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.pages.follow(False)

    @property
    def opened_class(self) -> str | None:
        return self.pages.opened

    def register_files(
        self, paths: Sequence[Path], label_: Label | None = None, as_sub_label: bool = False
    ) -> None:
        """Begins registering; `label_`: what they were dropped on. A folder with a folder for each
        class, and a library file, are looked into first."""
        if self.transfer is not None and label_ is None:
            if libraries := libraries_among(paths):
                self.transfer.look_into_file(libraries[0])
                return
            if folders := class_folders_among(paths):
                self.transfer.look_into_folders(folders, dropped=True)
                return
        self._register_by_hand(paths, label_, as_sub_label)

    def _register_by_hand(
        self, paths: Sequence[Path], label_: Label | None = None, as_sub_label: bool = False
    ) -> None:
        jobs = [Job(path, label_ or Label(""), as_sub_label) for path in files_below(paths)]
        if jobs:
            self._desk.gate.ask(Task.REGISTER, lambda: self._register(jobs))

    def add_transfers(self, desk: TransferDesk) -> None:
        """What brings much at once in or out, and its places in the menu."""
        self.transfer = panel = TransferPanel(self._look, desk, self._desk)
        self.transfer_menu = TransferMenu(self, self.more, panel, self._desk)
        panel.shown.connect(self._show_transfer)
        panel.left.connect(self._registration_left)
        panel.no_classes.connect(self._register_by_hand)
        panel.said.connect(self.said)
        panel.refused.connect(self.refused)

    def _show_transfer(self) -> None:
        self._show_selected()
        self._inspector.show()

    def _register(self, jobs: list[Job]) -> None:
        self._inspector.show_panel(self.registration)
        self._inspector.show()
        self.registration.register(jobs)

    def browse(self) -> None:
        self.browse_for(Label(self.opened_class) if self.opened_class else None)

    def browse_for(self, label_: Label | None) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Samples of a form"),
            self._browsed,
            self.tr("Documents ({patterns});;Recognition models ({models});;All files (*)").format(
                patterns=FILES_ANY_CASE, models=MODELS_ANY_CASE
            ),
            options=QFileDialog.Option.HideNameFilterDetails,
        )
        if chosen:
            self._browsed = str(Path(chosen[0]).parent)
        files = [Path(name) for name in chosen]
        if models := models_among(files):
            self.models_given.emit(models)
        else:
            self.register_files(files, label_)

    def paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and (models := models_of(data)):
            self.models_given.emit(models)
        elif data is not None and brings_documents(data):
            label_ = Label(self.opened_class) if self.opened_class else None
            self.register_files(documents_of(data), label_)

    def open_class(self, name: str) -> None:
        self.pages.open(name)

    # Showing

    def _show_library(self, state: LibraryState) -> None:
        labels = list(dict.fromkeys(sample.label for sample in state.registered))
        for panel in (self.class_panel, self.sample_panel, self.registration):
            panel.offer(labels)
        self.head.show_change(state.last_change)
        self.pages.show_library(state)
        if self._wanted is not None:
            self._select_class(self._wanted)
            self._wanted = None

    def _show_selected(self) -> None:
        if not self.isVisible():
            return
        if self.registration.active:
            self._inspector.show_panel(self.registration)
            return
        if self.transfer is not None and self.transfer.active:
            self._inspector.show_panel(self.transfer)
            return
        selected = self.pages.selected()
        threshold = self._desk.overview.overview.threshold
        if isinstance(selected, ClassEntry):
            self.class_panel.show_class(selected, self.classes.contents(selected), threshold)
            self._inspector.show_panel(self.class_panel)
        elif isinstance(selected, SampleEntry):
            self.sample_panel.show_sample(selected, self.samples.origin(selected), threshold)
            self._inspector.show_panel(self.sample_panel)
        else:
            hint = self.tr("Drop a sample of a form anywhere here to register it.")
            empty = self._desk.state is not None and not self.classes.rows
            self._inspector.show_panel(None, hint, yields=empty)

    # Acting

    def _open_selected(self) -> None:
        selected = self.pages.selected()
        if isinstance(selected, ClassEntry):
            self.open_class(selected.name)

    def _start_renaming(self) -> None:
        selected = self.pages.selected()
        panel = self.class_panel if isinstance(selected, ClassEntry) else self.sample_panel
        if selected is not None:
            self._desk.gate.ask(Task.RENAME, panel.start_renaming)

    def _retire_selected(self) -> None:
        selected = self.pages.selected()
        if isinstance(selected, ClassEntry):
            self._desk.retire(Label(selected.name))
        elif isinstance(selected, SampleEntry):
            self._desk.retire_samples([selected.key])

    def _registered(self, label_: Label, left: int) -> None:
        self._wanted = label_.class_name
        self.registered.emit(label_)

    def _registration_left(self) -> None:
        self._show_selected()
        self.pages.focus()

    def _show_menu(self) -> None:
        selected = self.pages.selected()
        if selected is None:
            return
        menu = QMenu(self)
        if isinstance(selected, ClassEntry):
            menu.addAction(self.tr("Show its samples"), self._open_selected)
        menu.addAction(self.tr("Add a sample…"), lambda: self.browse_for(label_of(selected)))
        menu.addAction(self.tr("Rename (F2)"), self._start_renaming)
        menu.addSeparator()
        menu.addAction(self.tr("Retire (Del)"), self._retire_selected)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    # Dropping

    def _new_class_words(self) -> str:
        if self.transfer is not None and class_folders_among(
            self.map.brought or self.class_grid.brought
        ):
            return self.tr("Register a folder of samples: what is in it is shown first")
        return self.tr("New class")
