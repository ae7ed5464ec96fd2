"""The library: cards of classes, and inside a class those of its samples. Dropping registers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QStackedWidget, QWidget

from app import words
from app.comparing_desk import ComparingDesk
from app.item_models.library import (
    ClassEntry,
    ClassesModel,
    ClassFilter,
    SampleEntry,
    SamplesModel,
    classes_of,
)
from app.item_models.rows import ROW_ROLE
from app.library_desk import LibraryDesk, LibraryState
from app.panels.library import ClassPanel, SamplePanel
from app.panels.registration import Job, RegistrationPanel
from app.pictures import Pictures
from app.theme import STEP_PX
from app.widgets.card_grid import CardGrid, DropWords
from app.widgets.drops import (
    MODEL_ENDING,
    brings_documents,
    documents_of,
    models_among,
    models_of,
)
from app.widgets.empty_state import EmptyState
from app.widgets.inspector import Inspector
from app.widgets.parts import Elided, Look, button, column, icon_button, label, row, shortcut
from core.domain import Label
from core.watch import list_files

FILES = "*.jpg *.jpeg *.png *.bmp *.webp *.heic *.heif *.tif *.tiff *.pdf"
FILES_ANY_CASE = f"{FILES} {FILES.upper()}"
MODELS_ANY_CASE = f"*{MODEL_ENDING} *{MODEL_ENDING.upper()}"


class LibraryView(QWidget):
    samples_asked = Signal()
    """The user would like to try with the bundled samples."""
    registered = Signal(object)
    models_given = Signal(list)
    """What was chosen or pasted are models, not documents."""

    def __init__(
        self, look: Look, pictures: Pictures, desk: LibraryDesk, comparing: ComparingDesk,
        inspector: Inspector,
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._pictures, self._desk, self._inspector = look, pictures, desk, inspector
        self._state: LibraryState | None = None
        self._opened: str | None = None
        self._wanted: str | None = None
        where = QStandardPaths.StandardLocation.DocumentsLocation
        self._browsed = QStandardPaths.writableLocation(where)
        self.classes = ClassesModel(self)
        self._filter = ClassFilter(self)
        self._filter.setSourceModel(self.classes)
        self.samples = SamplesModel(self)
        self.class_panel = ClassPanel(look, pictures, desk, comparing)
        self.sample_panel = SamplePanel(look, pictures, desk, comparing)
        self.registration = RegistrationPanel(look, pictures, desk, comparing)
        self._build_grids()
        self._build_frame()
        self._connect()
        self._show_level()

    # Building

    def _build_grids(self) -> None:
        look, pictures = self._look, self._pictures
        self.class_grid = CardGrid(
            look, pictures, self.classes.contents, self._class_drop_words, self._new_class_words
        )
        self.class_grid.setModel(self._filter)
        self.class_grid.setAccessibleName(self.tr("Classes"))
        self.sample_grid = CardGrid(
            look, pictures, self.samples.origin, self._sample_drop_words, self._new_sub_words
        )
        self.sample_grid.setModel(self.samples)
        self.sample_grid.setAccessibleName(self.tr("Samples"))
        self.empty = EmptyState(
            look,
            "upload",
            self.tr("Drop one sample of a form here"),
            self.tr("A picture, TIFF or PDF. From then on, scans of that form are recognised."),
            button(self.tr("Browse…"), self.browse, "primary"),
            button(self.tr("Try with samples"), self.samples_asked.emit),
        )
        self._nothing_found = label(role="muted")
        self._nothing_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for part in (self.empty, self.class_grid, self.sample_grid, self._nothing_found):
            self._stack.addWidget(part)

    def _build_frame(self) -> None:
        self._back = icon_button(
            self._look, "chevron-left", self.tr("Back to all classes (Esc)"), self.close_class
        )
        self._title = Elided(self.tr("Library"), "title")
        self._title.setMinimumWidth(104)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(72)
        self._undo = icon_button(self._look, "undo-2", self.tr("Undo"), self._desk.undo)
        self._undo.setEnabled(False)
        self._add = button(self.tr("Add a form…"), self.browse, "primary")
        self._add.setToolTip(self.tr("Choose files (Ctrl+O), drop them here, or paste (Ctrl+V)"))
        head = row(self._back, self._title, self.search, self._undo, self._add)
        head.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._stack, gap=0))

    def _connect(self) -> None:
        self._desk.changed.connect(self._show_library)
        self.search.textChanged.connect(self._search)
        self.empty.dropped.connect(self.register_files)
        for grid in (self.class_grid, self.sample_grid):
            grid.selectionModel().selectionChanged.connect(self._show_selected)
            grid.dropped_on_space.connect(self._dropped_on_space)
            grid.dropped_on_card.connect(self._dropped_on_card)
            grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            grid.customContextMenuRequested.connect(self._show_menu)
        self.class_grid.activated.connect(self._activated)
        self.class_panel.opened.connect(self._open_selected)
        self.class_panel.add_asked.connect(self.browse_for)
        self.sample_panel.add_asked.connect(self.browse_for)
        self.registration.left.connect(self._registration_left)
        self.registration.registered.connect(self._registered)
        everywhere = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front
        shortcut(self, QKeySequence.StandardKey.Undo, self._desk.undo, everywhere)
        shortcut(self, QKeySequence.StandardKey.Paste, self.paste, everywhere)
        shortcut(self, QKeySequence.StandardKey.Open, self.browse, everywhere)
        shortcut(self, QKeySequence.StandardKey.Find, self.search.setFocus, everywhere)
        shortcut(self, "F2", self._start_renaming, everywhere)
        for grid in (self.class_grid, self.sample_grid):
            shortcut(grid, "Del", self._retire_selected)
            shortcut(grid, "Backspace", self.close_class)
        shortcut(self, "Esc", self.close_class)
        for panel in (self.class_panel, self.sample_panel):
            panel.left.connect(self._focus_grid)

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._show_selected()
        self._focus_grid()

    def _focus_grid(self) -> None:
        grid = self.class_grid if self._opened is None else self.sample_grid
        (grid if grid.isVisible() else self).setFocus()

    @property
    def opened_class(self) -> str | None:
        return self._opened

    def register_files(
        self, paths: Sequence[Path], label_: Label | None = None, as_sub_label: bool = False
    ) -> None:
        """Begins registering; `label_`: what they were dropped on."""
        files = [file for path in paths for file in _files(path)]
        jobs = [Job(path, label_ or Label(""), as_sub_label) for path in files]
        if jobs:
            self._inspector.show_panel(self.registration)
            self._inspector.show()
            self.registration.register(jobs)

    def browse(self) -> None:
        self.browse_for(Label(self._opened) if self._opened else None)

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
            label_ = Label(self._opened) if self._opened else None
            self.register_files(documents_of(data), label_)

    def open_class(self, name: str) -> None:
        self._opened = name
        self._show_level()
        self.sample_grid.setFocus()

    def close_class(self) -> None:
        if self._opened is not None:
            name, self._opened = self._opened, None
            self._show_level()
            self._select_class(name)
            self.class_grid.setFocus()

    # Showing

    def _show_library(self, state: LibraryState) -> None:
        self._state = state
        entries = classes_of(state.registered)
        self.classes.set_rows(entries)
        if self._opened is not None and all(entry.name != self._opened for entry in entries):
            self._opened = None
        labels = list(dict.fromkeys(sample.label for sample in state.registered))
        for panel in (self.class_panel, self.sample_panel, self.registration):
            panel.offer(labels)
        self._undo.setEnabled(state.last_change is not None)
        self._undo.setToolTip(self._undo_words())
        self._show_level()
        if self._wanted is not None:
            self._select_class(self._wanted)
            self._wanted = None

    def _undo_words(self) -> str:
        change = self._state.last_change if self._state else None
        if change is None:
            return self.tr("Nothing to undo")
        when = words.time_of(change.at)
        return {
            "register": self.tr("Undo: registered at {when} (Ctrl+Z)"),
            "rename": self.tr("Undo: renamed at {when} (Ctrl+Z)"),
            "merge": self.tr("Undo: merged at {when} (Ctrl+Z)"),
            "move": self.tr("Undo: moved at {when} (Ctrl+Z)"),
        }.get(change.kind, self.tr("Undo: retired at {when} (Ctrl+Z)")).format(when=when)

    def _show_level(self) -> None:
        inside = self._opened is not None
        self._back.setVisible(inside)
        self._title.set_text(self._opened or self.tr("Library"))
        self._add.setVisible(bool(self.classes.rows))
        self._undo.setVisible(bool(self.classes.rows) or self._undo.isEnabled())
        self.search.setVisible(not inside and bool(self.classes.rows))
        self._add.setText(self.tr("Add a sample…") if inside else self.tr("Add a form…"))
        if inside:
            entry = next(e for e in self.classes.rows if e.name == self._opened)
            self.samples.set_rows([SampleEntry(sample) for sample in entry.samples])
            self._stack.setCurrentWidget(self.sample_grid)
        elif not self.classes.rows:
            self._stack.setCurrentWidget(self.empty)
        elif not self._filter.rowCount():
            self._nothing_found.setText(
                self.tr("No class is called “{text}”.").format(text=self.search.text())
            )
            self._stack.setCurrentWidget(self._nothing_found)
        else:
            self._stack.setCurrentWidget(self.class_grid)
        self._show_selected()

    def _search(self, text: str) -> None:
        self._filter.search(text)
        self._show_level()

    def _show_selected(self) -> None:
        if not self.isVisible():
            return
        if self.registration.active:
            self._inspector.show_panel(self.registration)
            return
        selected = self._selected()
        if isinstance(selected, ClassEntry):
            self.class_panel.show_class(selected, self.classes.contents(selected))
            self._inspector.show_panel(self.class_panel)
        elif isinstance(selected, SampleEntry):
            origin = self.samples.origin(selected)
            self.sample_panel.show_sample(selected.sample, origin)
            self._inspector.show_panel(self.sample_panel)
        else:
            self._inspector.show_panel(
                None, self.tr("Drop a sample of a form anywhere here to register it.")
            )

    def _selected(self) -> ClassEntry | SampleEntry | None:
        grid = self.class_grid if self._opened is None else self.sample_grid
        if self._opened is None and self._stack.currentWidget() is not self.class_grid:
            return None
        indexes = grid.selectionModel().selectedIndexes()
        row_: ClassEntry | SampleEntry | None = indexes[0].data(ROW_ROLE) if indexes else None
        return row_

    def _select_class(self, name: str) -> None:
        index = self._filter.mapFromSource(self.classes.index(self.classes.row_of(name)))
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.class_grid.selectionModel().setCurrentIndex(index, flag)
            self.class_grid.scrollTo(index)

    # Acting

    def _activated(self, index: QModelIndex) -> None:
        self.open_class(index.data(ROW_ROLE).name)

    def _open_selected(self) -> None:
        selected = self._selected()
        if isinstance(selected, ClassEntry):
            self.open_class(selected.name)

    def _start_renaming(self) -> None:
        panel = self.class_panel if self._opened is None else self.sample_panel
        if self._selected() is not None:
            panel.start_renaming()

    def _retire_selected(self) -> None:
        selected = self._selected()
        if isinstance(selected, ClassEntry):
            self._desk.retire(Label(selected.name))
        elif isinstance(selected, SampleEntry):
            self._desk.retire_samples([selected.key])

    def _registered(self, label_: Label, left: int) -> None:
        self._wanted = label_.class_name
        self.registered.emit(label_)

    def _registration_left(self) -> None:
        self._show_selected()
        self._focus_grid()

    def _show_menu(self) -> None:
        selected = self._selected()
        if selected is None:
            return
        menu = QMenu(self)
        if isinstance(selected, ClassEntry):
            menu.addAction(self.tr("Show its samples"), self._open_selected)
        menu.addAction(self.tr("Add a sample…"), lambda: self.browse_for(_label_of(selected)))
        menu.addAction(self.tr("Rename (F2)"), self._start_renaming)
        menu.addSeparator()
        menu.addAction(self.tr("Retire (Del)"), self._retire_selected)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.cursor().pos())

    # Dropping

    def _dropped_on_space(self, paths: list[Path]) -> None:
        if self._opened is None:
            self.register_files(paths)
        else:
            self.register_files(paths, Label(self._opened), as_sub_label=True)

    def _dropped_on_card(self, index: QModelIndex, lower: bool, paths: list[Path]) -> None:
        target = _label_of(index.data(ROW_ROLE))
        if lower:
            self.register_files(paths, Label(target.class_name), as_sub_label=True)
        else:
            self.register_files(paths, target)

    def _class_drop_words(self, entry: ClassEntry) -> DropWords:
        return DropWords(self.tr("Another sample"), self.tr("New sub-label"))

    def _sample_drop_words(self, entry: SampleEntry) -> DropWords:
        return DropWords(self.tr("Another sample of this"), self.tr("New sub-label"))

    def _new_class_words(self) -> str:
        return self.tr("New class")

    def _new_sub_words(self) -> str:
        return self.tr("New sub-label of {name}").format(name=self._opened)


def _label_of(row_: ClassEntry | SampleEntry) -> Label:
    return Label(row_.name) if isinstance(row_, ClassEntry) else row_.label


def _files(path: Path) -> list[Path]:
    """A folder that is dropped stands for what is in it."""
    if path.is_dir():
        return [sighting.path for sighting in list_files(path)]
    return [path]
