"""Opens a profile and wires its objects together: the only place that does."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import TracebackType

import sqlalchemy as sa

from app.made import forget_made_of_settings, made_of_settings, made_once
from app.upkeep import upkeep_of
from core.access import Access
from core.bulk import BulkRegistration
from core.comparing import Comparer
from core.database.backup import MODELS_FOLDER, Backups
from core.database.engine import HEADS, ChangeMonitor, Schema, open_database
from core.domain import Label, WatchedFolder
from core.engine import Engine, Parts
from core.expected import ExpectedReviews, expected_reviews
from core.filing.board import Board, Phase
from core.filing.decisions import Decisions
from core.filing.feed import Feed
from core.filing.folders import WatchedFolders
from core.filing.history import History
from core.filing.journal import Journal
from core.filing.judged import JudgedDocuments
from core.filing.mover import Mover
from core.filing.naming import validate_pattern
from core.filing.originals import FOLDER as ORIGINALS
from core.filing.rejections import Rejections
from core.filing.spot_checks import SpotChecks, drawn
from core.ingest.workers import Decoders
from core.library.archive import TemplateArchive
from core.library.models import Choice, Models
from core.library.registry import Registry
from core.recognition.condition import Conditions
from core.recognition.embedding import Embedder
from core.recognition.index import TemplateIndex
from core.recognition.recognizer import Recognizer
from core.recognition.second_look import KnownTemplates
from core.registration import Registrar
from core.settings import InForce, Settings
from core.settings_store import SettingsStore
from core.sorter import Classifier, Sorter
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
        self,
        path: Path,
        settings: Settings | None = None,
        policy: Path | None = None,
        forgiving: bool = False,
    ) -> None:
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
        return Access(self.path)

    @made_once
    def backups(self) -> Backups:
        """Works with databases that cannot be opened, too."""
        return Backups(self.path, HEADS)

    @made_once
    def journal_engine(self) -> sa.Engine:
        engine = open_database(self.path / "journal.db", "journal")
        self._exits.callback(engine.dispose)
        return engine

    @made_once
    def journal(self) -> Journal:
        return Journal(self.journal_engine)

    @made_once
    def folders(self) -> WatchedFolders:
        return WatchedFolders(self.journal_engine)

    @made_once
    def board(self) -> Board:
        return Board(self.journal_engine)

    @made_once
    def feed(self) -> Feed:
        return Feed(self.journal_engine)

    @made_once
    def history(self) -> History:
        return History(self.journal_engine)

    @made_once
    def spot_checks(self) -> SpotChecks:
        return SpotChecks(self.journal_engine)

    @made_once
    def rejections(self) -> Rejections:
        # The library is opened when it is asked.
        return Rejections(self.journal_engine, lambda *asked: self.registry.called_now(*asked))  # noqa: PLW0108

    @made_of_settings
    def decisions(self) -> Decisions:
        def is_condition(label: Label) -> bool:  # the library is opened when that is asked
            return self.registry.is_condition(label)

        return Decisions(
            self.journal, self.folders, self.mover, new_run_id(), is_condition, self.upright,
            self.rejections.accept,
        )  # fmt: skip

    @made_once
    def library_engine(self) -> sa.Engine:
        engine = open_database(self.path / "library.db", "library")
        self._exits.callback(engine.dispose)
        return engine

    @made_once
    def registry(self) -> Registry:
        return Registry(self.library_engine, lambda: self.embedder)

    @made_once
    def models(self) -> Models:
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
        index = TemplateIndex(cache=self.path / "index")
        return _InUse(choice, self.models.embedder(choice), index)

    @made_once
    def decoders(self) -> Decoders:
        settings = self.settings
        return self._exits.enter_context(
            Decoders(settings.workers, settings.decode_timeout_s, settings.decode_memory_mb)
        )

    @made_of_settings
    def upright(self) -> Upright:
        """Starts no decoder before there is something to turn."""
        return Upright(lambda: self.decoders, self.settings)

    @made_once
    def mover(self) -> Mover:
        originals = self.path / ORIGINALS
        return Mover(self.journal, can_reach=self.folders.can_reach, originals=originals)

    @made_once
    def templates(self) -> KnownTemplates:
        return KnownTemplates(TemplateArchive(self.library_engine, self.registry.image))

    @made_once
    def comparer(self) -> Comparer:
        # The model is opened when relatives are first asked for.
        return Comparer(self.templates, lambda number: self.recognizer.relatives(number))  # noqa: PLW0108

    def expected_reviews(self) -> ExpectedReviews:
        """How many of the latest documents a person would look at, by what may go wrong. Takes
        over changes of the library first; raises ModelError and ProfileError."""
        self.refresh()
        return expected_reviews(
            JudgedDocuments(self.journal_engine).latest(),
            self.recognizer.rules_at,
            self.settings.one_wrong_in,
        )

    @made_once
    def conditions(self) -> Conditions:
        return Conditions(self.templates)

    @made_once
    def recognizer(self) -> Recognizer:
        settings = self.settings
        return Recognizer(
            self.embedder,
            self.index,
            settings.one_wrong_in,
            settings.margin,
            self.templates,
            settings.deciding_page,
            settings.unclear_sub_label,
            self.conditions,
        )

    @made_of_settings
    def classifier(self) -> Classifier:
        """Judges by the library as `refresh` last saw it."""
        return Classifier(self.decoders, self.recognizer, self.settings, self.rejections.of)

    @made_of_settings
    def registrar(self) -> Registrar:
        return Registrar(self.decoders, self.recognizer, self.settings)

    @made_of_settings
    def bulk(self) -> BulkRegistration:
        return BulkRegistration(self.library_engine, self.registry, self.decoders, self.settings)

    @made_once
    def transfers(self) -> Transfers:
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
        tell = partial(self.board.tell_activity, Phase.RE_EMBEDDING)
        remember = cache(self.folders.remember)
        return Engine(
            self.journal,
            self.folders.all if folders is None else lambda: [*map(remember, folders())],
            self._parts(),
            lambda: self.refresh(tell),
            upkeep_of(self),
            self.board,
            self._news(),
            clock,
            # What others want sorted again is for an engine that has all folders.
            self.folders.unwatched if folders is None else lambda _: None,
        )

    def _parts(self) -> Callable[[], Parts]:
        """What an engine sorts with, by the settings in force when it asks."""
        run_id, parts = new_run_id(), None

        def now() -> Parts:
            nonlocal parts
            in_force = self.renew_settings()
            if in_force is not None:
                self._tell_of_settings(in_force)
            if parts is None or parts.settings is not self.settings:
                settings = self.settings
                sorter = Sorter(
                    self.classifier, self.journal, self.mover, run_id, settings.duplicates,
                    self.upright, lambda: drawn(settings.spot_check_one_in),
                )  # fmt: skip
                parts = Parts(sorter, settings)
            return parts

        return now

    def _tell_of_settings(self, in_force: InForce) -> None:
        if in_force.problems:
            self.board.tell_trouble(self.store.path, None, in_force.problems[0].error)
        else:
            self.board.clear_troubles([self.store.path])

    def monitor(self, schema: Schema) -> ChangeMonitor:
        """Of one of the profile's databases, which is made when it is not there."""
        engine = self.journal_engine if schema == "journal" else self.library_engine
        monitor = ChangeMonitor(Path(engine.url.database or ""))
        self._exits.callback(monitor.close)
        return monitor

    def _news(self) -> Callable[[], bool]:
        """Whether the library, the folders or the wishes differ from what they were at the last
        call, or settings wait to be taken over; costs two pragmas and two looks at files where
        nobody wrote anything."""
        monitors = self.monitor("journal"), self.monitor("library")

        def look() -> list[object]:
            return [self.registry.generation(), self.models.choice(), self.board.wishes()]

        known = look()

        def differs() -> bool:
            if self.settings_changed:
                return True
            if not any([monitor.changed() for monitor in monitors]):
                return False
            now = look()
            changed = now != known
            known[:] = now
            return changed

        return differs


def new_run_id() -> str:
    return uuid.uuid4().hex[:12]
