"""Much at once into the library: what would come is shown first, then how far it is, then what
could not come and why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from app import words
from app.item_models.transfer import FactsModel, coming, is_there, staying_out
from app.sentences import joined
from app.transfer_desk import Ended, TransferDesk, Work
from app.widgets.fact_list import FactList
from app.widgets.model_drop import ModelDropWords
from app.widgets.parts import (
    Elided,
    Look,
    button,
    column,
    holder,
    icon_button,
    label,
    restyle,
    row,
    shortcut,
)
from app.widgets.sorting_progress import TimeLeft, time_words
from app.widgets.yielding import Beside, FoldedCheck
from core.bulk import LeftOut, TreePlan
from core.errors import FolderMissing
from core.transfer import ImportPreview

if TYPE_CHECKING:
    from app.library_desk import LibraryDesk
    from core.library.planning import PlannedLabel

_LOOKING = (Work.LOOK_INTO_FOLDER, Work.LOOK_INTO_FILE)


class TransferPanel(QWidget):
    """Enter does what the primary button says, Esc leaves."""

    shown = Signal()
    """It has something to show now."""
    left = Signal()
    said = Signal(str, object)
    """What is done, and how it is taken back, or None."""
    refused = Signal(str)
    no_classes = Signal(list)
    """The folder that was dropped holds no folders for classes."""
    export_asked = Signal()
    """Into another file than the one that was named."""

    def __init__(self, look: Look, desk: TransferDesk, library: LibraryDesk) -> None:
        super().__init__()
        self.setProperty("wide", True)
        self._look, self._desk, self._library = look, desk, library
        self._plan: TreePlan | ImportPreview | None = None
        self._unwritten: Path | None = None  # its folder is not there
        self._ended: Ended | None = None
        self._dropped: list[Path] = []
        self._folder: Path | None = None  # the one that was chosen; whether it is a class is asked
        self._time_left = TimeLeft()
        self.active = False
        self.facts = FactsModel(self)
        self._build()
        desk.began.connect(self._begin)
        desk.progressed.connect(self._show_progress)
        desk.folder_planned.connect(self._show_tree)
        desk.import_planned.connect(self._show_import)
        desk.ended.connect(self._end)
        desk.failed.connect(self._fail)
        library.changed.connect(self._offer_undo)

    def _build(self) -> None:
        self._title = label("", "heading")
        close = icon_button(self._look, "x", self.tr("Leave (Esc)"), self.leave)
        self._path = Elided(role="small")
        self.text = label(wrap=True)
        self._is_class = FoldedCheck()
        self._is_class.clicked.connect(self._look_again)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._how_far = label(role="small")
        self._working = holder(column(self._bar, self._how_far, gap=4))
        self._list = FactList(self._look)
        self._list.setModel(self.facts)
        self._list.setAccessibleName(self.tr("What would come, and what would not"))
        layout = column(
            row(self._title, 1, close), self._path, self.text, self._is_class, self._working,
            self._list, 1,
        )  # fmt: skip
        layout.setStretchFactor(self._list, 100)
        self.setLayout(layout)
        self.primary = button("", self._go_on, "primary")
        self.another = button(self.tr("Choose another…"), self.export_asked.emit)
        self.undo = button(self.tr("Undo"), self._undo)
        self.cancel = button(self.tr("Cancel"), self.leave)
        self.footer = Beside(self.primary, self.another, self.undo, self.cancel)
        self.footer.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part in (self, self.footer):
            shortcut(part, "Esc", self.leave, says=self.tr("Leave"))
            for key in ("Return", "Enter"):
                shortcut(part, key, self._entered, says=self.tr("Go on"))

    # What is asked of it

    def look_into_folders(self, folders: Sequence[Path], dropped: bool = False) -> None:
        """One folder that holds the classes, or several that are classes."""
        self._dropped = list(folders) if dropped else []
        self._folder = folders[0] if len(folders) == 1 else None
        self._is_class.setChecked(False)
        self._look_again()

    def look_into_file(self, path: Path) -> None:
        self._dropped, self._folder = [], None
        self._desk.look_into_file(path)

    def export(self, path: Path) -> None:
        self._dropped, self._folder, self._plan = [], None, None
        self._unwritten = path
        self._desk.export(path)

    def drop_words(self, libraries: list[Path]) -> ModelDropWords:
        """What dropping these would do now."""
        name = libraries[0].name
        if self._desk.work is not None:
            text = self.tr("{name} has to wait: something else is under way.").format(name=name)
            return ModelDropWords(self.tr("Not now"), text, refused=True)
        if len(libraries) > 1:
            text = self.tr("These are several. Drop one after the other.")
            return ModelDropWords(self.tr("One library at a time"), text, refused=True)
        first = self.tr("{name}: what is new in it is shown first.").format(name=name)
        text = joined(first, self.tr("Nothing changes before you say so."))
        return ModelDropWords(self.tr("Import this library"), text)

    def leave(self) -> None:
        """What is under way ends first, and changes nothing."""
        if self._desk.work is not None:
            self.cancel.setEnabled(False)
            self._desk.cancel()
        else:
            self._close()

    def _look_again(self) -> None:
        if self._folder is None:
            folders = self._dropped
            self._desk.look_into_folder(folders[0].parent, folders)
        elif self._is_class.isChecked():
            self._desk.look_into_folder(self._folder.parent, [self._folder])
        else:
            self._desk.look_into_folder(self._folder)

    def _go_on(self) -> None:
        if isinstance(self._plan, TreePlan):
            self._desk.register(self._plan)
        elif isinstance(self._plan, ImportPreview):
            self._desk.take_in(self._plan)
        elif self._unwritten is not None:
            self._desk.export(self._unwritten, make_folder=True)

    def _entered(self) -> None:
        if self.primary.isVisible():
            self.primary.click()
        elif self._desk.work is None:
            self.leave()

    def _undo(self) -> None:
        self._library.undo()
        self._close()

    # How far it is

    def _begin(self, work: Work, path: Path) -> None:
        self._plan = None if work in _LOOKING else self._plan
        self._ended, self._time_left = None, TimeLeft()
        self._title.setText(self._title_of(work))
        self._path.set_text(words.place(self._folder or path))
        if work in _LOOKING:
            self._say(self.tr("Looking through it…"))
        else:
            changes = work is not Work.EXPORT
            self._say(self.tr("Nothing changes before all of it is read.") if changes else "")
        self._bar.setRange(0, 0)
        self._how_far.setText("")
        self._show_parts(working=True)
        self.active = True
        self.shown.emit()
        self.cancel.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        if self._desk.work is None:
            return
        text = self.tr("{done} of {total}").format(done=done, total=total)
        seconds = self._time_left.look(total - done, time.monotonic())
        if seconds is not None and done < total:
            text += " · " + time_words(seconds)
        self._how_far.setText(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)

    # What would come

    def _show_tree(self, plan: TreePlan) -> None:
        if self._dropped and self._folder is not None and not plan.has_structure:
            dropped, self._dropped = self._dropped, []
            self._close()
            self.no_classes.emit(dropped)
            return
        self._plan = plan
        there = sum(map(is_there, plan.left_out))
        self.primary.setText(self.tr("Register %n sample(s)", "", len(plan.jobs)))
        self._show_plan(plan.labels, plan.left_out, there, plan.root)
        if not plan.has_structure:
            self._say(self.tr(
                "No sample lies in a folder named after its class. Put them into CLASS/, or into "
                "CLASS/SUB-LABEL/, and choose the folder above these."
            ))  # fmt: skip
        folder = self._folder
        flat = all(not job.label.sub_label for job in plan.jobs) or self._is_class.isChecked()
        if folder is not None and flat and folder.name and plan.jobs:
            text = self.tr("“{name}” itself is the class, its folders are sub-labels")
            self._is_class.setText(text.format(name=folder.name))
            self._is_class.show()

    def _show_import(self, preview: ImportPreview) -> None:
        self._plan = preview
        count = len(preview.plan.new)
        self.primary.setText(self.tr("Import %n sample(s)", "", count))
        self._show_plan(preview.plan.labels, preview.left_out, len(preview.plan.present))

    def _show_plan(
        self, labels: tuple[PlannedLabel, ...], left_out: tuple[LeftOut, ...], present: int,
        root: Path | None = None,
    ) -> None:  # fmt: skip
        samples = sum(line.samples for line in labels)
        self.facts.set_rows([*coming(labels), *staying_out(left_out, root)])
        parts = []
        if samples:
            classes = len({line.label.class_name for line in labels})
            new = len({line.label.class_name for line in labels if line.new_class})
            parts.append(_of_classes(samples, classes))
            if new:
                parts.append(self.tr("%n new class(es)", "", new))
        else:
            parts.append(self.tr("Nothing new in it"))
        if present:
            parts.append(self.tr("%n there already", "", present))
        if wrong := sum(not is_there(one) for one in left_out):
            parts.append(self.tr("%n left out", "", wrong))
        self._say(" · ".join(parts))
        self._show_parts(primary=samples > 0)
        (self.primary if samples else self.cancel).setFocus()

    # How it ended

    def _end(self, ended: Ended) -> None:
        if not ended.complete:
            nothing = {
                Work.REGISTER: self.tr("Cancelled: nothing was registered."),
                Work.IMPORT: self.tr("Cancelled: nothing was imported."),
                Work.EXPORT: self.tr("Cancelled: no file was written."),
            }.get(ended.work)
            self._close()
            if nothing:
                self.said.emit(nothing, None)
            return
        undo = self._library.undo if ended.event_id is not None else None
        self.said.emit(self._done_words(ended), undo)
        wrong = [one for one in ended.left_out if not is_there(one)]
        if not wrong:
            self._close()
            return
        self._ended, self._plan = ended, None
        self._say(joined(self._done_words(ended), self.tr("%n left out:", "", len(wrong))))
        root = ended.path if ended.work is Work.REGISTER else None
        self.facts.set_rows(staying_out(wrong, root))
        self._show_parts()
        self._offer_undo()
        if self.isVisible():  # not from a view that is not in front
            self.cancel.setFocus()

    def _done_words(self, ended: Ended) -> str:
        what = _of_classes(ended.samples, ended.classes)
        if ended.work is Work.EXPORT:
            text = self.tr("{what} are in {name}.").format(what=what, name=ended.path.name)
        elif not ended.samples:
            text = self.tr("Nothing of {name} could come in.").format(name=ended.path.name)
        elif ended.work is Work.IMPORT:
            text = self.tr("Imported: {what}. Scans of them are recognised from now on.")
        else:
            text = self.tr("Registered: {what}. Scans of them are recognised from now on.")
        return text.format(what=what)

    def _fail(self, error: Exception) -> None:
        text = words.error(error)
        if not self.isVisible() or self._desk.work is not None:
            self.refused.emit(text)
        if not self.active or self._desk.work is not None:
            return
        if isinstance(error, FolderMissing):
            self._ask_for_folder(text)
            return
        self._say(text, wrong=True)
        self._show_parts(primary=self._plan is not None and not self._working.isVisibleTo(self))
        self.cancel.setFocus()

    def _ask_for_folder(self, text: str) -> None:
        self.primary.setText(self.tr("Make the folder"))
        self._say(text)
        self._show_parts(primary=True)
        self.another.show()
        self.primary.setFocus()

    def _offer_undo(self, _: object = None) -> None:
        """While it is the latest change, so that nothing else is taken back. Once it was taken
        back, there is nothing to tell of any more."""
        state, ended = self._library.state, self._ended
        if ended is None or ended.event_id is None:
            self.undo.hide()
            return
        latest = state.last_change.event_id if state and state.last_change else 0
        if latest < ended.event_id and not self.undo.isHidden():
            self._close()
        else:
            self.undo.setVisible(latest == ended.event_id)

    def _close(self) -> None:
        self._plan, self._ended, self.active = None, None, False
        self._unwritten = None
        self.facts.set_rows([])
        self.left.emit()

    # Parts

    def _show_parts(self, working: bool = False, primary: bool = False) -> None:
        self._working.setVisible(working)
        self._list.setVisible(bool(self.facts.rows) and not (working and self._plan is None))
        self.primary.setVisible(primary)
        for part in (self.another, self.undo, self._is_class):
            part.hide()
        self.cancel.setEnabled(True)
        stays = working or primary
        self.cancel.setText(self.tr("Cancel") if stays else self.tr("Close"))

    def _say(self, text: str, wrong: bool = False) -> None:
        self.text.setText(text)
        self.text.setVisible(bool(text))
        restyle(self.text, "role", "error" if wrong else "")

    def _title_of(self, work: Work) -> str:
        if work is Work.EXPORT:
            return self.tr("Export the library")
        if work in (Work.IMPORT, Work.LOOK_INTO_FILE):
            return self.tr("Import a library")
        return self.tr("Register a folder")


def _of_classes(samples: int, classes: int) -> str:
    translate = QCoreApplication.translate
    return translate("TransferPanel", "{samples} of {classes}").format(
        samples=translate("TransferPanel", "%n sample(s)", "", samples),
        classes=translate("TransferPanel", "%n class(es)", "", classes),
    )
