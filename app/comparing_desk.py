"""Where look-alikes differ, worked out away from the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from app.pictures import pixels_of
from app.tasks import TaskRunner
from core.domain import Candidate, Differences, Image, Verdict, VerdictKind
from core.errors import KamiwakeError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.bootstrap import Profile
    from core.comparing import Explanation
    from core.domain import Corners

T = TypeVar("T")
log = logging.getLogger(__name__)


class ComparingDesk(QObject):
    """Each asker gets the answer to its latest question alone. Nobody has to be told of what
    cannot be worked out: a page may be damaged, or gone."""

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._tasks = TaskRunner(1, self)
        self._listing = TaskRunner(1, self)  # apart: it waits while another model is taken over
        self._numbers = count(1)
        self._latest: dict[QObject, int] = {}

    def close(self) -> None:
        self._latest.clear()
        self._tasks.close()
        self._listing.close()

    @property
    def busy(self) -> bool:
        return self._tasks.busy or self._listing.busy

    def forget(self, asker: QObject) -> None:
        """Its question is answered no more."""
        self._latest.pop(asker, None)

    def sample(
        self, asker: QObject, image: Image, corners: Corners, template_id: int,
        done: Callable[[Differences | None], object],
    ) -> None:  # fmt: skip
        """Of a picture that is not registered, and a template; None for different forms."""

        def work() -> Differences | None:
            return self._profile.comparer.sample(image, corners, template_id)

        self._run(self._tasks, self._asked(asker), work, done)

    def page(
        self, asker: QObject, picture: QImage, verdict: Verdict | None,
        done: Callable[[Explanation], object],
    ) -> None:  # fmt: skip
        """What there is to show of a document's page."""
        known = verdict if verdict and verdict.kind is not VerdictKind.UNKNOWN else None
        candidates = known.candidates if known else ()
        print_missing = known is not None and known.print_missing

        def work() -> Explanation:
            return self._profile.comparer.page(pixels_of(picture), candidates, print_missing)

        self._run(self._tasks, self._asked(asker), work, done)

    def near_identical(
        self, asker: QObject, template_id: int,
        done: Callable[[tuple[tuple[Candidate, Differences], ...], bool], object],
    ) -> None:  # fmt: skip
        """`done` is told all that are found so far, and whether there may be more."""
        wanted = self._asked(asker)
        found: list[tuple[Candidate, Differences]] = []
        search: Iterator[tuple[Candidate, Differences]] = iter(())

        def first() -> tuple[Candidate, Differences] | None:
            nonlocal search
            self._profile.refresh()
            search = self._profile.comparer.near_identical(template_id, wanted)
            return next(search, None)

        def took(one: tuple[Candidate, Differences] | None) -> None:
            if one is not None:
                found.append(one)
                self._run(self._listing, wanted, lambda: next(search, None), took)
            done(tuple(found), one is not None)

        self._run(self._listing, wanted, first, took)

    def _asked(self, asker: QObject) -> Callable[[], bool]:
        """Whether the question now asked is still the asker's latest."""
        number = self._latest[asker] = next(self._numbers)
        return lambda: self._latest.get(asker) == number

    def _run(
        self, lane: TaskRunner, wanted: Callable[[], bool], work: Callable[[], T],
        done: Callable[[T], object],
    ) -> None:  # fmt: skip
        def guarded() -> tuple[T] | None:
            return (work(),) if wanted() else None

        def answered(result: tuple[T] | None) -> None:
            if result is not None and wanted():
                done(*result)

        lane.run(guarded, answered, _not_compared, newest_first=True)


def _not_compared(error: Exception) -> None:
    expected = isinstance(error, KamiwakeError)
    log.log(logging.INFO if expected else logging.WARNING, "not compared: %s", error,
            exc_info=None if expected else error)  # fmt: skip
