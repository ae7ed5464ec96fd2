"""Opens a profile and wires its objects together: the only place that does, with the two modules it
asks for an engine.

Each part is imported when it is made: a window is painted before the databases are opened.
"""

from __future__ import annotations

import threading
import time
import uuid
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.made import forget_made_of_settings, made_of_settings, made_once
from core.filing.naming import validate_pattern
from core.settings import InForce, Settings
from core.settings_store import SettingsStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    import sqlalchemy as sa

    from core.access import Access
    from core.bulk import BulkRegistration
    from core.comparing import Comparer
    from core.database.backup import Backups
    from core.database.engine import ChangeMonitor, Schema
    from core.domain import Label, WatchedFolder
    from core.engine import Engine
    from core.expected import ExpectedReviews
    from core.filing.board import Board
    from core.filing.decisions import Decisions
    from core.filing.feed import Feed
    from core.filing.folders import WatchedFolders
    from core.filing.history import History
    from core.filing.journal import Journal
    from core.filing.mover import Mover
    from core.filing.rejections import Rejections
    from core.filing.spot_checks import SpotChecks
    from core.ingest.workers import Decoders
    from core.library.models import Choice, Models
    from core.library.registry import Registry
    from core.recognition.condition import Conditions
    from core.recognition.embedding import Embedder
    from core.recognition.index import TemplateIndex
    from core.recognition.recognizer import Recognizer
    from core.recognition.second_look import KnownTemplates
    from core.registration import Registrar
    from core.sorter import Classifier
    from core.transfer import Transfers
    from core.upright import Upright


@dataclass(frozen=True, eq=False)
class _InUse:
    """A model and what is searched with it: replaced together, never one without the other."""

    choice: Choice | None
    embedder: Embedder
    index: TemplateIndex


class Profile:
    """An open profile. Parts are made when first used, so `history` never loads the model."""

    def __init__(
        self, path: Path, settings: Settings | None = None, policy: Path | None = None,
        forgiving: bool = False,
    ) -> None:  # fmt: skip
        """`settings`: these and no others, whatever changes; `policy`: default the machine's;
        `forgiving`: opens with what can be used of the settings, where others raise
        SettingsError."""
        self.path = path.absolute()
        self.store = SettingsStore(self.path, policy, {"naming_pattern": validate_pattern})
        self._settings_seen = self.store.signature()
        self._settings_fixed = settings is not None
        in_force = self.store.read() if settings is None else InForce(settings, {})
        self.settings = in_force.settings if forgiving else in_force.require()
        self.settings_problems = in_force.problems
        self.making = threading.RLock()
        self._exits = ExitStack()
        self._refreshing = threading.Lock()
        self._seen: tuple[int, Choice | None] | None = None
        self._in_use: _InUse | None = None

    def __enter__(self) -> Profile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exits.close()

    @made_once
    def access(self) -> Access:
        from core.access import Access

        return Access(self.path)

    @made_once
    def backups(self) -> Backups:
        """Works with databases that cannot be opened, too."""
        from core.database.backup import Backups
        from core.database.engine import HEADS

        return Backups(self.path, HEADS)

    @made_once
    def journal_engine(self) -> sa.Engine:
        from core.database.engine import open_database

        engine = open_database(self.path / "journal.db", "journal")
        self._exits.callback(engine.dispose)
        return engine

    @made_once
    def journal(self) -> Journal:
        from core.filing.journal import Journal

        return Journal(self.journal_engine)

    @made_once
    def folders(self) -> WatchedFolders:
        from core.filing.folders import WatchedFolders

        return WatchedFolders(self.journal_engine)

    @made_once
    def board(self) -> Board:
        from core.filing.board import Board

        return Board(self.journal_engine)

    @made_once
    def feed(self) -> Feed:
        from core.filing.feed import Feed

        return Feed(self.journal_engine)

    @made_once
    def history(self) -> History:
        from core.filing.history import History

        return History(self.journal_engine)

    @made_once
    def spot_checks(self) -> SpotChecks:
        from core.filing.spot_checks import SpotChecks

        return SpotChecks(self.journal_engine)

    @made_once
    def rejections(self) -> Rejections:
        from core.filing.rejections import Rejections

        # The library is opened when it is asked.
        return Rejections(self.journal_engine, lambda *asked: self.registry.called_now(*asked))  # noqa: PLW0108

    @made_of_settings
    def decisions(self) -> Decisions:
        from core.filing.decisions import Decisions

        def is_condition(label: Label) -> bool:  # the library is opened when that is asked
            return self.registry.is_condition(label)

        return Decisions(
            self.journal, self.folders, self.mover, new_run_id(), is_condition, self.upright,
            self.rejections.accept,
        )  # fmt: skip

    @made_once
    def library_engine(self) -> sa.Engine:
        from core.database.engine import open_database

        engine = open_database(self.path / "library.db", "library")
        self._exits.callback(engine.dispose)
        return engine

    @made_once
    def registry(self) -> Registry:
        from core.library.registry import Registry

        return Registry(self.library_engine, lambda: self.embedder)

    @made_once
    def models(self) -> Models:
        from core.database.backup import MODELS_FOLDER
        from core.library.models import Models

        return Models(self.library_engine, self.path / MODELS_FOLDER)

    @property
    def embedder(self) -> Embedder:
        """The model in use; `refresh` replaces it together with the index. Raises ModelError when
        the profile's own is gone or damaged."""
        return self._model_in_use().embedder

    @property
    def index(self) -> TemplateIndex:
        return self._model_in_use().index

    def _model_in_use(self) -> _InUse:
        with self.making:
            if self._in_use is None:
                self._in_use = self._open_model(self.models.choice())
            return self._in_use

    def _open_model(self, choice: Choice | None) -> _InUse:
        from core.recognition.index import TemplateIndex

        index = TemplateIndex(cache=self.path / "index")
        return _InUse(choice, self.models.embedder(choice), index)

    @made_once
    def decoders(self) -> Decoders:
        from core.ingest.workers import Decoders

        settings = self.settings
        return self._exits.enter_context(
            Decoders(settings.workers, settings.decode_timeout_s, settings.decode_memory_mb)
        )

    @made_of_settings
    def upright(self) -> Upright:
        """Starts no decoder before there is something to turn."""
        from core.upright import Upright

        return Upright(lambda: self.decoders, self.settings)

    @made_once
    def mover(self) -> Mover:
        from core.filing.mover import Mover
        from core.filing.originals import FOLDER as ORIGINALS

        folders, originals = self.folders, self.path / ORIGINALS
        return Mover(self.journal, None, folders.can_reach, originals, folders.awaits)

    @made_once
    def templates(self) -> KnownTemplates:
        from core.library.archive import TemplateArchive
        from core.recognition.second_look import KnownTemplates

        return KnownTemplates(TemplateArchive(self.library_engine, self.registry.image))

    @made_once
    def comparer(self) -> Comparer:
        from core.comparing import Comparer

        # The model is opened when relatives are first asked for.
        return Comparer(self.templates, lambda number: self.recognizer.relatives(number))  # noqa: PLW0108

    def expected_reviews(self) -> ExpectedReviews:
        """How many of the latest documents a person would look at, by what may go wrong. Takes
        over changes of the library first; raises ModelError and ProfileError."""
        from core.expected import expected_reviews
        from core.filing.judged import JudgedDocuments

        self.refresh()
        return expected_reviews(
            JudgedDocuments(self.journal_engine).latest(),
            self.recognizer.rules_at,
            self.settings.one_wrong_in,
        )

    @made_once
    def conditions(self) -> Conditions:
        from core.recognition.condition import Conditions

        return Conditions(self.templates)

    @made_once
    def recognizer(self) -> Recognizer:
        from core.recognition.recognizer import Recognizer

        settings = self.settings
        return Recognizer(
            self.embedder, self.index, settings.one_wrong_in, settings.margin, self.templates,
            settings.deciding_page, settings.unclear_sub_label, self.conditions,
        )  # fmt: skip

    @made_of_settings
    def classifier(self) -> Classifier:
        """Judges by the library as `refresh` last saw it."""
        from core.sorter import Classifier

        return Classifier(self.decoders, self.recognizer, self.settings, self.rejections.of)

    @made_of_settings
    def registrar(self) -> Registrar:
        from core.registration import Registrar

        return Registrar(self.decoders, self.recognizer, self.settings)

    @made_of_settings
    def bulk(self) -> BulkRegistration:
        from core.bulk import BulkRegistration

        return BulkRegistration(self.library_engine, self.registry, self.decoders, self.settings)

    @made_once
    def transfers(self) -> Transfers:
        from core.transfer import Transfers

        return Transfers(self.library_engine, self.registry, self.decoders)

    @property
    def settings_changed(self) -> bool:
        """Whether there is something for `renew_settings` to do; costs two looks at files."""
        return not self._settings_fixed and self.store.signature() != self._settings_seen

    def renew_settings(self) -> InForce | None:
        """Takes over the settings that are in force now; None where no file of them has changed.
        While there is a problem with them, the earlier ones go on."""
        with self.making:
            if not self.settings_changed:
                return None
            self._settings_seen = self.store.signature()  # before reading: a change comes again
            in_force = self.store.read()
            self.settings_problems = in_force.problems
            if not in_force.problems and in_force.settings != self.settings:
                self._take_settings(in_force.settings)
            return in_force

    def _take_settings(self, settings: Settings) -> None:
        """Parts made of settings are made anew; those that hold more than that are told."""
        self.settings = settings
        forget_made_of_settings(self)
        decoders = vars(type(self))["decoders"].made(self)
        if decoders:
            decoders.limit(settings.workers, settings.decode_timeout_s, settings.decode_memory_mb)
        recognizer = vars(type(self))["recognizer"].made(self)
        if recognizer:
            recognizer.judge_by(
                settings.one_wrong_in, settings.margin, settings.deciding_page,
                settings.unclear_sub_label,
            )  # fmt: skip

    def refresh(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Takes over what was registered, renamed or retired, and another model; tells the
        library's generation.

        `progress` is told how many templates have a vector of a new model, of how many. Raises
        ModelError when a model cannot be taken over; then what was taken over before stays.
        """
        from core.library.registry import Registry

        with self._refreshing:
            # The generation first, and before reading: a change meanwhile comes again.
            seen = self.registry.generation(), self.models.choice()
            if seen != self._seen:
                used = self._model_in_use()
                fresh = used if used.choice == seen[1] else self._open_model(seen[1])
                registry = Registry(self.library_engine, lambda: fresh.embedder)
                registry.re_embed(progress)
                fresh.index.update(registry.templates())
                self.conditions.update(registry.conditions())
                if fresh is not used:
                    self._take_over(fresh)
                self._seen = seen
            return seen[0]

    def _take_over(self, fresh: _InUse) -> None:
        with self.making:  # nobody makes the recognizer meanwhile, of the earlier one
            self.recognizer.take(fresh.embedder, fresh.index)
            self._in_use = fresh

    def engine(
        self,
        folders: Callable[[], list[WatchedFolder]] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> Engine:
        """An engine over the profile's watched folders, or over those given, which are then
        remembered as where the documents of this run belong."""
        from app.sorting_engine import engine_of

        return engine_of(self, folders, clock)

    def monitor(self, schema: Schema) -> ChangeMonitor:
        """Of one of the profile's databases, which is made when it is not there."""
        from core.database.engine import ChangeMonitor

        engine = self.journal_engine if schema == "journal" else self.library_engine
        monitor = ChangeMonitor(Path(engine.url.database or ""))
        self._exits.callback(monitor.close)
        return monitor


def new_run_id() -> str:
    return uuid.uuid4().hex[:12]
