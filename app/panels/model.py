"""A row above the views while another model is being taken: how far it is, and a way out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from app.sentences import joined
from app.theme import STEP_PX
from app.widgets.model_drop import ModelDropWords
from app.widgets.parts import Elided, button, column, label, row
from app.widgets.sorting_progress import TimeLeft, time_words

if TYPE_CHECKING:
    from app.model_desk import ModelDesk


class ModelBar(QWidget):
    def __init__(self, desk: ModelDesk) -> None:
        super().__init__()
        self._desk = desk
        self._name = ""
        self._time_left = TimeLeft()
        self._text = Elided()
        self._how_far = label(role="small")
        self._meanwhile = Elided(self.tr("The earlier model goes on until then."), "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"), self._leave)
        foot = row(self._how_far, self._meanwhile)
        foot.setStretch(1, 1)
        layout = row(column(self._text, self._bar, foot, gap=4), self._cancel, gap=16)
        layout.setStretch(0, 1)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)
        self.hide()
        desk.began.connect(self._begin)
        desk.progressed.connect(self._show)
        desk.over.connect(self.hide)

    @property
    def text(self) -> str:
        parts = self._text.whole_text(), self._how_far.text()
        return " ".join(filter(None, parts)) if self.isVisible() else ""

    def drop_words(self, models: list[Path]) -> ModelDropWords:
        """What taking these would do now."""
        if self._desk.taking:
            wait = self.tr("{name} is being taken. Wait for it, or cancel it first.")
            text = wait.format(name=self._desk.taking)
            return ModelDropWords(self.tr("Not now"), text, refused=True)
        if len(models) > 1:
            text = self.tr("These are several. Drop the one that is to be used.")
            return ModelDropWords(self.tr("One model at a time"), text, refused=True)
        again = self.tr("{name}: the library is embedded again from its stored images.")
        goes_on = self.tr("Until that is complete, the present model goes on.")
        text = joined(again.format(name=models[0].stem), goes_on)
        return ModelDropWords(self.tr("Use this model"), text)

    def cancel(self) -> None:
        self._cancel.click()

    def _begin(self, name: str) -> None:
        self._name = name
        self._time_left = TimeLeft()
        self._cancel.setEnabled(True)
        self._say(self.tr("Checking the model {name}…").format(name=name), "", 0, 1)
        self.show()

    def _show(self, done: int, total: int) -> None:
        text = self.tr("Embedding the library again for {name}").format(name=self._name)
        how_far = self.tr("{done} of {total}").format(done=done, total=total)
        seconds = self._time_left.look(total - done, time.monotonic())
        if seconds is not None and done < total:
            how_far += " · " + time_words(seconds)
        self._say(text, how_far, done, total)

    def _say(self, text: str, how_far: str, done: int, total: int) -> None:
        self._text.set_text(text)
        self._how_far.setText(how_far)
        self._how_far.setVisible(bool(how_far))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(joined(text, how_far))

    def _leave(self) -> None:
        self._cancel.setEnabled(False)
        self._desk.cancel()
