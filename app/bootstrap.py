"""Opens a profile and wires its objects together: the only place that does."""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

import platformdirs
import sqlalchemy as sa

from core.comparing import Comparer
from core.database.backup import MODELS_FOLDER, SCHEMAS, Backups, DailyBackups
from core.database.check import check_after_unclean_exit
from core.database.engine import HEADS, ChangeMonitor, Schema, open_database
from core.domain import Label, WatchedFolder
from core.engine import Engine, Upkeep
from core.errors import KamiwakeError
from core.filing.board import Board, Phase
from core.filing.decisions import Decisions
from core.filing.feed import Feed
from core.filing.folders import WatchedFolders
from core.filing.journal import Journal
from core.filing.mover import Mover
from core.filing.originals import FOLDER as ORIGINALS
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
from core.settings import Settings, load_settings
from core.sorter import Classifier, Sorter
from core.upright import Upright

T = TypeVar("T")


def default_profile() -> Path:
    """`KAMIWAKE_PROFILE`, or the platform's data folder."""
    chosen = os.environ.get("KAMIWAKE_PROFILE")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kamiwake", appauthor=False))


class made_once(Generic[T]):  # noqa: N801
    """A cached property that threads may ask for at the same time."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_made_{name}"

    def __get__(self, profile: Any, owner: type | None = None) -> T:
        made = profile.__dict__
        if self._name not in made:
            with profile.making:
                if self._name not in made:
                    made[self._name] = self._make(profile)
        return cast(T, made[self._name])


@dataclass(frozen=True, eq=False)
class _InUse:
    """A model and what is searched with it: replaced together, never one without the other."""

    choice: Choice | None
    embedder: Embedder
    index: TemplateIndex


class Profile:
    """An open profile. Parts are made when first used, so `history` never loads the model."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self.path = path.absolute()
        self.settings = settings or load_settings(self.path)
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
    def decisions(self) -> Decisions:
        def is_condition(label: Label) -> bool:  # the library is opened when that is asked
            return self.registry.is_condition(label)

        return Decisions(
            self.journal, self.folders, self.mover, new_run_id(), is_condition, self.upright
        )

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

    @made_once
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

    @made_once
    def classifier(self) -> Classifier:
        """Judges by the library as `refresh` last saw it."""
        return Classifier(self.decoders, self.recognizer, self.settings)

    @made_once
    def registrar(self) -> Registrar:
        return Registrar(self.decoders, self.recognizer, self.settings)

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
        sorter = Sorter(
            self.classifier, self.journal, self.mover, new_run_id(), self.settings.duplicates,
            self.upright,
        )  # fmt: skip
        tell = partial(self.board.tell_activity, Phase.RE_EMBEDDING)
        remember = cache(self.folders.remember)
        return Engine(
            self.journal,
            self.folders.all if folders is None else lambda: [*map(remember, folders())],
            sorter,
            self.settings,
            lambda: self.refresh(tell),
            Upkeep(
                self.mover.recover,
                lambda: check_after_unclean_exit(map(self.backups.database, SCHEMAS)),
                DailyBackups(self.backups, self._tell_of_backups),
                self.recognizer.prepare,
            ),
            self.board,
            self._news(),
            clock,
            # What others want sorted again is for an engine that has all folders.
            self.folders.unwatched if folders is None else lambda _: None,
        )

    def _tell_of_backups(self, error: KamiwakeError | None) -> None:
        if error:
            self.board.tell_trouble(self.backups.folder, None, error)
        else:
            self.board.clear_troubles([self.backups.folder])

    def monitor(self, schema: Schema) -> ChangeMonitor:
        """Of one of the profile's databases, which is made when it is not there."""
        engine = self.journal_engine if schema == "journal" else self.library_engine
        monitor = ChangeMonitor(Path(engine.url.database or ""))
        self._exits.callback(monitor.close)
        return monitor

    def _news(self) -> Callable[[], bool]:
        """Whether the library, the folders or the wishes differ from what they were at the last
        call; costs two pragmas where nobody wrote anything."""
        monitors = self.monitor("journal"), self.monitor("library")

        def look() -> list[object]:
            return [self.registry.generation(), self.models.choice(), self.board.wishes()]

        known = look()

        def differs() -> bool:
            if not any([monitor.changed() for monitor in monitors]):
                return False
            now = look()
            changed = now != known
            known[:] = now
            return changed

        return differs


def new_run_id() -> str:
    return uuid.uuid4().hex[:12]
