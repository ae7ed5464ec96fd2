"""Registering: the page with its outline, what it is like, and the name it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app import words
from app.panels.advice import Advice, Wish, advise, needs_person, nothing_on_it
from app.pictures import Pictures, image_of
from app.widgets.kind_choice import KindChoice
from app.widgets.label_picker import LabelPicker
from app.widgets.nearest import Nearest
from app.widgets.page_preview import PagePreview
from app.widgets.page_strip import PageStrip
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
from app.widgets.rest_offer import RestOffer
from core.domain import WHOLE, Corners, Differences, Image, Label
from core.library.entries import Sample
from core.registration import Examination, Pages, proposed_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.comparing_desk import ComparingDesk
    from app.library_desk import LibraryDesk

_NEAR_PX = 164
_ROOM_PX = 52
_UNBOUNDED_PX = 16_777_215  # Qt's own QWIDGETSIZE_MAX


@dataclass(frozen=True)
class Job:
    """One document to register. `label` names what it was dropped on; an empty class name means
    that one is proposed from the file's name. `page`: 0 for the first that is not blank."""

    path: Path
    label: Label = Label("")  # noqa: RUF009
    as_sub_label: bool = False
    page: int = 0


class RegistrationPanel(QWidget):
    """Steps through the documents it is given. Enter saves, Esc leaves."""

    registered = Signal(object, int)
    """The label, and how many documents are left."""
    left = Signal()

    def __init__(
        self, look: Look, pictures: Pictures, desk: LibraryDesk, comparing: ComparingDesk
    ) -> None:
        super().__init__()
        self.setProperty("wide", True)
        self._look, self._pictures, self._desk, self._comparing = look, pictures, desk, comparing
        self._jobs: list[Job] = []
        self._total = 0
        self._pages: Pages | None = None
        self._page = 1
        self._image: Image | None = None
        self._examination: Examination | None = None
        self._differences: Differences | None = None  # from what is registered and looks like it
        self._advised = Advice("")
        self._turn = 0  # counts what was asked for: answers to earlier questions are ignored
        self._saving = False
        self._build()

    def _build(self) -> None:
        self._title = label(self.tr("Register"), "heading")
        self._count = label(role="small")
        close = icon_button(self._look, "x", self.tr("Leave (Esc)"), self.leave)
        self._file = Elided(role="small")
        self._preview = PagePreview(self._look.theme)
        self._preview.corners_changed.connect(self._examine)
        self._turn_button = icon_button(
            self._look, "rotate-cw", self.tr("Turn the page"), self._turn_page
        )
        self._whole_button = button(self.tr("Whole picture"), self._take_whole, "link")
        self._whole_button.setToolTip(self.tr("Use the picture without an outline"))
        self._strip = PageStrip()
        self._strip.page_chosen.connect(self._page_chosen)
        self._advice = label(role="advice", wrap=True)
        self._take_advice = button("", self._follow_advice)
        self.picker = LabelPicker()
        self.picker.changed.connect(self._name_changed)
        self.picker.entered.connect(self.save)
        self._kinds = KindChoice()
        self._kinds.changed.connect(self._name_changed)
        self._condition_kind = self._kinds.condition
        self._save = button(self.tr("Register"), self.save, "primary")
        self._skip = button(self.tr("Skip"), self.skip)
        self.nearest = Nearest(self._look, self._pictures)
        self.nearest.chosen.connect(self.picker.set_label)
        self._beside = row(self._preview, self.nearest)
        self._beside.setStretch(0, 1)
        self._below = column()
        self.rest = RestOffer()
        self.rest.asked.connect(self.save)
        self.setLayout(
            column(
                row(self._title, self._count, 1, close), self.rest, self._file, self._beside,
                row(self._turn_button, self._whole_button, 1), self._strip, self.picker,
                self._kinds, self._advice, row(self._take_advice, 1), self._below, 1,
            )
        )  # fmt: skip
        self.footer = holder(row(self._save, self._skip, 1))
        for part in (self, self.footer):
            shortcut(part, "Esc", self.leave, says=self.tr("Leave without registering"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the page is smaller, and its name comes before what it is like."""
        super().resizeEvent(event)
        beside = event.size().width() >= 2 * _NEAR_PX + _ROOM_PX
        (self._beside if beside else self._below).addWidget(self.nearest)
        self._preview.limit(not beside)
        self.nearest.setMaximumWidth(_NEAR_PX if beside else _UNBOUNDED_PX)
        self.nearest.setMinimumWidth(_NEAR_PX if beside else 0)

    # Documents

    def register(self, jobs: Sequence[Job]) -> None:
        """Adds documents to those under way."""
        idle = not self._jobs
        self._jobs.extend(jobs)
        self._total += len(jobs)
        if idle:
            self._next()
        else:
            self._tell_count()

    @property
    def active(self) -> bool:
        return bool(self._jobs)

    def save(self) -> None:
        if self._image is None or self._saving or self._pages is None:
            return
        wanted = self.picker.label()
        if not wanted.class_name:
            self._refuse(self.tr("Give the form a name first."))
            self.picker.class_box.setFocus()
            return
        self._saving = True
        self._save.setEnabled(False)
        job = self._jobs[0]
        sample = Sample(
            self._image, job.path.name, self._pages.sha256, self._page, self._preview.corners
        )
        self._desk.register(
            sample, wanted, self._kinds.kind, lambda _: self._saved(wanted), self._could_not_save
        )

    def skip(self) -> None:
        if self._jobs and not self._saving:
            del self._jobs[0]
            self._next()

    def leave(self) -> None:
        if self._saving:
            return
        self._jobs.clear()
        self._next()

    def offer(self, labels: Sequence[Label]) -> None:
        self.picker.offer(labels)
        self._name_changed()

    def _saved(self, wanted: Label) -> None:
        self._saving = False
        job = self._jobs.pop(0)
        if job.label.class_name:  # the others were dropped on the same card
            self._jobs = [_like(other, job, wanted) for other in self._jobs]
        self.registered.emit(wanted, len(self._jobs))
        self._next()

    def _could_not_save(self, error: Exception) -> None:
        self._saving = False
        self._save.setEnabled(True)
        self._refuse(words.error(error))

    def _next(self) -> None:
        self._turn += 1
        self._image, self._pages = None, None
        self._forget_examination()
        if not self._jobs:
            self.rest.show_waiting(0, self._total)
            self._total = 0
            self.left.emit()
            return
        job = self._jobs[0]
        self._tell_count()
        self._file.set_text(words.place(job.path))
        self._preview.show_note(self.tr("Reading {name} …").format(name=job.path.name))
        self._strip.hide()
        self.nearest.hide()
        self._say("")
        self._save.setEnabled(False)
        self._propose_name(job)
        turn = self._turn
        self._desk.pages(
            job.path,
            lambda pages: self._opened(turn, pages),
            lambda error: self._unreadable(turn, error),
        )

    def _propose_name(self, job: Job) -> None:
        name = job.label.class_name or proposed_name(job.path)
        sub_label = job.label.sub_label or (proposed_name(job.path) if job.as_sub_label else "")
        self.picker.set_label(Label(name, sub_label))
        self.picker.select(job.as_sub_label)
        self._name_changed()

    def _tell_count(self) -> None:
        at = self._total - len(self._jobs) + 1
        many = self._total > 1
        self.rest.show_waiting(len(self._jobs), self._total)
        self._count.setText(
            self.tr("{number} of {total}").format(number=at, total=self._total) if many else ""
        )
        self._skip.setVisible(many)

    # Pages

    def _opened(self, turn: int, pages: Pages) -> None:
        if turn != self._turn:
            return
        self._pages = pages
        self._page = self._jobs[0].page or pages.suggested
        if pages.page_count > 1:
            self._strip.show_pages(pages.pages, self._page)
        self._load_page()

    def _page_chosen(self, number: int) -> None:
        if self._pages is not None:
            self._page = number
            self._load_page()

    def _load_page(self) -> None:
        self._turn += 1
        turn = self._turn
        self._forget_examination()
        self._desk.page(
            self._jobs[0].path,
            self._page,
            lambda found: self._show_page(turn, *found),
            lambda error: self._unreadable(turn, error),
        )

    def _show_page(self, turn: int, image: Image, corners: Corners) -> None:
        if turn != self._turn:
            return
        self._image = image
        self._preview.show_page(image_of(image), corners)
        self._save.setEnabled(True)
        self._examine(corners)

    def _turn_page(self) -> None:
        if self._image is not None:
            self._image = np.ascontiguousarray(np.rot90(self._image, -1))
            turned = tuple((1 - y, x) for x, y in self._preview.corners)
            corners = (turned[3], *turned[:3])
            self._preview.show_page(image_of(self._image), corners)
            self._examine(corners)

    def _take_whole(self) -> None:
        if self._image is not None:
            self._preview.show_page(image_of(self._image), WHOLE)
            self._examine(WHOLE)

    def _unreadable(self, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._preview.show_note(self.tr("No picture of this page."))
            self._refuse(words.error(error))
            self._skip.setVisible(True)

    # What it is like

    def _examine(self, corners: Corners) -> None:
        if self._image is None:
            return
        self._turn += 1
        turn = self._turn
        self._forget_examination()
        self._desk.examine(
            self._image,
            corners,
            lambda examination: self._examined(turn, examination),
            lambda error: self._refuse(words.error(error)),
        )

    def _forget_examination(self) -> None:
        """The page is another one now, or lies otherwise."""
        self._comparing.forget(self)
        self._examination, self._differences = None, None
        self._preview.show_marks(())
        self._preview.setAccessibleDescription("")
        self.nearest.show_marks(())

    def _examined(self, turn: int, examination: Examination) -> None:
        if turn != self._turn:
            return
        self._examination = examination
        self.nearest.show_candidates(examination.candidates, examination.threshold)
        self._name_changed()
        if examination.twin and self._image is not None:
            self._comparing.sample(
                self, self._image, examination.corners, examination.twin.template_id,
                lambda differences: self._compared(turn, differences),
            )  # fmt: skip
        if self.rest.running:
            self._go_on(examination)

    def _go_on(self, examination: Examination) -> None:
        """Takes what was proposed, unless somebody has to look at it."""
        meant, wish = bool(self._jobs[0].label.class_name), self._wish()
        if not examination.empty and not needs_person(wish, examination.twin, meant):
            self.save()
            return
        self.rest.stop()
        if not examination.empty and not examination.twin:
            taken = self.tr("{name} is another form already, which this does not look like.")
            self._say(taken.format(name=wish.label.class_name))

    def _compared(self, turn: int, differences: Differences | None) -> None:
        twin = self._examination and self._examination.twin
        if turn != self._turn or differences is None or not twin:
            return
        self._differences = differences
        self._preview.show_marks(differences.here)
        self.nearest.show_marks(differences.there)
        self._preview.setAccessibleDescription(
            words.differs(twin.label, differences.count, differences.complete)
        )
        if self._advice.property("error") != "true":  # a refusal stays to be read
            self._advise()

    def _name_changed(self) -> None:
        self._kinds.setVisible(self.picker.is_new_sub_label)
        if self._image is not None:
            self._advise()

    def _advise(self) -> None:
        wish, twin = self._wish(), self._examination and self._examination.twin
        empty = self._examination is not None and self._examination.empty
        self._advised = nothing_on_it() if empty else advise(wish, twin or None, self._differences)
        self._say(self._advised.text)
        self._take_advice.setText(self._advised.offer)
        self._take_advice.setVisible(bool(self._advised.offer))

    def _wish(self) -> Wish:
        picker = self.picker
        condition = picker.is_new_sub_label and self._condition_kind.isChecked()
        return Wish(picker.label(), picker.is_new_class, picker.is_new_sub_label, condition)

    def _follow_advice(self) -> None:
        wanted = self._advised.label
        if wanted is None:
            return
        self.picker.set_label(wanted)
        self.picker.select(bool(wanted.sub_label))

    def _say(self, text: str) -> None:
        self._advice.setText(text)
        self._advice.setVisible(bool(text))
        self._take_advice.hide()
        restyle(self._advice, "error", None)

    def _refuse(self, text: str) -> None:
        self.rest.stop()
        self._say(text)
        restyle(self._advice, "error", "true")


def _like(other: Job, saved: Job, wanted: Label) -> Job:
    """A document dropped together with one whose class the user has changed follows it."""
    if other.label != saved.label:
        return other
    return Job(other.path, Label(wanted.class_name, other.label.sub_label), other.as_sub_label)
