"""What the library looks like as a whole: what was filed where, close pairs, the map."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.tasks import TaskRunner
from core.errors import KamiwakeError, ModelError
from core.filing.nouns import Statistics

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.database.engine import ChangeMonitor
    from core.library.entries import Registered
    from core.library.map import MapMaker, TemplateMap
    from core.library.pairs import ClosePair

MAP_NAME = "map.npz"
LOOK_MS, _SELDOM_MS = 2000, 8000
_REST = 10
"""Between two looks lies so many times what one takes, up to `_SELDOM_MS`."""
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Overview:
    """`threshold`: the score from which scans may be filed; 0 while it is not known."""

    statistics: Statistics = field(default_factory=Statistics)
    threshold: float = 0.0


class OverviewDesk(QObject):
    """Looks at the journal and the library while somebody looks at the view, and tells what has
    changed. Nobody has to be told of what cannot be worked out."""

    counted = Signal(object)  # Overview
    paired = Signal(object)  # tuple[ClosePair, ...]
    drawn = Signal(object)  # TemplateMap
    not_drawn = Signal()
    """There is no map: the recognition model is damaged, or the library cannot be read."""

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._tasks = TaskRunner(1, self)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._monitors: tuple[ChangeMonitor, ChangeMonitor] | None = None
        self._map: MapMaker | None = None
        self._registered: tuple[Registered, ...] | None = None
        self._wants_map = False
        self._looking = False
        self._generation: int | None = None
        self._alike: tuple[int, frozenset[tuple[int, int]]] | None = None
        self.overview = Overview()
        self.pairs: tuple[ClosePair, ...] = ()
        self.map: TemplateMap | None = None

    @property
    def busy(self) -> bool:
        return self._tasks.busy

    def close(self) -> None:
        self._timer.stop()
        self._tasks.close()

    def follow(self, seen: bool) -> None:
        """`seen`: somebody looks at what is told."""
        if seen and not self._timer.isActive():
            self._timer.start()
            self._look()
        elif not seen:
            self._timer.stop()

    def want_map(self, wanted: bool) -> None:
        self._wants_map = wanted
        if wanted and self._registered is not None:
            self._draw()

    def library_changed(self, registered: tuple[Registered, ...]) -> None:
        first, self._registered = self._registered is None, registered
        if first and self._timer.isActive():
            self._look()
        elif self._timer.isActive():
            self._pair()
            self._draw()

    def _look(self) -> None:
        """The first time, and whenever either database was written to since."""
        if self._looking or self._registered is None:
            return
        self._looking = True
        began = time.monotonic()

        def looked(differs: tuple[bool, bool]) -> None:
            counts, pairs = differs
            if pairs:
                self._pair()
            if counts:
                self._run(self._count, self._tell_counts)
            if self._wants_map and self.map is None:
                self._draw()
            self._run(lambda: None, lambda _: self._rest(began))

        self._run(self._differs, looked)

    def _rest(self, began: float) -> None:
        self._looking = False
        took_ms = int(1000 * (time.monotonic() - began))
        self._timer.setInterval(max(LOOK_MS, min(_SELDOM_MS, _REST * took_ms)))

    def _differs(self) -> tuple[bool, bool]:
        """Whether to count anew, and whether to look for pairs anew: an idle engine compares
        templates all the time, which changes no numbers."""
        profile = self._profile
        first = self._monitors is None
        if self._monitors is None:
            self._monitors = profile.monitor("journal"), profile.monitor("library")
        journal, library = (monitor.changed() for monitor in self._monitors)
        before, self._generation = self._generation, profile.registry.generation()
        return journal or before != self._generation, library or first

    def _count(self) -> Overview:
        from core.filing.statistics import FilingStatistics
        from core.library.renames import Renames

        profile = self._profile
        renamed = Renames(profile.library_engine)
        statistics = FilingStatistics(profile.journal_engine).read(renamed)
        return Overview(statistics, self._threshold())

    def _threshold(self) -> float:
        try:
            self._profile.refresh()
            return self._profile.recognizer.least_threshold()
        except ModelError:  # what was filed can be counted without it
            return 0.0

    def _tell_counts(self, overview: Overview) -> None:
        if overview != self.overview:
            self.overview = overview
            self.counted.emit(overview)

    def _pair(self) -> None:
        registered = self._registered or ()

        def work() -> tuple[ClosePair, ...]:
            from core.library.archive import TemplateArchive
            from core.library.pairs import close_pairs

            archive = TemplateArchive(self._profile.library_engine, self._profile.registry.image)
            return close_pairs(registered, archive.compared(), self._alike_now())

        self._run(work, self._tell_pairs)

    def _alike_now(self) -> frozenset[tuple[int, int]]:
        generation = self._profile.registry.generation()
        if self._alike is None or self._alike[0] != generation:
            try:
                self._alike = generation, self._maker().neighbours().alike
            except ModelError:  # what was compared is known without it
                return frozenset()
        return self._alike[1]

    def _tell_pairs(self, pairs: tuple[ClosePair, ...]) -> None:
        if pairs != self.pairs:
            self.pairs = pairs
            self.paired.emit(pairs)

    def _draw(self) -> None:
        if self._wants_map:
            self._run(lambda: self._maker().draw(), self._tell_map, self.not_drawn.emit)

    def _tell_map(self, drawn: TemplateMap) -> None:
        if drawn is not self.map:
            self.map = drawn
            self.drawn.emit(drawn)

    def _maker(self) -> MapMaker:
        if self._map is None:
            from core.library.map import MapMaker

            profile = self._profile
            self._map = MapMaker(
                profile.library_engine, lambda: profile.embedder.sha256, profile.path / MAP_NAME
            )
        return self._map

    def _run(
        self, work: Callable[[], T], done: Callable[[T], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        def failed(error: Exception) -> None:
            self._looking = False
            if otherwise:
                otherwise()
            expected = isinstance(error, KamiwakeError)
            log.log(logging.INFO if expected else logging.WARNING, "no overview: %s", error,
                    exc_info=None if expected else error)  # fmt: skip

        self._tasks.run(work, done, failed)
