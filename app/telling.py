"""What the desks tell, in words: a toast for what is done, a notice for what is not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import words
from app.sentences import joined
from core.errors import KamiwakeError, ModelError

if TYPE_CHECKING:
    from app.engine_process import EngineKeeper
    from app.library_desk import LibraryDesk
    from app.model_desk import ModelDesk, Taken
    from app.panels.model import ModelBar
    from app.sorting_desk import SortingDesk, SortingState
    from app.widgets.notice import Notice
    from app.widgets.toast import Toast
    from core.domain import Label

MODEL_REFUSED, FAILED, MODEL, ENGINE_LOST = "model-refused", "failed", "model", "engine-lost"
SETTINGS_TROUBLED = "settings-troubled"
log = logging.getLogger(__name__)


class Telling(QObject):
    settings_asked = Signal()

    def __init__(
        self, notice: Notice, toast: Toast, model_bar: ModelBar, library: LibraryDesk,
        sorting: SortingDesk, models: ModelDesk, keeper: EngineKeeper, parent: QObject,
    ) -> None:  # fmt: skip
        """Others than these desks tell by `refused` and `settle`."""
        super().__init__(parent)
        self._notice, self._toast, self._model_bar = notice, toast, model_bar
        self._library, self._sorting, self._models = library, sorting, models
        self._keeper = keeper
        self._model_problem = ""
        for desk in (library, sorting, models):
            desk.failed.connect(self.refused)
        for worked in (sorting.worked, library.done):
            worked.connect(self.settle)
        library.done.connect(self._library_done)
        library.failed.connect(self._library_failed)
        library.nothing_to_undo.connect(lambda: self.said(words.nothing_to_undo()))
        library.model_changed.connect(self._model_works)
        sorting.changed.connect(self._sorting_changed)
        models.ended.connect(self._model_taken)
        keeper.died.connect(self._engine_died)

    def said(self, text: str, undo: Callable[[], object] | None = None) -> None:
        self._toast.say(text, self.tr("Undo") if undo else "", undo)

    def settle(self) -> None:
        """Something has been done since: what failed before is past."""
        self._notice.settle(FAILED)

    def complain(self, text: str) -> None:
        self._notice.say(text, topic=FAILED)

    def refused(self, error: Exception) -> None:
        text = words.error(error)
        if text != self._notice.text:  # the same again, from looking again, says nothing new
            bug = not isinstance(error, KamiwakeError)
            log.warning("%s", error, exc_info=error if bug else None)
            self._notice.say(text, topic=MODEL_REFUSED if isinstance(error, ModelError) else FAILED)

    def settings_troubled(self, error: Exception | None) -> None:
        """None: they can be used again."""
        if error is None:
            self._notice.settle(SETTINGS_TROUBLED)
        else:
            text, open_them = words.error(error), self.tr("Settings")
            self._notice.say(text, open_them, self.settings_asked.emit, SETTINGS_TROUBLED)

    # Sorting

    def _sorting_changed(self, state: SortingState) -> None:
        if state.engine.running:
            self._notice.settle(ENGINE_LOST)

    def _engine_died(self, again: bool) -> None:
        log.warning("the engine ended by itself; its last words: %s", self._keeper.last_words())
        if again:
            text = self.tr("Sorting stopped by itself at {time} and was started again.")
            when = words.time_of(datetime.now().astimezone())
            self._notice.say(joined(text.format(time=when), self.tr("Nothing is lost.")))
            return
        if self._model_problem:
            self._offer_bundled_model()  # starting again would not help
            return
        said = self._keeper.last_words()
        self._notice.say(
            self.tr("Sorting stopped several times. Documents wait in their folders. {why}").format(
                why=said[:200]
            ),
            self.tr("Start again"),
            self._start_again,
            topic=ENGINE_LOST,
        )

    def _start_again(self) -> None:
        self._keeper.try_again()
        self._sorting.look_now()

    # The library

    def registered(self, label: Label) -> None:
        text = self.tr("{label} is registered. Scans of it are recognised from now on.")
        self.said(text.format(label=label), self._library.undo)

    def _library_done(self, kind: str) -> None:
        said = {
            "rename": self.tr("Renamed."),
            "merge": self.tr("Merged."),
            "move": self.tr("Moved."),
            "retire": self.tr("Retired: scans are no longer recognised as this."),
            "retire-samples": self.tr("The sample is retired."),
        }
        undone = {
            "undo-register-many": self.tr("Undone: the folder is not registered any more."),
            "undo-import": self.tr("Undone: what was imported is not in the library any more."),
        }
        if kind in said:
            self.said(said[kind], self._library.undo)
        elif kind.startswith("undo-"):
            self.said(undone.get(kind, self.tr("Undone.")))

    def _library_failed(self, error: Exception) -> None:
        """Without its model nothing is recognised: the way out is offered, never taken unasked."""
        state = self._library.state
        if isinstance(error, ModelError) and state is not None and state.model is not None:
            text = self.tr("The recognition model {name} cannot be used: it is missing or damaged.")
            next_step = self.tr("Drop it here again, or use the bundled one.")
            self._model_problem = joined(text.format(name=Path(error.subject).name), next_step)
            self._offer_bundled_model()

    # Another model

    def take_models(self, models: list[Path]) -> None:
        asked = self._model_bar.drop_words(models)
        if asked.refused:
            told = self.tr("{what}. {why}").format(what=asked.title, why=asked.text)
            self._notice.say(told, topic=MODEL_REFUSED)
        else:
            self._models.take(models[0])

    def _model_taken(self, taken: Taken) -> None:
        if not taken.complete:
            stays = self.tr("Cancelled: the earlier model stays in use.")
            later = self.tr("Dropping {name} again goes on where it was.")
            self.said(joined(stays, later.format(name=taken.name)))
            return
        self._model_works()
        self.said(
            self.tr("Scans are recognised by the model {name} from now on.").format(
                name=taken.name
            ),
            partial(self._models.take, taken.before),
        )

    def _model_works(self) -> None:
        """What went wrong for want of a model is over."""
        self._model_problem = ""
        for topic in (MODEL, MODEL_REFUSED):
            self._notice.settle(topic)
        if self._keeper.given_up:
            self._notice.settle(ENGINE_LOST)
            self._start_again()

    def _offer_bundled_model(self) -> None:
        self._notice.say(
            self._model_problem,
            self.tr("Use the bundled model"),
            partial(self._models.take, None),
            topic=MODEL,
        )
