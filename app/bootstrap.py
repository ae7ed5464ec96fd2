"""Opens a profile and wires its objects together: the only place that does."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType

import platformdirs

from core.database.engine import open_database
from core.domain import WatchedFolder
from core.engine import Engine
from core.filing.journal import Journal
from core.filing.mover import Mover
from core.ingest.workers import Decoders
from core.library.registry import Registry
from core.recognition.alignment import FeatureStore
from core.recognition.embedding import Embedder, default_model
from core.recognition.index import TemplateIndex
from core.recognition.recognizer import Recognizer
from core.settings import Settings, load_settings
from core.sorter import Classifier, Sorter


def default_profile() -> Path:
    """`KAMIWAKE_PROFILE`, or the platform's data folder."""
    chosen = os.environ.get("KAMIWAKE_PROFILE")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kamiwake", appauthor=False))


class Profile:
    """An open profile. Parts are made when first used, so `history` never loads the model."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self.path = path.absolute()
        self.settings = settings or load_settings(self.path)
        self._exits = ExitStack()
        self._generation = -1
        self._changed_at: datetime | None = None

    def __enter__(self) -> Profile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exits.close()

    @cached_property
    def journal(self) -> Journal:
        engine = open_database(self.path / "journal.db", "journal")
        self._exits.callback(engine.dispose)
        return Journal(engine)

    @cached_property
    def embedder(self) -> Embedder:
        return Embedder(default_model())

    @cached_property
    def registry(self) -> Registry:
        engine = open_database(self.path / "library.db", "library")
        self._exits.callback(engine.dispose)
        return Registry(engine, self.embedder)

    @cached_property
    def index(self) -> TemplateIndex:
        return TemplateIndex(cache=self.path / "index")

    @cached_property
    def decoders(self) -> Decoders:
        settings = self.settings
        return self._exits.enter_context(
            Decoders(settings.workers, settings.decode_timeout_s, settings.decode_memory_mb)
        )

    @cached_property
    def mover(self) -> Mover:
        return Mover(self.journal)

    @cached_property
    def classifier(self) -> Classifier:
        settings = self.settings
        recognizer = Recognizer(
            self.embedder,
            self.index,
            settings.one_wrong_in,
            settings.margin,
            FeatureStore(self.registry.image),
            settings.deciding_page,
            settings.unclear_sub_label,
        )
        self.refresh()
        return Classifier(self.decoders, recognizer, settings)

    def refresh(self) -> datetime | None:
        """Takes over what was registered, renamed or retired; tells when that last happened."""
        generation = self.registry.generation()  # before reading: a change meanwhile comes again
        if generation != self._generation:
            self.registry.re_embed()
            self.index.update(self.registry.templates())
            self._generation = generation
            self._changed_at = self.registry.changed_at()
        return self._changed_at

    def engine(self, folders: Callable[[], list[WatchedFolder]] | None = None) -> Engine:
        """An engine over the profile's watched folders, or over those given."""
        sorter = Sorter(self.classifier, self.journal, self.mover, new_run_id())
        return Engine(
            self.journal,
            folders or self.journal.folders,
            sorter,
            self.settings,
            self.refresh,
            self.mover.recover,
        )


def new_run_id() -> str:
    return uuid.uuid4().hex[:12]
